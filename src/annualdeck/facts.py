"""Facts: the checked tables of one report, what they cover, and where each row came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annualdeck.errors import Finding


@dataclass(frozen=True)
class Part:
    """One canonical table read from one file or one of its sheets.

    The rows lie in `rows_file`, a Parquet file of the cache that holds canonical columns only (see `tables.py`):
    no personal column, buyers as keyed 64-bit hashes, amounts in 分. Everything else here was counted while the
    file was read, so that coverage and findings never read the rows again.

    `file`: as the user would name it; a member of a zip as `orders.zip/ExportOrderList1.csv`.
    `columns`: canonical name → header in the file. `unmapped`: headers that no canonical column takes, other than
    the personal ones. `personal`: headers that were dropped at the door.
    `header_row`: 1-based row of the header in the file. `rows`: rows in the table. `dropped`: reason → rows that
    stand in the file but are no rows of the table (blank, repeated header, summary, undated).
    `days`: rows per day of the table's `time` column; rows without a time stand under None's count in `undated`.
    `repeated`: rows whose key stands again in the same file. `notes`: what the reader decided, e.g. the meaning of
    an amount column, as sentences.
    """

    table: str
    file: str
    sheet: str | None
    format: str
    encoding: str | None
    header_row: int
    columns: Mapping[str, str]
    unmapped: tuple[str, ...]
    personal: tuple[str, ...]
    rows: int
    dropped: Mapping[str, int]
    days: Mapping[dt.date, int]
    undated: int
    repeated: int
    newest: dt.datetime | None
    rows_file: Path
    findings: tuple[Finding, ...] = field(default=())
