"""Charts that PowerPoint draws itself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from annualdeck.figure import RATE, Figure
from annualdeck.scale import Scale, adding_up, common_scale
from annualdeck.slide.series import Chart, Role, Series, scale_of, sources
from annualdeck.wording import Text


@dataclass(frozen=True, kw_only=True)
class Columns(Chart):
    """Columns over categories, with an optional line on a second axis (`line`, e.g. the YoY rate).

    `stacked`: "plain" puts the series on one another, "percent" fills each stack to the whole. `histogram`: the
    categories are classes of one scale (days, hours), so columns stand close and two years overlap, this one in front.
    `marks`: annotations by category index, e.g. {10: "双11"}. `windows`: campaigns by category index, drawn as quiet
    bands behind the columns; neighbours of one name are one band. A series of the role `benchmark` is a dashed line.
    `tags`: by category what stands over this year's value, e.g. its change as show(figure, "delta"). `whole`: what this
    year's values are the parts of.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    line: Series | None = None
    stacked: Literal["", "plain", "percent"] = ""
    histogram: bool = False
    marks: Mapping[int, str] = field(default_factory=dict)
    windows: Mapping[int, str] = field(default_factory=dict)
    tags: tuple[Text | None, ...] = ()
    whole: Figure | None = None

    @property
    def scale(self) -> Scale:
        """With as many decimals (two more at most) as it takes for the parts of a whole to add up to it as it is printed."""
        scale, parts = scale_of(self.series), [f for s in self.series if s.role == "this" for f in s.figures]
        if self.whole is None or sum(f.value for f in parts) != self.whole.value:  # type: ignore[misc]
            return scale
        return adding_up(scale, self.whole, parts)

    @property
    def remarks(self) -> tuple[str, ...]:
        return (*sources(self.series, "虚线"), *super().remarks)


@dataclass(frozen=True, kw_only=True)
class UpDown(Chart):
    """What comes in as columns upwards, what goes out as columns downwards; both are counted positive."""

    categories: tuple[str, ...]
    up: Series
    down: Series

    @property
    def scale(self) -> Scale:
        return scale_of((self.up, self.down))


@dataclass(frozen=True, kw_only=True)
class Lines(Chart):
    """Lines over time; each series is named at its end rather than in a legend where there are at most three.

    `marks` and `windows` as in Columns. A series of the role `benchmark` is dashed.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    marks: Mapping[int, str] = field(default_factory=dict)
    windows: Mapping[int, str] = field(default_factory=dict)
    least: ClassVar[float] = 0.6   # lines that never fall below this share of their peak need no zero on the axis

    @property
    def scale(self) -> Scale:
        return scale_of(self.series)

    @property
    def from_zero(self) -> bool:
        values = [self.scale.number(f) for s in self.series for f in s.figures]
        return not values or min(values) < self.least * max(values)

    @property
    def remarks(self) -> tuple[str, ...]:
        return (*(() if self.from_zero else ("纵轴不从零开始",)), *sources(self.series, "虚线"), *super().remarks)


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Horizontal bars, longest first; with values of both signs they diverge from zero (good right, bad left).

    A series of the role `benchmark` is a mark across each bar. `focus`: indices of the categories that the message is
    about (the own shop); the others of this year's series step back in grey. `stacked` puts the series of a row behind one
    another, parts of a whole: a single row is the contribution of each part, with the goal as its benchmark.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    diverging: bool = False
    focus: tuple[int, ...] = ()
    stacked: bool = False

    @property
    def scale(self) -> Scale:
        return scale_of(self.series)

    @property
    def remarks(self) -> tuple[str, ...]:
        return (*sources(self.series, "竖线"), *super().remarks)


@dataclass(frozen=True, kw_only=True)
class Pareto(Chart):
    """Columns of counts, the largest first, under the line of their cumulative share of the whole.

    The few categories that make up `most` of the whole stand out.
    """

    categories: tuple[str, ...]
    series: Series
    most: ClassVar[float] = 0.8

    @property
    def scale(self) -> Scale:
        return scale_of((self.series,))

    @property
    def cumulative(self) -> Series:
        """Each category's share of the whole together with those before it: figures of the same KPI, one slice more."""
        figures = self.series.figures
        whole, sofar, points = sum(_size(f) for f in figures), 0.0, []
        for name, figure in zip(self.categories, self.series.points, strict=True):
            sofar += _size(figure) if figure is not None else 0.0
            points.append(replace(
                figure, name="累计占比", value=sofar / whole, unit=RATE, prior=None, slice={**figure.slice, "up_to": name},
            ) if figure is not None and whole else None)
        return Series("累计占比", tuple(points), "muted")

    @property
    def few(self) -> int:
        """How many of the first categories make up `most` of the whole."""
        shares = [float(p.value) for p in self.cumulative.points if p is not None]  # type: ignore[arg-type]
        return next((i for i, share in enumerate(shares, 1) if share >= self.most), len(shares))


def _size(figure: Figure) -> float:
    return max(float(figure.value), 0.0)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Waterfall(Chart):
    """From one total to another by signed steps that add up to the difference.

    Where all of it happens within the last `visible` share of the height, the axis begins above zero and the title says
    so.
    """

    start: Figure
    start_label: str
    steps: tuple[tuple[str, Figure], ...]
    end: Figure
    end_label: str
    visible: ClassVar[float] = 0.25

    @property
    def scale(self) -> Scale:
        """With as many decimals (two more at most) as it takes for the bars to add up as they are printed."""
        return adding_up(common_scale([self.start, self.end]), self.end, [self.start, *(f for _, f in self.steps)])

    @property
    def levels(self) -> tuple[float, ...]:
        """The sums on the way from start to end, both included, in the scale of the chart."""
        found = [self.scale.number(self.start)]
        for _, figure in self.steps:
            found.append(found[-1] + self.scale.number(figure))
        return (*found, self.scale.number(self.end))

    @property
    def floor(self) -> float:
        """Where the axis begins: at zero, or at a round number above it where the steps would be too small to see."""
        low, high = min(self.levels), max(self.levels)
        if low <= 0 or not low < high < low / (1 - self.visible):
            return 0.0
        unit = 10.0 ** math.floor(math.log10(high - low))
        return max(math.floor((low - 0.6 * (high - low)) / unit) * unit, 0.0)

    @property
    def remarks(self) -> tuple[str, ...]:
        return (*(("纵轴不从零开始",) if self.floor else ()), *super().remarks)


@dataclass(frozen=True, kw_only=True)
class Bubble(Chart):
    """Points by two figures, sized by a third. A point that lacks one of them is left out.

    `named`: the indices of the points that carry their name; None names all that have the room, the largest first.
    `focus`: those that the message is about (the own shop); `against`: those that it is set against; the others step
    back in grey.
    """

    labels: tuple[str, ...]
    x: tuple[Figure | None, ...]
    y: tuple[Figure | None, ...]
    size: tuple[Figure | None, ...]
    x_title: str
    y_title: str
    named: tuple[int, ...] | None = None
    focus: tuple[int, ...] = ()
    against: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scatter(Chart):
    """Many points by two figures, of which only the outstanding ones are named. One that lacks a figure is left out.

    `named`: the role of each of them by index, e.g. {3: "good", 17: "bad"}; all others are small and grey. `diagonal`
    is the name of the line on which both figures are equal, where they have one unit: 保本线.
    """

    labels: tuple[str, ...]
    x: tuple[Figure | None, ...]
    y: tuple[Figure | None, ...]
    x_title: str
    y_title: str
    named: Mapping[int, Role] = field(default_factory=dict)
    diagonal: str = ""
