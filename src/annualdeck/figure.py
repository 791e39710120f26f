"""Figure: a number that knows which KPI it is, what it is of, and how Chinese readers write it.

Values are exact where the data is: amounts are `Decimal` yuan, counts are `int`, ratios are `float` fractions
(0.182 is 18.2%). A value that cannot be computed is a `Missing` with its reason; it is never 0 and never printed.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Literal

from annualdeck.errors import Sentence

Number = int | float | Decimal


class Change(Enum):
    """How two values of a unit are compared."""

    RELATIVE = "relative"      # amounts, counts, durations: (new - old) / |old|
    POINTS = "points"          # rates and shares: difference in 个百分点
    DIFFERENCE = "difference"  # scores, multiples, ranks: difference


@dataclass(frozen=True)
class Unit:
    """What a number counts.

    `suffix` follows the figure; `change` is how it is compared; `verbs` are what a rise and a fall are called;
    `decimals` fixes the places of a small number (None: three significant figures).
    """

    name: str
    suffix: str
    change: Change = Change.RELATIVE
    verbs: tuple[str, str] = ("增长", "下降")
    decimals: int | None = None


YUAN = Unit("yuan", "元")
PRICE = Unit("price", "元", verbs=("提高", "下降"))                      # an amount per something: 客单价, CPC
ORDERS = Unit("orders", "单", decimals=0)
PEOPLE = Unit("people", "人", decimals=0)
VISITS = Unit("visits", "人次", decimals=0)                            # people, each counted anew every day
PIECES = Unit("pieces", "件", decimals=0)
TIMES = Unit("times", "次", decimals=0)
ENTRIES = Unit("entries", "条", decimals=0)
TASKS = Unit("tasks", "项", decimals=0)
SHEETS = Unit("sheets", "张", decimals=0)
SKUS = Unit("skus", "个", decimals=0)
FIRMS = Unit("firms", "家", decimals=0)
PENALTY = Unit("penalty", "分", decimals=0)                             # points taken off, halves among them
CREDITS = Unit("credits", "分", decimals=0)                             # points that members collect
CASES = Unit("cases", "", decimals=0)                                  # what a trial is made of
MEASURE = Unit("measure", "", verbs=("上升", "下降"))                     # what a trial measures, in a unit of its own
PROBABILITY = Unit("probability", "", Change.DIFFERENCE, ("提高", "下降"), decimals=3)
RATE = Unit("rate", "%", Change.POINTS, ("提高", "下降"))
GROWTH = Unit("growth", "%", Change.POINTS, ("提高", "回落"))            # a rate of change; may be negative
PART = Unit("part", "%", Change.POINTS, ("提高", "下降"), decimals=2)      # a rate whose hundredths count: a market share
COVERAGE = Unit("coverage", "%", Change.POINTS, ("提高", "下降"), decimals=0)   # how much of a plan is covered: whole per cent
POINTS = Unit("points", "个百分点", Change.POINTS, ("扩大", "收窄"))      # a difference of two rates
PART_POINTS = Unit("part_points", "个百分点", Change.POINTS, ("扩大", "收窄"), decimals=2)   # … of two such shares
SCORE = Unit("score", "分", Change.DIFFERENCE, ("提高", "下降"))
NPS = Unit("nps", "分", Change.DIFFERENCE, ("提高", "下降"), decimals=1)    # -100 to 100
LEVEL = Unit("level", "分", Change.DIFFERENCE, ("提高", "下降"), decimals=0)  # a level of a few that people chose from
RATIO = Unit("ratio", "", Change.DIFFERENCE, ("提高", "下降"))            # ROI
MULTIPLE = Unit("multiple", "倍", Change.DIFFERENCE, ("提高", "下降"))
TURNS = Unit("turns", "次", Change.DIFFERENCE, ("提高", "下降"))          # how often stock turns in a period
PER_10K_PARCELS = Unit("per_10k_parcels", "件/万件", Change.DIFFERENCE, ("提高", "下降"))
PER_10K_ORDERS = Unit("per_10k_orders", "件/万单", Change.DIFFERENCE, ("提高", "下降"))
RANK = Unit("rank", "名", Change.DIFFERENCE, ("下降", "上升"), decimals=0)  # a larger rank is a worse one
INDEX = Unit("index", "", verbs=("上升", "回落"))                         # an index is never money
SECONDS = Unit("seconds", "秒", verbs=("延长", "缩短"))
MINUTES = Unit("minutes", "分钟", verbs=("延长", "缩短"))
HOURS = Unit("hours", "小时", verbs=("延长", "缩短"))
DAYS = Unit("days", "天", verbs=("延长", "缩短"))
WHOLE_DAYS = Unit("whole_days", "天", verbs=("延长", "缩短"), decimals=0)   # a count of days on the calendar
PIECES_A_DAY = Unit("pieces_a_day", "件/天")
VARIED = Unit("varied", "")                                               # each figure has a unit of its own
DATE = Unit("date", "")                                                    # a day or month: named, never compared

FLAT_RELATIVE = 0.005   # |change| below 0.5 % reads 持平
FLAT_POINTS = 0.0005    # below 0.05 percentage points reads 持平 …
FLAT_SMALL = 0.00005    # … but where both rates are written with two decimals, below 0.005
MOST_DECIMALS = 6

Better = Literal["up", "down", "neither"]


@dataclass(frozen=True)
class Missing:
    """A figure that cannot be computed, and the sentence that says why."""

    kpi: str
    name: str
    why: Sentence
    slice: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """One value of one KPI on one slice, with the value it is compared to.

    `value`: Decimal yuan for amounts, int for counts, float for ratios, `datetime.date` for DATE.
    `prior`: the same over the prior period, or None; `prior_why` says why it is None.
    `slice`: {} for the whole period, else e.g. {"month": "2025-03"}.
    """

    kpi: str
    name: str
    value: Number | dt.date
    unit: Unit
    prior: Number | dt.date | None = None
    prior_why: Sentence | None = None
    better: Better = "up"
    slice: Mapping[str, str] = field(default_factory=dict)

    # -- comparison ---------------------------------------------------------------------------------------------
    @property
    def delta(self) -> float | None:
        """Change against `prior`: a fraction for RELATIVE and POINTS, a difference for DIFFERENCE; None if unknown."""
        if self.prior is None or isinstance(self.value, dt.date) or isinstance(self.prior, dt.date):
            return None
        new, old = Decimal(str(self.value)), Decimal(str(self.prior))
        if self.unit.change is Change.RELATIVE:
            return float((new - old) / old) if old > 0 else None
        return float(new - old)

    @property
    def flat(self) -> bool:
        """Whether the change lies inside the band that reads 持平. A rank has no band: one place is one place."""
        d = self.delta
        if d is None:
            return False
        if self.unit.change is Change.RELATIVE:
            return abs(d) < FLAT_RELATIVE
        if self.unit.change is Change.POINTS:
            return abs(d) < (FLAT_SMALL if self._small else FLAT_POINTS)
        base = abs(float(self.prior))  # type: ignore[arg-type]
        return d == 0 or (self.unit is not RANK and abs(d) < FLAT_RELATIVE * base)

    @property
    def _small(self) -> bool:
        """Rates below 1 % and parts of a market are written with two decimals, and compared with two."""
        pair = (self.value, self.prior)
        return self.unit is PART or self.unit.suffix == "%" and all(abs(float(v)) < 0.01 for v in pair)  # type: ignore[arg-type]

    @property
    def _more(self) -> int:
        """Decimals beyond the usual, so that a value that changed is not written like the one before."""
        if self.delta is None or self.flat:
            return 0
        return next((more for more in range(MOST_DECIMALS) if self._told(more)), 0)

    def _told(self, more: int) -> bool:
        """Whether the two values, and a difference that is stated, can be told apart with so many more decimals."""
        stated = self.unit.change is not Change.DIFFERENCE or rounded(self.delta or 0, self._decimals(more)) != 0
        return stated and len(set(self._pair(more))) == 2

    def _decimals(self, more: int) -> int:
        """The decimals with which the pair is written."""
        return max(len(number.partition(".")[2]) for number, _ in self._pair(more))

    def _pair(self, more: int) -> tuple[tuple[str, str], tuple[str, str]]:
        """The value and the one before as they are written, durations both in the unit of the value."""
        assert not isinstance(self.value, dt.date) and self.prior is not None and not isinstance(self.prior, dt.date)
        return compact(self.value, self.unit, more), compact(self.prior, self.unit, more, self.value)

    @property
    def rose(self) -> bool:
        return self.delta is not None and not self.flat and self.delta > 0

    @property
    def fell(self) -> bool:
        return self.delta is not None and not self.flat and self.delta < 0

    # -- printing -----------------------------------------------------------------------------------------------
    def show(self, form: str = "value") -> str:
        """The figure in one of FORMS. Raises KeyError for an unknown form, ValueError where there is no prior."""
        return FORMS[form](self)

    def can(self, form: str) -> bool:
        """Whether this form can be said: comparisons need a prior value."""
        return self.delta is not None if form in NEEDS_PRIOR else self.prior is not None if form == "prior" else True


def compact(value: Number, unit: Unit, more: int = 0, beside: Number | None = None) -> tuple[str, str]:
    """(number, suffix) as Chinese readers write it: 12345 yuan → ("1.23", "万元"), 0.182 rate → ("18.2", "%").

    `more` adds decimals; `beside` is the duration whose unit this one takes, so that a pair reads alike.
    """
    number = Decimal(str(value))
    if unit in SPANS:
        spoken = _spoken(number if beside is None else Decimal(str(beside)), unit)
        number, unit = number * SPANS[unit] / SPANS[spoken], spoken
    size = abs(number)
    if unit.suffix == "%":
        return _percent(number, more, unit.decimals), "%"
    if unit is PART_POINTS:
        return _visible(number * 100, 2 + more), unit.suffix
    if unit is POINTS:
        return _visible(number * 100, (1 if size >= Decimal("0.0005") else 2) + more), unit.suffix
    if unit in (*SPANS, *QUOTIENTS):
        decimals = 0 if size >= Decimal("99.95") else 1 if size >= Decimal("0.995") else 2
        return _visible(number, decimals + more), unit.suffix
    if unit is SCORE:
        return _visible(number, 2 + more), unit.suffix
    if size >= Decimal("99995000"):
        return _significant(number / 100_000_000, more), "亿" + unit.suffix
    if size >= Decimal("9999.5"):
        return _significant(number / 10_000, more), "万" + unit.suffix
    if unit.decimals is not None:
        half = 1 if unit is PENALTY and number % 1 else 0
        return _visible(number, unit.decimals + half + more), unit.suffix
    return _significant(number, more), unit.suffix


QUOTIENTS = (RATIO, MULTIPLE, TURNS, PER_10K_PARCELS, PER_10K_ORDERS)
SPANS = {SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400}   # durations, in seconds
SPOKEN = ((SECONDS, 120), (MINUTES, 7200), (HOURS, 96 * 3600))  # each up to here, then the next


def _spoken(value: Decimal, unit: Unit) -> Unit:
    """The unit in which a person would say a duration: 1.5 hours are 90 分钟, 36 hours stay. Days stay days."""
    seconds = abs(value) * SPANS[unit]
    if unit is DAYS or not seconds:
        return unit
    return next((spoken for spoken, end in SPOKEN if seconds < end), DAYS)


def _significant(value: Decimal, more: int) -> str:
    """Three significant figures, thousands separated, never more than two decimals."""
    size = abs(value)
    return _visible(value, (0 if size >= Decimal("99.95") else 1 if size >= Decimal("9.995") else 2) + more)


def _visible(value: Decimal, decimals: int) -> str:
    """Rounded, with more decimals where something would read as nothing."""
    while value and decimals < MOST_DECIMALS and rounded(value, decimals) == 0:
        decimals += 1
    return grouped(value, decimals if value else 0)


def rounded(value: Number, decimals: int) -> Decimal:
    """Half away from zero, as people round."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def grouped(value: Number, decimals: int) -> str:
    """So many decimals and thousands separated: 1,234.50."""
    number = rounded(value, decimals)
    return f"{abs(number) if number == 0 else number:,.{decimals}f}"


