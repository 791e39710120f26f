"""What the name of a file tells that its columns do not: the days its rows stand for, the item they are about."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annualdeck.errors import Finding
from annualdeck.sources import findings as f

if TYPE_CHECKING:
    from annualdeck.sources.recognise import Plan

_DAY = r"(20\d{2})(?:[-_年.](\d{1,2})[-_月.](\d{1,2})日?(?!\d)|(\d{2})(\d{2}))"
_PERIOD = re.compile(rf"{_DAY}(?:\s*[-_~至—]+\s*{_DAY})?")
_ONE_MONTH = r"(20\d{2})[-_年.]?(0[1-9]|1[0-2]|[1-9](?=月))月?"
_MONTHS = re.compile(rf"(?<!\d){_ONE_MONTH}(?:\s*[-_~至—]+\s*{_ONE_MONTH})?(?![-_.]?\d)")
_CALLED_ITEM = re.compile(r"(?:商品|宝贝|item)_?\s*id\W{0,2}(\d{6,})", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<!\d)(?!20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\d{9,13}(?!\d)")


def period_of(name: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day that a file's name tells, as …_2025-01-01_2025-01-31.xls or Inventory202501.csv do."""
    for found in _PERIOD.finditer(name):
        numbers = [int(n) for n in found.groups() if n]
        try:
            first = dt.date(*numbers[:3])
            last = dt.date(*numbers[3:]) if len(numbers) == 6 else first
        except ValueError:
            continue
        return first, last
    if months := _MONTHS.search(name):
        year, month, *end = (int(n) for n in months.groups() if n)
        last_year, last_month = end or (year, month)
        return dt.date(year, month, 1), dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return None


def item_of(name: str) -> str | None:
    """The item's id in a file's name: the number called 商品ID or itemId, else the only one as long as ids are."""
    if called := _CALLED_ITEM.search(name):
        return called[1]
    numbers = set(_LONG_NUMBER.findall(name))
    return numbers.pop() if len(numbers) == 1 else None


def told(name: str) -> str:
    """All that a reading may take from a file's name."""
    return f"{period_of(name)} {item_of(name)}"


def completed(plan: Plan, file: str, name: str) -> Plan | Finding:
    """The plan with what its export leaves to the file's name, or the finding that the name does not tell it."""
    known, time = plan.format, plan.table.time
    if known and known.dated_by_name and time and not _has(plan, time):
        dated = _dated(plan, time, file, name)
        if isinstance(dated, Finding):
            return dated
        plan = dated
    if known and known.item_by_name and not _has(plan, "item"):
        item = item_of(name)
        if item is None:
            return f.NamedItemMissing(file=file)
        plan = replace(plan, constants={**plan.constants, "item": item})
    return plan


def _dated(plan: Plan, time: str, file: str, name: str) -> Plan | Finding:
    period = period_of(name)
    if period is None:
        return f.NamedPeriodMissing(file=file, canonical=time)
    first, last = period
    if plan.table.daily and first != last:
        return f.NamedPeriodTooLong(file=file, first=first.isoformat(), last=last.isoformat())
    if first == last:
        told: Finding = f.DayOfFile(file=file, day=first.isoformat())
    else:
        about = f.CrossesMonths if (first.year, first.month) != (last.year, last.month) else f.PeriodOfFile
        told = about(file=file, first=first.isoformat(), last=last.isoformat())
    return replace(plan, constants={**plan.constants, time: first.isoformat()}, findings=(*plan.findings, told))


def _has(plan: Plan, column: str) -> bool:
    return column in plan.positions or column in plan.constants
