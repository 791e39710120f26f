"""风险应对预案: how likely, how grave, what triggers the plan, and what is at stake."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.config.plans import Risk
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.risks import USUAL
from annualdeck.sections.parts import Needs, Topic, finding, slide, typed, unwritten
from annualdeck.slide import Blocks, Cell, Grid, Header, Slide
from annualdeck.wording import Text, label, plain, show

TOPIC = Topic("risks", "风险应对预案")
TABLES = ("traffic",)
IDS = ("risks.search_amount",)
NEEDS: Needs = ()
MOST = 6


def make(k: Kpis, config: Config) -> Slide:
    if not config.risks:
        return unwritten(k, config, TOPIC, *USUAL)
    ranked = sorted(config.risks, key=lambda r: -r.likelihood * r.impact)[:MOST]
    stakes = {r.name: k.get("risks.exposure", risk=r.name) for r in ranked}
    rows = []
    for r in ranked:
        stake = stakes[r.name]
        rows.append((
            Cell(typed(r.name, k)), Cell(typed(str(r.likelihood), k)), Cell(typed(str(r.impact), k)), Cell(typed(r.trigger, k)),
            Cell(typed(r.plan, k)), Cell(typed(r.owner or "", k)), Cell(show(stake) if stake is not None else plain("—")),
        ))
    headers = (Header("风险", right=False), Header("可能性"), Header("影响"), Header("触发条件", right=False),
               Header("预案", right=False), Header("负责人", right=False), Header("影响金额（测算）"))
    first = plain("首要风险：") + label(ranked[0].name)
    title = k.say("{first}，测算影响支付金额{stake}", first=first, stake=stakes[ranked[0].name]) or first
    blocks = Blocks(tuple(b for b in (
        finding(r.name, _stake(k, r, stakes[r.name])) for r in ranked) if b is not None)[:4])
    grid = Grid(title="风险清单", note="可能性与影响为1—5分", alt=title, headers=headers, rows=tuple(rows))
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": blocks}, IDS, TABLES)


def _stake(k: Kpis, risk: Risk, stake: Figure | None) -> Text | None:
    """What would be lost, and from what it is computed."""
    return k.say("搜索渠道支付金额{risks.search_amount}；搜索访客减少{lost}而转化率与客单价不变时，支付金额约减少{stake}。",
                 lost=k.get("risks.shock", risk=risk.name), stake=stake)
