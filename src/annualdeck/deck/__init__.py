"""The deck as a PowerPoint file: drawn on a template, checked by reading it back, and only then put in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from annualdeck.deck import place, said, slides
from annualdeck.deck.contract import LayoutReport, contract, labelled
from annualdeck.deck.fitting import fitting
from annualdeck.deck.notes import write_notes
from annualdeck.deck.package import attach_ledger, set_properties, set_sections
from annualdeck.deck.page import Page, TextDoesNotFit
from annualdeck.deck.readback import check
from annualdeck.deck.place import DeckUnsound, OutputNotWritable
from annualdeck.deck.template import Template
from annualdeck.slide import Contents, Deck, Placed

__all__ = ["DeckUnsound", "LayoutReport", "OutputNotWritable", "contract", "labelled", "write"]


def write(
    deck: Deck, template: Path | None, out: Path, attach: Callable[[list[Placed]], bytes], kept: Path | None = None,
) -> list[Placed]:
    """Draw the deck, check it by reading it back, and replace `out` only when every check passes.

    `template`: None for the one that ships. `attach` makes the ledger (an XML document) from where the figures stand;
    it becomes a custom XML part of the file. `kept` is a folder of pictures that were drawn before. Returns every
    bound figure with its place. Raises TemplateUnreadable, LayoutMissing, SlotMissing, TextDoesNotFit,
    DeckDoesNotMatch, DeckUnsound, OutputNotWritable.
    """
    opened = Template(template)
    deck = replace(deck, slides=tuple(fitting(slide, opened.layout(slides.layout_name(slide))) for slide in deck.slides))
    pages = _draw(deck, opened, kept)
    overflows = tuple(overflow for page in pages for overflow in page.overflows)
    if overflows:
        raise TextDoesNotFit(overflows)
    set_properties(opened.presentation, deck)
    set_sections(opened.presentation, deck)
    placed = [p for page in pages for p in page.placed]
    attach_ledger(opened.presentation, attach(placed))
    place.save(opened.presentation, out, opened.file, lambda file: check(file, deck, placed))
    return placed


def _draw(deck: Deck, template: Template, kept: Path | None) -> list[Page]:
    numbers = said.page_numbers(deck)
    pages = []
    for number, slide in enumerate(deck.slides, 1):
        layout = template.layout(slides.layout_name(slide))
        page = Page(template.add_slide(layout), layout, number, said.slide_id(slide, number), kept)
        slides.draw(page, slide, deck, numbers)
        write_notes(page, slide.notes)
        page.finish()
        pages.append(page)
    targets = {page.id: page.slide for page in pages}
    for page in pages:
        if isinstance(contents := deck.slides[page.number - 1], Contents):
            slides.link_contents(page, contents, targets)
    return pages
