"""Facts: the checked tables of one report, what they cover, and where each row came from."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annualdeck import gathering
from annualdeck.coverage import LEAST, THIN, Coverage, NotCompared, OutsidePeriod, PartialPeriod, ThinMonth, coverage
from annualdeck.errors import Finding
from annualdeck.gathering import (
    CompletedAcrossFiles, ExportsDisagree, MissingColumnInPart, RepeatedAcrossFiles, TwoExports,
)
from annualdeck.period import Campaign, Period
from annualdeck.tables import TABLES, Kind, dtypes

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Part:
    """One canonical table read from one file or one of its sheets.

    The rows lie in `rows_file`, a Parquet file of the cache that holds canonical columns only (see `tables`):
    no personal column, buyers as keyed 64-bit hashes, amounts in 分. Everything else here was counted while the
    file was read, so that coverage and findings never read the rows again.

    `file`: as the user would name it; a member of a zip as `orders.zip/ExportOrderList1.csv`.
    `columns`: canonical name → header in the file. `constants`: canonical name → the cell that every row has in a
    column that no header holds. `unmapped`: headers that no canonical column takes, other than
    the personal ones. `personal`: headers that were dropped at the door.
    `header_row`: 1-based row of the header in the file. `rows`: rows in the table. `dropped`: reason → rows that
    stand in the file but are no rows of the table (blank, repeated header, summary, undated).
    `days`: rows per day of the table's `time` column, and 0 on the last day of rows that stand for months; rows without
    a time stand under None's count in `undated`.
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
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def held(self) -> frozenset[str]:
        """The canonical columns that its rows have."""
        return frozenset(self.columns) | frozenset(self.constants)


