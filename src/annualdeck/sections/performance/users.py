"""用户规模与活跃度: how many came, how many bought and bought again, and who they are."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.figures import apart, outstanding
from annualdeck.sections.parts import (
    Topic, cards, day_label, finding, findings, month_label, monthly, monthly_lines, needs, slide, stated, thin,
    words_only,
)
from annualdeck.slide import Bars, Block, Blocks, Chart, HeatMap, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain

TOPIC = Topic("users", "用户规模与活跃度", ("shop_daily", "orders"))
TABLES = ("shop_daily", "orders")
IDS = (
    "users.dau", "users.dau_peak", "users.stay_seconds", "sales.buyers", "users.new_buyers", "users.repurchase_rate",
    "users.returning_share", "users.members", "users.new_members", "users.lower_tier_share", "users.rfm",
    "users.high_value_share", "users.cohorts",
)
NEEDS = (*needs("users.dau", by="month"), *needs("sales.buyers", "sales.orders", by="month"))
BEST = "重要价值客户"
LEAST_STEP = 0.001  # a rate that moved by less than 0.1 points is told without a contrast


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_scale(k), "访客与会员", ("shop_daily",)),
        (_loyalty(k), "复购与新老客", ("users.repurchase_rate",)),
        (_structure(k), "用户结构", ("users.high_value_share",)),
    )
    title = _title(k)
    traffic, segments, cohorts = _traffic(k), _segments(k), _cohorts(k)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    content: dict[str, Block] = {"blocks": blocks}
    if traffic is not None and segments is not None and cohorts is not None:
        content |= {"chart1": traffic, "chart2": segments, "picture": cohorts}
        return slide(k, TOPIC, "three-charts-text", title, content, IDS, TABLES)
    charts = [c for c in (traffic, cohorts, segments) if c is not None]
    if len(charts) == 1 and (orders := _orders(k)) is not None:
        charts.insert(0, orders)
    if len(charts) == 2:
        return slide(k, TOPIC, "chart-tall-right", title, content | {"chart1": charts[0], "chart2": charts[1]}, IDS, TABLES)
    figures = cards(k, "users.dau", "sales.buyers", "users.repurchase_rate", "users.returning_share", "users.members",
                    "sales.orders")
    chart = traffic or segments or _orders(k)
    if chart is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    if len(figures.cards) < 2:
        blocks = blocks if blocks.blocks else Blocks(tuple(b for b in (_paid_orders(k),) if b is not None))
        return slide(k, TOPIC, "chart-wide-text", title, {"chart": chart, "blocks": blocks}, IDS, TABLES)
    return slide(k, TOPIC, "cards-chart-text", title, {"cards": figures, "chart": chart, "blocks": blocks}, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    dau, buyers, again = (k.get(id_) for id_ in ("users.dau", "sales.buyers", "users.repurchase_rate"))
    return k.first(
        k.say("日均访客{users.dau:change}，而复购率{users.repurchase_rate:word}至{users.repurchase_rate}", when=_apart(dau, again)),
        k.say("日均访客{users.dau}，{users.dau:change}；复购率{users.repurchase_rate}，{users.repurchase_rate:word}"),
        k.say("日均访客{users.dau}，{users.dau:change}；支付买家{sales.buyers}，{sales.buyers:change}"),
        k.say("日均访客{users.dau}，{users.dau:change}"),
        k.say("支付买家{sales.buyers:change}，而复购率{users.repurchase_rate:word}至{users.repurchase_rate}", when=_apart(buyers, again)),
        k.say("支付买家{sales.buyers}，{sales.buyers:change}；复购率{users.repurchase_rate}，{users.repurchase_rate:word}"),
        k.say("日均访客{users.dau}，支付买家{sales.buyers}，复购率{users.repurchase_rate}"),
        k.say("支付买家{sales.buyers}，复购率{users.repurchase_rate}"),
        k.say("支付买家{sales.buyers}"),
        k.say("日均访客{users.dau}，期末会员{users.members}"),
        k.say("日均访客{users.dau}"),
        k.say("支付订单{sales.orders}，{sales.orders:change}；缺少可识别的买家账号，用户规模暂无法统计"),
        k.say("支付订单{sales.orders}；缺少可识别的买家账号，用户规模暂无法统计"),
    )


def _apart(one: Figure | None, rate: Figure | None) -> bool:
    """Whether one rose as the rate fell, or the other way round, by a step that is worth a contrast."""
    return rate is not None and abs(rate.delta or 0) >= LEAST_STEP and apart(one, rate)


def _scale(k: Kpis) -> Paragraphs | None:
    peak = k.get("users.dau_peak")
    day = label(day_label(peak.slice["day"])) if peak is not None else None
    return finding(
        "访客与会员",
        stated(k, "日均访客", "users.dau"),
        k.say("单日峰值为{day}的{peak}。", day=day, peak=peak),
        stated(k, "人均停留", "users.stay_seconds"),
        k.say("期末会员{users.members}，{users.members:change}；新增会员{users.new_members}，{users.new_members:change}。")
        or k.say("期末会员{users.members}，{users.members:change}；新增会员{users.new_members}。")
        or k.say("期末会员{users.members}，新增会员{users.new_members}。"),
    )


def _loyalty(k: Kpis) -> Paragraphs | None:
    cohorts = k.rows("users.cohorts")
    best = outstanding(cohorts)
    since = int(best.slice["months_since"]) if best is not None else 0
    return finding(
        "复购与新老客",
        stated(k, "复购率", "users.repurchase_rate"),
        k.say("老客占比{users.returning_share}，{users.returning_share:change}；新客{users.new_buyers}，{users.new_buyers:change}。")
        or k.say("老客占比{users.returning_share}，新客{users.new_buyers}。"),
        k.say("{month}首购的新客{since}再次购买的占{best}，为各月中最高。", month=label(month_label(best.slice["cohort"])),
              since=label("次月" if since == 1 else f"在之后第{since}个月"), best=best, when=len(cohorts) > 2) if best else None,
    )


def _structure(k: Kpis) -> Paragraphs | None:
    value = k.get("users.high_value_share")
    best = k.at("users.rfm", {"segment": BEST})
    buyers = best if isinstance(best, Figure) and best.value else None
    most = outstanding(k.rows("users.rfm_amount_share"))
    other = most if most is not None and most.slice["segment"] != BEST else None
    return finding(
        "用户结构",
        k.say("{name}贡献支付金额的{other}，各层中最高。", name=label(other.slice["segment"]), other=other) if other else None,
        k.say("重要价值客户{buyers}，贡献支付金额的{users.high_value_share}，金额占比{users.high_value_share:change}。", buyers=buyers)
        or k.say("重要价值客户{buyers}，贡献支付金额的{value}。", buyers=buyers, value=value),
        stated(k, "下沉市场（三线及以下城市）买家占", "users.lower_tier_share"),
    )


def _traffic(k: Kpis) -> Chart | None:
    alt = stated(k, "月度日均访客：全期", "users.dau", stop="")
    chart = monthly_lines(k, "users.dau", "月度日均访客", alt)
    return replace(chart, note="横轴为月份", categories=tuple(m.removesuffix("月") for m in chart.categories)) if chart is not None else None


def _orders(k: Kpis) -> Chart | None:
    """Where visitors or segments are not known: buyers by month, or where those can't be told apart paid orders."""
    if monthly(k, "sales.buyers"):
        return monthly_lines(k, "sales.buyers", "月度支付买家数", k.say("月度支付买家，全期{sales.buyers}"))
    return monthly_lines(k, "sales.orders", "月度支付订单数", k.say("月度支付订单，合计{sales.orders}"))


