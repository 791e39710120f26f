"""xls, xlsx and Parquet files as grids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fastexcel
import polars as pl

from annualdeck.sources.grid import HEADER_WITHIN, Grid, find_header, of_frame, widest


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
        yield name, of_frame(_without_lost_digits(cells, book, name, header), header, name, len(book.sheet_names) > 1)


def _without_lost_digits(cells: pl.DataFrame, book: fastexcel.ExcelReader, sheet: str, header: int) -> pl.DataFrame:
    """Numbers of more than fifteen digits as a spreadsheet shows them (1.03531E+17), since it keeps no more.

    Long digits that are text are whole, so a column with such digits is looked at again in its own type.
    """
    body = cells.slice(header + 1)
    long = [name for name in cells.columns if body.select(pl.col(name).str.contains(_LONG_DIGITS).any()).item()]
    if not long:
        return cells
    typed = book.load_sheet(sheet, header_row=header).to_polars()
    numbers = [n for n in long if typed.dtypes[cells.columns.index(n)].is_numeric()]
    lost = pl.col(numbers).cast(pl.Float64, strict=False)
    shown = pl.col(numbers).str.head(1) + "E+" + (lost.log10().floor().cast(pl.Int64)).cast(pl.String)
    is_long = pl.col(numbers).str.contains(_LONG_DIGITS)
    return cells.with_columns(pl.when(is_long).then(shown).otherwise(pl.col(numbers)))


def read_parquet(path: Path) -> Grid:
    """A Parquet file's columns as text. Raises polars.exceptions.PolarsError for what is none."""
    scan = pl.scan_parquet(path)
    headers = tuple(scan.collect_schema().names())
    rows = scan.select(pl.col(header).cast(pl.String).alias(str(i)) for i, header in enumerate(headers))
    return Grid(headers, 1, rows, rows.head(500).collect())
