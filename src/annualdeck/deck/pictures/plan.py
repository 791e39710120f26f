"""What a picture is made of: areas, lines, dots and words at places in points from its top left, in theme colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.palette import Theme
from annualdeck.deck.theme import ACCENT, CARD, MUTED, ROLES

SIZE = inks.SIZE
LINE = 1.5 * SIZE   # points that a line of words takes with its air
Side = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Ink:
    """A theme colour, or `share` of it mixed into another one."""

    slot: str
    share: float = 1.0
    base: str = CARD

    def rgb(self, theme: Theme) -> str:
        low, full = theme.rgb(self.base), theme.rgb(self.slot)
        channels = (
            round(int(low[i:i + 2], 16) * (1 - self.share) + int(full[i:i + 2], 16) * self.share) for i in (0, 2, 4)
        )
        return "".join(f"{c:02X}" for c in channels)


@dataclass(frozen=True)
class Area:
    """A rectangle, with an outline where one is given."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink | None
    outline: Ink | None = None


@dataclass(frozen=True)
class Stroke:
    """A straight line so many points thick."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: Ink
    thick: float


@dataclass(frozen=True)
class Dot:
    """A disc by its middle and radius, with a rim of paper."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True)
class Words:
    """One line of words about a middle height; `on` is the ground that they must be read on, in place of a colour."""

    x: float
    y: float
    text: str
    side: Side = "center"
    ink: Ink = Ink(MUTED)
    size: float = SIZE
    bold: bool = False
    on: Ink | None = None


Mark = Area | Stroke | Dot | Words


@dataclass(frozen=True)
class Plan:
    """A picture laid out: its size in points and its marks, those behind first."""

    width: float
    height: float
    marks: tuple[Mark, ...] = field(default_factory=tuple)


PALEST = 0.08   # how much of the full colour the smallest value has


def shade(strength: float) -> Ink:
    """From the colour of cards to the accent, or below zero to the first quiet colour; `strength` is −1 to 1."""
    return Ink(ACCENT if strength >= 0 else ROLES["series1"], PALEST + (1 - PALEST) * min(abs(strength), 1.0))


KEY = 6            # swatches of a key
_SWATCH = 18.0     # points that one is wide


def key(low: str, high: str, strengths: tuple[float, float], left: float, top: float) -> tuple[Mark, ...]:
    """The smallest value, swatches from its colour to that of the largest one, and the largest value."""
    first = left + inks.width(low) + 6
    steps = [strengths[0] + (strengths[1] - strengths[0]) * i / (KEY - 1) for i in range(KEY)]
    middle = top + LINE / 2
    return (
        *(Area(first + i * _SWATCH + 0.75, top + 2, _SWATCH - 1.5, LINE - 4, shade(s)) for i, s in enumerate(steps)),
        Words(first - 6, middle, low, "right"), Words(first + KEY * _SWATCH + 6, middle, high, "left"),
    )
