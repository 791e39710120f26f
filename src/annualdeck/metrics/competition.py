"""competition: 竞争格局分析. Own prices beside the rivals', who gained and who lost, how the segments of the market grow."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import GROWTH, PIECES, POINTS, RATE, YUAN
from annualdeck.metrics import concentration
from annualdeck.metrics.buyers import distinct_where
from annualdeck.metrics.definition import Comparison, Derived, Total, Way, change, ratio
from annualdeck.metrics.market import INDUSTRY

MONTH = frozenset({"month"})
SEGMENT = frozenset({"category"})
FOREIGN = "外资|外国|国外|国际|进口|海外|境外|欧美|日韩"

# -- prices ----------------------------------------------------------------------------------------------------------

PAIRED = (nw.col("own_price") > 0) & (nw.col("rival_price") > 0)
TIMES_RIVAL = nw.when(PAIRED).then((nw.col("own_price") / nw.col("rival_price")).log())
PRICES = ("own_price", "rival_price")


# -- brands from abroad ----------------------------------------------------------------------------------------------

BRANDED = ~nw.col("origin").is_null() & nw.col("region").is_null() & (nw.col("subject") != INDUSTRY)


def _branded(condition: nw.Expr) -> tuple[Way, ...]:
    """The amounts of the subjects whose origin is told and for which the condition holds."""
    told = nw.when(BRANDED).then(nw.col("amount"))
    amount = nw.when(BRANDED & condition).then(nw.col("amount"))
    return (Way("market", amount.sum(), ("amount", "origin"), present=told.count()),)


KPIS = (
    Total(
        id="competition.price_index", name="价格指数", unit=RATE, grains=MONTH | {"subject"}, better="neither",
        definition="同款商品本店价格÷竞品价格的几何平均（Jevons指数），100%为同价。",
        ways=(Way("prices", TIMES_RIVAL.mean().exp(), PRICES, present=TIMES_RIVAL.count()),),
    ),
    Total(
        id="competition.priced_items", name="比价商品数", unit=PIECES, grains=MONTH | {"subject"}, better="neither",
        definition="与竞品比过价的本店商品数。",
        ways=(Way("prices", distinct_where(PAIRED, "item_title"), ("item_title", *PRICES), present=TIMES_RIVAL.count()),),
    ),
    Derived(
        id="competition.price_gap", name="同款价差", unit=GROWTH, grains=MONTH | {"subject"}, better="neither",
        definition="价格指数−1，正数为本店更贵。", of=("competition.price_index",), formula=lambda index: index - 1,
    ),
    *concentration.KPIS,
    Comparison(
        id="competition.segments", name="细分市场增速", unit=GROWTH, grains=SEGMENT, whole=False, better="neither",
        definition="该类目的行业交易额÷上年同期−1。", of=("market.industry_amount",), formula=change,
    ),
    Comparison(
        id="competition.own_segments", name="本店细分增速", unit=GROWTH, grains=SEGMENT, whole=False,
        definition="市场大盘中本店在该类目的交易额÷上年同期−1。", of=("market.own_amount",), formula=change,
    ),
    Derived(
        id="competition.segment_lead", name="领先细分市场", unit=POINTS, grains=SEGMENT, whole=False,
        definition="本店细分增速−细分市场增速，单位为个百分点。", of=("competition.own_segments", "competition.segments"),
        formula=lambda own, segment: own - segment,
    ),
    Total(
        id="competition.branded_amount", name="写明归属的交易额", unit=YUAN, grains=MONTH | SEGMENT, better="neither",
        definition="市场数据里写明品牌归属的对象的交易额之和，不含行业。", ways=_branded(BRANDED),
    ),
    Total(
        id="competition.foreign_amount", name="外资品牌交易额", unit=YUAN, grains=MONTH | SEGMENT, better="neither",
        definition="市场数据里品牌归属为外资的对象的交易额之和。", ways=_branded(nw.col("origin").str.contains(FOREIGN)),
    ),
    Derived(
        id="competition.foreign_share", name="外资品牌占比", unit=RATE, grains=MONTH | SEGMENT, better="neither",
        definition="外资品牌交易额÷写明归属的交易额。", of=("competition.foreign_amount", "competition.branded_amount"), formula=ratio,
    ),
)
