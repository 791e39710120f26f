"""大促活动效果, worked by hand. Windows are half-open: 2025-03-04..2025-03-06 holds the 4th and the 5th."""

import pytest

MARCH = "2025-03-01..2025-03-11"
WOMEN = "女王节 2025-03-04..2025-03-06 2024-03-08..2024-03-10"  # the window a year before lies elsewhere

PANEL = """
    shop_daily
    date       visitors buyers
    2024-03-01 100      1
    2024-03-04 200      2
    2024-03-08 100      10
    2024-03-09 100      10
    2024-03-10 100      3
    2025-03-01 100      2
    2025-03-04 200      30
    2025-03-05 300      20
    2025-03-08 300      5
    2025-03-10 100      3
"""


def test_visitors_and_conversion_of_a_campaign_against_its_own_window_a_year_before(ask):
    """2025: 50 of 500 visitors on the 4th and 5th; 2024: 20 of 200 on the 8th and 9th."""
    k = ask(PANEL, "campaigns.visitors by campaign", "campaigns.conversion by campaign",
            "campaigns.daily_buyers by campaign", period=MARCH, campaigns=[WOMEN])

    assert k.both("campaigns.visitors", campaign="女王节") == (500, 200)
    assert k.both("campaigns.daily_buyers", campaign="女王节") == (50, 20)
    assert k.both("campaigns.conversion", campaign="女王节") == (0.1, 0.1)


def test_conversion_of_campaign_days_against_all_others(ask):
    """2025: 50 ÷ 500 inside, 10 ÷ 500 outside: 5 times. 2024: 20 ÷ 200 inside, 6 ÷ 400 outside."""
    k = ask(PANEL, "campaigns.conversion by promotion", period=MARCH, campaigns=[WOMEN])

    assert k.by("campaigns.conversion", "promotion") == {"大促": 0.1, "平日": 0.02}
    assert k.of("campaigns.conversion_multiple") == pytest.approx(5)
    assert k.prior("campaigns.conversion_multiple") == pytest.approx(0.1 / 0.015)
    assert k.both("campaigns.conversion") == (0.06, pytest.approx(26 / 600))
    assert k.both("campaigns.visitors") == (1000, 600)
    assert k.both("campaigns.daily_buyers") == (60, 26)


def test_days_of_nobody_convert_nobody_and_give_no_rate(ask):
    k = ask("""
        shop_daily
        date       visitors buyers
        2025-03-01 0        0
        2025-03-04 10       5
        2025-03-10 0        0
    """, "campaigns.conversion by promotion", period=MARCH, campaigns=[WOMEN])

    assert k.by("campaigns.conversion", "promotion") == {"大促": 0.5}
    assert k.why("campaigns.conversion_multiple") == "ZeroBase"


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


def test_amounts_of_a_campaign_window(ask):
    """2025: 100 + 60 + 40 + 100 of 4 buyers; 2024: 100 + 50 of 2. Midnight after the last day is outside."""
    k = ask(ORDERS, "sales.paid_amount by campaign", "sales.spend_per_buyer by campaign", "sales.buyers by campaign",
            period=MARCH, campaigns=[WOMEN])

    assert k.both("sales.paid_amount", campaign="女王节") == (300, 150)
    assert k.both("sales.buyers", campaign="女王节") == (4, 2)
    assert k.both("sales.spend_per_buyer", campaign="女王节") == (75, 75)


def test_the_share_of_campaign_buyers_who_had_never_bought(ask):
    """2025: 甲 乙 戊 丁 bought inside; only 戊's first order ever is there. 2024: 乙 of 乙 and 甲."""
    k = ask(ORDERS, period=MARCH, campaigns=[WOMEN])

    assert k.both("campaigns.new_buyer_share") == (0.25, 0.5)


def test_the_share_of_last_year_s_buyers_who_came_back(ask):
    """In the twelve months to 1 March 2025 甲 (on 2024-03-01), 乙 and 丙 bought: 甲 and 乙 came again.

    In the twelve months to 1 March 2024 only 甲 bought, and came again.
    """
    k = ask(ORDERS, period=MARCH, campaigns=[WOMEN])

    assert k.of("campaigns.returning_repurchase") == pytest.approx(2 / 3)
    assert k.prior("campaigns.returning_repurchase") == 1


def test_last_year_s_buyers_are_those_of_twelve_months_though_the_period_is_short(ask):
    """己 bought in October: of 甲 and 己, only 己 came back."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        寅       2024-02-01 10
        2        甲       2024-03-05 10
        3        己       2024-10-01 10
        4        己       2025-03-04 10
        5        丁       2025-03-09 10
        6        丁       2025-03-10 10
        7        丁       2025-03-01 10
    """, period=MARCH, campaigns=[WOMEN])

    assert k.of("campaigns.returning_repurchase") == 0.5


