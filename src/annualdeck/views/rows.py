"""The rows of each table that count: paid orders, dated lines with their category, each amount once.

A table that no function here prepares counts as it was read.
"""

from __future__ import annotations

import re

import narwhals as nw

from annualdeck.facts import Facts
from annualdeck.tables import TABLES
from annualdeck.views.paid import spent_once
from annualdeck.views.people import channels, each_member_once, flows


def rows(facts: Facts, table: str) -> nw.LazyFrame:
    """All counted rows of a table, whatever their time, with `at`, the time they count at.

    orders: paid orders only. order_lines: with the order's payment time where the line has none, and the item's
    category; lines of unpaid orders are left out. stock and clearance: with what a piece, or the row, cost. ads: with
    flags of the rows in which each yuan counts once, see paid.py. members, points and chats: see people.py.
    """
    time = TABLES[table].time
    assert time is not None, table
    frame = nw.from_native(facts.frame(table))
    frame = _PREPARED[table](frame, facts) if table in _PREPARED else frame
    return frame.filter(~nw.col(time).is_null()).with_columns(at=nw.col(time))


def _paid_lines(lines: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """Lines dated by their own payment time, else by that of the order they belong to."""
    if "orders" not in facts or "order_id" not in facts.columns("orders"):
        return lines
    paid = nw.from_native(facts.frame("orders")).filter(~nw.col("paid_at").is_null()).select("order_id", order_paid="paid_at")
    joined = lines.join(paid, on="order_id", how="left")
    return joined.with_columns(paid_at=nw.coalesce(nw.col("paid_at"), nw.col("order_paid"))).drop("order_paid")


def parcels(shipments: nw.LazyFrame) -> nw.LazyFrame:
    """Counted shipments with each parcel once, though several orders of a buyer travel in it.

    Rows of one number and day are one parcel (carriers give their numbers again); where they differ it has the later time,
    and the exception or complaint that one of them tells. A row without a number is a parcel.
    """
    columns = [c for c in shipments.collect_schema().names() if c != "parcel_id"]
    days = shipments.with_columns(_day=nw.col("shipped_at").dt.date())
    numbered = days.filter(~nw.col("parcel_id").is_null()).group_by("parcel_id", "_day").agg(*(nw.col(c).max() for c in columns))
    return nw.concat([numbered.select(columns), days.filter(nw.col("parcel_id").is_null()).select(columns)])


# What is written into a column of exceptions, complaints or compensations where there was none.
NOTHING = (
    "无", "否", "正常", "无异常", "正常签收", "无投诉", "未投诉", "未补偿", "无补偿", "不补偿", "未赔付", "0", "0.00",
)
BY_ORDER = ("paid_at", "ships_by", "province", "city")


def filled(facts: Facts, table: str) -> frozenset[str]:
    """The columns that a table's export lacks and its view takes from the orders, by the order's number."""
    if table != "shipments" or "orders" not in facts or "order_id" not in facts.columns(table):
        return frozenset()
    orders = facts.columns("orders")
    return frozenset(BY_ORDER) & orders - facts.columns(table) if "order_id" in orders else frozenset()


def _shipped(shipments: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """Shipments with what only the orders say of them, and an exception or complaint only where there was one."""
    lacking = sorted(filled(facts, "shipments"))
    if lacking:
        orders = nw.from_native(facts.frame("orders")).filter(~nw.col("order_id").is_null()).select("order_id", *lacking)
        shipments = shipments.drop(lacking).join(orders, on="order_id", how="left")
    return shipments.with_columns(
        nw.when(~nw.col(c).is_in(NOTHING)).then(nw.col(c)).alias(c) for c in ("exception", "complaint", "compensated")
    )


def _costed(frame: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """`cost` of one piece: the row's own unit cost where it has one, else the item list's, by sku; null where neither says."""
    own = nw.col("unit_cost") if "unit_cost" in frame.collect_schema() else nw.lit(None, nw.Int64)
    if "items" not in facts or not {"sku", "unit_cost"} <= facts.columns("items"):
        return frame.with_columns(cost=own)
    items = nw.from_native(facts.frame("items")).filter(~nw.col("sku").is_null())
    listed = items.group_by("sku").agg(listed=nw.col("unit_cost").min())
    return frame.join(listed, on="sku", how="left").with_columns(cost=nw.coalesce(own, nw.col("listed"))).drop("listed")


def _cleared(clearance: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """`cost` of the row's pieces together: as the record says, else by the item list."""
    each = _costed(clearance.rename({"cost": "total"}), facts)
    return each.with_columns(cost=nw.coalesce(nw.col("total"), nw.col("cost") * nw.col("quantity"))).drop("total")


def _priced(lines: nw.LazyFrame) -> nw.LazyFrame:
    """A line's amount where the export gives none: price × quantity."""
    listed = nw.col("price") * nw.col("quantity")
    return lines.with_columns(amount=nw.coalesce(nw.col("amount"), listed))


def _categorised(frame: nw.LazyFrame, facts: Facts, title: str) -> nw.LazyFrame:
    """`category` of each row: its own, else its item's by title in the item list, else by the config's words; null where none."""
    held = "category" if "category" in frame.collect_schema() else None
    by_words = nw.lit(None, nw.String)
    for category, words in reversed(facts.categories.items()):
        pattern = "|".join(re.escape(word) for word in words)
        by_words = nw.when(nw.col(title).str.contains(pattern)).then(nw.lit(category)).otherwise(by_words)
    own = nw.col(held) if held else nw.lit(None, nw.String)
    if "items" not in facts:
        return frame.with_columns(category=nw.coalesce(own, by_words))
    items = nw.from_native(facts.frame("items")).filter(~nw.col("item_title").is_null())
    names = items.group_by("item_title").agg(listed=nw.col("category").min()).rename({"item_title": title})
    known = frame.join(names, on=title, how="left")
    return known.with_columns(category=nw.coalesce(own, nw.col("listed"), by_words)).drop("listed")


def with_category(ads: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """Paid traffic with the category of the item: by its number in the item list, else by its title."""
    if "items" in facts and "item_id" in facts.columns("items"):
        items = nw.from_native(facts.frame("items")).filter(~nw.col("item_id").is_null())
        ads = ads.join(items.group_by("item_id").agg(nw.col("category").min()), on="item_id", how="left")
    return _categorised(ads, facts, "item")


WHOLE = ("全部", "全行业", "合计", "汇总")
ADDED = ("amount", "amount_low", "amount_high")
NOT_ADDED = ("trade_index", "conversion_rate", "conversion_low", "conversion_high", "spend_per_buyer", "coverage", "rank")


def _totals_once(market: nw.LazyFrame) -> nw.LazyFrame:
    """Of a total row and the categories it sums up (one subject, month and region) only one counts in each column.

    Amounts count by category, as they add up; all else counts in the total, as it does not. The other cells are
    emptied. Names of totals (`WHOLE`) become empty names.
    """
    market = market.with_columns(nw.when(~nw.col(c).is_in(WHOLE)).then(nw.col(c)).alias(c) for c in ("category", "region"))
    total = nw.col("category").is_null()

    def only(column: str, preferred: nw.Expr, value: nw.Expr) -> nw.Expr:
        told = nw.when(preferred).then(value).count().over("subject", "date", "region") > 0
        return nw.when(preferred | ~told).then(nw.col(column)).alias(column)

    worth = nw.coalesce(*(nw.col(c) for c in ADDED))
    return market.with_columns(*(only(c, ~total, worth) for c in ADDED), *(only(c, total, nw.col(c)) for c in NOT_ADDED))


# What the channels of feedback are called, by the words that exports name them with; any other keeps its own name.
CHANNELS = {
    "订单评价": ("评价", "评论", "淘宝", "天猫", "千牛"),
    "客服对话": ("客服", "旺旺", "咨询", "会话"),
    "社交媒体": ("社交", "小红书", "微博", "抖音", "快手", "哔哩", "b站", "知乎", "微信", "公众号", "视频号", "豆瓣", "贴吧", "论坛"),
}


def _channelled(reviews: nw.LazyFrame) -> nw.LazyFrame:
    """Each review with its channel; where the export names none, it is one of an order."""
    channel = nw.coalesce(nw.col("channel"), nw.lit("订单评价"))
    named = channel
    for name, words in CHANNELS.items():
        named = nw.when(channel.str.to_lowercase().str.contains("|".join(words))).then(nw.lit(name)).otherwise(named)
    return reviews.with_columns(channel=named)


_PREPARED = {
    "members": lambda members, facts: each_member_once(members),
    "points": lambda points, facts: flows(points),
    "chats": lambda chats, facts: channels(chats),
    "order_lines": lambda lines, facts: _priced(_categorised(_paid_lines(lines, facts), facts, "item_title")),
    "item_daily": lambda days, facts: _categorised(days, facts, "item_title"),
    "shipments": _shipped,
    "stock": _costed,
    "clearance": _cleared,
    "ads": lambda ads, facts: spent_once(ads),
    "market": lambda market, facts: _totals_once(market),
    "reviews": lambda reviews, facts: _channelled(reviews),
}
