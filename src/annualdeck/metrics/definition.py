"""What a KPI is: an id, a name, a unit, which direction is better, and one way (or several, in order) to compute it.

Four kinds, as in other metric layers:

    Total     an aggregate expression over one table, at any grain of that table
    Derived   a formula over other KPIs' values at the same slice: ratios of totals, never means of ratios
    Peak      the slice where another KPI is largest
    Top       another KPI's values in the slices where a third one is largest
    First     the first of several other KPIs that has a value
    Step      how far another KPI moved from one whole quarter to the next
    Analysis  a lazy query of its own, for what is more than one aggregate (repurchase, cohorts, RFM, …)
    Plan      figures that the config's targets, initiatives and risks give rise to, reckoned from other KPIs
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import PRICE, YUAN, Better, Figure, Missing, Number, Unit
from annualdeck.metrics.reasons import DifferentDays
from annualdeck.metrics.settings import Settings
from annualdeck.tables import TABLES


By = tuple[str, ...]
"""A grain: () the whole period, ("month",), ("campaign",) …"""

Key = tuple[tuple[str, str], ...]
"""A slice: () the whole period, (("month", "2025-03"),) …"""

QUARTER: By = ("quarter",)

HISTORY: By = ("history",)
"""Every calendar month since the data begins, whatever the report's period; for totals and formulas over them."""

BENCHMARK: By = ("benchmark",)
"""Not a grain of the data: what the config says the KPI is held against; the slice's value is who says so."""


@dataclass(frozen=True)
class Way:
    """One way to compute a Total: `expr` aggregates the rows of `table`'s view; it reads `columns`.

    An amount is aggregated in 分; the value becomes 元 where the KPI's unit is an amount. `expr` may depend on the
    facts and settings: the campaigns' windows, the city tiers. `present` counts the values behind the aggregate (default: the filled
    cells of `columns`); where it is 0 the value is missing, not 0. `beside` names a table that the value is set against:
    where that is there too, a way whose table covers other days than it gives way to the next. `once`: of shipments, each
    parcel counts once, though several orders travel in it. `view` adds columns to the rows first that `expr` reads: how a
    text is judged. `joined`: other tables that `view` takes columns from; without one of them this is no way. `alike`: cells
    that must be filled in the same calendar months of both years, else there is nothing to compare: an export tells some
    of its subjects in fewer months than others.
    """

    table: str
    expr: nw.Expr | Callable[[Facts, Settings], nw.Expr]
    columns: tuple[str, ...]
    present: nw.Expr | None = None
    beside: str = ""
    once: bool = False
    view: Callable[[nw.LazyFrame, Facts, Settings], nw.LazyFrame] | None = None
    joined: tuple[str, ...] = ()
    alike: nw.Expr | None = None


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """What every KPI has. `definition` is one Chinese sentence with the formula.

    `grains`: what it can be sliced by. `buyers`: it counts buyer accounts in the period, or needs their history, and so
    is missing where the export's accounts cannot be told apart. `whole`: it has a value over the whole period.
    """

    id: str
    name: str
    unit: Unit
    definition: str
    better: Better = "up"
    grains: frozenset[str] = frozenset()
    buyers: Literal["", "period", "history"] = ""
    whole: bool = True


@dataclass(frozen=True, kw_only=True)
class Total(Kpi):
    """`ways` are tried in order: the first whose table covers the period and has its columns.

    `sold`: a slice that has rows in one of two compared spans only counts 0 in the other: nothing of it was sold.
    """

    ways: tuple[Way, ...]
    needs: tuple[str, ...] = ()                # keys of the config that must be given: ("campaigns",), ("ships_from",)
    sold: bool = False


@dataclass(frozen=True, kw_only=True)
class Derived(Kpi):
    """`formula` takes the values of `of`, in order, at one slice and span, and gives None for a zero base.

    An entry of `of` may name a fixed slice, "campaigns.conversion[promotion=大促]", or a KPI's benchmark,
    "inventory.turnover[benchmark]".
    """

    of: tuple[str, ...]
    formula: Callable[..., Number | None]


