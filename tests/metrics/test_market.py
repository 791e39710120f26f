"""市场份额变化, worked by hand."""

from decimal import Decimal

import pytest

QUARTER = "2025-01-01..2025-04-01"

MARKET = """
    market
    date       category subject region amount trade_index conversion_rate spend_per_buyer coverage rank
    2024-01-01 茶叶     行业    -      1000   -           -               -               -        -
    2024-01-01 茶具     行业    -      3000   -           -               -               -        -
    2024-01-01 茶叶     本店    -      100    50          2%              80              60%      30
    2024-01-01 茶具     本店    -      100    20          4%              60              60%      30
    2024-02-01 茶叶     行业    -      400    -           -               -               -        -
    2024-02-01 茶叶     本店    -      40     50          2%              80              60%      29
    2024-03-01 茶叶     行业    -      600    -           -               -               -        -
    2024-03-01 茶叶     本店    -      60     50          2%              80              60%      28
    2025-01-01 茶叶     行业    -      1000   -           -               -               -        -
    2025-01-01 茶具     行业    -      2000   -           -               -               -        -
    2025-01-01 茶叶     本店    -      200    60          3%              90              70%      25
    2025-01-01 茶具     本店    -      50     40          5%              70              70%      25
    2025-01-01 茶叶     甲      -      -      80          6%              100             90%      -
    2025-02-01 茶叶     行业    -      2000   -           -               -               -        -
    2025-02-01 茶叶     本店    -      300    80          4%              80              70%      27
    2025-02-01 茶叶     甲      -      -      100         8%              120             90%      -
    2025-03-01 茶叶     行业    -      5000   -           -               -               -        -
    2025-03-01 茶叶     本店    -      450    90          3%              90              73%      21
"""


def test_the_share_is_own_over_industry(ask):
    """2025: 200 + 50 + 300 + 450 = 1,000 of 10,000; 2024: 300 of 5,000."""
    k = ask(MARKET, period=QUARTER)

    assert k.both("market.own_amount") == (1000, 300)
    assert k.both("market.industry_amount") == (10000, 5000)
    assert k.both("market.share") == (0.1, 0.06)
    assert k.of("sales.industry_growth") == 1


def test_the_share_by_month_and_by_category(ask):
    """January 250 of 3,000. 茶叶 950 of 8,000 after 200 of 2,000; 茶具 50 of 2,000 after 100 of 3,000."""
    k = ask(MARKET, "market.share by month", "market.share by category", "market.share_change by category",
            period=QUARTER)

    assert k.of("market.share", month="2025-01") == pytest.approx(250 / 3000)
    assert k.prior("market.share", month="2025-01") == pytest.approx(200 / 4000)
    assert k.prior("market.share", month="2025-02") == pytest.approx(40 / 400)
    assert k.of("market.share", category="茶叶") == pytest.approx(950 / 8000)
    assert k.of("market.category_share", category="茶叶") == pytest.approx(950 / 8000)
    assert k.prior("market.category_share", category="茶具") == pytest.approx(100 / 3000)
    assert k.of("market.share_change", category="茶叶") == pytest.approx(950 / 8000 - 0.1)
    assert k.of("market.share_change", category="茶具") == pytest.approx(50 / 2000 - 100 / 3000)


def test_the_rank_is_that_of_the_last_month_against_the_same_month(ask):
    k = ask(MARKET, period=QUARTER)

    assert k.both("market.rank") == (21, 28)


def test_a_rank_is_not_compared_with_another_month_s(ask):
    """March 2025 against February 2024 would mix the months."""
    k = ask("""
        market
        date       subject amount rank
        2024-01-01 本店    10     30
        2024-02-01 本店    10     20
        2024-03-01 本店    10     -
        2025-01-01 本店    10     25
        2025-02-01 本店    10     24
        2025-03-01 本店    10     23
    """, period=QUARTER)

    assert k.both("market.rank") == (23, None)


def test_ranks_in_categories_are_no_rank_of_the_shop(ask):
    k = ask("""
        market
        date       category subject rank
        2025-01-01 茶叶     本店    3
        2025-01-01 茶具     本店    50
        2025-03-01 茶叶     本店    3
        2025-03-01 茶具     本店    50
    """, period=QUARTER)

    assert k.why("market.rank") == "NoValuesAtAll"


TOTALS = """
    market
    date       category subject amount trade_index rank
    2025-01-01 全部     行业    9000   -           -
    2025-01-01 茶叶     行业    4000   -           -
    2025-01-01 茶具     行业    5000   -           -
    2025-01-01 全部     本店    100    70          41
    2025-01-01 茶叶     本店    60     50          12
    2025-01-01 茶具     本店    40     20          55
    2025-02-01 全部     行业    1000   -           -
    2025-02-01 全部     本店    100    90          40
    2025-03-01 全部     行业    1000   -           -
    2025-03-01 全部     本店    100    80          39
    2025-03-01 茶叶     本店    100    80          10
"""


