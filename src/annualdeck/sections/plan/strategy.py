"""策略调整方向: the initiatives over the year, and how far what they promise reaches towards the targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from annualdeck.config import Config
from annualdeck.config.plans import Initiative
from annualdeck.figure import Change, Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.kpis import Kpis
from annualdeck.scale import Scale, adding_up, common_scale, making_up
from annualdeck.sections.figures import outstanding, slipped
from annualdeck.sections.parts import Needs, Topic, base_name, behind, beyond, finding, slide, tally, typed, unwritten
from annualdeck.slide import Bars, Block, Blocks, Gantt, Paragraphs, Role, Series, Slide, Task
from annualdeck.wording import Text, Typed, join, label, plain, scaled, show, sized

TOPIC = Topic("strategy", "策略调整方向")
IDS = ("strategy.effects", "strategy.promised", "strategy.left", "strategy.covered", "strategy.budget", "strategy.total_budget")
NEEDS: Needs = ()
MOST, MOST_TARGETS, MOST_BLOCKS = 9, 6, 4
YEAR, QUARTER = 12, 3
ROLES: tuple[Role, ...] = ("this", "series1", "series2", "series3", "series4", "muted")


def make(k: Kpis, config: Config) -> Slide:
    if not config.initiatives:
        return unwritten(k, config, TOPIC, "举措与预算", "与目标的差距")
    chosen = config.initiatives[:MOST]
    moved = list(dict.fromkeys(KPIS[i.moves].name for i in chosen))
    title = k.first(_against_target(k, config),
                    k.say("举措聚焦{moved}，预算合计{strategy.total_budget}", moved=label("、".join(moved))),
                    plain("举措聚焦") + label("、".join(moved)))
    assert title is not None
    covered = _covered(k, config)
    plan, reach = _plan(k, config, covered, title), _reach(k, covered)
    ids = [*dict.fromkeys(i.moves for i in chosen), *IDS]
    if reach is None:
        blocks = Blocks(tuple(b for b in (_resources(k, chosen), *(finding(i.name, _promise(k, i)) for i in chosen)) if b)[:MOST_BLOCKS])
        return slide(k, TOPIC, "chart-wide-text", title, {"chart": plan, "blocks": blocks}, ids, ())
    blocks = Blocks(tuple(b for b in (_first(k, covered[0]), _others(k, config, covered[1:]), _resources(k, chosen)) if b is not None))
    content: dict[str, Block] = {"chart1": plan, "chart2": reach, "blocks": blocks}
    return slide(k, TOPIC, "gantt-text", title, content, ids, behind(k, (f.slice["target"] for f in covered)))


def _covered(k: Kpis, config: Config) -> list[Figure]:
    """How much of each target its initiatives promise, in the config's order; a target that is met already has no way to go."""
    return [f for id_ in config.targets if (f := k.get("strategy.covered", target=id_)) is not None and not _met(k, id_)]


def _met(k: Kpis, id_: str) -> bool:
    """Whether this report is at a target already, or past it with nothing to lead back to it."""
    goal, covered = k.get("goals.targets", target=id_), k.get("strategy.covered", target=id_)
    return goal is not None and (goal.flat or slipped(goal) and (covered is None or covered.value < 0))  # type: ignore[operator]


# -- what is said ------------------------------------------------------------------------------------------------------

def _against_target(k: Kpis, config: Config) -> Text | None:
    """The first target that initiatives bring nearer: what they promise together against what it asks for."""
    for one in _covered(k, config):
        brought, asked = k.get("strategy.promised", **one.slice), k.get("goals.gap", **one.slice)
        left = k.get("strategy.left", **one.slice)
        if one.value <= 0 or brought is None or asked is None or left is None:  # type: ignore[operator]
            continue
        rising = asked.value > 0  # type: ignore[operator]
        short = (left.value > 0) == rising  # type: ignore[operator]
        aim = "目标增量" if rising else "目标降幅"
        words = f"举措预计使{{name}}较{base_name(k)}{_verb(one.slice['target'], rising)}{{brought}}，"
        if brought.show() == asked.show():
            return k.say(f"{words}与{aim}相当", name=plain(one.name), brought=show(brought, "abs"))
        scale = _scale(asked, brought, left, one)
        named = {"name": plain(one.name), "brought": sized(brought, scale), "asked": sized(asked, scale), "left": sized(left, scale)}
        return k.say(f"{words}距{aim}{{asked}}尚差{{left}}" if short else f"{words}超过{aim}{{asked}}", **named)
    return None


def _scale(asked: Figure, brought: Figure, left: Figure, covered: Figure) -> Scale:
    """The scale in which what is brought and what is left make up what is asked, and give the rate that is said."""
    return making_up(adding_up(common_scale([asked, brought, left]), asked, [brought, left]), brought, asked, covered)


def _verb(id_: str, rising: bool) -> str:
    """Amounts grow, rates rise."""
    more, less = ("增加", "减少") if KPIS[id_].unit.change is Change.RELATIVE else ("提高", "降低")
    return more if rising else less


