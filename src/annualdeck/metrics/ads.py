"""ads: 广告投放ROI. Of the levels at which paid traffic is reported only one counts, see views/paid.py.

Ratios stand on the rows with a cost that tell both of their sides, so that 投入产出比 follows from 点击转化率 and
平均点击花费: 品牌专区 has clicks without a cost, 淘宝客 no impressions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import ORDERS, PRICE, RATE, RATIO, TIMES, YUAN
from annualdeck.metrics import keywords, visits
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, Share, Total, Way, itself, ratio

SLICES = frozenset({"month", "tool"})
TOOL = frozenset({"tool"})
CATEGORY = frozenset({"category"})
ITEMS = ("items",)
MAIN_CATEGORY = 0.01  # a category with a smaller share of the cost is not told as the best


def _cells(column: str, *beside: str, flag: str = "counted") -> nw.Expr:
    """A column's cells in the rows that count, where those of the columns beside it are filled too."""
    counted = nw.col(flag)
    for name in beside:
        counted = counted & ~nw.col(name).is_null()
    return nw.when(counted).then(nw.col(column))


def _sum(column: str, *beside: str, flag: str = "counted") -> tuple[Way, ...]:
    cells = _cells(column, *beside, flag=flag)
    return (Way("ads", cells.sum(), (column, *beside), present=cells.count()),)


CONTRACTED = nw.when(nw.col("counted") & nw.col("cost").is_null()).then(nw.col("amount"))
WANTED = nw.col("carts").fill_null(0) + nw.col("favourites").fill_null(0)
WANTED_ROWS = nw.col("counted") & ~nw.coalesce(nw.col("carts"), nw.col("favourites")).is_null()


def _wanted(cells: nw.Expr) -> tuple[Way, ...]:
    """Of the rows with a cost that tell carts or favourites."""
    told = nw.when(WANTED_ROWS & ~nw.col("cost").is_null()).then(cells)
    return (Way("ads", told.sum(), ("cost", "carts"), present=told.count()),)


