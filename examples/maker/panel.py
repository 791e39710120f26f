"""What 生意参谋 and the other panels say about the same days: visitors, members, sources, market, coupons.

Amounts, buyers and orders are counted from the orders themselves; what orders cannot tell is made up around them.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from maker.people import BEFORE, is_member, members
from maker.shop import AFTER_LAST_DAY, CATEGORIES, Dice, in_campaign
from maker.trade import Order, trade

PANEL_YEARS = (2024, 2025)


@dataclass
class Day:
    """One day of the shop. Amounts in 分."""

    date: dt.date
    paid: int = 0
    orders: int = 0
    lines: int = 0
    units: int = 0
    buyers: set[int] = field(default_factory=set)
    old_buyers: set[int] = field(default_factory=set)
    old_paid: int = 0
    ordered: int = 0
    ordered_buyers: set[int] = field(default_factory=set)
    refunded: int = 0
    by_category: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CATEGORIES, 0))
    visitors: int = 0
    new_visitors: int = 0
    pageviews: int = 0
    stay: int = 0
    carts: int = 0
    favourites: int = 0
    members: int = 0
    new_members: int = 0
    member_paid: int = 0
    member_buyers: set[int] = field(default_factory=set)
    shipped: int = 0
    signed: int = 0
    reviews: int = 0
    praise: int = 0
    delivery: int = 0


@cache
def days() -> dict[dt.date, Day]:
    """Every day of the three years."""
    known: dict[dt.date, Day] = defaultdict(lambda: Day(dt.date.min))
    seen: set[int] = set()
    for order in sorted(trade(), key=lambda o: (o.paid_at or o.created_at, o.order_id)):
        ordered = _day(known, order.created_at.date())
        ordered.ordered += order.total
        ordered.ordered_buyers.add(order.buyer)
        if order.paid_at is not None:
            _count(_day(known, order.paid_at.date()), order, order.buyer in seen)
            seen.add(order.buyer)
        if order.shipped_at is not None and order.confirmed_at is not None:
            _day(known, order.shipped_at.date()).shipped += 1
            _day(known, order.confirmed_at.date()).signed += 1
        if order.refunded_at is not None:
            _day(known, order.refunded_at.date()).refunded += order.refund
    joined = Counter(member.joined_at.date() for member in members().values())
    dice, held = Dice(305), BEFORE
    year_by_year = {date: known[date] for date in sorted(known) if date < AFTER_LAST_DAY}
    for day in year_by_year.values():
        _visit(dice, day)
        day.new_members = joined[day.date]
        held += day.new_members
        day.members = held
    return year_by_year


def _day(known: dict[dt.date, Day], date: dt.date) -> Day:
    known[date].date = date
    return known[date]


def _count(day: Day, order: Order, old: bool) -> None:
    day.paid += order.total
    day.orders += 1
    day.lines += len(order.lines)
    day.units += sum(line.quantity for line in order.lines)
    day.buyers.add(order.buyer)
    if is_member(order):
        day.member_paid += order.total
        day.member_buyers.add(order.buyer)
    if old:
        day.old_buyers.add(order.buyer)
        day.old_paid += order.total
    for line in order.lines:
        day.by_category[line.item.category] += line.paid


def _visit(dice: Dice, day: Day) -> None:
    """Fill in what a day's visitors and reviewers did."""
    conversion = {2023: 0.0285, 2024: 0.0296}.get(day.date.year, 0.0309) * (1.42 if in_campaign(day.date) else 1.0)
    troubled = day.date.year == 2025 and 7 <= day.date.month <= 9
    conversion *= 0.9 if troubled else 1.0
    day.visitors = round(max(1, len(day.buyers)) / conversion * dice.between(0.93, 1.07)) + dice.whole(40, 90)
    day.new_visitors = round(day.visitors * dice.between(0.64, 0.72))
    day.pageviews = round(day.visitors * dice.between(3.1, 3.9))
    day.stay = round(dice.between(88, 112) * (1.12 if day.date.year == 2025 else 1.0))
    day.carts = round(day.visitors * dice.between(0.08, 0.11))
    day.favourites = round(day.visitors * dice.between(0.03, 0.045))
    day.reviews = round(day.signed * dice.between(0.2, 0.32))
    day.praise = round(day.reviews * dice.between(0.93, 0.96) * (0.965 if troubled else 1.0))
    day.delivery = round(dice.between(2.3, 3.1) * 86400)


