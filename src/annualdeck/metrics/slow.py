"""inventory, continued: stock that nobody bought for a while."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import RATE, YUAN, Number
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import NotLongEnough
from annualdeck.metrics.stock import at_cost, costless, no_costs
from annualdeck.period import Period

Rows = Sequence[Mapping[str, object]]
Row = Mapping[str, object]


def _window(period: Period, settings: Settings) -> tuple[dt.datetime, dt.datetime]:
    """The days before the period's end in which a sale would count."""
    end = dt.datetime.combine(period.end, dt.time())
    return end - dt.timedelta(days=settings.slow_days), end


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """One row a span: the last month's closing stock in 分, that of it without a late sale by order lines (`by_lines`) and by
    the stock's own months (`by_months`), and how many of its goods the order lines know at all.
    """
    found = facts.coverage["stock"]
    spans = ((grains.CURRENT, found.covered), (grains.PRIOR, found.compared))
    return nw.concat([_of_span(facts, settings, span, period) for span, period in spans if period is not None])


def _of_span(facts: Facts, settings: Settings, span: int, period: Period) -> nw.LazyFrame:
    start, end = _window(period, settings)
    months = grains.view(facts, "stock", ("month",)).filter(nw.col("span") == span)
    left = months.join(months.select(last=nw.col("month").max()), how="cross").filter(nw.col("month") == nw.col("last"))
    goods = left.group_by("sku").agg(
        at_cost("closing_quantity").alias("value"), nw.col("closing_quantity").sum().alias("pieces"),
        costless(nw.col("closing_quantity")).alias("costless"),
    )
    goods = goods.join(_by_lines(facts, start, end), on="sku", how="left").join(_by_months(facts, start, end), on="sku", how="left")

    def unsold(sold: str) -> nw.Expr:
        return nw.when(nw.col(sold).fill_null(0) == 0).then(nw.col("value")).otherwise(nw.lit(0)).sum()

    return goods.select(
        nw.col("value").sum(), nw.col("pieces").sum(), nw.col("costless").sum(), unsold("bought").alias("by_lines"),
        unsold("moved").alias("by_months"), nw.col("bought").count().alias("listed"),
    ).with_columns(span=nw.lit(span))


def _by_lines(facts: Facts, start: dt.datetime, end: dt.datetime) -> nw.LazyFrame:
    """Every sku of the paid order lines: `bought` 1 in the window, 0 only at other times."""
    if "order_lines" not in facts.coverage or "sku" not in facts.columns("order_lines"):
        return grains.rows(facts, "stock").select("sku", bought=nw.lit(None, nw.Int32)).unique()
    lately = nw.when(grains.inside(start, end)).then(nw.lit(1)).otherwise(nw.lit(0)).max()
    lines = grains.rows(facts, "order_lines").filter(~nw.col("sku").is_null())
    return lines.group_by("sku").agg(lately.alias("bought"))


def _by_months(facts: Facts, start: dt.datetime, end: dt.datetime) -> nw.LazyFrame:
    """The goods that the stock's months saw leave in the window; a month that it touches counts as a whole."""
    first = start.date().replace(day=1)
    late = (nw.col("month") >= first) & (nw.col("month") < end.date()) & (nw.col("sold_quantity") > 0)
    return grains.history(facts, "stock").filter(late).select("sku").unique().with_columns(moved=nw.lit(1))


QUERY = Query("inventory.slow", "stock", ("closing_quantity",), _plan)


def _reaches(source: str, facts: Facts, period: Period, settings: Settings) -> bool:
    """Whether a source of sales covers the days before the end of a period in which a sale would count."""
    start, end = _window(period, settings)
    if source == "by_lines":
        return "order_lines" in facts.coverage and facts.reaches("order_lines", start, end)
    return "sold_quantity" in facts.columns("stock") and facts.reaches("stock", start.replace(day=1), end)


def _source(row: Row, facts: Facts, settings: Settings) -> str | None:
    """Which sales tell what moves slowly: the order lines', where they know the stock's goods, else the stock's own."""
    covered = facts.coverage["stock"].covered
    assert covered is not None
    sources = ("by_lines", "by_months") if row["listed"] else ("by_months",)
    return next((source for source in sources if _reaches(source, facts, covered, settings)), None)


def _read(measure: Callable[[int, int], Number | None]) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure of (slow stock, all stock)."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        spans = {row["span"]: row for row in rows}
        source = _source(spans[grains.CURRENT], facts, settings)

        def said(span: int, period: Period | None) -> Number | Sentence | None:
            if period is None:
                return None
            if source is None or not _reaches(source, facts, period, settings):
                return NotLongEnough(settings.slow_days)
            row = spans[span]
            return no_costs(row["costless"], row["pieces"]) or measure(row[source], row["value"])  # type: ignore[arg-type]

        found = facts.coverage["stock"]
        return [({}, said(grains.CURRENT, found.covered), said(grains.PRIOR, found.compared))]

    return read


KPIS = (
    Analysis(
        id="inventory.slow_stock", name="滞销库存金额", unit=YUAN, better="down", query=QUERY, read=_read(lambda slow, _: slow),
        definition="期末前若干天（默认90天）没有销售的商品的期末库存金额；销售看订单明细的商家编码，没有时看各月销售出库。",
    ),
    Analysis(
        id="inventory.slow_share", name="滞销占比", unit=RATE, better="down", query=QUERY, read=_read(ratio),
        definition="期末前若干天（默认90天）没有销售的商品的期末库存金额÷期末库存金额。",
    ),
)
