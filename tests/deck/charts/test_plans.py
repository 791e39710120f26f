"""Gantt, pyramid and the small lines of tiles."""

from dataclasses import replace

import pytest

from annualdeck.deck.charts.plot import Canvas
from annualdeck.deck.charts.spark import draw as draw_spark
from annualdeck.deck.palette import Theme
from annualdeck.figure import PEOPLE, PRICE, RATE
from annualdeck.slide import Gantt, Pyramid, Series, Task, Tile
from annualdeck.wording import Bound, Text, plain

SAID = {"title": "图", "alt": plain("图")}


# -- gantt -------------------------------------------------------------------------------------------------------------
@pytest.fixture
def gantt():
    def made(*tasks, columns=("负责人",)):
        return Gantt(**SAID, periods=("Q1", "Q2", "Q3", "Q4"), tasks=tasks, columns=columns)
    return made


def test_a_task_runs_from_the_start_of_its_first_to_the_end_of_its_last_period(gantt, draw):
    drawn = draw(gantt(Task("会员", 0, 1, (plain("张敏"),)), Task("新品", 1, 3, (plain("李强"),))))
    assert drawn.values("开始") == {2: 1.0}
    assert drawn.values("时长") == {1: 2.0, 2: 3.0}
    assert drawn.values("之后") == {1: 2.0}
    assert [row[0] for row in drawn.rows] == ["", "", "会员", "新品"]


def test_the_first_row_names_the_periods_and_the_columns(gantt, draw):
    drawn = draw(gantt(Task("会员", 0, 1, (plain("张敏"),))))
    assert [drawn.labels(q) for q in ("Q1", "Q4")] == [{0: "name"}, {0: "name"}]
    assert drawn.labels("负责人") == {0: "负责人", 1: "张敏"}


def test_months_without_room_for_the_unit_are_numbers(gantt, draw):
    year = replace(gantt(Task("会员", 0, 1, (plain("张敏"),))), periods=tuple(f"{m}月" for m in range(1, 13)))
    assert [[n for n in draw(year, size).rows[0] if n[:1].isdigit()][:2] for size in ((12, 2), (5, 2))] == [["1月", "2月"], ["1月", "2"]]


def test_a_figure_in_a_column_is_bound(gantt, draw, yuan):
    budget = yuan(120)[0]
    drawn = draw(gantt(Task("会员", 0, 1, (Text((Bound(budget, "value", "120万元"),)),)), columns=("预算",)))
    assert [(place, bound.shown) for place, bound in drawn.bound] == [("row 会员", "120万元")]


def test_numbers_end_at_the_end_of_their_column_under_its_head(gantt, draw):
    chart = replace(gantt(Task("会员", 0, 1, (plain("张敏"), plain("4.0"))), columns=("负责人", "预算（万元）")), numbers=(1,))
    drawn = draw(chart)
    assert [set(drawn.all(f"//c:ser[c:tx//c:v='{name}']//c:dLbl/c:dLblPos/@val")) for name in chart.columns] == [{"inBase"}, {"inEnd"}]


def test_words_too_wide_for_their_column_are_cut(gantt, draw):
    drawn = draw(gantt(Task("会员", 0, 1, (plain("张敏、李强、王芳、周婷、陈宇、赵云、孙倩、吴迪"),))), (6, 2))
    assert drawn.labels("负责人")[1].endswith("…")


def test_months_and_many_tasks_have_columns_beyond_z(draw):
    months = tuple(f"{m}月" for m in range(1, 13))
    chart = Gantt(**SAID, periods=months * 2, columns=("负责人", "预算"),
                  tasks=tuple(Task(f"举措{i}", i, i + 2, (plain("某"), plain("某"))) for i in range(10)))
    assert draw(chart).all("//c:f[contains(., '$AA$')]")


def test_no_task_at_all(gantt, draw):
    assert draw(gantt()).labels("Q1") == {0: "name"}


# -- pyramid -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def pyramid(of):
    def made(*counts, spend=()):
        names = tuple(f"{n}级" for n in "一二三四五"[: len(counts)])
        beside = Series("客单价", of(PRICE, *spend), "last") if spend else None
        return Pyramid(**SAID, categories=names, series=Series("会员数", of(PEOPLE, *counts)), beside=beside)
    return made


def test_tiers_are_centred(pyramid, draw):
    drawn = draw(pyramid(100, 400, 1000))
    assert drawn.values("留白") == {0: 450.0, 1: 300.0, 2: 0.0}
    assert drawn.values("会员数") == {0: 100.0, 1: 400.0, 2: 1000.0}


