"""fulfilment: 物流与履约时效."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import HOURS, ORDERS, RATE
from annualdeck.metrics.definition import Derived, Total, Way, count_where, ratio

MONTH = frozenset({"month"})
HOURS_TO_SHIP = (nw.col("shipped_at") - nw.col("paid_at")).dt.total_seconds() / 3600

KPIS = (
    Total(
        id="fulfilment.shipped_orders", name="有发货时间的订单数", unit=ORDERS, grains=MONTH, definition="付款订单中有发货时间的订单数。",
        ways=(Way("orders", nw.col("shipped_at").count(), ("shipped_at",)),),
    ),
    Total(
        id="fulfilment.shipped_in_48h", name="48小时内发货订单数", unit=ORDERS, grains=MONTH, definition="付款到发货不超过48小时的订单数。",
        ways=(Way("orders", count_where(HOURS_TO_SHIP <= 48), ("shipped_at",)),),
    ),
    Derived(
        id="fulfilment.ship_48h", name="48小时发货率", unit=RATE, grains=MONTH, definition="付款后48小时内发货的订单数÷有发货时间的订单数。",
        of=("fulfilment.shipped_in_48h", "fulfilment.shipped_orders"), formula=ratio,
    ),
    Total(
        id="fulfilment.process_hours", name="订单处理时长", unit=HOURS, grains=MONTH, better="down", definition="付款到发货的小时数的中位数。",
        ways=(Way("orders", HOURS_TO_SHIP.median(), ("shipped_at",)),),
    ),
)
