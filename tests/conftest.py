"""A shop written down in a test: its tables as text, its figures by KPI and slice. And every deck that a test writes."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from annualdeck.deck import place, sound
from annualdeck.facts import Facts, Part
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.definition import Settings
from annualdeck.metrics.evaluate import evaluate
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Campaign, Period, year_before
from annualdeck.tables import TABLES, Kind, dtypes

Row = Mapping[str, object]


def _cell(text: str, kind: Kind) -> object:
    """A cell in the notation of the tests: `-` is empty, amounts are yuan, rates 18%, times 2025-03-01T10:00."""
    if text == "-":
        return None
    match kind:
        case Kind.BUYER:
            return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7])
        case Kind.MONEY:
            return int(Decimal(text) * 100)
        case Kind.COUNT:
            return int(text)
        case Kind.RATE:
            return float(text.removesuffix("%")) / 100
        case Kind.NUMBER:
            return float(text)
        case Kind.TIME:
            return dt.datetime.fromisoformat(text)
        case Kind.DATE:
            return dt.date.fromisoformat(text)
    return text


def _period(text: str) -> Period:
    """2025, or 2025-03-01..2025-03-11 with the end left out."""
    if ".." not in text:
        return Period.of_year(int(text))
    start, end = (dt.date.fromisoformat(day) for day in text.split(".."))
    return Period(start, end)


def _campaign(text: str) -> Campaign:
    """618 2025-06-01..2025-06-21, and the window a year before where it is not the same days."""
    name, *spans = text.split()
    windows = [tuple(dt.datetime.fromisoformat(moment) for moment in span.split("..")) for span in spans]
    if len(windows) == 1:
        windows.append(tuple(dt.datetime.combine(year_before(m.date()), m.time()) for m in windows[0]))
    return Campaign(name, *windows[0], *windows[1])


class Shop:
    """Writes tables as the cache holds them, and answers what they say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: list[Part] = []

    def table(self, name: str, rows: Sequence[Row], file: str) -> None:
        """One export: rows of canonical columns."""
        table = TABLES[name]
        columns = list(rows[0])
        frame = pl.DataFrame(
            {c: [row[c] for row in rows] for c in columns}, schema={c: dtypes()[table[c].kind] for c in columns}
        )
        rows_file = self.folder / f"{len(self.parts)}.parquet"
        frame.write_parquet(rows_file)
        times = [c for c in columns if table[c].kind in (Kind.TIME, Kind.DATE)]
        moments = [_moment(row[c]) for row in rows for c in times if row[c] is not None]
        days: dict[dt.date, int] = {}
        for row in rows:
            at = row.get(table.time) if table.time else None
            if at is not None:
                days[_moment(at).date()] = days.get(_moment(at).date(), 0) + 1
        self.parts.append(Part(
            table=name, file=file, sheet=None, format="test", encoding=None, header_row=1,
            columns={c: c for c in columns}, unmapped=(), personal=(), rows=len(rows), dropped={}, days=days, undated=len(rows) - sum(days.values()),
            repeated=0, newest=max(moments, default=None), rows_file=rows_file,
        ))

    def read(self, text: str) -> None:
        """Tables apart by blank lines: `orders` or `orders 2024.csv`, then the columns, then the rows."""
        for block in text.split("\n\n"):
            lines = [line.split() for line in block.splitlines() if line.strip()]
            if lines:
                (name, *file), columns, *cells = lines
                kinds = [TABLES[name][c].kind for c in columns]
                assert all(len(row) == len(columns) for row in cells), f"a row of {name} is not as wide as its columns"
                rows = [dict(zip(columns, map(_cell, row, kinds), strict=True)) for row in cells]
                self.table(name, rows, file[0] if file else f"{name}.csv")

    def facts(
        self, period: str, campaigns: Sequence[str] = (), categories: Mapping[str, Sequence[str]] | None = None
    ) -> Facts:
        return Facts(self.parts, _period(period), [_campaign(c) for c in campaigns], (), categories)


def _moment(value: object) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())


