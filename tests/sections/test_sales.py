"""What the slide of sales says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, kpis, replaced, said

from annualdeck.sections.order import compose
from annualdeck.slide import Closing, Contents, Slide


@pytest.mark.parametrize(("changes", "title"), [
    ({}, "支付金额437万元，同比增长18.8%，增速高于行业的6.5%"),
    ({"sales__growth_lead": "-3%", "sales__industry_growth": "21.8%"}, "支付金额437万元，同比增长18.8%，但增速低于行业的21.8%"),
    ({"sales__growth_lead": "0.02%"}, "支付金额437万元，同比增长18.8%，与行业同步"),
    ({"sales__paid_amount": "3680000 4370000", "sales__growth_lead": "-20%"},
     "支付金额368万元，同比下降15.8%，而行业增长6.5%"),
    ({"sales__industry_growth": "-2%"}, "支付金额437万元，同比增长18.8%，而行业下降2.0%"),
    ({"sales__industry_growth": "0.1%"}, "支付金额437万元，同比增长18.8%，而行业持平"),
    ({"sales__paid_amount": "3680000 4370000", "sales__growth_lead": "-12%", "sales__industry_growth": "-4%"},
     "支付金额368万元，同比下降15.8%，降幅大于行业的4.0%"),
    ({"sales__paid_amount": "3680000 4370000", "sales__growth_lead": "4%", "sales__industry_growth": "-19.8%"},
     "支付金额368万元，同比下降15.8%，降幅小于行业的19.8%"),
    ({"sales__paid_amount": "4370000 4368000"}, "支付金额437万元，同比持平，而行业增长6.5%"),
])
def test_the_title_of_sales_weighs_the_shop_against_its_industry(slide, changes, title):
    assert str(slide("sales", replaced(GOOD, **changes)).title) == title


def test_the_first_year_is_named_instead_of_compared(slide):
    made = slide("sales", alone(GOOD))

    assert str(made.title) == "2025年支付金额437万元，净销售额416万元"
    assert said(made)["规模与客单"] == "支付订单2.24万单，客单价248元，笔单价195元。扣除退款后净销售额416万元。"


def test_a_year_that_is_not_over_says_which_days_it_stands_for(slide):
    made = slide("sales", covered="2025-01-01..2025-09-30")

    assert str(made.title).startswith("2025年1月—9月支付金额437万元，同比增长18.8%")


def test_of_the_months_only_those_that_matter_carry_their_change(slide):
    """July fell, November grew most and is the largest; June is neither."""
    made = slide("sales", GOOD.replace("month=2025-07          300000   250000", "month=2025-07 240000 250000"))
    months = made.content["chart2"] if "chart2" in made.content else made.content["chart"]

    assert [str(tag) if tag else "" for tag in months.tags] == ["", "-4.0%", "", "", "", "+20.1%"]
    assert (months.note, months.line) == ("百分数为同比", None)


def test_of_many_months_that_fell_the_one_that_fell_most_carries_its_change(slide):
    months = "\n".join(f"sales.paid_amount month=2025-0{m} {100000 - m} 100{m}00" for m in range(1, 6))
    made = slide("sales", "\n".join([*(line for line in GOOD.split("\n") if "paid_amount month" not in line), months]))
    chart = made.content["chart2"] if "chart2" in made.content else made.content["chart"]

    assert [str(tag) if tag else "" for tag in chart.tags] == ["持平", "", "", "", "-0.5%"]


def test_a_threshold_of_the_users_own_needs_no_word(slide):
    made = slide("sales", config="options: {premium_threshold: 271}")

    assert "271元及以上的订单" in said(made)["大促与高客单价"]


def test_categories_that_add_up_to_the_paid_amount_are_parts_of_it(slide):
    made = slide("sales", replaced(GOOD, sales__category_amount="4370000 3680000"))

    assert said(made)["品类结构"].startswith("茶叶占支付金额的36.5%")


def test_a_bad_year_is_said_plainly(slide):
    assert said(slide("sales", BAD)) == {
        "规模与客单": "支付订单1.96万单，同比下降12.5%；支付买家1.53万人，同比下降13.1%；客单价241元，同比下降3.0%。"
                      "扣除退款后净销售额347万元，同比下降16.5%。",
        "销售节奏": "11月支付金额40.2万元，为2025年单月最高。各月均低于上年同期。",
        "大促与高客单价": "大促销售占比25.1%，同比下降1.2个百分点。271元及以上（上年笔单价最高的两成）的订单贡献支付金额的52.2%，同比下降1.7个百分点。",
        "品类结构": "茶叶占宝贝明细金额的37.0%，居首位；金额同比下降14.6%。茶礼盒同比下降22.0%，减少的金额最多。",
    }


@pytest.mark.parametrize(("june", "july", "words"), [
    ("420000 350000", "300000 250000", "各月均高于上年同期。"),
    ("420000 419900", "300000 250000", "各月均持平或高于上年同期。"),
    ("320000 350000", "300000 250000", "仅6月低于上年同期，下降8.6%。"),
    ("320000 350000", "240000 250000", "仅11月高于上年同期，其余月份持平或下降。"),
])
def test_the_months_against_the_year_before(slide, june, july, words):
    year = "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("sales.paid_amount month=2025-0")),
                      f"sales.paid_amount month=2025-06 {june}", f"sales.paid_amount month=2025-07 {july}"])

    assert said(slide("sales", year))["销售节奏"].endswith(words)


def test_nothing_is_read_from_a_month_with_few_rows(slide):
    """June's rows are few: it neither falls nor rises, the others are not called all, and the title carries the doubt."""
    year = GOOD.replace("sales.paid_amount month=2025-06          420000   350000", "sales.paid_amount month=2025-06 1700 350000")
    made = slide("sales", year, thin=["2025-06"])

    assert str(made.title).endswith("行业的6.5%（待核）")
    assert said(made)["销售节奏"] == (
        "2025年6月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。"
        "11月支付金额48.3万元，为2025年单月最高。数据完整的月份均高于上年同期。"
    )


