"""Rows of which a part matters: the whole as a pale bar, the part within it from the same line, both told behind it, its
share at the end.

The shares stand in one column: they are the labels of bars without a fill that all reach the end of the axis.
"""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.names import beside
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, category_axis, span, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import GREY, INK, MUTED, ROLES
from annualdeck.slide import Within

_WIDEST_NAMES = 0.3   # of the canvas
_HIGHEST = 40         # points that one row may be high
_GAP = 55             # % of a bar
_APART = 8.0          # points between the longest bar's value and the shares


def draw(chart: Within, canvas: Canvas) -> Drawing:
    scale, shares = chart.scale, texts(chart.share, chart.share_scale)
    whole, part = (numbers(s.points, scale) for s in (chart.whole, chart.part))
    count = max(len(chart.categories), 1)
    room = min((canvas.height - 4) / count, _HIGHEST)
    names, left = beside(chart.categories, room, _WIDEST_NAMES * canvas.width)
    box = Box(canvas, left, 2, 2, canvas.height - 2 - count * room)
    parts, wholes = texts(chart.part, scale), texts(chart.whole, scale)
    taken = max((inks.width(f"{p} / {w}") for p, w in zip(parts, wholes, strict=True)), default=0.0) + _APART + max(map(inks.width, shares), default=0.0) + 10
    axis = span([v for v in (*whole, *part) if v is not None], zero=True, above=min(taken / box.width, 0.6))
    axis = axis.moved(axis.low, float(f"{axis.high:.8g}"))   # as in the file
    far = tuple(None if p is None else axis.high for p in chart.share.points)
    share = numbers(chart.share.points, chart.share_scale)
    sheet = Sheet(
        Texts("", names.shown), Numbers(chart.whole.name, whole, scale.excel), Numbers(chart.part.name, part, scale.excel),
        Numbers(f"{chart.share.name}处", far, scale.excel), Numbers(chart.share.name, share, chart.share_scale.excel),
        *names.columns(),
    )
    told = room >= 0.9 * inks.height()
    sizes = {
        i: labels.point(i, labels.body(colour(MUTED), scale.excel, "outEnd"), words=inks.runs(
            [(parts[i], colour(ROLES[chart.part.role])), (f" / {wholes[i]}", colour(MUTED))]) if parts[i] else "")
        for i in labels.wanted(chart.whole) if told
    }
    ends = {
        i: labels.point(i, labels.body(colour(INK), position="inEnd"), words=inks.rich(words, colour(INK), bold=i in chart.focus))
        for i, words in enumerate(shares) if words and told
    }
    charts = (
        groups.bars(
            groups.bar(0, sheet, 1, inks.fill(colour(GREY)), labels.series(sizes))
            + groups.bar(1, sheet, 2, inks.fill(colour(ROLES[chart.part.role])))
            + groups.bar(2, sheet, 3, inks.NO_FILL, labels.series(ends)),
            lying=True, gap=_GAP, overlap=100,
        )
        + category_axis(box, at="l", wrapped=names.lines > 1, skip=names.skip, reverse=True)
        + value_axis(axis, scale.excel, at="t")
    )
    found = bound([chart.whole, chart.part], scale) + bound([chart.share], chart.share_scale)
    return Drawing(sheet, box.area(charts), "", found)
