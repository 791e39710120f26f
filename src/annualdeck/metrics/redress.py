"""service, continued: how fast money goes back, whether a late parcel is made good unasked, and who complains."""

from __future__ import annotations

from collections.abc import Callable

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import HOURS, PER_10K_ORDERS, PIECES, RATE, TIMES
from annualdeck.metrics import bins
from annualdeck.metrics.carriers import per_10k
from annualdeck.metrics.definition import Analysis, Derived, Query, Settings, Total, Way, count_where, hours, ratio
from annualdeck.metrics.parcels import PROMISED_HOURS
from annualdeck.metrics.refunds import SUCCESS, TO_CLOSE, says_yes

MONTH = frozenset({"month"})

# -- refunds ---------------------------------------------------------------------------------------------------------

TIMED = ("applied_at", "completed_at")


def _successful(facts: Facts) -> nw.Expr:
    """Whether money went back; every refund where the export does not say which succeeded."""
    return (nw.col("status") == SUCCESS).fill_null(False) if "status" in facts.columns("refunds") else nw.lit(True)


def _took(facts: Facts) -> nw.Expr:
    """Hours from application to refund, null where no money went back."""
    return nw.when(_successful(facts)).then(TO_CLOSE["refunds"])


def _mean_hours(facts: Facts, settings: Settings) -> nw.Expr:
    return _took(facts).mean()


ENDS = (1, 6, 24, 48, 72)
BINS = ("1小时内", "1—6小时", "6—24小时", "24—48小时", "48—72小时", "72小时以上")


def _bins_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    return bins.spread(grains.view(facts, "refunds"), _took(facts), ENDS)


BY_SYSTEM = {"instant": says_yes("instant"), "handled_by": nw.col("handled_by").str.contains("系统|自动").fill_null(False)}
MARKS = (("instant", "handled_by"), ("instant",), ("handled_by",))


def _automatic(of: Callable[[nw.Expr], nw.Expr]) -> tuple[Way, ...]:
    """Successful refunds that say how they were made, by the two columns or by the one that the export has.

    `of` picks among them by whether no person decided on one.
    """
    def way(marks: tuple[str, ...]) -> Way:
        cells = [nw.col(mark) for mark in marks]
        told = ~nw.coalesce(*cells).is_null() if len(cells) > 1 else ~cells[0].is_null()
        alone = BY_SYSTEM[marks[0]] if len(marks) == 1 else BY_SYSTEM[marks[0]] | BY_SYSTEM[marks[1]]
        return Way(
            "refunds", lambda facts, settings: count_where(_successful(facts) & told & of(alone)), marks,
            present=count_where(told),
        )

    return tuple(map(way, MARKS))


# -- late parcels ----------------------------------------------------------------------------------------------------

PROMISES = ("ships_by", "paid_at", "signs_by")
SHIPPED_LATE = nw.when(~nw.col("ships_by").is_null()).then(nw.col("shipped_at") > nw.col("ships_by")).otherwise(
    hours("paid_at", "shipped_at") > PROMISED_HOURS
)
SIGNED_LATE = nw.col("signed_at") > nw.col("signs_by")
DELAYED = SHIPPED_LATE.fill_null(False) | SIGNED_LATE.fill_null(False)
LATE = "发货晚于应发货时间（没有时为支付后48小时）或签收晚于承诺送达时间"


def _delayed(condition: nw.Expr) -> tuple[Way, ...]:
    """A count of parcels, by whichever of the promises the export tells."""
    counted = count_where(condition)
    promised = nw.coalesce(*(nw.col(promise) for promise in PROMISES)).count()
    return tuple(Way("shipments", counted, (promise, "compensated"), present=promised, once=True) for promise in PROMISES)


KPIS = (
    Total(
        id="service.refund_hours", name="平均退款时长", unit=HOURS, grains=MONTH, better="down",
        definition="成功退款从申请到完结的小时数的平均值。", ways=(Way("refunds", _mean_hours, TIMED, present=TO_CLOSE["refunds"].count()),),
    ),
    Analysis(
        id="service.refund_hours_distribution", name="退款时长分布", unit=RATE, better="neither",
        query=Query("service.refund_bins", "refunds", TIMED, _bins_plan), read=bins.shares("hours", BINS),
        definition="成功退款从申请到完结的小时数落在每一档（含上限）的单数÷有申请时间的成功退款单数。",
    ),
    Total(
        id="service.judged_refunds", name="写明处理方式的退款数", unit=TIMES, grains=MONTH, better="neither",
        definition="写明是否零秒响应或由谁退款的成功退款单数。", ways=_automatic(lambda _: nw.lit(True)),
    ),
    Total(
        id="service.auto_refunds", name="自动退款数", unit=TIMES, grains=MONTH, definition="零秒响应或由系统退款的成功退款单数。",
        ways=_automatic(lambda alone: alone),
    ),
    Derived(
        id="service.auto_refund_share", name="自动审核占比", unit=RATE, grains=MONTH, definition="自动退款数÷写明处理方式的退款数。",
        of=("service.auto_refunds", "service.judged_refunds"), formula=ratio,
    ),
    Total(
        id="service.delayed_parcels", name="延误包裹数", unit=PIECES, grains=MONTH, better="down", definition=f"{LATE}的包裹数。",
        ways=_delayed(DELAYED),
    ),
    Total(
        id="service.compensated_parcels", name="延误已补偿包裹数", unit=PIECES, grains=MONTH, better="neither",
        definition="延误包裹中写有延误补偿的包裹数。", ways=_delayed(DELAYED & ~nw.col("compensated").is_null()),
    ),
    Derived(
        id="service.compensated_share", name="延误主动补偿率", unit=RATE, grains=MONTH,
        definition=f"延误包裹中写有延误补偿的包裹数÷延误包裹数，延误指{LATE}。",
        of=("service.compensated_parcels", "service.delayed_parcels"), formula=ratio,
    ),
    Total(
        id="service.complaint_tickets", name="投诉工单数", unit=TIMES, grains=MONTH, better="down", definition="工单类型写有投诉的工单数。",
        ways=(Way("tickets", count_where(nw.col("kind").str.contains("投诉|客诉").fill_null(False)), ("kind",)),),
    ),
    Derived(
        id="service.complaint_rate", name="客诉率", unit=PER_10K_ORDERS, grains=MONTH, better="down",
        definition="投诉工单数÷支付订单数×10000，即每万笔订单的投诉数。", of=("service.complaint_tickets", "sales.orders"), formula=per_10k,
    ),
)
