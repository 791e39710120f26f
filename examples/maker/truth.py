"""The figures that must come out of the exports, counted from the orders in memory and never from a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from maker.order_files import last_export
from maker.market import market
from maker.panel import PANEL_YEARS, coupons, days_of, sources
from maker.shop import CATEGORIES, SHOP, YEARS, campaigns
from maker.trade import Order, trade
from maker.truths import truths


def truth() -> dict[str, object]:
    """Amounts in yuan as text with two decimals; rates as fractions."""
    return {
        "shop": SHOP,
        "orders_in_exports": len(trade()),
        "years": {str(year): {**of_orders(year), **(of_panels(year) if year in PANEL_YEARS else {})} for year in YEARS},
        "kpis": {str(year): truths(year) for year in PANEL_YEARS},
    }


def paid_in(year: int) -> list[Order]:
    return [o for o in trade() if o.paid_at is not None and o.paid_at.year == year]


def refund_of(order: Order) -> int:
    """The refund in the newest export that holds the order."""
    return order.refund_known(last_export(order))


def of_orders(year: int) -> dict[str, object]:
    paid = paid_in(year)
    amount, refunded = sum(o.total for o in paid), sum(refund_of(o) for o in paid)
    buyers = {o.buyer for o in paid}
    before = {o.buyer for o in trade() if o.paid_at is not None and o.paid_at.year < year}
    paid_days = defaultdict(set)
    for order in paid:
        paid_days[order.buyer].add(order.paid_at.date())
    by_month, by_day, by_category = Counter(), Counter(), Counter()
    for order in paid:
        by_month[order.paid_at.month] += order.total
        by_day[order.paid_at.date()] += order.total
        for line in order.lines:
            by_category[line.item.category] += line.paid
    in_campaigns = {c.name: sum(o.total for o in paid if c.start <= o.paid_at.date() <= c.end) for c in campaigns(year)}
    record_day = max(by_day, key=lambda day: by_day[day])
    repeat = sum(len(d) >= 2 for d in paid_days.values())
    threshold = percentile([o.total for o in paid_in(year - 1)], 0.8) if year > YEARS[0] else None
    premium = {y: premium_share(y, threshold) for y in (year - 1, year)} if threshold is not None else {}
    return {
        "paid_amount": yuan(amount), "orders": len(paid), "buyers": len(buyers),
        "unpaid_orders": sum(o.paid_at is None and o.created_at.year == year for o in trade()),
        "refunded_of_orders": yuan(refunded), "received_of_orders": yuan(amount - refunded),
        "spend_per_buyer": amount / 100 / len(buyers), "order_value": amount / 100 / len(paid),
        "monthly_paid": [yuan(by_month[m]) for m in range(1, 13)],
        "record_month": f"{year}-{max(by_month, key=lambda m: by_month[m]):02d}",
        "record_day": f"{record_day}", "record_day_paid": yuan(by_day[record_day]),
        "category_paid": {c: yuan(by_category[c]) for c in CATEGORIES},
        "category_share": {c: by_category[c] / amount for c in CATEGORIES},
        "repeat_buyers": repeat, "repurchase_rate": repeat / len(buyers),
        "new_buyers": len(buyers - before) if year > YEARS[0] else None,
        "returning_buyers": len(buyers & before) if year > YEARS[0] else None,
        "returning_share": len(buyers & before) / len(buyers) if year > YEARS[0] else None,
        "premium_threshold": threshold / 100 if threshold is not None else None,
        "premium_share": premium.get(year), "premium_share_year_before": premium.get(year - 1),
        "campaign_paid": {name: yuan(part) for name, part in in_campaigns.items()},
        "campaign_share": sum(in_campaigns.values()) / amount,
    }


def of_panels(year: int) -> dict[str, object]:
    found = days_of(year)
    peak = max(found, key=lambda d: d.visitors)
    claimed, used, sources_of = Counter(), Counter(), Counter()
    for coupon in coupons(year):
        claimed[coupon.kind] += coupon.claimed
        used[coupon.kind] += coupon.used
    for month in range(1, 13):
        for source in sources(year, month):
            sources_of[source.levels[1]] += source.visitors
    industry, own = standing(year, "行业"), standing(year, "本店")
    return {
        "daily_paid_equals_orders": yuan(sum(d.paid for d in found)),
        "refunds_completed": yuan(sum(d.refunded for d in found)),
        "visitors_mean": sum(d.visitors for d in found) / len(found),
        "visitors_peak": peak.visitors, "visitors_peak_day": f"{peak.date}",
        "members_at_end": found[-1].members, "new_members": sum(d.new_members for d in found),
        "source_visitors": dict(sources_of),
        "industry_amount": yuan(sum(industry.values())), "market_share": sum(own.values()) / sum(industry.values()),
        "category_market_share": {c: own[c] / industry[c] for c in CATEGORIES},
        "rank_at_end": next(s.rank for s in market() if s.year == year and s.month == 12 and s.rank is not None),
        "coupons_claimed": dict(claimed), "coupons_used": dict(used),
        "coupon_redemption": sum(used.values()) / sum(claimed.values()),
    }


def standing(year: int, subject: str) -> Counter:
    """Category → amount in 分 over all regions."""
    amounts: Counter = Counter()
    for s in market():
        if s.year == year and s.subject == subject and not s.region and s.amount is not None:
            amounts[s.category] += s.amount
    return amounts


def premium_share(year: int, threshold: float) -> float:
    """Share of a year's amount that orders at or above the threshold (分) make up."""
    paid = paid_in(year)
    return sum(o.total for o in paid if o.total >= threshold) / sum(o.total for o in paid)


def percentile(values: Iterable[int], share: float) -> float:
    """Between the two nearest values, in proportion."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def yuan(fen: int) -> str:
    return f"{fen / 100:.2f}"
