"""Two matrices: risks by likelihood and impact, goods by their part of sales (ABC) and the steadiness of it (XYZ)."""

from __future__ import annotations

from collections import defaultdict

from annualdeck.deck.charts.ink import height, shortened, width
from annualdeck.deck.letters import clean
from annualdeck.deck.pictures.heat import number
from annualdeck.deck.pictures.plan import LINE, SIZE, Area, Dot, Ink, Mark, Plan, Words, shade
from annualdeck.deck.theme import ACCENT, CARD, INK, PAPER
from annualdeck.scale import Scale
from annualdeck.slide import ClassMatrix, RiskMatrix
from annualdeck.wording import Bound

_STEPS = 5            # of likelihood and of impact
_GAP = 2.0            # points between cells
_RADIUS = 9.0         # points of a risk's disc
_LISTED = 1.45        # a picture so much wider than high has room for the names of the risks beside the matrix


# -- risks -------------------------------------------------------------------------------------------------------------
def risks(chart: RiskMatrix, wide: float, high: float) -> tuple[Plan, list[tuple[str, Bound]]]:
    """Likelihood from left to right, impact upwards; the more of both, the stronger the cell."""
    listed = wide > _LISTED * high
    left, below = 2 * LINE, 2 * LINE
    side = (0.62 * wide if listed else wide) - left
    across, down = side / _STEPS, (high - below) / _STEPS
    marks: list[Mark] = []
    for impact in range(1, _STEPS + 1):
        y = (_STEPS - impact) * down
        marks.append(Words(left - 6, y + down / 2, str(impact), "right"))
        for likelihood in range(1, _STEPS + 1):
            ink = _severity(likelihood * impact)
            marks.append(Area(left + (likelihood - 1) * across + _GAP / 2, y + _GAP / 2, across - _GAP, down - _GAP, ink))
    base = _STEPS * down
    marks += [Words(left + (n + 0.5) * across, base + LINE / 2, str(n + 1)) for n in range(_STEPS)]
    marks += [
        Words(left + side / 2, base + 1.5 * LINE, "可能性 →"), *_upright("↑影响", base / 2),
    ]
    held = defaultdict(list)
    for n, risk in enumerate(chart.risks, 1):
        held[(risk.likelihood, risk.impact)].append(n)
    for (likelihood, impact), numbers in held.items():
        marks += _discs(numbers, left + (likelihood - 1) * across, (_STEPS - impact) * down, across, down)
    if listed:
        marks += _list(chart, left + side + 2 * SIZE, wide, high)
    return Plan(wide, high, tuple(marks)), []


def _severity(product: int) -> Ink:
    """From the colour of cards to a strong tint of the accent, by likelihood times impact."""
    return Ink(ACCENT, 0.04 + 0.66 * (product - 1) / (_STEPS * _STEPS - 1), CARD)


def _upright(words: str, middle: float) -> list[Mark]:
    """Words one character below the other."""
    top = middle - len(words) * height() / 2
    return [Words(SIZE / 2 + 2, top + (i + 0.5) * height(), c) for i, c in enumerate(words)]


def _discs(numbers: list[int], x: float, y: float, wide: float, high: float) -> list[Mark]:
    """Numbered discs in rows in the middle of a cell, smaller where there are many."""
    count = len(numbers)
    radius, columns = _RADIUS, 1
    for radius in (_RADIUS, 7.5, 6.0, 4.5):
        pitch = 2 * radius + 3
        columns = max(1, min(count, int((wide - _GAP) // pitch)))
        if -(-count // columns) * pitch <= high - _GAP:
            break
    pitch, rows = 2 * radius + 3, -(-count // columns)
    marks: list[Mark] = []
    for i, number_ in enumerate(numbers):
        row, column = divmod(i, columns)
        in_row = min(columns, count - row * columns)
        cx = x + wide / 2 + (column - (in_row - 1) / 2) * pitch
        cy = y + high / 2 + (row - (rows - 1) / 2) * pitch
        marks += [Dot(cx, cy, radius, Ink(INK)),
                  Words(cx, cy, str(number_), ink=Ink(PAPER), size=1.1 * radius, bold=True)]
    return marks


def _list(chart: RiskMatrix, left: float, wide: float, high: float) -> list[Mark]:
    """The risks by number, one below the other; those that no line is left for stand in the table beside."""
    marks: list[Mark] = []
    pitch = min(2.2 * LINE, max(high / max(len(chart.risks), 1), 1.4 * SIZE))
    for i, risk in enumerate(chart.risks[: int(high / pitch + 1e-6)]):
        y = (i + 0.5) * pitch
        marks += [Dot(left, y, 7, Ink(INK)), Words(left, y, str(i + 1), ink=Ink(PAPER), size=8, bold=True),
                  Words(left + 14, y, shortened(clean(risk.name), wide - left - 16), "left", Ink(INK))]
    return marks


# -- classes of goods --------------------------------------------------------------------------------------------------
def classes(chart: ClassMatrix, wide: float, high: float) -> tuple[Plan, list[tuple[str, Bound]]]:
    """Each cell has a line for each of its figures, and the shade of the first one."""
    left = min(max((width(clean(r)) for r in chart.rows), default=0.0), 0.28 * wide) + 8
    across, down = (wide - left) / max(len(chart.columns), 1), (high - LINE) / max(len(chart.rows), 1)
    scales = chart.scales
    lead = [cell[0] for row in chart.cells for cell in row if cell and cell[0] is not None]
    most = max((abs(number(f)) for f in lead), default=0.0) or 1.0
    marks: list[Mark] = [
        Words(left + (c + 0.5) * across, LINE / 2, shortened(clean(name), across - 4)) for c, name in enumerate(chart.columns)
    ]
    found = []
    for r, (name, row) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        y = LINE + r * down
        marks.append(Words(left - 8, y + down / 2, shortened(clean(name), left - 8), "right", Ink(INK)))
        for c, cell in enumerate(row):
            there = [(part, f) for part, f in zip(chart.parts, cell, strict=True) if f is not None]
            ink = shade(0.85 * number(cell[0]) / most) if cell and cell[0] is not None else Ink(CARD)
            marks.append(Area(left + c * across + _GAP / 2, y + _GAP / 2, across - _GAP, down - _GAP, ink))
            lines = [f"{part} {scales[part].text(f)}{_unit(scales[part])}" for part, f in there]
            marks += _lines(lines, left + (c + 0.5) * across, y + down / 2, across - 6, down - _GAP, ink)
            found += [(f"cell r{r + 1}c{c + 1} {part}", Bound(f, "scaled", scales[part].text(f))) for part, f in there]
    return Plan(wide, high, tuple(marks)), found


def _unit(scale: Scale) -> str:
    return "" if scale.percent else scale.suffix


def _lines(lines: list[str], x: float, y: float, wide: float, high: float, ink: Ink) -> list[Mark]:
    """Lines about the middle of a cell, the first one bold, in the largest size that fits."""
    sizes = (11.0, 10.0, 9.0, 8.0)
    size = next((s for s in sizes if len(lines) * 1.35 * s <= high and all(width(t, s) <= wide for t in lines)), sizes[-1])
    top = y - (len(lines) - 1) / 2 * 1.35 * size
    return [Words(x, top + i * 1.35 * size, shortened(t, wide, size), size=size, bold=not i, on=ink) for i, t in enumerate(lines)]


