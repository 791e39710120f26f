"""goals: 核心目标设定. What each target asks for, and whether the months behind it are heading there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annualdeck.errors import Sentence
from annualdeck.figure import GROWTH, POINTS, VARIED, Change, Figure, Missing, Number
from annualdeck.metrics import bridge
from annualdeck.metrics.definition import HISTORY, By, Known, Plan, Settings, given
from annualdeck.metrics.outlook import Outlook, outlook
from annualdeck.metrics.reasons import NoConfig

WITHIN, STRETCH, BEYOND = "趋势之内", "需要努力", "超出历史"
BOUNDS = {"80%下限": "low80", "80%上限": "high80", "95%下限": "low95", "95%上限": "high95"}

OneTarget = Callable[[Figure, Outlook | Sentence], list[Figure] | Sentence]
"""From a target beside its baseline and what the months are heading for to the figures of one KPI."""


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


def _baselines(settings: Settings) -> list[tuple[str, By]]:
    return [(id_, ()) for id_ in settings.targets]


def _histories(settings: Settings) -> list[tuple[str, By]]:
    return [*_baselines(settings), *((id_, HISTORY) for id_ in settings.targets)]


def _of_targets(make: OneTarget, looks_ahead: bool = True) -> Callable[[Known], list[Figure] | Sentence]:
    """The figures of every target that has a baseline; where none has any, why the first has not."""
    def made(known: Known) -> list[Figure] | Sentence:
        figures: list[Figure] = []
        whys: list[Sentence] = []
        for id_ in known.settings.targets:
            goal = target(known, id_)
            if isinstance(goal, Missing):
                whys.append(goal.why)
                continue
            found = make(goal, outlook(known, id_) if looks_ahead else NoConfig("", ""))
            figures += found if isinstance(found, list) else []
            whys += [] if isinstance(found, list) else [found]
        return figures or (whys or [NoConfig("targets", "来年目标")])[0]

    return made


def required(goal: Figure, base: Number | None = None) -> tuple[float, object] | None:
    """How far a target lies from `base` (its baseline), as its unit changes; None over a base of nothing."""
    change = replace(goal, prior=goal.prior if base is None else base).delta
    unit = {Change.RELATIVE: GROWTH, Change.POINTS: POINTS}.get(goal.unit.change, goal.unit)
    return None if change is None else (change, unit)


def _change(id_: str, goal: Figure, base: Number | None = None, **more: str) -> list[Figure]:
    found = required(goal, base)
    if found is None:
        return []
    value, unit = found
    return [replace(goal, kpi=id_, value=value, prior=None, unit=unit, slice={**goal.slice, **more})]  # type: ignore[arg-type]


def _projection(goal: Figure, ahead: Outlook | Sentence) -> list[Figure] | Sentence:
    if isinstance(ahead, Sentence):
        return ahead
    return [replace(goal, kpi="goals.projection", value=given(ahead.range.value, goal.unit))]


def _range(goal: Figure, ahead: Outlook | Sentence) -> list[Figure] | Sentence:
    if isinstance(ahead, Sentence):
        return ahead
    return [
        replace(goal, kpi="goals.projection_range", value=given(getattr(ahead.range, end), goal.unit), prior=None,
                slice={**goal.slice, "bound": bound})
        for bound, end in BOUNDS.items()
    ]


def _best(goal: Figure, ahead: Outlook | Sentence) -> list[Figure] | Sentence:
    if isinstance(ahead, Sentence) or not ahead.seen:
        return ahead if isinstance(ahead, Sentence) else []
    harder = max if _rises(goal) else min
    unit = {Change.RELATIVE: GROWTH, Change.POINTS: POINTS}.get(goal.unit.change, goal.unit)
    return [replace(goal, kpi="goals.best_change", value=harder(ahead.seen), prior=None, unit=unit)]


def _reading(goal: Figure, ahead: Outlook | Sentence) -> list[Figure] | Sentence:
    if isinstance(ahead, Sentence):
        return ahead
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


def _plan(id_: str, name: str, definition: str, make: OneTarget, looks_ahead: bool = True) -> Plan:
    return Plan(
        id=f"goals.{id_}", name=name, unit=VARIED, better="neither", definition=definition, key="targets",
        of=_histories if looks_ahead else _baselines, make=_of_targets(make, looks_ahead),
    )


KPIS = (
    _plan("targets", "来年目标", "配置 targets 给出的目标值，同期值为本报告期的数值。", lambda goal, _: [goal], looks_ahead=False),
    _plan("gap", "目标增量", "目标值−本期数值；比率为百分点。", lambda goal, _: [gap(goal)], looks_ahead=False),
    _plan("required_change", "目标要求的变化", "目标值较本期数值的增长率；比率为百分点，评分等为差值。",
          lambda goal, _: _change("goals.required_change", goal), looks_ahead=False),
    _plan("projection", "趋势测算", "按逐月历史的趋势与季节外推的来年同期数值：满24个月用霍尔特-温特斯指数平滑，不足时用带漂移的季节朴素法，不满15个月不测算；不可相加的指标按月度变化折算。", _projection),
    _plan("projection_range", "趋势测算区间", "趋势测算的80%与95%预测区间的上下限。", _range),
    _plan("best_change", "历史最大变化", "逐月历史里任意连续十二个月（报告期不足一年时为相同的月份）较上年同期的最大变化。", _best),
    _plan("reading", "目标与趋势之差", "目标值较趋势测算的变化；不超过80%区间为趋势之内，超过95%区间且要求的变化历史上没有过为超出历史，其余为需要努力。", _reading),
    *bridge.KPIS,
)
