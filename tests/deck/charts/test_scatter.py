"""Scatters: many small points, few named."""

import pytest

from annualdeck.slide import Scatter
from annualdeck.wording import plain


@pytest.fixture
def scatter(yuan):
    def made(**more):
        return Scatter(**{
            "title": "达人", "alt": plain("图"), "labels": ("甲", "乙", "丙", "丁"), "x": yuan(10, 20, 30, 40), "y": yuan(80, 10, 60, 20),
            "x_title": "费用", "y_title": "成交", "named": {0: "good", 3: "bad"}, **more})
    return made


def test_the_named_ones_are_coloured_and_named_and_the_others_one_grey_series(scatter, draw):
    drawn = draw(scatter())
    assert drawn.all("//c:ser/c:tx//c:v/text()") == ["其他", "甲", "丁"]
    assert drawn.series("甲").xpath("string(c:marker//a:schemeClr/@val)", namespaces=drawn.root.nsmap | {"c": drawn.root.nsmap["c"]}) == "accent1"
    assert (drawn.labels("甲"), drawn.labels("丁")) == ({0: "name"}, {0: "name"})


def test_the_sheet_holds_every_point_the_grey_ones_first(scatter, draw):
    rows = draw(scatter()).rows
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("其他", "费用", "成交"), ("乙", 20, 10), ("丙", 30, 60), ("甲", 10, 80), ("丁", 40, 20)]


def test_every_figure_is_bound(scatter, draw):
    assert len(draw(scatter()).bound) == 8


def test_the_diagonal_joins_points_of_equal_figures(scatter, draw):
    drawn = draw(scatter(diagonal="保本线"))
    line = drawn.series("保本线 x")
    ends = [[float(v.text) for v in line.iterfind(f"{{*}}{axis}//{{*}}pt/{{*}}v")] for axis in ("xVal", "yVal")]
    assert ends[0] == ends[1]            # both axes are in 万元
    assert "".join(line.itertext("{http://schemas.openxmlformats.org/drawingml/2006/main}t")) == "保本线"


def test_the_diagonal_is_true_where_the_axes_differ_in_size(yuan, draw):
    """Costs in 万元, amounts in 亿元: 5,000万 is 0.5亿."""
    chart = Scatter(title="达人", alt=plain("图"), labels=("甲", "乙"), x=yuan(1000, 5000), y=yuan(8000, 30_000), x_title="费用",
                    y_title="成交", diagonal="保本线")
    line = draw(chart).series("保本线 x")
    x, y = ([float(v.text) for v in line.iterfind(f"{{*}}{axis}//{{*}}pt/{{*}}v")] for axis in ("xVal", "yVal"))
    assert x[1] == pytest.approx(y[1] * 10_000)


def test_a_point_that_lacks_a_figure_is_left_out(scatter, draw, yuan):
    drawn = draw(scatter(x=yuan(10, None, 30, 40)))
    assert [row[0] for row in drawn.rows] == ["其他", "丙", "甲", "丁"]


def test_only_named_ones_none_named_and_none_at_all(scatter, draw):
    assert draw(scatter(named=dict.fromkeys(range(4), "this"))).all("//c:ser/c:tx//c:v/text()") == ["甲", "乙", "丙", "丁"]
    assert draw(scatter(named={})).all("//c:ser/c:tx//c:v/text()") == ["其他"]
    assert draw(scatter(labels=(), x=(), y=(), named={})).bound == []


def test_a_name_in_a_crowd_is_led_to_where_it_has_room(yuan, draw):
    crowd = [100 + i % 13 for i in range(150)]
    chart = Scatter(title="达人", alt=plain("图"), labels=tuple(f"达人{i}号" for i in range(150)), x=yuan(*crowd),
                    y=yuan(*(100 + i * 7 % 11 for i in range(150))), x_title="费用", y_title="成交", named={75: "good"})
    drawn = draw(chart, (5, 3.5))
    lines = [s for s in drawn.all("//c:ser") if len(s.findall("{*}xVal//{*}pt")) == 2]
    assert len(lines) == 1
    assert lines[0].find("{*}dLbls/{*}dLbl/{*}idx").get("val") == "1"    # the name stands at the line's far end
