"""Columns: clustered, stacked, with a line, on the dark cover."""

from annualdeck.figure import GROWTH
from annualdeck.slide import Series


def test_this_year_is_the_accent_and_last_year_grey(columns, draw, yuan):
    drawn = draw(columns(Series("2024", yuan(1, 2, 3), "last"), Series("2025", yuan(1, 2, 3))))
    assert (drawn.fill("2024"), drawn.fill("2025")) == ("accent2", "accent1")


def test_a_single_series_needs_no_legend_and_two_have_one(columns, draw, yuan):
    assert not draw(columns()).all("//c:legend")
    assert draw(columns(Series("2024", yuan(1, 2, 3), "last"), Series("2025", yuan(1, 2, 3)))).all("//c:legend")


def test_only_the_points_that_ask_for_a_label_have_one(columns, draw, yuan):
    assert draw(columns(Series("2025", yuan(1, 2, 3), labelled=(0, 2)))).labels("2025") == {0: "value", 2: "value"}


def test_last_year_gives_up_its_labels_first_when_both_do_not_fit(draw, columns, yuan):
    year = tuple(range(101, 113))
    both = columns(Series("2024", yuan(*year), "last"), Series("2025", yuan(*year)),
                   categories=tuple(f"{m}月" for m in range(1, 13)))
    drawn = draw(both, (5.82, 2.32))
    assert drawn.labels("2024") == {}
    assert len(drawn.labels("2025")) == 12


def test_where_no_label_fits_its_column_peak_low_and_last_keep_theirs(draw, columns, yuan):
    many = columns(Series("2025", yuan(*[500] * 10, 100, *[500] * 10, 900, *[500] * 18)),
                   categories=tuple(f"第{w}周" for w in range(40)))
    assert sorted(draw(many, (5.82, 2.32)).labels("2025")) == [10, 21, 39]


def test_columns_without_any_label_have_an_axis_to_read_them_by(columns, draw, yuan):
    bare, labelled = draw(columns(Series("2025", yuan(1, 2, 3), labelled=()))), draw(columns())
    assert bare.one("//c:valAx/c:delete/@val") == "0"
    assert labelled.one("//c:valAx/c:delete/@val") == "1"


def test_a_mark_stands_on_this_years_point_with_its_value(columns, draw, yuan):
    drawn = draw(columns(
        Series("2024", yuan(90, 180, 210), "last", labelled=()), Series("2025", yuan(100, 250, 300), labelled=()),
        marks={2: "双11"}))
    assert drawn.labels("2025") == {2: "双11 300"}
    assert drawn.labels("2024") == {}


def test_a_mark_on_a_missing_month_is_left_out(columns, draw, yuan):
    assert draw(columns(Series("2025", yuan(100, 250, None), labelled=()), marks={2: "双11"})).labels("2025") == {}


def test_a_mark_on_stacked_columns_stands_with_the_month(columns, draw, yuan):
    drawn = draw(columns(Series("搜索", yuan(1, 2, 3), "series1"), Series("推荐", yuan(1, 2, 3), "series2"),
                         stacked=True, marks={2: "双11"}))
    assert [v.text for v in drawn.series("搜索").iterfind("{*}cat//{*}v")] == ["1月", "2月", "3月 双11"]
    assert drawn.one("//c:grouping/@val") == "stacked"


def test_a_stacked_part_too_low_for_its_label_has_none(columns, draw, yuan):
    drawn = draw(columns(Series("大", yuan(100, 100, 100), "series1"), Series("小", yuan(1, 1, 1), "series2"), stacked=True))
    assert len(drawn.labels("大")) == 3
    assert drawn.labels("小") == {}


