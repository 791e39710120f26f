"""A made-up block of every kind, on the layouts of the deck's content slides: for tests and for looking at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from annualdeck import figure as f
from annualdeck.figure import Figure, Unit
from annualdeck.scale import Scale
from annualdeck.slide import (
    Bars, Block, Bubble, Bullet, Bullets, Cell, ClassMatrix, Columns, Dumbbell, Effect, Event, Forest, Gantt,
    Grid, Header, HeatMap, Lines, Pareto, Pyramid, Quote, Quotes, Risk, RiskMatrix, Role, Scatter, Series, Task,
    Tile, TileMap, Tiles, Timeline, UpDown, Waterfall, Within,
)
from annualdeck.wording import label, plain, scaled, show

MONTHS = tuple(f"{m}月" for m in range(1, 13))
NOW = (6210, 4830, 7100, 6900, 7780, 11720, 7020, 7310, 8150, 9420, 16800, 10950)
BEFORE = (5580, 4410, 6120, 5900, 6480, 9150, 6210, 6400, 6980, 7850, 13100, 9900)
CAMPAIGNS = {5: "618", 10: "双11", 11: "双12"}
SAID = {"alt": plain("图的说明。")}


def figures(kpi: str, name: str, unit: Unit, values: Sequence[float | None]) -> tuple[Figure | None, ...]:
    exact = unit in (f.YUAN, f.PRICE)
    return tuple(
        None if v is None else Figure(kpi, name, Decimal(str(v)) if exact else v, unit, slice={"point": str(i)})
        for i, v in enumerate(values)
    )


def yuan(values: Sequence[float | None], kpi: str = "sales.paid_amount", name: str = "支付金额") -> tuple[Figure | None, ...]:
    """Amounts given in 万元."""
    return figures(kpi, name, f.YUAN, [None if v is None else v * 10_000 for v in values])


def one(kpi: str, name: str, unit: Unit, value: float) -> Figure:
    return figures(kpi, name, unit, [value])[0]  # type: ignore[return-value]


def series(name: str, points: tuple[Figure | None, ...], role: Role = "this", *labelled: int) -> Series:
    return Series(name, points, role, labelled)


# -- charts over time and classes --------------------------------------------------------------------------------------
def campaigns() -> Columns:
    return Columns(**SAID, title="月度支付金额", categories=MONTHS, windows=CAMPAIGNS, series=(
        series("2024", yuan(BEFORE), "last"), series("2025", yuan(NOW), "this", *range(12))))


def visitors() -> Lines:
    daily = [figures("users.dau", "日均访客", f.PEOPLE, [v * 7 for v in year]) for year in (BEFORE, NOW)]
    return Lines(**SAID, title="日均访客", categories=MONTHS, windows={5: "618", 9: "双11", 10: "双11"}, series=(
        series("2024", daily[0], "last"), series("2025", daily[1], "this", 10)))


def turnover() -> Columns:
    days = figures("inventory.days", "周转天数", f.DAYS, (38, 37, 35, 36, 33, 31, 34, 33, 32, 30, 27, 29))
    mean = Figure("inventory.days", "周转天数", 34.5, f.DAYS, slice={"benchmark": "中国连锁经营协会"})
    return Columns(**SAID, title="周转天数", categories=MONTHS, series=(
        Series("2025", days), Series("行业均值", (mean,) * 12, "benchmark")))


def disputes() -> Lines:
    rates = figures("aftersales.dispute_rate", "纠纷率", f.RATE, (.012, .013, .011, .0105, .011, .014, .01, .0095, .009, .0088, .012, .0085))
    mean = Figure("aftersales.dispute_rate", "纠纷率", .0118, f.RATE, slice={"benchmark": "类目均值"})
    return Lines(**SAID, title="月度纠纷率", categories=MONTHS, series=(
        series("2025", rates, "this", 5), series("类目均值", (mean,) * 12, "benchmark")))


def sentiment() -> Columns:
    good = (.71, .70, .72, .69, .73, .75, .74, .76, .77, .76, .72, .78)
    bad = (.11, .12, .10, .13, .09, .09, .08, .08, .08, .08, .13, .08)
    rows = (good, tuple(round(1 - g - b, 4) for g, b in zip(good, bad, strict=True)), bad)
    return Columns(**SAID, title="月度情感", categories=MONTHS, stacked="percent", series=tuple(
        series(name, figures(f"feedback.{kpi}", name, f.RATE, row), role, 11)
        for name, kpi, row, role in zip(("正面", "中性", "负面"), ("positive_share", "neutral_share", "negative_share"), rows,
                                        ("last", "series2", "this"), strict=True)))


def reception() -> Columns:
    parts = (("机器人", [v * 3 for v in NOW], "series1"), ("人工", [v * 2 for v in BEFORE], "last"))
    return Columns(**SAID, title="机器人与人工接待", categories=MONTHS, stacked="plain", series=tuple(
        series(name, figures(f"service.{role}", name, f.TIMES, values), role) for name, values, role in parts))


def hours() -> Columns:
    years = ((.04, .14, .22, .25, .17, .1, .08), (.07, .2, .28, .22, .12, .07, .04))
    rates = [figures("fulfilment.hours_share", "占比", f.RATE, year) for year in years]
    return Columns(**SAID, title="签收时长分布", histogram=True, note="小时", series=(
        series("2024", rates[0], "last"), series("2025", rates[1], "this", 2)),
        categories=("≤12", "12–24", "24–36", "36–48", "48–60", "60–72", ">72"))


def cost() -> Columns:
    roi = figures("ads.roi", "投产比", f.RATIO, (3.4, 3.5, 4, 4, 4.1, 4.9, 3.9, 4, 4.2, 4.5, 5.3, 4.8))
    return Columns(**SAID, title="花费与投产比", categories=MONTHS, windows=CAMPAIGNS,
                   series=(series("花费", yuan([v / 12 for v in NOW], "ads.cost", "花费")),), line=Series("投产比", roi))


def sales_days() -> Columns:
    """Campaigns this year and last, each with its change."""
    amounts = [(14_200, 17_800), (21_500, 20_100), (3_900, 5_400), (6_100, 6_110)]
    now = [Figure("campaigns.paid_amount", "支付金额", Decimal(b) * 10_000, f.YUAN, Decimal(a) * 10_000, slice={"campaign": str(i)})
           for i, (a, b) in enumerate(amounts)]
    return Columns(**SAID, title="大促支付金额", categories=("618", "双11", "年货节", "双12"), tags=tuple(show(n, "delta") for n in now), series=(
        series("2024", yuan([a for a, _ in amounts], "campaigns.paid_amount"), "last"), Series("2025", tuple(now))))


def points() -> UpDown:
    out = figures("members.points_used", "核销积分", f.PIECES, [v * 60 for v in BEFORE])
    return UpDown(**SAID, title="积分发放与核销", categories=MONTHS, down=series("核销", out, "last", 10),
                  up=series("发放", figures("members.points_given", "发放积分", f.PIECES, [v * 80 for v in NOW]), "this", 10))


# -- charts of categories ----------------------------------------------------------------------------------------------
def reasons() -> Pareto:
    return Pareto(
        **SAID, title="退款原因", categories=("7天无理由", "质量问题", "尺码不符", "少件漏发", "与描述不符", "物流太慢", "拍错多拍", "其他"),
        series=Series("退款单数", figures("aftersales.reasons", "退款单数", f.ORDERS, (8214, 5120, 3321, 1840, 1210, 804, 390, 655))))


def segments() -> Bars:
    growth = figures("competition.segments", "增速", f.GROWTH, (.21, .182, .17, .12, .062, -.03))
    mean = Figure("competition.segments", "增速", .12, f.GROWTH, slice={"benchmark": "行业协会年报"})
    return Bars(**SAID, title="细分市场增速", categories=("茶具", "本店", "家居", "礼盒", "户外", "香氛"), focus=(1,), series=(
        Series("增速", growth), Series("行业均值", (mean,) * 6, "benchmark")))


def contribution() -> Bars:
    parts = (("会员权益", 5200, "this"), ("礼盒新品", 4300, "series1"), ("自播团队", 2900, "series2"), ("西北分仓", 700, "series3"))
    return Bars(**SAID, title="举措对目标的贡献", categories=("",), stacked=True, series=(
        *(Series(name, yuan([wan], "strategy.effect", "预期贡献"), role) for name, wan, role in parts),
        Series("目标缺口", yuan([15_600], "goals.gap", "目标缺口"), "benchmark")))


def shares() -> Bars:
    moves = figures("market.category_share", "份额变化", f.POINTS, (.012, .008, -.002, -.009))
    return Bars(**SAID, title="品类份额变化", diverging=True, categories=("茶具", "家居", "礼盒", "户外"),
                series=(Series("份额变化", moves),))


def bridge(*wan: float) -> Waterfall:
    start, *steps, end = yuan(wan or (100_000, 12_000, 8_000, -3_000, 117_000))
    return Waterfall(**SAID, title="目标桥", start=start, start_label="2025年", end=end, end_label="2026年目标",  # type: ignore[arg-type]
                     steps=tuple(zip(("访客数", "转化率", "客单价"), steps, strict=False)))  # type: ignore[arg-type]


def rivals() -> Bubble:
    share = figures("market.share", "市场份额", f.RATE, (.062, .081, .055, .049, .031, .022, .058))
    growth = figures("market.growth", "增速", f.GROWTH, (.182, .09, .24, -.05, .31, .12, .19))
    return Bubble(**SAID, title="竞店增速与份额", x=share, y=growth, x_title="市场份额", y_title="增速", focus=(0,),
                  size=yuan((104_400, 130_000, 90_000, 80_000, 50_000, 36_000, 96_000)),
                  labels=("松鹤堂旗舰店", "竞店甲", "竞店乙茶器", "竞店丙", "竞店丁", "竞店戊", "竞店己"))


def creators(count: int = 60) -> Scatter:
    """Costs and amounts by a rule that spreads them as real ones are: many small, few large."""
    costs = [0.3 * 1.09 ** i for i in range(count)]
    amounts = [c * (0.5 + (i * 37 % 23) / 8) for i, c in enumerate(costs)]
    return Scatter(
        **SAID, title="达人费用与引导成交", labels=tuple(f"达人{i}号" for i in range(count)), x=yuan(costs, "content.cost", "费用"),
        y=yuan(amounts, "content.amount", "引导成交"), x_title="合作费用", y_title="引导成交金额", diagonal="保本线",
        named={i: "good" if i % 2 else "bad" for i in range(max(count - 9, 0), count, 2)} | {count // 2: "good"})


def tiers() -> Pyramid:
    spend = figures("members.spend", "客单价", f.PRICE, (2450, 1630, 980, 610, 402))
    return Pyramid(**SAID, title="会员等级", categories=("黑金", "铂金", "黄金", "白银", "普通"), beside=Series("客单价", spend, "last"),
                   series=Series("会员数", figures("members.tiers", "会员数", f.PEOPLE, (3200, 18_000, 64_000, 210_000, 520_000))))


def topics() -> Within:
    mentions, blamed = (2282, 1628, 1477, 584, 464, 266, 156), (147, 142, 74, 273, 39, 44, 40)
    shares = [b / m for b, m in zip(blamed, mentions, strict=True)]
    return Within(
        **SAID, title="高频问题", categories=("味道口感", "包装", "物流", "质量", "客服", "尺码", "售后"), focus=(3,),
        whole=Series("提及", figures("feedback.topics", "提及", f.ENTRIES, mentions), "last"),
        part=Series("负面", figures("feedback.topic_negatives", "负面", f.ENTRIES, blamed)),
        share=Series("负面率", figures("feedback.topic_negative_share", "负面率", f.RATE, shares)))


def survey() -> Dumbbell:
    scores = [figures("feedback.survey_scores", "得分", f.SCORE, row)
              for row in ((4.31, 4.52, 4.11, 4.6, 4.44), (4.52, 4.71, 3.98, 4.62, 4.8))]
    return Dumbbell(**SAID, title="调研得分", categories=("物流时效", "商品质量", "售后体验", "包装", "客服态度"), series=(
        Series("全部买家", scores[0], "last"), Series("高价值会员", scores[1])))


def goals() -> Bullets:
    def rate(kpi: str, *values: float) -> tuple[Figure, ...]:
        return figures(kpi, kpi, f.RATE, values)  # type: ignore[return-value]

    return Bullets(**SAID, title="目标与现状", value_name="2025年", target_name="2026年目标", bullets=(
        Bullet("支付金额", *yuan((104_400, 120_000, 110_000, 118_500))),  # type: ignore[arg-type]
        Bullet("支付转化率", *rate("sales.conversion", .0312, .035, .031, .034)),
        Bullet("客单价", *figures("sales.spend_per_buyer", "客单价", f.PRICE, (813.07, 850))),  # type: ignore[arg-type]
        Bullet("退款率", *rate("aftersales.refund_rate", .062, .05, .055, .064)),
        Bullet("复购率", *rate("users.repurchase_rate", .314, .33, .31, .325))))


def plan() -> Gantt:
    def cells(*words: str) -> tuple:
        return tuple(map(plain, words))

    return Gantt(**SAID, title="举措排期", periods=("2026年Q1", "Q2", "Q3", "Q4"), columns=("负责人", "预算"), tasks=(
        Task("会员等级权益重做", 0, 1, cells("张敏", "120万元")), Task("礼盒新品线", 1, 3, cells("李强、王芳", "380万元")),
        Task("直播自播团队", 0, 3, cells("周婷", "260万元"), "series1"), Task("履约提速：西北分仓", 2, 2, cells("陈宇", "90万元"))))


# -- pictures ----------------------------------------------------------------------------------------------------------
def provinces() -> TileMap:
    names = ("黑龙江 内蒙古 吉林 新疆 宁夏 北京 天津 辽宁 青海 甘肃 陕西 山西 河北 山东 西藏 四川 重庆 河南 安徽 江苏 上海 云南 贵州 湖北 "
             "江西 浙江 广西 湖南 广东 福建 海南 海外").split()
    values = [28 + i * 17 % 61 for i in range(31)] + [210.5]
    found = figures("fulfilment.hours", "签收时长", f.HOURS, values)
    return TileMap(**SAID, title="各省签收时长", note="中位数", figures=dict(zip(names, found, strict=True)))  # type: ignore[arg-type]


def risks() -> RiskMatrix:
    crowd = tuple(Risk(name, 4, 3) for name in ("仓库爆仓", "主播流失", "汇率", "物流涨价"))
    return RiskMatrix(**SAID, title="风险矩阵", risks=(Risk("平台规则变动", 4, 5), Risk("供应链中断", 2, 4), Risk("舆情危机", 2, 5), *crowd))


def trials() -> Forest:
    def effect(name: str, significant: bool, good: bool, samples: str, *values: float) -> Effect:
        return Effect(name, *figures("technology.pilots", "效果", f.GROWTH, values), significant, plain(samples), good)  # type: ignore[arg-type]

    return Forest(**SAID, title="试点效果", note="相对变化，95%区间", axis_title="相对对照组的变化", effects=(
        effect("智能客服首响", True, True, "对照 12,040 · 试点 11,876", -.312, -.38, -.24),
        effect("AI 主图点击率", True, False, "对照 82,000 · 试点 81,200", .064, .021, .107),
        effect("搭配推荐连带率", False, True, "对照 5,210 · 试点 5,180", .031, -.012, .074),
        effect("虚拟试穿退货率", False, True, "对照 310 · 试点 298", -.05, -1.9, .6)))


def classes() -> ClassMatrix:
    part = ((.52, .21, .07), (.06, .06, .03), (.01, .02, .02))
    stock = ((321, 210, 64), (80, 90, 41), (12, 30, 99))
    cells = tuple(
        tuple((one("inventory.classes", "金额占比", f.RATE, share), one("inventory.stock", "库存", f.YUAN, wan * 10_000))
              for share, wan in zip(*rows, strict=True)) for rows in zip(part, stock, strict=True))
    return ClassMatrix(**SAID, title="ABC-XYZ 分级", rows=("A 前80%", "B 次15%", "C 末5%"), columns=("X 平稳", "Y 波动", "Z 零星"),
                       parts=("金额", "库存"), cells=cells)


def pairs() -> HeatMap:
    names = ("茶具", "家居", "礼盒", "户外", "香氛")
    rows = tuple(figures("campaigns.lift", "提升度", f.MULTIPLE, [None if r == c else 0.8 + (r * 5 + c) % 7 * .3 for c in range(5)])
                 for r in range(5))
    return HeatMap(**SAID, title="跨品类联动", rows=names, columns=names, cells=rows)


# -- words and tables --------------------------------------------------------------------------------------------------
def dates() -> Timeline:
    events = ((2025, 2, 15, "七天无理由退货新规施行"), (2025, 3, 15, "消费者权益保护法实施条例"), (2025, 6, 1, "快递包装新国标"),
              (2025, 6, 20, "平台价格行为规则征求意见稿"), (2025, 9, 1, "个人信息出境办法"), (2026, 1, 1, "增值税法施行"),
              (2026, 5, 1, "绿色包装比例要求"))
    return Timeline(**SAID, title="政策时间线", start=dt.date(2025, 1, 1), end=dt.date(2026, 7, 1), events=tuple(
        Event(dt.date(y, m, d), f"{m}月{d}日" if y == 2025 else f"{y}年{m}月", name) for y, m, d, name in events))


def voices() -> Quotes:
    return Quotes("典型原话", (
        Quote("快递比上次快多了，第二天就到，包装也没破。", plain("物流 · 提及1,204次 · 负面12%")),
        Quote("杯子收到就有一道裂纹，客服让我拍了三次照片才肯退，下次不会再买了。", plain("质量 · 提及820次 · 负面61%")),
        Quote("味道很淡，和直播间说的不一样。", plain("描述不符 · 提及310次 · 负面74%"))))


def rules() -> Grid:
    def row(rule: str, level: str, mark: str, answer: str, owner: str, done: float) -> tuple[Cell, ...]:
        share = scaled(one("policy.compliance", "完成率", f.RATE, done), Scale(1, "%", 0, True))
        return (Cell(label(rule)), Cell(plain(level), mark), Cell(label(answer)), Cell(label(owner)), Cell(share, "share"))  # type: ignore[arg-type]

    names = ("规则", "影响", "应对", "负责人", "进度")
    return Grid(**SAID, title="规则与应对", headers=tuple(Header(name, right=False) for name in names), rows=(
        row("七天无理由退货新规", "高", "high", "详情页与客服话术已全部更新，退货运费险覆盖全部定制外商品，超时订单主动补偿", "张敏", 1.0),
        row("快递包装新国标", "中", "mid", "更换可降解胶带与循环箱", "李强", .64),
        row("个人信息出境办法", "低", "low", "海外仓不再回传收件人信息", "周婷", .2)),
        total=(Cell(plain("合计")), Cell(plain("—")), Cell(plain("—")), Cell(plain("—")), row("", "", "", "", "", .61)[4]))


def suppliers() -> Grid:
    def cells(name: str, own: str, *rates: float) -> tuple[Cell, ...]:
        found = (scaled(one(f"inventory.{i}", "率", f.RATE, r), Scale(1, "%", 1, True)) for i, r in enumerate(rates))
        return (Cell(label(name), own), *(Cell(text, own) for text in found))  # type: ignore[arg-type]

    return Grid(**SAID, title="供应商", headers=(Header("供应商", right=False), Header("准时率"), Header("满足率")), rows=(
        cells("景德镇甲窑", "", .97, .99), cells("宜兴乙坊", "own", .91, .95), cells("德化丙厂", "", .78, .9)))


def year(*headline: Figure) -> Tiles:
    """Each figure with twelve points that rise and fall as the year's amounts do."""
    def points(figure: Figure) -> tuple[Figure | None, ...]:
        parts = [v / sum(NOW) for v in NOW]
        value = figure.value
        return tuple(replace(figure, value=type(value)(value * type(value)(str(p))) if isinstance(value, Decimal)  # type: ignore[operator]
                             else value * p, prior=None, slice={"month": f"2025-{m:02d}"}) for m, p in enumerate(parts, 1))

    return Tiles(tuple(Tile(figure, points(figure)) for figure in headline), MONTHS)


