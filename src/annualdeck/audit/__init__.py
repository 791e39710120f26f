"""What a report stands on, looked at before anyone reads it: covered months, rows that belong nowhere, tables that
disagree, and which slides stand or wait."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annualdeck.audit import filtered, levels, orphans, reconcile
from annualdeck.audit.matrix import Month, TableMonths, days_missing, matrix
from annualdeck.audit.orphans import Held
from annualdeck.audit.reconcile import Reconciliation, asked
from annualdeck.audit.standing import Standing, standings
from annualdeck.config import Config
from annualdeck.errors import Finding
from annualdeck.metrics.kpis import Kpis

__all__ = ["Audit", "Held", "Month", "Reconciliation", "Standing", "TableMonths", "asked", "audit"]


@dataclass(frozen=True)
class Audit:
    """What was looked at, and what a user has to know of it."""

    months: tuple[TableMonths, ...]
    relations: tuple[Held, ...]
    reconciliations: tuple[Reconciliation, ...]
    slides: tuple[Standing, ...]
    findings: tuple[Finding, ...]


def audit(k: Kpis, config: Config, kept: Path | None = None) -> Audit:
    """The audit of a report whose KPIs were answered together with `asked()`. `kept` as in `evaluate`."""
    tolerance = config.options.tolerance
    months = matrix(k.facts)
    relations = orphans.held(k.facts, kept)
    sums = reconcile.reconciled(k, months, tolerance)
    findings = (
        *days_missing(k.facts), *orphans.findings(relations, tolerance), *reconcile.findings(sums),
        *levels.disagreeing(k.facts, tolerance, kept), *filtered.only_bad(k.facts, kept),
    )
    return Audit(months, tuple(relations), tuple(sums), tuple(standings(k, config)), findings)
