"""What the headers of a file are, and what the config says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Severity


@dataclass(frozen=True, kw_only=True)
class Unrecognised(Finding):
    headers: tuple[str, ...]
    zh = "“{file}”不是已知的导出，没有读取；它的表头是：{headers}。要用它，请在 sources 里写明 table 和 columns。"
    en = (
        "'{file}' is no known export and was not read; its headers are: {headers}. To use it, give table and "
        "columns under sources."
    )


@dataclass(frozen=True, kw_only=True)
class NearlyRecognised(Unrecognised):
    """A file with a good part of one export's headers, and without those that would tell it for sure."""

    nearest: str
    lacking: tuple[str, ...]
    zh = (
        "“{file}”最像{nearest}，但缺少表头：{lacking}，没有读取；它的表头是：{headers}。请重新导出并勾选，或在 sources 里写明 table 和 columns。"
    )
    en = (
        "'{file}' is most like {nearest} but lacks the headers {lacking}, so it was not read; its headers are: {headers}. Export "
        "it with them, or give table and columns under sources."
    )


@dataclass(frozen=True, kw_only=True)
class TooFewHeaders(Unrecognised):
    """A file whose headers several exports have, and none of those that tell them apart."""

    candidates: tuple[str, ...]
    format: str
    zh = (
        "“{file}”的表头（{headers}）不足以分辨是哪一种导出：{candidates}，没有读取；请重新导出并多勾选几列，或在 sources 里给它写上 "
        "format: {format}（或其中另一个）。"
    )
    en = (
        "The headers of '{file}' ({headers}) do not tell which of these it is: {candidates}, so it was not read; export it with "
        "more columns, or give it format: {format} (or another of them) under sources."
    )


@dataclass(frozen=True, kw_only=True)
class NoHeader(Finding):
    cells: tuple[str, ...]
    zh = "“{file}”找不到表头（最像表头的第 {row} 行是：{cells}），没有读取；请保留导出时的表头行，重新导出。"
    en = (
        "'{file}' has no row of headers that could be found (row {row}, the most like one, is: {cells}) and was not read; export it "
        "again and keep the row of headers."
    )


@dataclass(frozen=True, kw_only=True)
class Ambiguous(Finding):
    candidates: tuple[str, ...]
    table: str
    zh = "“{file}”可能是几种导出：{candidates}，没有读取；请在 sources 里给它写上 table: {table}（或其中另一个）。"
    en = (
        "'{file}' may be any of: {candidates}, and was not read; give it table: {table} (or another of them) under "
        "sources."
    )


@dataclass(frozen=True, kw_only=True)
class AmbiguousFormat(Finding):
    candidates: tuple[str, ...]
    format: str
    zh = "“{file}”可能是几种导出：{candidates}，没有读取；请在 sources 里给它写上 format: {format}（或其中另一个）。"
    en = (
        "'{file}' may be any of: {candidates}, and was not read; give it format: {format} (or another of them) under "
        "sources."
    )


@dataclass(frozen=True, kw_only=True)
class UnknownFormat(Finding):
    severity: ClassVar[Severity] = "stop"
    format: str
    formats: tuple[str, ...]
    zh = "配置里给“{file}”写的 format: {format} 不是已知的导出；已知的有：{formats}。"
    en = "format: {format}, which the config gives '{file}', is no known export; those known are: {formats}."


@dataclass(frozen=True, kw_only=True)
class ColumnNotThere(Finding):
    canonical: str
    header: str
    headers: tuple[str, ...]
    zh = "“{file}”里没有配置写的列“{header}”（{canonical}），没有读取；它的表头是：{headers}。"
    en = (
        "'{file}' has no column '{header}', which the config maps to {canonical}; it was not read; its headers "
        "are: {headers}."
    )


@dataclass(frozen=True, kw_only=True)
class RequiredMissing(Finding):
    table: str
    missing: tuple[str, ...]
    zh = "“{file}”缺少 {table} 必需的列：{missing}，没有读取；请重新导出并勾选，或在 columns 里写明它们的列名。"
    en = (
        "'{file}' lacks what {table} needs: {missing}, and was not read; export it with them, or name them under "
        "columns."
    )


@dataclass(frozen=True, kw_only=True)
class SameMeaning(Finding):
    canonical: str
    others: tuple[str, ...]
    zh = "“{file}”里“{column}”与“{others}”都是 {canonical}，用了“{column}”；如果不对，请在 columns 里写明 {canonical}。"
    en = (
        "'{file}': '{column}' and '{others}' both mean {canonical}; '{column}' was used; name {canonical} under "
        "columns if that is wrong."
    )


@dataclass(frozen=True, kw_only=True)
class BadConstant(Finding):
    severity: ClassVar[Severity] = "stop"
    canonical: str
    value: str
    expected: str
    zh = "配置里给“{file}”的 constants 写了 {canonical}: {value}，它不是{expected}。"
    en = "constants for '{file}' in the config give {canonical}: {value}, which is not {expected}."


@dataclass(frozen=True, kw_only=True)
class SheetLeftOut(Finding):
    severity: ClassVar[Severity] = "note"
    sheet: str
    used: str
    count: int
    zh = "“{file}”的工作表“{sheet}”（{count} 行）是“{used}”里同一批访客按载体的拆分，没有计入，以免重复。"
    en = (
        "'{file}': sheet '{sheet}' ({count} rows) splits the same visitors as '{used}' by carrier and was left "
        "out, so none counts twice."
    )
