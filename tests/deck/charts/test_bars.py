"""Horizontal bars."""

import pytest

from annualdeck.figure import GROWTH
from annualdeck.slide import Bars, Series
from annualdeck.wording import plain


@pytest.fixture
def bars():
    def made(*series, names=("茶具", "家居"), **more):
        return Bars(title="类目", alt=plain("图"), categories=names, series=series, **more)
    return made


def test_the_first_category_is_on_top(bars, draw, yuan):
    assert draw(bars(Series("2025", yuan(5, 3)))).one("//c:catAx/c:scaling/c:orientation/@val") == "maxMin"


def test_diverging_bars_show_a_fall_in_green_where_a_rise_is_red(bars, draw, of):
    chart = bars(Series("增速差", of(GROWTH, 0.1, -0.2)), diverging=True)
    assert draw(chart).fill("增速差") == "accent1"
    assert draw(chart).fill("增速差", point=1) == "folHlink"
    assert draw(chart, rise="green").fill("增速差", point=1) == "hlink"


def test_bars_that_do_not_diverge_have_one_colour(bars, draw, of):
    assert not draw(bars(Series("增速", of(GROWTH, 0.1, -0.2)))).all("//c:dPt")


def test_both_ends_leave_room_for_labels_where_values_have_both_signs(bars, draw, of):
    scaling = draw(bars(Series("增速差", of(GROWTH, 0.1, -0.2)), diverging=True)).one("//c:valAx/c:scaling")
    assert float(scaling.find("{*}min").get("val")) < -0.2
    assert float(scaling.find("{*}max").get("val")) > 0.1


def test_a_long_name_takes_at_most_a_third_of_the_chart(bars, draw, yuan):
    long = "很长很长的商品名称" * 12
    drawn = draw(bars(Series("2025", yuan(5, 3)), names=(long, "家居")), (5.82, 4.64))
    assert float(drawn.one("//c:plotArea/c:layout//c:x/@val")) < 0.4
    assert drawn.rows[1][0].endswith("…")
    assert drawn.rows[1][-1] == long


def test_bars_too_thin_for_labels_have_none(bars, draw, yuan):
    drawn = draw(bars(Series("2025", yuan(*range(60, 0, -1))), names=tuple(f"省{n}" for n in range(60))))
    assert drawn.labels("2025") == {}


def test_thin_bars_of_two_years_tell_the_values_of_one(bars, draw, yuan):
    """Eight rows in 2.6 inches: too thin for the values of both years."""
    eight = yuan(*range(8, 0, -1))
    names = tuple(f"原因{n}" for n in range(8))
    one = draw(bars(Series("2025", eight), Series("2024", eight, "last", ()), names=names), (5.8, 2.58))
    both = draw(bars(Series("2025", eight), Series("2024", eight, "last"), names=names), (5.8, 2.58))
    assert len(one.labels("2025")) == 8 and one.labels("2024") == {}
    assert both.labels("2025") == both.labels("2024") == {}


def test_bars_lower_than_their_values_stand_closer_and_apart_from_one_another(bars, draw, yuan):
    names = tuple(f"类{i}" for i in range(8))
    chart = bars(Series("买家", yuan(*range(9, 1, -1)), "last", ()), Series("金额", yuan(*range(1, 9))), names=names)
    low, high = draw(chart, (4.0, 2.9)), draw(chart, (4.0, 6.0))

    assert [d.one("//c:barChart/c:gapWidth/@val") for d in (low, high)] == ["20", "60"]
    assert [d.one("//c:barChart/c:overlap/@val") for d in (low, high)] == ["-12", "0"]


def test_the_focus_keeps_its_colour_and_the_others_step_back(bars, draw, of):
    drawn = draw(bars(Series("增速", of(GROWTH, 0.1, 0.2)), focus=(1,)))
    assert (drawn.fill("增速", point=0), drawn.fill("增速")) == ("accent2", "accent1")


def test_a_benchmark_is_a_mark_at_its_value_in_every_row(bars, draw, of):
    drawn = draw(bars(Series("增速", of(GROWTH, 0.1, -0.2)), Series("行业均值", of(GROWTH, 0.12, -0.1), "benchmark")))
    assert drawn.values("行业均值") == {0: 0.12, 1: -0.1}
    thin = drawn.values("标记宽")
    assert thin[0] == -thin[1] > 0        # each lies behind its value, away from zero
    assert drawn.series("行业均值").find("{*}spPr/{*}noFill") is not None
    assert drawn.fill("标记宽") == "tx1"
    assert drawn.all("//c:grouping/@val") == ["clustered", "stacked"]


def test_one_value_for_all_rows_is_told_above_the_first_mark(bars, draw, of):
    same = Series("行业均值", of(GROWTH, 0.12, 0.12), "benchmark")
    assert draw(bars(Series("增速", of(GROWTH, 0.1, -0.2)), same)).labels("标记宽") == {0: "行业均值 12.0%"}
    other = Series("行业均值", of(GROWTH, 0.12, 0.1), "benchmark")
    assert draw(bars(Series("增速", of(GROWTH, 0.1, -0.2)), other)).labels("标记宽") == {0: "行业均值"}


def test_a_label_moves_behind_a_mark_that_it_would_cover(bars, draw, of):
    drawn = draw(bars(Series("增速", of(GROWTH, 0.11, 0.02)), Series("行业均值", of(GROWTH, 0.12, 0.12), "benchmark")), (4, 2))
    moved = [label.find("{*}idx").get("val") for label in drawn.series("增速").iter("{*}dLbl")
             if label.find(".//{*}manualLayout") is not None]
    assert moved == ["0"]


def test_two_series_take_their_benchmark_as_a_bar_of_its_own(bars, draw, of):
    """Programs differ in how stacked marks lie over two bars a row."""
    drawn = draw(bars(Series("2024", of(GROWTH, 0.1, 0.2), "last"), Series("2025", of(GROWTH, 0.1, 0.2)),
                      Series("行业均值", of(GROWTH, 0.12, 0.1), "benchmark")))
    assert drawn.all("//c:grouping/@val") == ["clustered"]
    assert drawn.fill("行业均值") == "tx1"
