"""Whether tables that tell the same sum agree on it, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from annualdeck.audit.matrix import TableMonths, usable
from annualdeck.audit.sums import MONTH, PAIRS, Name, Pair
from annualdeck.errors import Finding, Lang, Sentence
from annualdeck.facts import Facts
from annualdeck.figure import Figure, Number
from annualdeck.metrics.definition import AnyKpi, By
from annualdeck.metrics.kpis import Kpis

MOST_WORST = 3


@dataclass(frozen=True)
class Point:
    """Both sums at one month ("2025-03") or over one period ("2025年"). `relative` is None over a sum of nothing."""

    at: str
    left: Number
    right: Number

    @property
    def difference(self) -> Number:
        return self.left - self.right  # type: ignore[operator]

    @property
    def relative(self) -> float | None:
        return float(self.difference) / float(self.right) if self.right else None

    def beyond(self, tolerance: float) -> bool:
        return bool(self.difference) if self.relative is None else abs(self.relative) > tolerance


@dataclass(frozen=True)
class Reconciliation:
    """Two sums held against each other at every month that both tables cover, or over the periods that both do."""

    pair: Pair
    points: tuple[Point, ...]
    tolerance: float

    @property
    def total(self) -> Point:
        """Both sums over all months; of pairs that are held over whole periods those of the report's own."""
        if self.pair.by != MONTH:
            return self.points[-1]
        return Point("", sum(p.left for p in self.points), sum(p.right for p in self.points))

    @property
    def worst(self) -> tuple[Point, ...]:
        """The points beyond the tolerance, the largest difference first."""
        beyond = [p for p in self.points if p.beyond(self.tolerance)]
        return tuple(sorted(beyond, key=lambda p: (-abs(p.difference), p.at)))

    @property
    def agrees(self) -> bool:
        return not self.worst

    @property
    def sentence(self) -> Sentence:
        """One line for the end of `check`."""
        months = self.pair.by == MONTH
        spans = Months(len(self.points)) if months else Spans(tuple(p.at for p in self.points))
        left, right = self.pair.left.name, self.pair.right.name
        if self.agrees:
            return Agrees(left, right, spans)
        return Differs(left, right, spans, len(self.worst), Percent(self.total.relative))


@dataclass(frozen=True)
class Months(Sentence):
    count: int
    zh = " {count} 个月"
    en = "in {count} months"


@dataclass(frozen=True)
class Spans(Sentence):
    spans: tuple[str, ...]
    zh = "{spans}"
    en = "in {spans}"


@dataclass(frozen=True)
class Percent(Sentence):
    """A relative difference with its sign; nothing to be relative to reads as such."""

    value: float | None

    def text(self, lang: Lang = "zh") -> str:
        return f"{self.value:+.1%}" if self.value is not None else "—"


@dataclass(frozen=True)
class Worst(Sentence):
    at: str
    relative: Percent
    zh = "{at}（{relative}）"
    en = "{at} ({relative})"


@dataclass(frozen=True)
class Agrees(Sentence):
    left: Name
    right: Name
    spans: Sentence
    zh = "对账：{left}与{right}{spans}相符"
    en = "{left} and {right} agree {spans}"


@dataclass(frozen=True)
class Differs(Sentence):
    left: Name
    right: Name
    spans: Sentence
    count: int
    relative: Percent
    zh = "对账：{left}与{right}{spans}里有 {count} 处不符，相差{relative}"
    en = "{left} and {right} differ {count} times {spans}, {relative} in all"


@dataclass(frozen=True, kw_only=True)
class NotReconciled(Finding):
    """Two tables tell different sums. Sums and difference are in yuan, or in people for members."""

    left: Name
    right: Name
    left_sum: str
    right_sum: str
    difference: str
    relative: Percent
    tolerance: str
    count: int
    worst: tuple[Worst, ...]
    zh = (
        "对账不符：{left}合计{left_sum}，{right}合计{right_sum}，相差{difference}（{relative}）；{count} 处超出容许的 {tolerance}，"
        "相差最大的是{worst}；请核对这两份导出是否齐全、口径是否一致。"
    )
    en = (
        "{left} comes to {left_sum} and {right} to {right_sum}, {difference} apart ({relative}); {count} differ by more than "
        "{tolerance}, most of all {worst}: check that both exports are complete and mean the same."
    )


