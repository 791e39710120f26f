"""market: 市场份额变化. Rows of the market table name their subject: 行业, 本店, or a rival's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import INDEX, POINTS, PRICE, RANK, RATE, YUAN
from annualdeck.metrics.definition import Analysis, Comparison, Derived, Query, Reading, Settings, Total, Way, ratio
from annualdeck.period import year_before

INDUSTRY, OWN = "行业", "本店"
MONTHLY = frozenset({"month", "category"})
DOMESTIC = ("境内", "国内", "中国大陆")


def _of(subject: str) -> nw.Expr:
    """The amounts of one subject's rows over all regions, empty in other rows."""
    return nw.when((nw.col("subject") == subject) & nw.col("region").is_null()).then(nw.col("amount"))


def _sum_of(subject: str) -> tuple[Way, ...]:
    return (Way("market", _of(subject).sum(), ("amount",), present=_of(subject).count()),)


OWN_BY_REGION = (nw.col("subject") == OWN) & ~nw.col("region").is_null()


def _regional(condition: nw.Expr) -> tuple[Way, ...]:
    amount = nw.when(condition).then(nw.col("amount"))
    present = nw.when(OWN_BY_REGION).then(nw.col("amount")).count()
    return (Way("market", amount.sum(), ("amount", "region"), present=present),)


def _rank_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """The shop's rank by month: the best and the worst of its rows, which differ where each category has its own."""
    own = grains.view(facts, "market", ("month",)).filter(
        (nw.col("subject") == OWN) & nw.col("region").is_null() & ~nw.col("rank").is_null()
    )
    return own.group_by("span", "month").agg(nw.col("rank").min().alias("best"), nw.col("rank").max().alias("worst"))


RANKS = Query("market.rank", "market", ("rank",), _rank_plan)


def _rank(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    """The rank in the last month that has one, against the same month a year before."""
    ranks = {(row["span"], row["month"]): row["best"] for row in rows if row["best"] == row["worst"]}
    last = max((row["month"] for row in rows if row["span"] == grains.CURRENT), default=None)  # type: ignore[type-var]
    if last is None or (grains.CURRENT, last) not in ranks:
        return []
    before = year_before(last)  # type: ignore[arg-type]
    return [({}, ranks[grains.CURRENT, last], ranks.get((grains.PRIOR, before)))]  # type: ignore[list-item]


def _rival(id_: str, name: str, unit, column: str, definition: str) -> Total:  # noqa: ANN001
    told = nw.when(nw.col("region").is_null()).then(nw.col(column))
    return Total(
        id=id_, name=name, unit=unit, definition=definition, grains=frozenset({"subject"}), whole=False, better="neither",
        ways=(Way("market", told.mean(), (column,), present=told.count()),),
    )


KPIS = (
    Total(
        id="market.industry_amount", name="行业交易额", unit=YUAN, grains=MONTHLY, better="neither",
        definition="市场大盘中行业的交易额合计。", ways=_sum_of(INDUSTRY),
    ),
    Total(
        id="market.own_amount", name="本店在大盘中的交易额", unit=YUAN, grains=MONTHLY,
        definition="市场大盘中本店的交易额合计。", ways=_sum_of(OWN),
    ),
    Derived(
        id="market.share", name="市场份额", unit=RATE, grains=MONTHLY, definition="本店交易额÷行业交易额。",
        of=("market.own_amount", "market.industry_amount"), formula=ratio,
    ),
    Comparison(
        id="market.share_change", name="份额变化", unit=POINTS, grains=frozenset({"category"}),
        definition="市场份额−上年同期的市场份额，单位为个百分点。", of=("market.share",), formula=lambda share: share.delta,
    ),
    Analysis(
        id="market.rank", name="行业排名", unit=RANK, better="down", query=RANKS, read=_rank,
        definition="报告期最后一个有数据的月份的全店行业排名；只有各类目各自的排名时不取。",
    ),
    _rival("market.rival_index", "月均交易指数", INDEX, "trade_index", "各月（分类目给出时为各月各类目）交易指数的均值；指数只与指数比较，不折算金额。"),
    _rival("market.rival_conversion", "市场口径转化率", RATE, "conversion_rate", "市场数据给出的各月（或各月各类目）支付转化率的均值。"),
    _rival("market.rival_spend", "市场口径客单价", PRICE, "spend_per_buyer", "市场数据给出的各月（或各月各类目）客单价的均值。"),
    _rival("market.rival_coverage", "渠道覆盖率", RATE, "coverage", "市场数据给出的各月（或各月各类目）渠道覆盖率的均值。"),
    Total(
        id="market.regional_amount", name="分地区交易额", unit=YUAN, definition="市场大盘中本店各地区的交易额合计。",
        ways=_regional(OWN_BY_REGION),
    ),
    Total(
        id="market.overseas_amount", name="跨境交易额", unit=YUAN, definition="市场大盘中本店在境外地区的交易额合计。",
        ways=_regional(OWN_BY_REGION & ~nw.col("region").is_in(DOMESTIC)),
    ),
    Derived(
        id="market.overseas_share", name="跨境销售占比", unit=RATE, definition="本店境外交易额÷本店分地区交易额。",
        of=("market.overseas_amount", "market.regional_amount"), formula=ratio,
    ),
)
