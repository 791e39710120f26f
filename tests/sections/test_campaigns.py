"""What the slide of campaigns says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import GOOD, alone, said

from annualdeck.slide import Columns


def test_campaigns(slide):
    made = slide("campaigns")

    assert str(made.title) == "大促支付115万元，占26.3%；双11支付54.5万元，同比增长19.8%"
    assert said(made) == {
        "引流与转化": "大促日支付转化率4.3%，为平日2.9%的1.5倍。618转化率4.2%，同比提高0.2个百分点。双11转化率4.3%，同比提高0.2个百分点。",
        "新客与老客": "大促买家中新客占66.8%，同比提高1.7个百分点。此前一年的买家中7.0%在大促期间回购，同比提高0.8个百分点。",
        "优惠券": "核销率21.9%，同比提高2.0个百分点。会员券最高，为36.0%；新客券最低，为13.1%。",
        "爆款与跨品类": "爆款占大促金额的36.6%，同比提高1.7个百分点。大促订单中跨品类的占27.8%。茶叶与茶具同单关联最强，提升度1.6倍。",
    }


@pytest.mark.parametrize(("year", "lacks", "title"), [
    (alone(GOOD), (), "大促支付115万元，占26.3%；双11支付54.5万元"),
    (GOOD, ["sales.campaign_amount"], "大促贡献支付金额的26.3%，其中双11支付54.5万元，同比增长19.8%"),
    (alone(GOOD), ["sales.campaign_amount"], "大促贡献支付金额的26.3%，其中双11支付54.5万元"),
    ("sales.campaign_share 26.3%", (), "大促贡献支付金额的26.3%"),
])
def test_the_title_of_campaigns_says_what_it_has(slide, year, lacks, title):
    assert str(slide("campaigns", year, lacks=lacks).title) == title


def test_campaigns_stand_in_the_order_of_the_year_with_their_days(slide):
    """The config names 双11 first; 年货节 has no figure."""
    chart = slide("campaigns", config="""
campaigns:
  - {name: 双11, start: 2025-10-15, end: 2025-11-14}
  - {name: "618", start: 2025-05-27, end: 2025-06-20}
  - {name: 年货节, start: 2025-01-05, end: 2025-01-05}
""").content["chart"]

    assert isinstance(chart, Columns)
    assert chart.categories == ("618（5/27—6/20）", "双11（10/15—11/14）")
    assert [[f.show() for f in s.points] for s in chart.series] == [["33.0万元", "45.5万元"], ["41.0万元", "54.5万元"]]


def test_coupons_that_redeem_alike_have_no_best(slide):
    year = GOOD.replace("coupon_type=新客券  13.1%", "coupon_type=新客券  36%")

    assert said(slide("campaigns", year))["优惠券"] == "核销率21.9%，同比提高2.0个百分点。"


def test_a_pair_that_chance_explains_is_not_named(slide):
    year = GOOD.replace("category=茶叶+茶具  1.6", "category=茶叶+茶具  1.1")

    assert "关联" not in said(slide("campaigns", year))["爆款与跨品类"]


def test_without_campaigns_in_the_config_the_title_asks_for_them(slide):
    assert str(slide("campaigns", "", config="").title) == "大促活动效果：未设置大促日期"