def _percent(fraction: Decimal, more: int = 0, places: int | None = None) -> str:
    """18.2; below 1 % two decimals; from 200 % none; or `places` of them; 99.96 % never rounds to 100.0."""
    percent = fraction * 100
    size = abs(percent)
    if size in (0, 100):
        return grouped(percent, 0)
    usual = 0 if size >= Decimal("199.5") else 1 if size >= 1 else 2
    decimals = (usual if places is None else places) + more
    while decimals < MOST_DECIMALS and abs(rounded(percent, decimals)) in (0, 100):
        decimals += 1
    return grouped(percent, decimals)


def _value(f: Figure) -> str:
    return _number(f) + _suffix(f)


def _number(f: Figure) -> str:
    if isinstance(f.value, dt.date):
        return f"{f.value.month}月{f.value.day}日"
    return compact(f.value, f.unit, f._more)[0]


def _suffix(f: Figure) -> str:
    return "" if isinstance(f.value, dt.date) else compact(f.value, f.unit, f._more)[1]


def _prior(f: Figure) -> str:
    if f.prior is None:
        raise ValueError(f"{f.kpi} has no prior value")
    if isinstance(f.prior, dt.date):
        return f"{f.prior.month}月{f.prior.day}日"
    return "".join(f._pair(f._more)[1])


