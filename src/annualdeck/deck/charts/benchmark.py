"""What others reach: a dashed line across the plot, with its name and value at its end."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import numbers
from annualdeck.deck.charts.sheet import Sheet
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK
from annualdeck.scale import Scale
from annualdeck.slide import Series

LOOK = inks.stroke(colour(INK), 1.25, "flat", "dash")
_EDGES = (
    "<c:trendline>{look}<c:trendlineType val=\"linear\"/><c:forward val=\"0.5\"/><c:backward val=\"0.5\"/>"
    '<c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>'
)


def benchmarks(series: Sequence[Series]) -> list[Series]:
    """The benchmarks among some series that have a value."""
    return [s for s in series if s.role == "benchmark" and s.figures]


def own(series: Sequence[Series]) -> tuple[Series, ...]:
    """The other series."""
    return tuple(s for s in series if s.role != "benchmark")


def end(s: Series) -> int:
    """The index of the last point with a value."""
    return max(i for i, p in enumerate(s.points) if p is not None)


def level(s: Series, scale: Scale) -> bool:
    """Whether it is one value throughout: then a trend line draws it from edge to edge."""
    return len({v for v in numbers(s.points, scale) if v is not None}) == 1 and len(s.figures) == len(s.points) > 1


def room(s: Series, scale: Scale) -> float:
    """Points that name and value take, one above the other."""
    point = s.points[end(s)]
    assert point is not None
    return max(inks.width(clean(s.name)), inks.width(scale.text(point)))


def over_columns(n: int, s: Series, sheet: Sheet, column: int, scale: Scale, half: float, wide: float) -> str:
    """The series in a chart of columns whose categories are two times `half` points wide, on a canvas `wide` points
    wide: from edge to edge where it is one value throughout, else from the first column's middle to the last one's.
    """
    body = labels.body(colour(INK), scale.excel, "r", show=("SerName", "Val"), between="\n")
    label = labels.series({end(s): labels.point(end(s), body, shift=(half / wide, 0.0))})
    straight = level(s, scale)
    trend = _EDGES.format(look=LOOK) if straight else ""
    alone = groups.marker(colour(INK), 5) if len(s.figures) == 1 else groups.NO_MARKER
    return groups.line(n, sheet, column, inks.NO_LINE if straight else LOOK, label + trend, marker=alone)
