"""What the slide of campaigns says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, carded, replaced, said

from annualdeck.slide import Columns, HeatMap

DAILY = ("campaigns.campaign_conversion", "campaigns.conversion", "campaigns.conversion_multiple", "campaigns.campaign_visitors")


def without(*ids: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if not line.split() or line.split()[0] not in ids)


def test_campaigns(slide):
    made = slide("campaigns")

    assert str(made.title) == "大促支付115万元，同比增长24.4%，快于全店的18.8%"
    assert said(made) == {
        "成交与客群": "双11支付54.5万元，同比增长19.8%；访客增长13.0%，客单价提高1.5%。大促新客占比66.8%，同比提高1.7个百分点。"
                      "大促老客复购率7.0%，同比提高0.8个百分点。大促贡献支付金额的26.3%，同比提高1.2个百分点。",
        "转化与优惠券": "大促日支付转化率4.3%，同比提高0.2个百分点，为平日的1.5倍。优惠券核销率21.9%，同比提高2.0个百分点。其中会员券最高，为36.0%。",
        "爆款与跨品类": "爆款占大促金额的36.6%，同比提高1.7个百分点。茶叶以外的类目大促日均售出196件，为平日的1.8倍。"
                        "大促订单中跨品类的占27.8%，同比提高1.8个百分点。茶叶与茶具同单关联最强，提升度1.6倍。",
    }


def test_campaigns_of_a_bad_year(slide):
    made = slide("campaigns", BAD)

    assert str(made.title) == "大促支付92.4万元，同比下降19.6%，降幅大于全店的15.8%"
    assert said(made)["成交与客群"] == (
        "双11支付45.5万元，同比下降16.5%；访客下降11.5%，客单价下降1.4%。618支付33.0万元，同比下降19.5%。"
        "大促新客占比65.1%，同比下降1.7个百分点。大促老客复购率6.2%，同比下降0.8个百分点。大促贡献支付金额的25.1%，同比下降1.2个百分点。")


@pytest.mark.parametrize(("inside", "shop", "words"), [
    ("1100 1000", "1200 1000", "同比增长10.0%，慢于全店的20.0%"),
    ("1100 1000", "900 1000", "同比增长10.0%，而全店下降10.0%"),
    ("900 1000", "1100 1000", "同比下降10.0%，而全店增长10.0%"),
    ("900 1000", "800 1000", "同比下降10.0%，降幅小于全店的20.0%"),
    ("1000 1000", "1100 1000", "同比持平，而全店增长10.0%"),
    ("1100 1000", "2200 2000", "同比增长10.0%，与全店同步"),
])
def test_campaigns_are_held_against_the_shop(slide, inside, shop, words):
    year = replaced(GOOD, sales__campaign_amount=inside, sales__paid_amount=shop)

    assert str(slide("campaigns", year).title).partition("，")[2] == words


@pytest.mark.parametrize(("year", "lacks", "title"), [
    (alone(GOOD), (), "大促支付115万元，占全店的26.3%；双11最高，为54.5万元"),
    (GOOD, ["sales.campaign_amount"], "大促贡献支付金额的26.3%，其中双11支付54.5万元，同比增长19.8%"),
    (alone(GOOD), ["sales.campaign_amount"], "大促贡献支付金额的26.3%，其中双11支付54.5万元"),
    ("sales.campaign_share 26.3%", (), "大促贡献支付金额的26.3%"),
])
def test_the_title_of_campaigns_says_what_it_has(slide, year, lacks, title):
    assert str(slide("campaigns", year, lacks=lacks).title) == title


def test_campaigns_stand_in_the_order_of_the_year_each_with_its_change(slide):
    """The config names 双11 first; 年货节 has no figure."""
    chart = slide("campaigns", config="""
campaigns:
  - {name: 双11, start: 2025-10-15, end: 2025-11-14}
  - {name: "618", start: 2025-05-27, end: 2025-06-20}
  - {name: 年货节, start: 2025-01-05, end: 2025-01-05}
