"""内容营销策略: what content cost and brought, and how private traffic buys."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, findings, words_only
from annualdeck.slide import Slide

TOPIC = Topic("content", "内容营销策略", ("content",))
TABLES = ("content", "brand_search")
NEEDS: Needs = ()


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (None, "内容与达人", ("content",)),
        (None, "引导进店", ("content",)),
        (None, "品牌词搜索", ("brand_search",)),
    )
    return words_only(k, TOPIC, None, blocks, (), TABLES)
