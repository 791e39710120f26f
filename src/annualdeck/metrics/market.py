"""market: 市场份额变化. Rows of the market table name their subject: 行业, 本店, or a rival's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import GROWTH, INDEX, PART, PART_POINTS, PRICE, RANK, RATE, YUAN, Figure, Number, Unit
from annualdeck.metrics.cities import UNTIERED
from annualdeck.metrics.definition import (
    Analysis, Comparison, Derived, First, Query, Reading, Settings, Total, Way, change, itself, ratio,
)
from annualdeck.period import year_before

INDUSTRY, OWN = "行业", "本店"
MONTHLY = frozenset({"month", "category"})
SUBJECT = frozenset({"subject"})
DOMESTIC = ("境内", "国内", "中国大陆")


def _of(subject: str) -> nw.Expr:
    """The amounts of one subject's rows over all regions, empty in other rows."""
    return nw.when((nw.col("subject") == subject) & nw.col("region").is_null()).then(nw.col("amount"))


def _sum_of(subject: str) -> tuple[Way, ...]:
    return (Way("market", _of(subject).sum(), ("amount",), present=_of(subject).count(), alike=_of(subject)),)


SHIPPED = nw.when(~nw.col("province").is_null()).then(nw.col("total_amount"))
SHIPPED_ABROAD = nw.when(nw.col("province").is_in(UNTIERED)).then(nw.col("total_amount"))
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


def _rival(id_: str, name: str, unit: Unit, column: str, definition: str) -> Total:
    """A column of the market table by subject: amounts added up, all else averaged over the months.

    It is compared only where the subject is told in the same months a year before.
    """
    told = nw.when(nw.col("region").is_null()).then(nw.col(column))
    return Total(
        id=id_, name=name, unit=unit, definition=definition, grains=SUBJECT, whole=False, better="neither",
        ways=(Way("market", told.sum() if unit is YUAN else told.mean(), (column,), present=told.count(), alike=told),),
    )


def _moved(rank: Figure) -> Number | None:
    return None if rank.prior is None else rank.value - rank.prior  # type: ignore[operator]


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
        id="market.share", name="市场份额", unit=PART, grains=MONTHLY, definition="本店交易额÷行业交易额。",
        of=("market.own_amount", "market.industry_amount"), formula=ratio,
    ),
    Derived(
        id="market.category_share", name="品类份额", unit=PART, grains=frozenset({"category"}), whole=False,
        definition="该类目里本店交易额÷行业交易额。", of=("market.share",), formula=itself,
    ),
    Comparison(
        id="market.share_change", name="份额变化", unit=PART_POINTS, grains=frozenset({"category"}),
        definition="市场份额−上年同期的市场份额，单位为个百分点。", of=("market.share",), formula=change,
    ),
    Analysis(
        id="market.rank", name="行业排名", unit=RANK, better="down", query=RANKS, read=_rank,
        definition="报告期最后一个有数据的月份的全店行业排名；只有各类目各自的排名时不取。",
    ),
    Comparison(
        id="market.rank_change", name="排名变化", unit=RANK, better="down", definition="行业排名−上年同月的行业排名，负数为上升的名次。",
        of=("market.rank",), formula=_moved,
    ),
    Derived(
        id="market.rivals", name="竞品对标", unit=INDEX, grains=SUBJECT, whole=False, better="neither",
        definition="市场数据里本店、各竞店与行业的月均交易指数；指数只与指数比较，不折算金额。", of=("market.rival_index",), formula=itself,
    ),
    Comparison(
        id="market.rival_growth", name="交易指数增速", unit=GROWTH, grains=SUBJECT, whole=False, better="neither",
        definition="月均交易指数较上年同期的增长率。", of=("market.rival_index",), formula=change,
    ),
    _rival("market.rival_index", "月均交易指数", INDEX, "trade_index", "各月（分类目给出时为各月各类目）交易指数的均值；指数只与指数比较，不折算金额。"),
    _rival("market.rival_conversion", "市场口径转化率", RATE, "conversion_rate", "市场数据给出的各月（或各月各类目）支付转化率的均值。"),
    _rival("market.rival_spend", "市场口径客单价", PRICE, "spend_per_buyer", "市场数据给出的各月（或各月各类目）客单价的均值。"),
    _rival("market.rival_conversion_low", "市场口径转化率下限", RATE, "conversion_low", "市场数据以区间给出的支付转化率的下限，各月（或各月各类目）的均值。"),
    _rival("market.rival_conversion_high", "市场口径转化率上限", RATE, "conversion_high", "市场数据以区间给出的支付转化率的上限，各月（或各月各类目）的均值。"),
    _rival("market.rival_amount", "市场口径交易额", YUAN, "amount", "市场数据给出的交易额之和。"),
    _rival("market.rival_amount_low", "市场口径交易额下限", YUAN, "amount_low", "市场数据以区间给出的交易额的下限之和。"),
    _rival("market.rival_amount_high", "市场口径交易额上限", YUAN, "amount_high", "市场数据以区间给出的交易额的上限之和。"),
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
        id="market.overseas_trade_share", name="市场大盘跨境占比", unit=RATE, definition="市场大盘中本店境外交易额÷本店分地区交易额。",
        of=("market.overseas_amount", "market.regional_amount"), formula=ratio,
    ),
    Total(
        id="market.shipped_amount", name="地址可知的支付金额", unit=YUAN, definition="收货省份可知的付款订单的支付金额之和。",
        ways=(Way("orders", SHIPPED.sum(), ("total_amount", "province")),),
    ),
    Total(
        id="market.shipped_abroad_amount", name="寄往境外的支付金额", unit=YUAN,
        definition="收货地址在港澳台或海外的付款订单的支付金额之和。",
        ways=(Way("orders", SHIPPED_ABROAD.sum(), ("total_amount", "province")),),
    ),
    Derived(
        id="market.shipped_abroad_share", name="寄往境外占比", unit=RATE, definition="寄往港澳台与海外的支付金额÷地址可知的支付金额。",
        of=("market.shipped_abroad_amount", "market.shipped_amount"), formula=ratio,
    ),
    First(
        id="market.overseas_share", name="跨境销售占比", unit=RATE, of=("market.overseas_trade_share", "market.shipped_abroad_share"),
        definition="市场大盘中本店境外交易额÷本店分地区交易额；大盘没有分地区时为寄往港澳台与海外的订单金额占比。",
    ),
)
