"""策略调整方向: the initiatives, which figure each moves and by how much, by whom and when."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.config.plans import Initiative
from annualdeck.figure import Change, Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.kpis import Kpis
from annualdeck.scale import common_scale
from annualdeck.sections.parts import Needs, Topic, finding, slide, typed, unwritten
from annualdeck.slide import Blocks, Cell, Grid, Header, Slide
from annualdeck.wording import Text, Typed, label, plain, scaled, show

TOPIC = Topic("strategy", "策略调整方向")
NEEDS: Needs = ()
MOST = 6


def make(k: Kpis, config: Config) -> Slide:
    if not config.initiatives:
        return unwritten(k, config, TOPIC, "举措与预算", "与目标的差距")
    chosen = config.initiatives[:MOST]
    costs = {i.name: f for i in chosen if (f := k.get("strategy.budget", initiative=i.name)) is not None}
    scale = common_scale(list(costs.values()))
    rows = tuple(
        (
            Cell(typed(i.name, k)), Cell(plain(KPIS[i.moves].name)), Cell(_signed(_effect(k, i))),
            Cell(scaled(costs[i.name], scale) if i.name in costs else plain("—")), Cell(typed(i.owner or "", k)),
            Cell(Text((Typed(_months(i)),))),
        )
        for i in chosen
    )
    headers = (Header("举措", right=False), Header("推动指标", right=False), Header("预计变化"), Header("预算", scale.suffix),
               Header("负责人", right=False), Header("时间", right=False))
    moved = list(dict.fromkeys(KPIS[i.moves].name for i in chosen))
    title = _against_target(k, config) or plain("来年举措聚焦") + label("、".join(moved))
    grid = Grid(title="举措清单", alt=title, headers=headers, rows=rows)
    said = (finding(i.name, _promise(k, i)) for i in chosen[:4])
    blocks = Blocks(tuple(block for block in said if block is not None))
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": blocks}, [i.moves for i in chosen], ())


def _promise(k: Kpis, initiative: Initiative) -> Text | None:
    """What an initiative is to bring, in the words of the KPI's kind: amounts grow, rates rise."""
    more, less = ("增加", "减少") if KPIS[initiative.moves].unit.change is Change.RELATIVE else ("提高", "降低")
    promised = _effect(k, initiative)
    name = plain(KPIS[initiative.moves].name)
    return k.first(
        k.say(f"预计{{name}}{more}{{promised:abs}}。", name=name, promised=promised, when=initiative.by > 0),
        k.say(f"预计{{name}}{less}{{promised:abs}}。", name=name, promised=promised, when=initiative.by < 0),
    )


def _effect(k: Kpis, initiative: Initiative) -> Figure | None:
    return k.get("strategy.effects", initiative=initiative.name, moves=initiative.moves)


def _signed(promised: Figure | None) -> Text:
    """+2.0个百分点."""
    if promised is None:
        return plain("—")
    return plain("+") + show(promised) if float(promised.value) > 0 else show(promised)  # type: ignore[arg-type]


def _months(initiative: Initiative) -> str:
    """2026年1—9月; 2026年10月—2027年3月."""
    start, end = initiative.start, initiative.end
    if start.year == end.year:
        return f"{start.year}年{start.month}月" if start == end else f"{start.year}年{start.month}—{end.month}月"
    return f"{start.year}年{start.month}月—{end.year}年{end.month}月"


def _against_target(k: Kpis, config: Config) -> Text | None:
    """The first target that initiatives move: what they promise together against what it asks for."""
    for id_ in config.targets:
        aim, brought = k.get("goals.targets", target=id_), k.get("strategy.promised", target=id_)
        asked, left = k.get("goals.gap", target=id_), k.get("strategy.left", target=id_)
        if aim is None or brought is None or asked is None or left is None or brought.value <= 0 or not aim.rose:  # type: ignore[operator]
            continue
        name = plain(KPIS[id_].name)
        more = "增加" if KPIS[id_].unit.change is Change.RELATIVE else "提高"
        if brought.show() == asked.show():
            return k.say(f"举措预计使{{name}}{more}{{brought}}，与目标增量相当", name=name, brought=brought)
        if left.value > 0:  # type: ignore[operator]
            return k.say(f"举措预计使{{name}}{more}{{brought}}，距目标增量{{asked}}尚差{{left}}", name=name, brought=brought, asked=asked, left=left)
        return k.say(f"举措预计使{{name}}{more}{{brought}}，超过目标增量{{asked}}", name=name, brought=brought, asked=asked)
    return None
