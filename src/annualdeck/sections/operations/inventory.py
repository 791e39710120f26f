"""库存周转率: how fast stock turns, what stands still, and who delivers on time."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, findings, words_only
from annualdeck.slide import Slide

TOPIC = Topic("inventory", "库存周转率", ("stock",))
TABLES = ("stock", "purchases")
NEEDS: Needs = ()


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (None, "周转与滞销", ("stock",)),
        (None, "SKU分级", ("stock",)),
        (None, "采购与供应商", ("purchases",)),
    )
    return words_only(k, TOPIC, None, blocks, (), TABLES)
