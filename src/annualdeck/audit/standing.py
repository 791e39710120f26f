"""Which of the eighteen slides stand, which say only a part of what they are for, and what the others wait for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from annualdeck.config import Config
from annualdeck.errors import Lang, Sentence
from annualdeck.figure import Missing
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.reasons import NoTable
from annualdeck.sections.contents import SECTIONS
from annualdeck.sections.order import silent
from annualdeck.slide import Blocks, Slide
from annualdeck.tables import TABLES

State = Literal["stands", "partly", "waits", "hidden"]

MOST_NAMES = 4   # missing figures that are named for one reason

JUDGEMENT = {
    "competition": "competition", "policy": "policy", "technology": "pilots", "goals": "targets", "strategy": "initiatives",
    "risks": "risks",
}
"""Slides that stand on what the config says, and the key it says it under."""


@dataclass(frozen=True)
class NotWritten(Sentence):
    """What belongs to the presenter and the config does not give."""

    key: str
    zh = "配置里没有 {key}"
    en = "the config gives no {key}"


@dataclass(frozen=True)
class NothingSaid(Sentence):
    """Findings of a slide that have nothing to say, though nothing that the slide names is missing."""

    headings: tuple[str, ...]
    zh = "没有内容的小标题：{headings}"
    en = "findings with nothing to say: {headings}"


@dataclass(frozen=True)
class Lacks(Sentence):
    """A reason, and the figures that are missing for it."""

    why: Sentence
    kpis: tuple[str, ...]

    def text(self, lang: Lang = "zh") -> str:
        if not self.kpis:
            return self.why.text(lang)
        shown, more = self.kpis[:MOST_NAMES], len(self.kpis) - MOST_NAMES
        if lang == "zh":
            names = "、".join(KPIS[id_].name for id_ in shown) + (f"等 {len(self.kpis)} 项" if more > 0 else "")
            return f"{self.why.text(lang)}：{names}"
        return f"{self.why.text(lang)}: {', '.join(shown)}" + (f" and {more} more" if more > 0 else "")


@dataclass(frozen=True)
class Standing:
    """One slide: whether it stands, and what it lacks."""

    id: str
    topic: str
    state: State
    lacks: tuple[Lacks, ...] = ()


def standings(k: Kpis, config: Config) -> list[Standing]:
    """The eighteen slides in their order, as they come out with everything noted that they lack."""
    noted = config.model_copy(update={"options": config.options.model_copy(update={"on_missing": "note"})})
    missing = {m.kpi: m for m in k.missing()}
    found = []
    for module in (module for section in SECTIONS for module in section.slides):
        topic, override = module.TOPIC, config.slides.get(module.TOPIC.id)
        if override is not None and override.hide:
            found.append(Standing(topic.id, topic.topic, "hidden"))
            continue
        made = module.make(k, noted)
        lacks = tuple(_lacks(k, config, topic.id, topic.tables, getattr(module, "IDS", ()), missing))
        quiet = _quiet(made)
        state: State = "waits" if silent(made) else "partly" if lacks or quiet else "stands"
        lacks = lacks or ((Lacks(NothingSaid(quiet), ()),) if quiet else ())
        found.append(Standing(topic.id, topic.topic, state, lacks))
    return found


def _quiet(slide: Slide) -> tuple[str, ...]:
    """The headings of its findings that have nothing to say."""
    blocks = slide.content.get("blocks")
    return tuple(block.heading for block in blocks.blocks if block.muted) if isinstance(blocks, Blocks) else ()


def _lacks(
    k: Kpis, config: Config, id_: str, tables: Iterable[str], ids: Iterable[str], missing: dict[str, Missing]
) -> list[Lacks]:
    """What the config does not say, the tables that are not there, and the KPIs that are missing by their reasons."""
    reasons: dict[Sentence, list[str]] = {}
    if id_ in JUDGEMENT and not getattr(config, JUDGEMENT[id_]):
        reasons[NotWritten(JUDGEMENT[id_])] = []
    for table in tables:
        if table not in k.facts:
            reasons[NoTable(TABLES[table].export)] = []
    for kpi in dict.fromkeys(ids):
        if kpi in missing:
            reasons.setdefault(missing[kpi].why, []).append(kpi)
    return [Lacks(why, tuple(kpis)) for why, kpis in reasons.items()]
