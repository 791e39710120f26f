"""From the text of a cell to its value, as Polars expressions.

Each kind has two readings. The *plain* one knows a single notation and costs next to nothing; it is taken where a
sample of the column is written in it throughout. The *full* one knows every notation that exports are seen with. Both
give null for what they can't read, never a guess: a column whose plain reading fails anywhere is read again in full.

A full reading is a list of steps, each a function of the column that the step before it left, so that nothing is
computed twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

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
_EARLIEST, _LATEST = dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)
_SERIALS = (36526.0, 73050.999999)  # the same two days as a spreadsheet counts them
_SERIAL_ZERO = dt.datetime(1899, 12, 30)
_TIMES = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M")
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", *_TIMES)
_ALL_TIMES = ("%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y%m%d")
_NUMBER = r"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?$|^[+-]?\.\d+$|^[+-]?\d(\.\d+)?[eE][+-]?\d{1,2}$"
_RUINED_ID = r"^\d(\.\d+)?[eE]\+\d+$"
_MARKS = ("=", "'")  # what a spreadsheet is kept from changing a cell with
_SAME = 1e-4  # 分; closer than this is a float's own error
_LARGEST = 4e13  # yuan; beyond this a float no longer tells one 分 from the next


def expected(column: Column) -> str:
    """What a cell of this column should have been, for a finding."""
    return "月份" if _is_month(column) else _EXPECTED[column.kind]


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


def plain(column: Column, cell: pl.Expr, sample: pl.DataFrame) -> Plain | None:
    """The plain reading that suits every cell of `sample`, or None if there is none."""
    for reading in _plain_readings(column, cell):
        read = sample.with_columns(reading.draft.alias(drafted(column.name)))
        if not read.with_columns(reading.value.alias(column.name)).select(reading.odd.any()).item():
            return reading
    return None


def _plain_readings(column: Column, cell: pl.Expr) -> list[Plain]:
    draft, value = pl.col(drafted(column.name)), pl.col(column.name)
    unread = cell.is_not_null() & draft.is_null()
    match column.kind:
        case Kind.ID | Kind.TEXT | Kind.BUYER:
            odd = draft.str.head(1).is_in(_MARKS) | draft.is_in(MISSING)
            if column.kind is Kind.ID:
                odd |= draft.str.contains("E+", literal=True) | draft.str.contains("e+", literal=True)
            bare = cell.str.strip_chars(" \t\r\n=\"'") if column.kind is Kind.ID else cell.str.strip_chars()
            return [Plain(bare, draft, odd)]
        case Kind.MONEY:
            fen = cell.cast(pl.Float64, strict=False) * 100
            odd = unread | (draft - value).abs().is_between(0, _SAME).not_() | (draft.abs() > _LARGEST * 100)
            return [Plain(fen, draft.round().cast(pl.Int64, strict=False), odd | draft.is_nan())]
        case Kind.COUNT:
            return [Plain(cell.cast(pl.Int64, strict=False), draft, unread)]
        case Kind.NUMBER:
            return [Plain(cell.cast(pl.Float64, strict=False), draft, unread | ~draft.is_finite())]
        case Kind.RATE:
            return [Plain(cell.cast(pl.Float64, strict=False), draft, unread | ~draft.is_between(-1, 1))]
        case Kind.TIME | Kind.DATE if not _is_month(column):
            odd = unread | (draft < _EARLIEST) | (draft >= _LATEST)
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
            return [lambda c: pl.when(~c.str.contains(_RUINED_ID)).then(c)]
        case Kind.FREE:
            return masking()
        case Kind.MONEY:
            return [*_number(), _within, _fen]
        case Kind.NUMBER:
            unit = unit_of(column.name)
            timed: list[Step] = [lambda c: in_its_unit(c, unit)] if unit else []
            return [*timed, *_number(), _finite]
        case Kind.COUNT:
            return [*_number(), _within, lambda c: pl.when(c == c.round()).then(c).cast(pl.Int64, strict=False)]
        case Kind.RATE:
            return _rate()
        case Kind.TIME:
            return _moment()
        case Kind.DATE:
            return _month() if _is_month(column) else _day(column.spans)
    return []


def value_of(column: Column, written: str) -> object:
    """The value of one cell, read in full; None for a missing cell and for one that can't be read."""
    read = pl.DataFrame({"cell": [written]})
    for step in [*cleaning(), *full(column)]:
        read = read.with_columns(step(pl.col("cell")).alias("cell"))
    return read.item()


def stored(column: Column, seed: int) -> pl.Expr:
    """The value as it is stored: in the type of its kind, and a buyer account only as a hash that `seed` keys."""
    value = pl.col(column.name)
    return value.hash(seed).reinterpret(signed=True) if column.kind is Kind.BUYER else value.cast(dtypes()[column.kind])


