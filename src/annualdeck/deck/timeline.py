"""Events on a line of time: a band with the quarters in the middle, events by turns above and below it.

The slot's levels are 1 name and 2 day. Words begin over their date; where they would meet they move apart, and a short
line leads from each to its date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annualdeck.deck import said
from annualdeck.deck.fit import Piece, width
from annualdeck.deck.letters import NAMESPACES, Line, Run, attribute, clean, paragraphs
from annualdeck.deck.page import FLOORS, Page, decorative, frame_xml, rectangle, smaller, text_box
from annualdeck.deck.shorter import cut
from annualdeck.deck.template import POINT, Box, Layout, Look, Slot
from annualdeck.deck.theme import CARD, GREY, MUTED, ROLES
from annualdeck.slide import Event, Timeline

_LOOKS = (Look(12, 16, bold=True), Look(10.5, 14, fill=f'<a:schemeClr val="{MUTED}"/>'))   # in a slot for other things
_BAND, _SCALE = 18.0, 15.0                    # points: the band, a line of its scale
_DOT, _LEAD, _APART = 7.0, 5.5, 12.0          # points: a dot, from the band to words, between words


_FAR = 90.0   # points: a line would lead over others from further away; the day alone tells then


@dataclass(frozen=True)
class _Spot:
    """One event: where its date is and where its words stand, in points from the left; whether they stand above."""

    event: Event
    x: float
    left: float
    wide: float
    above: bool


def fitted(layout: Layout, name: str, block: Timeline) -> tuple[Timeline, list[str]]:
    """The timeline with names that have room, and the whole of those that were cut."""
    slot = layout.slot(name)
    look, gone, events = _looks(slot)[0], [], []
    for spot in _spots(slot, block):
        whole = clean(spot.event.name)
        short = cut(whole, lambda words, room=spot.wide: _wide(words, look) <= room)
        if short != whole:
            gone.append(f"{clean(spot.event.day)}：{whole}")
        events.append(replace(spot.event, name=short))
    return replace(block, events=tuple(events)), gone


def draw_timeline(page: Page, block: Timeline, name: str) -> object:
    """The timeline over its slot as one group; returns it."""
    slot = page.layout.slot(name)
    looks, box = _looks(slot), slot.box
    lane, high = (box.h / POINT - _BAND) / 2, sum(look.line for look in looks)
    if lane < high + _LEAD:
        page.too_long(name, block.title)
    parts = rectangle("band", _place(box, 0, lane, box.w / POINT, _BAND), f'<a:schemeClr val="{CARD}"/>')
    scale = [replace(looks[1], line=_SCALE)]
    for first, words in said.quarters(block):
        x = _along(block, first) * box.w / POINT
        parts += text_box("quarter", _place(box, x + 4, lane + (_BAND - _SCALE) / 2, 60, _SCALE), paragraphs([Line((Run(words),))], scale))
    leads = ""
    for spot in _spots(slot, block):
        edge = lane if spot.above else lane + _BAND
        top = lane - _LEAD - high if spot.above else lane + _BAND + _LEAD
        near = lane - _LEAD if spot.above else top
        start = min(max(spot.x, spot.left + 1), spot.left + max(spot.wide - 6, 1))
        leads += _lead(box, spot.x, edge, start, near) if abs(spot.x - start) <= _FAR else ""
        leads += _dot(box, spot.x, edge, ROLES[spot.event.role])
        lines = [Line((Run(clean(spot.event.day), 2),)), Line((Run(clean(spot.event.name), 1),))]
        parts += text_box("event", _place(box, spot.left, top, spot.wide + 2, high), paragraphs(lines, looks))
    return page.draw(
        f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{{id}}" name="{attribute(name)}"/><p:cNvGrpSpPr/><p:nvPr/>'
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/>'
        f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.w}" cy="{box.h}"/></a:xfrm></p:grpSpPr>'
        f"{parts}{leads}</p:grpSp>",
        name,
    )


def _looks(slot: Slot) -> Sequence[Look]:
    """The looks of name and day, as designed or as much smaller as the lanes need."""
    lane = (slot.box.h / POINT - _BAND) / 2 - _LEAD
    sizes = list(smaller(slot.looks[:2] if slot.kind == "text" else _LOOKS, FLOORS["table"]))
    return next((looks for looks in sizes if sum(look.line for look in looks) <= lane), sizes[-1])


def _along(block: Timeline, date: dt.date) -> float:
    """Where a date lies, 0 to 1."""
    return min(max((date - block.start) / max(block.end - block.start, dt.timedelta(days=1)), 0.0), 1.0)


def _spots(slot: Slot, block: Timeline) -> list[_Spot]:
    """Every event in its place, in the order of their dates."""
    room, looks = slot.box.w / POINT, _looks(slot)
    events = sorted(block.events, key=lambda e: e.date)
    found: list[_Spot | None] = [None] * len(events)
    for above in (True, False):
        lane = range(0 if above else 1, len(events), 2)
        xs = [_along(block, events[i].date) * room for i in lane]
        natural = [max(_wide(events[i].name, looks[0]), _wide(events[i].day, looks[1])) for i in lane]
        wide = _capped(natural, room)
        for i, x, left, w in zip(lane, xs, _apart(xs, wide, room), wide, strict=True):
            found[i] = _Spot(events[i], x, left, w, above)
    return [spot for spot in found if spot]


def _wide(words: str, look: Look) -> float:
    return width([Piece(clean(words), look.size, look.bold)]) + 2


def _capped(natural: list[float], room: float) -> list[float]:
    """The widths, the widest ones cut to what makes them all fit side by side."""
    free, wide = room - _APART * max(len(natural) - 1, 0), sorted(natural)
    while wide and sum(wide) > free:
        shorter = [w for w in wide if w < wide[-1]]
        cap = (free - sum(shorter)) / (len(wide) - len(shorter))
        if not shorter or cap >= shorter[-1]:
            return [min(w, max(cap, 1.0)) for w in natural]
        wide = shorter + [shorter[-1]] * (len(wide) - len(shorter))
    return [min(w, wide[-1]) for w in natural] if wide else []


def _apart(xs: list[float], wide: list[float], room: float) -> list[float]:
    """The left ends of the words: at their dates, moved right past one another and back in from the edge."""
    lefts: list[float] = []
    for i, x in enumerate(xs):
        lefts.append(max(x - _DOT / 2, lefts[-1] + wide[i - 1] + _APART if i else 0.0))
    limit = room
    for i in reversed(range(len(lefts))):
        lefts[i] = min(lefts[i], limit - wide[i])
        limit = lefts[i] - _APART
    return lefts


def _place(box: Box, x: float, y: float, wide: float, high: float) -> Box:
    return Box(box.x + round(x * POINT), box.y + round(y * POINT), round(wide * POINT), round(high * POINT))


def _lead(box: Box, x: float, y: float, to_x: float, to_y: float) -> str:
    """A thin line from a date to its words."""
    left, top = min(x, to_x), min(y, to_y)
    flip = ' flipH="1"' if (x - to_x) * (y - to_y) < 0 else ""
    frame = frame_xml(_place(box, left, top, abs(x - to_x), abs(y - to_y))).replace("<a:xfrm>", f"<a:xfrm{flip}>")
    return (
        f'<p:cxnSp><p:nvCxnSpPr>{decorative("lead")}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>'
        f'{frame}<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:schemeClr val="{GREY}"/>'
        "</a:solidFill></a:ln></p:spPr></p:cxnSp>"
    )


def _dot(box: Box, x: float, y: float, slot: str) -> str:
    frame = frame_xml(_place(box, x - _DOT / 2, y - _DOT / 2, _DOT, _DOT))
    return (
        f'<p:sp><p:nvSpPr>{decorative("date")}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{frame}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
