"""What one row a buyer tells: repurchase, returning and new buyers, RFM segments, cohorts.

A buyer is an account's keyed hash. One group-by over all orders gives each buyer's first purchase and what they did
in the report's period, in the same days a year before and (for campaigns) in the year before that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import Number
from annualdeck.metrics.definition import Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import NoHistory, NoValues
from annualdeck.period import Period
from annualdeck.tables import TABLES

HISTORY_DAYS = 180     # orders from before a window that are needed to say who is new in it
COMPARED_DAYS = 700    # … and from before the earlier window to compare: a shorter look back finds fewer returning buyers

NOBODY = NoValues(TABLES["orders"].export, (TABLES["orders"]["buyer_id"].zh,))

Rows = Sequence[Mapping[str, object]]


def distinct(column: str) -> nw.Expr:
    """Distinct values, an empty one not counted."""
    return nw.col(column).n_unique() - nw.when(nw.col(column).null_count() > 0).then(nw.lit(1)).otherwise(nw.lit(0))


def distinct_where(condition: nw.Expr, column: str = "buyer_id") -> nw.Expr:
    """Distinct values among the rows where the condition holds; no expression filter, so that any engine can."""
    kept = nw.when(condition).then(nw.col(column))
    return kept.n_unique() - nw.when(kept.null_count() > 0).then(nw.lit(1)).otherwise(nw.lit(0))


def _identified(facts: Facts) -> nw.LazyFrame:
    return grains.rows(facts, "orders").filter(~nw.col("buyer_id").is_null()).select("buyer_id", "at", "total_amount")


def _inside(span: Period | None) -> nw.Expr:
    return grains.inside(span.start, span.end) if span else nw.lit(False)


def _per_buyer_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """One row a span: buyers, those who bought on two days or more, and those who had bought before the span."""
    found = facts.coverage["orders"]
    at = nw.col("at")
    spans = {grains.CURRENT: found.covered, grains.PRIOR: found.compared}
    columns = [at.min().alias("first")]
    for span, period in spans.items():
        day = nw.when(_inside(period)).then(at.dt.date())
        columns += [day.min().alias(f"from_{span}"), day.max().alias(f"to_{span}")]
    buyers = _identified(facts).group_by("buyer_id").agg(*columns)
    totals = []
    for span, period in spans.items():
        bought = ~nw.col(f"from_{span}").is_null()
        again = bought & (nw.col(f"to_{span}") > nw.col(f"from_{span}"))
        start = dt.datetime.combine(period.start if period else dt.date(1, 1, 1), dt.time())
        known = bought & (nw.col("first") < start)
        totals += [_count(bought).alias(f"buyers_{span}"), _count(again).alias(f"again_{span}"),
                   _count(known).alias(f"known_{span}")]
    return buyers.select(*totals)


def _count(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


PER_BUYER = Query("buyers.spans", "orders", ("buyer_id",), _per_buyer_plan)


def _share(rows: Rows, what: str, span: int) -> Number | None:
    row = rows[0]
    return ratio(row[f"{what}_{span}"], row[f"buyers_{span}"])  # type: ignore[arg-type]


def no_history(facts: Facts, span: Period | None, needed: int = HISTORY_DAYS) -> Sentence | None:
    """Why new and returning buyers of a span cannot be told apart, or None where they can."""
    first = facts.coverage["orders"].first
    needed = min(needed, span.days) if span and needed == HISTORY_DAYS else needed
    if span is None or (span.start - first).days < needed:
        start = (span or facts.period.prior).start
        return NoHistory(start.isoformat(), needed)
    return None


def repurchase(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    return [({}, _share(rows, "again", grains.CURRENT), _share(rows, "again", grains.PRIOR))]


def returning(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    found = facts.coverage["orders"]
    value = no_history(facts, found.covered) or _share(rows, "known", grains.CURRENT)
    prior = no_history(facts, found.compared, COMPARED_DAYS) or _share(rows, "known", grains.PRIOR)
    return [({}, value, prior)]


def new_buyers(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    found = facts.coverage["orders"]

    def count(span: int) -> Number | Sentence:
        buyers, known = rows[0][f"buyers_{span}"], rows[0][f"known_{span}"]
        return buyers - known if buyers else NOBODY  # type: ignore[operator]

    value = no_history(facts, found.covered) or count(grains.CURRENT)
    prior = no_history(facts, found.compared, COMPARED_DAYS) or count(grains.PRIOR)
    return [({}, value, prior)]


# -- RFM -------------------------------------------------------------------------------------------------------------

# The eight classic segments by whether R, F and M are above their mean score (Hughes, Strategic Database Marketing,
# 1994; the Chinese names are the ones operators use).
SEGMENTS = {
    (True, True, True): "重要价值客户", (False, True, True): "重要保持客户",
    (True, False, True): "重要发展客户", (False, False, True): "重要挽留客户",
    (True, True, False): "一般价值客户", (False, True, False): "一般保持客户",
    (True, False, False): "一般发展客户", (False, False, False): "一般挽留客户",
}
QUINTILES = (0.2, 0.4, 0.6, 0.8)


def _rfm_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span and segment (three flags): buyers and 支付金额 in 分.

    Scores are 1 + the quintile limits that lie below the value, so that equal values score alike.
    """
    orders = grains.view(facts, "orders").filter(~nw.col("buyer_id").is_null())
    buyers = orders.group_by("span", "buyer_id").agg(
        nw.col("at").max().dt.timestamp("ms").cast(nw.Float64).alias("r"),
        nw.len().cast(nw.Float64).alias("f"),
        nw.col("total_amount").sum().alias("money"),
    ).with_columns(m=nw.col("money").cast(nw.Float64))
    limits = buyers.group_by("span").agg(
        *(nw.col(c).quantile(q, interpolation="linear").alias(f"{c}{i}") for c in "rfm" for i, q in enumerate(QUINTILES))
    )
    scored = buyers.join(limits, on="span", how="left").with_columns(*(_score(c).alias(f"{c}_score") for c in "rfm"))
    means = scored.group_by("span").agg(*(nw.col(f"{c}_score").mean().alias(f"{c}_mean") for c in "rfm"))
    flagged = scored.join(means, on="span", how="left").with_columns(
        *((nw.col(f"{c}_score") > nw.col(f"{c}_mean")).alias(f"{c}_high") for c in "rfm")
    )
    return flagged.group_by("span", "r_high", "f_high", "m_high").agg(
        nw.len().alias("buyers"), nw.col("money").sum().alias("amount")
    )


