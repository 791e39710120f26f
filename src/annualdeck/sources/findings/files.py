"""What is wrong with a whole file, so that nothing of it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Sentence, Severity


@dataclass(frozen=True, kw_only=True)
class NothingThere(Finding):
    severity: ClassVar[Severity] = "stop"
    zh = "找不到“{file}”：没有这个文件或文件夹，通配符也没有匹配到文件；请检查配置里 sources 的路径。"
    en = (
        "'{file}' is not there: no such file or folder, and no file matches; check the path under sources in the "
        "config."
    )


@dataclass(frozen=True, kw_only=True)
class NotReadable(Finding):
    why: str
    zh = "“{file}”读不了：{why}；请检查文件权限，或重新导出。"
    en = "'{file}' cannot be read: {why}; check its permissions or export it again."


@dataclass(frozen=True, kw_only=True)
class EmptyFile(Finding):
    zh = "“{file}”是空的（没有表头，也没有数据），没有读取；请重新导出。"
    en = "'{file}' is empty (no header, no rows) and was not read; export it again."


@dataclass(frozen=True, kw_only=True)
class NoRows(Finding):
    zh = "“{file}”有表头，没有可用的数据行；请检查导出时选的日期，重新导出。"
    en = "'{file}' has a header and no usable row; check the dates it was exported for and export it again."


@dataclass(frozen=True, kw_only=True)
class WrongKind(Finding):
    kind: Sentence
    zh = "“{file}”实际是{kind}，不是报表，没有读取；请导出为 csv 或 xlsx，或从 sources 里去掉它。"
    en = (
        "'{file}' is really {kind}, not a report, and was not read; export it as csv or xlsx, or take it out of "
        "sources."
    )


@dataclass(frozen=True, kw_only=True)
class Protected(Finding):
    zh = "“{file}”有密码保护，没有读取；请去掉密码后另存。"
    en = "'{file}' is protected by a password and was not read; save it without one."


@dataclass(frozen=True, kw_only=True)
class Broken(Finding):
    why: str
    zh = "“{file}”已损坏或不完整，没有读取（{why}）；请重新导出。"
    en = "'{file}' is damaged or incomplete and was not read ({why}); export it again."


@dataclass(frozen=True, kw_only=True)
class NotDecodable(Finding):
    offset: int
    zh = "“{file}”既不是 UTF-8 也不是 GB18030：第 {row} 行（第 {offset} 字节）解不开，没有读取；请用 UTF-8 重新导出。"
    en = "'{file}' is neither UTF-8 nor GB18030: row {row} (byte {offset}) does not decode; export it again as UTF-8."


@dataclass(frozen=True, kw_only=True)
class SheetNotThere(Finding):
    sheet: str
    sheets: tuple[str, ...]
    zh = "“{file}”里没有工作表“{sheet}”，没有读取；它的工作表是：{sheets}。"
    en = "'{file}' has no sheet '{sheet}' and was not read; its sheets are: {sheets}."
