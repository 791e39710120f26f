"""Columns: clustered, stacked, close together as classes of one scale; with benchmarks, campaigns and a line above."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.deck.charts import groups, labels, overline, stacks
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.benchmark import benchmarks, over_columns, own
from annualdeck.deck.charts.benchmark import room as benchmark_room
from annualdeck.deck.charts.figures import bound, drawn, numbers, texts
from annualdeck.deck.charts.names import Names, below
from annualdeck.deck.charts.plot import (
    LEGEND, Box, Canvas, Drawing, Span, category_axis, column_point, legend, span, tick_format, tick_width, ticked,
    value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.charts.windows import Windows, windows
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, INK, MUTED, PAPER, ROLES
from annualdeck.scale import Scale, common_scale
from annualdeck.slide import Columns, Series

_WIDEST = 46             # points that one column may be wide
_CLOSE, _OVER = 16, 45   # % of a column: between the classes of a histogram, and of one year over the other
_GROUPING = {"": "clustered", "plain": "stacked", "percent": "percentStacked"}


@dataclass(frozen=True)
class _Plan:
    """What is drawn: the columns, the lines across and above them, the bands behind them, and how they are named."""

    chart: Columns
    scale: Scale
    shown: list[Series]
    across: list[Series]
    above: Series | None
    bands: Windows | None
    named: bool      # stacks are named beside the last one
    legend: list[str]
    axis: bool

    @property
    def series(self) -> list[tuple[Series, Scale]]:
        """Every series in the order of the data sheet."""
        above = [(self.above, common_scale(self.above.figures))] if self.above else []
        return [(s, self.scale) for s in self.shown + self.across] + above

    @property
    def first(self) -> int:
        """The number of the first column: bands and empty columns come before it."""
        return 2 if self.bands else 0

    @property
    def percent(self) -> bool:
        return self.scale.percent or self.chart.stacked == "percent"


def draw(chart: Columns, canvas: Canvas) -> Drawing:
    plan = _plan(chart, canvas)
    values = stacks.heights(plan.shown, plan.scale, chart.stacked) + [
        v for s in plan.across for v in numbers(s.points, plan.scale) if v is not None]
    left = tick_width(ticked(values, zero=True), plan.percent) + 8 if plan.axis else 2
    right = max([2.0, *(benchmark_room(s, plan.scale) + 10 for s in plan.across),
                 *([stacks.names_room(plan.shown, plan.scale) + 8] if plan.named else [])])
    room = (canvas.width - left - right) / max(len(chart.categories), 1)
    size = 9 if canvas.dark else inks.SIZE
    names = below(_names(plan, room, size), room, size)
    box = Box(canvas, left, LEGEND + 4 if plan.legend else 4, right, names.height)
    axis = _axis(plan, values, box, room)
    sheet = _sheet(plan, names)
    axes = groups.SECOND if plan.bands else groups.FIRST
    charts = _columns(plan, canvas, sheet, axis, box, room, axes)
    if plan.across:
        charts += groups.lines("".join(
            over_columns(plan.first + n, s, sheet, n + 1, plan.scale, room / 2, canvas.width)
            for n, s in enumerate(plan.across, start=len(plan.shown))
        ), axes)
    below_axis = category_axis(box, wrapped=names.lines > 1, skip=names.skip, size=size, line=not canvas.dark)
    value = value_axis(axis, tick_format(axis.step, plan.percent), shown=plan.axis, kept=bool(plan.bands), ids=axes[::-1])
    if plan.bands:
        charts = plan.bands.group(0, sheet, len(plan.series) + 1, room, box) + charts + below_axis + plan.bands.axis()
        charts += value + category_axis(box, names=False, ids=axes)
    else:
        last = len(plan.series) - 1
        charts += overline.line(plan.above, last, sheet) if plan.above else ""
        charts += below_axis + value + (overline.axes(plan.above, box) if plan.above else "")
    unnamed = (0, 1, plan.first + len(plan.series)) if plan.bands else ()
    found = [one for s, scale in plan.series for one in bound([s], scale)]
    return Drawing(sheet, box.area(charts), legend(canvas, plan.legend, unnamed) if plan.legend else "", found)


def _plan(chart: Columns, canvas: Canvas) -> _Plan:
    scale, shown, across = chart.scale, drawn(own(chart.series)), benchmarks(chart.series)
    above = chart.line if chart.line and chart.line.figures else None
    named = bool(chart.stacked) and 1 < len(shown) <= stacks.MOST_NAMED and not above and stacks.all_end(shown)
    names = [s.name for s in shown] + ([above.name] if above else [])
    told = any(len(labels.wanted(s)) == len(s.figures) for s in shown)
    below_zero = any((v or 0) < 0 for s in shown for v in numbers(s.points, scale))
    bare = not (chart.stacked or chart.histogram or above or canvas.dark or below_zero)
    return _Plan(
        chart, scale, shown, across, above, windows(chart.windows, len(chart.categories)) if bare else None, named,
        names if len(names) > 1 and not named and not canvas.dark else [],
        not canvas.dark and not above and not told,
    )


def _names(plan: _Plan, room: float, size: float) -> list[str]:
    """The categories; behind them, where they have room, what can't stand on the columns: marks of stacks, campaigns
    without a band.
    """
    chart = plan.chart
    beside = (dict(chart.marks) if chart.stacked else {}) | ({} if plan.bands else dict(chart.windows))
    beside = {i: words for i, words in beside.items() if inks.width(words, size) <= room - 2}
    return [f"{name} {beside[i]}" if i in beside else name for i, name in enumerate(chart.categories)]


def _axis(plan: _Plan, values: list[float], box: Box, room: float) -> Span:
    label = inks.height() / box.height
    if plan.chart.stacked == "percent":
        return Span(0, 1, 0.25)
    bands = plan.bands.height(room) / box.height if plan.bands else 0.0
    free = 1 - overline.FROM + label if plan.above else label + 0.02 + bands
    if plan.axis:
        return ticked(values, zero=True, above=free if plan.above else 0.5 * label + bands)
    return span(values, zero=True, above=free, below=label + 0.02)


def _sheet(plan: _Plan, names: Names) -> Sheet:
    columns = [Numbers(s.name, numbers(s.points, scale), scale.excel) for s, scale in plan.series]
    more = (plan.bands.column(), plan.bands.air()) if plan.bands else ()
    return Sheet(Texts("", names.shown), *columns, *more, *names.columns())


def _columns(
    plan: _Plan, canvas: Canvas, sheet: Sheet, axis: Span, box: Box, room: float, axes: groups.Axes
) -> str:
    """c:barChart of the columns themselves."""
    chart, gap = plan.chart, 0 if plan.bands else _gap(room, plan)
    wide = room / (1 + gap / 100)   # points that a stack is wide
    if chart.stacked:
        kept = stacks.kept(plan.shown, plan.scale, chart.stacked, axis, box, max(wide, room - 4))
    else:
        kept = labels.fitting(plan.shown, {n: texts(s, plan.scale) for n, s in enumerate(plan.shown)}, room)
    ends = stacks.ends(plan.shown, plan.scale, chart.stacked, axis, box, room) if plan.named else {}
    kept = [k - _covered(s, plan, axis, box, room) for s, k in zip(plan.shown, kept, strict=True)]
    crossed = _crossed(plan, axis, box)
    series = "".join(
        _series(n, s, plan, canvas, sheet, _points(s, plan, canvas, kept[n], crossed) | ends.get(n, {}))
        for n, s in enumerate(plan.shown)
    )
    if plan.bands:
        blank = len(plan.series) + 2
        series = "".join((groups.bar(1, sheet, blank, inks.NO_FILL), series,
                          groups.bar(plan.first + len(plan.series), sheet, blank, inks.NO_FILL)))
    overlap = 100 if chart.stacked else _OVER if chart.histogram else 0 if plan.bands else -4
    return groups.bars(series, grouping=_GROUPING[chart.stacked], gap=gap, overlap=overlap, axes=axes)


def _gap(room: float, plan: _Plan) -> int:
    """c:gapWidth in % of one column: about half a column, more where columns would be too wide."""
    if plan.chart.histogram:
        return _CLOSE
    clustered = 1 if plan.chart.stacked else len(plan.shown)
    wide = min(room / (clustered + 0.5), _WIDEST)
    return max(20, min(500, round((room / wide - clustered) * 100)))


def _marks(s: Series, plan: _Plan) -> dict[int, str]:
    """The annotations that stand on this series: on this year's, else on the first; stacks carry none."""
    bearer = next((k for k in plan.shown if k.role == "this"), plan.shown[0])
    if s is not bearer or plan.chart.stacked:
        return {}
    return {i: mark for i, mark in plan.chart.marks.items() if i < len(s.points) and s.points[i] is not None}