def _promise(k: Kpis, initiative: Initiative) -> Text | None:
    """What an initiative is to bring, in the words of the KPI's kind."""
    return k.say(f"预计{{name}}{_verb(initiative.moves, initiative.by > 0)}{{promised:abs}}。", name=plain(KPIS[initiative.moves].name),
                 promised=_effect(k, initiative), when=initiative.by != 0)


def _effect(k: Kpis, initiative: Initiative) -> Figure | None:
    return k.get("strategy.effects", initiative=initiative.name, moves=initiative.moves)


def _first(k: Kpis, one: Figure) -> Paragraphs | None:
    """How far the first target's initiatives reach, and what each brings."""
    brought = [f for f in k.rows("strategy.effects") if f.slice["moves"] == one.slice["target"]]
    asked, whole, left = (k.get(id_, **one.slice) for id_ in ("goals.gap", "strategy.promised", "strategy.left"))
    if one.value < 0 or asked is None or whole is None or left is None:  # type: ignore[operator]
        return finding(one.name, plain("举措与目标方向相反。"))
    scale, aim = _scale(asked, whole, left, one), plain(_aim(k, one))
    lead = plain(f"{tally(len(brought))}举措合计") if len(brought) > 1 else label(brought[0].slice["initiative"]) + "预计" + _verb(asked.slice["target"], asked.value > 0)  # type: ignore[operator]
    return finding(
        one.name,
        k.say("{lead}{whole}，覆盖目标{aim}{asked}的{one}。", lead=lead, whole=sized(whole, scale), aim=aim, asked=sized(asked, scale), one=one),
        k.say("其余{left}尚无举措。", left=sized(left, scale), when=one.value < 1),  # type: ignore[operator]
        plain(f"目标{aim}以{base_name(k)}为基数，不计自然{'增长' if asked.value > 0 else '变化'}。"),  # type: ignore[operator]
    )


def _aim(k: Kpis, one: Figure) -> str:
    gap = k.get("goals.gap", **one.slice)
    return "增量" if gap is None or gap.value > 0 else "降幅"  # type: ignore[operator]


def _others(k: Kpis, config: Config, others: Sequence[Figure]) -> Paragraphs | None:
    """How far the other targets are covered; those that nothing is to move."""
    onward = [f for f in others if f.value >= 0]  # type: ignore[operator]
    told = [k.say("{name}{one}" if n else "{name}覆盖{one}", name=plain(f.name), one=f) for n, f in enumerate(onward)]
    short = len(onward) > 1 and all(f.value < 1 for f in onward)  # type: ignore[operator]
    astray = [f.name for f in others if f.value < 0]  # type: ignore[operator]
    bare = [f.name for id_ in config.targets if (f := k.get("goals.targets", target=id_)) is not None
            and not any(i.moves == id_ for i in config.initiatives)]
    met = [KPIS[id_].name for id_ in config.targets if _met(k, id_)]
    bare = [name for name in bare if name not in met]
    return finding(
        "其他目标",
        join([t for t in told if t is not None], "，") + ("，均未覆盖全部差距。" if short else "。") if told else None,
        plain("、".join(met) + "本期已达到目标。") if met else None,
        plain("、".join(bare) + "的目标还没有举措。") if bare else None,
        plain("、".join(astray) + "的举措与目标方向相反。") if astray else None,
    )


def _resources(k: Kpis, chosen: Sequence[Initiative]) -> Paragraphs | None:
    """What it costs and where most of it goes; what starts first and last; what still lacks a budget or an owner."""
    costs = {i.name: f for i in chosen if (f := k.get("strategy.budget", initiative=i.name)) is not None}
    most = outstanding(list(costs.values())) if len(costs) > 1 else None
    unpriced = [i.name for i in chosen if costs and i.name not in costs]
    unowned = [i.name for i in chosen if not i.owner]
    unowned = unowned if len(unowned) < len(chosen) else []
    both = unpriced == unowned
    return finding(
        "预算与节奏",
        k.say("预算合计{strategy.total_budget}，{name}{most}最多。", name=label(most.slice["initiative"]) if most else None, most=most)
        or k.say("预算合计{strategy.total_budget}。"),
        _pace(chosen),
        _lacking(unpriced, "未列预算，未定负责人" if both else "未列预算"), None if both else _lacking(unowned, "未定负责人"),
    )


def _pace(chosen: Sequence[Initiative]) -> Text | None:
    """Which start first and which last."""
    first, last = min(i.start for i in chosen), max(i.start for i in chosen)
    if first == last:
        return None
    early, late = ([i.name for i in chosen if i.start == start] for start in (first, last))
    return Text((Typed(_month(first)), "启动")) + label("、".join(early)) + "，" + Text((Typed(_month(last, first)), "启动")) + label("、".join(late)) + "。"


def _month(day: dt.date, after: dt.date | None = None) -> str:
    """2026年3月; 3月 where the year was named."""
    return f"{day.month}月" if after is not None and after.year == day.year else f"{day.year}年{day.month}月"


def _lacking(names: Sequence[str], what: str) -> Text | None:
    return label("、".join(names)) + f"{what}。" if names else None


# -- what is drawn -----------------------------------------------------------------------------------------------------