def test_beside_a_month_with_few_rows_one_that_fell_is_one_of_the_others(slide):
    year = GOOD.replace("sales.paid_amount month=2025-06          420000   350000", "sales.paid_amount month=2025-06 320000 350000")

    assert said(slide("sales", year, thin=["2025-07"]))["销售节奏"] == (
        "2025年7月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。"
        "11月支付金额48.3万元，为2025年单月最高。数据完整的月份中，仅6月低于上年同期，下降8.6%。"
    )


def test_months_with_few_rows_in_a_row_are_said_together(slide):
    assert said(slide("sales", thin=["2024-11", "2025-06", "2025-07"]))["销售节奏"].startswith(
        "2024年11月、2025年6—7月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。")


def test_the_doubt_reaches_every_headline_that_stands_on_these_rows(written):
    deck, _ = compose(kpis(GOOD, thin=["2025-06"], lacks=["policy.violations", "policy.green_packaging"]), written())
    contents, closing = deck.slides[1], deck.slides[-1]
    titles = {s.id: str(s.title) for s in deck.slides if isinstance(s, Slide)}

    assert isinstance(contents, Contents) and isinstance(closing, Closing)
    assert str(contents.entries[0].finding) == "支付金额437万元，同比增长18.8%（待核）"
    assert str(closing.takeaways[0].sentences[0]).endswith("（待核）")
    assert titles["aftersales"].endswith("（待核）")
    assert titles["policy"] == "尚未完成应对的规则：限制过度包装"


def test_a_month_with_few_rows_is_not_the_worst_for_refunds(slide):
    assert "11月最高，为5.5%" in said(slide("aftersales"))["退款与原因"]
    assert "最高" not in said(slide("aftersales", thin=["2025-11"]))["退款与原因"]


def test_two_months_alike_hold_no_record(slide):
    year = GOOD + "sales.paid_amount month=2025-12 482900 402000"   # 48.3万 like November

    assert said(slide("sales", year))["销售节奏"] == "各月均高于上年同期。"


