"""售后处理满意度: how much came back and why, how fast it was answered, what went to the platform, and who handled it."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.reasons_given import OTHERS
from annualdeck.sections.figures import outstanding
from annualdeck.sections.grids import Column, comparison
from annualdeck.sections.parts import (
    Topic, beside_industry, both_years, cards, finding, findings, month_label, monthly, monthly_lines, needs, slide,
    stated, thin, words_only,
)
from annualdeck.slide import Bars, Block, Cell, Chart, Grid, Header, Paragraphs, Pareto, Slide
from annualdeck.wording import Text, label, plain

TOPIC = Topic("aftersales", "售后处理满意度", ("refunds",))
TABLES = ("orders", "refunds", "tickets", "providers")
PROVIDERS = (
    Column("aftersales.providers", "工单"), Column("aftersales.provider_response", "首次响应"),
    Column("aftersales.provider_disputes", "工单纠纷率"), Column("aftersales.provider_score", "满意度"),
    Column("aftersales.provider_penalties", "扣分"),
)
IDS = (
    "aftersales.refund_rate", "aftersales.refund_amount_rate", "aftersales.refunded_orders", "sales.refund_amount",
    "aftersales.reasons", "aftersales.reason_refunds", "aftersales.reason_contribution", "aftersales.first_response",
    "aftersales.first_response_p90", "aftersales.first_contact_resolution", "aftersales.satisfaction", "aftersales.scores",
    "aftersales.dispute_rate", "aftersales.dispute_step", "aftersales.dispute_hours", *(c.id for c in PROVIDERS),
    "aftersales.providers_renewed",
)
NEEDS = (
    *needs("aftersales.refund_amount_rate", "aftersales.dispute_rate", by="month"),
    *needs("aftersales.dispute_rate", by="quarter"), *needs(*(c.id for c in PROVIDERS), "aftersales.providers_renewed", by="provider"),
)
QUARTERS = {"Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_refunds(k), "退款与原因", ("refunds", "aftersales.refund_rate")),
        (_handling(k), "响应与解决", ("tickets", "aftersales.first_response")),
        (_disputes(k), "纠纷与服务商", ("refunds", "tickets", "aftersales.dispute_rate")),
    )
    title = _title(k)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    reasons, disputes, providers, months = _reasons(k), _monthly_disputes(k), _providers(k), _months(k)
    content: dict[str, Block] = {"blocks": blocks}
    below = disputes or months
    if reasons is not None and below is not None and providers is not None:
        content |= {"chart1": reasons, "chart2": below, "table": providers}
        return slide(k, TOPIC, "chart-table-text", title, content, IDS, TABLES)
    figures = cards(k, "aftersales.refund_rate", "aftersales.refund_amount_rate", "aftersales.dispute_rate",
                    "aftersales.satisfaction", "aftersales.refunded_orders", "sales.refund_amount")
    if reasons is not None and below is not None and len(figures.cards) > 1:
        content |= {"cards": figures, "chart1": reasons, "chart2": below}
        return slide(k, TOPIC, "cards-two-charts-text", title, content, IDS, TABLES)
    chart = reasons or below
    if chart is None or len(figures.cards) < 2:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "cards-chart-text", title, content | {"cards": figures, "chart": chart}, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    part, top = _added(k), _most(k)
    return k.first(
        k.say("退款率{aftersales.refund_rate}，{aftersales.refund_rate:change}；退款单增量的{part}来自{name}", name=_reason(part), part=part,
              when=part is not None and part.value <= 1),  # type: ignore[operator]
        k.say("退款率{aftersales.refund_rate}，{aftersales.refund_rate:change}；退款单纠纷率{aftersales.dispute_rate}，{aftersales.dispute_rate:word}"),
        k.say("退款率{aftersales.refund_rate}，{aftersales.refund_rate:change}；金额退款率{aftersales.refund_amount_rate}，"
              "{aftersales.refund_amount_rate:word}"),
        k.say("退款率{aftersales.refund_rate}；{name}最多，占退款单的{top}", name=_reason(top), top=top),
        k.say("退款率{aftersales.refund_rate}，金额退款率{aftersales.refund_amount_rate}"),
        k.say("金额退款率{aftersales.refund_amount_rate}，{aftersales.refund_amount_rate:change}"),
        stated(k, "售后满意度", "aftersales.satisfaction", stop=""),
    )


def _added(k: Kpis) -> Figure | None:
    """The reason that added most to the refunds, where they grew; its part of the increase."""
    rate, reasons = k.get("aftersales.refund_rate"), k.rows("aftersales.reason_refunds")
    more = sum(f.value - (f.prior or 0) for f in reasons)  # type: ignore[operator, misc]
    if rate is None or not rate.rose or len(reasons) < 2 or more <= 0:
        return None
    grown = [f for f in reasons if f.rose and f.slice["reason"] != OTHERS]
    most = max(grown, key=lambda f: f.value - f.prior, default=None)  # type: ignore[operator, arg-type, return-value]
    return k.get("aftersales.reason_contribution", reason=most.slice["reason"]) if most is not None else None


def _most(k: Kpis) -> Figure | None:
    """The most frequent reason; its share."""
    reasons = k.rows("aftersales.reasons")
    return outstanding([f for f in reasons if f.slice["reason"] != OTHERS]) if len(reasons) > 1 else None


def _reason(figure: Figure | None) -> Text | None:
    return label(figure.slice["reason"]) if figure is not None else None


def _refunds(k: Kpis) -> Paragraphs | None:
    months = [f for f in monthly(k, "aftersales.refund_amount_rate") if not thin(k, f, "orders")]
    worst = outstanding(months)
    part = _added(k)
    named = k.get("aftersales.reason_refunds", reason=part.slice["reason"]) if part is not None else None
    top = _most(k)
    return finding(
        "退款与原因",
        k.say("退款订单{aftersales.refunded_orders}，{aftersales.refunded_orders:change}，占支付订单的{aftersales.refund_rate}。")
        or k.say("退款订单{aftersales.refunded_orders}，占支付订单的{aftersales.refund_rate}。"),
        k.say("{name}{named}，{named:change}。", name=_reason(named), named=named)
        or k.say("{name}最多，占{top}。", name=_reason(top), top=top),
        beside_industry(k, "aftersales.refund_rate"),
        k.say("金额退款率{aftersales.refund_amount_rate}，{month}最高，为{worst}。", month=label(month_label(worst.slice["month"])) if worst is not None else None,
              worst=worst, when=len(months) > 2),
    )


def _handling(k: Kpis) -> Paragraphs | None:
    return finding(
        "响应与解决",
        k.say("售后工单首次响应中位数{aftersales.first_response}，{aftersales.first_response:change}；"
              "首次解决率{aftersales.first_contact_resolution}，{aftersales.first_contact_resolution:change}。")
        or k.say("售后工单首次响应中位数{aftersales.first_response}，首次解决率{aftersales.first_contact_resolution}。")
        or stated(k, "售后工单首次响应中位数", "aftersales.first_response"),
        k.say("满意度{aftersales.satisfaction}（{aftersales.scores}评分），{aftersales.satisfaction:change}。")
        or k.say("满意度{aftersales.satisfaction}（{aftersales.scores}评分）。"),
        k.say("九成在{aftersales.first_response_p90}内得到首次响应，{aftersales.first_response_p90:change}。")
        or k.say("九成在{aftersales.first_response_p90}内得到首次响应。"),
    )


def _disputes(k: Kpis) -> Paragraphs | None:
    """The rate, its step from the quarter before, and the providers with most points taken off and most disputes."""
    step = k.get("aftersales.dispute_step")
    fined, blamed = _worst(k, "aftersales.provider_penalties"), _worst(k, "aftersales.provider_disputes")
    stays = k.get("aftersales.providers_renewed", provider=fined.slice["provider"]) if fined is not None else None
    tail = "" if stays is None else "，已续约" if stays.value else "，未续约"
    return finding(
        "纠纷与服务商",
        stated(k, "退款单纠纷率", "aftersales.dispute_rate"),
        _step(k, step) if step is not None else None,
        k.say("{name}扣分最多，为{fined}" + tail + "。", name=_provider(fined), fined=fined),
        k.say("{name}工单纠纷率最高，为{blamed}。", name=_provider(blamed), blamed=blamed),
        k.say("纠纷处理中位数{aftersales.dispute_hours}，{aftersales.dispute_hours:change}。"),
    )


def _worst(k: Kpis, id_: str) -> Figure | None:
    """The provider that stands out by more of what is bad."""
    found = k.rows(id_, "provider")
    return outstanding(found) if len(found) > 1 else None


def _provider(figure: Figure | None) -> Text | None:
    return label(figure.slice["provider"]) if figure is not None else None


def _step(k: Kpis, step: Figure) -> Text | None:
    """四季度为1.2%，环比下降2.8个百分点。"""
    quarter, rate = label(QUARTERS[step.slice["quarter"][-2:]]), k.at("aftersales.dispute_rate", step.slice)
    if step.value == 0:
        moved = "环比持平。"
    else:
        moved = "环比" + ("上升" if step.value > 0 else "下降") + "{step:abs}。"  # type: ignore[operator]
    found = {"quarter": quarter, "rate": rate, "step": step}
    return k.say("{quarter}为{rate}，" + moved, **found) or k.say("{quarter}" + moved, **found)


def _reasons(k: Kpis) -> Chart | None:
    """The reasons, most frequent first, both years; without a year before, with their cumulative share."""
    ranked = sorted(k.rows("aftersales.reason_refunds"), key=lambda f: (f.slice["reason"] == OTHERS, -f.value))  # type: ignore[operator]
    if len(ranked) < 2:
        return None
    names, (now, *before) = tuple(f.slice["reason"] for f in ranked), both_years(k, ranked)[::-1]
    part = _added(k)
    alt = k.say("退款原因：增量的{part}来自{name}", part=part, name=_reason(part)) or plain("退款原因")
    if not before:
        return Pareto(title="退款原因", alt=alt, categories=names, series=now)
    return Bars(title="退款原因", alt=alt, categories=names, series=(now, *before))


def _monthly_disputes(k: Kpis) -> Chart | None:
    return monthly_lines(k, "aftersales.dispute_rate", "月度退款单纠纷率")


def _months(k: Kpis) -> Chart | None:
    return monthly_lines(k, "aftersales.refund_amount_rate", "月度金额退款率")


def _providers(k: Kpis) -> Grid | None:
    """The providers by their tickets, with whether they stay."""
    ranked = sorted(k.rows("aftersales.providers", "provider"), key=lambda f: -f.value)  # type: ignore[operator]
    names = [f.slice["provider"] for f in ranked]
    grid = comparison(k, "provider", names, PROVIDERS, title="服务商考核", first="服务商",
                      alt=k.say("各服务商的响应、纠纷与满意度，续约{aftersales.providers_renewed}") or plain("服务商考核"))
    stays = {f.slice["provider"]: f for f in k.rows("aftersales.providers_renewed", "provider")}
    if grid is None or not stays:
        return grid
    said = [Cell(plain("—" if name not in stays else "是" if stays[name].value else "否")) for name in names]
    return replace(grid, headers=(*grid.headers, Header("续约")), rows=tuple((*row, cell) for row, cell in zip(grid.rows, said, strict=True)))
