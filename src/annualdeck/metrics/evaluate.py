"""From the KPIs' definitions to figures: all questions gathered, answered in one pass, and read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annualdeck.facts import Facts
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import BENCHMARK, AnyKpi, By, Settings
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.questions import WHOLE, Questions
from annualdeck.metrics.topics import SENTENCES
from annualdeck.metrics.values import Values


def evaluate(
    facts: Facts, settings: Settings, wanted: Iterable[tuple[str, By]], kept: Path | None = None,
    beside: Iterable[tuple[AnyKpi, By]] = (),
) -> Kpis:
    """Every KPI over the whole period (one that has only slices: by each of its grains), the wanted (KPI id, grain)
    pairs and the benchmarks, all answered in one pass. `kept` and `beside` as in `ask`.
    """
    own = [(id_, by) for id_, kpi in KPIS.items() for by in ([WHOLE] if kpi.whole else [(g,) for g in sorted(kpi.grains)])]
    benchmarks = [(id_, BENCHMARK) for id_ in settings.benchmarks]
    return ask(facts, settings, [*own, *wanted, *benchmarks], kept, beside)


def ask(
    facts: Facts, settings: Settings, wanted: Iterable[tuple[str, By]], kept: Path | None = None,
    beside: Iterable[tuple[AnyKpi, By]] = (),
) -> Kpis:
    """The wanted (KPI id, grain) pairs and no others, answered in one pass.

    `kept`: a folder where the answers lie from one run to the next. `beside`: definitions outside the catalogue that are
    answered in the same pass; `Kpis.rows` has their figures, and no list of KPIs does.
    """
    beside = tuple(beside)
    known = {**KPIS, **{kpi.id: kpi for kpi, _ in beside}}
    pairs = dict.fromkeys([*wanted, *((kpi.id, by) for kpi, by in beside)])
    asked = Questions(facts, settings)
    for id_, by in pairs:
        asked.ask(known[id_], by)
    asked.want(SENTENCES)
    rows = asked.collect(kept)
    values = Values(asked, rows, kept)
    figures: dict[tuple[str, By], list[Figure]] = {}
    missing: dict[tuple[str, By], Missing] = {}
    absent: list[Missing] = []
    for id_, by in pairs:
        found, lacking = values.figures(known[id_], by), values.absent(known[id_], by)
        absent += lacking
        whole = next((one for one in lacking if not one.slice), None)
        if isinstance(found, list):
            figures[id_, by] = found
        if isinstance(found, Missing) or whole is not None:
            missing[id_, by] = found if isinstance(found, Missing) else whole  # type: ignore[assignment]
    tables: dict[str, dict[str, None]] = {}
    for id_, by in pairs:
        tables.setdefault(id_, {}).update(dict.fromkeys(asked.tables(known[id_], by)))
    behind = {id_: tuple(names) for id_, names in tables.items()}
    return Kpis(facts, figures, missing, behind, rows.get(SENTENCES.name, ()), absent)
