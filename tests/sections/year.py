"""A year written down in a test: one figure a line, and the slides that are made of it.

    sales.paid_amount                 4370000  3680000      value, and the year before (left out: no comparison)
    sales.paid_amount month=2025-11   483000   402000       one slice
    users.repurchase_rate             18.4%    17.2%
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from annualdeck.build import settings_of
from annualdeck.config import load
from annualdeck.errors import Sentence
from annualdeck.facts import Coverage
from annualdeck.figure import PRICE, YUAN, Change, Figure, Missing, Number, Unit
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import (
    Analysis, Comparison, Derived, Given, Known, Peak, Plan, Settings, Share, Stated, Step, Total, reference,
)
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.reasons import NoConfig, NoTable
from annualdeck.period import Period
from annualdeck.sections.contents import SECTIONS
from annualdeck.slide import Blocks, Cards, Chart, Grid, Slide
from annualdeck.tables import TABLES
from annualdeck.wording import Text

GOOD = """
sales.paid_amount                        4370000  3680000
sales.paid_amount month=2025-06          420000   350000
sales.paid_amount month=2025-07          300000   250000
sales.paid_amount month=2025-11          483000   402000
sales.paid_amount campaign=618           410000   330000
sales.paid_amount campaign=双11          545000   455000
sales.growth month=2025-06               20%
sales.growth month=2025-07               20%
sales.growth month=2025-11               20.1%
sales.refund_amount                      213000   210000
sales.net_sales                          4157000  3470000
sales.orders                             22400    19600
sales.buyers                             17600    15300
sales.spend_per_buyer                    248      240.5
sales.order_value                        195      187.8
sales.industry_growth                    6.5%
sales.growth_lead                        12.2%
sales.category_amount                    4300000  3620000
sales.category_amount category=茶叶      1570000  1340000
sales.category_amount category=茶礼盒    1180000  920000
sales.category_share category=茶叶       36.5%    37%
sales.category_share category=茶礼盒     27.4%    25.4%
sales.category_increase category=茶叶    230000
sales.category_increase category=茶礼盒  260000
sales.category_contribution category=茶叶    33.8%
sales.category_contribution category=茶礼盒  38.2%
sales.premium_share                      53.9%    52.2%
sales.premium_threshold                  271
sales.campaign_amount                    1149000  924000
sales.campaign_share                     26.3%    25.1%
sales.record_month month=2025-11         483000
sales.record_day day=2025-11-11          52600
users.dau                                1920     1714
users.dau month=2025-06                  1900     1700
users.dau month=2025-11                  2500     2100
users.dau_peak day=2025-11-11            11300
users.stay_seconds                       111.5    100.5
users.repurchase_rate                    18.4%    17.2%
users.returning_share                    21.9%    20.1%
users.new_buyers                         13800    12200
users.members                            14000    10800
users.new_members                        3545     3360
users.lower_tier_share                   17.3%    16.2%
users.high_value_share                   20.9%    18.3%
users.rfm segment=重要价值客户           1717     1500
users.rfm_buyer_share segment=重要价值客户   9.8%   9.5%
users.rfm_buyer_share segment=一般挽留客户   90.2%  90.5%
users.rfm_amount_share segment=重要价值客户  20.9%  18.3%
users.rfm_amount_share segment=一般挽留客户  79.1%  81.7%
users.cohorts cohort=2025-06,months_since=3  4.1%
users.cohorts cohort=2025-07,months_since=3  4.7%
users.cohorts cohort=2025-08,months_since=3  3.9%
users.cohorts cohort=2025-06,months_since=1  6.1%
users.cohorts cohort=2025-07,months_since=1  6.7%
users.cohorts cohort=2025-08,months_since=1  5.9%
market.share                             0.36%    0.32%
market.share month=2025-06               0.36%    0.32%
market.share month=2025-11               0.37%    0.33%
market.share category=茶礼盒             0.72%    0.68%
market.share category=家居布艺           0.11%    0.10%
market.share_change category=茶礼盒      0.04%
market.share_change category=家居布艺    0.01%
market.rank                              41       50
market.own_amount                        4370000  3680000
market.industry_amount                   1230000000 1155000000
market.overseas_share                    1.9%     1.2%
market.rival_index subject=本店          15300    13500
market.rival_index subject=清禾茶社      13400    12700
market.rival_conversion subject=本店     3.5%     3.4%
market.rival_conversion subject=清禾茶社 3.2%     3.1%
market.rival_spend subject=本店          217      210
market.rival_spend subject=清禾茶社      197      190
campaigns.conversion                     3.2%     3.1%
campaigns.conversion promotion=大促      4.3%     4.1%
campaigns.conversion promotion=平日      2.9%     2.8%
campaigns.conversion campaign=618        4.2%     4%
campaigns.conversion campaign=双11       4.3%     4.1%
campaigns.conversion_multiple            1.52     1.42
campaigns.hero_share                     36.6%    34.9%
campaigns.new_buyer_share                66.8%    65.1%
campaigns.returning_repurchase           7%       6.2%
campaigns.coupon_redemption              21.9%    19.9%
campaigns.coupon_redemption coupon_type=会员券  36%    33%
campaigns.coupon_redemption coupon_type=新客券  13.1%  12%
campaigns.multi_category_share           27.8%    26%
campaigns.cross_category category=茶叶+茶具  1.6
ads.traffic_visitors                     698000   626000
ads.natural_search                       161000   150000
ads.non_search_share                     76.9%    76%
ads.non_search_share month=2025-06       76%      75%
ads.non_search_share month=2025-11       78%      77%
fulfilment.ship_48h                      96.2%    94.1%
fulfilment.ship_48h month=2025-06        96%      94%
fulfilment.ship_48h month=2025-11        95%      93%
fulfilment.process_hours                 18       24
aftersales.refund_rate                   4.9%     5.6%
aftersales.refund_amount_rate            4.5%     5.2%
aftersales.refund_amount_rate month=2025-06  4.1%  5%
aftersales.refund_amount_rate month=2025-07  4.2%  5%
aftersales.refund_amount_rate month=2025-11  5.5%  6.1%
aftersales.refunded_orders               1100     1210
feedback.reviews                         5858     5060
feedback.rated_positive_share            93.5%    92.6%
feedback.rated_positive_share month=2025-06  93%  92%
feedback.rated_positive_share month=2025-11  94%  93%
members.contribution                     46%      43.5%
members.amount                           2010000  1600000
members.amount month=2025-06             190000   150000
members.amount month=2025-11             230000   190000
risks.search_amount                      1200000  1000000
"""


def number(text: str, unit: Unit) -> Number:
    """18.4% is a fraction; amounts are yuan; counts are whole."""
    if text.endswith("%"):
        return float(Decimal(text.removesuffix("%")) / 100)
    if unit in (YUAN, PRICE):
        return Decimal(text)
    return int(text) if unit.decimals == 0 else float(text)


def figures(text: str) -> list[Figure]:
    found = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        id_, *rest = line.split()
        slice_ = dict(pair.split("=") for pair in rest.pop(0).split(",")) if "=" in rest[0] else {}
        kpi = KPIS[id_]
        values = [number(value, kpi.unit) for value in rest]
        found.append(Figure(id_, kpi.name, values[0], kpi.unit, *(values[1:] or [None]), better=kpi.better, slice=slice_))
    return found


def turned(text: str) -> str:
    """The same year the other way round: last year's values are this year's, and a lead is a lag."""
    lines = []
    for line in text.split("\n"):
        words = line.split()
        values = 2 if len(words) > 1 and "=" in words[1] else 1
        if len(words) - values == 2:
            words[-2:] = words[:-3:-1]
        elif words and words[0] in ("sales.growth", "sales.growth_lead", "sales.industry_growth", "sales.category_increase",
                          "market.share_change"):
            words[-1] = "-" + words[-1]
        lines.append(" ".join(words))
    return "\n".join(lines)


def alone(text: str) -> str:
    """The first year: nothing to compare with, and nothing that comes of a comparison."""
    lines = []
    for line in text.split("\n"):
        words = line.split()
        if words and not isinstance(KPIS[words[0]], Comparison):
            lines.append(" ".join(words[: 3 if "=" in words[1] else 2]))
    return "\n".join(lines)


def tables_of(id_: str) -> tuple[str, ...]:
    """The tables that a KPI stands on, its first way of being computed."""
    match KPIS[id_]:
        case Total(ways=(way, *_)):
            return (way.table,)
        case Analysis(query=query):
            return (query.table,)
        case Derived(of=of) | Comparison(of=of):
            return tuple(t for o in of for t in tables_of(reference(o, ())[0]))
        case Share(of=of) | Peak(of=of) | Step(of=of):
            return tables_of(of)
    return ()


class Year:
    """The tables of a made-up year, as far as slides ask about them: which are there, and what they cover."""

    def __init__(self, tables: Sequence[str], thin: Sequence[str], covered: str) -> None:
        self.period = Period.of_year(2025)
        self.campaigns = ()
        self.categories: Mapping[str, tuple[str, ...]] = {}
        first, last = (dt.date.fromisoformat(day) for day in covered.split(".."))
        span = Period(first, last + dt.timedelta(days=1))
        months = {dt.date.fromisoformat(f"{month}-01"): 3 for month in thin}
        self.coverage = {t: Coverage(first, last, span, span.prior, None, months, dict.fromkeys(months, 1800)) for t in tables}

    def __contains__(self, table: str) -> bool:
        return table in self.coverage

    def of(self, table: str) -> list[SimpleNamespace]:
        part = SimpleNamespace(file=f"{TABLES[table].export}.csv", sheet=None, table=table, rows=1000)
        return [part] if table in self else []

    def rows(self, table: str) -> int:
        return 1000 if table in self else 0


def kpis(
    text: str, thin: Sequence[str] = (), covered: str = "2025-01-01..2025-12-31", lacks: Sequence[str] = (),
    plan: str | None = None,
) -> Kpis:
    """The figures of a year. What has no line is missing, and so is every KPI that `lacks` names. `plan`: the lines of a
    config whose targets, initiatives and risks give rise to figures."""
    held: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for figure in figures(text):
        if figure.kpi not in lacks:
            made = isinstance(KPIS[figure.kpi], Analysis | Peak | Step)  # these bring their own slices
            held.setdefault((figure.kpi, () if made else tuple(figure.slice)), []).append(figure)
    _planned(held, _known(held, WRITTEN if plan is None else plan), lacks)
    known = {id_ for id_, _ in held}
    missing = {(id_, ()): Missing(id_, kpi.name, _lacking(id_)) for id_, kpi in KPIS.items() if id_ not in known}
    tables = sorted({t for id_ in known for t in tables_of(id_)})
    return Kpis(Year(tables, thin, covered), held, missing, {id_: tables_of(id_) for id_ in known})  # type: ignore[arg-type]


def _planned(held: dict[tuple[str, tuple[str, ...]], list[Figure]], known: Known, lacks: Sequence[str]) -> None:
    """Add what the plan states and gives rise to, where the year has no line for it."""
    lines = {id_ for id_, _ in held}
    for kpi in (kpi for kpi in KPIS.values() if kpi.id not in lacks and kpi.id not in lines):
        if isinstance(kpi, Plan) and not isinstance(made := kpi.make(known), Sentence):
            held[kpi.id, ()] = made
        elif isinstance(kpi, Stated) and (stated := kpi.read(known.facts, known.settings)):
            held[kpi.id, ()] = [Figure(kpi.id, kpi.name, v, kpi.unit, better=kpi.better, slice=at) for at, v, _ in stated]  # type: ignore[arg-type]


def _known(held: Mapping[tuple[str, tuple[str, ...]], list[Figure]], plan: str) -> Known:
    """What a plan's figures are reckoned from: the year's."""
    def figures_of(id_: str, by: tuple[str, ...]) -> list[Figure] | Missing:
        return held.get((id_, by)) or Missing(id_, KPIS[id_].name, _lacking(id_))

    return Known(Year((), (), "2025-01-01..2025-12-31"), _settings(plan), KPIS.__getitem__, figures_of, tables_of)  # type: ignore[arg-type]


@cache
def _settings(plan: str) -> Settings:
    with TemporaryDirectory() as folder:
        (Path(folder) / "orders.csv").touch()
        path = Path(folder) / "config.yaml"
        path.write_text(f"shop: {{name: 松间堂}}\nreport: {{period: 2025}}\nsources: [orders.csv]\n{plan}", encoding="utf-8")
        return settings_of(load(path))


def _lacking(id_: str) -> Sentence:
    kpi = KPIS[id_]
    if isinstance(kpi, Given | Plan | Stated):
        return NoConfig(kpi.key, kpi.name)
    return NoTable("、".join(TABLES[t].export for t in dict.fromkeys(tables_of(id_))))


MODULES = {module.TOPIC.id: module for section in SECTIONS for module in section.slides}

WRITTEN = """
campaigns: [{name: "618", start: 2025-05-27, end: 2025-06-20}, {name: 双11, start: 2025-10-15, end: 2025-11-14}]
targets:
  sales.paid_amount: {value: 5000000, why: 新品线}
  aftersales.refund_rate: {value: 0.04, why: 换包装}
