"""会员体系优化, worked by hand: what members buy beside everybody else, and what is recommended. Tiers and points have tests of their own."""

from decimal import Decimal

import pytest

MARCH = "2025-03-01..2025-03-11"

PANEL = """
    shop_daily
    date       paid_amount member_amount
    2024-03-01 100         50
    2024-03-10 100         50
    2025-03-01 300         60
    2025-03-10 100         20
"""
LIST = """
    members
    member_id joined_at
    甲        2024-01-01T10:00
    乙        2025-03-02T12:00
    丙        2025-03-08T10:00
"""
ORDERS = """
    orders
    order_id buyer_id paid_at          total_amount
    1        甲       2024-03-01T10:00 100
    2        乙       2024-03-10T10:00 300
    3        甲       2025-03-01T10:00 200
    4        甲       2025-03-05T10:00 100.5
    5        乙       2025-03-02T11:59 70
    6        乙       2025-03-02T12:00 40
    7        客       2025-03-09T10:00 80
    8        -        2025-03-10T10:00 9.5
    9        丙       -                999
"""


def test_members_part_of_the_amount_by_the_shop_s_days(ask):
    """80 of 400 after 100 of 200: from the shop days on both sides, even where orders and a list are there too."""
    k = ask("\n\n".join((PANEL, LIST, ORDERS)), "members.contribution by month", period=MARCH)

    assert (k.of("members.amount"), k.of("members.base_amount")) == (80, 400)
    assert (k.of("members.contribution"), k.prior("members.contribution")) == (0.2, 0.5)
    assert k.by("members.contribution", "month") == {"2025-03": 0.2}


def test_members_part_of_the_amount_by_the_list(ask):
    """甲's two orders and 乙's from the minute of joining: 340.50 of 500, after 100 of 400."""
    k = ask(LIST + "\n\n" + ORDERS, "members.contribution by month", period=MARCH)

    assert k.both("members.amount") == (Decimal("340.5"), 100)
    assert k.both("members.base_amount") == (500, 400)
    assert k.both("members.contribution") == (0.681, 0.25)
    assert {s["table"] for s in k.kpis.sources("members.contribution")} == {"orders", "members"}


def test_shop_days_that_tell_members_only_give_way_to_the_list(ask):
    """The daily 会员成交金额 stands beside no 支付金额: both sides come from the orders."""
    k = ask("\n\n".join(("""
        shop_daily
        date       member_amount
        2025-03-01 60
        2025-03-10 20
    """, LIST, ORDERS)), period=MARCH)

    assert k.of("members.contribution") == 0.681


def test_members_part_by_the_members_own_days(ask):
    """60 of 500, by 会员日报 and the orders."""
    k = ask("""
        member_daily
        date       amount
        2025-03-01 40
        2025-03-10 20
    """ + "\n\n" + ORDERS, period=MARCH)

    assert k.of("members.contribution") == 0.12
    assert k.why("members.buyers") == "NoTable"


def test_members_beside_everybody_else(ask):
    """Members: 甲 and 乙, 340.50. Others: 乙 before joining and 客, 150; who left no account is neither."""
    k = ask(LIST + "\n\n" + ORDERS, "members.spend by month", period=MARCH)

    assert (k.of("members.buyers"), k.of("members.other_buyers")) == (2, 2)
    assert (k.of("members.orders_amount"), k.of("members.other_orders_amount")) == (Decimal("340.5"), 150)
    assert k.of("members.spend") == Decimal("170.25") and k.of("members.other_spend") == 75
    assert k.of("members.spend_multiple") == 2.27
    assert (k.prior("members.spend"), k.prior("members.other_spend")) == (100, 300)
    assert k.by("members.spend", "month") == {"2025-03": Decimal("170.25")}


def test_a_list_whose_accounts_match_nobody_is_no_share_of_zero(ask):
    k = ask("""
        members
        member_id joined_at
        甲**      2024-01-01
        乙**      2025-03-01
    """ + "\n\n" + ORDERS, period=MARCH)

    assert k.why("members.contribution") == k.why("members.spend") == "NoValuesAtAll"


def test_renumbered_accounts_tell_no_members_apart(ask):
    rows = "\n".join(f"{n} b{n} 2025-03-{1 + n % 10:02d} 10" for n in range(20))
    listed = "members\nmember_id joined_at tier\nb1 2025-03-01 V1\nb2 2025-03-10 V2"
    k = ask(f"{listed}\n\norders\norder_id buyer_id paid_at total_amount\n{rows}", period=MARCH)

    assert k.why("members.spend") == k.why("members.tier_buyers") == "Renumbered"


