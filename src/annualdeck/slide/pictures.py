"""What PowerPoint has no chart for: drawn as pictures, their values in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.slide.series import Chart
from annualdeck.wording import Text


@dataclass(frozen=True, kw_only=True)
class Picture(Chart):
    """A chart that is drawn as a picture."""


@dataclass(frozen=True, kw_only=True)
class HeatMap(Picture):
    """Figures by row and column: cohorts (a triangle), category pairs. None leaves a cell empty."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Figure | None, ...], ...]

    @property
    def scale(self) -> Scale:
        return common_scale([f for row in self.cells for f in row if f is not None])


@dataclass(frozen=True, kw_only=True)
class TileMap(Picture):
    """A figure by province, on a grid of tiles that keeps neighbours together. `figures` by short name: 广东, 内蒙古.

    Provinces without a figure are outlines. A name that is no province (海外) stands beside the map without a
    shade, at most six of them.
    """

    figures: Mapping[str, Figure]

    @property
    def scale(self) -> Scale:
        return common_scale(list(self.figures.values()))


@dataclass(frozen=True)
class Risk:
    """One risk: its likelihood and its impact from 1 to 5."""

    name: str
    likelihood: int
    impact: int


@dataclass(frozen=True, kw_only=True)
class RiskMatrix(Picture):
    """Risks by likelihood and impact, numbered in this order; where the picture is wide their names stand beside it."""

    risks: tuple[Risk, ...]


@dataclass(frozen=True)
class Effect:
    """One trial: the effect, the ends of its interval, whether that excludes zero, and the samples it stands on.

    `good`: whether the effect is the one that was hoped for, a fall where less is better.
    """

    name: str
    effect: Figure
    low: Figure
    high: Figure
    significant: bool
    samples: Text = Text(())
    good: bool = True


@dataclass(frozen=True, kw_only=True)
class Forest(Picture):
    """Effects with their intervals about the line of no effect, all in one unit; significant ones in the accent or, where they are bad, in the
    colour of what is bad."""

    effects: tuple[Effect, ...]
    axis_title: str = ""

    @property
    def scale(self) -> Scale:
        return common_scale([f for e in self.effects for f in (e.effect, e.low, e.high)])


@dataclass(frozen=True, kw_only=True)
class ClassMatrix(Picture):
    """Classes of goods: ABC by their part of sales down, XYZ by the steadiness of demand across.

    Each cell holds a figure for each of `parts` (金额, 库存), None where it is missing; the first one shades the cell.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    parts: tuple[str, ...]
    cells: tuple[tuple[tuple[Figure | None, ...], ...], ...]

    @property
    def scales(self) -> dict[str, Scale]:
        """The scale of each part."""
        return {
            part: common_scale([f for row in self.cells for cell in row if (f := cell[n]) is not None])
            for n, part in enumerate(self.parts)
        }