@dataclass(frozen=True, kw_only=True)
class Comparison(Kpi):
    """Like Derived, but over Figures with both spans, for growth rates; it has no prior value of its own."""

    of: tuple[str, ...]
    formula: Callable[..., Number | None]


@dataclass(frozen=True, kw_only=True)
class Share(Kpi):
    """The value of `of` at a slice ÷ its value over the whole period; sliced as `of` is."""

    of: str


@dataclass(frozen=True, kw_only=True)
class Peak(Kpi):
    """The largest value of `of` over the slices of one grain; the figure's slice says where it stands."""

    of: str
    over: str


@dataclass(frozen=True, kw_only=True)
class Top(Kpi):
    """The values of `of` in the `most` slices where `rank` is largest, the largest first."""

    of: str
    rank: str
    most: int


@dataclass(frozen=True, kw_only=True)
class First(Kpi):
    """The first of other KPIs that has a value in the report's period: one thing, told by different exports."""

    of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step(Kpi):
    """A rate's move from the last but one whole quarter of the covered days to the last, in 个百分点 (环比).

    The figure's slice names the last quarter; its prior value is the same step a year before.
    """

    of: str


Reading = tuple[Mapping[str, str], Number | Sentence | None, Number | Sentence | None]
"""(slice, value, prior); a sentence in the place of a value says why it is missing."""


@dataclass(frozen=True)
class Query:
    """A lazy query of its own: `plan` makes it; `table` and `columns` are what it needs.

    `beside`: other tables with the columns that the query joins to them; without one of them there is no answer.
    `also`: tables that it takes in where they are there.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    plan: Callable[[Facts, Settings], nw.LazyFrame]
    needs: tuple[str, ...] = ()
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Analysis(Kpi):
    """A KPI read from a query's rows. Several KPIs may read one query; it runs once.

    Its readings bring their own slices. Where it declares grains, each is answered as it is asked for, like a Total's.
    """

    query: Query
    read: Callable[[Sequence[Mapping[str, object]], Facts, Settings], list[Reading]]


@dataclass(frozen=True, kw_only=True)
class Given(Kpi):
    """A number that the config gives, under `key`."""

    key: str
    value: Callable[[Settings], Number | None]


@dataclass(frozen=True, kw_only=True)
class Stated(Kpi):
    """Numbers that the config states under `key`, each at a slice of its own: a campaign's days, a rule's items.

    `what` is what the operator calls the key. Where it declares grains, each is answered as it is asked for.
    """

    key: str
    what: str
    read: Callable[[Facts, Settings], list[Reading]]


@dataclass(frozen=True)
class Known:
    """What a plan's figures are reckoned from: `kpi` is a KPI's definition, `figures` its figures at a grain, `tables` what
    it stands on.

    `kept`: a folder where what takes long lies from one run to the next.
    """

    facts: Facts
    settings: Settings
    kpi: Callable[[str], AnyKpi]
    figures: Callable[[str, By], list[Figure] | Missing]
    tables: Callable[[str], tuple[str, ...]]
    kept: Path | None = None

    def get(self, id_: str) -> Figure | Missing:
        """A KPI over the whole period."""
        found = self.figures(id_, ())
        return found if isinstance(found, Missing) else found[0]


@dataclass(frozen=True, kw_only=True)
class Plan(Kpi):
    """Figures that the config's plan under `key` gives rise to, each in the unit of what it speaks of.

    `of` names the KPIs that they are reckoned from, by the settings; `make` gives them, at some slices the reason why there
    is none, or why there are none at all.
    """

    key: str
    of: Callable[[Settings], Sequence[tuple[str, By]]]
    make: Callable[[Known], Sequence[Figure | Missing] | Sentence]


AnyKpi = Given | Stated | Total | Derived | Comparison | Share | Peak | Top | First | Step | Analysis | Plan


def operands(kpi: AnyKpi, by: By, settings: Settings) -> list[tuple[str, By, Key | None]]:
    """What a KPI at a grain is made of, as `reference` says it; [] for one that tables or the config answer."""
    match kpi:
        case Derived(of=of) | Comparison(of=of):
            return [reference(operand, by) for operand in of]
        case Share(of=of):
            return [(of, by, None), (of, (), None)]
        case Peak(of=of, over=over):
            return [(of, (over,), None)]
        case Top(of=of, rank=rank):
            return [(of, by, None), (rank, by, None)]
        case First(of=of):
            return [(id_, by, None) for id_ in of]
        case Step(of=of):
            return [(of, QUARTER, None)]
        case Plan(of=of):
            return [(id_, at, None) for id_, at in of(settings)]
    return []


def different_days(facts: Facts, tables: Sequence[str]) -> DifferentDays | None:
    """That some of the tables cover other days than others, or None; of a sparse table days without a row tell nothing."""
    daily = [t for t in tables if not TABLES[t].sparse and t in facts.coverage]
    days = {t: facts.coverage[t].covered for t in daily}
    if len(set(days.values())) <= 1:
        return None
    return DifferentDays(tuple(f"{TABLES[t].export}（{span.label}）" for t, span in days.items() if span))


def count_where(condition: nw.Expr) -> nw.Expr:
    """How many rows the condition holds for."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


