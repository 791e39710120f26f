"""生意参谋流量来源: a tree of sources in which sums stand among their parts.

A row is a sum when another row goes on from its path; such rows are marked as summaries, so that only the ends of the
tree count. 四级来源 has no column of its own and is written behind 三级来源.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from annualdeck.sources.grid import Grid, norm

_LEVELS = tuple(norm(h) for h in ("一级来源", "二级来源", "三级来源", "四级来源"))
_APART = tuple(norm(h) for h in ("流量载体", "统计日期", "日期", "商品ID"))  # each of these has a tree of its own
SUM = "汇总"
WHOLE_SHOP, BY_CARRIER = "全店流量来源", "分载体流量来源"


def leaves(grid: Grid) -> Grid:
    """The grid with sums marked as summaries and the fourth level written behind the third."""
    at = [str(i) for level in _LEVELS for i, h in enumerate(grid.headers) if norm(h) == level]
    if not at:
        return grid
    apart = [str(i) for i, h in enumerate(grid.headers) if norm(h) in _APART]
    cells = grid.rows.collect()
    paths = [_path(row) for row in cells.select(at).iter_rows()]
    within = cells.select(apart).rows() if apart else [()] * len(paths)
    parents = {(where, path[:n]) for where, path in zip(within, paths, strict=True) for n in range(len(path))}
    is_sum = [bool(path) and (where, path) in parents for where, path in zip(within, paths, strict=True)]
    is_sum = [s or row[0] == SUM for s, row in zip(is_sum, cells.select(at).iter_rows(), strict=True)]
    columns: dict[str, list[str | None]] = {name: [] for name in at[:3]}
    for path in paths:
        shown = [*path[:2], "/".join(path[2:])] if len(path) > 2 else list(path)
        for number, name in enumerate(at[:3]):
            columns[name].append(shown[number] if number < len(shown) else None)
    marked = cells.with_columns(**{name: pl.Series(values, dtype=pl.String) for name, values in columns.items()})
    sums = pl.Series(is_sum, dtype=pl.Boolean)
    marked = marked.with_columns(pl.when(sums).then(pl.lit(SUM)).otherwise("0").alias("0"))
    return replace(grid, rows=marked.lazy(), sample=marked.head(grid.sample.height))


def _path(levels: tuple[str | None, ...]) -> tuple[str, ...]:
    """The names of a row's levels down to where it sums up."""
    path: list[str] = []
    for name in levels:
        if name is None or name.strip() in ("", SUM):
            break
        path.append(name.strip())
    return tuple(path)