""").content["chart1"]

    assert isinstance(chart, Columns)
    assert chart.categories == ("618", "双11")
    assert [[f.show() for f in s.points] for s in chart.series] == [["33.0万元", "45.5万元"], ["41.0万元", "54.5万元"]]
    assert list(map(str, chart.tags)) == ["+24.2%", "+19.8%"]


def test_conversion_stands_over_the_line_of_all_other_days(slide):
    chart = slide("campaigns").content["chart2"]

    assert isinstance(chart, Columns)
    assert [(s.role, [f.show() for f in s.points]) for s in chart.series] == [
        ("this", ["4.2%", "4.3%"]), ("benchmark", ["2.9%", "2.9%"])]


def test_pairs_make_a_triangle_and_name_no_category_twice(slide):
    """茶叶+茶具, 茶叶+茶礼盒 and 茶具+家居布艺: three columns would leave one empty."""
    heat = slide("campaigns").content["picture"]

    assert isinstance(heat, HeatMap)
    assert (heat.rows, heat.columns) == (("茶叶", "家居布艺", "茶礼盒"), ("茶具", "茶叶"))
    assert heat.note == "一倍为随机，空白样本不足"
    assert [[f and f.value for f in row] for row in heat.cells] == [[1.6, None], [1.3, None], [None, 0.9]]


def test_the_amount_of_the_title_is_on_a_card_unless_its_change_is_unsure(slide):
    made = slide("campaigns", without("campaigns.cross_category"))
    assert carded(made) == ["sales.campaign_amount", "sales.campaign_share", "campaigns.conversion_multiple", "campaigns.coupon_redemption"]
    assert "sales.campaign_amount" not in carded(slide("campaigns", without("campaigns.cross_category"), thin=["2024-06"]))


@pytest.mark.parametrize(("absent", "layout"), [
    ((), "three-charts-text"),
    (DAILY, "chart-picture-text"),
    (["campaigns.cross_category"], "cards-charts-text"),
    (["campaigns.cross_category", "campaigns.other_units"], "cards-two-charts-text"),
    ([*DAILY, "campaigns.cross_category"], "cards-chart-text"),
    ([*DAILY, "campaigns.cross_category", "sales.campaign_amount", "campaigns.new_buyer_share", "campaigns.returning_repurchase",
      "campaigns.coupon_redemption", "campaigns.hero_share"], "chart-wide-text"),
    (["campaigns.table"], "cards-text"),
])
def test_what_is_missing_leaves_no_hole(slide, absent, layout):
    made = slide("campaigns", without(*absent))

    assert made.layout == layout
    if "cards" in made.content:
        assert 2 <= len(carded(made)) <= 4


def test_categories_that_do_not_go_together_give_way_to_what_the_others_sell(slide):
    """Only 茶叶 and 茶具 are above chance: what sells beside 茶叶 stands in place of the map."""
    made = slide("campaigns", GOOD.replace("茶具+家居布艺  1.3", "茶具+家居布艺  0.9"))
    chart = made.content["chart3"]

    assert made.layout == "cards-charts-text" and isinstance(chart, Columns)
    assert (chart.title, chart.note, chart.categories) == ("其他类目日均销量", "茶叶以外", ("平日", "大促"))
    assert [[f.value for f in s.points] for s in chart.series] == [[104, 172], [112, 196]]
    assert list(map(str, chart.tags)) == ["+7.7%", "+14.0%"]


@pytest.mark.parametrize(("start", "days"), [("2025-10-15", "10/15—11/14"), ("2025-11-14", "11/14")])
def test_the_days_of_the_largest_campaign_are_told(slide, start, days):
    """It may sell more than its month."""
    chart = slide("campaigns", config=f"""
campaigns:
  - {{name: "618", start: 2025-05-27, end: 2025-06-20}}
  - {{name: 双11, start: {start}, end: 2025-11-14}}
