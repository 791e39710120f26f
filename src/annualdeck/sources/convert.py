"""From a grid and a plan to a Part: one pass over the rows that parses, counts and writes them together.

Every row of the file ends in exactly one place: in the table, under a reason in `dropped`, or in `repeated`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from annualdeck.errors import Finding
from annualdeck.facts import Part
from annualdeck.sources import amounts, cells, places
from annualdeck.sources import findings as f
from annualdeck.sources.grid import Grid
from annualdeck.sources.recognise import Plan
from annualdeck.tables import DTYPES, Column, Kind

KEPT = 0
BLANK, HEADER, SUMMARY, LONG, UNDATED = 1, 2, 3, 4, 5
REASONS = {
    BLANK: "blank", HEADER: "repeated header", SUMMARY: "summary", LONG: "more cells than headers", UNDATED: "undated",
}
_SUMMARY_WORDS = ("汇总", "合计", "总计", "总和", "小计", "全店", "同行", "同行平均", "同行优秀", "均值", "平均值", "总合计")
_FATE = "_fate"


@dataclass(frozen=True)
class _Reading:
    """One canonical column: the cell it comes from, its value, and whether the plain reading is in use."""

    column: Column
    cell: pl.Expr
    value: pl.Expr
    plain: bool


def convert(grid: Grid, plan: Plan, file: str, seed: int, rows_file: Path) -> Part:
    """Read all rows of `grid` and write those of the table to `rows_file`, in the order of the file."""
    without_total = amounts.total_from_received(plan.positions) if plan.table.name == "orders" else None
    plan = replace(plan, positions=without_total or plan.positions)
    readings = _readings(grid, plan, seed)
    counts = _pass(grid, plan, readings, rows_file)
    strict = {n: r for n, r in readings.items() if r.plain and counts[f"bad {n}"]}
    if strict:
        readings |= {n: _full(r, seed) for n, r in strict.items()}
        counts = _pass(grid, plan, readings, rows_file)
    headers = {name: grid.headers[at[0]] for name, at in plan.positions.items()}
    found = list(plan.findings) + _cell_findings(grid, plan, readings, counts, file)
    found += _row_findings(grid, plan, readings, counts, file)
    rewrite: dict[str, pl.Expr] = {}
    if plan.table.name == "orders":
        tested = {name[5:]: rows for name, rows in counts.items() if name.startswith("test ")}
        settled = amounts.settle(file, headers, tested, as_total=without_total is not None)
        found += [settled.finding] if settled.finding else []
        if settled.received is not None:
            rewrite["received_amount"] = settled.received
        if "order_id" not in headers:
            found.append(f.KeyMissing(file=file))
    repeated = _finish(plan, rows_file, rewrite)
    if repeated:
        found.append(f.RepeatedRows(file=file, count=repeated, key="、".join(plan.table[k].zh for k in plan.table.key)))
    days, newest, undated = _coverage(plan, rows_file)
    return Part(
        table=plan.table.name,
        file=file,
        sheet=grid.sheet,
        format=plan.format.id if plan.format else "mapped",
        encoding=grid.encoding,
        header_row=grid.header_row,
        columns=headers,
        unmapped=plan.unmapped,
        personal=plan.personal,
        rows=counts["rows"] - repeated,
        dropped={reason: counts[reason] for reason in REASONS.values() if counts[reason]},
        days=days,
        undated=undated,
        repeated=repeated,
        newest=newest,
        rows_file=rows_file,
        findings=tuple(found),
    )


def _readings(grid: Grid, plan: Plan, seed: int) -> dict[str, _Reading]:
    """How each canonical column is read, in the table's order."""
    readings = {}
    for column in plan.table.columns:
        if column.name in plan.constants:
            cell = pl.lit(plan.constants[column.name])
            readings[column.name] = _Reading(column, cell, cells.full(column, cell, seed), False)
        elif column.name in plan.positions:
            cell = pl.coalesce(*(pl.col(str(at)) for at in plan.positions[column.name]))
            value = _place(plan, column, cell) if column.name in ("province", "city") else None
            plain = None if value is not None else cells.plain(column, cell, grid.sample, seed)
            whole = cells.full(column, cell, seed) if value is None and plain is None else value
            readings[column.name] = _Reading(column, cell, plain if whole is None else whole, plain is not None)
    return readings


def _place(plan: Plan, column: Column, cell: pl.Expr) -> pl.Expr:
    if column.name == "province":
        return places.province(cell)
    of_address = plan.positions["city"] == plan.positions.get("province")
    return places.city_of_address(cell) if of_address else places.city(cell)


