"""Is the finished file sound? The invariants of a .pptx package, held against the file itself.

Validators of the format overlook much of this: a table row that lacks a cell, a data sheet that is no workbook, two
series with one index. The checks read the archive without python-pptx, so they do not share its mistakes.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from annualdeck.deck import faults
from annualdeck.deck.archive import NS, ROOT, TYPES, Package
from annualdeck.deck.faults import Fault
from annualdeck.deck.sound_charts import charts

_LARGEST = 200 * 1024 * 1024   # bytes that a deck or template may unpack to
_CONTENT_TYPES = {   # what a target of a relationship of this kind must be
    "officeDocument": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "slide": "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
    "slideLayout": "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
    "slideMaster": "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
    "notesSlide": "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
    "notesMaster": "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "package": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def bounded(path: Path) -> Fault | None:
    """Why an archive should not be opened at all: it is none, or it unpacks to more than any deck needs."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as reason:
        return faults.NotAPackage(part=path.name, what=str(reason))
    return faults.TooLarge(part=path.name, what=f"{_LARGEST // 1024 ** 2} MB") if size > _LARGEST else None


def check(path: Path) -> list[Fault]:
    """Every broken invariant of a .pptx, in the order of the checks; an empty list when it is sound."""
    unfit = bounded(path)
    if unfit:
        return [unfit]
    try:
        package = Package(path)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError) as reason:
        return [faults.NotAPackage(part=path.name, what=str(reason))]
    found = [fault for invariant in _WHOLE for fault in invariant(package)]
    if any(isinstance(f, faults.NotXml | faults.PartMissing) for f in found):
        return found
    return found + [fault for invariant in (*_INSIDE, charts) for fault in invariant(package)]


# -- the package as a whole --------------------------------------------------------------------------------------------
def _entries_once(package: Package) -> Iterator[Fault]:
    for name, count in Counter(package.entries).items():
        if count > 1:
            yield faults.TwiceInArchive(part=name)


def _well_formed(package: Package) -> Iterator[Fault]:
    for name, reason in package.broken.items():
        yield faults.NotXml(part=name, what=reason)


def _required(package: Package) -> Iterator[Fault]:
    for name in (TYPES, ROOT):
        if name not in package.content:
            yield faults.PartMissing(part=name)
    for kind, usual in (("officeDocument", "ppt/presentation.xml"), ("core-properties", "docProps/core.xml")):
        target = next(iter(package.targets("", kind)), usual)
        if target not in package.content:
            yield faults.PartMissing(part=target)


_WHOLE: tuple[Callable[[Package], Iterator[Fault]], ...] = (_entries_once, _well_formed, _required)


# -- types and relationships -------------------------------------------------------------------------------------------
def _content_types(package: Package) -> Iterator[Fault]:
    root = package.xml[TYPES]
    defaults = {d.get("Extension").lower(): d.get("ContentType") for d in root.iterfind("ct:Default", NS)}
    overrides = {o.get("PartName").lstrip("/"): o.get("ContentType") for o in root.iterfind("ct:Override", NS)}
    for name in overrides:
        if name not in package.content:
            yield faults.PhantomType(part=name)
    kinds = {target: kind for links in package.relationships.values() for kind, target, outside in links.values() if not outside}
    for name in package.parts:
        given = overrides.get(name, defaults.get(name.rpartition(".")[2].lower()))
        if given is None:
            yield faults.NoContentType(part=name)
        elif given != _CONTENT_TYPES.get(kinds.get(name, ""), given):
            yield faults.WrongContentType(part=name, what=given)


def _relationships(package: Package) -> Iterator[Fault]:
    for source, links in package.relationships.items():
        for link, (kind, target, outside) in links.items():
            if outside and not (kind == "hyperlink" and target.startswith(("http://", "https://", "mailto:"))):
                yield faults.OutsideTarget(part=source, what=target)
            elif not outside and target not in package.content:
                yield faults.DanglingRelationship(part=source, what=f"{link}（{target}）")
    for name, root in package.xml.items():
        if name == TYPES or name.endswith(".rels"):
            continue
        used = {value for value in root.xpath("//@r:id | //@r:embed | //@r:link | //@r:pict", namespaces=NS) if value}
        for missing in sorted(used - set(package.relationships.get(name, {}))):
            yield faults.UnknownRelationshipId(part=name, what=missing)


def _reachable(package: Package) -> Iterator[Fault]:
    seen, ahead = set(), [""]
    while ahead:
        source = ahead.pop()
        for _, target, outside in package.relationships.get(source, {}).values():
            if not outside and target not in seen:
                seen.add(target)
                ahead.append(target)
    for name in package.parts:
        if name not in seen:
            yield faults.Unreachable(part=name)


# -- slides ------------------------------------------------------------------------------------------------------------
def _slide_list(package: Package) -> Iterator[Fault]:
    name = package.presentation
    root = package.xml[name]
    ids = root.xpath("p:sldIdLst/p:sldId/@id", namespaces=NS)
    listed = root.xpath("p:sldIdLst/p:sldId/@r:id", namespaces=NS)
    links = package.relationships.get(name, {})
    if len(set(ids)) < len(ids) or any(int(i) < 256 for i in ids):
        yield faults.SlideListBroken(part=name, what="id")
    if sorted(links[i][1] for i in listed if i in links) != sorted(package.slides):
        yield faults.SlideListBroken(part=name, what="r:id")
    grouped = root.xpath("//p14:sectionLst//p14:sldId/@id", namespaces=NS)
    if root.xpath("//p14:sectionLst", namespaces=NS) and sorted(grouped) != sorted(ids):
        yield faults.SlideListBroken(part=name, what="section")


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
    notes = [n for slide in package.slides for n in package.targets(slide, "notesSlide")]
    for name in package.slides + notes:
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


def _tables(package: Package) -> Iterator[Fault]:
    for name in package.slides:
        for table in package.xml[name].iterfind(".//a:tbl", NS) if name in package.xml else ():
            columns = len(table.findall("a:tblGrid/a:gridCol", NS))
            for number, row in enumerate(table.iterfind("a:tr", NS), start=1):
                cells = len(row.findall("a:tc", NS))
                if cells != columns:
                    yield faults.RaggedTable(part=name, what=f"第{number}行有{cells}格、共{columns}列")


def _notes(package: Package) -> Iterator[Fault]:
    for slide in package.slides:
        for notes in package.targets(slide, "notesSlide"):
            if package.targets(notes, "slide") != [slide] or len(package.targets(notes, "notesMaster")) != 1:
                yield faults.NotesBroken(part=slide)


def _custom_xml(package: Package) -> Iterator[Fault]:
    for item in package.targets(package.presentation, "customXml"):
        if item in package.content and len(package.targets(item, "customXmlProps")) != 1:
            yield faults.CustomXmlBroken(part=item)


_INSIDE: tuple[Callable[[Package], Iterator[Fault]], ...] = (
    _content_types, _relationships, _reachable, _slide_list, _layouts, _shape_ids, _placeholders, _tables, _notes,
    _custom_xml,
)
