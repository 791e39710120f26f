"""China's provinces as a grid of tiles, each near its neighbours on the map, shaded by its figure."""

from __future__ import annotations

from annualdeck.deck.charts.ink import shortened, width
from annualdeck.deck.letters import clean
from annualdeck.deck.pictures.heat import number
from annualdeck.deck.pictures.plan import Area, Ink, Mark, Plan, Words, key, shade
from annualdeck.deck.theme import CARD, GREY
from annualdeck.slide import TileMap
from annualdeck.wording import Bound

# Rows from north to south, tiles from west to east; · is a place without one.
_MAP = [row.split() for row in """
    ·    ·    ·    ·    ·      ·    ·    黑龙江
    ·    ·    ·    ·    内蒙古 ·    ·    吉林
    新疆 ·    ·    宁夏 ·      北京 天津 辽宁
    ·    青海 甘肃 陕西 山西   河北 山东 ·
    西藏 ·    四川 重庆 河南   安徽 江苏 上海
    ·    ·    云南 贵州 湖北   江西 浙江 ·
    ·    ·    ·    广西 湖南   广东 福建 台湾
    ·    ·    ·    海南 澳门   香港 ·    ·
""".strip().splitlines()]
PLACES = {name: (r, c) for r, row in enumerate(_MAP) for c, name in enumerate(row) if name != "·"}
_FREE = [(7, 0), (7, 1), (6, 0), (6, 1), (7, 2), (6, 2)]   # where places that are no provinces stand: 海外
_GAP = 2.0
_SMALL = 8.5   # points: values and names in tiles that are low


def plan(chart: TileMap, wide: float, high: float) -> tuple[Plan, list[tuple[str, Bound]]]:
    """The map laid out, with the key in the empty north-west."""
    rows, columns = len(_MAP), len(_MAP[0])
    down = min(high / rows, 46.0)
    across = min(wide / columns, 2.1 * down)
    left = (wide - across * columns) / 2
    scale, figures = chart.scale, dict(chart.figures)
    places = PLACES | dict(zip((name for name in figures if name not in PLACES), _FREE, strict=False))
    inland = sorted((f for name, f in figures.items() if name in PLACES), key=number)
    low, up = (number(inland[0]), number(inland[-1])) if inland else (0.0, 0.0)
    marks: list[Mark] = []
    for name, (r, c) in places.items():
        figure = figures.get(name)
        strength = _strength(number(figure), low, up) if figure and name in PLACES else None
        marks += _tile(left + c * across, r * down, across, down, name, scale.text(figure) if figure else "", strength)
    if inland:
        marks += key(scale.text(inland[0]), scale.text(inland[-1]), (_strength(low, low, up), _strength(up, low, up)), left,
                     0.5 * down)
    return Plan(wide, high, tuple(marks)), [
        (f"tile {name}", Bound(f, "scaled", scale.text(f))) for name, f in figures.items() if name in places
    ]


def _strength(value: float, low: float, up: float) -> float:
    """From the smallest figure of a province to the largest one; those of both signs on both sides of zero."""
    if low < 0:
        return value / max(-low, up)
    return min(max(0.12 + 0.88 * (value - low) / (up - low), 0.0), 1.0) if up > low else 0.5


def _tile(
    x: float, y: float, wide: float, high: float, name: str, value: str, strength: float | None
) -> list[Mark]:
    """A tile with its name and figure; one without a figure is an outline, one without a shade no province."""
    box = (x + _GAP / 2, y + _GAP / 2, wide - _GAP, high - _GAP)
    middle, centre = y + high / 2, x + wide / 2
    size = 10.0 if high >= 30 else _SMALL
    name = shortened(clean(name), wide - _GAP - 2, size)
    if not value:
        return [Area(*box, None, Ink(GREY)), Words(centre, middle, name, size=size)]
    ink, lift = Ink(CARD) if strength is None else shade(strength), min(0.62 * size, high / 4)
    if width(value, size) > wide - _GAP or high < 2 * size:
        return [Area(*box, ink), Words(centre, middle, name, size=size, on=ink)]
    return [Area(*box, ink), Words(centre, middle - lift, name, size=size, on=ink),
            Words(centre, middle + lift, value, size=size, bold=True, on=ink)]
