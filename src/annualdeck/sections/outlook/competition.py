"""竞争格局分析: the presenter's threats, each with its evidence, beside how the rivals and the segments of the market grow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from annualdeck.config import Config
from annualdeck.config.fields import KpiId
from annualdeck.config.models import brand_of
from annualdeck.config.plans import Threat
from annualdeck.figure import FLAT_POINTS, Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.market import INDUSTRY, OWN
from annualdeck.sections.parts import (
    Topic, finding, findings, needs, slide, stated, typed, typed_sentence, words_only,
)
from annualdeck.slide import Bars, Block, Blocks, Bubble, Paragraphs, Series, Slide
from annualdeck.wording import Text, join, label, plain

TOPIC = Topic("competition", "竞争格局分析", ("market",))
TABLES = ("market", "prices")
SHARES, PRICES, GAP = "competition.shares", "competition.price_index", "competition.price_gap"
OWN_SEGMENTS, SEGMENTS, LEAD = "competition.own_segments", "competition.segments", "competition.segment_lead"
INDEX, GROWTH = "market.rival_index", "market.rival_growth"
IDS = (INDEX, GROWTH, OWN_SEGMENTS, SEGMENTS, LEAD, SHARES, PRICES, GAP, "competition.concentration", "competition.foreign_share")
NEEDS = (*needs(INDEX, GROWTH, PRICES, GAP, by="subject"), *needs(OWN_SEGMENTS, SEGMENTS, LEAD, by="category"))
LEVELS = ("高", "中", "低")
LAYOUTS = {  # by the number of charts: a layout, how many findings it has room for, its slots for charts
    3: ("pyramid-text", 3, ("chart1", "chart2", "chart3")), 2: ("bridge-bullets-text", 4, ("chart1", "chart2")),
    1: ("chart-wide-text", 4, ("chart",)), 0: ("text", 4, ()),
}
LONG_NAME, LONG_WORDS = 14, 64   # characters of a threat that have no room beside three charts
MOST_SUBJECTS, MOST_SEGMENTS, MOST_MOVES = 12, 6, 7


def make(k: Kpis, config: Config) -> Slide:
    threats = sorted(config.competition, key=lambda t: LEVELS.index(t.level))
    evidence = [_evidence(k, t) for t in threats]
    proof = next((e for e in evidence[0] if e.bound), None) if threats else None   # what the title says of the first threat
    judged = [_threat(k, t, _told(e, proof)) for t, e in zip(threats, evidence, strict=True)]
    if not threats and config.options.on_missing != "drop":
        judged = [Paragraphs("威胁与应对", (plain("待业务填写"),), muted=True)]
    data = findings(
        k, config, (_prices_and_segments(k), "价格与细分", ("market", SEGMENTS)),
        (_shares(k), "份额与集中度", ("market", SHARES)),
    )
    title = _headline(threats[0], proof) if threats else _market_headline(k)
    if title is None:
        return words_only(k, TOPIC, plain(f"{TOPIC.topic}：待业务填写"), Blocks((*judged, *data.blocks)), IDS, TABLES)
    named = {OWN, *(b.figure.slice.get("subject", OWN) for text in (title, *(e for es in evidence for e in es)) for b in text.bound)}
    priced = any(b.figure.kpi == GAP for b in title.bound)
    charts = [c for c in (_growing(k, named) or _sizes(k, named), _segments(k), (_gaps(k) if priced else None) or _moves(k)) if c is not None]
    wordy = any(len(b.heading) > LONG_NAME or len("".join(map(str, b.sentences))) > LONG_WORDS for b in judged)
    if len(charts) == 3 and wordy:
        charts.pop(1 if priced else 2)   # the prices prove the title
    layout, room, slots = LAYOUTS[len(charts)]
    if wordy and len(judged) == room - 1:
        room -= 1   # what the user wrote takes the room of what the data says beside it
    told = (*judged, *data.blocks)
    blocks = Blocks(told[:room])
    content: dict[str, Block] = {**dict(zip(slots, charts, strict=True)), "blocks": blocks}
    made = slide(k, TOPIC, layout, title, content, IDS, TABLES) if charts else words_only(k, TOPIC, title, blocks, IDS, TABLES)
    left = tuple(join([label(b.heading), plain("："), *b.sentences]) for b in told[room:] if not b.muted)
    return replace(made, notes=replace(made.notes, more=left))


# -- the threats -----------------------------------------------------------------------------------------------------

def _evidence(k: Kpis, threat: Threat) -> list[Text]:
    """The prices of the rival that the threat names, and what the config gives."""
    given = _given(k, threat)
    price = _price_beside(k, threat) if not any(b.figure.kpi in (PRICES, GAP) for b in given.bound) else None
    return [t for t in (price, given) if t is not None and str(t)]


def _told(evidence: Sequence[Text], proof: Text | None) -> Text:
    """What a threat's block says of it: what the title leaves, or all where it leaves nothing."""
    return join([e for e in evidence if e is not proof] or list(evidence), "，")


