"""Shares of a whole: a ring with its values, its parts named at the right, small ones with their value."""

from __future__ import annotations

import math

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.plot import Box, Canvas, Drawing
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, GREY, MUTED, PAPER, ROLES
from annualdeck.slide import Doughnut

_PARTS = (ACCENT, ROLES["series1"], ROLES["series2"], ROLES["series3"], ROLES["series4"], GREY)
_HOLE = 52   # % of the ring's width


def draw(chart: Doughnut, canvas: Canvas) -> Drawing:
    scale, values = chart.scale, numbers(chart.series.points, chart.scale)
    size = inks.SIZE + 1
    most, words = 0.45 * canvas.width, texts(chart.series, scale)
    full = tuple(clean(c) for c in chart.categories)
    side = min(max((inks.width(f"{c} {w}", size) for c, w in zip(full, words, strict=True)), default=0.0) + 30, most)
    ring = min(canvas.height - 8, canvas.width - side - 16)
    left = max((canvas.width - ring - side - 16) / 2, 0)
    box = Box(canvas, left, (canvas.height - ring) / 2, canvas.width - left - ring, (canvas.height - ring) / 2)
    wanted, whole = labels.wanted(chart.series), sum(v for v in values if v) or 1.0
    deep, around = ring * (100 - _HOLE) / 200, math.pi * ring * (100 + _HOLE) / 200   # points of the band itself
    inside = {i for i in wanted if _fits(words[i], (values[i] or 0.0) / whole * around, deep)}
    shown = tuple(_name(c, words[i] if i in wanted - inside else "", side - 30, size) for i, c in enumerate(full))
    longer = (Texts("全称", full),) if full != shown else ()
    sheet = Sheet(Texts("", shown), Numbers(chart.series.name, values, scale.excel), *longer)
    parts, points = "", {}
    for i in range(len(values)):
        slot = _PARTS[i % len(_PARTS)]
        parts += (
            f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/>{inks.fill(colour(slot), colour(PAPER))}</c:dPt>'
        )
        if i in inside:
            points[i] = labels.point(i, labels.body(colour(canvas.theme.ink_on(slot)), scale.excel))
    charts = (
        f'<c:doughnutChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/>{sheet.header(1)}{parts}'
        f"{labels.series(points)}<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(1)}</c:val></c:ser>"
        f'<c:firstSliceAng val="0"/><c:holeSize val="{_HOLE}"/></c:doughnutChart>'
    )
    return Drawing(sheet, box.area(charts), _legend(canvas, len(shown), left + ring + 16, side, size),
                   bound([chart.series], scale))


def _name(name: str, value: str, room: float, size: float) -> str:
    """A part's name in the key, with the value that has no room in the ring."""
    return f"{inks.shortened(name, room - inks.width(f' {value}', size), size)} {value}" if value else inks.shortened(name, room, size)


def _fits(words: str, along: float, deep: float) -> bool:
    """Whether a value has room in its part of the ring."""
    return inks.width(words) <= 1.15 * deep + 4 and along >= max(inks.height(), 0.8 * inks.width(words))


def _legend(canvas: Canvas, count: int, left: float, wide: float, size: float) -> str:
    high = min(count * 2.0 * size, canvas.height - 8)
    return (
        '<c:legend><c:legendPos val="r"/><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left / canvas.width:.5f}"/><c:y val="{(canvas.height - high) / 2 / canvas.height:.5f}"/>'
        f'<c:w val="{wide / canvas.width:.5f}"/><c:h val="{high / canvas.height:.5f}"/></c:manualLayout></c:layout>'
        f'<c:overlay val="0"/>{inks.text(colour(MUTED), size)}</c:legend>'
    )
