"""核心目标设定: each target beside this report's figure and where its months are heading, and what the amount's asks for."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.config import Config
from annualdeck.figure import PART, Change, Figure
from annualdeck.metrics.bridge import AMOUNT, CONVERSION, LEFT, SPEND, STEPS, VISITORS
from annualdeck.metrics.goals import BEYOND, STRETCH
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.figures import outstanding, slipped
from annualdeck.sections.parts import (
    Needs, Topic, base_name, behind, beyond, finding, period_names, slide, typed, typed_sentence, unwritten,
    words_only,
)
from annualdeck.slide import (
    Block, Blocks, Bullet, Bullets, Cell, Grid, Header, Paragraphs, Slide, Waterfall,
)
from annualdeck.wording import Text, join, label, plain, show

TOPIC = Topic("goals", "核心目标设定")
IDS = ("goals.targets", "goals.required_change", "goals.projection", "goals.projection_range", "goals.reading",
       "goals.best_change", "goals.paid_amount_bridge")
NEEDS: Needs = ()
FACTORS = {"goals.needed_visitors": VISITORS, "goals.needed_conversion": CONVERSION, "goals.needed_spend": SPEND}
MOST, MOST_BLOCKS = 6, 4


def make(k: Kpis, config: Config) -> Slide:
    if not config.targets:
        return unwritten(k, config, TOPIC, "目标与本期对照", "需要的变化")
    found = [f for id_ in config.targets if (f := k.get("goals.targets", target=id_)) is not None][:MOST]
    ids = [*config.targets, *IDS]
    if not found:
        return words_only(k, TOPIC, plain("核心目标：所设目标的基数暂缺"), Blocks(()), ids, ())
    bridge, title = _bridge(k), _title(k, found[0])
    tables = behind(k, [f.slice["target"] for f in found] + ([VISITORS] if bridge is not None else []))
    hardest = sorted(found[1:], key=lambda f: (BEYOND, STRETCH).index(r) if (r := _reading(k, f)) in (BEYOND, STRETCH) else 2)
    asked = [_asked(k, config, f, why=bridge is not None) for f in (found[0], *hardest)]
    said = [asked[0], _factors(k), *asked[1:]] if bridge is not None else asked
    blocks = Blocks(tuple(b for b in said if b is not None)[:MOST_BLOCKS])
    content: dict[str, Block] = {"blocks": blocks}
    if bridge is None:
        content["table"] = _table(k, config, found, title)
        return slide(k, TOPIC, "table-wide-text", title, content, ids, tables)
    if len(found) < 2:
        return slide(k, TOPIC, "chart-wide-text", title, content | {"chart": bridge}, ids, tables)
    content |= {"chart1": bridge, "chart2": _bullets(k, found)}
    return slide(k, TOPIC, "bridge-bullets-text", title, content, ids, tables)


def _title(k: Kpis, goal: Figure) -> Text:
    name, base = plain(goal.name), plain(base_name(k))
    if slipped(goal):   # its prior value is this report's
        return join([name, plain("目标"), show(goal), plain("，本期"), show(goal, "prior"), plain("已达到")])
    asked = k.say("{name}目标{goal}，较{base}{goal:word}", name=name, goal=goal, base=base, when=not goal.flat) or k.say(
        "{name}目标{goal}，与{base}持平", name=name, goal=goal, base=base, when=goal.flat) or k.say("{name}目标{goal}", name=name, goal=goal)
    assert asked is not None
    place, ahead = _place(k, goal), k.get("goals.projection", **goal.slice)
    more = {STRETCH: "，需要额外努力", BEYOND: f"，{'升' if goal.rose else '降'}幅有数据以来没有过"}.get(_reading(k, goal), "")
    if place == "在" and ahead is not None:
        return asked + _beside_trend(goal, ahead) + more
    return asked + f"，{place}趋势测算区间{'之内' if place == '在' else ''}{more}" if place else asked


def _beside_trend(goal: Figure, ahead: Figure) -> Text:
    """Which side of the trend's middle a target within its range lies on."""
    side = _side(goal, ahead)
    return plain(f"，{side}趋势测算的") + show(ahead) if side else plain("，与趋势测算相当")


def _side(goal: Figure, ahead: Figure) -> str:
    """低于 or 高于; "" where the two read alike."""
    return "" if goal.show() == ahead.show() else "低于" if goal.value < ahead.value else "高于"  # type: ignore[operator]


