"""policy: 政策影响评估. How far the rules of the config are met and at what cost, what was broken, and what is packed green."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import narwhals as nw

from annualdeck.facts import Facts
from annualdeck.figure import PENALTY, PIECES, PRICE, RATE, TASKS, TIMES, YUAN, Number, Unit
from annualdeck.metrics.definition import Derived, Reading, Settings, Stated, Total, Way, count_where, ratio
from annualdeck.metrics.settings import Rule

MONTH = frozenset({"month"})
BY_RULE = frozenset({"rule"})

# -- the rules of the config -----------------------------------------------------------------------------------------

Of = Callable[[Rule], Number | None]


def _stated(id_: str, name: str, unit: Unit, definition: str, of: Of, beside: Of | None = None) -> Stated:
    """A number of the rules, by name and added up over all; of those only that also give the number `beside`."""

    def read(facts: Facts, settings: Settings) -> list[Reading]:
        found: dict[str, Number] = {}
        for rule in settings.rules:
            value = of(rule)
            if value is not None and (beside is None or beside(rule) is not None):
                found[rule.name] = found.get(rule.name, 0) + value  # type: ignore[operator]
        total: list[Reading] = [({}, sum(found.values()), None)] if found else []
        return [*total, *(({"rule": rule}, value, None) for rule, value in found.items())]

    return Stated(
        id=f"policy.{id_}", name=name, unit=unit, better="neither", grains=BY_RULE, key="policy", what=name, definition=definition, read=read,
    )


def _items(rule: Rule) -> Number | None:
    return rule.items


def _done(rule: Rule) -> Number | None:
    return rule.done


def _budget(rule: Rule) -> Number | None:
    return None if rule.budget is None else Decimal(str(rule.budget))


def _spent(rule: Rule) -> Number | None:
    return None if rule.spent is None else Decimal(str(rule.spent))


# -- packaging -------------------------------------------------------------------------------------------------------

# What a packaging is called that is green: of less material, of material that decays or was used before, or used again;
# an item's own box sent without another (国家标准 GB/T 39084—2020 and 邮件快件绿色包装规范, 2020, name these kinds).
GREEN = "绿色|环保|降解|循环|回收|再生|减量|瘦身|免胶|无胶带|原箱|原装直发"
NOT_GREEN = "不可|不环保|非环保|非绿色|非循环|不循环"

PACKED = ~nw.col("packaging").is_null()
IS_GREEN = PACKED & nw.col("packaging").str.contains(GREEN) & ~nw.col("packaging").str.contains(NOT_GREEN)


def _mean_cost(condition: nw.Expr) -> tuple[Way, ...]:
    cost = nw.when(condition).then(nw.col("packaging_cost"))
    return (Way("shipments", cost.mean(), ("packaging", "packaging_cost"), present=cost.count(), once=True),)


KPIS = (
    _stated("items", "应整改项数", TASKS, "写明应整改与已整改项数的规则的应整改项数之和。", _items, _done),
    _stated("done", "已整改项数", TASKS, "写明应整改与已整改项数的规则的已整改项数之和。", _done, _items),
    Derived(
        id="policy.compliance", name="合规完成率", unit=RATE, grains=BY_RULE, definition="已整改项数÷应整改项数。",
        of=("policy.done", "policy.items"), formula=ratio,
    ),
    _stated("cost", "合规花费", YUAN, "各规则已花费的金额之和。", _spent),
    _stated("budget", "合规预算", YUAN, "各规则的预算之和。", _budget),
    _stated("budgeted_cost", "有预算的合规花费", YUAN, "写明预算与花费的规则已花费的金额之和。", _spent, _budget),
    _stated("spent_budget", "有花费的合规预算", YUAN, "写明预算与花费的规则的预算之和。", _budget, _spent),
    Derived(
        id="policy.cost_share", name="合规预算执行率", unit=RATE, grains=BY_RULE, better="neither",
        definition="已花费的金额÷预算，只计两者都写明的规则。", of=("policy.budgeted_cost", "policy.spent_budget"), formula=ratio,
    ),
    Total(
        id="policy.violations", name="违规次数", unit=TIMES, grains=MONTH | BY_RULE, better="down", definition="报告期内的违规记录数。",
        ways=(Way("violations", nw.len(), (), present=nw.len()),),
    ),
    Total(
        id="policy.fines", name="违规罚款", unit=YUAN, grains=MONTH | BY_RULE, better="down", definition="报告期内违规记录的罚款金额之和。",
        ways=(Way("violations", nw.col("fine").sum(), ("fine",)),),
    ),
    Total(
        id="policy.penalty_points", name="违规扣分", unit=PENALTY, grains=MONTH | BY_RULE, better="down",
        definition="报告期内违规记录的扣分之和。", ways=(Way("violations", nw.col("points").sum(), ("points",)),),
    ),
    Total(
        id="policy.packed_parcels", name="写明包装的包裹数", unit=PIECES, grains=MONTH, better="neither",
        definition="物流明细里写明包装类型的包裹数。", ways=(Way("shipments", count_where(PACKED), ("packaging",), once=True),),
    ),
    Total(
        id="policy.green_parcels", name="绿色包装包裹数", unit=PIECES, grains=MONTH,
        definition="包装类型属于绿色、环保、可降解、循环、回收、再生、减量、免胶带或原箱发货的包裹数。",
        ways=(Way("shipments", count_where(IS_GREEN), ("packaging",), once=True),),
    ),
    Derived(
        id="policy.green_packaging", name="绿色包装占比", unit=RATE, grains=MONTH, definition="绿色包装包裹数÷写明包装的包裹数。",
        of=("policy.green_parcels", "policy.packed_parcels"), formula=ratio,
    ),
    Total(
        id="policy.green_cost", name="绿色包装单件费用", unit=PRICE, grains=MONTH, better="down",
        definition="绿色包装的包裹的包装费用的平均值。", ways=_mean_cost(IS_GREEN),
    ),
    Total(
        id="policy.other_cost", name="其他包装单件费用", unit=PRICE, grains=MONTH, better="neither",
        definition="写明其他包装的包裹的包装费用的平均值。", ways=_mean_cost(PACKED & ~IS_GREEN),
    ),
    Derived(
        id="policy.green_cost_added", name="绿色包装每单增加费用", unit=PRICE, grains=MONTH, better="down",
        definition="绿色包装单件费用−其他包装单件费用，一个包裹算一单。", of=("policy.green_cost", "policy.other_cost"),
        formula=lambda green, other: green - other,
    ),
)
