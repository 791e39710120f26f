"""What the deck says, as the reader sees it: the paragraphs that each slide's model puts on the page.

The drawing takes its wording from here, and the check that reads the file back compares with the same paragraphs, so
nothing can stand in the file that the model does not say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annualdeck.deck.letters import clean
from annualdeck.figure import Figure
from annualdeck.slide import (
    AnySlide, Blocks, Card, Cards, Chart, Closing, Contents, Cover, Deck, Divider, Grid, Header, Notes, Paragraphs,
    Slide,
)
from annualdeck.wording import Bound, Text

CHANGE = "同比"
NOTE_HEADINGS = {"say": "讲解要点", "definitions": "口径", "sources": "数据来源", "missing": "缺失"}


def slide_id(slide: AnySlide, position: int) -> str:
    """The id of a slide in the ledger; the few that have none of their own are called by what they are."""
    return getattr(slide, "id", "") or type(slide).__name__.lower() or str(position)


def kicker(number: str, section: str, topic: str) -> tuple[str, str]:
    """The section and the topic above a title; the second follows the first on one line."""
    first = clean(f"{number}  {section}")
    return first, f"  ／  {clean(topic)}" if topic and first else clean(topic)


def chart_title(chart: Chart) -> tuple[str, str]:
    """A chart's title, and behind it its unit and note."""
    unit = "" if isinstance(chart, Grid) else getattr(getattr(chart, "scale", None), "suffix", "")
    rest = "，".join(part for part in (unit, clean(chart.note)) if part)
    return clean(chart.title), f"  {rest}" if rest else ""


def header(column: Header) -> str:
    return clean(f"{column.name}（{column.unit}）" if column.unit else column.name)


def card_value(figure: Figure) -> tuple[Bound, Bound]:
    """The large figure of a card and its small unit."""
    return tuple(Bound(figure, form, figure.show(form)) for form in ("number", "suffix"))  # type: ignore[return-value]


def card_change(card: Card) -> Bound | None:
    figure = card.figure
    return Bound(figure, "arrow", figure.show("arrow")) if figure.can("arrow") else None


def finding_text(said: Paragraphs) -> str:
    """The sentences of a finding as one paragraph."""
    return "".join(clean(sentence) for sentence in said.sentences)


def topics(divider: Divider) -> list[str]:
    return [clean(topic) for topic in divider.topics]


def notes(said: Notes) -> list[tuple[str, list[Text | str]]]:
    """The parts of the speaker notes that say something, under their headings."""
    parts = [(heading, list(getattr(said, part))) for part, heading in NOTE_HEADINGS.items()]
    return [(heading, lines) for heading, lines in parts if lines]


def paragraphs(slide: AnySlide, number: int, pages: dict[str, int], numbered: bool = False) -> Counter[str]:
    """Every paragraph that this slide shows outside its charts and pictures.

    `pages`: page by slide id. `numbered`: the slide's layout counts its findings.
    """
    said = Counter(clean(p) for p in _paragraphs(slide, number, pages) if clean(p))
    if numbered and isinstance(slide, Slide):
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


def _paragraphs(slide: AnySlide, number: int, pages: dict[str, int]) -> Iterator[object]:
    match slide:
        case Cover():
            yield from (slide.title, slide.subtitle, slide.presenter, slide.date)
        case Contents():
            yield slide.title
            for entry in slide.entries:
                yield from (entry.number, entry.title, entry.finding, page_label(pages[entry.divider]))
        case Divider():
            yield from (slide.number, slide.title, *topics(slide))
            yield from _cards(slide.cards)
        case Closing():
            yield from (slide.title, slide.subtitle, *slide.lines)
        case _:
            yield "".join(kicker(slide.section_number, slide.section, slide.topic))
            yield from (slide.title, slide.source, str(number))
            for block in slide.content.values():
                yield from _block(block)


def page_label(page: int) -> str:
    return f"{page:02d}"


def _block(block: object) -> Iterator[object]:
    match block:
        case Cards():
            yield from _cards(block)
        case Blocks():
            yield from (p for said in block.blocks for p in _finding(said))
        case Grid():
            yield "".join(chart_title(block))
            yield from (header(h) for h in block.headers)
            yield from (cell.text for row in block.rows for cell in row)
            yield block.footnote
        case Chart():
            yield "".join(chart_title(block))


def _finding(said: Paragraphs) -> Iterator[object]:
    yield said.heading
    yield finding_text(said)


def _cards(block: Cards) -> Iterator[object]:
    """A card reads as one: its name, value and change."""
    for card in block.cards:
        change = card_change(card)
        value = "".join(bound.shown for bound in card_value(card.figure))
        yield clean(card.title) + value + (CHANGE + change.shown if change else "")


def _texts(slide: AnySlide) -> Iterator[Text]:
    """Every text of the slide that can hold figures."""
    yield from slide.notes.say
    match slide:
        case Contents():
            yield from (entry.finding for entry in slide.entries)
        case Divider():
            yield from _card_texts(slide.cards)
        case Closing():
            yield from slide.lines
        case Slide():
            yield slide.title
            for block in slide.content.values():
                match block:
                    case Cards():
                        yield from _card_texts(block)
                    case Blocks():
                        yield from (sentence for finding in block.blocks for sentence in finding.sentences)
                    case Grid():
                        yield from (cell.text for row in block.rows for cell in row)
                if isinstance(block, Chart):
                    yield block.alt


def _card_texts(block: Cards) -> Iterator[Text]:
    for card in block.cards:
        yield Text(card_value(card.figure))
        change = card_change(card)
        if change is not None:
            yield Text((change,))
