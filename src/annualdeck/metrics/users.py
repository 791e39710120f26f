"""users: 用户规模与活跃度."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import EDGE, Facts
from annualdeck.figure import PEOPLE, RATE, SECONDS, YUAN, Number
from annualdeck.metrics import buyers
from annualdeck.metrics.buyers import distinct
from annualdeck.metrics.cities import lower_tier_buyers, tiered_buyers
from annualdeck.metrics.definition import Analysis, Derived, First, Peak, Query, Reading, Settings, Total, Way, ratio
from annualdeck.metrics.reasons import OnlyPresentMembers, OtherDay
from annualdeck.period import Period

MONTHLY = frozenset({"month", "day", "campaign", "promotion"})
STAY = nw.col("visitors") * nw.col("stay_seconds")
STAYED = nw.when(~nw.col("stay_seconds").is_null()).then(nw.col("visitors"))


def _members_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    known = grains.view(facts, "shop_daily", ("day",)).filter(~nw.col("members").is_null())
    return known.group_by("span", "day").agg(nw.col("members").max())


MEMBERS = Query("users.members", "shop_daily", ("members",), _members_plan)


def _listed_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Those of the list who had joined by the end of the report's period."""
    end = dt.datetime.combine((facts.coverage["members"].covered or facts.period).end, dt.time())
    return grains.rows(facts, "members").filter(nw.col("at") < end).select(distinct("member_id").alias("members"))


LISTED = Query("users.listed_members", "members", ("member_id",), _listed_plan)


