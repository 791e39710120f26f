"""Every KPI by its id."""

from __future__ import annotations

from annualdeck.metrics import (
    ads, aftersales, campaigns, competition, content, feedback, fulfilment, goals, inventory, market, members, policy,
    risks, sales, service, strategy, technology, users,
)
from annualdeck.metrics.definition import AnyKpi

ROOMS = (
    sales, users, market, campaigns, content, ads, fulfilment, inventory, aftersales, feedback, members, service,
    competition, policy, technology, goals, strategy, risks,
)
KPIS: dict[str, AnyKpi] = {kpi.id: kpi for room in ROOMS for kpi in room.KPIS}
