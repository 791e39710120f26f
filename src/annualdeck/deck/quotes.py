"""Typical sentences on cards, one below the other: what was said, and what it is about.

The slot's levels are 1 sentence and 2 source; its fill is a card's fill, a slot `quotes-rule` is drawn for each card.
"""

from __future__ import annotations

from dataclasses import replace

from annualdeck.deck import said
from annualdeck.deck.letters import Line, height, line, paragraphs
from annualdeck.deck.page import BODY_FLOOR, Page, points, rectangle, smaller, smallest, text_box
from annualdeck.deck.shorter import cut
from annualdeck.deck.template import POINT, Box, Layout, Look, Slot
from annualdeck.slide import Quote, Quotes

_GAP = 8.0      # points between cards, at least
_MOST = 22.0    # and at most


def fitted(layout: Layout, name: str, block: Quotes) -> tuple[Quotes, list[str]]:
    """The quotes with their longest sentences cut as far as the slot needs, and the whole of those that were cut."""
    slot, quotes = layout.slot(name), list(block.quotes)
    looks = smallest(slot.looks, BODY_FLOOR)
    while quotes and _needed(slot, quotes, looks) > points(slot.box.h):
        longest = max(range(len(quotes)), key=lambda i: len(quotes[i].sentence))
        words = quotes[longest].sentence.rstrip("…")
        if len(words) < 6:
            break
        limit = max(len(words) - 6, 5)
        quotes[longest] = replace(quotes[longest], sentence=cut(words, lambda w, limit=limit: len(w) <= limit))
    gone = [said.quote(whole) for whole, short in zip(block.quotes, quotes, strict=True) if whole != short]
    return replace(block, quotes=tuple(quotes)), gone


def draw_quotes(page: Page, block: Quotes, name: str) -> None:
    slot, quotes = page.layout.slot(name), block.quotes
    if not quotes:
        return
    room = points(slot.box.h)
    looks = next((fit for fit in smaller(slot.looks, BODY_FLOOR) if _needed(slot, quotes, fit) <= room), None)
    if looks is None:
        looks = slot.looks
        page.too_long(name, max((q.sentence for q in quotes), key=len))
    highs = [_height(slot, q, looks) for q in quotes]
    spare = room - sum(highs)
    gap = min(max(spare / max(len(quotes) - 1, 1), _GAP), _MOST)
    more = max(spare - gap * (len(quotes) - 1), 0.0) / len(quotes) * (0.6 if slot.fill else 0.0)   # air inside the cards
    top = 0.0
    for q, high in zip(quotes, highs, strict=True):
        box = Box(slot.box.x, slot.box.y + round(top * POINT), slot.box.w, round((high + more) * POINT))
        _draw(page, q, box, slot, looks, name)
        top += high + more + gap


def _lines(q: Quote) -> list[Line]:
    return [line(said.quote(q), 1), line(q.about, 2)]


def _height(slot: Slot, q: Quote, looks: tuple[Look, ...]) -> float:
    return height(_lines(q), looks, slot.room[0]) + points(slot.inset[1] + slot.inset[3])


def _needed(slot: Slot, quotes: list[Quote] | tuple[Quote, ...], looks: tuple[Look, ...]) -> float:
    return sum(_height(slot, q, looks) for q in quotes) + _GAP * (len(quotes) - 1)


def _draw(page: Page, q: Quote, box: Box, slot: Slot, looks: tuple[Look, ...], name: str) -> None:
    fill = f"<a:solidFill>{slot.fill}</a:solidFill>" if slot.fill else "<a:noFill/>"
    left, top, right, bottom = slot.inset
    body = f'lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" anchor="ctr"'
    shape = page.draw(text_box(f"{name} card", box, paragraphs(_lines(q), looks), fill, body), name)
    page.bind(shape.shape_id, f"{name} about", q.about.bound)
    if rule := page.layout.slots.get(f"{name}-rule"):
        page.draw(rectangle(rule.name, Box(box.x, box.y, rule.box.w, box.h), rule.fill or ""), name)
