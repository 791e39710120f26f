"""市场份额变化: the shop's share of its market, category by category, and the rivals beside it."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.market import INDUSTRY, OWN
from annualdeck.scale import Scale, common_scale
from annualdeck.sections.figures import apart, improved
from annualdeck.sections.parts import (
    Topic, beyond, finding, findings, monthly_lines, needs, slide, stated, words_only,
)
from annualdeck.slide import Bars, Block, Cell, Chart, Grid, Header, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain, scaled, show

TOPIC = Topic("market", "市场份额变化", ("market",))
TABLES = ("market",)
RIVAL = ("market.rival_index", "market.rival_conversion", "market.rival_spend", "market.rival_coverage")
IDS = ("market.share", "market.rank", "market.industry_amount", "market.own_amount", "market.overseas_share",
       "market.share_change", *RIVAL)
NEEDS = (
    *needs("market.share", by="month"), *needs("market.share", "market.share_change", by="category"),
    *needs(*RIVAL, by="subject"),
)
MOST_RIVALS = 3
MOST_MOVES, FALLEN = 7, 3   # categories in the chart; those of them that moved least or fell most, where there are more


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_position(k), "份额与排名", TABLES),
        (_categories(k), "品类与跨境", TABLES),
        (_rivals_said(k), "竞品对标", TABLES),
    )
    title = _title(k)
    shares, moves, rivals = _monthly_share(k), _moves(k), _rivals(k)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    content: dict[str, Block] = {"blocks": blocks}
    if shares is not None and moves is not None and rivals is not None:
        content |= {"chart1": shares, "chart2": moves, "table": rivals}
        return slide(k, TOPIC, "charts-table-text", title, content, IDS, TABLES)
    if rivals is not None:
        return slide(k, TOPIC, "table-text", title, content | {"table": rivals}, IDS, TABLES)
    chart = shares or moves
    if chart is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "chart-wide-text", title, content | {"chart": chart}, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    share, rank = k.get("market.share"), k.get("market.rank")
    but, moved = "但" if apart(share, rank) else "", "升至" if rank is not None and improved(rank) else "降至"
    return k.first(
        k.say(f"市场份额{{market.share}}，{{market.share:change}}，{but}行业排名{moved}第{{market.rank}}",
              when=rank is not None and rank.delta is not None and not rank.flat),
        k.say("市场份额{market.share}，{market.share:change}，行业排名第{market.rank}"),
        k.say("市场份额{market.share}，{market.share:change}"),
        k.say("市场份额{market.share}，行业排名第{market.rank}"),
        k.say("市场份额{market.share}"),
    )


def _position(k: Kpis) -> Paragraphs | None:
    rank, own, paid = k.get("market.rank"), k.get("market.own_amount"), k.get("sales.paid_amount")
    same = own is not None and paid is not None and (own.show(), own.delta) == (paid.show(), paid.delta)
    name = "支付金额" if same else "本店在大盘中的交易额"
    return finding(
        "份额与排名",
        k.say(name + "{market.own_amount}，{market.own_amount:change}；行业交易额{market.industry_amount}，{market.industry_amount:change}。")
        or k.say(name + "{market.own_amount}，行业交易额{market.industry_amount}。"),
        k.say("期末行业排名第{market.rank}，上年同期第{market.rank:prior}。", when=rank is not None and not rank.flat)
        or k.say("期末行业排名第{market.rank}，与上年同期相同。", when=rank is not None and rank.flat)
        or k.say("期末行业排名第{market.rank}。"),
    )


def _categories(k: Kpis) -> Paragraphs | None:
    abroad = k.get("market.overseas_share")   # orders tell it too, but alone it is no market
    sold = "market" in k.facts and abroad is not None and abroad.value > 0  # type: ignore[operator]
    return finding(
        "品类与跨境",
        *_moved(k),
        stated(k, "跨境销售占比", "market.overseas_share", when=sold),
    )


def _moved(k: Kpis) -> tuple[Text | None, ...]:
    """The largest gain and the largest loss are both named; without a year before the largest share and the smallest."""
    held = k.rows("market.share", "category")
    moved = [f for f in held if f.delta is not None]
    if held and not moved:
        return (_largest(k, held),)
    gain = max(moved, key=lambda f: f.delta or 0, default=None)
    loss = min(moved, key=lambda f: f.delta or 0, default=None)
    if gain is None or loss is None:
        return ()
    if len(moved) == 1:
        return (k.say("{name}份额{gain}，{gain:change}。", name=label(gain.slice["category"]), gain=gain),)
    up = k.say("{name}份额{gain}，{gain:change}，升幅最大。", name=label(gain.slice["category"]), gain=gain, when=gain.rose)
    down = k.say("{name}份额{loss}，{loss:change}，降幅最大。", name=label(loss.slice["category"]), loss=loss, when=loss.fell)
    if up is None and down is None:
        return (plain("各品类份额均与上年同期持平。"),)
    return up or plain("没有份额提高的品类。"), down or plain("没有份额下降的品类。")


def _largest(k: Kpis, held: Sequence[Figure]) -> Text | None:
    top, least = max(held, key=lambda f: f.value), min(held, key=lambda f: f.value)  # type: ignore[arg-type, return-value]
    return k.say(
        "{name}份额{top}最高，{other}{least}最低。" if top.show() != least.show() else "各品类份额均为{top}。" if len(held) > 1 else "{name}份额{top}。",
        name=label(top.slice["category"]), top=top, other=label(least.slice["category"]), least=least)


def _subjects(k: Kpis) -> list[str]:
    """The shop first, then its rivals by index, those of whom more than the index is known before the others."""
    found = k.rows("market.rival_index", "subject")
    told = [f.slice["subject"] for id_ in RIVAL[1:] for f in k.rows(id_, "subject")]
    others = sorted(
        (f for f in found if f.slice["subject"] not in (OWN, INDUSTRY)),
        key=lambda f: (f.slice["subject"] in told, f.value), reverse=True,
    )
    own = [OWN] if any(f.slice["subject"] == OWN for f in found) else []
    return own + [f.slice["subject"] for f in others[:MOST_RIVALS]] if others else []


def _rivals_said(k: Kpis) -> Paragraphs | None:
    """Where the shop leads its rivals and where it trails, by the market data's own measures."""
    rivals = [s for s in _subjects(k) if s != OWN]
    if OWN not in _subjects(k) or not rivals:
        return None
    ahead, behind = [], []
    for id_ in RIVAL[1:]:
        own, others = k.at(id_, {"subject": OWN}), [f for f in k.rows(id_, "subject") if f.slice["subject"] in rivals]
        if isinstance(own, Figure) and others:
            best = max(others, key=lambda f: f.value)
            if own.show() != best.show():
                (ahead if own.value > best.value else behind).append((own, best))
    return finding(
        "竞品对标",
        _faster(k, rivals),
        *(k.say(f"{own.name}{{own}}，高于{{others}}。", own=own, others=_those(rivals)) for own, _ in ahead[:1]),
        *(k.say(f"{own.name}{{own}}，低于{{rival}}的{{best}}。", own=own, best=best, rival=label(best.slice["subject"]))
          for own, best in behind[:2]),
    )


