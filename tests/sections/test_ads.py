"""What the slide of paid traffic says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, carded, replaced, said

from annualdeck.slide import Bars, Bubble, Columns


def without(*starts: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if not line.startswith(starts))


def test_ads(slide):
    made = slide("ads")

    assert str(made.title) == "推广投产比由3.8升至4.6：花费同比增长14.0%，成交金额增长36.4%"
    assert carded(made) == ["ads.roi", "ads.cost", "ads.gmv", "ads.cpc"]
    assert said(made) == {
        "投放成本": "平均点击花费0.92元，同比下降4.2%；点击率4.5%，同比提高0.5个百分点。收藏加购成本6.61元，比行业的7.20元低8.2%（茶业电商年报）。"
                    "投产比以11月的5.0为最高，6月的4.9为最低。",
        "工具与类目": "淘宝客投产比最高，为8.3；关键词推广最低，为4.5。货品全站推广花费14.5万元，同比增长215%，变动最大。各类目中茶礼盒投产比最高，为5.3。",
        "关键词与流量": "长尾词占点击的38.2%，点击花费0.75元、投产比5.1；头部词点击花费1.23元、投产比4.2。"
                        "品牌专区投放月份，品牌搜索访客同比增长57.8%，同期自然搜索访客增长1.3%。猜你喜欢曝光543万次，同比增长63.6%。"
                        "非搜索流量占比76.9%，同比提高0.9个百分点。",
    }


def test_the_months_stand_beside_last_year(slide):
    """Without a year before there is one series, and the return is a line of its own in both."""
    chart, first = slide("ads").content["chart1"], slide("ads", alone(GOOD)).content["chart1"]

    assert [s.name for s in chart.series] == ["2024年花费", "2025年花费"] and [s.name for s in first.series] == ["花费"]
    assert chart.line.name == first.line.name == "投产比"


def test_ads_of_a_bad_year(slide):
    made = slide("ads", BAD)

    assert str(made.title) == "推广投产比由4.6降至3.8：花费同比下降12.3%，成交金额下降26.7%"
    assert said(made)["投放成本"].startswith("平均点击花费0.96元，同比上升4.3%；点击率4.0%，同比下降0.5个百分点。")
    assert "品牌搜索访客同比下降36.6%，同期自然搜索访客下降1.3%。" in said(made)["关键词与流量"]


@pytest.mark.parametrize(("year", "lacks", "title"), [
    (replaced(GOOD, ads__roi="4.6 4.6"), (), "推广投产比4.6，同比持平：花费同比增长14.0%，成交金额增长36.4%"),
    (alone(GOOD), (), "推广投产比4.6：花费54.6万元，成交金额251万元"),
    (GOOD, ["ads.roi"], "推广花费54.6万元，同比增长14.0%"),
    (alone(GOOD), ["ads.roi"], "推广花费54.6万元"),
    (GOOD, ["ads.roi", "ads.cost"], "非搜索流量占比76.9%，同比提高0.9个百分点"),
    (alone(GOOD), ["ads.roi", "ads.cost"], "非搜索流量占比76.9%"),
])
def test_the_title_of_ads_says_what_it_has(slide, year, lacks, title):
    assert str(slide("ads", year, lacks=lacks).title) == title


@pytest.mark.parametrize(("benchmark", "words"), [
    ("7.2", "收藏加购成本6.61元，比行业的7.20元低8.2%（茶业电商年报）。"),
    ("5.5", "收藏加购成本6.61元，比行业的5.50元高20.2%（茶业电商年报）。"),
    ("6.6", "收藏加购成本6.61元，与行业的6.60元基本持平（茶业电商年报）。"),
])
def test_the_cost_of_a_cart_is_held_against_the_industry(slide, benchmark, words):
    year = GOOD.replace("benchmark=茶业电商年报     7.2", f"benchmark=茶业电商年报 {benchmark}")

    assert words in said(slide("ads", year))["投放成本"]


def test_months_that_read_alike_have_no_best(slide):
    assert "最低" not in said(slide("ads", GOOD.replace("ads.roi month=2025-06                    4.9", "ads.roi month=2025-06 5.04")))["投放成本"]


def test_without_a_brand_zone_the_whole_year_is_told(slide):
    year = without("ads.zone")

    assert "品牌搜索访客同比增长53.6%，自然搜索访客增长7.3%。" in said(slide("ads", year))["关键词与流量"]


def test_charts_of_months_tools_and_keywords(slide):
    made = slide("ads")
    months, tools, words = (made.content[f"chart{i}"] for i in (1, 2, 3))

    assert isinstance(months, Columns) and months.line is not None
    assert [f and f.show() for f in months.line.points] == ["4.9", "5.0"]
    assert isinstance(tools, Bubble)
    assert (tools.labels, [f and f.show() for f in tools.y]) == (("关键词推广", "货品全站推广", "淘宝客"), ["4.5", "4.9", "8.3"])
    assert isinstance(words, Columns)
    assert (words.categories, list(map(str, words.tags))) == (("头部词", "长尾词"), ["1.23元", "0.75元"])


@pytest.mark.parametrize(("absent", "layout", "charts"), [
    ((), "cards-charts-text", (Columns, Bubble, Columns)),
    (("ads.words",), "cards-charts-text", (Columns, Bubble, Bars)),
    (("ads.words", "ads.category_roi", "ads.non_search"), "cards-two-charts-text", (Columns, Bubble)),
    (("ads.words", "ads.category_roi", "ads.non_search", "ads.by_tool"), "cards-chart-text", (Columns,)),
    (("ads.",), "text", ()),
])
def test_what_is_missing_leaves_no_hole(slide, absent, layout, charts):
    made = slide("ads", without(*absent))

    assert made.layout == layout
    assert tuple(type(b) for name, b in made.content.items() if name.startswith("chart")) == charts


def test_a_tool_alone_is_neither_best_nor_worst(slide):
    year = without("ads.by_tool tool=货", "ads.by_tool tool=淘", "ads.tool_roi tool=货", "ads.tool_roi tool=淘")

    assert said(slide("ads", year))["工具与类目"] == "各类目中茶礼盒投产比最高，为5.3。"


def test_without_an_industry_a_cart_is_held_against_last_year(slide):
    assert "收藏加购成本6.61元，同比下降3.1%。" in said(slide("ads", without("ads.cart_cost benchmark")))["投放成本"]


def test_the_only_category_is_no_best(slide):
    year = "\n".join(line for line in GOOD.split("\n") if not line.startswith("ads.category_roi category=茶叶"))

    assert "各类目中" in said(slide("ads"))["工具与类目"]
    assert "各类目中" not in said(slide("ads", year))["工具与类目"]
