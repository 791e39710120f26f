"""Every KPI by its id."""

from __future__ import annotations

from annualdeck.metrics import campaigns, market, sales, shop, users
from annualdeck.metrics.definition import AnyKpi

KPIS: dict[str, AnyKpi] = {
    kpi.id: kpi for room in (sales, users, market, campaigns, shop) for kpi in room.KPIS
}
