"""say("投产比{ads.roi}，{ads.roi:change}"): text whose figures stay bound to their KPI.

The mini-language, the same for the program's own sentences and for those a user writes in the config:

    {sales.paid_amount}                      the value with its unit            1.28亿元
    {sales.paid_amount:number}               the value alone                    1.28
    {sales.paid_amount:prior}                the prior period's value           1.08亿元
    {sales.paid_amount:change}               同比 and the direction in words      同比增长18.2%
    {sales.paid_amount:word}                 the same without 同比                增长18.2%
    {sales.paid_amount:size}                 the size of the change alone       18.2%
    {sales.paid_amount:delta}                signed, for tables                 +18.2%
    {sales.paid_amount:abs}                  without its sign                   12.0个百分点
    {sales.paid_amount:name}                 the KPI's name                     支付金额
    {sales.paid_amount[month=2025-11]}       one slice of a KPI

A sentence whose KPI is missing is left out whole: `say` returns None. An unknown id or form is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter

from annualdeck.errors import Lang, Sentence, UsageError, nearest
from annualdeck.figure import FORMS, Figure, Missing
from annualdeck.scale import Scale


@dataclass(frozen=True)
class Bound:
    """A figure as it is printed once: the form it was asked in and the characters that came out."""

    figure: Figure
    form: str
    shown: str


@dataclass(frozen=True)
class Label:
    """A name that comes from the data or the config (an item, a category, a campaign): text, not a claim."""

    text: str


@dataclass(frozen=True)
class Typed:
    """Text that the user typed in the config; numbers in it are marked as typed by hand in the ledger."""

    text: str


Part = str | Bound | Label | Typed


@dataclass(frozen=True)
class Text:
    """A run of words and bound figures."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return "".join(p if isinstance(p, str) else p.shown if isinstance(p, Bound) else p.text for p in self.parts)

    def __add__(self, other: Text | str) -> Text:
        return Text(self.parts + (other.parts if isinstance(other, Text) else (other,)))

    @property
    def bound(self) -> tuple[Bound, ...]:
        return tuple(p for p in self.parts if isinstance(p, Bound))


def plain(words: str) -> Text:
    """Words without figures: headings, units, fixed phrases."""
    return Text((words,))


def label(name: str) -> Text:
    """A name from the data."""
    return Text((Label(name),))


def show(figure: Figure, form: str = "value") -> Text:
    """One figure as a text of its own, for cards and table cells."""
    return Text((Bound(figure, form, figure.show(form)),))


def scaled(figure: Figure, scale: Scale) -> Text:
    """One figure in the common scale of its table column, without the suffix that the header carries."""
    return Text((Bound(figure, "scaled", scale.text(figure)),))


def sized(figure: Figure, scale: Scale) -> Text:
    """One figure without its sign, in the scale of those that stand in one sentence with it: 70万元 beside 270万元."""
    return Text((Bound(figure, "scaled", scale.text(figure).removeprefix("-")),)) + ("" if scale.percent else scale.suffix)


def join(texts: list[Text], between: str = "") -> Text:
    """Several texts as one."""
    parts: list[Part] = []
    for i, text in enumerate(texts):
        if i and between:
            parts.append(between)
        parts.extend(text.parts)
    return Text(tuple(parts))


@dataclass(frozen=True)
class Nearest(Sentence):
    """What a word was probably meant to be; says nothing where nothing is near."""

    near: str | None
    zh = "（最接近的是 {near}）"
    en = " (the nearest known one is {near})"

    def text(self, lang: Lang = "zh") -> str:
        return super().text(lang) if self.near else ""


@dataclass(eq=False)
class UnknownKpi(UsageError):
    kpi: str
    hint: Nearest
    zh = "文案引用了不存在的指标 {kpi}{hint}，请核对指标编号。"
    en = "The text refers to an unknown KPI {kpi}{hint}: correct the id."


