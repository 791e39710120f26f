"""The deck as text, for `annualdeck outline`: what each slide says, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annualdeck.slide import (
    AnySlide, Blocks, Card, Cards, Chart, Closing, Contents, Cover, Deck, Divider, Grid, Quotes, Slide, Tiles, Timeline,
)


def outline_of(deck: Deck) -> str:
    """Every slide's title and words, numbered as in the deck."""
    lines: list[str] = []
    for number, slide in enumerate(deck.slides, 1):
        lines += [f"{number:>2}  {line}" if i == 0 else f"    {line}" for i, line in enumerate(_lines(slide))]
        lines.append("")
    return "\n".join(lines)


def _lines(slide: AnySlide) -> Iterator[str]:
    match slide:
        case Cover():
            yield slide.title
            yield from (line for line in (slide.subtitle, slide.presenter, slide.date) if line)
        case Contents():
            yield slide.title
            yield from (f"{e.number} {e.title}：{e.finding}" for e in slide.entries)
            yield from (link.title for link in slide.beside)
        case Divider():
            yield f"{slide.number} {slide.title}（{'、'.join(slide.topics)}）"
            yield from _cards(slide.cards.cards)
        case Slide():
            yield f"[{'／'.join(part for part in (slide.section, slide.topic) if part)}] {slide.title}"
            yield from _content(slide)
        case Closing():
            yield slide.title
            yield from (f"{t.heading}：{'；'.join(map(str, t.sentences))}" for t in slide.takeaways)


def _content(slide: Slide) -> Iterator[str]:
    for block in slide.content.values():
        match block:
            case Cards():
                yield from _cards(block.cards)
            case Tiles():
                yield from _cards(tile.card for tile in block.tiles)
            case Quotes():
                yield from (f"“{q.sentence}”（{q.about}）" for q in block.quotes)
            case Timeline():
                yield f"时间线：{block.title}（{block.alt}）"
                yield from (f"  {e.day} {e.name}" for e in block.events)
            case Grid():
                yield f"表：{block.title}"
                yield "  " + " | ".join(h.name + (f"（{h.unit}）" if h.unit else "") for h in block.headers)
                yield from ("  " + " | ".join(str(cell.text) for cell in row) for row in block.lines)
            case Chart():
                yield f"图：{block.title}（{block.alt}）"
            case Blocks():
                yield from (f"{b.heading}：{''.join(map(str, b.sentences))}" for b in block.blocks)


def _cards(cards: Iterable[Card]) -> Iterator[str]:
    for card in cards:
        change = f"（{card.against}{card.figure.show('word')}）" if card.figure.can("word") else ""
        yield f"· {card.title} {card.figure.show()}{change}"
