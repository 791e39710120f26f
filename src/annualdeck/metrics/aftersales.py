"""aftersales: 售后处理满意度. How much came back, and how it was handled."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import HOURS, ORDERS, POINTS, RATE, SCORE, TIMES
from annualdeck.metrics import providers, reasons_given
from annualdeck.metrics.buyers import distinct_where
from annualdeck.metrics.definition import Derived, Step, Total, Way, count_where, ratio
from annualdeck.metrics.refunds import DISPUTED, RATING, SUCCESS, TO_ANSWER, TO_CLOSE

MONTH = frozenset({"month"})
QUARTER = frozenset({"month", "quarter"})
REOPENED_WITHIN = 7 * 24 * 3600  # seconds after which a ticket that opens again is a new matter

CLOSED = ~nw.col("closed_at").is_null() & ~nw.col("contacts").is_null()
STAYED_CLOSED = ((nw.col("reopened_at") - nw.col("closed_at")).dt.total_seconds() > REOPENED_WITHIN).fill_null(True)
TICKET = ("closed_at", "contacts", "reopened_at")

ANSWERED = (("tickets", ("opened_at", "answered_at")), ("refunds", ("applied_at", "answered_at")))
CASES = (("refunds", "intervened", "applied_at"), ("tickets", "disputed", "closed_at"))


def answered(quantile: float) -> tuple[Way, ...]:
    """A quantile of the hours from application to first answer: of the tickets, else of the refunds."""
    return tuple(
        Way(table, TO_ANSWER[table].quantile(quantile, interpolation="linear"), columns, present=TO_ANSWER[table].count())
        for table, columns in ANSWERED
    )


KPIS = (
    Total(
        id="aftersales.refunded_orders", name="退款订单数", unit=ORDERS, grains=MONTH, better="down",
        definition="报告期内有成功退款完结的订单数；没有覆盖同样日期的退款导出时为付款订单中退款金额大于零的订单数。",
        ways=(
            Way("refunds", distinct_where(nw.col("status") == SUCCESS, "order_id"), ("order_id", "status"), beside="orders"),
            Way("orders", count_where(nw.col("refund_amount") > 0), ("refund_amount",)),
        ),
    ),
    Derived(
        id="aftersales.refund_rate", name="退款率", unit=RATE, grains=MONTH, better="down", definition="退款订单数÷支付订单数。",
        of=("aftersales.refunded_orders", "sales.orders"), formula=ratio,
    ),
    Derived(
        id="aftersales.refund_amount_rate", name="金额退款率", unit=RATE, grains=MONTH, better="down", definition="成功退款金额÷支付金额。",
        of=("sales.refund_amount", "sales.paid_amount"), formula=ratio,
    ),
    Total(
        id="aftersales.first_response", name="售后首次响应时长", unit=HOURS, grains=MONTH, better="down",
        definition="工单创建到首次响应的小时数的中位数；没有工单时为退款申请到首次响应。", ways=answered(0.5),
    ),
    Total(
        id="aftersales.first_response_p90", name="售后首次响应时长P90", unit=HOURS, grains=MONTH, better="down",
        definition="工单创建（没有工单时为退款申请）到首次响应的小时数的90%分位数。", ways=answered(0.9),
    ),
    Total(
        id="aftersales.closed_tickets", name="已关闭工单数", unit=TIMES, grains=MONTH, better="neither",
        definition="报告期内创建、已关闭且有联系次数的工单数。", ways=(Way("tickets", count_where(CLOSED), TICKET, present=nw.len()),),
    ),
    Total(
        id="aftersales.resolved_tickets", name="一次解决工单数", unit=TIMES, grains=MONTH,
        definition="已关闭工单中只联系一次、关闭后7天内没有重开的工单数。",
        ways=(Way("tickets", count_where(CLOSED & (nw.col("contacts") == 1) & STAYED_CLOSED), TICKET, present=nw.len()),),
    ),
    Derived(
        id="aftersales.first_contact_resolution", name="首次解决率", unit=RATE, grains=MONTH,
        definition="只联系一次即关闭且7天内没有重开的工单数÷已关闭工单数。",
        of=("aftersales.resolved_tickets", "aftersales.closed_tickets"), formula=ratio,
    ),
    Total(
        id="aftersales.cases", name="售后单数", unit=ORDERS, grains=QUARTER, better="down",
        definition="报告期内完结的退款单数（不论成功与否）；退款导出没有客服介入状态时为工单数。",
        ways=tuple(Way(table, nw.len(), (said,), present=nw.len()) for table, said, _ in CASES),
    ),
    Total(
        id="aftersales.disputes", name="纠纷数", unit=TIMES, grains=QUARTER, better="down",
        definition="客服介入状态为平台已介入或待介入的退款单数；退款导出没有这一列时为写明是纠纷的工单数。",
        ways=tuple(Way(table, count_where(DISPUTED[table]), (said,), present=nw.len()) for table, said, _ in CASES),
    ),
    Derived(
        id="aftersales.dispute_rate", name="退款单纠纷率", unit=RATE, grains=QUARTER, better="down", definition="纠纷数÷售后单数。",
        of=("aftersales.disputes", "aftersales.cases"), formula=ratio,
    ),
    Step(
        id="aftersales.dispute_step", name="退款单纠纷率季度环比", unit=POINTS, better="down",
        definition="报告期内最后一个完整季度的退款单纠纷率−上一季度的退款单纠纷率，单位为个百分点。", of="aftersales.dispute_rate",
    ),
    Total(
        id="aftersales.dispute_hours", name="纠纷处理时长", unit=HOURS, grains=QUARTER, better="down",
        definition="平台介入的退款从申请到完结（没有时为纠纷工单从创建到关闭）的小时数的中位数。",
        ways=tuple(
            Way(table, nw.when(DISPUTED[table]).then(TO_CLOSE[table]).median(), (said, time),
                present=nw.when(DISPUTED[table]).then(TO_CLOSE[table]).count())
            for table, said, time in CASES
        ),
    ),
    Total(
        id="aftersales.satisfaction", name="售后满意度", unit=SCORE, grains=MONTH,
        definition="工单评分的平均值，满分5分，1到5之外的不计。", ways=(Way("tickets", RATING.mean(), ("score",), present=RATING.count()),),
    ),
    Total(
        id="aftersales.scores", name="售后评分数", unit=TIMES, grains=MONTH, better="neither",
        definition="有1到5分评分的工单数。", ways=(Way("tickets", RATING.count(), ("score",), present=RATING.count()),),
    ),
    *reasons_given.KPIS,
    *providers.KPIS,
)
