"""Slots and their looks as the format writes them: the words that the layouts are described in."""

from __future__ import annotations

from dataclasses import dataclass

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMU = 914400
WIDTH, HEIGHT = 12192000, 6858000
MARGIN, GUTTER = 0.6, 0.2
COLUMN = (WIDTH / EMU - 2 * MARGIN - 11 * GUTTER) / 12

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
