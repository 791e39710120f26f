"""What stands in one file: its grids, what each of them is, and the parts they become."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fastexcel
import polars as pl

from annualdeck.errors import Finding
from annualdeck.facts import Part
from annualdeck.sources import encoding, flow, names, sheets, text
from annualdeck.sources import findings as f
from annualdeck.sources.convert import convert
from annualdeck.sources.files import Found
from annualdeck.sources.grid import Grid
from annualdeck.sources.recognise import Plan, known_headers, plan, recognise
from annualdeck.sources.rows import sound_constants
from annualdeck.sources.shapes import shaped


def read_contents(found: Found, kind: str, seed: int, room: Path) -> tuple[list[Part], list[Finding]]:
    """The parts of a file of this kind, their rows as Parquet files in `room`, and why some grids gave none."""
    try:
        with tempfile.TemporaryDirectory() as scratch:
            if kind == "text":
                return _read_text(found, seed, room, Path(scratch))
            return _read_grids(found, _grids(found, kind), seed, room)
    except (pl.exceptions.PolarsError, csv.Error) as error:  # its text may hold cells, which are personal
        return [], [f.Broken(file=found.shown, why=type(error).__name__)]


def _grids(found: Found, kind: str) -> Iterator[Grid | Finding]:
    """The grids of a workbook or Parquet file."""
    known = known_headers(found.source)
    try:
        if kind == "parquet":
            yield sheets.read_parquet(found.path)
            return
        there = sheets.sheet_names(found.path)
        only = found.source.sheet
        if only and only not in there:
            yield f.SheetNotThere(file=found.shown, sheet=only, sheets=tuple(there))
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
        grid, planned = _planned(grid, found, where)
        if isinstance(planned, Plan):
            part = convert(grid, planned, where, seed, room / f"{number}.parquet")
            parts.append(replace(part, file=found.shown))
            if not part.rows and all(finding.severity == "note" for finding in part.findings):
                findings.append(f.NoRows(file=where))
        else:
            findings.append(planned)
    return parts, findings


def _planned(grid: Grid, found: Found, where: str) -> tuple[Grid, Plan | Finding]:
    """What a grid is and how it is read, or why it is not."""
    source = found.source
    known = recognise(grid, source, where)
    if isinstance(known, Finding):
        return grid, known
    grid = shaped(grid, known, known.table if known else source.table or "", tuple(source.columns))
    planned = plan(grid, known, source, where)
    if isinstance(planned, Plan):
        planned = names.completed(planned, where, Path(found.shown).name)
    if isinstance(planned, Plan):
        planned = sound_constants(planned, where)
    return grid, planned


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
