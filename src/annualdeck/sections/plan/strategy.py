"""策略调整方向: the initiatives, which figure each moves and by how much, by whom and when."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.plans import budget, effect
from annualdeck.sections.parts import Needs, Topic, slide, typed, unwritten, words_only
from annualdeck.slide import Blocks, Cell, Grid, Header, Paragraphs, Slide
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
    headers = (Header("举措", right=False), Header("推动指标", right=False), Header("预计提升"), Header("预算"),
               Header("负责人", right=False), Header("时间", right=False))
    moved = list(dict.fromkeys(KPIS[i.moves].name for i in chosen))
    title = plain("来年举措聚焦") + label("、".join(moved))
    grid = Grid(title="举措清单", alt=title, headers=headers, rows=rows)
    blocks = Blocks(tuple(
        Paragraphs(i.name, (k.say("预计推动{name}增加{effect}。", name=plain(KPIS[i.moves].name), effect=effect(i.moves, i.by, i.name))
                            or plain("—"),))
        for i in chosen[:4]
    ))
    return slide(k, TOPIC, "table-wide-text", title, {"table": grid, "blocks": blocks}, [i.moves for i in chosen], ())
