"""How the rows of a grid are read under a plan: what each column's value is, and which rows are rows at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from annualdeck.errors import Finding
from annualdeck.sources import cells, moments, numbers, places
from annualdeck.sources.cells import Plain, Step, drafted, spanned
from annualdeck.sources.findings import BadConstant
from annualdeck.sources.grid import Grid
from annualdeck.sources.recognise import Plan
from annualdeck.tables import Column, Kind

BLANK, HEADER, SUMMARY, LONG, SPAN, OPEN, UNDATED = (
    "blank", "repeated header", "summary", "more cells than headers", "several days", "not over", "undated",
)
_SUMMARY_WORDS = ("汇总", "合计", "总计", "总和", "小计", "总合计")
_INSTEAD_OF_DATES = r"^(汇总|合计|总计|总和|小计|总合计|全店|本店|同行|同层|均值|平均|日均|月均)"
KEPT = "_kept"


@dataclass(frozen=True)
class Reading:
    """How one canonical column is read: from `cell` at once by `plain`, or else by `steps`.

    `beside`: after how many steps what the column then holds is kept under a name of its own too: the cleaned text, by
    which what a cell says can be told from nothing, and the days that it stands for.
    """

    column: Column
    cell: pl.Expr
    plain: Plain | None = None
    steps: Sequence[Step] = ()
    beside: Mapping[int, str] = field(default_factory=dict)

    def bad(self) -> pl.Expr:
        """Whether a cell says something that is no value of its column, or that the plain reading does not know."""
        if self.plain is not None:
            return self.plain.odd
        if self.column.kind in (Kind.TEXT, Kind.FREE):
            return pl.lit(False)
        return pl.col(drafted(self.column.name)).is_not_null() & pl.col(self.column.name).is_null()


def readings_of(grid: Grid, plan: Plan) -> dict[str, Reading]:
    """How each canonical column is read, in the table's order."""
    readings = {}
    for column in plan.table.columns:
        if column.name in plan.constants:
            readings[column.name] = in_full(column, pl.lit(plan.constants[column.name]))
        elif column.name in plan.positions:
            at = [pl.col(str(at)) for at in plan.positions[column.name]]
            cell = pl.coalesce(*at) if len(at) > 1 else at[0]
            ranged = _is_bound(plan, column.name)
            plain = None if ranged else cells.plain(column, cell, grid.sample)
            if ranged:
                readings[column.name] = in_full(column, cell, numbers.bound(column.name))
            elif column.name in places.COLUMNS:
                readings[column.name] = Reading(column, cell, steps=_place(plan, column))
            elif plain is not None:
                readings[column.name] = Reading(column, cell, plain)
            else:
                readings[column.name] = again(plan, column, cell)
    return readings


def again(plan: Plan, column: Column, cell: pl.Expr) -> Reading:
    """The full reading of a column of the plan; its ranges, where it has bounds, are left to them."""
    has_bounds = any(of == column.name and _is_bound(plan, bound) for bound, of in numbers.BOUNDS.items())
    return in_full(column, cell, *([numbers.without_range()] if has_bounds else []))


def without_cut_ids(column: Column, cell: pl.Expr) -> Reading:
    """The full reading of a column of ids some of which have lost their last digits."""
    read = in_full(column, cell)
    return replace(read, steps=[*read.steps, cells.whole()])


def in_full(column: Column, cell: pl.Expr, *first: Step) -> Reading:
    """The reading that knows every notation; `first`: what is done to the cleaned text before."""
    cleaning = [*cells.cleaning(), *first]
    beside = {len(cleaning): drafted(column.name)}
    if column.kind is Kind.DATE:
        beside[len(cleaning) + len(moments.span())] = spanned(column.name)
    return Reading(column, cell, steps=[*cleaning, *cells.full(column)], beside=beside)


def of_range(plan: Plan) -> frozenset[str]:
    """The columns that are the ends of the ranges in another's cells."""
    return frozenset(name for name in plan.positions if _is_bound(plan, name))


def _is_bound(plan: Plan, name: str) -> bool:
    at = plan.positions.get(name)
    return at is not None and at == plan.positions.get(numbers.BOUNDS.get(name, ""))


def sound_constants(plan: Plan, file: str) -> Plan | Finding:
    """The plan, or the finding about a constant of the config that is no value of its column."""
    for name, written in plan.constants.items():
        column = plan.table[name]
        if cells.value_of(column, written) is None:
            return BadConstant(file=file, canonical=name, value=written, expected=cells.expected(column))
    return plan


