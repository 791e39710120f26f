"""The reports of paid traffic as 万相台, 引力魔方, 品销宝 and 淘宝客 export them, the search words and the feed."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator

from maker.ads import CROWD, KEYWORD, SITE, TAOKE, Total, brand_zone, by_wxt, feed, grouped, in_ylmf, spent, words
from maker.writing import Cell, count, decimal, percent, plain_yuan, text, xls, xlsx, yuan, zipped

MEASURES = (
    "展现量,点击量,花费,点击率,平均点击花费,千次展现花费,总预售成交金额,总预售成交笔数,直接成交金额,间接成交金额,总成交金额,总成交笔数,点击转化率,"
    "投入产出比,总成交成本,总购物车数,加购率,收藏宝贝数,收藏店铺数,总收藏加购数,总收藏加购成本,总收藏数,宝贝收藏成本,宝贝收藏率,加购成本,引导访问量,"
    "成交新客数,成交新客占比"
).split(",")
SCENES = {KEYWORD: "101", CROWD: "102", SITE: "103"}
SCENE_HEADERS = ["日期", "场景ID", "场景名字", *MEASURES]
PLAN_HEADERS = ["日期", "场景ID", "场景名字", "计划ID", "计划名字", *MEASURES]
ITEM_HEADERS = ["日期", "场景ID", "场景名字", "主体ID", "主体类型", "主体名称", *MEASURES]
WORD_HEADERS = [
    "日期",
    "场景ID",
    "场景名字",
    "计划ID",
    "计划名字",
    "词类型",
    "词ID/词包ID",
    "词名字/词包名字",
    *MEASURES,
]


def measures(total: Total) -> list[Cell]:
    """Amounts in yuan with two decimals, rates as bare decimals."""
    known: dict[str, Cell] = {
        "展现量": total.impressions,
        "点击量": total.clicks,
        "花费": plain_yuan(total.cost),
        "点击率": decimal(total.clicks, total.impressions),
        "平均点击花费": f"{total.cost / 100 / total.clicks:.2f}",
        "千次展现花费": f"{total.cost * 10 / total.impressions:.2f}",
        "总预售成交金额": "0",
        "总预售成交笔数": 0,
        "直接成交金额": plain_yuan(total.amount * 7 // 10),
        "间接成交金额": plain_yuan(total.amount - total.amount * 7 // 10),
        "总成交金额": plain_yuan(total.amount),
        "总成交笔数": total.orders,
        "点击转化率": decimal(total.orders, total.clicks),
        "投入产出比": f"{total.amount / total.cost:.2f}" if total.cost else "0",
        "总成交成本": f"{total.cost / 100 / total.orders:.2f}",
        "总购物车数": total.carts,
        "加购率": decimal(total.carts, total.clicks),
        "收藏宝贝数": total.favourites,
        "收藏店铺数": 0,
        "总收藏加购数": total.carts + total.favourites,
        "总收藏数": total.favourites,
        "引导访问量": total.clicks,
    }
    return [known.get(name, "-") for name in MEASURES]


def wxt_archive(year: int) -> bytes:
    """One report a level, the item and word reports with a row for each month."""
    cells = by_wxt(year)
    scenes = [[str(day), SCENES[tool], tool, *measures(t)] for (day, tool), t in grouped(cells, "date", "tool").items()]
    plans = [
        [str(day), SCENES[tool], tool, plan_id(plan), plan, *measures(t)]
        for (day, tool, plan), t in grouped(cells, "date", "tool", "plan").items()
    ]
    items = [
        [month_range(month), SCENES[tool], tool, item.item_id, "宝贝", item.title, *measures(t)]
        for (month, tool, item), t in grouped(cells, "month", "tool", "item").items()
    ]
    worded = [c for c in cells if c.keyword]
    keywords = [
        [month_range(month), SCENES[tool], tool, plan_id(plan), plan, "关键词", "-", word, *measures(t)]
        for (month, tool, plan, word), t in grouped(worded, "month", "tool", "plan", "keyword").items()
    ]
    return zipped(
        {
            f"营销场景报表_{year}.csv": text([SCENE_HEADERS, *scenes]),
            f"计划报表_{year}.csv": text([PLAN_HEADERS, *plans]),
            f"商品报表_{year}.csv": text([ITEM_HEADERS, *items]),
            f"关键词报表_{year}.csv": text([WORD_HEADERS, *keywords]),
        }
    )


def plan_id(plan: str) -> str:
    return str(7_000_000_000 + sum(ord(c) * 31**n for n, c in enumerate(plan)) % 1_000_000)


def month_range(month: dt.date) -> str:
    """20250701至20250731."""
    last = calendar.monthrange(month.year, month.month)[1]
    return f"{month:%Y%m%d}至{month.replace(day=last):%Y%m%d}"


YLMF_HEADERS = (
    "日期,计划组,计划,主体类型,消耗,展现量,点击量,点击率,千次展现成本,点击成本,收藏宝贝量,添加购物车量,加购收藏量,加购收藏成本,成交订单量,成交订单金额,"
    "点击转化率,投资回报率"
).split(",")


def ylmf_file() -> bytes:
    """引力魔方 for the first half of 2024: its money is 消耗, its ROI 投资回报率."""
    rows = []
    for (day, plan), t in grouped((c for c in spent(2024) if in_ylmf(c)), "date", "plan").items():
        rows.append(
            [
                str(day),
                "常规计划组",
                plan,
                "商品",
                plain_yuan(t.cost),
                t.impressions,
                t.clicks,
                percent(t.clicks, t.impressions),
                f"{t.cost * 10 / t.impressions:.2f}",
                f"{t.cost / 100 / t.clicks:.2f}",
                t.favourites,
                t.carts,
                t.carts + t.favourites,
                f"{t.cost / 100 / (t.carts + t.favourites):.2f}",
                t.orders,
                plain_yuan(t.amount),
                percent(t.orders, t.clicks),
                f"{t.amount / t.cost:.2f}",
            ]
        )
    return text([YLMF_HEADERS, *rows])


TAOKE_HEADERS = (
    "日期,数据内容,点击量(即进店量),点击人数(即进店人数),推广商品数,付款金额(元),付款笔数,付款人数,点击转化率(即付款转化率),添加购物车量,收藏宝贝量,"
    "付款佣金支出(元),付款服务费支出(元),付款支出费用(元),付款佣金率"
).split(",")


def taoke_file(year: int) -> bytes:
    rows = []
    for (day,), t in grouped((c for c in spent(year) if c.tool == TAOKE), "date").items():
        fee = t.cost // 10
        rows.append(
            [
                f"{day}\t",
                "全部",
                t.clicks,
                t.clicks,
                30,
                plain_yuan(t.amount),
                t.orders,
                t.orders,
                percent(t.orders, t.clicks),
                t.carts,
                t.favourites,
                plain_yuan(t.cost - fee),
                plain_yuan(fee),
                plain_yuan(t.cost),
                percent(t.cost, t.amount),
            ]
        )
    return text([TAOKE_HEADERS, *rows])


ZONE_HEADERS = (
    "日期,搜索量,搜索访客数,展现量,触达访客数,点击量,点击访客数,点击率,进店访客数,店铺收藏数,宝贝收藏数,宝贝加购数,成交笔数,成交金额,转化率,成交访客数"
).split(",")
ZONE_SHEETS = {
    "账户": (),
    "推广计划": ("计划名称",),
    "推广单元": ("计划名称", "单元名称"),
    "创意": ("计划名称", "单元名称", "创意名称"),
    "品牌流量包": ("词包名称",),
    "定向人群": ("定向人群名称",),
}


def zone_file(year: int) -> bytes:
    """品销宝: six sheets that tell the same days; there is no spend in any of them."""
    sheets: dict[str, list[list[Cell]]] = {}
    for sheet, levels in ZONE_SHEETS.items():
        rows: list[list[Cell]] = [["日期", *levels, *ZONE_HEADERS[1:]]]
        for d in brand_zone(year):
            rows.append(
                [
                    str(d.date),
                    *(f"品牌专区{name.removesuffix('名称')}" for name in levels),
                    d.searchers,
                    round(d.searchers * 0.92),
                    d.impressions,
                    round(d.searchers * 0.9),
                    d.clicks,
                    d.visitors,
                    percent(d.clicks, d.impressions),
                    d.visitors,
                    round(d.favourites * 0.2),
                    d.favourites,
                    d.carts,
                    d.orders,
                    yuan(d.amount),
                    percent(d.orders, d.visitors),
                    d.orders,
                ]
            )
        sheets[sheet] = rows
    return xlsx(sheets)


WORDS_HEADERS = (
    "统计日期,搜索词,访客数,加购人数,商品收藏人数,支付买家数,支付转化率,支付件数,支付金额,客单价,UV价值".split(",")
)


def words_file(year: int) -> bytes:
    """引流搜索词, an old workbook below four rows of preamble; `-` where nobody bought."""
    rows: list[list[Cell]] = [
        ["【生意参谋平台】引流搜索词"],
        [f"统计时间：{year}-01-01 ~ {year}-12-31（按天）"],
        ["终端：无线端"],
        [""],
        WORDS_HEADERS,
    ]
    for w in words(year):
        bought = bool(w.buyers)
        rows.append(
            [
                str(w.date),
                w.word,
                count(w.visitors),
                count(w.carts),
                count(round(w.visitors * 0.03)),
                count(w.buyers),
                percent(w.buyers, w.visitors),
                *(
                    (count(w.units), yuan(w.amount), yuan(w.amount / w.buyers), yuan(w.amount / w.visitors))
                    if bought
                    else ("-",) * 4
                ),
            ]
        )
    return xls({"引流搜索词": rows})


FEED_HEADERS = (
    "统计日期,猜你喜欢曝光人数,猜你喜欢曝光新客,猜你喜欢点击人数,猜你喜欢曝光点击率,点击进入商详人数,加购收藏人数,推荐首触支付买家数,推荐首触支付金额"
).split(",")


def feed_file(year: int) -> bytes:
    """推荐分析: the shop's sheet, and the peers' beside it."""
    return xlsx(
        {"推荐概况": [FEED_HEADERS, *_feed_rows(year, False)], "同行同层平均": [FEED_HEADERS, *_feed_rows(year, True)]}
    )


def _feed_rows(year: int, peers: bool) -> Iterator[list[Cell]]:
    found: Iterable = (f for f in feed(year) if f.peers == peers)
    for f in found:
        yield [
            str(f.date),
            count(f.impressions),
            count(round(f.impressions * 0.8)),
            count(f.clicks),
            percent(f.clicks, f.impressions),
            count(f.visits),
            count(f.saves),
            count(f.buyers),
            yuan(f.amount),
        ]
