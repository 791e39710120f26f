"""What stands over the columns: values, annotations, tags; nothing under anything else."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.column_plan import Plan, marks, tags
from annualdeck.deck.charts.figures import bearer, numbers
from annualdeck.deck.charts.plot import Box, Canvas, Span
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK, MUTED, PAPER, ROLES
from annualdeck.figure import NEEDS_PRIOR
from annualdeck.slide import Series
from annualdeck.wording import Text


def labels_of(
    s: Series, plan: Plan, canvas: Canvas, kept: set[int], crossed: set[float], moved: dict[int, tuple[float, float]], room: float, wide: float
) -> dict[int, str]:
    """The labels of a series by point: annotations in the accent, values in ink over their columns, `moved` by so many
    points to the right and up.

    Where a line runs there a value moves into its column of so many points, or else has paper behind it.
    """
    scale, points = plan.scale, {}
    shifts = {i: (right / canvas.width, -up / canvas.height) for i, (right, up) in moved.items()}
    for i, mark in marks(s, plan).items():
        value = scale.text(s.points[i])  # type: ignore[arg-type]
        unit = scale.suffix if canvas.dark and not scale.percent else ""
        points[i] = labels.annotation(i, labels.marked(mark, value + unit), "outEnd")
    if plan.chart.stacked:
        ink, where = colour(canvas.theme.ink_on(ROLES[s.role])), "ctr"
    else:
        ink, where = colour(PAPER if canvas.dark else INK if s.role == "this" else MUTED), "outEnd"
    if s is bearer(plan.shown):
        points |= {i: _tagged(s, i, tag, plan, canvas, shifts.get(i)) for i, tag in tags(plan, room).items()}
    for i in kept - set(points):
        under = where == "outEnd" and scale.number(s.points[i]) in crossed  # type: ignore[arg-type]
        if under and inks.width(scale.text(s.points[i])) <= wide:  # type: ignore[arg-type]
            points[i] = labels.point(i, labels.body(colour(canvas.theme.ink_on(ROLES[s.role])), scale.excel, "inEnd"))
        else:
            points[i] = labels.point(i, labels.body(ink, scale.excel, where, ground=colour(PAPER) if under else ""), shift=shifts.get(i))
    return points


def _tagged(s: Series, i: int, tag: Text, plan: Plan, canvas: Canvas, shift: tuple[float, float] | None) -> str:
    """A value under its tag, which has the colour of its direction where it is a change and not a value of its own."""
    figure = next((b.figure for b in tag.bound if b.form in NEEDS_PRIOR), None)
    ink = MUTED if figure is None or not (figure.rose or figure.fell) else canvas.rise if figure.rose else canvas.fall
    words = [[(clean(tag), colour(ink))], [(plan.scale.text(s.points[i]), colour(INK))]]  # type: ignore[arg-type]
    return labels.point(i, labels.body(colour(INK), position="outEnd"), shift=shift, words=inks.lines(words))


def zeros(s: Series, plan: Plan) -> set[int]:
    """The classes that hold nothing worth a column: their zeros need no words."""
    return {i for i, f in enumerate(s.points) if plan.chart.histogram and f is not None and set(plan.scale.text(f)) <= set("0.%")}


def shifted(
    s: Series, kept: set[int], others: Sequence[tuple[Series, set[int]]], plan: Plan, axis: Span, box: Box, wide: float, gap: float
) -> dict[int, tuple[float, float]]:
    """How many points a value moves right and up so that it does not lie on a higher column beside its own, of so many points:
    the last of its category into the gap behind it, or over a lower category there, where that has the room, else over
    the other; a column under a value of its own stays free of others.
    """
    scale, point, moved = plan.scale, box.height / (axis.high - axis.low), {}
    for i in set() if plan.chart.stacked else kept:
        own = scale.number(s.points[i])  # type: ignore[arg-type]
        beside = [scale.number(p) for o, k in others if i not in k and (p := o.points[i]) is not None]
        beyond = inks.width(scale.text(s.points[i])) - wide  # type: ignore[arg-type]
        if beyond > 0 and (higher := max(beside, default=own)) > own >= 0:
            free = gap if any(v > own for v in _next(i, plan)) else gap + wide / 2
            moved[i] = (beyond / 2, 0.0) if s is plan.shown[-1] and beyond <= free else (0.0, (higher - own) * point)
    return moved


def _next(i: int, plan: Plan) -> list[float]:
    """The columns of the category behind; at the end of the chart a wall."""
    if i + 1 >= len(plan.chart.categories):
        return [float("inf")]
    return [plan.scale.number(p) for s in plan.shown if (p := s.points[i + 1]) is not None]


def covered(s: Series, plan: Plan, axis: Span, box: Box, room: float) -> set[int]:
    """The points whose values would lie under an annotation beside them."""
    scale, point = plan.scale, box.height / (axis.high - axis.low)
    at = {i: scale.number(p) * point for i, p in enumerate(s.points) if p is not None}
    return {
        j for i, mark in marks(s, plan).items() for j in at if i != j and abs(at[i] - at[j]) < inks.height()
        and abs(i - j) * room < (inks.width(labels.marked(mark, scale.text(s.points[i]))) + inks.width(scale.text(s.points[j]))) / 2  # type: ignore[arg-type]
    }


def crossed(plan: Plan, axis: Span, box: Box) -> set[float]:
    """The values whose labels would lie on a benchmark's line."""
    point = box.height / (axis.high - axis.low)
    lines = [v for s in plan.across for v in numbers(s.points, plan.scale) if v is not None]
    values = {plan.scale.number(f) for s in plan.shown for f in s.figures}
    return {v for v in values if any(-2 < (line - v) * point < inks.height() + 4 for line in lines)}
