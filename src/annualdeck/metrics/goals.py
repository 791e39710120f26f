"""goals: 核心目标设定."""

from __future__ import annotations

from annualdeck.metrics.definition import AnyKpi

KPIS: tuple[AnyKpi, ...] = ()