def _full(reading: _Reading, seed: int) -> _Reading:
    return _Reading(reading.column, reading.cell, cells.full(reading.column, reading.cell, seed), False)


def _bad(reading: _Reading) -> pl.Expr:
    """Whether a cell holds what its column can't. In the plain reading this may only be another notation."""
    if reading.column.kind in (Kind.TEXT, Kind.BUYER):
        return pl.lit(False)
    if reading.plain and reading.column.kind is not Kind.ID:
        return reading.cell.is_not_null() & pl.col(reading.column.name).is_null()
    return cells.is_bad(reading.column, reading.cell, pl.col(reading.column.name))


def _fates(grid: Grid, plan: Plan, readings: Mapping[str, _Reading]) -> pl.Expr:
    """Where each row ends: KEPT or the first reason that holds."""
    mapped = sorted({at for all_at in plan.positions.values() for at in all_at})
    fate = pl.when(pl.all_horizontal(pl.col(str(at)).is_null() for at in mapped)).then(BLANK)
    is_header = [
        pl.col(str(at)).str.strip_chars(cells.BLANKS) == grid.headers[at].strip(cells.BLANKS) for at in mapped[:2]
    ]
    fate = fate.when(pl.all_horizontal(is_header)).then(HEADER)
    fate = fate.when(_is_summary(plan)).then(SUMMARY)
    if grid.overflow:
        fate = fate.when(pl.col(grid.overflow).is_not_null()).then(LONG)
    dates = [name for name in _dates(plan) if name in readings]
    if plan.table.name == "orders" and "paid_at" not in readings:
        fate = fate.when(pl.lit(True)).then(UNDATED)
    elif dates:
        fate = fate.when(pl.all_horizontal(pl.col(name).is_null() for name in dates)).then(UNDATED)
    return fate.otherwise(KEPT).cast(pl.UInt8)


def _dates(plan: Plan) -> tuple[str, ...]:
    """The columns of which one must have a value for a row to be a row of its table."""
    if plan.table.name == "orders":
        return ("paid_at", "created_at")
    time = plan.table.time
    return (time,) if time and plan.table[time].required else ()


def _is_summary(plan: Plan) -> pl.Expr:
    """Footers and totals: what stands in the first column or where the date should be."""
    first = pl.col("0").str.strip_chars(cells.BLANKS)
    summary = first.is_in(_SUMMARY_WORDS) | first.str.starts_with("#") | first.str.starts_with("---")
    for name in _dates(plan):
        for at in plan.positions.get(name, ()):
            summary |= pl.col(str(at)).is_in(_SUMMARY_WORDS)
    return summary.fill_null(False)


def _pass(grid: Grid, plan: Plan, readings: Mapping[str, _Reading], rows_file: Path) -> dict[str, int]:
    """Parse, count and write every row once; memory does not grow with the file."""
    read = _parsed(grid, plan, readings)
    kept = pl.col(_FATE) == KEPT
    counted = (pl.col(_FATE) == KEPT) | (pl.col(_FATE) == UNDATED)
    wanted = {"all": pl.len(), "rows": kept.sum()}
    wanted |= {reason: (pl.col(_FATE) == code).sum() for code, reason in REASONS.items()}
    wanted |= {f"bad {name}": (counted & _bad(reading)).sum() for name, reading in readings.items()}
    wanted |= {f"twins {name}": (counted & twins).sum() for name, twins in _twins(plan).items()}
    wanted |= {f"test {name}": test for name, test in amounts.tests(readings).items() if plan.table.name == "orders"}
    if "province" in readings:
        wanted["placeless"] = (kept & readings["province"].cell.is_not_null() & pl.col("province").is_null()).sum()
    sink = read.filter(kept).select(*_table_columns(plan, readings)).sink_parquet(
        rows_file, lazy=True, compression="lz4", statistics=False
    )
    _, counts = pl.collect_all([sink, read.select(**wanted)], engine="streaming")
    return counts.row(0, named=True)


def _parsed(grid: Grid, plan: Plan, readings: Mapping[str, _Reading]) -> pl.LazyFrame:
    return grid.rows.with_columns(**{name: r.value for name, r in readings.items()}).with_columns(
        _fates(grid, plan, readings).alias(_FATE)
    )


def _table_columns(plan: Plan, readings: Mapping[str, _Reading]) -> list[pl.Expr]:
    return [pl.col(name).cast(DTYPES[r.column.kind]) for name, r in readings.items()]


