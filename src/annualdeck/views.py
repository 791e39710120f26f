"""The rows of each table that count: paid orders, dated lines with their category, each amount once.

A table that no function here prepares counts as it was read.
"""

from __future__ import annotations

import re

import narwhals as nw

from annualdeck.facts import Facts
from annualdeck.tables import TABLES


def rows(facts: Facts, table: str) -> nw.LazyFrame:
    """All counted rows of a table, whatever their time, with `at`, the time they count at.

    orders: paid orders only. order_lines: with the order's payment time where the line has none, and the item's
    category; lines of unpaid orders are left out. stock and clearance: with what a piece, or the row, cost. ads: with
    flags of the rows in which each yuan counts once, see `_spent_once`.
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


NOTHING = ("无", "否", "正常", "无异常", "正常签收", "无投诉", "未投诉")  # written into a column of exceptions or complaints where there was none
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
        nw.when(~nw.col(c).is_in(NOTHING)).then(nw.col(c)).alias(c) for c in ("exception", "complaint")
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


# -- paid traffic: the same money stands in reports of several levels --------------------------------------------------

LEVELS = ("账户", "场景", "计划", "单元", "商品", "关键词", "人群", "资源位", "创意")  # the coarsest first
CELLS = (("scene",), ("plan_id", "plan"), ("unit",), ("item_id", "item"), ("keyword",), ("crowd",), ("placement",))
ALL_SCENES = "万相台"   # the tool of its reports that do not tell the scenes apart
CONTRACT = "合约"      # sells what a level of reports names no cost of: 品牌专区
AGREE = 0.98           # tools that add up to so much of what their platform reports as one are the whole of it
DAILY, WEEKLY, MONTHLY = 0, 1, 2


def _spent_once(ads: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """Paid traffic with the item's category and flags of the rows in which each yuan counts once.

    counted: for totals. by_item, by_word, by_place: for a breakdown by what only some levels tell. Of the levels of
    one tool and day the coarsest counts, among those that report by the day where one does. A platform's rows that do
    not name a tool count where its tools do not add up to them.
    """
    ads = _categorised(_categorised_by_id(ads, facts), facts, "item")
    month = nw.col("date").dt.truncate("1mo")
    ads = ads.with_columns(level=_level(), month=month, tool=nw.coalesce(nw.col("tool"), nw.lit("其他")))
    ads = ads.with_columns(seller=nw.when(_told("scene")).then(nw.lit(ALL_SCENES)).otherwise(nw.col("tool")))
    priced = nw.col("cost").count().over("seller", "tool", "level", "month") > 0
    ads = ads.with_columns(seller=nw.when(priced).then(nw.col("seller")).otherwise(nw.lit(CONTRACT)))
    flags = {"counted": _told("date"), "by_item": _told("item_id", "item"), "by_word": _told("keyword"), "by_place": _told("placement")}
    for flag, among in flags.items():
        kept = _each_once(ads.filter(among)).with_columns(nw.lit(True).alias(flag))
        ads = ads.join(kept, on=["seller", "tool", "level", "date"], how="left")
        ads = ads.with_columns((nw.col(flag).fill_null(False) & among).alias(flag))
    return ads.drop("level", "month", "seller")


def _told(*columns: str) -> nw.Expr:
    """Whether one of the cells is filled."""
    return ~nw.coalesce(*(nw.col(c) for c in columns)).is_null() if len(columns) > 1 else ~nw.col(*columns).is_null()


def _level() -> nw.Expr:
    """How fine a row's report is, a place in LEVELS: as it says itself, else by the finest of its cells."""
    level = nw.lit(0)
    for number, columns in enumerate(CELLS, start=1):
        level = nw.when(_told(*columns)).then(nw.lit(number)).otherwise(level)
    for number, name in enumerate(LEVELS):
        level = nw.when(nw.col("report") == name).then(nw.lit(number)).otherwise(level)
    return level


def _each_once(ads: nw.LazyFrame) -> nw.LazyFrame:
    """The (seller, tool, level, date) whose rows count."""
    days = ads.group_by("seller", "tool", "level", "month", "date").agg(nw.col("cost").sum())
    days = days.with_columns(rhythm=_rhythm("seller", "tool", "level", "month"))
    days = days.with_columns(finest=nw.col("rhythm").min().over("seller", "tool", "month"))
    days = days.filter(nw.col("rhythm") == nw.col("finest")).with_columns(at=_shared_time())
    days = days.with_columns(coarsest=nw.col("level").min().over("seller", "tool", "at"))
    days = days.filter(nw.col("level") == nw.col("coarsest"))
    days = days.with_columns(finest=nw.col("rhythm").max().over("seller", "month")).with_columns(at=_shared_time())
    whole = nw.col("tool") == nw.col("seller")
    within = ("seller", "at")
    cost = {name: nw.when(rows).then(nw.col("cost")) for name, rows in (("whole", whole), ("parts", ~whole))}
    days = days.with_columns(
        wholes=cost["whole"].count().over(*within), parts=cost["parts"].count().over(*within),
        enough=cost["parts"].sum().over(*within) >= AGREE * cost["whole"].sum().over(*within),
    )
    by_parts = (nw.col("wholes") == 0) | ((nw.col("parts") > 0) & nw.col("enough"))
    return days.filter(nw.when(whole).then(~by_parts).otherwise(by_parts)).select("seller", "tool", "level", "date")


def _rhythm(*group: str) -> nw.Expr:
    """How often a level reports in a month: once (its rows stand for the month), every week, or by the day."""
    day, days = nw.col("date").dt.day(), nw.col("date").count().over(*group)
    apart = day.max().over(*group) - day.min().over(*group) >= 6 * (days - 1)
    return nw.when(days == 1).then(nw.lit(MONTHLY)).when(apart).then(nw.lit(WEEKLY)).otherwise(nw.lit(DAILY))


def _shared_time() -> nw.Expr:
    """The time in which rows tell of the same money: the day, or the month where they are no daily rows."""
    return nw.when(nw.col("finest") == DAILY).then(nw.col("date")).otherwise(nw.col("month"))


def _categorised_by_id(frame: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """`category` by the item's id in the item list."""
    if "items" not in facts or "item_id" not in facts.columns("items"):
        return frame
    items = nw.from_native(facts.frame("items")).filter(_told("item_id"))
    return frame.join(items.group_by("item_id").agg(nw.col("category").min()), on="item_id", how="left")


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
    "order_lines": lambda lines, facts: _priced(_categorised(_paid_lines(lines, facts), facts, "item_title")),
    "item_daily": lambda days, facts: _categorised(days, facts, "item_title"),
    "shipments": _shipped,
    "stock": _costed,
    "clearance": _cleared,
    "ads": _spent_once,
    "market": lambda market, facts: _totals_once(market),
    "reviews": lambda reviews, facts: _channelled(reviews),
}
