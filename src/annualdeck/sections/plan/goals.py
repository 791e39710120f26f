"""核心目标设定: each target beside this report's figure, and what reaching it takes."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, finding, slide, typed, unwritten, words_only
from annualdeck.slide import Blocks, Cell, Grid, Header, Paragraphs, Slide
from annualdeck.wording import Text, plain, show

TOPIC = Topic("goals", "核心目标设定")
NEEDS: Needs = ()
MOST = 6


def make(k: Kpis, config: Config) -> Slide:
    if not config.targets:
        return unwritten(k, config, TOPIC, "目标与本期对照", "需要的变化")
    found = [(t, f) for id_, t in list(config.targets.items())[:MOST] if (f := k.get("goals.targets", target=id_)) is not None]
    if not found:
        return words_only(k, TOPIC, plain("核心目标：所设目标的基数暂缺"), Blocks(()), config.targets, ())
    rows = tuple(
        (Cell(plain(f.name)), Cell(show(f, "prior")), Cell(show(f), "own"), Cell(_gap(f)), Cell(typed(t.why, k)))
        for t, f in found
    )
    headers = (Header("指标", right=False), Header("本期"), Header("目标"), Header("需要的变化"), Header("达成理由", right=False))
    first = found[0][1]
    title = k.say("{name}目标{goal}，较本期需{goal:word}", name=plain(first.name), goal=first, when=not first.flat) or k.say(
        "{name}目标{goal}", name=plain(first.name), goal=first)
    assert title is not None
    grid = Grid(title="目标与本期对照", alt=title, headers=headers, rows=rows)
    blocks = Blocks(tuple(b for b in (_read(k, f) for _, f in found[:4]) if b is not None))
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": blocks}, config.targets, ("orders", "shop_daily"))


def _gap(goal: Figure) -> Text:
    return show(goal, "word") if goal.can("word") else plain("—")


def _read(k: Kpis, goal: Figure) -> Paragraphs | None:
    """What a target asks for, against what this year did."""
    own = k.get(goal.slice["target"])
    if own is None:
        return None
    onward = (own.rose and goal.rose) or (own.fell and goal.fell)
    against = (own.rose and goal.fell) or (own.fell and goal.rose)
    return finding(goal.name, k.first(
        k.say("本期{own:change}，目标要求再{goal:word}。", own=own, goal=goal, when=onward),
        k.say("本期{own:change}，目标要求转为{goal:word}。", own=own, goal=goal, when=against),
        k.say("本期{own:change}，目标要求{goal:word}。", own=own, goal=goal, when=not goal.flat),
        k.say("本期{own}，目标与本期持平。", own=own, when=goal.flat),
        k.say("本期{own}，目标{goal}。", own=own, goal=goal),
    ))