class Answers:
    """The figures of a shop. `of` gives a value, `prior` what it is compared to, `why` and `why_prior` the reasons."""

    def __init__(self, kpis: Kpis) -> None:
        self.kpis = kpis

    def of(self, id_: str, **slice_: str) -> object:
        return self._figure(id_, slice_).value

    def prior(self, id_: str, **slice_: str) -> object:
        return self._figure(id_, slice_).prior

    def both(self, id_: str, **slice_: str) -> tuple[object, object]:
        return self.of(id_, **slice_), self.prior(id_, **slice_)

    def why(self, id_: str, **slice_: str) -> str:
        """The class of the reason why a KPI is missing; "" where it has a value."""
        found = self.kpis.at(id_, slice_)
        return type(found.why).__name__ if isinstance(found, Missing) else ""

    def why_prior(self, id_: str, **slice_: str) -> str:
        figure = self._figure(id_, slice_)
        return type(figure.prior_why).__name__ if figure.prior is None else ""

    def by(self, id_: str, grain: str) -> dict[str, object]:
        """Values by the slices of one grain, in their order."""
        return {f.slice[grain]: f.value for f in self.kpis.rows(id_, grain)}

    def prior_by(self, id_: str, grain: str) -> dict[str, object]:
        return {f.slice[grain]: f.prior for f in self.kpis.rows(id_, grain)}

    def slices(self, id_: str) -> dict[tuple[str, ...], object]:
        """Values by slice of a KPI that makes its own slices."""
        return {tuple(f.slice.values()): f.value for f in self.kpis.figures() if f.kpi == id_}

    def _figure(self, id_: str, slice_: Mapping[str, str]) -> Figure:
        found = self.kpis.at(id_, slice_)
        assert isinstance(found, Figure), found.why.text()
        return found


def answers(facts: Facts, *wanted: str, **settings: object) -> Answers:
    """The figures of `facts`; `wanted` names grains: "sales.paid_amount by month", "… by month,channel"."""
    pairs = [(id_, tuple(by.split(","))) for id_, by in (w.split(" by ") for w in wanted)]
    return Answers(evaluate(facts, Settings(**settings), pairs))


Ask = Callable[..., Answers]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def ask(shop: Shop) -> Ask:
    """ask(tables, *wanted, period=…, campaigns=[…], **settings) → Answers."""

    def asked(
        text: str, *wanted: str, period: str = "2025", campaigns: Sequence[str] = (),
        categories: Mapping[str, Sequence[str]] | None = None, **settings: object,
    ) -> Answers:
        shop.read(text)
        return answers(shop.facts(period, campaigns, categories), *wanted, **settings)

    return asked


@pytest.fixture
def answer() -> Ask:
    """answer(facts, *wanted, **settings) → Answers, for facts that a test has made itself."""
    return answers


@pytest.fixture(scope="session")
def made() -> Callable[[Path], tuple[Shop, Ask]]:
    """A shop in a folder that outlives one test, and what answers it."""
    return lambda folder: (Shop(folder), answers)


Keep = Callable[[Path], None]


@pytest.fixture(scope="session")
def keep() -> Keep:
    """keep(deck): it is sound, and a copy stands where ANNUALDECK_DECKS says, for the validators of .ci/validate.

    A deck that was kept before is not kept again; the copy is called after the test that made it.
    """

    def kept(deck: Path) -> None:
        assert [fault.text() for fault in sound.check(deck)] == []
        if folder := os.environ.get("ANNUALDECK_DECKS"):
            digest = hashlib.sha256(content := deck.read_bytes()).hexdigest()[:12]
            if not any(Path(folder).glob(f"{digest} *")):
                test = re.sub(r"[^\w.-]+", " ", os.environ.get("PYTEST_CURRENT_TEST", "").rpartition("/")[2])
                Path(folder, f"{digest} {test[:80].strip()}.pptx").write_bytes(content)

    return kept


@pytest.fixture(scope="session", autouse=True)
def every_deck(keep: Keep) -> Iterator[None]:
    """Each deck that is written to the end in any test is kept."""
    save = place.save

    def watched(presentation: object, out: Path, template: Path, *check: Callable[[Path], None]) -> None:
        save(presentation, out, template, *check)
        keep(out)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, "save", watched)
        yield


@pytest.fixture(scope="session")
def held_back() -> Callable[[pl.LazyFrame], list[str]]:
    """The steps of a query that the streaming engine hands to the one that needs all rows: red nodes of its drawing."""

    def steps(frame: pl.LazyFrame) -> list[str]:
        drawn = frame.show_graph(raw_output=True, engine="streaming", plan_stage="physical")
        assert drawn is not None
        nodes = drawn.partition("fallback>")[2]
        return [line for line in nodes.splitlines() if "0.0 0.3 1.0" in line]

    return steps
