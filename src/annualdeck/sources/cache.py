"""The columnar cache: what was read once from a content is never read again.

An entry is a json file that names its Parquet files. It is written after them and put in place by renaming, so that
an entry either stands whole or not at all. Nothing personal is in it: see `convert`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from annualdeck.errors import Finding
from annualdeck.facts import Part
from annualdeck.sources import findings as known_findings
from annualdeck.sources.source import Source

_BLOCK = 8 << 20
_SETTLED = 2.0  # seconds after which a file's time tells whether it changed


class Cache:
    """A folder of entries, and the key of the buyer hashes in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._key = _key(folder / "key")

    @property
    def seed(self) -> int:
        """What buyer accounts are hashed with; different on every machine."""
        return int.from_bytes(hashlib.sha256(b"buyers" + self._key).digest()[:8], "little")

    def entry(self, content: str, source: Source, named: str) -> str:
        """The name of the entry for a content read by a source; `named` is what the file's own name tells."""
        said = [content, named, source.format, source.table, sorted(source.columns.items()), source.sheet]
        said += [sorted(source.constants.items()), reader(), version("polars"), self._key.hex()]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:40]

    def content(self, path: Path) -> str:
        """The hash of a file's bytes; remembered for an unchanged file by its size and time."""
        stat = path.stat()
        note = self.folder / f"{hashlib.sha256(str(path).encode()).hexdigest()[:40]}.seen"
        state = f"{stat.st_size} {stat.st_mtime_ns} "
        try:
            if (remembered := note.read_text()).startswith(state) and len(remembered) == len(state) + 64:
                return remembered[len(state) :]
        except OSError:
            pass
        content = _hash(path, stat.st_size)
        if time.time() - stat.st_mtime > _SETTLED:
            self._write(note, state + content)
        return content

    def load(self, entry: str, file: str) -> tuple[list[Part], list[Finding]] | None:
        """What an entry holds, under the name the file has now; None if it isn't there or isn't whole."""
        try:
            stored = json.loads((self.folder / f"{entry}.json").read_text(encoding="utf-8"))
            parts = [self._part(part, file) for part in stored["parts"]]
            return parts, [_finding(finding, file) for finding in stored["findings"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, entry: str, file: str, parts: list[Part], findings: list[Finding]) -> list[Part]:
        """Put the rows of the parts in place, then the entry; the parts as they lie in the cache."""
        kept = []
        for number, part in enumerate(parts):
            rows_file = self.folder / f"{entry}-{number}.parquet"
            os.replace(part.rows_file, rows_file)
            kept.append(dataclasses.replace(part, rows_file=rows_file))
        stored = {"parts": [_part_json(p) for p in kept], "findings": [_finding_json(f, file) for f in findings]}
        self._write(self.folder / f"{entry}.json", json.dumps(stored, ensure_ascii=False))
        return kept

    @contextmanager
    def workroom(self) -> Iterator[Path]:
        """A folder for rows that are being written, on the disk of the cache."""
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="new-") as room:
            yield Path(room)

    def _part(self, stored: dict, file: str) -> Part:
        rows_file = self.folder / stored["rows_file"]
        stat = rows_file.stat()
        if [stat.st_size, stat.st_mtime_ns] != stored.pop("rows_state"):
            raise ValueError(rows_file)
        fields = stored | {
            "file": file,
            "rows_file": rows_file,
            "unmapped": tuple(stored["unmapped"]),
            "personal": tuple(stored["personal"]),
            "days": {dt.date.fromisoformat(day): rows for day, rows in stored["days"].items()},
            "newest": dt.datetime.fromisoformat(stored["newest"]) if stored["newest"] else None,
            "findings": tuple(_finding(finding, file) for finding in stored["findings"]),
        }
        return Part(**fields)

    def _write(self, path: Path, text: str) -> None:
        with tempfile.NamedTemporaryFile("w", dir=self.folder, encoding="utf-8", delete=False) as file:
            file.write(text)
        os.replace(file.name, path)


def _hash(path: Path, size: int) -> str:
    """The hash of the hashes of a file's blocks, which are taken two at a time."""

    def of_block(start: int) -> bytes:
        with path.open("rb") as file:
            file.seek(start)
            return hashlib.sha256(file.read(_BLOCK)).digest()

    with ThreadPoolExecutor(max_workers=2) as pool:
        blocks = pool.map(of_block, range(0, size, _BLOCK))
        return hashlib.sha256(b"".join(blocks)).hexdigest()


@cache
def reader() -> str:
    """A hash of the code that reads: a change in it leaves older entries behind."""
    here = Path(__file__).parent
    code = hashlib.sha256()
    beside = [here.parent / "facts.py", here.parent / "gathering.py"]
    for path in [*sorted(here.rglob("*.py")), *sorted((here.parent / "tables").glob("*.py")), *beside]:
        code.update(path.read_bytes())
    return code.hexdigest()


def _key(path: Path) -> bytes:
    """32 random bytes, made once and readable by their owner only."""
    try:
        key = path.read_bytes()
        if len(key) == 32:
            return key
    except OSError:
        pass
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:  # mode 0600
        file.write(secrets.token_bytes(32))
    try:
        os.link(file.name, path)  # fails where another process made it first
    except FileExistsError:
        if len(path.read_bytes()) != 32:
            os.replace(file.name, path)
            return path.read_bytes()
    except OSError:
        os.replace(file.name, path)
        return path.read_bytes()
    os.unlink(file.name)
    return path.read_bytes()


def _part_json(part: Part) -> dict[str, object]:
    stat = part.rows_file.stat()
    stored = {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}
    return stored | {
        "rows_file": part.rows_file.name,
        "rows_state": [stat.st_size, stat.st_mtime_ns],
        "columns": dict(part.columns),
        "constants": dict(part.constants),
        "days": {day.isoformat(): rows for day, rows in part.days.items()},
        "newest": part.newest.isoformat() if part.newest else None,
        "findings": [_finding_json(finding, part.file) for finding in part.findings],
    }


def _finding_json(finding: Finding, file: str) -> dict[str, object]:
    """A finding without the file's name, which may be another one when the entry is read; a sheet's name stays."""
    fields = {field.name: getattr(finding, field.name) for field in dataclasses.fields(finding)}
    return {**fields, "file": (finding.file or "").removeprefix(file), "type": type(finding).__name__}


def _finding(stored: dict, file: str) -> Finding:
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    return getattr(known_findings, fields.pop("type"))(**fields | {"file": file + stored["file"]})
