"""What every chart has, and the series that most charts are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.wording import Text


# What a series is, and so which colour of the theme it takes. `this` is the year of the report, `last` the one before;
# a `benchmark` is what others reach: a dashed line or a mark, named with its value.
Role = Literal["this", "last", "good", "bad", "muted", "benchmark", "series1", "series2", "series3", "series4"]


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


def sources(series: Sequence[Series], mark: str) -> tuple[str, ...]:
    """Who says what the benchmarks among some series are: 虚线为行业均值（某协会年报）."""
    told = {s.name: s.figures[0].slice.get("benchmark", "") for s in series if s.role == "benchmark" and s.figures}
    return tuple(f"{mark}为{name}" + (f"（{source}）" if source and source != name else "") for name, source in told.items())


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What every chart has: a neutral title, the message as alternative text, and a note: 橙色为2025年.

    `told`: how many of its remarks stand behind the title, after the unit; the speaker notes have those that the title
    has no room for.
    """

    title: str
    alt: Text
    note: str = ""
    told: int | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the reader must know beside the title, the weightiest first."""
        return (self.note,) if self.note else ()
