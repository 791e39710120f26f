"""technology: 新兴技术应用."""

from __future__ import annotations

from annualdeck.metrics.definition import AnyKpi

KPIS: tuple[AnyKpi, ...] = ()
