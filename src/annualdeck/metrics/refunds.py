"""What a row of the refunds or tickets says: whether money went back, whether the platform was called in, how long it took.

A refund counts on the day it was completed, a ticket on the day it was opened.
"""

from __future__ import annotations

import narwhals as nw

from annualdeck.metrics.definition import hours

SUCCESS = "退款成功"

# What says in 客服介入状态 that the platform was called in: the states of cs_status in the platform's refund interface
# (taobao.refund.get; all but its first, 不需客服介入, are of a case that went there), and how people shorten them …
CALLED_IN = (
    "需要客服介入", "客服已经介入", "客服已经介入处理中", "客服初审完成", "客服主管复审失败", "客服处理完成", "系统撤销", "维权撤销",
    "支持买家", "支持卖家", "举证中", "开放申诉", "待客服介入", "客服已介入", "客服介入", "平台介入", "平台已介入", "平台介入中", "小二介入",
    "已申请客服介入", "客服介入中", "介入中", "已介入",
)
# … and what says yes in 是否纠纷 and 是否续约. Any other text, and an empty cell, says no.
YES = ("是", "有", "对", "已续约", "续约", "纠纷", "Y", "y", "YES", "Yes", "yes", "TRUE", "True", "true")


def says_yes(column: str) -> nw.Expr:
    """Whether a cell says that the platform was called in, or yes; null where it is empty."""
    return nw.col(column).str.strip_chars().is_in((*CALLED_IN, *YES))


def returned(column: str) -> nw.Expr:
    """The cells of successful refunds, empty in other rows."""
    return nw.when(nw.col("status") == SUCCESS).then(nw.col(column))


TO_ANSWER = {"tickets": hours("opened_at", "answered_at"), "refunds": hours("applied_at", "answered_at")}
TO_CLOSE = {"tickets": hours("opened_at", "closed_at"), "refunds": hours("applied_at", "completed_at")}
DISPUTED = {"tickets": says_yes("disputed"), "refunds": says_yes("intervened")}
RATING = nw.when((nw.col("score") >= 1) & (nw.col("score") <= 5)).then(nw.col("score"))  # out of five; 0 is no score
