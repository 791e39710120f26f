"""What the amounts of an order export mean, and how that was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Severity


class AmountMeaning(Finding):
    """What 买家实际支付金额 means in one file, and how that was told."""

    severity: ClassVar[Severity] = "note"


@dataclass(frozen=True, kw_only=True)
class ReceivedIsNet(AmountMeaning):
    rows: int
    refunds: int
    zh = "“{file}”：{rows} 个已付款订单的总金额减退款金额都等于“{column}”（其中 {refunds} 个有退款），所以它是退款后的实收，支付金额取总金额。"
    en = (
        "'{file}': on all {rows} paid orders total less refund equals '{column}' ({refunds} have refunds), so it "
        "is net of refunds; the total counts as paid amount."
    )


@dataclass(frozen=True, kw_only=True)
class ReceivedIsGross(AmountMeaning):
    rows: int
    refunds: int
    zh = "“{file}”：有退款的 {refunds} 个已付款订单里“{column}”仍等于总金额，所以它是退款前的金额，实收按总金额减退款金额计算。"
    en = (
        "'{file}': on all {refunds} paid orders with refunds '{column}' still equals the total, so it is before "
        "refunds; received is total less refund."
    )


@dataclass(frozen=True, kw_only=True)
class NoRefundsToTell(AmountMeaning):
    rows: int
    zh = "“{file}”：{rows} 个已付款订单都没有退款，“{column}”是退款前还是退款后没有差别。"
    en = "'{file}': none of its {rows} paid orders has a refund, so '{column}' before or after refunds is the same."


@dataclass(frozen=True, kw_only=True)
class ReceivedAsTotal(AmountMeaning):
    zh = "“{file}”没有总金额，支付金额取“{column}”；它是退款前还是退款后无从检验，实收按缺失处理。"
    en = (
        "'{file}' has no total, so '{column}' counts as paid amount; whether it is before or after refunds cannot "
        "be tested, and received is missing."
    )


@dataclass(frozen=True, kw_only=True)
class ReceivedUntested(AmountMeaning):
    zh = "“{file}”没有退款金额，“{column}”是退款前还是退款后无从检验，照原样读取；支付金额取总金额。"
    en = (
        "'{file}' has no refund column, so whether '{column}' is before or after refunds cannot be tested; it is "
        "kept as read; the total counts as paid amount."
    )


@dataclass(frozen=True, kw_only=True)
class ReceivedUnclear(AmountMeaning):
    severity: ClassVar[Severity] = "warn"
    net: int
    gross: int
    neither: int
    used: str
    zh = (
        "“{file}”的“{column}”含义不一致：有退款的已付款订单里 {net} 个等于总金额减退款金额，{gross} 个等于总金额；没有退款的里 {neither} 个不等于总金额；按{used}处理，"
        "支付金额取总金额。"
    )
    en = (
        "'{file}': '{column}' is inconsistent: of the paid orders with refunds {net} equal total less refund and "
        "{gross} equal the total; {neither} of those without differ from the total; read as {used}; the total "
        "counts as paid amount."
    )


@dataclass(frozen=True, kw_only=True)
class PaidWithoutAmount(Finding):
    """Paid orders whose amount cell is empty: they are orders, and no part of the amount."""

    count: int
    zh = "“{file}”有 {count} 个已付款订单的“{column}”是空的，计入订单数而不计入支付金额，请核对这些订单。"
    en = "'{file}' has {count} paid orders with an empty '{column}': they count as orders and not in the amount; check them."