def _size(f: Figure) -> str:
    """The size of the change without direction: 18.2%, 0.9个百分点, 0.8."""
    d = f.delta
    if d is None:
        raise ValueError(f"{f.kpi} has no change")
    size = Decimal(str(abs(d)))
    if f.unit.change is Change.RELATIVE:
        return (grouped(size * 100, 1) if size < Decimal("0.01") else _percent(size)) + "%"   # at least 0.5: never flat
    if f.unit.change is Change.POINTS:
        return _visible(size * 100, (2 if f._small or f.flat else 1) + f._more) + "个百分点"
    return _visible(size, f._decimals(f._more)) + f.unit.suffix


def _word(f: Figure) -> str:
    """增长18.2%, 下降0.9个百分点, 持平."""
    if f.delta is None:
        raise ValueError(f"{f.kpi} has no change")
    if f.flat:
        return "持平"
    verb = f.unit.verbs[0 if f.delta > 0 else 1]
    return ("上升" if verb == "提高" and f.better == "down" else verb) + _size(f)   # 提高 would sound like praise


def _change(f: Figure) -> str:
    return "同比" + _word(f)


def _signed(f: Figure, up: str, down: str) -> str:
    """The size of the change behind its sign; a rank rises as its number falls."""
    if f.delta is None:
        raise ValueError(f"{f.kpi} has no change")
    return "持平" if f.flat else (up if (f.delta > 0) != (f.unit is RANK) else down) + _size(f)


