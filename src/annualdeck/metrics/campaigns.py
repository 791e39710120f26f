"""campaigns: 大促活动效果."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import MULTIPLE, PEOPLE, RATE, SHEETS
from annualdeck.metrics.buyers import COMPARED_DAYS, distinct, no_history
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, Total, Way, ratio
from annualdeck.period import year_before

CAMPAIGNS = ("campaigns",)
SLICES = frozenset({"month", "campaign", "promotion"})
YEAR = 365  # days of orders before a window, to know the buyers of the twelve months before it
Rows = Sequence[Mapping[str, object]]


def _spans(rows: Rows, top: str, bottom: str) -> list[Reading]:
    """One reading from rows that hold `span`, `top` and `bottom`."""
    held = {row["span"]: ratio(row[top] or 0, row[bottom] or 0) for row in rows}  # type: ignore[arg-type]
    return [({}, held.get(grains.CURRENT), held.get(grains.PRIOR))]


def _hero_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    lines = grains.view(facts, "order_lines", ("campaign",)).filter(~nw.col("item_title").is_null())
    items = lines.group_by("span", "item_title").agg(nw.col("amount").sum())
    ranked = items.with_columns(rank=nw.col("amount").rank("ordinal", descending=True).over("span"))
    hero = nw.when(nw.col("rank") <= settings.hero_items).then(nw.col("amount")).otherwise(nw.lit(0)).sum()
    return ranked.group_by("span").agg(hero.alias("hero"), nw.col("amount").sum().alias("all"))


HEROES = Query("campaigns.heroes", "order_lines", ("item_title",), _hero_plan, CAMPAIGNS)


def _new_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span: campaign buyers, and those whose first order ever fell into a campaign window of that span."""
    orders = grains.rows(facts, "orders").filter(~nw.col("buyer_id").is_null()).select("buyer_id", "at")
    firsts = orders.group_by("buyer_id").agg(nw.col("at").min())
    inside = grains.by_campaign(facts.campaigns, "span")
    new = firsts.with_columns(span=inside).filter(~nw.col("span").is_null()).group_by("span").agg(nw.len().alias("new"))
    bought = orders.with_columns(span=inside).filter(~nw.col("span").is_null())
    everyone = bought.group_by("span").agg(distinct("buyer_id").alias("buyers"))
    return everyone.join(new, on="span", how="left")


NEW_BUYERS = Query("campaigns.new", "orders", ("buyer_id",), _new_plan, CAMPAIGNS)


