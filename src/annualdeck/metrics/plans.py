"""plan: figures that the config's targets, initiatives and risks give rise to, bound to the KPIs they speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from annualdeck.figure import POINTS, RATE, YUAN, Change, Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import given
from annualdeck.metrics.kpis import Kpis


def target(k: Kpis, id_: str, value: float) -> Figure | None:
    """A target beside its baseline: the figure's value is the target, its prior this report's value.

    None where the data has no baseline for it. The slice {"target": …} tells it from the KPI itself.
    """
    kpi, baseline = KPIS[id_], k.get(id_)
    if baseline is None:
        return None
    slice_ = {"target": k.facts.period.label}
    return Figure(id_, kpi.name, given(value, kpi.unit), kpi.unit, baseline.value, None, kpi.better, slice_)


def effect(id_: str, by: float, name: str) -> Figure:
    """What an initiative promises for a KPI: an increase in the KPI's own unit."""
    kpi = KPIS[id_]
    unit = POINTS if kpi.unit.change is Change.POINTS else kpi.unit
    return Figure(id_, kpi.name, given(by, unit), unit, better=kpi.better, slice={"initiative": name})


def budget(amount: float, name: str) -> Figure:
    return Figure("plan.budget", "预算", Decimal(str(amount)), YUAN, better="neither", slice={"initiative": name})


def exposure(k: Kpis, shock: Mapping[str, float | None], name: str) -> Figure | None:
    """支付金额 at stake: that of the search channels × the share of search visitors lost; None without either."""
    lost, amount = shock.get("search_visitors"), k.get("risks.search_amount")
    if not lost or amount is None:
        return None
    value = amount.value * Decimal(str(-lost))  # type: ignore[operator]
    return Figure("risks.exposure", "影响支付金额", value, YUAN, better="down", slice={"risk": name})


def shock(lost: float | None, name: str) -> Figure | None:
    """The share of search visitors that a risk would cost, as a positive figure."""
    return None if not lost else Figure("risks.shock", "搜索访客降幅", -lost, RATE, better="down", slice={"risk": name})


def promised(id_: str, effects: Sequence[float]) -> Figure:
    """What all initiatives together promise for a KPI."""
    return effect(id_, sum(effects), "合计")


def gap(goal: Figure) -> Figure:
    """What lies between a target and its baseline, in the unit that the KPI changes in."""
    between = goal.value - goal.prior  # type: ignore[operator]
    unit = POINTS if goal.unit.change is Change.POINTS else goal.unit
    return Figure(goal.kpi, goal.name, between, unit, better=goal.better, slice={"target": "增量"})


def shortfall(between: Figure, sum_: Figure) -> Figure:
    """What the promised effects leave of the gap; negative where they are more than enough."""
    left = between.value - sum_.value  # type: ignore[operator]
    return Figure(between.kpi, between.name, left, between.unit, better="down", slice={"target": "缺口"})
