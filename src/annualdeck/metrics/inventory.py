"""inventory: 库存周转率."""

from __future__ import annotations

from annualdeck.metrics import classes, slow, stock, suppliers
from annualdeck.metrics.definition import AnyKpi

KPIS: tuple[AnyKpi, ...] = (*stock.KPIS, *slow.KPIS, *classes.KPIS, *suppliers.KPIS)
