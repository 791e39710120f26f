"""Headline figures in rows, each a card with a small line of its months below it.

The slot's fill is a tile's fill; its levels are those of cards: 1 name, 2 value, 3 unit, 4 change, 5 the word 同比.
"""

from __future__ import annotations

from pptx.enum.chart import XL_CHART_TYPE

from annualdeck.deck.cards import arrangement, between, draw_card, lines_of
from annualdeck.deck.charts import Content, spark
from annualdeck.deck.charts.plot import Canvas
from annualdeck.deck.letters import clean
from annualdeck.deck.page import Page, points
from annualdeck.deck.palette import theme_of
from annualdeck.deck.template import Box, Slot
from annualdeck.deck.theme import GREEN
from annualdeck.slide import Tile, Tiles

_MOST_ACROSS = 6
_LINE = 0.36       # of a tile's height that its line takes


def draw_tiles(page: Page, block: Tiles, rise: str, name: str) -> None:
    slot = page.layout.slot(name)
    if not block.tiles:
        return
    boxes = _boxes(page, slot, len(block.tiles))
    lined = any(map(_lined, block.tiles))
    wide, high = boxes[0].w - slot.inset[0] - slot.inset[2], boxes[0].h - slot.inset[1] - slot.inset[3]
    room = points(wide), points(high) * (1 - _LINE if lined else 1)
    cards = [tile.card for tile in block.tiles]
    beside, looks = arrangement(cards, slot, room, rise)
    if looks is None:
        looks = slot.looks
        page.too_long(name, max(("".join(p.text for p in lines_of(c, rise)) for c in cards), key=len))
    for tile, box in zip(block.tiles, boxes, strict=True):
        draw_card(page, tile.card, box, slot, looks, beside, rise, points(slot.inset[1]))
        if _lined(tile):
            deep = round(high * _LINE)
            place = Box(box.x + slot.inset[0], box.bottom - slot.inset[3] - deep, wide, deep)
            _draw_line(page, tile, block.categories, place, name)


def _lined(tile: Tile) -> bool:
    """Whether a tile has points enough for a line."""
    return sum(p is not None for p in tile.points) > 1


def _boxes(page: Page, slot: Slot, count: int) -> list[Box]:
    """The places of the tiles, in as even rows as they make."""
    gap = between(page)
    rows = 1 if count < _MOST_ACROSS else -(-count // _MOST_ACROSS) if count > 2 * _MOST_ACROSS else 2
    across = -(-count // rows)
    wide, high = (slot.box.w - gap * (across - 1)) // across, (slot.box.h - gap * (rows - 1)) // rows
    places = (divmod(i, across) for i in range(count))
    return [Box(slot.box.x + c * (wide + gap), slot.box.y + r * (high + gap), wide, high) for r, c in places]


def _draw_line(page: Page, tile: Tile, categories: tuple[str, ...], box: Box, name: str) -> None:
    canvas = Canvas(points(box.w), points(box.h), theme_of(page.slide.part), dark=False, fall=GREEN)
    drawing = spark.draw(tile, categories, canvas)
    frame = page.slide.shapes.add_chart(XL_CHART_TYPE.LINE, box.x, box.y, box.w, box.h, Content(drawing))
    page.adopt(name)
    title = clean(tile.card.title)
    frame.name = f"{name} {title} 走势"
    frame._element.xpath(".//p:cNvPr")[0].set("descr", f"{title}的走势")
    for place, bound in drawing.bound:
        page.bind(frame.shape_id, f"{name} {place}", [bound])
