"""风险应对预案: how likely and how grave, what is at stake, what triggers the plan and what the plan is."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.config import Config
from annualdeck.config.plans import Risk as Written
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.risks import USUAL
from annualdeck.sections.parts import (
    Topic, base_name, beyond, finding, monthly_lines, needs, period_names, slide, tally, typed, typed_sentence, unwritten,
)
from annualdeck.slide import (
    Bars, Block, Blocks, Cell, Chart, Grid, Header, Paragraphs, Risk, RiskMatrix, Series, Slide,
)
from annualdeck.wording import Text, join, label, plain, show

TOPIC = Topic("risks", "风险应对预案")
TABLES = ("traffic", "orders")
IDS = ("risks.likelihood", "risks.impact", "risks.score", "risks.search_amount", "risks.shock", "risks.exposure",
       "risks.exposed_share")
NEEDS = needs("risks.search_amount", by="month")
MOST, MOST_BLOCKS, MOST_STRUCK = 6, 4, 2
ROOM = 16   # characters that names take in a sentence beside one another


def make(k: Kpis, config: Config) -> Slide:
    if not config.risks:
        return unwritten(k, config, TOPIC, *USUAL)
    ranked = sorted(config.risks, key=lambda r: (-r.likelihood * r.impact, -_size(_stake(k, r))))[:MOST]
    title = _title(k, ranked)
    content: dict[str, Block] = {"picture": RiskMatrix(
        title="风险矩阵", note="可能性与影响为1—5分" + beyond(len(config.risks), MOST), alt=title, risks=tuple(Risk(r.name, r.likelihood, r.impact) for r in ranked))}
    chart = _stakes(k, ranked) or _search(k)
    if chart is None and len(ranked) <= MOST_BLOCKS:
        blocks = Blocks(tuple(b for r in ranked if (b := _told(k, r)) is not None))
        return slide(k, TOPIC, "matrix-text", title, content | {"blocks": blocks}, IDS, ())
    blocks = Blocks(tuple(b for b in (_measured(k, ranked), _ranking(k, ranked)) if b is not None))
    content |= {"chart": chart or _scores(k, ranked), "table": _table(k, ranked, title), "blocks": blocks}
    return slide(k, TOPIC, "matrix-chart-table", title, content, IDS, TABLES if chart is not None else ())


def _stake(k: Kpis, risk: Written) -> Figure | None:
    return k.get("risks.exposure", risk=risk.name)


def _size(figure: Figure | None) -> float:
    return float(figure.value) if figure is not None else 0.0  # type: ignore[arg-type]


# -- what is said ------------------------------------------------------------------------------------------------------

def _title(k: Kpis, ranked: Sequence[Written]) -> Text:
    """The first risk with what it puts at stake; one that shares the highest score is named beside it."""
    top = ranked[0]
    peers = [r for r in ranked if r.likelihood * r.impact == top.likelihood * top.impact]
    two = len(peers) == 2 and sum(len(r.name) for r in peers) <= ROOM
    first = label(top.name) + "与" + label(peers[1].name) + "风险值最高" if two else plain("首要风险：") + label(top.name)
    name = plain("前者" if two else "")
    stake, share = _stake(k, top), k.get("risks.exposed_share", risk=top.name)
    return k.first(
        k.say("{first}，{name}测算减收{stake}，相当于{year}支付金额的{share}", first=first, name=name, stake=stake, share=share,
              year=plain(period_names(k, "orders")[0])),
        k.say("{first}，{name}测算减收{stake}", first=first, name=name, stake=stake),
    ) or first


def _measured(k: Kpis, ranked: Sequence[Written]) -> Paragraphs | None:
    """What would be lost, from what it is computed, and which risks nobody can put in figures yet."""
    struck = sorted((r for r in ranked if _stake(k, r) is not None), key=lambda r: -_size(_stake(k, r)))
    if not struck:
        return None
    unstruck = [r.name for r in ranked if r not in struck]
    told = (k.say("{name}：搜索访客较{base}减少{shock}，支付金额约减少{stake}。", name=_names([r.name]), base=plain(base_name(k)),
                  shock=k.get("risks.shock", risk=r.name), stake=_stake(k, r)) for r in struck[:MOST_STRUCK])
    return finding(
        "影响测算", *told,
        k.say("搜索渠道支付金额{risks.search_amount}，{risks.search_amount:change}，测算时转化率与客单价不变。")
        or k.say("搜索渠道支付金额{risks.search_amount}，测算时转化率与客单价不变。"),
        _names(unstruck) + "未设冲击，不作测算。" if unstruck else None,
    )


def _ranking(k: Kpis, ranked: Sequence[Written]) -> Paragraphs | None:
    """The most likely and the gravest; what still has no trigger, plan or owner."""
    likely, grave = (_highest(k, id_, ranked) for id_ in ("risks.likelihood", "risks.impact"))
    ends = [k.say(f"{{name}}{words}（{{f}}）。", name=found[0], f=found[1])
            for found, words in ((likely, "可能性最高"), (grave, "影响最大")) if found is not None]
    blank = [_names(lacking) + f"未定{what}。"
             for key, what in (("plan", "预案"), ("trigger", "触发条件"), ("owner", "负责人"))
             if (lacking := [r.name for r in ranked if not getattr(r, key)])]
    return finding("风险排序", *ends, *blank)


def _names(names: Sequence[str]) -> Text:
    """平台规则变动、供应链中断; more than a sentence has room for: 平台规则变动等4项, 平台规则变动与搜索流量…."""
    if sum(map(len, names)) <= ROOM:
        return label("、".join(names))
    first = names[0] if len(names[0]) <= ROOM else f"{names[0][:ROOM - 1]}…"
    return label(first) + (f"等{len(names)}项" if len(names) > 1 else "")


def _highest(k: Kpis, id_: str, ranked: Sequence[Written]) -> tuple[Text, Figure] | None:
    """The names with the highest level; None where all have the same."""
    found = [f for r in ranked if (f := k.get(id_, risk=r.name)) is not None]
    top = max(found, key=_size, default=None)
    peers = [f.slice["risk"] for f in found if top is not None and f.value == top.value]
    return (_names(peers), top) if top is not None and len(peers) < len(found) else None


def _told(k: Kpis, risk: Written) -> Paragraphs | None:
    """One risk in a block of its own, with the user's own words."""
    return finding(
        risk.name,
        k.say("可能性{a}，影响{b}。", a=k.get("risks.likelihood", risk=risk.name), b=k.get("risks.impact", risk=risk.name)),
        typed_sentence("触发：", risk.trigger, k), typed_sentence("预案：", risk.plan, k), typed_sentence("负责：", risk.owner or "", k),
    )