EDGE = dt.timedelta(days=3)  # days without a row that a table's first and last month may have
SLIVER = 0.005  # files with no more than this share of a table's counted rows don't decide on its columns


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
        self._decide: dict[str, list[Part]] = {}
        self._lacking: dict[str, dict[str, set[dt.date]]] = {}
        for table in {p.table: None for p in self.parts}:
            known = TABLES[table]
            found = coverage(self.days(table), period, monthly=known.time == "month", sparse=known.sparse)
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

        What is there already from the same files is used again. The rows that repeat in another export are reported.
        """
        for table in dict.fromkeys(p.table for p in self.parts):
            if len(self.of(table)) > 1:
                self._gathered[table], told = _gathered(self, table, folder)
                self._rows[table] = told["rows"]
                self.findings += tuple(self._gathering_findings(table, told))

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
        reaches a day into the year before. In a mixed table they are those that any of its files has; in one whose
        files complete each other, those that some file has of every day.
        """
        time = TABLES[table].time
        if TABLES[table].mixed:
            return frozenset().union(*(p.held | {time} for p in self.of(table)))
        if TABLES[table].completes:
            return frozenset(c for c, days in self._lacking_days(table).items() if not days)
        held = [p.held | {time} for p in self._deciding(table)]
        return frozenset.intersection(*held) if held else frozenset()

    def reaches(self, table: str, start: dt.datetime, end: dt.datetime) -> bool:
        """Whether a table's days reach over a window of wall time; the covered days count to their edges."""
        found = self.coverage[table]
        spans = [s for s in (found.covered, found.compared) if s is not None]
        first = min([found.first, *(s.start for s in spans)])
        last = max([found.last, *(s.last for s in spans)])
        return first <= start.date() and (end - dt.timedelta(microseconds=1)).date() <= last

    def frame(self, table: str) -> pl.LazyFrame:
        """The rows of a table over all files, canonical columns, one row a key: the newest export's, or each column's
        newest value where exports complete each other."""
        import polars as pl

        if table in self._gathered:
            return pl.scan_parquet(self._gathered[table])
        frame, key = self.laid_together(table), self.shared_key(table)
        if not key:
            return frame.drop("_part")
        if TABLES[table].completes:
            return gathering.completed(frame, key, self._beside(key, table))
        return gathering.newest_only(frame, key, _ids(table, key)).drop("_part")

    def by_age(self, table: str) -> list[Part]:
        """The files of a table, from the oldest to the newest."""
        return sorted(self.of(table), key=lambda p: (p.newest or dt.datetime.min, p.file))

    def laid_together(self, table: str) -> pl.LazyFrame:
        """The rows of all files with every canonical column, and `_part`: which file, a place in `by_age`."""
        import polars as pl

        frames = [pl.scan_parquet(p.rows_file).with_columns(_part=pl.lit(i)) for i, p in enumerate(self.by_age(table))]
        frame = frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")
        missing = [c for c in TABLES[table].columns if not any(c.name in p.columns for p in self.of(table))]
        present = set(frame.collect_schema().names())
        return frame.with_columns(pl.lit(None, dtypes()[c.kind]).alias(c.name) for c in missing if c.name not in present)

    def disagreements(self, table: str) -> dict[str, int]:
        """Of how many days files that complete each other tell two values, by column and, under "", in any; {} if none."""
        key = self.shared_key(table)
        if not key or not TABLES[table].completes:
            return {}
        return gathering.disagreements(self.laid_together(table), key, self._beside(key, table))

    @staticmethod
    def _beside(key: Sequence[str], table: str) -> list[str]:
        """The columns of a table that are no part of a key."""
        return [c.name for c in TABLES[table].columns if c.name not in key]

    def shared_key(self, table: str) -> tuple[str, ...]:
        """The key by which rows of overlapping exports are told apart; () where no two files overlap in time.

        A key column that no file has is left out of the key; one that only some files have leaves rows that cannot
        be told apart, and then none is dropped. In a mixed table it is empty in the others' rows, and tells them apart.
        """
        spans = sorted((min(p.days), max(p.days)) for p in self.of(table) if p.days)
        apart = all(later[0] > earlier[1] for earlier, later in zip(spans, spans[1:], strict=False))
        held = [p.held for p in self.of(table)]
        if len(held) < 2 or (apart and TABLES[table].time is not None):
            return ()
        key = tuple(k for k in TABLES[table].key if any(k in columns for columns in held))
        return key if TABLES[table].mixed or all(k in columns for k in key for columns in held) else ()

    def whole_month(self, table: str, month: dt.date) -> bool:
        """Whether a table's rows reach over a month, given by its first day, and are no fewer than is usual."""
        found, end = self.coverage[table], (month + dt.timedelta(days=32)).replace(day=1)
        covered = found.covered is not None and end <= found.covered.end
        if found.first > month + EDGE or not (covered or found.last >= end - EDGE):
            return False
        usual = found.typical.get(month, 0)
        return usual < LEAST or sum(rows for day, rows in self.days(table).items() if month <= day < end) >= THIN * usual

    def days(self, table: str) -> dict[dt.date, int]:
        """Rows per day of a table over all its files, as they were read; of files that complete each other, a day's once."""
        days: dict[dt.date, int] = {}
        for part in self.of(table):
            for day, rows in part.days.items():
                before = days.get(day, 0)
                days[day] = max(before, rows) if TABLES[table].completes else before + rows
        return days

    def _lacking_days(self, table: str) -> dict[str, set[dt.date]]:
        """Column → the days that count of which no file has it, {} where they are a sliver; for files that complete each other."""
        if table not in self._lacking:
            spans, time = self._spans(table), TABLES[table].time
            counted = {day for day in self.days(table) if any(day in s for s in spans) or not spans}
            self._lacking[table] = {}
            for column in frozenset().union(*(p.held | {time} for p in self.of(table))):
                days = counted.difference(*(p.days for p in self.of(table) if column in p.held | {time}))
                self._lacking[table][column] = days if len(days) > SLIVER * len(counted) else set()
        return self._lacking[table]

    def _spans(self, table: str) -> list[Period]:
        """The days of a table that count and those they are compared to."""
        found = self.coverage.get(table)
        return [s for s in (found.covered, found.compared) if s is not None] if found else []

    def _deciding(self, table: str) -> list[Part]:
        """The parts with more than a sliver of the table's rows inside the covered days."""
        if table not in self._decide:
            rows = [(part, self._inside(part)) for part in self.of(table)]
            sliver = SLIVER * sum(count for _, count in rows)
            self._decide[table] = [part for part, count in rows if count > sliver]
        return self._decide[table]

    def _inside(self, part: Part) -> int:
        """The rows of a part inside the covered days and those they are compared to; all of a part without days."""
        spans = self._spans(part.table)
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
            if found.covered is not None and found.why_not is not None:
                findings.append(NotCompared(table=zh, why=found.why_not))
            findings += [
                ThinMonth(table=zh, month=f"{month.year}年{month.month}月", rows=rows, typical=found.typical[month])
                for month, rows in found.thin.items()
            ]
            if TABLES[name].mixed:
                continue
            findings += self._told_twice(name)
            everywhere = frozenset().union(*(p.held for p in self._deciding(name)))
            elsewhere = self._lacking_days(name) if TABLES[name].completes else {}
            for part in self._deciding(name):
                lacking = [c for c in sorted(everywhere - part.held) if c not in elsewhere or elsewhere[c] & part.days.keys()]
                if lacking:
                    missing = tuple(TABLES[name][c].zh for c in lacking)
                    findings.append(MissingColumnInPart(file=part.file, table=zh, missing=missing))
        return findings

    def _gathering_findings(self, table: str, told: Mapping[str, Any]) -> list[Finding]:
        """What became of the rows that stand in several files."""
        zh, repeated = TABLES[table].zh, sum(p.rows for p in self.of(table)) - told["rows"]
        if not repeated:
            return []
        if not TABLES[table].completes:
            return [RepeatedAcrossFiles(table=zh, rows=repeated, left=told["rows"])]
        files = Counter(day for part in self.of(table) for day in part.days)
        found: list[Finding] = [CompletedAcrossFiles(table=zh, days=sum(n > 1 for n in files.values()))]
        apart = {column: days for column, days in told["apart"].items() if column}
        if apart:
            columns = tuple(f"{TABLES[table][c].zh} {days} 天" for c, days in apart.items())
            found.append(ExportsDisagree(table=zh, days=told["apart"][""], columns=columns))
        return found

    def _told_twice(self, table: str) -> list[Finding]:
        """Exports of different kinds over the same days, whose rows no key tells apart."""
        days: dict[str, set[dt.date]] = {}
        files: dict[str, str] = {}
        for part in self.of(table):
            days.setdefault(part.format, set()).update(part.days)
            files.setdefault(part.format, part.file)
        twice = {day for day, kinds in Counter(day for kind in days.values() for day in kind).items() if kinds > 1}
        if not twice or TABLES[table].completes or self.shared_key(table):
            return []
        named = tuple(files[kind] for kind in days if days[kind] & twice)
        return [TwoExports(table=TABLES[table].zh, files=named, days=len(twice))]


