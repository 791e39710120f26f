"""Doughnuts: parts of a whole."""

from annualdeck.figure import RATE
from annualdeck.slide import Doughnut, Series
from annualdeck.wording import plain


def test_the_first_part_of_a_doughnut_is_the_accent_and_each_has_its_own_colour(draw, of):
    parts = Doughnut(title="来源", alt=plain("图"), categories=tuple("甲乙丙丁戊己"),
                     series=Series("占比", of(RATE, .3, .2, .2, .1, .1, .1)))
    colours = [draw(parts).fill("占比", point=i) for i in range(6)]
    assert colours == ["accent1", "accent3", "accent4", "accent5", "accent6", "accent2"]


def test_a_part_too_small_for_its_value_has_it_in_the_key(draw, of):
    parts = Doughnut(title="来源", alt=plain("图"), categories=("搜索", "其他"), series=Series("占比", of(RATE, .99, .01)))
    drawn = draw(parts)
    assert drawn.labels("占比") == {0: "value"}
    assert [row[0] for row in drawn.rows] == ["", "搜索", "其他 1.0%"]
    assert [bound.shown for _, bound in drawn.bound] == ["99.0%", "1.0%"]
