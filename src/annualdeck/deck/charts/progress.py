"""Bars within 100 %: a pale track, and on it how much is done; the share stands at the track's end."""

from __future__ import annotations

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.figures import bound, numbers, texts
from annualdeck.deck.charts.names import beside
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, category_axis, span, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import CARD, INK, ROLES
from annualdeck.slide import Progress

_WIDEST_NAMES = 0.4   # of the canvas
_HIGHEST = 38         # points that one row may be high


def draw(chart: Progress, canvas: Canvas) -> Drawing:
    scale, done = chart.scale, numbers(chart.series.points, chart.scale)
    whole = 1.0 if scale.percent else 100.0
    count = max(len(chart.categories), 1)
    room = min((canvas.height - 6) / count, _HIGHEST)
    names, left = beside(chart.categories, room, _WIDEST_NAMES * canvas.width)
    words = _words(chart, texts(chart.series, scale))
    right = max((inks.width(w) for w in words), default=0.0) + 10
    box = Box(canvas, left, 2, right, canvas.height - 2 - count * room)
    track = tuple(whole for _ in chart.categories)
    sheet = Sheet(
        Texts("", names.shown), Numbers("全部", track, scale.excel), Numbers(chart.series.name, done, scale.excel),
        *names.columns(),
    )
    told = room >= 0.9 * inks.height()
    ends = {
        i: labels.point(i, labels.body(colour(INK), position="outEnd"), words=inks.rich(w, colour(INK)))
        for i, w in enumerate(words) if w and told
    }
    charts = (
        groups.bars(
            groups.bar(0, sheet, 1, inks.fill(colour(CARD, lum=(94, 0))), labels.series(ends))
            + groups.bar(1, sheet, 2, inks.fill(colour(ROLES[chart.series.role]))),
            lying=True, gap=90, overlap=100,
        )
        + category_axis(box, at="l", wrapped=names.lines > 1, skip=names.skip, reverse=True, line=False)
        + value_axis(span([0.0, whole, *(v for v in done if v is not None)], zero=True), scale.excel, at="t")
    )
    return Drawing(sheet, box.area(charts), "", bound([chart.series], scale))


def _words(chart: Progress, shares: list[str]) -> list[str]:
    """What stands at the end of each row: 80.0%  12/15项."""
    more = [clean(b) for b in chart.beside] or [""] * len(shares)
    return [f"{share}  {words}".strip() for share, words in zip(shares, more, strict=True)]
