"""The whole deck in order: cover, contents, the year on one page, dividers, the sections' slides, closing, appendix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Period
from annualdeck.sections import appendix, overview, parts
from annualdeck.sections.contents import SECTIONS, Section
from annualdeck.sections.figures import highest, improved, slipped
from annualdeck.sections.overrides import reworded
from annualdeck.slide import (
    AnySlide, Blocks, Card, Cards, Closing, Columns, Contents, Cover, Deck, Divider, Entry, Link,
    Notes, Paragraphs, Series, Slide,
)
from annualdeck.wording import Text, join, plain


HEADLINE_NAMES = {  # where the KPI's own name does not stand alone, or would not bear a negative value
    "sales.growth_lead": "增速较行业", "sales.category_amount": "商品支付金额", "strategy.covered": "举措覆盖目标差距", "risks.exposure": "已测算风险的最大影响",
}
NO_DATA = "暂无数据"
MOST = 3  # headlines on a divider; takeaways of a kind


def wanted() -> list[tuple[str, tuple[str, ...]]]:
    """Every (KPI id, grain) that a slide needs beyond whole periods."""
    return [*overview.NEEDS, *(pair for section in SECTIONS for module in section.slides for pair in module.NEEDS)]


def compose(k: Kpis, config: Config) -> tuple[Deck, list[str]]:
    """The deck, and the ids of slides that were dropped because they had nothing to say."""
    made, dropped = {}, []
    for section in SECTIONS:
        kept = []
        for module in section.slides:
            override = config.slides.get(module.TOPIC.id)
            if override is not None and override.hide:
                continue
            slide = reworded(module.make(k, config), config, k)
            if not silent(slide):
                kept.append(slide)
            elif config.options.on_missing == "drop":
                dropped.append(module.TOPIC.id)
            else:
                kept.append(_once(slide))
        made[section.id] = kept
    sections = [
        replace(section, number=f"{n:02}", title=section.named(config.period))
        for n, section in enumerate((s for s in SECTIONS if made[s.id]), 1)
    ]
    for section in sections:
        made[section.id] = [replace(s, section=section.title, section_number=section.number) for s in made[section.id]]
    return _deck(k, config, sections, made), dropped


def silent(slide: Slide) -> bool:
    """Whether a slide has nothing to say: no figure, no chart, no words of the user's."""
    blocks = slide.content.get("blocks")
    return set(slide.content) <= {"blocks"} and not any(
        not b.muted for b in (blocks.blocks if isinstance(blocks, Blocks) else ())
    )


def _once(slide: Slide) -> Slide:
    """A slide that has nothing to say, with what it waits for said once: not again under the title or a row that says it."""
    blocks = slide.content["blocks"]
    rows: list[Paragraphs] = []
    above: list[str] = []
    for row in blocks.blocks if isinstance(blocks, Blocks) else ():
        said = str(row.sentences[0])
        if said.startswith(NO_DATA) and said.removeprefix(NO_DATA).strip("（）") in str(slide.title):
            row = replace(row, sentences=(plain(NO_DATA),))
        elif said.startswith(NO_DATA) and said in above:
            row = replace(row, sentences=(plain(f"{NO_DATA}（同上）"),))
        rows.append(row)
        above.append(said)
    return replace(slide, content={**slide.content, "blocks": Blocks(tuple(rows))})


def _deck(k: Kpis, config: Config, sections: list[Section], made: Mapping[str, list[Slide]]) -> Deck:
    year = overview.make(k) if config.options.overview else None
    contents = _contents(k, sections, made)
    main: list[tuple[str, list[AnySlide]]] = [
        ("开篇", [_cover(k, config), contents, *([year] if year is not None else [])]),
        *((s.title, [_divider(k, s, made[s.id]), *made[s.id]]) for s in sections),
        ("结尾", [_closing(k, config, made)]),
    ]
    pages = appendix.make(k, [slide for _, group in main for slide in group]) if config.options.appendix else []
    beside = tuple(Link(title, slide.id) for title, slide in (
        (overview.title(config.period), year), (appendix.SECTION, next(iter(pages), None))) if slide is not None)
    main[0][1][1] = replace(contents, beside=beside)
    slides: list[AnySlide] = []
    groups = []
    for title, group in [*main, *([(appendix.SECTION, pages)] if pages else [])]:
        groups.append((title, tuple(range(len(slides), len(slides) + len(group)))))
        slides += group
    date = config.report.date or k.facts.period.end
    return Deck(
        title=f"{config.shop.name}{config.title}", author=config.report.presenter or config.shop.name,
        subject=f"{k.facts.period.label}{config.title}", date=date.isoformat(), slides=tuple(slides),
        rise=config.options.rise, sections=tuple(groups),
    )


def _cover(k: Kpis, config: Config) -> Cover:
    days = parts.daily(k, "sales.paid_amount")
    told = parts.monthly(k, "sales.paid_amount")
    months = parts.gapless(told) if told else {}
    figures: list[Figure | None] = [*(days or months).values()]
    chart = None
    if len(figures) > 1:
        top = highest(figures)
        peak = figures[top] if top is not None else None
        doubtful = peak is not None and "month" in peak.slice and parts.thin(k, peak, "orders")
        chart = Columns(
            title=f"每{'日' if days else '月'}支付金额",
            alt=k.say("支付金额走势，合计{sales.paid_amount}") or plain("支付金额走势"),
            categories=parts.day_ticks(days) or tuple(map(parts.month_label, months)),
            series=(Series(parts.period_names(k, "orders")[0], tuple(figures), "this", () if top is None else (top,)),),
            marks={} if top is None or peak is None or doubtful else {top: _name(peak)},
        )
    source = parts.source_line(k, ("orders", "shop_daily"))
    return Cover(
        title=config.title, subtitle=f"{config.shop.name} · {_span(k)}", presenter=config.report.presenter or "",
        date=_chinese(config), chart=chart,
        notes=Notes(definitions=("封面图为支付金额的走势。",) if chart else (), sources=(source,) if source else ()),
    )


