"""The months of a figure up to the end of the report's days, as far back as they are whole and follow one another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from annualdeck.errors import Sentence
from annualdeck.figure import Missing
from annualdeck.metrics import reasons
from annualdeck.metrics.definition import HISTORY, Known
from annualdeck.period import Period

@dataclass(frozen=True)
class Months:
    """A figure's values in months that follow one another, the last of them the last of `year`, the report's days."""

    values: tuple[float, ...]
    last: dt.date
    year: Period

    def of(self, first: int) -> tuple[float, ...]:
        """The values of the report's months, `first` months earlier: 0 the report's own, 12 the year before."""
        count = len(self.year.months)
        end = len(self.values) - first
        return self.values[end - count:end] if end >= count else ()

    @property
    def ahead(self) -> range:
        """The same months a year later, counted from the last one."""
        return range(13 - len(self.year.months), 13)


def months(known: Known, id_: str, name: str) -> Months | Sentence:
    """The months of a KPI, or why they cannot be told."""
    tables = [t for t in known.tables(id_) if t in known.facts.coverage]
    spans = {known.facts.coverage[table].covered for table in tables}
    year = next(iter(spans)) if len(spans) == 1 else None
    figures = known.figures(id_, HISTORY)
    if isinstance(figures, Missing):
        return figures.why
    if year is None or year.start.day != 1 or year.end.day != 1:
        return reasons.NotWholeMonths((year or known.facts.period).label)
    held = {
        dt.date.fromisoformat(f"{f.slice['history']}-01"): float(f.value) for f in figures
        if "history" in f.slice and isinstance(f.value, int | float | Decimal)
    }
    values: list[float] = []
    month = year.months[-1]
    while month in held and all(known.facts.whole_month(table, month) for table in tables):
        values.insert(0, held[month])
        month = (month - dt.timedelta(days=1)).replace(day=1)
    return Months(tuple(values), year.months[-1], year)
