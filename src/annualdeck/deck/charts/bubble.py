"""Points by two figures, sized by a third, each named beside its bubble."""

from __future__ import annotations

import math

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.plot import VALUES, Box, Canvas, Drawing, Span, tick_format, tick_width, ticked, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, INK, PAPER
from annualdeck.scale import Scale, common_scale
from annualdeck.slide import Bubble
from annualdeck.wording import Bound

_ACROSS = VALUES + 10    # the id of the x axis
_LARGEST = 0.25          # the largest bubble's diameter as a share of the plot's smaller side, as programs draw it

Spot = tuple[float, float, float]   # x and y from the plot's lower left, radius; in points


def draw(chart: Bubble, canvas: Canvas) -> Drawing:
    given = (chart.x, chart.y, chart.size)
    scales = [common_scale(list(figures)) for figures in given]
    xs, ys, sizes = ([s.number(f) for f in figures] for s, figures in zip(scales, given, strict=True))
    across, up = _roomy(xs), _roomy(ys)
    left = tick_width(up, scales[1].percent) + inks.height() + 10
    box = Box(canvas, left, 8, 10, 2 * inks.height() + 14)
    spots = _spots(xs, ys, sizes, across, up, box)
    names = [clean(n) for n in chart.labels]
    titles = (chart.x_title, chart.y_title, chart.size[0].name if chart.size else "大小")
    columns = zip(titles, (xs, ys, sizes), scales, strict=True)
    sheet = Sheet(Texts("", tuple(names)), *(Numbers(title, tuple(v), s.excel) for title, v, s in columns))
    sides = _sides(spots, names, box)
    series = "".join(_series(n, sides[n], sheet) for n in sorted(range(len(names)), key=lambda n: -sizes[n]))
    charts = (
        f'<c:bubbleChart><c:varyColors val="0"/>{series}<c:bubbleScale val="100"/>'
        f'<c:showNegBubbles val="0"/><c:sizeRepresents val="area"/><c:axId val="{_ACROSS}"/><c:axId val="{VALUES}"/>'
        "</c:bubbleChart>"
        + _axis(across, scales[0], "b", chart.x_title, (_ACROSS, VALUES))
        + _axis(up, scales[1], "l", chart.y_title, (VALUES, _ACROSS))
    )
    return Drawing(sheet, box.area(charts), "", [
        (f"series {name} {part}", Bound(f, "scaled", s.text(f)))
        for part, figures, s in zip(("x", "y", "size"), given, scales, strict=True)
        for name, f in zip(chart.labels, figures, strict=True)
    ])


def _axis(values: Span, scale: Scale, at: str, title: str, ids: tuple[int, int]) -> str:
    unit = f"（{scale.suffix}）" if scale.suffix and not scale.percent else ""
    return value_axis(values, tick_format(values.step, scale.percent), at=at, shown=True, line=True, title=title + unit,
                      crosses="min", between="midCat", ids=ids)


def _roomy(values: list[float]) -> Span:
    """An axis with a margin, so that no bubble is cut by the frame."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    margin = (high - low) * 0.18 or abs(high) * 0.5 or 1.0
    floor = low - margin if low < 0 or low - margin > 0.3 * high else 0.0
    return ticked([floor, high + margin], zero=False)


def _spots(xs: list[float], ys: list[float], sizes: list[float], across: Span, up: Span, box: Box) -> list[Spot]:
    largest = max((abs(s) for s in sizes), default=1.0) or 1.0
    radius = _LARGEST * min(box.width, box.height) / 2
    return [
        (across.share(x) * box.width, up.share(y) * box.height, radius * math.sqrt(abs(s) / largest))
        for x, y, s in zip(xs, ys, sizes, strict=True)
    ]


def _sides(spots: list[Spot], names: list[str], box: Box) -> list[str]:
    """Where each name stands: right, left, above or below, whichever covers least; large bubbles choose first."""
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in spots]
    chosen = [""] * len(spots)
    for n in sorted(range(len(spots)), key=lambda n: -spots[n][2]):
        x, y, r = spots[n]
        wide, high = inks.width(names[n]) + 6, inks.height()
        options = {
            "r": (x + r, y - high / 2, x + r + wide, y + high / 2),
            "l": (x - r - wide, y - high / 2, x - r, y + high / 2),
            "t": (x - wide / 2, y + r, x + wide / 2, y + r + high),
            "b": (x - wide / 2, y - r - high, x + wide / 2, y - r),
        }
        cost = {side: _cost(area, taken, box) for side, area in options.items()}
        chosen[n] = min(cost, key=cost.__getitem__)
        taken.append(options[chosen[n]])
    return chosen


def _cost(area: tuple[float, ...], taken: list[tuple[float, ...]], box: Box) -> float:
    """Square points that an area shares with others, or lies outside the plot."""
    def shared(a: tuple[float, ...], b: tuple[float, ...]) -> float:
        return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))

    own = (area[2] - area[0]) * (area[3] - area[1])
    return sum(shared(area, b) for b in taken) + 2 * (own - shared(area, (0, 0, box.width, box.height)))


def _series(n: int, side: str, sheet: Sheet) -> str:
    label = labels.series({0: labels.point(0, labels.body(colour(INK), position=side, show=("SerName",)))})
    area = inks.fill(colour(ACCENT, alpha=75), colour(PAPER))
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{sheet.name(n)}{area}<c:invertIfNegative val="0"/>{label}'
        f'<c:xVal>{sheet.numbers(1, n)}</c:xVal><c:yVal>{sheet.numbers(2, n)}</c:yVal>'
        f'<c:bubbleSize>{sheet.numbers(3, n)}</c:bubbleSize><c:bubble3D val="0"/></c:ser>'
    )
