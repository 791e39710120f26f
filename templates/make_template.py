"""Makes deck.pptx, the template that ships: `python templates/make_template.py [FILE]`.

Everything a slide looks like is decided here and stands in the template: theme colours and fonts, the master, and the
layouts with their slots. A slot is a placeholder whose name is part of the contract (`annualdeck template` lists it);
its paragraph levels carry the looks that the renderer asks for:

    kicker       1 section, 2 topic               chart-title  1 title, 2 unit and note
    cards        1 name, 2 value, 3 unit,         blockN       1 heading, 2 sentences, 3 waiting for data
                 4 change (right-aligned: beside  table        1 cell, 2 header
                 the value, else below), 5 同比

A slot named X-rule, X-heading or X-number belongs to X and moves with it; a rule is drawn as a plain shape.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation as PresentationObject

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMU = 914400
WIDTH, HEIGHT = 12192000, 6858000
MARGIN, GUTTER = 0.6, 0.2
COLUMN = (WIDTH / EMU - 2 * MARGIN - 11 * GUTTER) / 12

COLOURS = {
    "dk1": "1F2329", "lt1": "FFFFFF", "dk2": "6B7280", "lt2": "F7F6F4",      # ink, paper, muted text, card
    "accent1": "F25C05", "accent2": "C9CDD4",                                # this year, last year
    "accent3": "2B4560", "accent4": "7A5C7E", "accent5": "5C9A94", "accent6": "D0B27C",  # lightness 28, 43, 59, 74
    "hlink": "CF2E2E", "folHlink": "1E8E5A",                                 # red, green
}


def at(column: int) -> float:
    """The left edge of a grid column (0–11) in inches."""
    return MARGIN + column * (COLUMN + GUTTER)


def wide(columns: int) -> float:
    """The width of so many grid columns in inches."""
    return columns * COLUMN + (columns - 1) * GUTTER


@dataclass(frozen=True)
class Look:
    """One paragraph level: size and exact line height in points, weight, theme colour, space before."""

    size: float
    line: float
    colour: str = "tx1"
    bold: bool = False
    align: str = "l"
    before: float = 0
    soften: int = 0   # percent of the colour mixed towards paper

    def xml(self, level: int, tag: str = "") -> str:
        soft = f'<a:lumMod val="{100000 - self.soften * 1000}"/><a:lumOff val="{self.soften * 1000}"/>'
        colour = f'<a:schemeClr val="{self.colour}">{soft if self.soften else ""}</a:schemeClr>'
        tag = tag or f"a:lvl{level}pPr"
        return (
            f'<{tag} marL="0" indent="0" algn="{self.align}" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
            f'<a:lnSpc><a:spcPts val="{round(self.line * 100)}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
            f'<a:buNone/><a:defRPr sz="{round(self.size * 100)}" b="{int(self.bold)}" kern="1200">'
            f'<a:solidFill>{colour}</a:solidFill>'
            f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-lt"/></a:defRPr></{tag}>'
        )


@dataclass(frozen=True)
class Slot:
    """A placeholder: its name, its kind in the format, its box in inches, its looks, and how it is filled."""

    name: str
    kind: str
    x: float
    y: float
    w: float
    h: float
    looks: tuple[Look, ...] = ()
    anchor: str = "t"
    fill: str = ""
    inset: tuple[float, float] = (0, 0)   # left and right, top and bottom, in inches

    def xml(self, shape_id: int, index: int) -> str:
        x, y, w, h = (round(v * EMU) for v in (self.x, self.y, self.w, self.h))
        kind = f'type="{self.kind}"' + ("" if self.kind == "title" else f' sz="quarter" idx="{index}"')
        fill = f'<a:solidFill><a:schemeClr val="{self.fill}"/></a:solidFill>' if self.fill else ""
        side, top = (round(v * EMU) for v in self.inset)
        looks = "".join(look.xml(i) for i, look in enumerate(self.looks, 1))
        prompt = "".join(
            f'<a:p><a:pPr lvl="{i}"/><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{self.name}</a:t></a:r></a:p>'
            for i in range(max(1, len(self.looks)))
        )
        if self.kind == "sldNum":
            prompt = (
                '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
                '<a:rPr lang="zh-CN" altLang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>'
            )
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{self.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph {kind} hasCustomPrompt="1"/></p:nvPr></p:nvSpPr>'.replace(
                ' hasCustomPrompt="1"', "" if self.kind in ("sldNum", "ftr") else ' hasCustomPrompt="1"'
            )
            + f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
            f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{side}" tIns="{top}" rIns="{side}" bIns="{top}" '
            f'rtlCol="0" anchor="{self.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{looks}</a:lstStyle>{prompt}'
            '</p:txBody></p:sp>'
        )


def bar(shape_id: int, name: str, x: float, y: float, w: float, h: float, colour: str) -> str:
    """A filled rectangle that decorates a layout."""
    x, y, w, h = (round(v * EMU) for v in (x, y, w, h))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p>'
        '</p:txBody></p:sp>'
    )


# -- looks that several slots share ------------------------------------------------------------------------------------
KICKER = (Look(11, 16, "accent1", True), Look(11, 16, "tx2"))
TITLE = (Look(24, 31, "tx1", True),)
CHART_TITLE = (Look(13, 19, "tx1", True), Look(10, 19, "tx2"))
SENTENCE = Look(12, 19, "tx1", soften=15, before=3)
WAITING = Look(12, 19, "tx2", before=3)
BLOCK = (Look(14, 20, "tx1", True), SENTENCE, WAITING)
TIGHT = (Look(13, 19, "tx1", True), Look(11.5, 17.5, "tx1", soften=15), Look(11.5, 17.5, "tx2"))
CARDS = (
    Look(11, 16, "tx2"), Look(28, 36, "tx1", True, before=2), Look(12, 36, "tx1"),
    Look(12, 17, "tx1", True, "r"), Look(10, 14, "tx2", align="r"),
)
HAIR = 0.01

TOP, BOTTOM = 1.78, 6.74
FURNITURE = (
    Slot("kicker", "body", MARGIN, 0.42, wide(12), 0.26, KICKER),
    Slot("title", "title", MARGIN, 0.7, wide(12), 0.88, TITLE),
)
FOOTER = (
    Slot("source", "ftr", MARGIN, 6.98, wide(11), 0.22, (Look(9, 13, "tx2"),), "ctr"),
    Slot("number", "sldNum", at(11), 6.98, wide(1), 0.22, (Look(9, 13, "tx2", align="r"),), "ctr"),
)


def titled(name: str, kind: str, x: float, y: float, w: float, bottom: float) -> tuple[Slot, ...]:
    """A chart, table or picture slot with its title slot above it."""
    return (
        Slot(f"{name}-title", "body", x, y, w, 0.28, CHART_TITLE),
        Slot(name, kind, x, y + 0.36, w, bottom - y - 0.36),
    )


def cards_chart_text() -> tuple[Slot, ...]:
    """Four figures above, one chart left, numbered findings right."""
    top, right, pitch = 3.18, at(7) + 0.25, (BOTTOM - 3.18) / 4
    slots = [
        Slot("cards", "body", MARGIN, TOP, wide(12), 1.14, CARDS, "ctr", "bg2", (0.2, 0.06)),
        Slot("cards-rule", "body", MARGIN, TOP, 0.05, 1.14, fill="accent1"),
        *titled("chart", "chart", MARGIN, top, wide(7), BOTTOM),
    ]
    for i in range(4):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-number", "body", right, y + 0.02, 0.4, 0.3, (Look(20, 20, "accent1", True),)),
            Slot(f"block{i + 1}", "body", right + 0.42, y, at(11) + COLUMN - right - 0.42, pitch - 0.12, BLOCK),
        ]
    return tuple(slots)


def two_charts_text() -> tuple[Slot, ...]:
    """A tall chart left; a chart and findings right, headings beside their sentences."""
    left, top = at(6) + 0.15, 4.62
    pitch, width = (BOTTOM - top) / 4, at(11) + COLUMN - left
    slots = [
        *titled("chart1", "chart", MARGIN, TOP, wide(6) - 0.15, BOTTOM),
        *titled("chart2", "chart", left, TOP, width, 4.4),
    ]
    for i in range(4):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, y, width, HAIR, fill="accent2"),
            Slot(f"block{i + 1}-heading", "body", left, y + 0.08, 1.5, pitch - 0.1,
                 (Look(12, 17.5, "tx1", True), Look(12, 17.5, "tx2", True))),
            Slot(f"block{i + 1}", "body", left + 1.65, y + 0.08, width - 1.65, pitch - 0.1, TIGHT),
        ]
    return tuple(slots)


def chart_wide_text() -> tuple[Slot, ...]:
    """One chart over the full width, findings below in columns."""
    top, each = 5.16, wide(3)
    slots = [*titled("chart", "chart", MARGIN, TOP, wide(12), 4.98)]
    for i in range(4):
        slots += [
            Slot(f"block{i + 1}-rule", "body", at(3 * i), top, each, 0.025, fill="tx1"),
            Slot(f"block{i + 1}", "body", at(3 * i), top + 0.12, each, BOTTOM - top - 0.12, BLOCK),
        ]
    return tuple(slots)


def table_text() -> tuple[Slot, ...]:
    """A table left, findings with a bar right."""
    left, pitch = at(8) + 0.3, (BOTTOM - TOP) / 4
    cell, header = Look(11, 15), Look(10, 14, "tx2")
    slots = [
        Slot("table-title", "body", MARGIN, TOP, wide(8), 0.28, CHART_TITLE),
        Slot("table", "tbl", MARGIN, TOP + 0.36, wide(8), BOTTOM - TOP - 0.7, (cell, header)),
        Slot("table-note", "body", MARGIN, BOTTOM - 0.24, wide(8), 0.24, (Look(9, 14, "tx2"),)),
    ]
    for i in range(4):
        y = TOP + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, y, 0.04, pitch - 0.14, fill="accent1" if i == 0 else "accent2"),
            Slot(f"block{i + 1}", "body", left + 0.2, y, at(11) + COLUMN - left - 0.2, pitch - 0.14, BLOCK),
        ]
    return tuple(slots)


def three_charts_text() -> tuple[Slot, ...]:
    """Two charts and a picture side by side, a finding below each."""
    split, each = 4.9, wide(4) - 0.12
    slots = []
    for i, (name, kind) in enumerate((("chart1", "chart"), ("chart2", "chart"), ("picture", "pic"))):
        x = at(4 * i) + 0.06 * i
        slots += [
            *titled(name, kind, x, TOP, each, split - 0.14),
            Slot(f"block{i + 1}-rule", "body", x, split, each, 0.025, fill="tx1"),
            Slot(f"block{i + 1}", "body", x, split + 0.1, each, BOTTOM - split - 0.1, TIGHT),
        ]
    return tuple(slots)


def charts_table_text() -> tuple[Slot, ...]:
    """Two charts above; a table and findings below, headings beside their sentences."""
    half, split = wide(6) - 0.15, 4.5
    left, top = at(6) + 0.15, split
    pitch, width = (BOTTOM - top) / 3, at(11) + COLUMN - left
    slots = [
        *titled("chart1", "chart", MARGIN, TOP, half, split - 0.16),
        *titled("chart2", "chart", left, TOP, half, split - 0.16),
        Slot("table-title", "body", MARGIN, split, half, 0.28, CHART_TITLE),
        Slot("table", "tbl", MARGIN, split + 0.32, half, BOTTOM - split - 0.56, (Look(10.5, 14), Look(10, 14, "tx2"))),
        Slot("table-note", "body", MARGIN, BOTTOM - 0.2, half, 0.22, (Look(9, 13, "tx2"),)),
    ]
    for i in range(3):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, y, width, HAIR, fill="accent2"),
            Slot(f"block{i + 1}-heading", "body", left, y + 0.08, 1.2, pitch - 0.1,
                 (Look(12, 17.5, "tx1", True), Look(12, 17.5, "tx2", True))),
            Slot(f"block{i + 1}", "body", left + 1.3, y + 0.08, width - 1.3, pitch - 0.1, TIGHT),
        ]
    return tuple(slots)


def matrix_text() -> tuple[Slot, ...]:
    """Findings left on a card, a heat map or matrix right."""
    pad, pitch = 0.22, (BOTTOM - TOP - 0.4) / 4
    slots = []
    for i in range(4):
        y = TOP + 0.2 + i * pitch
        slots += [Slot(f"block{i + 1}", "body", MARGIN + pad, y, wide(4) - 2 * pad, pitch - 0.14, BLOCK)]
    slots += [*titled("picture", "pic", at(4) + 0.15, TOP, wide(8) - 0.15, BOTTOM)]
    return tuple(slots)


def text() -> tuple[Slot, ...]:
    """Words only: a row for each finding, its number and heading left, its sentences right."""
    pitch = (BOTTOM - TOP) / 4
    slots = []
    for i in range(4):
        y = TOP + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", MARGIN, y, wide(12), HAIR, fill="accent2"),
            Slot(f"block{i + 1}-number", "body", MARGIN, y + 0.16, wide(1), 0.5, (Look(26, 26, "accent1", True),)),
            Slot(f"block{i + 1}-heading", "body", at(1), y + 0.16, wide(3), pitch - 0.2,
                 (Look(16, 24, "tx1", True), Look(16, 24, "tx2", True))),
            Slot(f"block{i + 1}", "body", at(4), y + 0.16, wide(8), pitch - 0.2,
                 (Look(16, 24, "tx1", True), Look(14, 24, "tx1", soften=15), Look(14, 24, "tx2"))),
        ]
    return tuple(slots)


def cover() -> tuple[Slot, ...]:
    """Title above, who and when at its right, the year's own months along the foot."""
    return (
        Slot("title", "title", MARGIN, 1.12, wide(9), 0.78, (Look(40, 54, "bg1", True),)),
        Slot("subtitle", "body", MARGIN, 2.02, wide(9), 0.4, (Look(18, 26, "accent2"),)),
        Slot("presenter", "body", at(9), 1.2, wide(3), 0.28, (Look(12, 18, "bg1", align="r"),)),
        Slot("date", "body", at(9), 1.52, wide(3), 0.28, (Look(12, 18, "accent2", align="r"),)),
        Slot("chart", "chart", MARGIN, 2.9, wide(12), 4.2),
    )


