"""Rows of dots and bars on a plot of points: dumbbells and bullets."""

from dataclasses import replace

import pytest

from annualdeck.figure import PRICE, RATE, SCORE, YUAN
from annualdeck.slide import Bullet, Bullets, Dumbbell, Series
from annualdeck.wording import plain

NS = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def ends(series, axis="xVal"):
    return [float(v.text) for v in series.iterfind(f"c:{axis}//c:pt/c:v", NS)]


# -- dumbbells ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def dumbbell(of):
    def made(one=(4.3, 4.5, 4.1), other=(4.5, 4.5, 3.9), names=("物流", "质量", "售后")):
        return Dumbbell(title="调研", alt=plain("图"), categories=names, series=(
            Series("全部买家", of(SCORE, *one), "last"), Series("会员", of(SCORE, *other))))
    return made


def test_each_row_has_two_dots_in_the_colours_of_their_series(dumbbell, draw):
    drawn = draw(dumbbell())
    for name, slot, values in (("全部买家", "accent2", [4.3, 4.5, 4.1]), ("会员", "accent1", [4.5, 4.5, 3.9])):
        dots = next(s for s in drawn.all(f"//c:ser[c:tx//c:v = '{name}']") if len(ends(s)) == 3)
        assert dots.xpath("string(c:marker//*[local-name()='schemeClr']/@val)", namespaces=NS) == slot
        assert ends(dots) == values
        assert [ends(dots, "yVal")[row] for row in (0, 2)] == [-0.5, -2.5]


def test_where_two_dots_would_touch_one_stands_above_the_other(dumbbell, draw):
    """Programs differ in which of two dots in one place they draw last."""
    drawn = draw(dumbbell(other=(4.5, 4.5, 4.101)))
    high, low = (ends(next(s for s in drawn.all(f"//c:ser[c:tx//c:v = '{name}']") if len(ends(s)) == 3), "yVal") for name in ("全部买家", "会员"))
    assert high[0] == low[0] == -0.5
    for row in (1, 2):
        assert (high[row] + low[row]) / 2 == pytest.approx(-row - 0.5)
        assert (high[row] - low[row]) * 42 == pytest.approx(9)   # points of a row, and of a dot


def test_a_lonely_dot_stands_in_the_middle_of_its_row(dumbbell, draw):
    drawn = draw(dumbbell(one=(4.3, None, 4.1)))
    assert ends(next(s for s in drawn.all("//c:ser[c:tx//c:v = '会员']") if len(ends(s)) == 3), "yVal") == [-0.5, -1.5, -2.5]


def test_a_line_runs_between_dots_that_do_not_touch(dumbbell, draw):
    drawn = draw(dumbbell())
    lines = {s.xpath("string(c:tx//c:v)", namespaces=NS): ends(s) for s in drawn.all("//c:ser") if len(ends(s)) == 2}
    assert set(lines) == {"物流", "售后"}          # the two dots of 质量 are one
    assert 4.3 < lines["物流"][0] < lines["物流"][1] < 4.5


def test_values_stand_on_the_outer_sides(dumbbell, draw):
    drawn = draw(dumbbell())
    sides = {}
    for name in ("全部买家", "会员"):
        dots = next(s for s in drawn.all(f"//c:ser[c:tx//c:v = '{name}']") if len(ends(s)) == 3)
        sides[name] = {d.find("c:idx", NS).get("val"): d.find("c:dLblPos", NS).get("val") for d in dots.iter(f"{{{NS['c']}}}dLbl")}
    assert sides["全部买家"]["0"] == "l" and sides["会员"]["0"] == "r"
    assert sides["全部买家"]["2"] == "r" and sides["会员"]["2"] == "l"


def test_a_missing_value_leaves_its_dot_out_and_nothing_else(dumbbell, draw):
    drawn = draw(dumbbell(other=(4.5, None, 3.9)))
    dots = next(s for s in drawn.all("//c:ser[c:tx//c:v = '会员']") if len(ends(s)) == 2)
    assert (ends(dots), ends(dots, "yVal")) == ([4.5, 3.9], [-0.5, -2.5])
    assert len(drawn.bound) == 5


def test_a_long_name_is_cut_in_the_chart_and_whole_in_the_sheet(dumbbell, draw):
    long = "物流时效与包装完好程度以及配送员服务态度综合评价"
    drawn = draw(dumbbell(names=(long, "质量", "售后")), (4, 2.5))
    assert drawn.rows[1][0].endswith("…") and drawn.rows[1][-1] == long


