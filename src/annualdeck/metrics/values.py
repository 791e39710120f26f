"""What the answers mean: each KPI's value at each slice, in both spans, or the reason why it is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from annualdeck import engine, grains
from annualdeck.errors import Sentence
from annualdeck.figure import PRICE, YUAN, Figure, Missing, Number, Unit, finite
from annualdeck.metrics import reasons
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import (
    BENCHMARK, HISTORY, QUARTER, Analysis, AnyKpi, By, Comparison, Derived, First, Given, Key, Known, Peak, Plan, Share, Stated,
    Step, Top, Total, different_days, given, reference,
)
from annualdeck.period import Campaign, Period
from annualdeck.metrics.questions import Questions
from annualdeck.tables import TABLES

MONTHLY = Total | Derived | First   # what has a history by month
RENUMBERED = 20  # so many orders without one buyer coming back: the accounts were renumbered


@dataclass(frozen=True)
class Value:
    """A KPI's value in each span at one slice; a Sentence says why it is missing."""

    current: Number | Sentence
    prior: Number | Sentence | None = None


Slices = dict[Key, Value]
Held = dict[Key, Number | Sentence]


class Values:
    """Values of KPIs over the collected rows; each is computed once."""

    def __init__(self, asked: Questions, rows: dict[object, list[engine.Row]], kept: Path | None = None) -> None:
        self.asked = asked
        self.facts = asked.facts
        self.rows = rows
        self._plans: dict[str, Sequence[Figure | Missing] | Sentence] = {}
        self._known_to_plans = Known(
            self.facts, asked.settings, KPIS.__getitem__, lambda id_, by: self.figures(KPIS[id_], by),
            lambda id_: asked.tables(KPIS[id_], ()), kept,
        )
        self._known: dict[tuple[str, By], Slices | Sentence] = {}

    def figures(self, kpi: AnyKpi, by: By) -> list[Figure] | Missing:
        """The figures of a KPI at a grain; Missing where no slice has a value."""
        if isinstance(kpi, Plan):
            made = self._made(kpi) if not by else reasons.NoPeer("、".join(by))
            if isinstance(made, Sentence):
                return Missing(kpi.id, kpi.name, made)
            planned = [one for one in made if isinstance(one, Figure)]
            return planned or Missing(kpi.id, kpi.name, made[0].why)  # type: ignore[union-attr]
        found = self.of(kpi, by)
        if isinstance(found, Sentence):
            return Missing(kpi.id, kpi.name, found)
        figures = [_figure(kpi, key, value) for key, value in found.items() if not isinstance(value.current, Sentence)]
        if figures:
            return figures
        whys = [v.current for v in found.values() if isinstance(v.current, Sentence)]
        return Missing(kpi.id, kpi.name, whys[0] if whys else self._no_rows(kpi))

    def absent(self, kpi: AnyKpi, by: By) -> list[Missing]:
        """Why a KPI has no value at some of its slices, the whole period ({}) among them."""
        if isinstance(kpi, Plan):
            made = self._made(kpi) if not by else []
            return [] if isinstance(made, Sentence) else [one for one in made if isinstance(one, Missing)]
        found = self.of(kpi, by)
        slices = {} if isinstance(found, Sentence) else found
        return [Missing(kpi.id, kpi.name, v.current, dict(key)) for key, v in slices.items() if isinstance(v.current, Sentence)]

    def _made(self, kpi: Plan) -> Sequence[Figure | Missing] | Sentence:
        if kpi.id not in self._plans:
            self._plans[kpi.id] = kpi.make(self._known_to_plans)
        return self._plans[kpi.id]

    def of(self, kpi: AnyKpi, by: By) -> Slices | Sentence:
        if (kpi.id, by) not in self._known:
            found = self._benchmark(kpi) if by == BENCHMARK else self._identified(kpi, self._computed(kpi, by))
            self._known[kpi.id, by] = found
        return self._known[kpi.id, by]

    def _computed(self, kpi: AnyKpi, by: By) -> Slices | Sentence:
        if by == HISTORY and not isinstance(kpi, MONTHLY):
            return reasons.NoMonths(kpi.name)
        match kpi:
            case Total():
                return self._total(kpi, by)
            case Derived():
                return self._derived(kpi, by)
            case Comparison():
                return self._comparison(kpi, by)
            case Share():
                return self._share(kpi, by)
            case Peak():
                return self._peak(kpi)
            case Top():
                return self._top(kpi, by)
            case First():
                return self._first(kpi, by)
            case Step():
                return self._step(kpi)
            case Analysis():
                return self._analysis(kpi, by)
            case Stated():
                stated = [s for s in kpi.read(self.facts, self.asked.settings) if not kpi.grains or tuple(s[0]) == by]
                found = {tuple(slice_.items()): Value(_known(value, kpi), prior) for slice_, value, prior in stated}
                return found or reasons.NoConfig(kpi.key, kpi.what)
            case Given():
                value = kpi.value(self.asked.settings)
                return {(): Value(value)} if value is not None else reasons.NoConfig(kpi.key, kpi.name)

    def _benchmark(self, kpi: AnyKpi) -> Slices | Sentence:
        """What the config holds a KPI against, in the KPI's own unit; it stands for the report's period only."""
        benchmark = self.asked.settings.benchmarks.get(kpi.id)
        if benchmark is None:
            return reasons.NoConfig(f"benchmarks.{kpi.id}", f"{kpi.name}的行业基准")
        return {(("benchmark", benchmark.source),): Value(given(benchmark.value, kpi.unit), reasons.NoBenchmarkBefore())}

    # -- the kinds ------------------------------------------------------------------------------------------------
    def _total(self, kpi: Total, by: By) -> Slices | Sentence:
        way = self.asked.way(kpi, by)
        if isinstance(way, Sentence):
            return way
        names = tuple(TABLES[way.table][c].zh for c in way.columns)
        empty = self._no_rows(kpi) if way.present is not None else reasons.NoValues(TABLES[way.table].export, names)
        held: dict[int, Held] = {grains.CURRENT: {}, grains.PRIOR: {}}
        months: dict[tuple[int, Key], object] = {}
        for row in self.rows[way.table, way.once, by]:
            key = _key(row, by)
            if key is not None:
                value = row[kpi.id] if row[f"{kpi.id}#"] else None
                held[row["span"]][key] = _exact(value, kpi.unit) if finite(value) else empty
                months[row["span"], key] = row.get(f"{kpi.id}@")
        current, prior = held[grains.CURRENT], held[grains.PRIOR]
        for key in current.keys() & prior.keys():
            if months[grains.CURRENT, key] != months[grains.PRIOR, key]:
                prior[key] = reasons.OtherMonths("、".join(value for _, value in key) or kpi.name)
        if "campaign" in by:
            return self._by_campaign(way.table, current, prior)
        why_not = self.facts.coverage[way.table].why_not
        if kpi.sold and why_not is None:
            nothing = dict.fromkeys([*current, *prior], _exact(0, kpi.unit))
            current, prior = nothing | current, nothing | prior
        return {key: Value(value, prior.get(key, why_not)) for key, value in sorted(current.items())}

    def _by_campaign(self, table: str, current: Held, prior: Held) -> Slices:
        """Values by campaign, each missing in a year where the data does not reach over the campaign's days."""
        slices: Slices = {}
        for key, value in sorted(current.items()):
            campaign = next(c for c in self.facts.campaigns if ("campaign", c.name) in key)
            this, last = (self._beyond(table, campaign, span) for span in (grains.CURRENT, grains.PRIOR))
            slices[key] = Value(this or value, last or prior.get(key))
        return slices

    def _beyond(self, table: str, campaign: Campaign, span: int) -> Sentence | None:
        """Why a table cannot speak of a campaign in one of the two years, or None where it can."""
        start, end = campaign.window if span == grains.CURRENT else campaign.prior_window
        if self.facts.reaches(table, start, end):
            return None
        found, days = self.facts.coverage[table], f"{start:%Y-%m-%d}至{end - dt.timedelta(seconds=1):%Y-%m-%d}"
        return reasons.OutsideData(campaign.name, days, found.first.isoformat(), found.last.isoformat())

    def _derived(self, kpi: Derived, by: By) -> Slices | Sentence:
        operands = self._operands(kpi, by)
        if isinstance(operands, Sentence):
            return operands

        def apply(values: Sequence[Number | Sentence | None]) -> Number | Sentence | None:
            unknown = [v for v in values if v is None or isinstance(v, Sentence)]
            if unknown:
                return unknown[0]
            result = kpi.formula(*values)
            return result if finite(result) else reasons.ZeroBase(kpi.name)

        return {
            key: Value(_known(apply([o[key].current for o in operands]), kpi), apply([o[key].prior for o in operands]))
            for key in _shared(operands)
        }

    def _comparison(self, kpi: Comparison, by: By) -> Slices | Sentence:
        operands = self._operands(kpi, by)
        if isinstance(operands, Sentence):
            return operands
        of = [KPIS[reference(operand, by)[0]] for operand in kpi.of]
        slices: Slices = {}
        for key in _shared(operands):
            values = [o[key] for o in operands]
            whys = [v for value in values for v in (value.current, value.prior) if isinstance(v, Sentence)]
            if whys:
                slices[key] = Value(whys[0])
            elif any(value.prior is None for value in values):
                slices[key] = Value(reasons.NothingBefore(kpi.name))
            else:
                figures = [_figure(k, key, v) for k, v in zip(of, values, strict=True)]
                slices[key] = Value(_known(kpi.formula(*figures), kpi))
        return slices

    def _share(self, kpi: Share, by: By) -> Slices | Sentence:
        parts, whole = self.of(KPIS[kpi.of], by), self.of(KPIS[kpi.of], ())
        if isinstance(parts, Sentence):
            return parts
        if isinstance(whole, Sentence):
            return whole

        def share(part: Number | Sentence | None, total: Number | Sentence | None) -> Number | Sentence | None:
            for value in (part, total):
                if value is None or isinstance(value, Sentence):
                    return value
            return float(part / total) if total else None  # type: ignore[operator, arg-type]

        return {
            key: Value(_known(share(v.current, whole[()].current), kpi), share(v.prior, whole[()].prior))
            for key, v in parts.items()
        }

    def _peak(self, kpi: Peak) -> Slices | Sentence:
        found = self.of(KPIS[kpi.of], (kpi.over,))
        if isinstance(found, Sentence):
            return found
        known = {key: v.current for key, v in found.items() if not isinstance(v.current, Sentence)}
        if not known:
            return self._no_rows(kpi)
        best = max(sorted(known), key=lambda key: known[key])
        return {best: Value(known[best])}

    def _top(self, kpi: Top, by: By) -> Slices | Sentence:
        found, ranked = self.of(KPIS[kpi.of], by), self.of(KPIS[kpi.rank], by)
        if isinstance(found, Sentence) or isinstance(ranked, Sentence):
            return found if isinstance(found, Sentence) else ranked  # type: ignore[return-value]
        sizes = {key: v.current for key, v in ranked.items() if not isinstance(v.current, Sentence) and key in found}
        return {key: found[key] for key in sorted(sizes, key=lambda key: sizes[key], reverse=True)[:kpi.most]}

    def _first(self, kpi: First, by: By) -> Slices | Sentence:
        found = {id_: self.of(KPIS[id_], by) for id_ in kpi.of}
        for id_, slices in found.items():
            if not isinstance(slices, Sentence) and any(not isinstance(v.current, Sentence) for v in slices.values()):
                self.asked.chosen[kpi.id, by] = (id_,)
                return slices
        return found[kpi.of[0]]

    def _step(self, kpi: Step) -> Slices | Sentence:
        found = self.of(KPIS[kpi.of], QUARTER)
        if isinstance(found, Sentence):
            return found
        covered = self.facts.coverage[self.asked.tables(kpi, ())[0]].covered
        quarters = [(("quarter", name),) for name in _whole_quarters(covered)] if covered else []
        if len(quarters) < 2 or not {quarters[-2], quarters[-1]} <= set(found):
            return reasons.TooFewQuarters()
        before, last = found[quarters[-2]], found[quarters[-1]]

        def moved(new: Number | Sentence | None, old: Number | Sentence | None) -> Number | Sentence | None:
            unknown = [v for v in (new, old) if v is None or isinstance(v, Sentence)]
            return unknown[0] if unknown else new - old  # type: ignore[operator]

        return {quarters[-1]: Value(_known(moved(last.current, before.current), kpi), moved(last.prior, before.prior))}

    def _analysis(self, kpi: Analysis, by: By) -> Slices | Sentence:
        why = self.asked.unanswered(kpi.query)
        if why is not None:
            return why
        known = self.facts.coverage.get(kpi.query.table)
        why_not = known.why_not if known else None
        beyond = [
            self._beyond(kpi.query.table, campaign, span)
            for campaign in self.facts.campaigns for span in (grains.CURRENT, grains.PRIOR)
        ] if "campaigns" in kpi.query.needs else []
        uneven = next((why for why in beyond if why is not None), None)  # fewer campaign days in one year than in the other

        def exact(value: Number | Sentence | None, otherwise: Sentence | None) -> Number | Sentence | None:
            if isinstance(value, Sentence):
                return value
            return _exact(value, kpi.unit) if finite(value) else otherwise

        return {
            tuple(slice_.items()): Value(_known(exact(value, None), kpi), uneven or exact(prior, why_not))
            for slice_, value, prior in kpi.read(self.rows[kpi.query.name], self.facts, self.asked.settings)
            if not kpi.grains or tuple(slice_) == by
        }

    def _operands(self, kpi: Derived | Comparison, by: By) -> list[Slices] | Sentence:
        """The values that a formula takes; a reason where one is missing, or where they stand for different days."""
        operands: list[Slices] = []
        for operand in kpi.of:
            id_, at, fixed = reference(operand, by)
            found = self.of(KPIS[id_], at)
            if isinstance(found, Sentence):
                return found
            if at == BENCHMARK:
                found = _Everywhere(*found.values())
            elif fixed is not None and not found:
                return self._no_rows(KPIS[id_])
            elif fixed is not None:
                if fixed not in found:
                    return reasons.NoPeer("、".join(value for _, value in fixed) or KPIS[id_].name)
                found = _Everywhere(found[fixed])
            operands.append(found)
        uneven = different_days(self.facts, self.asked.tables(kpi, by)) if "campaign" not in by else None
        return operands if uneven is None else uneven

    # -- buyers that cannot be told apart -------------------------------------------------------------------------
    def _identified(self, kpi: AnyKpi, found: Slices | Sentence) -> Slices | Sentence:
        """A buyer KPI is missing in a span where no buyer ever came back: the accounts were renumbered per order."""
        if not kpi.buyers or isinstance(found, Sentence):
            return found
        current, prior = self._renumbered()
        if current is not None or (prior is not None and kpi.buyers == "history"):
            return current or prior  # type: ignore[return-value]
        return {key: Value(v.current, prior or v.prior) for key, v in found.items()}

    def _renumbered(self) -> tuple[Sentence | None, Sentence | None]:
        orders, buyers = (self._computed(KPIS[id_], ()) for id_ in ("sales.orders", "sales.buyers"))
        if isinstance(orders, Sentence) or isinstance(buyers, Sentence) or not orders or not buyers:
            return None, None
        found = self.facts.coverage["orders"]

        def why(count: object, accounts: object, label: str) -> Sentence | None:
            same = isinstance(count, int) and count == accounts and count >= RENUMBERED
            return reasons.Renumbered(count, label) if same else None  # type: ignore[arg-type]

        (o,), (b,) = orders.values(), buyers.values()
        return (
            why(o.current, b.current, found.covered.label if found.covered else ""),
            why(o.prior, b.prior, found.compared.label if found.compared else ""),
        )

    def _no_rows(self, kpi: AnyKpi) -> Sentence:
        return reasons.NoValuesAtAll(kpi.name, self.facts.period.label)


