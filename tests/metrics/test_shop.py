"""What orders, shop days and traffic already say of the later slides, worked by hand."""

MARCH = "2025-03-01..2025-03-11"

TRAFFIC = """
    traffic
    date       carrier source_1 source_2     visitors amount
    2024-03-01 无线    免费     手淘搜索     100      1000
    2024-03-10 无线    付费     关键词推广   100      500
    2025-03-01 无线    免费     手淘搜索     100      1000
    2025-03-01 无线    免费     手淘推荐     300      2000
    2025-03-05 PC      免费     淘宝搜索     50       100
    2025-03-10 无线    免费     -            50       50
"""


def test_traffic_that_does_not_come_from_search(ask):
    """2025: 150 of 500 from the two search channels, so 70 % not; 2024: 100 of 200."""
    k = ask(TRAFFIC, "ads.non_search_share by month", period=MARCH)

    assert k.both("ads.traffic_visitors") == (500, 200)
    assert k.both("ads.natural_search") == (150, 100)
    assert k.both("ads.non_search_share") == (0.7, 0.5)
    assert k.by("ads.non_search_share", "month") == {"2025-03": 0.7}
    assert k.both("risks.search_amount") == (1100, 1000)


def test_traffic_without_second_level_names_no_search(ask):
    k = ask("""
        traffic
        date       source_1 visitors
        2025-03-01 免费     100
        2025-03-10 付费     100
    """, period=MARCH)

    assert k.of("ads.traffic_visitors") == 200
    assert k.why("ads.natural_search") == "NoColumn"
    assert k.why("ads.non_search_share") == "NoColumn"


PAID = """
    orders
    order_id paid_at    total_amount
    1        2025-03-01 900
    2        2025-03-10 900
"""
PANEL = """
    shop_daily
    date       paid_amount member_amount reviews positive_reviews
    2024-03-01 100         50            10      9
    2024-03-10 100         50            0       0
    2025-03-01 300         60            30      30
    2025-03-10 100         20            10      6
"""


def test_members_part_of_the_amount(ask):
    """80 of 400 after 100 of 200: from the shop days on both sides, even where orders are there too."""
    k = ask(PANEL + "\n\n" + PAID, period=MARCH)

    assert k.of("members.amount") == 80
    assert k.of("members.base_amount") == 400
    assert float(k.of("members.contribution")) == 0.2
    assert float(k.prior("members.contribution")) == 0.5


def test_positive_reviews(ask):
    """36 of 40 after 9 of 10; not the mean of 100 % and 60 %."""
    k = ask(PANEL, period=MARCH)

    assert k.both("feedback.reviews") == (40, 10)
    assert k.both("feedback.positive_reviews") == (36, 9)
    assert k.both("feedback.rated_positive_share") == (0.9, 0.9)


def test_a_month_without_reviews_has_no_share(ask):
    k = ask("""
        shop_daily
        date       reviews positive_reviews
        2025-03-01 0       0
        2025-03-10 0       0
    """, period=MARCH)

    assert k.of("feedback.reviews") == 0
    assert k.why("feedback.rated_positive_share") == "ZeroBase"
