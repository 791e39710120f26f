"""Columns of counts under the line of their cumulative share.

Both stand on one height: the left axis ends at the whole and the right one at 100 %, so the line begins at the top of
the first column.
"""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.names import below
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, category_axis, column_point, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, GREY, INK, MUTED, PAPER
from annualdeck.scale import common_scale
from annualdeck.slide import Pareto

_WIDEST = 64   # points that one column may be wide


def draw(chart: Pareto, canvas: Canvas) -> Drawing:
    scale, line = chart.scale, chart.cumulative
    share = common_scale(line.figures)
    counts = numbers(chart.series.points, scale)
    whole = sum(v for v in counts if v and v > 0) or 1.0
    count = max(len(chart.categories), 1)
    room = (canvas.width - 4) / count
    names = below(chart.categories, room)
    box = Box(canvas, bottom=names.height)
    free = 1 + (inks.height() + 6) / box.height
    sheet = Sheet(
        Texts("", names.shown), Numbers(chart.series.name, counts, scale.excel),
        Numbers(line.name, numbers(line.points, share), share.excel), *names.columns(),
    )
    heights = [(v or 0.0) / whole * box.height / free for v in counts]
    tops = [float(p.value) * box.height / free if p else 0.0 for p in line.points]  # type: ignore[arg-type]
    gap = max(24, round((room / min(room / 1.3, _WIDEST) - 1) * 100))
    rest = "".join(column_point(i, inks.fill(colour(GREY))) for i in range(chart.few, len(counts)))
    values = _values(chart, texts(chart.series, scale), scale.excel, heights, tops, room, canvas)
    columns = groups.bar(0, sheet, 1, inks.fill(colour(ACCENT)), labels.series(values), rest)
    shares = labels.series(_shares(chart, texts(line, share), share.excel, room))
    dots = groups.marker(colour(PAPER), 5, colour(MUTED))
    charts = (
        groups.bars(columns, gap=gap, overlap=0)
        + groups.lines(groups.line(1, sheet, 2, inks.stroke(colour(MUTED), 1.5), shares, marker=dots), groups.SECOND)
        + category_axis(box, wrapped=names.lines > 1, skip=names.skip)
        + value_axis(Span(0, whole * free, whole), scale.excel)
        + groups.second_axes(Span(0, free, 1), share.excel, box)
    )
    return Drawing(sheet, box.area(charts), "", bound([chart.series], scale) + bound([line], share))


def _values(
    chart: Pareto, words: list[str], form: str, heights: list[float], tops: list[float], room: float, canvas: Canvas
) -> dict[int, str]:
    """The counts: above their columns where the line runs high enough above them, else inside, else nowhere."""
    found, high = {}, inks.height()
    for i in labels.wanted(chart.series):
        if inks.width(words[i]) + 4 > room:
            continue
        if tops[i] - heights[i] > 2 * high:
            found[i] = labels.point(i, labels.body(colour(INK), form, "outEnd"))
        elif heights[i] > high + 4:
            ground = ACCENT if i < chart.few else GREY
            found[i] = labels.point(i, labels.body(colour(canvas.theme.ink_on(ground)), form, "ctr"))
    return found


def _shares(chart: Pareto, words: list[str], form: str, room: float) -> dict[int, str]:
    """The shares above the line: all where they fit side by side, else where the few end and at the last."""
    points, edge = [i for i, word in enumerate(words) if word], chart.few - 1
    if max((inks.width(words[i]) for i in points), default=0.0) > room:
        last = points[-1]
        points = [edge, last] if (last - edge) * room >= inks.width(words[last]) + 6 else [edge]
    return {
        i: labels.point(i, labels.body(colour(ACCENT if i == edge else MUTED), form, "t", bold=i == edge)) for i in points
    }
