"""What a grid needs before its columns are read: one group of a two-row header, the ends of a tree, answers as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annualdeck.sources import flow, survey
from annualdeck.sources.format import Format
from annualdeck.sources.grid import Grid, norm


def under(grid: Grid, group: str | None) -> tuple[str, ...]:
    """The headers as the reader of one group sees them: those of other groups stand behind their group's name.

    A group's name stands above its first column, the columns to its right belong to it. A cell merged over both rows
    stands in the upper one, and is the header of a column of no group. Where no row above names the group, the
    headers stand as they are.
    """
    if group is None or norm(group) not in {norm(cell) for cell in grid.above}:
        return grid.headers
    above = [*grid.above, *[""] * len(grid.headers)]
    seen, within = [], ""
    for header, upper in zip(grid.headers, above, strict=False):
        if upper.strip():
            within = upper.strip() if header.strip() else ""
        own = not within or norm(within) == norm(group)
        seen.append((header if header.strip() else upper) if own else f"{within}/{header}")
    return tuple(seen)


def shaped(grid: Grid, known: Format | None, table: str, mapped: Sequence[str]) -> Grid:
    """The grid as its table's columns are read from; `mapped` are those that the config names itself."""
    if known is not None:
        grid = replace(grid, headers=under(grid, known.group))
    if table in ("traffic", "item_traffic"):
        return flow.leaves(grid)
    if table == "survey" and "question" not in mapped:
        return survey.answers(grid)
    return grid
