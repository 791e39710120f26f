"""用户规模与活跃度, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"


# -- visitors and members --------------------------------------------------------------------------------------------

PANEL = """
    shop_daily
    date       visitors stay_seconds members new_members
    2024-03-01 100      30           900     5
    2024-03-05 200      60           905     5
    2024-03-10 300      90           910     6
    2025-03-01 100      10           1000    3
    2025-03-05 400      20           1010    -
    2025-03-10 100      40           990     7
"""


def test_visitors_a_day(ask):
    """Mean (100 + 400 + 100) ÷ 3 = 200, after 200; the peak is 5 March with 400."""
    k = ask(PANEL, "users.dau by month", period=MARCH)

    assert k.both("users.visitor_days") == (600, 600)
    assert k.both("users.dau") == (200, 200)
    assert k.by("users.dau", "month") == {"2025-03": 200}
    assert k.slices("users.dau_peak") == {("2025-03-05",): 400}


def test_a_day_without_a_count_is_no_day_of_nobody(ask):
    k = ask("""
        shop_daily
        date       visitors
        2025-03-01 100
        2025-03-05 -
        2025-03-10 300
    """, period=MARCH)

    assert k.of("users.dau") == 200


def test_the_stay_is_weighted_by_visitors(ask):
    """(100×10 + 400×20 + 100×40) ÷ 600 = 13000 ÷ 600, not the mean 23.3; before (3000 + 12000 + 27000) ÷ 600 = 70."""
    k = ask(PANEL, period=MARCH)

    assert k.of("users.stay_total") == 13000
    assert k.of("users.stay_seconds") == pytest.approx(13000 / 600)
    assert k.prior("users.stay_seconds") == 70


def test_days_without_a_stay_do_not_shorten_it(ask):
    """30 s over the 100 visitors of the one day that has a stay; the other 300 are not taken for 0 s each."""
    k = ask("""
        shop_daily
        date       visitors stay_seconds
        2025-03-01 100      30
        2025-03-10 300      -
    """, period=MARCH)

    assert k.of("users.stay_seconds") == 30
    assert k.of("users.stay_visitors") == 100


def test_members_are_those_of_the_last_day_though_there_were_more_before(ask):
    """1,010 on the 5th, 990 at the end; 910 at the end a year before."""
    k = ask(PANEL, period=MARCH)

    assert k.both("users.members") == (990, 910)


def test_members_of_the_last_day_that_says_how_many(ask):
    k = ask("""
        shop_daily
        date       visitors members
        2025-03-01 1        100
        2025-03-09 1        120
        2025-03-10 1        -
    """, period=MARCH)

    assert k.of("users.members") == 120


@pytest.mark.parametrize(("day", "before"), [("2024-03-10", 100), ("2024-03-07", 100), ("2024-03-03", None)])
def test_members_are_compared_with_those_of_about_the_same_day(ask, day, before):
    """Counted on the last of ten days; three days a table's edge may lack, and a week earlier they were others."""
    days = [f"{year}-03-{d:02d}" for year in (2024, 2025) for d in range(1, 11)]
    rows = "\n".join(f"{d} 10 {120 if d == '2025-03-10' else 100 if d == day else '-'}" for d in days)
    k = ask("shop_daily\ndate visitors members\n" + rows, period="2025-03-01..2025-03-11")

    assert k.both("users.members") == (120, before)
    assert k.why_prior("users.members") == ("" if before else "OtherDay")


def test_new_members_are_added_up(ask):
    """3 + 7, the empty day aside; 16 before."""
    k = ask(PANEL, period=MARCH)

    assert k.both("users.new_members") == (10, 16)


def test_a_panel_without_members_has_none_rather_than_zero(ask):
    k = ask("""
        shop_daily
        date       visitors members
        2025-03-01 1        -
        2025-03-10 1        -
    """, period=MARCH)

    assert k.why("users.members") == "NoValuesAtAll"
    assert k.why("users.new_members") == "NoColumn"
    assert k.why("users.stay_seconds") == "NoColumn"


# -- cities ----------------------------------------------------------------------------------------------------------

CITIES = """
    orders
    order_id buyer_id paid_at    city   total_amount
    1        甲       2025-03-01 杭州市 10
    2        乙       2025-03-02 衢州市 10
    3        乙       2025-03-03 衢州   10
    4        丙       2025-03-04 -      10
    5        丁       2025-03-05 丽水市 10
    6        甲       2025-03-10 丽水市 10
"""


