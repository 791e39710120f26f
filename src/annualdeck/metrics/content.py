"""content: 内容营销策略."""

from __future__ import annotations

from annualdeck.metrics.definition import AnyKpi

KPIS: tuple[AnyKpi, ...] = ()
