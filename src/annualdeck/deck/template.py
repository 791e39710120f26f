"""The template as the renderer sees it: layouts and their slots by name, with boxes and looks in numbers.

A slot is a placeholder of a layout; its name is the contract. Whatever a slot does not say itself it inherits, as the
format has it: from the master's placeholder of its kind, then from the master's text styles.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import Slide as FileSlide

from annualdeck.deck.theme import EAST_ASIAN, LATIN
from annualdeck.errors import Sentence, UsageError, nearest

POINT = 12700                       # EMU
_LARGEST = 200 * 1024 * 1024        # bytes a template may unpack to
_FONT_LINE = 1.32                   # line height of 微软雅黑, of its size
_KINDS = {"title": "title", "ctrTitle": "title", "chart": "chart", "tbl": "table", "pic": "picture",
          "ftr": "footer", "sldNum": "number"}
_STYLES = {"title": "p:titleStyle", "footer": "p:otherStyle", "number": "p:otherStyle"}


@dataclass(eq=False)
class TemplateUnreadable(UsageError):
    file: str
    reason: str
    zh = "模板 {file} 打不开（{reason}），请换成 PowerPoint 能打开的 .pptx 文件。"
    en = "The template {file} can't be opened ({reason}): use a .pptx file that PowerPoint opens."


@dataclass(frozen=True)
class Nearest(Sentence):
    """The name that was most likely meant."""

    name: str
    zh = "（最接近的是 {name}）"
    en = " (nearest: {name})"


@dataclass(eq=False)
class LayoutMissing(UsageError):
    layout: str
    near: Nearest | None
    known: tuple[str, ...]
    zh = "模板里没有名为 {layout} 的版式；现有 {known}；请补上，或给其中一个改名{near}。annualdeck template 列出全部缺少的。"
    en = (
        "The template has no layout named {layout}; it has {known}: add it, or rename one of them{near}; "
        "annualdeck template lists all that is missing."
    )


@dataclass(eq=False)
class SlotMissing(UsageError):
    layout: str
    slot: str
    near: Nearest | None
    zh = "模板版式 {layout} 里没有名为 {slot} 的占位符；请补上，或给其中一个改名{near}。annualdeck template 列出全部缺少的。"
    en = (
        "The layout {layout} of the template has no placeholder named {slot}: add it, or rename another{near}; "
        "annualdeck template lists all that is missing."
    )


@dataclass(frozen=True)
class Box:
    """A rectangle in EMU."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @classmethod
    def around(cls, boxes: list[Box]) -> Box:
        x, y = min(b.x for b in boxes), min(b.y for b in boxes)
        return cls(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


@dataclass(frozen=True)
class Look:
    """How one paragraph level is set: sizes and heights in points; `fill` is the colour as DrawingML."""

    size: float = 12.0
    line: float = 12.0 * _FONT_LINE
    before: float = 0.0
    bold: bool = False
    align: str = "l"
    fill: str = '<a:schemeClr val="tx1"/>'
    latin: str = LATIN
    east_asian: str = EAST_ASIAN

    def smaller(self, by: float, floor: float) -> Look:
        """This look some points smaller, but not under the floor (nor under its own size)."""
        size = max(self.size - by, min(self.size, floor))
        return replace(self, size=size, line=round(self.line * size / self.size * 2) / 2)


@dataclass(frozen=True)
class Slot:
    """A placeholder of a layout.

    `type` is the format's word, `kind` ours. `inset` is left, top, right, bottom in EMU; `looks` are its first five
    levels; `fill` is its colour as DrawingML.
    """

    name: str
    idx: int
    type: str
    kind: str
    box: Box
    inset: tuple[int, int, int, int]
    looks: tuple[Look, ...]
    fill: str | None
    element: etree._Element

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for text in points."""
        left, top, right, bottom = self.inset
        return (self.box.w - left - right) / POINT, (self.box.h - top - bottom) / POINT


class Layout:
    """A layout of the template; its slots in the order they are read."""

    def __init__(self, layout: object) -> None:
        self.layout = layout
        self.name: str = layout.name

    @cached_property
    def slots(self) -> dict[str, Slot]:
        masters = {_kind(ph.element): ph.element for ph in self.layout.slide_master.placeholders}
        styles = self.layout.slide_master.element.find(qn("p:txStyles"))
        return {ph.name: _slot(ph, masters, styles) for ph in self.layout.placeholders}

    @cached_property
    def dark(self) -> bool:
        """Whether the layout's own background is an ink rather than the page's paper."""
        colour = self.layout.element.find(".//" + qn("p:bg") + "//" + qn("a:schemeClr"))
        return colour is not None and colour.get("val") in ("tx1", "dk1", "tx2", "dk2")

    def slot(self, name: str) -> Slot:
        """Raises SlotMissing."""
        if name not in self.slots:
            raise SlotMissing(self.name, name, _nearest(name, self.slots))
        return self.slots[name]

    def group(self, name: str) -> list[Slot]:
        """The slot and those that belong to it: block1, block1-heading, block1-rule."""
        return [slot for key, slot in self.slots.items() if key == name or key.startswith(name + "-")]


def _nearest(name: str, known: Iterable[str]) -> Nearest | None:
    near = nearest(name, set(known))
    return Nearest(near) if near else None


class Template:
    """An opened template without its slides. Raises TemplateUnreadable."""

    def __init__(self, file: Path | None) -> None:
        self.file = file or shipped()
        self.presentation = _opened(self.file)
        self.layouts = {
            layout.name: Layout(layout) for master in self.presentation.slide_masters for layout in master.slide_layouts
        }
        _drop_slides(self.presentation)

    def layout(self, name: str) -> Layout:
        """Raises LayoutMissing."""
        if name not in self.layouts:
            raise LayoutMissing(name, _nearest(name, self.layouts), tuple(self.layouts))
        return self.layouts[name]

    def add_slide(self, layout: Layout) -> FileSlide:
        """A new slide on the layout, without any shape."""
        relation, slide = self.presentation.part.add_slide(layout.layout)
        self.presentation.slides._sldIdLst.add_sldId(relation)
        return slide


def shipped() -> Path:
    """The template that ships: inside the package once installed, in templates/ of a source checkout."""
    installed = Path(__file__).with_name("deck.pptx")
    return installed if installed.exists() else Path(__file__).parents[3] / "templates" / "deck.pptx"


def _opened(file: Path) -> OpenPresentation:
    try:
        with zipfile.ZipFile(file) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                raise TemplateUnreadable(str(file), f"> {_LARGEST // 1024 ** 2} MB")
        return Presentation(str(file))
    except TemplateUnreadable:
        raise
    except OSError as reason:
        raise TemplateUnreadable(str(file), reason.strerror or str(reason)) from None
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError, etree.LxmlError, PythonPptxError):
        raise TemplateUnreadable(str(file), "不是 .pptx") from None


def _drop_slides(presentation: OpenPresentation) -> None:
    """A template's own example slides do not belong to the deck."""
    for entry in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(entry.rId)
        presentation.slides._sldIdLst.remove(entry)
    for sections in presentation.element.xpath(".//*[local-name()='sectionLst']"):
        extension = sections.getparent()
        extension.getparent().remove(extension)


# -- one placeholder ---------------------------------------------------------------------------------------------------
def _kind(element: etree._Element) -> str:
    return _KINDS.get(element.ph.get("type", "obj"), "text")


def _slot(placeholder: object, masters: dict[str, etree._Element], styles: etree._Element) -> Slot:
    element, kind = placeholder.element, _kind(placeholder.element)
    inherited = [e for e in (element, masters.get(kind)) if e is not None]
    box = next((b for b in (_box(e) for e in inherited) if b), Box(0, 0, 0, 0))
    levels = [e.find(qn("p:txBody") + "/" + qn("a:lstStyle")) for e in inherited]
    levels.append(styles.find(qn(_STYLES.get(kind, "p:bodyStyle"))) if styles is not None else None)
    looks = tuple(_look([found for source in levels if source is not None
                         and (found := source.find(qn(f"a:lvl{level}pPr"))) is not None]) for level in range(1, 6))
    return Slot(placeholder.name, element.ph_idx, element.ph.get("type", "obj"), kind, box, _inset(inherited), looks,
                _fill(element), element)


def _box(element: etree._Element) -> Box | None:
    frame = element.find(qn("p:spPr") + "/" + qn("a:xfrm"))
    if frame is None or frame.off is None or frame.ext is None:
        return None
    return Box(frame.off.x, frame.off.y, frame.ext.cx, frame.ext.cy)


def _inset(inherited: list[etree._Element]) -> tuple[int, int, int, int]:
    bodies = [b for e in inherited if (b := e.find(qn("p:txBody") + "/" + qn("a:bodyPr"))) is not None]

    def side(name: str, default: int) -> int:
        return next((int(b.get(name)) for b in bodies if b.get(name) is not None), default)

    return side("lIns", 91440), side("tIns", 45720), side("rIns", 91440), side("bIns", 45720)


def _fill(element: etree._Element) -> str | None:
    fill = element.find(qn("p:spPr") + "/" + qn("a:solidFill"))
    return _inner(fill) if fill is not None else None


def _inner(fill: etree._Element) -> str:
    """The colour inside a solid fill, as text."""
    colour = deepcopy(fill[0])
    etree.cleanup_namespaces(colour)
    return etree.tostring(colour, encoding="unicode")


def _look(sources: list[etree._Element]) -> Look:
    """The look that these levels give together; the nearest that says something is heard."""
    runs = [run for s in sources if (run := s.find(qn("a:defRPr"))) is not None]

    def said(elements: list[etree._Element], name: str) -> str | None:
        return next((e.get(name) for e in elements if e.get(name) is not None), None)

    def child(elements: list[etree._Element], path: str) -> etree._Element | None:
        return next((c for e in elements if (c := e.find(path)) is not None), None)

    size = float(said(runs, "sz") or 1800) / 100
    fill, latin, east = (child(runs, qn(tag)) for tag in ("a:solidFill", "a:latin", "a:ea"))
    return Look(
        size=size,
        line=_spacing(child(sources, qn("a:lnSpc")), size),
        before=_spacing(child(sources, qn("a:spcBef")), size, default=0.0),
        bold=said(runs, "b") in ("1", "true"),
        align=said(sources, "algn") or "l",
        fill=_inner(fill) if fill is not None else Look.fill,
        latin=latin.get("typeface") if latin is not None else LATIN,
        east_asian=east.get("typeface") if east is not None else EAST_ASIAN,
    )


def _spacing(element: etree._Element | None, size: float, default: float = 1.0) -> float:
    """A spacing in points: exact, or a share of the font's line height."""
    if element is None:
        return default * size * _FONT_LINE
    value = int(element[0].get("val"))
    return value / 100 if element[0].tag == qn("a:spcPts") else value / 100_000 * size * _FONT_LINE
