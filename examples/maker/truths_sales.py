"""What sales, buyers, campaigns, traffic and the market must come out as, by the KPI's own id: never counted from a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from math import exp, log

from maker import returns, trials
from maker.market import OTHERS, Standing, market
from maker.order_files import price_type
from maker.panel import PANEL_YEARS, coupons, days_of, sources
from maker.shop import CATEGORIES, campaigns, in_campaign
from maker.trade import Order, trade

Known = dict[str, object]
LAST = PANEL_YEARS[-1]
PRIVATE = ("店铺直播", "我的淘宝", "店铺会员")
HEROES = 10


def sliced(id_: str, name: str, values: dict[str, object]) -> Known:
    return {f"{id_}[{name}={key}]": value for key, value in values.items()}


@cache
def paid_in(year: int) -> tuple[Order, ...]:
    return tuple(o for o in trade() if o.paid_at is not None and o.paid_at.year == year)


@cache
def first_paid() -> dict[int, object]:
    """When each buyer paid for the first time."""
    found: dict[int, object] = {}
    for order in trade():
        if order.paid_at is not None:
            found[order.buyer] = min(order.paid_at, found.get(order.buyer, order.paid_at))
    return found


def yuan_of(orders: Iterable[Order]) -> float:
    return sum(o.total for o in orders) / 100


def sales(year: int) -> Known:
    paid = paid_in(year)
    amount, buyers = yuan_of(paid), {o.buyer for o in paid}
    by_category = in_categories(year)
    by_month, by_day = (Counter() for _ in range(2))
    for order in paid:
        by_month[f"{order.paid_at:%Y-%m}"] += order.total
        by_day[f"{order.paid_at:%Y-%m-%d}"] += order.total
    refunded = sum(r.amount for r in returns.refunds() if r.successful and r.completed_at.year == year) / 100
    within = {c.name: yuan_of(o for o in paid if c.start <= o.paid_at.date() <= c.end) for c in campaigns(year)}
    premium = percentile([o.total for o in paid_in(LAST - 1)], 0.8)
    known: Known = {
        "sales.paid_amount": amount,
        "sales.orders": len(paid),
        "sales.buyers": len(buyers),
        "sales.spend_per_buyer": amount / len(buyers),
        "sales.order_value": amount / len(paid),
        "sales.refund_amount": refunded,
        "sales.net_sales": amount - refunded,
        "sales.premium_share": sum(o.total for o in paid if o.total >= premium) / 100 / amount,
        "sales.campaign_amount": sum(within.values()),
        "sales.campaign_share": sum(within.values()) / amount,
        **sliced("sales.paid_amount", "month", {month: fen / 100 for month, fen in sorted(by_month.items())}),
        **sliced("sales.paid_amount", "campaign", within),
        **sliced("sales.category_amount", "category", by_category),
        **sliced("sales.category_share", "category", {c: part / amount for c, part in by_category.items()}),
    }
    if year == LAST:
        month, day = (max(of, key=lambda at: of[at]) for of in (by_month, by_day))
        before = yuan_of(paid_in(year - 1))
        more = {c: part - in_categories(year - 1)[c] for c, part in by_category.items()}
        known |= {
            "sales.premium_threshold": premium / 100,
            f"sales.record_month[month={month}]": by_month[month] / 100,
            f"sales.record_day[day={day}]": by_day[day] / 100,
            "sales.growth": amount / before - 1,
            **sliced("sales.category_increase", "category", more),
            **sliced("sales.category_contribution", "category", {c: part / (amount - before) for c, part in more.items()}),
        }
    return known


def in_categories(year: int) -> dict[str, float]:
    return {
        c: sum(line.paid for o in paid_in(year) for line in o.lines if line.item.category == c) / 100 for c in CATEGORIES
    }


def percentile(values: Iterable[int], share: float) -> float:
    """Between the two nearest values, in proportion."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def buyers(year: int) -> Known:
    paid, found = paid_in(year), days_of(year)
    paid_days = defaultdict(set)
    for order in paid:
        paid_days[order.buyer].add(order.paid_at.date())
    told = [d for d in found if (d.date.month, d.date.day) != (2, 12)]  # the panel was down that day
    known: Known = {
        "users.repurchase_rate": sum(len(days) >= 2 for days in paid_days.values()) / len(paid_days),
        "users.dau": sum(d.visitors for d in found) / len(found),
        "users.stay_seconds": sum(d.visitors * d.stay for d in told) / sum(d.visitors for d in told),
        "users.members": found[-1].members,
        "users.new_members": sum(d.new_members for d in found),
        "members.price_share": sum(any(price_type(o, line) == "会员价" for line in o.lines) for o in paid) / len(paid),
    }
    if year == LAST:
        before = {o.buyer for o in trade() if o.paid_at is not None and o.paid_at.year < year}
        peak = max(found, key=lambda d: d.visitors)
        known |= {
            "users.new_buyers": len(set(paid_days) - before),
            "users.returning_share": len(set(paid_days) & before) / len(paid_days),
            f"users.dau_peak[day={peak.date}]": peak.visitors,
            **cohorts(year),
        }
    return known


