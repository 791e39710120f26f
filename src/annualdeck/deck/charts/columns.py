"""Columns: clustered, stacked, close together as classes of one scale; with benchmarks, campaigns and a line above."""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels, overline, stacks
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.benchmark import level, over_columns
from annualdeck.deck.charts.benchmark import room as benchmark_room
from annualdeck.deck.charts.column_labels import covered, crossed, labels_of, shifted, zeros
from annualdeck.deck.charts.column_plan import Plan, category_names, marks, planned, tags
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.names import Names, below
from annualdeck.deck.charts.plot import (
    LEGEND, Box, Canvas, Drawing, Span, category_axis, column_point, legend, span, tick_format, tick_width, ticked,
    value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, MUTED, ROLES
from annualdeck.slide import Columns, Series

_WIDEST = 46             # points that one column may be wide
_CLOSE = 16              # % of the columns of a class: between the classes of a histogram
_GROUPING = {"": "clustered", "plain": "stacked", "percent": "percentStacked"}


def draw(chart: Columns, canvas: Canvas) -> Drawing:
    plan = planned(chart, canvas)
    values = stacks.heights(plan.shown, plan.scale, chart.stacked) + [
        v for s in plan.across for v in numbers(s.points, plan.scale) if v is not None]
    left = tick_width(ticked(values, zero=True), plan.percent) + 8 if plan.axis else 2
    right = max([2.0, *(benchmark_room(s, plan.scale) + 10 for s in plan.across),
                 *([stacks.names_room(plan.shown, plan.scale) + 8] if plan.named else [])])
    room = (canvas.width - left - right) / max(len(chart.categories), 1)
    size = 9 if canvas.dark else inks.SIZE
    names = below(category_names(plan, room, size), room, size)
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
    found = [one for s, scale in plan.series for one in bound([s], scale)]
    found += [(f"tag {chart.categories[i]}", one) for i, tag in tags(plan, room).items() for one in tag.bound]
    return Drawing(sheet, box.area(charts), legend(canvas, plan.legend, _unnamed(plan)) if plan.legend else "", found)


def _unnamed(plan: Plan) -> tuple[int, ...]:
    """The entries that the legend leaves out: bands, and benchmarks, which are named at their end; trend lines come last."""
    bands = (0, 1, plan.first + len(plan.series)) if plan.bands else ()
    across = range(plan.first + len(plan.shown), plan.first + len(plan.shown) + len(plan.across))
    count = len(plan.series) + len(bands)
    return (*bands, *across, *range(count, count + sum(level(s, plan.scale) for s in plan.across)))


def _axis(plan: Plan, values: list[float], box: Box, room: float) -> Span:
    label = inks.height() / box.height
    if plan.chart.stacked == "percent":
        return Span(0, 1, 0.25)
    bands = plan.bands.height(room) / box.height if plan.bands else 0.0
    over = label if tags(plan, room) else 0.0
    free = 1 - overline.FROM + label if plan.above else label + 0.02 + bands + over
    if plan.axis:
        return ticked(values, zero=True, above=free if plan.above else 0.5 * label + bands + over)
    return span(values, zero=True, above=free, below=label + 0.02)


def _sheet(plan: Plan, names: Names) -> Sheet:
    columns = [Numbers(s.name, numbers(s.points, scale), scale.excel) for s, scale in plan.series]
    more = (plan.bands.column(), plan.bands.air()) if plan.bands else ()
    return Sheet(Texts("", names.shown), *columns, *more, *names.columns())


def _columns(
    plan: Plan, canvas: Canvas, sheet: Sheet, axis: Span, box: Box, room: float, axes: groups.Axes
) -> str:
    """c:barChart of the columns themselves."""
    chart, gap = plan.chart, 0 if plan.bands else _gap(room, plan)
    wide = room / (1 + gap / 100)   # points that a stack is wide
    if chart.stacked:
        kept = stacks.kept(plan.shown, plan.scale, chart.stacked, axis, box, max(wide, room - 4))
    else:
        kept = labels.fitting(plan.shown, {n: texts(s, plan.scale) for n, s in enumerate(plan.shown)}, room)
    ends = stacks.ends(plan.shown, plan.scale, chart.stacked, axis, box, room) if plan.named else {}
    kept = [k - covered(s, plan, axis, box, room) - zeros(s, plan) for s, k in zip(plan.shown, kept, strict=True)]
    under, each = crossed(plan, axis, box), room / ((1 if chart.stacked else len(plan.shown)) + gap / 100)
    series = ""
    for n, s in enumerate(plan.shown):
        others = [(o, k) for o, k in zip(plan.shown, kept, strict=True) if o is not s]
        moved = shifted(s, kept[n], others, plan, axis, box, each, room - each * len(plan.shown))
        points = labels_of(s, plan, canvas, kept[n], under, moved, room, each) | ends.get(n, {})
        series += _series(n, s, plan, canvas, sheet, points)
    if plan.bands:
        blank = len(plan.series) + 2
        series = "".join((groups.bar(1, sheet, blank, inks.NO_FILL), series,
                          groups.bar(plan.first + len(plan.series), sheet, blank, inks.NO_FILL)))
    overlap = 100 if chart.stacked else 0 if plan.bands or chart.histogram else -4
    return groups.bars(series, grouping=_GROUPING[chart.stacked], gap=gap, overlap=overlap, axes=axes)


def _gap(room: float, plan: Plan) -> int:
    """c:gapWidth in % of one column: about half a column, more where columns would be too wide."""
    clustered = 1 if plan.chart.stacked else len(plan.shown)
    if plan.chart.histogram:
        return _CLOSE * clustered
    wide = min(room / (clustered + 0.5), _WIDEST)
    return max(20, min(500, round((room / wide - clustered) * 100)))


def _series(n: int, s: Series, plan: Plan, canvas: Canvas, sheet: Sheet, points: dict[int, str]) -> str:
    area = colour(MUTED, lum=(55, 0)) if canvas.dark else colour(ROLES[s.role])
    peaks = sorted(marks(s, plan)) if canvas.dark else []
    looks = "".join(column_point(i, inks.fill(colour(ACCENT))) for i in peaks)
    return groups.bar(plan.first + n, sheet, n + 1, inks.fill(area), labels.series(points), looks)
