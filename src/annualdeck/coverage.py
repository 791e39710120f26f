"""Which days of a report's period a table really covers, and the findings where it does not."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from annualdeck.errors import Finding, Sentence
from annualdeck.period import Period


@dataclass(frozen=True)
class Coverage:
    """Which days of a period a table really covers.

    `first`, `last`: the first and last day of the table's rows over all files. `covered`: the part of the report's
    period that the rows cover, None where they cover none of it; the comparison is made over its same days a year
    before. `compared`: those days, None where the table does not cover them; `why_not` then says why.
    `thin`: months inside `covered` or `compared` that hold suspiciously few rows, by first day, with their count of rows;
    `typical`: the rows that are usual around each month.
    """

    first: dt.date
    last: dt.date
    covered: Period | None
    compared: Period | None
    why_not: Sentence | None
    thin: Mapping[dt.date, int]
    typical: Mapping[dt.date, int]


THIN = 0.25            # a month with fewer rows than this share of the median month is suspicious
HALF_A_YEAR = 6        # months before and after that tell what is usual for a month
LEAST = 8              # … and of fewer usual rows chance alone leaves none in some month
THIN_MONTHS = 4        # … once there are this many months to tell what is usual
MONTHLY = 28           # days between the rows of a monthly table, at least
LONGEST_TOLERANCE = 35  # days that may lie between a table's edge and the period's, for monthly tables


def coverage(days: Mapping[dt.date, int], period: Period, monthly: bool = False, sparse: bool = False) -> Coverage | None:
    """What `days` (rows per day) cover of `period` and of the same days a year before; None without any row.
    `monthly`: a row stands for its month, though there is only one to tell it by.

    A table's edge may fall short of the period's by its usual step (median gap between days with rows) and three
    days: a small shop has days without an order. A larger shortfall cuts the period at the edge. A `sparse`
    table may begin later by the longest time that passed between two of its rows, it reaches to the period's end, and
    no month of it is thin.
    """
    if not days:
        return None
    present = sorted(days)
    gaps = [(b - a).days for a, b in zip(present, present[1:], strict=False)]
    step = int(median(gaps)) if gaps else MONTHLY if monthly else 1
    early = late = dt.timedelta(days=min(LONGEST_TOLERANCE, step + 3 if step > 1 else 3))
    if sparse:
        early, late = dt.timedelta(days=max(gaps, default=period.days)), dt.timedelta(days=period.days)
    covered = _clip(present, period, step, early, late)
    compared = why_not = None
    if covered is not None:
        before = covered.prior
        found = _clip(present, before, step, early, late)
        if found == before:
            compared = before
        else:
            why_not = NoPrior(wanted=before.label, first=present[0].isoformat(), last=present[-1].isoformat())
    least = 1 if step >= MONTHLY else LEAST
    thin, typical = _thin({} if sparse else days, Period(present[0], present[-1] + dt.timedelta(days=1)), least)
    counted = [span for span in (covered, compared) if span is not None]
    thin = {month: rows for month, rows in thin.items() if any(month in span for span in counted)}
    return Coverage(present[0], present[-1], covered, compared, why_not, thin, typical)


def _clip(present: list[dt.date], period: Period, step: int, early: dt.timedelta, late: dt.timedelta) -> Period | None:
    """The part of `period` that the days cover, give or take so much at its two edges.

    A row of a monthly table stands for its whole month.
    """
    inside = present[bisect_left(present, period.start):bisect_left(present, period.end)]
    if not inside:
        return None
    start = period.start if inside[0] - period.start <= early else inside[0]
    if period.last - inside[-1] <= late:
        return Period(start, period.end)
    end = _next_month(inside[-1]) if step >= MONTHLY else inside[-1] + dt.timedelta(days=1)
    return Period(start, min(end, period.end))


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _thin(days: Mapping[dt.date, int], whole: Period, least: int) -> tuple[dict[dt.date, int], dict[dt.date, int]]:
    """Whole months of the data whose rows are few against the median of the months around, and those medians.
    Where fewer than `least` rows are usual no month is thin.

    The same for every report over the data; a shop that grows is held against its own time.
    """
    months = {month: 0 for month in whole.months if month >= whole.start and _next_month(month) <= whole.end}
    for day, rows in days.items():
        first = day.replace(day=1)
        if first in months:
            months[first] += rows
    if len(months) < THIN_MONTHS:
        return {}, {}
    rows = list(months.values())
    typical = {m: int(median(rows[max(0, i - HALF_A_YEAR):i + HALF_A_YEAR + 1])) for i, m in enumerate(months)}
    return {m: months[m] for m in months if typical[m] >= least and months[m] < THIN * typical[m]}, typical


@dataclass(frozen=True)
class NoPrior(Sentence):
    """Why a comparison is missing."""

    wanted: str
    first: str
    last: str
    zh = "上年同期（{wanted}）没有完整数据，现有数据为{first}至{last}，不作同比"
    en = "the same days a year before ({wanted}) are not covered: the data runs from {first} to {last}"


@dataclass(frozen=True, kw_only=True)
class PartialPeriod(Finding):
    table: str
    period: str
    covered: str
    zh = "{table}只覆盖报告期{period}中的{covered}，全部指标（含同比）按这段日期计算；请补齐导出文件。"
    en = "{table} covers only {covered} of the report's {period}: figures stand for these days; add the missing exports."


@dataclass(frozen=True, kw_only=True)
class NotCompared(Finding):
    severity = "note"
    table: str
    why: NoPrior
    zh = "{table}：{why}；要有同比，请补齐上年同期的导出文件。"
    en = "{table}: {why}; to compare the years, add the exports of those days."


@dataclass(frozen=True, kw_only=True)
class OutsidePeriod(Finding):
    table: str
    period: str
    first: str
    last: str
    zh = "{table}没有报告期{period}内的数据（现有{first}至{last}），请检查 report.period 或补齐导出文件。"
    en = "{table} has no rows inside {period} (it runs from {first} to {last}): check report.period or add exports."


@dataclass(frozen=True, kw_only=True)
class ThinMonth(Finding):
    table: str
    month: str
    rows: int
    typical: int
    zh = "{table}在{month}只有 {rows} 行（前后各月中位数 {typical} 行），疑似导出不全，请核对后重新导出该月。"
    en = "{table} has only {rows} rows in {month} (the median of the months around is {typical}): check that month's export."
