"""What the slide of content says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, carded, replaced, said

from annualdeck.slide import Columns, Lines, Scatter


def without(*starts: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if not line.startswith(starts))


def test_content(slide):
    made = slide("content")

    assert str(made.title) == "内容引导进店20.8万人，同比增长51.8%；达人投产比由2.3升至3.2"
    assert said(made) == {
        "成交与达人": "有费用内容的单UV成本1.69元，同比下降30.2%。尾部达人投产比最高，为4.9；头部达人最低，为1.8。费用最高的甲投产比2.0，低于整体的3.2。",
        "内容与互动": "互动率4.9%，同比提高0.6个百分点，为行业3.5%的1.4倍（茶业内容年报）。加购率17.2%，同比提高0.3个百分点。"
                      "发布420条，同比增长40.0%；总播放923万次，同比增长18.2%。单条最高播放22.3万次，上年最高19.8万次。",
        "私域与品牌搜索": "私域转化率5.5%，为公域3.0%的1.8倍，差异显著。品牌词搜索同比增长53.7%，大促期间日均增长58.8%。私域客单价234元，与公域基本持平。",
    }


def test_content_of_a_bad_year(slide):
    made = slide("content", BAD)

    assert str(made.title) == "内容引导进店13.7万人，同比下降34.1%；达人投产比由3.2降至2.3"
    assert said(made)["私域与品牌搜索"].startswith("私域转化率5.3%，为公域2.9%的1.8倍，差异显著。品牌词搜索同比下降53.7%，大促期间日均下降58.8%。")
    assert "上升43.2%" in said(made)["成交与达人"]


@pytest.mark.parametrize(("year", "lacks", "title"), [
    (replaced(GOOD, content__roi="2.3 3.2"), (), "内容引导进店20.8万人，同比增长51.8%，但达人投产比由3.2降至2.3"),
    (replaced(GOOD, content__roi="3.2 3.2"), (), "内容引导进店20.8万人，同比增长51.8%；达人投产比3.2，同比持平"),
    (alone(GOOD), (), "内容引导进店20.8万人，达人投产比3.2"),
    (GOOD, ["content.roi"], "内容引导进店20.8万人，同比增长51.8%"),
    (GOOD, ["content.visits"], "内容总播放923万次，同比增长18.2%"),
    (GOOD, ["content.visits", "content.plays"], "发布内容420条"),
    (GOOD, ["content.visits", "content.plays", "content.posts"], "私域转化率5.5%，公域3.0%"),
])
def test_the_title_of_content_says_what_it_has(slide, year, lacks, title):
    assert str(slide("content", year, lacks=lacks).title) == title


@pytest.mark.parametrize(("uplift", "low", "high", "words"), [
    ("80.9%", "77.7%", "84.1%", "为公域3.0%的1.8倍，差异显著。"),
    ("8%", "-2%", "19%", "为公域3.0%的1.8倍，差异不显著。"),
    ("-8%", "-12%", "-3%", "为公域3.0%的1.8倍，差异显著。"),
    ("0.3%", "-2%", "3%", "与公域基本持平。"),
    ("8%", None, None, "为公域3.0%的1.8倍。"),
])
def test_only_a_test_calls_a_difference_significant(slide, uplift, low, high, words):
    year = without("content.private_uplift") + f"\ncontent.private_uplift {uplift}"
    year += f"\ncontent.private_uplift_low {low}\ncontent.private_uplift_high {high}" if low else ""

    assert said(slide("content", year))["私域与品牌搜索"].split("。")[0] + "。" == "私域转化率5.5%，" + words


def test_the_industry_is_named_only_with_its_source(slide):
    year = without("content.engagement_rate benchmark", "content.engagement_multiple")

    assert said(slide("content", year))["内容与互动"].startswith("互动率4.9%，同比提高0.6个百分点。加购率")


def test_creators_stand_by_cost_and_amount_and_the_small_ones_have_no_name(slide):
    """The mean cost is 18,000: of 甲 (2.0), 乙 (4.5) and 丙 (3.0) the two best return most, 甲 least."""
    chart = slide("content").content["chart1"]

    assert isinstance(chart, Scatter)
    assert {chart.labels[i]: role for i, role in chart.named.items()} == {"乙": "this", "丙": "this", "甲": "muted"}
    assert (chart.diagonal, chart.note) == ("保本线", "费用高于均值者中，橙色投产比前2、深灰后1")


def test_platforms_stand_with_what_a_visitor_cost(slide):
    """淘宝直播 is the shop's own: it cost nothing."""
    chart = slide("content").content["chart2"]

    assert isinstance(chart, Columns)
    assert chart.categories == ("逛逛", "淘宝直播", "抖音")
    assert [tag and str(tag) for tag in chart.tags] == ["1.07元", "无费用", "3.23元"]