def _new_share(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    ((_, value, prior),) = _spans(rows, "new", "buyers")
    found = facts.coverage["orders"]
    return [({}, no_history(facts, found.covered) or value, no_history(facts, found.compared, COMPARED_DAYS) or prior)]


def _returning_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span: buyers of the twelve months before the span, and those of them who ordered in its campaigns."""
    orders = grains.rows(facts, "orders").filter(~nw.col("buyer_id").is_null()).select("buyer_id", "at")
    found = facts.coverage["orders"]
    campaign = grains.by_campaign(facts.campaigns, "span")
    frames = []
    for span, period in ((grains.CURRENT, found.covered), (grains.PRIOR, found.compared)):
        before = grains.inside(year_before(period.start), period.start) if period else nw.lit(False)
        flags = orders.select("buyer_id", before=before, came=(campaign == span).fill_null(False))
        buyers = flags.group_by("buyer_id").agg(nw.col("before").max(), nw.col("came").max()).filter(nw.col("before"))
        came = nw.when(nw.col("came")).then(nw.lit(1)).otherwise(nw.lit(0)).sum()
        frames.append(buyers.select(nw.len().alias("base"), came.alias("came")).with_columns(span=nw.lit(span)))
    return nw.concat(frames)


RETURNING = Query("campaigns.returning", "orders", ("buyer_id",), _returning_plan, CAMPAIGNS)


def _returning(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    ((_, value, prior),) = _spans(rows, "came", "base")
    found = facts.coverage["orders"]
    return [({}, no_history(facts, found.covered, YEAR) or value, no_history(facts, found.compared, YEAR) or prior)]


def _multi_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span: orders inside campaigns, and those that hold two categories or more."""
    lines = grains.view(facts, "order_lines", ("campaign",)).filter(~nw.col("category").is_null())
    orders = lines.group_by("span", "order_id").agg(nw.col("category").n_unique().alias("kinds"))
    multi = nw.when(nw.col("kinds") >= 2).then(nw.lit(1)).otherwise(nw.lit(0)).sum()
    return orders.group_by("span").agg(multi.alias("multi"), nw.len().alias("all"))


MULTI = Query("campaigns.multi", "order_lines", ("order_id", "item_title", "category"), _multi_plan, CAMPAIGNS)


def _pairs_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Orders of the period that hold category a and b (a ≤ b; a = b counts the orders that hold a)."""
    lines = grains.view(facts, "order_lines").filter((nw.col("span") == grains.CURRENT) & ~nw.col("category").is_null())
    held = lines.select("order_id", "category").unique()
    pairs = held.rename({"category": "a"}).join(held.rename({"category": "b"}), on="order_id", how="inner")
    counted = pairs.filter(nw.col("a") <= nw.col("b")).group_by("a", "b").agg(nw.len().alias("orders"))
    everything = held.select(nw.col("order_id").n_unique().alias("all"))
    return counted.join(everything, how="cross")


PAIRS = Query("campaigns.pairs", "order_lines", ("order_id", "item_title", "category"), _pairs_plan)


def _lift(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Lift of category pairs: P(a and b) ÷ (P(a) × P(b)), where the pair's support reaches the setting."""
    orders = {(row["a"], row["b"]): row["orders"] for row in rows}
    readings: list[Reading] = []
    for (a, b), both in sorted(orders.items()):  # type: ignore[type-var]
        total = rows[0]["all"]
        if a != b and both / total >= settings.support:  # type: ignore[operator]
            lift = both * total / (orders[a, a] * orders[b, b])  # type: ignore[operator]
            readings.append(({"category": f"{a}+{b}"}, lift, None))
    return readings


KPIS = (
    Total(
        id="campaigns.daily_buyers", name="日支付买家数之和", unit=PEOPLE, grains=SLICES,
        definition="店铺日报每日支付买家数之和。", ways=(Way("shop_daily", nw.col("buyers").sum(), ("buyers",)),),
    ),
    Total(
        id="campaigns.visitors", name="访客数", unit=PEOPLE, grains=SLICES, definition="店铺日报每日访客数之和。",
        ways=(Way("shop_daily", nw.col("visitors").sum(), ("visitors",)),),
    ),
    Derived(
        id="campaigns.conversion", name="支付转化率", unit=RATE, grains=SLICES,
        definition="日支付买家数之和÷日访客数之和。",
        of=("campaigns.daily_buyers", "campaigns.visitors"), formula=ratio,
    ),
    Derived(
        id="campaigns.conversion_multiple", name="大促转化率倍数", unit=MULTIPLE, definition="大促日支付转化率÷平日支付转化率。",
        of=("campaigns.conversion[promotion=大促]", "campaigns.conversion[promotion=平日]"), formula=ratio,
    ),
    Analysis(
        id="campaigns.hero_share", name="爆款占比", unit=RATE, better="neither", query=HEROES,
        read=lambda rows, facts, settings: _spans(rows, "hero", "all"),
        definition="大促期间金额最高的若干商品（默认10个）的金额÷大促明细金额。",
    ),
    Analysis(
        id="campaigns.new_buyer_share", name="大促新客占比", unit=RATE, buyers="history", query=NEW_BUYERS, read=_new_share,
        definition="首笔付款订单落在大促窗口内的买家数÷大促支付买家数。",
    ),
    Analysis(
        id="campaigns.returning_repurchase", name="大促老客复购率", unit=RATE, buyers="history", query=RETURNING,
        read=_returning, definition="前12个月的买家中在大促下单的人数÷前12个月的买家数。",
    ),
    Total(
        id="campaigns.coupons_claimed", name="优惠券领取", unit=SHEETS, grains=frozenset({"coupon_type"}),
        definition="报告期内领取的优惠券张数。", ways=(Way("coupons", nw.col("claimed").sum(), ("claimed",)),),
    ),
    Total(
        id="campaigns.coupons_used", name="优惠券使用", unit=SHEETS, grains=frozenset({"coupon_type"}),
        definition="报告期内使用的优惠券张数。", ways=(Way("coupons", nw.col("used").sum(), ("used",)),),
    ),
    Derived(
        id="campaigns.coupon_redemption", name="优惠券核销率", unit=RATE, grains=frozenset({"coupon_type"}),
        definition="使用张数÷领取张数。", of=("campaigns.coupons_used", "campaigns.coupons_claimed"), formula=ratio,
    ),
    Analysis(
        id="campaigns.multi_category_share", name="跨品类订单占比", unit=RATE, query=MULTI,
        read=lambda rows, facts, settings: _spans(rows, "multi", "all"),
        definition="大促期间含两个及以上类目的订单数÷大促订单数。",
    ),
    Analysis(
        id="campaigns.cross_category", name="品类联动提升度", unit=MULTIPLE, better="neither", query=PAIRS, read=_lift,
        definition="两类目同单概率÷各自概率之积，只列同单占比达到门槛的组合。",
    ),
)
