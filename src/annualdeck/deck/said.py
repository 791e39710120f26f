"""What the deck says, as the reader sees it: the paragraphs that each slide's model puts on the page.

The drawing takes its wording from here, and the check that reads the file back compares with the same paragraphs, so
nothing can stand in the file that the model does not say.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from annualdeck.deck.letters import clean
from annualdeck.figure import Figure
from annualdeck.slide import (
    AnySlide, Block, Blocks, Card, Cards, Cell, Chart, Closing, Contents, Cover, Deck, Divider, Gantt, Grid, Header, Link, Notes,
    Paragraphs, Quote, Quotes, Slide, Tiles, Timeline,
)
from annualdeck.wording import Bound, Text

SQUARES = 5   # that stand for a whole
NOTE_HEADINGS = {"say": "讲解要点", "more": "版面放不下的内容", "definitions": "口径", "sources": "数据来源", "missing": "缺失"}


def slide_id(slide: AnySlide, position: int) -> str:
    """The id of a slide in the ledger; the few that have none of their own are called by what they are."""
    return getattr(slide, "id", "") or type(slide).__name__.lower() or str(position)


def kicker(number: str, section: str, topic: str) -> tuple[str, str]:
    """The section and the topic above a title; the second follows the first on one line."""
    first = clean(f"{number}  {section}")
    return first, f"  ／  {clean(topic)}" if topic and first else clean(topic)


def chart_title(chart: Chart) -> tuple[str, str]:
    """A chart's title, and behind it its unit and as many of its remarks as there is room for."""
    unit = "" if isinstance(chart, Grid) else getattr(getattr(chart, "scale", None), "suffix", "")
    rest = "，".join(part for part in (unit, *map(clean, chart.remarks[:chart.told])) if part)
    return clean(chart.title), f"  {rest}" if rest else ""


def header(column: Header) -> str:
    return clean(f"{column.name}（{column.unit}）" if column.unit else column.name)


def sign(cell: Cell) -> str:
    """What stands before a cell's words by its mark: a dot, or five squares filled as far as the share goes.

    The blank after it does not break.
    """
    if cell.mark in ("high", "mid", "low"):
        return "●\u00a0"
    if cell.mark == "share" and cell.text.bound and isinstance(value := cell.text.bound[0].figure.value, int | float):
        filled = min(max(math.floor(value * SQUARES + 0.5), 0), SQUARES)
        return "■" * filled + "□" * (SQUARES - filled) + "\u00a0"
    return ""


def cell(cell: Cell) -> str:
    """The words of a table cell with what stands before them."""
    return sign(cell) + clean(cell.text)


def quote(said: Quote) -> str:
    """A quoted sentence in its marks, which it may bring along."""
    return f"“{clean(said.sentence).strip('“”')}”"


def card_value(figure: Figure) -> tuple[Bound, Bound]:
    """The large figure of a card and its small unit."""
    return tuple(Bound(figure, form, figure.show(form)) for form in ("number", "suffix"))  # type: ignore[return-value]


def card_change(card: Card) -> Bound | None:
    figure = card.figure
    return Bound(figure, "arrow", figure.show("arrow")) if figure.can("arrow") else None


def finding_text(said: Paragraphs) -> str:
    """The sentences of a finding as one paragraph."""
    return "".join(clean(sentence) for sentence in said.sentences)