def test_a_total_beside_its_categories_counts_once(ask):
    """Industry: 4,000 + 5,000, then 1,000 + 1,000. Own: 60 + 40, 100, 100."""
    k = ask(TOTALS, "market.own_amount by category", period=QUARTER)

    assert k.of("market.industry_amount") == 11000
    assert k.of("market.own_amount") == 300
    assert k.by("market.own_amount", "category") == {"茶具": 40, "茶叶": 160}


def test_ranks_and_indices_are_the_total_s_where_it_has_one(ask):
    """Rank 39, not 茶叶's 10. Index: (70 + 90 + 80) ÷ 3 = 80; categories' indices do not enter."""
    k = ask(TOTALS, "market.rival_index by subject", period=QUARTER)

    assert k.of("market.rank") == 39
    assert k.of("market.rival_index", subject="本店") == 80


def test_rivals_beside_the_shop(ask):
    """甲: index (80 + 100) ÷ 2, conversion 7 %, 110 yuan, 90 %. 本店: (60 + 40 + 80 + 90) ÷ 4 = 67.5 and so on."""
    ids = ("market.rival_index", "market.rival_conversion", "market.rival_spend", "market.rival_coverage")
    k = ask(MARKET, *(f"{id_} by subject" for id_ in ids), period=QUARTER)

    assert [k.of(id_, subject="甲") for id_ in ids] == [90, pytest.approx(0.07), 110, pytest.approx(0.9)]
    assert k.of("market.rival_index", subject="本店") == 67.5
    assert k.of("market.rival_spend", subject="本店") == Decimal("82.5")
    assert set(k.by("market.rival_index", "subject")) == {"本店", "甲"}, "the industry has no index here"


REGIONS = """
    market
    date       category subject region amount rank
    2025-01-01 茶叶     本店    -      100    9
    2025-01-01 茶叶     本店    境内   90     -
    2025-01-01 茶叶     本店    境外   10     -
    2025-03-01 -        本店    -      100    9
    2025-03-01 -        本店    境内   80     -
    2025-03-01 -        本店    日本   15     -
    2025-03-01 -        本店    美国   5      -
"""


def test_the_share_sold_abroad(ask):
    """10 + 15 + 5 of 200 that stand by region; the rows over all regions are not added to it."""
    k = ask(REGIONS, period=QUARTER)

    assert k.of("market.regional_amount") == 200
    assert k.of("market.overseas_amount") == 30
    assert k.of("market.overseas_share") == 0.15
    assert k.of("market.own_amount") == 200


def test_regions_of_the_whole_shop_stay_beside_categories_of_all_regions(ask):
    """The shop's regions have no category, its categories no region: neither makes the other superfluous."""
    k = ask("""
        market
        date       category subject region amount
        2025-01-01 茶叶     本店    -      60
        2025-01-01 茶具     本店    -      40
        2025-01-01 -        本店    境内   90
        2025-01-01 -        本店    境外   10
    """, period="2025-01-01..2025-02-01")

    assert k.of("market.own_amount") == 100
    assert k.of("market.overseas_share") == 0.1


def test_a_shop_without_regions_has_no_overseas_share_rather_than_zero(ask):
    k = ask(MARKET, period=QUARTER)

    assert k.why("market.overseas_share") == "NoValuesAtAll"


def test_all_sold_at_home_is_a_share_of_zero(ask):
    k = ask("""
        market
        date       category subject region amount
        2025-01-01 茶叶     本店    境内   90
    """, period="2025-01-01..2025-02-01")

    assert k.of("market.overseas_share") == 0


def test_an_index_never_becomes_an_amount(ask):
    k = ask("""
        market
        date       subject trade_index
        2025-01-01 行业    1000
        2025-01-01 本店    10
    """, period="2025-01-01..2025-02-01")

    for id_ in ("market.industry_amount", "market.own_amount", "market.share", "sales.industry_growth"):
        assert k.why(id_) == "NoColumn", id_


def test_rivals_without_the_industry_give_no_share(ask):
    k = ask("""
        market
        date       subject amount
        2025-01-01 甲      1000
        2025-01-01 本店    10
    """, period="2025-01-01..2025-02-01")

    assert k.why("market.share") == "NoValuesAtAll"


def test_a_rank_that_rose_is_a_smaller_number(ask):
    k = ask(MARKET, period=QUARTER)

    assert k.of("market.rank_change") == -7


def test_a_rank_without_one_before_did_not_change(ask):
    k = ask(MARKET.replace("28 ", "-  ").replace(" 28", "  -"), period=QUARTER)

    assert k.of("market.rank") == 21
    assert k.why("market.rank_change") == "NothingBefore"


# -- rivals side by side -----------------------------------------------------------------------------------------------

