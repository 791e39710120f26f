"""What every chart has, and the series that most charts are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.wording import Text


# Which colour of the theme a mark takes. `this` is the year of the report, `last` the one before.
Role = Literal["this", "last", "good", "bad", "muted", "series1", "series2", "series3", "series4"]


@dataclass(frozen=True)
class Series:
    """One series of a chart: a point per category, None where the figure is missing.

    `labelled`: the indices of points that carry their value as a label; None labels all of them.
    """

    name: str
    points: tuple[Figure | None, ...]
    role: Role = "this"
    labelled: tuple[int, ...] | None = None

    @property
    def figures(self) -> list[Figure]:
        return [p for p in self.points if p is not None]

    @property
    def printed(self) -> list[Figure]:
        """The figures whose values stand as labels."""
        return [p for i, p in enumerate(self.points) if p is not None and (self.labelled is None or i in self.labelled)]


def scale_of(series: tuple[Series, ...]) -> Scale:
    return common_scale([f for s in series for f in s.figures], [f for s in series for f in s.printed])


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What every chart has: a neutral title, the message as alternative text, and its categories.

    `note` stands behind the title in muted style, after the unit: 橙色为2025年.
    """

    title: str
    alt: Text
    note: str = ""
