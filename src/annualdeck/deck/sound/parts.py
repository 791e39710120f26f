"""Is the archive whole: every part there once, of a known type, reached by relationships that resolve?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annualdeck.deck import faults
from annualdeck.deck.archive import NS, ROOT, TYPES, Package
from annualdeck.deck.faults import Fault

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_CONTENT_TYPES = {   # what a target of a relationship of this kind must be
    "slide": "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
    "slideLayout": "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
    "slideMaster": "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
    "notesSlide": "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
    "notesMaster": "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "package": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BEGINS = {   # how pictures of these endings begin
    ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".gif": b"GIF8", ".svg": b"<",
}


def whole(package: Package) -> Iterator[Fault]:
    """What keeps an archive from being looked into any further."""
    for name, count in Counter(name.casefold() for name in package.entries).items():
        if count > 1:
            yield faults.TwiceInArchive(part=next(e for e in package.entries if e.casefold() == name))
    for name, reason in package.broken.items():
        yield faults.NotXml(part=name, what=reason)
    for name in (TYPES, ROOT):
        if name not in package.content:
            yield faults.PartMissing(part=name)
    for kind, usual in (("officeDocument", "ppt/presentation.xml"), ("core-properties", "docProps/core.xml")):
        target = next(iter(package.targets("", kind)), usual)
        if target not in package.content:
            yield faults.PartMissing(part=target)


def parts(package: Package, main: str = PRESENTATION) -> Iterator[Fault]:
    """Every broken invariant of the parts, their types and their relationships. `main` is the type of the first part."""
    yield from _content_types(package, main)
    for invariant in (_relationships, _relationship_ids, _reachable, _media, _custom_xml):
        yield from invariant(package)


def _content_types(package: Package, main: str) -> Iterator[Fault]:
    root = package.xml[TYPES]
    due = {**_CONTENT_TYPES, "officeDocument": main}
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
        elif given != due.get(kinds.get(name, ""), given):
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


def _relationship_ids(package: Package) -> Iterator[Fault]:
    for name, root in package.xml.items():
        if name.endswith(".rels"):
            for id_, count in Counter(root.xpath("rel:Relationship/@Id", namespaces=NS)).items():
                if count > 1:
                    yield faults.RelationshipIdTwice(part=name, what=id_)


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


def _media(package: Package) -> Iterator[Fault]:
    """A file is what its name says: no empty picture, no picture that is the page of an error."""
    for name in package.parts:
        begins = next((begins for ending, begins in _BEGINS.items() if name.lower().endswith(ending)), b"")
        if not package.content[name].startswith(begins):
            yield faults.NotWhatItIsCalled(part=name)


def _custom_xml(package: Package) -> Iterator[Fault]:
    for item in package.targets(package.presentation, "customXml"):
        if item in package.content and len(package.targets(item, "customXmlProps")) != 1:
            yield faults.CustomXmlBroken(part=item)
