"""From the KPIs' definitions to figures: all questions gathered, answered in one pass, and read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annualdeck.facts import Facts
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import BENCHMARK, By, Settings
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.questions import WHOLE, Questions
from annualdeck.metrics.values import Values


def evaluate(facts: Facts, settings: Settings, wanted: Iterable[tuple[str, By]], kept: Path | None = None) -> Kpis:
    """Every KPI over the whole period (one that has only slices: by each of its grains), the wanted (KPI id, grain)
    pairs and the benchmarks, all answered in one pass.

    `kept`: a folder where the answers lie from one run to the next.
    """
    asked = Questions(facts, settings)
    own = [(id_, by) for id_, kpi in KPIS.items() for by in ([WHOLE] if kpi.whole else [(g,) for g in sorted(kpi.grains)])]
    pairs = dict.fromkeys([*own, *wanted, *((id_, BENCHMARK) for id_ in settings.benchmarks)])
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
    tables: dict[str, dict[str, None]] = {}
    for id_, by in pairs:
        tables.setdefault(id_, {}).update(dict.fromkeys(asked.tables(KPIS[id_], by)))
    return Kpis(facts, figures, missing, {id_: tuple(names) for id_, names in tables.items()})
