"""What is told of the cells and rows of a file: counted in the pass that reads them, their first rows looked up after it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from annualdeck.errors import Finding
from annualdeck.sources import cells, moments, numbers
from annualdeck.sources import findings as f
from annualdeck.sources.grid import Grid
from annualdeck.sources.recognise import Plan
from annualdeck.sources.rows import KEPT, LONG, OPEN, SPAN, UNDATED, Reading, dates_of, of_range, parsed, reason
from annualdeck.tables import Kind

_SHOWN = 3  # rows that a finding names
_TOLD_WITH_ROWS = {  # mark → the finding that names its first rows
    "comma": f.DecimalCommas, "doubled": f.DoubledIds, "span": f.RowsSpanDays, "crossing": f.RowsCrossMonths,
}
LeftOut = Mapping[str, tuple[int, tuple[int, ...]]]


def marks(plan: Plan, reading: Reading) -> dict[str, pl.Expr]:
    """What may be told of the cells of one column: a word for it → in which rows it is so."""
    name = reading.column.name
    said, ends = pl.col(cells.drafted(name)), pl.col(cells.spanned(name))
    at = plan.positions.get(name, ())
    if not at or name in of_range(plan):
        return {}
    found = {}
    if len(at) > 1:
        found["twins"] = pl.any_horizontal(pl.col(str(at[0])) != pl.col(str(other)) for other in at[1:]).fill_null(False)
    if reading.column.kind in (Kind.ID, Kind.BUYER):
        found |= cells.tails(pl.col(name))
    if reading.plain is not None:
        return found
    match reading.column.kind:
        case Kind.MONEY:
            found |= {"rounded": numbers.is_rounded(said), "comma": numbers.has_decimal_comma(said)}
        case Kind.NUMBER | Kind.RATE:
            found["comma"] = numbers.has_decimal_comma(said)
        case Kind.ID:
            found["doubled"] = cells.is_doubled(said)
        case Kind.DATE if cells.is_month(reading.column):
            found["crossing"] = moments.several_months(ends)
        case Kind.DATE if reading.column.spans:
            found["crossing"] = moments.several_months(ends)
            found["span"] = moments.several_days(ends) & ~moments.several_months(ends)
    return found


def reach(plan: Plan, readings: Mapping[str, Reading]) -> pl.Expr:
    """The last day of the rows that stand for more than a month; null where none does."""
    time = readings.get(plan.table.time or "")
    if time is None or time.plain is not None or time.column.kind is not Kind.DATE or plan.table.time not in plan.positions:
        return pl.lit(None, pl.Date)
    ends = pl.col(cells.spanned(time.column.name))
    return pl.when(pl.col(KEPT) & moments.several_months(ends)).then(ends.struct.field("last")).max()


def of_cells(
    grid: Grid, plan: Plan, readings: Mapping[str, Reading], counts: Mapping[str, int], file: str
) -> list[Finding]:
    """The findings about single columns; `counts` hold what `marks` asked for, and `bad` cells."""
    found: list[Finding] = []
    for name, at in plan.positions.items():
        header, reading = grid.headers[at[0]].strip(), readings[name]
        if bad := counts[f"bad {name}"]:
            rows = _first_rows(grid, plan, readings, reading.bad())
            found.append(
                f.RuinedIds(file=file, column=header, row=rows[0], count=bad, rows=rows)
                if reading.column.kind in (Kind.ID, Kind.BUYER)
                else f.BadCells(
                    file=file, column=header, row=rows[0], count=bad, rows=rows, expected=cells.expected(reading.column)
                )
            )
        marked = marks(plan, reading)
        for mark, told in _TOLD_WITH_ROWS.items():
            if count := counts.get(f"{mark} {name}"):
                rows = _first_rows(grid, plan, readings, marked[mark])
                found.append(told(file=file, column=header, row=rows[0], count=count, rows=rows))
        if rounded := counts.get(f"rounded {name}"):
            found.append(f.RoundedCells(file=file, column=header, count=rounded))
        if twins := counts.get(f"twins {name}"):
            found.append(f.TwinsDisagree(file=file, column=header, count=twins))
        if name == "province" and counts["placeless"]:
            found.append(f.UnknownPlaces(file=file, column=header, count=counts["placeless"]))
    return found


def left_out(grid: Grid, plan: Plan, readings: Mapping[str, Reading]) -> LeftOut:
    """Reason → how many rows are not kept for it, and the first of them. Takes another pass."""
    read = grid.numbered(parsed(grid, plan, readings))
    left = read.filter(~pl.col(KEPT)).select("_row", reason(grid, plan, readings).alias("why"))
    by_reason = left.group_by("why").agg(pl.len(), pl.col("_row").unique().sort().head(_SHOWN)).collect(engine="streaming")
    return {why: (count, tuple(first)) for why, count, first in sorted(by_reason.iter_rows())}


def of_rows(grid: Grid, plan: Plan, readings: Mapping[str, Reading], left: LeftOut, file: str) -> list[Finding]:
    """The findings about rows that are left out and might have counted."""
    found: list[Finding] = []
    if LONG in left:
        count, rows = left[LONG]
        found.append(f.LongRows(file=file, row=rows[0], count=count, rows=rows))
    if SPAN in left:
        count, rows = left[SPAN]
        found.append(f.RowsOfSeveralDays(file=file, row=rows[0], count=count, rows=rows))
    if OPEN in left:
        count, rows = left[OPEN]
        time = plan.table.time or ""
        header = grid.headers[plan.positions[time][0]].strip()
        found.append(f.RowsNotOver(file=file, column=header, row=rows[0], count=count, rows=rows, awaits=plan.table.awaits))
    if plan.table.name == "orders" and "paid_at" not in readings:
        found.append(f.NoTimeColumn(file=file, canonical="paid_at", count=left.get(UNDATED, (0,))[0]))
    elif UNDATED in left:
        count, rows = left[UNDATED]
        names = "或".join(plan.table[name].zh for name in dates_of(plan, readings))
        found.append(f.RowsUndated(file=file, row=rows[0], count=count, rows=rows, expected=names))
    return found


def _first_rows(grid: Grid, plan: Plan, readings: Mapping[str, Reading], which: pl.Expr) -> tuple[int, ...]:
    """The first kept rows of the file for which `which` holds, as a spreadsheet counts them; takes another pass."""
    read = grid.numbered(parsed(grid, plan, readings))
    first = read.filter(pl.col(KEPT) & which).select("_row").unique(maintain_order=True).head(_SHOWN)
    return tuple(first.collect(engine="streaming")["_row"].to_list())