RANGES = """
    market
    date       subject trade_index amount amount_low amount_high conversion_low conversion_high
    2024-01-01 本店    50          10000  -          -           -              -
    2024-01-01 甲      40          -      70000      90000       1%             2%
    2025-01-01 本店    60          12000  -          -           -              -
    2025-01-01 甲      90          -      75000      100000      1%             2.5%
    2025-01-01 乙      30          -      5000       7500        -              -
    2025-02-01 甲      110         -      100000     120000      3%             4.5%
"""


def test_rivals_whose_figures_are_ranges(ask):
    """甲: 75,000 + 100,000 to 100,000 + 120,000; conversion 1 and 3 to 2.5 and 4.5 %, so 2 to 3.5 %."""
    k = ask(RANGES, period="2025-01-01..2025-03-01")

    assert k.by("market.rival_amount_low", "subject") == {"乙": 5000, "甲": 175000}
    assert k.by("market.rival_amount_high", "subject") == {"乙": 7500, "甲": 220000}
    assert k.by("market.rival_amount", "subject") == {"本店": 12000}
    assert k.of("market.rival_conversion_low", subject="甲") == pytest.approx(0.02)
    assert k.of("market.rival_conversion_high", subject="甲") == pytest.approx(0.035)


def test_the_shop_s_index_and_its_growth_stand_beside_the_rivals(ask):
    """本店 60 after 50, 甲 100 after 40; 乙 was not there."""
    k = ask(RANGES, period="2025-01-01..2025-02-01")

    assert k.by("market.rivals", "subject") == {"乙": 30, "本店": 60, "甲": 90}
    assert k.by("market.rival_growth", "subject") == {"本店": pytest.approx(0.2), "甲": pytest.approx(1.25)}


def test_ranges_of_categories_and_of_their_total_count_once(ask):
    k = ask("""
        market
        date       category subject amount_low amount_high conversion_low conversion_high
        2025-01-01 全部     甲      900        1000        2%             3%
        2025-01-01 茶叶     甲      400        500         4%             5%
        2025-01-01 茶具     甲      300        600         6%             7%
    """, period="2025-01-01..2025-02-01")

    assert k.of("market.rival_amount_low", subject="甲") == 700
    assert k.of("market.rival_amount_high", subject="甲") == 1100
    assert k.of("market.rival_conversion_low", subject="甲") == 0.02


# -- abroad, by address ------------------------------------------------------------------------------------------------

ABROAD = """
    orders
    order_id paid_at    province total_amount
    1        2024-01-01 浙江     90
    2        2024-03-31 台湾     10
    3        2025-01-01 浙江     150
    4        2025-01-05 香港     20
    5        2025-02-01 海外     30
    6        2025-03-31 -        999
"""


def test_orders_sent_abroad_stand_in_for_a_market_without_regions(ask):
    """20 + 30 of the 200 whose province is known; 10 of 100 before. The market export tells no regions."""
    k = ask(ABROAD + "\n\n" + MARKET, period=QUARTER)

    assert (k.of("market.shipped_amount"), k.of("market.shipped_abroad_amount")) == (200, 50)
    assert k.both("market.shipped_abroad_share") == (0.25, 0.1)
    assert k.both("market.overseas_share") == (0.25, 0.1)
    assert {s["table"] for s in k.kpis.sources("market.overseas_share")} == {"orders"}


def test_regions_of_the_market_come_before_addresses(ask):
    k = ask(ABROAD + "\n\n" + REGIONS, period=QUARTER)

    assert k.of("market.overseas_trade_share") == 0.15
    assert k.of("market.overseas_share") == 0.15
    assert {s["table"] for s in k.kpis.sources("market.overseas_share")} == {"market"}


@pytest.mark.parametrize(("subject", "lost"), [
    ("行业", {"sales.industry_growth", "sales.growth_lead", "market.share_change"}), ("本店", {"market.share_change"}),
])
def test_fewer_months_of_a_subject_are_not_set_against_more(ask, subject, lost):
    """Without its row of February 2024 the industry would seem to have grown by 10,000 ÷ 4,600, all shops' rows reaching as far."""
    rows = [row for row in MARKET.splitlines() if "2024-02-01" not in row or subject not in row]
    orders = "\n\norders\norder_id paid_at total_amount\n" + "\n".join(
        f"{n} {year}-{month:02d}-{day:02d} 10" for n, (year, month, day) in enumerate(
            (year, month, day) for year in (2024, 2025) for month in (1, 2, 3) for day in range(1, 32) if month != 2 or day < 29)
    )
    k = ask("\n".join(rows) + orders, "market.rival_growth by subject", period=QUARTER)

    assert {id_ for id_ in ("sales.industry_growth", "sales.growth_lead", "market.share_change") if k.why(id_)} == lost
    assert k.why("market.share_change") == "OtherMonths"
    assert k.of("market.share") == 0.1 and k.why_prior("market.share") == "OtherMonths"
    assert ("本店" in k.by("market.rival_growth", "subject")) == (subject == "行业")
