"""The bridge from this year's 支付金额 to its target: what visitors, conversion and spend must each add.

支付金额 = 访客数 × 转化率 × 客单价 of the day, so the logarithms add up, and each factor's part of the way is its part of the
logarithm's: the additive LMDI decomposition (B. W. Ang: The LMDI approach to decomposition analysis: a practical guide,
Energy Policy 33, 2005, 867–871), which leaves nothing over. A factor that has a target of its own goes there; the
others share what is left in equal parts of the logarithm, each by the same rate.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

from annualdeck.errors import Sentence
from annualdeck.figure import PRICE, RATE, VISITS, YUAN, Figure, Missing, Unit
from annualdeck.metrics.definition import By, Derived, Known, Plan, Settings, given, ratio
from annualdeck.metrics.reasons import MoreThanAll, NoConfig, ZeroBase

AMOUNT, VISITORS, CONVERSION, SPEND = "sales.paid_amount", "campaigns.visitors", "campaigns.conversion", "goals.daily_spend"
STEPS = {VISITORS: "访客数", CONVERSION: "支付转化率", SPEND: "按日客单价"}
TARGETS = {VISITORS: ("campaigns.visitors", "users.visitor_days", "users.dau"), CONVERSION: ("campaigns.conversion",),
           SPEND: ("goals.daily_spend", "sales.spend_per_buyer")}
"""The targets that say where a factor goes: by how much they change is by how much it does."""
LEFT = "其余"
ENOUGH = 0.005   # of the target: less of it left over by three targets of their own is nothing left


def _of(settings: Settings) -> list[tuple[str, By]]:
    if AMOUNT not in settings.targets:
        return []
    named = [id_ for ids in TARGETS.values() for id_ in ids if id_ in settings.targets]
    return [(id_, ()) for id_ in (AMOUNT, *STEPS, *named)]


def _factors(known: Known) -> dict[str, tuple[Figure, float]] | Sentence:
    """Each factor's figure and the rate by which it must change (1.1: by a tenth), or why that cannot be told."""
    if AMOUNT not in known.settings.targets:
        return NoConfig(f"targets.{AMOUNT}", "支付金额目标")
    found = {id_: known.get(id_) for id_ in (AMOUNT, *STEPS)}
    for one in found.values():
        if isinstance(one, Missing):
            return one.why
    whole = known.settings.targets[AMOUNT] / float(found[AMOUNT].value) if found[AMOUNT].value else 0.0  # type: ignore[union-attr, arg-type]
    if whole <= 0 or any(float(found[id_].value) <= 0 for id_ in STEPS):  # type: ignore[union-attr, arg-type]
        return ZeroBase(found[AMOUNT].name)
    rates = {id_: rate for id_ in STEPS if (rate := _own_rate(known, id_)) is not None}
    free = [id_ for id_ in STEPS if id_ not in rates]
    shared = (whole / math.prod(rates.values())) ** (1 / len(free)) if free else 1.0
    return {id_: (found[id_], rates.get(id_, shared)) for id_ in STEPS}  # type: ignore[misc]


def _own_rate(known: Known, factor: str) -> float | None:
    """The rate by which a factor is to change by a target of its own."""
    for id_ in TARGETS[factor]:
        baseline = known.get(id_) if id_ in known.settings.targets else None
        if isinstance(baseline, Figure) and baseline.value and known.settings.targets[id_] > 0:
            return known.settings.targets[id_] / float(baseline.value)  # type: ignore[arg-type]
    return None


def steps(base: Decimal, goal: Decimal, rates: Mapping[str, float]) -> dict[str, Decimal]:
    """What each rate adds on the way from `base` to `goal`, in whole 分 that add up exactly.

    The logarithmic mean L of the two ends times the rate's logarithm; what the rates' product leaves of the way stands
    under 其余 where it is more than a rounding.
    """
    mean = float(base) if goal == base else float(goal - base) / math.log(goal / base)
    cents = {name: Decimal(round(100 * mean * math.log(rate))) / 100 for name, rate in rates.items()}
    left = goal - base - sum(cents.values())
    if abs(left) > Decimal(str(ENOUGH)) * goal:
        return {**cents, LEFT: left}
    last = next(reversed(cents))
    return {**cents, last: cents[last] + left}


def _bridge(known: Known) -> list[Figure] | Sentence:
    factors = _factors(known)
    if isinstance(factors, Sentence):
        return factors
    baseline = known.get(AMOUNT)
    goal = given(known.settings.targets[AMOUNT], YUAN)
    parts = steps(baseline.value, goal, {STEPS[id_]: rate for id_, (_, rate) in factors.items()})  # type: ignore[union-attr, arg-type]
    return [Figure("goals.paid_amount_bridge", "目标分解", value, YUAN, slice={"step": name}) for name, value in parts.items()]


def _needed(factor: str, id_: str, name: str, unit: Unit, definition: str) -> Plan:
    def make(known: Known) -> list[Figure] | Sentence:
        factors = _factors(known)
        if isinstance(factors, Sentence):
            return factors
        own, rate = factors[factor]
        value = own.value * Decimal(str(rate)) if isinstance(own.value, Decimal) else given(float(own.value) * rate, unit)  # type: ignore[arg-type]
        if unit is RATE and value > 1:
            return MoreThanAll(name)
        return [Figure(id_, name, value, unit, own.value)]

    return Plan(id=id_, name=name, unit=unit, definition=definition, key=f"targets.{AMOUNT}", of=_of, make=make)


KPIS = (
    Derived(
        id=SPEND, name="按日客单价", unit=PRICE, grains=frozenset({"month"}),
        definition="支付金额÷日支付买家数之和，与访客数、支付转化率相乘得支付金额。",
        of=(AMOUNT, "campaigns.daily_buyers"), formula=ratio,
    ),
    Plan(
        id="goals.paid_amount_bridge", name="目标分解", unit=YUAN, key=f"targets.{AMOUNT}", of=_of, make=_bridge,
        definition="支付金额=访客数×支付转化率×按日客单价，目标增量按LMDI加法分解到三个因素；没有单独目标的因素按相同的增长率分担。",
    ),
    _needed(VISITORS, "goals.needed_visitors", "目标所需访客数", VISITS, "目标分解中访客数须达到的数值，同期值为本期。"),
    _needed(CONVERSION, "goals.needed_conversion", "目标所需支付转化率", RATE, "目标分解中支付转化率须达到的数值，同期值为本期。"),
    _needed(SPEND, "goals.needed_spend", "目标所需按日客单价", PRICE, "目标分解中按日客单价须达到的数值，同期值为本期。"),
)