def cohorts(year: int) -> Known:
    """Of those who first bought in a month of the first quarter, who bought again in each of the three months after."""
    months = defaultdict(set)
    for order in paid_in(year):
        months[order.paid_at.month].add(order.buyer)
    known: Known = {}
    for month in (1, 2, 3):
        newcomers = {b for b in months[month] if (first_paid()[b].year, first_paid()[b].month) == (year, month)}
        for since in (1, 2, 3):
            share = len(newcomers & months[month + since]) / len(newcomers)
            known[f"users.cohorts[cohort={year}-{month:02d},months_since={since}]"] = share
    return known


def in_campaigns(year: int) -> Known:
    paid, found = [o for o in paid_in(year) if in_campaign(o.paid_at.date())], days_of(year)
    came = {o.buyer for o in paid}
    by_item = Counter()
    for order in paid:
        for line in order.lines:
            by_item[line.item] += line.paid
    busy, quiet = (
        (sum(len(d.buyers) for d in days), sum(d.visitors for d in days))
        for days in ([d for d in found if in_campaign(d.date)], [d for d in found if not in_campaign(d.date)])
    )
    claimed, used = Counter(), Counter()
    for coupon in coupons(year):
        claimed[coupon.kind] += coupon.claimed
        used[coupon.kind] += coupon.used
    earlier = {o.buyer for o in paid_in(year - 1)}
    known: Known = {
        "campaigns.conversion[promotion=大促]": busy[0] / busy[1],
        "campaigns.conversion[promotion=平日]": quiet[0] / quiet[1],
        "campaigns.conversion_multiple": (busy[0] / busy[1]) / (quiet[0] / quiet[1]),
        "campaigns.hero_share": sum(sorted(by_item.values())[-HEROES:]) / sum(by_item.values()),
        "campaigns.returning_repurchase": len(earlier & came) / len(earlier),
        "campaigns.multi_category_share": sum(len({x.item.category for x in o.lines}) >= 2 for o in paid) / len(paid),
        "campaigns.coupons_claimed": sum(claimed.values()),
        "campaigns.coupons_used": sum(used.values()),
        "campaigns.coupon_redemption": sum(used.values()) / sum(claimed.values()),
        **sliced("campaigns.coupon_redemption", "coupon_type", {kind: used[kind] / n for kind, n in claimed.items()}),
        **sliced("campaigns.days", "campaign", {c.name: (c.end - c.start).days + 1 for c in campaigns(year)}),
    }
    if year == LAST:
        new = sum(at.year == year and in_campaign(at.date()) for at in first_paid().values())
        known["campaigns.new_buyer_share"] = new / len(came)
    return known


