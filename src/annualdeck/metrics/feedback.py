"""feedback: 用户反馈收集. What buyers rate and what they write are told apart: 好评 by rating, 正面 by the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import ENTRIES, HOURS, NPS, RATE, SCORE, Number
from annualdeck.metrics import survey, topics
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, Total, Way, count_where, ratio
from annualdeck.metrics.ratings import BAD, GOOD, NEITHER, rating
from annualdeck.metrics.reasons import DifferentDays, NoneGood
from annualdeck.metrics.sentiment import judged
from annualdeck.tables import TABLES

MONTH = frozenset({"month"})
SLICED = frozenset({"month", "channel"})
FEW = 20  # rated reviews that may be without a good one by chance


# -- how much there is -----------------------------------------------------------------------------------------------

def _volume_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Entries by span, table and channel."""
    reviews = grains.view(facts, "reviews", ("channel",)).group_by("span", "channel").agg(entries=nw.len())
    found = [reviews.with_columns(table=nw.lit("reviews"))]
    if _has_chats(facts):
        chats = grains.view(facts, "chats").group_by("span").agg(entries=nw.len())
        found.append(chats.select("span", "entries", channel=nw.lit("客服对话"), table=nw.lit("chats")))
    columns = ("span", "table", "channel", "entries")
    return nw.concat([frame.select(*columns) for frame in found])


def _has_chats(facts: Facts) -> bool:
    return "chats" in facts and facts.coverage["chats"].covered is not None


VOLUME = Query("feedback.volume", "reviews", ("reviewed_at",), _volume_plan, also=("chats",))


