"""What can be wrong in a config: one class per sentence, each with file, line, column and key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from annualdeck.errors import Lang, Sentence, UsageError, nearest


@dataclass(frozen=True, kw_only=True)
class ConfigProblem(Sentence):
    """One thing that is wrong. `line` and `column` are 1-based; `key` is dotted, list members count from 1.

    `on_key` says that the key is what is wrong, and so what `line` and `column` point at, rather than its value.
    """

    on_key: ClassVar[bool] = False
    file: str
    line: int | None = None
    column: int | None = None
    key: str = ""

    @property
    def where(self) -> str:
        """config.yaml:12:5"""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def text(self, lang: Lang = "zh") -> str:
        words = super().text(lang)
        key = f" {self.key}" if self.key else ""
        return f"{self.where}{key}：{words}" if lang == "zh" else f"{self.where}{key}: {words}"

    def as_json(self, lang: Lang = "zh") -> dict[str, object]:
        place = {"file": self.file, "line": self.line, "column": self.column, "key": self.key}
        return {"problem": type(self).__name__, "message": self.text(lang), **place}


@dataclass(eq=False)
class ConfigErrors(UsageError):
    """Everything that is wrong in a config, in the order of its lines."""

    problems: tuple[ConfigProblem, ...]
    zh: ClassVar[str] = "{problems}"
    en: ClassVar[str] = "{problems}"

    def text(self, lang: Lang = "zh") -> str:
        return "\n".join(problem.text(lang) for problem in self.problems)


def in_order(problems: Sequence[ConfigProblem]) -> ConfigErrors:
    return ConfigErrors(tuple(sorted(problems, key=lambda p: (p.line or 0, p.column or 0, p.key))))


# The file itself


class NotFound(ConfigProblem):
    zh = "找不到这个配置文件，请检查路径。"
    en = "there is no such config file: check the path."


class IsFolder(ConfigProblem):
    zh = "这是一个文件夹，请写出其中配置文件的路径，例如 config.yaml。"
    en = "this is a folder: give the path of the config file in it, e.g. config.yaml."


@dataclass(frozen=True, kw_only=True)
class Unreadable(ConfigProblem):
    reason: str
    zh = "配置文件打不开（{reason}），请检查文件权限或关闭占用它的程序。"
    en = "the config file cannot be opened ({reason}): check its permissions or close the program that holds it."


@dataclass(frozen=True, kw_only=True)
class TooLarge(ConfigProblem):
    size: str
    zh = "文件有 {size}，不像配置文件；请给出 YAML 配置文件，数据文件写在其中的 sources 下。"
    en = "the file has {size} and is hardly a config: give a YAML config, and list data files under its sources."


class NotText(ConfigProblem):
    zh = "这不是文本文件；请给出 YAML 配置文件。"
    en = "this is not a text file: give a YAML config."


@dataclass(frozen=True, kw_only=True)
class NotUtf8(ConfigProblem):
    encoding: str
    zh = "文件编码是 {encoding}，配置文件须为 UTF-8；请在编辑器中另存为 UTF-8。"
    en = "the file is encoded as {encoding}, a config must be UTF-8: save it as UTF-8 in your editor."


class Empty(ConfigProblem):
    zh = "配置文件是空的；至少要写 shop、report、sources。"
    en = "the config is empty: it needs at least shop, report and sources."


# YAML


@dataclass(frozen=True, kw_only=True)
class BrokenYaml(ConfigProblem):
    reason: str
    zh = "YAML 语法有误（{reason}）；请检查这一行的缩进、冒号后的空格和引号。"
    en = "the YAML is broken ({reason}): check this line's indentation, the space after the colon, and quotes."


class UnquotedBrace(ConfigProblem):
    zh = "YAML 把 {{…}} 当成了结构；含 {{指标编号}} 的文字请整句加双引号。"
    en = "YAML takes {{…}} for structure here: put the whole text with its {{kpi.id}} in double quotes."


class Tab(ConfigProblem):
    zh = "缩进用了制表符（Tab）；YAML 只认空格，请改成空格。"
    en = "the indentation has a tab: YAML wants spaces, replace it with spaces."


@dataclass(frozen=True, kw_only=True)
class Unsupported(ConfigProblem):
    what: str
    zh = "配置里不支持 YAML 的 {what} 写法，请直接写出内容。"
    en = "a config may not use YAML's {what}: write the content out."


@dataclass(frozen=True, kw_only=True)
class DuplicateKey(ConfigProblem):
    first: int
    zh = "这个键在第 {first} 行已经写过，请合并或删去一处。"
    en = "this key stands already in line {first}: merge the two or delete one."


# Keys and values


@dataclass(frozen=True)
class Near(Sentence):
    near: str
    zh = "您要写的可能是 {near}"
    en = "did you mean {near}?"


@dataclass(frozen=True)
class Known(Sentence):
    known: tuple[str, ...]
    zh = "可用的有 {known}"
    en = "known are {known}."


def near(word: str, known: Iterable[str]) -> Near | None:
    """The known word that was most likely meant."""
    found = nearest(word, set(known))
    return Near(found) if found else None


def hint(word: str, known: Iterable[str]) -> Sentence:
    """The known word that was most likely meant; where none is near, all of them."""
    words = tuple(known)
    return near(word, words) or Known(words)


@dataclass(frozen=True)
class ListKpis(Sentence):
    zh = "用 annualdeck kpis 可列出全部指标编号"
    en = "annualdeck kpis lists all ids."


@dataclass(frozen=True, kw_only=True)
class UnknownKey(ConfigProblem):
    hint: Sentence
    zh = "没有这个键；{hint}。"
    en = "there is no such key; {hint}"


@dataclass(frozen=True, kw_only=True)
class MissingKey(ConfigProblem):
    zh = "缺少这个必填的键，请补上。"
    en = "this key is required: add it."


@dataclass(frozen=True, kw_only=True)
class NoValue(ConfigProblem):
    zh = "这个键没有值，请写上值或删去这个键。"
    en = "this key has no value: write one or delete the key."


@dataclass(frozen=True, kw_only=True)
class WrongType(ConfigProblem):
    wanted: Sentence
    found: Sentence
    zh = "这里应为{wanted}，现在是{found}，请改正。"
    en = "{wanted} is wanted here, there is {found}: correct it."


@dataclass(frozen=True, kw_only=True)
class Unquoted(ConfigProblem):
    found: Sentence
    zh = "这里应为文字，现在是{found}，请给它加上引号。"
    en = "text is wanted here, there is {found}: put it in quotes."


@dataclass(frozen=True, kw_only=True)
class NotAChoice(ConfigProblem):
    found: str
    hint: Sentence
    zh = "这里不能写“{found}”；{hint}。"
    en = "“{found}” is not accepted here; {hint}"


@dataclass(frozen=True, kw_only=True)
class OutOfRange(ConfigProblem):
    found: str
    bound: str
    zh = "{found} 超出范围，这里的值须 {bound}，请改正。"
    en = "{found} is out of range, the value must be {bound}: correct it."


@dataclass(frozen=True, kw_only=True)
class NotValid(ConfigProblem):
    reason: str
    zh = "这个值不符合要求（{reason}），请改正。"
    en = "this value is not accepted ({reason}): correct it."


@dataclass(frozen=True, kw_only=True)
class BadKpi(ConfigProblem):
    found: str
    zh = "“{found}”不是指标编号的写法；请写成 sales.paid_amount 这样。"
    en = "“{found}” is not a KPI id: write it like sales.paid_amount."


@dataclass(frozen=True, kw_only=True)
class NoSuchKpi(ConfigProblem):
    found: str
    hint: Sentence
    zh = "没有指标 {found}；{hint}。"
    en = "there is no KPI {found}; {hint}"


@dataclass(frozen=True, kw_only=True)
class PlannedKpi(ConfigProblem):
    found: str
    zh = "{found} 本身由目标、举措或风险得出，不能再给它定目标；请换成来自数据的指标。"
    en = "{found} comes of the targets, initiatives or risks themselves: name a KPI that comes from the data."


@dataclass(frozen=True, kw_only=True)
class BadText(ConfigProblem):
    problem: Sentence
    zh = "{problem}"
    en = "{problem}"


# Dates


@dataclass(frozen=True, kw_only=True)
class BadDate(ConfigProblem):
    found: str
    wanted: Literal["2025-05-27", "2025-05-27 20:00", "2025-05"]
    zh = "“{found}”不是有效的日期；请写成 {wanted} 这样。"
    en = "“{found}” is not a date: write it like {wanted}."


@dataclass(frozen=True, kw_only=True)
class BadPeriod(ConfigProblem):
    found: str
    zh = "报告期“{found}”看不懂；请写一个年份，如 2025，或 {{start: 2025-04-01, end: 2026-04-01}}。"
    en = "the period “{found}” is not understood: write a year, as 2025, or {{start: 2025-04-01, end: 2026-04-01}}."


@dataclass(frozen=True, kw_only=True)
class EndBeforeStart(ConfigProblem):
    start: str
    end: str
    zh = "结束 {end} 不晚于开始 {start}，请改正其中一个。"
    en = "the end {end} is not after the start {start}: correct one of them."


@dataclass(frozen=True, kw_only=True)
class PeriodTooLong(ConfigProblem):
    days: int
    zh = "报告期有 {days} 天，超过一年就会与上年同期重叠；请缩短到一年以内。"
    en = "the period has {days} days and would overlap the same span a year before: keep it within one year."


@dataclass(frozen=True, kw_only=True)
class Overlap(ConfigProblem):
    other: str
    days: str
    zh = "与活动“{other}”的日期重叠（{days}），同一笔销售会算两次；请调整日期。"
    en = "overlaps campaign “{other}” ({days}), so that sales would count twice: change the dates."


@dataclass(frozen=True, kw_only=True)
class RepeatedName(ConfigProblem):
    name: str
    zh = "名称“{name}”用了不止一次，请改成不同的名称。"
    en = "the name “{name}” stands more than once: give each its own."


# Sources, slides, engine


@dataclass(frozen=True, kw_only=True)
class PathMissing(ConfigProblem):
    path: str
    zh = "“{path}”没有找到任何文件（路径相对于配置文件所在的文件夹），请检查路径。"
    en = "“{path}” finds no file (paths are relative to the config file's folder): check the path."


@dataclass(frozen=True, kw_only=True)
class TableMissing(ConfigProblem):
    on_key: ClassVar[bool] = True
    zh = "写了 columns 或 constants 就要同时写 table，说明这是哪张表。"
    en = "columns and constants need table beside them, to say which table this is."


@dataclass(frozen=True, kw_only=True)
class UnknownTable(ConfigProblem):
    found: str
    hint: Sentence
    zh = "没有数据表“{found}”；{hint}。"
    en = "there is no table “{found}”; {hint}"


@dataclass(frozen=True, kw_only=True)
class UnknownColumn(ConfigProblem):
    on_key: ClassVar[bool] = True
    table: str
    found: str
    hint: Sentence
    zh = "{table} 表没有列“{found}”；{hint}。"
    en = "table {table} has no column “{found}”; {hint}"


@dataclass(frozen=True, kw_only=True)
class UnknownSlide(ConfigProblem):
    found: str
    hint: Sentence
    zh = "没有“{found}”这一页；{hint}。"
    en = "there is no slide “{found}”; {hint}"


@dataclass(frozen=True, kw_only=True)
class ColumnTwice(ConfigProblem):
    on_key: ClassVar[bool] = True
    name: str
    zh = "列 {name} 同时写在 columns 和 constants 里，请只留一处。"
    en = "column {name} stands under both columns and constants: keep one."


@dataclass(frozen=True, kw_only=True)
class EngineNotYet(ConfigProblem):
    name: str
    zh = "计算引擎 {name} 还不支持，请写 engine: polars 或删去这个键。"
    en = "the engine {name} is not supported yet: write engine: polars or delete the key."
