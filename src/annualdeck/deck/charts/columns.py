"""Columns, clustered or stacked, with an optional line of another unit floating above them."""

from __future__ import annotations

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.figures import bound, drawn, numbers, texts
from annualdeck.deck.charts.names import Names, below
from annualdeck.deck.charts.plot import (
    CATEGORIES, LEGEND, OTHER_CATEGORIES, OTHER_VALUES, VALUES, Box, Canvas, Drawing, Span, category_axis, column_point, legend, span,
    tick_format, tick_width, ticked, value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, INK, MUTED, PAPER, ROLES
from annualdeck.scale import Scale, common_scale
from annualdeck.slide import Columns, Series

_WIDEST = 46       # points that one column may be wide
_LINE_FROM = 0.66  # the share of the plot's height above which the line floats


def draw(chart: Columns, canvas: Canvas) -> Drawing:
    shown, scale = drawn(chart.series), chart.scale
    line = chart.line if chart.line and chart.line.figures else None
    named = [s.name for s in shown] + ([line.name] if line else [])
    with_legend = len(named) > 1 and not canvas.dark
    axis_shown = not canvas.dark and not line and not any(len(labels.wanted(s)) == len(s.figures) for s in shown)
    values = _heights(shown, scale, chart.stacked)
    tick_room = tick_width(ticked(values, zero=True), scale.percent) + 8 if axis_shown else 2
    room = (canvas.width - tick_room - 2) / max(len(chart.categories), 1)
    size = 9 if canvas.dark else inks.SIZE
    marks = chart.marks if chart.stacked else {}
    names = below([f"{n} {marks[i]}" if i in marks else n for i, n in enumerate(chart.categories)], room, size)
    box = Box(canvas, left=tick_room, top=LEGEND + 4 if with_legend else 4, bottom=names.height)

    label = inks.height() / box.height
    free = 1 - _LINE_FROM + label if line else label + 0.02
    axis = ticked(values, zero=True, above=free if line else 0.5 * label) if axis_shown else span(
        values, zero=True, above=free, below=label + 0.02)
    scales = [scale] * len(shown)
    sheet = _sheet(names, shown + ([line] if line else []), scales + ([common_scale(line.figures)] if line else []))
    kept = _kept(chart, shown, scale, room, box, axis)
    bars = "".join(
        _series(n, s, chart, canvas, sheet, kept[n], scale) for n, s in enumerate(shown)
    )
    charts = (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="{"stacked" if chart.stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{bars}<c:gapWidth val="{_gap(room, 1 if chart.stacked else len(shown))}"/>'
        f'<c:overlap val="{100 if chart.stacked else -4}"/>'
        f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:barChart>'
    )
    if line:
        charts += _line(line, len(shown), sheet)
    charts += category_axis(box, wrapped=names.lines > 1, skip=names.skip, size=size, line=not canvas.dark)
    charts += value_axis(axis, tick_format(axis.step, scale.percent), shown=axis_shown)
    if line:
        other = (OTHER_CATEGORIES, OTHER_VALUES)
        charts += value_axis(_floating(line, box), common_scale(line.figures).excel, at="r", crosses="max", ids=other[::-1])
        charts += category_axis(box, names=False, ids=other)
    found = bound(shown, scale) + (bound([line], common_scale(line.figures)) if line else [])
    return Drawing(sheet, box.area(charts), legend(canvas, named) if with_legend else "", found)


def _heights(shown: list[Series], scale: Scale, stacked: bool) -> list[float]:
    """The values that the axis must hold: each point, or the stacks' tops and bottoms."""
    rows = [[v or 0.0 for v in row] for row in zip(*(numbers(s.points, scale) for s in shown), strict=True)]
    if not stacked:
        return [v for row in rows for v in row]
    return [sum(v for v in row if v > 0) for row in rows] + [sum(v for v in row if v < 0) for row in rows]


def _sheet(names: Names, series: list[Series], scales: list[Scale]) -> Sheet:
    columns = [Numbers(s.name, numbers(s.points, c), c.excel) for s, c in zip(series, scales, strict=True)]
    return Sheet(Texts("", names.shown), *columns, *names.columns())


def _kept(chart: Columns, shown: list[Series], scale: Scale, room: float, box: Box, axis: Span) -> list[set[int]]:
    """The labels that are drawn for each series."""
    words = {n: texts(s, scale) for n, s in enumerate(shown)}
    if not chart.stacked:
        return labels.fitting(shown, words, room)
    column = room / (1 + _gap(room, 1) / 100)
    point = box.height / (axis.high - axis.low)
    return [
        {i for i in labels.wanted(s) if abs(scale.number(s.points[i])) * point >= inks.height()  # type: ignore[arg-type]
         and inks.width(words[n][i]) <= max(column, room - 4)}
        for n, s in enumerate(shown)
    ]


def _gap(room: float, clustered: int) -> int:
    """c:gapWidth in % of one column: about half a column, more where columns would be too wide."""
    wide = min(room / (clustered + 0.5), _WIDEST)
    return max(20, min(500, round((room / wide - clustered) * 100)))


def _series(
    n: int, s: Series, chart: Columns, canvas: Canvas, sheet: Sheet, kept: set[int], scale: Scale
) -> str:
    slot = ROLES[s.role]
    mark_on = next((k for k in drawn(chart.series) if k.role == "this"), drawn(chart.series)[0])
    marks = chart.marks if s is mark_on and not chart.stacked else {}
    area = colour(MUTED, lum=(55, 0)) if canvas.dark else colour(slot)
    points = {}
    for i in (i for i in marks if i < len(s.points) and s.points[i] is not None):
        value = scale.text(s.points[i])  # type: ignore[arg-type]
        words = labels.marked(marks[i], value + scale.suffix if canvas.dark and not scale.percent else value)
        points[i] = labels.annotation(i, words, "outEnd")
    if chart.stacked:
        ink, where = colour(canvas.theme.ink_on(slot)), "ctr"
    else:
        ink, where = colour(PAPER if canvas.dark else INK if s.role == "this" else MUTED), "outEnd"
    for i in kept - set(points):
        points[i] = labels.point(i, labels.body(ink, scale.excel, where))
    peaks = sorted(i for i in marks if canvas.dark and i < len(s.points))
    peak_looks = "".join(column_point(i, inks.fill(colour(ACCENT))) for i in peaks)
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{sheet.header(n + 1)}{inks.fill(area)}'
        f'<c:invertIfNegative val="0"/>{peak_looks}{labels.series(points)}'
        f"<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(n + 1)}</c:val></c:ser>"
    )


