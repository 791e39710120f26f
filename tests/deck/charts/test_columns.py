"""Columns: clustered, stacked, with a line, on the dark cover."""

from dataclasses import replace

import pytest

from annualdeck.figure import DAYS, GROWTH, RATE
from annualdeck.slide import Series
from annualdeck.wording import show

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


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
                         stacked="plain", marks={2: "双11"}))
    assert [v.text for v in drawn.series("搜索").iterfind("{*}cat//{*}v")] == ["1月", "2月", "3月 双11"]
    assert drawn.one("//c:grouping/@val") == "stacked"


def test_a_stacked_part_too_low_for_its_label_has_none(columns, draw, yuan):
    drawn = draw(columns(Series("大", yuan(100, 100, 100), "series1"), Series("小", yuan(1, 1, 1), "series2"), stacked="plain"))
    assert len(drawn.labels("大")) == 3
    assert drawn.labels("小") == {2: "name"}   # beside the last stack


def test_labels_on_stacked_columns_are_ink_on_light_and_paper_on_dark(columns, draw, yuan):
    drawn = draw(columns(Series("深", yuan(9, 9, 9), "series1"), Series("浅", yuan(9, 9, 9), "last"), stacked="plain"))
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


def test_a_value_in_a_valley_of_the_line_stands_below_it(columns, draw, yuan, of):
    drawn = draw(columns(Series("2025", yuan(1, 2, 3)), line=Series("同比", of(GROWTH, 0.1, -0.2, 0.1))))
    sides = [p.get("val") for p in drawn.series("同比").iter("{*}dLblPos")]
    assert sides == ["t", "b", "t"]


def test_an_annotation_takes_the_place_of_values_that_it_would_cover(draw, columns, yuan):
    year = columns(Series("2025", yuan(100, 200, 500, 510)), categories=("9月", "10月", "11月", "12月"), marks={2: "双11"})
    wide, narrow = draw(year, (12, 2.5)), draw(year, (1.8, 2.5))
    assert wide.labels("2025") == {0: "value", 1: "value", 2: "双11 500", 3: "value"}
    assert narrow.labels("2025") == {0: "value", 1: "value", 2: "双11 500"}


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


# -- stacks that fill the whole ----------------------------------------------------------------------------------------
def test_stacks_of_shares_fill_the_axis(columns, draw, of):
    parts = [Series("正面", of(RATE, .7, .8, .6), "last"), Series("负面", of(RATE, .3, .2, .4))]
    drawn = draw(columns(*parts, stacked="percent"))
    assert drawn.one("//c:grouping/@val") == "percentStacked"
    assert (drawn.one("//c:valAx//c:min/@val"), drawn.one("//c:valAx//c:max/@val")) == ("0", "1")


def test_stacks_are_named_beside_the_last_one_and_need_no_legend(columns, draw, of):
    drawn = draw(columns(Series("正面", of(RATE, .7, .8, .6), "last", ()), Series("负面", of(RATE, .3, .2, .4), labelled=()),
                         stacked="percent"))
    assert not drawn.all("//c:legend")
    assert (drawn.labels("正面"), drawn.labels("负面")) == ({2: "name"}, {2: "name"})


def test_more_than_four_parts_have_a_legend(columns, draw, of):
    parts = [Series(name, of(RATE, .2, .2, .2), "series1", ()) for name in "甲乙丙丁戊"]
    assert draw(columns(*parts, stacked="percent")).all("//c:legend")


def test_a_part_that_is_missing_at_the_end_has_its_name_in_a_legend(columns, draw, of):
    parts = [Series("正面", of(RATE, .7, .8, .6), "last", ()), Series("负面", of(RATE, .3, .2, None), labelled=())]
    drawn = draw(columns(*parts, stacked="percent"))
    assert drawn.all("//c:legend") and drawn.labels("正面") == {}


# -- classes of one scale ----------------------------------------------------------------------------------------------
def test_classes_stand_close_and_the_years_side_by_side(columns, draw, of):
    drawn = draw(columns(Series("2024", of(RATE, .2, .5, .3), "last", ()), Series("2025", of(RATE, .3, .5, .2), labelled=()),
                         histogram=True))
    assert int(drawn.one("//c:gapWidth/@val")) < 40   # % of one of two columns
    assert drawn.one("//c:overlap/@val") == "0"
    assert drawn.all("//c:ser/c:tx//c:v/text()") == ["2024", "2025"]   # drawn in this order


