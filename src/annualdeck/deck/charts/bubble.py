"""Points by two figures, sized by a third, named beside their bubbles."""

from __future__ import annotations

import math

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, tick_width
from annualdeck.deck.charts.points import AXES, Place, Spot, axes, places, roomy
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, DARK, GREY, INK, MUTED, PAPER
from annualdeck.scale import common_scale
from annualdeck.slide import Bubble
from annualdeck.wording import Bound

_LARGEST = 0.25          # the largest bubble's diameter as a share of the plot's smaller side, as programs draw it


def draw(chart: Bubble, canvas: Canvas) -> Drawing:
    there = [i for i, point in enumerate(zip(chart.x, chart.y, chart.size, strict=True)) if None not in point]
    given = [[f for i, f in enumerate(figures) if i in there and f] for figures in (chart.x, chart.y, chart.size)]
    scales = [common_scale(figures) for figures in given]
    xs, ys, sizes = ([s.number(f) for f in figures] for s, figures in zip(scales, given, strict=True))
    across, up = roomy(xs), roomy(ys)
    left = tick_width(up, scales[1].percent) + inks.height() + 16
    box = Box(canvas, left, 8, 10, 2 * inks.height() + 14)
    spots = _spots(xs, ys, sizes, across, up, box)
    names = [clean(chart.labels[i]) for i in there]
    titles = (chart.x_title, chart.y_title, given[2][0].name if given[2] else "大小")
    columns = zip(titles, (xs, ys, sizes), scales, strict=True)
    sheet = Sheet(Texts("", tuple(names)), *(Numbers(title, tuple(v), s.excel) for title, v, s in columns))
    weight = sorted(range(len(names)), key=lambda n: (there[n] not in (*chart.focus, *chart.against), -sizes[n]))
    order = [n for n in weight if chart.named is None or there[n] in chart.named]
    found = places(spots, names, order, box)
    series = "".join(
        _series(n, found.get(n), sheet, box, _slot(chart, there[n]), bool(chart.focus))
        for n in sorted(range(len(names)), key=lambda n: -sizes[n])
    )
    charts = (
        f'<c:bubbleChart><c:varyColors val="0"/>{series}<c:bubbleScale val="100"/><c:showNegBubbles val="0"/>'
        f'<c:sizeRepresents val="area"/><c:axId val="{AXES[0]}"/><c:axId val="{AXES[1]}"/></c:bubbleChart>'
        + axes(across, up, scales, (chart.x_title, chart.y_title))
    )
    return Drawing(sheet, box.area(charts), "", [
        (f"series {name} {part}", Bound(f, "scaled", s.text(f)))
        for part, figures, s in zip(("x", "y", "size"), given, scales, strict=True)
        for name, f in zip(names, figures, strict=True)
    ])


def _spots(xs: list[float], ys: list[float], sizes: list[float], across: Span, up: Span, box: Box) -> list[Spot]:
    largest = max((abs(s) for s in sizes), default=1.0) or 1.0
    radius = _LARGEST * min(box.width, box.height) / 2
    return [
        (across.share(x) * box.width, up.share(y) * box.height, radius * math.sqrt(abs(s) / largest))
        for x, y, s in zip(xs, ys, sizes, strict=True)
    ]


def _slot(chart: Bubble, index: int) -> str:
    return DARK if index in chart.against else ACCENT if index in chart.focus or not chart.focus else GREY


def _series(n: int, place: Place | None, sheet: Sheet, box: Box, slot: str, focused: bool) -> str:
    forward = slot != GREY
    label = place.label(colour(INK if forward else MUTED), box, bold=forward and focused) if place else ""
    area = inks.fill(colour(slot, alpha=75), colour(PAPER))
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{sheet.name(n)}{area}<c:invertIfNegative val="0"/>{label}'
        f'<c:xVal>{sheet.numbers(1, n)}</c:xVal><c:yVal>{sheet.numbers(2, n)}</c:yVal>'
        f'<c:bubbleSize>{sheet.numbers(3, n)}</c:bubbleSize><c:bubble3D val="0"/></c:ser>'
    )
