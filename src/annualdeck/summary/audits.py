"""What `check` tells beside the findings: covered months, what agrees, and which slides stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annualdeck.errors import Lang
from annualdeck.metrics.kpis import plain_number
from annualdeck.metrics.reasons import NoConfig
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.audit import Audit, Month, Standing, TableMonths

MARKS = {"full": "#", "thin": "~", "part": "/", "none": "."}
STATES = {
    "stands": ("完整", "stands"), "partly": ("部分", "partly"), "waits": ("待补", "waits"), "hidden": ("不出", "hidden"),
}


def audited(audit: Audit, lang: Lang) -> list[str]:
    """The months by table, the sums that were held against each other, and the slides."""
    return [*_months(audit.months, lang), *(one.sentence.text(lang) for one in audit.reconciliations), *_slides(audit.slides, lang)]


def audit_json(audit: Audit, lang: Lang) -> dict[str, object]:
    return {
        "coverage": [
            {"table": line.table, "months": [_month(month) for month in (*line.prior, *line.current)]} for line in audit.months
        ],
        "orphans": [
            {"table": one.relation.table, "key": one.relation.key, "of": one.relation.of, "rows": one.rows,
             "orphans": one.orphans, "share": one.share, "ids": list(one.ids)} for one in audit.relations
        ],
        "reconciliations": [
            {
                "id": one.pair.id, "left": one.pair.left.name.text("en"), "right": one.pair.right.name.text("en"),
                "unit": one.pair.left.kpi.unit.name, "left_sum": plain_number(one.total.left),
                "right_sum": plain_number(one.total.right),
                "difference": plain_number(one.total.difference), "relative": one.total.relative,
                "tolerance": one.tolerance, "agrees": one.agrees,
                "points": [
                    {"at": p.at, "left": plain_number(p.left), "right": plain_number(p.right), "relative": p.relative}
                    for p in one.points
                ],
                "worst": [p.at for p in one.worst],
            }
            for one in audit.reconciliations
        ],
        "slides": [
            {"id": one.id, "topic": one.topic, "state": one.state, "lacks": [
                {"why": lack.why.text(lang), "kpis": list(lack.kpis)} for lack in one.lacks
            ]} for one in audit.slides
        ],
    }


def _month(month: Month) -> dict[str, object]:
    return {"month": f"{month.first:%Y-%m}", "state": month.state, "rows": month.rows, "days": month.days, "of": month.of}


def _months(lines: Sequence[TableMonths], lang: Lang) -> list[str]:
    """One mark a month: the year before, then the report's period."""
    if not lines:
        return []
    head = pick(lang, "各表按月的覆盖（# 完整  ~ 偏少  / 缺若干天  . 没有）：", "months by table (# full  ~ few rows  / days missing  . none):")
    spans = ("", *(_span(months) for months in (lines[0].prior, lines[0].current)))
    rows = [(line.table, *("".join(MARKS[m.state] for m in months) for months in (line.prior, line.current))) for line in lines]
    return [head, *aligned([spans, *rows], indent="  ")]


def _span(months: Sequence[Month]) -> str:
    """2025-01—12; 2025-04—2026-03."""
    first, last = months[0].first, months[-1].first
    if first == last:
        return f"{first:%Y-%m}"
    return f"{first:%Y-%m}—{last:%m}" if first.year == last.year else f"{first:%Y-%m}—{last:%Y-%m}"


def lacking(audit: Audit, lang: Lang) -> list[str]:
    """How many slides stand, and each thing that is missing with the slides that wait for it.

    Where the config gives none of what a slide is about, what hangs on its details is not named.
    """
    from annualdeck.audit.standing import NotWritten

    waiting: dict[str, list[str]] = {}
    for one in audit.slides:
        unwritten = any(isinstance(lack.why, NotWritten) for lack in one.lacks)
        for lack in (lack for lack in one.lacks if not (unwritten and isinstance(lack.why, NoConfig))):
            topics = waiting.setdefault(lack.why.text(lang), [])
            if (topic := pick(lang, one.topic, one.id)) not in topics:
                topics.append(topic)
    head = pick(lang, "补上这些，相应的页才完整（逐项指标见 annualdeck kpis）：", "with these the slides are whole (annualdeck kpis names every figure):")
    rows = [(why, pick(lang, "、", ", ").join(topics)) for why, topics in waiting.items()]
    return [_count(audit.slides, lang), *([head, *aligned(rows, indent="  ")] if rows else [])]


def _count(slides: Sequence[Standing], lang: Lang) -> str:
    counts = {state: sum(one.state == state for one in slides) for state in STATES}
    told = pick(lang, "，", ", ").join(f"{pick(lang, *STATES[state])} {count}" for state, count in counts.items() if count)
    return pick(lang, f"内容页 {len(slides)} 页：{told}", f"slides: {len(slides)} ({told})")


def _slides(slides: Sequence[Standing], lang: Lang) -> list[str]:
    rows = []
    for one in slides:
        state, lacks = pick(lang, *STATES[one.state]), pick(lang, "；", "; ").join(lack.text(lang) for lack in one.lacks)
        rows.append((state, pick(lang, one.topic, one.id), lacks))
    return [_count(slides, lang), *aligned(rows, indent="  ")]