def _given(k: Kpis, threat: Threat) -> Text:
    """A bare KPI id with its name, value and change; a sentence with its figures; no words where one is missing."""
    id_ = threat.evidence
    if not isinstance(id_, KpiId):
        said = typed(id_.rstrip("。"), k)
        return plain("") if str(said) == "—" else said
    return k.first(
        k.say(f"{{{id_}:name}}{{{id_}}}，{{{id_}:change}}"), k.say(f"{{{id_}:name}}{{{id_}}}"), plain(""),
    )


def _price_beside(k: Kpis, threat: Threat) -> Text | None:
    """Own prices of the same goods beside those of the rival in the threat's name."""
    gap = next((f for f in k.rows(GAP, "subject") if brand_of(f.slice["subject"]) in threat.name), None)
    if gap is None:
        return None
    if abs(gap.value) < FLAT_POINTS:
        return plain("本店同款与其同价")
    return k.say("本店同款比其贵{gap:abs}" if gap.value > 0 else "本店同款比其便宜{gap:abs}", gap=gap)


def _headline(first: Threat, proof: Text | None) -> Text:
    return join([plain("首要威胁："), label(first.name), *([plain("，"), proof] if proof is not None else [])])


def _threat(k: Kpis, threat: Threat, evidence: Text) -> Paragraphs:
    """How grave it is and what shows it; what is done about it."""
    grave = join([plain("程度"), label(threat.level), *([plain("："), evidence] if str(evidence) else []), plain("。")])
    answer = typed_sentence("应对：", threat.response, k)
    return Paragraphs(threat.name, (grave,) if answer is None else (grave, answer))


# -- what the market says --------------------------------------------------------------------------------------------

def _market_headline(k: Kpis) -> Text | None:
    """Where nobody judged: the rival whose index grew most, beside the shop's own."""
    own = k.get(INDEX, subject=OWN)
    rivals = [f for f in k.rows(INDEX, "subject") if f.slice["subject"] not in (OWN, INDUSTRY) and f.delta is not None]
    if own is None or own.delta is None or not rivals:
        return None
    best = max(rivals, key=lambda f: f.delta or 0)
    if (best.delta or 0) > own.delta and best.show("word") != own.show("word"):
        return k.say("{name}交易指数{best:word}，竞店中最{word}；本店{own:word}", name=label(best.slice["subject"]), best=best,
                     own=own, word=plain("快" if best.rose else "好"))
    return k.say("本店交易指数{own:change}，没有竞店更{word}", own=own, word=plain("快" if own.rose else "好"))


def _prices_and_segments(k: Kpis) -> Paragraphs | None:
    return finding("价格与细分", _priced(k), _behind(k), _fastest(k))


def _priced(k: Kpis) -> Text | None:
    """Own prices as a part of the rivals', and the rival that undercuts them most."""
    by_rival = k.rows(PRICES, "subject")
    dear = max(by_rival, key=lambda f: f.value, default=None)
    return k.first(
        k.say("同款价格为竞品的{competition.price_index}，相对{name}最高，为{dear}。",
              name=label(dear.slice["subject"]) if dear else None, dear=dear, when=len(by_rival) > 1),
        stated(k, "同款价格为竞品的", "competition.price_index"),
    )


