"""政策影响评估: the rules since when they are in force and how far they are met; violations, and what is packed green."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from annualdeck.config import Config
from annualdeck.config.plans import Rule
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.figures import apart, outstanding
from annualdeck.sections.parts import (
    Topic, beyond, cards, finding, findings, monthly_lines, needs, slide, span_label, stated, tally, typed,
    typed_sentence, unwritten, words_only,
)
from annualdeck.slide import Block, Blocks, Cell, Event, Grid, Header, Mark, Paragraphs, Slide, Timeline
from annualdeck.wording import Text, Typed, label, plain, show

TOPIC = Topic("policy", "政策影响评估")
TABLES = ("violations", "shipments")
MET, SPENT, VIOLATIONS, GREEN = "policy.compliance", "policy.cost_share", "policy.violations", "policy.green_packaging"
IDS = (MET, "policy.items", "policy.done", SPENT, "policy.budgeted_cost", VIOLATIONS, "policy.penalty_points", "policy.fines", GREEN,
       "policy.green_cost_added")
NEEDS = (*needs(MET, VIOLATIONS, by="rule"), *needs(GREEN, by="month"))
STATES: dict[str, Mark] = {"未开始": "high", "进行中": "mid", "已完成": "low"}  # what is left to do, the most first
MOST_ROWS, MOST_YEARS = 6, 5


def make(k: Kpis, config: Config) -> Slide:
    rules = sorted(config.policy, key=lambda rule: list(STATES).index(rule.state))
    data = findings(k, config, (_violations(k), "违规处罚", ("violations",)), (_packaging(k), "绿色包装", ("shipments", GREEN)))
    if not rules:
        return _without_rules(k, config, data)
    progress = _progress(k, rules)
    blocks = Blocks((*([progress] if progress is not None else []), *data.blocks))
    title = _title(k) or _open(rules)
    timeline = _timeline(k, rules, title)
    if len(rules) == 1 and (made := _with_months(k, title, Blocks((_alone(k, rules[0], progress), *data.blocks)))) is not None:
        return made   # a table of one row
    content: dict[str, Block] = {"table": _table(k, rules, title, dated=timeline is None), "blocks": blocks}
    if timeline is None:
        return slide(k, TOPIC, "table-text", title, content, IDS, TABLES)
    return slide(k, TOPIC, "timeline-table-text", title, {"timeline": timeline} | content, IDS, TABLES)


def _without_rules(k: Kpis, config: Config, data: Blocks) -> Slide:
    """Nobody wrote down the rules: what the violations and the packaging tell."""
    title = _title(k)
    if title is None:
        return unwritten(k, config, TOPIC, "规则与影响", "应对与进展")
    missing = Paragraphs("规则与应对", (plain("待业务填写"),), muted=True)
    blocks = Blocks((*([missing] if config.options.on_missing != "drop" else []), *data.blocks))
    return _with_months(k, title, blocks) or words_only(k, TOPIC, title, blocks, IDS, TABLES)


def _alone(k: Kpis, rule: Rule, progress: Paragraphs | None) -> Paragraphs:
    """The only rule with all that its row would say."""
    said = (typed_sentence(lead, words, k) for lead, words in (("影响：", rule.impact), ("应对：", rule.response), ("负责：", rule.owner or "")))
    return Paragraphs(rule.name, (*(s for s in said if s is not None), *(progress.sentences if progress is not None else ())))


def _with_months(k: Kpis, title: Text, blocks: Blocks) -> Slide | None:
    """The findings beside green packaging by month; None where that is not known."""
    figures = cards(k, VIOLATIONS, "policy.penalty_points", "policy.fines", GREEN, "policy.green_cost_added")
    alt = k.say("月度绿色包装占比，{span}{policy.green_packaging}", span=span_label(k, "shipments"))
    months = monthly_lines(k, GREEN, "月度绿色包装占比", alt)
    if months is None or len(figures.cards) < 2:
        return None
    return slide(k, TOPIC, "cards-chart-text", title, {"cards": figures, "chart": months, "blocks": blocks}, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    """How far the rules are met, and what was broken; fines that went another way than the violations are told."""
    fines, broken = k.get("policy.fines"), k.get(VIOLATIONS)
    turned = apart(broken, fines)
    return k.first(
        k.say("合规完成率{policy.compliance}；违规{policy.violations}，{policy.violations:change}，但罚款{policy.fines:word}", when=turned),
        k.say("合规完成率{policy.compliance}；违规{policy.violations}，{policy.violations:change}"),
        k.say("合规完成率{policy.compliance}，预算执行率{policy.cost_share}"),
        k.say("合规完成率{policy.compliance}"),
        k.say("违规{policy.violations}，{policy.violations:change}，但罚款{policy.fines:word}", when=turned),
        k.say("违规{policy.violations}，{policy.violations:change}"),
        k.say("绿色包装占比{policy.green_packaging}，{policy.green_packaging:change}"),
        k.say("违规{policy.violations}"),
    )


def _open(rules: Sequence[Rule]) -> Text:
    left = [rule.name for rule in rules if rule.state != "已完成"]
    return plain("尚未完成应对的规则：") + label("、".join(left)) if left else plain("所列规则均已完成应对")


# -- findings --------------------------------------------------------------------------------------------------------

def _progress(k: Kpis, rules: Sequence[Rule]) -> Paragraphs | None:
    """How far all rules are, those in force that are not met yet, the one that is furthest behind, and what it cost."""
    by_rule = k.rows(MET, "rule")
    least = min(by_rule, key=lambda f: f.value, default=None)
    behind = least is not None and least.value < 1 and len(by_rule) > 1
    return finding(
        "整改与预算",
        k.say("应整改{policy.items}，已整改{policy.done}，合规完成率{policy.compliance}。"),
        _overdue(k, rules),
        k.say("{rule}完成{least}，进度最慢。", rule=label(least.slice["rule"]) if least is not None else None, least=least, when=behind),
        k.say("整改花费{policy.budgeted_cost}，占预算的{policy.cost_share}。"),
    )


def _overdue(k: Kpis, rules: Sequence[Rule]) -> Text | None:
    """三项已生效规则尚未完成，最早的2023年9月生效。"""
    begun = [r.since for r in rules if r.state != "已完成" and r.since is not None and r.since < k.facts.period.end]
    if len(begun) < 2:
        return None
    first = min(begun)
    return plain(f"{tally(len(begun))}已生效规则尚未完成，最早的") + Text((Typed(f"{first.year}年{first.month}月"),)) + "生效。"


def _violations(k: Kpis) -> Paragraphs | None:
    most = outstanding(k.rows(VIOLATIONS, "rule"))
    return finding(
        "违规处罚",
        k.say("违规{policy.violations}，{policy.violations:change}；扣分{policy.penalty_points}，{policy.penalty_points:change}。")
        or k.say("违规{policy.violations}，扣分{policy.penalty_points}。") or k.say("违规{policy.violations}。"),
        stated(k, "罚款", "policy.fines"),
        k.say("{rule}最多，为{most}。", rule=label(most.slice["rule"]) if most is not None else None, most=most),
    )


def _packaging(k: Kpis) -> Paragraphs | None:
    added = k.get("policy.green_cost_added")
    less = added is not None and added.value < 0
    return finding(
        "绿色包装",
        stated(k, "绿色包装占比", "policy.green_packaging"),
        k.say("比其他包装每单少花{policy.green_cost_added:abs}。", when=less)
        or k.say("比其他包装每单多花{policy.green_cost_added}。"),
    )


# -- the rules -------------------------------------------------------------------------------------------------------

def _day(since: dt.date) -> str:
    return f"{since.year}年{since.month}月{since.day}日"


def _timeline(k: Kpis, rules: Sequence[Rule], alt: Text) -> Timeline | None:
    """The days since when the rules are in force, of the last years and to come."""
    end = k.facts.period.end
    dated = [(rule, rule.since) for rule in rules if rule.since is not None and rule.since >= end.replace(year=end.year - MOST_YEARS)]
    if len(dated) < 2:
        return None
    first, last = min(since for _, since in dated), max(since for _, since in dated)
    return Timeline(
        title="规则生效时间", note="橙色为尚未完成应对的规则", alt=alt, start=first.replace(month=(first.month - 1) // 3 * 3 + 1, day=1),
        end=max(end, last + dt.timedelta(days=1)),
        events=tuple(Event(since, _day(since), rule.name, "last" if rule.state == "已完成" else "this") for rule, since in dated),
    )


def _table(k: Kpis, rules: Sequence[Rule], alt: Text, dated: bool) -> Grid:
    """A row a rule; `dated`: with the day since when it is in force."""
    columns = ("规则", *(["生效日期"] if dated else []), "影响", "应对", "负责人", "完成率", "进展")
    rows = []
    for rule in rules[:MOST_ROWS]:
        met = k.get(MET, rule=rule.name)
        since = [Cell(Text((Typed(_day(rule.since)),)) if rule.since is not None else plain("—"))] if dated else []
        rows.append((
            Cell(typed(rule.name, k)), *since, Cell(typed(rule.impact, k)), Cell(typed(rule.response, k)),
            Cell(typed(rule.owner or "", k)), Cell(show(met), "share") if met is not None else Cell(plain("—")), Cell(typed(rule.state, k), STATES[rule.state]),
        ))
    return Grid(title="规则与应对", note=beyond(len(rules), MOST_ROWS).lstrip("，"), alt=alt, headers=tuple(Header(name, right=False) for name in columns), rows=tuple(rows))
