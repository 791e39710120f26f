"""Is the finished file sound? The invariants of a .pptx package, held against the file itself.

Validators of the format overlook much of this: a table row that lacks a cell, a data sheet that is no workbook, two
series with one index. The checks read the archive without python-pptx, so they do not share its mistakes.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from annualdeck.deck import faults
from annualdeck.deck.archive import Package
from annualdeck.deck.faults import Fault
from annualdeck.deck.sound.charts import charts
from annualdeck.deck.sound.looks import looks
from annualdeck.deck.sound.order import order
from annualdeck.deck.sound.parts import parts, whole
from annualdeck.deck.sound.slides import slides

_LARGEST = 200 * 1024 * 1024   # bytes that a deck or template may unpack to


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
    found = list(whole(package))
    if any(isinstance(f, faults.NotXml | faults.PartMissing) for f in found):
        return found
    return found + [fault for invariant in (parts, slides, charts, looks, order) for fault in invariant(package)]
