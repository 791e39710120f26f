"""Figures by row and column as shaded cells: cohorts, pairs of categories."""

from __future__ import annotations

from annualdeck.deck.charts.ink import shortened, width
from annualdeck.deck.letters import clean
from annualdeck.deck.pictures.plan import LINE, SIZE, Area, Mark, Plan, Words, key, shade
from annualdeck.figure import Figure
from annualdeck.slide import HeatMap
from annualdeck.wording import Bound

GAP = 1.5           # points between cells
_TALLEST = 56.0     # points of a row; a small matrix stays at the top


def plan(chart: HeatMap, wide: float, high: float) -> tuple[Plan, list[tuple[str, Bound]]]:
    """The map laid out. Where values don't fit their cells a key of the extremes stands in for them."""
    scale = chart.scale
    left = min(max((width(clean(r)) for r in chart.rows), default=0.0), 0.25 * wide) + 8
    across = (wide - left) / max(len(chart.columns), 1)
    down = min((high - LINE) / max(len(chart.rows), 1), _TALLEST)
    figures = [f for row in chart.cells for f in row if f is not None]
    printed = down >= 1.2 * SIZE and max((width(scale.text(f)) for f in figures), default=0.0) <= across - 2 * GAP
    if not printed:
        down = min((high - 3 * LINE) / max(len(chart.rows), 1), _TALLEST)
    most = max((abs(number(f)) for f in figures), default=0.0) or 1.0
    marks: list[Mark] = []
    for r, row in enumerate(chart.cells):
        for c, f in enumerate(row):
            if f is not None:
                marks += _cell(left + c * across, LINE + r * down, across, down, number(f) / most,
                               scale.text(f) if printed else "")
    marks += _names(chart, left, across, down)
    ends = sorted(figures, key=number)
    if figures and not printed:
        low, up = ends[0], ends[-1]
        top = len(chart.rows) * down + 1.75 * LINE
        marks += key(scale.text(low), scale.text(up), (number(low) / most, number(up) / most), left, top)
    told = {id(f) for f in (figures if printed else (*ends[:1], *ends[-1:]))}
    return Plan(wide, high, tuple(marks)), [
        (f"cell r{r}c{c}", Bound(f, "scaled", scale.text(f)))
        for r, row in enumerate(chart.cells, start=1) for c, f in enumerate(row, start=1)
        if f is not None and id(f) in told
    ]


def _cell(x: float, y: float, wide: float, high: float, strength: float, words: str) -> list[Mark]:
    ink = shade(strength)
    area = Area(x + GAP / 2, y + GAP / 2, wide - GAP, high - GAP, ink)
    return [area, Words(x + wide / 2, y + high / 2, words, on=ink)] if words else [area]


def _names(chart: HeatMap, left: float, across: float, down: float) -> list[Mark]:
    every, step = _every(chart.columns, across), max(1, -int(-LINE // down))
    columns = [
        Words(left + (c + 0.5) * across, LINE / 2, shortened(clean(name), across * every - 2))
        for c, name in enumerate(chart.columns) if c % every == 0
    ]
    return columns + [
        Words(left - 8, LINE + (r + 0.5) * down, shortened(clean(name), left - 8), "right")
        for r, name in enumerate(chart.rows) if r % step == 0
    ]


def _every(names: tuple[str, ...], room: float) -> int:
    """Which columns are named: all where four characters fit, else each n-th."""
    needed = min(max((width(clean(n)) for n in names), default=0.0), 4 * SIZE) + 2
    return max(1, -int(-needed // room))


def number(figure: Figure) -> float:
    return float(figure.value)  # type: ignore[arg-type]
