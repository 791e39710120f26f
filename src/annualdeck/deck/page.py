"""One slide in the making: its slots are filled by name, and nothing of the layout is left empty.

`Page` holds what was drawn and in which slot's place, so that the reading order is the order of the slots, and
collects what does not fit and where every bound figure stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide as FileSlide

from annualdeck.deck.letters import NAMESPACES, Line, attribute, clean, height, number_field, paragraphs
from annualdeck.deck.shorter import cut
from annualdeck.deck.template import POINT, Box, Layout, Look, Slot
from annualdeck.deck.theme import GREY
from annualdeck.errors import AnnualdeckError, Sentence
from annualdeck.slide import Placed
from annualdeck.wording import Bound

# The smallest size of a slot in points; a slot that is designed smaller stays as it is.
FLOORS = {"title": 20.0, "source": 9.0, "number": 9.0, "table": 10.0}
BODY_FLOOR = 11.0
_SPARE = 0.5   # points that words may reach beyond their slot, as no reader sees
_TOLD = 60     # characters of a text that is too long, in the sentence that says so
_NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"'


@dataclass(frozen=True)
class Overflow(Sentence):
    """One text that is too long for its box even in the smallest size."""

    page: int
    slide: str
    slot: str
    words: str
    zh = "第{page}页（{slide}）的{slot}放不下“{words}”"
    en = "page {page} ({slide}), {slot}: “{words}”"


@dataclass(eq=False)
class TextDoesNotFit(AnnualdeckError):
    overflows: tuple[Overflow, ...]
    zh = "{overflows}：已缩到最小字号，请在配置里缩短这些文案，或在模板里放大对应的占位符。"
    en = "Too long even in the smallest size: {overflows}. Shorten these texts in the config, or enlarge the slots."


class Page:
    """A new slide on a layout. `number` is its page (1-based), `id` the slide's id in the ledger.

    `kept` is a folder of pictures that were drawn before. Placeholders are made as they are filled, so none stays
    empty; each carries the name of its slot.
    """

    def __init__(self, slide: FileSlide, layout: Layout, number: int, id: str, kept: Path | None = None) -> None:
        self.slide, self.layout, self.number, self.id, self.kept = slide, layout, number, id, kept
        self.placed: list[Placed] = []
        self.overflows: list[Overflow] = []
        self._tree = slide.shapes._spTree
        self._reading = {name: i for i, name in enumerate(layout.slots)}
        self._order: dict[etree._Element, int] = {}
        self._next = 2

    # -- text ----------------------------------------------------------------------------------------------------------
    def write(
        self, name: str, lines: Sequence[Line], bounds: Iterable[Bound] = (), box: Box | None = None,
        looks: Sequence[Look] | None = None,
    ) -> int:
        """The lines into a text slot, in its own looks (shrunk as needed) or in these; returns the shape's id."""
        slot = self.layout.slot(name)
        if looks is None:
            looks = self.fitted(slot, lines)
        holder = self.placeholder(name)
        if box is not None:
            set_box(holder, box)
        fill_text(holder, paragraphs(lines, looks, slot.looks))
        shape_id = holder.shape_id
        self.bind(shape_id, name, bounds)
        return shape_id

    def fitted(self, slot: Slot, lines: Sequence[Line]) -> tuple[Look, ...]:
        """The slot's looks, as designed or as much smaller as the lines need; notes what does not fit at all."""
        for looks in smaller(slot.looks, FLOORS.get(slot.name, BODY_FLOOR)):
            if _fits(slot, lines, looks):
                return looks
        self.too_long(slot.name, "".join(p.text for p in lines))
        return slot.looks

    def page_number(self, name: str) -> None:
        """The slide number as a field."""
        fill_text(self.placeholder(name), number_field(self.number, self.layout.slot(name).looks))

    # -- shapes --------------------------------------------------------------------------------------------------------
    def draw(self, xml: str, name: str) -> etree._Element:
        """A shape from its XML in the slot's place of the reading order; `{id}` in it takes fresh shape ids."""
        while "{id}" in xml:
            xml = xml.replace("{id}", str(self._next), 1)
            self._next += 1
        element = parse_xml(xml)
        self._tree.append(element)
        self.keep(element, name)
        return element

    def decorate(self, name: str, box: Box, quiet: bool = False) -> None:
        """The rule of a slot as a plain shape that reading aids pass over; `quiet` draws it grey."""
        fill = None if quiet else self.layout.slot(name).fill
        self.draw(rectangle(name, box, fill or f'<a:schemeClr val="{GREY}"/>'), name)

    def placeholder(self, name: str) -> etree._Element:
        """An empty placeholder for a slot, to be filled or to be replaced by a chart, table or picture."""
        slot = self.layout.slot(name)
        kind = f'type="{slot.type}"' + ("" if slot.type == "title" else f' sz="quarter" idx="{slot.idx}"')
        return self.draw(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{{id}}" name="{attribute(slot.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>"
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>",
            name,
        )

    def detach(self, element: etree._Element, name: str) -> None:
        """A frame that stands in a slot of another kind keeps the place, but is no placeholder of that kind."""
        if not element.xpath("./p:xfrm | ./p:spPr/a:xfrm"):
            set_box(element, self.layout.slot(name).box)
        for placeholder in element.xpath("./*/p:nvPr/p:ph"):
            placeholder.getparent().remove(placeholder)

    def keep(self, element: etree._Element, name: str) -> None:
        """This element stands where the slot stands in the reading order."""
        self._order[element] = self._reading[name]

    def adopt(self, name: str) -> None:
        """The shapes that somebody else drew for this slot since the last call, now in its reading place."""
        for element in self._tree.iter_shape_elms():
            if element not in self._order:
                self.keep(element, name)
                self._next = max(self._next, element.shape_id + 1)

    # -- what the deck must know ---------------------------------------------------------------------------------------
    def bind(self, shape_id: int, place: str, bounds: Iterable[Bound]) -> None:
        self.placed += [Placed(self.number, self.id, shape_id, place, bound) for bound in bounds]

    def too_long(self, slot: str, words: str) -> None:
        self.overflows.append(Overflow(self.number, self.id, slot, cut(clean(words), lambda told: len(told) <= _TOLD)))

    def finish(self) -> None:
        """Puts the shapes in reading order."""
        shapes = list(self._tree.iter_shape_elms())
        for element in sorted(shapes, key=self._order.__getitem__):
            self._tree.append(element)


def smaller(looks: Sequence[Look], floor: float) -> Iterable[tuple[Look, ...]]:
    """The looks as designed, then a point smaller at a time until none can shrink."""
    before: tuple[Look, ...] = ()
    step = 0
    while (now := tuple(look.smaller(step, floor) for look in looks)) != before:
        yield now
        before, step = now, step + 1


def smallest(looks: Sequence[Look], floor: float) -> tuple[Look, ...]:
    """The last of these: the looks in their smallest letters."""
    return list(smaller(looks, floor))[-1]


def holds(slot: Slot, lines: Sequence[Line]) -> bool:
    """Whether a slot has room for the lines in its smallest letters."""
    return _fits(slot, lines, smallest(slot.looks, FLOORS.get(slot.name, BODY_FLOOR)))


def _fits(slot: Slot, lines: Sequence[Line], looks: Sequence[Look]) -> bool:
    width, room = slot.room
    return height(lines, looks, width) <= room + _SPARE


def fill_text(element: etree._Element, words: str) -> None:
    """Replaces the paragraphs of a shape."""
    body = element.find(qn("p:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for new in parse_xml(f"<p:txBody {NAMESPACES}>{words}</p:txBody>"):
        body.append(new)


def set_box(element: etree._Element, box: Box) -> None:
    element.x, element.y, element.cx, element.cy = box.x, box.y, box.w, box.h


def points(emu: int) -> float:
    return emu / POINT


def frame_xml(box: Box) -> str:
    return f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/></a:xfrm>'


def decorative(name: str) -> str:
    """p:cNvPr of a shape that reading aids pass over."""
    return (
        f'<p:cNvPr id="{{id}}" name="{attribute(name)}"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>'
    )


def rectangle(name: str, box: Box, fill: str) -> str:
    """A decorative filled rectangle; `fill` is a colour as DrawingML."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr>{decorative(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{frame_xml(box)}<a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom><a:solidFill>{fill}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def text_box(name: str, box: Box, words: str, fill: str = "<a:noFill/>", body: str = _NO_INSETS) -> str:
    """A rectangle with paragraphs; `body` are the attributes of its text body."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{{id}}" name="{attribute(name)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{frame_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" {body}><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>'
    )