def parsed(grid: Grid, plan: Plan, readings: Mapping[str, Reading]) -> pl.LazyFrame:
    """The cells, the value of every canonical column under its name, and whether a row is kept."""
    plain = {name: r.plain for name, r in readings.items() if r.plain is not None}
    stepped = {name: r for name, r in readings.items() if r.plain is None}
    read = grid.rows.with_columns(
        **{drafted(name): p.draft for name, p in plain.items()}, **{name: r.cell for name, r in stepped.items()}
    )
    if plain:
        read = read.with_columns(**{name: p.value for name, p in plain.items()})
    for number in range(max((len(r.steps) for r in stepped.values()), default=0)):
        due = {name: r.steps[number](pl.col(name)) for name, r in stepped.items() if number < len(r.steps)}
        beside = {r.beside[number]: pl.col(name) for name, r in stepped.items() if number in r.beside}
        read = read.with_columns(**due, **beside)
    return read.with_columns(_kept(grid, plan, readings).alias(KEPT))


def dates_of(plan: Plan, readings: Mapping[str, Reading]) -> list[str]:
    """The columns of which one must have a value for a row to be a row of its table."""
    if plan.table.name == "orders":
        return ["paid_at", *(["created_at"] if "created_at" in readings else [])] if "paid_at" in readings else []
    time = plan.table.time
    return [time] if time in plan.positions and plan.table[time].required else []


def reason(grid: Grid, plan: Plan, readings: Mapping[str, Reading]) -> pl.Expr:
    """Why a row is not kept; for rows that are not."""
    mapped = sorted({at for all_at in plan.positions.values() for at in all_at})
    why = pl.when(_all(pl.col(str(at)).is_null() for at in mapped)).then(pl.lit(BLANK))
    why = why.when(_is_header(grid, mapped)).then(pl.lit(HEADER))
    why = why.when(_is_summary(grid, plan)).then(pl.lit(SUMMARY))
    if grid.overflow:
        why = why.when(pl.col(grid.overflow).is_not_null()).then(pl.lit(LONG))
    if plan.table.daily and (name := days_of(plan, readings)):
        why = why.when(moments.several_days(pl.col(spanned(name)))).then(pl.lit(SPAN))
    anywhere = pl.any_horizontal(pl.col(str(at)).str.strip_chars().is_in(_SUMMARY_WORDS) for at in range(len(grid.headers)))
    why = why.when(anywhere).then(pl.lit(SUMMARY))
    if plan.table.awaits and plan.table.time in readings:
        told = pl.sum_horizontal(pl.col(str(at)).is_not_null() for at in mapped) > 1   # more than a footer does
        why = why.when(told & _awaits(readings[plan.table.time], readings)).then(pl.lit(OPEN))
    return why.otherwise(pl.lit(UNDATED))


def _awaits(time: Reading, readings: Mapping[str, Reading]) -> pl.Expr:
    """Whether a row has no time since it is not over; one that says that it succeeded is."""
    empty = (time.cell if time.plain else pl.col(drafted(time.column.name))).is_null()
    return empty & ~pl.col("status").str.contains("成功").fill_null(False) if "status" in readings else empty


def days_of(plan: Plan, readings: Mapping[str, Reading]) -> str | None:
    """The column of days or months that was read in full, and so may hold several of them in a cell."""
    name = plan.table.time
    read = readings.get(name) if name in plan.positions else None
    return name if read is not None and read.plain is None and read.column.kind is Kind.DATE else None


def _kept(grid: Grid, plan: Plan, readings: Mapping[str, Reading]) -> pl.Expr:
    """A dated row is a row; where rows bear no date, one that is not blank, a header or a summary."""
    mapped = sorted({at for all_at in plan.positions.values() for at in all_at})
    dates = dates_of(plan, readings)
    if plan.table.name == "orders" and "paid_at" not in readings:
        return pl.lit(False)
    if dates:
        kept = pl.any_horizontal(pl.col(name).is_not_null() for name in dates)
        kept &= pl.col("0").is_in(_SUMMARY_WORDS).fill_null(False).not_()
    else:
        kept = pl.any_horizontal(pl.col(str(at)).is_not_null() for at in mapped)
        kept &= ~(_is_header(grid, mapped) | _is_summary(grid, plan))
    return kept & pl.col(grid.overflow).is_null() if grid.overflow else kept


def _is_header(grid: Grid, mapped: Sequence[int]) -> pl.Expr:
    return _all(pl.col(str(at)).str.strip_chars() == grid.headers[at].strip() for at in mapped[:2]).fill_null(False)


def _is_summary(grid: Grid, plan: Plan) -> pl.Expr:
    """Footers and totals: what stands in the first column or where the date should be."""
    first = pl.col("0").str.strip_chars()
    summary = first.is_in(_SUMMARY_WORDS) | first.str.starts_with("#") | first.str.starts_with("---")
    for at in plan.positions.get(plan.table.time or "", ()):
        summary |= pl.col(str(at)).str.strip_chars().str.contains(_INSTEAD_OF_DATES).fill_null(False)
    return summary.fill_null(False)


def _all(conditions) -> pl.Expr:
    return pl.all_horizontal(list(conditions))


def _place(plan: Plan, column: Column) -> list[Step]:
    province = column.name.removesuffix("city").removesuffix("province") + "province"
    if column.name == province:
        return places.province()
    at = plan.positions.get(province)
    return places.city_of_address(province) if at == plan.positions[column.name] else places.city(province if at else None)
