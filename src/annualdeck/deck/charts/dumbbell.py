"""Two dots in each row, and a line between them; where they would touch the first stands above the second."""

from __future__ import annotations

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.plot import Canvas, Drawing, span
from annualdeck.deck.charts.rows import Rows
from annualdeck.deck.charts.sheet import Numbers
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import GREY, INK, MUTED, ROLES
from annualdeck.slide import Dumbbell

_DOT = 9   # points


def draw(chart: Dumbbell, canvas: Canvas) -> Drawing:
    scale, series = chart.scale, chart.series
    values = [numbers(s.points, scale) for s in series]
    held = [v for row in values for v in row if v is not None]
    label = max((inks.width(t) for s in series for t in texts(s, scale)), default=0.0) + 12
    share = label / (0.65 * canvas.width)
    bare = span(held, zero=False)
    low, high = (min(held), max(held)) if held and min(held) < max(held) else (bare.low, bare.high)
    pad = (high - low) * share / (1 - 2 * share) if share < 0.4 else high - low
    rows = Rows(canvas, chart.categories, bare.moved(low - pad, high + pad), 4, scale.excel)
    rows.columns += [Numbers(s.name, v, scale.excel) for s, v in zip(series, values, strict=True)]
    edge = (_DOT - 1) / 2 * (rows.axis.high - rows.axis.low) / rows.box.width
    ways = [_way(a, b, edge) for a, b in zip(*values, strict=True)]
    lift = min(_DOT / 2, rows.room / 4) / rows.room
    for s, v, up in zip(series, values, (lift, -lift), strict=True):
        there = [None if one is None else 0.0 if None in pair or way != (None, None) else up
                 for one, pair, way in zip(v, zip(*values, strict=True), ways, strict=True)]
        rows.columns.append(rows.heights(f"{s.name} 行", there))
    rows.columns += [Numbers("连线起", tuple(w[0] for w in ways), scale.excel), Numbers("连线止", tuple(w[1] for w in ways), scale.excel)]
    rows.columns += [rows.heights("连线行"), rows.heights("连线行止")]
    sheet = rows.sheet()
    rows.stroke(sheet, 5, 7, colour(GREY), 2.5)
    sides = _sides(*values)
    order = sorted(range(2), key=lambda n: series[n].role == "this")
    for n in order:
        ink = colour(INK if series[n].role == "this" else MUTED)
        words = list(zip(sides[n], texts(series[n], scale), strict=True))
        rows.dots(sheet, n + 1, n + 3, colour(ROLES[series[n].role]), _DOT, words, ink)
    rows.key(sheet, [("●", colour(ROLES[s.role]), clean(s.name)) for s in series])
    return rows.drawing(sheet, bound(series, scale))


def _way(one: float | None, other: float | None, edge: float) -> tuple[float | None, float | None]:
    """From the edge of one dot to that of the other; nothing where they touch."""
    if one is None or other is None or abs(one - other) <= 2 * edge:
        return None, None
    low, high = sorted((one, other))
    return low + edge, high - edge


def _sides(one: tuple[float | None, ...], other: tuple[float | None, ...]) -> tuple[list[str], list[str]]:
    """Where each value stands: on the outer side of its dot."""
    first = ["" if a is None else "r" if b is None or a > b else "l" for a, b in zip(one, other, strict=True)]
    second = ["" if b is None else "r" if a is None or b >= a else "l" for a, b in zip(one, other, strict=True)]
    return first, second
