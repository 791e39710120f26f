"""technology: 新兴技术应用. Each pilot of the config with and without, and what of the difference is more than chance.

A pilot's data are successes out of trials, or measured values, in two arms. All its rows count, whatever their day: it
runs for a time of its own, and a trial before and after may have begun in the year before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import CASES, GROWTH, MEASURE, RATE, PROBABILITY, Number
from annualdeck.metrics import trials
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings
from annualdeck.metrics.reasons import MoreThanTried, NoArm, NoConfig, NotMeasuredSo
from annualdeck.metrics.settings import Pilot
from annualdeck.metrics.trials import Counted, Effect, Measured

Rows = Sequence[Mapping[str, object]]
Arms = tuple[Counted, Counted] | tuple[Measured, Measured]
Measure = Callable[[Pilot, Arms], Number | Sentence]


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """A row a pilot and arm: the sums of successes and trials where a row has both, and the values' count, mean, spread."""
    rows = nw.from_native(facts.frame("experiments")).filter(~nw.col("pilot").is_null() & ~nw.col("arm").is_null())
    both = ~nw.col("successes").is_null() & ~nw.col("trials").is_null()
    value = nw.col("value")
    return rows.group_by("pilot", "arm").agg(
        *(nw.when(both).then(nw.col(c)).sum().alias(c) for c in ("successes", "trials")),
        value.count().alias("values"), value.mean().alias("mean"), value.std().alias("spread"),
    )


QUERY = Query("technology.arms", "experiments", ("pilot", "arm"), _plan)


def _arms(rows: Rows, pilot: Pilot) -> Arms | Sentence:
    """(control, treated) as both of them tell it, or why they cannot be set against each other."""
    held = {row["arm"]: row for row in rows if row["pilot"] == pilot.name}
    pair = []
    for arm in (pilot.control, pilot.treated):
        if arm not in held:
            return NoArm(pilot.name, arm)
        pair.append(held[arm])
    if all(row["trials"] for row in pair):
        counted = [Counted(row["successes"], row["trials"]) for row in pair]  # type: ignore[arg-type]
        return MoreThanTried(pilot.name) if any(a.successes > a.tries for a in counted) else tuple(counted)  # type: ignore[return-value]
    if all(row["values"] for row in pair):
        return tuple(Measured(row["values"], row["mean"], row["spread"]) for row in pair)  # type: ignore[arg-type, return-value]
    return NotMeasuredSo(pilot.name, "两组都有的成功数与样本量，或指标值")


def _read(measure: Measure) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure by pilot, in the order of the config."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        if not settings.pilots:
            return [({}, NoConfig("pilots", "试点"), None)]
        readings: list[Reading] = []
        for pilot in settings.pilots:
            arms = _arms(rows, pilot)
            readings.append(({"pilot": pilot.name}, arms if isinstance(arms, Sentence) else measure(pilot, arms), None))
        return readings

    return read


def _level(arm: int, kind: type, what: str) -> Measure:
    def level(pilot: Pilot, arms: Arms) -> Number | Sentence:
        return arms[arm].level if isinstance(arms[arm], kind) else NotMeasuredSo(pilot.name, what)

    return level


def _effect(part: Callable[[Effect], float]) -> Measure:
    def measure(pilot: Pilot, arms: Arms) -> Number | Sentence:
        control, treated = arms
        if isinstance(control, Counted) and isinstance(treated, Counted):
            effect = trials.counted(control, treated)
        else:
            effect = trials.measured(control, treated)  # type: ignore[arg-type]
        return effect if isinstance(effect, Sentence) else part(effect)

    return measure


def _kpi(id_: str, name: str, unit, measure: Measure, definition: str) -> Analysis:  # noqa: ANN001 - a Unit
    return Analysis(id=f"technology.{id_}", name=name, unit=unit, better="neither", query=QUERY, read=_read(measure), definition=definition)


INTERVAL = "成功率用两比例得分区间，指标值用Fieller区间（Welch自由度）"
SHARE, VALUE = "成功数与样本量", "指标值"

KPIS = (
    _kpi("pilots", "试点相对变化", GROWTH, lambda _, arms: trials.change(*arms), "试点组的指标÷对照组的指标−1。"),
    _kpi("change_low", "相对变化下限", GROWTH, _effect(lambda e: e.low),
         f"试点相对变化的95%置信区间下限：{INTERVAL}；区间不含0时差异显著。"),
    _kpi("change_high", "相对变化上限", GROWTH, _effect(lambda e: e.high),
         f"试点相对变化的95%置信区间上限：{INTERVAL}；区间不含0时差异显著。"),
    _kpi("p_value", "差异的P值", PROBABILITY, _effect(lambda e: e.p_value),
         "两组没有差异时出现这样大的差异的概率：成功率用两比例得分检验，指标值用Welch t检验，双侧。"),
    _kpi("control", "对照组成功率", RATE, _level(0, Counted, SHARE), "对照组的成功数之和÷样本量之和。"),
    _kpi("treated", "试点组成功率", RATE, _level(1, Counted, SHARE), "试点组的成功数之和÷样本量之和。"),
    _kpi("control_mean", "对照组均值", MEASURE, _level(0, Measured, VALUE), "对照组指标值的平均值，单位为指标本身的单位。"),
    _kpi("treated_mean", "试点组均值", MEASURE, _level(1, Measured, VALUE), "试点组指标值的平均值，单位为指标本身的单位。"),
    _kpi("samples", "样本量", CASES, lambda _, arms: arms[0].size + arms[1].size, "两组的样本量之和；只有指标值时为指标值的个数。"),
    _kpi("control_samples", "对照组样本量", CASES, lambda _, arms: arms[0].size, "对照组的样本量；只有指标值时为指标值的个数。"),
    _kpi("treated_samples", "试点组样本量", CASES, lambda _, arms: arms[1].size, "试点组的样本量；只有指标值时为指标值的个数。"),
)
