"""Rows that speak of something that no other table knows: a refund without its order, a parcel that an order lacks.

A row is only held against the other table where that covers its time: a refund of January may belong to an order of
December, which the exports need not reach back to.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from annualdeck import engine
from annualdeck.errors import Finding
from annualdeck.facts import Facts
from annualdeck.tables import TABLES, Kind

LAG = dt.timedelta(days=90)   # an order may be so much older than the review or parcel that belongs to it
FIRST = 3                     # ids that a finding names


@dataclass(frozen=True)
class Relation:
    """Rows of `table` name a row of `of` by `key`, which is `known_as` there.

    `at`: the time of the row in which the other must lie; "" where the time plays no part. `lag`: how much earlier
    the other may lie.
    """

    table: str
    key: str
    of: str
    known_as: str
    at: str = ""
    lag: dt.timedelta = LAG

    @property
    def name(self) -> str:
        return f"{self.table}.{self.key} in {self.of}"


def _of_order(table: str, at: str, lag: dt.timedelta = LAG) -> Relation:
    return Relation(table, "order_id", "orders", "order_id", at, lag)


def _of_item(table: str, key: str, known_as: str) -> Relation:
    return Relation(table, key, "items", known_as)


SAME_TIME = dt.timedelta(0)

RELATIONS = (
    _of_order("order_lines", "paid_at", SAME_TIME), _of_order("order_lines", ""),
    _of_order("refunds", "paid_at", SAME_TIME), _of_order("refunds", "completed_at"),
    _of_order("shipments", "paid_at", SAME_TIME), _of_order("shipments", "shipped_at"),
    _of_order("exceptions", "paid_at", SAME_TIME),
    _of_order("settlements", "created_at", SAME_TIME), _of_order("settlements", "settled_at"),
    _of_order("reviews", "reviewed_at"),
    _of_order("tickets", "opened_at"),
    Relation("orders", "order_id", "shipments", "order_id", "shipped_at", SAME_TIME),
    _of_item("order_lines", "item_id", "item_id"), _of_item("order_lines", "sku", "sku"),
    _of_item("item_daily", "item", "item_id"),
    _of_item("stock", "sku", "sku"), _of_item("purchases", "sku", "sku"), _of_item("clearance", "sku", "sku"),
)
"""Of the relations of a table to another, the first that the columns allow is looked at."""


@dataclass(frozen=True, kw_only=True)
class Orphans(Finding):
    """More rows than the tolerance allows name something that the other table lacks."""

    table: str
    key: str
    of: str
    rows: int
    share: str
    ids: tuple[str, ...]
    zh = "{table}有 {rows} 行（{share}）的{key}在{of}里找不到，如 {ids}；请检查{of}的导出是否齐全。"
    en = "{rows} rows of {table} ({share}) have a {key} that {of} lacks, e.g. {ids}: check that the exports of {of} are complete."


@dataclass(frozen=True, kw_only=True)
class FewOrphans(Orphans):
    severity = "note"


@dataclass(frozen=True, kw_only=True)
class WithoutParcel(Finding):
    rows: int
    share: str
    ids: tuple[str, ...]
    zh = "订单里有 {rows} 笔（{share}）已发货而包裹里没有，如 {ids}；物流指标不含它们，请检查物流导出是否齐全。"
    en = "{rows} shipped orders ({share}) have no parcel, e.g. {ids}: logistics figures lack them; check the shipments export."


@dataclass(frozen=True)
class Held:
    """A relation that was looked at: rows that name something, and those that name what is not there."""

    relation: Relation
    rows: int
    orphans: int
    ids: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.orphans / self.rows if self.rows else 0.0


def held(facts: Facts, kept: Path | None) -> list[Held]:
    """Every relation that the tables at hand allow to be looked at."""
    relations = _possible(facts)

    def ask() -> engine.Answers:
        parts = {r.name: _rows(facts, r) for r in relations}
        counted = [f.select(nw.len().alias("rows")) for pair in parts.values() for f in pair]
        counts = engine.collect({str(n): frame for n, frame in enumerate(counted)})
        numbers = [counts[str(n)][0]["rows"] for n in range(len(counted))]
        told = {name: {"rows": numbers[2 * n], "orphans": numbers[2 * n + 1]} for n, name in enumerate(parts)}
        first = {name: parts[name][1].unique().sort("key").head(FIRST) for name in parts if told[name]["orphans"]}
        ids = engine.collect(first)
        return {name: [told[name] | {"ids": [row["key"] for row in ids.get(name, ())]}] for name in parts}

    key = f"orphans {facts.key} {relations}"
    answers = engine.remembered(kept, key, ask) if kept else ask()
    return [Held(r, row["rows"], row["orphans"], tuple(map(str, row["ids"]))) for r in relations for row in answers[r.name]]


def findings(found: list[Held], tolerance: float) -> list[Finding]:
    """What a user has to know of them: few are a note, more than the tolerance a warning."""
    told: list[Finding] = []
    for one in found:
        relation, share = one.relation, f"{one.share:.1%}" if one.share >= 0.0005 else "<0.1%"
        beyond = one.share > tolerance
        if relation.table == "orders":
            told += [WithoutParcel(rows=one.orphans, share=share, ids=one.ids)] if beyond else []
        elif one.orphans:
            table, of = TABLES[relation.table], TABLES[relation.of]
            kind = Orphans if beyond else FewOrphans
            told.append(kind(table=table.zh, key=table[relation.key].zh, of=of.zh, rows=one.orphans, share=share, ids=one.ids))
    return told


def _possible(facts: Facts) -> list[Relation]:
    """The relations whose tables and columns are there, one for each two tables."""
    found: dict[tuple[str, str], Relation] = {}
    for relation in RELATIONS:
        own = {c for part in facts.of(relation.table) for c in part.columns}
        known = {c for part in facts.of(relation.of) for c in part.columns}
        timed = not relation.at or (relation.at in own and relation.of in facts.coverage)
        if timed and relation.key in own and relation.known_as in known:
            found.setdefault((relation.table, relation.of), relation)
    return list(found.values())


def _rows(facts: Facts, relation: Relation) -> tuple[nw.LazyFrame, nw.LazyFrame]:
    """The rows that name something while the other table covers their time, and those of them that name nothing there."""
    rows = nw.from_native(facts.frame(relation.table)).filter(~nw.col(relation.key).is_null())
    if relation.at:
        coverage = facts.coverage[relation.of]
        first, end = _midnight(coverage.first) + relation.lag, _midnight(coverage.last) + dt.timedelta(days=1)
        at = nw.col(relation.at)
        at = at.cast(nw.Datetime("us")) if TABLES[relation.table][relation.at].kind is Kind.DATE else at
        rows = rows.filter((at >= first) & (at < end))
    known = nw.from_native(facts.frame(relation.of)).filter(~nw.col(relation.known_as).is_null())
    known = known.select(key=relation.known_as)
    rows = rows.select(key=relation.key)
    return rows, rows.join(known, on="key", how="anti")


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
