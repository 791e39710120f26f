"""Which days rows stand for, where a column of days does not say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Severity


@dataclass(frozen=True, kw_only=True)
class NamedPeriodMissing(Finding):
    canonical: str
    zh = "“{file}”没有日期列，文件名里也没有日期区间（如 _2025-01-01_2025-01-31），没有读取；请保留导出时的文件名，或在 constants 里写 {canonical}。"
    en = (
        "'{file}' has no date column and no period in its name (like _2025-01-01_2025-01-31), so it was not read; "
        "keep the name it was exported with, or give {canonical} under constants."
    )


@dataclass(frozen=True, kw_only=True)
class NamedPeriodTooLong(Finding):
    first: str
    last: str
    zh = "“{file}”没有日期列，文件名里的日期是 {first} 至 {last}，这张表一行是一天，没有读取；请按天导出。"
    en = "'{file}' has no date column, and {first} to {last} in its name is not the one day that each row stands for; it was not read: export it by day."


@dataclass(frozen=True, kw_only=True)
class NamedItemMissing(Finding):
    zh = "“{file}”没有商品ID列，文件名里也没有商品ID，没有读取；请保留导出时的文件名，或把商品ID写进文件名（如 商品ID_678901234567）。"
    en = (
        "'{file}' has no column with the item's id and none in its name, so it was not read; keep the name it was "
        "exported with, or write the id into it (like itemId_678901234567)."
    )


@dataclass(frozen=True, kw_only=True)
class DayOfFile(Finding):
    severity: ClassVar[Severity] = "note"
    day: str
    zh = "“{file}”没有日期列，按文件名里的日期 {day} 计。"
    en = "'{file}' has no date column; the day in its name, {day}, holds."


@dataclass(frozen=True, kw_only=True)
class PeriodOfFile(Finding):
    severity: ClassVar[Severity] = "note"
    first: str
    last: str
    zh = "“{file}”没有日期列，按文件名里的日期 {first} 至 {last} 计，全部记在 {first}。"
    en = "'{file}' has no date column; the period in its name, {first} to {last}, holds, and all stands on {first}."


@dataclass(frozen=True, kw_only=True)
class CrossesMonths(PeriodOfFile):
    severity: ClassVar[Severity] = "warn"
    zh = "“{file}”一个文件跨了几个月（{first} 至 {last}），全部记在 {first}，按月的图表会不准；请按月导出。"
    en = (
        "'{file}' covers several months ({first} to {last}) that all stand on {first}, so monthly charts mislead; "
        "export a file a month."
    )


@dataclass(frozen=True, kw_only=True)
class RowsOfSeveralDays(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 行是一段日期、一周或一个月的合计（行：{rows}），不是一天，没有计入；请按天导出。"
    en = "'{file}' has {count} rows that stand for several days (rows {rows}) and were not counted; export it by day."


@dataclass(frozen=True, kw_only=True)
class RowsSpanDays(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 行的“{column}”是一段日期（行：{rows}），整段记在第一天。"
    en = "'{file}' has {count} rows whose '{column}' is a range of days (rows {rows}); each stands on its first day."


@dataclass(frozen=True, kw_only=True)
class RowsCrossMonths(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 行的“{column}”跨了几个月（行：{rows}），整段记在第一天，按月的图表会不准；请按天或按月导出。"
    en = (
        "'{file}' has {count} rows whose '{column}' covers several months (rows {rows}); each stands on its first day, so "
        "monthly charts mislead; export it by day or by month."
    )
