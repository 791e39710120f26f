"""Many points by two figures: small grey dots, the outstanding ones in colour and named, and the line of equality."""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, tick_width
from annualdeck.deck.charts.points import AXES, Area, Place, Spot, axes, places, roomy
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import GREY, INK, MUTED, PAPER, ROLES
from annualdeck.scale import Scale, common_scale
from annualdeck.slide import Scatter
from annualdeck.wording import Bound

_DOT, _NAMED = 6, 9   # points
_LIFT = inks.height() / 2 + 2   # points that the name of the line stands above its end


def draw(chart: Scatter, canvas: Canvas) -> Drawing:
    """The rows of the data sheet are the grey dots first, then the named ones."""
    there = [i for i in range(len(chart.labels)) if chart.x[i] is not None and chart.y[i] is not None]
    there.sort(key=lambda i: i in chart.named)
    rest = sum(i not in chart.named for i in there)
    given = [[f for i in there if (f := figures[i]) is not None] for figures in (chart.x, chart.y)]
    scales = [common_scale(figures) for figures in given]
    xs, ys = ([s.number(f) for f in figures] for s, figures in zip(scales, given, strict=True))
    across, up = roomy(xs), roomy(ys)
    box = Box(canvas, tick_width(up, scales[1].percent) + inks.height() + 16, 8, 14, 2 * inks.height() + 14)
    names = [clean(chart.labels[i]) for i in there]
    line = _diagonal(across, up, scales) if chart.diagonal and there else ()
    spots: list[Spot] = [
        (across.share(x) * box.width, up.share(y) * box.height, (_NAMED if n >= rest else _DOT) / 2)
        for n, (x, y) in enumerate(zip(xs, ys, strict=True))
    ]
    weight = sorted(range(rest, len(names)), key=lambda n: list(chart.named).index(there[n]))
    found = places(spots, names, weight, box, _along(line, across, up, box, chart.diagonal), leaders=True)
    ends = [found[n].anchor if n in found else None for n in range(len(names))]
    led = (tuple(across.low + e[0] / box.width * (across.high - across.low) if e else None for e in ends),
           tuple(up.low + e[1] / box.height * (up.high - up.low) if e else None for e in ends))
    sheet = Sheet(
        Texts("其他", tuple(names)), Numbers(chart.x_title, tuple(xs), scales[0].excel), Numbers("引线 x", led[0], scales[0].excel),
        Numbers(chart.y_title, tuple(ys), scales[1].excel), Numbers("引线 y", led[1], scales[1].excel),
        *_line_columns(chart.diagonal, line, scales),
    )
    series = [_dots(rest, sheet)] if rest else []
    if line:
        series.insert(0 if rest < 2 else 1, _line(2 * len(names), sheet, chart.diagonal, box))
    series += [_leader(n + len(names), found[n], n, sheet, box) for n, end in enumerate(ends) if end]
    series += [_named(n, found.get(n), ROLES[chart.named[there[n]]], sheet, box) for n in range(rest, len(names))]
    plot = groups.scatter("".join(series), AXES) + axes(across, up, scales, (chart.x_title, chart.y_title))
    return Drawing(sheet, box.area(plot), "", [
        (f"series {name} {part}", Bound(f, "scaled", s.text(f)))
        for part, figures, s in zip("xy", given, scales, strict=True) for name, f in zip(names, figures, strict=True)
    ])


def _dots(count: int, sheet: Sheet) -> str:
    marker = groups.marker(colour(GREY), _DOT, colour(PAPER))
    return groups.dots(0, sheet.header(0), sheet.numbers(1, first=count), sheet.numbers(3, first=count), marker=marker)


def _named(n: int, place: Place | None, slot: str, sheet: Sheet, box: Box) -> str:
    label = place.label(colour(INK), box) if place and not place.anchor else ""
    marker = groups.marker(colour(slot), _NAMED, colour(PAPER))
    return groups.dots(n + 1, sheet.name(n), sheet.numbers(1, n), sheet.numbers(3, n), label=label, marker=marker)


def _leader(n: int, place: Place, row: int, sheet: Sheet, box: Box) -> str:
    """A thin line from a point to where its name has room."""
    label = place.label(colour(INK), box, point=1)
    return groups.dots(n + 1, sheet.name(row), sheet.across(1, 2, row), sheet.across(3, 4, row),
                       inks.stroke(colour(MUTED), 0.5, "flat"), label)


# -- the line of equality ----------------------------------------------------------------------------------------------
Ends = tuple[tuple[float, float], ...]   # x and y in the scales of the axes


def _diagonal(across: Span, up: Span, scales: list[Scale]) -> Ends:
    """Where the line enters and leaves the plot; nothing where it does not cross it."""
    x, y = (float(s.divisor) for s in scales)
    low, high = max(across.low * x, up.low * y), min(across.high * x, up.high * y)
    return ((low / x, low / y), (high / x, high / y)) if low < high else ()


def _line_columns(name: str, line: Ends, scales: list[Scale]) -> list[Numbers]:
    if not line:
        return []
    return [Numbers(f"{name} {axis}", tuple(end[n] for end in line), scales[n].excel) for n, axis in enumerate("xy")]


def _line(n: int, sheet: Sheet, name: str, box: Box) -> str:
    words, lift = inks.rich(clean(name), colour(MUTED)), _LIFT / box.canvas.height
    body = labels.body(colour(MUTED), position="l")
    label = labels.series({1: labels.point(1, body, shift=(0.0, -lift), words=words)})
    return groups.dots(n + 1, sheet.header(5), sheet.numbers(5, first=2), sheet.numbers(6, first=2),
                       inks.stroke(colour(MUTED), 1.25, "flat", "dash"), label)


def _along(line: Ends, across: Span, up: Span, box: Box, name: str) -> list[Area]:
    """The areas that the line and its name take, the line as a row of small squares."""
    if not line:
        return []
    (x, y), (right, top) = ((across.share(end[0]) * box.width, up.share(end[1]) * box.height) for end in line)
    steps = 60
    squares = [(x + (right - x) * i / steps, y + (top - y) * i / steps) for i in range(steps + 1)]
    wide = inks.width(name) + 6
    return [(a - 1, b - 1, a + 1, b + 1) for a, b in squares] + [
        (right - wide, top + _LIFT - inks.height() / 2, right, top + _LIFT + inks.height() / 2)]