def _absolute(f: Figure) -> str:
    """The value without its sign, for sentences that say the direction in words: 高出行业12.0个百分点."""
    assert not isinstance(f.value, dt.date)
    return "".join(compact(abs(f.value), f.unit, f._more))


def _full(f: Figure) -> str:
    """Every digit the data has: 2,474,823.07."""
    if isinstance(f.value, dt.date):
        return f.value.isoformat()
    if f.unit.suffix in ("%", POINTS.suffix):
        return f"{float(f.value) * 100:,.4f}{f.unit.suffix}"
    if isinstance(f.value, int):
        return f"{f.value:,}{f.unit.suffix}"
    if f.unit is YUAN:
        return f"{f.value:,.2f}元"
    return f"{float(f.value):,.4f}".rstrip("0").rstrip(".") + f.unit.suffix


FORMS = {
    "value": _value, "number": _number, "suffix": _suffix, "prior": _prior, "change": _change, "word": _word,
    "size": _size, "delta": lambda f: _signed(f, "+", "-"), "arrow": lambda f: _signed(f, "↑", "↓"),
    "abs": _absolute, "full": _full, "name": lambda f: f.name,
}
NEEDS_PRIOR = frozenset({"change", "word", "size", "delta", "arrow"})


def finite(value: Number | None) -> bool:
    """Whether a computed value is a number at all."""
    return value is not None and not (isinstance(value, float) and not math.isfinite(value))
