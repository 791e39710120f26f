"""csv and txt files as grids: encoding, delimiter, header row, and a lazy scan of what stands below."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from annualdeck.sources.cells import MISSING
from annualdeck.sources.grid import HEADER_WITHIN, SAMPLE_ROWS, Grid, find_header, widest

_DELIMITERS = (",", "\t", ";", "|")
_HEAD = 1 << 20


csv.field_size_limit(1 << 30)  # an unpaired quote makes a cell of all that follows


def read_text(path: Path, encoding: str, known: frozenset[str]) -> Grid | None:
    """The grid of a UTF-8 file, or None for one without a row. `encoding` is what it was before it was UTF-8."""
    lines = _head(path)
    delimiter, rows, header = _header(lines, known)
    if not rows:
        return None
    width = len(rows[header])
    beyond = [len(row) > width and any(row[width:]) for row in rows[header + 1 :]]
    if beyond and sum(beyond) > len(beyond) / 2:  # the header lacks a name, the rows are not too long
        width = max(len(row) for row in rows[header + 1 :])
    names = [str(i) for i in range(width + 1)]
    headers = (rows[header] + [""] * width)[:width]
    skipped = _lines_until(lines, delimiter, header)
    scan = pl.scan_csv(
        path, has_header=False, skip_lines=skipped, separator=delimiter,
        schema={name: pl.String for name in names}, missing_columns="insert", extra_columns="ignore",
        truncate_ragged_lines=True, null_values=list(MISSING), infer_schema=False,
    )
    sample = [(row + [""] * len(names))[: len(names)] for row in rows[header + 1 :]]
    frame = pl.DataFrame(sample, schema={name: pl.String for name in names}, orient="row")
    frame = frame.with_columns(pl.when(~pl.all().is_in(MISSING)).then(pl.all()).name.keep())
    above = tuple(rows[header - 1]) if header else ()
    return Grid(tuple(headers), skipped, scan, frame, overflow=names[-1], encoding=encoding, above=above)


def repair(source: Path, target: Path) -> None:
    """Write a UTF-8 file anew with quotes that pair: one inside a cell is a letter like any other."""
    with source.open(encoding="utf-8-sig", newline="") as read, target.open("w", encoding="utf-8", newline="") as write:
        delimiter = max(_DELIMITERS, key=_head(source)[:4096].count)
        csv.writer(write, delimiter=delimiter, lineterminator="\n").writerows(csv.reader(read, delimiter=delimiter))


def line_count(path: Path) -> int:
    """Lines of a file; the last one may lack its line break."""
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while piece := file.read(4 << 20):
            lines += piece.count(b"\n")
            last = piece[-1:]
    return lines + (last != b"\n")


def swallowed(grid: Grid) -> tuple[int, tuple[int, ...]]:
    """How many rows have a cell that holds a line break and what looks like another row, and the first of them."""
    many = max(2, (len(grid.headers) - 1) // 2)
    names = [str(i) for i in range(len(grid.headers))]
    holds = pl.any_horizontal(
        (pl.col(n).str.count_matches("\n", literal=True) > 0)
        & (pl.max_horizontal(pl.col(n).str.count_matches(d, literal=True) for d in _DELIMITERS) >= many)
        for n in names
    ).fill_null(False)
    rows = grid.rows.with_row_index("_row", offset=grid.first_row).filter(holds).select("_row")
    found = rows.collect(engine="streaming")["_row"].to_list()
    return len(found), tuple(found[:3])


def _head(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if len(head) == _HEAD:
        head = head[: head.rfind(b"\n") + 1]
    return head.decode("utf-8-sig")


def _header(head: str, known: frozenset[str]) -> tuple[str, list[list[str]], int]:
    """The delimiter under which the most known headers stand in one row, the first rows by it, and that row."""
    best: tuple[int, str, list[list[str]], int] = (-1, ",", [], 0)
    for delimiter in _DELIMITERS:
        rows = list(_rows(head, delimiter))
        at, held = find_header(rows, known)
        if held > best[0] and rows:
            best = (held, delimiter, rows, at)
    held, delimiter, rows, at = best
    if held < 1 and rows:
        delimiter = max(_DELIMITERS, key=head[:4096].count)
        rows = list(_rows(head, delimiter))
        at = widest(rows)
    return delimiter, rows, at


def _rows(head: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    for number, row in enumerate(reader):
        if number > HEADER_WITHIN + SAMPLE_ROWS:
            return
        yield row


def _lines_until(head: str, delimiter: str, header: int) -> int:
    """How many lines of the file stand up to the end of the header row, which may hold line breaks itself."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    for _ in range(header + 1):
        next(reader)
    return reader.line_num
