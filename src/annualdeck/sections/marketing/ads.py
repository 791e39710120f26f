"""广告投放ROI: what paid traffic cost and brought back; for now, how much traffic does not come from search."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Topic, finding, findings, monthly_lines, needs, slide, words_only
from annualdeck.slide import Paragraphs, Slide

TOPIC = Topic("ads", "广告投放ROI", ("ads",))
TABLES = ("ads", "traffic")
IDS = ("ads.traffic_visitors", "ads.natural_search", "ads.non_search_share")
NEEDS = needs("ads.non_search_share", by="month")


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_traffic(k), "流量结构", ("traffic",)),
        (None, "投放效率", ("ads",)),
        (None, "品牌搜索", ("brand_search",)),
    )
    title = k.first(
        k.say("非搜索流量占比{ads.non_search_share}，{ads.non_search_share:change}"),
        k.say("非搜索流量占比{ads.non_search_share}"),
    )
    if title is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    chart = monthly_lines(k, "ads.non_search_share", "traffic", "月度非搜索流量占比", title)
    if chart is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "chart-wide-text", title, {"chart": chart, "blocks": blocks}, IDS, TABLES)


def _traffic(k: Kpis) -> Paragraphs | None:
    return finding(
        "流量结构",
        k.say("各渠道访客累计{ads.traffic_visitors}（未去重），{ads.traffic_visitors:change}。")
        or k.say("各渠道访客累计{ads.traffic_visitors}（未去重）。"),
        k.say("搜索渠道访客{ads.natural_search}，{ads.natural_search:change}。") or k.say("搜索渠道访客{ads.natural_search}。"),
    )