def _score(column: str) -> nw.Expr:
    score = nw.lit(1)
    for i in range(len(QUINTILES)):
        score = score + nw.when(nw.col(column) > nw.col(f"{column}{i}")).then(nw.lit(1)).otherwise(nw.lit(0))
    return score


RFM = Query("buyers.rfm", "orders", ("buyer_id", "total_amount"), _rfm_plan)


def _segments(rows: Rows, what: str, span: int) -> dict[str, Number]:
    found = {name: 0 for name in SEGMENTS.values()}
    for row in rows:
        if row["span"] == span:
            found[SEGMENTS[row["r_high"], row["f_high"], row["m_high"]]] += row[what]  # type: ignore[index, operator]
    return found  # type: ignore[return-value]


def segments(what: str):  # noqa: ANN201 - a reader, see definition.Analysis
    """A reader of one measure by segment: "buyers" or "amount"."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        spans = {row["span"] for row in rows}
        if grains.CURRENT not in spans:
            return [({}, NOBODY, None)]
        this, last = (_segments(rows, what, span) for span in (grains.CURRENT, grains.PRIOR))
        return [({"segment": name}, this[name], last[name] if grains.PRIOR in spans else None) for name in SEGMENTS.values()]

    return read


def segment_shares(what: str):  # noqa: ANN201 - a reader, see definition.Analysis
    """A reader of each segment's share of one measure."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        this, last = (_segments(rows, what, span) for span in (grains.CURRENT, grains.PRIOR))
        totals = sum(this.values()), sum(last.values())
        return [
            ({"segment": name}, ratio(this[name], totals[0]), ratio(last[name], totals[1])) for name in SEGMENTS.values()
        ]

    return read


def high_value_share(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    best = SEGMENTS[True, True, True]
    shares = []
    for span in (grains.CURRENT, grains.PRIOR):
        amounts = _segments(rows, "amount", span)
        shares.append(ratio(amounts[best], sum(amounts.values())))
    return [({}, shares[0], shares[1])]


# -- cohorts ---------------------------------------------------------------------------------------------------------

def _cohorts_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Buyers by month of first order and month of any order, for cohorts of the covered period."""
    orders = _identified(facts).with_columns(month=nw.col("at").dt.truncate("1mo").dt.date()).select("buyer_id", "month")
    firsts = orders.group_by("buyer_id").agg(nw.col("month").min().alias("cohort"))
    active = orders.unique().join(firsts, on="buyer_id", how="left")
    covered = facts.coverage["orders"].covered or facts.period
    inside = (nw.col("cohort") >= covered.start) & (nw.col("cohort") < covered.end)
    return active.filter(inside & (nw.col("month") < covered.end)).group_by("cohort", "month").agg(nw.len().alias("buyers"))


COHORTS = Query("buyers.cohorts", "orders", ("buyer_id",), _cohorts_plan)


def cohorts(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Share of a month's new buyers who buy again k months later; k is the slice's `months_since`."""
    covered = facts.coverage["orders"].covered
    why = no_history(facts, covered)
    if why is not None or covered is None:
        return [({}, why, None)]
    held = {(row["cohort"], row["month"]): row["buyers"] for row in rows}
    readings: list[Reading] = []
    for i, cohort in enumerate(covered.months):
        size = held.get((cohort, cohort))
        if not size:
            continue
        for k, month in enumerate(covered.months[i + 1:], start=1):
            slice_ = {"cohort": f"{cohort:%Y-%m}", "months_since": str(k)}
            readings.append((slice_, ratio(held.get((cohort, month), 0), size), None))  # type: ignore[arg-type]
    return readings
