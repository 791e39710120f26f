"""goals: 核心目标设定. What each target asks for, and whether the months behind it are heading there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annualdeck.errors import Sentence
from annualdeck.figure import GROWTH, POINTS, VARIED, Change, Figure, Missing, Number, Unit
from annualdeck.metrics import bridge
from annualdeck.metrics.definition import HISTORY, By, Known, Plan, Settings, given
from annualdeck.metrics.outlook import Outlook, outlook
from annualdeck.metrics.reasons import NoConfig, NoYears, ZeroBase

WITHIN, STRETCH, BEYOND = "趋势之内", "需要努力", "超出历史"
BOUNDS = {"80%下限": "low80", "80%上限": "high80", "95%下限": "low95", "95%上限": "high95"}

Made = list[Figure] | Sentence
"""The figures of one KPI for one target, or why there are none."""


def target(known: Known, id_: str) -> Figure | Missing:
    """A target, with this report's figure as what it is compared to."""
    baseline = known.get(id_)
    if isinstance(baseline, Missing):
        return baseline
    value = given(known.settings.targets[id_], baseline.unit)
    return replace(baseline, kpi="goals.targets", value=value, prior=baseline.value, prior_why=None, slice={"target": id_})


def gap(goal: Figure) -> Figure:
    """What lies between a target and its baseline, in the unit that the KPI changes in."""
    unit = POINTS if goal.unit.change is Change.POINTS else goal.unit
    between = goal.value - goal.prior  # type: ignore[operator]
    return replace(goal, kpi="goals.gap", value=between, prior=None, unit=unit)


def required(goal: Figure, base: Number | None = None) -> tuple[float, Unit] | None:
    """How far a target lies from `base` (its baseline), as its unit changes; None over a base of nothing."""
    change = replace(goal, prior=goal.prior if base is None else base).delta
    return None if change is None else (change, _of_change(goal))


def _of_change(goal: Figure) -> Unit:
    """The unit in which a figure's change is told."""
    return {Change.RELATIVE: GROWTH, Change.POINTS: POINTS}.get(goal.unit.change, goal.unit)


def _change(id_: str, goal: Figure, base: Number | None = None, **more: str) -> Made:
    found = required(goal, base)
    if found is None:
        return ZeroBase(goal.name)
    value, unit = found
    return [replace(goal, kpi=id_, value=value, prior=None, unit=unit, slice={**goal.slice, **more})]


# -- where the months are heading -------------------------------------------------------------------------------------

def _projection(goal: Figure, ahead: Outlook) -> Made:
    return [replace(goal, kpi="goals.projection", value=given(ahead.range.value, goal.unit))]


def _range(goal: Figure, ahead: Outlook) -> Made:
    return [
        replace(goal, kpi="goals.projection_range", value=given(getattr(ahead.range, end), goal.unit), prior=None,
                slice={**goal.slice, "bound": bound})
        for bound, end in BOUNDS.items()
    ]


def _best(goal: Figure, ahead: Outlook) -> Made:
    if not ahead.seen:
        return NoYears(goal.name)
    hardest = max(ahead.seen) if _rises(goal) else min(ahead.seen)
    return [replace(goal, kpi="goals.best_change", value=hardest, prior=None, unit=_of_change(goal))]


def _reading(goal: Figure, ahead: Outlook) -> Made:
    return _change("goals.reading", goal, given(ahead.range.value, goal.unit), reading=read(goal, ahead))


def read(goal: Figure, ahead: Outlook) -> str:
    """Whether a target lies within the trend, asks for a stretch, or lies beyond anything seen.

    Within: no harder than the 80 % range. Beyond: harder than the 95 % range, and a greater change than any year of the
    data made. Harder is higher, or lower for what should fall.
    """
    asked = required(goal)
    sign = 1 if _rises(goal) else -1
    end80, end95 = (ahead.range.high80, ahead.range.high95) if sign > 0 else (ahead.range.low80, ahead.range.low95)
    wanted = float(goal.value) * sign  # type: ignore[arg-type]
    if wanted <= end80 * sign:
        return WITHIN
    seen = asked is not None and any(asked[0] * sign <= change * sign for change in ahead.seen)
    return STRETCH if wanted <= end95 * sign or seen else BEYOND


def _rises(goal: Figure) -> bool:
    """Whether reaching the target means to rise: as the KPI is better, else as the target lies."""
    return goal.value >= goal.prior if goal.better == "neither" else goal.better == "up"  # type: ignore[operator]


# -- the KPIs ---------------------------------------------------------------------------------------------------------

def _of_targets(id_: str, name: str, definition: str, make: Callable[[Known, Figure], Made], *also: By) -> Plan:
    """A KPI with figures for each target; `also`: grains of the targets' KPIs that they are reckoned from."""
    kpi = f"goals.{id_}"

    def made(known: Known) -> list[Figure | Missing] | Sentence:
        found: list[Figure | Missing] = []
        for aim in known.settings.targets:
            goal = target(known, aim)
            figures = make(known, goal) if isinstance(goal, Figure) else goal.why
            found += figures if isinstance(figures, list) else [Missing(kpi, name, figures, {"target": aim})]
        return found or NoConfig("targets", "来年目标")

    def of(settings: Settings) -> list[tuple[str, By]]:
        return [(aim, by) for aim in settings.targets for by in ((), *also)]

    return Plan(id=kpi, name=name, unit=VARIED, better="neither", definition=definition, key="targets", of=of, make=made)


def _ahead(id_: str, name: str, definition: str, make: Callable[[Figure, Outlook], Made]) -> Plan:
    """A KPI that looks ahead from each target's months."""
    def made(known: Known, goal: Figure) -> Made:
        found = outlook(known, goal.slice["target"])
        return found if isinstance(found, Sentence) else make(goal, found)

    return _of_targets(id_, name, definition, made, HISTORY)


KPIS = (
    _of_targets("targets", "来年目标", "配置 targets 给出的目标值，同期值为本报告期的数值。", lambda known, goal: [goal]),
    _of_targets("gap", "目标增量", "目标值−本期数值；比率为百分点。", lambda known, goal: [gap(goal)]),
    _of_targets("required_change", "目标要求的变化", "目标值较本期数值的增长率；比率为百分点，评分等为差值。",
                lambda known, goal: _change("goals.required_change", goal)),
    _ahead("projection", "趋势测算", "按逐月历史的趋势与季节外推的来年同期数值：满24个月用霍尔特-温特斯指数平滑，不足时用带漂移的季节朴素法，不满15个月不测算；不可相加的指标按月度变化折算。", _projection),
    _ahead("projection_range", "趋势测算区间", "趋势测算的80%与95%预测区间的上下限。", _range),
    _ahead("best_change", "历史最大变化", "逐月历史里任意连续十二个月（报告期不足一年时为相同的月份）较上年同期的最大变化。", _best),
    _ahead("reading", "目标与趋势之差", "目标值较趋势测算的变化；不超过80%区间为趋势之内，超过95%区间且要求的变化历史上没有过为超出历史，其余为需要努力。", _reading),
    *bridge.KPIS,
)
