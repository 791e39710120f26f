"""Paid traffic: what each tool cost a day, what it brought, and the reports in which the same money is told again.

Costs are those of the shop's own daily panel. Every report is made from one list of cells (day, plan, item, word), so
that levels of one tool agree to the 分.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from maker.panel import days_of
from maker.shop import BRAND, CATEGORIES, Dice, Item, Weighted, goods, in_campaign

KEYWORD, CROWD, SITE, TAOKE, BRAND_ZONE = "关键词推广", "人群推广", "货品全站推广", "淘宝客", "品牌专区"
SHARE = {  # of 支付金额 that is spent, 2024 and 2025
    KEYWORD: (0.046, 0.041),
    CROWD: (0.038, 0.021),
    SITE: (0.010, 0.026),
    TAOKE: (0.011, 0.010),
}
ROI = {KEYWORD: (3.6, 4.1), CROWD: (2.3, 2.6), SITE: (4.0, 4.9), TAOKE: (7.5, 8.2)}
CLICK = {KEYWORD: (132, 118), CROWD: (86, 82), SITE: (104, 97), TAOKE: (60, 58)}  # 分 a click
SHOWN = {KEYWORD: 0.052, CROWD: 0.031, SITE: 0.041, TAOKE: 0.08}  # clicks ÷ impressions
PULL = {"茶叶": 1.0, "茶具": 1.12, "茶礼盒": 1.3, "家居布艺": 0.62, "茶点": 0.8}  # ROI of a category against the mean
HEADS = (
    "茶叶",
    "茶具",
    "龙井茶",
    "茶叶礼盒",
    "紫砂壶",
    "盖碗",
    "绿茶",
    "红茶",
    "白茶",
    "茶杯",
    "礼盒",
    "功夫茶具",
    "碧螺春",
    "铁观音",
    "普洱茶",
    "茶壶",
    "送长辈礼物",
    "大红袍",
    "茶具套装",
    "花茶",
)
TAILS = (
    "明前龙井茶2025新茶",
    "德化白瓷盖碗单个",
    "办公室泡茶杯茶水分离",
    "汝窑品茗杯单只",
    "端午送客户茶礼",
    "煮茶壶玻璃耐高温",
    "茶席垫布中式",
    "柴烧公道杯手工",
    "小户型茶盘干泡",
    "低咖啡因下午茶点",
    "便携茶具收纳包",
    "蒲团坐垫茶室",
    "凤凰单丛蜜兰香",
    "福鼎白牡丹散装",
    "茶叶罐密封防潮",
    "新婚伴手礼茶",
    "侧把壶急须日式",
    "桂花乌龙冷泡",
    "锡罐高档茶叶罐",
    "茶针普洱撬茶",
    "建盏主人杯男士",
    "茶巾吸水加厚",
    "送老师教师节茶",
    "竹制茶则茶勺",
    "无糖茶点办公室零食",
    "扎染茶席手工",
    "安吉白茶散装250g",
    "焖茶壶保温便携",
    "黑檀六君子套装",
    "飘窗垫棉麻四季",
)


@dataclass(frozen=True)
class Spent:
    """What one plan, item or word cost and brought on a day. Amounts in 分."""

    date: dt.date
    tool: str
    plan: str
    item: Item
    keyword: str
    impressions: int
    clicks: int
    cost: int
    amount: int
    orders: int
    carts: int
    favourites: int


@cache
def spent(year: int) -> list[Spent]:
    """All paid traffic of a year but 品牌专区, which is bought by contract."""
    dice, cells = Dice(year * 7), []
    stars = Weighted({i: i.wanted * PULL[i.category] for i in goods() if i.withdrawn is None})
    late = year == 2025
    heads, tails = Weighted({w: 30 - n for n, w in enumerate(HEADS)}), Weighted({w: 1 for w in TAILS})
    for day in days_of(year):
        for tool in SHARE:
            cost = daily_cost(day.paid, tool, late)
            for part in split(cost, 3 if tool == KEYWORD else 2):
                keyword = ""
                if tool == KEYWORD:
                    keyword = (tails if dice.chance(0.3) else heads).draw(dice)
                cells.append(_cell(dice, day.date, tool, stars.draw(dice), keyword, part, late))
    return cells


def daily_cost(paid: int, tool: str, late: bool) -> int:
    """What a tool cost on a day that sold this much; the daily panel says the same."""
    return round(paid * SHARE[tool][late])


def split(total: int, parts: int) -> list[int]:
    each = total // parts
    return [each] * (parts - 1) + [total - each * (parts - 1)]


def _cell(dice: Dice, date: dt.date, tool: str, item: Item, keyword: str, cost: int, late: bool) -> Spent:
    tail = keyword in TAILS
    price = CLICK[tool][late] * dice.between(0.85, 1.15) * (0.62 if tail else 1.0) * (1.2 if in_campaign(date) else 1.0)
    clicks = max(1, round(cost / price))
    shown = SHOWN[tool] * dice.between(0.85, 1.15) * (1.5 if tail else 1.0) * (1.06 if late else 1.0)
    roi = (
        ROI[tool][late]
        * PULL[item.category]
        * dice.between(0.75, 1.25)
        * (1.25 if tail else 1.0)
        * (1.15 if in_campaign(date) else 1.0)
    )
    if date.year == 2025 and 7 <= date.month <= 9:
        roi *= 0.86
    amount = round(cost * roi)
    return Spent(
        date,
        tool,
        f"{tool}-{item.category}",
        item,
        keyword,
        round(clicks / shown),
        clicks,
        cost,
        amount,
        max(1, round(amount / 24_000)),
        round(clicks * dice.between(0.08, 0.13)),
        round(clicks * dice.between(0.02, 0.05)),
    )


@dataclass(frozen=True)
class Total:
    """Cells of one report row added up."""

    impressions: int
    clicks: int
    cost: int
    amount: int
    orders: int
    carts: int
    favourites: int

    @classmethod
    def of(cls, cells: Iterable[Spent]) -> Total:
        cells = list(cells)
        return cls(*(sum(getattr(c, name) for c in cells) for name in cls.__dataclass_fields__))


def grouped(cells: Iterable[Spent], *by: str) -> dict[tuple, Total]:
    """Totals by these fields of a cell ("month" is the first day of its month), in order of first appearance."""
    groups: dict[tuple, list[Spent]] = defaultdict(list)
    for cell in cells:
        groups[tuple(cell.date.replace(day=1) if name == "month" else getattr(cell, name) for name in by)].append(cell)
    return {key: Total.of(found) for key, found in groups.items()}


def by_wxt(year: int) -> list[Spent]:
    """What 万相台 reports: all of its scenes; in the first half of 2024 the crowds were still bought in 引力魔方."""
    return [c for c in spent(year) if c.tool != TAOKE and not in_ylmf(c)]


def in_ylmf(cell: Spent) -> bool:
    return cell.tool == CROWD and cell.date < dt.date(2024, 7, 1)


# -- 品牌专区 ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class BrandDay:
    """A day of the brand zone; it has no spend of its own."""

    date: dt.date
    searchers: int
    impressions: int
    clicks: int
    visitors: int
    orders: int
    amount: int
    carts: int
    favourites: int


@cache
def brand_zone(year: int) -> list[BrandDay]:
    """The brand zone is booked for the campaigns and the week before them."""
    dice, found = Dice(year * 3), []
    for day in days_of(year):
        if in_campaign(day.date) or in_campaign(day.date + dt.timedelta(days=7)):
            searchers = round(day.visitors * dice.between(0.05, 0.07) * (1.27 if year == 2025 else 1.0))
            clicks = round(searchers * dice.between(0.42, 0.52))
            orders = round(clicks * dice.between(0.05, 0.08))
            found.append(
                BrandDay(
                    day.date,
                    searchers,
                    round(searchers * 1.6),
                    clicks,
                    round(clicks * 0.93),
                    orders,
                    orders * dice.whole(21_000, 26_000),
                    round(clicks * 0.12),
                    round(clicks * 0.05),
                )
            )
    return found


# -- words that people searched for ------------------------------------------------------------------------------------
WORDS = {  # word: share of search visitors, growth in 2025
    "松间堂": (0.060, 1.34),
    "松间堂旗舰店": (0.034, 1.28),
    "松间堂茶具": (0.016, 1.41),
    "龙井茶": (0.11, 1.0),
    "茶叶礼盒": (0.10, 1.12),
    "盖碗": (0.08, 0.97),
    "紫砂壶": (0.07, 0.92),
    "茶具套装": (0.09, 1.05),
    "茶席": (0.04, 0.7),
    "白茶": (0.05, 1.06),
}


@dataclass(frozen=True)
class Word:
    date: dt.date
    word: str
    visitors: int
    carts: int
    buyers: int
    units: int
    amount: int


@cache
def words(year: int) -> list[Word]:
    dice, found = Dice(year * 13), []
    for day in days_of(year):
        for word, (share, growth) in WORDS.items():
            own = word.startswith("松间堂")
            visitors = round(
                day.visitors
                * 0.24
                * share
                * (growth if year == 2025 else 1.0)
                * dice.between(0.8, 1.2)
                * (1.3 if own and in_campaign(day.date) else 1.0)
            )
            buyers = round(visitors * (0.075 if own else 0.034) * dice.between(0.7, 1.3))
            found.append(
                Word(
                    day.date,
                    word,
                    visitors,
                    round(visitors * 0.11),
                    buyers,
                    round(buyers * 1.3),
                    buyers * dice.whole(18_000, 25_000),
                )
            )
    return found


# -- 推荐 --------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Feed:
    date: dt.date
    peers: bool
    impressions: int
    clicks: int
    visits: int
    saves: int
    buyers: int
    amount: int


@cache
def feed(year: int) -> list[Feed]:
    dice, found = Dice(year * 17), []
    for day in days_of(year):
        for peers in (False, True):
            shown = round(
                day.visitors * (7.4 if year == 2025 else 5.2) * (0.8 if peers else 1.0) * dice.between(0.9, 1.1)
            )
            clicks = round(shown * (0.026 if peers else 0.031) * dice.between(0.9, 1.1))
            buyers = round(clicks * (0.012 if peers else 0.017))
            found.append(
                Feed(
                    day.date,
                    peers,
                    shown,
                    clicks,
                    round(clicks * 0.86),
                    round(clicks * 0.14),
                    buyers,
                    buyers * dice.whole(17_000, 24_000),
                )
            )
    return found


# -- truths ------------------------------------------------------------------------------------------------------------
def truth(year: int) -> dict[str, object]:
    """What the reports must add up to."""
    cells = spent(year)
    whole = Total.of(cells)
    shown = Total.of(c for c in cells if c.tool != TAOKE)  # 淘宝客 reports no impressions
    by_tool = {tool: Total.of(c for c in cells if c.tool == tool) for tool in SHARE}
    by_category = {c: Total.of(x for x in by_wxt(year) if x.item.category == c) for c in CATEGORIES}
    keywords = Counter()
    for cell in cells:
        if cell.keyword:
            keywords[cell.keyword] += cell.cost
    heads = {word for word, _ in sorted(keywords.items(), key=lambda w: (-w[1], w[0]))[:20]}
    words_ = {
        "头部词": Total.of(c for c in cells if c.keyword in heads),
        "长尾词": Total.of(c for c in cells if c.keyword and c.keyword not in heads),
    }
    return {
        "ads.cost": whole.cost / 100,
        "ads.gmv": whole.amount / 100,
        "ads.roi": whole.amount / whole.cost,
        "ads.cpc": whole.cost / 100 / whole.clicks,
        "ads.ctr": shown.clicks / shown.impressions,
        "ads.cvr": whole.orders / whole.clicks,
        "ads.cart_cost": whole.cost / 100 / (whole.carts + whole.favourites),
        **{f"ads.by_tool[tool={tool}]": t.cost / 100 for tool, t in by_tool.items()},
        **{f"ads.tool_roi[tool={tool}]": t.amount / t.cost for tool, t in by_tool.items()},
        **{f"ads.category_roi[category={c}]": t.amount / t.cost for c, t in by_category.items()},
        "ads.long_tail": words_["长尾词"].clicks / sum(t.clicks for t in words_.values()),
        **{f"ads.words_cpc[words={w}]": t.cost / 100 / t.clicks for w, t in words_.items()},
        **{f"ads.words_roi[words={w}]": t.amount / t.cost for w, t in words_.items()},
        "ads.feed_impressions": sum(f.impressions for f in feed(year) if not f.peers),
        "ads.brand_search": sum(w.visitors for w in words(year) if BRAND in w.word),
        "ads.contract_gmv": sum(d.amount for d in brand_zone(year)) / 100,
    }
