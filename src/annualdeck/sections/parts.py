"""The parts that slides are made of: cards, findings, monthly charts, the source line and the notes.

Everything here chooses among figures that exist and leaves out what is missing; it computes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import By
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Period
from annualdeck.sections.figures import ends, extremes, highest, prior_figure
from annualdeck.slide import Block, Blocks, Card, Cards, Lines, Notes, Paragraphs, Series, Slide, waiting
from annualdeck.tables import TABLES
from annualdeck.wording import Text, label, plain, say

WEEK = 7
MOST_DAYS = 62  # a span of so many days or fewer is shown by day rather than by month
MOST_SOURCES = 5  # tables that the source line of a slide names
MOST_FILES = 4  # files that a slide's notes name for each table

Needs = tuple[tuple[str, By], ...]


@dataclass(frozen=True)
class Topic:
    """What the contents say of a slide: its id, its topic, and the tables it cannot do without."""

    id: str
    topic: str
    tables: tuple[str, ...] = ()


def needs(*ids: str, by: str = "") -> Needs:
    """The given KPIs at one grain, e.g. needs("sales.paid_amount", by="month")."""
    return tuple((id_, (by,) if by else ()) for id_ in ids)


def cards(k: Kpis, *ids: str, most: int = 4) -> Cards:
    """Cards for those of the KPIs that have a value, in this order."""
    found = [f for id_ in ids if (f := k.get(id_)) is not None]
    return Cards(tuple(Card(f) for f in found[:most]))


def finding(heading: str, *sentences: Text | None) -> Paragraphs | None:
    """A heading with those of its sentences that can be said; None where none can."""
    said = tuple(s for s in sentences if s is not None)
    return Paragraphs(heading, said) if said else None


def stated(k: Kpis, lead: str, id_: str, stop: str = "。", when: bool = True) -> Text | None:
    """复购率18.4%，同比提高1.2个百分点。 without the change where there is none; None where the KPI is missing or not `when`."""
    return k.say(f"{lead}{{{id_}}}，{{{id_}:change}}{stop}", when) or k.say(f"{lead}{{{id_}}}{stop}", when)


def beside_industry(k: Kpis, id_: str) -> Text | None:
    """据茶业电商年报2025，行业为5.8%，本店高0.5个百分点。 None where the config has no benchmark of this KPI."""
    own, benchmark = k.against(id_), k.benchmark(id_)
    if own is None or benchmark is None:
        return None
    against = "与之持平" if own.flat else ("高" if own.rose else "低") + "{own:size}"
    return k.say("据{source}，行业为{benchmark}，本店" + against + "。", source=label(own.slice["against"]), benchmark=benchmark, own=own)


def high_and_low(k: Kpis, measure: str, figures: Sequence[Figure], grain: str) -> Text | None:
    """头部达人投产比最高，为3.2；尾部达人最低，为1.1。 None where they are alike or there is only one."""
    found = extremes(figures)
    if found is None:
        return None
    (a, x), (b, y) = ((label(f.slice[grain]), f) for f in found)
    return k.say(f"{{a}}{measure}最高，为{{x}}；{{b}}最低，为{{y}}。", a=a, x=x, b=b, y=y)


def findings(k: Kpis, config: Config, *offered: tuple[Paragraphs | None, str, Sequence[str]]) -> Blocks:
    """The findings that can be said; the others say what they wait for, or give way (`on_missing: drop`).

    Each is (finding, heading, what it stands on): names of tables, or ids of KPIs.
    """
    blocks = []
    for found, heading, stands_on in offered:
        if found is not None:
            blocks.append(found)
        elif config.options.on_missing != "drop":
            blocks.append(waiting(heading, lacking(k, stands_on)))
    return Blocks(tuple(blocks))


def lacking(k: Kpis, stands_on: Sequence[str]) -> str:
    """What is missing, as the operator calls it: 缺少物流导出; 千牛订单导出里没有列：买家会员名."""
    spared = {"items"} if k.facts.categories else set()  # the config's words tell categories too
    absent = [TABLES[name].export for name in stands_on if name in TABLES and name not in spared and name not in k.facts]
    if absent:
        return "缺少" + "、".join(absent)
    whys = [why for name in stands_on if name in KPIS and (why := _absent(k, name))]
    return (whys or ["数据不足"])[0]


# -- time ------------------------------------------------------------------------------------------------------------

def month_label(slice_: str) -> str:
    """2025-03 → 3月."""
    return f"{int(slice_[5:7])}月"


def monthly(k: Kpis, id_: str) -> list[Figure]:
    """A KPI by month of the period, in order; a month that the data covers for less than a week is left out."""
    covered = k.covered(id_)
    figures = k.rows(id_, "month")
    if covered is None:
        return figures
    months = {f"{m:%Y-%m}": m for m in covered.months}
    return [f for f in figures if f.slice["month"] in months and _days_of(months[f.slice["month"]], covered) >= WEEK]


def _days_of(month: dt.date, covered: Period) -> int:
    """How many days of a month lie inside."""
    end = (month + dt.timedelta(days=32)).replace(day=1)
    return (min(end, covered.end) - max(month, covered.start)).days


def daily(k: Kpis, id_: str) -> dict[dt.date, Figure | None]:
    """A KPI for every covered day, None for one without it, where too few months are covered to show months; else {}."""
    found = k.facts.coverage.get("orders")
    held = {dt.date.fromisoformat(f.slice["day"]): f for f in k.rows(id_, "day")}
    if found is None or found.covered is None or found.covered.days > MOST_DAYS or not held:
        return {}
    return {day: held.get(day) for day in (found.covered.start + dt.timedelta(days=n) for n in range(found.covered.days))}


def day_label(slice_: str) -> str:
    """2025-03-09 → 3月9日."""
    return f"{int(slice_[5:7])}月{int(slice_[8:10])}日"


def day_ticks(days: Iterable[dt.date]) -> tuple[str, ...]:
    """2/1, 2, 3, …, 29, 3/1: the month only where it begins, so that every day has room for its number."""
    return tuple(f"{d.month}/{d.day}" if not i or d.day == 1 else f"{d.day}" for i, d in enumerate(days))


def gapless(figures: Sequence[Figure]) -> dict[str, Figure | None]:
    """Each month from the first figure's to the last's, as 2025-03; None for a month without one, which stays a gap."""
    held = {f.slice["month"]: f for f in figures}
    first, last = (dt.date.fromisoformat(f"{month}-01") for month in (min(held), max(held)))
    return {m: held.get(m) for m in (f"{day:%Y-%m}" for day in Period(first, last + dt.timedelta(days=1)).months)}


def both_years(k: Kpis, figures: Sequence[Figure | None], labelled: tuple[int, ...] | None = None) -> tuple[Series, ...]:
    """The same days a year before, without labels, and this period; this one alone where there is no comparison."""
    this, last = _names(_span(k, next(f.kpi for f in figures if f is not None)))
    priors = tuple(None if f is None else prior_figure(f) for f in figures)
    before = (Series(last, priors, "last", ()),) if any(priors) else ()
    return (*before, Series(this, tuple(figures), "this", labelled))


def year_series(k: Kpis, figures: Sequence[Figure | None]) -> tuple[Series, ...]:
    """Both years over time: only the highest point of this period is labelled, of a rate the lowest too."""
    marked = ends(figures) if any(f is not None and f.unit.suffix == "%" for f in figures) else (highest(figures),)
    return both_years(k, figures, tuple(i for i in marked if i is not None))


def monthly_lines(k: Kpis, id_: str, title: str, alt: Text | None = None) -> Lines | None:
    """A KPI by month, both years as lines; None where there are too few months to draw.

    Without words of its own (`alt`) it is told by the whole and its change.
    """
    figures = monthly(k, id_)
    if len(figures) < 2:
        return None
    told = alt or k.say(f"{title}：{{span}}{{{id_}}}，{{{id_}:change}}", span=label(_span(k, id_).label))
    return Lines(
        title=title, categories=tuple(month_label(f.slice["month"]) for f in figures), series=year_series(k, figures),
        alt=told or plain(title),
    )


NUMERALS = "〇一两三四五六七八九十"


def tally(number: int) -> str:
    """两项; 12项."""
    return f"{NUMERALS[number] if number < len(NUMERALS) else number}项"


def period_names(k: Kpis, table: str) -> tuple[str, str]:
    """What this period and the one before are called on charts: 2025年, 2024年."""
    found = k.facts.coverage.get(table)
    return _names(found.covered if found and found.covered else k.facts.period)


def _span(k: Kpis, id_: str) -> Period:
    """The days that a KPI's figures stand for, by the table that tells it."""
    return k.covered(id_) or k.facts.period


