"""Speaker notes: what to say in order, the definitions, the sources, and what is missing and why."""

from __future__ import annotations

from xml.sax.saxutils import escape

from annualdeck.deck import said
from annualdeck.deck.letters import clean
from annualdeck.deck.page import Page, fill_text
from annualdeck.deck.theme import EAST_ASIAN, LANG, LATIN
from annualdeck.slide import Notes


def write_notes(page: Page, notes: Notes) -> None:
    parts = said.notes(notes)
    if not parts:
        return
    holder = page.slide.notes_slide.notes_placeholder
    words = [
        _paragraph(clean(text), bold)
        for heading, lines in parts
        for text, bold in ((heading, True), *((text, False) for text in lines))
    ]
    fill_text(holder.element, "".join(words))
    page.bind(holder.shape_id, "notes", (bound for text in (*notes.say, *notes.more) for bound in text.bound))


def _paragraph(text: str, bold: bool) -> str:
    letters = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/>'
    return (
        f'<a:p><a:r><a:rPr lang="{LANG}" altLang="en-US" b="{int(bold)}">{letters}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p>"
    )