initiatives:
  - {name: 会员日常化, moves: users.repurchase_rate, by: 0.02, budget: 60000, owner: 会员组, start: 2026-01, end: 2026-09}
  - {name: 包装改版, moves: aftersales.refund_rate, by: -0.01, start: 2026-01, end: 2026-03}
risks: [{name: 平台规则变动, likelihood: 3, impact: 4, trigger: 搜索访客下降, plan: 提高直播占比, shock: {search_visitors: -0.2}}]
competition: [{name: 低价抢占, level: 高, evidence: market.share, response: 不跟价}]
policy: [{name: 限制过度包装, since: 2023-09-01, impact: 少一层, response: 改版, state: 进行中}]
"""


def spoken(slide: Slide) -> Iterator[Text]:
    """Every text of a slide that a reader meets."""
    yield slide.title
    for block in slide.content.values():
        if isinstance(block, Blocks):
            yield from (sentence for finding in block.blocks for sentence in finding.sentences)
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row)
        if isinstance(block, Chart):
            yield block.alt
    yield from slide.notes.say


def said(slide: Slide) -> dict[str, str]:
    """The findings of a slide, by heading."""
    blocks = slide.content["blocks"]
    assert isinstance(blocks, Blocks)
    return {block.heading: "".join(map(str, block.sentences)) for block in blocks.blocks}


def carded(slide: Slide) -> list[str]:
    cards = slide.content["cards"]
    assert isinstance(cards, Cards)
    return [card.figure.kpi for card in cards.cards]


def compared(figure: Figure) -> str:
    """rose, fell or flat; "" without a comparison. A rank that gets smaller rises."""
    if figure.delta is None:
        return ""
    rose = figure.rose if figure.unit.change is not Change.DIFFERENCE or figure.better == "up" else figure.fell
    return "flat" if figure.flat else "rose" if rose else "fell"


def replaced(text: str, **lines: str) -> str:
    """The year with some lines changed: replaced(GOOD, sales__paid_amount="1 2")."""
    changes: Mapping[str, str] = {key.replace("__", "."): value for key, value in lines.items()}
    kept = [line for line in text.split("\n") if not line.split() or line.split()[0] not in changes or "=" in line.split()[1]]
    return "\n".join([*kept, *(f"{id_} {values}" for id_, values in changes.items())])
