"""What each room of the shop must come out as, by the KPI's own id: counted from the objects, never from a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from statistics import median

from maker import ads, contents, people, returns, stockroom, trials, voices
from maker.parcels import NORTH_WEST, WAREHOUSE, short
from maker.shop import AFTER_LAST_DAY
from maker.trade import Order, trade

Known = dict[str, object]
END = dt.datetime.combine(AFTER_LAST_DAY, dt.time())
SEEN = END + dt.timedelta(days=4)  # parcels signed later are not in the list yet


def truths(year: int) -> Known:
    """KPI id → value; an id with a slice is written id[name=value]."""
    made: Known = {}
    for of in (delivery, refunds, tickets, stock, buying, reviews, members, conversations, paid_traffic, posts, rules):
        made |= of(year)
    return made


def sliced(id_: str, name: str, values: dict[str, object]) -> Known:
    return {f"{id_}[{name}={key}]": value for key, value in values.items()}


def delivery(year: int) -> Known:
    left = [o for o in trade() if o.parcel and o.parcel.shipped_at.year == year]
    waits = sorted((o.parcel.shipped_at - o.paid_at).total_seconds() / 3600 for o in left)
    signed = [o for o in left if o.parcel.signed_at is not None and o.parcel.signed_at < SEEN]
    across = [o for o in signed if short(o.place[0]) not in (WAREHOUSE[0], "香港", "澳门", "台湾", "海外")]
    carriers = Counter(o.parcel.carrier for o in left)
    kinds = Counter(o.parcel.exception for o in left if o.parcel.exception)
    return {
        "fulfilment.ship_48h": sum(w <= 48 for w in waits) / len(waits),
        "fulfilment.process_hours": median(waits),
        "fulfilment.transit_hours": median(map(hours_on_the_way, signed)),
        "fulfilment.cross_province_72h": sum(hours_on_the_way(o) <= 72 for o in across) / len(across),
        "fulfilment.exceptions": sum(kinds.values()) / len(left),
        "fulfilment.complaints": sum(bool(o.parcel.complaint) for o in left) / len(left) * 10_000,
        **sliced("fulfilment.exception_kinds", "exception", dict(kinds)),
        **sliced("fulfilment.carriers", "carrier", dict(carriers)),
        **sliced(
            "fulfilment.carrier_hours",
            "carrier",
            {name: median(hours_on_the_way(o) for o in signed if o.parcel.carrier == name) for name in carriers},
        ),
        "hours to the north-west": median(hours_on_the_way(o) for o in signed if short(o.place[0]) in NORTH_WEST),
        "policy.green_packaging": sum(o.parcel.green for o in left) / len(left),
    }


def hours_on_the_way(order: Order) -> float:
    return (order.parcel.signed_at - order.parcel.collected_at).total_seconds() / 3600


def refunds(year: int) -> Known:
    found = [r for r in returns.refunds() if r.completed_at.year == year]
    settled = [r for r in found if r.successful]
    paid = sum(o.paid_at is not None and o.paid_at.year == year for o in trade())
    reasons = Counter(r.reason for r in settled)
    return {
        "sales.refund_amount": sum(r.amount for r in settled) / 100,
        "aftersales.refund_rate": len({r.order.order_id for r in settled}) / paid,
        "aftersales.dispute_rate": sum(r.intervened for r in found) / len(found),
        "aftersales.dispute_hours": median(r.hours for r in found if r.intervened),
        "service.refund_hours": sum(r.hours for r in settled) / len(settled),
        "service.auto_refund_share": sum(r.instant or r.by_system for r in settled) / len(settled),
        "refunds settled by reason": dict(reasons.most_common()),
    }


def tickets(year: int) -> Known:
    found = [t for t in returns.tickets() if t.opened_at.year == year]
    answered = [(t.answered_at - t.opened_at).total_seconds() / 3600 for t in found]
    scores = [t.score for t in found if t.score is not None]
    week = dt.timedelta(days=7)
    at_once = [t for t in found if t.contacts == 1 and not (t.reopened_at and t.reopened_at <= t.closed_at + week)]
    orders = sum(o.paid_at is not None and o.paid_at.year == year for o in trade())
    return {
        "aftersales.first_response": median(answered),
        "aftersales.first_contact_resolution": len(at_once) / len(found),
        "aftersales.satisfaction": sum(scores) / len(scores),
        "aftersales.scores": len(scores),
        **sliced("aftersales.providers", "provider", dict(Counter(t.provider for t in found))),
        **sliced(
            "aftersales.provider_penalties",
            "provider",
            {p: sum(points for _, name, points, _ in returns.penalties(year) if name == p) for p in returns.PROVIDERS},
        ),
        "service.complaint_rate": sum(t.kind == "投诉" for t in found) / orders * 10_000,
    }


def stock(year: int) -> Known:
    held = [h for h in stockroom.stockroom()[0] if h.year == year]
    out = sum(h.sold * h.item.cost for h in held)
    ends = [sum(h.closing * h.item.cost for h in held if h.month == month) for month in range(1, 13)]
    opening = sum(h.opening * h.item.cost for h in held if h.month == 1)
    turnover = out / ((opening + sum(ends)) / 13)
    days = (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days
    cleared = {y: [c for c in stockroom.cleared() if c.date.year == y] for y in (year - 1, year)}
    losses = {y: sum(c.cost - c.amount for c in found) / 100 for y, found in cleared.items()}
    return {
        "inventory.turnover": turnover,
        "inventory.days": days / turnover,
        "loss of the clearance": losses[year],
        **sliced(
            "inventory.clearance",
            "channel",
            {
                name: sum(c.quantity for c in cleared[year] if c.channel == name)
                for name in sorted({c.channel for c in cleared[year]})
            },
        ),
    }


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
    alarms = [(r.answered_at - r.at).total_seconds() / 3600 for r in own if r.answered_at]
    asked = voices.answers(year)
    scores = {"物流时效": "delivery", "商品质量": "quality", "售后体验": "care"}
    return {
        "reviews": len(own),
        "feedback.rated_positive_share": rated["好"] / sum(rated.values()),
        "feedback.rated_negative_share": rated["差"] / sum(rated.values()),
        "hours until a cross review is answered": median(alarms),
        "feedback.nps": 100 * (sum(a.recommend >= 9 for a in asked) - sum(a.recommend <= 6 for a in asked)) / len(asked),
        "feedback.response_rate": len(asked) / voices.INVITED[year],
        **{
            f"{name} in the survey": sum(getattr(a, field) for a in asked) / len(asked)
            for name, field in scores.items()
        },
        "moods of the words": dict(Counter(r.mood for r in own if r.topic)),
    }


def members(year: int) -> Known:
    paid = [o for o in trade() if o.paid_at is not None and o.paid_at.year == year]
    theirs = [o for o in paid if people.is_member(o)]
    given = Counter()
    for p in people.points(year):
        given[p.direction, p.source or p.use] += p.points
    issued = sum(n for (direction, _), n in given.items() if direction == "发放")
    used = {use: n for (direction, use), n in given.items() if direction == "核销"}
    known: Known = {
        "members.contribution": sum(o.total for o in theirs) / sum(o.total for o in paid),
        "members.points_issued": issued,
        "members.points_redemption": sum(used.values()) / issued,
        "points used": used,
    }
    if year == 2025:
        joined = people.members().values()
        rank = people.TIERS.index
        before = [m for m in joined if m.tier_before]
        known |= sliced("members.tiers", "tier", dict(Counter(m.tier for m in joined)))
        known["members.upgrade_rate"] = sum(rank(m.tier) > rank(m.tier_before) for m in before) / len(before)
    return known


def conversations(year: int) -> Known:
    found = people.chats(year)
    scores = [c.score for c in found if c.score is not None]
    bots = [c for c in found if c.bot]
    delayed = [o for o in trade() if o.parcel and o.parcel.shipped_at.year == year and o.parcel.late]
    return {
        "service.bot_share": len(bots) / len(found),
        "service.transfer_rate": sum(c.transferred for c in bots) / len(bots),
        **sliced(
            "service.first_response_seconds",
            "channel",
            {"机器人": median(c.response for c in bots), "人工": median(c.response for c in found if not c.bot)},
        ),
        **sliced(
            "service.handle_minutes",
            "channel",
            {"机器人": median(c.minutes for c in bots), "人工": median(c.minutes for c in found if not c.bot)},
        ),
        "service.satisfaction": sum(scores) / len(scores),
        "late parcels that were compensated": sum(o.parcel.compensated for o in delayed) / len(delayed),
    }


def paid_traffic(year: int) -> Known:
    return ads.truth(year)


def posts(year: int) -> Known:
    return contents.truth(year)


def rules(year: int) -> Known:
    found = [v for v in trials.violations() if v.at.year == year]
    rivals = {
        rival: [
            (own, theirs) for day, _, rival_, own, theirs in trials.prices() if day.year == year and rival_ == rival
        ]
        for rival in {row[2] for row in trials.prices()}
    }
    known: Known = {
        "policy.violations": len(found),
        "policy.fines": sum(v.fine for v in found) / 100,
        "own prices over a rival's, totals": {
            r: sum(o for o, _ in pairs) / sum(t for _, t in pairs) for r, pairs in sorted(rivals.items())
        },
    }
    if year == 2025:
        for pilot in trials.PILOTS:
            arms = {
                arm: (
                    sum(r[3] for r in trials.pilots() if r[1:3] == (pilot, arm)),
                    sum(r[4] for r in trials.pilots() if r[1:3] == (pilot, arm)),
                )
                for arm in ("对照", "试点")
            }
            control, treated = (done / asked for done, asked in arms.values())
            known |= {
                f"technology.control[pilot={pilot}]": control,
                f"technology.treated[pilot={pilot}]": treated,
                f"technology.pilots[pilot={pilot}]": treated / control - 1,
            }
    return known
