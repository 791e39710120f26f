"""How durations are spread: the share of the cases that fall into each of a few bins; a bin holds its upper end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.metrics.definition import Reading, Settings, ratio


def spread(frame: nw.LazyFrame, value: nw.Expr, ends: Sequence[float]) -> nw.LazyFrame:
    """Rows by span and bin: how many `cases` have their value above `bin` of the ends; empty values are left out."""
    found = frame.select("span", value=value).filter(~nw.col("value").is_null())
    bin_ = nw.lit(0)
    for end in ends:
        bin_ = bin_ + nw.when(nw.col("value") > end).then(nw.lit(1)).otherwise(nw.lit(0))
    return found.with_columns(bin=bin_).group_by("span", "bin").agg(nw.len().alias("cases"))


def shares(grain: str, names: Sequence[str]):  # noqa: ANN201 - a reader, see definition.Analysis
    """A reader of each bin's share of all cases, by the bins' names; none where the period has no case."""

    def read(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
        held = {(row["span"], row["bin"]): row["cases"] for row in rows}
        totals = {span: sum(n for (s, _), n in held.items() if s == span) for span in (grains.CURRENT, grains.PRIOR)}  # type: ignore[misc]
        if not totals[grains.CURRENT]:
            return []
        return [
            ({grain: name}, *(ratio(held.get((span, i), 0), total) for span, total in totals.items()))  # type: ignore[arg-type, misc]
            for i, name in enumerate(names)
        ]

    return read
