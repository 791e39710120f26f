"""xls, xlsx and Parquet files as grids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fastexcel
import polars as pl

from annualdeck.sources.grid import HEADER_WITHIN, Grid, find_header, of_frame, widest


def sheet_names(path: Path) -> list[str]:
    """Names of a workbook's sheets. Raises fastexcel.FastExcelError for what is no workbook."""
    return fastexcel.read_excel(path).sheet_names


def read_sheets(path: Path, only: str | None, known: frozenset[str]) -> Iterator[tuple[str, Grid | None]]:
    """Each sheet's name and grid; None for an empty sheet."""
    book = fastexcel.read_excel(path)
    for name in [only] if only else book.sheet_names:
        sheet = book.load_sheet(name, header_row=None, dtypes="string")
        cells = sheet.to_polars()
        if cells.is_empty():
            yield name, None
            continue
        rows = cells.head(HEADER_WITHIN).rows()
        at, held = find_header(rows, known)
        yield name, of_frame(cells, at if held else widest(rows), 0, name)


def read_parquet(path: Path) -> Grid:
    """A Parquet file's columns as text. Raises polars.exceptions.PolarsError for what is none."""
    scan = pl.scan_parquet(path)
    headers = tuple(scan.collect_schema().names())
    rows = scan.select(pl.col(header).cast(pl.String).alias(str(i)) for i, header in enumerate(headers))
    return Grid(headers, 1, rows, rows.head(500).collect())