def _paid_orders(k: Kpis) -> Paragraphs | None:
    """The month of most orders, where that is all there is to say."""
    top = outstanding([f for f in monthly(k, "sales.orders") if not thin(k, f, "orders")])
    return finding("订单规模", k.say("{month}支付订单{top}，为各月最多。", month=label(month_label(top.slice["month"])), top=top) if top else None)


def _segments(k: Kpis) -> Chart | None:
    """Each segment's share of buyers beside its share of the amount."""
    buyers, amounts = k.rows("users.rfm_buyer_share"), k.rows("users.rfm_amount_share")
    if not buyers or not amounts:
        return None
    order = sorted(range(len(amounts)), key=lambda i: amounts[i].value, reverse=True)
    return Bars(
        title="用户分层", note="各层占比",
        alt=k.say("用户分层：重要价值客户贡献支付金额的{users.high_value_share}") or plain("用户分层"),
        categories=tuple(amounts[i].slice["segment"] for i in order),
        series=(
            Series("支付金额占比", tuple(amounts[i] for i in order), "this"),
            Series("买家占比", tuple(buyers[i] for i in order), "last", ()),
        ),
    )


def _cohorts(k: Kpis) -> HeatMap | None:
    figures = k.rows("users.cohorts")
    starts = sorted({f.slice["cohort"] for f in figures})
    if len(starts) < 3:
        return None
    held = {(f.slice["cohort"], f.slice["months_since"]): f for f in figures}
    since = tuple(str(n) for n in range(1, max(int(f.slice["months_since"]) for f in figures) + 1))
    return HeatMap(
        title="新客同期群复购", note="首购后第几个月再次购买的占比",
        alt=k.say("按首购月份看新客在之后各月再次购买的占比，全期复购率{users.repurchase_rate}") or plain("新客同期群复购"),
        rows=tuple(month_label(c) for c in starts if (c, "1") in held), columns=since,
        cells=tuple(tuple(held.get((c, n)) for n in since) for c in starts if (c, "1") in held),
    )
