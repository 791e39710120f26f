"""Horizontal bars, the first category on top; diverging ones go right and left of zero, benchmarks are marks across."""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels, marks, parts
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.benchmark import benchmarks, own
from annualdeck.deck.charts.figures import bound, drawn, numbers, texts
from annualdeck.deck.charts.names import beside
from annualdeck.deck.charts.plot import (
    LEGEND, Box, Canvas, Drawing, Span, category_axis, column_point, legend, span, value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import GREY, INK, MUTED, ROLES
from annualdeck.scale import Scale
from annualdeck.slide import Bars, Series

_WIDEST_NAMES = 0.36   # of the canvas
_HIGHEST = 46          # points that one category may be high; a short list stays at the top
_GAP, _CLOSE = 60, 20  # % of a bar between two rows, and where bars would be lower than their values


def draw(chart: Bars, canvas: Canvas) -> Drawing:
    if chart.stacked:
        return parts.draw(chart, canvas)
    shown, scale = drawn(own(chart.series)), chart.scale
    mark = next(iter(benchmarks(chart.series)), None)
    if mark and len(shown) > 1:   # programs differ in how stacked marks lie over two bars a row
        shown, mark = [*shown, mark], None
    rows = [numbers(s.points, scale) for s in shown]
    reached = numbers(mark.points, scale) if mark else ()
    values = [v for row in (*rows, reached) for v in row if v is not None]
    count = max(len(chart.categories), 1)
    top = (LEGEND + 4 if len(shown) > 1 else 2) + (inks.height() if mark else 0)
    room = min((canvas.height - top - 4) / count, _HIGHEST * max(1.0, 0.6 * len(shown)))
    names, left = beside(chart.categories, room, _WIDEST_NAMES * canvas.width)
    box = Box(canvas, left, top, 4, canvas.height - top - count * room)
    beyond = (max((inks.width(t) for s in shown for t in texts(s, scale)), default=0.0) + 6) / box.width
    axis = span(values, zero=True, above=beyond, below=beyond)
    columns = [Numbers(s.name, row, scale.excel) for s, row in zip(shown, rows, strict=True)]
    columns += marks.columns(mark, scale, axis, box) if mark else []
    sheet = Sheet(Texts("", names.shown), *columns, *names.columns())
    labelled = sum(bool(labels.wanted(s)) for s in shown)
    told = room / (len(shown) + 0.6) >= 0.8 * inks.SIZE or (labelled == 1 and room >= inks.height())
    aside = _aside(shown, rows, reached, scale, axis, box)
    series = "".join(
        _series(n, s, chart, canvas, sheet, rows[n], scale, told, aside.get(n, {})) for n, s in enumerate(shown)
    )
    low = len(shown) > 1 and room / (len(shown) + _GAP / 100) < inks.SIZE
    charts = groups.bars(series, lying=True, gap=_CLOSE if low else _GAP, overlap=-12 if low else 0)
    if mark:
        charts += marks.group(mark, len(shown), sheet, scale, room, box)
    charts += category_axis(box, at="l", wrapped=names.lines > 1, skip=names.skip, reverse=True)
    charts += value_axis(axis, scale.excel, at="t")
    charts += groups.second_axes(axis, scale.excel, box, lying=True) if mark else ""
    head = legend(canvas, [s.name for s in shown]) if len(shown) > 1 else ""
    return Drawing(sheet, box.area(charts), head, bound([*shown, *([mark] if mark else [])], scale))


def _aside(
    shown: list[Series], rows: list[tuple[float | None, ...]], reached: tuple[float | None, ...], scale: Scale,
    axis: Span, box: Box,
) -> dict[int, dict[int, tuple[float, float]]]:
    """How far labels move outwards that would lie on their row's mark, by series and point, in shares of the canvas."""
    point, found = box.width / (axis.high - axis.low), {}
    for n, (s, row) in enumerate(zip(shown, rows, strict=True)):
        words = texts(s, scale)
        found[n] = {
            i: ((1 if v >= 0 else -1) * (gap + marks.WIDE + 2) / box.canvas.width, 0.0)
            for i, (v, mark) in enumerate(zip(row, reached, strict=False)) if v is not None and mark is not None
            and -3 < (gap := (mark - v) * point * (1 if v >= 0 else -1)) < inks.width(words[i]) + 6
        }
    return found


def _series(
    n: int, s: Series, chart: Bars, canvas: Canvas, sheet: Sheet, row: tuple[float | None, ...], scale: Scale,
    told: bool, moved: dict[int, tuple[float, float]],
) -> str:
    fallen = {i for i, v in enumerate(row) if chart.diverging and v is not None and v < 0}
    aside = {i for i in range(len(row)) if chart.focus and s.role == "this" and i not in chart.focus}
    looks = {i: GREY for i in aside} | {i: canvas.fall for i in fallen - aside}
    points = "".join(column_point(i, inks.fill(colour(looks[i]))) for i in sorted(looks))
    ink = colour(INK if s.role == "this" or len(own(chart.series)) == 1 else MUTED)
    values = {
        i: labels.point(i, labels.body(ink, scale.excel, "outEnd", bold=i in chart.focus), shift=moved.get(i))
        for i in (labels.wanted(s) if told else ())
    }
    return groups.bar(n, sheet, n + 1, inks.fill(colour(ROLES[s.role])), labels.series(values), points)
