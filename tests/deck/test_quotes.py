"""Quotes: sentences on cards of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annualdeck.slide import Blocks, Quote, Quotes
from annualdeck.wording import Bound, Text, plain


@pytest.fixture
def cards(demo, gallery, drawn: Callable) -> Callable:
    """cards(quote, …): the cards on a written slide, and the slide."""

    def draw(*quotes: Quote):
        slide = demo.content("feedback", "quotes-text", "短", "", chart1=gallery.sentiment(), chart2=gallery.reception(),
                             quotes=Quotes("典型原话", quotes), blocks=Blocks((demo.block("履约", "周转天数{inventory.days}。"),)))
        written = drawn(slide).slides[0]
        return [s for s in written.shapes if s.name == "quotes card"], written

    return draw


SHORT = Quote("快递比上次快多了。", plain("物流 · 负面12%"))


def test_a_card_holds_the_sentence_in_its_marks_and_what_it_is_about(cards: Callable):
    (card,), _ = cards(SHORT)
    assert [p.text for p in card.text_frame.paragraphs] == ["“快递比上次快多了。”", "物流 · 负面12%"]


def test_marks_that_a_sentence_brings_along_are_not_doubled(cards: Callable):
    (card,), _ = cards(Quote("“快递比上次快多了。”", plain("物流")))
    assert card.text_frame.paragraphs[0].text == "“快递比上次快多了。”"


@pytest.mark.parametrize("count", [1, 3, 6])
def test_cards_stand_below_one_another_within_their_slot(cards: Callable, count: int):
    found, slide = cards(*[SHORT] * count)
    slot = next(p for p in slide.slide_layout.placeholders if p.name == "quotes")
    assert len(found) == count and found[0].top == slot.top
    for a, b in zip(found, found[1:], strict=False):
        assert a.top + a.height < b.top
    assert found[-1].top + found[-1].height <= slot.top + slot.height + 10


def test_sentences_that_are_too_long_are_cut_the_longest_first_and_stand_whole_in_the_notes(cards: Callable):
    long = "杯子收到就有一道裂纹，客服让我拍了三次照片才肯退，下次不会再买了。" * 9
    found, slide = cards(SHORT, Quote(long, plain("质量")), SHORT, SHORT)
    assert found[0].text_frame.paragraphs[0].text == "“快递比上次快多了。”"
    assert found[1].text_frame.paragraphs[0].text.endswith("…”")
    assert f"“{long}”" in slide.notes_slide.notes_text_frame.text


def test_a_figure_in_what_it_is_about_is_in_the_ledger(cards: Callable, demo):
    share = Bound(demo.CTR, "value", demo.CTR.show())
    (card,), _ = cards(Quote("味道很淡。", Text(("描述不符，占", share))))
    assert card.text_frame.paragraphs[1].text == "描述不符，占5.2%"


def test_no_quote_leaves_the_slot_out(cards: Callable):
    assert cards()[0] == []
