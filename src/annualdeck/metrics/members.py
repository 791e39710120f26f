"""members: 会员体系优化. What members buy beside everybody else, their tiers and points, and what is recommended to them."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from annualdeck.figure import GROWTH, MULTIPLE, ORDERS, PEOPLE, PRICE, RATE, YUAN
from annualdeck.metrics import points, tiers
from annualdeck.metrics.buyers import distinct, distinct_where
from annualdeck.metrics.channels import PAID, above, named, side
from annualdeck.metrics.definition import AnyKpi, Derived, Total, Way, ratio
from annualdeck.metrics.listing import MEMBER, OTHER, with_member

MONTH = frozenset({"month"})
LIST = ("members",)

# -- members' orders -------------------------------------------------------------------------------------------------

def _listed(expr: nw.Expr, *columns: str) -> Way:
    """An aggregate over the orders, where the list of members tells whose they are."""
    return Way("orders", expr, ("buyer_id", *columns), present=nw.when(MEMBER).then(nw.lit(1)).count(), view=with_member, joined=LIST)


def _amount(whose: nw.Expr) -> nw.Expr:
    return nw.when(whose).then(nw.col("total_amount")).otherwise(nw.lit(0)).sum()


def _by_account(id_: str, name: str, whose: nw.Expr, rest: str) -> Iterator[AnyKpi]:
    """The KPIs of the orders of members, or of other accounts."""
    yield Total(
        id=f"members.{id_}buyers", name=f"{name}支付买家数", unit=PEOPLE, grains=MONTH, buyers="period", better="neither",
        definition=f"{rest}的付款订单的去重买家账号数。", ways=(_listed(distinct_where(whose, "buyer_id")),),
    )
    yield Total(
        id=f"members.{id_}orders_amount", name=f"{name}订单支付金额", unit=YUAN, grains=MONTH, buyers="period", better="neither",
        definition=f"{rest}的付款订单的支付金额。", ways=(_listed(_amount(whose), "total_amount"),),
    )
    yield Derived(
        id=f"members.{id_}spend", name=f"{name}客单价", unit=PRICE, grains=MONTH, buyers="period", definition=f"{name}订单支付金额÷{name}支付买家数。",
        of=(f"members.{id_}orders_amount", f"members.{id_}buyers"), formula=ratio,
    )


# -- recommendation --------------------------------------------------------------------------------------------------

PAID_PLACES = ("超级推荐", *PAID)  # places that are bought among what is recommended
RECOMMENDED = named("推荐", "猜你喜欢") & ~named(*PAID_PLACES)
FREE = "推荐指名称含推荐或猜你喜欢的免费来源"


LINED = ("order_id", "price_type")
MEMBER_PRICE = nw.col("price_type").str.contains("会员").fill_null(False)

KPIS: tuple[AnyKpi, ...] = (
    Total(
        id="members.amount", name="会员成交金额", unit=YUAN, grains=MONTH,
        definition="店铺日报会员成交金额之和；没有时为会员入会之后的订单支付金额，再没有时为会员日报的会员支付金额之和。",
        ways=(
            Way("shop_daily", nw.col("member_amount").sum(), ("member_amount", "paid_amount"), present=nw.col("member_amount").count()),
            _listed(_amount(MEMBER), "total_amount"),
            Way("shop_daily", nw.col("member_amount").sum(), ("member_amount",)),
            Way("member_daily", nw.col("amount").sum(), ("amount",)),
        ),
    ),
    Total(
        id="members.base_amount", name="会员占比的支付金额", unit=YUAN, grains=MONTH, better="neither",
        definition="与会员成交金额同一来源的全店支付金额：店铺日报支付金额之和，会员按名单认定时为订单支付金额之和。",
        ways=(
            Way("shop_daily", nw.col("paid_amount").sum(), ("paid_amount", "member_amount"), present=nw.col("paid_amount").count()),
            _listed(nw.col("total_amount").sum(), "total_amount"),
            Way("shop_daily", nw.col("paid_amount").sum(), ("paid_amount",)),
            Way("orders", nw.col("total_amount").sum(), ("total_amount",)),
        ),
    ),
    Derived(
        id="members.contribution", name="会员销售占比", unit=RATE, grains=MONTH, definition="会员成交金额÷全店支付金额。",
        of=("members.amount", "members.base_amount"), formula=ratio,
    ),
    *_by_account("", "会员", MEMBER, "会员入会之后"),
    *_by_account("other_", "非会员", OTHER, "非会员及会员入会之前"),
    Derived(
        id="members.spend_multiple", name="会员客单价倍数", unit=MULTIPLE, grains=MONTH, buyers="period", definition="会员客单价÷非会员客单价。",
        of=("members.spend", "members.other_spend"), formula=ratio,
    ),
    *tiers.KPIS,
    *points.KPIS,
    *side("members.recommend", "推荐", RECOMMENDED, FREE),
    *side("members.other_traffic", "非推荐", ~RECOMMENDED, FREE),
    Derived(
        id="members.recommend_uplift", name="推荐转化率高出其他", unit=GROWTH, grains=MONTH, definition="推荐转化率÷非推荐转化率−1。",
        of=("members.recommend_conversion", "members.other_traffic_conversion"),
        formula=above,
    ),
    Total(
        id="members.lined_orders", name="有明细的订单数", unit=ORDERS, grains=MONTH, better="neither", definition="订单明细里付款订单的去重订单数。",
        ways=(Way("order_lines", distinct("order_id"), LINED, present=nw.col("price_type").count()),),
    ),
    Total(
        id="members.price_orders", name="会员价订单数", unit=ORDERS, grains=MONTH, definition="含有价格类型为会员价的商品的付款订单数。",
        ways=(Way("order_lines", distinct_where(MEMBER_PRICE, "order_id"), LINED, present=nw.col("price_type").count()),),
    ),
    Derived(
        id="members.price_share", name="会员价订单占比", unit=RATE, grains=MONTH, definition="会员价订单数÷有明细的订单数。",
        of=("members.price_orders", "members.lined_orders"), formula=ratio,
    ),
)
