"""The plot area: where it lies in the chart, its axes, its legend, and the document around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.sheet import Sheet
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import Theme, colour
from annualdeck.deck.theme import GREEN, LANG, MUTED, RED
from annualdeck.wording import Bound

_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CATEGORIES, VALUES, OTHER_CATEGORIES, OTHER_VALUES = 101, 102, 103, 104  # axis ids
LEGEND = inks.height() + 6   # points that a legend above the plot takes


@dataclass(frozen=True)
class Canvas:
    """What a chart is drawn on: its size in points, the theme, a dark or a light page, the colours of fall and rise."""

    width: float
    height: float
    theme: Theme
    dark: bool
    fall: str

    @property
    def rise(self) -> str:
        return RED if self.fall == GREEN else GREEN


@dataclass(frozen=True)
class Drawing:
    """A finished chart: its data sheet, its plot area and legend as XML, and the figures in it."""

    sheet: Sheet
    plot: str
    legend: str
    bound: list[tuple[str, Bound]]

    def xml(self) -> bytes:
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_SPACES}><c:date1904 val="0"/>'
            f'<c:lang val="{LANG}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{self.plot}'
            f'{self.legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{inks.NO_FILL}'
            f"{inks.text(colour(MUTED))}</c:chartSpace>"
        ).encode()


@dataclass(frozen=True)
class Box:
    """The plot within the canvas: margins in points, taken by labels and legend."""

    canvas: Canvas
    left: float = 2
    top: float = 4
    right: float = 2
    bottom: float = 4

    @property
    def width(self) -> float:
        return max(self.canvas.width - self.left - self.right, 10.0)

    @property
    def height(self) -> float:
        return max(self.canvas.height - self.top - self.bottom, 10.0)

    def area(self, charts: str) -> str:
        """c:plotArea with its inner frame at the box."""
        w, h = self.canvas.width, self.canvas.height
        return (
            '<c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/><c:x val="{self.left / w:.5f}"/><c:y val="{self.top / h:.5f}"/>'
            f'<c:w val="{self.width / w:.5f}"/><c:h val="{self.height / h:.5f}"/></c:manualLayout></c:layout>'
            f"{charts}{inks.NO_FILL}</c:plotArea>"
        )


@dataclass(frozen=True)
class Span:
    """The values an axis covers, and the step of its ticks."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """How far up the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def moved(self, low: float, high: float) -> Span:
        """The same steps between other ends."""
        return Span(low, high, self.step)