def test_buyers_in_third_tier_cities_and_below(ask):
    """Known: 甲 乙 丁. In 衢州 or 丽水: 乙 丁, and 甲 by a second order: 3 of 3. 杭州 is new-first tier."""
    k = ask(CITIES, period=MARCH)

    assert k.of("users.known_city_buyers") == 3
    assert k.of("users.lower_tier_buyers") == 3
    assert k.of("users.lower_tier_share") == 1


def test_the_config_s_tiers_come_before_the_shipped_ones(ask):
    """丽水 taken for second tier, 杭州 for third: 甲 (杭州) and 乙 (衢州) of three."""
    k = ask(CITIES, period=MARCH, lower_tiers={"丽水": False, "杭州": True})

    assert k.of("users.lower_tier_buyers") == 2
    assert k.of("users.lower_tier_share") == pytest.approx(2 / 3)


# -- repurchase, returning and new buyers ----------------------------------------------------------------------------

LOYAL = """
    orders
    order_id buyer_id paid_at          total_amount
    x0       寅       2022-02-01       10
    x1       甲       2023-06-01       10
    a1       甲       2024-03-01       10
    a2       乙       2024-03-05T09:00 10
    a3       乙       2024-03-05T21:00 10
    a4       丙       2024-03-09       10
    a5       丙       2024-03-10       10
    b1       甲       2025-03-01       10
    b2       甲       2025-03-04       10
    b3       丁       2025-03-05T09:00 10
    b4       丁       2025-03-05T10:00 10
    b5       戊       2025-03-10       10
    b6       -        2025-03-10       10
"""


def test_a_repurchase_is_on_another_day(ask):
    """2025: 甲 on two days, 丁 twice on one, 戊 once: 1 of 3. 2024: only 丙 on two days: 1 of 3."""
    k = ask(LOYAL, period=MARCH)

    assert k.of("users.repurchase_rate") == pytest.approx(1 / 3)
    assert k.prior("users.repurchase_rate") == pytest.approx(1 / 3)


def test_who_had_bought_before(ask):
    """2025: 甲 of 甲 丁 戊. 2024, with history from February 2022: 甲 of 甲 乙 丙. New: the other two, in each."""
    k = ask(LOYAL, period=MARCH)

    assert k.of("users.returning_share") == pytest.approx(1 / 3)
    assert k.prior("users.returning_share") == pytest.approx(1 / 3)
    assert k.both("users.new_buyers") == (2, 2)


def test_who_buys_first_as_the_period_begins_is_new(ask):
    """甲 at midnight of the first day, 乙 a second before it."""
    k = ask("""
        orders
        order_id buyer_id paid_at             total_amount
        1        乙       2025-02-01          10
        2        乙       2025-02-28T23:59:59 10
        3        甲       2025-03-01T00:00:00 10
        4        乙       2025-03-10          10
    """, period=MARCH)

    assert k.of("users.new_buyers") == 1
    assert k.of("users.returning_share") == 0.5


def test_one_buyer(ask):
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2025-03-01 10
        2        甲       2025-03-10 10
    """, period=MARCH)

    assert k.of("users.repurchase_rate") == 1
    assert k.of("sales.buyers") == 1


def test_nobody_came_back(ask):
    """A rate of zero is a figure, with fewer orders than would make one suspicious."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2025-03-01 10
        2        乙       2025-03-10 10
    """, period=MARCH)

    assert k.of("users.repurchase_rate") == 0


def test_without_orders_from_before_nobody_is_new(ask):
    """All buyers would be "new": no figure, with the reason, not 100 %."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2025-03-01 10
        2        乙       2025-03-10 10
    """, period=MARCH)

    assert k.why("users.new_buyers") == "NoHistory"
    assert k.why("users.returning_share") == "NoHistory"
    assert k.why("users.cohorts") == "NoHistory"
    assert k.of("sales.buyers") == 2


def test_a_short_look_back_before_the_prior_period_gives_no_comparison(ask):
    """History of 2024 begins with its March: who was new then is not known, who is new now is."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2024-03-01 10
        2        乙       2024-03-10 10
        3        甲       2025-03-01 10
        4        丙       2025-03-10 10
    """, period=MARCH)

    assert k.both("users.new_buyers") == (1, None)
    assert k.why_prior("users.new_buyers") == "NoHistory"
    assert k.both("users.returning_share") == (0.5, None)


def test_where_no_order_of_the_period_names_its_buyer_nobody_is_new_or_known(ask):
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2024-03-01 10
        2        乙       2025-02-10 10
        3        -        2025-03-01 10
        4        -        2025-03-10 10
    """, period=MARCH)

    assert (k.why("users.new_buyers"), k.why("sales.buyers")) == ("NoValues", "NoValues")
    assert k.of("sales.orders") == 2


