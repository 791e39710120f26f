"""The finished archive rewritten so that the same deck is the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

_TIME = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_PACKED = (".xlsx", ".png", ".jpg", ".jpeg", ".gif")   # entries that are compressed already


def reproducible(path: Path) -> None:
    """Rewrite a zip archive in place: fixed times and attributes, content types first, then by name.

    Raises OSError and zipfile.BadZipFile.
    """
    rewritten = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(rewritten, "w") as new:
        for entry in sorted(old.infolist(), key=lambda e: (e.filename not in _FIRST, e.filename)):
            _copy(old.read(entry), entry.filename, new)
    path.write_bytes(rewritten.getvalue())


def _copy(content: bytes, name: str, archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.create_system = 0   # the same on every system
    entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