def _floating(line: Series, box: Box) -> Span:
    """An axis on which the line keeps to the top of the plot, above the columns, with room for its labels."""
    values = [v for v in numbers(line.points, common_scale(line.figures)) if v is not None]
    low, high = min(values), max(values)
    start, end = _LINE_FROM + 0.04, max(1 - (inks.height() + 6) / box.height, _LINE_FROM + 0.08)
    reach = ((high - low) or abs(high) or 1.0) / (end - start)
    bottom = low - start * reach
    return Span(bottom, bottom + reach, reach / 4)


def _line(line: Series, n: int, sheet: Sheet) -> str:
    form = common_scale(line.figures).excel
    ink = colour(MUTED)
    points = {i: labels.point(i, labels.body(ink, form, "t")) for i in labels.wanted(line)}
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser><c:idx val="{n}"/><c:order val="{n}"/>'
        f"{sheet.header(n + 1)}{inks.stroke(ink, 1.5)}"
        f'<c:marker><c:symbol val="circle"/><c:size val="5"/>{inks.fill(colour(PAPER), ink)}</c:marker>'
        f"{labels.series(points)}<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(n + 1)}</c:val>"
        f'<c:smooth val="0"/></c:ser><c:marker val="1"/><c:axId val="{OTHER_CATEGORIES}"/>'
        f'<c:axId val="{OTHER_VALUES}"/></c:lineChart>'
    )
