"""A line of another unit that floats above columns, on an axis of its own."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import numbers
from annualdeck.deck.charts.plot import Box, Span
from annualdeck.deck.charts.sheet import Sheet
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import MUTED, PAPER
from annualdeck.scale import common_scale
from annualdeck.slide import Series

FROM = 0.66   # the share of the plot's height above which the line floats


def line(s: Series, n: int, sheet: Sheet) -> str:
    """c:lineChart of the one series, number n, in column n + 1."""
    ink = colour(MUTED)
    form = common_scale(s.figures).excel
    values = numbers(s.points, common_scale(s.figures))
    points = {i: labels.point(i, labels.body(ink, form, "b" if _valley(i, values) else "t")) for i in labels.wanted(s)}
    marker = groups.marker(colour(PAPER), 5, ink)
    return groups.lines(
        groups.line(n, sheet, n + 1, inks.stroke(ink, 1.5), labels.series(points), marker=marker), groups.SECOND
    )


def _valley(i: int, values: Sequence[float | None]) -> bool:
    """Whether a point lies clearly below its neighbours, so that the line would run through a value above it."""
    here, held = values[i], [v for v in values if v is not None]
    if here is None or not 0 < i < len(values) - 1:
        return False
    beside = [v for v in (values[i - 1], values[i + 1]) if v is not None]
    return bool(beside) and all(v - here > 0.2 * (max(held) - min(held)) for v in beside)


def axes(s: Series, box: Box) -> str:
    """The second pair of axes, of which nothing is seen."""
    return groups.second_axes(_floating(s, box), common_scale(s.figures).excel, box)


def _floating(s: Series, box: Box) -> Span:
    """An axis on which the line keeps to the top of the plot, above the columns, with room for its labels."""
    values = numbers(s.points, common_scale(s.figures))
    held = [v for v in values if v is not None]
    low, high = min(held), max(held)
    below = (inks.height() + 4) / box.height if any(_valley(i, values) for i in labels.wanted(s)) else 0.04
    start, end = FROM + below, max(1 - (inks.height() + 6) / box.height, FROM + below + 0.04)
    reach = ((high - low) or abs(high) or 1.0) / (end - start)
    bottom = low - start * reach
    return Span(bottom, bottom + reach, reach / 4)
