"""Where visitors come from: which of 生意参谋's traffic sources are search, which are paid, which are private.

A source counts where a name of any of its levels holds one of the words. 生意参谋 renamed its first level in 2023
(付费流量 became 广告流量, 自主访问 was divided up), so that no level alone decides.
"""

from __future__ import annotations

import narwhals as nw

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
