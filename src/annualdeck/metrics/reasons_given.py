"""aftersales, continued: why buyers want their money back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import ORDERS, RATE, Number
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import NothingBefore
from annualdeck.metrics.refunds import SUCCESS

MOST = 8  # reasons that are shown by themselves; what a Pareto chart holds
OTHERS = grains.OTHERS

Rows = Sequence[Mapping[str, object]]


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Refunds by span and reason: the successful ones, all where the export does not say which were."""
    given = grains.view(facts, "refunds").filter(~nw.col("reason").is_null())
    if "status" in facts.columns("refunds"):
        given = given.filter(nw.col("status") == SUCCESS)
    return given.group_by("span", "reason").agg(nw.len().alias("refunds"))


QUERY = Query("aftersales.reasons", "refunds", ("reason",), _plan)


def _by_reason(rows: Rows, span: int, shown: Sequence[str]) -> dict[str, int]:
    counts = dict.fromkeys((*shown, OTHERS), 0)
    for row in rows:
        if row["span"] == span:
            counts[row["reason"] if row["reason"] in shown else OTHERS] += row["refunds"]  # type: ignore[index, operator]
    return counts


def _read(measure: Callable[[int, int], Number | None]) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure by reason, of (refunds with the reason, all): the period's most frequent reasons, then the rest."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        this = sorted((-row["refunds"], row["reason"]) for row in rows if row["span"] == grains.CURRENT)  # type: ignore[operator, type-var]
        shown = [reason for _, reason in this if reason != OTHERS][:MOST]
        spans = [_by_reason(rows, span, shown) for span in (grains.CURRENT, grains.PRIOR)]  # type: ignore[arg-type]
        totals = [sum(counts.values()) for counts in spans]
        if not totals[0]:
            return []
        return [
            ({"reason": reason}, measure(spans[0][reason], totals[0]), measure(spans[1][reason], totals[1]) if totals[1] else None)
            for reason in spans[0] if reason != OTHERS or spans[0][OTHERS] or spans[1][OTHERS]
        ]

    return read


def _contribution(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Each reason's part of the change of all, where there was a change."""
    counts: list[Reading] = _read(lambda refunds, _: refunds)(rows, facts, settings)
    if not counts or any(before is None for _, _, before in counts):
        return [({}, NothingBefore("退款原因贡献"), None)] if counts else []
    whole = sum(now - before for _, now, before in counts)  # type: ignore[operator, misc]
    return [(at, ratio(now - before, whole), None) for at, now, before in counts]  # type: ignore[operator]


KPIS = (
    Analysis(
        id="aftersales.reasons", name="退款原因占比", unit=RATE, better="neither", query=QUERY, read=_read(ratio),
        definition=f"该原因的成功退款单数÷写明原因的成功退款单数，单数最多的{MOST}个原因之外合为“其他”。",
    ),
    Analysis(
        id="aftersales.reason_refunds", name="退款原因单数", unit=ORDERS, better="down", query=QUERY,
        read=_read(lambda refunds, _: refunds), definition=f"该原因的成功退款单数，单数最多的{MOST}个原因之外合为“其他”。",
    ),
    Analysis(
        id="aftersales.reason_contribution", name="退款原因贡献", unit=RATE, better="neither", query=QUERY, read=_contribution,
        definition="该原因退款单数的同比增减÷全部写明原因的退款单数的同比增减。",
    ),
)
