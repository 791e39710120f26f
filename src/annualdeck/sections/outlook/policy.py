"""政策影响评估: one row per rule — since when, what it does, what is done about it, and how far that is."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.config.plans import Rule
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, slide, typed, unwritten
from annualdeck.slide import Blocks, Cell, Grid, Header, Paragraphs, Slide
from annualdeck.wording import Typed, Text, label, plain

TOPIC = Topic("policy", "政策影响评估")
NEEDS: Needs = ()
MOST, MOST_BLOCKS = 6, 4


def make(k: Kpis, config: Config) -> Slide:
    if not config.policy:
        return unwritten(k, config, TOPIC, "规则与影响", "应对与进展")
    rules = config.policy[:MOST]
    rows = tuple(
        (Cell(typed(r.name, k)), Cell(Text((Typed(f"{r.since.year}年{r.since.month}月{r.since.day}日"),)) if r.since else plain("—")), Cell(typed(r.impact, k)),
         Cell(typed(r.response, k)), Cell(typed(r.owner or "", k)), Cell(typed(r.state, k)))
        for r in rules
    )
    headers = tuple(Header(name, right=False) for name in ("规则", "生效日期", "影响", "应对", "负责人", "进展"))
    open_ = [r for r in rules if r.state != "已完成"]
    title = plain("尚未完成应对的规则：") + label("、".join(r.name for r in open_)) if open_ else plain("所列规则均已完成应对")
    blocks = [Paragraphs(r.name, said) for r in rules if (said := _progress(r))][:MOST_BLOCKS]
    grid = Grid(title="规则与应对", alt=title, headers=headers, rows=rows)
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": Blocks(tuple(blocks))}, (), ())


def _progress(rule: Rule) -> tuple[Text, ...]:
    """How far a rule's items and its budget are, as the config says."""
    said = []
    if rule.items:
        said.append(f"应整改{rule.items}项，已完成{rule.done or 0}项。")
    if rule.budget is not None and rule.spent is not None:
        said.append(f"预算{rule.budget:,.0f}元，已用{rule.spent:,.0f}元。")
    return tuple(Text((Typed(words),)) for words in said)
