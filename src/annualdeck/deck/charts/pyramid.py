"""Tiers as centred bars, and another figure of each tier as bars from a common line at the right, each side under its name.

The two have axes of their own over one plot: that of the tiers ends, and that of the others begins, where they part.
"""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.names import beside
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, category_axis, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK, MUTED, ROLES
from annualdeck.slide import Pyramid, Series

_WIDEST_NAMES = 0.25   # of the canvas
_HIGHEST = 90          # points that one tier may be high
_PART, _FROM = 0.58, 0.66   # shares of the plot: where the tiers end and the others begin
_HEAD = inks.height() + 4   # points that the names of the two sides take
_GAP, _THICKEST = 28, 50    # % of a bar between two, and points that a bar may be high


def draw(chart: Pyramid, canvas: Canvas) -> Drawing:
    scale, tiers = chart.scale, numbers(chart.series.points, chart.scale)
    most = max((v for v in tiers if v is not None), default=0.0)
    most = most if most > 0 else 1.0
    count = max(len(chart.categories), 1)
    head = _HEAD if chart.beside else 0.0
    room = min((canvas.height - 6 - head) / count, _HIGHEST)
    names, left = beside(chart.categories, room, _WIDEST_NAMES * canvas.width)
    box = Box(canvas, left, 2 + head, 4, canvas.height - 2 - head - count * room)
    air = tuple(None if v is None else (most - v) / 2 for v in tiers)
    columns = [Numbers("留白", air, scale.excel), Numbers(chart.series.name, tiers, scale.excel)]
    if chart.beside:
        columns.append(Numbers(chart.beside.name, numbers(chart.beside.points, chart.beside_scale), chart.beside_scale.excel))
    sheet = Sheet(Texts("", names.shown), *columns, *names.columns())
    part = _PART if chart.beside else 1.0
    wide = [(v or 0.0) / most * part * box.width for v in tiers]
    gap = max(_GAP, round((room / _THICKEST - 1) * 100))
    told = room / (1 + gap / 100) >= 0.9 * inks.height()
    values = _values(chart, wide, canvas) if told else {}
    charts = groups.bars(
        groups.bar(0, sheet, 1, inks.NO_FILL, labels.series(_heads(chart, wide, room, box)) if chart.beside else "")
        + groups.bar(1, sheet, 2, inks.fill(colour(ROLES[chart.series.role])), labels.series(values)),
        lying=True, grouping="stacked", gap=gap, overlap=100,
    )
    charts += _beside(chart.beside, sheet, chart, gap, told) if chart.beside else ""
    charts += category_axis(box, at="l", wrapped=names.lines > 1, skip=names.skip, reverse=True, line=False)
    charts += value_axis(Span(0, most / part, most), scale.excel, at="t")
    found = bound([chart.series], scale)
    if chart.beside:
        charts += groups.second_axes(_apart(chart, box), chart.beside_scale.excel, box, lying=True)
        found += bound([chart.beside], chart.beside_scale)
    return Drawing(sheet, box.area(charts), "", found)


def _values(chart: Pyramid, wide: list[float], canvas: Canvas) -> dict[int, str]:
    """Each tier's value in the middle of its bar, or right of a bar that is too short for it."""
    words, slot = texts(chart.series, chart.scale), ROLES[chart.series.role]
    found = {}
    for i in labels.wanted(chart.series):
        inside = inks.width(words[i]) + 8 <= wide[i]
        ink = colour(canvas.theme.ink_on(slot) if inside else INK)
        shift = None if inside else ((wide[i] / 2 + inks.width(words[i]) / 2 + 4) / canvas.width, 0.0)
        found[i] = labels.point(i, labels.body(ink, chart.scale.excel, "ctr"), shift=shift)
    return found


def _heads(chart: Pyramid, wide: list[float], room: float, box: Box) -> dict[int, str]:
    """The names of the two sides, as labels of the first two tiers' air: from there they are moved above the first tier."""
    assert chart.beside is not None
    unit = f"（{chart.beside_scale.suffix}）" if chart.beside_scale.suffix else ""
    names = clean(chart.series.name), clean(chart.beside.name) + unit
    middles = _PART * box.width / 2, _FROM * box.width + inks.width(names[1]) / 2
    found = {}
    there = (i for i, p in enumerate(chart.series.points) if p is not None)
    for i, name, middle in zip(there, names, middles, strict=False):
        aside = (_PART * box.width - wide[i]) / 4   # the middle of the air left of the tier
        shift = (middle - aside) / box.canvas.width, -((i + 0.5) * room + _HEAD / 2) / box.canvas.height
        found[i] = labels.point(i, labels.body(colour(MUTED), position="ctr"), shift=shift, words=inks.rich(name, colour(MUTED)))
    return found


def _beside(s: Series, sheet: Sheet, chart: Pyramid, gap: int, told: bool) -> str:
    body = labels.body(colour(INK), chart.beside_scale.excel, "outEnd")
    points = {i: labels.point(i, body) for i in labels.wanted(s)} if told else {}
    return groups.bars(
        groups.bar(2, sheet, 3, inks.fill(colour(ROLES[s.role])), labels.series(points)), lying=True,
        gap=gap, overlap=100, axes=groups.SECOND,
    )


def _apart(chart: Pyramid, box: Box) -> Span:
    """An axis whose zero lies right of the tiers, and whose longest bar leaves room for its value."""
    assert chart.beside is not None
    most = max((v for v in numbers(chart.beside.points, chart.beside_scale) if v is not None), default=0.0)
    most = most if most > 0 else 1.0
    told = max(map(inks.width, texts(chart.beside, chart.beside_scale)), default=0.0) + 8
    point = most / max((1 - _FROM) * box.width - told, 0.1 * box.width)   # of the axis
    return Span(-point * _FROM * box.width, point * (1 - _FROM) * box.width, most)
