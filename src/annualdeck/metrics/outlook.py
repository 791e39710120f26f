"""What a KPI is heading for: next year's figure from its months, and the changes over a year that it has made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from annualdeck import engine
from annualdeck.errors import Sentence
from annualdeck.figure import PART, RATE, Change, Figure, Missing
from annualdeck.metrics import reasons
from annualdeck.metrics.definition import Known
from annualdeck.metrics.history import Months, months
from annualdeck.metrics.projection import LEAST, Range, carried_on, rounded

YEAR = 12


@dataclass(frozen=True)
class Outlook:
    """`range`: next year's figure, as the KPI itself is counted. `seen`: every change over a year that the months tell."""

    range: Range
    seen: tuple[float, ...]


def outlook(known: Known, id_: str) -> Outlook | Sentence:
    """The outlook of a KPI, or why there is none."""
    baseline = known.get(id_)
    if isinstance(baseline, Missing):
        return baseline.why
    history = months(known, id_, baseline.name)
    if isinstance(history, Sentence):
        return history
    if len(history.values) < LEAST:
        return reasons.ShortHistory(baseline.name, len(history.values), LEAST)
    return Outlook(_kept(known, baseline, history), tuple(_seen(baseline, history)))


def _kept(known: Known, baseline: Figure, history: Months) -> Range:
    """The range, from the folder where answers lie if it was made from the same months before."""
    def ask() -> engine.Answers:
        return {"range": [vars(_range(baseline, history))]}

    key = f"outlook {version('statsmodels')} {baseline.value} {baseline.unit} {history}"
    told = engine.remembered(known.kept, key, ask) if known.kept else ask()
    return Range(**told["range"][0])


def _range(baseline: Figure, history: Months) -> Range:
    """Next year's figure: this year's, changed as the sum or mean of its months is.

    Where the months add up to the year, as amounts do, that is the sum of next year's months. Where they do not, as
    distinct buyers and ratios of totals, the year moves as its months do: an amount or count in proportion, a rate or
    score by as much, and what never was above the whole or below nothing stays between.
    """
    base, own = float(baseline.value), history.of(0)  # type: ignore[arg-type]
    relative = baseline.unit.change is Change.RELATIVE and sum(own) > 0
    share = baseline.unit in (RATE, PART) and all(0 <= value <= 1 for value in (base, *history.values))

    def year(ahead: Sequence[float]) -> float:
        moved = base * sum(ahead) / sum(own) if relative else base + (sum(ahead) - sum(own)) / len(own)
        return min(max(moved, 0.0), 1.0) if share else moved

    return carried_on(history.values, history.ahead, baseline.unit in (RATE, PART), year)


def _seen(baseline: Figure, history: Months) -> list[float]:
    """The change of every span of months, as long as the report's, against the same months a year before."""
    changes = []
    for back in range(len(history.values)):
        this, last = history.of(back), history.of(back + YEAR)
        if this and last and len(this) == len(last):
            if baseline.unit.change is Change.RELATIVE:
                changes += [rounded(sum(this) / sum(last) - 1)] if sum(last) > 0 else []
            else:
                changes.append(rounded((sum(this) - sum(last)) / len(this)))
    return changes
