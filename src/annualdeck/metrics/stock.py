"""inventory: the monthly stock at cost: what went out, what lay there, and how often it turned.

A row of the stock stands for its whole month. Cost is the row's own, else the item list's by sku (`views`); pieces that
have neither are left out of both sides of a ratio, and where they are more than a few, figures at cost are missing.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import DAYS, MULTIPLE, RATE, TURNS, YUAN, Number
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import NoBenchmarkBefore, NoConfig, NoCosts, NoValues
from annualdeck.tables import TABLES

MOST_COSTLESS = 0.05  # so large a share of the pieces may lack a cost
YEAR = 365
LONG_YEAR = 366

QUANTITIES = ("opening_quantity", "sold_quantity", "closing_quantity")
UNTOLD = NoValues(TABLES["stock"].export, tuple(TABLES["stock"][c].zh for c in QUANTITIES))

Rows = Sequence[Mapping[str, object]]
Measure = Callable[[Rows], Number | None]


def at_cost(quantity: str) -> nw.Expr:
    """What the pieces of a column cost together, in 分."""
    return (nw.col(quantity) * nw.col("cost")).sum()


def costless(pieces: nw.Expr) -> nw.Expr:
    """Those of the pieces that have no cost."""
    return nw.when(nw.col("cost").is_null()).then(pieces).otherwise(nw.lit(0)).sum()


def no_costs(lacking: object, pieces: object) -> Sentence | None:
    """Why nothing is said at cost, or None where almost all pieces have one."""
    share = ratio(lacking, pieces) or 0.0  # type: ignore[arg-type]
    return NoCosts(f"{share:.1%}") if share > MOST_COSTLESS else None


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """One row a span and month: 分 sold, at its start and at its end; pieces sold or left, and those without a cost."""
    pieces = nw.col("closing_quantity").fill_null(0) + nw.col("sold_quantity").fill_null(0)
    return grains.view(facts, "stock", ("month",)).group_by("span", "month").agg(
        at_cost("sold_quantity").alias("sold"), at_cost("opening_quantity").alias("opening"),
        at_cost("closing_quantity").alias("closing"), pieces.sum().alias("pieces"), costless(pieces).alias("costless"),
        told=nw.min_horizontal(*(nw.col(c).count() for c in QUANTITIES)),
    )


MONTHS = Query("inventory.months", "stock", QUANTITIES, _plan)


def mean_of(opening: int, closings: int, months: int) -> Decimal | None:
    """The mean of the month ends, the first month's opening among them; None where nothing lay there."""
    return Decimal(opening + closings) / (months + 1) if opening + closings > 0 else None


def _sold(months: Rows) -> int:
    return sum(month["sold"] for month in months)  # type: ignore[misc]


def _mean(months: Rows) -> Decimal | None:
    return mean_of(months[0]["opening"], sum(month["closing"] for month in months), len(months))  # type: ignore[arg-type, misc]


def _turnover(months: Rows) -> float | None:
    mean = _mean(months)
    return float(_sold(months) / mean) if mean else None


def _calendar_days(months: Rows) -> int:
    firsts: list[dt.date] = [month["month"] for month in months]  # type: ignore[misc]
    return sum(calendar.monthrange(first.year, first.month)[1] for first in firsts)


def _days(months: Rows) -> float | None:
    turnover = _turnover(months)
    return _calendar_days(months) / turnover if turnover else None


def _costless_share(months: Rows) -> Number | None:
    return ratio(sum(m["costless"] for m in months), sum(m["pieces"] for m in months))  # type: ignore[misc]


def _said(measure: Measure, months: Rows, costs: bool = True) -> Number | Sentence | None:
    if not months:
        return None
    if not any(m["told"] for m in months):
        return UNTOLD
    why = no_costs(sum(m["costless"] for m in months), sum(m["pieces"] for m in months)) if costs else None  # type: ignore[misc]
    return why or measure(months)


def _spans(rows: Rows) -> tuple[Rows, Rows]:
    """The months of the period and of the one before, in order."""
    ordered = sorted(rows, key=lambda row: row["month"])  # type: ignore[arg-type, return-value]
    return tuple([row for row in ordered if row["span"] == span] for span in (grains.CURRENT, grains.PRIOR))  # type: ignore[return-value]


def _read(measure: Measure, costs: bool = True) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure over all months, and over each month by itself."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        this, last = _spans(rows)
        if not this:
            return []
        before = {grains.key("month", row["month"], grains.PRIOR): row for row in last}
        each: list[Reading] = []
        for row in this:
            name = grains.key("month", row["month"], grains.CURRENT)
            prior = [before[name]] if name in before else []
            each.append(({"month": str(name)}, _said(measure, [row], costs), _said(measure, prior, costs)))
        return [({}, _said(measure, this, costs), _said(measure, last, costs)), *each]

    return read


def _multiple(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Own turnover ÷ the industry's, which is a year's; where only its days are given, the industry's days ÷ own days."""
    this, _ = _spans(rows)
    if not this:
        return []
    turnover, days = (settings.benchmarks.get(f"inventory.{what}") for what in ("turnover", "days"))
    if turnover is None and days is None:
        return [({}, NoConfig("benchmarks.inventory.turnover", "周转率的行业基准"), None)]

    def multiple(months: Rows) -> Number | None:
        own, length = _turnover(months), _calendar_days(months)
        if own is None:
            return None
        if turnover is not None:
            a_year = own if YEAR <= length <= LONG_YEAR else own * YEAR / length
            return ratio(a_year, turnover.value)
        return ratio(days.value * own, length)  # type: ignore[union-attr]

    return [({}, _said(multiple, this), NoBenchmarkBefore())]


MONTH = frozenset({"month"})
OPENING = "首月期初与各月末库存金额"

KPIS = (
    Analysis(
        id="inventory.cost_of_goods", name="出库成本", unit=YUAN, grains=MONTH, better="neither", query=MONTHS, read=_read(_sold),
        definition="各月销售出库件数×成本价之和。",
    ),
    Analysis(
        id="inventory.mean_stock", name="平均库存金额", unit=YUAN, grains=MONTH, better="neither", query=MONTHS, read=_read(_mean),
        definition=f"{OPENING}的平均值，按成本价。",
    ),
    Analysis(
        id="inventory.stock_value", name="期末库存金额", unit=YUAN, grains=MONTH, better="neither", query=MONTHS,
        read=_read(lambda months: months[-1]["closing"]), definition="报告期最后一个月的月末库存件数×成本价之和。",  # type: ignore[arg-type, return-value]
    ),
    Analysis(
        id="inventory.turnover", name="库存周转率", unit=TURNS, grains=MONTH, query=MONTHS, read=_read(_turnover),
        definition=f"出库成本÷平均库存金额（{OPENING}的平均值）。",
    ),
    Analysis(
        id="inventory.days", name="库存周转天数", unit=DAYS, grains=MONTH, better="down", query=MONTHS, read=_read(_days),
        definition="报告期内有库存数据的各月的天数÷库存周转率。",
    ),
    Analysis(
        id="inventory.capital_multiple", name="资金周转倍数", unit=MULTIPLE, query=MONTHS, read=_multiple,
        definition="库存周转率÷行业周转率（配置的行业基准，按年；只给出行业周转天数时为行业周转天数÷本店周转天数），报告期不是一年的折算成一年。",
    ),
    Analysis(
        id="inventory.costless_share", name="无成本价占比", unit=RATE, grains=MONTH, better="down", query=MONTHS,
        read=_read(_costless_share, costs=False),
        definition="月末库存与销售出库的件数中没有成本价的占比，超过5%时按成本的指标缺失。",
    ),
)