def contents() -> tuple[Slot, ...]:
    """The word left, a row for each section right: number, section, finding, page."""
    top, pitch = 0.98, 0.94
    slots = [Slot("title", "title", MARGIN, top + 0.14, wide(3), 0.7, (Look(34, 44, "tx1", True),))]
    for i in range(6):
        y = top + i * pitch
        slots += [
            Slot(f"rule{i + 1}", "body", at(3), y, wide(9), HAIR, fill="accent2"),
            Slot(f"number{i + 1}", "body", at(3), y + 0.16, wide(1), 0.62, (Look(22, 28, "accent1", True),), "ctr"),
            Slot(f"section{i + 1}", "body", at(4), y + 0.16, wide(3), 0.62, (Look(18, 26, "tx1", True),), "ctr"),
            Slot(f"finding{i + 1}", "body", at(7), y + 0.16, wide(4), 0.62, (Look(13, 20, "tx2"),), "ctr"),
            Slot(f"page{i + 1}", "body", at(11), y + 0.16, wide(1), 0.62, (Look(13, 20, "tx2", align="r"),), "ctr"),
        ]
    return tuple(slots)


def divider() -> tuple[Slot, ...]:
    """A dark panel with number and section left; its topics and three figures right."""
    return (
        Slot("number", "body", MARGIN, 2.0, wide(3), 1.2, (Look(80, 88, "accent1", True),), "b"),
        Slot("title", "title", MARGIN, 3.4, wide(4) - 0.3, 1.2, (Look(30, 40, "bg1", True),)),
        Slot("topics", "body", at(5), 1.55, wide(7), 1.9, (Look(18, 26, "tx1", before=14),), "b"),
        Slot("cards", "body", at(5), 4.0, wide(7), 1.75, (
            Look(12, 18, "tx2"), Look(34, 44, "tx1", True, before=4), Look(14, 44, "tx1"),
            Look(13, 19, "tx1", True, before=4), Look(12, 19, "tx2"),
        ), "t", "", (0, 0.2)),
        Slot("cards-rule", "body", at(5), 4.0, wide(7), 0.025, fill="tx1"),
    )


