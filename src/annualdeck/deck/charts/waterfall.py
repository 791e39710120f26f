"""From one total to another by signed steps: stacked columns, the lowest of each stack invisible.

Every bar stands on zero or on the sum so far, and a thin line leads from each to the next. A step that crosses zero is
drawn in two pieces, above and below it. Where the axis begins above zero, its totals carry the sign of a cut, ≈.
"""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts.names import below
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, category_axis, span, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, GREY, INK, MUTED, PAPER
from annualdeck.figure import Figure
from annualdeck.scale import Scale
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
    axis = _axis(bars, chart, box)
    raised = _raised(bars, chart, axis, box)
    if raised:
        axis = _axis(bars, chart, box, lines=2)
    pieces = _pieces(bars, scale)
    ways = _ways(bars, chart.levels, scale)
    breaks = Numbers("断轴", tuple(
        axis.low + 0.1 * (axis.high - axis.low) if b.kind == _TOTAL else None for b in bars), scale.excel)
    columns = [column for _, column in pieces] + ways + ([breaks] if chart.floor else [])
    sheet = Sheet(Texts("", names.shown), *columns, *names.columns())
    charts = (
        groups.bars(_stacks(pieces, bars, chart, sheet, axis, box, raised), grouping="stacked", gap=50, overlap=100)
        + groups.lines("".join(_across(n, sheet) for n in range(len(pieces), len(columns))))
        + category_axis(box, wrapped=names.lines > 1, skip=names.skip)
        + value_axis(axis, scale.excel)
    )
    found = [
        (f"series {b.kind} point {i}", Bound(b.figure, "scaled", scale.text(b.figure)))
        for i, b in enumerate(bars, start=1)
    ]
    return Drawing(sheet, box.area(charts), "", found)


def _axis(bars: list[_Bar], chart: Waterfall, box: Box, lines: int = 1) -> Span:
    """From zero, or from the chart's floor, with room for so many lines of values over the bars."""
    free = (inks.height(lines) + 4) / box.height
    axis = span([v for b in bars for v in (b.low, b.high)], zero=True, above=free, below=free)
    if chart.floor:
        axis = Span(chart.floor, chart.floor + (max(chart.levels) - chart.floor) / (1 - free), axis.step)
    return axis


def _raised(bars: list[_Bar], chart: Waterfall, axis: Span, box: Box) -> set[int]:
    """The steps beside a total whose value would touch the total's: it stands one line higher."""
    point, room = box.height / (axis.high - axis.low), box.width / len(bars)
    wide = [inks.width(("" if b.kind == _TOTAL else "+") + chart.scale.text(b.figure)) for b in bars]
    return {
        i for i, j in ((1, 0), (len(bars) - 2, len(bars) - 1)) if bars[i].kind != _TOTAL
        and wide[i] + wide[j] > 2 * room - 4 and abs(bars[i].high - bars[j].high) * point < inks.height()
    }


def _formats(scale: Scale) -> dict[str, str]:
    """The number format of each kind of bar: steps carry their sign."""
    return {_TOTAL: scale.excel, _RISE: f"+{scale.excel};+{scale.excel}", _FALL: f"-{scale.excel};-{scale.excel}"}


def _pieces(bars: list[_Bar], scale: Scale) -> list[tuple[str, Numbers]]:
    """The series that stand on one another, with the kind of bar each belongs to: the invisible base ("") first, then
    each kind above zero, and below it what crosses it.
    """
    pieces = [("", Numbers("基准", tuple(b.base or None for b in bars), scale.excel))]
    for kind, form in _formats(scale).items():
        one = tuple((b.above or b.below) if b.kind == kind else None for b in bars)
        pieces.append((kind, Numbers(kind, one, form)))
    for kind, form in _formats(scale).items():
        rest = tuple(b.below if b.kind == kind and b.above and b.below else None for b in bars)
        if any(rest):
            pieces.append((kind, Numbers(f"{kind}（零线以下）", rest, form)))
    return pieces


def _ways(bars: list[_Bar], levels: tuple[float, ...], scale: Scale) -> list[Numbers]:
    """The lines from bar to bar on the sum so far: three series by turns, so that a gap parts the lines of each."""
    count = len(bars)
    return [
        Numbers(f"连线{'甲乙丙'[turn]}", tuple(
            levels[i if i % 3 == turn else i - 1] if i % 3 == turn and i < count - 1 or i and (i - 1) % 3 == turn else None
            for i in range(count)), scale.excel)
        for turn in range(min(3, count - 1))
    ]


def _across(n: int, sheet: Sheet) -> str:
    """A series of connecting lines, or the last one of an axis that is cut: its signs on the totals."""
    column = sheet.columns[n + 1]
    if column.name != "断轴":
        return groups.line(n, sheet, n + 1, inks.stroke(colour(MUTED, lum=(60, 40)), 0.75, "flat"))
    words = inks.rich("≈", colour(PAPER), 16, bold=True)
    body = labels.body(colour(PAPER), position="ctr", size=16)
    points = {i: labels.point(i, body, words=words) for i, v in enumerate(column.values) if v is not None}
    return groups.line(n, sheet, n + 1, inks.NO_LINE, labels.series(points))


def _stacks(
    pieces: list[tuple[str, Numbers]], bars: list[_Bar], chart: Waterfall, sheet: Sheet, axis: Span, box: Box, raised: set[int],
) -> str:
    inkings = {_TOTAL: GREY, _RISE: ACCENT, _FALL: box.canvas.fall}
    series = ""
    for n, (kind, column) in enumerate(pieces):
        labelled = {
            i: _label(i, b, kind, axis, box, chart, inks.height() if i in raised else 0.0)
            for i, b in enumerate(bars) if kind == b.kind and n < 4 and column.values[i] is not None
        }
        look = inks.fill(colour(inkings[kind])) if kind else inks.NO_FILL
        series += groups.bar(n, sheet, n + 1, look, labels.series(labelled))
    return series


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


def _label(i: int, bar: _Bar, kind: str, axis: Span, box: Box, chart: Waterfall, more: float) -> str:
    """The value above its bar. No program puts it there in a stack: it is moved up from inside the bar's end, or where
    the bar hangs below zero from its middle; by `more` points where a neighbour's stands there.
    """
    point = box.height / (axis.high - axis.low)
    both, sign = bool(bar.above and bar.below), "+" if kind == _RISE else ""
    lift = inks.height() + 5 if bar.above else (bar.high - bar.low) / 2 * point + inks.height() / 2 + 1
    words = inks.rich(sign + chart.scale.text(bar.figure), colour(INK)) if both else ""
    form = _formats(chart.scale)[kind]
    body = labels.body(colour(INK), form, "inEnd" if bar.above else "ctr", bold=kind == _TOTAL)
    return labels.point(i, body, shift=(0.0, -(lift + more) / box.canvas.height), words=words)
