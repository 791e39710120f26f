"""Points by two figures: their axes, where they stand on the plot, and where their names have room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.plot import VALUES, Box, Span, tick_format, ticked, value_axis
from annualdeck.scale import Scale

AXES = (VALUES + 10, VALUES)   # the ids of x and y
_TOUCH = 0.015                 # the share of a name that may touch something else
_SIDES = ("r", "l", "t", "b")
_WIDEST = 0.45                 # of the plot, that a name may take
_LETTERS = (12, 8, 6)          # of a long name that is cut

Spot = tuple[float, float, float]          # x and y from the plot's lower left, radius; in points
Area = tuple[float, float, float, float]   # left, bottom, right, top; in points


@dataclass(frozen=True)
class Place:
    """Where a name stands: at which side of its point, and how far up from there in points, or at the end of a line that
    leads to `anchor`. `short` is what is left of a name that is too long there.
    """

    side: str
    lift: float
    area: Area
    anchor: tuple[float, float] | None = None
    short: str = ""

    def label(self, ink: str, box: Box, bold: bool = False, point: int = 0) -> str:
        """The name of a series at one of its points."""
        shift = (0.0, -self.lift / box.canvas.height) if self.lift else None
        body = labels.body(ink, position=self.side, show=("SerName",), bold=bold)
        words = inks.rich(self.short, ink, bold=bold) if self.short else ""
        return labels.series({point: labels.point(point, body, shift=shift, words=words)})


def axes(across: Span, up: Span, scales: Sequence[Scale], titles: tuple[str, str]) -> str:
    """Both value axes, with their names and units."""
    x, y = (_axis(*each) for each in zip((across, up), scales, ("b", "l"), titles, (AXES, AXES[::-1]), strict=False))
    return x + y


def _axis(values: Span, scale: Scale, at: str, title: str, ids: tuple[int, int]) -> str:
    unit = f"（{scale.suffix}）" if scale.suffix and not scale.percent else ""
    return value_axis(values, tick_format(values.step, scale.percent), at=at, shown=True, line=True, title=title + unit,
                      crosses="min", between="midCat", ids=ids)


def roomy(values: Sequence[float]) -> Span:
    """An axis with a margin, so that no point is cut by the frame."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    margin = (high - low) * 0.18 or abs(high) * 0.5 or 1.0
    floor = low - margin if low < 0 or low - margin > 0.3 * high else 0.0
    return ticked([floor, high + margin], zero=False)


def places(
    spots: Sequence[Spot], names: Sequence[str], order: Sequence[int], box: Box, taken: Sequence[Area] = (),
    leaders: bool = False,
) -> dict[int, Place]:
    """Where the names of the points in `order` stand, the weightiest first: beside their point where nothing is, or a
    little above or below that, or with `leaders` at the end of a short line. A long name without room is cut; one that has
    none even so is left out.
    """
    dots = [(x - r, y - r, x + r, y + r) for x, y, r in spots]
    busy, found = [*dots, *taken], {}
    for n in order:
        others = [area for i, area in enumerate(busy) if i != n]
        place = next((
            p if shown == names[n] else replace(p, short=shown) for shown in _shorter(names[n], box)
            for p in _offers(spots[n], shown) + (_led(spots[n], shown) if leaders else []) if _free(p.area, others, box)), None)
        if place:
            found[n] = place
            busy.append(place.area)
    return found


def _shorter(name: str, box: Box) -> list[str]:
    """The name, or as much of it as may lie over the plot, and what is left of a long one in less and less room."""
    wide = (_WIDEST * box.width, *(letters * inks.SIZE for letters in _LETTERS))
    return list(dict.fromkeys(inks.shortened(name, most) for most in wide))


def _offers(spot: Spot, name: str) -> list[Place]:
    """Every place that a name could stand at beside its point, the best first."""
    x, y, r = spot
    wide, high = inks.width(name, bold=True) + 6, inks.height()
    at = {"r": (x + r, y - high / 2), "l": (x - r - wide, y - high / 2), "t": (x - wide / 2, y + r),
          "b": (x - wide / 2, y - r - high)}
    offers = [(side, 0.0) for side in _SIDES]
    offers += [(side, sign * step * high) for step in (0.6, 1.1) for side in ("r", "l") for sign in (1, -1)]
    return [
        Place(side, lift, (at[side][0], at[side][1] + lift, at[side][0] + wide, at[side][1] + lift + high))
        for side, lift in offers
    ]


def _led(spot: Spot, name: str) -> list[Place]:
    """Places around a point at the end of a line, near ones first."""
    wide, high = inks.width(name) + 6, inks.height()
    found = []
    for far in (20, 32, 46, 62, 80):
        for turn in (60, 30, 0, 90, 120, 150, 180, -30, -60, -90, -120, -150):
            x, y = spot[0] + far * math.cos(math.radians(turn)), spot[1] + far * math.sin(math.radians(turn))
            side, left = ("r", x) if math.cos(math.radians(turn)) > -0.01 else ("l", x - wide)
            found.append(Place(side, 0.0, (left, y - high / 2, left + wide, y + high / 2), (x, y)))
    return found


def _free(area: Area, others: Sequence[Area], box: Box) -> bool:
    """Whether an area lies inside the plot and touches next to nothing."""
    own = (area[2] - area[0]) * (area[3] - area[1])
    inside = _shared(area, (0, 0, box.width, box.height)) > 0.999 * own
    return inside and sum(_shared(area, other) for other in others) <= _TOUCH * own


def _shared(a: Area, b: Area) -> float:
    """Square points that two areas have in common."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