def _behind(k: Kpis) -> Text | None:
    """The segment in which the shop stays furthest behind, or that it does so in none."""
    leads = k.rows(LEAD, "category")
    behind = [f for f in leads if f.value <= -FLAT_POINTS]
    if not leads:
        return None
    if not behind:
        ahead = all(f.value >= FLAT_POINTS for f in leads)
        return plain("本店在各细分的增速均高于市场。" if ahead else "本店在各细分的增速均不低于市场。")
    worst = min(behind, key=lambda f: f.value)
    only = len(behind) == 1 < len(leads)
    return k.say("仅{name}本店{own}，低于市场{worst:abs}。" if only else "{name}本店{own}，低于市场{worst:abs}，差距最大。",
                 name=label(worst.slice["category"]), own=_grew(k, k.get(OWN_SEGMENTS, **worst.slice)), worst=worst)


def _fastest(k: Kpis) -> Text | None:
    grown = k.rows(SEGMENTS, "category")
    if len(grown) < 2:
        return None
    top = max(grown, key=lambda f: f.value)
    name, market, own = label(top.slice["category"]), _grew(k, top), _grew(k, k.get(OWN_SEGMENTS, **top.slice))
    return k.say("{name}市场{market}，各细分中最高；本店{own}。", name=name, market=market, own=own) or k.say(
        "{name}市场{market}，各细分中最高。", name=name, market=market)


def _grew(k: Kpis, growth: Figure | None) -> Text | None:
    """增长23.9%, 下降11.3%."""
    if growth is None:
        return None
    return k.say("增长{growth:abs}" if growth.value >= 0 else "下降{growth:abs}", growth=growth)


def _shares(k: Kpis) -> Paragraphs | None:
    """Who gained and who lost share; how few hold how much."""
    moved = [f for f in k.rows(SHARES) if f.slice.get("subject", OWN) != OWN and f.delta is not None]
    gain = max(moved, key=lambda f: f.delta or 0, default=None)
    loss = min(moved, key=lambda f: f.delta or 0, default=None)
    abroad = k.get("competition.foreign_share")
    foreign = abroad is not None and bool(abroad.value or abroad.prior)
    return finding(
        "份额与集中度",
        _moved(k, gain, "升幅最大", when=gain is not None and gain.rose),
        _moved(k, loss, "降幅最大", when=loss is not None and loss.fell),
        stated(k, "点名的店中前四家份额合计", "competition.concentration"),
        stated(k, "外资品牌占比", "competition.foreign_share", when=foreign),
    )


def _moved(k: Kpis, share: Figure | None, words: str, when: bool) -> Text | None:
    name = label(share.slice["subject"]) if share is not None else None
    return k.say(f"{{name}}份额{{share}}，{{share:change}}，{words}。", name=name, share=share, when=when)


# -- charts ----------------------------------------------------------------------------------------------------------

def _segments(k: Kpis) -> Bars | None:
    """The market's growth and the shop's own by segment; those of the market alone where the shop's is not told."""
    market = sorted(k.rows(SEGMENTS, "category"), key=lambda f: f.value, reverse=True)
    if len(market) < 2:
        return None
    if len(market) > MOST_SEGMENTS:
        market = [*market[:MOST_SEGMENTS - 1], market[-1]]
    own = [k.get(OWN_SEGMENTS, category=f.slice["category"]) for f in market]
    series = [Series("市场", tuple(market), "last" if any(own) else "this")]
    if any(own):
        series.insert(0, Series("本店", tuple(own), "this"))
    return Bars(
        title="细分市场增速", categories=tuple(f.slice["category"] for f in market), series=tuple(series),
        alt=k.say("细分市场增速：{name}最高，{top}", name=label(market[0].slice["category"]), top=market[0]) or plain("细分市场增速"),
    )