@dataclass(frozen=True, kw_only=True)
class DatedOtherwise(NotReconciled):
    severity = "note"
    zh = (
        "对账不符：{left}按完结日合计{left_sum}，{right}按付款日合计{right_sum}，相差{difference}（{relative}），超出容许的 {tolerance}："
        "{worst}；跨期完结的退款会有差异，相差很大时请检查两份导出是否齐全。"
    )
    en = (
        "{left} comes to {left_sum} by the day of completion, {right} to {right_sum} by the day of payment, {difference} apart "
        "({relative}), more than {tolerance}: {worst}; refunds that are completed later explain some of it, missing exports the rest."
    )


def asked() -> list[tuple[AnyKpi, By]]:
    """What has to be answered in the pass of the KPIs."""
    sides = [(side.kpi, pair.by) for pair in PAIRS for side in (pair.left, pair.right)]
    return list({(kpi.id, by): (kpi, by) for kpi, by in sides}.values())


def reconciled(k: Kpis, months: Sequence[TableMonths], tolerance: float) -> list[Reconciliation]:
    """Every pair of which both sums are there for at least one month or period that both tables cover."""
    found = []
    for pair in PAIRS:
        sides = [_values(k, side.kpi, pair.by) for side in (pair.left, pair.right)]
        comparable = _comparable(k.facts, pair, months)
        points = tuple(Point(at, left, sides[1][at]) for at, left in sides[0].items() if at in sides[1] and at in comparable)
        if points:
            found.append(Reconciliation(pair, tuple(sorted(points, key=lambda p: p.at)), tolerance))
    return found


def findings(found: Sequence[Reconciliation]) -> list[Finding]:
    """A finding for every pair that differs beyond the tolerance."""
    return [_finding(one) for one in found if not one.agrees]


def _finding(found: Reconciliation) -> Finding:
    unit = found.pair.left.kpi.unit
    left, right, difference = (
        Figure("", "", value, unit).show("full") for value in (found.total.left, found.total.right, found.total.difference)
    )
    worst = tuple(Worst(p.at, Percent(p.relative)) for p in found.worst[:MOST_WORST])
    kind = DatedOtherwise if found.pair.id == "refunds_of_orders" else NotReconciled
    return kind(
        left=found.pair.left.name, right=found.pair.right.name, left_sum=left, right_sum=right, difference=difference,
        relative=Percent(found.total.relative), tolerance=f"{found.tolerance:.1%}", count=len(found.worst), worst=worst,
    )


def _values(k: Kpis, kpi: AnyKpi, by: By) -> dict[str, Number]:
    """A sum by month ("2025-03") over both years, or over the two periods (by their labels)."""
    found: dict[str, Number] = {}
    for figure in k.rows(kpi.id, *by):
        if by == MONTH:
            year, month = figure.slice["month"].split("-")
            this, last = figure.slice["month"], f"{int(year) - 1}-{month}"
        else:
            this, last = k.facts.period.label, k.facts.period.prior.label
        for at, value in ((this, figure.value), (last, figure.prior)):
            if isinstance(value, int | float | Decimal):
                found[at] = found.get(at, 0) + value  # type: ignore[operator]  # a month may lie in both periods
    return found


def _comparable(facts: Facts, pair: Pair, months: Sequence[TableMonths]) -> set[str]:
    """The months that both tables cover whole, or the periods whose same days both cover."""
    tables = [side.name.table for side in (pair.left, pair.right)]
    if any(table not in facts.coverage for table in tables):
        return set()
    if pair.by == MONTH:
        left, right = (usable(months, table if facts.days(table) else "orders") for table in tables)
        return {f"{month:%Y-%m}" for month in left & right}
    left_spans, right_spans = ((c.covered, c.compared) for c in (facts.coverage[table] for table in tables))
    labels = (facts.period.label, facts.period.prior.label)
    return {label for label, a, b in zip(labels, left_spans, right_spans, strict=True) if a is not None and a == b}
