"""inventory: 库存周转率."""

from __future__ import annotations

from annualdeck.metrics.definition import AnyKpi

KPIS: tuple[AnyKpi, ...] = ()
