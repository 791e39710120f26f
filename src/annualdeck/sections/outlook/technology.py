"""新兴技术应用: each pilot's metric with and without, and whether the difference is more than chance."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, findings, words_only
from annualdeck.slide import Slide

TOPIC = Topic("technology", "新兴技术应用", ("experiments",))
TABLES = ("experiments",)
NEEDS: Needs = ()


def make(k: Kpis, config: Config) -> Slide:
    names = [p.name for p in config.pilots] or ["试点效果"]
    return words_only(k, TOPIC, None, findings(k, config, *((None, name, TABLES) for name in names[:4])), (), TABLES)
