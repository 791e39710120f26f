"""Raw exports → canonical tables: all files of the config, or one that is inspected."""

from __future__ import annotations

import csv
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import fastexcel
import polars as pl

from annualdeck.errors import Finding
from annualdeck.facts import Part
from annualdeck.sources import encoding, flow, sheets, text
from annualdeck.sources import findings as f
from annualdeck.sources.cache import Cache
from annualdeck.sources.convert import convert
from annualdeck.sources.files import Found, expand, is_litter
from annualdeck.sources.grid import Grid
from annualdeck.sources.kinds import kind_of
from annualdeck.sources.recognise import Plan, known_headers, plan
from annualdeck.sources.rows import sound_constants
from annualdeck.sources.source import Source

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Reading:
    """What the sources gave: the parts with their own findings, and the findings about files that gave no part."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]


def _silent(file: str, done: int, files: int) -> None:
    """The progress of nobody who listens."""


def read(sources: Sequence[Source], base: Path, cache: Path, progress: Progress = _silent) -> Reading:
    """Read all files that `sources` mean, relative to `base`; what `cache` holds of them is not read again.

    `progress(file, done, files)` is called before each file. Raises nothing about the user's data.
    """
    store = Cache(cache)
    files, findings = expand(sources, base)
    parts: list[Part] = []
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        readings = [pool.submit(_read_file, found, store) for found in files]
        for done, (found, reading) in enumerate(zip(files, readings, strict=True)):
            progress(found.shown, done, len(files))
            its_parts, its_findings = reading.result()
            parts += its_parts
            findings += its_findings
    return Reading(tuple(parts), tuple(findings))


def inspect(path: Path, cache: Path) -> Reading:
    """Read one file as `read` would with nothing but its headers to go by."""
    return read([Source(str(path.absolute()))], path.absolute().parent, cache)


def _read_file(found: Found, store: Cache) -> tuple[list[Part], list[Finding]]:
    try:
        kind = kind_of(found.path, found.shown)
        if isinstance(kind, Finding):
            return [], [kind]
        content = store.content(found.path)
        if kind == "zip":
            return _read_zip(found, content, store)
        return _read_content(found, kind, content, found.path.name, store)
    except OSError as error:
        return [], [f.NotReadable(file=found.shown, why=error.strerror or str(error))]
    except (pl.exceptions.PolarsError, csv.Error) as error:  # its text may hold cells, which are personal
        return [], [f.Broken(file=found.shown, why=type(error).__name__)]


def _read_zip(found: Found, content: str, store: Cache) -> tuple[list[Part], list[Finding]]:
    parts: list[Part] = []
    findings: list[Finding] = []
    with zipfile.ZipFile(found.path, metadata_encoding="gb18030") as packed, tempfile.TemporaryDirectory() as room:
        members = [m for m in packed.infolist() if not m.is_dir() and not is_litter(m.filename)]
        if not members:
            return [], [f.EmptyFile(file=found.shown)]
        for number, member in enumerate(members):
            shown = f"{found.shown}/{member.filename}"
            target = Path(room) / str(number)
            try:
                with packed.open(member) as source, target.open("wb") as unpacked:
                    while piece := source.read(1 << 20):
                        unpacked.write(piece)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
                findings.append(f.Broken(file=shown, why=str(error)))
                continue
            kind = kind_of(target, shown)
            if kind == "zip":
                kind = f.WrongKind(file=shown, kind="压缩包里的压缩包（请先解开）")
            if isinstance(kind, Finding):
                findings.append(kind)
                continue
            name = Path(member.filename).name
            its = _read_content(Found(target, shown, found.source), kind, f"{content} {member.filename}", name, store)
            parts += its[0]
            findings += its[1]
            target.unlink()
    return parts, findings


def _read_content(found: Found, kind: str, content: str, name: str, store: Cache) -> tuple[list[Part], list[Finding]]:
    """One file's tables, from the cache or by reading it."""
    entry = store.entry(content, found.source, str(flow.period_of(name)))
    if (cached := store.load(entry, found.shown)) is not None:
        return cached
    with store.workroom() as room, tempfile.TemporaryDirectory() as scratch:
        if kind == "text":
            parts, findings = _read_text(found, store.seed, room, Path(scratch))
        else:
            parts, findings = _read_grids(found, _grids(found, kind), store.seed, room)
        return store.save(entry, found.shown, parts, findings), findings