def _volume(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    """By channel, and in all where every table that holds entries stands for the same days."""
    tables = ["reviews", *(["chats"] if _has_chats(facts) else [])]
    covers = {table: facts.coverage[table] for table in tables}

    def entries(span: int, channel: str | None = None) -> Number | Sentence:
        used = {row["table"] for row in rows if channel in (None, row["channel"])}
        days = {table: covers[table].covered if span == grains.CURRENT else covers[table].compared for table in used}
        if unknown := [table for table in used if days[table] is None]:
            return covers[unknown[0]].why_not  # type: ignore[return-value]
        if len(set(days.values())) > 1:
            return DifferentDays(tuple(f"{TABLES[table].export}（{days[table].label}）" for table in sorted(used)))
        return sum(row["entries"] for row in rows if row["span"] == span and channel in (None, row["channel"]))

    channels = sorted({row["channel"] for row in rows})
    slices = [({}, None), *(({"channel": channel}, channel) for channel in channels)]
    return [(slice_, entries(grains.CURRENT, channel), entries(grains.PRIOR, channel)) for slice_, channel in slices]


# -- what buyers rate ------------------------------------------------------------------------------------------------

def _rated(condition: nw.Expr, panel: nw.Expr, columns: tuple[str, ...]) -> tuple[Way, ...]:
    """By the ratings or the stars of reviews; by the shop's daily figures where these reach further or are alone."""
    rows, present = count_where(condition), rating().count()
    reviews = [Way("reviews", rows, (column,), present, beside="shop_daily") for column in ("rating", "stars")]
    return (*reviews, Way("shop_daily", panel, columns))


def _share_of_rated(part: int, good: int, rated: int) -> Number | Sentence | None:
    return NoneGood(rated) if rated >= FEW and not good else ratio(part, rated)


# -- what buyers write -----------------------------------------------------------------------------------------------

def _judged(expr: nw.Expr, columns: tuple[str, ...] = ("content",), present: nw.Expr | None = None) -> tuple[Way, ...]:
    """An aggregate over reviews with their text and verdict; 0 where none is like that."""
    return (Way("reviews", expr, columns, nw.len() if present is None else present, view=judged),)


PRAISES, BLAMES = nw.col("verdict") == GOOD, nw.col("verdict") == BAD
WAITED = (nw.col("answered_at") - nw.col("reviewed_at")).dt.total_seconds() / 3600
ANSWERED = nw.when(BLAMES & (WAITED >= 0)).then(WAITED)
BOTH_KINDS = nw.when((nw.col("lesson").count() >= FEW) & (nw.col("lesson").max() < 0)).then(nw.lit(0)).otherwise(nw.len())


def _gap(high: float, all_: float) -> float:
    return high - all_


KPIS = (
    Analysis(
        id="feedback.volume", name="反馈量", unit=ENTRIES, better="neither", query=VOLUME, read=_volume,
        definition="报告期内的订单评价、客服对话与社交媒体反馈的条数；按渠道分。",
    ),
    Total(
        id="feedback.reviews", name="评价数", unit=ENTRIES, grains=MONTH, better="neither", definition="订单评价的条数；没有覆盖同样日期的评价导出时取店铺日报的评价数之和。",
        ways=(
            Way("reviews", count_where(nw.col("channel") == "订单评价"), ("reviewed_at",), nw.len(), beside="shop_daily"),
            Way("shop_daily", nw.col("reviews").sum(), ("reviews",)),
        ),
    ),
    Total(
        id="feedback.rated_reviews", name="有评级的评价数", unit=ENTRIES, grains=MONTH, better="neither",
        definition="买家评了好评、中评、差评或星级的评价数；没有覆盖同样日期的评级时取店铺日报的评价数之和。",
        ways=_rated(~rating().is_null(), nw.col("reviews").sum(), ("reviews",)),
    ),
    Total(
        id="feedback.positive_reviews", name="好评数", unit=ENTRIES, grains=MONTH,
        definition="买家评为好评（四星及以上）的评价数；没有覆盖同样日期的评级时取店铺日报的正面评价数之和。",
        ways=_rated(rating() == GOOD, nw.col("positive_reviews").sum(), ("positive_reviews",)),
    ),
    Total(
        id="feedback.neutral_reviews", name="中评数", unit=ENTRIES, grains=MONTH, better="down",
        definition="买家评为中评（三星）的评价数；没有覆盖同样日期的评级时取店铺日报的评价数减正面、负面评价数。",
        ways=_rated(
            rating() == NEITHER, (nw.col("reviews") - nw.col("positive_reviews") - nw.col("negative_reviews")).sum(),
            ("reviews", "positive_reviews", "negative_reviews"),
        ),
    ),
    Total(
        id="feedback.negative_reviews", name="差评数", unit=ENTRIES, grains=MONTH, better="down",
        definition="买家评为差评（二星及以下）的评价数；没有覆盖同样日期的评级时取店铺日报的负面评价数之和。",
        ways=_rated(rating() == BAD, nw.col("negative_reviews").sum(), ("negative_reviews",)),
    ),
    Derived(
        id="feedback.rated_positive_share", name="好评占比", unit=RATE, grains=MONTH, definition="按买家的评级：好评数÷有评级的评价数。",
        of=("feedback.positive_reviews", "feedback.positive_reviews", "feedback.rated_reviews"), formula=_share_of_rated,
    ),
    Derived(
        id="feedback.rated_neutral_share", name="中评占比", unit=RATE, grains=MONTH, better="down", definition="按买家的评级：中评数÷有评级的评价数。",
        of=("feedback.neutral_reviews", "feedback.positive_reviews", "feedback.rated_reviews"), formula=_share_of_rated,
    ),
    Derived(
        id="feedback.rated_negative_share", name="差评占比", unit=RATE, grains=MONTH, better="down", definition="按买家的评级：差评数÷有评级的评价数。",
        of=("feedback.negative_reviews", "feedback.positive_reviews", "feedback.rated_reviews"), formula=_share_of_rated,
    ),
    Total(
        id="feedback.texts", name="有文字的反馈数", unit=ENTRIES, grains=SLICED, better="neither",
        definition="写了文字的评价与社交媒体反馈的条数，追评并入原评价；平台代填的默认评价不算。", ways=_judged(nw.col("text").count()),
    ),
    Total(
        id="feedback.positive_texts", name="正面反馈数", unit=ENTRIES, grains=SLICED,
        definition="按文字判为正面的反馈条数，不看评级；判法见文档。", ways=_judged(count_where(PRAISES)),
    ),
    Total(
        id="feedback.negative_texts", name="负面反馈数", unit=ENTRIES, grains=SLICED, better="down",
        definition="按文字判为负面的反馈条数，不看评级；判法见文档。", ways=_judged(count_where(BLAMES)),
    ),
    Total(
        id="feedback.opinions", name="有态度的反馈数", unit=ENTRIES, grains=SLICED, better="neither",
        definition="按文字判为正面或负面的反馈条数。", ways=_judged(count_where(PRAISES | BLAMES), present=BOTH_KINDS),
    ),
    Derived(
        id="feedback.positive_share", name="正面占比", unit=RATE, grains=SLICED, definition="按文字判断：正面反馈数÷有态度的反馈数。",
        of=("feedback.positive_texts", "feedback.opinions"), formula=ratio,
    ),
    Derived(
        id="feedback.negative_share", name="负面占比", unit=RATE, grains=SLICED, better="down", definition="按文字判断：负面反馈数÷有态度的反馈数。",
        of=("feedback.negative_texts", "feedback.opinions"), formula=ratio,
    ),
    Analysis(
        id="feedback.topics", name="高频问题提及数", unit=ENTRIES, better="neither", query=topics.MENTIONS, read=topics.mentions("mentions"),
        definition="文字里提到某类问题的反馈条数；一条可以提到几类。",
    ),
    Analysis(
        id="feedback.topic_negatives", name="高频问题负面数", unit=ENTRIES, better="down", query=topics.MENTIONS,
        read=topics.mentions("negatives"), definition="提到某类问题的反馈中，说到它的句子贬多于褒的条数。",
    ),
    Derived(
        id="feedback.topic_share", name="高频问题提及率", unit=RATE, better="neither", definition="提到某类问题的反馈条数÷有文字的反馈数。",
        of=("feedback.topics", "feedback.texts[]"), formula=ratio,
    ),
    Derived(
        id="feedback.topic_negative_share", name="高频问题负面率", unit=RATE, better="down",
        definition="说到某类问题的句子贬多于褒的反馈条数÷提到它的反馈条数。", of=("feedback.topic_negatives", "feedback.topics"), formula=ratio,
    ),
    Total(
        id="feedback.alert_hours", name="负面预警处理时长", unit=HOURS, grains=SLICED, better="down",
        definition="按文字判为负面的反馈，从发表到回复的小时数的中位数；没有回复的不计。",
        ways=_judged(ANSWERED.median(), ("content", "answered_at"), ANSWERED.count()),
    ),
    Total(
        id="feedback.answered_negatives", name="已回复的负面反馈数", unit=ENTRIES, grains=SLICED, definition="按文字判为负面的反馈中有回复的条数。",
        ways=_judged(ANSWERED.count(), ("content", "answered_at")),
    ),
    Derived(
        id="feedback.answered_share", name="负面回复率", unit=RATE, grains=SLICED, definition="已回复的负面反馈数÷负面反馈数。",
        of=("feedback.answered_negatives", "feedback.negative_texts"), formula=ratio,
    ),
    Analysis(
        id="feedback.nps", name="NPS", unit=NPS, query=survey.SCORES, read=survey.nps,
        definition="问卷中推荐意愿（0—10分）评9—10分的占比减0—6分的占比，乘以100；按客户类型分。",
    ),
    Analysis(
        id="feedback.survey_scores", name="调研得分", unit=SCORE, query=survey.SCORES, read=survey.scores("all"),
        definition="问卷里各方面得分的平均值，10分和100分制的题折算为5分制。",
    ),
    Analysis(
        id="feedback.survey_scores_high_value", name="高价值客户调研得分", unit=SCORE, query=survey.SCORES,
        read=survey.scores("high_value"), definition="客户类型为高价值客户的答卷里各方面得分的平均值（5分制）。",
    ),
    Derived(
        id="feedback.survey_gap", name="高价值客户得分差", unit=SCORE, definition="高价值客户调研得分−全部客户调研得分。",
        of=("feedback.survey_scores_high_value", "feedback.survey_scores"), formula=_gap,
    ),
    Analysis(
        id="feedback.response_rate", name="问卷回收率", unit=RATE, query=survey.ANSWERS, read=survey.response_rate,
        definition="回收的答卷数÷发放份数。",
    ),
)
