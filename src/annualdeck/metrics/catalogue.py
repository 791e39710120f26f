"""Every KPI by its id."""

from __future__ import annotations

from annualdeck.metrics import (
    ads, aftersales, campaigns, competition, content, feedback, fulfilment, goals, inventory, market, members, policy,
    risks, sales, service, strategy, technology, users,
)
from annualdeck.metrics.definition import AnyKpi

KPIS: dict[str, AnyKpi] = {
    kpi.id: kpi
    for room in (
        sales, users, market, campaigns, content, ads, fulfilment, inventory, aftersales, feedback, members, service,
        competition, policy, technology, goals, strategy, risks,
    )
    for kpi in room.KPIS
}
