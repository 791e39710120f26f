"""Facts: the checked tables of one report, what they cover, and where each row came from."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from annualdeck.errors import Finding, Sentence
from annualdeck.period import Campaign, Period
from annualdeck.tables import TABLES, Kind, dtypes

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Part:
    """One canonical table read from one file or one of its sheets.

    The rows lie in `rows_file`, a Parquet file of the cache that holds canonical columns only (see `tables.py`):
    no personal column, buyers as keyed 64-bit hashes, amounts in 分. Everything else here was counted while the
    file was read, so that coverage and findings never read the rows again.

    `file`: as the user would name it; a member of a zip as `orders.zip/ExportOrderList1.csv`.
    `columns`: canonical name → header in the file. `unmapped`: headers that no canonical column takes, other than
    the personal ones. `personal`: headers that were dropped at the door.
    `header_row`: 1-based row of the header in the file. `rows`: rows in the table. `dropped`: reason → rows that
    stand in the file but are no rows of the table (blank, repeated header, summary, undated).
    `days`: rows per day of the table's `time` column; rows without a time stand under None's count in `undated`.
    `repeated`: rows whose key stands again in the same file. `notes`: what the reader decided, e.g. the meaning of
    an amount column, as sentences.
    """

    table: str
    file: str
    sheet: str | None
    format: str
    encoding: str | None
    header_row: int
    columns: Mapping[str, str]
    unmapped: tuple[str, ...]
    personal: tuple[str, ...]
    rows: int
    dropped: Mapping[str, int]
    days: Mapping[dt.date, int]
    undated: int
    repeated: int
    newest: dt.datetime | None
    rows_file: Path
    findings: tuple[Finding, ...] = field(default=())


@dataclass(frozen=True)
class Coverage:
    """Which days of a period a table really covers.

    `first`, `last`: the first and last day of the table's rows over all files. `covered`: the part of the report's
    period that the rows cover, None where they cover none of it; the comparison is made over its same days a year
    before. `compared`: those days, None where the table does not cover them; `why_not` then says why.
    `thin`: months inside `covered` that hold suspiciously few rows, by first day, with their count of rows.
    """

    first: dt.date
    last: dt.date
    covered: Period | None
    compared: Period | None
    why_not: Sentence | None
    thin: Mapping[dt.date, int]
    typical: int


THIN = 0.25            # a month with fewer rows than this share of the median month is suspicious
THIN_MONTHS = 4        # … once there are this many months to tell what is usual
MONTHLY = 28           # days between the rows of a monthly table, at least
SLIVER = 0.005         # files with no more than this share of a table's counted rows don't decide on its columns
LONGEST_TOLERANCE = 35  # days that may lie between a table's edge and the period's, for monthly tables


def coverage(days: Mapping[dt.date, int], period: Period) -> Coverage | None:
    """What `days` (rows per day) cover of `period` and of the same days a year before; None without any row.

    A table's edge may fall short of the period's by its usual step (median gap between days with rows) and three
    days: a small shop has days without an order. A larger shortfall cuts the period at the edge.
    """
    if not days:
        return None
    present = sorted(days)
    gaps = [(b - a).days for a, b in zip(present, present[1:], strict=False)]
    step = int(median(gaps)) if gaps else 1
    tolerance = dt.timedelta(days=min(LONGEST_TOLERANCE, step + 3 if step > 1 else 3))
    covered = _clip(present, period, step, tolerance)
    compared = why_not = None
    if covered is not None:
        before = covered.prior
        found = _clip(present, before, step, tolerance)
        if found == before:
            compared = before
        else:
            why_not = NoPrior(wanted=before.label, first=present[0].isoformat(), last=present[-1].isoformat())
    thin, typical = _thin(days, covered, compared)
    return Coverage(present[0], present[-1], covered, compared, why_not, thin, typical)


def _clip(present: list[dt.date], period: Period, step: int, tolerance: dt.timedelta) -> Period | None:
    """The part of `period` that the days cover; a row of a monthly table stands for its whole month."""
    inside = present[bisect_left(present, period.start):bisect_left(present, period.end)]
    if not inside:
        return None
    start = period.start if inside[0] - period.start <= tolerance else inside[0]
    if period.last - inside[-1] <= tolerance:
        return Period(start, period.end)
    end = _next_month(inside[-1]) if step >= MONTHLY else inside[-1] + dt.timedelta(days=1)
    return Period(start, min(end, period.end))


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _thin(days: Mapping[dt.date, int], *spans: Period | None) -> tuple[dict[dt.date, int], int]:
    """Months wholly inside the spans whose rows are few against the median month."""
    months = {
        month: 0
        for span in spans if span is not None
        for month in span.months
        if month >= span.start and _next_month(month) <= span.end
    }
    for day, rows in days.items():
        first = day.replace(day=1)
        if first in months:
            months[first] += rows
    if len(months) < THIN_MONTHS:
        return {}, 0
    typical = int(median(months.values()))
    return {m: rows for m, rows in sorted(months.items()) if rows < THIN * typical}, typical


@dataclass(frozen=True)
class NoPrior(Sentence):
    """Why a comparison is missing."""

    wanted: str
    first: str
    last: str
    zh = "上年同期（{wanted}）没有完整数据，现有数据为{first}至{last}，不作同比"
    en = "the same days a year before ({wanted}) are not covered: the data runs from {first} to {last}"


@dataclass(frozen=True, kw_only=True)
class PartialPeriod(Finding):
    table: str
    period: str
    covered: str
    zh = "{table}只覆盖报告期{period}中的{covered}，全部指标按这段日期计算并与上年同期比较；请补齐导出文件。"
    en = "{table} covers only {covered} of the report's {period}: figures stand for these days; add the missing exports."


@dataclass(frozen=True, kw_only=True)
class OutsidePeriod(Finding):
    table: str
    period: str
    first: str
    last: str
    zh = "{table}没有报告期{period}内的数据（现有{first}至{last}），请检查 report.period 或补齐导出文件。"
    en = "{table} has no rows inside {period} (it runs from {first} to {last}): check report.period or add exports."


@dataclass(frozen=True, kw_only=True)
class ThinMonth(Finding):
    table: str
    month: str
    rows: int
    typical: int
    zh = "{table}在{month}只有 {rows} 行（各月中位数 {typical} 行），疑似导出不全，请核对后重新导出该月。"
    en = "{table} has only {rows} rows in {month} (the median month has {typical}): check that month's export."


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


class Facts:
    """The tables of one report: lazy frames, what they cover, and every finding of the way so far."""

    def __init__(
        self,
        parts: Sequence[Part],
        period: Period,
        campaigns: Sequence[Campaign] = (),
        findings: Sequence[Finding] = (),
        categories: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.parts = tuple(p for p in parts if p.rows)
        self.period = period
        self.campaigns = tuple(campaigns)
        self.categories = categories or {}   # category → words of a title that name it, for items outside the list
        self.coverage: dict[str, Coverage] = {}
        self._gathered: dict[str, Path] = {}
        self._rows: dict[str, int] = {}
        for table in {p.table: None for p in self.parts}:
            found = coverage(self._days(table), period)
            if found is not None:
                self.coverage[table] = found
        if "order_lines" in self and "order_lines" not in self.coverage and "orders" in self.coverage:
            self.coverage["order_lines"] = self.coverage["orders"]  # lines without a time of their own
        self.findings = (*findings, *(f for p in parts for f in p.findings), *self._coverage_findings())

    @property
    def key(self) -> str:
        """Everything that answers over these facts depend on: the rows by content, the spans, the categories' words."""
        rows = sorted(_address(p) for p in self.parts)
        spans = {table: (c.covered, c.compared) for table, c in sorted(self.coverage.items())}
        return f"{rows} {self.period} {spans} {self.campaigns} {self.categories}"

    def gather(self, folder: Path) -> None:
        """Lay each table that stands in several files together in one file of `folder`, each key once.

        What is there already from the same files is used again. The rows that repeat in another export are counted in
        `repeated` and reported.
        """
        for table in dict.fromkeys(p.table for p in self.parts):
            if len(self.of(table)) > 1:
                self._gathered[table], self._rows[table] = _gathered(self, table, folder)
                rows = sum(p.rows for p in self.of(table))
                if rows > self._rows[table]:
                    repeated = rows - self._rows[table]
                    self.findings += (RepeatedAcrossFiles(table=TABLES[table].zh, rows=repeated, left=self._rows[table]),)

    def of(self, table: str) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if p.table == table)

    def rows(self, table: str) -> int:
        """Rows of a table, each key once where the table was gathered."""
        return self._rows.get(table, sum(p.rows for p in self.of(table)))

    def __contains__(self, table: str) -> bool:
        return any(p.table == table for p in self.parts)

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table that can be counted on: those that hold for all its rows inside the covered days.

        A file that lacks one is overlooked where it brings only a sliver of those rows, as an older export does that
        reaches a day into the year before.
        """
        held = [set(p.columns) | {TABLES[table].time} for p in self._deciding(table)]
        return frozenset(set.intersection(*held)) if held else frozenset()

    def reaches(self, table: str, start: dt.datetime, end: dt.datetime) -> bool:
        """Whether a table's days reach over a window of wall time; the covered days count to their edges."""
        found = self.coverage[table]
        spans = [s for s in (found.covered, found.compared) if s is not None]
        first = min([found.first, *(s.start for s in spans)])
        last = max([found.last, *(s.last for s in spans)])
        return first <= start.date() and (end - dt.timedelta(microseconds=1)).date() <= last

    def frame(self, table: str) -> pl.LazyFrame:
        """The rows of a table over all files, canonical columns, one row a key (the newest export's)."""
        import polars as pl

        if table in self._gathered:
            return pl.scan_parquet(self._gathered[table])
        parts = sorted(self.of(table), key=lambda p: (p.newest or dt.datetime.min, p.file))
        frames = [pl.scan_parquet(p.rows_file).with_columns(_part=pl.lit(i)) for i, p in enumerate(parts)]
        frame = frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")
        missing = [c for c in TABLES[table].columns if not any(c.name in p.columns for p in parts)]
        present = set(frame.collect_schema().names())
        frame = frame.with_columns(
            pl.lit(None, dtypes()[c.kind]).alias(c.name) for c in missing if c.name not in present
        )
        key = self.shared_key(table)
        return _newest_only(frame, key, _ids(table, key)).drop("_part") if key else frame.drop("_part")

    def shared_key(self, table: str) -> tuple[str, ...]:
        """The key by which rows of overlapping exports are told apart; () where no two files overlap in time.

        A key column that no file has is left out of the key; one that only some files have leaves rows that cannot
        be told apart, and then none is dropped.
        """
        spans = sorted((min(p.days), max(p.days)) for p in self.of(table) if p.days)
        apart = all(later[0] > earlier[1] for earlier, later in zip(spans, spans[1:], strict=False))
        held = [set(p.columns) for p in self.of(table)]
        if len(held) < 2 or (apart and TABLES[table].time is not None):
            return ()
        key = tuple(k for k in TABLES[table].key if any(k in columns for columns in held))
        return key if all(k in columns for k in key for columns in held) else ()

    def _days(self, table: str) -> dict[dt.date, int]:
        days: dict[dt.date, int] = {}
        for part in self.of(table):
            for day, rows in part.days.items():
                days[day] = days.get(day, 0) + rows
        return days

    def _deciding(self, table: str) -> list[Part]:
        """The parts with more than a sliver of the table's rows inside the covered days."""
        rows = [(part, self._inside(part)) for part in self.of(table)]
        sliver = SLIVER * sum(count for _, count in rows)
        return [part for part, count in rows if count > sliver]

    def _inside(self, part: Part) -> int:
        """The rows of a part inside the covered days and those they are compared to; all of a part without days."""
        found = self.coverage.get(part.table)
        spans = [s for s in (found.covered, found.compared) if s is not None] if found else []
        return sum(n for day, n in part.days.items() if any(day in s for s in spans)) if part.days and spans else part.rows

    def _coverage_findings(self) -> list[Finding]:
        findings: list[Finding] = []
        for name, found in self.coverage.items():
            zh = TABLES[name].zh
            if found.covered is None:
                findings.append(OutsidePeriod(table=zh, period=self.period.label, first=found.first.isoformat(),
                                              last=found.last.isoformat()))
            elif found.covered != self.period:
                findings.append(PartialPeriod(table=zh, period=self.period.label, covered=found.covered.label))
            findings += [
                ThinMonth(table=zh, month=f"{month.year}年{month.month}月", rows=rows, typical=found.typical)
                for month, rows in found.thin.items()
            ]
            everywhere = set().union(*(p.columns for p in self._deciding(name)))
            for part in self._deciding(name):
                lacking = tuple(TABLES[name][c].zh for c in sorted(everywhere - set(part.columns)))
                if lacking:
                    findings.append(MissingColumnInPart(file=part.file, table=zh, missing=lacking))
        return findings


