"""The panels' files: 店铺日报 (.xls and .xlsx), 流量来源 by month, market, coupons and the item list (.xlsx).

Figures are written as the panel writes them: small whole numbers as numbers, from 1,000 on as text with thousands
commas, rates as text with a percent sign, `-` where there is nothing.
"""

from __future__ import annotations

from maker.ads import CROWD, KEYWORD, SITE, TAOKE, daily_cost
from maker.panel import (
    CARRIERS, COUPONS, Day, Source, coupons, days_of, month_end, sources,
)
from maker.shop import BRAND, SHOP, goods
from maker.writing import Cell, count, per, percent, xlsx, yuan

DAILY_HEADERS = (
    "统计日期,访客数,浏览量,人均浏览量,平均停留时长,跳失率,新访客数,老访客数,商品收藏买家数,加购人数,下单金额,下单买家数,支付金额,支付买家数,"
    "支付父订单数,支付子订单数,支付件数,支付转化率,客单价,UV价值,支付老买家数,老买家支付金额,成功退款金额,会员总数,新增会员数,会员成交金额,"
    "会员成交人数,关键词推广花费,精准人群推广花费,全站推广花费,淘宝客佣金,评价数,正面评价数,负面评价数,发货包裹数,签收成功包裹数,"
    "平均支付_签收时长(秒),描述相符评分,物流服务评分,服务态度评分"
).split(",")
FLOW_HEADERS = (
    "流量载体,一级来源,二级来源,三级来源,四级来源,访客数,访客数环比,新访客,新访客环比,平均停留时长,平均停留时长环比,3s查看人数,3s查看人数环比,"
    "商品点击人数,商品点击人数环比,加购人数,加购人数环比,商品收藏人数,商品收藏人数环比,加购件数,加购件数环比,关注店铺人数,关注店铺人数环比,"
    "支付买家数,支付买家数环比,支付转化率,支付转化率环比,支付金额,支付金额环比,客单价,客单价环比,UV价值,uv价值环比,下单买家数,下单买家数环比,"
    "下单金额,下单金额环比,下单转化率,下单转化率环比"
).split(",")
COUPON_HEADERS = "统计日期,券名称,券类型,领取张数,使用张数,支付金额,支付买家数,支付件数,客单价".split(",")
ITEM_HEADERS = "商品ID,商家编码,商品名称,类目,品牌,成本价,季节".split(",")


# -- 店铺日报 ---------------------------------------------------------------------------------------------------------
def daily_rows(year: int) -> list[list[Cell]]:
    preamble: list[list[Cell]] = [
        [f"【生意参谋平台】店铺整体 {SHOP}"], [f"统计时间：{year}-01-01 ~ {year}-12-31（按天）"],
        ["数据说明：以下数据为全部终端；支付金额为买家支付金额，未剔除退款。"], [""],
    ]
    return [*preamble, list(DAILY_HEADERS), *(daily_row(day) for day in days_of(year))]


def daily_row(day: Day) -> list[Cell]:
    buyers, old = len(day.buyers), len(day.old_buyers)
    late = day.date.year == 2025
    stay: Cell = "-" if day.date.month == 2 and day.date.day == 12 else day.stay  # the panel was down that day
    return [
        f"{day.date:%Y-%m-%d}", count(day.visitors), count(day.pageviews), f"{day.pageviews / day.visitors:.2f}", stay,
        percent(0.52 + day.stay % 9 / 200), count(day.new_visitors), count(day.visitors - day.new_visitors),
        count(day.favourites), count(day.carts), yuan(day.ordered), count(len(day.ordered_buyers)), yuan(day.paid),
        count(buyers), count(day.orders), count(day.lines), count(day.units), percent(buyers, day.visitors),
        per(day.paid, buyers), per(day.paid, day.visitors), count(old), yuan(day.old_paid), yuan(day.refunded),
        count(day.members), count(day.new_members), yuan(day.member_paid), count(len(day.member_buyers)),
        *(yuan(daily_cost(day.paid, tool, late)) for tool in (KEYWORD, CROWD, SITE, TAOKE)),
        count(day.reviews), count(day.praise), count(day.reviews - day.praise), count(day.shipped), count(day.signed),
        count(day.delivery), "4.86", "4.83" if late and 7 <= day.date.month <= 9 else "4.88", "4.87",
    ]


# -- 流量来源 ---------------------------------------------------------------------------------------------------------
def flow_name(year: int, month: int) -> str:
    return f"【生意参谋平台】流量来源_{year}-{month:02d}-01_{month_end(year, month)}.xlsx"


def flow_file(year: int, month: int) -> bytes:
    parts = sources(year, month)
    by_carrier: list[list[Cell]] = [list(FLOW_HEADERS)]
    for carrier, share in CARRIERS.items():
        by_carrier += flow_rows(carrier, [_part(p, share) for p in parts])
    return xlsx({"全店流量来源": [list(FLOW_HEADERS), *flow_rows("全部", parts)], "分载体流量来源": by_carrier})


def _part(source: Source, share: float) -> Source:
    numbers = (source.visitors, source.new_visitors, source.carts, source.buyers, source.amount)
    return Source(source.levels, *(round(n * share) for n in numbers))


def flow_rows(carrier: str, parts: list[Source]) -> list[list[Cell]]:
    """Detail rows, each first and second level led by its 汇总 row."""
    rows = []
    for first in dict.fromkeys(p.levels[0] for p in parts):
        within = [p for p in parts if p.levels[0] == first]
        rows.append(flow_row(carrier, (first, "汇总", "汇总", "汇总"), within))
        for second in dict.fromkeys(p.levels[1] for p in within):
            leaves = [p for p in within if p.levels[1] == second]
            if len(leaves) > 1:
                rows.append(flow_row(carrier, (first, second, "汇总", "汇总"), leaves))
            rows += [flow_row(carrier, (*leaf.levels, "-"), [leaf]) for leaf in leaves]
    return rows


def flow_row(carrier: str, levels: tuple[str, ...], parts: list[Source]) -> list[Cell]:
    visitors, buyers = sum(p.visitors for p in parts), sum(p.buyers for p in parts)
    amount = sum(p.amount for p in parts)
    cells: dict[str, Cell] = {
        "访客数": count(visitors), "新访客": count(sum(p.new_visitors for p in parts)),
        "加购人数": count(sum(p.carts for p in parts)), "支付买家数": count(buyers), "支付转化率": percent(buyers, visitors),
        "支付金额": yuan(amount), "客单价": per(amount, buyers), "UV价值": per(amount, visitors),
    }
    return [carrier, *levels, *(cells.get(header, "-") for header in FLOW_HEADERS[5:])]


# -- coupons, items ---------------------------------------------------------------------------------------------------
def coupon_file(year: int) -> bytes:
    rows: list[list[Cell]] = [list(COUPON_HEADERS)]
    for c in coupons(year):
        rows.append([f"{c.date:%Y-%m-%d}", c.name, COUPONS[c.name][0], count(c.claimed), count(c.used), yuan(c.amount),
                     count(c.used), count(c.used), per(c.amount, c.used)])
    return xlsx({"优惠券": rows})


def item_file() -> bytes:
    rows = [[i.item_id, i.code, i.title, i.category, BRAND, f"{i.cost / 100:.2f}", i.season] for i in goods()]
    return xlsx({"商品清单": [list(ITEM_HEADERS), *rows]})