def test_a_value_stands_over_the_higher_of_two_columns_that_it_would_lie_on(columns, draw, of):
    """22.0% beside 44.0%: as much higher as their columns differ, in parts of the chart."""
    years = (Series("2024", of(RATE, .2, .44, .3), "last", ()), Series("2025", of(RATE, .3, .22, None)))
    drawn = draw(columns(*years, histogram=True), (1.2, 2))
    top, plot = (float(drawn.one(path)) for path in ("//c:valAx//c:max/@val", "//c:plotArea/c:layout//c:h/@val"))
    assert shifts(drawn) == {0: None, 1: pytest.approx(-0.22 / top * plot, abs=1e-4)}


def test_a_value_a_little_wider_than_its_column_moves_aside_where_what_follows_is_lower(columns, draw, of):
    """So the 22.0% stands over its own column, not over the 44.0% beside it; at the end of the chart it has no more room."""
    years = (Series("2024", of(RATE, .2, .44, .1, .3), "last", ()), Series("2025", of(RATE, .3, .22, .1, .2)))
    drawn = draw(columns(*years, categories=tuple("甲乙丙丁"), histogram=True), (2.6, 2))
    assert shifts(drawn) == {0: None, 1: 0, 2: None, 3: pytest.approx(-0.1, abs=0.1)}
    assert shifts(drawn, "x")[1] > 0 == shifts(drawn, "x")[3]
    followed = (Series("2024", of(RATE, .2, .44, .4, .3), "last", ()), Series("2025", of(RATE, .3, .22, .4, .2)))
    assert shifts(draw(columns(*followed, categories=tuple("甲乙丙丁"), histogram=True), (2.6, 2)))[1] < 0


def test_a_class_that_holds_nothing_has_no_value(columns, draw, of):
    years = Series("2025", of(RATE, .7, .3, 0))
    assert set(draw(columns(years, histogram=True)).labels("2025")) == {0, 1}
    assert set(draw(columns(years)).labels("2025")) == {0, 1, 2}


def shifts(drawn, way: str = "y") -> dict[int, float | None]:
    """How far each label of 2025 is moved down (or right), in parts of the chart."""
    found = {int(label.find("{*}idx").get("val")): label.find(f".//{{*}}manualLayout/{{*}}{way}") for label in drawn.series("2025").iter("{*}dLbl")}
    return {i: None if at is None else float(at.get("val")) for i, at in found.items()}


def test_a_value_as_narrow_as_its_column_stands_right_over_it(columns, draw, of):
    years = (Series("2024", of(RATE, .2, .44, .3), "last", ()), Series("2025", of(RATE, .3, .22, .2)))
    assert set(shifts(draw(columns(*years))).values()) == {None}
    narrow = draw(columns(*years), (1.7, 2))
    assert [lift is None for lift in shifts(narrow).values()] == [True, False, False]


def test_a_value_beside_a_column_with_a_value_of_its_own_stays(columns, draw, of):
    years = (Series("2024", of(RATE, .2, .44, .3), "last"), Series("2025", of(RATE, .3, .22, .2)))
    drawn = draw(columns(*years, histogram=True))
    assert len(drawn.labels("2024")) == 3 and set(shifts(drawn).values()) == {None}


# -- benchmarks --------------------------------------------------------------------------------------------------------
def test_a_benchmark_is_a_dashed_line_with_its_name_and_value_at_its_end(columns, draw, of):
    days = Series("2025", of(DAYS, 38, 35, 30))
    drawn = draw(columns(days, Series("行业均值", of(DAYS, 34.5, 34.5, 34.5), "benchmark")))
    line = drawn.one("//c:lineChart/c:ser")
    assert line.xpath("string(.//a:prstDash/@val)", namespaces=NS) == "dash"
    shown = drawn.one("//c:lineChart//c:dLbl[c:idx/@val='2']")
    assert [shown.find(f"c:{part}", NS).get("val") for part in ("showSerName", "showVal")] == ["1", "1"]
    assert drawn.one("//c:lineChart/c:axId[1]/@val") == drawn.one("//c:barChart/c:axId[1]/@val")


def test_a_benchmark_of_one_value_runs_from_edge_to_edge(columns, draw, of):
    level = Series("行业均值", of(DAYS, 34.5, 34.5, 34.5), "benchmark")
    moving = Series("行业均值", of(DAYS, 34.5, 33.0, 32.0), "benchmark")
    days = Series("2025", of(DAYS, 38, 35, 30))
    assert draw(columns(days, level)).one("//c:trendline/c:forward/@val") == "0.5"
    assert not draw(columns(days, moving)).all("//c:trendline")


def test_the_axis_reaches_up_to_a_benchmark_above_all_columns(columns, draw, of):
    drawn = draw(columns(Series("2025", of(DAYS, 8, 5, 3)), Series("行业均值", of(DAYS, 40, 40, 40), "benchmark")))
    assert float(drawn.one("//c:valAx//c:max/@val")) > 40


