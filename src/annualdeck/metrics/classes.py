"""inventory, continued: goods by how much they bring (ABC) and how evenly they sell (XYZ).

ABC: goods in the order of their 支付金额; A until 80 % of it is reached, B until 95 %, C the rest and what sold nothing
(Dickie, "ABC Inventory Analysis Shoots for Dollars", Factory Management and Maintenance 109, 1951; the cuts 80/15/5 are
the customary ones). XYZ: the coefficient of variation of the pieces sold by calendar month (population standard deviation ÷
mean, months without a sale among them); X up to 0.5, Y up to 1, Z above and what sold nothing (customary cuts; the two
analyses together: Scholz-Reiter et al., doi 10.1108/17410401211212689).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import DAYS, RATE, SKUS, TURNS, YUAN, Number
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import DifferentDays, NothingInCommon, TooFewMonths
from annualdeck.metrics.stock import at_cost, costless, mean_of, no_costs
from annualdeck.tables import TABLES

A, B = 80, 95             # percent of the amount up to which goods are A, and B
LEAST_MONTHS = 3          # fewer say nothing of how evenly something sells
CLASSES = tuple(abc + xyz for abc in "ABC" for xyz in "XYZ")

Rows = Sequence[Mapping[str, object]]
Row = Mapping[str, object]


STOCK = ("sold", "opening", "closing", "left", "pieces", "costless")  # what the stock says of a class
Measure = Callable[[Row], Number | None]


def _months_of(facts: Facts, span: int) -> int:
    found = facts.coverage["order_lines"]
    period = found.covered if span == grains.CURRENT else found.compared
    return len(period.months) if period else 0


def classed(facts: Facts) -> nw.LazyFrame:
    """The goods of the paid order lines by span and sku: amount in 分, and their letters `abc` and `xyz`.

    Whole numbers all through: with s pieces in n months and q the sum of the months' squares, the squared coefficient of
    variation is (n·q − s²) ÷ s².
    """
    lines = grains.view(facts, "order_lines", ("month",)).filter(~nw.col("sku").is_null())
    by_month = lines.group_by("span", "sku", "month").agg(nw.col("amount").sum(), nw.col("quantity").sum())
    goods = by_month.with_columns(square=nw.col("quantity") * nw.col("quantity")).group_by("span", "sku").agg(
        nw.col("amount").sum(), nw.col("quantity").sum().alias("s"), nw.col("square").sum().alias("q")
    )
    months = {span: nw.lit(_months_of(facts, span)) for span in (grains.CURRENT, grains.PRIOR)}
    n = nw.when(nw.col("span") == grains.CURRENT).then(months[grains.CURRENT]).otherwise(months[grains.PRIOR])
    square, sold = nw.col("s") * nw.col("s"), nw.col("s") > 0
    spread = n * nw.col("q") - square
    ranked = goods.with_columns(owed=-nw.col("amount"), total=nw.col("amount").sum().over("span")).with_columns(
        before=(nw.col("amount").cum_sum().over("span", order_by=["owed", "sku"]) - nw.col("amount")) * 100
    )
    return ranked.select(
        "span", "sku", "amount",
        abc=_letter("A", nw.col("before") < nw.col("total") * A, "B", nw.col("before") < nw.col("total") * B, "C"),
        xyz=_letter("X", sold & (spread * 4 <= square), "Y", sold & (spread <= square), "Z"),
    )


def _letter(first: str, is_first: nw.Expr, second: str, is_second: nw.Expr, third: str) -> nw.Expr:
    return nw.when(is_first).then(nw.lit(first)).otherwise(nw.when(is_second).then(nw.lit(second)).otherwise(nw.lit(third)))


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """One row a span and class: its goods, those of them that both exports know, their amount and stock in 分, and the months."""
    stock = grains.view(facts, "stock", ("month",))
    ends = stock.group_by("span").agg(
        nw.col("month").min().alias("first"), nw.col("month").max().alias("last"), nw.col("month").n_unique().alias("months")
    )
    dated = stock.join(ends, on="span", how="left").with_columns(
        opening=nw.when(nw.col("month") == nw.col("first")).then(nw.col("opening_quantity")),
        left=nw.when(nw.col("month") == nw.col("last")).then(nw.col("closing_quantity")),
        moved=nw.sum_horizontal("opening_quantity", "sold_quantity", "closing_quantity"),
    )
    held = dated.filter(nw.col("moved") > 0).group_by("span", "sku").agg(
        at_cost("sold_quantity").alias("sold"), at_cost("opening").alias("opening"), at_cost("closing_quantity").alias("closing"),
        at_cost("left").alias("left"), nw.col("closing_quantity").sum().alias("pieces"),
        costless(nw.col("closing_quantity")).alias("costless"),
    )
    none, no_letter = nw.lit(0, nw.Int64), nw.lit(None, nw.String)
    goods = nw.concat([
        held.select("span", "sku", *(nw.col(c).cast(nw.Int64) for c in STOCK), amount=none, abc=no_letter, xyz=no_letter,
                    stocked=nw.lit(1), bought=nw.lit(0)),
        classed(facts).select("span", "sku", *(none.alias(c) for c in STOCK), "amount", "abc", "xyz",
                              stocked=nw.lit(0), bought=nw.lit(1)),
    ]).group_by("span", "sku").agg(
        nw.col("abc").max().fill_null("C"), nw.col("xyz").max().fill_null("Z"), *(nw.col(c).sum() for c in (*STOCK, "amount")),
        (nw.col("stocked").max() * nw.col("bought").max()).alias("both"),
    )
    classes = goods.group_by("span", "abc", "xyz").agg(
        nw.len().alias("goods"), *(nw.col(c).sum() for c in (*STOCK, "amount", "both"))
    )
    return classes.join(ends.select("span", "months"), on="span", how="left")


QUERY = Query(
    "inventory.classes", "stock", ("opening_quantity", "sold_quantity", "closing_quantity"), _plan,
    beside=(("order_lines", ("sku",)),),
)


def _unclassed(rows: Rows, facts: Facts) -> Sentence | None:
    """Why the goods cannot be told into classes, or None where they can."""
    covered = {table: facts.coverage[table].covered for table in ("stock", "order_lines")}
    if len(set(covered.values())) > 1:
        return DifferentDays(tuple(f"{TABLES[table].export}（{span.label}）" for table, span in covered.items() if span))
    if _months_of(facts, grains.CURRENT) < LEAST_MONTHS:
        return TooFewMonths(LEAST_MONTHS)
    if not any(row["both"] for row in rows if row["span"] == grains.CURRENT):
        return NothingInCommon(tuple(TABLES[table].export for table in covered))
    return None


def _turnover(row: Row) -> Number | None:
    mean = mean_of(row["opening"], row["closing"], row["months"])  # type: ignore[arg-type]
    return float(row["sold"] / mean) if mean else None  # type: ignore[operator]


def _read(measure: Callable[[Row, Rows], Number | None], empty: Number | None, costs: bool) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure of (a class, all classes) by class; `empty` for a class without goods. `costs`: it is at cost."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        why = _unclassed(rows, facts)
        if why is not None:
            return [({}, why, None)]
        spans = [[row for row in rows if row["span"] == span] for span in (grains.CURRENT, grains.PRIOR)]

        def said(name: str, classes: Rows) -> Number | Sentence | None:
            if not classes:
                return None
            lacking = no_costs(sum(r["costless"] for r in classes), sum(r["pieces"] for r in classes)) if costs else None  # type: ignore[misc]
            row = next((r for r in classes if f"{r['abc']}{r['xyz']}" == name), None)
            return lacking or (measure(row, classes) if row else empty)

        return [({"class": name}, said(name, spans[0]), said(name, spans[1])) for name in CLASSES]

    return read


def _lead_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span: the median days from order to receipt of the goods that were class A in it."""
    best = classed(facts).filter(nw.col("abc") == "A").select("span", "sku")
    received, ordered = (nw.col(c).cast(nw.Datetime("us")) for c in ("received_at", "ordered_at"))
    days = (received - ordered).dt.total_seconds() / 86400
    took = grains.view(facts, "purchases").with_columns(days=days).filter(nw.col("days") >= 0)
    return took.join(best, on=["span", "sku"], how="inner").group_by("span").agg(nw.col("days").median())


