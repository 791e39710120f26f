"""From one total to another by signed steps: stacked columns, the lowest of each stack invisible.

Every bar stands on zero or on the sum so far. A step that crosses zero is drawn in two pieces, above and below it.
"""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.names import below
from annualdeck.deck.charts.plot import (
    CATEGORIES, VALUES, Box, Canvas, Drawing, Span, category_axis, span, value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, GREY, INK
from annualdeck.figure import Figure
from annualdeck.slide import Waterfall
from annualdeck.wording import Bound

_TOTAL, _RISE, _FALL = "合计", "增加", "减少"


@dataclass(frozen=True)
class _Bar:
    """One bar from `low` to `high`: which series it belongs to and what stands above it."""

    kind: str
    low: float
    high: float
    figure: Figure

    @property
    def base(self) -> float:
        """The invisible part under (or, below zero, over) the bar."""
        return self.low if self.low > 0 else min(self.high, 0.0)

    @property
    def above(self) -> float:
        return max(self.high, 0.0) - max(self.low, 0.0)

    @property
    def below(self) -> float:
        return min(self.low, 0.0) - min(self.high, 0.0)


def draw(chart: Waterfall, canvas: Canvas) -> Drawing:
    scale, bars = chart.scale, _bars(chart)
    titles = (chart.start_label, *(name for name, _ in chart.steps), chart.end_label)
    names = below(titles, (canvas.width - 4) / len(bars))
    box = Box(canvas, bottom=names.height, top=6)
    free = (inks.height() + 2) / box.height
    axis = span([v for b in bars for v in (b.low, b.high)], zero=True, above=free, below=free)

    formats = {
        _TOTAL: scale.excel, _RISE: f"+{scale.excel};+{scale.excel}", _FALL: f"-{scale.excel};-{scale.excel}",
    }
    split = [k for k in formats if any(b.kind == k and b.above and b.below for b in bars)]
    columns = [Numbers("基准", tuple(b.base or None for b in bars), scale.excel)]
    kinds = [""]
    for kind, form in formats.items():
        one = tuple((b.above or b.below) if b.kind == kind else None for b in bars)
        columns.append(Numbers(kind, one, form))
        kinds.append(kind)
    for kind in split:
        rest = tuple(b.below if b.kind == kind and b.above and b.below else None for b in bars)
        columns.append(Numbers(f"{kind}（零线以下）", rest, formats[kind]))
        kinds.append(kind)
    sheet = Sheet(Texts("", names.shown), *columns, *names.columns())

    inkings = {_TOTAL: GREY, _RISE: ACCENT, _FALL: canvas.fall}
    series = ""
    for n, (kind, column) in enumerate(zip(kinds, columns, strict=True)):
        labelled = {
            i: _label(i, b, kind, formats[kind], axis, box, chart)
            for i, b in enumerate(bars) if kind == b.kind and n < 4 and column.values[i] is not None
        } if kind else {}
        look = inks.fill(colour(inkings[kind])) if kind else inks.NO_FILL
        series += (
            f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{sheet.header(n + 1)}{look}<c:invertIfNegative val="0"/>'
            f"{labels.series(labelled)}<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(n + 1)}</c:val></c:ser>"
        )
    charts = (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="50"/><c:overlap val="100"/><c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:barChart>'
        + category_axis(box, wrapped=names.lines > 1, skip=names.skip)
        + value_axis(axis, scale.excel)
    )
    found = [
        (f"series {b.kind} point {i}", Bound(b.figure, "scaled", scale.text(b.figure)))
        for i, b in enumerate(bars, start=1)
    ]
    return Drawing(sheet, box.area(charts), "", found)


def _bars(chart: Waterfall) -> list[_Bar]:
    """The bars in order. Sums run in the scale of the chart."""
    scale = chart.scale
    at = scale.number(chart.start)
    bars = [_Bar(_TOTAL, min(at, 0.0), max(at, 0.0), chart.start)]
    for _, figure in chart.steps:
        step = scale.number(figure)
        bars.append(_Bar(_RISE if step >= 0 else _FALL, min(at, at + step), max(at, at + step), figure))
        at += step
    end = scale.number(chart.end)
    return [*bars, _Bar(_TOTAL, min(end, 0.0), max(end, 0.0), chart.end)]


def _label(i: int, bar: _Bar, kind: str, form: str, axis: Span, box: Box, chart: Waterfall) -> str:
    """The value above its bar: PowerPoint centres it in a stacked bar, so it is moved up by half the bar."""
    point = box.height / (axis.high - axis.low)
    piece = (max(bar.low, 0.0), bar.high) if bar.above else (bar.low, bar.high)
    lift = (bar.high - sum(piece) / 2) * point + inks.height() / 2 + 1
    both = bool(bar.above and bar.below)
    sign = "+" if kind == _RISE else ""
    words = inks.rich(sign + chart.scale.text(bar.figure), colour(INK)) if both else ""
    body = labels.body(colour(INK), form, "ctr", bold=kind == _TOTAL)
    return labels.point(i, body, shift=(0.0, -lift / box.canvas.height), words=words)
