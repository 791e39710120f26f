"""Charts that PowerPoint draws itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.slide.series import Chart, Series, scale_of


@dataclass(frozen=True, kw_only=True)
class Columns(Chart):
    """Clustered columns over categories, with an optional line on a second axis (`line`, e.g. the YoY rate).

    `marks`: annotations by category index, e.g. {10: "双11"}.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    line: Series | None = None
    stacked: bool = False
    marks: Mapping[int, str] = field(default_factory=dict)

    @property
    def scale(self) -> Scale:
        return scale_of(self.series)


@dataclass(frozen=True, kw_only=True)
class Lines(Chart):
    """Lines over time; each series is named at its end rather than in a legend where there are at most three."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    marks: Mapping[int, str] = field(default_factory=dict)

    @property
    def scale(self) -> Scale:
        return scale_of(self.series)


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Horizontal bars, longest first; with values of both signs they diverge from zero (good right, bad left)."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    diverging: bool = False

    @property
    def scale(self) -> Scale:
        return scale_of(self.series)


@dataclass(frozen=True, kw_only=True)
class Waterfall(Chart):
    """From one total to another by signed steps that add up to the difference."""

    start: Figure
    start_label: str
    steps: tuple[tuple[str, Figure], ...]
    end: Figure
    end_label: str

    @property
    def scale(self) -> Scale:
        """With as many decimals (two more at most) as it takes for the bars to add up as they are printed."""
        scale = common_scale([self.start, self.end])
        for more in range(3):
            finer = replace(scale, decimals=scale.decimals + more)
            start, end, *steps = (
                round(finer.number(f), finer.decimals) for f in (self.start, self.end, *(f for _, f in self.steps))
            )
            if round(start + sum(steps) - end, finer.decimals) == 0:
                return finer
        return finer


@dataclass(frozen=True, kw_only=True)
class Doughnut(Chart):
    """Shares of a whole; at most six parts."""

    categories: tuple[str, ...]
    series: Series

    @property
    def scale(self) -> Scale:
        return common_scale(self.series.figures)


@dataclass(frozen=True, kw_only=True)
class Bubble(Chart):
    """Points by two figures, sized by a third."""

    labels: tuple[str, ...]
    x: tuple[Figure, ...]
    y: tuple[Figure, ...]
    size: tuple[Figure, ...]
    x_title: str
    y_title: str