def _span(k: Kpis) -> str:
    """The report's period, or what the orders cover of it where that is less; without orders, what any table covers."""
    held = [c.covered for t, c in k.facts.coverage.items() if c.covered and (t == "orders" or "orders" not in k.facts.coverage)]
    if not held:
        return k.facts.period.label
    return Period(min(span.start for span in held), max(span.end for span in held)).label


def _name(figure: Figure) -> str:
    return parts.day_label(figure.slice["day"]) if "day" in figure.slice else parts.month_label(figure.slice["month"])


def _chinese(config: Config) -> str:
    day = config.report.date
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _contents(k: Kpis, sections: list[Section], made: Mapping[str, list[Slide]]) -> Contents:
    entries = tuple(Entry(s.number, s.title, _finding(k, s, made[s.id]), s.id) for s in sections)
    return Contents("目录", entries, Notes(say=tuple(join([plain(f"{e.title}："), e.finding]) for e in entries)))


def _finding(k: Kpis, section: Section, slides: list[Slide]) -> Text:
    """A section's one line: its first headline with its change, else the topics."""
    for id_ in section.headlines:
        said = k.say(f"{{{id_}:name}}{{{id_}}}，{{{id_}:change}}") or k.say(f"{{{id_}:name}}{{{id_}}}")
        if said is not None and section.id not in ("outlook", "plan"):
            return parts.doubted(k, said)
    return next((s.title for s in slides if s.title.bound), plain("、".join(s.topic for s in slides)))


def _divider(k: Kpis, section: Section, slides: list[Slide]) -> Divider:
    figures = _headlines(k, section)
    say = tuple(s.title for s in slides)
    ids = [f.kpi for f in figures]
    notes = parts.notes(k, plain(section.title), Blocks(()), ids, ())
    return Divider(
        id=section.id, number=section.number, title=section.title, topics=tuple(s.topic for s in slides),
        cards=Cards(tuple(_card(k, f, section) for f in figures)), notes=replace(notes, say=say),
    )


def _headlines(k: Kpis, section: Section) -> list[Figure]:
    return [f for id_ in section.headlines if (f := _headline(k, id_)) is not None][:MOST]


def _headline(k: Kpis, id_: str) -> Figure | None:
    """A KPI over the whole period; of one that has a figure for each target the first target's, of risks the largest."""
    goals = k.rows("goals.targets")
    found = [f for f in k.rows(id_) if f.slice.get("target") in (None, *(g.slice["target"] for g in goals[:1]))]
    if id_ == "strategy.covered" and (not goals or not _asks(goals[0])):
        return None   # no way to go
    whole = next((f for f in found if not f.slice), None)
    return whole or max(found, key=lambda f: f.value, default=None)  # type: ignore[type-var, return-value]


def _asks(goal: Figure) -> bool:
    """Whether a target, whose prior value is this report's, lies ahead."""
    return not goal.flat and not slipped(goal)


def _card(k: Kpis, figure: Figure, section: Section) -> Card:
    if figure.kpi == "goals.targets":   # its prior is this period
        return Card(figure, f"{figure.name}目标", f"较{parts.base_name(k)}")
    if section.id == "plan" and not figure.slice:   # what a year without targets sets out from
        return Card(figure, f"本期{figure.name}")
    return Card(figure, _title(figure))


def _title(figure: Figure) -> str:
    if figure.kpi == "sales.growth_lead" and figure.value > 0:  # type: ignore[operator]
        return "增速高于行业"
    return HEADLINE_NAMES.get(figure.kpi, figure.name)


def _closing(k: Kpis, config: Config, made: Mapping[str, list[Slide]]) -> Closing:
    """What to remember: the dividers' figures that got better and worse, in turn from each section; then the goal."""
    held = [_headlines(k, s) for s in SECTIONS if s.id != "plan"]
    better, worse = ([[f for f in found if way(f)] for found in held] for way in (improved, slipped))
    planned = any(s.id == "goals" and s.title.bound for s in made["plan"])
    goal = [text for f in k.rows("goals.targets")[:1] if planned and (text := _goal(k, f))]
    groups = [("亮点", _told(k, better)), ("不足", _told(k, worse)), ("来年目标" if config.period.lasts_a_year else "下阶段目标", goal)]
    if not any((*better, *worse)):
        groups[0] = ("主要数据", _told(k, held))
    takeaways = tuple(Paragraphs(heading, tuple(said)) for heading, said in groups if said)
    notes = Notes(say=tuple(text for t in takeaways for text in t.sentences))
    return Closing("谢谢", f"{config.shop.name} · {_span(k)}", takeaways, notes)


def _goal(k: Kpis, target: Figure) -> Text | None:
    """支付金额目标1,950万元，需增长16.1%."""
    name = plain(target.name)
    return k.say("{name}目标{f}，本期已达到", name=name, f=target, when=not _asks(target)) or k.say(
        "{name}目标{f}，需{f:word}", name=name, f=target) or k.say("{name}目标{f}", name=name, f=target)


def _told(k: Kpis, held: list[list[Figure]]) -> list[Text]:
    """The first of each list, then the second of each …: each figure with its name and, where there is one, its change."""
    figures = [f for row in zip_longest(*held) for f in row if f is not None][:MOST]
    said = (k.say("{name}{f}，{f:change}", name=plain(_title(f)), f=f) or k.say("{name}{f}", name=plain(_title(f)), f=f)
            for f in figures)
    return [parts.doubted(k, text) for text in said if text is not None]
