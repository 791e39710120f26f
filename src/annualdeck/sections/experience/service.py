"""服务响应速度: how fast people and the bot answer, and how fast money goes back."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, findings, words_only
from annualdeck.slide import Slide

TOPIC = Topic("service", "服务响应速度", ("chats",))
TABLES = ("chats", "refunds")
NEEDS: Needs = ()


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (None, "机器人接待", ("chats",)),
        (None, "响应与处理", ("chats",)),
        (None, "退款时长", ("refunds",)),
    )
    return words_only(k, TOPIC, None, blocks, (), TABLES)
