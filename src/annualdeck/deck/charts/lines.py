"""Lines over time, each named at its end where there are at most three."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts.benchmark import LOOK, own
from annualdeck.deck.charts.figures import bearer, bound, drawn, numbers, texts
from annualdeck.deck.charts.names import below
from annualdeck.deck.charts.plot import (
    LEGEND, Box, Canvas, Drawing, Span, category_axis, legend, tick_format, tick_width, ticked, value_axis,
)
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.charts.windows import windows
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK, MUTED, PAPER, ROLES
from annualdeck.scale import Scale
from annualdeck.slide import Lines, Series

_MOST_NAMED = 3   # more lines than this take a legend
_THICK, _THIN = 2.25, 1.5
_ENDING = 0.13    # of the width that a benchmark's name and value may take on one line


@dataclass
class _Line:
    """One line: its values, the index of its last one, its name there, its annotations, the labels it keeps."""

    series: Series
    values: tuple[float | None, ...]
    end: int
    name: str
    marks: dict[int, str]
    kept: set[int]
    stacked: bool = False   # name and value one above the other

    @property
    def ending(self) -> str:
        """The words right of the last point, as far as they need room."""
        value = self.marks.get(self.end, "0,000.0" if self.end in self.kept else "")
        if self.stacked:
            return max(self.name, value, key=inks.width)
        return f"{self.name} {value}".strip() if self.name else ""

    @property
    def ink(self) -> str:
        """The colour of its words: grey lines are named in the readable muted ink."""
        return colour(MUTED if self.series.role == "last" else ROLES[self.series.role])


def draw(chart: Lines, canvas: Canvas) -> Drawing:
    shown, scale = drawn(chart.series), chart.scale
    bands = windows(chart.windows, len(chart.categories))
    ending = 10 + max(inks.width(f"{clean(s.name)} 0,000") for s in shown) if 1 < len(shown) <= _MOST_NAMED else 20
    kept = labels.fitting(shown, {n: texts(s, scale) for n, s in enumerate(shown)},
                          (canvas.width - ending) / max(len(chart.categories), 1))
    lines = [_line(s, k, chart, shown, scale, canvas.width) for s, k in zip(shown, kept, strict=True)]
    with_legend = len(own(shown)) > _MOST_NAMED
    spelled = any(len(line.kept) == len(line.series.figures) > 0 for line in lines)  # no axis is needed to read it
    top = LEGEND + 4 if with_legend else 6
    values = [v for line in lines for v in line.values if v is not None]
    over = inks.height() if chart.marks or (any(kept) and (spelled or bands)) else 0.0
    high = bands.height(canvas.width * 0.85 / bands.count) if bands else 0.0
    free = (over + high) / (canvas.height - top - 24)
    axis = ticked(values, zero=chart.from_zero, above=max(free, 0.02), percent=scale.percent)
    left = 4 if spelled else tick_width(axis, scale.percent) + 8
    right = max(inks.width(line.ending) for line in lines) + 10
    names = below(chart.categories, (canvas.width - left - right) / max(len(chart.categories), 1))
    box = Box(canvas, left, top, right, names.height)
    sheet = Sheet(
        Texts("", names.shown), *(Numbers(line.series.name, line.values, scale.excel) for line in lines),
        *([bands.column()] if bands else []), *names.columns(),
    )
    for n, line in enumerate(lines):
        line.kept = line.kept if spelled else {i for i in line.kept if (line.name and i == line.end) or not all(_beset(i, n, lines, axis, box))}
    lifts = labels.apart([axis.share(line.values[line.end] or 0.0) * box.height for line in lines],
                         [inks.height(2 if line.stacked else 1) for line in lines])
    order = sorted(range(len(lines)), key=lambda n: lines[n].series.role == "this")  # this year lies over the others
    axes, first = (groups.SECOND, 1) if bands else (groups.FIRST, 0)
    series = "".join(_series(n, first, lines, lifts[n], sheet, axis, box, scale) for n in order)
    charts = groups.lines(series, axes)
    below_axis = category_axis(box, wrapped=names.lines > 1, skip=names.skip)
    form = tick_format(axis.step, scale.percent)
    value = value_axis(axis, form, shown=not spelled, kept=bool(bands), ids=axes[::-1])
    if bands:
        charts = bands.group(0, sheet, len(lines) + 1, box.width / bands.count, box) + charts + below_axis + bands.axis()
        charts += value + category_axis(box, names=False, ids=axes)
    else:
        charts += below_axis + value
    head = legend(canvas, [s.name for s in shown], (0,) if bands else ()) if with_legend else ""
    return Drawing(sheet, box.area(charts), head, bound(shown, scale))


def _line(s: Series, kept: set[int], chart: Lines, shown: list[Series], scale: Scale, wide: float) -> _Line:
    """A line with the annotations that stand on it: on this year's, else on the first. A benchmark tells its value, below its
    name where the two would take too much of the width.
    """
    marks = {
        i: labels.marked(mark, scale.text(p)) for i, mark in chart.marks.items()
        if s is bearer(shown) and i < len(s.points) and (p := s.points[i]) is not None
    }
    end = max((i for i, p in enumerate(s.points) if p is not None), default=0)
    several = 1 < len(own(shown)) <= _MOST_NAMED or len(own(shown)) < len(shown)
    name = clean(s.name) if s.figures and (several or s.role == "benchmark") else ""
    if s.role != "benchmark" or not s.figures:
        return _Line(s, numbers(s.points, scale), end, name, marks, kept)
    stacked = inks.width(f"{name} 0,000.0") > _ENDING * wide
    return _Line(s, numbers(s.points, scale), end, name, marks, {end}, stacked)


def _series(
    n: int, first: int, lines: list[_Line], lift: float, sheet: Sheet, axis: Span, box: Box, scale: Scale
) -> str:
    line = lines[n]
    covered = _covered(line, axis, box, scale)
    points = {i: _value(i, n, lines, axis, box, scale) for i in line.kept - covered}
    points |= {i: labels.annotation(i, words, "t") for i, words in line.marks.items()}
    if line.name:
        points[line.end] = _end(line, lift, box, scale)
    ink, bench = colour(ROLES[line.series.role]), line.series.role == "benchmark"
    dots = "".join(
        f'<c:dPt><c:idx val="{i}"/>{groups.marker(ink, 6, colour(PAPER))}<c:bubble3D val="0"/></c:dPt>'
        for i in sorted(line.kept - covered | set(line.marks)) if not bench
    )
    look = LOOK if bench else inks.stroke(ink, _THICK if line.series.role == "this" else _THIN)
    marker = groups.marker(ink, 5) if len(line.series.figures) == 1 else groups.NO_MARKER
    return groups.line(first + n, sheet, n + 1, look, labels.series(points), dots, marker)


def _covered(line: _Line, axis: Span, box: Box, scale: Scale) -> set[int]:
    """The points whose values would lie under an annotation beside them; the end of a named line stands aside."""
    point, room = box.height / (axis.high - axis.low), box.width / max(len(line.values), 1)
    held = {i: v for i, v in enumerate(line.values) if v is not None and i in line.kept and not (line.name and i == line.end)}
    return {
        j for i, words in line.marks.items() for j, v in held.items()
        if j not in line.marks and abs((line.values[i] or 0.0) - v) * point < inks.height() + 2
        and abs(i - j) * room < (inks.width(words) + inks.width(scale.text(line.series.points[j]))) / 2  # type: ignore[arg-type]
    }


def _value(i: int, n: int, lines: list[_Line], axis: Span, box: Box, scale: Scale) -> str:
    """A value above its point; below it in a valley, or where another line runs close above, if the axis leaves room."""
    here = lines[n].values[i] or 0.0
    beside = [v for v in lines[n].values[max(i - 1, 0):i + 2] if v is not None]
    crowded, low = _beset(i, n, lines, axis, box)
    valley = here == min(beside) and len(set(beside)) > 1
    ink = colour(INK if lines[n].series.role == "this" else MUTED)
    return labels.point(i, labels.body(ink, scale.excel, "b" if not low and (crowded or valley) else "t"))


def _beset(i: int, n: int, lines: list[_Line], axis: Span, box: Box) -> tuple[bool, bool]:
    """Whether another line runs close above a point, and whether the axis lies close below it; a value beside an axis that
    has neither room is left out."""
    here, point, near = lines[n].values[i] or 0.0, box.height / (axis.high - axis.low), inks.height() + 6
    crowded = any(0 <= (other - here) * point < near for m, line in enumerate(lines) if m != n and (other := line.values[i]) is not None)
    return crowded, (here - axis.low) * point <= near


def _end(line: _Line, lift: float, box: Box, scale: Scale) -> str:
    """The line's name right of its last point, with what else stands on that point."""
    shift = (0.0, -lift / box.canvas.height) if abs(lift) > 0.5 else None
    bold = line.series.role == "this"
    words = inks.rich(line.ending, line.ink, bold=bold) if line.end in line.marks else ""
    show = ("SerName", "Val") if line.end in line.kept else ("SerName",)
    body = labels.body(line.ink, scale.excel, "r", show=show, between="\n" if line.stacked else " ", bold=bold)
    return labels.point(line.end, body, shift=shift, words=words)