def test_without_history_nobody_is_new_or_returning(ask):
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2025-03-01 10
        2        乙       2025-03-04 10
        3        乙       2025-03-10 10
    """, period=MARCH, campaigns=[WOMEN])

    assert k.why("campaigns.new_buyer_share") == "NoHistory"
    assert k.why("campaigns.returning_repurchase") == "NoHistory"


def test_a_campaign_whose_days_a_year_before_are_not_in_the_data_has_no_comparison(ask):
    """618's window of 2024 began before the data did: 30 is not what it sold."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2024-06-05 30
        2        甲       2024-06-15 10
        3        甲       2025-06-01 50
        4        甲       2025-06-10 50
        5        甲       2025-06-15 20
    """, "sales.paid_amount by campaign", "sales.order_value by campaign", period="2025-06-05..2025-06-16",
        campaigns=["618 2025-06-01..2025-06-11", "父亲节 2025-06-14..2025-06-16"])

    assert k.both("sales.paid_amount", campaign="618") == (100, None)
    assert k.why_prior("sales.paid_amount", campaign="618") == "OutsideData"
    assert k.why_prior("sales.order_value", campaign="618") == "OutsideData"
    assert k.both("sales.paid_amount", campaign="父亲节") == (20, 10)


def test_a_campaign_that_the_data_holds_in_part_is_not_shown_as_a_whole(ask):
    """The export ends on 5 November, inside 双11: its 70 so far is not the campaign's amount."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2024-10-25 10
        2        甲       2024-11-01 10
        3        甲       2024-11-11 90
        4        甲       2025-10-25 10
        5        甲       2025-11-01 30
        6        甲       2025-11-05 40
    """, "sales.paid_amount by campaign", period="2025-10-25..2025-12-31",
        campaigns=["双11 2025-11-01..2025-11-12"])

    assert k.by("sales.paid_amount", "campaign") == {}
    assert k.kpis.why("sales.paid_amount", "campaign").why.text() == (
        "双11的日期（2025-11-01至2025-11-11）超出数据范围（2024-10-25至2025-11-05）")


def test_all_campaigns_together_are_compared_only_where_each_of_them_is_in_both_years(ask):
    """年货节 began in 2024 before the data did, so the items' share in campaigns has no year before."""
    k = ask("""
        order_lines
        order_id item_title amount paid_at
        a1       龙井       10     2024-03-01
        a2       龙井       10     2024-03-08
        a3       普洱       30     2024-03-10
        b1       龙井       40     2025-03-01
        b2       普洱       10     2025-03-05
        b3       普洱       10     2025-03-10
    """, period=MARCH, campaigns=[WOMEN, "年货节 2025-03-01..2025-03-03 2024-02-20..2024-03-03"], hero_items=1)

    assert k.both("campaigns.hero_share") == (0.8, None)
    assert k.why_prior("campaigns.hero_share") == "OutsideData"


# -- coupons ---------------------------------------------------------------------------------------------------------

def test_coupons_used_of_those_claimed(ask):
    """会员券 40 of 100, 店铺券 30 of 300: 70 of 400, not the mean of 40 % and 10 %. Before: 20 of 100."""
    k = ask("""
        coupons
        date       coupon   coupon_type claimed used
        2024-03-01 会员满减 会员券      100     20
        2024-03-10 店铺满减 店铺券      0       0
        2025-03-01 会员满减 会员券      60      10
        2025-03-02 会员满减 会员券      40      30
        2025-03-10 店铺满减 店铺券      300     30
    """, "campaigns.coupon_redemption by coupon_type", period=MARCH)

    assert k.both("campaigns.coupons_claimed") == (400, 100)
    assert k.both("campaigns.coupons_used") == (70, 20)
    assert k.both("campaigns.coupon_redemption") == (0.175, 0.2)
    assert k.both("campaigns.coupon_redemption", coupon_type="会员券") == (0.4, 0.2)
    assert k.of("campaigns.coupon_redemption", coupon_type="店铺券") == 0.1
    assert k.why_prior("campaigns.coupon_redemption", coupon_type="店铺券") == "ZeroBase"


def test_members_coupons_are_told_by_their_type(ask):
    """会员券 and 会员专享券: 60 of 150; the shop's own are others. Before: 20 of 100."""
    k = ask("""
        coupons
        date       coupon   coupon_type claimed used
        2024-03-01 会员满减 会员券      100     20
        2024-03-10 店铺满减 店铺券      10      10
        2025-03-01 会员满减 会员券      100     40
        2025-03-05 会员立减 会员专享券  50      20
        2025-03-10 店铺满减 店铺券      300     300
    """, period=MARCH)

    assert k.both("campaigns.member_coupons_claimed") == (150, 100)
    assert k.both("campaigns.member_coupons_used") == (60, 20)
    assert k.both("campaigns.member_coupon_redemption") == (0.4, 0.2)


