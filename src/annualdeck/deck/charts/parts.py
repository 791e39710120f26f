"""Bars whose series lie behind one another, parts of a whole; a benchmark is a mark across them.

A single row names its parts in themselves where they have the room. Otherwise a legend names them or, where there is a
mark (whose series programs don't leave out of a legend alike), a key of words above the bars.
"""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import groups, labels, marks
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.benchmark import benchmarks, own
from annualdeck.deck.charts.figures import bound, drawn, numbers, texts
from annualdeck.deck.charts.names import beside
from annualdeck.deck.charts.plot import LEGEND, Box, Canvas, Drawing, Span, category_axis, legend, span, value_axis
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.charts.stacks import rows
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import MUTED, PAPER, ROLES
from annualdeck.scale import Scale
from annualdeck.slide import Bars, Series

_WIDEST_NAMES = 0.3   # of the canvas
_HIGHEST = 52         # points that one row may be high
_GAP = 45             # % of a bar


def draw(chart: Bars, canvas: Canvas) -> Drawing:
    shown, scale = drawn(own(chart.series)), chart.scale
    mark = next(iter(benchmarks(chart.series)), None)
    count = max(len(chart.categories), 1)
    axis = _axis(shown, mark, scale)
    named = any(clean(c) for c in chart.categories)
    names, left = beside(chart.categories, _HIGHEST, _WIDEST_NAMES * canvas.width) if named else (None, 2.0)
    point = (canvas.width - left - 6) / (axis.high - axis.low)
    inside = count == 1 and all(_holds(s, scale, point) for s in shown)
    key = _key(shown, scale, point, canvas) if mark and not inside else []
    top = (2 if inside else LEGEND + 4) + (inks.height() * max(len(key), 1) + 2 if mark else 0)
    room = min((canvas.height - top - 4) / count, _HIGHEST)
    names, left = beside(chart.categories, room, _WIDEST_NAMES * canvas.width)
    box = Box(canvas, left if named else 2.0, top, 6, canvas.height - top - count * room)
    columns = [Numbers(s.name, numbers(s.points, scale), scale.excel) for s in shown]
    columns += marks.columns(mark, scale, axis, box) if mark else []
    sheet = Sheet(Texts("", names.shown), *columns, *names.columns())
    series = "".join(_series(n, s, scale, canvas, sheet, point, inside) for n, s in enumerate(shown))
    charts = groups.bars(series, lying=True, grouping="stacked", gap=_GAP, overlap=100)
    if mark:
        charts += marks.group(mark, len(shown), sheet, scale, room, box, _label(key, room, canvas) if key else "")
    charts += category_axis(box, at="l", names=named, wrapped=names.lines > 1, skip=names.skip, reverse=True)
    charts += value_axis(axis, scale.excel, at="t") + (groups.second_axes(axis, scale.excel, box, lying=True) if mark else "")
    head = "" if inside or mark else legend(canvas, [s.name for s in shown])
    return Drawing(sheet, box.area(charts), head, bound([*shown, *([mark] if mark else [])], scale))


def _axis(shown: Sequence[Series], mark: Series | None, scale: Scale) -> Span:
    """The stacks' ends and the marks, with a little air."""
    ends = [sum(v for v in row if sign * v > 0) for row in rows(shown, scale) for sign in (1, -1)]
    reached = [v for v in (numbers(mark.points, scale) if mark else ()) if v is not None]
    return span([*ends, *reached], zero=True, above=0.03, below=0.03)


def _holds(s: Series, scale: Scale, point: float, named: bool = True) -> bool:
    """Whether the first part of a series has room for its value, and its name where it is `named` in itself; a unit of
    the axis is `point` points.
    """
    figure = s.points[0] if s.points else None
    wide = max(inks.width(clean(s.name)) if named else 0.0, inks.width(texts(s, scale)[0]) if s.points else 0.0) + 4
    return figure is None or wide <= abs(scale.number(figure)) * point


def _series(n: int, s: Series, scale: Scale, canvas: Canvas, sheet: Sheet, point: float, inside: bool) -> str:
    words = texts(s, scale)
    ink = colour(canvas.theme.ink_on(ROLES[s.role]))
    body = labels.body(ink, scale.excel, "ctr", show=("SerName", "Val") if inside else ("Val",), between="\n")
    told = {
        i: labels.point(i, body) for i in labels.wanted(s)
        if abs(scale.number(s.points[i])) * point >= inks.width(words[i]) + 4  # type: ignore[arg-type]
    }
    return groups.bar(n, sheet, n + 1, inks.fill(colour(ROLES[s.role]), colour(PAPER)), labels.series(told))


def _key(shown: Sequence[Series], scale: Scale, point: float, canvas: Canvas) -> list[list[tuple[str, str]]]:
    """The names of the parts behind squares in their colours, in as many lines as they take; a part that has no room for
    its value has it here.
    """
    found: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for s in shown:
        value = "" if _holds(s, scale, point, named=False) else f" {texts(s, scale)[0]}"
        words = f"{clean(s.name)}{value}   "
        wide = inks.width(f"■ {words}")
        if used + wide > canvas.width and found[-1]:
            found, used = [*found, []], 0.0
        found[-1] += [("■ ", colour(ROLES[s.role])), (words, colour(MUTED))]
        used += wide
    return found


def _label(key: list[list[tuple[str, str]]], room: float, canvas: Canvas) -> str:
    """The key above the first row and the name of its mark."""
    lift = (room / 2 + (1.3 + len(key) / 2) * inks.height()) / canvas.height
    return labels.point(0, labels.body(colour(MUTED), position="inBase"), shift=(0.0, -lift), words=inks.lines(key))