def test_a_label_on_a_benchmarks_line_stands_in_its_column(columns, draw, of):
    drawn = draw(columns(Series("2025", of(DAYS, 34, 10, 34)), Series("行业均值", of(DAYS, 34.5, 34.5, 34.5), "benchmark")))
    label = "c:dLbls/c:dLbl[c:idx/@val='{}']"
    assert [drawn.series("2025").xpath(f"{label.format(i)}/c:dLblPos/@val", namespaces=NS) for i in (0, 1)] == [["inEnd"], ["outEnd"]]
    inks = [drawn.series("2025").xpath(f"{label.format(i)}//a:schemeClr/@val", namespaces=NS)[-1] for i in (0, 1)]
    assert inks == ["tx1", "tx1"]   # what reads on the accent, and what reads on paper


def test_a_label_on_a_benchmarks_line_stands_on_paper_where_its_column_is_too_narrow(columns, draw, of):
    level = Series("行业均值", of(DAYS, *[104.5] * 12), "benchmark")
    drawn = draw(columns(Series("2025", of(DAYS, *[104] * 12)), level, categories=tuple("甲乙丙丁戊己庚辛壬癸子丑")), (4, 2))
    label = drawn.series("2025").xpath("c:dLbls/c:dLbl[1]", namespaces=NS)[0]
    assert label.xpath("c:dLblPos/@val", namespaces=NS) == ["outEnd"]
    assert label.xpath("c:spPr/a:solidFill/a:schemeClr/@val", namespaces=NS) == ["bg1"]


def test_the_title_says_who_says_what_the_benchmark_is(columns, of):
    mean = replace(of(DAYS, 34.5)[0], slice={"benchmark": "某协会年报"})
    chart = columns(Series("2025", of(DAYS, 8, 5, 3)), Series("行业均值", (mean,) * 3, "benchmark"), note="月末")
    assert chart.remarks == ("虚线为行业均值（某协会年报）", "月末")


def test_a_benchmark_without_a_value_is_not_drawn(columns, draw, of):
    drawn = draw(columns(Series("2025", of(DAYS, 8, 5, 3)), Series("行业均值", (None,) * 3, "benchmark")))
    assert not drawn.all("//c:lineChart")


# -- campaigns ---------------------------------------------------------------------------------------------------------
def test_campaigns_are_bands_behind_the_columns(columns, draw, yuan):
    drawn = draw(columns(windows={1: "618", 2: "618"}))
    bands, own = drawn.all("//c:barChart")
    assert bands.xpath("string(c:ser/c:tx//c:v)", namespaces=NS) == "活动期"
    assert drawn.values("活动期") == {1: 1.0, 2: 1.0}
    assert bands.xpath("c:axId/@val", namespaces=NS) == ["101", "102"]    # the first pair of axes is drawn first
    assert own.xpath("c:axId/@val", namespaces=NS) == ["103", "104"]
    assert drawn.labels("活动期") == {1: "618"}


def test_neighbours_of_different_names_are_two_bands(columns, draw):
    assert draw(columns(windows={1: "双11", 2: "双12"})).labels("活动期") == {1: "双11", 2: "双12"}


def test_columns_before_bands_have_the_gap_of_the_bands_and_air_at_both_sides(columns, draw, yuan):
    drawn = draw(columns(Series("2024", yuan(1, 2, 3), "last"), Series("2025", yuan(1, 2, 3)), windows={1: "618"}))
    assert drawn.all("//c:gapWidth/@val") == ["0", "0"]
    assert drawn.all("//c:barChart[2]/c:ser/c:tx//c:v/text()") == ["留白", "2024", "2025", "留白"]
    assert drawn.rows[0] == ("", "2024", "2025", "活动期", "留白")


def test_the_legend_names_only_the_columns_themselves(columns, draw, yuan):
    drawn = draw(columns(Series("2024", yuan(1, 2, 3), "last"), Series("2025", yuan(1, 2, 3)), windows={1: "618"}))
    hidden = set(drawn.all("//c:legendEntry/c:idx/@val"))
    shown = [s.xpath("string(c:tx//c:v)", namespaces=NS) for s in drawn.all("//c:ser")
             if s.xpath("string(c:idx/@val)", namespaces=NS) not in hidden]
    assert shown == ["2024", "2025"]


def test_the_legend_names_no_benchmark_and_no_line_drawn_through_it(columns, draw, of):
    """A level benchmark is drawn by a trend line, whose entry comes after those of the three series."""
    years = Series("2024", of(DAYS, 9, 7, 5), "last"), Series("2025", of(DAYS, 8, 5, 3))
    level, moving = (Series("行业均值", of(DAYS, 6, v, 6), "benchmark") for v in (6, 4))

    assert draw(columns(*years, level)).all("//c:legendEntry/c:idx/@val") == ["2", "3"]
    assert draw(columns(*years, moving)).all("//c:legendEntry/c:idx/@val") == ["2"]


