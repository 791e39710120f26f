"""Exports written in a test as a shop downloads them, and what reading them gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import openpyxl
import polars as pl
import pytest

from annualdeck.errors import Finding
from annualdeck.facts import Part
from annualdeck.sources import Reading, Source, read, recognise


Found = TypeVar("Found", bound=Finding)


class Room:
    """A shop's folder of exports with a cache beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "exports"
        self.cache = folder / "cache"
        self.folder.mkdir()

    def text(self, content: str, name: str = "export.csv", encoding: str = "utf-8") -> str:
        """Write a text file; the test's own indentation and its first line break are left out."""
        lines = content.removeprefix("\n").rstrip(" ").split("\n")
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
        return self.bytes("\n".join(line[indent:] for line in lines).encode(encoding), name)

    def bytes(self, content: bytes, name: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return name

    def workbook(self, sheets: Mapping[str, Sequence[Sequence[object]]], name: str = "export.xlsx") -> str:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(self.folder / name)
        return name

    def read(self, *sources: Source | str) -> Reading:
        return read([Source(s) if isinstance(s, str) else s for s in sources], self.folder, self.cache)

    def part(self, *sources: Source | str) -> Part:
        """The only part of a reading."""
        reading = self.read(*sources)
        assert len(reading.parts) == 1, [f.text() for f in reading.findings]
        return reading.parts[0]

    def rows(self, part: Part, *columns: str) -> list[tuple]:
        """The rows of a part as they lie in the cache."""
        frame = pl.read_parquet(part.rows_file)
        return frame.select(columns or frame.columns).rows()

    def told(self, part: Part) -> list[dict[str, object]]:
        """All that the rows of a part say: column → value, without what they do not say."""
        rows = pl.read_parquet(part.rows_file).iter_rows(named=True)
        return [{name: value for name, value in row.items() if value is not None} for row in rows]

    def column(self, part: Part, name: str) -> list:
        return [value for (value,) in self.rows(part, name)]

    def finding(self, told: Part | Reading, kind: type[Found]) -> Found:
        """The only finding of a kind."""
        these = [f for f in told.findings if isinstance(f, kind)]
        assert len(these) == 1, [f.text() for f in told.findings]
        return these[0]

    def kinds(self, told: Part | Reading) -> set[str]:
        """The kinds of findings."""
        return {type(f).__name__ for f in told.findings}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """knows(format, …): for one test these are all the exports there are."""
    return lambda *formats: monkeypatch.setattr(recognise, "FORMATS", tuple(formats))

