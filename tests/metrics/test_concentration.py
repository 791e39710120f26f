"""Shares of the named subjects and how concentrated they are, worked by hand."""

import pytest

QUARTER = "2025-01-01..2025-04-01"

MARKET = """
    market
    date       category subject region amount
    2024-01-01 茶叶     行业    -      1000
    2024-01-01 茶叶     甲      -      300
    2024-01-01 茶叶     乙      -      200
    2024-01-01 茶叶     丙      -      100
    2024-01-01 茶叶     本店    -      100
    2024-01-01 茶叶     其他    -      300
    2024-03-01 茶叶     行业    -      1000
    2024-03-01 茶叶     甲      -      300
    2024-03-01 茶叶     丙      -      100
    2024-03-01 茶叶     本店    -      120
    2025-01-01 茶叶     行业    -      1000
    2025-01-01 茶叶     甲      -      400
    2025-01-01 茶叶     乙      -      200
    2025-01-01 茶叶     丙      -      100
    2025-01-01 茶叶     丁      -      80
    2025-01-01 茶叶     本店    -      60
    2025-01-01 茶叶     本店    境外   30
    2025-01-01 茶叶     其他    -      160
    2025-03-01 茶具     行业    -      1000
    2025-03-01 茶叶     行业    -      1000
    2025-03-01 茶叶     甲      -      350
    2025-03-01 茶具     甲      -      150
    2025-03-01 茶叶     乙      -      200
    2025-03-01 茶叶     丙      -      100
    2025-03-01 茶叶     丁      -      100
    2025-03-01 茶叶     本店    -      140
    2025-03-01 茶具     本店    -      100
"""


def test_each_subject_s_share_the_largest_first(ask):
    """Of 3,000: 甲 900, 乙 400, 本店 300, 丙 200, 丁 180. 其他 stands in January only: 160 of its 1,000."""
    k = ask(MARKET, period=QUARTER)

    assert k.slices("competition.shares") == {
        ("甲",): 0.3, ("其他",): 0.16, ("乙",): pytest.approx(400 / 3000), ("本店",): 0.1, ("丙",): pytest.approx(200 / 3000), ("丁",): 0.06,
    }
    assert k.of("competition.shares", subject="本店") == k.of("market.share")


def test_who_gained_and_who_lost(ask):
    """甲 600 of 2,000 before: 0. 丙 200 of 2,000: −3.3 points. 本店 220 of 2,000: −1. 乙 lacked March, 丁 was not there."""
    k = ask(MARKET, period=QUARTER)

    assert k.slices("competition.share_moves") == {
        ("甲",): 0, ("丙",): pytest.approx(200 / 3000 - 0.1), ("本店",): pytest.approx(-0.01), ("其他",): pytest.approx(-0.14),
    }
    assert k.prior("competition.shares", subject="甲") == 0.3
    assert k.why_prior("competition.shares", subject="乙") == "OtherMonths"
    assert k.why_prior("competition.shares", subject="丁") == "OtherMonths"


def test_how_much_the_largest_four_hold(ask):
    """甲 30, 乙 13.3, 本店 10 and 丙 6.7 of a hundred: 60 %; 其他 is no firm. Before, 甲 30, 乙 20 of January, 丙 10, 本店 11: 71 %."""
    k = ask(MARKET, "competition.concentration by category", period=QUARTER)

    assert k.of("competition.concentration") == pytest.approx(1800 / 3000)
    assert k.prior("competition.concentration") == pytest.approx(0.3 + 0.2 + 0.1 + 0.11)


def test_concentration_by_category(ask):
    """茶叶 of 2,000: 甲 750, 乙 400, 丙 200, 本店 200, 丁 180: 77.5 %. 茶具 names two shops only."""
    k = ask(MARKET, "competition.concentration by category", "competition.hhi by category", period=QUARTER)

    assert k.by("competition.concentration", "category") == {"茶叶": pytest.approx(1550 / 2000)}
    assert k.by("competition.hhi", "category") == {"茶叶": pytest.approx(37.5**2 + 20**2 + 10**2 + 10**2 + 9**2)}


def test_the_sum_of_the_squared_percentages(ask):
    """30² + 13.3² + 10² + 6.7² + 6²."""
    k = ask(MARKET, period=QUARTER)

    assert k.of("competition.hhi") == pytest.approx(900 + (40 / 3) ** 2 + 100 + (20 / 3) ** 2 + 36)
    assert k.of("competition.hhi_low") == k.of("competition.hhi_high") == k.of("competition.hhi")
    assert k.of("competition.concentration_low") == k.of("competition.concentration_high") == k.of("competition.concentration")


RANGES = """
    market
    date       category subject amount amount_low amount_high
    2025-01-01 茶叶     行业    1000   -          -
    2025-03-01 茶叶     行业    1000   -          -
    2025-01-01 茶叶     甲      -      200        300
    2025-03-01 茶叶     甲      -      300        400
    2025-01-01 茶叶     乙      -      100        250
    2025-03-01 茶叶     乙      200    -          -
    2025-01-01 茶叶     丙      100    -          -
    2025-03-01 茶叶     丙      100    -          -
    2025-01-01 茶叶     本店    50     -          -
    2025-03-01 茶叶     本店    50     -          -
"""


