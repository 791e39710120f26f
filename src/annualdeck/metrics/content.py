"""content: 内容营销策略. Platforms and forms do not all tell the same, so a ratio stands on the rows that tell both sides."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import ENTRIES, GROWTH, MULTIPLE, PEOPLE, PRICE, RATE, RATIO, TIMES, YUAN
from annualdeck.metrics import private
from annualdeck.metrics.buyers import distinct
from annualdeck.metrics.definition import Comparison, Derived, Peak, Total, Way, change, ratio

SLICES = frozenset({"month", "platform", "form", "creator_tier"})
BY_CREATOR = SLICES | {"creator"}
REACTIONS = ("likes", "comments", "favourites", "shares")

# 赞+评+藏+转 of a row that gives any of them, else the number of interactions that it gives as one.
GIVEN = nw.coalesce(*(nw.col(c) for c in REACTIONS))
ADDED = nw.sum_horizontal(*(nw.col(c).fill_null(0) for c in REACTIONS))
ENGAGED = nw.when(~GIVEN.is_null()).then(ADDED).otherwise(nw.col("interactions"))


def _sum(column: str, *beside: str) -> tuple[Way, ...]:
    """A column over the rows where those of the columns beside it are filled too."""
    cells = nw.col(column)
    for name in beside:
        cells = nw.when(~nw.col(name).is_null()).then(cells)
    return (Way("content", cells.sum(), (column, *beside), present=cells.count()),)


def _engaged(cells: nw.Expr) -> tuple[Way, ...]:
    """Over the rows that tell both plays and interactions."""
    told = nw.when(~ENGAGED.is_null() & ~nw.col("plays").is_null()).then(cells)
    return (Way("content", told.sum(), ("plays",), present=told.count()),)


KPIS = (
    Total(
        id="content.posts", name="内容条数", unit=ENTRIES, grains=BY_CREATOR, definition="报告期内发布的短视频、图文条数与直播场次之和。",
        ways=(Way("content", nw.len(), ("published_at",)),),
    ),
    Total(
        id="content.creators", name="合作达人", unit=PEOPLE, grains=SLICES, definition="报告期内发布过内容的去重达人数。",
        ways=(Way("content", distinct("creator"), ("creator",)),),
    ),
    Total(
        id="content.plays", name="总播放", unit=TIMES, grains=BY_CREATOR, definition="内容的播放（观看）次数之和。", ways=_sum("plays"),
    ),
    Total(
        id="content.most_plays", name="内容最高播放", unit=TIMES, grains=frozenset({"title"}),
        definition="同名内容中播放次数最多的一条的播放次数。", ways=(Way("content", nw.col("plays").max(), ("plays",)),),
    ),
    Peak(
        id="content.best_plays", name="单条最高播放", unit=TIMES, definition="播放次数最多的一条内容的播放次数。",
        of="content.most_plays", over="title",
    ),
    Total(
        id="content.interactions", name="互动次数", unit=TIMES, grains=BY_CREATOR,
        definition="有播放次数的内容的点赞、评论、收藏、转发次数之和；只给出互动次数的按互动次数计。", ways=_engaged(ENGAGED),
    ),
    Total(
        id="content.engaged_plays", name="有互动记录的播放", unit=TIMES, grains=BY_CREATOR, definition="有互动记录的内容的播放次数之和。",
        ways=_engaged(nw.col("plays")),
    ),
    Derived(
        id="content.engagement_rate", name="互动率", unit=RATE, grains=BY_CREATOR, definition="（点赞+评论+收藏+转发）÷播放次数。",
        of=("content.interactions", "content.engaged_plays"), formula=ratio,
    ),
    Derived(
        id="content.engagement_multiple", name="互动率行业倍数", unit=MULTIPLE, definition="互动率÷配置给出的行业互动率。",
        of=("content.engagement_rate", "content.engagement_rate[benchmark]"), formula=ratio,
    ),
    Total(
        id="content.visits", name="引导进店UV", unit=PEOPLE, grains=BY_CREATOR, definition="内容引导进店人数之和（不同内容之间未去重）。",
        ways=_sum("visits"),
    ),
    Total(
        id="content.cart_buyers", name="内容加购人数", unit=PEOPLE, grains=BY_CREATOR, definition="有引导进店人数的内容的加购人数之和。",
        ways=_sum("cart_buyers", "visits"),
    ),
    Total(
        id="content.cart_visits", name="有加购记录的引导进店UV", unit=PEOPLE, grains=BY_CREATOR,
        definition="有加购人数的内容的引导进店人数之和。", ways=_sum("visits", "cart_buyers"),
    ),
    Derived(
        id="content.cart_rate", name="内容加购率", unit=RATE, grains=BY_CREATOR, definition="加购人数÷引导进店UV。",
        of=("content.cart_buyers", "content.cart_visits"), formula=ratio,
    ),
    Total(
        id="content.amount", name="内容成交金额", unit=YUAN, grains=BY_CREATOR, definition="内容引导的成交金额之和。", ways=_sum("amount"),
    ),
    Total(
        id="content.cost", name="内容费用", unit=YUAN, grains=BY_CREATOR, better="neither", definition="内容的合作费用之和。", ways=_sum("cost"),
    ),
    Total(
        id="content.visit_cost", name="有引导进店记录的内容费用", unit=YUAN, grains=BY_CREATOR, better="neither",
        definition="有引导进店人数的内容的合作费用之和。", ways=_sum("cost", "visits"),
    ),
    Total(
        id="content.paid_visits", name="付费内容引导进店UV", unit=PEOPLE, grains=BY_CREATOR, definition="有合作费用的内容的引导进店人数之和。",
        ways=_sum("visits", "cost"),
    ),
    Derived(
        id="content.cost_per_visit", name="单UV成本", unit=PRICE, grains=BY_CREATOR, better="down",
        definition="合作费用÷引导进店UV，只计有合作费用的内容。", of=("content.visit_cost", "content.paid_visits"), formula=ratio,
    ),
    Total(
        id="content.sold_cost", name="有成交记录的内容费用", unit=YUAN, grains=BY_CREATOR, better="neither",
        definition="有成交金额的内容的合作费用之和。", ways=_sum("cost", "amount"),
    ),
    Total(
        id="content.paid_amount", name="付费内容成交金额", unit=YUAN, grains=BY_CREATOR, definition="有合作费用的内容的成交金额之和。",
        ways=_sum("amount", "cost"),
    ),
    Derived(
        id="content.roi", name="达人投产比", unit=RATIO, grains=BY_CREATOR, definition="成交金额÷合作费用，只计有合作费用的内容。",
        of=("content.paid_amount", "content.sold_cost"), formula=ratio,
    ),
    Comparison(
        id="content.brand_search_growth", name="品牌词搜索增长", unit=GROWTH, grains=frozenset({"month"}),
        definition="品牌搜索访客较上年同期的增长率。", of=("ads.brand_search",), formula=change,
    ),
    Comparison(
        id="content.campaign_brand_search_growth", name="大促期间品牌词搜索增长", unit=GROWTH,
        definition="大促期间日均的品牌搜索访客较上年大促期间的增长率，两年的大促天数可以不同。", of=("ads.campaign_brand_search",), formula=change,
    ),
    *private.KPIS,
)