""").content["chart1"]

    assert chart.note == f"双11为{days}"


def test_a_coupon_that_fell_while_the_others_rose_is_named(slide):
    year = GOOD.replace("coupon_type=新客券  13.1%  12%", "coupon_type=新客券  13.1%  14%")

    assert said(slide("campaigns", year))["转化与优惠券"].endswith("。其中会员券最高，为36.0%；新客券核销率同比下降0.9个百分点。")


def test_the_coupon_that_is_redeemed_most_may_be_the_one_that_fell(slide):
    year = GOOD.replace("coupon_type=会员券  36%", "coupon_type=会员券  36% 37%  ")

    assert said(slide("campaigns", year))["转化与优惠券"].endswith("会员券核销率最高，为36.0%，但同比下降1.0个百分点。")


def test_coupons_that_redeem_alike_have_no_best(slide):
    year = GOOD.replace("coupon_type=新客券  13.1%", "coupon_type=新客券  36%")

    assert said(slide("campaigns", year))["转化与优惠券"].endswith("优惠券核销率21.9%，同比提高2.0个百分点。")


def test_a_campaign_of_another_length_is_told_where_it_is_compared(slide):
    year = GOOD.replace("campaigns.days campaign=618              25 ", "campaigns.days campaign=618 23")
    first = year.replace("campaigns.table campaign=618             410000   330000", "campaigns.table campaign=618 410000")

    assert said(slide("campaigns", year))["成交与客群"].count("。618 23天，上年25天，按各自活动期对比。大促新客") == 1
    assert "23天" not in said(slide("campaigns", first))["成交与客群"]


def test_a_pair_that_chance_explains_is_not_named(slide):
    year = GOOD.replace("category=茶叶+茶具  1.6", "category=茶叶+茶具  1.1").replace("茶具+家居布艺  1.3", "茶具+家居布艺  1.19")

    assert "关联" not in said(slide("campaigns", year))["爆款与跨品类"]


def test_without_campaigns_in_the_config_the_title_asks_for_them(slide):
    assert str(slide("campaigns", "", config="").title) == "大促活动效果：未设置大促日期"


def test_a_campaign_in_months_of_few_orders_is_not_compared(slide):
    """June of the year before is near empty: neither 618, nor what it is a part of, grew by what it seems."""
    made = slide("campaigns", thin=["2024-06"])

    assert str(made.title) == "大促支付115万元，占全店的26.3%；双11最高，为54.5万元（待核）"
    assert said(made)["成交与客群"].startswith(
        "双11支付54.5万元，同比增长19.8%；访客增长13.0%，客单价提高1.5%。618不作同比：2024年6月的订单明显偏少。大促新客占比66.8%，同比提高1.7个百分点。大促老客")
    assert said(made)["成交与客群"].endswith("大促贡献支付金额的26.3%。")
    assert [tag and str(tag) for tag in made.content["chart1"].tags] == [None, "+19.8%"]


def test_the_largest_campaign_in_months_of_few_orders(slide):
    words = said(slide("campaigns", thin=["2025-10"]))["成交与客群"]

    assert "双11支付54.5万元，居各大促之首。" in words
    assert "双11不作同比：2025年10月的订单明显偏少。" in words


ONE = "sales.campaign_amount 410000\nsales.campaign_share 9.4%\nsales.paid_amount 4370000\ncampaigns.table campaign=618 410000"


def test_a_single_campaign_is_no_first_of_many(slide):
    """With no year before there is nothing to draw beside it."""
    made = slide("campaigns", ONE)

    assert str(made.title) == "618支付41.0万元，占全店的9.4%"
    assert said(made)["成交与客群"] == "618支付41.0万元。大促贡献支付金额的9.4%。"
    assert made.layout == "cards-text"


def test_the_chart_of_a_first_year_promises_no_comparison(slide):
    (alt,) = (str(block.alt) for name, block in slide("campaigns", alone(GOOD)).content.items() if name in ("chart", "chart1"))

    assert alt == "各大促支付金额，合计115万元"


def test_a_single_campaign_stands_beside_all_other_days(slide):
    """A line of everyday days needs two points."""
    year = "\n".join(line for line in GOOD.split("\n") if "campaign=618" not in line)
    chart = slide("campaigns", year).content["chart2"]

    assert chart.categories == ("双11", "平日")
    assert [(s.name, [f.show() for f in s.points]) for s in chart.series] == [("转化率", ["4.3%", "2.9%"])]


def test_orders_that_never_cross_categories_are_not_spoken_of(slide):
    assert "跨品类的占" in said(slide("campaigns"))["爆款与跨品类"]
    assert "跨品类的占" not in said(slide("campaigns", replaced(GOOD, campaigns__multi_category_share="0% 0%")))["爆款与跨品类"]
