"""会员体系优化: what members buy, and how many there are."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import (
    Topic, cards, finding, findings, month_label, monthly, needs, slide, words_only, year_series,
)
from annualdeck.slide import Columns, Paragraphs, Slide

TOPIC = Topic("members", "会员体系优化", ("members",))
TABLES = ("members", "points", "shop_daily")
IDS = ("members.contribution", "members.amount", "users.members", "users.new_members")
NEEDS = needs("members.amount", by="month")


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_contribution(k), "会员贡献", ("members",)),
        (None, "等级结构", ("members",)),
        (None, "积分核销", ("points",)),
    )
    title = k.first(
        k.say("会员贡献支付金额的{members.contribution}，{members.contribution:change}"),
        k.say("会员贡献支付金额的{members.contribution}"),
    )
    figures = monthly(k, "members.amount")
    four = cards(k, "members.contribution", "members.amount", "users.members", "users.new_members")
    if title is None or len(figures) < 2 or len(four.cards) < 2:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    chart = Columns(
        title="月度会员成交金额", categories=tuple(month_label(f.slice["month"]) for f in figures),
        series=year_series(k, figures, "shop_daily"), alt=title,
    )
    return slide(k, TOPIC, "cards-chart-text", title, {"cards": four, "chart": chart, "blocks": blocks}, IDS, TABLES)


def _contribution(k: Kpis) -> Paragraphs | None:
    return finding(
        "会员贡献",
        k.say("会员成交金额{members.amount}，{members.amount:change}，占支付金额的{members.contribution}。")
        or k.say("会员成交金额{members.amount}，占支付金额的{members.contribution}。"),
        k.say("期末会员{users.members}，{users.members:change}。") or k.say("期末会员{users.members}。"),
        k.say("新增会员{users.new_members}，{users.new_members:change}。") or k.say("新增会员{users.new_members}。"),
    )
