"""What of the config the KPIs depend on, in plain values: thresholds, words, benchmarks, and what the plan promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Benchmark:
    """What a KPI is held against, and who says so. Amounts in yuan, rates as fractions."""

    value: float
    source: str


@dataclass(frozen=True)
class Rule:
    """A rule of the platform or the state. `items` are to be done, `done` are; `spent` and `budget` in yuan."""

    name: str
    since: dt.date | None = None
    items: int | None = None
    done: int | None = None
    budget: float | None = None
    spent: float | None = None


@dataclass(frozen=True)
class Pilot:
    """A trial: its name in the data, the metric, which arm is the control, and whether more of it is better."""

    name: str
    metric: str
    control: str
    treated: str
    more_is_better: bool = True


@dataclass(frozen=True)
class Initiative:
    """What a measure of next year promises for a KPI, in the KPI's own unit; `budget` in yuan."""

    name: str
    moves: str
    by: float
    budget: float | None = None


@dataclass(frozen=True)
class Risk:
    """A risk with the change it would bring to search visitors (-0.2), where the config gives one."""

    name: str
    likelihood: int
    impact: int
    search_visitors: float | None = None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What of the config the KPIs depend on. Mappings by KPI id or by the names that the config gives."""

    premium_threshold: int | None = None       # 分; None: the prior period's 80th percentile of order value
    campaign_share_plan: float | None = None
    hero_items: int = 10
    support: float = 0.01                      # least share of orders a category pair must have
    lower_tiers: Mapping[str, bool] = field(default_factory=dict)  # city → third-tier or below, over the shipped list
    slow_days: int = 90                        # stock without a sale for so many days moves slowly
    brand_words: tuple[str, ...] = ()          # a search word that holds one of them is a search for the brand
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # topic of reviews → more words for it
    ships_from: tuple[str, str] | None = None  # province and city of the warehouse, where the export names none
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    initiatives: tuple[Initiative, ...] = ()
    risks: tuple[Risk, ...] = ()
    rules: tuple[Rule, ...] = ()
    pilots: tuple[Pilot, ...] = ()
