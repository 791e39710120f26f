"""What has to be asked of the tables for the KPIs that are wanted, gathered so that it is asked together."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw

from annualdeck import engine, grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.metrics import reasons
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import (
    BENCHMARK, HISTORY, Analysis, AnyKpi, By, Derived, First, Query, Settings, Total, Way, operands,
)
from annualdeck.tables import TABLES
from annualdeck.views import filled

COSTED = {"stock", "clearance"}  # tables that take costs from the item list
WHOLE: By = ()


class Questions:
    """What has to be asked of the tables, gathered so that each table is gone through once a grain."""

    def __init__(self, facts: Facts, settings: Settings) -> None:
        self.facts = facts
        self.settings = settings
        self.totals: dict[tuple[str, bool, By], dict[str, Way]] = {}
        self.queries: dict[str, Query] = {}
        self.chosen: dict[tuple[str, By], tuple[str, ...]] = {}   # what a First turned out to be

    def ask(self, kpi: AnyKpi, by: By) -> None:
        """Add what `kpi` at grain `by` needs, through every KPI it is made of."""
        if by == BENCHMARK or (by == HISTORY and not isinstance(kpi, Total | Derived | First)):
            return
        match kpi:
            case Total():
                way = self.way(kpi, by)
                if isinstance(way, Way):
                    self.totals.setdefault((way.table, way.once, by), {})[kpi.id] = way
            case Analysis(query=query):
                self.want(query)
        for id_, at, _ in operands(kpi, by, self.settings):
            self.ask(KPIS[id_], at)
        if kpi.buyers and kpi.id != "sales.buyers":
            self.ask(KPIS["sales.buyers"], WHOLE)
            self.ask(KPIS["sales.orders"], WHOLE)

    def want(self, query: Query) -> None:
        """Add a query of its own, where the tables can answer it."""
        if self.unanswered(query) is None:
            self.queries[query.name] = query

    def way(self, kpi: Total, by: By) -> Way | Sentence:
        """The first way whose table, columns and grain are there, else why the first one cannot be gone."""
        whys = [self._impassable(way, kpi.needs, by) for way in kpi.ways]
        ready = [way for way, why in zip(kpi.ways, whys, strict=True) if why is None]
        if ready:
            return next((way for way in ready if self._goes_with(way)), ready[0])
        assert whys[0] is not None
        return whys[0]

    def _impassable(self, way: Way, needs: tuple[str, ...], by: By) -> Sentence | None:
        """Why a way cannot be gone, or None where it can."""
        why = self.lacking(way.table, way.columns, needs, by)
        return why or next((w for table in way.joined if (w := self.lacking(table, (), ())) is not None), None)

    def _goes_with(self, way: Way) -> bool:
        """Whether a way's table covers the same days as the table that its value is set against, if that is there."""
        beside, own = self.facts.coverage.get(way.beside), self.facts.coverage.get(way.table)
        if beside is None or own is None or beside.covered is None:
            return True
        return own.covered == beside.covered and (own.compared == beside.compared or beside.compared is None)

    def unanswered(self, query: Query) -> Sentence | None:
        """Why a query cannot be answered, or None where it can."""
        why = self.lacking(query.table, query.columns, query.needs)
        return why or next((w for t, c in query.beside if (w := self.lacking(t, c, ())) is not None), None)

    def lacking(self, table: str, columns: tuple[str, ...], needs: tuple[str, ...], by: By = WHOLE) -> Sentence | None:
        """Why a table cannot answer, or None where it can."""
        export = TABLES[table].export
        if ("campaigns" in needs or {"campaign", "promotion"} & set(by)) and not self.facts.campaigns:
            return reasons.NoConfig("campaigns", "大促日期")
        if table not in self.facts:
            return reasons.NoTable(export)
        found = self.facts.coverage.get(table)
        if TABLES[table].time is not None and (found is None or found.covered is None):
            return reasons.NoRows(export, self.facts.period.label)
        held = self.facts.columns(table) | filled(self.facts, table)
        if "ships_from" in needs and self.settings.ships_from is None and not {"from_province", "from_city"} <= held:
            return reasons.NoConfig("shop.ships_from", "发货地")
        if "brand_words" in needs and not self.settings.brand_words:
            return reasons.NoConfig("shop.brand_words", "品牌词")
        read = {*columns, *(grains.GRAINS[table].get(g, g) for g in by)} & {c.name for c in TABLES[table].columns}
        if table in grains.BY_ITEM and "category" in (*by, *columns):
            if not {"category"} & held and "items" not in self.facts and not self.facts.categories:
                return reasons.NoTable(TABLES["items"].export)
            read -= {"category"}   # the item list and the config's words tell it too
        lacking = tuple(TABLES[table][c].zh for c in sorted(read - held))
        unknown = tuple(g for g in by if g not in grains.GRAINS[table])
        return reasons.NoColumn(export, lacking or unknown) if lacking or unknown else None

    def tables(self, kpi: AnyKpi, by: By) -> tuple[str, ...]:
        """The tables that a KPI's figures come from, through every KPI it is made of."""
        if by == BENCHMARK:
            return ()
        match kpi:
            case Total():
                way = self.way(kpi, by)
                names = [way.table, *way.joined] if isinstance(way, Way) else []
                names += ["items"] if "category" in by and "items" in self.facts else []
            case Analysis(query=query):
                names = [query.table, *(table for table, _ in query.beside), *query.also]
            case First(of=of):
                names = [table for id_ in self.chosen.get((kpi.id, by), of) for table in self.tables(KPIS[id_], by)]
            case _:
                names = [table for id_, at, _ in operands(kpi, by, self.settings) for table in self.tables(KPIS[id_], at)]
        names += ["items"] if COSTED & set(names) else []
        return tuple(dict.fromkeys(name for name in names if name in self.facts))

    def collect(self, kept: Path | None) -> dict[object, list[engine.Row]]:
        """The answers by (table, once, grain) and by query name; from the folder `kept` where they lie there already."""
        totals = {_name(*asked): sorted(ways) for asked, ways in self.totals.items()}
        key = f"{self.facts.key} {self.settings} {sorted(totals.items())} {sorted(self.queries)}"
        answers = engine.remembered(kept, key, self._asked) if kept else self._asked()
        return {asked: answers[_name(*asked)] for asked in self.totals} | {name: answers[name] for name in self.queries}

    def _asked(self) -> engine.Answers:
        questions: dict[str, nw.LazyFrame] = {}
        for (table, once, by), ways in self.totals.items():
            exprs = [e for id_, way in ways.items() for e in (self._expr(way).alias(id_), _present(way).alias(f"{id_}#"))]
            exprs += [_months(way.alike).alias(f"{id_}@") for id_, way in ways.items() if way.alike is not None]
            frame = grains.view(self.facts, table, by, once)
            for view in dict.fromkeys(way.view for way in ways.values() if way.view is not None):
                frame = view(frame, self.facts, self.settings)
            questions[_name(table, once, by)] = frame.group_by("span", *by).agg(*exprs)
        for name, query in self.queries.items():
            questions[name] = query.plan(self.facts, self.settings)
        return engine.collect(questions)

    def _expr(self, way: Way) -> nw.Expr:
        return way.expr(self.facts, self.settings) if callable(way.expr) else way.expr


def _name(table: str, once: bool, by: By) -> str:
    return f"{table}{' once' if once else ''} by {','.join(by)}"


def _months(cells: nw.Expr) -> nw.Expr:
    """In which calendar months some cells are filled: a bit for each."""
    filled = [~cells.is_null() & (nw.col("at").dt.month() == month) for month in range(1, 13)]
    return nw.sum_horizontal(*(nw.when(one).then(nw.lit(1 << n)).otherwise(nw.lit(0)).max() for n, one in enumerate(filled)))


def _present(way: Way) -> nw.Expr:
    """How many values stand behind an aggregate; 0 makes it missing."""
    if way.present is not None:
        return way.present
    counts = [nw.col(c).count() for c in way.columns]
    return counts[0] if len(counts) == 1 else nw.min_horizontal(*counts)