def _grids(found: Found, kind: str) -> Iterator[Grid | Finding]:
    """The grids of a workbook or Parquet file."""
    known = known_headers(found.source)
    try:
        if kind == "parquet":
            yield sheets.read_parquet(found.path)
            return
        names = sheets.sheet_names(found.path)
        only = found.source.sheet
        if only and only not in names:
            yield f.SheetNotThere(file=found.shown, sheet=only, sheets=tuple(names))
            return
        grids = {name: grid for name, grid in sheets.read_sheets(found.path, only, known) if grid is not None}
        if not grids:
            yield f.EmptyFile(file=found.shown)
        if flow.WHOLE_SHOP in grids and (by_carrier := grids.pop(flow.BY_CARRIER, None)) is not None:
            count = by_carrier.rows.select(pl.len()).collect().item()
            yield f.SheetLeftOut(file=found.shown, sheet=flow.BY_CARRIER, used=flow.WHOLE_SHOP, count=count)
        yield from grids.values()
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError) as error:
        first = str(error).splitlines()[0]
        protected = "password" in first.lower() or "encrypt" in first.lower()
        yield f.Protected(file=found.shown) if protected else f.Broken(file=found.shown, why=first[:120])


def _read_grids(
    found: Found, grids: Iterator[Grid | Finding], seed: int, room: Path
) -> tuple[list[Part], list[Finding]]:
    parts: list[Part] = []
    findings: list[Finding] = []
    for number, grid in enumerate(grids):
        if isinstance(grid, Finding):
            findings.append(grid)
            continue
        where = f"{found.shown}/{grid.sheet}" if grid.among else found.shown
        planned = plan(grid, found.source, where)
        if isinstance(planned, Plan) and planned.format and planned.format.dated_by_name:
            planned, grid = flow.dated(planned, where, Path(found.shown).name), flow.leaves(grid)
        if isinstance(planned, Plan):
            planned = sound_constants(planned, where)
        if isinstance(planned, Plan):
            part = convert(grid, planned, where, seed, room / f"{number}.parquet")
            parts.append(replace(part, file=found.shown))
        else:
            findings.append(planned)
    return parts, findings


def _read_text(found: Found, seed: int, room: Path, scratch: Path) -> tuple[list[Part], list[Finding]]:
    """A text file: what it is encoded in is tried strictly, and only what decodes to its end is read."""
    spoken = encoding.sniff(found.path)
    try:
        if spoken.startswith("utf-8"):
            try:
                return _read_utf8(found, found.path, spoken, seed, room, scratch)
            except pl.exceptions.ComputeError as error:
                if "utf-8" not in str(error).lower():
                    raise
                spoken = "gb18030"
        converted = scratch / "utf8"
        encoding.to_utf8(found.path, spoken, converted)
        return _read_utf8(found, converted, spoken, seed, room, scratch)
    except encoding.NotText as error:
        return [], [f.NotDecodable(file=found.shown, row=error.row, offset=error.offset)]


def _read_utf8(
    found: Found, path: Path, spoken: str, seed: int, room: Path, scratch: Path
) -> tuple[list[Part], list[Finding]]:
    try:
        return _read_lines(found, path, spoken, seed, room)
    except pl.exceptions.ComputeError as error:
        if "utf-8" in str(error).lower():
            raise
    repaired = scratch / "repaired"
    text.repair(path, repaired)
    parts, findings = _read_lines(found, repaired, spoken, seed, room)
    return parts, [*findings, f.LooseQuotes(file=found.shown)]


def _read_lines(found: Found, path: Path, spoken: str, seed: int, room: Path) -> tuple[list[Part], list[Finding]]:
    grid = text.read_text(path, spoken, known_headers(found.source))
    if grid is None:
        return [], [f.EmptyFile(file=found.shown)]
    parts, findings = _read_grids(found, iter([grid]), seed, room)
    records = sum(part.rows + part.repeated + sum(part.dropped.values()) for part in parts)
    if parts and grid.header_row + records != text.line_count(path):
        count, rows = text.swallowed(grid)
        if count:
            findings.append(f.SwallowedLines(file=found.shown, row=rows[0], count=count, rows=rows))
    return parts, findings
