"""Which rows are no rows of their table, or stand there twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Severity


@dataclass(frozen=True, kw_only=True)
class LongRows(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 行的单元格比表头多（行：{rows}），列已错位，没有计入；多半是内容里有未加引号的逗号，请改用 xlsx 导出。"
    en = (
        "'{file}' has {count} rows with more cells than the header (rows {rows}); their columns are shifted, so "
        "they were not counted; export it as xlsx."
    )


@dataclass(frozen=True, kw_only=True)
class SwallowedLines(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 个单元格里套着整行数据（行：{rows}），多半是引号没有成对；请改用 xlsx 导出，否则这些行不会计入。"
    en = (
        "'{file}' has {count} cells that swallow whole lines (rows {rows}), mostly from an unpaired quote; export "
        "it as xlsx, or these rows do not count."
    )


@dataclass(frozen=True, kw_only=True)
class LooseQuotes(Finding):
    severity: ClassVar[Severity] = "note"
    zh = "“{file}”里有没有成对的引号，改用宽松的方式读取。"
    en = "'{file}' has unpaired quotes and was read in the lenient way."


@dataclass(frozen=True, kw_only=True)
class RowsUndated(Finding):
    count: int
    rows: tuple[int, ...]
    expected: str
    zh = "“{file}”有 {count} 行没有可用的{expected}（行：{rows}），没有计入。"
    en = "'{file}' has {count} rows without a usable {expected} (rows {rows}); they were not counted."


@dataclass(frozen=True, kw_only=True)
class RowsNotOver(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    rows: tuple[int, ...]
    awaits: str
    zh = "“{file}”有 {count} 行还没有{awaits}（“{column}”为空，行：{rows}），按{awaits}的日期计数时不含它们；{awaits}后重新导出即可。"
    en = (
        "'{file}' has {count} rows that are not over (an empty '{column}', rows {rows}): they count on the day that they are, "
        "in a later export."
    )


@dataclass(frozen=True, kw_only=True)
class NoTimeColumn(Finding):
    canonical: str
    count: int
    zh = "“{file}”没有付款时间的列，{count} 行订单无法归入日期，没有计入；如果有别的列是付款时间，请写 columns: {{{canonical}: 列名}}。"
    en = (
        "'{file}' has no column with the payment time, so its {count} orders have no date and were not counted; if "
        "another column holds it, write columns: {{{canonical}: header}}."
    )


@dataclass(frozen=True, kw_only=True)
class KeyMissing(Finding):
    severity: ClassVar[Severity] = "note"
    zh = "“{file}”没有订单编号，每行按一个订单计；若与其它文件的时间重叠，重复的订单无法去掉。"
    en = "'{file}' has no order ids, so each row counts as one order; orders repeated in other files cannot be told."


@dataclass(frozen=True, kw_only=True)
class RepeatedRows(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    key: str
    zh = "“{file}”里有 {count} 行的{key}在后面又出现，按最后一次计。"
    en = "'{file}' has {count} rows whose {key} stands again further down; the last one counts."


@dataclass(frozen=True, kw_only=True)
class RepeatedDiffer(Finding):
    count: int
    key: str
    columns: str
    zh = "“{file}”里有 {count} 个{key}的各行在{columns}上不同，只计了最后一行；请核对哪一行是对的，不同的订单或商品行要有各自的编号。"
    en = (
        "In '{file}' {count} times rows of one {key} differ in {columns}, and only the last counts; check which is right, and "
        "give different orders or lines numbers of their own."
    )


@dataclass(frozen=True, kw_only=True)
class RepeatedDays(Finding):
    count: int
    key: str
    zh = "“{file}”里有 {count} 行的{key}在后面又出现，每天只计最后一行；如果各行是不同的终端、店铺或客服，请只导出全店的合计。"
    en = (
        "'{file}' has {count} rows whose {key} stands again further down, and only the last row of a day counts; if they "
        "are different devices, shops or persons, export the whole shop's figures only."
    )


@dataclass(frozen=True, kw_only=True)
class RepeatedKept(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    key: str
    zh = "“{file}”里有 {count} 行的{key}与别的行相同，各行都计入；如果是重复粘贴，请在原文件里删掉。"
    en = (
        "'{file}' has {count} rows whose {key} equals another row's; all count; delete them there if they were "
        "pasted twice."
    )