def test_forty_rows_leave_out_words_rather_than_cover_them(of, draw):
    rows = tuple(f"第{i}项" for i in range(40))
    chart = Dumbbell(title="调研", alt=plain("图"), categories=rows, series=(
        Series("甲", of(SCORE, *[4 + i / 100 for i in range(40)])), Series("乙", of(SCORE, *[4.5] * 40), "last")))
    drawn = draw(chart, (5, 3))
    named = [s for s in drawn.all("//c:ser") if s.xpath(".//c:showSerName/@val", namespaces=NS)[:1] == ["1"]]
    assert 0 < len(named) < 40 and len(drawn.bound) == 80


def test_names_stand_exactly_where_the_axis_begins(dumbbell, draw):
    """A point a hair outside the axis is not drawn at all."""
    drawn = draw(dumbbell(one=(4.1234567891, 4.5, 4.1)))
    low = drawn.one("//c:valAx[c:axPos/@val='b']/c:scaling/c:min/@val")
    assert float(low) == drawn.rows[1][drawn.rows[0].index("名称处")]


# -- bullets -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def bullets(of):
    def made(*rows):
        return Bullets(title="目标", alt=plain("图"), value_name="2025年", target_name="2026年目标", bullets=rows)
    return made


@pytest.fixture
def goal(of):
    """goal(value, target, low, high): 支付金额 in 元, unless a unit is given."""
    def made(*values, unit=YUAN, name="支付金额"):
        return Bullet(name, *of(unit, *values))
    return made


def test_each_row_is_drawn_in_parts_of_its_target(bullets, goal, draw):
    drawn = draw(bullets(goal(80, 100), goal(0.06, 0.05, unit=RATE, name="退款率")))
    head = drawn.rows[0]
    assert [row[head.index("2025年")] for row in drawn.rows[1:]] == pytest.approx([0.8, 1.2])
    assert [row[head.index("2026年目标")] for row in drawn.rows[1:]] == [1.0, 1.0]


def test_value_target_and_range_are_written_beside_the_row(bullets, goal, draw):
    drawn = draw(bullets(goal(1_044_000_000, 1_200_000_000, 1_100_000_000, 1_185_000_000)))
    words = ["".join(label.itertext("{*}t")) for label in drawn.all("//c:dLbl")]
    assert "10.4亿元 → 12.0亿元　趋势推算11.0–11.9亿元" in words
    assert [(b.form, b.shown) for _, b in drawn.bound] == [
        ("value", "10.4亿元"), ("value", "12.0亿元"), ("number", "11.0"), ("value", "11.9亿元")]


def test_a_range_whose_ends_differ_in_size_names_both(bullets, goal, draw):
    drawn = draw(bullets(goal(90_000_000, 120_000_000, 95_000_000, 110_000_000)))
    assert "9,500万元–1.10亿元" in " ".join("".join(label.itertext("{*}t")) for label in drawn.all("//c:dLbl"))


def test_in_a_narrow_chart_the_range_is_drawn_and_not_written(bullets, goal, draw):
    drawn = draw(bullets(goal(80, 100, 85, 95)), (3, 1.5))
    assert [bound.shown for _, bound in drawn.bound] == ["80.0元", "100元", "", ""]
    assert drawn.rows[1][drawn.rows[0].index("趋势推算下限")] == 0.85


def test_a_target_of_nothing_and_one_far_below_the_value_break_nothing(bullets, goal, draw):
    drawn = draw(bullets(goal(80, 0), goal(500, 10), goal(0, 0)))
    head = drawn.rows[0]
    assert [(row[head.index("2025年")], row[head.index("2026年目标")]) for row in drawn.rows[1:]] == [
        (1.0, 0.0), (1.0, 0.02), (0.0, 0.0)]


def test_the_order_is_band_bar_mark(bullets, goal, draw):
    drawn = draw(bullets(goal(80, 100, 85, 95)))
    lines = [s for s in drawn.all("//c:ser") if len(ends(s)) == 2]
    assert [ends(s) for s in lines] == [[0.85, 0.95], [0.0, 0.8], [1.0, 1.0]]
    assert ends(lines[2], "yVal") == pytest.approx([-0.84, -0.16])     # a mark across the row


def test_goals_without_a_range_need_no_sign_for_it(bullets, goal, draw):
    with_range, without = draw(bullets(goal(80, 100, 85, 95))), draw(bullets(goal(80, 100, unit=PRICE)))
    said = [" ".join("".join(label.itertext("{*}t")) for label in d.all("//c:dLbl")) for d in (with_range, without)]
    assert ["趋势推算" in words for words in said] == [True, False]


def test_the_same_rows_are_the_same_bytes(bullets, goal, draw):
    chart = bullets(goal(80, 100, 85, 95))
    assert draw(chart).files == draw(replace(chart)).files