def _range(k: Kpis, goal: Figure) -> tuple[Figure | None, Figure | None]:
    """What the months lead to in 80 of 100 paths."""
    low, high = (k.get("goals.projection_range", **goal.slice, bound=f"80%{end}") for end in ("下限", "上限"))
    return low, high


def _place(k: Kpis, goal: Figure) -> str:
    """Where a target lies by the range of its trend: 在, 高于, 低于; "" where there is none."""
    low, high = _range(k, goal)
    if low is None or high is None:
        return ""
    return "高于" if goal.value > high.value else "低于" if goal.value < low.value else "在"  # type: ignore[operator]


def _reading(k: Kpis, goal: Figure) -> str:
    return next((f.slice["reading"] for f in k.rows("goals.reading") if f.slice["target"] == goal.slice["target"]), "")


# -- what is said ------------------------------------------------------------------------------------------------------

def _asked(k: Kpis, config: Config, goal: Figure, why: bool) -> Paragraphs | None:
    """What a target asks for against what this year did, where the months are heading, and `why` it is to be reached."""
    words = config.targets[goal.slice["target"]].why if why else ""
    return finding(goal.name, _against(k, goal), _trend(k, goal), _seen(k, goal), typed_sentence("依据：", words, k))


def _against(k: Kpis, goal: Figure) -> Text | None:
    own = k.get(goal.slice["target"])
    if own is None:
        return None
    onward = (own.rose and goal.rose) or (own.fell and goal.fell)
    against = (own.rose and goal.fell) or (own.fell and goal.rose)
    past = "已超过" if goal.fell else "已低于"
    return k.first(
        k.say(f"本期{{own}}，{{own:change}}，{past}目标的{{goal}}。", own=own, goal=goal, when=slipped(goal)),
        k.say(f"本期{{own}}，{past}目标的{{goal}}。", own=own, goal=goal, when=slipped(goal)),
        k.say("本期{own}，{own:change}，目标要求再{goal:word}。", own=own, goal=goal, when=onward),
        k.say("本期{own}，{own:change}，目标要求转为{goal:word}。", own=own, goal=goal, when=against),
        k.say("本期{own}，{own:change}，目标要求{goal:word}。", own=own, goal=goal, when=not goal.flat),
        k.say("本期{own}，目标与本期持平。", own=own, when=goal.flat),
        k.say("本期{own}，目标要求{goal:word}。", own=own, goal=goal),
        k.say("本期{own}，目标{goal}。", own=own, goal=goal),
    )


def _trend(k: Kpis, goal: Figure) -> Text | None:
    low, high = _range(k, goal)
    ahead, place = k.get("goals.projection", **goal.slice), _place(k, goal)
    words = f"目标{place}区间"
    if place == "在" and ahead is not None:
        side = _side(goal, ahead)
        words = f"目标在其中偏{side[0]}" if side else "目标与测算相当"
    return k.say(f"趋势测算{{ahead}}（80%区间{{low}}至{{high}}），{words}。", ahead=ahead, low=low, high=high)


def _seen(k: Kpis, goal: Figure) -> Text | None:
    """For a target beyond the trend: the largest change over a year that the data has seen."""
    best = k.get("goals.best_change", **goal.slice)
    verb = goal.unit.verbs[0 if goal.rose else 1]
    return k.say(
        f"有数据以来，连续十二个月较上年同期最多{verb}{{best:abs}}。", best=best,
        when=_reading(k, goal) in (STRETCH, BEYOND) and not slipped(goal) and best is not None and (best.value > 0) == goal.rose,  # type: ignore[operator]
    )


def _factors(k: Kpis) -> Paragraphs | None:
    """From where to where visitors, conversion and spend must go, and what each adds."""
    parts = [_needed(k, id_) for id_ in FACTORS]
    steps = k.rows("goals.paid_amount_bridge")
    left = next((f for f in steps if f.slice["step"] == LEFT), None)
    named = [f for f in steps if f.slice["step"] != LEFT]
    most = outstanding(named)
    alike = len({f.show() for f in named}) == 1
    return finding(
        "目标分解",
        join([p for p in parts if p is not None], "，") + "。" if all(parts) else None,
        k.say("三个因素分担相同的增长率，各带来{step}。", step=named[0] if alike else None)
        or k.say("{name}分担的增量最多，为{most}。", name=label(most.slice["step"]) if most else None, most=most),
        k.say("三项目标都达到时，距支付金额目标尚差{left}。", left=left, when=left is not None and left.value > 0)  # type: ignore[operator]
        or k.say("三项目标都达到时，超出支付金额目标{left:abs}。", left=left, when=left is not None and left.value < 0),  # type: ignore[operator]
    )


