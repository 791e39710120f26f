"""KPIs of the later sections that orders, shop days and traffic already carry."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import ENTRIES, HOURS, ORDERS, PEOPLE, RATE, YUAN
from annualdeck.metrics.definition import Derived, Total, Way, ratio

MONTH = frozenset({"month"})
SEARCH = "搜索"


def _count_where(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


def _search(column: str) -> nw.Expr:
    """The cells of search channels, empty in other rows."""
    return nw.when(nw.col("source_2").str.contains(SEARCH)).then(nw.col(column))


HOURS_TO_SHIP = (nw.col("shipped_at") - nw.col("paid_at")).dt.total_seconds() / 3600

KPIS = (
    Total(
        id="ads.traffic_visitors", name="流量来源访客数", unit=PEOPLE, grains=MONTH, definition="流量来源各渠道访客数之和。",
        ways=(Way("traffic", nw.col("visitors").sum(), ("visitors",)),),
    ),
    Total(
        id="ads.natural_search", name="自然搜索访客", unit=PEOPLE, grains=MONTH, definition="流量来源中名称含“搜索”的渠道的访客数之和。",
        ways=(Way("traffic", _search("visitors").sum(), ("visitors", "source_2"), present=_search("visitors").count()),),
    ),
    Derived(
        id="ads.non_search_share", name="非搜索流量占比", unit=RATE, grains=MONTH, better="neither",
        definition="1−搜索渠道访客数÷各渠道访客数之和。",
        of=("ads.natural_search", "ads.traffic_visitors"),
        formula=lambda search, everything: None if not everything else 1 - search / everything,
    ),
    Total(
        id="risks.search_amount", name="搜索渠道支付金额", unit=YUAN, definition="流量来源中名称含“搜索”的渠道的支付金额之和。",
        ways=(Way("traffic", _search("amount").sum(), ("amount", "source_2"), present=_search("amount").count()),),
    ),
    Total(
        id="fulfilment.shipped_orders", name="有发货时间的订单数", unit=ORDERS, grains=MONTH, definition="付款订单中有发货时间的订单数。",
        ways=(Way("orders", nw.col("shipped_at").count(), ("shipped_at",)),),
    ),
    Total(
        id="fulfilment.shipped_in_48h", name="48小时内发货订单数", unit=ORDERS, grains=MONTH, definition="付款到发货不超过48小时的订单数。",
        ways=(Way("orders", _count_where(HOURS_TO_SHIP <= 48), ("shipped_at",)),),
    ),
    Derived(
        id="fulfilment.ship_48h", name="48小时发货率", unit=RATE, grains=MONTH, definition="付款后48小时内发货的订单数÷有发货时间的订单数。",
        of=("fulfilment.shipped_in_48h", "fulfilment.shipped_orders"), formula=ratio,
    ),
    Total(
        id="fulfilment.process_hours", name="订单处理时长", unit=HOURS, grains=MONTH, better="down", definition="付款到发货的小时数的中位数。",
        ways=(Way("orders", HOURS_TO_SHIP.median(), ("shipped_at",)),),
    ),
    Total(
        id="aftersales.refunded_orders", name="退款订单数", unit=ORDERS, grains=MONTH, better="down", definition="付款订单中退款金额大于零的订单数。",
        ways=(Way("orders", _count_where(nw.col("refund_amount") > 0), ("refund_amount",)),),
    ),
    Derived(
        id="aftersales.refund_rate", name="退款率", unit=RATE, grains=MONTH, better="down", definition="退款订单数÷支付订单数。",
        of=("aftersales.refunded_orders", "sales.orders"), formula=ratio,
    ),
    Derived(
        id="aftersales.refund_amount_rate", name="金额退款率", unit=RATE, grains=MONTH, better="down", definition="成功退款金额÷支付金额。",
        of=("sales.refund_amount", "sales.paid_amount"), formula=ratio,
    ),
    Total(
        id="feedback.reviews", name="评价数", unit=ENTRIES, grains=MONTH, definition="店铺日报评价数之和。",
        ways=(Way("shop_daily", nw.col("reviews").sum(), ("reviews",)),),
    ),
    Total(
        id="feedback.positive_reviews", name="正面评价数", unit=ENTRIES, grains=MONTH, definition="店铺日报正面评价数之和。",
        ways=(Way("shop_daily", nw.col("positive_reviews").sum(), ("positive_reviews",)),),
    ),
    Derived(
        id="feedback.rated_positive_share", name="好评占比", unit=RATE, grains=MONTH, definition="店铺日报正面评价数÷评价数。",
        of=("feedback.positive_reviews", "feedback.reviews"), formula=ratio,
    ),
    Total(
        id="members.amount", name="会员成交金额", unit=YUAN, grains=MONTH, definition="店铺日报会员成交金额之和。",
        ways=(Way("shop_daily", nw.col("member_amount").sum(), ("member_amount",)),),
    ),
    Total(
        id="members.base_amount", name="店铺日报支付金额", unit=YUAN, grains=MONTH, definition="店铺日报支付金额之和。",
        ways=(Way("shop_daily", nw.col("paid_amount").sum(), ("paid_amount",)),),
    ),
    Derived(
        id="members.contribution", name="会员销售占比", unit=RATE, grains=MONTH, definition="会员成交金额÷店铺日报支付金额。",
        of=("members.amount", "members.base_amount"), formula=ratio,
    ),
)
