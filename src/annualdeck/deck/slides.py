"""Each kind of slide onto its layout."""

from __future__ import annotations

from lxml import etree
from pptx.shapes.placeholder import ChartPlaceholder, PicturePlaceholder

from annualdeck.deck import said
from annualdeck.deck.blocks import draw_blocks
from annualdeck.deck.cards import draw_cards
from annualdeck.deck.charts import draw_chart
from annualdeck.deck.grid import draw_grid
from annualdeck.deck.letters import Line, clean, line, phrase
from annualdeck.deck.page import Page
from annualdeck.deck.quotes import draw_quotes
from annualdeck.deck.tiles import draw_tiles
from annualdeck.deck.timeline import draw_timeline
from annualdeck.slide import (
    AnySlide, Blocks, Cards, Chart, Closing, Contents, Cover, Deck, Divider, Grid, Picture, Quotes, Slide, Tiles, Timeline,
)

LAYOUTS = {Cover: "cover", Contents: "contents", Divider: "divider", Closing: "closing"}


def layout_name(slide: AnySlide) -> str:
    return slide.layout if isinstance(slide, Slide) else LAYOUTS[type(slide)]


def draw(page: Page, slide: AnySlide, deck: Deck, pages: dict[str, int]) -> None:
    """The slide onto its page. `pages`: page number by slide id, for the contents."""
    match slide:
        case Cover():
            _words(page, {"title": slide.title, "subtitle": slide.subtitle, "presenter": slide.presenter,
                          "date": slide.date})
            if slide.chart is not None:
                _chart(page, "chart", slide.chart, deck)
        case Contents():
            _contents(page, slide, pages)
        case Divider():
            _words(page, {"number": slide.number, "title": slide.title})
            _lines(page, "topics", [line(topic) for topic in said.topics(slide)])
            draw_cards(page, slide.cards, deck.rise)
        case Closing():
            _words(page, {"title": slide.title, "subtitle": slide.subtitle})
            lines = [p for group in slide.takeaways for p in (line(group.heading), *(line(text, 2) for text in group.sentences))]
            _lines(page, "lines", lines, [b for group in slide.takeaways for text in group.sentences for b in text.bound])
        case Slide():
            _content(page, slide, deck)


def link_contents(page: Page, contents: Contents, targets: dict[str, object]) -> None:
    """Every line of the contents leads to its divider, and what stands beside them to its page."""
    lines = {f"{slot}{i}": entry.divider for i, entry in enumerate(contents.entries, 1)
             for slot in ("number", "section", "finding", "page")}
    lines |= {f"beside{i}": link.slide for i, link in enumerate(contents.beside, 1)}
    for shape in page.slide.shapes:
        if shape.name in lines:
            shape.click_action.target_slide = targets[lines[shape.name]]


def _content(page: Page, slide: Slide, deck: Deck) -> None:
    kicker = phrase(*said.kicker(slide.section_number, slide.section, slide.topic))
    if kicker.runs:
        page.write("kicker", [kicker])
    page.write("title", [line(slide.title)], slide.title.bound)
    _words(page, {"source": slide.source})
    page.page_number("number")
    for name, block in slide.content.items():
        match block:
            case Cards():
                draw_cards(page, block, deck.rise, name)
            case Tiles():
                draw_tiles(page, block, deck.rise, name)
            case Quotes():
                _quotes(page, name, block)
            case Blocks():
                draw_blocks(page, block)
            case Chart():
                _chart(page, name, block, deck)


def _contents(page: Page, contents: Contents, pages: dict[str, int]) -> None:
    _words(page, {"title": contents.title})
    for i, entry in enumerate(contents.entries, 1):
        page.decorate(f"rule{i}", page.layout.slot(f"rule{i}").box)
        _words(page, {f"number{i}": entry.number, f"section{i}": entry.title})
        page.write(f"finding{i}", [line(entry.finding)], entry.finding.bound)
        _words(page, {f"page{i}": said.page_label(pages[entry.divider])})
    for i, link in enumerate(contents.beside, 1):
        if f"beside{i}" in page.layout.slots:
            _words(page, {f"beside{i}": said.beside(link, pages)})


def _words(page: Page, words: dict[str, str]) -> None:
    """Plain words into their slots; an empty one leaves its slot out."""
    for name, text in words.items():
        if clean(text):
            page.write(name, [line(text)])


def _lines(page: Page, name: str, lines: list[Line], bounds: list | tuple = ()) -> None:
    if lines:
        page.write(name, lines, bounds)


def _quotes(page: Page, name: str, block: Quotes) -> None:
    if f"{name}-title" in page.layout.slots:
        _words(page, {f"{name}-title": block.title})
    draw_quotes(page, block, name)


def _chart(page: Page, name: str, chart: Chart, deck: Deck) -> None:
    """A chart, picture, table or timeline with its title, and its message as alternative text."""
    title = f"{name}-title"
    if title in page.layout.slots:
        page.write(title, [phrase(*said.chart_title(chart))])
    element = _element(page, name, chart, deck)
    element.xpath(".//p:cNvPr")[0].set("descr", clean(chart.alt))
    page.bind(element.shape_id, f"{name} alt", chart.alt.bound)


def _element(page: Page, name: str, chart: Chart, deck: Deck) -> etree._Element:
    """The chart drawn, as the element of its frame."""
    if isinstance(chart, Timeline):
        return draw_timeline(page, chart, name)
    if isinstance(chart, Grid):
        frame = draw_grid(page, chart, name)
    else:
        frame, bounds = _drawn(page, name, chart, deck)
        page.adopt(name)
        frame.name = name
        for place, bound in bounds:
            page.bind(frame.shape_id, f"{name} {place}", [bound])
    if page.layout.slot(name).kind != _kind(chart):
        page.detach(frame._element, name)
    return frame._element


def _kind(chart: Chart) -> str:
    """The kind of slot that was made for this block."""
    return "table" if isinstance(chart, Grid) else "picture" if isinstance(chart, Picture) else "chart"


def _drawn(page: Page, name: str, chart: Chart, deck: Deck) -> tuple[object, list]:
    holder = page.placeholder(name)
    if isinstance(chart, Picture):
        from annualdeck.deck.pictures import draw_picture

        return draw_picture(PicturePlaceholder(holder, page.slide.shapes), chart, page.kept)
    return draw_chart(
        ChartPlaceholder(holder, page.slide.shapes), chart, dark=page.layout.dark, rise=deck.rise
    )
