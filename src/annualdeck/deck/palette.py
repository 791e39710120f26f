"""Theme colours at work: as DrawingML, and as the template's own RGB where a picture or a readable ink needs it.

Charts name theme slots (`theme.py` says which), never RGB values, so a user's template recolours them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part

from annualdeck.deck.theme import INK, PAPER

_THEME_NAMES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_DRAWING = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def colour(slot: str, *, lum: tuple[int, int] | None = None, alpha: int | None = None) -> str:
    """A theme colour as DrawingML; `lum` is (lumMod %, lumOff %), `alpha` the opacity in %."""
    mods = f'<a:lumMod val="{lum[0] * 1000}"/><a:lumOff val="{lum[1] * 1000}"/>' if lum else ""
    mods += f'<a:alpha val="{alpha * 1000}"/>' if alpha is not None else ""
    return f'<a:schemeClr val="{slot}">{mods}</a:schemeClr>'


@dataclass(frozen=True)
class Theme:
    """The colours of a template's theme as RRGGBB by slot: dk1, lt1, dk2, lt2, accent1 … accent6."""

    colours: dict[str, str]

    def rgb(self, slot: str) -> str:
        """The RRGGBB of a slot, by its theme name (dk1) or its role on a slide (tx1)."""
        return self.colours[_THEME_NAMES.get(slot, slot)]

    def ink_on(self, slot: str) -> str:
        """The slot, ink or paper, that reads better on a filled area of this slot."""
        return self.readable(self.rgb(slot))

    def readable(self, rgb: str) -> str:
        """The slot, ink or paper, that reads better on this RRGGBB."""
        return max((INK, PAPER), key=lambda s: contrast(self.rgb(s), rgb))


def theme_of(part: Part) -> Theme:
    """The theme that a slide, layout or master is drawn in."""
    kinds = {rel.reltype for rel in part.rels.values()}
    for kind in (RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.SLIDE_MASTER, RELATIONSHIP_TYPE.SLIDE_LAYOUT):
        if kind in kinds:
            above = part.part_related_by(kind)
            return _read(above.blob) if kind == RELATIONSHIP_TYPE.THEME else theme_of(above)
    raise ValueError(f"{part.partname} has no theme")


@lru_cache(maxsize=8)
def _read(theme_xml: bytes) -> Theme:
    scheme = etree.fromstring(theme_xml).find(".//a:clrScheme", _DRAWING)
    if scheme is None:
        raise ValueError("the theme has no colour scheme")
    return Theme({etree.QName(c).localname: c[0].get("lastClr") or c[0].get("val") for c in scheme})


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two RRGGBB colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: str) -> float:
    channels = [int(rgb[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
