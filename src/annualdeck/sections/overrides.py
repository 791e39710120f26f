"""The config's own wording of a slide: its title, and its blocks in the user's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annualdeck.config import Config
from annualdeck.figure import Missing
from annualdeck.metrics.kpis import Kpis
from annualdeck.slide import Blocks, Paragraphs, Slide, waiting
from annualdeck.wording import references, say


def reworded(slide: Slide, config: Config, k: Kpis) -> Slide:
    """The slide with the config's title and blocks in place of its own, on the page and in what the presenter says.

    A sentence that refers to a missing KPI is left out; a title that does leaves the slide's own. A block without
    sentences keeps those the slide has under that heading; one that is left with none says what it waits for, or is
    dropped with `on_missing: drop`.
    """
    override = config.slides.get(slide.id)
    if override is None:
        return slide
    title = say(override.title, k.at, typed=True) if override.title else None
    content = dict(slide.content)
    own = content.get("blocks")
    blocks = own if isinstance(own, Blocks) else Blocks(())
    if override.blocks is not None:
        held = {b.heading: b for b in blocks.blocks}
        made = [_block(heading, texts, held, k) for heading, texts in override.blocks.items()]
        drop = config.options.on_missing == "drop"
        content["blocks"] = blocks = Blocks(tuple(b for b in made if not (b.muted and drop)))
    spoken = (title or slide.title, *(s for b in blocks.blocks if not b.muted for s in b.sentences))
    kept = tuple(s for s in slide.notes.say[1:] if not isinstance(own, Blocks) or s not in _sentences(own))
    return replace(slide, title=title or slide.title, content=content, notes=replace(slide.notes, say=spoken + kept))


def _sentences(blocks: Blocks) -> list[object]:
    return [sentence for block in blocks.blocks for sentence in block.sentences]


def _block(heading: str, texts: Sequence[str] | None, held: Mapping[str, Paragraphs], k: Kpis) -> Paragraphs:
    if texts is None:
        return held.get(heading, waiting(heading, "本页没有这个小标题"))
    said = tuple(t for t in (say(text, k.at, typed=True) for text in texts) if t is not None)
    return Paragraphs(heading, said, whole=True) if said else waiting(heading, _why(texts, k))


def _why(texts: Sequence[str], k: Kpis) -> str:
    """Why none of the sentences can be said: the first KPI that is missing, else the comparison that is."""
    found = [k.at(r.name, r.slice) for text in texts for r in references(text)]
    missing = next((f.why.text() for f in found if isinstance(f, Missing)), None)
    return missing or f"{found[0].name}没有上年同期数据"