def _those(rivals: Sequence[str]) -> Text:
    return label(rivals[0]) if len(rivals) == 1 else plain("表中各竞店")


def _faster(k: Kpis, rivals: Sequence[str]) -> Text | None:
    """The rival whose index grew most, where it outgrew the shop's own; or that none did."""
    own = k.at("market.rival_index", {"subject": OWN})
    moved = [f for f in k.rows("market.rival_index", "subject") if f.slice["subject"] in rivals and f.delta is not None]
    if not isinstance(own, Figure) or own.delta is None or not moved:
        return None
    best = max(moved, key=lambda f: f.delta or 0)
    if (best.delta or 0) > own.delta and best.show("word") != own.show("word"):
        beside = "而本店{own:word}" if best.rose and own.fell else f"{'快' if best.rose else '好'}于本店（{{own:word}}）"  # who falls less is not faster
        return k.say(f"{{rival}}交易指数{{best:change}}，{beside}。",
                     rival=label(best.slice["subject"]), best=best, own=own)
    word = "快" if own.rose else "好"
    return k.say(f"本店交易指数{{own:change}}，没有竞店更{word}。", own=own)


def _monthly_share(k: Kpis) -> Chart | None:
    alt = stated(k, "月度市场份额：全期", "market.share", stop="")
    return monthly_lines(k, "market.share", "月度市场份额", alt)


