"""Items and categories in campaigns: what sold most, what is bought together, what sells beside the main category."""

import pytest

MARCH = "2025-03-01..2025-03-11"
WOMEN = "女王节 2025-03-04..2025-03-06 2024-03-08..2024-03-10"  # the window a year before lies elsewhere
ORDERS = """
    orders
    order_id buyer_id paid_at             total_amount
    z1       寅       2022-02-01          1
    z2       甲       2023-06-01          1
    a1       甲       2024-03-01          10
    a2       乙       2024-03-08T10:00    100
    a3       甲       2024-03-09T23:59:59 50
    a4       丙       2024-03-10          20
    b1       丁       2025-03-01          10
    b2       甲       2025-03-04T00:00:00 100
    b3       乙       2025-03-05T23:59:59 60
    b4       戊       2025-03-05          40
    b5       丁       2025-03-05          100
    b6       丁       2025-03-06T00:00:00 500
    b7       丁       2025-03-10          10
"""


LINES = """
    items
    item_id item_title category
    1       龙井       茶叶
    2       普洱       茶叶
    3       紫砂壶     茶具
    4       杯垫       布艺

    order_lines
    order_id item_title amount quantity paid_at
    a1       龙井       30     1        2024-03-08
    a1       紫砂壶     60     1        2024-03-08
    a2       杯垫       10     1        2024-03-09
    a3       龙井       999    1        2024-03-01
    a4       龙井       1      1        2024-03-10
    b0       杯垫       999    9        2025-03-01
    b1       龙井       50     1        2025-03-04
    b1       紫砂壶     100    1        2025-03-04
    b2       龙井       50     1        2025-03-05
    b2       普洱       30     1        2025-03-05
    b3       杯垫       20     2        2025-03-05
    b4       糖         50     1        2025-03-05
    b5       龙井       1      1        2025-03-10
    b5       紫砂壶     1      1        2025-03-10
"""


def test_the_share_of_the_items_that_sold_most(ask):
    """2025 in the window: 龙井 100, 紫砂壶 100, 糖 50, 普洱 30, 杯垫 20 of 300; the top two are 200. 2024: 90 of 100."""
    k = ask(LINES, period=MARCH, campaigns=[WOMEN], hero_items=2)

    assert k.of("campaigns.hero_share") == pytest.approx(2 / 3)
    assert k.prior("campaigns.hero_share") == pytest.approx(0.9)


def test_the_share_of_orders_with_two_categories(ask):
    """2025: b1 holds two; b2 茶叶 twice, b3 one; b4's item has no category and does not count: 1 of 3. 2024: a1 of 2."""
    k = ask(LINES, period=MARCH, campaigns=[WOMEN])

    assert k.of("campaigns.multi_category_share") == pytest.approx(1 / 3)
    assert k.prior("campaigns.multi_category_share") == 0.5


def test_categories_that_are_bought_together(ask):
    """Orders of 2025 with a category: b0 b1 b2 b3 b5. 茶叶 in b1 b2 b5, 茶具 in b1 b5, both in two of the five.

    (2/5) ÷ (3/5 × 2/5) = 5/3.
    """
    k = ask(LINES, period=MARCH, campaigns=[WOMEN])

    assert k.slices("campaigns.cross_category") == {("茶具+茶叶",): pytest.approx(5 / 3)}


@pytest.mark.parametrize(("support", "why"), [(0.4, ""), (0.41, "NoValuesAtAll")])
def test_a_pair_below_the_support_is_not_told(ask, support, why):
    """Both stand together in 2 of 5 orders."""
    k = ask(LINES, period=MARCH, campaigns=[WOMEN], support=support)

    assert k.why("campaigns.cross_category") == why


def test_without_an_item_list_there_are_no_categories(ask):
    lines = LINES.split("\n\n")[1]
    k = ask(lines, period=MARCH, campaigns=[WOMEN])

    assert k.kpis["campaigns.cross_category"].why.text() == "缺少商品清单"
    assert k.kpis["campaigns.multi_category_share"].why.text() == "缺少商品清单"
    assert isinstance(k.of("campaigns.hero_share"), float)


def test_without_campaigns_in_the_config_their_figures_are_missing(ask):
    k = ask(ORDERS + "\n\n" + LINES, period=MARCH)

    for id_ in ("campaigns.hero_share", "campaigns.new_buyer_share", "campaigns.returning_repurchase",
                "campaigns.multi_category_share"):
        assert k.kpis[id_].why.text() == "未设置大促日期", id_


CROSSED = """
    items
    item_id item_title category
    1       龙井       茶叶
    2       紫砂壶     茶具
    3       杯垫       布艺

    order_lines
    order_id item_title amount quantity paid_at
    a1       龙井       10     9        2024-03-01
    a2       杯垫       10     2        2024-03-08
    a3       紫砂壶     10     2        2024-03-09
    a4       龙井       30     9        2024-03-09
    a5       杯垫       10     8        2024-03-10
    b1       紫砂壶     50     4        2025-03-01
    b2       龙井       300    7        2025-03-04
    b3       紫砂壶     60     5        2025-03-05
    b4       杯垫       40     3        2025-03-05
    b5       糖         99     50       2025-03-05
    b6       杯垫       10     4        2025-03-10
"""


def test_units_of_other_categories_a_day(ask):
    """茶叶 made 300 of the campaign's 400 yuan. Others: 5 + 3 in 2 days of it, 4 + 4 in the 8 days beside: 4 and 1 a day.

    2024: 2 + 2 in 2 days, 8 in 8: 2 and 1. 糖 has no category.
    """
    k = ask(CROSSED, period=MARCH, campaigns=[WOMEN])

    assert k.slices("campaigns.main_category") == {("茶叶",): 0.75}
    assert k.prior("campaigns.main_category", category="茶叶") == 0.6
    assert k.by("campaigns.other_units", "promotion") == {"大促": 4, "平日": 1}
    assert k.prior_by("campaigns.other_units", "promotion") == {"大促": 2, "平日": 1}
    assert k.both("campaigns.other_units_multiple") == (4, 2)


def test_hours_of_a_campaign_are_parts_of_a_day(ask):
    """From the evening of the 3rd to the end of the 5th: 2 days and 4 hours, 8 units."""
    k = ask(CROSSED, period=MARCH, campaigns=["女王节 2025-03-03T20:00..2025-03-06"])

    assert k.of("campaigns.other_units", promotion="大促") == pytest.approx(8 / (2 + 4 / 24))
    assert k.of("campaigns.other_units", promotion="平日") == pytest.approx(8 / (8 - 4 / 24))


def test_a_shop_of_one_category_has_no_others(ask):
    k = ask(CROSSED.replace("茶具", "茶叶").replace("布艺", "茶叶"), period=MARCH, campaigns=[WOMEN])

    assert k.slices("campaigns.main_category") == {("茶叶",): 1}
    assert k.why("campaigns.other_units_multiple") == "NoValuesAtAll"
