"""How long something took, written in words (5分30秒, 1小时, 2天) or as on a clock (00:05:30)."""

from __future__ import annotations

import polars as pl

_UNITS = {"_seconds": 1, "_minutes": 60, "_hours": 3600, "_days": 86400}  # seconds; a column's name ends in its unit
_PARTS = {"天": 86400, "小?时": 3600, "分钟?": 60, "秒钟?": 1}
_AMOUNT = r"(\d+(?:\.\d+)?)\s*"
_WORDS = "^" + "".join(rf"(?:{_AMOUNT}(?:{unit})\s*)?" for unit in _PARTS) + "$"
_CLOCK = r"^(\d+):([0-5]\d):([0-5]\d)$"


def unit_of(column: str) -> int | None:
    """The seconds of the unit that a column of durations is in; None for a column of something else."""
    return next((seconds for ending, seconds in _UNITS.items() if column.endswith(ending)), None)


def in_its_unit(cell: pl.Expr, unit: int) -> pl.Expr:
    """A cell that tells a duration as the number of its units, as text; any other cell as it is."""
    return pl.coalesce(
        pl.when(cell.str.contains(r"[天时分秒]")).then(_sum(cell, _WORDS, tuple(_PARTS.values()))) / unit,
        _sum(cell, _CLOCK, (3600, 60, 1)) / unit,
    ).cast(pl.String).fill_null(cell)


def _sum(cell: pl.Expr, pattern: str, seconds: tuple[int, ...]) -> pl.Expr:
    """The seconds of a cell of this pattern, null for others."""
    parts = [
        cell.str.extract(pattern, at).cast(pl.Float64).fill_null(0) * each for at, each in enumerate(seconds, start=1)
    ]
    return pl.when(cell.str.contains(pattern)).then(pl.sum_horizontal(parts))
