"""inventory, continued: who delivers on time and in full, and what clearing old seasons cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import PIECES, RATE, TIMES, YUAN, Figure, Number
from annualdeck.metrics.definition import (
    Analysis, Comparison, Derived, Query, Reading, Settings, Total, Way, count_where, ratio,
)

BY_SUPPLIER = frozenset({"month", "supplier"})
BY_CHANNEL = frozenset({"month", "channel"})
PROMISED = ~nw.col("promised_at").is_null()
ON_TIME = PROMISED & (nw.col("received_at") <= nw.col("promised_at"))
LOST = nw.when(~nw.col("amount").is_null()).then(nw.col("cost") - nw.col("amount"))

Rows = Sequence[Mapping[str, object]]


def _filled_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Pieces ordered and, up to that, received by span and supplier; a purchase that came in parts counts once."""
    receipts = grains.view(facts, "purchases").filter(~nw.col("ordered_quantity").is_null())
    alone = nw.when(nw.col("purchase_id").is_null()).then(nw.col("received_at"))
    lines = receipts.with_columns(alone=alone).group_by("span", "supplier", "purchase_id", "sku", "alone").agg(
        nw.col("ordered_quantity").max().alias("ordered"), nw.col("received_quantity").sum().alias("received")
    )
    filled = lines.with_columns(filled=nw.min_horizontal("ordered", "received"))
    return filled.group_by("span", "supplier").agg(nw.col("ordered").sum(), nw.col("filled").sum())


def _filled(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    def rate(span: int, *suppliers: object) -> Number | None:
        counted = [row for row in rows if row["span"] == span and (not suppliers or row["supplier"] in suppliers)]
        return ratio(sum(r["filled"] for r in counted), sum(r["ordered"] for r in counted))  # type: ignore[misc]

    named = sorted({str(row["supplier"]) for row in rows if row["span"] == grains.CURRENT and row["supplier"] is not None})
    whole: list[Reading] = [({}, rate(grains.CURRENT), rate(grains.PRIOR))]
    return whole + [({"supplier": name}, rate(grains.CURRENT, name), rate(grains.PRIOR, name)) for name in named]


def _avoided(loss: Figure) -> Number | None:
    return None if loss.prior is None else loss.prior - loss.value  # type: ignore[operator]


def _cleared(column: str) -> tuple[Way, ...]:
    return (Way("clearance", nw.col(column).sum(), (column,)),)


KPIS = (
    Total(
        id="inventory.receipts", name="有约定日期的到货批次", unit=TIMES, grains=BY_SUPPLIER, better="neither",
        definition="报告期内到货、写明约定到货日的采购到货批次。",
        ways=(Way("purchases", count_where(PROMISED), ("promised_at",), present=nw.len()),),
    ),
    Total(
        id="inventory.receipts_on_time", name="准时到货批次", unit=TIMES, grains=BY_SUPPLIER,
        definition="不晚于约定到货日的采购到货批次。", ways=(Way("purchases", count_where(ON_TIME), ("promised_at",), present=nw.len()),),
    ),
    Derived(
        id="inventory.supplier_on_time", name="供应商准时率", unit=RATE, grains=BY_SUPPLIER,
        definition="准时到货批次÷有约定日期的到货批次。", of=("inventory.receipts_on_time", "inventory.receipts"), formula=ratio,
    ),
    Analysis(
        id="inventory.fill_rate", name="采购满足率", unit=RATE, grains=frozenset({"supplier"}), read=_filled,
        query=Query("inventory.filled", "purchases", ("sku", "ordered_quantity", "received_quantity"), _filled_plan),
        definition="到货数量（每张采购单每个商品最多计到采购数量）÷采购数量，分批到货的合并计算。",
    ),
    Total(
        id="inventory.clearance", name="过季清仓件数", unit=PIECES, grains=BY_CHANNEL, better="neither",
        definition="过季清仓记录里的清仓件数之和。", ways=_cleared("quantity"),
    ),
    Total(
        id="inventory.clearance_amount", name="过季清仓金额", unit=YUAN, grains=BY_CHANNEL, better="neither",
        definition="过季清仓记录里的清仓金额之和。", ways=_cleared("amount"),
    ),
    Total(
        id="inventory.clearance_loss", name="清仓损失", unit=YUAN, grains=BY_CHANNEL, better="down",
        definition="清仓成本（没有填写时为件数×商品清单的成本价）−清仓金额之和，两者缺一的不计。",
        ways=(Way("clearance", LOST.sum(), ("quantity", "amount"), present=LOST.count()),),
    ),
    Comparison(
        id="inventory.writedown_avoided", name="减少清仓损失", unit=YUAN, definition="上年同期的清仓损失−本期的清仓损失。",
        of=("inventory.clearance_loss",), formula=_avoided,
    ),
)