def traffic(year: int) -> Known:
    found = [s for month in range(1, 13) for s in sources(year, month)]

    def converted(parts: list) -> float:
        return sum(s.buyers for s in parts) / sum(s.visitors for s in parts)

    def spend(parts: list) -> float:
        return sum(s.amount for s in parts) / sum(s.buyers for s in parts)

    private = [s for s in found if set(PRIVATE) & set(s.levels)]
    public = [s for s in found if s not in private]
    search = sum(s.visitors for s in found if s.levels[1] == "手淘搜索")
    everybody = sum(s.visitors for s in found)
    return {
        "ads.traffic_visitors": everybody,
        "ads.natural_search": search,
        "ads.non_search_share": 1 - search / everybody,
        "content.private_conversion": converted(private),
        "content.public_conversion": converted(public),
        "content.private_uplift": converted(private) / converted(public) - 1,
        "content.fan_spend_uplift": spend(private) / spend(public) - 1,
        "members.recommend_conversion": converted([s for s in found if s.levels[1] == "手淘推荐"]),
    }


# -- the market --------------------------------------------------------------------------------------------------------
def rows_of(year: int) -> list[Standing]:
    return [s for s in market() if s.year == year and not s.region]


def amounts(year: int, category: str | None = None) -> dict[str, int]:
    """In 分, by subject; all others are told in ranges only."""
    found = Counter()
    for s in rows_of(year):
        if s.amount is not None and category in (None, s.category):
            found[s.subject] += s.amount
    return dict(found)


def shares(year: int, category: str | None = None) -> dict[str, float]:
    of = amounts(year, category)
    industry = of.pop("行业")
    return {subject: fen / industry for subject, fen in of.items()}


def in_market(year: int) -> Known:
    of, found = amounts(year), rows_of(year)
    abroad = sum(s.amount for s in market() if s.year == year and s.region == "境外")
    owned = [(s.origin, s.amount) for s in found if s.subject not in ("行业", OTHERS)]
    indices = defaultdict(list)
    for s in found:
        if s.index is not None:
            indices[s.subject].append(s.index)
    categories = {c: shares(year, c) for c in CATEGORIES}
    known: Known = {
        "market.industry_amount": of["行业"] / 100,
        "market.share": shares(year)["本店"],
        "market.rank": next(s.rank for s in found if s.subject == "本店" and s.month == 12),
        "market.overseas_share": abroad / of["本店"],
        **sliced("market.category_share", "category", {c: held["本店"] for c, held in categories.items()}),
        **sliced("market.rival_index", "subject", {name: sum(told) / len(told) for name, told in indices.items()}),
        **sliced("competition.shares", "subject", shares(year)),
        "competition.concentration": sum(sorted(shares(year).values())[-4:]),
        "competition.hhi": sum((100 * share) ** 2 for share in shares(year).values()),
        "competition.foreign_share": sum(fen for origin, fen in owned if origin == "外资") / sum(fen for _, fen in owned),
        **sliced("competition.price_index", "subject", price_indices(year)),
    }
    if year == LAST:
        own, before = yuan_of(paid_in(year)) / yuan_of(paid_in(year - 1)) - 1, amounts(year - 1)
        growth = of["行业"] / before["行业"] - 1
        segments = {c: amounts(year, c)["行业"] / amounts(year - 1, c)["行业"] - 1 for c in CATEGORIES}
        moves = {c: held["本店"] - shares(year - 1, c)["本店"] for c, held in categories.items()}
        known |= {
            "sales.industry_growth": growth,
            "sales.growth_lead": own - growth,
            **sliced("market.share_change", "category", moves),
            **sliced("competition.segments", "category", segments),
            **sliced("competition.share_moves", "subject", {n: s - shares(year - 1)[n] for n, s in shares(year).items()}),
        }
    return known


def price_indices(year: int) -> dict[str, float]:
    """The geometric mean of own price ÷ theirs, by rival."""
    ratios = defaultdict(list)
    for day, _, rival, own, theirs in trials.prices():
        if day.year == year:
            ratios[rival].append(log(own / theirs))
    return {rival: exp(sum(logs) / len(logs)) for rival, logs in ratios.items()}