def closing() -> tuple[Slot, ...]:
    """The last word left, what to remember right."""
    return (
        Slot("title", "title", MARGIN, 2.7, wide(5), 0.9, (Look(44, 56, "bg1", True),), "b"),
        Slot("subtitle", "body", MARGIN, 3.75, wide(5), 0.8, (Look(16, 24, "accent2"),)),
        Slot("lines", "body", at(6), 1.4, wide(6), 4.7, (Look(18, 28, "bg1", before=16),), "ctr"),
    )


@dataclass(frozen=True)
class Page:
    """A layout: its slots, its background, and the shapes that decorate it."""

    slots: tuple[Slot, ...]
    background: str = ""
    bars: tuple[tuple[str, float, float, float, float, str], ...] = ()
    furniture: bool = True


PAGES = {
    "cover": Page(cover(), "tx1", (("accent", MARGIN, 0.85, 0.6, 0.06, "accent1"),), furniture=False),
    "contents": Page(contents(), furniture=False, bars=(("accent", MARGIN, 0.98, 0.6, 0.06, "accent1"),)),
    "divider": Page(divider(), furniture=False, bars=(("panel", 0, 0, at(4) + 0.35, HEIGHT / EMU, "tx1"),)),
    "closing": Page(closing(), "tx1", (("accent", at(6) - 0.3, 2.0, 0.03, 3.5, "accent1"),), furniture=False),
    "cards-chart-text": Page(cards_chart_text()),
    "two-charts-text": Page(two_charts_text()),
    "chart-wide-text": Page(chart_wide_text()),
    "three-charts-text": Page(three_charts_text()),
    "charts-table-text": Page(charts_table_text()),
    "table-text": Page(table_text()),
    "matrix-text": Page(matrix_text(), bars=(("card", MARGIN, TOP, wide(4), BOTTOM - TOP, "bg2"),)),
    "text": Page(text()),
}


