"""Lines over time."""

import pytest

from annualdeck.deck.charts import labels
from annualdeck.figure import RATE
from annualdeck.slide import Lines, Series
from annualdeck.wording import plain


@pytest.fixture
def lines():
    def made(*series, **more):
        return Lines(title="月度", alt=plain("图"), categories=("1月", "2月", "3月"), series=series, **more)
    return made


def test_each_of_three_lines_is_named_at_its_end(lines, draw, yuan):
    drawn = draw(lines(Series("2025", yuan(1, 2, 3), labelled=()), Series("2024", yuan(2, 3, None), "last", labelled=())))
    assert drawn.labels("2025") == {2: "name"}
    assert drawn.labels("2024") == {1: "name"}
    assert not drawn.all("//c:legend")


def test_a_single_line_is_named_by_the_title_alone(lines, draw, yuan):
    assert draw(lines(Series("2025", yuan(1, 2, 3), labelled=(2,)))).labels("2025") == {2: "value"}


def test_more_than_three_lines_have_a_legend(lines, draw, yuan):
    drawn = draw(lines(*(Series(f"类目{n}", yuan(n, 2, 3), "series1", labelled=()) for n in range(4))))
    assert drawn.all("//c:legend")
    assert drawn.labels("类目1") == {}


def test_this_year_lies_over_the_others(lines, draw, yuan):
    drawn = draw(lines(Series("2025", yuan(1, 2, 3)), Series("2024", yuan(1, 2, 3), "last")))
    assert drawn.all("//c:lineChart/c:ser/c:tx//c:v/text()") == ["2024", "2025"]
    assert drawn.series("2025").find("{*}order").get("val") == "0"


def test_a_mark_stands_on_this_years_line(lines, draw, yuan):
    drawn = draw(lines(Series("2024", yuan(1, 2, 3), "last", labelled=()), Series("2025", yuan(100, 250, 30), labelled=()),
                       marks={1: "双11"}))
    assert drawn.labels("2025")[1] == "双11 250"


def test_a_mark_on_the_last_point_joins_the_lines_name(lines, draw, yuan):
    drawn = draw(lines(Series("2024", yuan(1, 2, 3), "last", labelled=()), Series("2025", yuan(100, 250, 300), labelled=()),
                       marks={2: "双12"}))
    assert drawn.labels("2025") == {2: "2025 双12 300"}


def test_a_line_that_tells_all_its_values_needs_no_axis(lines, draw, yuan):
    last = Series("2024", yuan(1, 2, 3), "last", labelled=())
    assert draw(lines(Series("2025", yuan(1, 2, 3)), last)).one("//c:valAx/c:delete/@val") == "1"
    assert draw(lines(Series("2025", yuan(1, 2, 3), labelled=(2,)), last)).one("//c:valAx/c:delete/@val") == "0"


def test_a_gap_stays_a_gap(lines, draw, yuan):
    drawn = draw(lines(Series("2025", yuan(1, None, 3))))
    assert drawn.values("2025") == {0: 1, 2: 3}
    assert drawn.one("//c:dispBlanksAs/@val") == "gap"


def test_lines_close_together_need_no_zero_and_others_start_there(lines, draw, of):
    close = draw(lines(Series("占比", of(RATE, 0.90, 0.92, 0.95), labelled=())))
    far = draw(lines(Series("占比", of(RATE, 0.10, 0.50, 0.95), labelled=())))
    assert float(close.one("//c:valAx/c:scaling/c:min/@val")) == pytest.approx(0.9)
    assert float(far.one("//c:valAx/c:scaling/c:min/@val")) == 0


def test_a_value_with_the_axis_close_below_and_a_line_close_above_is_left_out(lines, draw, yuan):
    """10 of 250 lies two or three points above the axis; 100 has the room below, and far under the other line 10 has it above."""
    def side(here: int, above: int = 10) -> str:
        drawn = draw(lines(Series("2024", yuan(250, here + above, 250), "last", ()), Series("2025", yuan(250, here, 250), labelled=(1,))),
                     (5.8, 1.5))
        return {label.find("{*}idx").get("val"): label.find("{*}dLblPos").get("val") for label in drawn.series("2025").iter("{*}dLbl")}.get("1", "")

    assert (side(10), side(100), side(10, above=200)) == ("", "b", "t")


def test_the_title_says_that_the_axis_does_not_begin_at_zero(lines, of):
    """From 60 % of the peak up no zero is needed."""
    assert lines(Series("占比", of(RATE, 0.60, 0.92, 1)), note="按月").remarks == ("纵轴不从零开始", "按月")
    assert lines(Series("占比", of(RATE, 0.59, 0.92, 1))).remarks == ()
    assert lines(Series("增速", of(RATE, -0.10, -0.09, -0.09))).remarks == () == lines(Series("占比", of(RATE, None))).remarks


