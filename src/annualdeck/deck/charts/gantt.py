"""Tasks over the periods of a year: stacked bars whose first piece only keeps the distance.

The row on top names the periods and the columns of words; in every other row the pieces before and after a task are a
pale track, so that the year can be followed along it.
"""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.names import below, beside
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, category_axis, column_point, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import CARD, INK, MUTED, PAPER, ROLES
from annualdeck.slide import Gantt

_WIDEST_NAMES, _WIDEST_WORDS = 0.24, 0.22   # of the canvas
_HIGHEST = 40                               # points that one row may be high
_TRACK = colour(CARD, lum=(96, 0))
_FORM = "0.00"
_APART = 12.0   # points between columns of words, and before the first


def draw(chart: Gantt, canvas: Canvas) -> Drawing:
    count = len(chart.tasks) + 1
    room = min((canvas.height - 4) / count, _HIGHEST)
    names, left = beside(("", *(t.name for t in chart.tasks)), room, _WIDEST_NAMES * canvas.width)
    box = Box(canvas, left, 2, 2, canvas.height - 2 - count * room)
    cells = _cells(chart, canvas)
    periods = max(len(chart.periods), 1)
    unit = (box.width - sum(wide + _APART for _, wide in cells)) / periods   # points of one period
    steps = below(chart.periods, unit).shown
    sheet = Sheet(Texts("", names.shown), *_columns(chart, cells, unit, steps), *names.columns())
    charts = (
        groups.bars(_series(chart, cells, sheet), lying=True, grouping="stacked", gap=45, overlap=100)
        + category_axis(box, at="l", wrapped=names.lines > 1, skip=names.skip, reverse=True, line=False)
        + value_axis(Span(0, box.width / unit, 1), _FORM, at="t")
    )
    found = [(f"row {t.name}", bound) for t in chart.tasks for cell in t.cells for bound in cell.bound]
    return Drawing(sheet, box.area(charts), "", found)


def _cells(chart: Gantt, canvas: Canvas) -> list[tuple[list[str], float]]:
    """Each column of words from the head down, shortened where it must be, and the points it takes."""
    found = []
    for c, head in enumerate(chart.columns):
        words = [clean(head), *(clean(t.cells[c]) if c < len(t.cells) else "" for t in chart.tasks)]
        wide = min(max(inks.width(w) for w in words), _WIDEST_WORDS * canvas.width)
        found.append(([inks.shortened(w, wide) for w in words], wide + 4))
    return found


def _columns(chart: Gantt, cells: list[tuple[list[str], float]], unit: float, steps: Sequence[str]) -> list[Numbers]:
    """Before, task and after in each row, periods in the first, then the widths of the columns of words."""
    tasks, periods = chart.tasks, len(chart.periods)
    head: tuple[float | None, ...] = (None,)
    return [
        Numbers("开始", head + tuple(t.first or None for t in tasks), _FORM),
        Numbers("时长", head + tuple(t.last - t.first + 1 for t in tasks), _FORM),
        Numbers("之后", head + tuple(periods - t.last - 1 or None for t in tasks), _FORM),
        *(Numbers(p, (1.0,) + (None,) * len(tasks), _FORM) for p in steps),
        *(Numbers(name, (points / unit,) * (len(tasks) + 1), _FORM)
          for head, (_, wide) in zip(chart.columns, cells, strict=True) for name, points in (("间隔", _APART), (head, wide))),
    ]


def _series(chart: Gantt, cells: list[tuple[list[str], float]], sheet: Sheet) -> str:
    track = inks.fill(_TRACK)
    roles = "".join(
        column_point(i, inks.fill(colour(ROLES[t.role]))) for i, t in enumerate(chart.tasks, 1) if t.role != "this"
    )
    series = [
        groups.bar(0, sheet, 1, track), groups.bar(1, sheet, 2, inks.fill(colour(ROLES["this"])), points=roles),
        groups.bar(2, sheet, 3, track),
    ]
    for _ in chart.periods:
        n = len(series)
        name = labels.point(0, labels.body(colour(MUTED), position="ctr", show=("SerName",)))
        series.append(groups.bar(n, sheet, n + 1, inks.fill(colour(CARD), colour(PAPER)), labels.series({0: name})))
    for column, (words, _) in enumerate(cells):
        end = "inEnd" if column in chart.numbers else "inBase"
        series.append(groups.bar(len(series), sheet, len(series) + 1, inks.NO_FILL))
        n = len(series)
        points = {
            i: labels.point(i, labels.body(colour(INK if i else MUTED), position=end),
                            words=inks.rich(word, colour(INK if i else MUTED)))
            for i, word in enumerate(words) if word
        }
        series.append(groups.bar(n, sheet, n + 1, inks.NO_FILL, labels.series(points)))
    return "".join(series)