def _covered(s: Series, plan: _Plan, axis: Span, box: Box, room: float) -> set[int]:
    """The points whose values would lie under an annotation beside them."""
    scale, point = plan.scale, box.height / (axis.high - axis.low)
    at = {i: scale.number(p) * point for i, p in enumerate(s.points) if p is not None}
    return {
        j for i, mark in _marks(s, plan).items() for j in at if i != j and abs(at[i] - at[j]) < inks.height()
        and abs(i - j) * room < (inks.width(labels.marked(mark, scale.text(s.points[i]))) + inks.width(scale.text(s.points[j]))) / 2  # type: ignore[arg-type]
    }


def _crossed(plan: _Plan, axis: Span, box: Box) -> set[float]:
    """The values whose labels would lie on a benchmark's line."""
    point = box.height / (axis.high - axis.low)
    lines = [v for s in plan.across for v in numbers(s.points, plan.scale) if v is not None]
    values = {plan.scale.number(f) for s in plan.shown for f in s.figures}
    return {v for v in values if any(-2 < (line - v) * point < inks.height() + 4 for line in lines)}


def _points(s: Series, plan: _Plan, canvas: Canvas, kept: set[int], crossed: set[float]) -> dict[int, str]:
    """The labels of a series by point: annotations in the accent, values in ink, on paper where a line runs there."""
    scale, points = plan.scale, {}
    for i, mark in _marks(s, plan).items():
        value = scale.text(s.points[i])  # type: ignore[arg-type]
        unit = scale.suffix if canvas.dark and not scale.percent else ""
        points[i] = labels.annotation(i, labels.marked(mark, value + unit), "outEnd")
    if plan.chart.stacked:
        ink, where = colour(canvas.theme.ink_on(ROLES[s.role])), "ctr"
    else:
        ink, where = colour(PAPER if canvas.dark else INK if s.role == "this" else MUTED), "outEnd"
    for i in kept - set(points):
        ground = colour(PAPER) if scale.number(s.points[i]) in crossed and where == "outEnd" else ""  # type: ignore[arg-type]
        points[i] = labels.point(i, labels.body(ink, scale.excel, where, ground=ground))
    return points


def _series(n: int, s: Series, plan: _Plan, canvas: Canvas, sheet: Sheet, points: dict[int, str]) -> str:
    area = colour(MUTED, lum=(55, 0)) if canvas.dark else colour(ROLES[s.role])
    peaks = sorted(_marks(s, plan)) if canvas.dark else []
    looks = "".join(column_point(i, inks.fill(colour(ACCENT))) for i in peaks)
    return groups.bar(plan.first + n, sheet, n + 1, inks.fill(area), labels.series(points), looks)
