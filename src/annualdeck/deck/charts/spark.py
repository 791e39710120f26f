"""A small line without axes: the way of one figure through the period, its last point marked."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import groups
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, category_axis, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT
from annualdeck.scale import common_scale
from annualdeck.slide import Series, Tile

_DOT = 5


def draw(tile: Tile, categories: Sequence[str], canvas: Canvas) -> Drawing:
    """The points of a tile, of which the data sheet holds the names."""
    series = Series(clean(tile.card.title), tile.points)
    scale = common_scale(series.figures)
    values = numbers(tile.points, scale)
    held = [v for v in values if v is not None]
    low, high = (min(held), max(held)) if held else (0.0, 1.0)
    pad = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    axis = Span(low - pad, high + pad, high - low + 2 * pad)
    sheet = Sheet(Texts("", tuple(categories)), Numbers(series.name, values, scale.excel))
    last = max((i for i, v in enumerate(values) if v is not None), default=0)
    dot = f'<c:dPt><c:idx val="{last}"/>{groups.marker(colour(ACCENT), _DOT)}<c:bubble3D val="0"/></c:dPt>'
    box = Box(canvas, 3, 3, 5, 3)
    plot = (
        groups.lines(groups.line(0, sheet, 1, inks.stroke(colour(ACCENT), 1.5), points=dot))
        + category_axis(box, names=False) + value_axis(axis, scale.excel)
    )
    return Drawing(sheet, box.area(plot), "", bound([series], scale))
