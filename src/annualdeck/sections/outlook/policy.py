"""政策影响评估: one row per rule — since when, what it does, what is done about it, and how far that is."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, slide, typed, unwritten, words_only
from annualdeck.slide import Blocks, Cell, Grid, Header, Paragraphs, Slide
from annualdeck.wording import Typed, Text, label, plain

TOPIC = Topic("policy", "政策影响评估")
NEEDS: Needs = ()
MOST = 6


def make(k: Kpis, config: Config) -> Slide:
    if not config.policy:
        return words_only(k, TOPIC, unwritten(TOPIC, "policy"), Blocks(()), (), ())
    rules = config.policy[:MOST]
    rows = tuple(
        (Cell(typed(r.name, k)), Cell(Text((Typed(f"{r.since:%Y-%m-%d}"),)) if r.since else plain("—")), Cell(typed(r.impact, k)),
         Cell(typed(r.response, k)), Cell(typed(r.owner or "", k)), Cell(typed(r.state, k)))
        for r in rules
    )
    headers = tuple(Header(name, right=False) for name in ("规则", "生效日期", "影响", "应对", "负责人", "进展"))
    done = [r for r in rules if r.state == "已完成"]
    open_ = [r for r in rules if r.state != "已完成"]
    title = plain("尚未完成应对的规则：") + label("、".join(r.name for r in open_)) if open_ else plain("所列规则均已完成应对")
    blocks = [Paragraphs("已完成", (label("、".join(r.name for r in done)),))] if done else []
    blocks += [Paragraphs("推进中", (label("、".join(r.name for r in open_)),))] if open_ else []
    grid = Grid(title="规则与应对", alt=title, headers=headers, rows=rows)
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": Blocks(tuple(blocks))}, (), ())
