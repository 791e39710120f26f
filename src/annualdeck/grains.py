"""Which rows count, in which period, and in which slice: the view of each table that questions are asked of.

Every view carries `span` (1 the report's period, 0 the same days a year before; other rows are left out) and the
grains of its table. A grain's raw value of the prior span is moved forward a year, so that slices line up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import narwhals as nw

from annualdeck.coverage import Coverage
from annualdeck.facts import Facts
from annualdeck.period import Campaign, Period, year_after
from annualdeck.tables import TABLES, Kind
from annualdeck.views import parcels, rows, with_category

CURRENT, PRIOR = 1, 0
NOON = dt.timedelta(hours=12)

# What each table can be sliced by, beyond the whole period: grain → the column it is read from.
GRAINS: dict[str, dict[str, str]] = {
    "orders": {"month": "@", "day": "@", "campaign": "@", "promotion": "@", "province": "province", "city": "city"},
    "order_lines": {"month": "@", "campaign": "@", "promotion": "@", "category": "category", "item": "item_title"},
    "refunds": {
        "month": "@", "quarter": "@", "day": "@", "campaign": "@", "promotion": "@", "reason": "reason",
    },
    "shop_daily": {"month": "@", "day": "@", "campaign": "@", "promotion": "@"},
    "item_daily": {"month": "@", "category": "category", "item": "item_title"},
    "traffic": {"month": "@", "source": "source_1"},
    "brand_search": {"month": "@", "campaign": "@", "promotion": "@"},
    "recommend": {"month": "@"},
    "market": {"month": "@", "category": "category", "subject": "subject", "region": "region"},
    "coupons": {"month": "@", "campaign": "@", "coupon_type": "coupon_type"},
    "ads": {"month": "@", "campaign": "@", "promotion": "@", "tool": "tool", "category": "category"},
    "content": {
        "month": "@", "title": "title", "platform": "platform", "form": "form", "creator_tier": "creator_tier",
        "creator": "creator",
    },
    "shipments": {"month": "@", "carrier": "carrier", "province": "province", "exception": "exception"},
    "exceptions": {"month": "@", "carrier": "carrier", "exception": "kind"},
    "stock": {"month": "@", "season": "season"},
    "purchases": {"month": "@", "supplier": "supplier"},
    "clearance": {"month": "@", "channel": "channel"},
    "tickets": {"month": "@", "quarter": "@", "provider": "provider"},
    "providers": {"month": "@", "provider": "provider"},
    "chats": {"month": "@", "channel": "channel"},
    "service_daily": {"month": "@"},
    "reviews": {"month": "@", "channel": "channel", "rating": "rating"},
    "survey": {"month": "@", "question": "question", "segment": "segment"},
    "members": {"month": "@", "tier": "tier"},
    "member_daily": {"month": "@"},
    "points": {"month": "@", "direction": "direction", "use": "use", "source": "source"},
    "prices": {"month": "@", "subject": "subject"},
    "violations": {"month": "@", "rule": "rule"},
}
GRAINS = {table: {**own, "history": "@"} for table, own in GRAINS.items()}  # any month of the data, in the spans or not
BY_ITEM = frozenset({"order_lines", "item_daily", "ads"})  # their category comes from the item list
MAIN_CARRIER = 0.01  # a carrier with a smaller share of the year's parcels counts among the others
OTHERS = "其他"
TIMES = frozenset({"month", "day", "quarter", "history"})


def view(facts: Facts, table: str, by: Sequence[str] = (), once: bool = False) -> nw.LazyFrame:
    """The counted rows of a table with `span` and the columns of the grains `by`; `once`: of shipments, each parcel once."""
    frame = parcels(rows(facts, table)) if once else rows(facts, table)
    frame = with_category(frame, facts) if table == "ads" and "category" in by else frame
    frame = spanned(frame, facts, table, "campaign" if "campaign" in by else "period", by)
    return _with_main_carriers(frame, facts) if "carrier" in by and "carrier" in facts.columns("shipments") else frame


def spanned(frame: nw.LazyFrame, facts: Facts, table: str, spans: str, by: Sequence[str]) -> nw.LazyFrame:
    """`frame` (with `at`) cut to the two spans, with the columns of the grains `by` added.

    A row that stands for a day counts at its noon: it belongs to the campaign that holds the larger part of the day.
    """
    daily = TABLES[table][TABLES[table].time or ""].kind is Kind.DATE
    at = nw.col("at").cast(nw.Datetime("us")) + NOON if daily else nw.col("at")
    frame = frame.with_columns(at=at)
    if "history" in by:
        frame = frame.with_columns(span=nw.lit(CURRENT))
    elif spans == "campaign":
        frame = frame.with_columns(span=by_campaign(facts.campaigns, "span"))
    else:
        frame = frame.with_columns(span=_by_period(facts.coverage[table]))
    frame = frame.filter(~nw.col("span").is_null())
    return frame.with_columns(*(_grain(facts, table, name).alias(name) for name in by)) if by else frame


def _with_main_carriers(frame: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """The main carriers of the report's period under their names, all others and the unnamed as 其他."""
    current = view(facts, "shipments", once=True).filter(nw.col("span") == CURRENT)
    sizes = current.group_by("carrier").agg(nw.len().alias("size"))
    main = sizes.with_columns(share=nw.col("size") / nw.col("size").sum()).filter(nw.col("share") >= MAIN_CARRIER)
    named = frame.join(main.select("carrier", main=nw.col("carrier")), on="carrier", how="left")
    return named.with_columns(carrier=nw.coalesce(nw.col("main"), nw.lit(OTHERS))).drop("main")