def _plan(k: Kpis, config: Config, covered: Sequence[Figure], alt: Text) -> Gantt:
    """The initiatives over the months of their year; over the quarters where they take more than twelve months."""
    chosen = sorted(config.initiatives[:MOST], key=lambda i: (i.start, i.end))
    first, last = min(i.start for i in chosen), max(i.end for i in chosen)
    if first.year == last.year:
        first, last = first.replace(month=1), last.replace(month=YEAR)
    size = 1 if _count(last) - _count(first) < YEAR else QUARTER
    steps = range(_count(first) // size, _count(last) // size + 1)
    aim = covered[0] if len(covered) > 1 else None
    toward = [f for f in covered if f.value > 0]  # type: ignore[operator]
    priced = k.rows("strategy.budget")
    costs = common_scale(priced)
    tasks = tuple(
        Task(i.name, _count(i.start) // size - steps[0], _count(i.end) // size - steps[0], _cells(k, i, costs, toward),
             "series1" if aim is not None and i.moves != aim.slice["target"] else "this")
        for i in chosen
    )
    years = f"{first.year}年" if first.year == last.year else f"{first.year}—{last.year}年"
    note = (f"{years}，橙色为推动{aim.name}的举措" if aim is not None else years) + beyond(len(config.initiatives), MOST)
    return Gantt(title="举措排期", note=note, alt=alt, periods=tuple(_step(n * size, size) for n in steps), tasks=tasks,
                 columns=("预计变化/目标差距" if toward else "预计变化", f"预算（{costs.suffix}）" if priced else "预算", "负责人"), numbers=(1,))


def _count(day: dt.date) -> int:
    """Months since year 0."""
    return YEAR * day.year + day.month - 1


def _step(months: int, size: int) -> str:
    """3月; 26年Q1, Q2, …"""
    year, month = divmod(months, YEAR)
    quarter = f"Q{month // size + 1}"
    return f"{month + 1}月" if size == 1 else f"{year % 100}年{quarter}" if month == 0 else quarter


def _cells(k: Kpis, initiative: Initiative, costs: Scale, covered: Sequence[Figure]) -> tuple[Text, ...]:
    """支付金额 +130/270万元, 68.0, 商品组; what moves one KPI in one scale, before what its target asks for."""
    promised, cost = _effect(k, initiative), k.get("strategy.budget", initiative=initiative.name)
    beside = [f for f in k.rows("strategy.effects") if f.slice["moves"] == initiative.moves]
    sign = "+" if initiative.by > 0 else "-" if initiative.by < 0 else ""
    brings, way = plain("—"), [_way(k, one) for one in covered if one.slice["target"] == initiative.moves]
    if promised is not None and way:
        asked, scale = way[0]
        brings = plain(f"{promised.name} {sign}") + scaled(replace(promised, value=abs(promised.value)), scale) + "/" + sized(asked, scale)  # type: ignore[arg-type]
    elif promised is not None:
        brings = plain(f"{promised.name} {sign}") + (sized(promised, common_scale(beside)) if len(beside) > 1 else show(promised, "abs"))
    return brings, plain("—") if cost is None else scaled(cost, costs), typed(initiative.owner or "", k)


def _way(k: Kpis, one: Figure) -> tuple[Figure, Scale]:
    """What a covered target asks for, and the scale in which what is brought of it gives the rate that is said."""
    asked, brought, left = (k.get(id_, **one.slice) for id_ in ("goals.gap", "strategy.promised", "strategy.left"))
    assert asked is not None and brought is not None and left is not None   # what the rate is made of
    beside = [f for f in k.rows("strategy.effects") if f.slice["moves"] == one.slice["target"]]
    return asked, adding_up(_scale(asked, brought, left, one), brought, beside)


def _reach(k: Kpis, covered: Sequence[Figure]) -> Bars | None:
    """How much of each target's way the initiatives go; for a single target what each of them brings of it."""
    told = [t for one in covered if (t := k.say("{name}覆盖{one}", name=plain(one.name), one=one)) is not None]
    alt = plain("举措对各项目标的覆盖：") + join(told, "，")
    if len(covered) > 1:
        gap_name = "目标差距"   # up or down
        whole = tuple(replace(one, value=1.0, slice={**one.slice, "part": gap_name}) for one in covered)
        return Bars(
            title="举措对目标的覆盖", alt=alt, categories=tuple(one.name for one in covered[:MOST_TARGETS]),
            series=(Series("举措合计", tuple(covered[:MOST_TARGETS])), Series(gap_name, whole[:MOST_TARGETS], "benchmark")),
        )
    gap = k.get("goals.gap", **covered[0].slice) if covered else None
    if gap is None:
        return None
    brought = [f for f in k.rows("strategy.effects") if f.slice["moves"] == gap.slice["target"]][:len(ROLES)]
    series = tuple(Series(f.slice["initiative"], (f,), ROLES[n]) for n, f in enumerate(brought))
    return Bars(title=f"举措对{gap.name}目标的贡献", alt=alt, categories=("",), stacked=True,
                series=(*series, Series("目标增量", (gap,), "benchmark")))
