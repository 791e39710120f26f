"""Paid traffic, told several times: the same money stands in reports by account, scene, plan, item, keyword and crowd.

Here it is settled which rows count, so that each yuan counts once.
"""

from __future__ import annotations

import narwhals as nw

LEVELS = ("账户", "场景", "计划", "单元", "商品", "关键词", "人群", "资源位", "创意")  # of a report, the coarsest first
CELLS = (("scene",), ("plan_id", "plan"), ("unit",), ("item_id", "item"), ("keyword",), ("crowd",), ("placement",))
TOLD = {"itemed": ("item_id", "item"), "worded": ("keyword",), "placed": ("placement",)}
FLAGS = {"counted": nw.lit(True), "by_item": nw.col("itemed"), "by_word": nw.col("worded"), "by_place": nw.col("placed")}
GROUP = ("tool", "scened", "level", "date", *TOLD)
LEVEL = ("seller", "tool", "level", "date")

ALL_SCENES = "万相台"   # the tool of its reports that do not tell the scenes apart
CONTRACT = "合约"      # the seller of what a report tells no cost of: 品牌专区
OTHER = "其他"         # the tool of rows that name none
AGREE = 0.98           # tools that add up to so much of what their platform reports as one are the whole of it
DAILY, WEEKLY, MONTHLY = 0, 1, 2


def spent_once(ads: nw.LazyFrame) -> nw.LazyFrame:
    """Paid traffic with flags of the rows in which each yuan counts once.

    counted: for totals. by_item, by_word, by_place: for a breakdown by what only some levels tell. Of the levels of
    one tool and day the coarsest counts, among those that report by the day where one does. A platform's rows that do
    not name a tool count where its tools do not add up to them.
    """
    told = {name: _told(*columns) for name, columns in TOLD.items()}
    ads = ads.with_columns(level=level(), scened=_told("scene"), tool=nw.coalesce(nw.col("tool"), nw.lit(OTHER)), **told)
    groups = ads.group_by(*GROUP).agg(nw.col("cost").sum(), priced=nw.col("cost").count())
    return ads.join(_flagged(groups), on=list(GROUP), how="left").drop("level", "scened", *TOLD)


def _told(*columns: str) -> nw.Expr:
    """Whether one of the cells is filled."""
    return ~nw.coalesce(*(nw.col(c) for c in columns)).is_null() if len(columns) > 1 else ~nw.col(*columns).is_null()


def level() -> nw.Expr:
    """How fine a row's report is, a place in LEVELS: as it says itself, else by the finest of its cells."""
    level = nw.lit(0)
    for number, columns in enumerate(CELLS, start=1):
        level = nw.when(_told(*columns)).then(nw.lit(number)).otherwise(level)
    for number, name in enumerate(LEVELS):
        level = nw.when(nw.col("report") == name).then(nw.lit(number)).otherwise(level)
    return level


def _flagged(groups: nw.LazyFrame) -> nw.LazyFrame:
    """The flags of each GROUP of rows, from their cost and how many of them have one."""
    scened, month = nw.when(nw.col("scened")), nw.col("date").dt.truncate("1mo")
    groups = groups.with_columns(month=month, seller=scened.then(nw.lit(ALL_SCENES)).otherwise(nw.col("tool")))
    priced = nw.col("priced").sum().over("seller", "tool", "level", "month") > 0
    groups = groups.with_columns(seller=nw.when(priced).then(nw.col("seller")).otherwise(nw.lit(CONTRACT)))
    flagged = groups
    for flag, among in FLAGS.items():
        kept = _kept(groups.with_columns(among=among).filter(nw.col("among"))).with_columns(kept=nw.lit(True))
        flagged = flagged.join(kept, on=list(LEVEL), how="left")
        flagged = flagged.with_columns((nw.col("kept").fill_null(False) & among).alias(flag)).drop("kept")
    return flagged.select(*GROUP, *FLAGS)


def _kept(groups: nw.LazyFrame) -> nw.LazyFrame:
    """The (seller, tool, level, date) whose rows count."""
    days = groups.group_by(*LEVEL, "month").agg(nw.col("cost").sum())
    days = days.with_columns(rhythm=_rhythm("seller", "tool", "level", "month"))
    days = days.with_columns(finest=nw.col("rhythm").min().over("seller", "tool", "month"))
    days = days.filter(nw.col("rhythm") == nw.col("finest")).with_columns(shared=_shared_time())
    days = days.with_columns(coarsest=nw.col("level").min().over("seller", "tool", "shared"))
    days = days.filter(nw.col("level") == nw.col("coarsest"))
    days = days.with_columns(finest=nw.col("rhythm").max().over("seller", "month")).with_columns(shared=_shared_time())
    return _whole_or_parts(days).select(*LEVEL)


def _rhythm(*group: str) -> nw.Expr:
    """How often a level reports in a month: once (its rows stand for the month), every week, or by the day."""
    day, days = nw.col("date").dt.day(), nw.col("date").count().over(*group)
    apart = day.max().over(*group) - day.min().over(*group) >= 6 * (days - 1)
    return nw.when(days == 1).then(nw.lit(MONTHLY)).when(apart).then(nw.lit(WEEKLY)).otherwise(nw.lit(DAILY))


def _shared_time() -> nw.Expr:
    """The time in which rows tell of the same money: the day, or the month where not all of them are daily."""
    return nw.when(nw.col("finest") == DAILY).then(nw.col("date")).otherwise(nw.col("month"))


def _whole_or_parts(days: nw.LazyFrame) -> nw.LazyFrame:
    """Of a platform's rows that name no tool and those by tool, the ones that count at each shared time."""
    whole = nw.col("tool") == nw.col("seller")
    together, apart = (nw.when(rows).then(nw.col("cost")) for rows in (whole, ~whole))
    within = ("seller", "shared")
    days = days.with_columns(
        wholes=together.count().over(*within), parts=apart.count().over(*within),
        enough=apart.sum().over(*within) >= AGREE * together.sum().over(*within),
    )
    by_parts = (nw.col("wholes") == 0) | ((nw.col("parts") > 0) & nw.col("enough"))
    return days.filter(nw.when(whole).then(~by_parts).otherwise(by_parts))
