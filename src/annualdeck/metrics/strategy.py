"""strategy: 策略调整方向. What the initiatives promise, what they cost, and what they leave of the targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import COVERAGE, POINTS, VARIED, YUAN, Change, Figure
from annualdeck.metrics.definition import By, Given, Known, Plan, Reading, Settings, Stated, given
from annualdeck.metrics.goals import gap, target
from annualdeck.metrics.reasons import NoConfig
from annualdeck.metrics.settings import Initiative


def effect(known: Known, one: Initiative) -> Figure:
    """What an initiative promises for a KPI: an increase in the KPI's own unit, of a rate in 个百分点."""
    moved = known.kpi(one.moves)
    unit = POINTS if moved.unit.change is Change.POINTS else moved.unit
    slice_ = {"initiative": one.name, "moves": one.moves}
    return Figure("strategy.effects", moved.name, given(one.by, unit), unit, better=moved.better, slice=slice_)


def promised(known: Known) -> dict[str, Figure]:
    """What all initiatives together promise, by the KPI that they move."""
    sums: dict[str, Figure] = {}
    for one in known.settings.initiatives:
        more, held = effect(known, one), sums.get(one.moves)
        value = more.value + held.value if held else more.value  # type: ignore[operator]
        sums[one.moves] = replace(more, kpi="strategy.promised", value=value, slice={"target": one.moves})
    return sums


def _gaps(known: Known) -> list[tuple[Figure, Figure]]:
    """What each target asks for beyond the year, and what the initiatives promise of it; targets that none moves left out."""
    sums = promised(known)
    goals = [target(known, id_) for id_ in known.settings.targets if id_ in sums]
    return [(gap(goal), sums[goal.slice["target"]]) for goal in goals if isinstance(goal, Figure)]


def _left(known: Known) -> list[Figure]:
    return [
        replace(between, kpi="strategy.left", value=between.value - sum_.value, better="down" if between.value > 0 else "up")  # type: ignore[operator]
        for between, sum_ in _gaps(known)
    ]


def _covered(known: Known) -> list[Figure]:
    return [
        replace(between, kpi="strategy.covered", value=float(sum_.value) / float(between.value), unit=COVERAGE, better="up")  # type: ignore[arg-type]
        for between, sum_ in _gaps(known) if between.value
    ]


def _budgets(facts: Facts, settings: Settings) -> list[Reading]:
    return [({"initiative": one.name}, Decimal(str(one.budget)), None) for one in settings.initiatives if one.budget is not None]


def _total_budget(settings: Settings) -> Decimal | None:
    costs = [Decimal(str(one.budget)) for one in settings.initiatives if one.budget is not None]
    return sum(costs, Decimal(0)) if costs else None


def _aimed(settings: Settings) -> list[tuple[str, By]]:
    return [(id_, ()) for id_ in settings.targets]


def _plan(
    id_: str, name: str, definition: str, make: Callable[[Known], list[Figure]], key: str = "initiatives",
    what: str = "来年举措", of: Callable[[Settings], list[tuple[str, By]]] = lambda settings: [],
) -> Plan:
    """A plan over the initiatives; `key` is what the config has to give for it, `what` what that is called."""
    def made(known: Known) -> list[Figure] | Sentence:
        return make(known) or NoConfig(key, what)

    return Plan(id=f"strategy.{id_}", name=name, unit=VARIED, better="neither", definition=definition, key=key, of=of, make=made)


KPIS = (
    _plan("effects", "举措预计效果", "每项举措预计使指标变化多少，取自配置 initiatives；比率为百分点。",
          lambda known: [effect(known, one) for one in known.settings.initiatives]),
    _plan("promised", "举措效果合计", "推动同一指标的各项举措预计效果之和。", lambda known: list(promised(known).values())),
    _plan("left", "举措之外的缺口", "目标增量−举措效果合计；与目标增量正负相反时举措已经足够。", _left, "targets", "举措所推动指标的目标", _aimed),
    _plan("covered", "举措对目标的覆盖", "举措效果合计÷目标增量。", _covered, "targets", "举措所推动指标的目标", _aimed),
    Stated(
        id="strategy.budget", name="举措预算", unit=YUAN, better="neither", definition="每项举措的预算，取自配置 initiatives。",
        key="initiatives[].budget", what="举措预算", read=_budgets,
    ),
    Given(
        id="strategy.total_budget", name="举措预算合计", unit=YUAN, better="neither", definition="配置 initiatives 各项预算之和。",
        key="initiatives[].budget", value=_total_budget,
    ),
)
