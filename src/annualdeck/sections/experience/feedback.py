"""用户反馈收集: what buyers say; for now, what the shop's daily figures say of ratings."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Topic, finding, findings, monthly_lines, needs, slide, words_only
from annualdeck.slide import Paragraphs, Slide

TOPIC = Topic("feedback", "用户反馈收集", ("reviews",))
TABLES = ("reviews", "shop_daily", "survey")
IDS = ("feedback.reviews", "feedback.rated_positive_share")
NEEDS = needs("feedback.rated_positive_share", by="month")


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_ratings(k), "评价概况", ("reviews",)),
        (None, "高频问题", ("reviews",)),
        (None, "满意度调研", ("survey",)),
    )
    title = k.first(
        k.say("好评占比{feedback.rated_positive_share}，{feedback.rated_positive_share:change}"),
        k.say("好评占比{feedback.rated_positive_share}"),
    )
    if title is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    chart = monthly_lines(k, "feedback.rated_positive_share", "shop_daily", "月度好评占比", title)
    if chart is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "chart-wide-text", title, {"chart": chart, "blocks": blocks}, IDS, TABLES)


def _ratings(k: Kpis) -> Paragraphs | None:
    return finding(
        "评价概况",
        k.say("评价{feedback.reviews}，{feedback.reviews:change}。") or k.say("评价{feedback.reviews}。"),
        k.say("好评占比{feedback.rated_positive_share}，{feedback.rated_positive_share:change}。"),
    )
