"""Is each slide whole: listed once, on a layout, its shapes told apart and filled, its tables full, its notes its own?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from annualdeck.deck import faults
from annualdeck.deck.archive import NS, Package
from annualdeck.deck.faults import Fault

_FIRST_SLIDE, _FIRST_LAYOUT = 256, 2 ** 31   # the format's smallest ids of slides, and of masters and layouts
_DECORATIVE = './/*[local-name()="decorative"][@val="1"]'


def slides(package: Package) -> Iterator[Fault]:
    """Every broken invariant of the slides of a package."""
    for invariant in (_slide_list, _sections, _layout_list, _layouts, _shape_ids, _placeholders, _reading, _tables, _told, _notes):
        yield from invariant(package)


def _slide_list(package: Package) -> Iterator[Fault]:
    name = package.presentation
    root = package.xml[name]
    ids = root.xpath("p:sldIdLst/p:sldId/@id", namespaces=NS)
    listed = root.xpath("p:sldIdLst/p:sldId/@r:id", namespaces=NS)
    links = package.relationships.get(name, {})
    if len(set(ids)) < len(ids) or not all(_FIRST_SLIDE <= int(i) < _FIRST_LAYOUT for i in ids):
        yield faults.SlideListBroken(part=name, what="id")
    if sorted(links[i][1] for i in listed if i in links) != sorted(package.slides):
        yield faults.SlideListBroken(part=name, what="r:id")


def _sections(package: Package) -> Iterator[Fault]:
    """Where slides are grouped, every slide stands in one section, and every section has a name and an id of its own."""
    name = package.presentation
    root = package.xml[name]
    if not root.xpath("//p14:sectionLst", namespaces=NS):
        return
    ids = root.xpath("p:sldIdLst/p:sldId/@id", namespaces=NS)
    if sorted(root.xpath("//p14:sectionLst//p14:sldId/@id", namespaces=NS)) != sorted(ids):
        yield faults.SectionsBroken(part=name, what="p14:sldId")
    own = root.xpath("//p14:section/@id", namespaces=NS)
    if len(set(own)) < len(own) or not all(s.get("name") for s in root.iterfind(".//p14:section", NS)):
        yield faults.SectionsBroken(part=name, what="p14:section")


def _layout_list(package: Package) -> Iterator[Fault]:
    """Masters and layouts share one space of ids."""
    masters = package.targets(package.presentation, "slideMaster")
    ids = package.xml[package.presentation].xpath("p:sldMasterIdLst/p:sldMasterId/@id", namespaces=NS)
    for master in masters:
        if master in package.xml:
            ids += package.xml[master].xpath("p:sldLayoutIdLst/p:sldLayoutId/@id", namespaces=NS)
    for id_, count in Counter(ids).items():
        if count > 1 or int(id_) < _FIRST_LAYOUT:
            yield faults.LayoutIdBroken(part=package.presentation, what=id_)


def _layouts(package: Package) -> Iterator[Fault]:
    above = {"slide": "slideLayout", "slideLayout": "slideMaster", "slideMaster": "theme"}
    level = {"slide": package.slides}
    for kind, needed in above.items():
        level[needed] = []
        for name in dict.fromkeys(level[kind]):
            found = package.targets(name, needed)
            if len(found) != 1:
                yield faults.NoLayout(part=name, what=needed)
            level[needed] += found


def _shape_ids(package: Package) -> Iterator[Fault]:
    for name in package.slides + package.notes:
        if name in package.xml:
            ids = Counter(package.xml[name].xpath("//p:cNvPr/@id", namespaces=NS))
            for shape, count in ids.items():
                if count > 1:
                    yield faults.ShapeIdTwice(part=name, what=shape)


def _placeholders(package: Package) -> Iterator[Fault]:
    for name in package.slides:
        if name not in package.xml:
            continue
        for shape in package.xml[name].iterfind(".//p:sp", NS):
            empty = not "".join(shape.itertext(f"{{{NS['a']}}}t")).strip()
            if shape.find("p:nvSpPr/p:nvPr/p:ph", NS) is not None and empty:
                yield faults.EmptyPlaceholder(part=name, what=shape.find("p:nvSpPr/p:cNvPr", NS).get("name"))


def _reading(package: Package) -> Iterator[Fault]:
    """Placeholders are read, that is: listed, in the order in which the layout lists them."""
    for name in package.slides:
        above = [layout for layout in package.targets(name, "slideLayout") if layout in package.xml]
        if name not in package.xml or not above:
            continue
        order = {index: i for i, (index, _) in enumerate(_held(package.xml[above[0]]))}
        read = [(order[index], shape) for index, shape in _held(package.xml[name]) if index in order]
        for (before, _), (here, shape) in zip(read, read[1:], strict=False):
            if here < before:
                yield faults.ReadingOrderBroken(part=name, what=shape)


def _held(root: etree._Element) -> list[tuple[str, str]]:
    """Index and name of each placeholder; a title has no index."""
    shapes = [ph.getparent().getparent() for ph in root.iterfind(".//p:nvPr/p:ph", NS)]
    return [(s.find("p:nvPr/p:ph", NS).get("idx", "0"), s.find("p:cNvPr", NS).get("name")) for s in shapes]


def _tables(package: Package) -> Iterator[Fault]:
    for name in package.slides:
        for table in package.xml[name].iterfind(".//a:tbl", NS) if name in package.xml else ():
            columns = len(table.findall("a:tblGrid/a:gridCol", NS))
            for number, row in enumerate(table.iterfind("a:tr", NS), start=1):
                cells = len(row.findall("a:tc", NS))
                if cells != columns:
                    yield faults.RaggedTable(part=name, what=f"第{number}行有{cells}格、共{columns}列")


def _told(package: Package) -> Iterator[Fault]:
    """Charts, tables and pictures say in words what they show."""
    for name in package.slides:
        for frame in package.xml[name].iterfind(".//*", NS) if name in package.xml else ():
            if frame.tag in (f"{{{NS['p']}}}graphicFrame", f"{{{NS['p']}}}pic"):
                properties = frame.find("*/p:cNvPr", NS)
                if not properties.get("descr", "").strip() and not properties.xpath(_DECORATIVE):
                    yield faults.NoAltText(part=name, what=properties.get("name"))


def _notes(package: Package) -> Iterator[Fault]:
    for slide in package.slides:
        for notes in package.targets(slide, "notesSlide"):
            if package.targets(notes, "slide") != [slide] or len(package.targets(notes, "notesMaster")) != 1:
                yield faults.NotesBroken(part=slide)
