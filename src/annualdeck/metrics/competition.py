"""competition: 竞争格局分析."""

from __future__ import annotations

from annualdeck.metrics.definition import AnyKpi

KPIS: tuple[AnyKpi, ...] = ()