def test_orders_without_an_account_column(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 10
        2        2025-03-10 10
    """, period=MARCH)

    for id_ in ("sales.buyers", "sales.spend_per_buyer", "users.repurchase_rate", "users.rfm", "users.cohorts"):
        assert k.why(id_) == "NoColumn", id_


# -- accounts renumbered one per order -------------------------------------------------------------------------------

def numbered(year, orders, buyers):
    """So many orders in March of the year, by buyers numbered 1, 2, …, and again from 1 after the last."""
    rows = [f"{year}-{n} {year}-{n % buyers} {year}-03-{n % 10 + 1:02d} 10" for n in range(orders)]
    return f"orders {year}.csv\norder_id buyer_id paid_at total_amount\n" + "\n".join(rows)


BUYER_KPIS = ("sales.buyers", "sales.spend_per_buyer", "users.repurchase_rate", "users.rfm", "users.high_value_share")
HISTORY_KPIS = ("users.new_buyers", "users.returning_share", "users.cohorts")


def test_as_many_accounts_as_orders_are_no_accounts(ask):
    k = ask(numbered(2025, orders=20, buyers=20), "sales.buyers by month", period=MARCH)

    for id_ in BUYER_KPIS:
        assert k.why(id_) == "Renumbered", id_
    assert k.kpis["users.repurchase_rate"].why.text() == (
        "2025年3月1日—3月10日的20笔付款订单账号各不相同，疑似按订单重新编号，无法识别复购")
    assert k.by("sales.buyers", "month") == {}
    assert k.of("sales.orders") == 20
    assert k.of("sales.order_value") == 10


@pytest.mark.parametrize(("orders", "buyers"), [(19, 19), (20, 19), (200, 199)])
def test_fewer_orders_or_one_buyer_who_came_back_are_believed(ask, orders, buyers):
    k = ask(numbered(2025, orders, buyers), period=MARCH)

    assert k.of("sales.buyers") == buyers


def test_renumbered_the_year_before_there_is_no_comparison_and_no_history(ask):
    """2024: 100 accounts of 100 orders. 2025: 100 orders of 50. New buyers can't be told from such a history."""
    k = ask(numbered(2024, 100, 100) + "\n\n" + numbered(2025, 100, 50), period=MARCH)

    assert k.both("sales.buyers") == (50, None)
    assert k.why_prior("sales.buyers") == "Renumbered"
    assert k.why_prior("users.repurchase_rate") == "Renumbered"
    assert k.both("sales.orders") == (100, 100)
    for id_ in HISTORY_KPIS:
        assert k.why(id_) == "Renumbered", id_


# -- members of the list -----------------------------------------------------------------------------------------------

LISTED = """
    members
    member_id joined_at        tier
    甲        2024-03-05       银
    乙        2025-02-28T23:59 银
    丙        2025-03-01       金
    丁        2025-03-10T23:59 银
    戊        2025-03-11       银
"""


def test_the_list_tells_members_where_the_panel_does_not(ask):
    """Until the end of the 10th 甲 乙 丙 丁 had joined, 丙 and 丁 in the period. Who left since is not in the list."""
    k = ask(LISTED + """
        shop_daily
        date       visitors
        2025-03-01 1
        2025-03-10 1
    """, "users.new_members by month", period=MARCH)

    assert k.both("users.listed_members") == (4, None)
    assert k.both("users.members") == (4, None)
    assert k.why_prior("users.members") == "OnlyPresentMembers"
    assert k.of("users.new_members") == 2
    assert k.by("users.new_members", "month") == {"2025-03": 2}
    assert [s["table"] for s in k.kpis.sources("users.members")] == ["members"]


def test_the_panel_s_members_come_first(ask):
    k = ask(PANEL + "\n\n" + LISTED, period=MARCH)

    assert k.both("users.panel_members") == (990, 910)
    assert k.both("users.members") == (990, 910)
    assert k.both("users.new_members") == (10, 16)
    assert [s["table"] for s in k.kpis.sources("users.members")] == ["shop_daily"]


def test_without_panel_and_list_the_panel_is_asked_for(ask):
    k = ask(CITIES, period=MARCH)

    assert k.kpis["users.members"].why.text() == "缺少生意参谋店铺日报"
