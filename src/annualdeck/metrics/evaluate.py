"""From the KPIs' definitions to figures: all questions gathered, answered in one pass, and read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annualdeck.facts import Facts
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import By, Settings
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.questions import WHOLE, Questions
from annualdeck.metrics.values import Values


def evaluate(facts: Facts, settings: Settings, wanted: Iterable[tuple[str, By]], kept: Path | None = None) -> Kpis:
    """Every KPI over the whole period and the wanted (KPI id, grain) pairs, all answered in one pass.

    `kept`: a folder where the answers lie from one run to the next.
    """
    asked = Questions(facts, settings)
    pairs = dict.fromkeys([*((id_, WHOLE) for id_, kpi in KPIS.items() if kpi.whole), *wanted])
    for id_, by in pairs:
        asked.ask(KPIS[id_], by)
    values = Values(asked, asked.collect(kept))
    figures: dict[tuple[str, By], list[Figure]] = {}
    missing: dict[tuple[str, By], Missing] = {}
    for id_, by in pairs:
        found = values.figures(KPIS[id_], by)
        if isinstance(found, Missing):
            missing[id_, by] = found
        else:
            figures[id_, by] = found
    return Kpis(facts, figures, missing, {id_: asked.tables(KPIS[id_], by) for id_, by in pairs})