def test_what_stands_beside_starts_right_of_the_widest_tier(pyramid, draw):
    drawn = draw(pyramid(100, 1000, spend=(900, 300)))
    tiers, beside = (drawn.one(f"//c:valAx[c:axId/@val='{axis}']/c:scaling") for axis in ("102", "104"))
    widest = 1000 / float(tiers.find("{*}max").get("val"))
    low, high = (float(beside.find(f"{{*}}{end}").get("val")) for end in ("min", "max"))
    assert widest < -low / (high - low)
    assert high > 900   # the longest bar leaves room for its value


@pytest.mark.parametrize(("counts", "gap"), [((9,) * 12, 28), ((9,) * 2, 80)])
def test_few_tiers_fill_the_height_without_growing_thick(pyramid, draw, counts, gap):
    """90 points a row at most, of which a bar takes 50 at most."""
    drawn = draw(Pyramid(**SAID, categories=tuple(map(str, counts)), series=pyramid(*counts[:1]).series), (6, 5))
    assert drawn.one("//c:gapWidth").get("val") == str(gap)


def test_both_sides_take_the_colours_of_their_roles(pyramid, draw):
    made = pyramid(100, 1000, spend=(900, 300))
    other = replace(made, series=replace(made.series, role="last"), beside=replace(made.beside, role="this"))
    fills = [[drawn.fill(name) for name in ("会员数", "客单价")] for drawn in map(draw, (made, other))]
    assert fills[0] == fills[1][::-1] and len(set(fills[0])) == 2


def test_both_sides_stand_under_their_names(pyramid, draw):
    """In the middle of the tiers' side, and from where the other bars begin: 0.58 and 0.66 of the plot."""
    drawn = draw(pyramid(100, 1000, spend=(900, 300)), (6, 3))
    assert drawn.labels("留白") == {0: "会员数", 1: "客单价（元）"}
    left, top, wide, high = (float(drawn.one(f"//c:plotArea/c:layout//c:{part}/@val")) for part in "xywh")
    (x0, y0), (x1, y1) = ([float(label.find(f".//{{*}}manualLayout/{{*}}{axis}").get("val")) for axis in "xy"]
                          for label in drawn.series("留白").iter("{*}dLbl"))
    assert x0 + 0.58 * wide * (1 - 0.1) / 4 == pytest.approx(0.58 * wide / 2, abs=1e-4)
    assert x1 > 0.66 * wide
    assert top + high / 4 + y0 == pytest.approx(top + 3 * high / 4 + y1, abs=1e-4)
    assert 0 < top + high / 4 + y0 < top


def test_tiers_alone_need_no_names_above_them(pyramid, draw):
    assert draw(pyramid(100, 1000)).labels("留白") == {}


def test_a_tier_too_small_for_its_value_has_it_at_its_side(pyramid, draw):
    drawn = draw(pyramid(3, 1000), (4, 2))
    shifts = [label.find(".//{*}manualLayout/{*}x") for label in drawn.series("会员数").iter("{*}dLbl")]
    assert float(shifts[0].get("val")) > 0 and shifts[1] is None


def test_tiers_of_nothing_and_a_missing_one(pyramid, draw):
    assert draw(pyramid(0, 0)).values("会员数") == {0: 0.0, 1: 0.0}
    assert draw(pyramid(None, 10, spend=(None, 5))).values("会员数") == {1: 10.0}


# -- the small line of a tile ------------------------------------------------------------------------------------------
@pytest.fixture
def spark(of):
    def made(*values):
        tile = Tile(of(RATE, 0.5)[0], of(RATE, *values), "复购率")
        return draw_spark(tile, tuple(f"{m}月" for m in range(1, len(values) + 1)), Canvas(120, 40, Theme({}), False, "folHlink"))
    return made


def test_a_small_line_fills_its_height_and_has_no_axis(spark):
    plot = spark(0.31, 0.33, 0.32).plot
    assert plot.count('<c:delete val="1"/>') == 2
    assert '<c:min val="0.307"/>' in plot and '<c:max val="0.333"/>' in plot


def test_its_last_point_is_marked(spark):
    assert '<c:dPt><c:idx val="1"/>' in spark(0.31, 0.33, None).plot


def test_its_points_are_bound_and_its_sheet_names_them(spark):
    drawing = spark(0.31, None, 0.33)
    assert [(place, bound.shown) for place, bound in drawing.bound] == [
        ("series 复购率 point 1", "31.0%"), ("series 复购率 point 3", "33.0%")]
    assert drawing.sheet.columns[0].values == ("1月", "2月", "3月")


def test_one_value_throughout_is_a_level_line(spark):
    assert '<c:min val="0.27"/>' in spark(0.3, 0.3).plot