@dataclass(eq=False)
class UnknownForm(UsageError):
    kpi: str
    form: str
    hint: Nearest
    known: tuple[str, ...]
    zh = "文案 {{{kpi}:{form}}} 的写法不存在{hint}，可用的有 {known}。"
    en = "The form in {{{kpi}:{form}}} does not exist{hint}: use one of {known}."


@dataclass(eq=False)
class BrokenTemplate(UsageError):
    template: str
    reason: str
    zh = "文案“{template}”的花括号不成对或写法有误（{reason}），请写成 {{指标编号}} 或 {{指标编号:写法}}。"
    en = "The braces in “{template}” are broken ({reason}): write {{kpi.id}} or {{kpi.id:form}}."


@dataclass(frozen=True)
class Reference:
    """One {…} of a template: which KPI or name, which slice, which form."""

    name: str
    slice: Mapping[str, str]
    form: str


def parse(template: str) -> list[str | Reference]:
    """The template as words and references. Raises BrokenTemplate, UnknownForm."""
    pieces: list[str | Reference] = []
    try:
        parsed = list(Formatter().parse(template))
    except ValueError as reason:
        raise BrokenTemplate(template, str(reason)) from None
    for words, name, form, conversion in parsed:
        if words:
            pieces.append(words)
        if name is None:
            continue
        if not name or conversion:
            raise BrokenTemplate(template, "!" + conversion if conversion else "{}")
        form = (form or "").strip() or "value"
        if form not in FORMS:
            raise UnknownForm(name, form, Nearest(nearest(form, set(FORMS))), tuple(sorted(FORMS)))
        pieces.append(Reference(*_slice(name, template), form))
    return pieces


def _slice(name: str, template: str) -> tuple[str, Mapping[str, str]]:
    if "[" not in name:
        return name.strip(), {}
    kpi, _, inner = name.partition("[")
    pairs = [p.partition("=") for p in inner.rstrip("]").split(",")]
    if not inner.endswith("]") or not all(key and eq and value for key, eq, value in pairs):
        raise BrokenTemplate(template, name)
    return kpi.strip(), {key.strip(): value.strip() for key, _, value in pairs}


Lookup = Callable[[str, Mapping[str, str]], Figure | Missing]


def say(
    template: str,
    lookup: Lookup,
    named: Mapping[str, Figure | Missing | Text | None] | None = None,
    typed: bool = False,
) -> Text | None:
    """The template with its figures filled in; None where one of them is missing or cannot be compared.

    `lookup` finds a KPI's figure by id and slice; `named` binds local names of the sentence ({best}, {category}) to
    figures or texts; `typed` marks the words as the user's own. Raises what `parse` and `lookup` raise.
    """
    named = named or {}
    parts: list[Part] = []
    for piece in parse(template):
        if isinstance(piece, str):
            parts.append(Typed(piece) if typed else piece)
            continue
        found = named[piece.name] if piece.name in named else lookup(piece.name, piece.slice)
        if found is None or isinstance(found, Missing):
            return None
        if isinstance(found, Text):
            parts.extend(found.parts)
        elif found.can(piece.form):
            parts.append(Bound(found, piece.form, found.show(piece.form)))
        else:
            return None
    return Text(tuple(_apart(parts)))


def _apart(parts: list[Part]) -> list[Part]:
    """A space where a name that ends in a digit (双11) meets a figure, so that they never read as one number."""
    kept: list[Part] = []
    for part in parts:
        shown = part if isinstance(part, str) else part.shown if isinstance(part, Bound) else part.text
        before = str(Text((kept[-1],))) if kept else ""
        if before[-1:].isdigit() and shown.lstrip("-")[:1].isdigit():
            kept.append(" ")
        if shown:
            kept.append(part)
    return kept


def references(template: str) -> list[Reference]:
    """Every KPI a template refers to, for `check`."""
    return [piece for piece in parse(template) if isinstance(piece, Reference)]


def unknown(name: str, known: set[str]) -> UnknownKpi:
    """The error for a KPI that is not among `known`, with the one that was probably meant."""
    return UnknownKpi(name, Nearest(nearest(name, known)))