def _gathered(facts: Facts, table: str, folder: Path) -> tuple[Path, int]:
    """The file that holds a table's rows from all its parts, and how many; made once for the same parts."""
    names = "\n".join(_address(p) for p in facts.of(table))
    path = folder / f"{table}-{hashlib.sha256(names.encode()).hexdigest()[:32]}.parquet"
    count = path.with_suffix(".rows")
    if not path.exists() or not count.exists():
        import polars as pl

        folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        facts.frame(table).sink_parquet(fresh, compression="lz4")
        count.write_text(str(pl.scan_parquet(fresh).select(pl.len()).collect().item()))
        os.replace(fresh, path)
    return path, int(count.read_text())


def _address(part: Part) -> str:
    """What tells one part's rows from all others: the cache names them by content."""
    return f"{part.table} {part.rows_file.parent}/{part.rows_file.name}"


def _ids(table: str, key: Sequence[str]) -> list[str]:
    return [k for k in key if TABLES[table][k].kind in (Kind.ID, Kind.BUYER)]


def _newest_only(frame: pl.LazyFrame, key: Sequence[str], ids: Sequence[str]) -> pl.LazyFrame:
    """For each key the rows of the newest export (highest `_part`) that holds it; rows without an id all stay."""
    import polars as pl

    nameless = pl.any_horizontal(pl.col(k).is_null() for k in ids) if ids else pl.lit(False)
    newest = frame.group_by(key).agg(pl.col("_part").max())
    kept = frame.filter(~nameless).join(newest, on=[*key, "_part"], how="semi", nulls_equal=True)
    return pl.concat([kept, frame.filter(nameless)])