def span(values: list[float], *, zero: bool, above: float = 0.0, below: float = 0.0) -> Span:
    """An axis that holds all values; `above` and `below` keep that share of it free for labels.

    With `zero` it begins or ends at zero unless the values have both signs; without, so only for a single value.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if zero or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = 0.0, 1.0
    reach = (high - low) / (1 - above - (below if low < 0 else 0.0))
    return Span(low - reach * below if low < 0 else low, high + reach * above, _step(high - low))


def ticked(values: list[float], *, zero: bool, above: float = 0.0, percent: bool = False) -> Span:
    """Like `span`, ending on round ticks, for an axis that is shown; shares of a whole have no tick above it."""
    bare = span(values, zero=zero, above=above)
    step = bare.step
    high = math.ceil(bare.high / step - 1e-9) * step
    if percent and max(values, default=0) <= 1 < high:
        high = bare.high
    return Span(math.floor(bare.low / step + 1e-9) * step, high, step)


def _step(reach: float) -> float:
    rough = reach / 4
    size = 10.0 ** math.floor(math.log10(rough))
    return next((m * size for m in (1, 2, 2.5, 5) if m * size >= rough * 0.999), 10 * size)


def tick_decimals(step: float, percent: bool) -> int:
    """Just the decimals that the ticks need."""
    shown = step * 100 if percent else step
    return next((d for d in range(6) if abs(shown - round(shown, d)) < 1e-9 * max(shown, 1)), 6)


def tick_format(step: float, percent: bool) -> str:
    """A number format with these decimals."""
    decimals = tick_decimals(step, percent)
    zeros = "." + "0" * decimals if decimals else ""
    return f"0{zeros}%" if percent else f"#,##0{zeros}"


def tick_width(values: Span, percent: bool) -> float:
    """Points that the widest number of a shown axis takes."""
    decimals = tick_decimals(values.step, percent)
    factor, sign = (100, "%") if percent else (1, "")
    return max(inks.width(f"{v * factor:,.{decimals}f}{sign}") for v in (values.low, values.high))


def category_axis(
    box: Box, *, at: str = "b", names: bool = True, wrapped: bool = False, skip: int = 1, reverse: bool = False,
    line: bool = True, size: float = inks.SIZE, ids: tuple[int, int] = (CATEGORIES, VALUES),
) -> str:
    """c:catAx. `names` False hides it whole; `wrapped` breaks names into lines; `skip` shows each n-th name; `reverse`
    begins at the top."""
    ink = colour("bg1", lum=(75, 0)) if box.canvas.dark else colour(MUTED)
    words = inks.text(ink, size, body=' rot="0" vert="horz"' if wrapped else ' rot="-60000000" vert="horz"')
    edge = inks.stroke(inks.HAIRLINE, 0.75, "flat") if line else inks.NO_FILL
    return (
        f'<c:catAx><c:axId val="{ids[0]}"/><c:scaling><c:orientation val="{"maxMin" if reverse else "minMax"}"/>'
        f'</c:scaling><c:delete val="{int(not names)}"/><c:axPos val="{at}"/>'
        f'<c:numFmt formatCode="@" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{edge}'
        f'{words}<c:crossAx val="{ids[1]}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="{skip}"/>'
        f'<c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(
    values: Span, form: str, *, at: str = "l", shown: bool = False, line: bool = False, title: str = "",
    crosses: str = "autoZero", between: str = "between", kept: bool = False, ids: tuple[int, int] = (VALUES, CATEGORIES),
) -> str:
    """c:valAx over a span; `shown` draws its numbers and light gridlines.

    `kept` only makes the axis invisible: LibreOffice draws a series on the first axis when its own is deleted.
    """
    hidden = not shown and not kept
    grid = f'<c:majorGridlines>{inks.stroke(inks.GRIDLINE, 0.5, "flat")}</c:majorGridlines>' if shown else ""
    head = f'<c:title>{inks.rich(clean(title), colour(MUTED))}<c:overlay val="0"/></c:title>' if title else ""
    edge = inks.stroke(inks.HAIRLINE, 0.75, "flat") if line else inks.NO_FILL
    return (
        f'<c:valAx><c:axId val="{ids[0]}"/><c:scaling><c:orientation val="minMax"/><c:max val="{values.high:.10g}"/>'
        f'<c:min val="{values.low:.10g}"/></c:scaling><c:delete val="{int(hidden)}"/><c:axPos val="{at}"/>{grid}{head}'
        f'<c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"low" if shown else "none"}"/>{edge}'
        f'{inks.text(colour(MUTED))}<c:crossAx val="{ids[1]}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{values.step:.10g}"/></c:valAx>'
    )


def column_point(index: int, look: str) -> str:
    """c:dPt of one column or bar that looks unlike the others of its series."""
    return f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'


def legend(canvas: Canvas, names: list[str], unnamed: tuple[int, ...] = ()) -> str:
    """c:legend at the top left of the canvas, without the series of the `unnamed` numbers."""
    left_out = "".join(f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>' for n in unnamed)
    wide = min(sum(inks.width(n) + 34 for n in names) + 6, canvas.width)
    return (
        f'<c:legend><c:legendPos val="t"/>{left_out}<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="0"/><c:y val="0"/><c:w val="{wide / canvas.width:.5f}"/>'
        f'<c:h val="{LEGEND / canvas.height:.5f}"/></c:manualLayout></c:layout><c:overlay val="0"/>'
        f"{inks.text(colour(MUTED))}</c:legend>"
    )
