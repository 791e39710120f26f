"""销售额与增长率: what the year brought, against last year and the industry, and which categories made the difference."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.config import Config
from annualdeck.figure import FLAT_POINTS, FLAT_RELATIVE, Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.figures import highest, outstanding
from annualdeck.sections.parts import (
    Topic, beyond, both_years, cards, caveat, daily, day_label, finding, findings, gapless, month_label, monthly,
    needs, period_names, slide, span_label, stated, thin, used, words_only, year_series,
)
from annualdeck.slide import Bars, Block, Chart, Columns, Paragraphs, Series, Slide, Waterfall
from annualdeck.wording import Text, label, plain, show

TOPIC = Topic("sales", "销售额与增长率", ("orders",))
TABLES = ("orders", "order_lines", "item_daily", "shop_daily", "market")
IDS = (
    "sales.paid_amount", "sales.net_sales", "sales.orders", "sales.buyers", "sales.spend_per_buyer", "sales.order_value",
    "sales.industry_growth", "sales.growth_lead", "sales.category_amount", "sales.premium_share", "sales.campaign_share",
    "sales.record_month", "sales.record_day",
)
NEEDS = (
    *needs("sales.paid_amount", by="month"), *needs("sales.paid_amount", by="day"), *needs("sales.paid_amount", by="history"),
    *needs("sales.category_amount", "sales.category_share", "sales.category_increase", "sales.category_contribution",
           by="category"),
)
MOST_STEPS, MOST_BARS = 6, 8
MOST_FALLEN = 3  # months that carry their change because they fell


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_scale(k), "规模与客单", ("sales.orders",)),
        (_months(k), "销售节奏", ("sales.paid_amount",)),
        (_campaigns_and_premium(k, config), "大促与高客单价", ("sales.campaign_share", "sales.premium_share")),
        (_categories(k), "品类结构", ("order_lines", "items")),
    )
    title, tables = _title(k), used(k, IDS, TABLES)
    if title is None:
        bars, title = _bars(k), _goods(k)
        if bars is None or title is None:
            return words_only(k, TOPIC, title, blocks, IDS, tables)
        return slide(k, TOPIC, "chart-wide-text", title, {"chart": bars, "blocks": blocks}, IDS, tables)
    months, bridge = _pace(k), _bridge(k)
    if months is not None and bridge is not None:
        content: dict[str, Block] = {"chart1": bridge, "chart2": months, "blocks": blocks}
        return slide(k, TOPIC, "two-charts-text", title, content, IDS, tables)
    figures = cards(k, "sales.paid_amount", "sales.net_sales", "sales.orders", "sales.spend_per_buyer", "sales.order_value")
    if months is None:
        return words_only(k, TOPIC, title, blocks, IDS, tables)
    return slide(k, TOPIC, "cards-chart-text", title, {"cards": figures, "chart": months, "blocks": blocks}, IDS, tables)


def _title(k: Kpis) -> Text | None:
    paid = k.get("sales.paid_amount")
    if paid is None:
        return None
    span = span_label(k, "orders")
    part = span if str(span) != k.facts.period.label else plain("")
    return k.first(
        k.say("{part}支付金额{sales.paid_amount}，{sales.paid_amount:change}，{beside}", part=part, beside=_beside_the_industry(k, paid)),
        k.say("{part}支付金额{sales.paid_amount}，{sales.paid_amount:change}", part=part),
        k.say("{span}支付金额{sales.paid_amount}，净销售额{sales.net_sales}", span=span),
        k.say("{span}支付金额{sales.paid_amount}", span=span),
    )


def _beside_the_industry(k: Kpis, paid: Figure) -> Text | None:
    """How the industry moved, and which of the two did better."""
    lead, industry = k.get("sales.growth_lead"), k.get("sales.industry_growth")
    if lead is None or industry is None:
        return None
    ahead, grew = lead.value > 0, industry.value > 0  # type: ignore[operator]
    if abs(lead.value) < FLAT_POINTS:  # type: ignore[arg-type]
        words = "与行业同步"
    elif abs(industry.value) < FLAT_RELATIVE:  # type: ignore[arg-type]
        words = "而行业持平"
    elif paid.rose and grew:
        words = ("增速高于" if ahead else "但增速低于") + "行业的{industry}"
    elif paid.fell and not grew:
        words = ("降幅小于" if ahead else "降幅大于") + "行业的{industry:abs}"
    else:
        words = "而行业" + ("增长" if grew else "下降") + "{industry:abs}"
    return k.say(words, industry=industry)


def _goods(k: Kpis) -> Text | None:
    """Where no orders are there: what the goods brought, and the largest category's part of it."""
    top = outstanding(_by_amount(k))
    name, share = (label(top.slice["category"]), k.at("sales.category_share", top.slice)) if top else (None, None)
    return k.first(
        k.say("商品支付金额{sales.category_amount}，{sales.category_amount:change}；{name}占{share}", name=name, share=share),
        k.say("商品支付金额{sales.category_amount}，{name}占{share}", name=name, share=share),
        stated(k, "商品支付金额", "sales.category_amount", stop=""),
    )


