"""Kpis: every figure of a report, looked up by id and slice; what sections choose from and compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from annualdeck.facts import Facts
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import BENCHMARK, By
from annualdeck.metrics.quotes import TOPICS, Quote, chosen
from annualdeck.metrics.reasons import NoPeer
from annualdeck.period import Period
from annualdeck.wording import Text, say, unknown


class Kpis:
    """The figures of a report. `facts` says what period they cover and where they come from.

    `quotes`: what buyers wrote, one sentence a topic of `feedback.topics`, by the topic's name.
    """

    def __init__(
        self,
        facts: Facts,
        figures: Mapping[tuple[str, By], list[Figure]],
        missing: Mapping[tuple[str, By], Missing],
        tables: Mapping[str, tuple[str, ...]],
        sentences: Sequence[Mapping[str, object]] = (),
        absent: Sequence[Missing] = (),
    ) -> None:
        self.facts = facts
        self._figures = figures
        self._missing = missing
        self._tables = tables
        self._by_slice = {(f.kpi, frozenset(f.slice.items())): f for found in figures.values() for f in found}
        self._absent = {(m.kpi, frozenset(m.slice.items())): m for m in absent}
        self.quotes: Mapping[str, Quote] = chosen(sentences, self.sources(TOPICS))

    def __getitem__(self, id_: str) -> Figure | Missing:
        """A KPI over the whole period (a peak: its highest slice). Raises UnknownKpi."""
        return self.at(id_, {})

    def at(self, id_: str, slice_: Mapping[str, str]) -> Figure | Missing:
        """A KPI at one slice. Raises UnknownKpi."""
        if id_ not in KPIS:
            raise unknown(id_, set(KPIS))
        found = self._by_slice.get((id_, frozenset(slice_.items())))
        if found is None and not slice_ and len(self._figures.get((id_, ()), ())) == 1:
            found = self._figures[id_, ()][0]
        why = self._missing.get((id_, tuple(slice_))) or self._absent.get((id_, frozenset(slice_.items())))
        return found or why or Missing(
            id_, KPIS[id_].name, NoPeer("、".join(slice_.values()) or KPIS[id_].name), dict(slice_)
        )

    def rows(self, id_: str, *by: str) -> list[Figure]:
        """A KPI's figures at a grain, in the order of their slices; [] where it is missing."""
        return list(self._figures.get((id_, by), ()))

    @staticmethod
    def rest(whole: Figure, parts: Sequence[Figure]) -> Figure | None:
        """What the parts leave of the whole's change, as a figure of the slice 其他; None where they leave nothing."""
        assert whole.prior is not None
        left = whole.value - whole.prior - sum(p.value for p in parts)  # type: ignore[operator]
        grain = next(iter(parts[0].slice), "part")
        part = parts[0]
        return Figure(part.kpi, part.name, left, part.unit, better=part.better, slice={grain: "其他"}) if left else None

    def why(self, id_: str, *by: str) -> Missing | None:
        """Why a KPI is missing at a grain, or None where it is there."""
        return self._missing.get((id_, by))

    def get(self, id_: str, **slice_: str) -> Figure | None:
        """A KPI over the whole period or at one slice; None where it is missing. Raises UnknownKpi."""
        found = self.at(id_, slice_)
        return found if isinstance(found, Figure) else None

    def benchmark(self, id_: str) -> Figure | None:
        """What the config says a KPI is held against; its slice {"benchmark": …} names who says so."""
        found = self.rows(id_, *BENCHMARK)
        return found[0] if found else None

    def against(self, id_: str) -> Figure | None:
        """A KPI beside its benchmark, which stands as the prior value: `rose` is above it, `fell` below."""
        own, benchmark = self.get(id_), self.benchmark(id_)
        if own is None or benchmark is None:
            return None
        return replace(own, prior=benchmark.value, prior_why=None, slice={"against": benchmark.slice["benchmark"]})

    def sources(self, id_: str) -> list[dict[str, object]]:
        """The files behind a KPI: [{"file", "sheet", "table", "rows"}]; [] for a number of the config."""
        return [
            {"file": p.file, "sheet": p.sheet, "table": p.table, "rows": p.rows}
            for table in self._tables.get(id_, ()) for p in self.facts.of(table)
        ]

    def covered(self, id_: str) -> Period | None:
        """The days that a KPI's figures stand for; None for a number of the config."""
        spans = [self.facts.coverage[t].covered for t in self._tables.get(id_, ()) if t in self.facts.coverage]
        return spans[0] if spans else None

    def as_json(self) -> dict[str, object]:
        """What `annualdeck kpis --json` prints. Amounts in yuan, rates as fractions."""
        kpis = [
            {
                "id": f.kpi, "name": KPIS[f.kpi].name, "slice": dict(f.slice), "value": plain_number(f.value),
                "prior": plain_number(f.prior), "unit": f.unit.name, "definition": KPIS[f.kpi].definition,
                "sources": [] if set(f.slice) == set(BENCHMARK) else self.sources(f.kpi),
            }
            for f in self.figures()
        ]
        return {"kpis": kpis, "missing": [{"id": m.kpi, "why": m.why.text()} for m in self.missing()]}

    def say(self, template: str, when: bool = True, **named: Figure | Missing | Text | None) -> Text | None:
        """A sentence with its figures; None where `when` is false or a figure is missing."""
        return say(template, self.at, named) if when else None

    @staticmethod
    def first(*texts: Text | None) -> Text | None:
        """The first sentence that can be said."""
        return next((t for t in texts if t is not None), None)

    def figures(self) -> Iterator[Figure]:
        """Every figure, whole periods first within a KPI."""
        for id_ in KPIS:
            for (kpi, _), found in self._figures.items():
                if kpi == id_:
                    yield from found

    def missing(self) -> list[Missing]:
        """Every KPI that the data gives no figure at all, with the reason; what it would be held against is none."""
        have = {id_ for id_, by in self._figures if by != BENCHMARK}
        found = {id_: m for (id_, _), m in self._missing.items() if id_ not in have}
        return [found[id_] for id_ in KPIS if id_ in found]


def plain_number(value: object) -> object:
    """A value as JSON holds it: Decimal yuan as a number with its 分, dates as ISO text."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, dt.date) else value
