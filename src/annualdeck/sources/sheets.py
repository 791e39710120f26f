"""xls, xlsx and Parquet files as grids."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import fastexcel
import polars as pl

from annualdeck.sources.grid import HEADER_WITHIN, Grid, find_header, of_frame, widest

logging.getLogger("fastexcel").setLevel(logging.ERROR)  # it would warn of every column without a cell

_LONG_DIGITS = r"^\d{16,}$"


def sheet_names(path: Path) -> list[str]:
    """Names of a workbook's sheets. Raises fastexcel.FastExcelError for what is no workbook."""
    return fastexcel.read_excel(path).sheet_names


def read_sheets(path: Path, only: str | None, known: frozenset[str]) -> Iterator[tuple[str, Grid | None]]:
    """Each sheet's name and grid; None for an empty sheet."""
    book = fastexcel.read_excel(path)
    for name in [only] if only else book.sheet_names:
        cells = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
        if cells.is_empty():
            yield name, None
            continue
        rows = cells.head(HEADER_WITHIN).rows()
        found, held = find_header(rows, known)
        header = found if held else widest(rows)
        yield name, of_frame(_without_lost_digits(cells, book, name), header, name, len(book.sheet_names) > 1)


def _without_lost_digits(cells: pl.DataFrame, book: fastexcel.ExcelReader, sheet: str) -> pl.DataFrame:
    """Numbers of more than fifteen digits as a spreadsheet shows them (1.23456789012345E+17), since it keeps no more.

    Long digits that are text are whole. A column that holds such digits is loaded once more as yes and no, which a
    number is and a text is not.
    """
    long = [at for at, name in enumerate(cells.columns) if cells[name].str.contains(_LONG_DIGITS).any()]
    if not long:
        return cells
    numbers = book.load_sheet(sheet, header_row=None, skip_rows=0, use_columns=long, dtypes="boolean").to_polars()
    lost = []
    for at, is_number in zip(long, numbers, strict=True):
        said = pl.col(cells.columns[at])
        power = said.str.len_bytes().cast(pl.Int64) - 1
        digits = (said.cast(pl.Float64, strict=False) / 10.0 ** (power - 14)).round().cast(pl.Int64).cast(pl.String)
        shown = digits.str.head(1) + "." + digits.str.slice(1) + "E+" + power.cast(pl.String)
        lost.append(pl.when(is_number.is_not_null() & said.str.contains(_LONG_DIGITS)).then(shown).otherwise(said))
    return cells.with_columns(lost)


def read_parquet(path: Path) -> Grid:
    """A Parquet file's columns as text. Raises polars.exceptions.PolarsError for what is none."""
    scan = pl.scan_parquet(path)
    headers = tuple(scan.collect_schema().names())
    rows = scan.select(pl.col(header).cast(pl.String).alias(str(i)) for i, header in enumerate(headers))
    return Grid(headers, 1, rows, rows.head(500).collect())
