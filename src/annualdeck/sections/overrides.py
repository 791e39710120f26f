"""The config's own wording of a slide: its title, and its blocks in the user's order."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.config.models import SlideWording
from annualdeck.metrics.kpis import Kpis
from annualdeck.slide import Blocks, Paragraphs, Slide
from annualdeck.wording import say


def reworded(slide: Slide, override: SlideWording | None, k: Kpis) -> Slide:
    """The slide with the config's title and blocks in place of its own.

    A sentence that refers to a missing KPI is left out; a title that does leaves the slide's own. A block without
    sentences keeps those the slide has under that heading.
    """
    if override is None:
        return slide
    title = say(override.title, k.at, typed=True) if override.title else None
    content = dict(slide.content)
    if override.blocks is not None:
        own = content.get("blocks")
        held = {b.heading: b for b in own.blocks} if isinstance(own, Blocks) else {}
        content["blocks"] = Blocks(tuple(_block(heading, texts, held, k) for heading, texts in override.blocks.items()))
    return replace(slide, title=title or slide.title, content=content)


def _block(heading: str, texts: tuple[str, ...] | None, held: dict[str, Paragraphs], k: Kpis) -> Paragraphs:
    if texts is None:
        return held.get(heading, Paragraphs(heading, ()))
    said = tuple(t for t in (say(text, k.at, typed=True) for text in texts) if t is not None)
    return Paragraphs(heading, said, whole=True)
