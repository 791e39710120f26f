"""Rows of several exports laid together by their key: the newest export's row, or each column's newest value.

Frames have `_part`, which grows from the oldest export to the newest. Everything is a group-by or a join, so that a
table of any size streams.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annualdeck.errors import Finding

if TYPE_CHECKING:
    import polars as pl

SAME = 1e-9  # rates that differ by no more than this share were written alike and read by way of floats


def newest_only(frame: pl.LazyFrame, key: Sequence[str], ids: Sequence[str]) -> pl.LazyFrame:
    """For each key the rows of the newest export that holds it; rows without an id all stay."""
    import polars as pl

    nameless = pl.any_horizontal(pl.col(k).is_null() for k in ids) if ids else pl.lit(False)
    newest = frame.group_by(key).agg(pl.col("_part").max())
    kept = frame.filter(~nameless).join(newest, on=[*key, "_part"], how="semi", nulls_equal=True)
    return pl.concat([kept, frame.filter(nameless)])


def completed(frame: pl.LazyFrame, key: Sequence[str], columns: Sequence[str]) -> pl.LazyFrame:
    """One row a key; in each of `columns` the value of the newest export that has one. An export holds a key once."""
    import polars as pl

    last = {f"{c}~": pl.when(pl.col(c).is_not_null()).then(pl.col("_part")).max() for c in columns}
    told = frame.join(frame.group_by(key).agg(**last), on=list(key))
    newest = [pl.when(pl.col("_part") == pl.col(f"{c}~")).then(pl.col(c)).max().alias(c) for c in columns]
    return told.group_by(key).agg(*newest)


def disagreements(frame: pl.LazyFrame, key: Sequence[str], columns: Sequence[str]) -> dict[str, int]:
    """How many keys have two values in a column, by column, and under "" how many in any of them; none is left out."""
    import polars as pl

    apart = []
    for column in columns:
        least, most = pl.col(column).min(), pl.col(column).max()
        apart.append(((most - least) > SAME * pl.max_horizontal(least.abs(), most.abs())).fill_null(False).alias(column))
    by_key = frame.group_by(key).agg(*apart)
    counts = by_key.select(pl.any_horizontal(columns).sum().alias(""), *(pl.col(c).sum() for c in columns))
    found = counts.collect(engine="streaming").row(0, named=True)
    return {column: days for column, days in found.items() if days}


@dataclass(frozen=True, kw_only=True)
class MissingColumnInPart(Finding):
    severity = "note"
    table: str
    missing: tuple[str, ...]
    zh = "{file} 缺少{table}的列 {missing}，其他文件里有；用到这些列的指标将缺失。"
    en = "{file} lacks the columns {missing} of {table} that other files have: KPIs that need them will be missing."


@dataclass(frozen=True, kw_only=True)
class RepeatedAcrossFiles(Finding):
    severity = "note"
    table: str
    rows: int
    left: int
    zh = "{table}有 {rows} 行在几份导出里重复，各取最新一份里的一行，余 {left} 行。"
    en = "{rows} rows of {table} stand in more than one export: the newest export's row was kept, {left} remain."


@dataclass(frozen=True, kw_only=True)
class CompletedAcrossFiles(Finding):
    severity = "note"
    table: str
    days: int
    zh = "{table}有 {days} 天在几份导出里都有，按天合并，同一列取最新一份里的值。"
    en = "{days} days of {table} stand in more than one export and were laid together, each column from the newest that has it."


@dataclass(frozen=True, kw_only=True)
class ExportsDisagree(Finding):
    table: str
    days: int
    columns: tuple[str, ...]
    zh = "{table}有 {days} 天在几份导出里的值不同（{columns}），取了最新一份里的值；请核对这些导出，只留下对的。"
    en = "{days} days of {table} differ between exports ({columns}): the newest export's value was kept; check them and keep the right one."


@dataclass(frozen=True, kw_only=True)
class TwoExports(Finding):
    table: str
    files: tuple[str, ...]
    days: int
    zh = "{table}有几种导出（{files}）都写着同样的 {days} 天，同一笔可能计了两次；请在 sources 里只留一种。"
    en = "{files} are different exports of {table} over the same {days} days, so a thing may count twice: keep one of them in sources."
