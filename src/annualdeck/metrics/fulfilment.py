"""fulfilment: 物流与履约时效. How fast orders leave and parcels arrive."""

from __future__ import annotations

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import HOURS, ORDERS, PIECES, RATE
from annualdeck.metrics import bins, carriers, shift
from annualdeck.metrics.definition import Analysis, Derived, Query, Settings, Total, Way, count_where, ratio
from annualdeck.metrics.parcels import (
    FAR_HOURS, IN_TIME, TO_SHIP, TRANSIT, UNSIGNED, cross_province, on_the_way, same_city, travelled,
)

MONTH = frozenset({"month"})
WAREHOUSE = ("ships_from",)


def _shipped(expr: nw.Expr) -> tuple[Way, ...]:
    """An aggregate over the times from payment to shipping: of the shipments, else of the orders."""
    present = TO_SHIP.count()
    return (
        Way("shipments", expr, ("paid_at", "shipped_at"), present=present),
        Way("orders", expr, ("paid_at", "shipped_at"), present=present),
    )


def _same_day(facts: Facts, settings: Settings) -> nw.Expr:
    signed = (nw.col("signed_at").dt.date() == nw.col("shipped_at").dt.date()).fill_null(False)
    return count_where(same_city(settings) & signed)


def _within_city(facts: Facts, settings: Settings) -> nw.Expr:
    return count_where(same_city(settings))


# -- how long parcels take -------------------------------------------------------------------------------------------

ENDS = (24, 48, 72, 96, 120)
BINS = ("24小时内", "24—48小时", "48—72小时", "72—96小时", "96—120小时", "120小时以上")


def _bins_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    return bins.spread(grains.view(facts, "shipments", once=True), on_the_way(facts), ENDS)


KPIS = (
    Total(
        id="fulfilment.shipped_orders", name="可计发货时长的订单数", unit=ORDERS, grains=MONTH, better="neither",
        definition="有支付时间和发货时间的订单数，物流明细里分包发货的按包裹计，时间先后颠倒的不计。", ways=_shipped(TO_SHIP.count()),
    ),
    Total(
        id="fulfilment.shipped_in_48h", name="48小时内发货订单数", unit=ORDERS, grains=MONTH,
        definition="支付到发货不超过48小时，或（如预售）不晚于应发货时间的订单数。", ways=_shipped(count_where(IN_TIME)),
    ),
    Derived(
        id="fulfilment.ship_48h", name="48小时发货率", unit=RATE, grains=MONTH,
        definition="支付后48小时内（预售等给出更晚应发货时间的，在其之前）发货的订单数÷可计发货时长的订单数。",
        of=("fulfilment.shipped_in_48h", "fulfilment.shipped_orders"), formula=ratio,
    ),
    Total(
        id="fulfilment.process_hours", name="订单处理时长", unit=HOURS, grains=MONTH, better="down",
        definition="支付到发货的小时数的中位数。", ways=_shipped(TO_SHIP.median()),
    ),
    Total(
        id="fulfilment.process_hours_p90", name="订单处理时长P90", unit=HOURS, grains=MONTH, better="down",
        definition="支付到发货的小时数的90%分位数，即九成订单不超过这个时长。",
        ways=_shipped(TO_SHIP.quantile(0.9, interpolation="linear")),
    ),
    Total(
        id="fulfilment.transit_hours", name="在途时长", unit=HOURS, grains=MONTH, better="down",
        definition=f"揽收到签收的小时数的中位数，{UNSIGNED}。", ways=TRANSIT,
    ),
    Total(
        id="fulfilment.province_hours", name="分省在途时长", unit=HOURS, grains=frozenset({"province"}), whole=False, better="down",
        definition=f"发往该省的包裹揽收到签收的小时数的中位数，{UNSIGNED}。", ways=TRANSIT,
    ),
    Analysis(
        id="fulfilment.hours_distribution", name="在途时长分布", unit=RATE, better="neither",
        query=Query("fulfilment.bins", "shipments", ("collected_at", "signed_at"), _bins_plan), read=bins.shares("hours", BINS),
        definition=f"揽收到签收的小时数落在每一档（含上限）的包裹数÷已签收包裹数，{UNSIGNED}。",
    ),
    Total(
        id="fulfilment.cross_province_parcels", name="跨省签收包裹数", unit=PIECES, grains=MONTH, better="neither", needs=WAREHOUSE,
        definition=f"收货省与发货省不同（不含港澳台与海外）的已签收包裹数，{UNSIGNED}。",
        ways=travelled(lambda on_way, settings: nw.when(cross_province(settings)).then(on_way).count(), "province"),
    ),
    Total(
        id="fulfilment.cross_province_in_72h", name="跨省72小时内签收包裹数", unit=PIECES, grains=MONTH, needs=WAREHOUSE,
        definition="跨省包裹中揽收到签收不超过72小时的包裹数。",
        ways=travelled(lambda on_way, settings: count_where(cross_province(settings) & (on_way <= FAR_HOURS)), "province"),
    ),
    Derived(
        id="fulfilment.cross_province_72h", name="跨省72小时达", unit=RATE, grains=MONTH,
        definition=f"揽收后72小时内签收的跨省包裹数÷已签收的跨省包裹数，{UNSIGNED}。",
        of=("fulfilment.cross_province_in_72h", "fulfilment.cross_province_parcels"), formula=ratio,
    ),
    Total(
        id="fulfilment.same_city_parcels", name="同城包裹数", unit=PIECES, grains=MONTH, better="neither", needs=WAREHOUSE,
        definition="收货省市与发货省市相同的包裹数。",
        ways=(Way("shipments", _within_city, ("province", "city", "signed_at"), present=nw.col("city").count(), once=True),),
    ),
    Total(
        id="fulfilment.same_day_parcels", name="同城当日签收包裹数", unit=PIECES, grains=MONTH, needs=WAREHOUSE,
        definition="同城包裹中发货当天签收的包裹数。",
        ways=(Way("shipments", _same_day, ("province", "city", "signed_at"), present=nw.col("city").count(), once=True),),
    ),
    Derived(
        id="fulfilment.same_city_same_day", name="同城当日达", unit=RATE, grains=MONTH,
        definition="发货当天签收的同城包裹数÷同城包裹数，没有签收记录的算未达。",
        of=("fulfilment.same_day_parcels", "fulfilment.same_city_parcels"), formula=ratio,
    ),
    *carriers.KPIS,
    *shift.KPIS,
)