def _gathered(facts: Facts, table: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The file that holds a table's rows from all its parts, how many they are, and where the parts disagree; made once
    for the same parts."""
    names = "\n".join(_address(p) for p in facts.of(table))
    path = folder / f"{table}-{hashlib.sha256(names.encode()).hexdigest()[:32]}.parquet"
    beside = path.with_suffix(".json")
    told = _told(beside) if path.exists() else None
    if told is None:
        import polars as pl

        folder.mkdir(parents=True, exist_ok=True)
        fresh, note = (at.with_name(f"{at.name}.{os.getpid()}") for at in (path, beside))
        facts.frame(table).sink_parquet(fresh, compression="lz4")
        told = {"rows": pl.scan_parquet(fresh).select(pl.len()).collect().item(), "apart": facts.disagreements(table)}
        note.write_text(json.dumps(told))
        os.replace(note, beside)
        os.replace(fresh, path)
    return path, told


def _told(beside: Path) -> dict[str, Any] | None:
    """What stands in a note beside a table; None where it is not there or cannot be read."""
    try:
        return json.loads(beside.read_text())
    except (OSError, ValueError):
        return None


def _address(part: Part) -> str:
    """What tells one part's rows from all others: the cache names them by content."""
    return f"{part.table} {part.rows_file.parent}/{part.rows_file.name}"


def _ids(table: str, key: Sequence[str]) -> list[str]:
    """The columns of a key without which a row is nameless; in a mixed table each kind of row has its own."""
    return [] if TABLES[table].mixed else [k for k in key if TABLES[table][k].kind in (Kind.ID, Kind.BUYER)]