def test_a_shop_without_members_coupons(ask):
    k = ask("""
        coupons
        date       coupon   coupon_type claimed used
        2025-03-01 店铺满减 店铺券      10      10
        2025-03-10 店铺满减 店铺券      10      10
    """, period=MARCH)

    assert k.why("campaigns.member_coupon_redemption") == "NoValuesAtAll"


# -- campaign by campaign ----------------------------------------------------------------------------------------------

def test_the_campaigns_side_by_side(ask):
    """The days of 2025 and 2024 by their own windows; amounts, visitors, conversion and spend as above."""
    k = ask(ORDERS + "\n\n" + PANEL, period=MARCH, campaigns=[WOMEN, "春茶节 2025-03-07..2025-03-10 2024-03-03..2024-03-05"])

    assert k.both("campaigns.table", campaign="女王节") == (300, 150)
    assert k.both("campaigns.days", campaign="女王节") == (2, 2)
    assert k.both("campaigns.days", campaign="春茶节") == (3, 2)
    assert k.both("campaigns.campaign_visitors", campaign="女王节") == (500, 200)
    assert k.both("campaigns.campaign_conversion", campaign="女王节") == (0.1, 0.1)
    assert k.both("campaigns.campaign_conversion", campaign="春茶节") == (pytest.approx(5 / 300), 0.01)
    assert k.both("campaigns.campaign_spend", campaign="女王节") == (75, 75)


EVE = "双11 2025-10-31T20:00..2025-11-03T02:00 2024-10-31T20:00..2024-11-02"


def test_a_campaign_that_begins_in_the_evening_and_ends_after_midnight(ask):
    """Orders belong by the second of their payment: 19:59:59 and 02:00 are outside, 20:00 and 01:59:59 inside."""
    k = ask("""
        orders
        order_id buyer_id paid_at             total_amount
        z        甲       2024-10-30T00:00:00 1
        a        甲       2024-10-31T19:59:59 2
        b        甲       2024-10-31T20:00:00 4
        c        甲       2024-11-02T00:00:00 8
        d        甲       2024-11-04T00:00:00 16
        e        甲       2025-10-30T00:00:00 1
        f        甲       2025-10-31T19:59:59 10
        g        甲       2025-10-31T20:00:00 20
        h        甲       2025-11-03T01:59:59 40
        i        甲       2025-11-03T02:00:00 80
        j        甲       2025-11-04T00:00:00 160
    """, period="2025-10-30..2025-11-05", campaigns=[EVE])

    assert k.both("campaigns.table", campaign="双11") == (60, 4)
    assert k.both("campaigns.days", campaign="双11") == (4, 2)
    assert k.both("sales.campaign_amount") == (60, 4)


def test_a_day_of_the_panel_belongs_to_the_campaign_that_holds_its_noon(ask):
    """31 October has four hours of it and 3 November two: 1 and 2 November count, 200 + 300 visitors."""
    k = ask("""
        shop_daily
        date       visitors buyers
        2025-10-30 50       1
        2025-10-31 100      1
        2025-11-01 200      10
        2025-11-02 300      15
        2025-11-03 400      2
        2025-11-04 50       1
    """, period="2025-10-30..2025-11-05", campaigns=[EVE])

    assert k.of("campaigns.campaign_visitors", campaign="双11") == 500
    assert k.of("campaigns.campaign_conversion", campaign="双11") == 0.05


def test_a_campaign_over_the_year_s_end(ask):
    """年货节 from 30 December to 2 January, inside a year that begins in April."""
    k = ask("""
        orders
        order_id buyer_id paid_at          total_amount
        1        甲       2024-04-01       1
        2        甲       2024-12-30       10
        3        甲       2025-01-02T23:59 20
        4        甲       2025-01-03       40
        5        甲       2025-04-01       1
        6        甲       2025-12-29       80
        7        甲       2025-12-30       100
        8        甲       2026-01-02T23:59 200
        9        甲       2026-03-31       1
    """, period="2025-04-01..2026-04-01", campaigns=["年货节 2025-12-30..2026-01-03"])

    assert k.both("campaigns.table", campaign="年货节") == (300, 30)
    assert k.both("campaigns.days", campaign="年货节") == (4, 4)


def test_without_campaigns_in_the_config_there_is_no_table(ask):
    k = ask(ORDERS + "\n\n" + PANEL, period=MARCH)

    for id_ in ("campaigns.table", "campaigns.days", "campaigns.campaign_visitors"):
        assert k.kpis.why(id_, "campaign").why.text() == "未设置大促日期", id_
