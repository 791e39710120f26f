"""What each room of the shop must come out as, by the KPI's own id: counted from the objects, never from a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from statistics import median

from maker import ads, contents, people, returns, stockroom, trials, voices
from maker.parcels import NORTH_WEST, WAREHOUSE, same_city, short
from maker.shop import goods
from maker.trade import Order, trade
from maker.truths_sales import LAST, Known, buyers, in_campaigns, in_market, paid_in, sales, sliced, traffic

ABROAD = ("香港", "澳门", "台湾", "海外")
SLOW_DAYS = dt.timedelta(days=90)


def truths(year: int) -> Known:
    """KPI id → value; one of a slice is written id[name=value]."""
    made: Known = {}
    rooms = (
        sales, buyers, in_campaigns, traffic, in_market, delivery, refunds, tickets, stock, buying, reviews, survey,
        members, conversations, ads.truth, contents.truth, rules, pilots,
    )
    for of in rooms:
        made |= of(year)
    return made


def end(year: int) -> dt.datetime:
    return dt.datetime(year + 1, 1, 1)


def delivery(year: int) -> Known:
    left = [o for o in trade() if o.parcel and o.parcel.shipped_at.year == year]
    waits = sorted((o.parcel.shipped_at - o.paid_at).total_seconds() / 3600 for o in left)
    signed = [o for o in left if o.parcel.signed_at is not None and o.parcel.signed_at < end(year)]
    across = [o for o in signed if short(o.place[0]) not in (WAREHOUSE[0], *ABROAD)]
    near = [o for o in left if same_city(o.place)]
    carriers = Counter(o.parcel.carrier for o in left)
    kinds = Counter(o.parcel.exception for o in left if o.parcel.exception)
    delayed = [o for o in left if o.parcel.late]

    def hours(orders: list[Order]) -> float:
        return median(map(hours_on_the_way, orders))

    def in_time(orders: list[Order]) -> float:
        return sum(hours_on_the_way(o) <= 72 for o in orders) / len(orders)

    def by_carrier(orders: list[Order], measure) -> dict[str, float]:
        return {name: measure([o for o in orders if o.parcel.carrier == name]) for name in sorted(carriers)}

    def by_province(orders: list[Order]) -> dict[str, float]:
        by = {name: [o for o in orders if short(o.place[0]) == name] for name in ("浙江", *NORTH_WEST)}
        return {name: hours(found) for name, found in by.items() if found}

    return {
        "fulfilment.parcels": len(left),
        "fulfilment.ship_48h": sum(w <= 48 for w in waits) / len(waits),
        "fulfilment.process_hours": median(waits),
        "fulfilment.transit_hours": hours(signed),
        **sliced("fulfilment.province_hours", "province", by_province(signed)),
        "fulfilment.cross_province_72h": in_time(across),
        "fulfilment.same_city_parcels": len(near),
        "fulfilment.same_city_same_day": sum(same_day(o) for o in near) / len(near),
        "fulfilment.exceptions": sum(kinds.values()) / len(left),
        "fulfilment.complaints": sum(bool(o.parcel.complaint) for o in left) / len(left) * 10_000,
        **sliced("fulfilment.exception_parcels", "exception", dict(kinds)),
        **sliced("fulfilment.exception_kinds", "exception", {kind: n / len(left) for kind, n in kinds.items()}),
        **sliced("fulfilment.carriers", "carrier", dict(carriers)),
        **sliced("fulfilment.carrier_hours", "carrier", by_carrier(signed, hours)),
        **sliced("fulfilment.carrier_72h", "carrier", by_carrier(across, in_time)),
        "service.delayed_parcels": len(delayed),
        "service.compensated_share": sum(o.parcel.compensated for o in delayed) / len(delayed),
        "policy.green_packaging": sum(o.parcel.green for o in left) / len(left),
    }


def hours_on_the_way(order: Order) -> float:
    return (order.parcel.signed_at - order.parcel.collected_at).total_seconds() / 3600


def same_day(order: Order) -> bool:
    return order.parcel.signed_at is not None and order.parcel.signed_at.date() == order.parcel.shipped_at.date()


def refunds(year: int) -> Known:
    found = [r for r in returns.refunds() if r.completed_at.year == year]
    settled = [r for r in found if r.successful]
    reasons = Counter(r.reason for r in settled)
    quarters = {q: [r for r in found if (r.completed_at.month + 2) // 3 == q] for q in (3, 4)}
    third, fourth = (sum(r.intervened for r in part) / len(part) for part in quarters.values())
    return {
        "aftersales.refunded_orders": len({r.order.order_id for r in settled}),
        "aftersales.refund_rate": len({r.order.order_id for r in settled}) / len(paid_in(year)),
        "aftersales.dispute_rate": sum(r.intervened for r in found) / len(found),
        f"aftersales.dispute_step[quarter={year}Q4]": fourth - third,
        "aftersales.dispute_hours": median(r.hours for r in found if r.intervened),
        "service.refund_hours": sum(r.hours for r in settled) / len(settled),
        "service.auto_refund_share": sum(r.instant or r.by_system for r in settled) / len(settled),
        **sliced("aftersales.reason_refunds", "reason", dict(reasons.most_common())),
        **sliced("aftersales.reasons", "reason", {reason: n / len(settled) for reason, n in reasons.most_common()}),
    }


def tickets(year: int) -> Known:
    found = [t for t in returns.tickets() if t.opened_at.year == year]
    answered = [(t.answered_at - t.opened_at).total_seconds() / 3600 for t in found]
    scores = [t.score for t in found if t.score is not None]
    week = dt.timedelta(days=7)
    at_once = [t for t in found if t.contacts == 1 and not (t.reopened_at and t.reopened_at <= t.closed_at + week)]
    penalties = Counter()
    for _, provider, points, _ in returns.penalties(year):
        penalties[provider] += points
    return {
        "aftersales.first_response": median(answered),
        "aftersales.first_contact_resolution": len(at_once) / len(found),
        "aftersales.satisfaction": sum(scores) / len(scores),
        "aftersales.scores": len(scores),
        **sliced("aftersales.providers", "provider", dict(Counter(t.provider for t in found))),
        **sliced("aftersales.provider_penalties", "provider", dict(penalties)),
        "service.complaint_rate": sum(t.kind == "投诉" for t in found) / len(paid_in(year)) * 10_000,
    }


def stock(year: int) -> Known:
    held = [h for h in stockroom.stockroom()[0] if h.year == year]
    out = sum(h.sold * h.item.cost for h in held)
    ends = [sum(h.closing * h.item.cost for h in held if h.month == month) for month in range(1, 13)]
    opening = sum(h.opening * h.item.cost for h in held if h.month == 1)
    turnover = out / ((opening + sum(ends)) / 13)
    days = (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days
    late = (o for o in trade() if o.paid_at is not None and end(year) - SLOW_DAYS <= o.paid_at < end(year))
    idle = set(goods()) - {line.item for o in late for line in o.lines}
    slow = sum(h.closing * h.item.cost for h in held if h.month == 12 and h.item in idle)
    cleared = {y: [c for c in stockroom.cleared() if c.date.year == y] for y in (year - 1, year)}
    losses = {y: sum(c.cost - c.amount for c in found) / 100 for y, found in cleared.items()}
    channels = Counter()
    for c in cleared[year]:
        channels[c.channel] += c.quantity
    known: Known = {
        "inventory.cost_of_goods": out / 100,
        "inventory.stock_value": ends[-1] / 100,
        "inventory.turnover": turnover,
        "inventory.days": days / turnover,
        "inventory.slow_stock": slow / 100,
        "inventory.slow_share": slow / ends[-1],
        "inventory.clearance_loss": losses[year],
        **sliced("inventory.clearance", "channel", dict(sorted(channels.items()))),
    }
    if year == LAST:
        known["inventory.writedown_avoided"] = losses[year - 1] - losses[year]
    return known


def buying(year: int) -> Known:
    found = [p for p in stockroom.stockroom()[1] if p.received.year == year]
    on_time = {s: [p.received <= p.promised for p in found if p.supplier == s] for s in stockroom.SUPPLIERS}
    return {
        "inventory.supplier_on_time": sum(p.received <= p.promised for p in found) / len(found),
        **sliced("inventory.supplier_on_time", "supplier", {s: sum(kept) / len(kept) for s, kept in on_time.items()}),
        "inventory.fill_rate": sum(p.delivered for p in found) / sum(p.quantity for p in found),
    }


def reviews(year: int) -> Known:
    own = [r for r in voices.reviews() if r.at.year == year]
    rated = Counter(r.mood for r in own if r.rated)
    everybody = sum(rated.values())
    waits = [(r.answered_at - r.at).total_seconds() / 3600 for r in own if r.answered_at]
    return {
        "feedback.reviews": len(own),
        "feedback.rated_reviews": everybody,
        "feedback.rated_positive_share": rated["好"] / everybody,
        "feedback.rated_neutral_share": rated["中"] / everybody,
        "feedback.rated_negative_share": rated["差"] / everybody,
        "feedback.alert_hours": median(waits),
    }


def moods(year: int) -> dict[str, int]:
    """How the words of reviews were meant: a reader of them has to judge, and may err."""
    return dict(Counter(r.mood for r in voices.reviews() if r.at.year == year and r.topic))


def survey(year: int) -> Known:
    asked = voices.answers(year)
    scores = {"物流时效": "delivery", "商品质量": "quality", "售后体验": "care"}
    valued = [a for a in asked if a.segment == "高价值会员"]

    def nps(answers: list[voices.Answer]) -> float:
        """In points."""
        return 100 * (sum(a.recommend >= 9 for a in answers) - sum(a.recommend <= 6 for a in answers)) / len(answers)

    def means(answers: list[voices.Answer]) -> dict[str, float]:
        return {name: sum(getattr(a, field) for a in answers) / len(answers) for name, field in scores.items()}

    return {
        "feedback.nps": nps(asked),
        "feedback.nps[segment=高价值会员]": nps(valued),
        "feedback.response_rate": len(asked) / voices.INVITED[year],
        **sliced("feedback.survey_scores", "question", means(asked)),
        **sliced("feedback.survey_scores_high_value", "question", means(valued)),
    }


def members(year: int) -> Known:
    paid = paid_in(year)
    given = Counter()
    for p in people.points(year):
        given[p.direction, p.source or p.use] += p.points
    issued = sum(n for (direction, _), n in given.items() if direction == "发放")
    used = {use: n for (direction, use), n in given.items() if direction == "核销"}
    known: Known = {
        "members.contribution": sum(o.total for o in paid if people.is_member(o)) / sum(o.total for o in paid),
        "members.points_issued": issued,
        "members.points_lost": sum(n for (direction, _), n in given.items() if direction == "过期"),
        "members.points_redemption": sum(used.values()) / issued,
        **sliced("members.points_redeemed", "use", used),
    }
    if year == LAST:
        listed = [m for m in (*people.early_members(), *people.members().values()) if m.joined_at < end(year)]
        rank = people.TIERS.index
        before = [m for m in listed if m.tier_before]
        known |= {
            "users.listed_members": len(listed),
            **sliced("members.tiers", "tier", dict(Counter(m.tier for m in listed))),
            "members.upgrade_rate": sum(rank(m.tier) > rank(m.tier_before) for m in before) / len(before),
        }
    return known


def conversations(year: int) -> Known:
    found = people.chats(year)
    scores = [c.score for c in found if c.score is not None]
    bots, persons = [c for c in found if c.bot], [c for c in found if not c.bot]
    kinds = {"机器人": bots, "人工": persons}
    return {
        "service.sessions": len(found),
        "service.bot_share": len(bots) / len(found),
        "service.transfer_rate": sum(c.transferred for c in bots) / len(bots),
        **sliced("service.first_response_seconds", "channel", {k: median(c.response for c in of) for k, of in kinds.items()}),
        **sliced("service.handle_minutes", "channel", {k: median(c.minutes for c in of) for k, of in kinds.items()}),
        "service.satisfaction": sum(scores) / len(scores),
    }


def rules(year: int) -> Known:
    found = [v for v in trials.violations() if v.at.year == year]
    return {
        "policy.violations": len(found),
        "policy.fines": sum(v.fine for v in found) / 100,
        "policy.penalty_points": sum(v.points for v in found),
    }


def pilots(year: int) -> Known:
    """What was tried out in the last year only: success of both arms, or the mean of what was measured."""
    known: Known = {}
    for pilot in (*trials.PILOTS, trials.WEIGHT) if year == LAST else ():
        arms = [[r for r in trials.pilots() if r[1:3] == (pilot, arm)] for arm in ("对照", "试点")]
        if pilot == trials.WEIGHT:
            names, values = ("control_mean", "treated_mean"), [sum(r[5] for r in of) / len(of) for of in arms]
        else:
            names, values = ("control", "treated"), [sum(r[3] for r in of) / sum(r[4] for r in of) for of in arms]
        known |= {f"technology.{name}[pilot={pilot}]": value for name, value in zip(names, values, strict=True)}
        known[f"technology.pilots[pilot={pilot}]"] = values[1] / values[0] - 1
    return known
