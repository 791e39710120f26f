"""Times, days, months and ranges of days as exports write them.

2018/5/16 9:41, 2026年07月06日, a spreadsheet's 43178.5; 2026-05-11~2026-05-17, 20260701至20260731, 2026-W20, 2026-05.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import polars as pl

from annualdeck.sources.numbers import through

Step = Callable[[pl.Expr], pl.Expr]

EARLIEST, LATEST = dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)
_SERIALS = (36526.0, 73050.999999)  # the same two days as a spreadsheet counts them
_SERIAL_ZERO = dt.datetime(1899, 12, 30)
_TIMES = ("%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y%m%d")

_ONE = r"(\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?:[\sT]?\d{1,2}:\d{2}(?::\d{2})?)?)"
_RANGE = rf"^{_ONE}\s*(?:~|至|到|-+|—+|_)\s*{_ONE}$"
_WEEK = r"^(20\d{2})[-年]?\s*(?:W|第)(\d{1,2})周?$"
_MONTH = r"^(20\d{2})(?:[-/.年](\d{1,2})月?|(\d{2}))$"


def moment() -> list[Step]:
    """Steps from the text of a cell to a time; null for what is none of this century."""
    return [
        lambda c: c.str.normalize("NFKC").str.replace_all(r"[年月/]", "-").str.replace_all(r"[日T]\s*", " "),
        lambda c: c.str.strip_chars(),
        lambda c: pl.coalesce(
            *(c.str.to_datetime(f, strict=False, time_unit="us") for f in _TIMES),
            c.str.to_datetime("%Y.%m.%d", strict=False, time_unit="us"),
            _serial(c),
        ),
        _plausible,
    ]


def day(spans: bool) -> list[Step]:
    """A day, or the first of several where a cell `spans` them; otherwise several days are no day."""
    only = [] if spans else [lambda c: pl.when(c.struct.field("first") == c.struct.field("last")).then(c)]
    return [*span(), *only, lambda c: c.struct.field("first")]


def month() -> list[Step]:
    """The first day of the month in which the days of a cell begin."""
    return [*span(), lambda c: c.struct.field("first").dt.truncate("1mo")]


def span() -> list[Step]:
    """The first and the last day that a cell stands for."""

    def ends(cell: pl.Expr) -> pl.Expr:
        text = cell.str.normalize("NFKC").str.strip_chars()
        in_month = pl.coalesce(text.str.extract(_MONTH, 2), text.str.extract(_MONTH, 3)).str.zfill(2)
        return pl.struct(
            first=pl.coalesce(text.str.extract(_RANGE, 1), text),
            last=pl.coalesce(text.str.extract(_RANGE, 2), text),
            week=pl.concat_str(text.str.extract(_WEEK, 1), text.str.extract(_WEEK, 2).str.zfill(2), pl.lit("1")),
            month=pl.concat_str(text.str.extract(_MONTH, 1), in_month, pl.lit("01")),
        )

    def days(cell: pl.Expr) -> pl.Expr:
        monday = cell.struct.field("week").str.to_date("%G%V%u", strict=False)
        month = cell.struct.field("month").str.to_date("%Y%m%d", strict=False)
        first, last = (through(moment(), cell.struct.field(end)).cast(pl.Date) for end in ("first", "last"))
        return pl.struct(
            first=pl.coalesce(monday, month, first),
            last=pl.coalesce(monday + pl.duration(days=6), month.dt.month_end(), last),
        )

    return [ends, days, lambda c: pl.when(c.struct.field("first") <= c.struct.field("last")).then(c)]


def several_days(ends: pl.Expr) -> pl.Expr:
    """Whether the days that a cell stands for, see `span`, are more than one."""
    return (ends.struct.field("first") < ends.struct.field("last")).fill_null(False)


def several_months(ends: pl.Expr) -> pl.Expr:
    """Whether they lie in more than one month."""
    months = [ends.struct.field(end).dt.truncate("1mo") for end in ("first", "last")]
    return (months[0] < months[1]).fill_null(False)


def _plausible(moment: pl.Expr) -> pl.Expr:
    """A year outside this century is a two-digit year, a typing error or no date."""
    return pl.when(moment.is_between(EARLIEST, LATEST, closed="left")).then(moment)


def _serial(written: pl.Expr) -> pl.Expr:
    """A spreadsheet's day count, such as 43178.5 for noon on 2018-03-19."""
    days = written.cast(pl.Float64, strict=False)
    seconds = (pl.when(days.is_between(*_SERIALS)).then(days) * 86400).round().cast(pl.Int64)
    return pl.lit(_SERIAL_ZERO) + pl.duration(seconds=seconds)
