"""competition, continued: every named subject's share of the industry, how it moved, and how few hold how much of it.

A subject's share is taken over the months in which the data has it, of it and of the industry. 生意参谋 tells some rivals'
amounts as ranges only: what stands on one is a pair of bounds then, never a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import INDEX, PART, PART_POINTS, RATE, Number, Unit
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings
from annualdeck.metrics.market import INDUSTRY
from annualdeck.metrics.reasons import BeyondIndustry, NoPeer, OnlyRanges, OtherMonths, TooFewSubjects
from annualdeck.period import year_before

Rows = Sequence[Mapping[str, object]]
LARGEST = 4
REST = ("其他", "其它", "其余")  # how a subject is called that is no one firm


def _plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """By span, month, category and subject: the lower and upper end of the amount in 分, the same where it is told."""
    told = grains.view(facts, "market", ("month",)).filter(nw.col("region").is_null()).with_columns(
        low=nw.coalesce(nw.col("amount"), nw.col("amount_low")), high=nw.coalesce(nw.col("amount"), nw.col("amount_high")),
    )
    told = told.filter(~nw.col("low").is_null() & ~nw.col("high").is_null())
    return told.group_by("span", "month", "category", "subject").agg(
        nw.col("low").sum(), nw.col("high").sum(),
    )


QUERY = Query("competition.subjects", "market", (), _plan)


@dataclass(frozen=True)
class Span:
    """A number that lies between two ends; they are the same where it is known."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        return self.low == self.high


Months = dict[dt.date, Span]


@dataclass(frozen=True)
class Held:
    """Amounts by month of the industry and of each named subject, in one span and category (None: in all of them)."""

    industry: Months
    subjects: Mapping[str, Months]

    def share(self, subject: str, months: Sequence[dt.date] | None = None) -> Span | None:
        """A subject's share over `months` (default: all that it has and the industry too); None where one is lacking."""
        own = self.subjects.get(subject, {})
        months = [m for m in own if m in self.industry] if months is None else months
        if not months or not all(m in own and m in self.industry for m in months):
            return None
        part, whole = (Span(sum(of[m].low for m in months), sum(of[m].high for m in months)) for of in (own, self.industry))
        return Span(part.low / whole.high, part.high / whole.low) if whole.low > 0 else None

    def months(self, subject: str) -> list[dt.date]:
        return [m for m in self.subjects.get(subject, {}) if m in self.industry]

    @property
    def shares(self) -> dict[str, Span]:
        """The share of every named subject that has one, the largest first."""
        found = {name: share for name in self.subjects if (share := self.share(name)) is not None}
        return dict(sorted(found.items(), key=lambda pair: (-pair[1].high, -pair[1].low, pair[0])))


def _held(rows: Rows, span: int, category: str | None = None) -> Held:
    by_subject: dict[str, Months] = {}
    for row in rows:
        if row["span"] == span and category in (None, row["category"]):
            months = by_subject.setdefault(row["subject"], {})  # type: ignore[arg-type]
            before = months.get(row["month"], Span(0, 0))  # type: ignore[arg-type]
            months[row["month"]] = Span(before.low + row["low"], before.high + row["high"])  # type: ignore[index, operator]
    return Held(by_subject.pop(INDUSTRY, {}), by_subject)


# -- subjects --------------------------------------------------------------------------------------------------------

Pair = tuple[Span, Span | Sentence]


def _pairs(rows: Rows, facts: Facts) -> dict[str, Pair]:
    """Each subject's share, and that of the same months a year before or why there is none."""
    now, before = (_held(rows, span) for span in (grains.CURRENT, grains.PRIOR))
    pairs: dict[str, Pair] = {}
    for subject, share in now.shares.items():
        earlier = before.share(subject, [year_before(m) for m in now.months(subject)])
        pairs[subject] = share, earlier or facts.coverage["market"].why_not or OtherMonths(subject)
    return pairs


def _by_subject(measure: Callable[[str, Span], Number | Sentence]) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure of each subject's share."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        return [
            ({"subject": name}, measure(name, share), before if isinstance(before, Sentence) else measure(name, before))
            for name, (share, before) in _pairs(rows, facts).items()
        ] or [({}, NoPeer("点名的对象与行业的交易额"), None)]

    return read


def _known(subject: str, share: Span) -> Number | Sentence:
    if share.low > 1:
        return BeyondIndustry(subject)
    return share.low if share.known else OnlyRanges(subject)


