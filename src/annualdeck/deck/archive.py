"""A .pptx as an archive: its parts, their XML, and how they refer to each other. Knows nothing of what they mean."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from pathlib import Path
from typing import IO

from lxml import etree

TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}


class Package:
    """The parts of an archive and their relationships. Raises zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError."""

    def __init__(self, file: Path | IO[bytes]) -> None:
        with zipfile.ZipFile(file) as archive:
            self.entries = archive.namelist()
            self.content = {name: archive.read(name) for name in self.entries if not name.endswith("/")}
        self.xml: dict[str, etree._Element] = {}
        self.broken: dict[str, str] = {}
        for name, content in self.content.items():
            if name.endswith((".xml", ".rels")):
                try:
                    self.xml[name] = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                except etree.XMLSyntaxError as reason:
                    self.broken[name] = str(reason)

    @property
    def parts(self) -> list[str]:
        return [name for name in self.content if name != TYPES and not name.endswith(".rels")]

    @cached_property
    def relationships(self) -> dict[str, dict[str, tuple[str, str, bool]]]:
        """By source part ("" is the package): relationship id → kind, target, whether it lies outside."""
        found = {}
        for name, root in self.xml.items():
            if name.endswith(".rels"):
                folder, file = posixpath.split(name)
                base = posixpath.dirname(folder)
                found[posixpath.join(base, file.removesuffix(".rels"))] = {
                    rel.get("Id"): (
                        rel.get("Type").rpartition("/")[2],
                        rel.get("Target") if rel.get("TargetMode") == "External" else _resolved(base, rel.get("Target")),
                        rel.get("TargetMode") == "External",
                    )
                    for rel in root.iterfind("rel:Relationship", NS)
                }
        return found

    def targets(self, source: str, kind: str) -> list[str]:
        return [target for k, target, outside in self.relationships.get(source, {}).values() if k == kind and not outside]

    @property
    def presentation(self) -> str:
        return next(iter(self.targets("", "officeDocument")), "")

    @property
    def slides(self) -> list[str]:
        return self.targets(self.presentation, "slide")

    @property
    def charts(self) -> list[str]:
        return list(dict.fromkeys(chart for slide in self.slides for chart in self.targets(slide, "chart")))

    @property
    def notes(self) -> list[str]:
        return list(dict.fromkeys(notes for slide in self.slides for notes in self.targets(slide, "notesSlide")))

    def above(self, slide: str) -> list[str]:
        """The layouts of a slide and their masters."""
        layouts = self.targets(slide, "slideLayout")
        return layouts + [master for layout in layouts for master in self.targets(layout, "slideMaster")]


def _resolved(base: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
