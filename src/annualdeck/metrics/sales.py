"""sales: 销售额与增长率."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import GROWTH, ORDERS, PEOPLE, POINTS, PRICE, RATE, YUAN, Figure, Number
from annualdeck.metrics.buyers import distinct
from annualdeck.metrics.definition import (
    Analysis, Comparison, Derived, Given, Peak, Query, Reading, Settings, Share, Top, Total, Way, change, ratio,
)
from annualdeck.metrics.reasons import NoThreshold
from annualdeck.metrics.refunds import returned

TIME = frozenset({"month", "day", "campaign", "promotion"})
PLACE = TIME | {"province", "city"}

PAID = nw.col("total_amount").sum()
PREMIUM_QUANTILE = 0.8


def _in_campaigns(column: str) -> Callable[[Facts, Settings], nw.Expr]:
    def expr(facts: Facts, settings: Settings) -> nw.Expr:
        inside = ~grains.by_campaign(facts.campaigns, "name").is_null()
        return nw.when(inside).then(nw.col(column)).otherwise(nw.lit(0)).sum()

    return expr


def _premium_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """One row a span: 支付金额 of orders at or above the threshold, of all orders, and the threshold in 分."""
    orders = grains.view(facts, "orders").select("span", "total_amount")
    if settings.premium_threshold is None:
        prior = orders.filter(nw.col("span") == grains.PRIOR)
        threshold = prior.select(nw.col("total_amount").quantile(PREMIUM_QUANTILE, interpolation="linear").alias("threshold"))
        orders = orders.join(threshold, how="cross")
    else:
        orders = orders.with_columns(threshold=nw.lit(float(settings.premium_threshold)))
    amount = nw.col("total_amount")
    premium = nw.when(amount >= nw.col("threshold")).then(amount).otherwise(nw.lit(0)).sum()
    return orders.group_by("span").agg(premium.alias("premium"), amount.sum().alias("all"), nw.col("threshold").max())


PREMIUM = Query("sales.premium", "orders", ("total_amount",), _premium_plan)


def _by_span(rows: Sequence[Mapping[str, object]]) -> dict[int, Mapping[str, object]]:
    return {row["span"]: row for row in rows}  # type: ignore[misc]


def _premium_share(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    spans = _by_span(rows)

    def share(span: int) -> Number | None:
        row = spans.get(span)
        return ratio(row["premium"], row["all"]) if row and row["threshold"] is not None else None  # type: ignore[arg-type]

    if settings.premium_threshold is None and grains.PRIOR not in spans:
        return [({}, NoThreshold(), None)]
    return [({}, share(grains.CURRENT), share(grains.PRIOR))]


def _premium_threshold(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    row = _by_span(rows).get(grains.CURRENT)
    if row is None or row["threshold"] is None:
        return [({}, NoThreshold(), None)]
    return [({}, row["threshold"], None)]  # type: ignore[list-item]


def _contribution(part: Figure, whole: Figure) -> Number | None:
    """Share of the whole's change that a part's change makes up; None where the whole did not change."""
    if part.prior is None or whole.prior is None:
        return None
    change = whole.value - whole.prior  # type: ignore[operator]
    return ratio(part.value - part.prior, change) if change else None  # type: ignore[operator]


def _increase(figure: Figure) -> Number | None:
    return None if figure.prior is None else figure.value - figure.prior  # type: ignore[operator]


KPIS = (
    Total(
        id="sales.paid_amount", name="支付金额", unit=YUAN, grains=PLACE,
        definition="报告期内付款订单的买家支付金额合计，含邮费，未扣退款。",
        ways=(
            Way("orders", PAID, ("total_amount",)),
            Way("shop_daily", nw.col("paid_amount").sum(), ("paid_amount",)),
        ),
    ),
    Total(
        id="sales.refund_amount", name="成功退款金额", unit=YUAN, better="down", grains=PLACE,
        definition="报告期内完结的成功退款金额合计；没有覆盖同样日期的退款导出时为付款订单的退款金额合计。",
        ways=(
            Way("refunds", returned("amount").sum(), ("amount", "status"), present=returned("amount").count(), beside="orders"),
            Way("orders", nw.col("refund_amount").sum(), ("refund_amount",)),
            Way("shop_daily", nw.col("refund_amount").sum(), ("refund_amount",)),
        ),
    ),
    Derived(
        id="sales.net_sales", name="净销售额", unit=YUAN, grains=PLACE,
        definition="支付金额−成功退款金额。",
        of=("sales.paid_amount", "sales.refund_amount"), formula=lambda paid, refunded: paid - refunded,
    ),
    Total(
        id="sales.orders", name="支付订单数", unit=ORDERS, grains=PLACE,
        definition="报告期内有付款时间的订单数，不论之后是否关闭或退款。",
        ways=(
            Way("orders", nw.len(), ("paid_at",)),
            Way("shop_daily", nw.col("orders").sum(), ("orders",)),
        ),
    ),
    Total(
        id="sales.buyers", name="支付买家数", unit=PEOPLE, grains=PLACE, buyers="period",
        definition="报告期内有付款订单的去重买家账号数。",
        ways=(Way("orders", distinct("buyer_id"), ("buyer_id",)),),
    ),
    Derived(
        id="sales.spend_per_buyer", name="客单价", unit=PRICE, grains=PLACE, buyers="period",
        definition="支付金额÷支付买家数。",
        of=("sales.paid_amount", "sales.buyers"), formula=ratio,
    ),
    Derived(
        id="sales.order_value", name="笔单价", unit=PRICE, grains=PLACE,
        definition="支付金额÷支付订单数。",
        of=("sales.paid_amount", "sales.orders"), formula=ratio,
    ),
    Comparison(
        id="sales.growth", name="支付金额增速", unit=GROWTH, grains=frozenset({"month"}),
        definition="支付金额较上年同期的增长率。", of=("sales.paid_amount",), formula=change,
    ),
    Comparison(
        id="sales.industry_growth", name="行业增速", unit=GROWTH, better="neither",
        definition="市场大盘交易额较上年同期的增长率。", of=("market.industry_amount",), formula=change,
    ),
    Comparison(
        id="sales.growth_lead", name="领先行业", unit=POINTS,
        definition="本店支付金额增速−行业增速，单位为个百分点。",
        of=("sales.paid_amount", "market.industry_amount"),
        formula=lambda own, industry: None if own.delta is None or industry.delta is None else own.delta - industry.delta,
    ),
    Total(
        id="sales.category_amount", name="品类支付金额", unit=YUAN, grains=frozenset({"category"}),
        definition="付款订单明细按商品所属类目汇总的金额；没有订单明细时取商品日报的支付金额。",
        ways=(
            Way("order_lines", nw.col("amount").sum(), ("order_id",), present=nw.col("amount").count()),
            Way("item_daily", nw.col("amount").sum(), ("amount",)),
        ),
        sold=True,
    ),
    Share(
        id="sales.category_share", name="品类销售占比", unit=RATE, grains=frozenset({"category"}), whole=False,
        definition="该类目的明细金额÷全部明细金额。", of="sales.category_amount",
    ),
    Comparison(
        id="sales.category_increase", name="品类增量", unit=YUAN, grains=frozenset({"category"}), whole=False,
        definition="该类目的明细金额−上年同期。", of=("sales.category_amount",), formula=_increase,
    ),
    Comparison(
        id="sales.category_contribution", name="品类增量贡献", unit=GROWTH, grains=frozenset({"category"}), whole=False,
        definition="该类目的同比增量÷全部明细金额的同比增量。",
        of=("sales.category_amount", "sales.category_amount[]"), formula=_contribution,
    ),
    Top(
        id="sales.top_categories", name="核心品类贡献", unit=RATE, grains=frozenset({"category"}), whole=False,
        definition="金额最高的三个类目各自的明细金额÷全部明细金额。", of="sales.category_share", rank="sales.category_amount", most=3,
    ),
    Top(
        id="sales.top_category_contribution", name="核心品类增量贡献", unit=GROWTH, grains=frozenset({"category"}), whole=False,
        definition="金额最高的三个类目各自的同比增量÷全部明细金额的同比增量。",
        of="sales.category_contribution", rank="sales.category_amount", most=3,
    ),
    Analysis(
        id="sales.premium_share", name="高客单价订单占比", unit=RATE, query=PREMIUM, read=_premium_share,
        definition="金额不低于门槛的付款订单的支付金额÷全部支付金额；门槛可配置，默认为上年同期笔单价的80%分位数。",
    ),
    Analysis(
        id="sales.premium_threshold", name="高客单价门槛", unit=PRICE, better="neither", query=PREMIUM,
        read=_premium_threshold, definition="高客单价订单的金额门槛；可配置，默认为上年同期笔单价的80%分位数。",
    ),
    Total(
        id="sales.campaign_amount", name="大促支付金额", unit=YUAN, needs=("campaigns",),
        definition="各大促窗口内的支付金额合计，窗口见配置。",
        ways=(
            Way("orders", _in_campaigns("total_amount"), ("total_amount",)),
            Way("shop_daily", _in_campaigns("paid_amount"), ("paid_amount",)),
        ),
    ),
    Derived(
        id="sales.campaign_share", name="大促销售占比", unit=RATE, better="neither",
        definition="大促窗口内支付金额÷报告期支付金额。",
        of=("sales.campaign_amount", "sales.paid_amount"), formula=ratio,
    ),
    Given(
        id="sales.campaign_share_plan", name="大促销售占比计划", unit=RATE, better="neither",
        definition="配置 options.campaign_share_plan 给出的大促销售占比计划。",
        key="options.campaign_share_plan", value=lambda settings: settings.campaign_share_plan,
    ),
    Peak(
        id="sales.record_month", name="最高月", unit=YUAN, definition="报告期内支付金额最高的月份。",
        of="sales.paid_amount", over="month",
    ),
    Peak(
        id="sales.record_day", name="最高日", unit=YUAN, definition="报告期内支付金额最高的一天。",
        of="sales.paid_amount", over="day",
    ),
)
