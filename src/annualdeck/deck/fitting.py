"""What a slide says, cut to what its layout has room for, before anything is drawn.

Titles give up the ends of long names, findings too and then their last sentences, tables long words and then rows,
timelines and quotes long names and sentences, titles of charts their remarks, the contents the ends of their findings,
sources their last names. What is cut stands whole in the speaker notes.
The rest is for the drawing to report.
"""

from __future__ import annotations

from dataclasses import replace

from annualdeck.deck import blocks, quotes, said, sizing, timeline
from annualdeck.deck.letters import clean, line, phrase
from annualdeck.deck.page import holds
from annualdeck.deck.shorter import cut, renamed, shortened
from annualdeck.deck.template import Layout, Slot
from annualdeck.slide import AnySlide, Block, Blocks, Chart, Contents, Entry, Grid, Quotes, Slide, Timeline
from annualdeck.wording import Text, plain


def fitting(slide: AnySlide, layout: Layout) -> AnySlide:
    """The slide with what fits, its notes with the rest."""
    match slide:
        case Slide():
            return _content(slide, layout)
        case Contents():
            return replace(slide, entries=tuple(_entry(e, layout, i) for i, e in enumerate(slide.entries, 1)))
    return slide


def _entry(entry: Entry, layout: Layout, number: int) -> Entry:
    """A line of the contents, its finding cut to the slot in its smallest letters; the notes say all findings whole."""
    slot = layout.slot(f"finding{number}")
    return replace(entry, finding=shortened(entry.finding, lambda words: holds(slot, [line(words)])))


def _content(slide: Slide, layout: Layout) -> Slide:
    content: dict[str, Block] = {}
    more: list[Text] = []
    for name, block in slide.content.items():
        if name not in layout.slots and not isinstance(block, Blocks):
            content[name] = block
            continue
        match block:
            case Blocks():
                block, whole = blocks.fitting(layout, block), block
                more += [plain(w.heading) for w, b in zip(whole.blocks, block.blocks, strict=True) if w.heading != b.heading]
            case Grid():
                block, gone = sizing.fitted(layout, name, block)
                more += gone
            case Timeline():
                block, words = timeline.fitted(layout, name, block)
                more += map(plain, words)
            case Quotes():
                block, words = quotes.fitted(layout, name, block)
                more += map(plain, words)
        if isinstance(block, Chart):
            block, words = _titled(layout, name, block)
            more += map(plain, words)
        content[name] = block
    source = _source(slide.source, layout.slot("source"))
    if source != slide.source:
        more.append(plain(slide.source))
    return replace(slide, title=_title(slide.title, layout.slot("title")), content=content, source=source, notes=replace(slide.notes, more=(*slide.notes.more, *more)))


def _title(title: Text, slot: Slot) -> Text:
    """The title, its names cut where the slot has no room for them even in its smallest letters; the notes begin with it whole."""
    return renamed(title, lambda words: holds(slot, [line(words)]))


def _source(source: str, slot: Slot) -> str:
    """The source line, cut to the slot in its smallest letters."""
    return cut(source, lambda words: holds(slot, [line(words)]))


def _titled(layout: Layout, name: str, chart: Chart) -> tuple[Chart, list[str]]:
    """The chart with as many remarks behind its title as the title has room for, and the others."""
    slot = layout.slots.get(f"{name}-title")
    remarks = chart.remarks
    if slot is None:
        return chart, []
    for told in range(len(remarks), 0, -1):
        fewer = replace(chart, told=told)
        words = phrase(*said.chart_title(fewer))
        if not words.runs or holds(slot, [words]):
            return fewer, [f"{clean(chart.title)}：{remark}" for remark in remarks[told:]]
    return replace(chart, told=0), [f"{clean(chart.title)}：{remark}" for remark in remarks]
