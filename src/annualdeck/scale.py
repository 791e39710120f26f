"""A common size for the figures of one chart or one table column, so that they read alike: 万元, 亿元, %."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from annualdeck.figure import COVERAGE, DAYS, HOURS, MINUTES, PART, PART_POINTS, POINTS, QUOTIENTS, YUAN, Figure, grouped, rounded


@dataclass(frozen=True)
class Scale:
    """A common size for the figures of one chart or one table column, so that they read alike: 万元, 亿元, %."""

    divisor: int | Decimal
    suffix: str
    decimals: int
    percent: bool = False

    def number(self, figure: Figure) -> float:
        """The value a chart holds: yuan ÷ divisor; a rate stays a fraction (its number format adds the %)."""
        assert not isinstance(figure.value, dt.date)
        return float(Decimal(str(figure.value)) / self.divisor)

    def text(self, figure: Figure) -> str:
        """The value as a table cell or label prints it, without the suffix (rates keep their %)."""
        value = self.number(figure)
        return grouped(value * 100, self.decimals) + "%" if self.percent else grouped(value, self.decimals)

    @property
    def excel(self) -> str:
        """The number format of the chart's data sheet and labels."""
        zeros = "." + "0" * self.decimals if self.decimals else ""
        return f"0{zeros}%" if self.percent else f"#,##0{zeros}"


def common_scale(figures: list[Figure], printed: list[Figure] | None = None) -> Scale:
    """The scale that shows the largest figure with about three significant digits. All figures share one unit.

    `printed` are those whose values are written out (default: all); none of them may read as nothing.
    """
    unit = figures[0].unit if figures else YUAN
    size = max(_sizes(figures), default=Decimal(0))
    values = _sizes(figures if printed is None else printed)
    if unit is PART:
        return _telling(Scale(1, "%", 2, percent=True), values)
    if unit is COVERAGE:
        return _telling(Scale(1, "%", 0, percent=True), values)
    if unit.suffix == "%":
        return _telling(Scale(1, "%", 0 if size >= 10 else 1 if size >= Decimal("0.01") else 2, percent=True), values)
    if unit in (POINTS, PART_POINTS):
        tenths = unit is POINTS and size >= Decimal("0.01")
        return _telling(Scale(Decimal("0.01"), unit.suffix, 1 if tenths else 2), values)
    divisor, prefix = (100_000_000, "亿") if size >= 100_000_000 else (10_000, "万") if size >= 10_000 else (1, "")
    if unit is HOURS and 0 < size < 2:
        return _telling(Scale(Decimal(1) / 60, MINUTES.suffix, 1), values)   # as a person would say them
    top = size / divisor
    if unit.decimals == 0 and divisor == 1 and all(v == int(v) for v in values):
        return Scale(divisor, unit.suffix, 0)
    decimals = 0 if top >= 100 else 1 if top >= 10 or unit in (HOURS, DAYS, *QUOTIENTS) else 2
    return _telling(Scale(divisor, prefix + unit.suffix, decimals), values)


def adding_up(scale: Scale, whole: Figure, parts: Sequence[Figure]) -> Scale:
    """The scale with as many decimals (two more at most) as it takes for the parts to add up to the whole as they are printed."""
    def adds_up(one: Scale) -> bool:
        total, *others = _printed(one, (whole, *parts))
        return total == sum(others)

    return _fine(scale, adds_up)


def making_up(scale: Scale, part: Figure, whole: Figure, share: Figure) -> Scale:
    """The scale with as many decimals (two more at most) as it takes for the share to be that of part and whole as they are printed."""
    said = share.show("number").replace(",", "")
    places = len(said.partition(".")[2])

    def makes_up(one: Scale) -> bool:
        some, total = _printed(one, (part, whole))
        return bool(total) and rounded(some / total * 100, places) == Decimal(said)

    return _fine(scale, makes_up)


def _printed(scale: Scale, figures: Sequence[Figure]) -> list[Decimal]:
    return [rounded(scale.number(f), scale.decimals + (2 if scale.percent else 0)) for f in figures]


def _fine(scale: Scale, right: Callable[[Scale], bool]) -> Scale:
    """The coarsest scale from this one on that is right; the finest where none is."""
    finer = [replace(scale, decimals=scale.decimals + more) for more in range(3)]
    return next((one for one in finer if right(one)), finer[-1])


def _sizes(figures: list[Figure]) -> list[Decimal]:
    return [abs(Decimal(str(f.value))) for f in figures if not isinstance(f.value, dt.date)]


def _telling(scale: Scale, values: list[Decimal]) -> Scale:
    """The scale with up to two decimals more where some value would otherwise read as nothing, or as all of it."""
    shown = [v * 100 if scale.percent else v / scale.divisor for v in values]
    whole = (0, 100) if scale.percent else (0,)
    finer = [replace(scale, decimals=scale.decimals + more) for more in range(3)]
    return next((s for s in finer if all(v in whole or rounded(v, s.decimals) not in whole for v in shown)), finer[-1])
