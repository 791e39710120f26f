"""Numbers typed by hand: marked, and held against the KPIs of their sentence."""

from __future__ import annotations

from annualdeck.figure import RATE, RATIO, Figure
from annualdeck.slide import Blocks, Deck, Paragraphs, Slide
from annualdeck.typed import disagreements, typed_numbers
from annualdeck.wording import Text, plain, say

REPURCHASE = Figure("users.repurchase_rate", "复购率", 0.184, RATE)
ROI = Figure("ads.roi", "投入产出比", 4.3, RATIO)


def deck(sentence: str, typed: bool = True) -> Deck:
    """A deck of one slide with one sentence as the config writes it."""
    known = {figure.kpi: figure for figure in (REPURCHASE, ROI)}
    said = say(sentence, lambda id_, slice_: known[id_], typed=typed)
    assert isinstance(said, Text)
    slide = Slide("ads", "text", plain("标题"), {"blocks": Blocks((Paragraphs("小标题", (said,)),))})
    return Deck("t", "a", "s", "2026-01-08", (slide,))


def test_a_number_typed_by_hand_is_marked():
    """slides: {ads: {blocks: {小标题: 复购率{users.repurchase_rate}，比计划的20%低}}}"""
    assert typed_numbers(deck("复购率{users.repurchase_rate}，比计划的20%低")) == [
        {"page": 1, "words": "复购率18.4%，比计划的20%低", "numbers": ["20"]},
    ]


def test_the_programs_own_words_are_not_typed_by_hand():
    assert typed_numbers(deck("48小时发货率{users.repurchase_rate}", typed=False)) == []


def test_a_typed_number_of_a_kpis_unit_and_another_value_is_a_finding():
    (finding,) = disagreements(deck("复购率{users.repurchase_rate}，即19.4%"))
    assert finding.text() == (
        "第1页里手写的 19.4% 与同一句里的 users.repurchase_rate（18.4%）单位相同而数值不同，请核对，或改为引用指标。"
    )
    assert finding.severity == "warn"


def test_the_same_value_typed_again_and_other_units_are_no_finding():
    assert disagreements(deck("复购率{users.repurchase_rate}，即18.4%")) == []
    assert disagreements(deck("复购率{users.repurchase_rate}，3天内回访")) == []
    assert disagreements(deck("投产比{ads.roi}，复购率18%")) == []
