"""A grid: the cells of one sheet or text file below its header, all as text; and the search for that header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from annualdeck.sources.cells import BLANKS, MISSING

HEADER_WITHIN = 60  # rows in which a header is looked for
SAMPLE_ROWS = 500


@dataclass(frozen=True)
class Grid:
    """`rows` and `sample` have string columns "0", "1", … in the order of `headers`; null where a cell means nothing.

    `first_row` is the 1-based row of the file where `rows` begin. `overflow` is the column that holds what stands
    beyond the last header, if that can happen. `sheet` is None for a text file;
    `among` tells that the workbook has other sheets as well. `above`: the cells of the row above the header.
    `made`: canonical name → the column that holds it, for columns that are no column of the file.
    `row_numbers`: the column that says in which row of the file a row stands, where they do not stand one by one.
    """

    headers: tuple[str, ...]
    header_row: int
    rows: pl.LazyFrame
    sample: pl.DataFrame
    overflow: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    among: bool = False
    above: tuple[str, ...] = ()
    made: Mapping[str, int] = field(default_factory=dict)
    row_numbers: str | None = None

    @property
    def first_row(self) -> int:
        return self.header_row + 1

    def numbered(self, read: pl.LazyFrame) -> pl.LazyFrame:
        """Rows read from this grid, all of them and in order, with `_row`: their row in the file as a spreadsheet counts."""
        if self.row_numbers is None:
            return read.with_row_index("_row", offset=self.first_row)
        return read.with_columns(_row=pl.col(self.row_numbers))


def norm(header: str | None) -> str:
    """A header as it is compared: without blanks at its ends or inside, brackets and letters of one width."""
    plain = "".join(c for c in (header or "") if c not in BLANKS)
    return plain.translate(_ONE_WIDTH).lower()


_ONE_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {ord("－"): "-", ord("—"): "-"}


def find_header(rows: Sequence[Sequence[str | None]], known: frozenset[str]) -> tuple[int, int]:
    """The 0-based row among the first that holds most of the `known` headers (normalised), and how many it holds."""
    best, held = 0, 0
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        here = len({norm(cell) for cell in row} & known)
        if here > held:
            best, held = number, here
    return best, held


def widest(rows: Sequence[Sequence[str | None]]) -> int:
    """The first row with the most cells that hold something: the header of a file whose headers nobody knows."""
    filled = [sum(bool((cell or "").strip(BLANKS)) for cell in row) for row in rows[:HEADER_WITHIN]]
    return filled.index(max(filled)) if filled else 0


def of_frame(cells: pl.DataFrame, header: int, sheet: str, among: bool) -> Grid:
    """A grid from cells that lie in memory as strings, from the first row of the sheet on."""
    headers = tuple((cell or "") for cell in cells.row(header))
    above = tuple((cell or "") for cell in cells.row(header - 1)) if header else ()
    named = cells.rename({old: str(i) for i, old in enumerate(cells.columns)})
    rows = named.slice(header + 1).with_columns(pl.when(~pl.all().is_in(MISSING)).then(pl.all()).name.keep())
    return Grid(headers, header + 1, rows.lazy(), rows.head(SAMPLE_ROWS), sheet=sheet, among=among, above=above)