def _moves(k: Kpis) -> Chart | None:
    """How far each category's share moved; without a year before the shares themselves."""
    figures = sorted(k.rows("market.share_change", "category"), key=lambda f: f.value, reverse=True)
    if len(figures) < 2:
        return _shares(k)
    note = "较上年同期" + beyond(len(figures), MOST_MOVES)
    figures = figures if len(figures) <= MOST_MOVES else [*figures[:MOST_MOVES - FALLEN], *figures[-FALLEN:]]
    return Bars(
        title="品类份额变化", note=note, alt=_moves_alt(k, figures), diverging=True,
        categories=tuple(f.slice["category"] for f in figures), series=(Series("份额变化", tuple(figures), "this"),),
    )


def _shares(k: Kpis) -> Chart | None:
    figures = sorted(k.rows("market.share", "category"), key=lambda f: f.value, reverse=True)  # type: ignore[arg-type, return-value]
    if len(figures) < 2:
        return None
    alt = k.say("各品类市场份额：{name}最高，为{top}", name=label(figures[0].slice["category"]), top=figures[0])
    shown = figures[:MOST_MOVES]
    return Bars(title="品类市场份额", note=beyond(len(figures), MOST_MOVES).lstrip("，"), alt=alt or plain("各品类市场份额"),
                categories=tuple(f.slice["category"] for f in shown), series=(Series("份额", tuple(shown), "this"),))


def _moves_alt(k: Kpis, figures: Sequence[Figure]) -> Text:
    return k.say("品类份额变化：{a}变化{x}，{b}变化{y}", a=label(figures[0].slice["category"]), x=figures[0],
                 b=label(figures[-1].slice["category"]), y=figures[-1]) or plain("品类份额变化")


def _rivals(k: Kpis) -> Grid | None:
    subjects = _subjects(k)
    if len(subjects) < 2:
        return None
    ids = [id_ for id_ in RIVAL if k.rows(id_, "subject")]
    columns = [{f.slice["subject"]: f for f in k.rows(id_, "subject") if f.slice["subject"] in subjects} for id_ in ids]
    scales = [common_scale(list(column.values())) for column in columns]
    headers = [Header("店铺", right=False)]
    for column, scale in zip(columns, scales, strict=True):
        headers.append(Header(next(iter(column.values())).name, "" if scale.percent else scale.suffix))
    growth = {name: f for name, f in columns[0].items() if f.can("delta")} if ids[0] == "market.rival_index" else {}
    if growth:
        headers.append(Header("指数同比"))
    fastest = max((f.delta for f in growth.values() if f.delta is not None), default=None)
    rows = []
    for subject in subjects:
        cells = [Cell(label(subject), "own" if subject == OWN else "")]
        cells += [_cell(column, subject, scale) for column, scale in zip(columns, scales, strict=True)]
        own = growth.get(subject)
        if growth:
            cells.append(Cell(plain("—")) if own is None else Cell(show(own, "delta"), "best" if own.delta == fastest else ""))
        rows.append(tuple(cells))
    return Grid(
        title="竞品对标", note=_chosen(k, len(subjects) - 1), headers=tuple(headers), rows=tuple(rows),
        alt=k.say("本店与{n}的交易指数、转化率、客单价和渠道覆盖率对比", n=label("、".join(s for s in subjects if s != OWN))) or plain("竞品对标"),
        footnote="橙色为所列店中最高；交易指数不代表金额，市场口径与店铺日报不同，只用于店间比较。",
    )


def _chosen(k: Kpis, shown: int) -> str:
    """Which rivals stand in the table, where there are more: 8家竞店中有转化、客单数据的3家."""
    known = {f.slice["subject"] for f in k.rows("market.rival_index", "subject")} - {OWN, INDUSTRY}
    told = known & {f.slice["subject"] for id_ in RIVAL[1:] for f in k.rows(id_, "subject")}
    if shown == len(known):
        return ""
    return f"{len(known)}家竞店中" + (f"有转化、客单数据的{shown}家" if len(told) == shown else f"交易指数最高的{shown}家")


def _cell(column: dict[str, Figure], subject: str, scale: Scale) -> Cell:
    figure = column.get(subject)
    if figure is None:
        return Cell(plain("—"))
    best = max(f.value for f in column.values())
    return Cell(scaled(figure, scale), "best" if figure.value == best else "")
