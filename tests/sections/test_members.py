"""What the slide of members says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, replaced, said

from annualdeck.slide import Columns, Lines, Pyramid, UpDown


def without(text: str, *starts: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


def test_a_good_year(slide):
    made = slide("members")

    assert str(made.title) == "会员贡献支付金额的46.0%，同比提高2.5个百分点；客单价为非会员的1.4倍"
    assert said(made) == {
        "会员贡献": "会员成交金额201万元，同比增长25.6%。会员客单价347元，同比提高2.1%；非会员253元，同比提高5.9%。"
                "期末会员1.40万人，同比增长29.6%；新增会员3,545人，同比增长5.5%。",
        "等级结构": "银卡会员占会员的20.9%，贡献会员支付金额的79.1%。期初会员中9.1%升级、28.9%降级。黑金会员复购率78.3%，普通会员12.5%。",
        "权益与推荐": "积分核销率41.6%，同比提高8.9个百分点；核销中抵现最多，占52.7%。猜你喜欢等推荐流量转化率2.1%，同比提高0.2个百分点；其他流量3.7%。"
                 "会员价订单占比12.5%，同比提高1.5个百分点。",
    }


def test_a_bad_year(slide):
    made = slide("members", BAD)

    assert str(made.title) == "会员贡献支付金额的43.5%，同比下降2.5个百分点；客单价为非会员的1.5倍"
    assert said(made)["会员贡献"].startswith("会员成交金额160万元，同比下降20.4%。会员客单价340元，同比下降2.0%；非会员239元，同比下降5.5%。")
    assert said(made)["权益与推荐"].startswith("积分核销率32.7%，同比下降8.9个百分点；核销中抵现最多，占51.6%。")


@pytest.mark.parametrize(("text", "spend", "words"), [
    (GOOD, "340 347", "会员贡献支付金额的46.0%，同比提高2.5个百分点；但会员客单价下降2.0%"),
    (BAD, "347 340", "会员贡献支付金额的43.5%，同比下降2.5个百分点；但会员客单价提高2.1%"),
    (GOOD, "347 347", "会员贡献支付金额的46.0%，同比提高2.5个百分点；客单价为非会员的1.4倍"),
])
def test_more_of_the_sales_and_less_a_head_is_said_as_a_contrast(slide, text, spend, words):
    assert str(slide("members", replaced(text, members__spend=spend)).title) == words


def test_in_a_first_year_nothing_is_compared(slide):
    made = slide("members", alone(GOOD))

    assert str(made.title) == "会员贡献支付金额的46.0%，会员客单价为非会员的1.4倍"
    assert said(made)["权益与推荐"] == "积分核销率41.6%；核销中抵现最多，占52.7%。猜你喜欢等推荐流量转化率2.1%，其他流量3.7%。会员价订单占比12.5%。"
    columns = made.content["chart3"]
    assert isinstance(columns, Columns) and [s.name for s in columns.series] == ["2025年"] and columns.tags == (None, None)
    assert columns.note == "入会前后分别计入"


def test_the_highest_tier_is_on_top_and_those_without_one_at_the_bottom(slide):
    text = GOOD + "\nmembers.tier_share tier=未标等级 1%\nmembers.tier_spend tier=未标等级 9000"
    made = slide("members", text)
    tiers = made.content["chart2"]

    assert isinstance(tiers, Pyramid) and tiers.beside is not None
    assert tiers.categories == ("黑金会员", "银卡会员", "普通会员", "未标等级")
    assert [f.show() for f in tiers.beside.figures] == ["1,758元", "365元", "107元", "9,000元"]
    assert "黑金会员复购率78.3%，普通会员12.5%" in said(made)["等级结构"]


def test_the_share_of_the_title_is_drawn_by_month_in_both_years(slide):
    months = slide("members").content["chart1"]

    assert isinstance(months, Lines) and [s.name for s in months.series] == ["2024年", "2025年"]
    assert str(months.alt) == "月度会员销售占比：2025年46.0%，同比提高2.5个百分点"


def test_the_change_stands_over_both_columns(slide):
    columns = slide("members").content["chart3"]

    assert isinstance(columns, Columns)
    assert [str(tag) for tag in columns.tags] == ["+2.1%", "+5.9%"]
    assert [[f.show() for f in s.figures] for s in columns.series] == [["340元", "239元"], ["347元", "253元"]]


def test_points_that_are_issued_in_a_month_without_any_use_are_not_drawn_beside_others(slide):
    """Months of the one are not months of the other."""
    made = slide("members", without(GOOD, "members.points_redeemed month=2025-06"))

    assert not any(isinstance(block, UpDown) for block in made.content.values())


def test_a_share_that_stands_without_a_comparison_has_the_decimals_of_the_others(slide):
    text = "\n".join([without(GOOD, "members.points_use_share use=抵现"), "members.points_use_share use=抵现 51.76% 51.81%"])

    assert "核销中抵现最多，占51.8%。" in said(slide("members", text))["权益与推荐"]


def test_of_three_charts_the_share_by_month_is_the_tall_one(slide):
    made = slide("members", lacks=POINTS)

    assert [type(made.content[f"chart{i}"]) for i in (1, 2, 3)] == [Lines, Pyramid, Columns]


def test_two_uses_alike_have_no_most(slide):
    text = GOOD.replace("use=兑礼        47.3%", "use=兑礼 52.7%")

    assert said(slide("members", text))["权益与推荐"].startswith("积分核销率41.6%，同比提高8.9个百分点。猜你喜欢等推荐")


TIERS, SPEND, POINTS = ["members.tier_share"], ["members.spend"], ["members.points_issued"]
SHARE = ["members.contribution", "members.amount", "users.members", "users.new_members"]


@pytest.mark.parametrize(("lacks", "layout"), [
    ([], "four-charts-text"),
    (POINTS, "pyramid-text"),
    (["members.contribution"], "pyramid-text"),
    ([*POINTS, *SPEND, "members.contribution"], "chart-wide-text"),
    ([*SPEND, *SHARE], "two-charts-text"),
    (TIERS, "cards-two-charts-text"),
    ([*TIERS, *SPEND, *POINTS], "cards-chart-text"),
    ([*TIERS, *SPEND, *SHARE], "chart-wide-text"),
    ([*TIERS, *SPEND, *POINTS, *SHARE], "cards-text"),
])
def test_a_slide_with_less_takes_a_layout_that_it_fills(slide, lacks, layout):
    assert slide("members", lacks=lacks).layout == layout


def test_a_list_without_orders_tells_its_widest_tier(slide):
    text = "\n".join(line for line in GOOD.split("\n") if line.startswith(("members.tier_share", "users.members")))
    made = slide("members", text)
    tiers = made.content["chart"]

    assert said(made)["等级结构"] == "普通会员最多，占会员的73.1%。"
    assert isinstance(tiers, Pyramid) and tiers.beside is None and tiers.series.role == "this"


def test_a_single_tier_is_not_the_largest(slide):
    year = "\n".join(line for line in GOOD.split("\n") if not line.startswith("members.tier") or "普通会员" in line)

    assert "普通会员" not in said(slide("members", year))["等级结构"]
