"""Horizontal bars, the first category on top; diverging ones go right and left of zero."""

from __future__ import annotations

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.figures import bound, drawn, numbers, texts
from annualdeck.deck.charts.names import beside
from annualdeck.deck.charts.plot import (
    CATEGORIES, LEGEND, VALUES, Box, Canvas, Drawing, category_axis, column_point, legend, span, value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK, MUTED, ROLES
from annualdeck.scale import Scale
from annualdeck.slide import Bars, Series

_WIDEST_NAMES = 0.36   # of the canvas
_HIGHEST = 46          # points that one category may be high; a short list stays at the top


def draw(chart: Bars, canvas: Canvas) -> Drawing:
    shown, scale = drawn(chart.series), chart.scale
    rows = [numbers(s.points, scale) for s in shown]
    values = [v for row in rows for v in row if v is not None]
    count = max(len(chart.categories), 1)
    top = LEGEND + 4 if len(shown) > 1 else 2
    room = min((canvas.height - top - 4) / count, _HIGHEST * max(1.0, 0.6 * len(shown)))
    names, left = beside(chart.categories, room, _WIDEST_NAMES * canvas.width)
    box = Box(canvas, left, top, 4, canvas.height - top - count * room)
    beyond = (max((inks.width(t) for s in shown for t in texts(s, scale)), default=0.0) + 6) / box.width
    axis = span(values, zero=True, above=beyond, below=beyond)
    sheet = Sheet(
        Texts("", names.shown), *(Numbers(s.name, row, scale.excel) for s, row in zip(shown, rows, strict=True)),
        *names.columns(),
    )
    thick = room / (len(shown) + 0.6)
    series = "".join(_series(n, s, chart, canvas, sheet, rows[n], scale, thick) for n, s in enumerate(shown))
    charts = (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/><c:overlap val="0"/><c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:barChart>'
        + category_axis(box, at="l", wrapped=names.lines > 1, skip=names.skip, reverse=True)
        + value_axis(axis, scale.excel, at="t")
    )
    head = legend(canvas, [s.name for s in shown]) if len(shown) > 1 else ""
    return Drawing(sheet, box.area(charts), head, bound(shown, scale))


def _series(
    n: int, s: Series, chart: Bars, canvas: Canvas, sheet: Sheet, row: tuple[float | None, ...], scale: Scale,
    thick: float,
) -> str:
    fallen = [i for i, v in enumerate(row) if chart.diverging and v is not None and v < 0]
    falls = "".join(column_point(i, inks.fill(colour(canvas.fall))) for i in fallen)
    ink = colour(INK if s.role == "this" or len(chart.series) == 1 else MUTED)
    wanted = labels.wanted(s) if thick >= 0.8 * inks.SIZE else set()
    points = {i: labels.point(i, labels.body(ink, scale.excel, "outEnd")) for i in wanted}
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{sheet.header(n + 1)}{inks.fill(colour(ROLES[s.role]))}'
        f'<c:invertIfNegative val="0"/>{falls}{labels.series(points)}'
        f"<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(n + 1)}</c:val></c:ser>"
    )
