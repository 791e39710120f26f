"""竞争格局分析, worked by hand: prices, segments, brands from abroad."""

import math
from decimal import Decimal

import pytest

QUARTER = "2025-01-01..2025-04-01"

PRICES = """
    prices
    date       item_title subject own_price rival_price
    2024-01-15 龙井       甲      100       100
    2024-03-15 龙井       甲      110       100
    2025-01-15 龙井       甲      80        100
    2025-01-15 白茶       甲      100       80
    2025-01-15 龙井       乙      80        160
    2025-03-15 龙井       甲      90        90
    2025-03-15 盖碗       甲      -         30
    2025-03-15 公道杯     甲      20        0
"""


def test_the_price_index_is_the_geometric_mean_of_what_each_item_costs_beside_the_rival_s(ask):
    """甲: 0.8 × 1.25 × 1 = 1, cube root 1, where the mean of the three would say 1.017. 乙: a half. All: ⁴√0.5; before √1.1."""
    k = ask(PRICES, "competition.price_index by subject", "competition.price_index by month", period=QUARTER)

    assert k.by("competition.price_index", "subject") == {"甲": pytest.approx(1), "乙": pytest.approx(0.5)}
    assert k.of("competition.price_index") == pytest.approx(0.5**0.25)
    assert k.prior("competition.price_index") == pytest.approx(math.sqrt(1.1))
    assert k.by("competition.price_index", "month") == {"2025-01": pytest.approx(0.5 ** (1 / 3)), "2025-03": pytest.approx(1)}


def test_the_gap_of_prices_is_what_the_index_has_beyond_one(ask):
    """甲 costs as much, 乙 half; before, 甲 √1.1."""
    k = ask(PRICES, "competition.price_gap by subject", period=QUARTER)

    assert k.by("competition.price_gap", "subject") == {"甲": pytest.approx(0), "乙": pytest.approx(-0.5)}
    assert k.prior("competition.price_gap") == pytest.approx(math.sqrt(1.1) - 1)


def test_twice_as_dear_and_half_as_dear_are_as_dear(ask):
    k = ask("""
        prices
        date       item_title subject own_price rival_price
        2025-01-15 龙井       甲      200       100
        2025-03-15 白茶       甲      50        100
    """, period=QUARTER)

    assert k.of("competition.price_index") == pytest.approx(1)


def test_items_with_both_prices_are_counted(ask):
    """龙井 and 白茶; 盖碗 has no own price, 公道杯 is given away by the rival. 龙井 alone before."""
    k = ask(PRICES, period=QUARTER)

    assert k.both("competition.priced_items") == (2, 1)


def test_prices_of_which_none_can_be_paired(ask):
    k = ask("""
        prices
        date       item_title subject own_price rival_price
        2025-01-15 龙井       甲      -         100
        2025-03-15 白茶       甲      50        0
    """, period=QUARTER)

    assert k.why("competition.price_index") == k.why("competition.priced_items") == "NoValuesAtAll"


# -- segments --------------------------------------------------------------------------------------------------------

MARKET = """
    market
    date       category subject origin amount
    2024-01-01 茶叶     行业    -      1000
    2024-03-01 茶具     行业    -      2000
    2024-01-01 茶叶     本店    国产   100
    2024-03-01 茶具     本店    国产   80
    2024-03-01 茶具     乙      外资   20
    2025-01-01 茶叶     行业    -      1200
    2025-03-01 茶具     行业    -      1800
    2025-01-01 茶叶     本店    国产   150
    2025-03-01 茶具     本店    国产   80
    2025-03-01 茶具     乙      外资品牌 50
    2025-03-01 茶具     丙      -      500
    2025-03-01 茶点     行业    -      300
    2025-03-01 茶点     本店    国产   20
"""


def test_segments_grow_beside_the_shop_s_own(ask):
    """茶叶 +20 %, own +50 %, 30 points ahead; 茶具 −10 %, own 0. 茶点 is new: growth of nothing is none."""
    ids = ("competition.segments", "competition.own_segments", "competition.segment_lead")
    k = ask(MARKET, *(f"{id_} by category" for id_ in ids), period=QUARTER)

    assert k.by("competition.segments", "category") == {"茶叶": pytest.approx(0.2), "茶具": pytest.approx(-0.1)}
    assert k.by("competition.own_segments", "category") == {"茶叶": pytest.approx(0.5), "茶具": 0}
    assert k.by("competition.segment_lead", "category") == {"茶叶": pytest.approx(0.3), "茶具": pytest.approx(0.1)}


def test_a_market_without_last_year_has_no_growing_segments(ask):
    k = ask("""
        market
        date       category subject amount
        2025-01-01 茶叶     行业    1000
        2025-03-01 茶叶     行业    1000
    """, "competition.segments by category", period=QUARTER)

    assert k.by("competition.segments", "category") == {}


# -- brands from abroad ----------------------------------------------------------------------------------------------

def test_the_share_of_brands_from_abroad(ask):
    """50 of 150 + 80 + 50 + 20 = 300 after 20 of 200; 丙 does not say where it comes from, the industry is no brand."""
    k = ask(MARKET, "competition.foreign_share by category", "competition.foreign_share by month", period=QUARTER)

    assert k.both("competition.foreign_amount") == (50, 20)
    assert k.both("competition.branded_amount") == (300, 200)
    assert k.both("competition.foreign_share") == (pytest.approx(1 / 6), 0.1)
    assert k.by("competition.foreign_share", "category") == {"茶叶": 0, "茶具": pytest.approx(50 / 130), "茶点": 0}
    assert k.by("competition.foreign_share", "month") == {"2025-01": 0, "2025-03": pytest.approx(1 / 3)}
    assert isinstance(k.of("competition.foreign_amount"), Decimal)


def test_a_market_that_does_not_say_where_brands_come_from(ask):
    k = ask("""
        market
        date       category subject amount
        2025-01-01 茶叶     甲      1000
        2025-03-01 茶叶     甲      1000
    """, period=QUARTER)

    assert k.why("competition.foreign_share") == "NoColumn"
