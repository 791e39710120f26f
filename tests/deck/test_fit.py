"""Lines are counted as programs break them, with real widths."""

from __future__ import annotations

import pytest
from uniseg.linebreak import line_break_boundaries

from annualdeck.deck.fit import LATIN_MARGIN, MARGIN, SPACED, Piece, breaks, line_count, width, word_ends


def units(text: str) -> list[str]:
    ends = breaks(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    assert units("“猜你喜欢”（含视频）：好；《报》，对。") == [
        "“猜", "你", "喜", "欢”", "（含", "视", "频）：", "好；", "《报》，", "对。",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("金额1.28亿元，同比", "1.28亿元，"), ("提高18.2%后", "18.2%"), ("差12.0个百分点。", "12.0个百分点。"),
     ("共1,284,016人", "1,284,016人"), ("用时9.6小时", "9.6小时"), ("↑0.9个百分点", "↑0.9个百分点")],
)
def test_a_figure_stays_with_its_unit(text: str, whole: str):
    assert whole in units(text)


@pytest.mark.parametrize(
    "text",
    ["平均点击花费1.12元，同比下降18.0%；点击率5.2%。", "CPC 1.12 / ROI 1:4.3 —— 见 ABC-XYZ（附录2）……",
     "“48小时”发货率97.4%，《规则》第3条", "a  b\u3000c、d·e～f", ""],
)
def test_a_line_ends_only_where_unicode_allows_it(text: str):
    assert set(breaks(text)) <= set(line_break_boundaries(text))


def test_ideographs_are_square_and_the_bold_face_is_wider():
    assert width([Piece("支付金额", 10)]) == pytest.approx(40 * MARGIN)
    assert width([Piece("1.28", 12, True)]) > width([Piece("1.28", 12)])


def test_a_change_between_chinese_and_latin_takes_the_space_some_programs_add():
    apart = width([Piece("共", 10)]) + width([Piece("8", 10)])
    assert width([Piece("共8", 10)]) == pytest.approx(apart + 10 * SPACED)
    assert width([Piece("8", 10)]) == pytest.approx(0.555 * 10 * LATIN_MARGIN)


def test_ten_ideographs_take_two_lines_where_nine_have_room():
    assert line_count([Piece("一二三四五六七八九十", 10)], 9.5 * 10 * MARGIN) == 2
    assert line_count([Piece("一二三四五六七八九", 10)], 9.5 * 10 * MARGIN) == 1


def test_a_room_made_for_a_text_holds_it_whatever_sums_have_rounded():
    """A column of its words and 14 points of air, whose air is taken away again, is a speck narrower than the words."""
    words = [Piece("店铺组", 10)]
    room = width(words) + 14.0 - 7.0 - 7.0 - 1e-9

    assert room < width(words) and line_count(words, room) == 1


def test_a_closing_mark_takes_the_character_before_it_to_the_next_line():
    """Nine fit; the tenth is a comma, so it moves down with the ninth, and the third line is needed for the rest."""
    assert line_count([Piece("一二三四五六七八九，一二三四五六七八", 10)], 9.5 * 10 * MARGIN) == 3


def test_a_word_longer_than_the_line_is_broken_anywhere():
    assert line_count([Piece("A" * 100, 10)], 100) == line_count([Piece("B" * 100, 10)], 105) >= 6


def test_nothing_takes_one_line():
    assert line_count([Piece("", 10)], 100) == 1


@pytest.mark.parametrize(("name", "words"), [
    ("跨省72小时达", ["跨省", "72小时达"]), ("工单纠纷率", ["工单", "纠纷率"]), ("市场口径转化率", ["市场", "口径", "转化率"]),
    ("48小时发货率", ["48小时", "发货率"]), ("首次响应时长", ["首次", "响应", "时长"]), ("客单价同比", ["客单价", "同比"]),
    ("服务商", ["服务商"]), ("扣分", ["扣分"]), ("GMV占比", ["GMV", "占比"]), ("支付（元）", ["支付", "（元）"]), ("", []),
])
def test_a_name_breaks_between_words(name: str, words: list[str]):
    ends = word_ends(name)
    assert [name[start:end] for start, end in zip([0, *ends], ends, strict=False)] == words