def _moves(k: Kpis) -> Bars | None:
    """Who gained and who lost share."""
    moves = sorted(k.rows("competition.share_moves"), key=lambda f: f.value, reverse=True)
    if len(moves) < 2:
        return None
    if len(moves) > MOST_MOVES:
        own = [f for f in moves if f.slice["subject"] == OWN and f not in (*moves[:3], *moves[-3:])]
        moves = [*moves[:3], *own, *moves[-3:]]
    names = _shown(moves)
    return Bars(
        title="各店份额变化", note="较上年同期", categories=names, series=(Series("份额变化", tuple(moves)),), diverging=True,
        focus=(names.index(OWN),) if OWN in names else (),
        alt=k.say("各店份额变化：{name}{top}", name=label(names[0]), top=moves[0]) or plain("各店份额变化"),
    )


def _gaps(k: Kpis) -> Bars | None:
    """Own prices of the same goods beside each rival's."""
    gaps = sorted(k.rows(GAP, "subject"), key=lambda f: f.value, reverse=True)
    if len(gaps) < 2:
        return None
    gaps = [*gaps[:MOST_MOVES - 1], gaps[-1]] if len(gaps) > MOST_MOVES else gaps
    names = _shown(gaps)
    return Bars(
        title="本店同款价差", note="正数为本店更贵", categories=names, series=(Series("本店同款价差", tuple(gaps)),),
        alt=k.say("本店同款价差：{name}{gap}", name=label(names[0]), gap=gaps[0]) or plain("本店同款价差"),
    )


def _shown(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The subjects' names as charts have room for them: 清禾茶社; whole where two would be alike."""
    names = [f.slice["subject"] for f in figures]
    short = [brand_of(name) if name != OWN else name for name in names]
    return tuple(s if short.count(s) == 1 else name for s, name in zip(short, names, strict=True))


def _subjects(k: Kpis, named: Collection[str]) -> list[Figure]:
    """The indices of the shop, of the rivals that the threats name, and of the largest others, the largest first."""
    found = [f for f in k.rows(INDEX, "subject") if f.slice["subject"] != INDUSTRY]
    kept = sorted(found, key=lambda f: (f.slice["subject"] in named, f.value), reverse=True)[:MOST_SUBJECTS]
    return sorted(kept, key=lambda f: f.value, reverse=True) if len(kept) > 1 else []


def _growing(k: Kpis, named: Collection[str]) -> Bubble | None:
    """Each shop's index and how it grew."""
    pairs = [(f, g) for f in _subjects(k, named) if (g := k.get(GROWTH, subject=f.slice["subject"])) is not None]
    if len(pairs) < 2:
        return None
    names = [f.slice["subject"] for f, _ in pairs]
    told = [k.say("{name}{growth}", name=label(n), growth=g) for n, (_, g) in zip(names, pairs, strict=True) if n in named]
    return Bubble(
        title="竞店规模与增速", note="气泡大小同横轴；交易指数不代表金额", labels=_shown([f for f, _ in pairs]), x_title="月均交易指数", y_title="交易指数同比",
        x=tuple(f for f, _ in pairs), y=tuple(g for _, g in pairs), size=tuple(f for f, _ in pairs),
        focus=tuple(i for i, n in enumerate(names) if n == OWN), against=tuple(i for i, n in enumerate(names) if n in named and n != OWN),
        alt=plain("交易指数同比：") + join([t for t in told if t], "，"),
    )


def _sizes(k: Kpis, named: Collection[str]) -> Bars | None:
    """Without a year before: each shop's index alone."""
    found = _subjects(k, named)
    if not found:
        return None
    names = _shown(found)
    return Bars(
        title="竞店规模", note="月均交易指数，只作店间比较，不代表金额", categories=names, series=(Series("月均交易指数", tuple(found)),),
        focus=tuple(i for i, f in enumerate(found) if f.slice["subject"] in named),
        alt=k.say("月均交易指数：{name}{top}，居首位", name=label(names[0]), top=found[0]) or plain("月均交易指数"),
    )