def is_rounded(column: Column) -> pl.Expr:
    """Whether an amount that was read in full has more than two decimals that matter."""
    yuan = pl.col(drafted(column.name)).str.normalize("NFKC").str.extract(r"([\d,]*\.?\d*)")
    fen = yuan.str.replace_all(",", "", literal=True).cast(pl.Float64, strict=False) * 100
    return ((fen - fen.round()).abs() > _SAME).fill_null(False)


def _is_month(column: Column) -> bool:
    """A date column that holds months, where 2025-03 stands for its first day."""
    return column.kind is Kind.DATE and column.zh == "月份"


def _number() -> list[Step]:
    return [
        lambda c: c.str.normalize("NFKC").str.strip_chars(" ¥").str.strip_suffix("元").str.strip_chars(),
        lambda c: pl.when(c.str.contains(_NUMBER)).then(c.str.replace_all(",", "", literal=True)),
        lambda c: c.cast(pl.Float64, strict=False),
    ]


def _rate() -> list[Step]:
    """18.2% or 0.182; a bare number beyond one may be either and is neither."""
    percent, read = _number(), _number()
    return [
        lambda c: pl.struct(whole=c, percent=c.str.normalize("NFKC").str.strip_suffix("%")),
        lambda c: pl.struct(
            whole=_through(read, c.struct.field("whole")),
            percent=pl.when(c.struct.field("whole").str.normalize("NFKC").str.ends_with("%")).then(
                _through(percent, c.struct.field("percent"))
            ),
        ),
        lambda c: pl.coalesce(
            c.struct.field("percent") / 100,
            pl.when(c.struct.field("whole").is_between(-1, 1)).then(c.struct.field("whole")),
        ),
    ]


def _through(steps: list[Step], expression: pl.Expr) -> pl.Expr:
    for step in steps:
        expression = step(expression)
    return expression


def _fen(yuan: pl.Expr) -> pl.Expr:
    """Yuan to whole 分, half up. Exact for amounts of two decimals: a float keeps 15 digits."""
    hundredfold = yuan * 100
    return (hundredfold.sign() * (hundredfold.abs() + 0.5 + 1e-5).floor()).cast(pl.Int64, strict=False)


def _within(number: pl.Expr) -> pl.Expr:
    return pl.when(number.is_between(-_LARGEST, _LARGEST)).then(number)


def _finite(number: pl.Expr) -> pl.Expr:
    return pl.when(number.is_finite()).then(number)


def _plausible(moment: pl.Expr) -> pl.Expr:
    """A year outside this century is a two-digit year, a typing error or no date."""
    return pl.when(moment.is_between(_EARLIEST, _LATEST, closed="left")).then(moment)


def _moment() -> list[Step]:
    return [
        lambda c: c.str.normalize("NFKC").str.replace_all(r"[年月/]", "-").str.replace_all(r"[日T]\s*", " "),
        lambda c: c.str.strip_chars(),
        lambda c: pl.coalesce(
            *(c.str.to_datetime(f, strict=False, time_unit="us") for f in _ALL_TIMES),
            c.str.to_datetime("%Y.%m.%d", strict=False, time_unit="us"),
            _serial(c),
        ),
        _plausible,
    ]


def _serial(written: pl.Expr) -> pl.Expr:
    """A spreadsheet's day count, such as 43178.5 for noon on 2018-03-19."""
    days = written.cast(pl.Float64, strict=False)
    seconds = (pl.when(days.is_between(*_SERIALS)).then(days) * 86400).round().cast(pl.Int64)
    return pl.lit(_SERIAL_ZERO) + pl.duration(seconds=seconds)


def _day(spans: bool = False) -> list[Step]:
    """A day, or a range that begins and ends on the same day; the first day of any range where a cell `spans` days."""
    range_ = r"^(\S+?)\s*[~至]\s*(\S+)$"
    return [
        lambda c: pl.struct(whole=c, first=c.str.extract(range_, 1), last=c.str.extract(range_, 2)),
        lambda c: pl.when(c.struct.field("first").is_not_null() if spans else c.struct.field("first") == c.struct.field("last"))
        .then(c.struct.field("first"))
        .otherwise(c.struct.field("whole")),
        *_moment(),
        lambda c: c.cast(pl.Date),
    ]


def _month() -> list[Step]:
    return [
        lambda c: c.str.normalize("NFKC").str.replace_all(r"[年/.]", "-").str.strip_suffix("月"),
        lambda c: pl.when(c.str.contains(r"^\d{4}-\d{1,2}$")).then(c + "-01").otherwise(c),
        lambda c: pl.when(c.str.contains(r"^20\d{4}$")).then(c + "01").otherwise(c),
        *_day(),
        lambda c: c.dt.truncate("1mo"),
    ]
