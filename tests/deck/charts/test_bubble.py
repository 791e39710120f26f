"""Bubbles: points by two figures, sized by a third."""

from dataclasses import replace

import pytest

from annualdeck.figure import GROWTH, RATE
from annualdeck.slide import Bubble
from annualdeck.wording import plain


@pytest.fixture
def bubbles(yuan, of):
    return Bubble(title="类目", alt=plain("图"), labels=("茶具", "家居"), x=of(GROWTH, .1, -.2), y=of(RATE, .3, .4),
                  size=yuan(500, 900), x_title="支付金额同比", y_title="毛利率")


def test_each_bubble_is_a_row_of_the_sheet_and_named_by_its_own_label(bubbles, draw):
    drawn = draw(bubbles)
    assert drawn.rows == [("", "支付金额同比", "毛利率", "支付金额"), ("茶具", .1, .3, 500), ("家居", -.2, .4, 900)]
    assert drawn.formats == ["@", "0.0%", "0.0%", "#,##0"]
    assert (drawn.labels("茶具"), drawn.labels("家居")) == ({0: "name"}, {0: "name"})


def test_the_area_of_a_bubble_is_its_size_and_large_ones_lie_below(bubbles, draw):
    drawn = draw(bubbles)
    assert drawn.one("//c:sizeRepresents/@val") == "area"
    assert drawn.all("//c:ser/c:tx//c:v/text()") == ["家居", "茶具"]


def test_every_figure_of_a_bubble_is_bound(bubbles, draw):
    assert [(place, bound.shown) for place, bound in draw(bubbles).bound] == [
        ("series 茶具 x", "10.0%"), ("series 家居 x", "-20.0%"), ("series 茶具 y", "30.0%"), ("series 家居 y", "40.0%"),
        ("series 茶具 size", "500"), ("series 家居 size", "900")]


@pytest.fixture
def rivals(of, yuan):
    """Four points, the second and the third close together."""
    def made(**more):
        return Bubble(title="竞店", alt=plain("图"), labels=("甲店", "乙店", "丙店", "丁店"), x=of(RATE, .1, .5, .51, .9),
                      y=of(GROWTH, .1, .5, .5, .9), size=yuan(900, 500, 400, 100), x_title="份额", y_title="增速", **more)
    return made


def test_all_bubbles_are_named_where_they_have_the_room(rivals, draw):
    drawn = draw(rivals())
    assert [drawn.labels(name) for name in ("甲店", "乙店", "丙店", "丁店")] == [{0: "name"}] * 4


def test_only_the_named_ones_are_named(rivals, draw):
    drawn = draw(rivals(named=(0, 3)))
    assert (drawn.labels("甲店"), drawn.labels("乙店"), drawn.labels("丁店")) == ({0: "name"}, {}, {0: "name"})


def test_the_focus_is_the_accent_and_the_others_step_back(rivals, draw):
    drawn = draw(rivals(focus=(1,)))
    assert (drawn.fill("乙店"), drawn.fill("甲店")) == ("accent1", "accent2")


def test_those_that_it_is_set_against_are_dark(rivals, draw):
    drawn = draw(rivals(focus=(1,), against=(3,)))
    assert (drawn.fill("乙店"), drawn.fill("丁店"), drawn.fill("甲店")) == ("accent1", "accent3", "accent2")


def test_a_point_that_lacks_a_figure_is_left_out(yuan, of, draw):
    drawn = draw(Bubble(title="类目", alt=plain("图"), labels=("茶具", "家居"), x=of(GROWTH, .1, None), y=of(RATE, .3, .4),
                        size=yuan(500, 900), x_title="同比", y_title="毛利率"))
    assert drawn.all("//c:ser/c:tx//c:v/text()") == ["茶具"]
    assert len(drawn.bound) == 3


def test_a_long_name_is_cut_where_the_whole_has_no_room(rivals, draw):
    """Two inches hold no name of thirty letters; the series keeps it."""
    chart = rivals(named=(0,))
    long = chart.labels[0] + "一二三四五六七八九十" * 3
    drawn = draw(replace(chart, labels=(long, *chart.labels[1:])), (3, 2))
    (words,) = drawn.labels(long).values()
    assert words.endswith("…") and long.startswith(words[:-1]) and 5 <= len(words) <= 12
