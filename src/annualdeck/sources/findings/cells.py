"""What cells say instead of a value of their column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Severity


@dataclass(frozen=True, kw_only=True)
class BadCells(Finding):
    count: int
    rows: tuple[int, ...]
    expected: str
    zh = "“{file}”的“{column}”列有 {count} 个单元格不是{expected}（行：{rows}），这些值按缺失处理；请在原文件里更正。"
    en = (
        "'{file}', column '{column}': {count} cells are not {expected} (rows {rows}); they count as missing; "
        "correct them there."
    )


@dataclass(frozen=True, kw_only=True)
class RuinedIds(Finding):
    count: int
    rows: tuple[int, ...]
    zh = (
        "“{file}”的“{column}”列有 {count} 个编号被表格软件改成了 1.03E+12 这样的数或丢了尾数（行：{rows}），无法辨认；行数照算，"
        "但这些编号不能用来去重或关联；请重新导出，不要用表格软件打开后再保存。"
    )
    en = (
        "'{file}', column '{column}': {count} ids were ruined by a spreadsheet (1.03E+12, or digits lost; rows {rows}); rows "
        "still count, but these ids identify nothing; export it again, and do not save it from a spreadsheet."
    )


@dataclass(frozen=True, kw_only=True)
class DoubledIds(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”的“{column}”列有 {count} 个 26 位的编号是同样的 13 位写了两遍（行：{rows}），按 13 位读取；请检查生成这个文件的程序。"
    en = (
        "'{file}', column '{column}': {count} ids of 26 digits are the same 13 digits twice (rows {rows}) and were read "
        "as those 13; check the program that wrote the file."
    )


@dataclass(frozen=True, kw_only=True)
class DecimalCommas(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”的“{column}”列有 {count} 个单元格的逗号后只有两位数字，如 1052,75（行：{rows}），逗号按小数点读取；如果不对，请在原文件里更正。"
    en = (
        "'{file}', column '{column}': {count} cells have two digits behind their only comma, like 1052,75 (rows {rows}); "
        "the comma was read as a decimal point; correct them there if that is wrong."
    )


@dataclass(frozen=True, kw_only=True)
class RoundedCells(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    zh = "“{file}”的“{column}”列有 {count} 个金额超过两位小数，已四舍五入到分。"
    en = (
        "'{file}', column '{column}': {count} amounts have more than two decimals and were rounded half up to the "
        "cent."
    )


@dataclass(frozen=True, kw_only=True)
class TwinsDisagree(Finding):
    count: int
    zh = "“{file}”里“{column}”列出现两次，有 {count} 行两处的值不同，用了靠左的一列；请删掉多余的一列。"
    en = (
        "'{file}' has the column '{column}' twice, and {count} rows differ between them; the left one was used; "
        "delete the other."
    )


@dataclass(frozen=True, kw_only=True)
class UnknownPlaces(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    zh = "“{file}”的“{column}”列有 {count} 个地址认不出省份，省市按缺失处理。"
    en = "'{file}', column '{column}': {count} addresses name no known province; province and city count as missing."
