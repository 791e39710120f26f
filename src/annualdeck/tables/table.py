"""What a canonical table is: its columns, their kinds, and how a row of it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


class Kind(Enum):
    """What a column holds, and so how its cells are parsed and stored."""

    ID = "id"          # text kept as it is; an id that a spreadsheet turned into 1.03E+12 is a finding
    TEXT = "text"
    BUYER = "buyer"    # a buyer account; stored as a keyed 64-bit hash only
    MONEY = "money"    # yuan in the file, whole 分 in the table
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"      # "18.2%" or 0.182 in the file, a fraction in the table
    FREE = "free"      # what people wrote freely; phone numbers, nicks and addresses in it are masked at the door
    TIME = "time"
    DATE = "date"


@cache
def dtypes() -> dict[Kind, type[pl.DataType] | pl.DataType]:
    """How each kind is stored."""
    import polars as pl

    return {
        Kind.ID: pl.String, Kind.TEXT: pl.String, Kind.FREE: pl.String, Kind.BUYER: pl.Int64, Kind.MONEY: pl.Int64,
        Kind.COUNT: pl.Int64, Kind.NUMBER: pl.Float64, Kind.RATE: pl.Float64, Kind.TIME: pl.Datetime("us"),
        Kind.DATE: pl.Date,
    }


@dataclass(frozen=True)
class Column:
    """One column of a canonical table; `zh` is what an operator calls it.

    `spans`: a cell of days may stand for several, and then counts on the first; no column of a daily table does.
    """

    name: str
    kind: Kind
    zh: str
    required: bool = False
    spans: bool = False


@dataclass(frozen=True)
class Table:
    """One canonical table.

    `time`: the column that says when a row counts, or None for a table without time.
    `key`: the columns that identify a row; where two exports hold the same key, the newer export's row wins.
    `export`: what the operator downloads to fill it, as the deck names it when it is missing.
    `mixed`: its rows come from exports of different kinds (tools, platforms), which do not all tell the same: a column
    is there where one of them has it, and empty in the rows of the others.
    `sparse`: its rows are things that may not happen for a long time, so that days without one tell nothing.
    `completes`: exports of one table hold different columns of the same rows, which complete each other by the key.
    `daily`: a row is one day, so that one of a week or a month is no row of it.
    `awaits`: what a row without its time still waits for, where such rows are usual: it is not over and counts once it is.
    """

    name: str
    zh: str
    export: str
    time: str | None
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    completes: bool = False
    mixed: bool = False
    daily: bool = False
    sparse: bool = False
    awaits: str = ""

    def __getitem__(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)

    def __contains__(self, name: str) -> bool:
        return any(c.name == name for c in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns if c.required)


def table(
    name: str, zh: str, export: str, time: str | None, key: str, columns: str, completes: bool = False, mixed: bool = False,
    daily: bool = False, sparse: bool = False, awaits: str = "",
) -> Table:
    """Columns are written one a line: name kind 中文, and `!` where the column is required."""
    parsed = []
    for line in columns.strip().splitlines():
        words = line.split()
        kind = Kind(words[1])
        parsed.append(Column(words[0], kind, words[2], required="!" in words[3:], spans=kind is Kind.DATE and not daily))
    return Table(name, zh, export, time, tuple(key.split()), tuple(parsed), completes, mixed, daily, sparse, awaits)