def _moves(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    readings: list[Reading] = []
    for name, (share, before) in _pairs(rows, facts).items():
        values = [_known(name, share), before if isinstance(before, Sentence) else _known(name, before)]
        why = next((v for v in values if isinstance(v, Sentence)), None)
        readings.append(({"subject": name}, why or values[0] - values[1], None))  # type: ignore[operator]
    return readings or [({}, NoPeer("点名的对象与行业的交易额"), None)]


# -- concentration ---------------------------------------------------------------------------------------------------

def _largest_four(shares: Sequence[float]) -> float:
    return min(1.0, sum(sorted(shares)[-LARGEST:]))


def _squares(shares: Sequence[float]) -> float:
    """The Herfindahl–Hirschman index, of 10,000 (a monopoly): the sum of the squared percentages."""
    return min(10_000.0, sum((100 * share) ** 2 for share in shares))


def _concentration(held: Held, of: Callable[[Sequence[float]], float], end: str) -> Number | Sentence:
    """A measure of the firms' shares at their lower or upper ends ("low", "high"), or where both give the same ("")."""
    firms = {name: share for name, share in held.shares.items() if not name.startswith(REST)}
    if len(firms) < LARGEST:
        return TooFewSubjects(LARGEST, len(firms))
    if sum(share.low for share in firms.values()) > 1:
        return BeyondIndustry("、".join(firms))
    low, high = (of([getattr(share, side) for share in firms.values()]) for side in ("low", "high"))
    if not end and low != high:
        return OnlyRanges("、".join(name for name, share in firms.items() if not share.known))
    return high if end == "high" else low


def _by_category(of: Callable[[Sequence[float]], float], end: str) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of one measure over all categories and in each."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        def measured(span: int, category: str | None) -> Number | Sentence:
            return _concentration(_held(rows, span, category), of, end)

        why_not = facts.coverage["market"].why_not
        categories = sorted({row["category"] for row in rows if row["category"] is not None})  # type: ignore[type-var]
        return [
            ({"category": category} if category else {}, measured(grains.CURRENT, category), why_not or measured(grains.PRIOR, category))
            for category in (None, *categories)
        ]

    return read


def _kpi(id_: str, name: str, unit: Unit, of: Callable[[Sequence[float]], float], end: str, definition: str) -> Analysis:
    return Analysis(
        id=f"competition.{id_}", name=name, unit=unit, better="neither", grains=frozenset({"category"}), query=QUERY,
        read=_by_category(of, end), definition=definition,
    )


LEAST = "没有点名的店不在其中，故为下限"

KPIS = (
    Analysis(
        id="competition.shares", name="各对象市场份额", unit=PART, better="neither", query=QUERY, read=_by_subject(_known),
        definition="该对象的交易额÷行业交易额，只计该对象有数据的月份。",
    ),
    Analysis(
        id="competition.share_low", name="各对象市场份额下限", unit=PART, better="neither", query=QUERY,
        read=_by_subject(lambda _, share: share.low), definition="按交易额区间的下限算的市场份额；有确切交易额的即为份额本身。",
    ),
    Analysis(
        id="competition.share_high", name="各对象市场份额上限", unit=PART, better="neither", query=QUERY,
        read=_by_subject(lambda _, share: min(1.0, share.high)), definition="按交易额区间的上限算的市场份额；有确切交易额的即为份额本身。",
    ),
    Analysis(
        id="competition.share_moves", name="各对象份额变化", unit=PART_POINTS, better="neither", query=QUERY, read=_moves,
        definition="该对象的市场份额−上年同月的市场份额，单位为个百分点。",
    ),
    _kpi("concentration", "市场集中度CR4", RATE, _largest_four, "", f"点名的店中份额最大的四家的市场份额之和，{LEAST}。"),
    _kpi("concentration_low", "市场集中度CR4下限", RATE, _largest_four, "low", f"按交易额区间的下限算的CR4，{LEAST}。"),
    _kpi("concentration_high", "市场集中度CR4上限", RATE, _largest_four, "high", "按交易额区间的上限算的点名的店的CR4。"),
    _kpi("hhi", "赫芬达尔指数HHI", INDEX, _squares, "", f"点名的店的市场份额（百分数）的平方和，满值10000，{LEAST}。"),
    _kpi("hhi_low", "赫芬达尔指数HHI下限", INDEX, _squares, "low", f"按交易额区间的下限算的HHI，{LEAST}。"),
    _kpi("hhi_high", "赫芬达尔指数HHI上限", INDEX, _squares, "high", "按交易额区间的上限算的点名的店的HHI。"),
)
