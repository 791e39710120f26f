"""From the text of a cell to its value, as Polars expressions.

Each kind has two readings. The *plain* one knows a single notation and costs next to nothing; it is taken where a
sample of the column is written in it throughout. The *full* one knows every notation that exports are seen with. Both
give null for what they can't read, never a guess: a column whose plain reading fails anywhere is read again in full.
"""

from __future__ import annotations

import datetime as dt

import polars as pl

from annualdeck.tables import Column, Kind

MISSING = ("", "-", "--", "—", "——", "null", "'null", "NULL", "'NULL", "None", "nan", "NaN", "N/A", "#N/A", "\\N")
BLANKS = " \t\r\n\u3000\u00a0\ufeff"
EXPECTED = {
    Kind.ID: "编号", Kind.TEXT: "文字", Kind.BUYER: "买家账号", Kind.MONEY: "金额", Kind.COUNT: "整数", Kind.NUMBER: "数字",
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
_LARGEST = 4e13  # yuan; beyond this a float no longer tells one 分 from the next


def is_month(column: Column) -> bool:
    """A date column that holds months, where 2025-03 stands for its first day."""
    return column.kind is Kind.DATE and column.zh == "月份"


def expected(column: Column) -> str:
    """What a cell of this column should have been, for a finding."""
    return "月份" if is_month(column) else EXPECTED[column.kind]


def clean(cell: pl.Expr) -> pl.Expr:
    """The text of a cell without what keeps spreadsheets from changing it (="…", a leading ') and without blanks."""
    bare = cell.str.strip_chars(BLANKS)
    inner = bare.str.strip_prefix("=").str.strip_prefix('"').str.strip_suffix('"')
    return pl.when(bare.str.starts_with("=")).then(inner).otherwise(bare).str.strip_chars_start("'").str.strip_chars(BLANKS)


def text(cell: pl.Expr) -> pl.Expr:
    """The cleaned text, null where it means nothing."""
    cleaned = clean(cell)
    return pl.when(~cleaned.is_in(MISSING)).then(cleaned)


def plain(column: Column, cell: pl.Expr, sample: pl.DataFrame, seed: int) -> pl.Expr | None:
    """The plain reading under which every cell of `sample` has a value, or None if there is none."""
    for reading in _plain_readings(column, cell, seed):
        if sample.filter(cell.is_not_null() & reading.is_null()).is_empty():
            return reading
    return None


def _plain_readings(column: Column, cell: pl.Expr, seed: int) -> list[pl.Expr]:
    number = cell.cast(pl.Float64, strict=False)
    match column.kind:
        case Kind.MONEY:
            return [_fen(_within(number))]
        case Kind.NUMBER:
            return [_finite(number)]
        case Kind.COUNT:
            return [cell.cast(pl.Int64, strict=False)]
        case Kind.RATE:
            return [pl.when(number.is_between(-1, 1)).then(number)]
        case Kind.TIME:
            return [_plausible(cell.str.to_datetime(f, strict=False, time_unit="us")) for f in _TIMES]
        case Kind.DATE if not is_month(column):
            return [_plausible(cell.str.to_datetime(f, strict=False, time_unit="us")).cast(pl.Date) for f in _DATES]
        case Kind.ID | Kind.TEXT | Kind.BUYER:
            return [full(column, cell, seed)]
    return []


def full(column: Column, cell: pl.Expr, seed: int) -> pl.Expr:
    """The reading that knows every notation; null for a missing cell and for one that can't be read."""
    written = text(cell)
    match column.kind:
        case Kind.TEXT:
            return written
        case Kind.ID:
            return pl.when(~written.str.contains(_RUINED_ID)).then(written)
        case Kind.BUYER:
            return written.hash(seed).reinterpret(signed=True)
        case Kind.MONEY:
            return _fen(_within(_number(written)))
        case Kind.NUMBER:
            return _finite(_number(written.str.strip_suffix("秒")))
        case Kind.COUNT:
            number = _within(_number(written))
            return pl.when(number == number.round()).then(number).cast(pl.Int64, strict=False)
        case Kind.RATE:
            percent = written.str.normalize("NFKC").str.ends_with("%")
            number = _number(written.str.normalize("NFKC").str.strip_suffix("%"))
            return pl.when(percent).then(number / 100).when(number.is_between(-1, 1)).then(number)
        case Kind.TIME:
            return _moment(written)
        case Kind.DATE:
            return _month(written) if is_month(column) else _day(written)


def is_bad(column: Column, cell: pl.Expr, value: pl.Expr) -> pl.Expr:
    """Whether a cell holds something that is no value of its column."""
    if column.kind in (Kind.TEXT, Kind.BUYER):
        return pl.lit(False)
    return text(cell).is_not_null() & value.is_null()


def is_rounded(cell: pl.Expr) -> pl.Expr:
    """Whether an amount in yuan has more than two decimals that matter."""
    fen = _number(text(cell)) * 100
    return (fen - fen.round()).abs() > 1e-4


def _number(written: pl.Expr) -> pl.Expr:
    half_width = written.str.normalize("NFKC").str.strip_chars(" ¥").str.strip_suffix("元").str.strip_chars(BLANKS)
    return pl.when(half_width.str.contains(_NUMBER)).then(half_width.str.replace_all(",", "", literal=True)).cast(
        pl.Float64, strict=False
    )


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


def _moment(written: pl.Expr) -> pl.Expr:
    dashed = written.str.normalize("NFKC").str.replace_all(r"[年月/]", "-").str.replace_all(r"[日T]\s*", " ")
    timed = dashed.str.contains(":")
    spaced = pl.when(timed).then(dashed).otherwise(dashed.str.replace_all(".", "-", literal=True)).str.strip_chars(BLANKS)
    read = [spaced.str.to_datetime(f, strict=False, time_unit="us") for f in _ALL_TIMES]
    return _plausible(pl.coalesce(*read, _serial(written)))


def _serial(written: pl.Expr) -> pl.Expr:
    """A spreadsheet's day count, such as 43178.5 for noon on 2018-03-19."""
    days = written.cast(pl.Float64, strict=False)
    seconds = (pl.when(days.is_between(*_SERIALS)).then(days) * 86400).round().cast(pl.Int64)
    return pl.lit(_SERIAL_ZERO) + pl.duration(seconds=seconds)


def _day(written: pl.Expr) -> pl.Expr:
    """A day, or a range that begins and ends on the same day."""
    ends = written.str.splitn("~", 2)
    first = _moment(ends.struct.field("field_0").str.strip_chars(BLANKS))
    last = _moment(ends.struct.field("field_1").str.strip_chars(BLANKS))
    return pl.when(~written.str.contains("~") | (first == last)).then(first).cast(pl.Date)


def _month(written: pl.Expr) -> pl.Expr:
    digits = written.str.normalize("NFKC").str.replace_all(r"[年/.]", "-").str.strip_suffix("月")
    month = pl.when(digits.str.contains(r"^\d{4}-\d{1,2}$")).then(digits + "-01").str.to_date("%Y-%m-%d", strict=False)
    joined = pl.when(digits.str.contains(r"^20\d{4}$")).then(digits + "01").str.to_date("%Y%m%d", strict=False)
    return pl.coalesce(month, joined, _day(written).dt.truncate("1mo"))
