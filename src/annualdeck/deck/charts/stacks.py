"""Columns on one another: how high they stand, which parts have room for their value, and their names at the end."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts import labels
from annualdeck.deck.charts.figures import numbers, texts
from annualdeck.deck.charts.plot import Box, Span
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK
from annualdeck.scale import Scale
from annualdeck.slide import Series

MOST_NAMED = 4   # more parts than this take a legend


def rows(shown: Sequence[Series], scale: Scale) -> list[list[float]]:
    """The values of each category, a gap being nothing."""
    return [[v or 0.0 for v in row] for row in zip(*(numbers(s.points, scale) for s in shown), strict=True)]


def heights(shown: Sequence[Series], scale: Scale, stacked: str) -> list[float]:
    """The values that the axis must hold: each point, or the stacks' tops and bottoms."""
    if stacked == "percent":
        return [0.0, 1.0]
    if not stacked:
        return [v for row in rows(shown, scale) for v in row]
    return [sum(v for v in row if v > 0) for row in rows(shown, scale)] + [
        sum(v for v in row if v < 0) for row in rows(shown, scale)]


def kept(
    shown: Sequence[Series], scale: Scale, stacked: str, axis: Span, box: Box, wide: float
) -> list[set[int]]:
    """The values that have room in their parts, of a stack `wide` points wide."""
    point = box.height / (axis.high - axis.low)
    found = []
    for n, s in enumerate(shown):
        high = [abs(row[n]) / (_whole(row) if stacked == "percent" else 1) * point for row in rows(shown, scale)]
        words = texts(s, scale)
        found.append({i for i in labels.wanted(s) if high[i] >= inks.height() and inks.width(words[i]) <= wide})
    return found


def all_end(shown: Sequence[Series]) -> bool:
    """Whether each part stands in the last stack, so that it can be named beside it."""
    return all(s.points and (last := s.points[-1]) is not None and float(last.value) > 0 for s in shown)  # type: ignore[arg-type]


def names_room(shown: Sequence[Series], scale: Scale) -> float:
    """Points that the names beside the last stack take."""
    return max(inks.width(_ending(s, scale)) for s in shown)


def ends(
    shown: Sequence[Series], scale: Scale, stacked: str, axis: Span, box: Box, room: float
) -> dict[int, dict[int, str]]:
    """The names beside the last stack, by series and point: on the height of their parts, but never over one another.

    Each stack has `room` points.
    """
    last = rows(shown, scale)[-1]
    whole = _whole(last) if stacked == "percent" else 1.0
    middles, base = [], 0.0
    for value in last:
        middles.append(axis.share((base + value / 2) / whole) * box.height)
        base += value
    lifts = labels.apart(middles)
    found: dict[int, dict[int, str]] = {}
    for n, s in enumerate(shown):
        words = _ending(s, scale)
        across = room / 2 + 6 + inks.width(words) / 2
        body = labels.body(colour(INK), scale.excel, "ctr", show=_shown(s))
        shift = (across / box.canvas.width, -lifts[n] / box.canvas.height)
        found[n] = {len(s.points) - 1: labels.point(len(s.points) - 1, body, shift=shift)}
    return found


def _shown(s: Series) -> tuple[str, ...]:
    return ("SerName", "Val") if len(s.points) - 1 in labels.wanted(s) else ("SerName",)


def _ending(s: Series, scale: Scale) -> str:
    value = f" {texts(s, scale)[-1]}" if "Val" in _shown(s) else ""
    return clean(s.name) + value


def _whole(row: Sequence[float]) -> float:
    return sum(abs(v) for v in row) or 1.0
