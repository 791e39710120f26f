"""Figures as a chart's numbers and as what it prints."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.figure import Figure
from annualdeck.scale import Scale
from annualdeck.slide import Series
from annualdeck.wording import Bound


def numbers(points: Sequence[Figure | None], scale: Scale) -> tuple[float | None, ...]:
    return tuple(None if p is None else scale.number(p) for p in points)


def texts(series: Series, scale: Scale) -> list[str]:
    """Each point as its label prints it; "" where it has no value."""
    return ["" if p is None else scale.text(p) for p in series.points]


def drawn(series: Sequence[Series]) -> list[Series]:
    """The series that have a value to draw; the first one where none has, so that the axes still stand."""
    return [s for s in series if s.figures] or list(series[:1])


def bearer(shown: Sequence[Series]) -> Series:
    """The series that annotations and tags stand on: this year's, else the first."""
    return next((s for s in shown if s.role == "this"), shown[0])


def bound(series: Sequence[Series], scale: Scale) -> list[tuple[str, Bound]]:
    """Where each figure of some series stands: series 2025 point 11 (counted from 1)."""
    return [
        (f"series {s.name} point {i}", Bound(p, "scaled", scale.text(p)))
        for s in series for i, p in enumerate(s.points, start=1) if p is not None
    ]
