"""内容营销策略, worked by hand."""

import math
from decimal import Decimal

import pytest
from statsmodels.stats.proportion import test_proportions_2indep as score_test

from annualdeck.metrics.private import interval
from annualdeck.metrics.settings import Benchmark

MARCH = "2025-03-01..2025-03-11"
YEARBOOK = "行业协会2025年报"

POSTS = """
    content
    published_at     title  platform form   creator creator_tier plays likes comments favourites shares interactions visits cart_buyers amount cost
    2024-03-01T10:00 旧一   逛逛     短视频 甲      头部         1000  50    -        -          -      -            100    5           900    300
    2024-03-10T10:00 旧二   逛逛     图文   甲      头部         500   10    5        5          5      -            100    5           100    200
    2025-03-01T10:00 新一   逛逛     短视频 甲      头部         4000  100   20       30         10     999          200    20          1000   400
    2025-03-05T10:00 新二   逛逛     图文   乙      腰部         1000  -     40       -          -      -            100    -           200    -
    2025-03-06T10:00 新三   小红书   图文   乙      腰部         3000  30    30       30         30     -            -      -           -      100
    2025-03-10T23:00 直播一 淘宝直播 直播   -       -            2000  -     -        -          -      200          300    40          3000   600
    2025-03-10T10:00 直播二 淘宝直播 直播   -       -            -     -     -        -          -      70           50     -           -      -
"""


def test_posts_and_creators(ask):
    """Five by 甲 and 乙, live sessions by nobody; two by 甲 alone in 2024."""
    k = ask(POSTS, "content.posts by platform", "content.posts by form", "content.posts by creator_tier",
            "content.creators by platform", "content.plays by creator", period=MARCH)

    assert k.both("content.posts") == (5, 2)
    assert k.both("content.creators") == (2, 1)
    assert k.by("content.posts", "platform") == {"小红书": 1, "淘宝直播": 2, "逛逛": 2}
    assert k.prior_by("content.posts", "platform") == {"小红书": None, "淘宝直播": None, "逛逛": 2}
    assert k.by("content.posts", "form") == {"图文": 2, "直播": 2, "短视频": 1}
    assert k.by("content.posts", "creator_tier") == {"头部": 1, "腰部": 2}
    assert k.by("content.creators", "platform") == {"小红书": 1, "逛逛": 2}
    assert k.by("content.plays", "creator") == {"乙": 4000, "甲": 4000}


def test_plays_in_all_and_of_the_best_post(ask):
    k = ask(POSTS, period=MARCH)

    assert k.both("content.plays") == (10000, 1500)
    assert k.slices("content.best_plays") == {("新一",): 4000}


def test_two_posts_of_one_title_are_two_posts(ask):
    """白茶 was played 60 and 50 times; 龙井, at 70, is the best single post."""
    k = ask("""
        content
        published_at title plays
        2025-03-01   白茶  60
        2025-03-05   白茶  50
        2025-03-10   龙井  70
    """, "content.most_plays by title", period=MARCH)

    assert k.by("content.most_plays", "title") == {"白茶": 60, "龙井": 70}
    assert k.slices("content.best_plays") == {("龙井",): 70}


def test_interactions_over_plays(ask):
    """新一 160 (its own 999 are another count), 新二 40, 新三 120, 直播一 200; 直播二 has no plays. 520 of 10,000.

    2024: 50 + 25 of 1,500.
    """
    k = ask(POSTS, "content.engagement_rate by platform", period=MARCH)

    assert k.both("content.interactions") == (520, 75)
    assert k.both("content.engaged_plays") == (10000, 1500)
    assert k.both("content.engagement_rate") == (0.052, 0.05)
    assert k.by("content.engagement_rate", "platform") == {"小红书": 0.04, "淘宝直播": 0.1, "逛逛": 0.04}


def test_interactions_against_the_trade_s(ask):
    """5.2 % ÷ 4 %; the benchmark is no one's year before."""
    k = ask(POSTS, period=MARCH, benchmarks={"content.engagement_rate": Benchmark(0.04, YEARBOOK)})

    assert k.of("content.engagement_multiple") == pytest.approx(1.3)
    assert k.prior("content.engagement_multiple") is None
    assert k.why_prior("content.engagement_multiple") == "NoBenchmarkBefore"


def test_without_a_benchmark_there_is_no_multiple(ask):
    k = ask(POSTS, period=MARCH)

    assert k.kpis["content.engagement_multiple"].why.text() == "未设置互动率的行业基准"


def test_visits_and_carts(ask):
    """200 + 100 + 300 + 50 visits. Carts: 20 of 200 and 40 of 300. 2024: 10 of 200."""
    k = ask(POSTS, period=MARCH)

    assert k.both("content.visits") == (650, 200)
    assert (k.of("content.cart_buyers"), k.of("content.cart_visits")) == (60, 500)
    assert k.both("content.cart_rate") == (0.12, 0.05)


