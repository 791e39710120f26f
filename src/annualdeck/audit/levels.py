"""Whether the levels of one tool's ad reports tell the same money: totals count at the coarsest, words and goods at a finer one."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw

from annualdeck import engine
from annualdeck.audit.reconcile import MOST_WORST, Percent, Point, Worst
from annualdeck.errors import Finding
from annualdeck.facts import Facts
from annualdeck.figure import YUAN, Figure
from annualdeck.tables import TABLES
from annualdeck.views.paid import ALL_SCENES, LEVELS, OTHER, level

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


@dataclass(frozen=True, kw_only=True)
class ScenesDisagree(LevelsDisagree):
    """A platform's report as a whole against those of its scenes, each of which is a tool of its own."""

    zh = (
        "{tool}的推广报表在同样的日期里，{coarse}层级的{what}合计{coarse_sum}，各场景加起来{fine_sum}（{relative}）；{count} 个月超出容许的 "
        "{tolerance}，相差最大的是{worst}；“广告投放ROI”一页里，各场景加起来够98%的日子取各场景，不够的取{coarse}层级，请核对这两份导出。"
    )
    en = (
        "On the same days the {coarse} report of {tool} tells {coarse_sum} of {what} and its scenes together {fine_sum} "
        "({relative}); {count} months differ by more than {tolerance}, most of all {worst}: on the slide of ads the scenes count on "
        "days on which they add up to 98 %, the {coarse} report on others; check both exports."
    )


def disagreeing(facts: Facts, tolerance: float, kept: Path | None) -> list[Finding]:
    """A finding for every two levels of a tool that differ beyond the tolerance in some month of the two years."""
    if "ads" not in facts:
        return []

    def ask() -> engine.Answers:
        return engine.collect({"ads": _sums(facts)})

    rows = (engine.remembered(kept, f"ad levels {facts.key}", ask) if kept else ask())["ads"]
    coverage = facts.coverage["ads"]
    spans = [span for span in (coverage.covered, coverage.compared) if span is not None]
    told = [row for row in rows if any(row["date"] in span for span in spans)]
    return [found for what in TOLD for found in _of_a_sum(what, told, tolerance)]


def _of_a_sum(what: str, rows: Sequence[Mapping[str, Any]], tolerance: float) -> Iterator[Finding]:
    """What differs of one sum: between the levels of each tool, and between a platform and its scenes."""
    tools: dict[str, dict[int, Days]] = {}
    scenes: set[str] = set()
    for row in rows:
        if row[f"{what}_cells"]:
            days = tools.setdefault(row["tool"], {}).setdefault(row["level"], {})
            days[row["date"]] = days.get(row["date"], 0) + row[what]
            scenes |= {row["tool"]} if row["scened"] else set()
    for tool, levels in sorted(tools.items()):
        for (coarse, fine), points in _pairs(levels).items():
            yield from _finding(tool, what, LEVELS[coarse], LEVELS[fine], points, tolerance)
    apart = [tools[scene] for scene in sorted(scenes - {ALL_SCENES})]
    if ALL_SCENES in tools and apart:
        together: Counter[dt.date] = Counter()
        for levels in apart:
            together.update(levels[min(levels)])
        coarsest = min(tools[ALL_SCENES])
        points = _points(tools[ALL_SCENES][coarsest], together)
        yield from _finding(ALL_SCENES, what, LEVELS[coarsest], "", points, tolerance)


def _sums(facts: Facts) -> nw.LazyFrame:
    """What each level of each tool tells of a day, and in how many rows."""
    ads = nw.from_native(facts.frame("ads")).filter(~nw.col("date").is_null())
    ads = ads.with_columns(level=level(), scened=~nw.col("scene").is_null(), tool=nw.coalesce(nw.col("tool"), nw.lit(OTHER)))
    cells = {f"{what}_cells": nw.col(what).count() for what in TOLD}
    return ads.group_by("tool", "scened", "level", "date").agg(*(nw.col(what).sum() for what in TOLD), **cells)


def _pairs(levels: Mapping[int, Days]) -> dict[tuple[int, int], list[Point]]:
    """The coarsest level of each month against each finer one."""
    points: dict[tuple[int, int], list[Point]] = {}
    for month in _months(*levels.values()):
        there = {n: _within(days, month) for n, days in sorted(levels.items())}
        first, *finer = [n for n, days in there.items() if days]
        for other in finer:
            points.setdefault((first, other), []).extend(_points(there[first], there[other]))
    return points


def _points(coarse: Days, fine: Days) -> list[Point]:
    """Both sums by month, in yuan, over the days that both tell."""
    points = []
    for month in _months(coarse, fine):
        shared = _shared(month, _within(coarse, month), _within(fine, month))
        if shared:
            of_coarse, of_fine = (Decimal(total) / 100 for total in shared)
            points.append(Point(f"{month:%Y-%m}", of_fine, of_coarse))
    return points


def _months(*told: Days) -> list[dt.date]:
    return sorted({day.replace(day=1) for days in told for day in days})


def _within(days: Days, month: dt.date) -> Days:
    return {day: value for day, value in days.items() if day.replace(day=1) == month}


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


def _finding(tool: str, what: str, coarse: str, fine: str, points: Sequence[Point], tolerance: float) -> list[Finding]:
    """The finding where the sums of some month differ beyond the tolerance; `fine` is empty for a platform's scenes."""
    beyond = sorted((p for p in points if p.beyond(tolerance)), key=lambda p: (-abs(p.difference), p.at))
    if not beyond:
        return []
    total = Point("", sum(p.left for p in points), sum(p.right for p in points))
    less = fine in PARTS and all(p.left < p.right for p in beyond)
    left, right = (Figure("", "", value, YUAN).show("full") for value in (total.left, total.right))
    return [(LevelTellsLess if less else LevelsDisagree if fine else ScenesDisagree)(
        tool=tool, what=TABLES["ads"][what].zh, coarse=coarse, fine=fine, coarse_sum=right, fine_sum=left,
        relative=Percent(total.relative), tolerance=f"{tolerance:.1%}", count=len(beyond),
        worst=tuple(Worst(p.at, Percent(p.relative)) for p in beyond[:MOST_WORST]),
    )]
