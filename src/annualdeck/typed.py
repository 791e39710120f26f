"""Numbers that the user typed by hand in the config: marked in the ledger, and held against the KPIs beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annualdeck.errors import Finding
from annualdeck.slide import Deck, leaves
from annualdeck.wording import Bound, Text, Typed

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WITH_UNIT = re.compile(rf"({_NUMBER.pattern})\s*(%|个百分点|[万亿]?(?:元|人|单|件|条|天|小时|分钟|秒|倍))")


@dataclass(frozen=True, kw_only=True)
class TypedDisagrees(Finding):
    page: int
    typed: str
    kpi: str
    shown: str
    zh = "第{page}页里手写的 {typed} 与同一句里的 {kpi}（{shown}）单位相同而数值不同，请核对，或改为引用指标。"
    en = "{typed}, typed by hand on page {page}, has the unit of {kpi} in the same sentence but not its value {shown}."


def typed_numbers(deck: Deck) -> list[dict[str, object]]:
    """Every text with a number typed by hand: [{"page", "words", "numbers"}]."""
    return [
        {"page": page, "words": str(text), "numbers": numbers}
        for page, text in _texts(deck)
        if (numbers := [n for part in text.parts if isinstance(part, Typed) for n in _NUMBER.findall(part.text)])
    ]


def disagreements(deck: Deck) -> list[Finding]:
    """Typed numbers that have the unit of a KPI in the same sentence, and the value of none."""
    found: dict[Finding, None] = {}
    for page, text in _texts(deck):
        shown = [_WITH_UNIT.fullmatch(bound.shown) for bound in text.bound]
        beside = [(m.group(2), m.group(1), b) for m, b in zip(shown, text.bound, strict=True) if m]
        for number, unit in (m for part in text.parts if isinstance(part, Typed) for m in _WITH_UNIT.findall(part.text)):
            alike = [(value, bound) for its, value, bound in beside if its == unit]
            if alike and number not in [value for value, _ in alike]:
                found[_finding(page, number + unit, alike[0][1])] = None
    return list(found)


def _finding(page: int, typed: str, bound: Bound) -> TypedDisagrees:
    return TypedDisagrees(page=page, typed=typed, kpi=bound.figure.kpi, shown=bound.shown)


def _texts(deck: Deck) -> Iterator[tuple[int, Text]]:
    """Every text of the slides themselves, by page; notes repeat them."""
    for page, slide in enumerate(deck.slides, 1):
        yield from ((page, text) for text in leaves(slide, Text))