SLIDES: tuple[tuple[str, str, dict[str, Block]], ...] = (
    ("campaigns", "chart-picture-text", {"chart": sales_days(), "picture": pairs()}),
    ("content", "chart-tall-right", {"chart1": hours(), "chart2": creators()}),
    ("ads", "charts-table-text", {"chart1": cost(), "chart2": visitors(), "table": suppliers()}),
    ("fulfilment", "map-table-text", {"table": suppliers(), "chart": hours(), "picture": provinces()}),
    ("inventory", "panel-charts", {"chart": turnover(), "picture": classes(), "table": suppliers()}),
    ("aftersales", "cards-two-charts-text", {"chart1": reasons(), "chart2": disputes()}),
    ("feedback", "quotes-charts-text", {"chart1": disputes(), "chart2": topics(), "quotes": voices(), "chart3": survey()}),
    ("voices", "quotes-text", {"chart1": sentiment(), "chart2": reception(), "quotes": voices()}),
    ("members", "pyramid-text", {"chart1": tiers(), "chart2": survey(), "chart3": points()}),
    ("worth", "four-charts-text", {"chart1": disputes(), "chart2": tiers(), "chart3": survey(), "chart4": points()}),
    ("competition", "chart-table-text", {"chart1": rivals(), "chart2": segments(), "table": suppliers()}),
    ("market", "charts-table-text", {"chart1": campaigns(), "chart2": shares(), "table": suppliers()}),
    ("profit", "two-charts-text", {"chart1": bridge(2_000, -5_000, 4_000, -2_000, -1_000), "chart2": visitors()}),
    ("policy", "timeline-table-text", {"timeline": dates(), "table": rules()}),
    ("technology", "picture-text", {"picture": trials()}),
    ("targets", "bridge-bullets-text", {"chart1": bridge(), "chart2": goals()}),
    ("strategy", "gantt-text", {"chart1": plan(), "chart2": contribution()}),
    ("returns", "cards-text", {}),
    ("risks", "matrix-chart-table", {"picture": risks(), "chart": contribution(), "table": suppliers()}),
)
