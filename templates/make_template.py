"""Makes deck.pptx, the template that ships: `python templates/make_template.py [FILE]`.

Everything a slide looks like is decided here and stands in the template: theme colours and fonts, the master, and (in
layouts.py) the layouts with their slots. A slot is a placeholder whose name is part of the contract, which
`annualdeck template` lists; its paragraph levels carry the looks that the renderer asks for:

    kicker       1 section, 2 topic               chart-title  1 title, 2 unit and note
    cards,       1 name, 2 value, 3 unit,         blockN       1 heading, 2 sentences, 3 waiting for data
    tiles        4 change (right-aligned: beside  table        1 cell, 2 header
                 the value, else below), 5 同比   quotes       1 what was said, 2 of what
                                                  timeline     1 name, 2 date
    lines        1 heading, 2 what to remember

A slot named X-rule, X-heading or X-number belongs to X and moves with it; a rule is drawn as a plain shape.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from layouts import PAGES, Page
from pieces import BLOCK, BOTTOM, FOOTER, FURNITURE, HAIR, SENTENCE, TITLE, TOP, WAITING
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation as PresentationType
from slots import HEIGHT, MARGIN, NS, WIDTH, Look, Slot, bar, wide


@dataclass(frozen=True)
class Design:
    """What another template may have of its own: theme colours and fonts, the width of a slide in EMU, smaller letters."""

    name: str
    colours: Mapping[str, str]
    latin: str
    east_asian: str
    width: int = WIDTH
    letters: float = 1

    def placed(self, slot: Slot) -> Slot:
        """The slot at its place on a slide of this width, in letters of this size."""
        ratio = self.width / WIDTH
        side, top = slot.inset
        return replace(slot, x=slot.x * ratio, w=slot.w * ratio, inset=(side * ratio, top), looks=tuple(map(self.look, slot.looks)))

    def look(self, look: Look) -> Look:
        return replace(look, size=round(look.size * self.letters, 1), line=look.line * self.letters)


SHIPPED = Design("annualdeck", {
    "dk1": "1F2329", "lt1": "FFFFFF", "dk2": "6B7280", "lt2": "F7F6F4",      # ink, paper, muted text, card
    "accent1": "F25C05", "accent2": "C9CDD4",                                # this year, last year
    "accent3": "2B4560", "accent4": "7A5C7E", "accent5": "5C9A94", "accent6": "D0B27C",  # lightness 28, 43, 59, 74
    "hlink": "CF2E2E", "folHlink": "1E8E5A",                                 # red, green
}, "Microsoft YaHei", "微软雅黑")


APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>annualdeck</Application></Properties>"
)


def layout_xml(name: str, page: Page, design: Design) -> bytes:
    slots = page.slots if not page.furniture else (*FURNITURE, *page.slots, *FOOTER)
    ratio = design.width / WIDTH
    background = (
        f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{page.background}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        if page.background else ""
    )
    shapes = [bar(100 + i, name, x * ratio, y, w * ratio, *rest) for i, (name, x, y, w, *rest) in enumerate(page.bars)]
    shapes += [design.placed(slot).xml(2 + i, 10 + i) for i, slot in enumerate(slots)]
    hidden = "" if page.furniture else ' showMasterSp="0"'
    return (
        f'<p:sldLayout {NS}{hidden} preserve="1" userDrawn="1"><p:cSld name="{name}">{background}<p:spTree>{EMPTY_GROUP}'
        + "".join(shapes)
        + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def master_shapes(design: Design) -> str:
    body = Slot("body", "body", MARGIN, TOP, wide(12), BOTTOM - TOP, BLOCK)
    slots = (FURNITURE[1], body, *FOOTER)
    ratio = design.width / WIDTH
    shapes = "".join(design.placed(slot).xml(2 + i, 1 + i) for i, slot in enumerate(slots)).replace(' hasCustomPrompt="1"', "")
    return EMPTY_GROUP + bar(20, "footer rule", MARGIN * ratio, 6.9, wide(12) * ratio, HAIR, "accent2") + shapes


def text_styles(design: Design) -> str:
    title, *body = map(design.look, (TITLE[0], BLOCK[0], SENTENCE, WAITING, SENTENCE, SENTENCE))
    return (
        f"<p:txStyles {NS}><p:titleStyle>{title.xml(1)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(look.xml(i) for i, look in enumerate(body, 1))}</p:bodyStyle>"
        f"<p:otherStyle>{design.look(Look(12, 18)).xml(1)}</p:otherStyle></p:txStyles>"
    )


def theme_xml(old: bytes, design: Design) -> bytes:
    """The library's theme with our colours, fonts and name."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in design.colours.items())
    face = f'<a:latin typeface="{design.latin}"/><a:ea typeface="{design.east_asian}"/><a:cs typeface=""/>'
    face += f'<a:font script="Hans" typeface="{design.east_asian}"/>'
    fonts = f'<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
    text = old.decode("utf-8")
    text = re.sub(r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="{design.name}">{colours}</a:clrScheme>', text,
                  flags=re.S)
    text = re.sub(r"<a:fontScheme .*?</a:fontScheme>", f'<a:fontScheme name="{design.name}">{fonts}</a:fontScheme>', text,
                  flags=re.S)
    return re.sub(r'(<a:theme [^>]*name=")[^"]*"', rf'\1{design.name}"', text).encode()


def make(design: Design = SHIPPED) -> bytes:
    """The template as bytes; the same on every machine."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = design.width, HEIGHT
    for rel in [r for r in deck.part.rels.values() if r.reltype.endswith("/printerSettings")]:
        deck.part.drop_rel(rel.rId)
    master = deck.slide_master
    for unused in list(deck.slide_layouts):
        deck.slide_layouts.remove(unused)
    for i, (name, page) in enumerate(PAGES.items(), 1):
        add_layout(deck, i, layout_xml(name, page, design))
    for themed in (master.part, deck.notes_master.part):
        theme = themed.part_related_by(RT.THEME)
        ours = theme_xml(theme.blob, design)
        if isinstance(theme, XmlPart):
            theme._element = parse_xml(ours)
        else:
            theme._blob = ours
    tree = master.element.cSld.spTree
    fresh = parse_xml(f"<p:spTree {NS}>{master_shapes(design)}</p:spTree>")
    tree.getparent().replace(tree, fresh)
    styles = master.element.find("{*}txStyles")
    styles.getparent().replace(styles, parse_xml(text_styles(design)))
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            package.drop_rel(key)
        elif relation.reltype == RT.EXTENDED_PROPERTIES:
            relation.target_part._blob = APPLICATION
    properties = deck.core_properties
    properties.author = properties.last_modified_by = "annualdeck"
    properties.title = "annualdeck"
    raw = io.BytesIO()
    deck.save(raw)
    return dated(raw.getvalue())


def add_layout(deck: PresentationType, number: int, xml: bytes) -> None:
    """A new layout part of the one master."""
    master = deck.slide_master
    part = SlideLayoutPart.load(
        PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml"), CT.PML_SLIDE_LAYOUT, deck.part.package, xml
    )
    part.relate_to(master.part, RT.SLIDE_MASTER)
    entry = parse_xml(f'<p:sldLayoutId {NS} id="{2147483648 + number}"/>')
    entry.set(qn("r:id"), master.part.relate_to(part, RT.SLIDE_LAYOUT))
    master.element.find(qn("p:sldLayoutIdLst")).append(entry)


def dated(package: bytes) -> bytes:
    """The same zip with one fixed time on every entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), old.read(entry),
                         zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("deck.pptx")
    target.write_bytes(make())
