"""Which rows count, in which period, and in which slice: the view of each table that questions are asked of.

Every view carries `span` (1 the report's period, 0 the same days a year before; other rows are left out) and the
grains of its table. A grain's raw value of the prior span is moved forward a year, so that slices line up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import narwhals as nw

from annualdeck.coverage import Coverage
from annualdeck.facts import Facts
from annualdeck.period import Campaign, Period, year_after
from annualdeck.tables import TABLES, Kind

CURRENT, PRIOR = 1, 0

# What each table can be sliced by, beyond the whole period: grain → the column it is read from.
GRAINS: dict[str, dict[str, str]] = {
    "orders": {"month": "@", "day": "@", "campaign": "@", "promotion": "@", "province": "province", "city": "city"},
    "order_lines": {"month": "@", "campaign": "@", "promotion": "@", "category": "category", "item": "item_title"},
    "shop_daily": {"month": "@", "day": "@", "campaign": "@", "promotion": "@"},
    "item_daily": {"month": "@", "category": "category", "item": "item_title"},
    "traffic": {"month": "@", "source": "source_1"},
    "market": {"month": "@", "category": "category", "subject": "subject", "region": "region"},
    "coupons": {"month": "@", "campaign": "@", "coupon_type": "coupon_type"},
}
BY_ITEM = frozenset({"order_lines", "item_daily"})  # their category comes from the item list
TIMES = frozenset({"month", "day"})


def view(facts: Facts, table: str, by: Sequence[str] = ()) -> nw.LazyFrame:
    """The counted rows of a table with `span` and the columns of the grains `by`."""
    return spanned(rows(facts, table), facts, table, "campaign" if "campaign" in by else "period", by)


def rows(facts: Facts, table: str) -> nw.LazyFrame:
    """All counted rows of a table, whatever their time, with `at`, the time they count at.

    orders: paid orders only. order_lines: with the order's payment time where the line has none, and the item's
    category; lines of unpaid orders are left out.
    """
    frame = nw.from_native(facts.frame(table))
    if table == "order_lines":
        frame = _priced(_categorised(_paid_lines(frame, facts), facts, "item_title"))
    if table == "market":
        frame = _totals_once(frame)
    if table == "item_daily":
        frame = _categorised(frame, facts, "item_title")
    time = TABLES[table].time
    assert time is not None, table
    return frame.filter(~nw.col(time).is_null()).with_columns(at=nw.col(time))


def _paid_lines(lines: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """Lines dated by their own payment time, else by that of the order they belong to."""
    if "orders" not in facts or "order_id" not in facts.columns("orders"):
        return lines
    paid = nw.from_native(facts.frame("orders")).filter(~nw.col("paid_at").is_null()).select("order_id", order_paid="paid_at")
    joined = lines.join(paid, on="order_id", how="left")
    return joined.with_columns(paid_at=nw.coalesce(nw.col("paid_at"), nw.col("order_paid"))).drop("order_paid")


def _priced(lines: nw.LazyFrame) -> nw.LazyFrame:
    """A line's amount where the export gives none: price × quantity."""
    listed = nw.col("price") * nw.col("quantity")
    return lines.with_columns(amount=nw.coalesce(nw.col("amount"), listed))


def _categorised(frame: nw.LazyFrame, facts: Facts, title: str) -> nw.LazyFrame:
    """`category` of each row by its item's title in the item list, else by the config's words; null where neither."""
    by_words = nw.lit(None, nw.String)
    for category, words in reversed(facts.categories.items()):
        pattern = "|".join(re.escape(word) for word in words)
        by_words = nw.when(nw.col(title).str.contains(pattern)).then(nw.lit(category)).otherwise(by_words)
    if "items" not in facts:
        return frame.with_columns(category=by_words)
    items = nw.from_native(facts.frame("items")).filter(~nw.col("item_title").is_null())
    names = items.group_by("item_title").agg(nw.col("category").min()).rename({"item_title": title})
    return frame.join(names, on=title, how="left").with_columns(category=nw.coalesce(nw.col("category"), by_words))


WHOLE = ("全部", "全行业", "合计", "汇总")
NOT_ADDED = ("trade_index", "conversion_rate", "spend_per_buyer", "coverage", "rank")


def _totals_once(market: nw.LazyFrame) -> nw.LazyFrame:
    """Of a total row and the categories it sums up (one subject, month and region) only one counts in each column.

    Amounts count by category, as they add up; all else counts in the total, as it does not. The other cells are
    emptied. Names of totals (`WHOLE`) become empty names.
    """
    market = market.with_columns(nw.when(~nw.col(c).is_in(WHOLE)).then(nw.col(c)).alias(c) for c in ("category", "region"))
    total = nw.col("category").is_null()

    def only(column: str, preferred: nw.Expr) -> nw.Expr:
        told = nw.when(preferred).then(nw.col(column)).count().over("subject", "date", "region") > 0
        return nw.when(preferred | ~told).then(nw.col(column)).alias(column)

    return market.with_columns(only("amount", ~total), *(only(c, total) for c in NOT_ADDED))


def spanned(frame: nw.LazyFrame, facts: Facts, table: str, spans: str, by: Sequence[str]) -> nw.LazyFrame:
    """`frame` (with `at`) cut to the two spans, with the columns of the grains `by` added."""
    daily = TABLES[table][TABLES[table].time or ""].kind is Kind.DATE
    at = nw.col("at").cast(nw.Datetime("us")) if daily else nw.col("at")
    frame = frame.with_columns(at=at)
    if spans == "campaign":
        frame = frame.with_columns(span=by_campaign(facts.campaigns, "span"))
    else:
        frame = frame.with_columns(span=_by_period(facts.coverage[table]))
    frame = frame.filter(~nw.col("span").is_null())
    return frame.with_columns(*(_grain(facts, table, name).alias(name) for name in by)) if by else frame


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
    if name == "month":
        return nw.col("at").dt.truncate("1mo").dt.date()
    if name == "day":
        return nw.col("at").dt.date()
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
        return day.strftime("%Y-%m") if name == "month" else day.isoformat()
    return str(raw)


def history(facts: Facts, table: str) -> nw.LazyFrame:
    """Every counted row of the table since the data begins, with its calendar `month`."""
    frame = rows(facts, table)
    return frame.with_columns(month=nw.col("at").cast(nw.Datetime("us")).dt.truncate("1mo").dt.date())