def days_of(year: int) -> list[Day]:
    return [d for date, d in days().items() if date.year == year]


def days_of_month(year: int, month: int) -> list[Day]:
    return [d for d in days_of(year) if d.date.month == month]


# -- traffic ----------------------------------------------------------------------------------------------------------
# level 1, 2, 3 → share of visitors in 2024 and 2025, conversion against the mean
SOURCES = {
    ("平台流量", "手淘搜索", "-"): (0.255, 0.231, 1.25), ("平台流量", "手淘推荐", "首页推荐-猜你喜欢"): (0.142, 0.168, 0.62),
    ("平台流量", "手淘推荐", "购后推荐"): (0.031, 0.034, 0.9), ("平台流量", "淘宝直播", "店铺直播"): (0.028, 0.041, 1.5),
    ("平台流量", "淘宝直播", "达人直播"): (0.022, 0.019, 1.2), ("平台流量", "逛逛", "-"): (0.034, 0.047, 0.5),
    ("平台流量", "我的淘宝", "-"): (0.062, 0.060, 1.9), ("平台流量", "购物车", "-"): (0.048, 0.047, 2.6),
    ("平台流量", "店铺会员", "-"): (0.016, 0.022, 2.4), ("广告流量", "关键词推广", "-"): (0.131, 0.112, 1.05),
    ("广告流量", "精准人群推广", "-"): (0.092, 0.078, 0.6), ("广告流量", "全站推广", "-"): (0.041, 0.058, 0.9),
    ("广告流量", "淘宝客", "-"): (0.038, 0.033, 1.4), ("其他流量", "直接访问", "-"): (0.036, 0.031, 1.3),
    ("其他流量", "淘外媒体", "-"): (0.024, 0.019, 0.4),
}
FOND = {"店铺直播": (1.08, 1.15), "我的淘宝": (1.05, 1.1), "店铺会员": (1.14, 1.22)}  # spend a buyer against the mean, 2024 and 2025
CARRIERS = {"手淘APP": 0.84, "天猫APP": 0.11, "PC": 0.05}


@dataclass(frozen=True)
class Source:
    """A month's visitors through one source; `amount` in 分."""

    levels: tuple[str, str, str]
    visitors: int
    new_visitors: int
    carts: int
    buyers: int
    amount: int


def sources(year: int, month: int) -> list[Source]:
    found = days_of_month(year, month)
    visitors, buyers, paid = sum(d.visitors for d in found), sum(len(d.buyers) for d in found), sum(d.paid for d in found)
    dice = Dice(year * 100 + month)
    parts = []
    for levels, (before, after, pull) in SOURCES.items():
        share = (after if year == 2025 else before) * dice.between(0.93, 1.07)
        came = round(visitors * share)
        bought = min(came, round(buyers * share * pull * 0.9))
        spend = next((FOND[level][year == 2025] for level in levels if level in FOND), 1.0)
        parts.append(Source(levels, came, round(came * dice.between(0.55, 0.75)), round(came * dice.between(0.07, 0.12)),
                            bought, round(paid * share * pull * 0.9 * spend)))
    return parts


# -- coupons ----------------------------------------------------------------------------------------------------------
COUPONS = {  # name: type, claimed a buyer and day in 2024 and 2025, share used in 2024 and 2025
    "会员满200减20": ("会员券", 0.30, 0.38, 0.31, 0.36), "全店满300减30": ("店铺券", 0.55, 0.52, 0.19, 0.18),
    "新客满99减10": ("新客券", 0.42, 0.45, 0.12, 0.13), "茶具满150减15": ("品类券", 0.16, 0.21, 0.23, 0.26),
}


@dataclass(frozen=True)
class Coupon:
    date: dt.date
    name: str
    kind: str
    claimed: int
    used: int
    amount: int


def coupons(year: int) -> list[Coupon]:
    dice, rows = Dice(year + 9), []
    for day in days_of(year):
        for name, (kind, claim_before, claim_after, use_before, use_after) in COUPONS.items():
            eager = 1.8 if in_campaign(day.date) else 1.0
            rate, share = (claim_after, use_after) if year == 2025 else (claim_before, use_before)
            claimed = round(len(day.buyers) * rate * eager * dice.between(0.8, 1.2))
            used = round(claimed * share * dice.between(0.85, 1.15))
            rows.append(Coupon(day.date, name, kind, claimed, used, round(used * dice.between(180, 260) * 100)))
    return rows


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
