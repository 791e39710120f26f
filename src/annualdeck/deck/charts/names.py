"""Category names along an axis: how many lines they take, which are shortened, which are skipped."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.sheet import Texts
from annualdeck.deck.letters import clean

_MOST_LINES = 2
_NUMBERED = re.compile(r"(\d{1,2})([月日时周年])( .+)?")   # 11月, and with what stands behind it: 11月 双11
_SHORTEST, _ROOMY = 2.4, 4.5   # characters: with less room names are skipped rather than cut, or take one line more


@dataclass(frozen=True)
class Names:
    """Category names as they are shown: the lines they take and the step at which they are written."""

    shown: tuple[str, ...]
    full: tuple[str, ...]
    lines: int
    skip: int
    size: float

    @property
    def height(self) -> float:
        return inks.height(self.lines, self.size) + 8

    def columns(self) -> tuple[Texts, ...]:
        """Further columns of the data sheet: the full names, where a name had to be shortened."""
        return () if self.shown == self.full else (Texts("全称", self.full),)


def below(names: Sequence[str], room: float, size: float = inks.SIZE) -> Names:
    """Names below a plot where each category is `room` points wide."""
    full = tuple(clean(n) for n in names)
    widest = max((inks.width(n, size) for n in full), default=0.0)
    inner = room - 4
    if widest <= inner:
        return Names(full, full, 1, 1, size)
    if max(len(n.split(" ")) for n in full) == 2 and max(inks.width(w, size) for n in full for w in n.split(" ")) <= inner:
        return Names(full, full, 2, 1, size)
    for shorter in _without_unit(full):
        longest = max(inks.width(n.partition(" ")[0], size) for n in shorter), max(inks.width(n, size) for n in shorter)
        if longest[0] <= room - 1:
            return Names(shorter, full, 1 if longest[1] <= room - 1 else 2, 1, size)
    if inner >= _SHORTEST * size:
        lines = min(math.ceil(widest / (inner - 0.6 * size)), _MOST_LINES if inner >= _ROOMY * size else _MOST_LINES + 1)
        shown = tuple(inks.shortened(n, lines * (inner - 0.6 * size), size) for n in full)
        return Names(shown, full, lines, 1, size)
    most = 8 * size
    shown = tuple(inks.shortened(n, most, size) for n in (_without_unit(full) or [full])[-1])
    widest = max((inks.width(n, size) for n in shown), default=0.0)
    return Names(shown, full, 1, math.ceil((widest + 4) / room), size)


def _without_unit(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Numbers with one unit, as 1月, 2, 3, … and as 1, 2, 3, …; nothing where they are anything else."""
    found = [_NUMBERED.fullmatch(n) for n in names]
    if not names or not all(found) or len({m[2] for m in found if m}) != 1:
        return []
    bare = tuple(m[1] + (m[3] or "") for m in found if m)
    return [(names[0], *bare[1:]), bare]


def beside(names: Sequence[str], room: float, most: float) -> tuple[Names, float]:
    """Names left of bars where each category is `room` points high, and the width they take, at most `most`."""
    full = tuple(clean(n) for n in names)
    lines = max(1, min(_MOST_LINES, int(room / inks.height())))
    widest = max((inks.width(n) for n in full), default=0.0)
    wide = min(widest, most)
    shown = full if widest <= most else tuple(inks.shortened(n, lines * (most - inks.SIZE)) for n in full)
    skip = max(1, math.ceil(inks.height() / room))
    lines = lines if widest > most else 1
    return Names(shown, full, lines, skip, inks.SIZE), wide + 8
