"""A made-up deck that uses every layout, for tests and for looking at: `python tests/deck/demo.py OUT.pptx`."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import gallery

from annualdeck import figure as f
from annualdeck.scale import Scale
from annualdeck.figure import Figure, Unit
from annualdeck.slide import (
    Blocks, Card, Cards, Cell, Closing, Columns, Contents, Cover, Deck, Divider, Entry, Grid, Link,
    Header, HeatMap, Lines, Notes, Paragraphs, Series, Slide, Waterfall, waiting,
)
from annualdeck.wording import Text, label, plain, say, scaled

MONTHS = tuple(f"{m}月" for m in range(1, 13))
NOW = (6210, 4830, 7100, 6900, 7780, 11720, 7020, 7310, 8150, 9420, 16800, 10950)
BEFORE = (5580, 4410, 6120, 5900, 6480, 9150, 6210, 6400, 6980, 7850, 13100, 9900)


def amount(wan: float, before: float | None = None, **slice: str) -> Figure:
    return Figure("sales.paid_amount", "支付金额", Decimal(str(wan)) * 10000, f.YUAN,
                  None if before is None else Decimal(str(before)) * 10000, slice=slice)


def of(kpi: str, name: str, value: float, unit: Unit, prior: float | None = None, better: str = "up") -> Figure:
    return Figure(kpi, name, value, unit, prior, better=better)  # type: ignore[arg-type]


PAID = amount(104_400, 88_300)
BUYERS = of("sales.buyers", "支付买家数", 1_284_016, f.PEOPLE, 1_109_233)
SPEND = Figure("sales.spend_per_buyer", "客单价", Decimal("813.07"), f.PRICE, Decimal("796.05"))
REPURCHASE = of("users.repurchase_rate", "复购率", 0.314, f.RATE, 0.298)
ROI = of("ads.roi", "投入产出比", 4.3, f.RATIO, 3.5)
CPC = Figure("ads.cpc", "平均点击花费", Decimal("1.12"), f.PRICE, Decimal("1.366"), better="down")
CTR = of("ads.ctr", "点击率", 0.052, f.RATE, 0.043)
NON_SEARCH = of("ads.non_search_share", "非搜索流量占比", 0.352, f.RATE, 0.288)
COST = amount(8120, 7650)
SHIP = of("fulfilment.ship_48h", "48小时发货率", 0.974, f.RATE, 0.951)
TRANSIT = of("fulfilment.process_hours", "订单处理时长", 9.6, f.HOURS, 12.7, "down")
STOCK_DAYS = of("inventory.days", "周转天数", 30.2, f.DAYS, 36.8, "down")
SCORE = of("aftersales.satisfaction", "满意度", 4.71, f.SCORE, 4.58)
CAMPAIGN = of("sales.campaign_share", "大促销售占比", 0.386, f.RATE, 0.365)
VISITS = of("content.visits", "内容引导进店", 2_140_000, f.PEOPLE, 1_463_000)
ALL = {x.kpi: x for x in (BUYERS, SPEND, REPURCHASE, ROI, CPC, CTR, NON_SEARCH, SHIP, TRANSIT, STOCK_DAYS, SCORE,
                          CAMPAIGN, VISITS)} | {"sales.paid_amount": PAID, "ads.cost": COST}


def s(template: str, **named: Text | Figure) -> Text:
    said = say(template, lambda kpi, slice: ALL[kpi], named)
    assert said is not None
    return said


def block(heading: str, *sentences: str) -> Paragraphs:
    return Paragraphs(heading, tuple(s(text) for text in sentences))


def two_years(title: str = "月度支付金额") -> Columns:
    return Columns(
        title=title, alt=s("月度支付金额柱形图，全年{sales.paid_amount}，{sales.paid_amount:change}。"),
        note="橙色为2025年，灰色为2024年", categories=MONTHS, marks={10: "双11"},
        series=(
            Series("2024", tuple(amount(v, month=f"2024-{i:02d}") for i, v in enumerate(BEFORE, 1)), "last", ()),
            Series("2025", tuple(amount(v, month=f"2025-{i:02d}") for i, v in enumerate(NOW, 1)), "this"),
        ),
    )


def lines() -> Lines:
    return Lines(
        title="月度支付金额", alt=plain("两年逐月支付金额折线图，双11所在的月份最高。"), categories=MONTHS,
        marks={10: "双11"}, series=two_years().series[::-1],
    )


def bridge() -> Waterfall:
    return Waterfall(
        title="同比增量来自哪里", alt=s("从上年到今年的增量分解，合计{sales.paid_amount}。"),
        start=amount(88_300), start_label="2024年", end=amount(104_400), end_label="2025年",
        steps=(("茶具", amount(7400)), ("家居", amount(5200)), ("礼盒", amount(4300)), ("户外", amount(-2100)),
               ("其他", amount(1300))),
    )


def table(rows: int = 5, name: str = "") -> Grid:
    carriers = ["中通快递", "圆通速递", "顺丰速运", "韵达快递", "其他"] + [f"承运商{i}" for i in range(1, 30)]
    data = [(462_000, 0.360, 43.1, 0.862, 0.0042), (317_000, 0.247, 47.9, 0.824, 0.0051),
            (214_000, 0.167, 31.6, 0.948, 0.0012), (189_000, 0.147, 55.3, 0.719, 0.0088),
            (102_016, 0.079, 58.7, 0.660, 0.0093)] * 7
    scales = [Scale(10_000, "万件", 1), Scale(1, "%", 1, True), Scale(1, "小时", 1), Scale(1, "%", 1, True),
              Scale(1, "%", 2, True)]
    units = [f.PIECES, f.RATE, f.HOURS, f.RATE, f.RATE]

    def cell(row: int, column: int) -> Cell:
        mark = {2: "best", 4: "worst"}.get(row, "") if column >= 2 else ""
        value = Figure(f"fulfilment.c{column}", "x", data[row][column], units[column], slice={"carrier": carriers[row]})
        return Cell(scaled(value, scales[column]), mark)  # type: ignore[arg-type]

    return Grid(
        title="快递公司对比", alt=plain("各快递公司的包裹量、时效与异常件率。"), note="按包裹量排序",
        headers=(Header("快递公司", right=False), Header("包裹", "万件"), Header("占比"), Header("发货到签收", "小时"),
                 Header("跨省72小时达"), Header("异常件率")),
        rows=tuple((Cell(label(name or carriers[r])), *(cell(r, c) for c in range(5))) for r in range(rows)),
        footnote="橙色为各列最好，深蓝为最差；占比低于1%的快递公司并入“其他”",
    )


def heat() -> HeatMap:
    rates = [[0.21, 0.12, 0.09, 0.08, 0.07, 0.06], [0.22, 0.13, 0.10, 0.08, 0.06], [0.19, 0.11, 0.08, 0.07],
             [0.24, 0.15, 0.11], [0.26, 0.14], [0.23]]
    return HeatMap(
        title="首购月份与后续各月复购", alt=plain("同期群热力图：四月首购的买家次月复购率最高。"),
        rows=MONTHS[:6], columns=tuple(f"第{i}个月" for i in range(1, 7)),
        cells=tuple(tuple(of("users.cohorts", "同期群留存", row[i], f.RATE) if i < len(row) else None for i in range(6))
                    for row in rates),
    )


NOTES = Notes(
    say=(s("先讲结论：{sales.paid_amount}，{sales.paid_amount:change}。"), plain("再讲三个来源。")),
    definitions=("支付金额：买家实际支付的金额，含邮费，未扣退款。",),
    sources=("订单报表 orders-2025.csv，612,480 行，2025-01-01 至 2025-12-31",), missing=("净销售额：缺少退款导出",),
)
SOURCE = "数据来源：千牛订单报表（612,480 笔支付订单，2025-01-01 至 2025-12-31）；口径见附录"
FOUND = (
    block("高客单价商品", "客单价{sales.spend_per_buyer}，{sales.spend_per_buyer:change}，为全年支付金额增长的主要部分。"),
    block("季节性促销", "大促销售占比{sales.campaign_share}，{sales.campaign_share:change}；双11当月为有数据以来最高。"),
    block("复购与会员", "复购率{users.repurchase_rate}，{users.repurchase_rate:change}，支付买家{sales.buyers}。"),
)
ADS = (
    block("直通车关键词优化", "平均点击花费{ads.cpc}，{ads.cpc:change}；点击率{ads.ctr}，{ads.ctr:change}。",
          "服饰类目投产比为各类目最高。"),
    block("引力魔方人群定向", "“猜你喜欢”引导进店{content.visits}，{content.visits:change}；收藏加购成本低于行业均值。"),
    block("品牌专区曝光", "大促期间品牌词首位展现稳定；非搜索流量占比{ads.non_search_share}，{ads.non_search_share:change}。"),
)
SECTIONS = (
    ("01", "年度业绩概览", ("销售额与增长率", "用户规模与活跃度", "市场份额变化"), (PAID, BUYERS, SPEND),
     "支付金额{sales.paid_amount}，{sales.paid_amount:change}"),
    ("02", "营销活动分析", ("大促活动效果", "内容营销策略", "广告投放ROI"), (CAMPAIGN, VISITS, ROI),
     "大促贡献{sales.campaign_share}，投产比{ads.roi}"),
    ("03", "运营效率评估", ("物流与履约时效", "库存周转率", "售后处理满意度"), (SHIP, STOCK_DAYS, SCORE),
     "48小时发货率{fulfilment.ship_48h}，周转{inventory.days}"),
    ("04", "客户体验提升", ("用户反馈收集", "会员体系优化", "服务响应速度"), (REPURCHASE, SCORE),
     "满意度{aftersales.satisfaction}，{aftersales.satisfaction:change}"),
    ("05", "挑战与机遇", ("竞争格局分析", "政策影响评估", "新兴技术应用"), (NON_SEARCH,),
     "非搜索流量占比{ads.non_search_share}，两家竞店份额上升"),
    ("06", "来年规划展望", ("核心目标设定", "策略调整方向", "风险应对预案"), (), "支付金额目标与三条主线"),
)


def divider(index: int) -> Divider:
    number, title, topics, figures, _ = SECTIONS[index]
    return Divider(f"divider-{number}", number, title, topics, Cards(tuple(map(Card, figures))))


def content(
    id: str, layout: str, title: str, topic: str, section: int = 0, source: str = SOURCE, **blocks: object
) -> Slide:
    number, name = SECTIONS[section][:2]
    return Slide(id, layout, s(title), blocks, name, number, topic, source, NOTES)  # type: ignore[arg-type]


def cover(title: str = "淘宝运营年度汇报") -> Cover:
    year = two_years("每月支付金额")
    peak = Series("2025", year.series[1].points, "this", (10,))
    return Cover(title, "松鹤堂旗舰店 · 2025年度", "运营中心", "2026年1月8日",
                 Columns(title="每月支付金额", alt=plain("全年逐月支付金额，双11当月最高。"), categories=MONTHS, series=(peak,),
                         marks={10: "双11"}))


def every_block() -> tuple[Slide, ...]:
    """The slides of the gallery, with cards and findings where their layouts have room for them."""
    three = Cards(tuple(map(Card, (ROI, CPC, CTR))))
    brief = (block("履约", "48小时发货率{fulfilment.ship_48h}。"), block("周转", "周转天数{inventory.days}，{inventory.days:change}。"))
    pages = []
    for id, layout, blocks in gallery.SLIDES:
        cards = {"cards": three} if layout in ("panel-charts", "cards-two-charts-text", "cards-text") else {}
        pages.append(content(id, layout, "每种图表各画一次：{sales.paid_amount:change}", id, 1, **cards, **blocks, blocks=Blocks(brief)))
    return (*pages, content("overview", "overview", "年度总览：支付金额{sales.paid_amount}", "overview", 0, tiles=gallery.year(
        PAID, BUYERS, SPEND, REPURCHASE, ROI, CPC, CTR, SHIP, STOCK_DAYS, SCORE)))


def slides() -> tuple:
    """Every kind of slide, every layout once or more, every kind of block."""
    return (
        cover(),
        Contents("目录", tuple(Entry(n, t, s(say_), f"divider-{n}") for n, t, _, _, say_ in SECTIONS), beside=(Link("年度总览", "overview"),)),
        divider(0),
        content("sales", "two-charts-text", "支付金额{sales.paid_amount}，{sales.paid_amount:change}，客单价与买家数同时提高",
                "销售额与增长率", chart1=bridge(), chart2=lines(), blocks=Blocks(FOUND)),
        content("users", "matrix-text", "次月复购逐群走高，全年复购率{users.repurchase_rate}", "用户规模与活跃度",
                picture=heat(), blocks=Blocks(FOUND)),
        content("market", "chart-wide-text", "双11单月为全年最高，全年支付金额{sales.paid_amount:change}", "市场份额变化",
                chart=two_years(), blocks=Blocks(FOUND)),
        content("rivals", "charts-table-text", "快递与品类：两处变化都好于上年", "市场份额变化",
                chart1=lines(), chart2=bridge(), table=table(4), blocks=Blocks(FOUND)),
        divider(1),
        content("campaigns", "three-charts-text", "大促销售占比{sales.campaign_share}，{sales.campaign_share:change}",
                "大促活动效果", 1, chart1=two_years(), chart2=lines(), picture=heat(), blocks=Blocks(FOUND)),
        content("ads", "cards-chart-text",
                "付费推广投产比{ads.roi}，{ads.roi:change}：花费{ads.cost:word}，平均点击花费{ads.cpc:word}，点击率"
                "{ads.ctr:word}",
                "广告投放ROI", 1, chart=two_years("月度成交金额"),
                cards=Cards(tuple(map(Card, (CPC, CTR, ROI, NON_SEARCH)))), blocks=Blocks(ADS)),
        divider(2),
        content("fulfilment", "table-text", "48小时发货率{fulfilment.ship_48h}，订单处理时长{fulfilment.process_hours:word}",
                "物流与履约时效", 2, table=table(), blocks=Blocks((*ADS[1:], FOUND[2]))),
        divider(3), divider(4), divider(5),
        content("goals", "text", "来年先稳住复购，再谈新客：三条主线与一处待补的数据", "核心目标设定", 5,
                blocks=Blocks((*FOUND, waiting("退款与净销售额", "缺少退款导出")))),
        Closing("谢谢", "松鹤堂旗舰店 · 运营中心",
                (block("亮点", "支付金额{sales.paid_amount}，{sales.paid_amount:change}", "投产比{ads.roi}，{ads.roi:change}"),
                 block("不足", "复购率{users.repurchase_rate}，{users.repurchase_rate:change}"))),
        *every_block(),
    )


def deck(*chosen: object, rise: str = "red") -> Deck:
    """These slides, or all, as a deck."""
    made = chosen or slides()
    return Deck("松鹤堂旗舰店2025年度汇报", "运营中心", "淘宝运营年度汇报", "2026-01-08", made, rise,  # type: ignore[arg-type]
                (("开篇", (0,)), ("正文", tuple(range(1, len(made))))))


if __name__ == "__main__":
    from annualdeck.deck import write

    write(deck(), None, Path(sys.argv[1]), lambda placed: b"<ledger/>")
