"""Columns up and down from one line: what came in, and what went out.

The data sheet holds what went out as negative numbers that are shown without their sign.
"""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.names import below
from annualdeck.deck.charts.plot import LEGEND, Box, Canvas, Drawing, category_axis, legend, span, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK, ROLES
from annualdeck.slide import Series, UpDown

_WIDEST = 46   # points that one column may be wide


def draw(chart: UpDown, canvas: Canvas) -> Drawing:
    scale, series = chart.scale, (chart.up, chart.down)
    form = f"{scale.excel};{scale.excel}"
    up = numbers(chart.up.points, scale)
    down = tuple(None if v is None else -v for v in numbers(chart.down.points, scale))
    count = max(len(chart.categories), 1)
    room = (canvas.width - 4) / count
    names = below(chart.categories, room)
    box = Box(canvas, top=LEGEND + 4, bottom=names.height)
    free = (inks.height() + 4) / box.height
    axis = span([v for v in (*up, *down) if v is not None], zero=True, above=free, below=free)
    sheet = Sheet(Texts("", names.shown), Numbers(chart.up.name, up, form), Numbers(chart.down.name, down, form), *names.columns())
    gap = max(40, min(500, round((room / min(room / 1.5, _WIDEST) - 1) * 100)))
    drawn = "".join(
        groups.bar(n, sheet, n + 1, inks.fill(colour(ROLES[s.role])), labels.series(_labels(s, texts(s, scale), form, room)))
        for n, s in enumerate(series)
    )
    charts = (
        groups.bars(drawn, gap=gap, overlap=100) + category_axis(box, wrapped=names.lines > 1, skip=names.skip)
        + value_axis(axis, form)
    )
    return Drawing(sheet, box.area(charts), legend(canvas, [s.name for s in series]), bound(series, scale))


def _labels(s: Series, words: list[str], form: str, room: float) -> dict[int, str]:
    """The values beyond the columns' ends: all where they fit side by side, else the largest one's."""
    wanted = labels.wanted(s)
    if max((inks.width(words[i]) for i in wanted), default=0.0) > room:
        wanted = {max(wanted, key=lambda i: float(s.points[i].value))}  # type: ignore[union-attr,arg-type]
    return {i: labels.point(i, labels.body(colour(INK), form, "outEnd")) for i in wanted}
