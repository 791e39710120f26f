"""What PowerPoint has no chart for."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.slide.series import Chart


@dataclass(frozen=True, kw_only=True)
class HeatMap(Chart):
    """Figures by row and column, drawn as a picture: cohorts, category pairs. None leaves a cell empty."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Figure | None, ...], ...]

    @property
    def scale(self) -> Scale:
        return common_scale([f for row in self.cells for f in row if f is not None])