@pytest.mark.parametrize(("plan", "words"), [
    ("25%", "大促销售占比26.3%，高于计划的25.0%。"), ("30%", "大促销售占比26.3%，低于计划的30.0%。"),
    ("26.32%", "大促销售占比26.3%，与计划一致。"),
])
def test_campaigns_against_their_plan_as_both_are_shown(slide, plan, words):
    assert said(slide("sales", replaced(GOOD, sales__campaign_share_plan=plan)))["大促与高客单价"].startswith(words)


def test_a_category_that_grew_more_than_all_together_is_not_a_part_of_them(slide):
    year = GOOD.replace("category=茶礼盒  38.2%", "category=茶礼盒  138.2%")

    assert "茶礼盒增量最大，相当于全部增量的138.2%。" in said(slide("sales", year))["品类结构"]


def test_the_only_category_that_fell_is_called_the_only_one(slide):
    """118 of 130: 9.2 % less. 茶叶 grew."""
    year = GOOD.replace("category_amount category=茶礼盒    1180000  920000", "category_amount category=茶礼盒 1180000 1300000")

    assert said(slide("sales", year))["品类结构"].endswith("仅茶礼盒下降，降幅9.2%。")


def test_the_largest_category_that_also_fell_most_is_named_once(slide):
    """茶叶 134 of 200 and 茶礼盒 92 of 100."""
    year = GOOD.replace("category=茶叶      1570000  1340000", "category=茶叶 1340000 2000000").replace(
        "category=茶礼盒    1180000  920000", "category=茶礼盒 920000 1000000")

    assert said(slide("sales", year))["品类结构"].endswith("茶叶占宝贝明细金额的36.5%，居首位；金额同比下降33.0%。茶叶减少的金额也最多。")


GOODS = """
sales.category_amount 1200 1000
sales.category_amount category=茶叶 900 600
sales.category_amount category=茶具 300 400
sales.category_share category=茶叶 75% 60%
sales.category_share category=茶具 25% 40%
"""


def test_without_orders_the_goods_are_spoken_of(slide):
    """A shop that has its goods' own report alone."""
    made = slide("sales", GOODS)

    assert str(made.title) == "商品支付金额1,200元，同比增长20.0%；茶叶占75.0%"
    assert made.layout == "chart-wide-text"
    chart = made.content["chart"]
    assert chart.categories == ("茶叶", "茶具")
    assert [[f.show() for f in s.points] for s in chart.series] == [["900元", "300元"], ["600元", "400元"]]
    assert str(slide("sales", alone(GOODS)).title) == "商品支付金额1,200元，茶叶占75.0%"


def test_goods_of_one_category_make_no_chart(slide):
    made = slide("sales", "sales.category_amount 1200 1000")

    assert (str(made.title), made.layout) == ("商品支付金额1,200元，同比增长20.0%", "text")


def test_days_are_numbered_below_the_days_that_they_stand_for(slide):
    days = "sales.paid_amount 600\nsales.paid_amount day=2025-02-27 100\nsales.paid_amount day=2025-03-01 500"
    chart = slide("sales", days, covered="2025-02-27..2025-03-01").content["chart"]

    assert chart.categories == ("27", "28", "1")
    assert chart.note == "2025年2月27日—3月1日"


def test_what_the_goods_report_tells_is_no_order_line(slide, monkeypatch):
    monkeypatch.setattr("annualdeck.sections.performance.sales.used", lambda *_: ("item_daily",))

    assert said(slide("sales", alone(GOODS)))["品类结构"] == "茶叶占商品支付金额的75.0%，居首位。"


def test_a_month_without_an_order_stays_a_gap(slide):
    """August to October have no figure; the chart does not run from July into November."""
    made = slide("sales")
    chart = made.content["chart2"] if "chart2" in made.content else made.content["chart"]

    assert chart.categories == ("6月", "7月", "8月", "9月", "10月", "11月")
    assert [f and f.show() for f in chart.series[-1].points] == ["42.0万元", "30.0万元", None, None, None, "48.3万元"]
