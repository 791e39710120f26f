"""附录: how every KPI that the deck shows is defined, and what it comes from; as many pages as the rows need."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from annualdeck.figure import Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Period
from annualdeck.sections.contents import SECTIONS
from annualdeck.sections.parts import behind
from annualdeck.slide import AnySlide, Cell, Grid, Header, Notes, Slide, leaves
from annualdeck.tables import TABLES
from annualdeck.wording import Text, plain

SECTION, TOPIC = "附录", "指标口径与数据来源"
WRITTEN = "业务填写"
MOST_SOURCES = 2
PAGE = 325                         # points that the rows of a page take
LINE, AIR = 14.5, 7.0              # points of a line, and about the lines of a row
WIDE_DEFINITION, WIDE_SOURCE = 50, 13   # square characters on a line of a column


def make(k: Kpis, slides: Sequence[AnySlide]) -> list[Slide]:
    """The pages, in the catalogue's order; their ids are appendix, appendix2, …"""
    pages = _pages(k, _shown(slides))
    made = []
    for n, page in enumerate(pages, 1):
        title = plain(f"{TOPIC}（{n}/{len(pages)}）" if len(pages) > 1 else TOPIC)
        made.append(Slide(
            id="appendix" if n == 1 else f"appendix{n}", layout="appendix", title=title, section=SECTION,
            content={"table": _table(k, page, title)}, notes=Notes(say=(title,)),
        ))
    return made


def _shown(slides: Sequence[AnySlide]) -> list[str]:
    """The KPIs of every figure on these slides."""
    found = {
        figure.kpi for slide in slides for leaf in leaves(slide, Figure | Text)
        for figure in ([leaf] if isinstance(leaf, Figure) else [b.figure for b in leaf.bound])  # type: ignore[attr-defined]
    }
    return [id_ for id_ in KPIS if id_ in found]


def _pages(k: Kpis, ids: Sequence[str]) -> list[list[str]]:
    """The KPIs of each page: no more pages than the rows need, each as full as the others."""
    heights = {id_: _height(k, id_) for id_ in ids}
    fewest = len(_filled(heights, PAGE))
    evenly = int(sum(heights.values()) / max(fewest, 1))
    return next((found for room in range(evenly, PAGE) if len(found := _filled(heights, room)) == fewest), _filled(heights, PAGE))


def _filled(heights: Mapping[str, float], room: float) -> list[list[str]]:
    pages: list[list[str]] = []
    used = room
    for id_, height in heights.items():
        if used + height > room:
            pages, used = [*pages, []], 0.0
        pages[-1].append(id_)
        used += height
    return pages


def _height(k: Kpis, id_: str) -> float:
    lines = max(_lines(_definition(id_), WIDE_DEFINITION), _lines(_source(k, id_), WIDE_SOURCE))
    return lines * LINE + AIR


def _lines(words: str, wide: int) -> int:
    """Lines of so many square characters that words take, Latin letters being narrower."""
    size = sum(1.0 if east_asian_width(char) in "WF" else 0.7 for char in words)
    return int(-(-size // wide))


def _definition(id_: str) -> str:
    """A KPI's definition without the config's keys, which its readers do not know."""
    return re.sub(r"配置 [a-z][a-z_.]*(?: 的 [a-z]+)? ?", "配置", KPIS[id_].definition)


def _source(k: Kpis, id_: str) -> str:
    names = [TABLES[table].export for table in behind(k, (id_,))]
    return "、".join(names[:MOST_SOURCES]) + ("等" if len(names) > MOST_SOURCES else "") or WRITTEN


def _sections(page: Sequence[str], period: Period) -> str:
    """年度业绩概览—营销活动分析: the first and the last section whose KPIs a page holds."""
    titles = {module.TOPIC.id: section.named(period) for section in SECTIONS for module in section.slides}
    names = [titles[id_.partition(".")[0]] for id_ in (page[0], page[-1])]
    return "—".join(dict.fromkeys(names))


def _table(k: Kpis, page: Sequence[str], alt: Text) -> Grid:
    headers = tuple(Header(name, right=False) for name in ("指标", "口径", "数据来源"))
    rows = tuple(tuple(Cell(plain(words)) for words in (KPIS[id_].name, _definition(id_), _source(k, id_))) for id_ in page)
    return Grid(title=_sections(page, k.facts.period), alt=alt, headers=headers, rows=rows)
