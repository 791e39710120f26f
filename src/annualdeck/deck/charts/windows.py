"""Campaigns on a time axis: quiet bands behind the marks, each with its name at the top.

The bands are columns without gaps on an axis of their own from 0 to 1, so they stay on their months in every program.
They hold the first pair of axes, which is drawn first; what they lie behind stands on the second. LibreOffice gives all
columns of a chart one gap: columns before bands keep their distance by empty ones at both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.plot import Box, Span, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, MUTED

_TINT = colour(ACCENT, lum=(10, 90))


@dataclass(frozen=True)
class Windows:
    """Bands by name over the categories `first` to `last`, in order; `count` is the number of all categories."""

    runs: tuple[tuple[str, int, int], ...]
    count: int

    def height(self, room: float) -> float:
        """Points that the names take at the top of the plot: on two lines by turns where they would meet on one."""
        return inks.height(2 if self._crowded(room) else 1) + 4

    def column(self) -> Numbers:
        """1 where a band stands, nothing elsewhere."""
        inside = {i for _, first, last in self.runs for i in range(first, last + 1)}
        return Numbers("活动期", tuple(1.0 if i in inside else None for i in range(self.count)), "0")

    def group(self, n: int, sheet: Sheet, column: int, room: float, box: Box) -> str:
        """The bands as c:barChart; each category has `room` points."""
        points = {first: self._name(i, room, box) for i, (_, first, _) in enumerate(self.runs)}
        series = groups.bar(n, sheet, column, inks.fill(_TINT), labels.series(points))
        return groups.bars(series, gap=0, overlap=0)

    def air(self) -> Numbers:
        """The empty columns."""
        return Numbers("留白", (None,) * self.count, "0")

    def axis(self) -> str:
        return value_axis(Span(0, 1, 1), "0")

    def _crowded(self, room: float) -> bool:
        return any(inks.width(name) > self._free(i, room, 1) for i, (name, _, _) in enumerate(self.runs))

    def _free(self, i: int, room: float, step: int) -> float:
        """Points that a name may take about the middle of its band, between the bands `step` before and after it."""
        _, first, last = self.runs[i]
        before = self.runs[i - step][2] + 1 if i >= step else -1    # a little beyond the plot there is room
        after = self.runs[i + step][1] if i + step < len(self.runs) else self.count + 1
        return (last - first + 1 + 2 * max(min(first - before, after - last - 1), 0)) * room - 2

    def _name(self, i: int, room: float, box: Box) -> str:
        """A band's name in its middle, as long as the way to the next band on its line allows."""
        name, first, last = self.runs[i]
        crowded = self._crowded(room)
        free = max(self._free(i, room, 2 if crowded else 1), 2.2 * inks.SIZE)
        words = inks.rich(inks.shortened(name, free), colour(MUTED))
        down = inks.height() / box.canvas.height if crowded and i % 2 else 0.0
        across = (last - first) * room / 2 / box.canvas.width
        shift = (across, down) if across or down else None
        return labels.point(first, labels.body(colour(MUTED), position="inEnd"), shift=shift, words=words)


def windows(asked: Mapping[int, str], count: int) -> Windows | None:
    """The bands that these categories ask for; None where there are none."""
    runs: list[tuple[str, int, int]] = []
    for i in sorted(i for i in asked if 0 <= i < count):
        name = clean(asked[i])
        if runs and runs[-1][0] == name and runs[-1][2] == i - 1:
            runs[-1] = (name, runs[-1][1], i)
        else:
            runs.append((name, i, i))
    return Windows(tuple(runs), count) if runs else None