LEAD = Query("inventory.lead", "purchases", ("sku", "ordered_at"), _lead_plan, beside=(("order_lines", ("sku",)),))


def _lead(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    days = {row["span"]: row["days"] for row in rows}
    return [({}, days[grains.CURRENT], days.get(grains.PRIOR))] if grains.CURRENT in days else []  # type: ignore[list-item]


RULE = "ABC按订单明细的金额累计80%/95%，XYZ按月销量变异系数0.5/1.0"

KPIS = (
    Analysis(
        id="inventory.classes", name="SKU分级数量", unit=SKUS, better="neither", query=QUERY,
        read=_read(lambda row, _: row["goods"], 0, costs=False),  # type: ignore[arg-type, return-value]
        definition=f"该级的商品编码数（{RULE}），报告期内有销售或库存的才算。",
    ),
    Analysis(
        id="inventory.class_amount_share", name="SKU分级金额占比", unit=RATE, better="neither", query=QUERY,
        read=_read(lambda row, classes: ratio(row["amount"], sum(r["amount"] for r in classes)), 0.0, costs=False),  # type: ignore[arg-type, misc]
        definition=f"该级商品的订单明细金额÷有商家编码的全部明细金额（{RULE}）。",
    ),
    Analysis(
        id="inventory.class_stock", name="SKU分级库存金额", unit=YUAN, better="neither", query=QUERY,
        read=_read(lambda row, _: row["left"], 0, costs=True),  # type: ignore[arg-type, return-value]
        definition=f"该级商品期末库存件数×成本价之和（{RULE}）。",
    ),
    Analysis(
        id="inventory.class_stock_share", name="SKU分级库存占比", unit=RATE, better="neither", query=QUERY,
        read=_read(lambda row, classes: ratio(row["left"], sum(r["left"] for r in classes)), 0.0, costs=True),  # type: ignore[arg-type, misc]
        definition=f"该级商品的期末库存金额÷期末库存金额（{RULE}）。",
    ),
    Analysis(
        id="inventory.class_turnover", name="SKU分级周转率", unit=TURNS, query=QUERY,
        read=_read(lambda row, _: _turnover(row), None, costs=True),
        definition=f"该级商品的出库成本÷平均库存金额（{RULE}）。",
    ),
    Analysis(
        id="inventory.best_seller_lead", name="畅销品备货周期", unit=DAYS, better="down", query=LEAD, read=_lead,
        definition="A级商品（订单明细金额累计80%以内）各次到货从下单到收货的天数的中位数。",
    ),
)
