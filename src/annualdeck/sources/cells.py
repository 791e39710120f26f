"""From the text of a cell to its value, as Polars expressions.

Each kind has two readings. The *plain* one knows a single notation and costs next to nothing; it is taken where a
sample of the column is written in it throughout. The *full* one knows every notation that exports are seen with. Both
give null for what they can't read, never a guess: a column whose plain reading fails anywhere is read again in full.

A full reading is a list of steps, each a function of the column that the step before it left, so that nothing is
computed twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from annualdeck.sources import moments, numbers
from annualdeck.sources.durations import in_its_unit, unit_of
from annualdeck.sources.masking import masking
from annualdeck.tables import Column, Kind, dtypes

MISSING = ("", "*", "-", "--", "—", "——", "null", "'null", "NULL", "'NULL", "None", "nan", "NaN", "N/A", "#N/A", "\\N")
BLANKS = " \t\r\n\u3000\u00a0\ufeff"
Step = Callable[[pl.Expr], pl.Expr]
_EXPECTED = {
    Kind.ID: "编号", Kind.TEXT: "文字", Kind.FREE: "文字", Kind.BUYER: "买家账号", Kind.MONEY: "金额", Kind.COUNT: "整数", Kind.NUMBER: "数字",
    Kind.RATE: "比率（18.2% 或 0.182）", Kind.TIME: "时间", Kind.DATE: "日期",
}
_TIMES = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M")
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", *_TIMES)
_RUINED_ID = r"^\d(\.\d+)?[eE]\+\d+$|^\d{16,}\.0$"
_FLOAT_ID = r"^(\d{1,15})\.0$"  # what a program makes of whole numbers among which some are missing
_LONG, _CUT = r"^\d{17,}$", r"^\d{15}0{2,}$"  # a spreadsheet keeps fifteen digits and writes zeros for the rest
_CHANCE = 0.05  # of whole ids of 17 digits one in a hundred ends so, of longer ones fewer
_TWICE = r"^\d{26}$"  # a book's number of 13 digits, written twice
_TWICE_CUT = r"^(\d)\.(\d{12})(\d{2})\d*[eE]\+25$"  # … and what a spreadsheet leaves of that
_MARKS = ("=", "'")  # what a spreadsheet is kept from changing a cell with


def expected(column: Column) -> str:
    """What a cell of this column should have been, for a finding."""
    return "月份" if is_month(column) else _EXPECTED[column.kind]


@dataclass(frozen=True)
class Plain:
    """A plain reading: the value, and whether a row shows that the column needs the full one.

    `draft` is computed first, under `drafted(name)`; `value` and `odd` may look at it, and `odd` at the value.
    """

    draft: pl.Expr
    value: pl.Expr
    odd: pl.Expr


def drafted(name: str) -> str:
    """The working column beside a canonical one: the plain reading's draft, or the cleaned text of the full one."""
    return f"{name}~"


def spanned(name: str) -> str:
    """The working column beside one of days that is read in full: the first and the last day that a cell stands for."""
    return f"{name}~days"


def plain(column: Column, cell: pl.Expr, sample: pl.DataFrame) -> Plain | None:
    """The plain reading that suits every cell of `sample`, or None if there is none."""
    for reading in _plain_readings(column, cell):
        read = sample.with_columns(reading.draft.alias(drafted(column.name)))
        if not read.with_columns(reading.value.alias(column.name)).select(reading.odd.any()).item():
            return reading
    return None


def _plain_readings(column: Column, cell: pl.Expr) -> list[Plain]:
    draft = pl.col(drafted(column.name))
    unread = cell.is_not_null() & draft.is_null()
    match column.kind:
        case Kind.ID | Kind.TEXT | Kind.BUYER:
            odd = draft.str.head(1).is_in(_MARKS) | draft.is_in(MISSING)
            if column.kind in (Kind.ID, Kind.BUYER):
                odd |= draft.str.contains("E+", literal=True) | draft.str.contains("e+", literal=True) | draft.str.ends_with(".0")
            if column.kind is Kind.ID:
                odd |= draft.str.len_bytes() == 26
            bare = cell.str.strip_chars(" \t\r\n=\"'") if column.kind is Kind.ID else cell.str.strip_chars()
            return [Plain(bare, draft, odd)]
        case Kind.MONEY:
            fen = cell.cast(pl.Float64, strict=False) * 100
            odd = unread | ~numbers.exactly(draft)
            return [Plain(fen, draft.round().cast(pl.Int64, strict=False), odd | draft.is_nan())]
        case Kind.COUNT:
            return [Plain(cell.cast(pl.Int64, strict=False), draft, unread)]
        case Kind.NUMBER:
            return [Plain(cell.cast(pl.Float64, strict=False), draft, unread | ~draft.is_finite())]
        case Kind.RATE:
            return [Plain(cell.cast(pl.Float64, strict=False), draft, unread | ~draft.is_between(-1, 1))]
        case Kind.TIME | Kind.DATE if not is_month(column):
            odd = unread | (draft < moments.EARLIEST) | (draft >= moments.LATEST)
            formats = _TIMES if column.kind is Kind.TIME else _DATES
            return [
                Plain(cell.str.to_datetime(f, strict=False, time_unit="us"), draft.cast(dtypes()[column.kind]), odd)
                for f in formats
            ]
    return []