def quarters(said: Timeline) -> list[tuple[dt.date, str]]:
    """The quarters that begin within a timeline, with their names: 4月, 7月 …, a new year by its number, the first with both."""
    first = dt.date(said.start.year, (said.start.month - 1) // 3 * 3 + 1, 1)
    found = []
    while first < said.end:
        if first >= said.start:
            year, month = f"{first.year}年", f"{first.month}月"
            found.append((first, year if first.month == 1 else month if found else year + month))
        first = dt.date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return found


def timeline(said: Timeline) -> list[str]:
    """The words of a timeline in the order they are drawn: its scale, then each event's day and name."""
    names = [name for _, name in quarters(said)]
    return names + [words for event in said.events for words in (clean(event.day), clean(event.name))]


def topics(divider: Divider) -> list[str]:
    return [clean(topic) for topic in divider.topics]


def notes(said: Notes) -> list[tuple[str, list[Text | str]]]:
    """The parts of the speaker notes that say something, under their headings."""
    parts = [(heading, list(getattr(said, part))) for part, heading in NOTE_HEADINGS.items()]
    return [(heading, lines) for heading, lines in parts if lines]


def paragraphs(slide: AnySlide, number: int, pages: dict[str, int], slots: Collection[str]) -> Counter[str]:
    """Every paragraph that this slide shows outside its charts and pictures.

    `pages`: page by slide id. `slots`: those of the slide's layout; a template may leave out titles and numbers.
    """
    said = Counter(clean(p) for p in _paragraphs(slide, number, pages, slots) if clean(p))
    if "block1-number" in slots and isinstance(slide, Slide):
        said += Counter(str(i) for block in slide.content.values() if isinstance(block, Blocks)
                        for i in range(1, len(block.blocks) + 1))
    return said


def bounds(slide: AnySlide) -> Counter[tuple[str, str]]:
    """KPI and characters of every bound figure in this slide's texts, tables, cards and notes."""
    found = [bound for text in _texts(slide) for bound in text.bound]
    return Counter((bound.figure.kpi, bound.shown) for bound in found if bound.shown)


def note_paragraphs(said: Notes) -> Counter[str]:
    return Counter(clean(p) for heading, lines in notes(said) for p in (heading, *lines))


def page_numbers(deck: Deck) -> dict[str, int]:
    return {slide_id(slide, i): i for i, slide in enumerate(deck.slides, 1)}


def _paragraphs(slide: AnySlide, number: int, pages: dict[str, int], slots: Collection[str]) -> Iterator[object]:
    match slide:
        case Cover():
            yield from (slide.title, slide.subtitle, slide.presenter, slide.date)
            if slide.chart is not None:
                yield from _titles("chart", slide.chart, slots)
        case Contents():
            yield slide.title
            for entry in slide.entries:
                yield from (entry.number, entry.title, entry.finding, page_label(pages[entry.divider]))
            yield from (beside(link, pages) for i, link in enumerate(slide.beside, 1) if f"beside{i}" in slots)
        case Divider():
            yield from (slide.number, slide.title, *topics(slide))
            yield from _cards(slide.cards.cards)
        case Closing():
            yield from (slide.title, slide.subtitle)
            yield from (words for said in slide.takeaways for words in (said.heading, *said.sentences))
        case _:
            yield "".join(kicker(slide.section_number, slide.section, slide.topic))
            yield from (slide.title, slide.source, str(number))
            for name, block in slide.content.items():
                yield from _titles(name, block, slots)
                yield from _block(block)


def page_label(page: int) -> str:
    return f"{page:02d}"


def beside(link: Link, pages: dict[str, int]) -> str:
    """年度总览  03."""
    return f"{clean(link.title)}  {page_label(pages[link.slide])}"


def _titles(name: str, block: Block, slots: Collection[str]) -> Iterator[object]:
    """What stands in the slot above a block, where the layout has one."""
    if f"{name}-title" in slots:
        if isinstance(block, Chart):
            yield "".join(chart_title(block))
        elif isinstance(block, Quotes):
            yield block.title


def _block(block: object) -> Iterator[object]:
    match block:
        case Cards():
            yield from _cards(block.cards)
        case Tiles():
            yield from _cards(tile.card for tile in block.tiles)
        case Blocks():
            yield from (p for said in block.blocks for p in _finding(said))
        case Grid():
            yield from (header(h) for h in block.headers)
            yield from (cell(c) for row in block.lines for c in row)
            yield block.footnote
        case Quotes():
            yield from (words for q in block.quotes for words in (quote(q), q.about))
        case Timeline():
            yield "".join(timeline(block))


def _finding(said: Paragraphs) -> Iterator[object]:
    yield said.heading
    yield finding_text(said)


def _cards(cards: Iterable[Card]) -> Iterator[object]:
    """A card reads as one: its name, value and change."""
    for card in cards:
        change = card_change(card)
        value = "".join(bound.shown for bound in card_value(card.figure))
        yield clean(card.title) + value + (card.against + change.shown if change else "")


def _texts(slide: AnySlide) -> Iterator[Text]:
    """Every text of the slide that can hold figures."""
    yield from (*slide.notes.say, *slide.notes.more)
    match slide:
        case Contents():
            yield from (entry.finding for entry in slide.entries)
        case Divider():
            yield from _card_texts(slide.cards.cards)
        case Closing():
            yield from (sentence for said in slide.takeaways for sentence in said.sentences)
        case Slide():
            yield slide.title
            for block in slide.content.values():
                match block:
                    case Cards():
                        yield from _card_texts(block.cards)
                    case Tiles():
                        yield from _card_texts(tile.card for tile in block.tiles)
                    case Quotes():
                        yield from (quoted.about for quoted in block.quotes)
                    case Gantt():
                        yield from (cell for task in block.tasks for cell in task.cells)
                    case Blocks():
                        yield from (sentence for finding in block.blocks for sentence in finding.sentences)
                    case Grid():
                        yield from (cell.text for row in block.lines for cell in row)
                if isinstance(block, Chart):
                    yield block.alt


def _card_texts(cards: Iterable[Card]) -> Iterator[Text]:
    for card in cards:
        yield Text(card_value(card.figure))
        change = card_change(card)
        if change is not None:
            yield Text((change,))