def inside(start: dt.date | dt.datetime, end: dt.date | dt.datetime) -> nw.Expr:
    return (nw.col("at") >= _instant(start)) & (nw.col("at") < _instant(end))


def _instant(day: dt.date | dt.datetime) -> dt.datetime:
    return day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())


def _by_period(found: Coverage) -> nw.Expr:
    def within(span: Period | None) -> nw.Expr:
        return inside(span.start, span.end) if span else nw.lit(False)

    prior = nw.when(within(found.compared)).then(nw.lit(PRIOR))
    return nw.when(within(found.covered)).then(nw.lit(CURRENT)).otherwise(prior)


def by_campaign(campaigns: Sequence[Campaign], what: str) -> nw.Expr:
    """The campaign's name or span by the campaigns' own windows; null outside all of them."""
    expr = nw.lit(None, nw.String if what == "name" else nw.Int32)
    for c in reversed(campaigns):
        this, last = (nw.lit(c.name), nw.lit(c.name)) if what == "name" else (nw.lit(CURRENT), nw.lit(PRIOR))
        expr = nw.when(inside(c.prior_start, c.prior_end)).then(last).otherwise(expr)
        expr = nw.when(inside(c.start, c.end)).then(this).otherwise(expr)
    return expr


def _grain(facts: Facts, table: str, name: str) -> nw.Expr:
    if name in ("month", "history"):
        return nw.col("at").dt.truncate("1mo").dt.date()
    if name == "day":
        return nw.col("at").dt.date()
    if name == "quarter":
        return nw.col("at").dt.truncate("1q").dt.date()
    if name == "campaign":
        return by_campaign(facts.campaigns, "name")
    if name == "promotion":
        promotion = by_campaign(facts.campaigns, "name")
        return nw.when(promotion.is_null()).then(nw.lit("平日")).otherwise(nw.lit("大促"))
    return nw.col(GRAINS[table][name])


def key(name: str, raw: object, span: int) -> str | None:
    """A slice's key as it is written in ids and JSON; a prior month or day moves a year forward to line up."""
    if raw is None:
        return None
    if name in TIMES and isinstance(raw, dt.date):
        day = raw if span == CURRENT else year_after(raw)
        if day is None:
            return None
        written = {"month": f"{day:%Y-%m}", "history": f"{day:%Y-%m}", "quarter": f"{day.year}Q{(day.month + 2) // 3}"}
        return written.get(name, day.isoformat())
    return str(raw)


def history(facts: Facts, table: str) -> nw.LazyFrame:
    """Every counted row of the table since the data begins, with its calendar `month`."""
    frame = rows(facts, table)
    return frame.with_columns(month=nw.col("at").cast(nw.Datetime("us")).dt.truncate("1mo").dt.date())


