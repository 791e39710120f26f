"""Where visitors come from: which of 生意参谋's traffic sources are search, which are paid, which are private.

A source counts where a name of any of its levels holds one of the words. 生意参谋 renamed its first level in 2023
(付费流量 became 广告流量, 自主访问 was divided up), so that no level alone decides.
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from annualdeck.figure import PEOPLE, RATE, YUAN
from annualdeck.metrics.definition import AnyKpi, Derived, Total, Way, ratio

MONTH = frozenset({"month"})
SEARCH = ("搜索",)
PAID = ("付费", "广告")

# 私域: where the shop speaks to people that it can reach again by itself. 店铺直播 is its own; 淘宝直播 is others'.
PRIVATE = ("私域", "淘宝群", "群聊", "店铺直播", "会员", "粉丝", "关注", "订阅", "微淘", "我的淘宝")


def named(*words: str) -> nw.Expr:
    """Whether a row of the traffic table has one of the words in the name of its source."""
    levels = (nw.col(f"source_{n}") for n in (1, 2, 3))
    return nw.concat_str(*levels, separator="/", ignore_nulls=True).str.contains("|".join(words)).fill_null(False)


def search(column: str) -> nw.Expr:
    """The cells of search channels, empty in other rows."""
    return nw.when(nw.col("source_2").str.contains("|".join(SEARCH))).then(nw.col(column))


def side(id_: str, name: str, rows: nw.Expr, which: str, amount: bool = False) -> Iterator[AnyKpi]:
    """Visitors, buyers and conversion of one side of the traffic, over the rows that tell both; `which` says what it is.

    `amount`: what its buyers paid, too.
    """
    told = rows & ~nw.col("visitors").is_null() & ~nw.col("buyers").is_null()
    columns = {"visitors": "访客数", "buyers": "支付买家数"} | ({"amount": "支付金额"} if amount else {})
    for column, zh in columns.items():
        cells = nw.when(told).then(nw.col(column))
        yield Total(
            id=f"{id_}_{column}", name=f"{name}{zh}", unit=YUAN if column == "amount" else PEOPLE, grains=MONTH,
            definition=f"流量来源中{name}渠道的{zh}之和；{which}。",
            ways=(Way("traffic", cells.sum(), tuple(dict.fromkeys(("visitors", "buyers", column))), present=cells.count()),),
        )
    yield Derived(
        id=f"{id_}_conversion", name=f"{name}转化率", unit=RATE, grains=MONTH, definition=f"{name}渠道的支付买家数÷访客数。",
        of=(f"{id_}_buyers", f"{id_}_visitors"), formula=ratio,
    )


def above(one: float, other: float) -> float | None:
    """By how much one is above the other, as a share of the other."""
    times = ratio(one, other)
    return None if times is None else float(times) - 1