def test_labels_on_stacked_columns_are_ink_on_light_and_paper_on_dark(columns, draw, yuan):
    drawn = draw(columns(Series("深", yuan(9, 9, 9), "series1"), Series("浅", yuan(9, 9, 9), "last"), stacked=True))
    ink = "c:dLbls/c:dLbl[1]/c:txPr//a:schemeClr/@val"
    spaces = {k: drawn.root.nsmap[k] for k in ("c", "a")}
    assert drawn.series("深").xpath(ink, namespaces=spaces) == ["bg1"]
    assert drawn.series("浅").xpath(ink, namespaces=spaces) == ["tx1"]


def test_negative_columns_keep_their_colour_and_reach_below_zero(columns, draw, yuan):
    drawn = draw(columns(Series("2025", yuan(100, -50, 30))))
    assert drawn.one("//c:ser/c:invertIfNegative/@val") == "0"
    assert float(drawn.one("//c:valAx/c:scaling/c:min/@val")) < -50
    assert drawn.one("//c:catAx/c:tickLblPos/@val") == "low"


def test_the_line_has_an_axis_of_its_own_and_its_own_number_format(columns, draw, yuan, of):
    drawn = draw(columns(Series("2025", yuan(100, 250, 300)), line=Series("同比", of(GROWTH, 0.1, -0.025, 0.3))))
    bars, line = drawn.one("//c:barChart"), drawn.one("//c:lineChart")
    axes = [[a.get("val") for a in chart.findall("{*}axId")] for chart in (bars, line)]
    assert not set(axes[0]) & set(axes[1])
    assert drawn.formats == ["@", "#,##0", "0.0%"]
    assert drawn.values("同比") == {0: 0.1, 1: -0.025, 2: 0.3}
    assert {bound.shown for place, bound in drawn.bound if "同比" in place} == {"10.0%", "-2.5%", "30.0%"}


def test_the_line_floats_above_the_columns(columns, draw, yuan, of):
    drawn = draw(columns(Series("2025", yuan(100, 250, 300)), line=Series("同比", of(GROWTH, 0.1, 0.2, 0.3))))
    top = 300 / float(drawn.one("//c:valAx[c:axId/@val='102']/c:scaling/c:max/@val"))
    low, high = (float(drawn.one(f"//c:valAx[c:axId/@val='104']/c:scaling/c:{end}/@val")) for end in ("min", "max"))
    assert (0.1 - low) / (high - low) > top
    assert (0.3 - low) / (high - low) < 0.95    # its own label has room above it


def test_a_line_without_values_is_not_drawn(columns, draw, yuan, of):
    drawn = draw(columns(Series("2025", yuan(1, 2, 3)), line=Series("同比", of(GROWTH, None, None, None))))
    assert not drawn.all("//c:lineChart")


def test_on_a_dark_page_only_the_peak_has_the_accent_and_a_label_with_its_unit(columns, draw, yuan):
    drawn = draw(columns(Series("2025", yuan(100, 250, 30000), labelled=()), marks={2: "双11"}),
                  dark=True)
    assert drawn.fill("2025") == "tx2"
    assert drawn.fill("2025", point=2) == "accent1"
    assert drawn.labels("2025") == {2: "双11 3.00亿元"}
    assert drawn.one("//c:valAx/c:delete/@val") == "1"


def test_long_names_are_cut_in_the_chart_and_whole_in_the_sheet(columns, draw, yuan):
    long = "厨房小家电与收纳整理用品套装系列" * 4
    drawn = draw(columns(Series("2025", yuan(1, 2, 3)), categories=(long, "家居", "茶具")))
    assert drawn.rows[1][0].endswith("…") and len(drawn.rows[1][0]) < len(long)
    assert [row[-1] for row in drawn.rows] == ["全称", long, "家居", "茶具"]


def test_more_names_than_fit_are_written_at_every_nth_column(columns, draw, yuan):
    drawn = draw(columns(Series("2025", yuan(*range(40))), categories=tuple(f"第{w}周" for w in range(40))),
                 (5.82, 2.32))
    assert int(drawn.one("//c:tickLblSkip/@val")) > 1
    assert [row[0] for row in drawn.rows[1:]] == [f"第{w}周" for w in range(40)]