def test_what_a_visit_costs_and_an_amount_brings_where_something_was_paid(ask):
    """新一 and 直播一: 1,000 yuan for 500 visits and 4,000; 新三 tells no visits, 新二 no cost. 2024: 500 for 200 and 1,000."""
    k = ask(POSTS, "content.cost_per_visit by form", "content.roi by form", period=MARCH)

    assert k.both("content.cost") == (1100, 500)
    assert k.both("content.amount") == (4200, 1000)
    assert (k.of("content.visit_cost"), k.of("content.paid_visits")) == (1000, 500)
    assert k.both("content.cost_per_visit") == (2, Decimal("2.5"))
    assert (k.of("content.paid_amount"), k.of("content.sold_cost")) == (4000, 1000)
    assert k.both("content.roi") == (4, 2)
    assert k.by("content.roi", "form") == {"直播": 5, "短视频": 2.5}


def test_a_platform_that_does_not_tell_a_column_does_not_take_it_from_the_others(ask):
    """Notes have no visits column, videos no likes: both count where they tell."""
    k = ask("""
        content notes.csv
        published_at title platform plays likes
        2025-03-01   甲    小红书   100   10

        content videos.csv
        published_at title platform plays visits
        2025-03-10   乙    逛逛     300   30
    """, period=MARCH)

    assert k.of("content.plays") == 400
    assert k.of("content.engagement_rate") == 0.1
    assert k.of("content.visits") == 30
    assert k.why("content.cost") == "NoColumn"


def test_a_year_over_the_year_s_end(ask):
    """April 2025 to March 2026 against the twelve months before; an evening belongs to its day."""
    k = ask("""
        content
        published_at     title plays
        2024-04-01T00:00 甲    1
        2025-03-31T23:59 乙    2
        2025-04-01T00:00 丙    4
        2026-01-01T00:00 丁    8
        2026-03-31T23:59 戊    16
    """, "content.plays by month", period="2025-04-01..2026-04-01")

    assert k.both("content.plays") == (28, 3)
    assert k.by("content.plays", "month") == {"2025-04": 4, "2026-01": 8, "2026-03": 16}
    assert k.prior_by("content.plays", "month") == {"2025-04": 1, "2026-01": None, "2026-03": 2}


def test_nothing_played_is_no_rate(ask):
    k = ask("""
        content
        published_at title plays likes
        2025-03-01   甲    0     0
        2025-03-10   乙    0     0
    """, period=MARCH)

    assert k.why("content.engagement_rate") == "ZeroBase"


# -- searches for the brand --------------------------------------------------------------------------------------------

SEARCHED = """
    brand_search
    date       keyword visitors
    2024-03-01 松间堂  40
    2024-03-08 松间堂  10
    2024-03-10 白茶    999
    2025-03-01 松间堂  30
    2025-03-04 松间堂  20
    2025-03-05 松间堂  25
    2025-03-10 白茶    1
"""
WOMEN = "女王节 2025-03-04..2025-03-06 2024-03-08..2024-03-10"


def test_growth_of_searches_for_the_brand(ask):
    """75 after 50 in all; 45 after 10 in the campaign's own windows."""
    k = ask(SEARCHED, period=MARCH, campaigns=[WOMEN], brand_words=("松间堂",))

    assert k.of("content.brand_search_growth") == 0.5
    assert k.of("content.campaign_brand_search_growth") == 3.5
    assert k.both("ads.campaign_brand_search") == (22.5, 5)


def test_a_campaign_that_was_longer_a_year_before_is_compared_by_the_day(ask):
    """45 in two days after 50 in eight: 22.5 a day after 6.25, though fewer in all."""
    k = ask(SEARCHED, period=MARCH, campaigns=["女王节 2025-03-04..2025-03-06 2024-03-01..2024-03-09"], brand_words=("松间堂",))

    assert k.of("content.campaign_brand_search_growth") == pytest.approx(2.6)


def test_no_searches_a_year_before_are_no_growth(ask):
    k = ask(SEARCHED, period=MARCH, campaigns=[WOMEN], brand_words=("陶然",))

    assert k.why("content.brand_search_growth") == "ZeroBase"


def test_a_year_before_that_is_not_there_is_no_growth(ask):
    k = ask("""
        brand_search
        date       keyword visitors
        2025-03-01 松间堂  30
        2025-03-10 松间堂  30
    """, period=MARCH, campaigns=[WOMEN], brand_words=("松间堂",))

    assert k.why("content.brand_search_growth") == "NoPrior"


# -- private and public channels ---------------------------------------------------------------------------------------

TRAFFIC = """
    traffic
    date       source_1 source_2 source_3   visitors buyers amount
    2024-03-01 免费     淘宝群   -          100      4      400
    2024-03-10 免费     手淘搜索 -          1000     20     1000
    2025-03-01 免费     淘宝群   -          300      30     4500
    2025-03-01 自主访问 我的淘宝 我的足迹   500      20     2000
    2025-03-05 平台流量 淘宝直播 店铺直播   200      10     2500
    2025-03-05 付费     淘宝直播 -          1000     10     500
    2025-03-10 免费     手淘搜索 -          8000     190    9500
    2025-03-10 免费     -        -          1000     -      999
"""


