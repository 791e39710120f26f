"""Whatever words and figures a slide is given: they fit, or the error names the slide and the slot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import Slide as FileSlide

from annualdeck.deck import write
from annualdeck.deck.fit import Piece, line_count
from annualdeck.deck.page import TextDoesNotFit
from annualdeck.deck.template import POINT, Slot, Template
from annualdeck.figure import PEOPLE, YUAN, Figure
from annualdeck.scale import common_scale
from annualdeck.slide import Bars, Blocks, Card, Cards, Cell, Columns, Grid, Header, Paragraphs, Series, Slide
from annualdeck.wording import label, plain, scaled

FLOORS = {"title": 20.0, "source": 9.0, "number": 9.0, "table": 10.0, "table-note": 9.0}
_WORDS = "支付金额同比增长18.2%，双11当月1,284,016人为全年最高；新客占比57.2%。“茶礼盒”Oolong Tea 500g装"


def said(longest: int) -> some.SearchStrategy[str]:
    """Some of the words, however they are cut, up to so many characters."""
    cut = some.builds(lambda n, at: (_WORDS[at:] + _WORDS * 4)[:n], some.integers(1, longest), some.integers(0, len(_WORDS)))
    return cut.map(str.strip).filter(bool)


words, names = said(120), said(40)
amounts = some.decimals(0, Decimal(10) ** 12, places=2, allow_nan=False, allow_infinity=False)


def paid(amount: Decimal, prior: Decimal | None = None) -> Figure:
    return Figure("sales.paid_amount", "支付金额", amount, YUAN, prior)


findings = some.lists(some.builds(
    lambda heading, sentences, muted: Paragraphs(heading[:12], tuple(map(plain, sentences)), muted), names,
    some.lists(words, min_size=1, max_size=5), some.booleans(),
), max_size=4)
cards = some.lists(some.builds(
    lambda name, amount, prior: Card(paid(amount, prior), name[:16]), names, amounts, some.none() | amounts), min_size=1, max_size=5)


@some.composite
def bars(draw: some.DrawFn) -> Bars | Columns:
    """One category or forty, some without a value."""
    rows = draw(some.lists(some.tuples(names, some.none() | amounts), min_size=1, max_size=40))
    series = (Series("2025年", tuple(None if v is None else paid(v) for _, v in rows)),)
    kind = draw(some.sampled_from((Bars, Columns)))
    return kind(title=draw(names), alt=plain("说明"), note=draw(words), categories=tuple(n for n, _ in rows), series=series)


@some.composite
def tables(draw: some.DrawFn) -> Grid:
    rows = draw(some.lists(some.tuples(names, words, amounts, some.integers(0, 10 ** 9)), min_size=1, max_size=40))
    people = [Figure("sales.buyers", "买家", n, PEOPLE) for *_, n in rows]
    money, counts = common_scale([paid(a) for _, _, a, _ in rows]), common_scale(people)
    return Grid(
        title=draw(names), alt=plain("说明"), footnote=draw(words),
        headers=(Header("商品", right=False), Header("应对", right=False), Header("支付金额", money.suffix), Header("买家", counts.suffix)),
        rows=tuple((Cell(label(name)), Cell(plain(told)), Cell(scaled(paid(amount), money)), Cell(scaled(p, counts)))
                   for (name, told, amount, _), p in zip(rows, people, strict=True)))


SLOTS = {
    "text": {}, "cards-chart-text": {"cards": cards, "chart": bars()}, "table-text": {"table": tables()},
    "table-wide-text": {"table": tables()}, "charts-table-text": {"chart1": bars(), "chart2": bars(), "table": tables()},
    "panel-charts": {"cards": cards, "chart": bars(), "table": tables()}, "cards-text": {"cards": cards},
}


@some.composite
def slides(draw: some.DrawFn, layout: str) -> Slide:
    content = {name: draw(block) for name, block in SLOTS[layout].items()}
    content = {name: Cards(tuple(block)) if isinstance(block, list) else block for name, block in content.items()}
    return Slide(
        "any", layout, plain(draw(words)), content | {"blocks": Blocks(tuple(draw(findings)))}, "年度业绩概览", "01",
        draw(names), draw(words))


@pytest.mark.parametrize("layout", SLOTS)
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck),
          phases=(Phase.explicit, Phase.generate))   # to shrink a whole slide takes minutes
@given(data=some.data())
def test_whatever_a_slide_says_fits_or_is_named(demo, template: Template, layout: str, data: some.DataObject):
    slide = data.draw(slides(layout))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "deck.pptx")
        try:
            write(demo.deck(slide), None, out, lambda placed: b"<ledger/>")
        except TextDoesNotFit as told:
            slots = {"blocks", *template.layout(slide.layout).slots}
            assert all((o.page, o.slide) == (1, "any") and o.slot in slots and o.words for o in told.overflows)
            return
        opened = Presentation(str(out))
        assert broken(opened.slides[0], template, (opened.slide_width, opened.slide_height)) == []


@pytest.fixture(scope="module")
def template() -> Template:
    return Template(None)


def broken(slide: FileSlide, template: Template, size: tuple[int, int]) -> list[str]:
    """What leaves the slide, lies over something else, stands in too small letters, or leaves its own box."""
    found = []
    slots = template.layout(slide.slide_layout.name).slots
    solid = [s for s in slide.shapes if not s._element.xpath('./*/p:cNvPr//*[local-name()="decorative"]')]
    for i, one in enumerate(solid):
        if min(one.left, one.top, size[0] - one.left - one.width, size[1] - one.top - one.height) < 0:
            found.append(f"{one.name} leaves the slide")
        for other in solid[i + 1:]:
            wide = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            high = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            if min(wide, high) > POINT:
                found.append(f"{one.name} and {other.name} overlap")
        slot = slots.get(one.name)
        if one.has_text_frame and slot is not None:
            found += _badly_set(one.name, list(_set(one._element, slot)), slot, one.width / POINT, one.height / POINT)
    return found


@dataclass(frozen=True)
class Set:
    """A paragraph as it is set: its pieces, the height of its lines and the space before it, in points."""

    pieces: list[Piece]
    line: float
    before: float


def _set(element: object, slot: Slot) -> Iterator[Set]:
    """Each paragraph in the looks of the slot, as far as it does not say otherwise."""
    for paragraph in element.iter(qn("a:p")):  # type: ignore[attr-defined]
        own = paragraph.find(qn("a:pPr"))
        look = slot.looks[int(own.get("lvl", 0)) if own is not None else 0]
        exact = paragraph.find(f"{qn('a:pPr')}/{qn('a:lnSpc')}/{qn('a:spcPts')}")
        pieces = [
            Piece(run.findtext(qn("a:t")), float(letters.get("sz", look.size * 100)) / 100,
                  letters.get("b", str(int(look.bold))) == "1")
            for run in paragraph.iter(qn("a:r"), qn("a:fld")) if (letters := run.find(qn("a:rPr"))) is not None
        ]
        yield Set(pieces, int(exact.get("val")) / 100 if exact is not None else look.line, look.before)


def _badly_set(name: str, paragraphs: list[Set], slot: Slot, wide: float, high: float) -> Iterator[str]:
    left, top, right, bottom = (inset / POINT for inset in slot.inset)
    needed = sum(p.line * line_count(p.pieces, wide - left - right) + (p.before if i else 0) for i, p in enumerate(paragraphs))
    if needed > high - top - bottom + 0.6:
        yield f"{name} needs {needed:.1f} of {high - top - bottom:.1f} points"
    least = min(FLOORS.get(name, 11.0), *(look.size for look in slot.looks))
    yield from (f"{name} is set in {p.size}: {p.text}" for said in paragraphs for p in said.pieces if p.size < least)


def test_what_does_not_fit_is_seen(demo, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The drawing counts every text as one line: then this file finds what leaves its box."""
    monkeypatch.setattr("annualdeck.deck.letters.line_count", lambda pieces, room: 1)
    slide = demo.content("any", "text", "支付金额" * 30, "", blocks=Blocks(demo.FOUND))
    write(demo.deck(slide), None, tmp_path / "deck.pptx", lambda placed: b"<ledger/>")
    opened = Presentation(str(tmp_path / "deck.pptx"))
    assert broken(opened.slides[0], template, (opened.slide_width, opened.slide_height)) == ["title needs 124.0 of 63.4 points"]