def _names(covered: Period) -> tuple[str, str]:
    return _name(covered.start, covered.last), _name(covered.prior.start, covered.prior.last)


def _name(first: dt.date, last: dt.date) -> str:
    return f"{first.year}年" if first.year == last.year else f"{first.year}/{last.year % 100:02d}年度"


def base_name(k: Kpis) -> str:
    """What targets and plans are counted from: 2025年; 本期 of a report that is no year."""
    return period_names(k, "orders")[0] if k.facts.period.lasts_a_year else "本期"


def span_label(k: Kpis, table: str) -> Text:
    """The days a table's figures stand for: 2025年; 2020年2月1日—3月1日 where the data covers no more."""
    found = k.facts.coverage.get(table)
    return label((found.covered if found and found.covered else k.facts.period).label)


def thin(k: Kpis, figure: Figure, table: str) -> bool:
    """Whether a month, or the one it is compared to, holds suspiciously few rows of the table."""
    found = k.facts.coverage.get(table)
    months = {f"{m:%Y-%m}" for m in found.thin} if found else set()
    year, month = figure.slice["month"].split("-")
    return bool({figure.slice["month"], f"{int(year) - 1}-{month}"} & months)


def caveat(k: Kpis, table: str) -> Text | None:
    """The months whose rows are suspiciously few, said plainly; None where there are none."""
    found = k.facts.coverage.get(table)
    if found is None or not found.thin:
        return None
    return label(months_label(found.thin)) + plain(f"的{TABLES[table].zh}明显偏少，疑似导出不全，全期数字与同比待补齐后再用。")


