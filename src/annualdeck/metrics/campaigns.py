"""campaigns: 大促活动效果."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import MULTIPLE, PEOPLE, PRICE, RATE, SHEETS, VISITS, WHOLE_DAYS, YUAN
from annualdeck.metrics import crossing
from annualdeck.metrics.buyers import COMPARED_DAYS, distinct, no_history
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, Stated, Total, Way, itself, ratio, ratio_by_span
from annualdeck.period import year_before

CAMPAIGNS = ("campaigns",)
CAMPAIGN = frozenset({"campaign"})
SLICES = frozenset({"month", "campaign", "promotion"})
YEAR = 365  # days of orders before a window, to know the buyers of the twelve months before it
Rows = Sequence[Mapping[str, object]]


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
    ((_, value, prior),) = ratio_by_span(rows, "new", "buyers")
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
    ((_, value, prior),) = ratio_by_span(rows, "came", "base")
    found = facts.coverage["orders"]
    return [({}, no_history(facts, found.covered, YEAR) or value, no_history(facts, found.compared, YEAR) or prior)]


def _days(facts: Facts, settings: Settings) -> list[Reading]:
    return [
        ({"campaign": c.name}, _calendar_days(*c.window), _calendar_days(*c.prior_window)) for c in facts.campaigns
    ]


def _calendar_days(start: dt.datetime, end: dt.datetime) -> int:
    """How many days a half-open window touches."""
    return ((end - dt.timedelta(microseconds=1)).date() - start.date()).days + 1


def _of_members(column: str) -> nw.Expr:
    """The cells of members' coupons, empty in other rows."""
    return nw.when(nw.col("coupon_type").str.contains("会员")).then(nw.col(column))


KPIS = (
    Derived(
        id="campaigns.table", name="各大促支付金额", unit=YUAN, grains=CAMPAIGN, whole=False,
        definition="各大促窗口内付款订单的支付金额，与配置的上年同一大促相比。", of=("sales.paid_amount",), formula=itself,
    ),
    Stated(
        id="campaigns.days", name="各大促天数", unit=WHOLE_DAYS, grains=CAMPAIGN, whole=False, better="neither",
        definition="各大促窗口跨到的自然日数，与配置的上年同一大促相比。", key="campaigns", what="大促日期", read=_days,
    ),
    Derived(
        id="campaigns.campaign_visitors", name="各大促访客数", unit=VISITS, grains=CAMPAIGN, whole=False,
        definition="各大促期间每日访客数之和。", of=("campaigns.visitors",), formula=itself,
    ),
    Derived(
        id="campaigns.campaign_conversion", name="各大促支付转化率", unit=RATE, grains=CAMPAIGN, whole=False,
        definition="各大促期间日支付买家数之和÷日访客数之和。", of=("campaigns.daily_buyers", "campaigns.visitors"), formula=ratio,
    ),
    Derived(
        id="campaigns.campaign_spend", name="各大促客单价", unit=PRICE, grains=CAMPAIGN, whole=False, buyers="period",
        definition="各大促窗口内的支付金额÷支付买家数。", of=("sales.paid_amount", "sales.buyers"), formula=ratio,
    ),
    Total(
        id="campaigns.daily_buyers", name="日支付买家数之和", unit=PEOPLE, grains=SLICES,
        definition="店铺日报每日支付买家数之和。", ways=(Way("shop_daily", nw.col("buyers").sum(), ("buyers",)),),
    ),
    Total(
        id="campaigns.visitors", name="访客数", unit=VISITS, grains=SLICES, definition="店铺日报每日访客数之和。",
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
        read=lambda rows, facts, settings: ratio_by_span(rows, "hero", "all"),
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
    Total(
        id="campaigns.member_coupons_claimed", name="会员券领取", unit=SHEETS, definition="券类型含“会员”的优惠券的领取张数。",
        ways=(Way("coupons", _of_members("claimed").sum(), ("claimed", "coupon_type"), present=_of_members("claimed").count()),),
    ),
    Total(
        id="campaigns.member_coupons_used", name="会员券使用", unit=SHEETS, definition="券类型含“会员”的优惠券的使用张数。",
        ways=(Way("coupons", _of_members("used").sum(), ("used", "coupon_type"), present=_of_members("used").count()),),
    ),
    Derived(
        id="campaigns.member_coupon_redemption", name="会员券核销率", unit=RATE, definition="会员券的使用张数÷领取张数。",
        of=("campaigns.member_coupons_used", "campaigns.member_coupons_claimed"), formula=ratio,
    ),
    *crossing.KPIS,
)
