"""From a grid and a plan to a Part: one pass over the rows that parses, counts and writes them together.

Every row of the file ends in exactly one place: in the table, under a reason in `dropped`, or in `repeated`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from annualdeck.facts import Part
from annualdeck.sources import amounts, cells, remarks
from annualdeck.sources import findings as f
from annualdeck.sources.grid import Grid
from annualdeck.sources.recognise import Plan
from annualdeck.sources.rows import KEPT, Reading, again, parsed, readings_of, without_cut_ids
from annualdeck.tables import dtypes

_ONCE = {  # tables of things that an export can hold twice but that happened once → what of them does not change later
    "orders": ("paid_at", "total_amount"), "order_lines": ("paid_at", "quantity", "price"),
}


def convert(grid: Grid, plan: Plan, file: str, seed: int, rows_file: Path) -> Part:
    """Read all rows of `grid` and write those of the table to `rows_file`, in the order of the file."""
    without_total = amounts.total_from_received(plan.positions) if plan.table.name == "orders" else None
    plan = replace(plan, positions=without_total or plan.positions)
    readings = readings_of(grid, plan)
    counts = _pass(grid, plan, readings, seed, rows_file)
    odd = [name for name, r in readings.items() if r.plain is not None and counts[f"bad {name}"]]
    if odd:
        readings |= {name: again(plan, readings[name].column, readings[name].cell) for name in odd}
        counts = _pass(grid, plan, readings, seed, rows_file)
    cut = [name for name in readings if cells.are_cut(*(counts.get(f"{tail} {name}", 0) for tail in ("long", "round", "cut")))]
    if cut:
        readings |= {name: without_cut_ids(readings[name].column, readings[name].cell) for name in cut}
        counts = _pass(grid, plan, readings, seed, rows_file)
    headers = {name: grid.headers[at[0]] for name, at in plan.positions.items()}
    left = remarks.left_out(grid, plan, readings) if counts["all"] > counts["rows"] else {}
    found = [*plan.findings, *remarks.of_cells(grid, plan, readings, counts, file)]
    found += remarks.of_rows(grid, plan, readings, left, file)
    rewrite: dict[str, pl.Expr] = {}
    if plan.table.name == "orders":
        tested = {name[5:]: rows for name, rows in counts.items() if name.startswith("test ")}
        settled = amounts.settle(file, headers, tested, as_total=without_total is not None)
        found += [settled.finding] if settled.finding and counts["rows"] else []
        if settled.received is not None:
            rewrite["received_amount"] = settled.received
        if unpriced := counts.get("unpriced"):
            found.append(f.PaidWithoutAmount(file=file, column=headers["total_amount"].strip(), count=unpriced))
        if "order_id" not in headers and counts["rows"]:
            found.append(f.KeyMissing(file=file))
    alike = _alike(plan, rows_file)
    once = plan.table.name in _ONCE or plan.table.completes or (plan.format is not None and plan.format.once)
    apart = _apart(plan, rows_file) if alike and plan.table.name in _ONCE else {}
    repeated = _finish(plan, rows_file, alike if once else 0, rewrite)
    if apart:
        key, differing = ("、".join(plan.table[name].zh for name in names) for names in (plan.table.key, list(apart)[1:]))
        found.append(f.RepeatedDiffer(file=file, count=apart[""], key=key, columns=differing))
    if alike:
        key = "、".join(plan.table[name].zh for name in plan.table.key)
        about = f.RepeatedDays if plan.table.completes else f.RepeatedRows if once else f.RepeatedKept
        found.append(about(file=file, count=repeated if once else alike, key=key))
    days, newest, undated = _coverage(plan, rows_file, counts["reach"])
    return Part(
        table=plan.table.name,
        file=file,
        sheet=grid.sheet,
        format=plan.format.id if plan.format else "mapped",
        encoding=grid.encoding,
        header_row=grid.header_row,
        columns=headers,
        constants=plan.constants,
        unmapped=plan.unmapped,
        personal=plan.personal,
        rows=counts["rows"] - repeated,
        dropped={why: count for why, (count, _) in left.items()},
        days=days,
        undated=undated,
        repeated=repeated,
        newest=newest,
        rows_file=rows_file,
        findings=tuple(found),
    )


def _pass(grid: Grid, plan: Plan, readings: Mapping[str, Reading], seed: int, rows_file: Path) -> dict[str, Any]:
    """Parse, count and write every row once; memory does not grow with the file."""
    read = parsed(grid, plan, readings)
    kept = pl.col(KEPT)
    wanted = {"all": pl.len(), "rows": kept.sum(), "reach": remarks.reach(plan, readings)}
    for name, r in readings.items():
        wanted[f"bad {name}"] = r.bad().sum() if r.plain is not None else (kept & r.bad()).sum()
        wanted |= {f"{what} {name}": (kept & which).sum() for what, which in remarks.marks(plan, r).items()}
    wanted |= {f"test {name}": test for name, test in amounts.tests(readings).items() if plan.table.name == "orders"}
    if plan.table.name == "orders" and {"paid_at", "total_amount"} <= set(readings):
        wanted["unpriced"] = (kept & pl.col("paid_at").is_not_null() & pl.col("total_amount").is_null()).sum()
    if "province" in readings:
        wanted["placeless"] = (kept & readings["province"].cell.is_not_null() & pl.col("province").is_null()).sum()
    absent = [pl.lit(None, dtypes()[plan.table[n].kind]).alias(n) for n in plan.table.required if n not in readings]
    rows = read.filter(kept).select(*(cells.stored(r.column, seed) for r in readings.values()), *absent)
    sink = rows.sink_parquet(rows_file, lazy=True, compression="lz4", statistics=False)
    _, counts = pl.collect_all([sink, read.select(**wanted)], engine="streaming")
    return counts.row(0, named=True)


def _alike(plan: Plan, rows_file: Path) -> int:
    """How many rows have a key that another row has too, one of each left out; 0 where the file lacks the key."""
    key, rows = plan.table.key, pl.scan_parquet(rows_file)
    if not all(name in rows.collect_schema() for name in key):
        return 0
    whole = pl.all_horizontal(pl.col(name).is_not_null() for name in key)
    hashed = pl.struct(key).hash() if len(key) > 1 else pl.col(key[0]).hash()
    return rows.filter(whole).select(pl.len() - hashed.n_unique()).collect(engine="streaming").item()


def _apart(plan: Plan, rows_file: Path) -> dict[str, Any]:
    """How many keys stand in rows that differ in what never changes: under "" in any column of it, and by column; {} if none."""
    rows = pl.scan_parquet(rows_file)
    fixed = [name for name in _ONCE[plan.table.name] if name in rows.collect_schema()]
    whole = rows.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in plan.table.key))
    differ = whole.group_by(plan.table.key).agg((pl.col(name).min() != pl.col(name).max()).fill_null(False) for name in fixed)
    keys = differ.select(pl.any_horizontal(fixed).sum().alias(""), *(pl.col(name).sum() for name in fixed))
    return {name: count for name, count in keys.collect(engine="streaming").row(0, named=True).items() if count}


def _finish(plan: Plan, rows_file: Path, alike: int, rewrite: Mapping[str, pl.Expr]) -> int:
    """Take away rows whose key stands again further down, and rewrite what the whole file decided; how many went."""
    rows = pl.scan_parquet(rows_file)
    repeated = 0
    if alike:
        key, numbered = list(plan.table.key), rows.with_row_index("_row")
        whole = numbered.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in key)).select(*key, "_row")
        last = whole.group_by(key).agg(last=pl.col("_row").max())
        earlier = whole.join(last, on=key).filter(pl.col("_row") < pl.col("last")).select("_row")
        gone = earlier.collect(engine="streaming")["_row"]
        repeated = gone.len()
        rows = numbered.filter(~pl.col("_row").is_in(gone.implode())).drop("_row")
    if repeated or rewrite:
        changed = rows_file.with_suffix(".changed")
        rows.with_columns(**rewrite).sink_parquet(changed, compression="lz4", statistics=False)
        changed.replace(rows_file)
    return repeated


def _coverage(
    plan: Plan, rows_file: Path, reach: dt.date | None
) -> tuple[dict[dt.date, int], dt.datetime | None, int]:
    """Rows per day of the table's time column, the newest time of the rows, and how many have none. `reach`: the day until
    which a row stands that begins in an earlier month."""
    rows = pl.scan_parquet(rows_file)
    schema = rows.collect_schema()
    moments = [name for name, dtype in schema.items() if dtype in (pl.Date, pl.Datetime)]
    newest = None
    if moments:
        latest = pl.max_horizontal(pl.col(name).max().cast(pl.Datetime("us")) for name in moments)
        newest = rows.select(latest).collect(engine="streaming").item()
    if plan.table.time not in schema:
        return {}, newest, rows.select(pl.len()).collect().item() if plan.table.time else 0
    by_day = rows.group_by(pl.col(plan.table.time).cast(pl.Date).alias("day")).len().collect(engine="streaming")
    counted = {day: n for day, n in by_day.iter_rows() if day is not None}
    days = dict(sorted(({reach: 0} | counted if reach else counted).items()))
    return days, newest, sum(n for day, n in by_day.iter_rows() if day is None)
