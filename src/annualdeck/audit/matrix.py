"""Which months of the period and of the year before each table covers, and the days that are missing in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from typing import Literal

from annualdeck.coverage import MONTHLY
from annualdeck.errors import Finding
from annualdeck.facts import Facts
from annualdeck.period import Period
from annualdeck.tables import TABLES

State = Literal["full", "thin", "part", "none"]

WEEK = 7            # days in a row that a table of things that happen may lack, at least …
CHANCE = 0.01       # … and so many that chance would hardly leave a gap of them in all its days
MOST_SPANS = 3      # spans of missing days that a finding names


@dataclass(frozen=True)
class Month:
    """What a table holds of one month: rows as they were read, days with rows of the days asked for."""

    first: dt.date
    state: State
    rows: int
    days: int
    of: int


@dataclass(frozen=True)
class TableMonths:
    """One line of the matrix: a table's months of the year before, then those of the period."""

    table: str
    prior: tuple[Month, ...]
    current: tuple[Month, ...]


@dataclass(frozen=True, kw_only=True)
class DaysMissing(Finding):
    table: str
    count: int
    spans: tuple[str, ...]
    zh = "{table}在覆盖的日期里缺 {count} 天（{spans}），这些天不计入任何数字；请补导这些日期。"
    en = "{table} lacks {count} days inside what it covers ({spans}); they count in no figure: export those days again."


def matrix(facts: Facts) -> tuple[TableMonths, ...]:
    """Every table that has dates, by month of the prior period and of the report's own."""
    return tuple(
        TableMonths(table, *(_months(facts, table, span) for span in (facts.period.prior, facts.period)))
        for table in facts.coverage if facts.days(table)
    )


def days_missing(facts: Facts) -> list[Finding]:
    """Tables that cover a period and yet lack days of it: any day of a table that has one row a day; of others, more
    days in a row than is usual for them. Of a sparse table days without a row tell nothing."""
    found: list[Finding] = []
    for table, coverage in facts.coverage.items():
        days = facts.days(table)
        if not days or TABLES[table].sparse or _monthly(table, days):
            continue
        spans = [span for span in (coverage.compared, coverage.covered) if span is not None]
        gaps = [gap for span in spans for gap in _gaps(days, span) if gap.days > _bearable(table, days)]
        if gaps:
            told = tuple(_label(gap) for gap in gaps[:MOST_SPANS]) + (("…",) if len(gaps) > MOST_SPANS else ())
            found.append(DaysMissing(table=TABLES[table].zh, count=sum(gap.days for gap in gaps), spans=told))
    return found


def _months(facts: Facts, table: str, span: Period) -> tuple[Month, ...]:
    days, thin = facts.days(table), facts.coverage[table].thin
    bearable, monthly = _bearable(table, days), _monthly(table, days)
    months = []
    for first in span.months:
        month = Period(max(first, span.start), min(_next(first), span.end))
        if monthly:
            month = Period(first, _next(first))   # a row stands for its whole month, wherever in it
        held = {day: rows for day, rows in days.items() if rows and day in month}
        whole = monthly or all(gap.days <= bearable for gap in _gaps(days, month))
        state: State = "none" if not held else "part" if not whole else "thin" if first in thin else "full"
        months.append(Month(first, state, sum(held.values()), len(held), month.days))
    return tuple(months)


def _monthly(table: str, days: dict[dt.date, int]) -> bool:
    """Whether a row stands for a whole month."""
    return TABLES[table].time == "month" or _step(days) >= MONTHLY


def _bearable(table: str, days: dict[dt.date, int]) -> int:
    """How many days in a row a table may lack. A panel with one row a day lacks none, one with a row a week six.

    Of days that have a row by chance, with the share that has one, n hold a run of g without any with a probability of
    at most n (1 − share)^g.
    """
    if TABLES[table].key == (TABLES[table].time,):
        return int(_step(days)) - 1
    n = (max(days) - min(days)).days + 1
    share = len(days) / n
    return max(WEEK, int(log(CHANCE / n) / log(1 - share))) if share < 1 else WEEK


def _steps(days: dict[dt.date, int]) -> list[int]:
    present = sorted(days)
    return [(later - earlier).days for earlier, later in zip(present, present[1:], strict=False)]


def _step(days: dict[dt.date, int]) -> float:
    return median(_steps(days) or [1])


def _gaps(days: dict[dt.date, int], span: Period) -> Iterator[Period]:
    """The runs of days of a span that have no row."""
    start = span.start
    for day in [*sorted(day for day in days if day in span), span.end]:
        if day > start:
            yield Period(start, day)
        start = day + dt.timedelta(days=1)


def _label(gap: Period) -> str:
    return f"{gap.start}" if gap.days == 1 else f"{gap.start}—{gap.last}"


def _next(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=32)).replace(day=1)


def usable(months: Sequence[TableMonths], table: str) -> frozenset[dt.date]:
    """The months, by first day, that a table covers whole, thin ones among them; in both periods where they share one."""
    told = [month for line in months if line.table == table for month in (*line.prior, *line.current)]
    return frozenset({m.first for m in told} - {m.first for m in told if m.state in ("part", "none")})