def _categories_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Cost and the amount it brought, by span and category; the rest under an empty name."""
    known = nw.col("by_item") & ~nw.col("cost").is_null() & ~nw.col("amount").is_null()
    rows = grains.view(facts, "ads", ("category",)).filter(known)
    return rows.group_by("span", "category").agg(nw.col("cost").sum(), nw.col("amount").sum())


CATEGORIES = Query("ads.categories", "ads", ("cost", "amount", "category"), _categories_plan, also=ITEMS)


def _best_category(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    """The category whose cost brought back most, among those with 1 % of the cost, against itself a year before."""
    held = {(row["span"], row["category"]): row for row in rows}
    spent = sum(row["cost"] for row in rows if row["span"] == grains.CURRENT)  # type: ignore[misc]

    def roi(span: int, category: object) -> float | None:
        row = held.get((span, category))
        return ratio(row["amount"], row["cost"]) if row else None  # type: ignore[arg-type, return-value]

    offered = {
        category: roi(span, category) for (span, category), row in sorted(held.items(), key=lambda item: str(item[0]))
        if span == grains.CURRENT and category and row["cost"] >= MAIN_CATEGORY * spent  # type: ignore[operator]
    }
    known = {category: value for category, value in offered.items() if value is not None}
    if not known:
        return []
    best = max(known, key=lambda category: known[category])
    return [({"category": str(best)}, known[best], roi(grains.PRIOR, best))]


KPIS = (
    Total(
        id="ads.cost", name="推广花费", unit=YUAN, grains=SLICES, better="neither",
        definition="推广报表的花费之和（淘宝客为佣金与服务费）；同一工具同一天有多个层级的报表时只计最粗的一层。", ways=_sum("cost"),
    ),
    Total(
        id="ads.gmv", name="推广成交金额", unit=YUAN, grains=SLICES,
        definition="有花费记录的推广的总成交金额之和；按合约购买、没有花费的品牌专区不计。", ways=_sum("amount", "cost"),
    ),
    Total(
        id="ads.contract_gmv", name="无花费记录的推广成交金额", unit=YUAN, grains=frozenset({"month"}),
        definition="按合约购买、报表里没有花费的推广（如品牌专区）的成交金额之和。",
        ways=(Way("ads", CONTRACTED.sum(), ("amount",), present=CONTRACTED.count()),),
    ),
    Derived(
        id="ads.roi", name="推广投入产出比", unit=RATIO, grains=SLICES, definition="推广成交金额÷推广花费。",
        of=("ads.gmv", "ads.cost"), formula=ratio,
    ),
    Total(
        id="ads.impressions", name="推广展现量", unit=TIMES, grains=SLICES, definition="推广报表的展现量之和。", ways=_sum("impressions"),
    ),
    Total(
        id="ads.clicks", name="推广点击量", unit=TIMES, grains=SLICES, definition="推广报表的点击量之和。", ways=_sum("clicks"),
    ),
    Total(
        id="ads.click_cost", name="有点击记录的花费", unit=YUAN, grains=SLICES, better="neither",
        definition="有点击量的推广的花费之和。", ways=_sum("cost", "clicks"),
    ),
    Total(
        id="ads.priced_clicks", name="有花费记录的点击量", unit=TIMES, grains=SLICES, definition="有花费的推广的点击量之和。",
        ways=_sum("clicks", "cost"),
    ),
    Derived(
        id="ads.cpc", name="平均点击花费", unit=PRICE, grains=SLICES, better="down", definition="花费÷点击量，两者都有的推广合计后相除。",
        of=("ads.click_cost", "ads.priced_clicks"), formula=ratio,
    ),
    Total(
        id="ads.priced_impressions", name="有花费记录的展现量", unit=TIMES, grains=SLICES, definition="有花费与点击量的推广的展现量之和。",
        ways=_sum("impressions", "clicks", "cost"),
    ),
    Total(
        id="ads.shown_clicks", name="有展现记录的点击量", unit=TIMES, grains=SLICES, definition="有花费与展现量的推广的点击量之和。",
        ways=_sum("clicks", "impressions", "cost"),
    ),
    Derived(
        id="ads.ctr", name="点击率", unit=RATE, grains=SLICES, definition="点击量÷展现量，两者与花费都有的推广合计后相除。",
        of=("ads.shown_clicks", "ads.priced_impressions"), formula=ratio,
    ),
    Total(
        id="ads.orders", name="推广成交笔数", unit=ORDERS, grains=SLICES, definition="有花费与点击量的推广的总成交笔数之和。",
        ways=_sum("orders", "clicks", "cost"),
    ),
    Total(
        id="ads.converting_clicks", name="有成交记录的点击量", unit=TIMES, grains=SLICES, definition="有花费与成交笔数的推广的点击量之和。",
        ways=_sum("clicks", "orders", "cost"),
    ),
    Derived(
        id="ads.cvr", name="点击转化率", unit=RATE, grains=SLICES, definition="总成交笔数÷点击量，两者与花费都有的推广合计后相除。",
        of=("ads.orders", "ads.converting_clicks"), formula=ratio,
    ),
    Total(
        id="ads.carts", name="推广收藏加购数", unit=TIMES, grains=SLICES, definition="有花费的推广的总收藏数与总购物车数之和。",
        ways=_wanted(WANTED),
    ),
    Total(
        id="ads.carts_spend", name="有收藏加购记录的花费", unit=YUAN, grains=SLICES, better="neither",
        definition="有收藏或加购记录的推广的花费之和。", ways=_wanted(nw.col("cost")),
    ),
    Derived(
        id="ads.cart_cost", name="收藏加购成本", unit=PRICE, grains=SLICES, better="down", definition="花费÷（收藏数+加购数）。",
        of=("ads.carts_spend", "ads.carts"), formula=ratio,
    ),
    Derived(
        id="ads.by_tool", name="分工具花费", unit=YUAN, grains=TOOL, whole=False, better="neither",
        definition="各推广工具的花费。", of=("ads.cost",), formula=itself,
    ),
    Share(
        id="ads.tool_share", name="分工具花费占比", unit=RATE, grains=TOOL, whole=False, better="neither",
        definition="各推广工具的花费÷推广花费。", of="ads.cost",
    ),
    Derived(
        id="ads.tool_gmv", name="分工具成交金额", unit=YUAN, grains=TOOL, whole=False, definition="各推广工具的成交金额。",
        of=("ads.gmv",), formula=itself,
    ),
    Derived(
        id="ads.tool_roi", name="分工具投入产出比", unit=RATIO, grains=TOOL, whole=False,
        definition="各推广工具的成交金额÷花费。", of=("ads.gmv", "ads.cost"), formula=ratio,
    ),
    Total(
        id="ads.category_cost", name="类目推广花费", unit=YUAN, grains=CATEGORY, better="neither",
        definition="写明推广商品的报表按商品所属类目汇总的花费。", ways=_sum("cost", flag="by_item"),
    ),
    Total(
        id="ads.category_gmv", name="类目推广成交金额", unit=YUAN, grains=CATEGORY,
        definition="写明推广商品的报表按商品所属类目汇总的成交金额。", ways=_sum("amount", "cost", flag="by_item"),
    ),
    Derived(
        id="ads.category_roi", name="类目投入产出比", unit=RATIO, grains=CATEGORY, definition="类目推广成交金额÷类目推广花费。",
        of=("ads.category_gmv", "ads.category_cost"), formula=ratio,
    ),
    Analysis(
        id="ads.best_category", name="投产比最高类目", unit=RATIO, query=CATEGORIES, read=_best_category,
        definition="花费占比不低于1%的类目里，成交金额÷花费最高的类目。",
    ),
    *keywords.KPIS,
    *visits.KPIS,
)