def test_ranges_give_a_pair_of_bounds_and_no_number(ask):
    """甲 500 to 700 of 2,000, 乙 300 to 450, 丙 200, 本店 100: four hold 55 to 72.5 %."""
    k = ask(RANGES, period=QUARTER)

    assert k.slices("competition.shares") == {("丙",): 0.1, ("本店",): 0.05}
    assert k.slices("competition.share_low") == {("甲",): 0.25, ("乙",): 0.15, ("丙",): 0.1, ("本店",): 0.05}
    assert k.slices("competition.share_high") == {("甲",): 0.35, ("乙",): 0.225, ("丙",): 0.1, ("本店",): 0.05}
    assert k.why("competition.concentration") == k.why("competition.hhi") == "OnlyRanges"
    assert k.kpis["competition.concentration"].why.text() == "甲、乙只有交易额区间，没有确切的交易额"
    assert (k.of("competition.concentration_low"), k.of("competition.concentration_high")) == (pytest.approx(0.55), pytest.approx(0.725))
    assert k.of("competition.hhi_low") == pytest.approx(25**2 + 15**2 + 10**2 + 5**2)
    assert k.of("competition.hhi_high") == pytest.approx(35**2 + 22.5**2 + 10**2 + 5**2)


def test_no_upper_bound_is_more_than_all(ask):
    k = ask("""
        market
        date       category subject amount amount_low amount_high
        2025-01-01 茶叶     行业    1000   -          -
        2025-01-01 茶叶     甲      -      300        1200
        2025-01-01 茶叶     乙      -      200        600
        2025-01-01 茶叶     丙      100    -          -
        2025-01-01 茶叶     丁      100    -          -
    """, period="2025-01-01..2025-02-01")

    assert k.of("competition.share_high", subject="甲") == 1
    assert (k.of("competition.concentration_low"), k.of("competition.concentration_high")) == (pytest.approx(0.7), 1)
    assert k.of("competition.hhi_high") == 10_000


def test_a_range_below_the_largest_four_does_not_blur_what_they_hold(ask):
    """戊 holds at most 4 %, 本店 5 %: the four hold 70 % whatever it is; the squares are not known."""
    k = ask("""
        market
        date       category subject amount amount_low amount_high
        2025-01-01 茶叶     行业    1000   -          -
        2025-01-01 茶叶     甲      300    -          -
        2025-01-01 茶叶     乙      200    -          -
        2025-01-01 茶叶     丙      150    -          -
        2025-01-01 茶叶     本店    50     -          -
        2025-01-01 茶叶     戊      -      10         40
    """, period="2025-01-01..2025-02-01")

    assert k.of("competition.concentration") == pytest.approx(0.7)
    assert k.kpis["competition.hhi"].why.text() == "戊只有交易额区间，没有确切的交易额"


def test_a_total_beside_its_categories_counts_once_though_one_is_a_range(ask):
    """甲's total is a range, its one category an amount: the category counts, 100 of 500."""
    k = ask("""
        market
        date       category subject amount amount_low amount_high
        2025-01-01 茶叶     行业    500    -          -
        2025-01-01 茶叶     甲      100    -          -
        2025-01-01 全部     甲      -      90         400
    """, period="2025-01-01..2025-02-01")

    assert k.slices("competition.share_high") == {("甲",): 0.2}


def test_subjects_that_are_more_than_the_industry_are_measured_otherwise(ask):
    """甲 in yuan and the industry in ten thousands; 乙 to 丁 are below it, but not all of them together."""
    k = ask("""
        market
        date       category subject amount
        2025-01-01 茶叶     行业    1000
        2025-01-01 茶叶     甲      3000
        2025-01-01 茶叶     乙      400
        2025-01-01 茶叶     丙      300
        2025-01-01 茶叶     丁      200
    """, period="2025-01-01..2025-02-01")

    assert k.why("competition.concentration") == k.why("competition.hhi_low") == "BeyondIndustry"
    assert k.slices("competition.shares") == {("乙",): 0.4, ("丙",): 0.3, ("丁",): 0.2}


@pytest.mark.parametrize(("rows", "why"), [
    ("2025-01-01 茶叶 行业 1000\n2025-01-01 茶叶 甲 10\n2025-01-01 茶叶 乙 10", "TooFewSubjects"),
    ("2025-01-01 茶叶 甲 1000", "TooFewSubjects"),
])
def test_too_few_shops_are_no_concentration(ask, rows, why):
    k = ask("market\ndate category subject amount\n" + rows, period="2025-01-01..2025-02-01")

    assert k.why("competition.concentration") == why


def test_a_market_of_indices_only(ask):
    k = ask("""
        market
        date       category subject trade_index
        2025-01-01 茶叶     行业    1000
        2025-01-01 茶叶     甲      100
    """, period="2025-01-01..2025-02-01")

    assert k.why("competition.shares") == k.why("competition.share_moves") == "NoPeer"
    assert k.why("competition.concentration") == "TooFewSubjects"


def test_without_a_year_before_nobody_moved(ask):
    k = ask("""
        market
        date       category subject amount
        2025-01-01 茶叶     行业    1000
        2025-01-01 茶叶     甲      100
        2025-02-01 茶叶     行业    1000
        2025-02-01 茶叶     甲      100
    """, period="2025-01-01..2025-03-01")

    assert k.of("competition.shares", subject="甲") == 0.1
    assert k.why("competition.share_moves") == k.why_prior("competition.shares", subject="甲") == "NoPrior"
