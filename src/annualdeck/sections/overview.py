"""年度总览: the report's headline figures on one page, each with its months."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Period
from annualdeck.sections.figures import improved, slipped
from annualdeck.sections.parts import Topic, behind, month_label, monthly, needs, slide
from annualdeck.slide import Slide, Tile, Tiles
from annualdeck.wording import Text

HEADLINES = (
    "sales.paid_amount", "users.dau", "campaigns.conversion", "sales.buyers", "sales.spend_per_buyer", "market.share", "ads.roi",
    "fulfilment.ship_48h", "aftersales.refund_rate", "feedback.rated_positive_share",
    "sales.orders", "sales.order_value", "members.contribution", "inventory.days", "service.satisfaction",
)
"""The first ten of these that have a figure; the last ones stand in where earlier ones are missing."""
NEEDS = needs(*HEADLINES, by="month")
MOST, LEAST = 10, 4


def headlines(k: Kpis) -> list[Figure]:
    return [f for id_ in HEADLINES if (f := k.get(id_)) is not None][:MOST]


def title(period: Period) -> str:
    """What the page is called, here and in the contents."""
    return "年度总览" if period.lasts_a_year else "总览"


def make(k: Kpis) -> Slide | None:
    """The page; None where fewer than LEAST headlines have a figure."""
    figures = headlines(k)
    if len(figures) < LEAST:
        return None
    says = _title(k, figures)
    said = tuple(t for f in figures if (t := _said(k, f, "。")) is not None)
    made = slide(k, Topic("overview", ""), "overview", says, {"tiles": _tiles(k, figures)}, [f.kpi for f in figures], behind(k, [f.kpi for f in figures]))
    return replace(made, section=title(k.facts.period), notes=replace(made.notes, say=(made.title, *said, *made.notes.say[1:])))


def _said(k: Kpis, figure: Figure, stop: str = "") -> Text | None:
    return k.say("{f:name}{f}，{f:change}" + stop, f=figure) or k.say("{f:name}{f}" + stop, f=figure)


def _title(k: Kpis, figures: list[Figure]) -> Text:
    """The first figure with its change, and of those that went the other way the one that moved furthest."""
    first = figures[0]
    said = _said(k, first)
    assert said is not None
    against = slipped if improved(first) else improved if slipped(first) else None
    others = [f for f in figures[1:] if against is not None and against(f)]
    other = max(others, key=_moved, default=None)
    turn = k.say("，但{f:name}{f:word}至{f}", f=other)
    return said + turn if turn is not None else said


def _moved(figure: Figure) -> float:
    """How far a figure moved, in parts of where it was."""
    before = float(figure.prior)  # type: ignore[arg-type]
    return abs(float(figure.value) - before) / abs(before) if before else 0.0  # type: ignore[arg-type]


def _tiles(k: Kpis, figures: list[Figure]) -> Tiles:
    """Each figure with a point for every month that any of them has; a single month makes no line."""
    told = {f.kpi: monthly(k, f.kpi) for f in figures}
    held = {id_: {point.slice["month"]: point for point in points if len(points) > 1} for id_, points in told.items()}
    months = sorted({month for points in held.values() for month in points})
    return Tiles(
        tuple(Tile(f, tuple(held[f.kpi].get(month) for month in months)) for f in figures), tuple(map(month_label, months)),
    )