def months_label(months: Iterable[dt.date]) -> str:
    """2018年8—9月、2019年6月: runs of months of a year together, the year once."""
    runs: list[list[dt.date]] = []
    for month in sorted(months):
        follows = runs and month.year == runs[-1][-1].year and month.month == runs[-1][-1].month + 1
        runs[-1].append(month) if follows else runs.append([month])
    said = [f"{r[0].month}—{r[-1].month}月" if len(r) > 1 else f"{r[0].month}月" for r in runs]
    years = [run[0].year for run in runs]
    return "、".join(
        words if i and years[i] == years[i - 1] else f"{years[i]}年{words}" for i, words in enumerate(said)
    )


def doubted(k: Kpis, text: Text) -> Text:
    """A headline, with a remark where one of its figures stands on months whose rows are suspiciously few."""
    tables = behind(k, (b.figure.kpi for b in text.bound))
    return text + "（待核）" if any(caveat(k, table) for table in tables) else text


# -- the slide -------------------------------------------------------------------------------------------------------

def source_line(k: Kpis, tables: Iterable[str]) -> str:
    """数据来源：千牛订单导出（44,102行）、千牛评价导出（310行，2025年1月—3月）; the days where they are not all of the period.

    All tables with dates and files stand in the notes.
    """
    said = [f"{TABLES[t].export}（{k.facts.rows(t):,}行{_part_of_period(k, t)}）" for t in dict.fromkeys(tables) if t in k.facts]
    more = f"等{len(said)}种" if len(said) > MOST_SOURCES else ""
    return "数据来源：" + "、".join(said[:MOST_SOURCES]) + more if said else ""


def _part_of_period(k: Kpis, table: str) -> str:
    found = k.facts.coverage.get(table)
    part = found.covered if found else None
    return "" if part is None or part == k.facts.period else f"，{part.label}"


def used(k: Kpis, ids: Iterable[str], tables: Sequence[str]) -> tuple[str, ...]:
    """Those of the tables that the KPIs' figures come from: of two that could tell the same, the one that does."""
    told = {source["table"] for id_ in ids for source in k.sources(id_)}
    return tuple(t for t in tables if t in told)


def behind(k: Kpis, ids: Iterable[str]) -> tuple[str, ...]:
    """The tables that some KPIs stand on."""
    return tuple(dict.fromkeys(str(source["table"]) for id_ in ids for source in k.sources(id_)))


