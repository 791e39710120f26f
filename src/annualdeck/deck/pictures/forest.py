"""Effects with their intervals, one row for each trial, about the line of no effect."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.deck.charts.ink import shortened, width
from annualdeck.deck.charts.plot import Span, tick_decimals, ticked
from annualdeck.deck.letters import clean
from annualdeck.deck.pictures.plan import LINE, SIZE, Dot, Ink, Mark, Plan, Stroke, Words
from annualdeck.deck.theme import GREY, INK, MUTED, PAPER, ROLES
from annualdeck.figure import grouped
from annualdeck.scale import Scale
from annualdeck.slide import Effect, Forest
from annualdeck.wording import Bound

_TALLEST = 120.0       # points of a row
_WIDEST_NAMES = 0.3    # of the width
_FAR = 1.6             # times the largest effect: an interval that tells nothing and reaches further ends in an arrow
_NAME, _SMALL = SIZE + 1, 9.5


@dataclass(frozen=True)
class _Plot:
    """The middle of the picture: where it lies in points, its axis, and how high its rows are."""

    left: float
    right: float
    axis: Span
    down: float

    def x(self, value: float) -> float:
        return self.left + self.axis.share(min(max(value, self.axis.low), self.axis.high)) * (self.right - self.left)


def plan(chart: Forest, wide: float, high: float) -> tuple[Plan, list[tuple[str, Bound]]]:
    """Names and samples left, effects in the middle, the values and what they tell right."""
    scale, count = chart.scale, max(len(chart.effects), 1)
    names = [width(clean(e.name), _NAME) for e in chart.effects] + [width(clean(e.samples), _SMALL) for e in chart.effects]
    values = [width(_value(e, scale)) for e in chart.effects]
    plot = _Plot(
        min(max(names, default=0.0), _WIDEST_NAMES * wide) + 16.5, wide - max(values, default=0.0) - 14,
        _axis(chart), min((high - 2.2 * LINE) / count, _TALLEST),
    )
    marks = _ground(chart, plot, plot.down * count)
    for i, effect in enumerate(chart.effects):
        y, two = (i + 0.5) * plot.down, plot.down >= 2.6 * SIZE
        marks += _words(effect, y, two, plot, scale) + _interval(effect, y, plot, scale)
    return Plan(wide, high, tuple(marks)), [
        (f"row {e.name} {part}", Bound(f, "scaled", scale.text(f)))
        for e in chart.effects for part, f in (("effect", e.effect), ("low", e.low), ("high", e.high))
    ] + [(f"row {e.name} samples", bound) for e in chart.effects for bound in e.samples.bound]


def _axis(chart: Forest) -> Span:
    """Around zero, as wide as the intervals that exclude it, and for the others not much wider than the effects."""
    scale = chart.scale
    far = _FAR * max((abs(scale.number(e.effect)) for e in chart.effects), default=0.0)
    ends = [(scale.number(f), e.significant) for e in chart.effects for f in (e.low, e.high)]
    return ticked([*(v if told or not far else max(-far, min(far, v)) for v, told in ends), 0.0], zero=True)


def _ground(chart: Forest, plot: _Plot, bottom: float) -> list[Mark]:
    """Ticks with their values below, what they measure, and the line of no effect."""
    axis, percent = plot.axis, chart.scale.percent
    marks: list[Mark] = []
    for n in range(round((axis.high - axis.low) / axis.step) + 1):
        value = round(axis.low + n * axis.step, 12)
        words = grouped(value * (100 if percent else 1), tick_decimals(axis.step, percent)) + ("%" if percent else "")
        marks += [
            Stroke(plot.x(value), 0, plot.x(value), bottom, Ink(GREY, 0.5, PAPER), 0.5),
            Words(plot.x(value), bottom + 0.6 * LINE, words),
        ]
    marks.append(Stroke(plot.x(0), 0, plot.x(0), bottom, Ink(INK), 1.25))
    if chart.axis_title:
        marks.append(Words((plot.left + plot.right) / 2, bottom + 1.6 * LINE, clean(chart.axis_title), size=_SMALL))
    return marks


def _words(e: Effect, y: float, two: bool, plot: _Plot, scale: Scale) -> list[Mark]:
    """Name over samples at the left, value over its reading at the right; one line each where rows are low."""
    lift, room = 0.65 * SIZE if two else 0.0, plot.left - 16
    below = bool(e.samples.parts) and two
    marks: list[Mark] = [
        Words(0, y - (lift if below else 0), shortened(clean(e.name), room, _NAME), "left", Ink(INK), _NAME, e.significant),
        Words(plot.right + 14, y - lift, _value(e, scale), "left", Ink(INK if e.significant else MUTED), bold=e.significant),
    ]
    if below:
        marks.append(Words(0, y + lift + 2, shortened(clean(e.samples), room, _SMALL), "left", size=_SMALL))
    if two:
        reading = ("显著改善" if e.good else "显著变差") if e.significant else "不显著"
        marks.append(Words(plot.right + 14, y + lift + 2, reading, "left", Ink(_slot(e)), _SMALL))
    return marks


def _interval(e: Effect, y: float, plot: _Plot, scale: Scale) -> list[Mark]:
    """A line from end to end with the effect as a dot on it; an end beyond the axis is an arrow."""
    ink = Ink(_slot(e)) if e.significant else Ink(MUTED, 0.7, PAPER)
    low, effect, high = (scale.number(f) for f in (e.low, e.effect, e.high))
    marks: list[Mark] = [Stroke(plot.x(low), y, plot.x(high), y, ink, 2.25)]
    for end, inside, inwards in ((low, low >= plot.axis.low, 5), (high, high <= plot.axis.high, -5)):
        x = plot.x(end)
        if inside:
            marks.append(Stroke(x, y - 4, x, y + 4, ink, 1.5))
        else:
            marks += [Stroke(x, y, x + inwards, y + up, ink, 1.5) for up in (-4, 4)]
    return [*marks, Dot(plot.x(effect), y, 5.5, ink)]


def _slot(e: Effect) -> str:
    """The colour of what a trial tells."""
    return ROLES["good" if e.good else "bad"] if e.significant else MUTED


def _value(e: Effect, scale: Scale) -> str:
    """+3.2%（1.1%至5.3%）."""
    sign = "+" if scale.number(e.effect) > 0 else ""
    return f"{sign}{scale.text(e.effect)}（{scale.text(e.low)}至{scale.text(e.high)}）"