def _needed(k: Kpis, id_: str) -> Text | None:
    needed = k.get(id_)
    name = plain(STEPS[FACTORS[id_]])
    rate = needed is not None and needed.unit.change is Change.POINTS   # whose change the two values show
    verb = plain(needed.unit.verbs[0]) if needed is not None else None
    fine = replace(needed, unit=PART) if needed is not None else None   # a few hundredths are some per cent of it
    return k.first(
        k.say("{name}保持{needed}", name=name, needed=needed, when=needed is not None and needed.flat),
        k.say("{name}不低于{needed}即可（本期{needed:prior}）", name=name, needed=needed, when=needed is not None and needed.fell),
        k.say("{name}须由{needed:prior}{verb}至{needed}", name=name, needed=fine, verb=verb, when=rate),
        k.say("{name}须由{needed:prior}{needed:word}至{needed}", name=name, needed=needed),
        k.say("{name}须达到{needed}", name=name, needed=needed),
    )


# -- what is drawn -----------------------------------------------------------------------------------------------------

def _coming(k: Kpis) -> str:
    """2026年目标; 来年目标 of a year that begins in another month; 目标 of a shorter report."""
    period = k.facts.period
    return f"{period.end.year}年目标" if period.is_year else "来年目标" if period.lasts_a_year else "目标"


def _bridge(k: Kpis) -> Waterfall | None:
    goal, steps = k.get("goals.targets", target=AMOUNT), k.rows("goals.paid_amount_bridge")
    own = k.get(AMOUNT)
    if goal is None or own is None or not steps or slipped(goal):
        return None
    alike = len({f.show() for f in steps}) == 1 < len(steps)
    alt = k.say("支付金额从{own}到目标{goal}：访客数、支付转化率、按日客单价各自须带来的增量", own=own, goal=goal)
    return Waterfall(
        title="支付金额目标分解", note="按相同增长率分摊" if alike else "", alt=alt or plain("支付金额目标分解"), start=own, start_label=period_names(k, "orders")[0],
        steps=tuple((f.slice["step"], f) for f in steps), end=goal, end_label=_coming(k),
    )


def _bullets(k: Kpis, found: list[Figure]) -> Bullets:
    rows = []
    for goal in found:
        own = k.get(goal.slice["target"])
        if own is not None:
            low, high = _range(k, goal)
            rows.append(Bullet(goal.name + (" ↓" if own.better == "down" else ""), own, goal, low, high))
    return Bullets(
        title="本期与目标", note="各行按目标对齐" + ("，↓为越低越好" if any(r.value.better == "down" for r in rows) else "") + beyond(len(k.rows("goals.targets")), MOST), alt=plain("各项目标与本期：") + join([
            join([plain(r.name.removesuffix(" ↓")), show(r.value), plain("到"), show(r.target)]) for r in rows], "；"),
        bullets=tuple(rows), value_name=period_names(k, "orders")[0], target_name=_coming(k), range_name="趋势测算80%区间",
    )


def _table(k: Kpis, config: Config, found: list[Figure], alt: Text) -> Grid:
    """Every target with what it asks for, where its months are heading if that can be told of one, and why."""
    told = any(k.get("goals.projection", **goal.slice) is not None for goal in found)
    headers = [Header("指标", right=False), Header("本期"), Header("目标"), Header("需要的变化")]
    headers += [Header("趋势测算"), Header("目标与趋势", right=False)] if told else []
    rows = []
    for goal in found:
        ahead = k.get("goals.projection", **goal.slice)
        cells = [Cell(plain(goal.name)), Cell(show(goal, "prior")), Cell(show(goal), "own"),
                 Cell(plain("已达到") if slipped(goal) else show(goal, "word") if goal.can("word") else plain("—"))]
        cells += [Cell(show(ahead) if ahead is not None else plain("—")), Cell(plain(_reading(k, goal) or "—"))] if told else []
        rows.append((*cells, Cell(typed(config.targets[goal.slice["target"]].why, k))))
    return Grid(title="目标与本期对照", alt=alt, headers=(*headers, Header("达成理由", right=False)), rows=tuple(rows))
