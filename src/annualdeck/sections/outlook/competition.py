"""竞争格局分析: the presenter's judgement of the threats, with the figures that bear on each."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.config.fields import KpiId
from annualdeck.figure import FLAT_POINTS
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Topic, finding, findings, needs, slide, typed, unwritten
from annualdeck.slide import Blocks, Cell, Grid, Header, Paragraphs, Slide
from annualdeck.wording import Text, join, label, plain

TOPIC = Topic("competition", "竞争格局分析", ("market",))
TABLES = ("market",)
IDS = ("market.share", "sales.growth_lead", "sales.industry_growth")
NEEDS = needs("market.rival_index", by="subject")
MOST = 6


def make(k: Kpis, config: Config) -> Slide:
    if not config.competition:
        return unwritten(k, config, TOPIC, "威胁与应对", said=_blocks(k, config))
    threats = config.competition[:MOST]
    rows = []
    for t in threats:
        rows.append((Cell(typed(t.name, k)), Cell(typed(t.level, k)), Cell(_figure(k, t.evidence)), Cell(typed(t.response, k))))
    first = next((t for t in threats if t.level == "高"), threats[0])
    evidence = _figure(k, first.evidence)
    title = join([plain("首要威胁："), label(first.name), *([plain("，"), evidence] if evidence.bound else [])])
    grid = Grid(
        title="威胁与应对", alt=title, headers=(Header("威胁", right=False), Header("程度", right=False),
                                           Header("数据佐证", right=False), Header("应对", right=False)),
        rows=tuple(rows),
    )
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": _blocks(k, config)}, IDS, TABLES)


def _figure(k: Kpis, evidence: str) -> Text:
    """A bare KPI id with its name, value and change; a sentence with its figures filled in; "—" where one is missing."""
    if not isinstance(evidence, KpiId):
        return typed(evidence, k)
    said = k.say(f"{{{evidence}:name}}{{{evidence}}}，{{{evidence}:change}}") or k.say(f"{{{evidence}:name}}{{{evidence}}}")
    return said or plain("—")


def _blocks(k: Kpis, config: Config) -> Blocks:
    return findings(k, config, (_evidence(k), "市场数据", TABLES))


def _evidence(k: Kpis) -> Paragraphs | None:
    lead = k.get("sales.growth_lead")
    ahead = lead is not None and lead.value >= FLAT_POINTS
    behind = lead is not None and lead.value <= -FLAT_POINTS
    return finding(
        "市场数据",
        k.say("行业增速{sales.industry_growth}，本店增速高出{sales.growth_lead:abs}。", when=ahead)
        or k.say("行业增速{sales.industry_growth}，本店增速低{sales.growth_lead:abs}。", when=behind)
        or k.say("行业增速{sales.industry_growth}，本店与行业同步。", when=lead is not None)
        or k.say("行业增速{sales.industry_growth}。"),
        k.say("本店市场份额{market.share}，{market.share:change}。") or k.say("本店市场份额{market.share}。"),
    )
