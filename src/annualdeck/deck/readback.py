"""The finished file, read back and compared with what was meant.

A deck is only handed over when each bound figure stands where the ledger says, and when nothing stands on a slide or
in its notes that the model does not say.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import Slide as FileSlide

from annualdeck.deck import said
from annualdeck.deck.letters import clean
from annualdeck.errors import AnnualdeckError, Lang, Sentence
from annualdeck.figure import Figure
from annualdeck.slide import AnySlide, Chart, Deck, Picture, Placed, Slide, Tiles, leaves
from annualdeck.wording import Text

_NUMBER = re.compile(r"\d[\d,.]*")
_TOLD = 8                            # differences that the sentence names
_SIZES = (1, 10_000, 100_000_000, 0.01, 1 / 60)   # as they are, in 万, in 亿, in percentage points, hours in minutes


@dataclass(frozen=True)
class Difference(Sentence):
    """One thing in the file that is not as it was meant."""

    page: int
    what: str
    words: str
    zh = "第{page}页{what}“{words}”"
    en = "page {page}: {what} “{words}”"


@dataclass(eq=False)
class DeckDoesNotMatch(AnnualdeckError):
    differences: tuple[Difference, ...]
    zh = "写出的文件与报告内容不一致（{differences}），所以没有保存；这是程序的缺陷，请连同这句话反馈。"
    en = "The written file differs from the report ({differences}), so it was not saved; please report this sentence."

    def text(self, lang: Lang = "zh") -> str:
        first = ("、" if lang == "zh" else ", ").join(d.text(lang) for d in self.differences[:_TOLD])
        return getattr(self, lang).format(differences=first + ("…" if len(self.differences) > _TOLD else ""))


@dataclass
class Shape:
    """What one shape holds: its words (a chart's names and labels too), a chart's cached numbers, or a picture."""

    words: list[str]
    numbers: list[float] | None = None
    picture: bool = False
    alt: str = ""

    def holds(self, placed: Placed) -> bool:
        shown = placed.bound.shown
        if placed.place.endswith(" alt"):
            return shown in self.alt
        if any(shown in words for words in self.words):
            return True
        return self.picture if self.numbers is None else _among(self.numbers, placed.bound.figure)


def check(file: Path, deck: Deck, placed: Sequence[Placed]) -> None:
    """Raises DeckDoesNotMatch with every difference between the file and the deck."""
    slides = list(Presentation(str(file)).slides)
    differences = []
    if len(slides) != len(deck.slides):
        raise DeckDoesNotMatch((Difference(len(slides), "页数不是", str(len(deck.slides))),))
    pages = said.page_numbers(deck)
    for number, (written, meant) in enumerate(zip(slides, deck.slides, strict=True), 1):
        here = [p for p in placed if p.page == number]
        differences += list(_differences(written, meant, number, pages, here))
    if differences:
        raise DeckDoesNotMatch(tuple(differences))


def _differences(
    written: FileSlide, meant: AnySlide, number: int, pages: dict[str, int], placed: Sequence[Placed]
) -> Iterator[Difference]:
    shapes = _shapes(written)
    notes = _note_paragraphs(written)
    slots = {ph.name for ph in written.slide_layout.placeholders}
    found = Counter(text for element in written.shapes._spTree.iter_shape_elms() for text in _as_read(element))
    yield from _unlike(number, found, said.paragraphs(meant, number, pages, slots))
    yield from _unlike(number, Counter(notes), said.note_paragraphs(meant.notes))
    for p in placed:
        if p.place == "notes":
            stands = any(p.bound.shown in paragraph for paragraph in notes)
        else:
            stands = p.shape in shapes and shapes[p.shape].holds(p)
        if not stands:
            yield Difference(number, f"{p.place} 缺少", p.bound.shown)
    recorded = Counter((p.bound.figure.kpi, p.bound.shown) for p in placed)
    for kpi, shown in said.bounds(meant) - recorded:
        yield Difference(number, f"没有登记 {kpi}", shown)
    yield from _chart_differences(number, shapes, meant, placed)


def _unlike(number: int, found: Counter[str], meant: Counter[str]) -> Iterator[Difference]:
    yield from (Difference(number, "多出", words) for words in found - meant)
    yield from (Difference(number, "缺少", words) for words in meant - found)


def _chart_differences(
    number: int, shapes: dict[int, Shape], meant: AnySlide, placed: Sequence[Placed]
) -> Iterator[Difference]:
    """Charts: a figure that the ledger lacks, a number in a name or label that neither model nor ledger has."""
    blocks = list(meant.content.values()) if isinstance(meant, Slide) else [getattr(meant, "chart", None)]
    recorded = {_identity(p.bound.figure) for p in placed}
    # a picture too small for figures shows colours only
    drawn = [b for b in blocks if isinstance(b, Chart | Tiles) and not isinstance(b, Picture)]
    for figure in (f for block in drawn for f in leaves(block, Figure)):
        if _identity(figure) not in recorded:
            yield Difference(number, f"图表里没有登记 {figure.kpi}", figure.show("full"))
    words = [str(leaf) for block in blocks for leaf in leaves(block, str | Text)]
    words += [text for p in placed for text in (p.bound.shown, p.bound.figure.name)]
    known = set(_NUMBER.findall(" ".join(words)))
    for shape in shapes.values():
        if shape.numbers is not None:
            for text in shape.words:
                if not all(_known(number, text, known) for number in _NUMBER.findall(text)):
                    yield Difference(number, "图表里多出", text)


def _known(number: str, text: str, known: set[str]) -> bool:
    """Whether a number of a chart's text is one of the model's; where the text is cut, the beginning of one."""
    return number in known or (text.endswith(f"{number}…") and any(other.startswith(number) for other in known))


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure.kpi, tuple(sorted(figure.slice.items())), figure.value


def _shapes(slide: FileSlide) -> dict[int, Shape]:
    """Every shape of the slide, those in groups included, by id."""
    shapes: dict[int, Shape] = {}
    for element in slide.shapes._spTree.iter(qn("p:sp"), qn("p:graphicFrame"), qn("p:pic"), qn("p:grpSp")):
        properties = element[0].find(qn("p:cNvPr"))
        shape = Shape(_paragraphs(element), picture=element.tag == qn("p:pic"), alt=properties.get("descr", ""))
        frame = next(element.iter(qn("c:chart")), None)
        if frame is not None:
            chart = slide.part.related_part(frame.get(qn("r:id")))._element
            shape.words, shape.numbers = _chart_words(chart), _chart_numbers(chart)
        shapes[int(properties.get("id"))] = shape
    return shapes


def _paragraphs(element: etree._Element) -> list[str]:
    texts = ("".join(t.text or "" for t in p.iter(qn("a:t"))) for p in element.iter(qn("a:p")))
    return [text for text in map(clean, texts) if text]


def _as_read(element: etree._Element) -> list[str]:
    """The paragraphs of a shape; a group (a card) reads as one."""
    texts = _paragraphs(element)
    return ["".join(texts)] if element.tag == qn("p:grpSp") else texts


def _note_paragraphs(slide: FileSlide) -> list[str]:
    if not slide.has_notes_slide:
        return []
    holder = slide.notes_slide.notes_placeholder
    return _paragraphs(holder.element) if holder is not None else []


def _chart_words(chart: etree._Element) -> list[str]:
    """Rich text in a chart, and the names in its caches."""
    return _paragraphs(chart) + [v.text or "" for cache in chart.iter(qn("c:strCache")) for v in cache.iter(qn("c:v"))]


def _chart_numbers(chart: etree._Element) -> list[float]:
    return [float(v.text) for cache in chart.iter(qn("c:numCache")) for v in cache.iter(qn("c:v")) if v.text]


def _among(numbers: list[float], figure: Figure) -> bool:
    """Whether the figure's value is among a chart's numbers, in one of the sizes that charts are drawn in."""
    if not isinstance(figure.value, int | float | Decimal):
        return False
    value = abs(float(figure.value))
    return any(math.isclose(abs(n) * size, value, rel_tol=1e-9, abs_tol=1e-12) for n in numbers for size in _SIZES)