def layout_xml(name: str, page: Page) -> bytes:
    slots = page.slots if not page.furniture else (*FURNITURE, *page.slots, *FOOTER)
    background = (
        f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{page.background}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        if page.background else ""
    )
    shapes = [bar(100 + i, *b) for i, b in enumerate(page.bars)]
    shapes += [slot.xml(2 + i, 10 + i) for i, slot in enumerate(slots)]
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


def master_shapes() -> str:
    body = Slot("body", "body", MARGIN, TOP, wide(12), BOTTOM - TOP, BLOCK)
    slots = (FURNITURE[1], body, *FOOTER)
    shapes = "".join(slot.xml(2 + i, 1 + i) for i, slot in enumerate(slots)).replace(' hasCustomPrompt="1"', "")
    return EMPTY_GROUP + bar(20, "footer rule", MARGIN, 6.9, wide(12), HAIR, "accent2") + shapes


def text_styles() -> str:
    body = [BLOCK[0], SENTENCE, WAITING, SENTENCE, SENTENCE]
    return (
        f"<p:txStyles {NS}><p:titleStyle>{TITLE[0].xml(1)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(look.xml(i) for i, look in enumerate(body, 1))}</p:bodyStyle>"
        f"<p:otherStyle>{Look(12, 18).xml(1)}</p:otherStyle></p:txStyles>"
    )


