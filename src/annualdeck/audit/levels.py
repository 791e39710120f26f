"""Whether the levels of one tool's ad reports tell the same money: totals count at the coarsest, words and goods at a finer one."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import narwhals as nw

from annualdeck import engine
from annualdeck.audit.reconcile import MOST_WORST, Percent, Point, Worst
from annualdeck.errors import Finding
from annualdeck.facts import Facts
from annualdeck.figure import YUAN, Figure
from annualdeck.tables import TABLES
from annualdeck.views.paid import LEVELS, OTHER, level

PARTS = ("商品", "关键词", "人群", "资源位", "创意")   # levels that need not tell all that a tool spends
TOLD = ("cost", "amount")
WEEK = 6   # days between two rows of a weekly report, at least

Days = dict[dt.date, int]


@dataclass(frozen=True, kw_only=True)
class LevelsDisagree(Finding):
    """Two reports of one tool tell different sums of the same days. Sums are in yuan."""

    tool: str
    what: str
    coarse: str
    fine: str
    coarse_sum: str
    fine_sum: str
    relative: Percent
    tolerance: str
    count: int
    worst: tuple[Worst, ...]
    zh = (
        "{tool}的推广报表在同样的日期里，{coarse}层级的{what}合计{coarse_sum}，{fine}层级合计{fine_sum}（{relative}）；{count} 个月超出容许的 "
        "{tolerance}，相差最大的是{worst}；“广告投放ROI”一页的合计取{coarse}层级，按{fine}的分析取{fine}层级，请核对这两份导出。"
    )
    en = (
        "On the same days the {coarse} report of {tool} tells {coarse_sum} of {what} and the {fine} report {fine_sum} "
        "({relative}); {count} months differ by more than {tolerance}, most of all {worst}: on the slide of ads totals come from "
        "the first, what is told by {fine} from the second; check both exports."
    )


@dataclass(frozen=True, kw_only=True)
class LevelTellsLess(LevelsDisagree):
    severity = "note"


def disagreeing(facts: Facts, tolerance: float, kept: Path | None) -> list[Finding]:
    """A finding for every two levels of a tool that differ beyond the tolerance in some month of the two years."""
    if "ads" not in facts:
        return []

    def ask() -> engine.Answers:
        return engine.collect({"ads": _sums(facts)})

    rows = (engine.remembered(kept, f"ad levels {facts.key}", ask) if kept else ask())["ads"]
    held: dict[str, dict[str, dict[int, Days]]] = {}
    for row in rows:
        for what in TOLD:
            if row[f"{what}_cells"]:
                days = held.setdefault(row["tool"], {}).setdefault(what, {}).setdefault(row["level"], {})
                days[row["date"]] = row[what]
    coverage = facts.coverage["ads"]
    spans = [span for span in (coverage.covered, coverage.compared) if span is not None]
    found: list[Finding] = []
    for tool, sums in sorted(held.items()):
        for what, levels in sums.items():
            inside = {n: {d: v for d, v in days.items() if any(d in s for s in spans)} for n, days in levels.items()}
            for (coarse, fine), points in _pairs(inside).items():
                if any(point.beyond(tolerance) for point in points):
                    found.append(_finding(tool, what, LEVELS[coarse], LEVELS[fine], points, tolerance))
    return found


def _sums(facts: Facts) -> nw.LazyFrame:
    """What each level of each tool tells of a day, and in how many rows."""
    ads = nw.from_native(facts.frame("ads")).filter(~nw.col("date").is_null())
    ads = ads.with_columns(level=level(), tool=nw.coalesce(nw.col("tool"), nw.lit(OTHER)))
    cells = {f"{what}_cells": nw.col(what).count() for what in TOLD}
    return ads.group_by("tool", "level", "date").agg(*(nw.col(what).sum() for what in TOLD), **cells)


def _pairs(levels: Mapping[int, Days]) -> dict[tuple[int, int], list[Point]]:
    """The coarsest level of each month against each finer one, over the days that both tell, in yuan."""
    points: dict[tuple[int, int], list[Point]] = {}
    for month in sorted({day.replace(day=1) for days in levels.values() for day in days}):
        there = {n: {d: v for d, v in days.items() if d.replace(day=1) == month} for n, days in sorted(levels.items())}
        first, *finer = [n for n, days in there.items() if days]
        for other in finer:
            shared = _shared(month, there[first], there[other])
            if shared:
                coarse, fine = (Decimal(total) / 100 for total in shared)
                points.setdefault((first, other), []).append(Point(f"{month:%Y-%m}", fine, coarse))
    return points


def _shared(month: dt.date, one: Days, other: Days) -> tuple[int, int] | None:
    """Both sums over the days that both tell; of a row for the month and rows by the day, over a whole month."""
    rhythms = {_rhythm(month, one), _rhythm(month, other)}
    if len(rhythms) == 1:
        common = one.keys() & other.keys()
        return (sum(one[d] for d in common), sum(other[d] for d in common)) if common else None
    whole = calendar.monthrange(month.year, month.month)[1] in (len(one), len(other))
    return (sum(one.values()), sum(other.values())) if "month" in rhythms and whole else None


def _rhythm(month: dt.date, days: Days) -> str:
    if set(days) == {month}:
        return "month"
    return "week" if len(days) > 1 and (max(days) - min(days)).days >= WEEK * (len(days) - 1) else "day"


def _finding(tool: str, what: str, coarse: str, fine: str, points: list[Point], tolerance: float) -> Finding:
    total = Point("", sum(p.left for p in points), sum(p.right for p in points))
    beyond = sorted((p for p in points if p.beyond(tolerance)), key=lambda p: (-abs(p.difference), p.at))
    less = fine in PARTS and all(p.left < p.right for p in beyond)
    left, right = (Figure("", "", value, YUAN).show("full") for value in (total.left, total.right))
    return (LevelTellsLess if less else LevelsDisagree)(
        tool=tool, what=TABLES["ads"][what].zh, coarse=coarse, fine=fine, coarse_sum=right, fine_sum=left,
        relative=Percent(total.relative), tolerance=f"{tolerance:.1%}", count=len(beyond),
        worst=tuple(Worst(p.at, Percent(p.relative)) for p in beyond[:MOST_WORST]),
    )