def notes(k: Kpis, title: Text, blocks: Blocks, ids: Iterable[str], tables: Iterable[str]) -> Notes:
    """What to say, in order; the definitions of the slide's KPIs; the files behind them; what is missing and why."""
    ids = [id_ for id_ in dict.fromkeys(ids) if id_ in KPIS]
    have = [KPIS[id_] for id_ in ids if not _absent(k, id_)]
    say = [title, *(s for b in blocks.blocks if not b.muted for s in b.sentences)]
    say += [text for t in dict.fromkeys(tables) if (text := caveat(k, t)) is not None and text not in say]
    files = [line for t in dict.fromkeys(tables) for line in _files(k, t)]
    absent = [f"{KPIS[id_].name}：{why}" for id_ in ids if (why := _absent(k, id_))]
    return Notes(tuple(say), tuple(f"{kpi.name}：{kpi.definition}" for kpi in have), tuple(files), tuple(absent))


def _files(k: Kpis, table: str) -> list[str]:
    """One line a table: what it covers, its rows, its files."""
    held = k.facts.of(table)
    if not held:
        return []
    found = k.facts.coverage.get(table)
    days = f"{found.first:%Y-%m-%d}至{found.last:%Y-%m-%d}，" if found else ""
    names = list(dict.fromkeys(p.file for p in held))
    shown = "、".join(names[:MOST_FILES]) + (f"等{len(names)}个文件" if len(names) > MOST_FILES else "")
    return [f"{TABLES[table].export}：{days}{k.facts.rows(table):,}行；{shown}"]


def _absent(k: Kpis, id_: str) -> str:
    """Why a KPI has no figure at any grain; "" where it has one."""
    return next((m.why.text() for m in k.missing() if m.kpi == id_), "")


def slide(
    k: Kpis,
    topic: Topic,
    layout: str,
    title: Text,
    content: dict[str, Block],
    ids: Iterable[str],
    tables: Sequence[str],
) -> Slide:
    """A finished slide: its content, source line and notes."""
    blocks = content.get("blocks")
    said = blocks if isinstance(blocks, Blocks) else Blocks(())
    title = doubted(k, title)
    return Slide(
        id=topic.id, layout=layout, title=title, content=content, topic=topic.topic,
        source=source_line(k, tables), notes=notes(k, title, said, ids, tables),
    )


def words_only(
    k: Kpis, topic: Topic, title: Text | None, blocks: Blocks, ids: Sequence[str], tables: Sequence[str],
) -> Slide:
    """A slide of findings without a chart, under cards where it has figures for two or more.

    What waits for data comes last. Where nothing can be said at all, the title says what the slide waits for.
    """
    if title is None:
        title = plain(f"{topic.topic}：暂无数据（{lacking(k, topic.tables)}）")
    blocks = Blocks(tuple(sorted(blocks.blocks, key=lambda b: b.muted)))
    if not title.bound and all(b.muted for b in blocks.blocks):
        return slide(k, topic, "text", title, {"blocks": blocks}, ids, ())  # nothing was said from the tables
    figures = cards(k, *ids)
    if len(figures.cards) < 2 or not blocks.blocks:
        return slide(k, topic, "text", title, {"blocks": blocks}, ids, tables)
    return slide(k, topic, "cards-text", title, {"cards": figures, "blocks": blocks}, ids, tables)


def typed(words: str, k: Kpis) -> Text:
    """The user's own words, with the KPIs they refer to filled in; "—" where there are none or one is missing."""
    return (say(words, k.at, typed=True) if words else None) or plain("—")


def beyond(count: int, most: int) -> str:
    """，另有2项未列出: what a chart of at most so many rows leaves out; "" where it holds all."""
    return f"，另有{count - most}项未列出" if count > most else ""


def typed_sentence(lead: str, words: str, k: Kpis) -> Text | None:
    """The user's own words as a sentence behind a lead: 依据：…。; None where there are none or one of their KPIs is missing."""
    said = say(words.rstrip("。；， "), k.at, typed=True) if words else None
    return plain(lead) + said + "。" if said is not None else None


def unwritten(k: Kpis, config: Config, topic: Topic, *headings: str, said: Blocks | None = None) -> Slide:
    """A slide whose judgement the config does not give: what belongs there, and what the data says beside it."""
    title = plain(f"{topic.topic}：待业务填写")
    offered = headings if config.options.on_missing != "drop" else ()
    blocks = Blocks((*(Paragraphs(h, (plain("待业务填写"),), muted=True) for h in offered), *(said.blocks if said else ())))
    return words_only(k, topic, title, blocks, (), topic.tables)
