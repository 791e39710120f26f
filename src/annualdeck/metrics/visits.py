"""ads, continued: visitors by search, by the brand's own name and by recommendation, beside what was paid for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import PEOPLE, RATE, TIMES
from annualdeck.metrics.channels import PAID, named, search
from annualdeck.metrics.crossing import DURING, campaign_days
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, Total, Way

MONTH = frozenset({"month"})
BRAND_WORDS = ("brand_words",)
BRAND_ZONE = "品销宝"
FEED = "猜你喜欢"
OWN = nw.col("subject").is_null() | (nw.col("subject") == "本店")
SHOWN = nw.when(OWN).then(nw.col("impressions"))
FEED_SHOWN = nw.when(nw.col("by_place") & nw.col("placement").str.contains(FEED)).then(nw.col("impressions"))
NATURAL = nw.when(~named(*PAID)).then(search("visitors"))


def _for_the_brand(settings: Settings) -> nw.Expr:
    """Whether a search word holds a word of the brand, in capitals or not."""
    words = "|".join(re.escape(word) for word in settings.brand_words)
    return nw.col("keyword").str.contains(f"(?i){words}").fill_null(False)


def _brand_visitors(facts: Facts, settings: Settings) -> nw.Expr:
    return nw.when(_for_the_brand(settings)).then(nw.col("visitors")).otherwise(nw.lit(0)).sum()


def _brand_visitors_a_day(facts: Facts, settings: Settings) -> nw.Expr:
    """Those of the campaigns' windows, by the days that these have in each of the two years."""
    inside = _for_the_brand(settings) & ~grains.by_campaign(facts.campaigns, "name").is_null()
    this, last = (campaign_days(facts, "brand_search", span, DURING) for span in (grains.CURRENT, grains.PRIOR))
    days = nw.when(nw.col("span") == grains.CURRENT).then(nw.lit(float(this))).otherwise(nw.lit(float(last))).max()
    return nw.when(inside).then(nw.col("visitors")).otherwise(nw.lit(0)).sum() / days


def _in_zone_months(rows: nw.LazyFrame, facts: Facts) -> nw.LazyFrame:
    """Visitors by span in the months in which 品销宝 was on in the report's period, and the same months a year before."""
    month = nw.col("at").dt.month()
    shown = grains.view(facts, "ads").filter(
        (nw.col("span") == grains.CURRENT) & (nw.col("tool") == BRAND_ZONE) & (nw.col("impressions") > 0)
    )
    months = shown.select(month=month).unique()
    return rows.with_columns(month=month).join(months, on="month", how="inner").group_by("span").agg(nw.col("visitors").sum())


def _zone_brand_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    return _in_zone_months(grains.view(facts, "brand_search").filter(_for_the_brand(settings)), facts)


def _zone_natural_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    natural = grains.view(facts, "traffic").with_columns(visitors=NATURAL)
    return _in_zone_months(natural.filter(~nw.col("visitors").is_null()), facts)


ZONE = (("ads", ("tool", "impressions")),)
ZONE_BRAND = Query("ads.zone_brand", "brand_search", ("visitors",), _zone_brand_plan, BRAND_WORDS, ZONE)
ZONE_NATURAL = Query("ads.zone_natural", "traffic", ("visitors", "source_2"), _zone_natural_plan, beside=ZONE)


def _visitors(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    held = {row["span"]: row["visitors"] for row in rows}
    return [({}, held[grains.CURRENT], held.get(grains.PRIOR))] if grains.CURRENT in held else []  # type: ignore[list-item]


KPIS = (
    Total(
        id="ads.traffic_visitors", name="流量来源访客数", unit=PEOPLE, grains=MONTH, definition="流量来源各渠道访客数之和。",
        ways=(Way("traffic", nw.col("visitors").sum(), ("visitors",)),),
    ),
    Total(
        id="ads.search_visitors", name="搜索渠道访客", unit=PEOPLE, grains=MONTH, definition="流量来源中名称含“搜索”的渠道的访客数之和。",
        ways=(Way("traffic", search("visitors").sum(), ("visitors", "source_2"), present=search("visitors").count()),),
    ),
    Total(
        id="ads.natural_search", name="自然搜索访客", unit=PEOPLE, grains=MONTH,
        definition="流量来源中名称含“搜索”的免费渠道的访客数之和。",
        ways=(Way("traffic", NATURAL.sum(), ("visitors", "source_2"), present=NATURAL.count()),),
    ),
    Derived(
        id="ads.non_search_share", name="非搜索流量占比", unit=RATE, grains=MONTH, better="neither",
        definition="1−搜索渠道访客数÷各渠道访客数之和。",
        of=("ads.search_visitors", "ads.traffic_visitors"),
        formula=lambda search, everything: None if not everything else 1 - search / everything,
    ),
    Total(
        id="ads.brand_search", name="品牌搜索访客", unit=PEOPLE, grains=frozenset({"month", "campaign", "promotion"}), needs=BRAND_WORDS,
        definition="引流搜索词中含品牌词的搜索词的访客数之和；品牌词可配置。",
        ways=(Way("brand_search", _brand_visitors, ("visitors",)),),
    ),
    Total(
        id="ads.campaign_brand_search", name="大促日均品牌搜索访客", unit=PEOPLE, needs=(*BRAND_WORDS, "campaigns"),
        definition="大促期间含品牌词的搜索词的访客数之和÷大促天数。", ways=(Way("brand_search", _brand_visitors_a_day, ("visitors",)),),
    ),
    Analysis(
        id="ads.zone_brand_search", name="品牌专区投放月份的品牌搜索访客", unit=PEOPLE, query=ZONE_BRAND, read=_visitors,
        definition="报告期内有品销宝展现的月份的品牌搜索访客，与上年相同月份相比。",
    ),
    Analysis(
        id="ads.zone_natural_search", name="品牌专区投放月份的自然搜索访客", unit=PEOPLE, query=ZONE_NATURAL, read=_visitors,
        definition="报告期内有品销宝展现的月份的自然搜索访客，与上年相同月份相比。",
    ),
    Total(
        id="ads.feed_impressions", name="猜你喜欢曝光", unit=TIMES, grains=MONTH,
        definition="推荐分析里本店每天的猜你喜欢曝光人数之和；没有推荐分析时为资源位含“猜你喜欢”的推广的展现量之和。",
        ways=(
            Way("recommend", SHOWN.sum(), ("impressions",), present=SHOWN.count()),
            Way("ads", FEED_SHOWN.sum(), ("impressions", "placement"), present=FEED_SHOWN.count()),
        ),
    ),
)