def hours(start: str, end: str) -> nw.Expr:
    """Hours from one time of a row to another; null where either is missing or the end stands before the start."""
    between = nw.when(nw.col(end) >= nw.col(start)).then(nw.col(end) - nw.col(start))
    return between.dt.total_seconds() / 3600


def ratio(top: Number, bottom: Number) -> Number | None:
    """top ÷ bottom: a float for alike operands, exact yuan for an amount per something; None without a base."""
    if not bottom:
        return None
    alike = isinstance(top, Decimal) == isinstance(bottom, Decimal)
    return float(top) / float(bottom) if alike else top / bottom  # type: ignore[operator]


def ratio_by_span(rows: Sequence[Mapping[str, object]], top: str, bottom: str) -> list[Reading]:
    """One reading of top ÷ bottom from rows that hold `span`, `top` and `bottom`."""
    held = {row["span"]: ratio(row[top] or 0, row[bottom] or 0) for row in rows}  # type: ignore[arg-type]
    return [({}, held.get(grains.CURRENT), held.get(grains.PRIOR))]


def itself(value: Number) -> Number:
    """The formula of a figure that stands in a table under a name of its own."""
    return value


def change(figure: Figure) -> Number | None:
    """The formula of a figure's own change against the year before."""
    return figure.delta


def given(value: float, unit: Unit) -> Number:
    """A number of the config in the unit's own type: Decimal yuan for amounts, int for counts, else float."""
    if unit in (YUAN, PRICE):
        return Decimal(str(value))
    return round(value) if unit.decimals == 0 else value


def reference(operand: str, by: By) -> tuple[str, By, Key | None]:
    """What an operand of a formula names: KPI id, the grain to ask, and the fixed slice (None: the formula's own).

    "a.b" → ("a.b", by, None); "a.b[promotion=大促]" → ("a.b", ("promotion",), (("promotion", "大促"),));
    "a.b[benchmark]" → ("a.b", BENCHMARK, None).
    """
    id_, bracket, inner = operand.partition("[")
    if not bracket:
        return id_, by, None
    if (inner.rstrip("]"),) == BENCHMARK:
        return id_, BENCHMARK, None
    pairs = tuple(tuple(p.split("=")) for p in inner.rstrip("]").split(",") if p)
    return id_, tuple(name for name, _ in pairs), pairs  # type: ignore[misc, return-value]