def _twins(plan: Plan) -> dict[str, pl.Expr]:
    """Canonical name → whether two columns of one header disagree in a row."""
    return {
        name: pl.any_horizontal(pl.col(str(at[0])) != pl.col(str(other)) for other in at[1:]).fill_null(False)
        for name, at in plan.positions.items()
        if len(at) > 1
    }


def _first_rows(grid: Grid, plan: Plan, readings: Mapping[str, _Reading], which: pl.Expr) -> tuple[int, ...]:
    """The first rows of the file for which `which` holds, as a spreadsheet counts them; takes another pass."""
    read = _parsed(grid, plan, readings).with_row_index("_row", offset=grid.first_row)
    return tuple(read.filter(which).select("_row").head(3).collect(engine="streaming")["_row"].to_list())


def _cell_findings(
    grid: Grid, plan: Plan, readings: Mapping[str, _Reading], counts: Mapping[str, int], file: str
) -> list[Finding]:
    found: list[Finding] = []
    alive = pl.col(_FATE).is_in([KEPT, UNDATED])
    for name, reading in readings.items():
        bad = counts[f"bad {name}"]
        if not bad or name not in plan.positions:
            continue
        header = grid.headers[plan.positions[name][0]].strip()
        if reading.column.kind is Kind.ID:
            found.append(f.RuinedIds(file=file, column=header, count=bad))
            continue
        rows = _first_rows(grid, plan, readings, alive & _bad(reading))
        found.append(
            f.BadCells(
                file=file, column=header, row=rows[0], count=bad, rows=rows, expected=cells.expected(reading.column)
            )
        )
    for name in _twins(plan):
        if counts[f"twins {name}"]:
            header = grid.headers[plan.positions[name][0]].strip()
            found.append(f.TwinsDisagree(file=file, column=header, count=counts[f"twins {name}"]))
    if counts.get("placeless"):
        header = grid.headers[plan.positions["province"][0]].strip()
        found.append(f.UnknownPlaces(file=file, column=header, count=counts["placeless"]))
    return found


def _row_findings(
    grid: Grid, plan: Plan, readings: Mapping[str, _Reading], counts: Mapping[str, int], file: str
) -> list[Finding]:
    found: list[Finding] = []
    if counts[REASONS[LONG]]:
        rows = _first_rows(grid, plan, readings, pl.col(_FATE) == LONG)
        found.append(f.LongRows(file=file, row=rows[0], count=counts[REASONS[LONG]], rows=rows))
    undated = counts[REASONS[UNDATED]]
    if plan.table.name == "orders" and "paid_at" not in readings:
        found.append(f.NoTimeColumn(file=file, canonical="paid_at", count=undated))
    elif undated:
        rows = _first_rows(grid, plan, readings, pl.col(_FATE) == UNDATED)
        names = "或".join(plan.table[name].zh for name in _dates(plan) if name in readings)
        found.append(f.RowsUndated(file=file, row=rows[0], count=undated, rows=rows, expected=names))
    return found


def _finish(plan: Plan, rows_file: Path, rewrite: Mapping[str, pl.Expr]) -> int:
    """What only the whole file can tell: rows whose key stands again further down, and rewritten amounts."""
    key = plan.table.key
    rows = pl.scan_parquet(rows_file)
    names = rows.collect_schema().names()
    repeated = 0
    if all(name in names for name in key):
        whole = pl.all_horizontal(pl.col(name).is_not_null() for name in key)
        hashed = pl.struct(key).hash() if len(key) > 1 else pl.col(key[0]).hash()
        alike = rows.filter(whole).select(left=pl.len() - hashed.n_unique()).collect(engine="streaming").item()
        if alike:
            before = rows.select(pl.len()).collect().item()
            number = pl.int_range(pl.len())
            last = pl.when(whole).then(number.max().over(key)).otherwise(number)
            rows = rows.filter(number == last)
            repeated = before - rows.select(pl.len()).collect().item()
    if repeated or rewrite:
        changed = rows_file.with_suffix(".changed")
        rows.with_columns(**rewrite).sink_parquet(changed, compression="lz4", statistics=False)
        changed.replace(rows_file)
    return repeated


def _coverage(plan: Plan, rows_file: Path) -> tuple[dict[dt.date, int], dt.datetime | None, int]:
    """Rows per day of the table's time column, the newest time of the rows, and how many have none."""
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
    days = dict(sorted((day, n) for day, n in by_day.iter_rows() if day is not None))
    return days, newest, sum(n for day, n in by_day.iter_rows() if day is None)