def _scale(k: Kpis) -> Paragraphs | None:
    return finding(
        "规模与客单",
        k.first(
            k.say("支付订单{sales.orders}，{sales.orders:change}；支付买家{sales.buyers}，{sales.buyers:change}；"
                  "客单价{sales.spend_per_buyer}，{sales.spend_per_buyer:change}。"),
            k.say("支付订单{sales.orders}，{sales.orders:change}；笔单价{sales.order_value}，{sales.order_value:change}。"),
            k.say("支付订单{sales.orders}，客单价{sales.spend_per_buyer}，笔单价{sales.order_value}。"),
            k.say("支付订单{sales.orders}，笔单价{sales.order_value}。"),
        ),
        stated(k, "扣除退款后净销售额", "sales.net_sales"),
    )


def _months(k: Kpis) -> Paragraphs | None:
    """What the months are worth, the record, those that fell; a month whose rows look incomplete carries no reading."""
    if daily(k, "sales.paid_amount"):
        return finding("销售节奏", caveat(k, "orders"), _record_day(k))
    known = monthly(k, "sales.paid_amount")
    months = [f for f in known if not thin(k, f, "orders")]
    compared = [f for f in months if f.delta is not None]
    fallen = _fallen(k, compared, every=len(compared) == len(known))
    return finding("销售节奏", caveat(k, "orders"), _record_month(k, months), fallen)


def _record_day(k: Kpis) -> Text | None:
    top = outstanding([f for f in daily(k, "sales.paid_amount").values() if f is not None])
    return k.say("{day}支付金额{top}，为{span}单日最高。", day=label(day_label(top.slice["day"])), top=top, span=span_label(k, "orders")) if top else None


def _record_month(k: Kpis, months: Sequence[Figure]) -> Text | None:
    top = outstanding(monthly(k, "sales.paid_amount"))
    if top is None or len(months) < 2 or top not in months:
        return None
    name = label(month_label(top.slice["month"]))
    return k.first(
        k.say("{name}支付金额{top}，为{since}单月最高。", name=name, top=top, since=_record_since(k, top)),
        k.say("{name}支付金额{top}，为{span}单月最高。", name=name, top=top, span=span_label(k, "orders")),
    )


def _fallen(k: Kpis, compared: Sequence[Figure], every: bool) -> Text | None:
    """Which months lay below the year before, or, where most did, which lay above it.

    `every`: these are all months of the period; else nothing is said of the others.
    """
    fell, rose = [f for f in compared if f.fell], [f for f in compared if f.rose]
    if not compared:
        return None
    if not fell:
        held = "均高于上年同期。" if len(rose) == len(compared) else "均持平或高于上年同期。"
        return plain("各月" + held if every else "数据完整的月份" + held)
    worst = min(fell, key=lambda f: f.delta or 0)
    names = label("、".join(month_label(f.slice["month"]) for f in fell))
    of = "" if every else "数据完整的月份中，"
    if len(fell) == 1:
        return k.say(of + "仅{names}低于上年同期，{worst:word}。", names=names, worst=worst)
    if len(fell) <= len(compared) / 2:
        month = label(month_label(worst.slice["month"]))
        return k.say(of + "{names}低于上年同期，其中{month}{worst:word}，降幅最大。", names=names, month=month, worst=worst)
    if not rose:
        fallen = "均低于上年同期。" if len(fell) == len(compared) else "均持平或低于上年同期。"
        return plain("各月" + fallen if every else "数据完整的月份" + fallen)
    higher = label("、".join(month_label(f.slice["month"]) for f in rose))
    return k.say("仅{names}高于上年同期，其余月份持平或下降。" if every else "数据完整的月份中，仅{names}高于上年同期。", names=higher)


