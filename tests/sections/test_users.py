"""What the slide of users says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import GOOD, alone, replaced, said


def test_visitors_up_and_repurchase_down_is_said_as_a_contrast(slide):
    made = slide("users", replaced(GOOD, users__repurchase_rate="17.2% 18.4%"))

    assert str(made.title) == "日均访客同比增长12.0%，而复购率下降1.2个百分点至17.2%"


def test_buyers_that_cannot_be_told_apart_are_not_counted(slide):
    buyers = ["sales.buyers", "users.repurchase_rate", "users.returning_share", "users.new_buyers", "users.dau"]

    assert str(slide("users", lacks=buyers).title) == "支付订单2.24万单，同比增长14.3%；缺少可识别的买家账号，用户规模暂无法统计"


def test_a_repurchase_rate_that_hardly_moved_is_no_contrast(slide):
    made = slide("users", replaced(GOOD, users__repurchase_rate="19.45% 19.52%"))

    assert str(made.title) == "日均访客1,920人，同比增长12.0%；复购率19.45%，下降0.07个百分点"


def test_what_the_charts_show_first_is_said(slide):
    words = said(slide("users"))

    assert words["复购与新老客"].endswith("7月首购的新客次月再次购买的占6.7%，为各月中最高。")
    assert words["用户结构"].startswith("一般挽留客户贡献支付金额的79.1%，各层中最高。重要价值客户1,717人，贡献支付金额的20.9%，")
    assert words["访客与会员"].endswith("新增会员3,545人，同比增长5.5%。")


def test_the_best_cohort_may_be_a_later_month(slide):
    late = GOOD.replace("cohort=2025-06,months_since=3  4.1%", "cohort=2025-06,months_since=3  9%")

    assert said(slide("users", late))["复购与新老客"].endswith("6月首购的新客在之后第3个月再次购买的占9.0%，为各月中最高。")


def test_a_cohort_that_never_came_back_is_no_best(slide):
    year = "\n".join(f"users.cohorts cohort=2025-0{m},months_since=3 0" for m in (6, 7, 8))

    assert "再次购买" not in said(slide("users", "users.repurchase_rate 1%\nsales.buyers 5\n" + year))["复购与新老客"]


def test_a_segment_without_buyers_is_not_spoken_of(slide):
    year = GOOD.replace("users.rfm segment=重要价值客户           1717     1500", "users.rfm segment=重要价值客户 0 1500")

    assert "重要价值客户" in said(slide("users"))["用户结构"]
    assert "重要价值客户" not in said(slide("users", year))["用户结构"]


def test_where_buyers_cannot_be_told_apart_the_orders_are_drawn(slide):
    """A page of words only is for a shop whose orders make no two months."""
    orders = "sales.orders 1804 1467\nsales.orders month=2025-01 120 90\nsales.orders month=2025-02 140 100"
    made = slide("users", orders)

    assert made.layout == "chart-wide-text"
    assert made.content["chart"].title == "月度支付订单数"
    assert slide("users", "sales.orders 1804 1467").layout == "text"


def test_the_segment_that_brought_most_is_named_where_it_is_not_the_best(slide):
    best = GOOD.replace("segment=重要价值客户  20.9%  18.3%", "segment=重要价值客户  80.9%  18.3%")

    assert said(slide("users"))["用户结构"].count("一般挽留客户贡献支付金额的79.1%，各层中最高。") == 1
    assert "各层中最高" not in said(slide("users", best))["用户结构"]


@pytest.mark.parametrize(("lacks", "layout", "title"), [
    ([], "three-charts-text", "日均访客1,920人，支付买家1.76万人，复购率18.4%"),
    (["users.cohorts"], "chart-tall-right", "日均访客1,920人，支付买家1.76万人，复购率18.4%"),
    (["users.cohorts", "users.rfm_buyer_share"], "cards-chart-text", "日均访客1,920人，支付买家1.76万人，复购率18.4%"),
    (["users.cohorts", "users.rfm_buyer_share", "sales.buyers", "users.repurchase_rate"], "cards-chart-text",
     "日均访客1,920人，期末会员1.40万人"),
])
def test_a_first_year_shows_what_there_is(slide, lacks, layout, title):
    made = slide("users", alone(GOOD), lacks=lacks)

    assert (made.layout, str(made.title)) == (layout, title)


def test_below_the_orders_alone_their_highest_month_is_said(slide):
    """With nothing noted that is missing, the page would be empty below its chart."""
    orders = "sales.orders 1804 1467\nsales.orders month=2025-01 120 90\nsales.orders month=2025-02 140 100"

    assert said(slide("users", orders, config="options: {on_missing: drop}")) == {"订单规模": "2月支付订单140单，为各月最多。"}
    assert "订单规模" not in said(slide("users", orders))


@pytest.mark.parametrize(("one", "charts"), [
    ("users.dau 5\nusers.dau month=2025-01 4\nusers.dau month=2025-02 6", ["月度支付订单数", "月度日均访客"]),
    ("sales.buyers 9\nsales.buyers month=2025-01 4\nsales.buyers month=2025-02 6\n"
     "users.rfm_buyer_share segment=一般价值客户 20%\nusers.rfm_amount_share segment=一般价值客户 30%", ["月度支付买家数", "用户分层"]),
])
def test_a_single_chart_has_the_orders_beside_it(slide, one, charts):
    """Only the shop's daily panel, or only its orders."""
    made = slide("users", f"sales.orders 1804\nsales.orders month=2025-01 120\nsales.orders month=2025-02 140\n{one}")

    assert (made.layout, [made.content[name].title for name in ("chart1", "chart2")]) == ("chart-tall-right", charts)