def theme_xml(old: bytes) -> bytes:
    """The library's theme with our colours, fonts and name."""
    import re

    colours = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in COLOURS.items())
    face = '<a:latin typeface="Microsoft YaHei"/><a:ea typeface="微软雅黑"/><a:cs typeface=""/>'
    face += '<a:font script="Hans" typeface="微软雅黑"/>'
    fonts = f'<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
    text = old.decode("utf-8")
    text = re.sub(r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="annualdeck">{colours}</a:clrScheme>', text,
                  flags=re.S)
    text = re.sub(r"<a:fontScheme .*?</a:fontScheme>", f'<a:fontScheme name="annualdeck">{fonts}</a:fontScheme>', text,
                  flags=re.S)
    return re.sub(r'(<a:theme [^>]*name=")[^"]*"', r'\1annualdeck"', text).encode()


def make() -> bytes:
    """The template as bytes; the same on every machine."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for rel in [r for r in deck.part.rels.values() if r.reltype.endswith("/printerSettings")]:
        deck.part.drop_rel(rel.rId)
    master = deck.slide_master
    for unused in list(deck.slide_layouts)[len(PAGES):]:
        deck.slide_layouts.remove(unused)
    for _ in range(len(deck.slide_layouts), len(PAGES)):
        add_layout(deck)
    for layout, (name, page) in zip(deck.slide_layouts, PAGES.items(), strict=True):
        layout.part._element = parse_xml(layout_xml(name, page))
    for themed in (master.part, deck.notes_master.part):
        theme = themed.part_related_by(RT.THEME)
        theme._blob = theme_xml(theme.blob)
    tree = master.element.cSld.spTree
    fresh = parse_xml(f"<p:spTree {NS}>{master_shapes()}</p:spTree>")
    tree.getparent().replace(tree, fresh)
    styles = master.element.find("{*}txStyles")
    styles.getparent().replace(styles, parse_xml(text_styles()))
    properties = deck.core_properties
    properties.author = properties.last_modified_by = "annualdeck"
    properties.title = "annualdeck"
    raw = io.BytesIO()
    deck.save(raw)
    return dated(raw.getvalue())


def add_layout(deck: PresentationObject) -> None:
    """One more layout, a copy of the last one's part under the next free name."""
    master = deck.slide_master
    last = deck.slide_layouts[-1].part
    part = SlideLayoutPart.load(
        PackURI(f"/ppt/slideLayouts/slideLayout{len(deck.slide_layouts) + 1}.xml"), last.content_type, last.package, last.blob)
    part.relate_to(master.part, RT.SLIDE_MASTER)
    entries = master.element.find("{*}sldLayoutIdLst")
    entry = parse_xml(f'<p:sldLayoutId {NS} id="{max(int(e.get("id")) for e in entries) + 1}" '
                      f'r:id="{master.part.relate_to(part, RT.SLIDE_LAYOUT)}"/>')
    entries.append(entry)


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