class _Everywhere(dict[Key, Value]):
    """One value standing at every slice: the fixed operand of a formula."""

    def __init__(self, value: Value) -> None:
        super().__init__({(): value})
        self.value = value

    def __missing__(self, key: Key) -> Value:
        return self.value


def _shared(operands: Sequence[Slices]) -> list[Key]:
    """The slices that every operand has."""
    sliced = [o for o in operands if not isinstance(o, _Everywhere)] or operands[:1]
    return [key for key in sliced[0] if all(key in o for o in sliced)]


def _key(row: engine.Row, by: By) -> Key | None:
    """The slice of a row; None where a grain is empty or has no counterpart in the report's year."""
    pairs = [(name, grains.key(name, row[name], row["span"])) for name in by]
    return tuple(pairs) if all(value is not None for _, value in pairs) else None  # type: ignore[arg-type]


def _whole_quarters(covered: Period) -> list[str]:
    """The names of the calendar quarters that lie inside the covered days as a whole: 2025Q1 …"""
    firsts = [month for month in covered.months if month.month % 3 == 1 and month >= covered.start]
    ends = [(month + dt.timedelta(days=95)).replace(day=1) for month in firsts]
    return [f"{first.year}Q{(first.month + 2) // 3}" for first, end in zip(firsts, ends, strict=True) if end <= covered.end]


def _exact(value: Number, unit: Unit) -> Number:
    """分 become 元 where the unit is an amount."""
    return Decimal(str(value)) / 100 if unit in (YUAN, PRICE) else value


def _known(value: Number | Sentence | None, kpi: AnyKpi) -> Number | Sentence:
    if isinstance(value, Sentence):
        return value
    return value if finite(value) else reasons.ZeroBase(kpi.name)  # type: ignore[return-value]


def _figure(kpi: AnyKpi, key: Key, value: Value) -> Figure:
    prior, why = (None, value.prior) if isinstance(value.prior, Sentence) else (value.prior, None)
    assert not isinstance(value.current, Sentence)
    return Figure(kpi.id, kpi.name, value.current, kpi.unit, prior, why, kpi.better, dict(key))
