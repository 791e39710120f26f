"""A mark across each bar at a benchmark: a thin piece of bar behind an invisible one that reaches to it.

The marks stand on the second pair of axes, on the same scale as the bars.
"""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import numbers
from annualdeck.deck.charts.plot import Box, Span
from annualdeck.deck.charts.sheet import Numbers, Sheet
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK
from annualdeck.scale import Scale
from annualdeck.slide import Series

WIDE = 2.0    # points that a mark is wide
_GAP = 20     # % of a bar: marks are higher than the bars they cross


def columns(mark: Series, scale: Scale, axis: Span, box: Box) -> list[Numbers]:
    """The benchmark itself and, away from zero, the width of its mark."""
    reached, thin = numbers(mark.points, scale), WIDE / box.width * (axis.high - axis.low)
    wide = tuple(None if v is None else thin if v >= 0 else -thin for v in reached)
    return [Numbers(mark.name, reached, scale.excel), Numbers("标记宽", wide, scale.excel)]


def group(mark: Series, n: int, sheet: Sheet, scale: Scale, room: float, box: Box, key: str = "") -> str:
    """c:barChart of the marks as series n and n + 1; each row has `room` points. The first mark is named above it; `key`
    is a label that the invisible bar of the first row carries.
    """
    first = next(i for i, p in enumerate(mark.points) if p is not None)
    same = len({p.value for p in mark.figures}) == 1
    value = f" {scale.text(mark.figures[0])}" if same else ""
    words = inks.rich(clean(mark.name) + value, colour(INK))
    shift = (0.0, -(room + inks.height() - 2) / 2 / box.canvas.height)
    label = labels.series({first: labels.point(first, labels.body(colour(INK), position="ctr"), shift=shift, words=words)})
    return groups.bars(
        groups.bar(n, sheet, n + 1, inks.NO_FILL, labels.series({0: key}) if key else "") + groups.bar(n + 1, sheet, n + 2, inks.fill(colour(INK)), label),
        lying=True, grouping="stacked", gap=_GAP, overlap=100, axes=groups.SECOND,
    )
