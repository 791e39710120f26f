"""Headline figures side by side, or one above another in a tall region: name, value with a smaller unit, change.

The region is a slot `cards`; its fill is a card's fill, a slot `cards-rule` is drawn for each card. Its levels are
1 name, 2 value, 3 unit, 4 change, 5 the word 同比. Where level 4 is right-aligned the change stands beside the value
as long as all cards have the room; otherwise, and in templates that align it left, it stands below.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from annualdeck.deck.fit import width
from annualdeck.deck.letters import NAMESPACES, Line, Run, attribute, clean, height, paragraphs, pieces
from annualdeck.deck.page import BODY_FLOOR, Page, points, rectangle, text_box
from annualdeck.deck.said import card_change, card_value
from annualdeck.deck.template import POINT, Box, Look, Slot
from annualdeck.deck.theme import GREEN, GREY, MUTED, RED
from annualdeck.slide import Card, Cards

_GAP = 0.015         # of the slide's width, between cards
SHAPE = 2.4          # width of a card to its height, at best
VALUE_FLOOR = 18.0
APART = 4.0          # points between value and change
AIR = 6.0            # points that some programs add between a large figure and its small unit
_ONE_LINE = 10_000.0


def draw_cards(page: Page, cards: Cards, rise: str, name: str = "cards") -> None:
    """The cards over the region of the slot; a card without a comparison shows name and value only."""
    slot = page.layout.slot(name)
    if not cards.cards:
        return
    boxes, stacked = _boxes(page, slot, len(cards.cards))
    room = (points(boxes[0].w - slot.inset[0] - slot.inset[2]), points(boxes[0].h - slot.inset[1] - slot.inset[3]))
    beside, looks = arrangement(cards.cards, slot, room, rise, stacked)
    if looks is None:
        looks = slot.looks
        for card in cards.cards:
            if not _fits(card, beside, looks, room, rise):
                page.too_long(name, "".join(p.text for p in lines_of(card, rise)))
    top = _top(cards.cards, slot, boxes[0], looks, beside, rise)
    for i, (card, box) in enumerate(zip(cards.cards, boxes, strict=True)):
        hairline = stacked and i > 0 and not slot.fill and f"{name}-rule" not in page.layout.slots
        draw_card(page, card, box, slot, looks, beside, rise, top, hairline)


def between(page: Page) -> int:
    """EMU between two cards."""
    return round(page.slide.part.package.presentation_part.presentation.slide_width * _GAP)


def _boxes(page: Page, slot: Slot, count: int) -> tuple[list[Box], bool]:
    """The places of the cards: side by side, or one above another where that gives them the better shape."""
    gap = between(page)
    wide, high = (slot.box.w - gap * (count - 1)) // count, (slot.box.h - gap * (count - 1)) // count
    if _odd(slot.box.w, high) < _odd(wide, slot.box.h):
        return [Box(slot.box.x, slot.box.y + i * (high + gap), slot.box.w, high) for i in range(count)], True
    return [Box(slot.box.x + i * (wide + gap), slot.box.y, wide, slot.box.h) for i in range(count)], False


def _odd(wide: int, high: int) -> float:
    """How far a card is from the shape of a card, in either direction."""
    return abs(math.log(max(wide, 1) / max(high, 1) / SHAPE))


def _top(cards: Sequence[Card], slot: Slot, box: Box, looks: Sequence[Look], beside: bool, rise: str) -> float:
    """Points above the first line, the same for all cards of the row, so that their figures stand on one line."""
    if slot.element.find(".//{*}bodyPr").get("anchor", "t") != "ctr":
        return points(slot.inset[1])
    rows = 2 if beside else max(len(lines_of(card, rise)) for card in cards)
    tallest = max((lines_of(card, rise)[:rows] for card in cards), key=len)
    return (points(box.h) - height(tallest, looks, _ONE_LINE)) / 2


def lines_of(card: Card, rise: str) -> list[Line]:
    """Name, value with unit, change."""
    number, unit = card_value(card.figure)
    value = (Run(number.shown, 2), Run(unit.shown, 3)) if unit.shown else (Run(number.shown, 2),)
    lines = [Line((Run(clean(card.title), 1),)), Line(value)]
    change = card_change(card)
    if change is not None:
        lines.append(Line((Run(card.against, 5), Run(change.shown, 4, _colour(card, rise)))))
    return lines


def _colour(card: Card, rise: str) -> str:
    """The colour of the direction: red up and green down by Chinese convention, or the reverse."""
    if card.figure.flat:
        return MUTED
    return RED if card.figure.rose == (rise == "red") else GREEN


def arrangement(
    cards: Sequence[Card], slot: Slot, room: tuple[float, float], rise: str, stacked: bool = False
) -> tuple[bool, tuple[Look, ...] | None]:
    """Beside or below, and the looks in which every card fits; None where none does. Stacked cards are wide: beside."""
    wanted = stacked or slot.looks[3].align == "r"
    for step in (0, 1, 2, 4, 6, 8, 10, 14):
        name, value, unit, change, caption = (
            look.smaller(step, VALUE_FLOOR if look is slot.looks[1] else BODY_FLOOR) for look in slot.looks
        )
        looks = (name, value, replace(unit, line=value.line), change, caption)
        for beside in (True, False) if wanted else (False,):
            if all(_fits(card, beside, looks, room, rise) for card in cards):
                return beside, looks
    return wanted, None


def _fits(card: Card, beside: bool, looks: Sequence[Look], room: tuple[float, float], rise: str) -> bool:
    lines, taken = lines_of(card, rise), 0.0
    if beside and len(lines) == 3:
        change = lines.pop()
        taken = APART + _wide([Line((run,)) for run in change.runs], looks)
    value = width(pieces(lines[1], looks)) + AIR + taken
    return max(value, _wide(lines, looks)) <= room[0] and height(lines, looks, _ONE_LINE) <= room[1]


def draw_card(
    page: Page, card: Card, box: Box, slot: Slot, looks: Sequence[Look], beside: bool, rise: str, top: float,
    hairline: bool = False,
) -> None:
    """One card as a group, its words so many points below its upper edge; a `hairline` parts it from the one above."""
    lines = lines_of(card, rise)
    change = lines.pop() if beside and len(lines) == 3 else None
    if not beside:
        looks = [replace(look, align="l") for look in looks]
    elif change is not None:
        looks = [*looks[:3], *(replace(look, align="r") for look in looks[3:])]
    parts = _sheet(slot, box, looks, lines, top)
    if change is not None:
        parts += _change(slot, box, looks, change, top + height(lines, looks, _ONE_LINE))
    rule = page.layout.slots.get(f"{slot.name}-rule")
    if rule is not None:
        thick = Box(box.x, box.y, *(
            (rule.box.w, box.h) if rule.box.w < rule.box.h else (box.w, rule.box.h)
        ))
        parts += rectangle(rule.name, thick, rule.fill or "")
    if hairline:
        parts += rectangle("hairline", Box(box.x, box.y, box.w, POINT // 2), f'<a:schemeClr val="{GREY}"/>')
    name = clean(card.title)
    group = page.draw(
        f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{{id}}" name="{attribute(f"{slot.name} {name}")}"/>'
        f'<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.w}" cy="{box.h}"/><a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.w}" cy="{box.h}"/>'
        f"</a:xfrm></p:grpSpPr>{parts}</p:grpSp>",
        slot.name,
    )
    sheet, *others = [shape for shape in group.iter_shape_elms() if shape.find("{*}txBody") is not None]
    page.bind(sheet.shape_id, f"card {name}", (b for b in card_value(card.figure) if b.shown))
    bound = card_change(card)
    if bound is not None:
        page.bind((others or [sheet])[0].shape_id, f"card {name}", [bound])


def _sheet(slot: Slot, box: Box, looks: Sequence[Look], lines: Sequence[Line], top: float) -> str:
    """The card itself: a rectangle with its name and value (and the change where that stands below)."""
    fill = f"<a:solidFill>{slot.fill}</a:solidFill>" if slot.fill else "<a:noFill/>"
    left, _, right, _ = slot.inset
    body = f'lIns="{left}" tIns="{round(top * POINT)}" rIns="{right}" bIns="0" anchor="t"'
    return text_box("card", box, paragraphs(lines, looks), fill, body)


def _change(slot: Slot, box: Box, looks: Sequence[Look], change: Line, bottom: float) -> str:
    """The change at the right under its caption, on the line of the value's figures that ends so many points down."""
    stacked = [Line((run,)) for run in change.runs]
    wide, high = round((_wide(stacked, looks) + 4) * POINT), round(height(stacked, looks, _ONE_LINE) * POINT)
    base = bottom - looks[1].line * 0.16
    place = Box(box.right - slot.inset[2] - wide, box.y + round(base * POINT) - high, wide, high)
    return text_box("change", place, paragraphs(stacked, looks))


def _wide(lines: Sequence[Line], looks: Sequence[Look]) -> float:
    return max(width(pieces(p, looks)) for p in lines)