def _record_since(k: Kpis, top: Figure) -> Text | None:
    """"2023年1月有数据以来" where the month beats every month of an earlier year in the data, else None."""
    history = k.rows("sales.paid_amount", "history")
    first = min((f.slice["history"] for f in history), default="")
    earlier = [f for f in history if f.slice["history"] < k.facts.period.start.isoformat()[:7]]
    if len(earlier) < 12 or any(f.value >= top.value for f in history if f.slice["history"] != top.slice["month"]):
        return None
    return label(f"{int(first[:4])}年{int(first[5:7])}月有数据以来")


def _campaigns_and_premium(k: Kpis, config: Config) -> Paragraphs | None:
    share, plan = k.get("sales.campaign_share"), k.get("sales.campaign_share_plan")
    premium = "{sales.premium_threshold}及以上" + ("（上年笔单价最高的两成）" if config.options.premium_threshold is None else "") + "的订单"
    against = None
    if share is not None and plan is not None:
        if share.show() == plan.show():
            against = k.say("大促销售占比{sales.campaign_share}，与计划一致。")
        else:
            word = "高于" if share.value > plan.value else "低于"
            against = k.say(f"大促销售占比{{sales.campaign_share}}，{word}计划的{{sales.campaign_share_plan}}。")
    return finding(
        "大促与高客单价",
        against
        or stated(k, "大促销售占比", "sales.campaign_share"),
        k.say(premium + "贡献支付金额的{sales.premium_share}，{sales.premium_share:change}。")
        or k.say(premium + "贡献支付金额的{sales.premium_share}。"),
    )


def _by_amount(k: Kpis) -> list[Figure]:
    return sorted(k.rows("sales.category_amount", "category"), key=lambda f: f.value, reverse=True)


def _categories(k: Kpis) -> Paragraphs | None:
    """The largest categories and what they added; the category that fell most."""
    found = _by_amount(k)
    if not found:
        return None
    top = found[0]
    name, whole, paid = label(top.slice["category"]), k.get("sales.category_amount"), k.get("sales.paid_amount")
    of = "支付金额" if whole is not None and paid is not None and whole.show() == paid.show() else "宝贝明细金额"
    of = of if "order_lines" in used(k, ("sales.category_amount",), TABLES) else "商品支付金额"
    share = k.at("sales.category_share", top.slice)
    if len(found) == 1:
        return finding("品类结构", k.say("明细里只有{name}一个类目，占" + of + "的{share}。", name=name, share=share))
    first = k.say("{name}占" + of + "的{share}，居首位；金额{amount:change}。", name=name, share=share, amount=top) or k.say(
        "{name}占" + of + "的{share}，居首位。", name=name, share=share)
    moved = [f for f in found if f.delta is not None]
    most = max(moved, key=lambda f: f.value - f.prior, default=None)  # type: ignore[operator]
    least = min(moved, key=lambda f: f.value - f.prior, default=None)  # type: ignore[operator]
    gain = None
    if most is not None and most.rose and whole is not None and whole.rose:
        part = k.at("sales.category_contribution", most.slice)
        beyond = isinstance(part, Figure) and part.value > 1  # the others together fell
        gain = k.say("{name}增量最大，相当于全部增量的{part}。" if beyond else "{name}增量最大，贡献全部增量的{part}。",
                     name=label(most.slice["category"]), part=part)
    loss = None
    if least is not None and least.fell:
        words = "仅{name}下降，降幅{least:size}。" if sum(f.fell for f in moved) == 1 else "{name}{least:change}，减少的金额最多。"
        words = "{name}减少的金额也最多。" if least is top else words
        loss = k.say(words, name=label(least.slice["category"]), least=least)
    return finding("品类结构", first, gain, loss)


