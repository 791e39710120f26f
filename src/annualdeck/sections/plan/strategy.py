"""策略调整方向: the initiatives, which figure each moves and by how much, by whom and when."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.config.models import Initiative
from annualdeck.figure import Change
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.plans import budget, effect
from annualdeck.sections.parts import Needs, Topic, finding, slide, typed, unwritten, words_only
from annualdeck.slide import Blocks, Cell, Grid, Header, Slide
from annualdeck.wording import Text, Typed, label, plain, show

TOPIC = Topic("strategy", "策略调整方向")
NEEDS: Needs = ()
MOST = 6


def make(k: Kpis, config: Config) -> Slide:
    if not config.initiatives:
        return words_only(k, TOPIC, unwritten(TOPIC, "initiatives"), Blocks(()), (), ())
    chosen = config.initiatives[:MOST]
    rows = tuple(
        (
            Cell(typed(i.name, k)), Cell(plain(KPIS[i.moves].name)), Cell(show(effect(i.moves, i.by, i.name))),
            Cell(show(budget(i.budget, i.name)) if i.budget is not None else plain("—")), Cell(typed(i.owner or "", k)),
            Cell(Text((Typed(f"{i.start:%Y-%m}至{i.end:%Y-%m}"),))),
        )
        for i in chosen
    )
    headers = (Header("举措", right=False), Header("推动指标", right=False), Header("预计变化"), Header("预算"),
               Header("负责人", right=False), Header("时间", right=False))
    moved = list(dict.fromkeys(KPIS[i.moves].name for i in chosen))
    title = plain("来年举措聚焦") + label("、".join(moved))
    grid = Grid(title="举措清单", alt=title, headers=headers, rows=rows)
    said = (finding(i.name, _promise(k, i)) for i in chosen[:4])
    blocks = Blocks(tuple(block for block in said if block is not None))
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": blocks}, [i.moves for i in chosen], ())


def _promise(k: Kpis, initiative: Initiative) -> Text | None:
    """What an initiative is to bring, in the words of the KPI's kind: amounts grow, rates rise."""
    more, less = ("增加", "减少") if KPIS[initiative.moves].unit.change is Change.RELATIVE else ("提高", "降低")
    promised = effect(initiative.moves, initiative.by, initiative.name)
    name = plain(KPIS[initiative.moves].name)
    return k.first(
        k.say(f"预计{{name}}{more}{{promised:abs}}。", name=name, promised=promised, when=initiative.by > 0),
        k.say(f"预计{{name}}{less}{{promised:abs}}。", name=name, promised=promised, when=initiative.by < 0),
    )
