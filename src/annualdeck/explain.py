"""One figure walked back: its definition, what it is made of down to the tables' columns, its breakdown, its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annualdeck.errors import UsageError, nearest
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import (
    BENCHMARK, HISTORY, Analysis, AnyKpi, By, Given, Plan, Settings, Stated, Total, operands,
)
from annualdeck.metrics.kpis import Kpis
from annualdeck.wording import BrokenTemplate, Nearest, references

MOST_KNOWN = 8   # slices that an error names

Slice = Mapping[str, str]


@dataclass(eq=False)
class NoSuchKpi(UsageError):
    kpi: str
    hint: Nearest
    zh = "没有指标 {kpi}{hint}；annualdeck kpis 列出全部编号。"
    en = "There is no KPI {kpi}{hint}: annualdeck kpis lists all ids."


@dataclass(eq=False)
class NotSliced(UsageError):
    kpi: str
    grain: str
    known: tuple[str, ...]
    zh = "{kpi} 没有按 {grain} 的数值，可用的分组有：{known}。"
    en = "{kpi} has no values by {grain}; it can be sliced by: {known}."


@dataclass(eq=False)
class NoSuchSlice(UsageError):
    kpi: str
    wanted: str
    hint: Nearest
    known: tuple[str, ...]
    zh = "{kpi} 没有 {wanted} 的数值{hint}，数据里有：{known}。"
    en = "{kpi} has no value for {wanted}{hint}; the data holds: {known}."


@dataclass(frozen=True)
class Read:
    """Columns of a table that a figure is read from; `used` where it is this way that was gone."""

    table: str
    columns: tuple[str, ...]
    used: bool


@dataclass(frozen=True)
class Operand:
    """One line of a formula walked down: a KPI with its figure and what it is read from. `depth` 0 is the KPI asked about."""

    depth: int
    kpi: AnyKpi
    slice: Slice
    found: Figure | Missing | None
    reads: tuple[Read, ...]


@dataclass(frozen=True)
class Explanation:
    """A figure and what stands behind it; `found` is None where the KPI has slices only.

    `breakdowns`: by the names of the slices, their figures in the data's order.
    """

    kpi: AnyKpi
    slice: Slice
    found: Figure | Missing | None
    formula: tuple[Operand, ...]
    breakdowns: Mapping[By, tuple[Figure, ...]]


def named(text: str) -> tuple[str, Slice]:
    """ads.roi[tool=淘宝客] → ("ads.roi", {"tool": "淘宝客"}). Raises NoSuchKpi, with the nearest id by id or name."""
    try:
        (wanted,) = references(f"{{{text}}}")
    except (BrokenTemplate, ValueError):
        raise NoSuchKpi(text, Nearest(_near(text.partition("[")[0]))) from None
    if wanted.name not in KPIS:
        raise NoSuchKpi(wanted.name, Nearest(_near(wanted.name)))
    return wanted.name, wanted.slice


def _near(text: str) -> str | None:
    """The id that was most likely meant: of the KPI with this name, else with an id or a name that is like it."""
    names = {kpi.name: id_ for id_, kpi in reversed(KPIS.items())}
    tails = {id_.partition(".")[2]: id_ for id_ in reversed(KPIS)}
    for known in (names, tails):
        if text in known:
            return known[text]
    return nearest(text, set(KPIS)) or names.get(nearest(text, set(names)) or "")


def wanted(id_: str, slice_: Slice, settings: Settings) -> list[tuple[str, By]]:
    """The (KPI id, grain) pairs to answer for an explanation. Raises NotSliced for a grain that the KPI does not have."""
    kpi = KPIS[id_]
    if not _own_slices(kpi) and not set(slice_) <= {*kpi.grains, *BENCHMARK}:
        raise NotSliced(id_, "、".join(slice_), tuple(sorted(kpi.grains)) or ("—",))
    pairs = [(id_, by) for by in _grains(kpi)]
    return [*pairs, *((one, by) for _, one, by, _ in _walk(kpi, _by(kpi, slice_), slice_, settings))]


def explained(k: Kpis, id_: str, slice_: Slice, settings: Settings) -> Explanation:
    """The explanation from KPIs that were answered for `wanted`. Raises NoSuchSlice."""
    kpi = KPIS[id_]
    breakdowns: dict[By, tuple[Figure, ...]] = {}
    for figure in (figure for by in _grains(kpi) for figure in k.rows(id_, *by)):
        if figure.slice:
            names = tuple(figure.slice)
            breakdowns[names] = (*breakdowns.get(names, ()), figure)
    found = _found(k, kpi, slice_, breakdowns)
    formula = tuple(
        Operand(depth, KPIS[one], at, found if not depth else k.at(one, at), _reads(k, KPIS[one]))
        for depth, one, _, at in _walk(kpi, _by(kpi, slice_), slice_, settings)
    )
    return Explanation(kpi, slice_, found, formula, breakdowns)


def _found(k: Kpis, kpi: AnyKpi, slice_: Slice, breakdowns: Mapping[By, tuple[Figure, ...]]) -> Figure | Missing | None:
    found = k.at(kpi.id, slice_)
    held = [_words(f.slice) for names, rows in breakdowns.items() if set(names) == set(slice_) for f in rows]
    if isinstance(found, Missing) and slice_ and held:
        asked = _words(slice_)
        raise NoSuchSlice(kpi.id, asked, Nearest(nearest(asked, set(held))), tuple(held[:MOST_KNOWN]))
    if isinstance(found, Missing) and _own_slices(kpi) and slice_ and breakdowns:
        raise NotSliced(kpi.id, "、".join(slice_), tuple("、".join(names) for names in breakdowns))
    return found if isinstance(found, Figure) or slice_ or not breakdowns else None


def _words(slice_: Slice) -> str:
    return "，".join(slice_.values())


def _walk(kpi: AnyKpi, by: By, slice_: Slice, settings: Settings, depth: int = 0) -> Iterator[tuple[int, str, By, Slice]]:
    """(depth, KPI id, grain, slice) of a KPI and everything that it is made of, from the top down."""
    yield depth, kpi.id, by, slice_
    parts = [part for part in operands(kpi, by, settings) if part[1] != HISTORY]   # the months of what is named already
    for id_, at, fixed in parts:
        inner = dict(fixed) if fixed is not None else slice_ if at == by and not isinstance(kpi, Plan) else {}
        yield from _walk(KPIS[id_], at, inner, settings, depth + 1)


def _by(kpi: AnyKpi, slice_: Slice) -> By:
    return () if _own_slices(kpi) else tuple(slice_)


def _own_slices(kpi: AnyKpi) -> bool:
    """Whether a KPI's figures bring their own slices."""
    return isinstance(kpi, Plan) or (isinstance(kpi, Analysis | Stated) and not kpi.grains)


def _grains(kpi: AnyKpi) -> list[By]:
    """The whole period, each grain that a KPI has, and what the config holds it against."""
    return [*([()] if kpi.whole else []), *((grain,) for grain in sorted(kpi.grains)), BENCHMARK]


def _reads(k: Kpis, kpi: AnyKpi) -> tuple[Read, ...]:
    tables = [str(source["table"]) for source in k.sources(kpi.id)]
    match kpi:
        case Total(ways=ways):
            used = next((way for way in ways if way.table in tables), None)
            return tuple(Read(way.table, way.columns, way is used) for way in ways)
        case Analysis(query=query):
            whole = ((query.table, query.columns), *query.beside)
            return tuple(Read(table, columns, table in tables) for table, columns in whole)
        case Given(key=key) | Stated(key=key) | Plan(key=key):
            return (Read("", (key,), True),)
    return ()
