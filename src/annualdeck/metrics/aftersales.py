"""aftersales: 售后处理满意度."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import ORDERS, RATE
from annualdeck.metrics.definition import Derived, Total, Way, count_where, ratio

MONTH = frozenset({"month"})

KPIS = (
    Total(
        id="aftersales.refunded_orders", name="退款订单数", unit=ORDERS, grains=MONTH, better="down", definition="付款订单中退款金额大于零的订单数。",
        ways=(Way("orders", count_where(nw.col("refund_amount") > 0), ("refund_amount",)),),
    ),
    Derived(
        id="aftersales.refund_rate", name="退款率", unit=RATE, grains=MONTH, better="down", definition="退款订单数÷支付订单数。",
        of=("aftersales.refunded_orders", "sales.orders"), formula=ratio,
    ),
    Derived(
        id="aftersales.refund_amount_rate", name="金额退款率", unit=RATE, grains=MONTH, better="down", definition="成功退款金额÷支付金额。",
        of=("sales.refund_amount", "sales.paid_amount"), formula=ratio,
    ),
)