def test_the_axis_shows_no_more_decimals_than_its_ticks_need(lines, draw, of):
    drawn = draw(lines(Series("占比", of(RATE, 0.10, 0.20, 0.40), labelled=())))
    assert drawn.one("//c:valAx/c:numFmt/@formatCode") == "0%"


def test_end_names_that_would_overlap_move_apart_by_a_line_and_others_stay():
    moved = labels.apart([50.0, 52.0, 200.0])
    assert moved[2] == 0
    assert (52 + moved[1]) - (50 + moved[0]) == pytest.approx(13.0)
    assert moved[0] == pytest.approx(-moved[1])


def test_three_equal_ends_are_stacked_around_the_middle():
    assert labels.apart([10.0, 10.0, 10.0]) == pytest.approx([-13.0, 0.0, 13.0])


def test_a_benchmark_is_dashed_and_tells_its_value_beside_its_name(lines, draw, of):
    drawn = draw(lines(Series("2025", of(RATE, .1, .2, .3), labelled=()), Series("行业均值", of(RATE, .2, .2, .2), "benchmark", ())))
    line = drawn.series("行业均值")
    assert line.find(".//{*}prstDash").get("val") == "dash"
    label = line.find("{*}dLbls/{*}dLbl")
    assert [label.find(f"{{*}}{part}").get("val") for part in ("showSerName", "showVal")] == ["1", "1"]
    assert drawn.labels("2025") == {2: "name"}


def test_two_lines_of_words_take_the_room_of_two():
    one, two = labels.apart([50.0, 52.0], [13.0, 26.0])
    assert (52 + two - 13) - (50 + one + 6.5) == pytest.approx(0.0)


def test_a_benchmarks_value_stands_below_its_name_where_the_two_would_take_too_much_of_the_width(lines, draw, of):
    chart = lines(Series("2025", of(RATE, .1, .2, .3), labelled=()), Series("行业", of(RATE, .2, .2, .2), "benchmark", ()))
    assert [draw(chart, (inches, 2)).one("//c:ser[c:tx//c:v='行业']//c:dLbl/c:separator/text()") for inches in (8, 4)] == [" ", "\n"]


def test_a_benchmark_does_not_count_among_the_lines_that_take_a_legend(lines, draw, of):
    three = [Series(name, of(RATE, .1, .2, .3), "series1", ()) for name in "甲乙丙"]
    assert not draw(lines(*three, Series("均值", of(RATE, .2, .2, .2), "benchmark"))).all("//c:legend")


def test_campaigns_are_bands_behind_the_lines(lines, draw, yuan):
    drawn = draw(lines(Series("2025", yuan(1, 2, 3), labelled=()), windows={0: "年货节", 2: "双11"}))
    assert drawn.values("活动期") == {0: 1.0, 2: 1.0}
    assert drawn.labels("活动期") == {0: "年货节", 2: "双11"}
    assert drawn.one("//c:lineChart/c:axId[2]/@val") == "104"
    assert drawn.one("//c:valAx[c:axId/@val='104']/c:delete/@val") == "0"   # else it would be drawn on the bands' axis


def test_a_point_below_a_campaigns_name_keeps_clear_of_it(lines, draw, yuan):
    chart = lines(Series("2025", yuan(1, 2, 3), labelled=(2,)), windows={2: "双11"})
    drawn = draw(chart, (5.0, 2.0))
    top = float(drawn.one("//c:valAx[c:axId/@val='104']/c:scaling/c:max/@val"))
    free = (1 - 3 / top) * 2.0 * 72 * float(drawn.one("//c:plotArea/c:layout//c:h/@val"))
    assert free > 2 * 13    # points: the name and the value above the point


def test_an_annotation_takes_the_place_of_values_that_it_would_cover(lines, draw, yuan):
    chart = lines(Series("2025", yuan(100, 500, 505), labelled=(0, 2)), marks={1: "双11"})
    assert draw(chart, (12, 2.5)).labels("2025") == {0: "value", 1: "双11 500", 2: "value"}
    assert draw(chart, (1.6, 2.5)).labels("2025") == {0: "value", 1: "双11 500"}


def test_shares_of_a_whole_have_no_tick_above_it(lines, draw, of):
    """The axis ends between 100% and the next tick at 125%, with room for the label."""
    drawn = draw(lines(Series("2025", of(RATE, 1.0, 0.4, 1.0), labelled=(0,))))

    assert drawn.all("//c:valAx[c:delete/@val='0']//c:majorUnit/@val") == ["0.25"]
    assert 1 < float(drawn.all("//c:valAx//c:max/@val")[0]) < 1.25
