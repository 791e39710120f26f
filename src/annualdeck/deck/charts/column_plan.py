"""What a chart of columns shows, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels, stacks
from annualdeck.deck.charts.benchmark import benchmarks, own
from annualdeck.deck.charts.figures import bearer, drawn, numbers
from annualdeck.deck.charts.plot import Canvas
from annualdeck.deck.charts.windows import Windows, windows
from annualdeck.deck.letters import clean
from annualdeck.scale import Scale, common_scale
from annualdeck.slide import Columns, Series
from annualdeck.wording import Text

BEYOND = 1.25   # of its category's room: how wide a tag without neighbours may be


@dataclass(frozen=True)
class Plan:
    """What is drawn: the columns, the lines across and above them, the bands behind them, and how they are named."""

    chart: Columns
    scale: Scale
    shown: list[Series]
    across: list[Series]
    above: Series | None
    bands: Windows | None
    named: bool      # stacks are named beside the last one
    legend: list[str]
    axis: bool

    @property
    def series(self) -> list[tuple[Series, Scale]]:
        """Every series in the order of the data sheet."""
        above = [(self.above, common_scale(self.above.figures))] if self.above else []
        return [(s, self.scale) for s in self.shown + self.across] + above

    @property
    def first(self) -> int:
        """The number of the first column: bands and empty columns come before it."""
        return 2 if self.bands else 0

    @property
    def percent(self) -> bool:
        return self.scale.percent or self.chart.stacked == "percent"


def planned(chart: Columns, canvas: Canvas) -> Plan:
    scale, shown, across = chart.scale, drawn(own(chart.series)), benchmarks(chart.series)
    above = chart.line if chart.line and chart.line.figures else None
    named = bool(chart.stacked) and 1 < len(shown) <= stacks.MOST_NAMED and not above and stacks.all_end(shown)
    names = [s.name for s in shown] + ([above.name] if above else [])
    told = any(len(labels.wanted(s)) == len(s.figures) for s in shown)
    below_zero = any((v or 0) < 0 for s in shown for v in numbers(s.points, scale))
    bare = not (chart.stacked or chart.histogram or above or canvas.dark or below_zero)
    return Plan(
        chart, scale, shown, across, above, windows(chart.windows, len(chart.categories)) if bare else None, named,
        names if len(names) > 1 and not named and not canvas.dark else [],
        not canvas.dark and not above and not told,
    )


def category_names(plan: Plan, room: float, size: float) -> list[str]:
    """The categories; behind them, where they have room, what can't stand on the columns: marks of stacks, campaigns
    without a band.
    """
    chart = plan.chart
    beside = (dict(chart.marks) if chart.stacked else {}) | ({} if plan.bands else dict(chart.windows))
    beside = {i: words for i, words in beside.items() if inks.width(words, size) <= room - 2}
    return [f"{name} {beside[i]}" if i in beside else name for i, name in enumerate(chart.categories)]


def marks(s: Series, plan: Plan) -> dict[int, str]:
    """The annotations that stand on this series: on this year's, else on the first; stacks carry none."""
    if s is not bearer(plan.shown) or plan.chart.stacked:
        return {}
    return {i: mark for i, mark in plan.chart.marks.items() if i < len(s.points) and s.points[i] is not None}


def tags(plan: Plan, room: float) -> dict[int, Text]:
    """The tags over this year's values, where all of them have room in their categories, or a little beyond where no
    neighbour has one; stacks carry none."""
    points = bearer(plan.shown).points
    there = {i: tag for i, tag in enumerate(plan.chart.tags) if tag and i < len(points) and points[i] is not None}
    fits = all(inks.width(clean(tag)) <= room * (1 if {i - 1, i + 1} & set(there) else BEYOND) for i, tag in there.items())
    return there if fits and not plan.chart.stacked else {}