def _pace(k: Kpis) -> Chart | None:
    """Months of both years, the change over those that matter; days where the data covers too few months."""
    days = daily(k, "sales.paid_amount")
    if len(days) > 1:
        points = tuple(days.values())
        top = highest(points)
        return Columns(
            title="每日支付金额", note=str(span_label(k, "orders")), alt=k.say("每日支付金额，合计{sales.paid_amount}") or plain("每日支付金额"),
            categories=tuple(str(day.day) for day in days),
            series=(Series(period_names(k, "orders")[0], points, "this", () if top is None else (top,)),),
        )
    figures = monthly(k, "sales.paid_amount")
    if len(figures) < 2:
        return None
    this, last = period_names(k, "orders")
    told = _notable([f for f in figures if f.can("delta") and not thin(k, f, "orders")])
    alt = k.first(
        k.say("月度支付金额：{a}与{b}逐月对比，合计{sales.paid_amount:change}", a=label(this), b=label(last)),
        k.say("{a}月度支付金额，合计{sales.paid_amount}", a=label(this)),
    ) or plain("月度支付金额")
    months = gapless(figures)
    return Columns(
        title="月度支付金额", alt=alt, categories=tuple(map(month_label, months)), series=year_series(k, tuple(months.values())),
        tags=tuple(show(f, "delta") if f is not None and f in told else None for f in months.values()), note="百分数为同比" if told else "",
    )


def _notable(compared: Sequence[Figure]) -> list[Figure]:
    """The months that matter: the largest, the one that grew most, those that fell, or of many the one that fell most."""
    fell = [f for f in compared if f.fell]
    ranked = sorted(compared, key=lambda f: f.delta or 0)
    return [*(ranked[:1] if len(fell) > MOST_FALLEN else fell), *ranked[-1:],
            *sorted(compared, key=lambda f: f.value)[-1:]]  # type: ignore[arg-type, return-value]


def _bars(k: Kpis) -> Bars | None:
    """The categories by amount, this year's beside last year's."""
    found = _by_amount(k)
    if len(found) < 2:
        return None
    figures = found[:MOST_BARS]
    return Bars(
        title="品类支付金额", note=beyond(len(found), MOST_BARS).removeprefix("，"), categories=tuple(f.slice["category"] for f in figures),
        series=both_years(k, figures)[::-1],
        alt=k.say("各品类的支付金额，合计{sales.category_amount}") or plain("各品类的支付金额"),
    )


def _bridge(k: Kpis) -> Waterfall | None:
    """Last year's amount, each category's increase, this year's; the small ones together as 其他."""
    whole = k.get("sales.category_amount")
    steps = sorted(k.rows("sales.category_increase", "category"), key=lambda f: f.value, reverse=True)
    if whole is None or whole.prior is None or len(steps) < 2:
        return None
    kept = _largest(steps)
    this, last = period_names(k, "order_lines")
    rest = k.rest(whole, kept)
    shown = [(f.slice["category"], f) for f in kept] + ([("其他", rest)] if rest is not None else [])
    start = Figure(whole.kpi, whole.name, whole.prior, whole.unit, slice={"span": "prior"})
    alt = k.say("各品类同比增减：合计{sales.category_amount:change}") or plain("各品类同比增减")
    return Waterfall(title="各品类同比增减", alt=alt, start=start, start_label=last, steps=tuple(shown), end=whole, end_label=this)


def _largest(steps: Sequence[Figure]) -> list[Figure]:
    """The steps that are shown by name: those that moved most, in falling order."""
    ranked = sorted(steps, key=lambda f: abs(f.value), reverse=True)[:MOST_STEPS]
    return sorted(ranked, key=lambda f: f.value, reverse=True)