def test_beside_a_line_campaigns_stand_with_the_months(columns, draw, of):
    drawn = draw(columns(windows={1: "618"}, line=Series("同比", of(GROWTH, .1, .2, .3))))
    assert [row[0] for row in drawn.rows[1:]] == ["1月", "2月 618", "3月"]


def test_campaigns_of_neighbours_that_have_no_room_on_one_line_stand_on_two(columns, draw, yuan):
    year = columns(Series("2025", yuan(*range(1, 13))), categories=tuple(f"{m}月" for m in range(1, 13)), windows={10: "双11", 11: "双12"})
    drops = {}
    for name, inches in (("wide", 12), ("narrow", 3.2)):
        labels = list(draw(year, (inches, 2.5)).series("活动期").iter("{*}dLbl"))
        assert ["".join(label.itertext("{*}t")) for label in labels] == ["双11", "双12"]
        drops[name] = [label.find(".//{*}manualLayout/{*}y") for label in labels]
    assert drops["wide"] == [None, None]
    assert drops["narrow"][0] is None and float(drops["narrow"][1].get("val")) > 0


def test_a_campaign_outside_the_categories_is_left_out(columns, draw):
    assert len(draw(columns(windows={9: "双11"})).all("//c:barChart")) == 1


def test_months_that_have_no_room_for_their_unit_are_numbers(columns, draw, yuan):
    year = columns(Series("2025", yuan(*range(12)), labelled=()), categories=tuple(f"{m}月" for m in range(1, 13)))
    wide, narrow = draw(year, (4.4, 2.0)), draw(year, (3.0, 2.0))
    assert [row[0] for row in wide.rows[1:4]] == ["1月", "2", "3"]
    assert [row[0] for row in narrow.rows[1:4]] == ["1", "2", "3"]
    assert [row[-1] for row in narrow.rows[:3]] == ["全称", "1月", "2月"]


# -- tags --------------------------------------------------------------------------------------------------------------
@pytest.fixture
def tagged(columns, yuan):
    """Three campaigns of this year: one rose, one fell, one stayed."""
    now = tuple(replace(f, prior=p) for f, p in zip(yuan(120, 90, 100), (1_000_000, 1_000_000, 1_000_000), strict=True))
    return columns(Series("2024", yuan(100, 100, 100), "last", ()), Series("2025", now), categories=("618", "双11", "年货节"),
                   tags=(show(now[0], "delta"), show(now[1], "delta"), None))


def test_a_tag_stands_over_its_value_in_the_colour_of_its_direction(tagged, draw):
    drawn = draw(tagged)
    assert drawn.labels("2025") == {0: "+20.0%120", 1: "-10.0%90", 2: "value"}
    colours = [label.find(".//{*}r/{*}rPr//{*}schemeClr").get("val")
               for label in drawn.series("2025").iterfind("{*}dLbls/{*}dLbl") if label.find(".//{*}r") is not None]
    assert colours == ["hlink", "folHlink"]
    turned = draw(tagged, rise="green").series("2025").find("{*}dLbls/{*}dLbl")
    assert turned.find(".//{*}r/{*}rPr//{*}schemeClr").get("val") == "folHlink"


def test_a_tag_that_is_no_change_is_quiet(tagged, draw):
    costs = tuple(show(replace(f, name="费用")) for f in tagged.series[1].points)
    drawn = draw(replace(tagged, tags=costs))
    assert drawn.labels("2025")[0] == "120万元120"
    colours = {label.find(".//{*}r/{*}rPr//{*}schemeClr").get("val") for label in drawn.series("2025").iterfind("{*}dLbls/{*}dLbl")}
    assert colours == {"tx2"}


def test_a_tag_is_bound_to_its_place(tagged, draw):
    assert [(place, bound.form, bound.shown) for place, bound in draw(tagged).bound if place.startswith("tag")] == [
        ("tag 618", "delta", "+20.0%"), ("tag 双11", "delta", "-10.0%")]


def test_a_tag_without_neighbours_may_reach_beyond_its_category(tagged, draw):
    """Its category has nine tenths of the room that it takes: enough where it stands alone, too little beside another."""
    alone = replace(tagged, tags=(tagged.tags[0], None, None))
    both, one = ([place for place, _ in draw(chart, (1.6, 2.5)).bound if place.startswith("tag")] for chart in (tagged, alone))
    assert (both, one) == ([], ["tag 618"])


def test_tags_that_have_no_room_are_all_left_out(tagged, draw):
    drawn = draw(tagged, (1.2, 2.5))
    assert not [place for place, _ in drawn.bound if place.startswith("tag")]
    assert "+20.0%" not in "".join(drawn.labels("2025").values())
