"""fulfilment, continued: what moved 跨省72小时达, the carriers themselves or the parcels' way from one to another.

Shift-share with the mean of both years as weights, which leaves nothing over: a carrier's own change of rate times its
mean share of the cross-province parcels is its own part, all else is the mix (the Marshall–Edgeworth weights; B. W. Ang:
Decomposition analysis for policymaking in energy, Energy Policy 32, 2004, 1131–1139). A carrier of one year only is part
of the mix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import POINTS
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, count_where
from annualdeck.metrics.parcels import FAR_HOURS, cross_province, on_the_way
from annualdeck.metrics.reasons import NothingBefore

Rows = Sequence[Mapping[str, object]]
Year = Mapping[object, tuple[int, int]]
"""Of each carrier its cross-province parcels that arrived, and those of them in time."""


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Cross-province parcels that arrived, and those of them in time, by span and carrier."""
    sent = grains.view(facts, "shipments", ("carrier",), once=True).with_columns(hours=on_the_way(facts))
    arrived = sent.filter(cross_province(settings) & ~nw.col("hours").is_null())
    in_time = count_where(nw.col("hours") <= FAR_HOURS)
    return arrived.group_by("span", "carrier").agg(nw.len().alias("parcels"), in_time.alias("in_time"))


QUERY = Query(
    "fulfilment.shift", "shipments", ("carrier", "collected_at", "signed_at", "province"), _plan, needs=("ships_from",)
)


def _rate(year: Year) -> float:
    return sum(in_time for _, in_time in year.values()) / sum(parcels for parcels, _ in year.values())


def _own(this: Year, last: Year) -> float:
    """What the carriers of both years gained by themselves."""
    wholes = [sum(parcels for parcels, _ in year.values()) for year in (this, last)]
    gained = 0.0
    for carrier in sorted(this.keys() & last.keys()):  # type: ignore[type-var]
        (parcels, in_time), (before, before_in_time) = this[carrier], last[carrier]
        gained += (parcels / wholes[0] + before / wholes[1]) / 2 * (in_time / parcels - before_in_time / before)
    return gained


def _mix(this: Year, last: Year) -> float:
    return _rate(this) - _rate(last) - _own(this, last)


def _read(measure: Callable[[Year, Year], float], name: str) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one part of the change between the two years."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        this, last = (
            {row["carrier"]: (row["parcels"], row["in_time"]) for row in rows if row["span"] == span}
            for span in (grains.CURRENT, grains.PRIOR)
        )
        if not this:
            return []
        return [({}, measure(this, last) if last else NothingBefore(name), None)]  # type: ignore[arg-type]

    return read


OWN, MIX = "快递自身变化贡献", "快递结构变化贡献"

KPIS = (
    Analysis(
        id="fulfilment.own_effect", name=OWN, unit=POINTS, query=QUERY, read=_read(_own, OWN),
        definition="跨省72小时达的同比变化中来自各快递公司自身的部分：两年都有的快递公司，自身的变化×两年跨省包裹占比的均值，相加。",
    ),
    Analysis(
        id="fulfilment.mix_effect", name=MIX, unit=POINTS, query=QUERY, read=_read(_mix, MIX),
        definition=f"跨省72小时达的同比变化−{OWN}，即来自包裹在快递公司之间转移的部分。",
    ),
)
