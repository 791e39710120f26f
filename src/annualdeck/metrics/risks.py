"""risks: 风险应对预案. How likely and how grave each risk is, and what it puts at stake."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import LEVEL, PEOPLE, PRICE, RATE, YUAN, Figure, Missing, Unit
from annualdeck.metrics.channels import search
from annualdeck.metrics.definition import By, Derived, Known, Plan, Reading, Settings, Stated, Total, Way, different_days, ratio
from annualdeck.metrics.reasons import NoConfig, ZeroBase
from annualdeck.metrics.settings import Risk

USUAL = ("平台规则变动", "供应链中断", "舆情危机")
"""What every shop has to ask itself; names only, for a config that names no risks."""

SEARCH_AMOUNT, PAID_AMOUNT = "risks.search_amount", "sales.paid_amount"


def _search(id_: str, name: str, column: str, unit: Unit, definition: str) -> Total:
    return Total(
        id=id_, name=name, unit=unit, definition=definition, better="up", grains=frozenset({"month"}),
        ways=(Way("traffic", search(column).sum(), (column, "source_2"), present=search(column).count()),),
    )


def _shocked(settings: Settings) -> tuple[Risk, ...]:
    return tuple(risk for risk in settings.risks if risk.search_visitors)


def _exposure(known: Known) -> list[Figure] | Sentence:
    """The 支付金额 that goes with a share of the search visitors, the others buying as before, in whole 分.

    Visitors lost × conversion × spend: with the search channels' own conversion and spend that is their 支付金额 times the
    share that is lost.
    """
    if not _shocked(known.settings):
        return NoConfig("risks[].shock", "风险发生时的冲击")
    amount = known.get(SEARCH_AMOUNT)
    if isinstance(amount, Missing):
        return amount.why
    return [
        Figure("risks.exposure", "影响支付金额", _share(amount.value, -risk.search_visitors), YUAN, better="down", slice={"risk": risk.name})  # type: ignore[arg-type, operator]
        for risk in _shocked(known.settings)
    ]


def _share(amount: Decimal, share: float) -> Decimal:
    return (amount * Decimal(str(share))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _exposed_share(known: Known) -> list[Figure] | Sentence:
    found, whole = _exposure(known), known.get(PAID_AMOUNT)
    if isinstance(found, Sentence) or isinstance(whole, Missing):
        return found if isinstance(found, Sentence) else whole.why  # type: ignore[union-attr]
    uneven = different_days(known.facts, (*known.tables(SEARCH_AMOUNT), *known.tables(PAID_AMOUNT)))
    if uneven is not None or not whole.value:
        return uneven or ZeroBase("影响支付金额占比")
    return [
        Figure("risks.exposed_share", "影响支付金额占比", float(one.value / whole.value), RATE, better="down", slice=one.slice)  # type: ignore[operator, arg-type]
        for one in found
    ]


def _stated(id_: str, name: str, unit: Unit, definition: str, value: Callable[[Risk], float | None], key: str = "risks", what: str = "风险") -> Stated:
    """A number that the config states for each risk."""
    def read(facts: Facts, settings: Settings) -> list[Reading]:
        return [({"risk": risk.name}, number, None) for risk in settings.risks if (number := value(risk)) is not None]

    return Stated(id=f"risks.{id_}", name=name, unit=unit, better="down", definition=definition, key=key, what=what, read=read)


def _plan(id_: str, name: str, unit: Unit, definition: str, of: tuple[str, ...], make: Callable[[Known], list[Figure] | Sentence]) -> Plan:
    def reads(settings: Settings) -> list[tuple[str, By]]:
        return [(one, ()) for one in of] if _shocked(settings) else []

    return Plan(id=f"risks.{id_}", name=name, unit=unit, better="down", definition=definition, key="risks[].shock", of=reads, make=make)


KPIS = (
    _search(SEARCH_AMOUNT, "搜索渠道支付金额", "amount", YUAN, "流量来源中名称含“搜索”的渠道的支付金额之和。"),
    _search("risks.search_visitors", "搜索渠道访客数", "visitors", PEOPLE, "流量来源中名称含“搜索”的渠道的访客数之和，含付费的品牌搜索。"),
    _search("risks.search_buyers", "搜索渠道支付买家数", "buyers", PEOPLE, "流量来源中名称含“搜索”的渠道的支付买家数之和。"),
    Derived(
        id="risks.search_conversion", name="搜索渠道转化率", unit=RATE, grains=frozenset({"month"}), definition="搜索渠道支付买家数÷搜索渠道访客数。",
        of=("risks.search_buyers", "risks.search_visitors"), formula=ratio,
    ),
    Derived(
        id="risks.search_spend", name="搜索渠道客单价", unit=PRICE, grains=frozenset({"month"}), definition="搜索渠道支付金额÷搜索渠道支付买家数。",
        of=(SEARCH_AMOUNT, "risks.search_buyers"), formula=ratio,
    ),
    _stated("likelihood", "可能性", LEVEL, "配置 risks 给出的可能性，1—5分。", lambda risk: risk.likelihood),
    _stated("impact", "影响程度", LEVEL, "配置 risks 给出的影响程度，1—5分。", lambda risk: risk.impact),
    _stated("score", "风险值", LEVEL, "可能性×影响程度，1—25分。", lambda risk: risk.likelihood * risk.impact),
    _stated("shock", "搜索访客降幅", RATE, "风险发生时搜索访客减少的比例，取自配置 risks 的 shock。",
            lambda risk: -risk.search_visitors if risk.search_visitors else None, "risks[].shock", "风险发生时的冲击"),
    _plan("exposure", "影响支付金额", YUAN, "损失的搜索访客×搜索渠道转化率×搜索渠道客单价，即搜索渠道支付金额×搜索访客降幅。",
          (SEARCH_AMOUNT,), _exposure),
    _plan("exposed_share", "影响支付金额占比", RATE, "影响支付金额÷报告期支付金额。", (SEARCH_AMOUNT, PAID_AMOUNT), _exposed_share),
)
