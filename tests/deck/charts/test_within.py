"""Rows of which a part matters: mentions, the complaints among them, and how many of them that are."""

import pytest

from annualdeck.figure import ENTRIES, RATE
from annualdeck.slide import Series, Within
from annualdeck.wording import plain

TOPICS = ("味道口感", "质量", "客服")


@pytest.fixture
def within(of):
    def made(whole, part, share, **more):
        return Within(
            title="高频问题", alt=plain("图"), categories=TOPICS[: len(whole)], whole=Series("提及", of(ENTRIES, *whole), "last"),
            part=Series("负面", of(ENTRIES, *part)), share=Series("负面率", of(RATE, *share)), **more)
    return made


def test_the_part_lies_within_the_whole_and_both_begin_at_zero(within, draw):
    drawn = draw(within((2282, 584), (147, 273), (0.064, 0.467)))
    assert drawn.values("提及") == {0: 2282.0, 1: 584.0}
    assert drawn.values("负面") == {0: 147.0, 1: 273.0}
    assert drawn.one("//c:overlap/@val") == "100"
    assert (drawn.fill("提及"), drawn.fill("负面")) == ("accent2", "accent1")


def test_each_row_tells_the_part_and_the_whole_and_at_its_end_the_share(within, draw):
    drawn = draw(within((2282, 584), (147, 273), (0.064, 0.467)))
    assert drawn.labels("提及") == {0: "147 / 2,282", 1: "273 / 584"}
    assert drawn.labels("负面率处") == {0: "6.4%", 1: "46.7%"}
    assert drawn.labels("负面") == {}


def test_the_longest_bar_leaves_room_for_the_shares(within, draw):
    drawn = draw(within((2282, 584), (147, 273), (0.064, 0.467)), (3.8, 2.7))
    reach = float(drawn.one("//c:valAx/c:scaling/c:max/@val"))
    assert 0.45 < 2282 / reach < 0.85
    assert drawn.values("负面率处") == {0: reach, 1: reach}


def test_the_row_that_the_message_is_about_stands_out(within, draw):
    drawn = draw(within((2282, 584), (147, 273), (0.064, 0.467), focus=(1,)))
    weights = [run.get("b") for label in drawn.series("负面率处").iter("{*}dLbl") for run in label.iter("{*}rPr")]
    assert weights == ["0", "1"]


def test_every_figure_is_bound_in_its_own_scale(within, draw):
    bound = draw(within((22_820, 584), (147, 273), (0.064, 0.467))).bound
    assert [(place, b.shown) for place, b in bound] == [
        ("series 提及 point 1", "2.28"), ("series 提及 point 2", "0.06"), ("series 负面 point 1", "0.01"),
        ("series 负面 point 2", "0.03"), ("series 负面率 point 1", "6.4%"), ("series 负面率 point 2", "46.7%")]


def test_a_row_without_a_share_has_none_and_nothing_at_all_still_stands(within, draw):
    assert draw(within((10, 5), (1, None), (0.1, None))).labels("负面率处") == {0: "10.0%"}
    assert draw(within((0,), (0,), (0.0,))).values("提及") == {0: 0.0}
    assert draw(within((), (), ())).values("提及") == {}


def test_the_title_says_what_stands_behind_the_bars_and_at_the_end(within):
    assert within((10,), (1,), (0.1,), note="按提及次数").remarks == ("负面／提及，右侧为负面率", "按提及次数")