def cleaning() -> list[Step]:
    """Steps to the text of a cell without what keeps spreadsheets from changing it (="…", a leading ', blanks);
    null where it means nothing."""
    return [
        lambda c: c.str.strip_chars(),
        lambda c: pl.when(c.str.starts_with("="))
        .then(c.str.strip_prefix("=").str.strip_prefix('"').str.strip_suffix('"').str.strip_chars())
        .otherwise(c.str.strip_prefix("'")),
        lambda c: pl.when(~c.is_in(MISSING)).then(c),
    ]


def full(column: Column) -> list[Step]:
    """Steps from the cleaned text to the value, whatever notation it is in."""
    match column.kind:
        case Kind.ID:
            return [lambda c: pl.when(is_doubled(c)).then(c.str.replace(".", "", literal=True).str.head(13)).otherwise(c), _unruined]
        case Kind.BUYER:
            return [_unruined]
        case Kind.FREE:
            return masking()
        case Kind.MONEY:
            return numbers.money()
        case Kind.NUMBER:
            unit = unit_of(column.name)
            timed: list[Step] = [lambda c: in_its_unit(c, unit)] if unit else []
            return [*timed, *numbers.finite()]
        case Kind.COUNT:
            return numbers.count()
        case Kind.RATE:
            return numbers.rate()
        case Kind.TIME:
            return moments.moment()
        case Kind.DATE:
            return moments.month() if is_month(column) else moments.day(column.spans)
    return []


def _unruined(cell: pl.Expr) -> pl.Expr:
    return pl.when(~cell.str.contains(_RUINED_ID)).then(cell.str.replace(_FLOAT_ID, "$1"))


def whole() -> Step:
    """An id, but nothing for one that has lost its last digits."""
    return lambda c: pl.when(~is_cut(c)).then(c)


def tails(cell: pl.Expr) -> dict[str, pl.Expr]:
    """How an id ends: whether it has so many digits that a spreadsheet cuts it, two zeros at its end, and all those of a cut."""
    long = cell.str.contains(_LONG).fill_null(False)
    return {"long": long, "round": long & cell.str.ends_with("00"), "cut": is_cut(cell)}


def are_cut(long: int, round_: int, cut: int) -> bool:
    """Whether a spreadsheet cut ids of a column, by how many end in which way; some programs make ids that end in zeros."""
    return cut > _CHANCE * long >= round_ - cut


def is_cut(cell: pl.Expr) -> pl.Expr:
    """Whether a long id has zeros where a spreadsheet that cut it writes zeros."""
    return cell.str.contains(_CUT).fill_null(False)


def is_doubled(cell: pl.Expr) -> pl.Expr:
    """Whether an id is the same 13 digits twice; a spreadsheet may have left the first of the second ones only."""
    whole = cell.str.contains(_TWICE) & (cell.str.head(13) == cell.str.tail(13))
    start = pl.concat_str(cell.str.extract(_TWICE_CUT, 1), cell.str.extract(_TWICE_CUT, 2).str.head(1)).cast(pl.Int64)
    beyond = cell.str.extract(_TWICE_CUT, 3).cast(pl.Int64) - start   # 1 where the last digit was rounded up
    return whole.fill_null(False) | beyond.is_between(0, 1).fill_null(False)


def value_of(column: Column, written: str) -> object:
    """The value of one cell, read in full; None for a missing cell and for one that can't be read."""
    read = pl.DataFrame({"cell": [written]})
    for step in [*cleaning(), *full(column)]:
        read = read.with_columns(step(pl.col("cell")).alias("cell"))
    return read.item()


def stored(column: Column, seed: int) -> pl.Expr:
    """The value as it is stored: in the type of its kind, and a buyer account only as a hash that `seed` keys."""
    value = pl.col(column.name)
    if column.kind is not Kind.BUYER:
        return value.cast(dtypes()[column.kind])
    return pl.when(value.is_not_null()).then(value.hash(seed).reinterpret(signed=True))  # nothing has a hash too


def is_month(column: Column) -> bool:
    """A date column that holds months, where 2025-03 stands for its first day."""
    return column.kind is Kind.DATE and column.zh == "月份"