def test_private_channels_beside_public_ones(ask):
    """Private: 60 of 1,000 buy, 9,000 yuan; public: 200 of 9,000, 10,000 yuan; the last row does not tell who bought."""
    k = ask(TRAFFIC, "content.private_conversion by month", period=MARCH)

    assert (k.of("content.private_visitors"), k.of("content.private_buyers"), k.of("content.private_amount")) == (1000, 60, 9000)
    assert (k.of("content.public_visitors"), k.of("content.public_buyers"), k.of("content.public_amount")) == (9000, 200, 10000)
    assert k.both("content.private_conversion") == (0.06, 0.04)
    assert k.both("content.public_conversion") == (pytest.approx(200 / 9000), 0.02)
    assert k.both("content.private_uplift") == (pytest.approx(0.06 / (200 / 9000) - 1), pytest.approx(1))
    assert k.both("content.private_multiple") == (pytest.approx(2.7), pytest.approx(2))
    assert k.both("content.private_spend") == (150, 100)
    assert k.both("content.public_spend") == (50, 50)
    assert k.both("content.fan_spend_uplift") == (2, 1)
    assert k.by("content.private_conversion", "month") == {"2025-03": 0.06}


def bounds(k):
    return k.of("content.private_uplift_low"), k.of("content.private_uplift_high")


def test_the_uplift_s_interval_ends_where_the_score_test_stops_doubting(ask):
    """At both ends the test of 60 of 1,000 against 200 of 9,000 has p = 0.05."""
    low, high = bounds(ask(TRAFFIC, period=MARCH))

    for end in (low, high):
        assert score_test(60, 1000, 200, 9000, value=1 + end, compare="ratio", method="score").pvalue == pytest.approx(0.05, abs=1e-6)


def test_the_interval_is_near_that_of_the_logarithm(ask):
    """ln 2.7 ± 1.96 √(1/60 − 1/1000 + 1/200 − 1/9000): 2.04 to 3.57 times, by hand; the two agree for counts like these."""
    low, high = bounds(ask(TRAFFIC, period=MARCH))
    spread = 1.959964 * math.sqrt(1 / 60 - 1 / 1000 + 1 / 200 - 1 / 9000)

    assert 1 + low == pytest.approx(2.7 * math.exp(-spread), rel=0.02)
    assert 1 + high == pytest.approx(2.7 * math.exp(spread), rel=0.02)


def test_a_difference_of_a_few_buyers_may_be_none(ask):
    """4 of 100 against 20 of 1,000 is twice as much, and the interval holds 0."""
    k = ask(TRAFFIC, period=MARCH)

    assert k.prior("content.private_uplift_low") < 0 < k.prior("content.private_uplift_high")
    assert k.of("content.private_uplift_low") > 0


def test_more_buyers_than_visitors_are_not_tested(ask):
    k = ask(TRAFFIC.replace("300      30 ", "300      3000"), period=MARCH)

    assert k.kpis["content.private_uplift_low"].why.text() == "流量来源里有渠道的支付买家数多于访客数，无法检验"


@pytest.mark.parametrize(("counts", "holds"), [
    ((0, 1000, 20, 1000), -1), ((10, 10, 10, 10), 0), ((1, 1, 1, 1), 0), ((60_000, 10_000_000, 200_000, 100_000_000), 2),
])
def test_an_interval_holds_what_was_seen(counts, holds):
    """Nobody of a thousand; all of ten against all of ten; and counts of a large shop, three times as much."""
    low, high = interval(*counts)

    assert low <= holds <= high
    assert low < high


def test_nobody_to_compare_with_is_no_interval():
    assert interval(5, 100, 0, 100) is None


def test_only_public_traffic_has_no_private_side(ask):
    k = ask("""
        traffic
        date       source_1 source_2 visitors buyers amount
        2025-03-01 免费     手淘搜索 1000     20     1000
        2025-03-10 免费     手淘搜索 1000     20     1000
    """, period=MARCH)

    assert k.why("content.private_conversion") == "NoValuesAtAll"
    assert k.why("content.private_uplift") == "NoValuesAtAll"
    assert k.why("content.private_uplift_low") == "NoValuesAtAll"
    assert k.of("content.public_conversion") == 0.02


def test_traffic_without_buyers_converts_nobody_that_is_known(ask):
    k = ask("""
        traffic
        date       source_1 source_2 visitors
        2025-03-01 免费     淘宝群   1000
        2025-03-10 免费     手淘搜索 1000
    """, period=MARCH)

    assert k.why("content.private_uplift") == "NoColumn"
    assert k.why("content.private_uplift_high") == "NoColumn"
