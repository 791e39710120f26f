"""What the categories sold and added, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"

CATEGORIES = """
    items
    item_id item_title category
    1       龙井       茶叶
    2       紫砂壶     茶具
    3       礼盒       茶礼

    order_lines
    order_id item_title price quantity amount paid_at
    a1       龙井       100   1        100    2024-03-01
    a2       紫砂壶     200   1        200    2024-03-05
    a3       礼盒       100   1        100    2024-03-10
    b1       龙井       100   3        300    2025-03-01
    b2       紫砂壶     200   1        150    2025-03-05
    b3       糖         50    1        50     2025-03-10
"""


def test_categories_come_from_the_item_list(ask):
    """2025: 茶叶 300, 茶具 150, an unlisted 50, together 500; 2024: 100, 200, 茶礼 100, together 400."""
    k = ask(CATEGORIES, "sales.category_amount by category", "sales.category_share by category", period=MARCH)

    assert k.both("sales.category_amount") == (500, 400)
    assert k.both("sales.category_amount", category="茶叶") == (300, 100)
    assert k.both("sales.category_share", category="茶叶") == (0.6, 0.25)
    assert k.both("sales.category_share", category="茶具") == (0.3, 0.5)


def test_what_each_category_added(ask):
    """茶叶 +200, 茶具 −50, of +100 in all; 茶礼 sold nothing any more: −100. 200%, −50%, −100%."""
    k = ask(CATEGORIES, "sales.category_increase by category", "sales.category_contribution by category", period=MARCH)

    assert k.by("sales.category_increase", "category") == {"茶具": -50, "茶叶": 200, "茶礼": -100}
    assert k.by("sales.category_contribution", "category") == {"茶具": -0.5, "茶叶": 2, "茶礼": -1}


def test_a_category_that_is_new_added_all_it_sold(ask):
    k = ask("""
        order_lines
        order_id item_title amount paid_at
        a1       龙井       100    2024-03-01
        a2       龙井       100    2024-03-10
        b1       龙井       200    2025-03-01
        b2       紫砂壶     50     2025-03-10
    """, "sales.category_amount by category", "sales.category_increase by category", period=MARCH,
        categories={"茶叶": ["龙井"], "茶具": ["壶", "杯"]})

    assert k.both("sales.category_amount", category="茶具") == (50, 0)
    assert k.by("sales.category_increase", "category") == {"茶具": 50, "茶叶": 0}


def test_without_a_year_before_no_category_is_new(ask):
    k = ask("""
        order_lines
        order_id item_title amount paid_at
        b1       龙井       200    2025-03-01
        b2       紫砂壶     50     2025-03-10
    """, "sales.category_amount by category", "sales.category_increase by category", period=MARCH,
        categories={"茶叶": ["龙井"], "茶具": ["壶"]})

    assert k.why_prior("sales.category_amount", category="茶具") == "NoPrior"
    assert k.why("sales.category_increase", category="茶具") == "NoPrior"


def test_words_of_the_config_name_a_category_where_the_list_does_not(ask):
    k = ask("""
        items
        item_id item_title category
        1       龙井礼盒   茶礼

        order_lines
        order_id item_title amount paid_at
        1        龙井礼盒   10     2025-03-01
        2        雨前龙井   20     2025-03-05
        3        (壶)       40     2025-03-10
    """, "sales.category_amount by category", period=MARCH, categories={"茶叶": ["龙井"], "茶具": ["(壶)"]})

    assert k.by("sales.category_amount", "category") == {"茶具": 40, "茶叶": 20, "茶礼": 10}


def test_lines_take_the_payment_time_of_their_order(ask):
    """Order 2 was never paid, order 9 is in no export: their lines do not count."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 30
        2        -          50
        3        2025-03-10 10

        order_lines
        order_id item_title amount
        1        龙井       20
        1        紫砂壶     10
        2        龙井       50
        3        龙井       10
        9        龙井       70
    """, "sales.category_amount by category", period=MARCH, categories={"茶叶": ["龙井"], "茶具": ["壶"]})

    assert k.by("sales.category_amount", "category") == {"茶具": 10, "茶叶": 30}


def test_a_line_with_its_own_payment_time_needs_no_order(ask):
    """Order 9 is in no order export; line 1's own time comes before its order's."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-02-27 30
        2        2025-03-01 50
        3        2025-03-10 50

        order_lines
        order_id item_title amount paid_at
        1        龙井       20     2025-03-01
        2        龙井       10     -
        9        龙井       70     2025-03-10
    """, period=MARCH)

    assert k.of("sales.category_amount") == 100


def test_a_line_without_an_amount_costs_its_price_times_its_quantity(ask):
    k = ask("""
        order_lines
        order_id item_title price quantity amount paid_at
        1        龙井       30    2        -      2025-03-01
        2        龙井       30    1        25     2025-03-10
    """, period=MARCH)

    assert k.of("sales.category_amount") == 85


def test_lines_without_any_amount_are_missing_not_zero(ask):
    k = ask("""
        order_lines
        order_id item_title paid_at
        1        龙井       2025-03-01
        2        龙井       2025-03-10
    """, period=MARCH)

    assert k.why("sales.category_amount") == "NoValuesAtAll"


def test_categories_wait_for_the_item_list(ask):
    k = ask("""
        order_lines
        order_id item_title amount paid_at
        1        龙井       20     2025-03-01
        2        龙井       20     2025-03-10
    """, "sales.category_amount by category", period=MARCH)

    assert k.by("sales.category_amount", "category") == {}
    assert k.kpis.why("sales.category_amount", "category").why.text() == "缺少商品清单"


def test_the_three_categories_that_sold_most(ask):
    """Of 1,000: 茶叶 500, 茶具 250, 布艺 150; 茶点 90 is the fourth and 10 have none. Of +600: 400, 50 and 100.

    Before: 100, 200 and 50 of 400.
    """
    k = ask("""
        order_lines
        order_id item_title category amount paid_at
        a1       龙井       茶叶     100    2024-03-01
        a2       紫砂壶     茶具     200    2024-03-05
        a3       桌旗       布艺     50     2024-03-05
        a4       酥饼       茶点     50     2024-03-10
        b1       酥饼       茶点     90     2025-03-01
        b2       桌旗       布艺     150    2025-03-01
        b3       龙井       茶叶     500    2025-03-05
        b4       紫砂壶     茶具     250    2025-03-05
        b5       糖         -        10     2025-03-10
    """, period=MARCH)

    assert list(k.by("sales.top_categories", "category").items()) == [("茶叶", 0.5), ("茶具", 0.25), ("布艺", 0.15)]
    assert k.prior_by("sales.top_categories", "category") == {"茶叶": 0.25, "茶具": 0.5, "布艺": 0.125}
    assert k.by("sales.top_category_contribution", "category") == {
        "茶叶": pytest.approx(4 / 6), "茶具": pytest.approx(0.5 / 6), "布艺": pytest.approx(1 / 6),
    }


def test_the_top_categories_without_a_year_before_added_nothing_that_is_known(ask):
    k = ask("""
        order_lines
        order_id item_title category amount paid_at
        b1       龙井       茶叶     300    2025-03-01
        b2       紫砂壶     茶具     100    2025-03-10
    """, period=MARCH)

    assert k.by("sales.top_categories", "category") == {"茶叶": 0.75, "茶具": 0.25}
    assert k.kpis.why("sales.top_category_contribution", "category").why.text().startswith("上年同期")


def test_without_lines_the_goods_own_report_tells_the_categories(ask):
    """2025: 60 of tea and 40 of cups; 2024: 50 of tea."""
    k = ask("""
        item_daily
        date       item_title category amount
        2024-03-01 龙井       茶叶     30
        2024-03-10 龙井       茶叶     20
        2025-03-01 龙井       茶叶     60
        2025-03-10 壶         茶具     40
    """, "sales.category_amount by category", "sales.category_share by category", period=MARCH)

    assert k.both("sales.category_amount") == (100, 50)
    assert k.by("sales.category_amount", "category") == {"茶叶": 60, "茶具": 40}
    assert k.by("sales.category_share", "category") == {"茶叶": 0.6, "茶具": 0.4}


def test_lines_come_before_the_goods_own_report(ask):
    k = ask("""
        order_lines
        order_id item_title category amount paid_at
        1        龙井       茶叶     10     2025-03-01T10:00
        2        龙井       茶叶     10     2025-03-10T10:00

        item_daily
        date       item_title category amount
        2025-03-01 龙井       茶叶     60
        2025-03-10 龙井       茶叶     60
    """, period=MARCH)

    assert k.of("sales.category_amount") == 20
