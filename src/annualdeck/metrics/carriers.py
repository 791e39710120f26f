"""fulfilment, continued: what goes wrong on the way, and how the carriers compare."""

from __future__ import annotations

import narwhals as nw

from annualdeck.facts import Facts
from annualdeck.figure import HOURS, PER_10K_PARCELS, PIECES, RATE, Number
from annualdeck.metrics.buyers import distinct
from annualdeck.metrics.definition import Derived, Settings, Share, Total, Way, ratio
from annualdeck.metrics.parcels import TRANSIT, UNSIGNED

MONTH = frozenset({"month"})
CARRIER = frozenset({"carrier"})
MAIN = "占比不足1%的快递公司合为“其他”"

PARCELS = (
    Way("shipments", nw.len(), (), present=nw.len(), once=True),
    Way("shop_daily", nw.col("parcels_shipped").sum(), ("parcels_shipped",)),
)
COMPLAINTS = (Way("shipments", nw.col("complaint").count(), ("complaint",), present=nw.len(), once=True),)


def _excepted(facts: Facts, settings: Settings) -> nw.Expr:
    """Parcels with a record of an exception, each once; records without a number count each."""
    return distinct("parcel_id") + nw.col("parcel_id").null_count() if "parcel_id" in facts.columns("exceptions") else nw.len()


EXCEPTIONS = (
    Way("shipments", nw.col("exception").count(), ("exception",), present=nw.len(), once=True),
    Way("exceptions", _excepted, ("kind",), present=nw.len()),
)


def per_10k(count: Number, parcels: Number) -> Number | None:
    """So many in ten thousand parcels."""
    share = ratio(count, parcels)
    return None if share is None else share * 10_000


def late_share(parcels: Number, in_time: Number, all_parcels: Number, all_in_time: Number) -> Number | None:
    """A part's late parcels ÷ all late parcels."""
    return ratio(parcels - in_time, all_parcels - all_in_time)  # type: ignore[operator]


KPIS = (
    Total(
        id="fulfilment.parcels", name="包裹数", unit=PIECES, grains=MONTH,
        definition="物流明细里的包裹数（几个订单合包的算一个）；没有物流明细时为店铺日报的发货包裹数之和。", ways=PARCELS,
    ),
    Total(
        id="fulfilment.exception_parcels", name="异常件数", unit=PIECES, grains=MONTH | {"exception"}, better="down",
        definition="物流明细里写有异常类型的包裹数；明细没有这一列时为揽收异常记录里的包裹数。", ways=EXCEPTIONS,
    ),
    Derived(
        id="fulfilment.exceptions", name="异常件率", unit=RATE, grains=MONTH, better="down", definition="异常件数÷包裹数。",
        of=("fulfilment.exception_parcels", "fulfilment.parcels"), formula=ratio,
    ),
    Derived(
        id="fulfilment.exception_kinds", name="分类异常件率", unit=RATE, grains=frozenset({"exception"}), whole=False, better="down",
        definition="该类异常件数÷全部包裹数。", of=("fulfilment.exception_parcels", "fulfilment.parcels[]"), formula=ratio,
    ),
    Total(
        id="fulfilment.complaint_parcels", name="物流投诉件数", unit=PIECES, grains=MONTH, better="down",
        definition="物流明细里写有投诉类型的包裹数。", ways=COMPLAINTS,
    ),
    Derived(
        id="fulfilment.complaints", name="物流投诉率", unit=PER_10K_PARCELS, grains=MONTH, better="down",
        definition="物流投诉件数÷包裹数×10000，即每万个包裹的投诉件数。",
        of=("fulfilment.complaint_parcels", "fulfilment.parcels"), formula=per_10k,
    ),
    Total(
        id="fulfilment.carriers", name="快递公司包裹数", unit=PIECES, grains=CARRIER, whole=False, better="neither",
        definition=f"各快递公司的包裹数，{MAIN}。", ways=PARCELS[:1],
    ),
    Share(
        id="fulfilment.carrier_share", name="快递公司包裹占比", unit=RATE, grains=CARRIER, whole=False, better="neither",
        definition=f"该快递公司的包裹数÷全部包裹数，{MAIN}。", of="fulfilment.carriers",
    ),
    Total(
        id="fulfilment.carrier_hours", name="快递公司在途时长", unit=HOURS, grains=CARRIER, whole=False, better="down",
        definition=f"该快递公司的包裹揽收到签收的小时数的中位数，{UNSIGNED}，{MAIN}。", ways=TRANSIT,
    ),
    Derived(
        id="fulfilment.carrier_72h", name="快递公司跨省72小时达", unit=RATE, grains=CARRIER, whole=False,
        definition=f"该快递公司揽收后72小时内签收的跨省包裹数÷已签收的跨省包裹数，{MAIN}。",
        of=("fulfilment.cross_province_in_72h", "fulfilment.cross_province_parcels"), formula=ratio,
    ),
    Derived(
        id="fulfilment.carrier_exceptions", name="快递公司异常件率", unit=RATE, grains=CARRIER, whole=False, better="down",
        definition=f"该快递公司的异常件数÷包裹数，{MAIN}。", of=("fulfilment.exception_parcels", "fulfilment.parcels"), formula=ratio,
    ),
    Derived(
        id="fulfilment.carrier_complaints", name="快递公司投诉率", unit=PER_10K_PARCELS, grains=CARRIER, whole=False, better="down",
        definition=f"该快递公司的物流投诉件数÷包裹数×10000，{MAIN}。",
        of=("fulfilment.complaint_parcels", "fulfilment.parcels"), formula=per_10k,
    ),
    Derived(
        id="fulfilment.carrier_late_share", name="快递公司超时占比", unit=RATE, grains=CARRIER, whole=False, better="down",
        definition=f"该快递公司超过72小时签收的跨省包裹数÷全部超过72小时签收的跨省包裹数，{MAIN}。",
        of=("fulfilment.cross_province_parcels", "fulfilment.cross_province_in_72h", "fulfilment.cross_province_parcels[]",
            "fulfilment.cross_province_in_72h[]"),
        formula=late_share,
    ),
)