def test_an_export_without_accounts(ask):
    k = ask(LIST + """

    orders
    order_id paid_at    total_amount
    1        2025-03-01 10
    2        2025-03-10 10
    """, period=MARCH)

    assert k.why("members.buyers") == "NoColumn"


def test_everybody_is_a_member(ask):
    k = ask("""
        members
        member_id joined_at
        甲        2024-01-01
        乙        2025-03-01

        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2025-03-01 10
        2        乙       2025-03-10 30
    """, period=MARCH)

    assert k.of("members.contribution") == 1
    assert k.of("members.other_buyers") == 0
    assert k.why("members.other_spend") == k.why("members.spend_multiple") == "ZeroBase"


# -- recommendation --------------------------------------------------------------------------------------------------

TRAFFIC = """
    traffic
    date       source_1 source_2   source_3          visitors buyers
    2024-03-01 平台流量 手淘推荐   首页推荐-猜你喜欢 100      2
    2024-03-10 平台流量 手淘搜索   -                 100      4
    2025-03-01 平台流量 手淘推荐   首页推荐-猜你喜欢 300      9
    2025-03-02 平台流量 手淘推荐   购后推荐          100      3
    2025-03-03 平台流量 猜你喜欢   -                 100      3
    2025-03-04 平台流量 手淘搜索   -                 400      8
    2025-03-05 广告流量 超级推荐   -                 50       1
    2025-03-06 付费     推荐广告   -                 50       1
    2025-03-07 平台流量 手淘推荐   -                 900      -
    2025-03-10 平台流量 其他       -                 500      -
"""


def test_recommended_traffic_beside_the_rest(ask):
    """15 of 500, 3 %; the rest 10 of 500, 2 %: half as much again. Paid places are no recommendation; before 2 % against 4 %."""
    k = ask(TRAFFIC, "members.recommend_conversion by month", period=MARCH)

    assert (k.of("members.recommend_visitors"), k.of("members.recommend_buyers")) == (500, 15)
    assert (k.of("members.other_traffic_visitors"), k.of("members.other_traffic_buyers")) == (500, 10)
    assert k.both("members.recommend_conversion") == (0.03, 0.02)
    assert k.both("members.other_traffic_conversion") == (0.02, 0.04)
    assert k.both("members.recommend_uplift") == (pytest.approx(0.5), pytest.approx(-0.5))
    assert k.by("members.recommend_conversion", "month") == {"2025-03": 0.03}


def test_traffic_without_recommendation(ask):
    k = ask("""
        traffic
        date       source_1 source_2 visitors buyers
        2025-03-01 平台流量 手淘搜索 400      8
        2025-03-10 平台流量 手淘搜索 400      8
    """, period=MARCH)

    assert k.why("members.recommend_conversion") == "NoValuesAtAll"
    assert k.of("members.other_traffic_conversion") == 0.02


# -- member prices ---------------------------------------------------------------------------------------------------

LINES = """
    order_lines
    order_id line_id price_type paid_at    amount
    1        1a      会员价     2024-03-01 10
    2        2a      原价       2024-03-10 10
    3        3a      会员价     2025-03-01 10
    3        3b      会员专享   2025-03-01 10
    4        4a      原价       2025-03-02 10
    4        4b      会员价     2025-03-02 10
    5        5a      -          2025-03-03 10
    6        6a      促销价     2025-03-09 10
    7        7a      促销价     2025-03-10 10
    8        8a      会员价     -          10
"""


def test_orders_at_a_member_s_price(ask):
    """Orders 3 and 4 of five; 1 of 2 before. Order 8 was never paid."""
    k = ask(LINES, "members.price_share by month", period=MARCH)

    assert k.both("members.price_orders") == (2, 1)
    assert k.both("members.lined_orders") == (5, 2)
    assert k.both("members.price_share") == (0.4, 0.5)
    assert k.by("members.price_share", "month") == {"2025-03": 0.4}


def test_lines_without_a_kind_of_price(ask):
    k = ask("""
        order_lines
        order_id line_id paid_at    amount
        1        1a      2025-03-01 10
        2        2a      2025-03-10 10
    """, period=MARCH)

    assert k.why("members.price_share") == "NoColumn"
