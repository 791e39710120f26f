"""Does everything look as the template says: no colour and no font of a slide's own, every word with its language?

What a template's own layouts and master name outright (a company's typeface, say) a slide may repeat.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from annualdeck.deck import faults
from annualdeck.deck.archive import NS, Package
from annualdeck.deck.faults import Fault

_COLOURS = "//a:srgbClr | //a:sysClr | //a:prstClr | //a:scrgbClr | //a:hslClr"
_FACES = "//a:latin | //a:ea | //a:cs | //a:sym | //a:buFont"


def looks(package: Package) -> Iterator[Fault]:
    """Every broken invariant of the letters and colours on slides, in their charts and in their notes."""
    for slide in package.slides:
        allowed = {value for part in package.above(slide) for value in _own(package.xml[part])}
        for name in (slide, *package.targets(slide, "chart"), *package.targets(slide, "notesSlide")):
            if name in package.xml:
                for value in dict.fromkeys(_own(package.xml[name])):
                    if value not in allowed:
                        yield faults.OwnLook(part=name, what=value)
                yield from _words(name, package.xml[name])


def _own(root: etree._Element) -> list[str]:
    """Colours and typefaces that are written out instead of naming the theme's."""
    colours = [colour.get("val") or etree.QName(colour).localname for colour in root.xpath(_COLOURS, namespaces=NS)]
    faces = [face.get("typeface", "") for face in root.xpath(_FACES, namespaces=NS)]
    return colours + [face for face in faces if face and not face.startswith("+")]


def _words(name: str, root: etree._Element) -> Iterator[Fault]:
    """Runs, fields and a chart's standing text: each says that it is Chinese, and in which East Asian font."""
    for run in root.xpath("//a:r | //a:fld | //c:txPr/a:p/a:pPr", namespaces=NS):
        letters = run.find("a:defRPr" if run.tag == f"{{{NS['a']}}}pPr" else "a:rPr", NS)
        words = "".join(run.itertext(f"{{{NS['a']}}}t")) or etree.QName(run.getparent().getparent()).localname
        if letters is None or letters.get("lang") != "zh-CN":
            yield faults.NoLanguage(part=name, what=words)
        if letters is None or letters.find("a:ea", NS) is None:
            yield faults.NoEastAsianFont(part=name, what=words)