def _listed(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    return [({}, rows[0]["members"] or None, OnlyPresentMembers())]  # type: ignore[list-item]


def _members(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    found = facts.coverage["shop_daily"]

    def told(span: int, period: Period | None) -> dict[int, Number]:
        """Members by how many days before the period's end they were counted."""
        return {(period.end - row["day"]).days: row["members"] for row in rows if period and row["span"] == span}  # type: ignore[operator, misc]

    this, last = told(grains.CURRENT, found.covered), told(grains.PRIOR, found.compared)
    if not this:
        return []
    near = [days for days in last if abs(days - min(this)) <= EDGE.days]
    return [({}, this[min(this)], last[min(near)] if near else found.why_not or OtherDay())]


KPIS = (
    Analysis(
        id="users.panel_members", name="店铺日报会员总数", unit=PEOPLE, query=MEMBERS, read=_members,
        definition="店铺日报在报告期末（最后一个有会员数的日子）的会员总数。",
    ),
    Analysis(
        id="users.listed_members", name="名单会员总数", unit=PEOPLE, query=LISTED, read=_listed,
        definition="会员名单中报告期末之前入会的去重会员数。",
    ),
    First(
        id="users.members", name="会员总数", unit=PEOPLE, of=("users.panel_members", "users.listed_members"),
        definition="报告期末的会员总数，取自店铺日报；日报没有会员数时为会员名单中报告期末之前入会的会员数。",
    ),
    Total(
        id="users.new_members", name="新增会员", unit=PEOPLE, grains=MONTHLY,
        definition="报告期内新加入的会员数，取自店铺日报；日报没有时为会员名单中报告期内入会的会员数（已退会的不在名单里）。",
        ways=(
            Way("shop_daily", nw.col("new_members").sum(), ("new_members",)),
            Way("members", distinct("member_id"), ("member_id",)),
        ),
    ),
    Total(
        id="users.known_city_buyers", name="城市可知的买家数", unit=PEOPLE, better="neither", buyers="period",
        definition="收货城市可知的付款订单的去重买家账号数，不含港澳台与海外。",
        ways=(Way("orders", tiered_buyers, ("buyer_id", "city")),),
    ),
    Total(
        id="users.lower_tier_buyers", name="下沉市场买家数", unit=PEOPLE, buyers="period",
        definition="收货城市为三线及以下的付款订单的去重买家账号数；城市分级见文档。",
        ways=(Way("orders", lower_tier_buyers, ("buyer_id", "city")),),
    ),
    Derived(
        id="users.lower_tier_share", name="下沉市场买家占比", unit=RATE, better="neither", buyers="period",
        definition="收货城市为三线及以下的买家数÷城市可知的买家数。",
        of=("users.lower_tier_buyers", "users.known_city_buyers"), formula=ratio,
    ),
    Total(
        id="users.visitor_days", name="访客数之和", unit=PEOPLE, grains=MONTHLY,
        definition="每日访客数之和（同一访客不同日重复计）。",
        ways=(Way("shop_daily", nw.col("visitors").sum(), ("visitors",)),),
    ),
    Total(
        id="users.dau", name="日均访客", unit=PEOPLE, grains=MONTHLY, definition="每日访客数的平均值。",
        ways=(Way("shop_daily", nw.col("visitors").mean(), ("visitors",)),),
    ),
    Peak(id="users.dau_peak", name="峰值日访客", unit=PEOPLE, definition="访客数最高的一天。", of="users.visitor_days", over="day"),
    Total(
        id="users.stay_total", name="总停留时长", unit=SECONDS, grains=MONTHLY, definition="每日访客数×平均停留时长之和。",
        ways=(Way("shop_daily", STAY.sum(), ("visitors", "stay_seconds"), present=STAY.count()),),
    ),
    Total(
        id="users.stay_visitors", name="有停留时长的访客数", unit=PEOPLE, better="neither", grains=MONTHLY,
        definition="有平均停留时长的日子的访客数之和。",
        ways=(Way("shop_daily", STAYED.sum(), ("visitors", "stay_seconds"), present=STAYED.count()),),
    ),
    Derived(
        id="users.stay_seconds", name="人均停留时长", unit=SECONDS, grains=MONTHLY,
        definition="按访客数加权的平均停留时长。", of=("users.stay_total", "users.stay_visitors"), formula=ratio,
    ),
    Analysis(
        id="users.repurchase_rate", name="复购率", unit=RATE, buyers="period", query=buyers.PER_BUYER, read=buyers.repurchase,
        definition="报告期内在不同日期下过两笔及以上付款订单的买家数÷支付买家数。",
    ),
    Analysis(
        id="users.returning_share", name="老客占比", unit=RATE, better="neither", buyers="history", query=buyers.PER_BUYER,
        read=buyers.returning, definition="报告期之前买过的买家数÷报告期支付买家数。",
    ),
    Analysis(
        id="users.new_buyers", name="新客数", unit=PEOPLE, buyers="history", query=buyers.PER_BUYER, read=buyers.new_buyers,
        definition="首笔付款订单落在报告期内的买家数。",
    ),
    Analysis(
        id="users.rfm", name="用户分层买家数", unit=PEOPLE, better="neither", buyers="period", query=buyers.RFM,
        read=buyers.segments("buyers"),
        definition="按最近购买、频次、金额的五分位得分是否高于均值分为八类，各类的买家数。",
    ),
    Analysis(
        id="users.rfm_amount", name="用户分层支付金额", unit=YUAN, better="neither", buyers="period", query=buyers.RFM,
        read=buyers.segments("amount"), definition="用户分层各类买家的支付金额。",
    ),
    Analysis(
        id="users.rfm_buyer_share", name="用户分层买家占比", unit=RATE, better="neither", buyers="period", query=buyers.RFM,
        read=buyers.segment_shares("buyers"), definition="用户分层各类买家数÷支付买家数。",
    ),
    Analysis(
        id="users.rfm_amount_share", name="用户分层金额占比", unit=RATE, better="neither", buyers="period", query=buyers.RFM,
        read=buyers.segment_shares("amount"), definition="用户分层各类买家的支付金额÷全部买家的支付金额。",
    ),
    Analysis(
        id="users.high_value_share", name="高价值用户贡献", unit=RATE, buyers="period", query=buyers.RFM,
        read=buyers.high_value_share, definition="重要价值客户的支付金额÷全部买家的支付金额。",
    ),
    Analysis(
        id="users.cohorts", name="同期群留存", unit=RATE, buyers="history", query=buyers.COHORTS, read=buyers.cohorts,
        definition="某月首购的买家中，之后第几个月再次购买的占比。",
    ),
)
