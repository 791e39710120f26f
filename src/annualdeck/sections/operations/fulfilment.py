"""物流与履约时效: how fast parcels leave and arrive; for now, what the orders say of shipping."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Topic, finding, findings, monthly_lines, needs, slide, words_only
from annualdeck.slide import Paragraphs, Slide

TOPIC = Topic("fulfilment", "物流与履约时效", ("shipments",))
TABLES = ("shipments", "orders")
IDS = ("fulfilment.ship_48h", "fulfilment.process_hours")
NEEDS = needs("fulfilment.ship_48h", by="month")


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_shipping(k), "仓储出库", ("shipments",)),
        (None, "跨省时效", ("shipments",)),
        (None, "异常与投诉", ("shipments",)),
    )
    title = k.first(
        k.say("48小时发货率{fulfilment.ship_48h}，{fulfilment.ship_48h:change}"),
        k.say("48小时发货率{fulfilment.ship_48h}"),
    )
    if title is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    chart = monthly_lines(k, "fulfilment.ship_48h", "orders", "月度48小时发货率", title)
    if chart is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "chart-wide-text", title, {"chart": chart, "blocks": blocks}, IDS, TABLES)


def _shipping(k: Kpis) -> Paragraphs | None:
    return finding(
        "仓储出库",
        k.say("付款到发货中位数{fulfilment.process_hours}，{fulfilment.process_hours:change}。")
        or k.say("付款到发货中位数{fulfilment.process_hours}。"),
        k.say("48小时内发货的订单占{fulfilment.ship_48h}。"),
    )