# -- what is drawn -----------------------------------------------------------------------------------------------------

def _stakes(k: Kpis, ranked: Sequence[Written]) -> Chart | None:
    """What each risk puts at stake, the largest first; None for fewer than two."""
    found = sorted((f for r in ranked if (f := _stake(k, r)) is not None), key=_size, reverse=True)
    if len(found) < 2:
        return None
    alt = join([t for f in found if (t := k.say("{name}{f}", name=label(f.slice["risk"]), f=f)) is not None], "，")
    return Bars(
        title="测算减少的支付金额", note=f"其余{tally(len(ranked) - len(found))}未测算" if len(ranked) > len(found) else "",
        alt=plain("风险发生时减少的支付金额：") + alt, categories=tuple(f.slice["risk"] for f in found),
        series=(Series("减少支付金额", tuple(found)),),
    )


def _search(k: Kpis) -> Chart | None:
    """What the search brings by month, on which a change of the platform's rules would tell."""
    return monthly_lines(k, "risks.search_amount", "月度搜索渠道支付金额", k.say("月度搜索渠道支付金额，合计{risks.search_amount}"))


def _scores(k: Kpis, ranked: Sequence[Written]) -> Chart:
    found = [f for r in ranked if (f := k.get("risks.score", risk=r.name)) is not None]
    alt = join([t for f in found if (t := k.say("{name}{f}", name=label(f.slice["risk"]), f=f)) is not None], "，")
    return Bars(title="风险值", note="可能性×影响", alt=plain("风险值：") + alt, categories=tuple(f.slice["risk"] for f in found),
                series=(Series("风险值", tuple(found)),))


def _table(k: Kpis, ranked: Sequence[Written], alt: Text) -> Grid:
    """The risks under the numbers that they have in the matrix, with likelihood times impact."""
    def score(risk: Written) -> Cell:
        found = k.get("risks.score", risk=risk.name)
        return Cell(plain("—") if found is None else show(found, "number"))

    headers = tuple(Header(name, right=False) for name in ("风险", "风险值", "触发条件", "预案", "负责人"))
    rows = tuple(
        (Cell(plain(f"{n}、") + label(r.name)), score(r), Cell(typed(r.trigger, k)), Cell(typed(r.plan, k)), Cell(typed(r.owner or "", k)))
        for n, r in enumerate(ranked, 1)
    )
    return Grid(title="风险清单", note="编号同矩阵", alt=alt, headers=headers, rows=rows)