def test_platforms_add_up_to_the_visits_of_the_title(slide):
    """32.3 + 17.8 + 7.7 + 4.7 would be 62.5 beside 62.6."""
    year = "content.visits 625700\n" + "\n".join(
        f"content.visits platform={name} {n}" for name, n in (("逛逛", 323400), ("淘宝直播", 177700), ("抖音", 77200), ("小红书", 47400)))
    visits = "content.visits platform=逛逛 321000\ncontent.visits platform=抖音 304000\ncontent.visits 625000"
    parts, whole = (next(c for c in slide("content", y).content.values() if isinstance(c, Columns)) for y in (year, visits))

    assert [parts.scale.text(f) for f in parts.series[-1].figures] == ["32.34", "17.77", "7.72", "4.74"]
    assert [whole.scale.text(f) for f in whole.series[-1].figures] == ["32.1", "30.4"]
    assert whole.tags == ()


def test_platforms_add_up_as_they_are_printed(slide):
    """A half is printed upwards: 32.3 + 30.1 would be 62.4 beside 62.3."""
    year = "content.visits 623000\ncontent.visits platform=逛逛 322500\ncontent.visits platform=抖音 300500"
    (parts,) = (c for c in slide("content", year).content.values() if isinstance(c, Columns))

    assert [parts.scale.text(f) for f in parts.series[-1].figures] == ["32.25", "30.05"]


def test_what_content_sold_stands_first(slide):
    assert said(slide("content", GOOD + "\ncontent.amount 5620000 3820000"))["成交与达人"].startswith("内容成交金额562万元，同比增长47.1%。有费用内容的单UV成本")


def test_private_traffic_stands_over_public(slide):
    chart = slide("content").content["chart3"]

    assert isinstance(chart, Lines)
    assert [(s.name, s.role, [f.show() for f in s.points]) for s in chart.series] == [
        ("公域", "last", ["3.6%", "3.4%"]), ("私域", "this", ["6.6%", "6.2%"])]


@pytest.mark.parametrize(("absent", "layout"), [
    ((), "pyramid-text"),
    (("content.private", "content.public"), "two-charts-text"),
    (("content.private", "content.visits platform", "content.cost creator"), "cards-chart-text"),
    (("content.private", "content.visits", "content.cost", "content.roi", "content.engagement", "content.posts"), "cards-text"),
])
def test_what_is_missing_leaves_no_hole(slide, absent, layout):
    made = slide("content", without(*absent))

    assert made.layout == layout
    if "cards" in made.content:
        assert 2 <= len(carded(made)) <= 4


def test_content_on_one_platform_stands_by_its_form(slide):
    year = without("content.visits platform=淘宝直播", "content.visits platform=抖音")
    chart = slide("content", year + "\ncontent.visits form=图文 50000\ncontent.visits form=短视频 158000").content["chart2"]

    assert isinstance(chart, Columns)
    assert chart.categories == ("短视频", "图文")


def test_a_brand_that_is_searched_more_but_not_in_campaigns_is_said_as_a_contrast(slide):
    year = GOOD.replace("content.campaign_brand_search_growth     58.8%", "content.campaign_brand_search_growth -58.8%")

    assert "品牌词搜索同比增长53.7%，但大促期间日均下降58.8%。" in said(slide("content", year))["私域与品牌搜索"]
