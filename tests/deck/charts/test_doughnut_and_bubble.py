"""Doughnuts and bubbles."""

import pytest

from annualdeck.deck.charts.bubble import _sides
from annualdeck.deck.charts.plot import Box, Canvas
from annualdeck.deck.palette import Theme
from annualdeck.figure import GROWTH, RATE
from annualdeck.slide import Bubble, Doughnut, Series
from annualdeck.wording import plain


def test_the_first_part_of_a_doughnut_is_the_accent_and_each_has_its_own_colour(draw, of):
    parts = Doughnut(title="来源", alt=plain("图"), categories=tuple("甲乙丙丁戊己"),
                     series=Series("占比", of(RATE, .3, .2, .2, .1, .1, .1)))
    colours = [draw(parts).fill("占比", point=i) for i in range(6)]
    assert colours == ["accent1", "accent3", "accent4", "accent5", "accent6", "accent2"]


def test_a_part_too_small_for_its_value_has_no_label(draw, of):
    parts = Doughnut(title="来源", alt=plain("图"), categories=("搜索", "其他"), series=Series("占比", of(RATE, .99, .01)))
    drawn = draw(parts)
    assert drawn.labels("占比") == {0: "value"}
    assert [bound.shown for _, bound in drawn.bound] == ["99.0%", "1.0%"]


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


def test_names_keep_clear_of_other_bubbles_and_of_the_frame():
    box = Box(Canvas(400, 300, Theme({}), False, "folHlink"), 0, 0, 0, 0)
    free = [(200.0, 150.0, 10.0)]
    at_the_right_edge = [(395.0, 150.0, 10.0)]
    neighbour_on_the_right = [(200.0, 150.0, 10.0), (230.0, 150.0, 9.0)]
    assert _sides(free, ["茶具"], box) == ["r"]
    assert _sides(at_the_right_edge, ["茶具"], box) == ["l"]
    assert _sides(neighbour_on_the_right, ["茶具", "家居"], box)[0] != "r"
