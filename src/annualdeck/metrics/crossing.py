"""campaigns, continued: what is bought beside the main category, and which categories go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import MULTIPLE, PIECES_A_DAY, RATE
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, ratio, ratio_by_span

CAMPAIGNS = ("campaigns",)
ITEMS = ("items",)
PROMOTION = frozenset({"promotion"})
DURING, OUTSIDE = "大促", "平日"
BOUGHT = ("item_title", "category", "quantity")
Rows = Sequence[Mapping[str, object]]


def _units_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Units and amount by span, promotion (大促 or 平日) and category."""
    lines = grains.view(facts, "order_lines", ("promotion", "category")).filter(~nw.col("category").is_null())
    return lines.group_by("span", "promotion", "category").agg(nw.col("quantity").sum().alias("units"), nw.col("amount").sum())


UNITS = Query("campaigns.units", "order_lines", BOUGHT, _units_plan, CAMPAIGNS, also=ITEMS)


def _main(rows: Rows) -> tuple[object, int, int] | None:
    """The category with the largest amount in the report's campaigns, that amount, and that of all categories."""
    sold = {r["category"]: r["amount"] for r in rows if r["span"] == grains.CURRENT and r["promotion"] == DURING}
    if not sold:
        return None
    main = max(sorted(sold), key=lambda category: sold[category])  # type: ignore[arg-type, return-value, type-var]
    return main, sold[main], sum(sold.values())  # type: ignore[return-value, arg-type]


def _main_share(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    found = _main(rows)
    if found is None:
        return []
    before = {r["category"]: r["amount"] for r in rows if r["span"] == grains.PRIOR and r["promotion"] == DURING}
    main, amount, whole = found
    prior = ratio(before.get(main, 0), sum(before.values())) if before else None  # type: ignore[arg-type]
    return [({"category": str(main)}, ratio(amount, whole), prior)]


def _other_units(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Units a day of all but the main category, in campaigns and outside them; both years without the same category."""
    found = _main(rows)
    if found is None:
        return []

    def a_day(span: int, promotion: str) -> float | None:
        others = [r["units"] for r in rows if (r["span"], r["promotion"]) == (span, promotion) and r["category"] != found[0]]
        days = campaign_days(facts, "order_lines", span, promotion)
        return sum(others) / days if others and days else None  # type: ignore[arg-type]

    known = {promotion: a_day(grains.CURRENT, promotion) for promotion in (DURING, OUTSIDE)}
    return [({"promotion": p}, value, a_day(grains.PRIOR, p)) for p, value in known.items() if value is not None]


def campaign_days(facts: Facts, table: str, span: int, promotion: str) -> float:
    """The days of a table's span inside the campaigns' windows, or outside them; a part of a day is a fraction."""
    found = facts.coverage[table]
    period = found.covered if span == grains.CURRENT else found.compared
    if period is None:
        return 0
    first, until = period.moments
    windows = [c.window if span == grains.CURRENT else c.prior_window for c in facts.campaigns]
    seconds = sum(max(0.0, (min(end, until) - max(start, first)).total_seconds()) for start, end in windows)
    inside = seconds / 86_400
    return inside if promotion == DURING else period.days - inside


def _multi_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span: orders inside campaigns, and those that hold two categories or more."""
    lines = grains.view(facts, "order_lines", ("campaign",)).filter(~nw.col("category").is_null())
    orders = lines.group_by("span", "order_id").agg(nw.col("category").n_unique().alias("kinds"))
    multi = nw.when(nw.col("kinds") >= 2).then(nw.lit(1)).otherwise(nw.lit(0)).sum()
    return orders.group_by("span").agg(multi.alias("multi"), nw.len().alias("all"))


MULTI = Query("campaigns.multi", "order_lines", ("order_id", "item_title", "category"), _multi_plan, CAMPAIGNS, also=ITEMS)


def _pairs_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Orders of the period that hold category a and b (a ≤ b; a = b counts the orders that hold a)."""
    lines = grains.view(facts, "order_lines").filter((nw.col("span") == grains.CURRENT) & ~nw.col("category").is_null())
    held = lines.select("order_id", "category").unique()
    pairs = held.rename({"category": "a"}).join(held.rename({"category": "b"}), on="order_id", how="inner")
    counted = pairs.filter(nw.col("a") <= nw.col("b")).group_by("a", "b").agg(nw.len().alias("orders"))
    everything = held.select(nw.col("order_id").n_unique().alias("all"))
    return counted.join(everything, how="cross")


PAIRS = Query("campaigns.pairs", "order_lines", ("order_id", "item_title", "category"), _pairs_plan, also=ITEMS)


def _lift(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Lift of category pairs: P(a and b) ÷ (P(a) × P(b)), where the pair's support reaches the setting."""
    orders = {(row["a"], row["b"]): row["orders"] for row in rows}
    readings: list[Reading] = []
    for (a, b), both in sorted(orders.items()):  # type: ignore[type-var]
        total = rows[0]["all"]
        if a != b and both / total >= settings.support:  # type: ignore[operator]
            lift = both * total / (orders[a, a] * orders[b, b])  # type: ignore[operator]
            readings.append(({"category": f"{a}+{b}"}, lift, None))
    return readings


KPIS = (
    Analysis(
        id="campaigns.main_category", name="大促主力类目占比", unit=RATE, better="neither", query=UNITS, read=_main_share,
        definition="大促期间金额最高的类目的明细金额÷大促期间有类目的明细金额。",
    ),
    Analysis(
        id="campaigns.other_units", name="非主力类目日均件数", unit=PIECES_A_DAY, grains=PROMOTION, whole=False, query=UNITS, read=_other_units,
        definition="大促主力类目以外的各类目的支付件数÷天数，大促与平日分开。",
    ),
    Derived(
        id="campaigns.other_units_multiple", name="非主力类目大促带动", unit=MULTIPLE, definition="非主力类目的大促日均件数÷平日日均件数。",
        of=("campaigns.other_units[promotion=大促]", "campaigns.other_units[promotion=平日]"), formula=ratio,
    ),
    Analysis(
        id="campaigns.multi_category_share", name="跨品类订单占比", unit=RATE, query=MULTI,
        read=lambda rows, facts, settings: ratio_by_span(rows, "multi", "all"),
        definition="大促期间含两个及以上类目的订单数÷大促订单数。",
    ),
    Analysis(
        id="campaigns.cross_category", name="品类联动提升度", unit=MULTIPLE, better="neither", query=PAIRS, read=_lift,
        definition="两类目同单概率÷各自概率之积，只列同单占比达到门槛的组合。",
    ),
)
