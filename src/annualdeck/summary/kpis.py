"""What `kpis` tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annualdeck.errors import Lang
from annualdeck.summary.findings import missing_told
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.metrics.kpis import Kpis


def kpi_table(kpis: Kpis, lang: Lang) -> str:
    """Every KPI over the whole period, and what is missing; how many figures by slice stand beside them."""
    figures = list(kpis.figures())
    whole = [figure for figure in figures if not figure.slice]
    head = pick(lang, ("编号", "指标", "数值", "上期", "变化"), ("id", "name", "value", "prior", "change"))
    rows = [head] + [
        (f.kpi, f.name, *(f.show(form) if f.can(form) else "" for form in ("value", "prior", "delta"))) for f in whole
    ]
    told = aligned(rows)
    sliced = len(figures) - len(whole)
    if sliced:
        told.append(pick(lang, f"另有 {sliced} 个分组数值（按月、类目等），用 --json 列出",
                          f"{sliced} more figures by month, category …: list them with --json"))
    return "\n".join([*told, *missing_told(kpis.missing(), lang)])
