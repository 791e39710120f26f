"""The one place where lazy queries are collected: every question of a report answered in one pass.

A question is a plan in Narwhals' expression API; here it runs in this process on Polars' streaming engine. The
answers are small frames, handed on as rows of plain Python values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import polars as pl

Row = dict[str, Any]


def collect(questions: Mapping[str, nw.LazyFrame]) -> dict[str, list[Row]]:
    """All questions' answers by name. The queries share their scans: they are optimised and run together."""
    names = list(questions)
    frames = pl.collect_all([nw.to_native(questions[name]) for name in names], engine="streaming")
    return {name: frame.to_dicts() for name, frame in zip(names, frames, strict=True)}
