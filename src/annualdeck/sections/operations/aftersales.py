"""售后处理满意度: how much came back, why, and how it was handled."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import (
    Topic, cards, finding, findings, month_label, monthly, monthly_lines, needs, outstanding, slide, thin, words_only,
)
from annualdeck.slide import Paragraphs, Slide
from annualdeck.wording import label

TOPIC = Topic("aftersales", "售后处理满意度", ("refunds",))
TABLES = ("orders", "refunds", "tickets")
IDS = ("aftersales.refund_rate", "aftersales.refund_amount_rate", "aftersales.refunded_orders", "sales.refund_amount")
NEEDS = needs("aftersales.refund_amount_rate", by="month")


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_refunds(k), "退款规模", ("aftersales.refund_rate",)),
        (None, "退款原因", ("refunds",)),
        (None, "响应与纠纷", ("tickets",)),
    )
    title = k.first(
        k.say("金额退款率{aftersales.refund_amount_rate}，{aftersales.refund_amount_rate:change}"),
        k.say("金额退款率{aftersales.refund_amount_rate}，退款{sales.refund_amount}"),
    )
    four = cards(k, "aftersales.refund_rate", "aftersales.refund_amount_rate", "aftersales.refunded_orders", "sales.refund_amount")
    if title is None or len(four.cards) < 2:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    chart = monthly_lines(k, "aftersales.refund_amount_rate", "orders", "月度金额退款率", title)
    if chart is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "cards-chart-text", title, {"cards": four, "chart": chart, "blocks": blocks}, IDS, TABLES)


def _refunds(k: Kpis) -> Paragraphs | None:
    months = [f for f in monthly(k, "aftersales.refund_amount_rate") if not thin(k, f, "orders")]
    worst = outstanding(months)
    return finding(
        "退款规模",
        k.say("退款订单{aftersales.refunded_orders}，占支付订单的{aftersales.refund_rate}，{aftersales.refund_rate:change}。")
        or k.say("退款订单{aftersales.refunded_orders}，占支付订单的{aftersales.refund_rate}。"),
        k.say("{month}金额退款率最高，为{worst}。", month=label(month_label(worst.slice["month"])) if worst else None, worst=worst,
              when=len(months) > 2),
    )
