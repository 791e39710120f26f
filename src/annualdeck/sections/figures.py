"""Which of some figures a slide speaks of: the highest and the lowest, those that went one way or opposite ways."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.figure import Figure


def prior_figure(figure: Figure) -> Figure | None:
    """The prior value as a figure of its own, for charts that show both years."""
    if figure.prior is None:
        return None
    return Figure(figure.kpi, figure.name, figure.prior, figure.unit, None, None, figure.better, {**figure.slice, "span": "prior"})


def highest(figures: Sequence[Figure | None]) -> int | None:
    known = [(f.value, -i) for i, f in enumerate(figures) if f is not None]
    return -max(known)[1] if known else None


def ends(figures: Sequence[Figure | None]) -> tuple[int, ...]:
    """The positions of the highest and the lowest figure."""
    known = [(f.value, i) for i, f in enumerate(figures) if f is not None]
    return tuple(dict.fromkeys((max(known)[1], min(known)[1]))) if known else ()


def outstanding(figures: Sequence[Figure]) -> Figure | None:
    """The one figure that is higher than all others as they are written; None where the highest has a peer or is 0."""
    ranked = sorted(figures, key=lambda f: f.value, reverse=True)
    alone = bool(ranked) and ranked[0].value > 0 and (len(ranked) < 2 or ranked[0].show() != ranked[1].show())
    return ranked[0] if alone else None


def lowest(figures: Sequence[Figure]) -> Figure | None:
    """The one of several figures that is lower than all others as they are written; None where it has a peer."""
    least = min(figures, key=lambda f: f.value, default=None)  # type: ignore[arg-type, return-value]
    return least if least is not None and [f.show() for f in figures].count(least.show()) == 1 < len(figures) else None


def extremes(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The highest and the lowest of several figures; None where they are written alike."""
    ranked = sorted(figures, key=lambda f: f.value, reverse=True)  # type: ignore[arg-type, return-value]
    return (ranked[0], ranked[-1]) if ranked and ranked[0].show() != ranked[-1].show() else None


def improved(figure: Figure) -> bool:
    return figure.better != "neither" and (figure.rose if figure.better == "up" else figure.fell)


def slipped(figure: Figure) -> bool:
    return figure.better != "neither" and (figure.fell if figure.better == "up" else figure.rose)


def apart(one: Figure | None, other: Figure | None) -> bool:
    """Whether one of them got better as the other got worse."""
    if one is None or other is None:
        return False
    return (improved(one) and slipped(other)) or (slipped(one) and improved(other))
