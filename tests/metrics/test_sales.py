"""销售额与增长率, worked by hand on shops of a few orders."""

import datetime as dt
from decimal import Decimal

import pytest

MARCH = "2025-03-01..2025-03-11"  # ten days, against the same ten days of 2024

TWO_YEARS = """
    orders
    order_id buyer_id paid_at          total_amount refund_amount
    a1       甲       2024-03-01       100          0
    a2       乙       2024-03-05       100          100
    a3       丙       2024-03-10       200          0
    b1       甲       2025-03-01       150.50       0
    b2       甲       2025-03-04       49.50        49.50
    b3       乙       2025-03-10       300          50
"""


def test_amounts_and_counts_against_the_year_before(ask):
    """2025: 150.50 + 49.50 + 300 = 500 in 3 orders of 2 buyers, 99.50 refunded; 2024: 400, 3 orders, 3 buyers, 100."""
    k = ask(TWO_YEARS, period=MARCH)

    assert k.both("sales.paid_amount") == (Decimal("500"), Decimal("400"))
    assert k.both("sales.refund_amount") == (Decimal("99.50"), Decimal("100"))
    assert k.both("sales.net_sales") == (Decimal("400.50"), Decimal("300"))
    assert k.both("sales.orders") == (3, 3)
    assert k.both("sales.buyers") == (2, 3)


def test_spend_per_buyer_is_not_the_order_value(ask):
    """客单价 500 ÷ 2 = 250 (400 ÷ 3 before); 笔单价 500 ÷ 3 = 166.67 (133.33 before)."""
    k = ask(TWO_YEARS, period=MARCH)

    assert k.of("sales.spend_per_buyer") == 250
    assert k.of("sales.order_value") == pytest.approx(Decimal(500) / 3)
    assert k.prior("sales.spend_per_buyer") == pytest.approx(Decimal(400) / 3)
    assert k.prior("sales.order_value") == pytest.approx(Decimal(400) / 3)


def test_growth_is_relative_to_the_year_before(ask):
    """(500 − 400) ÷ 400 = 25 %; a growth has no growth of its own."""
    k = ask(TWO_YEARS, "sales.growth by month", period=MARCH)

    assert k.both("sales.growth") == (0.25, None)
    assert k.by("sales.growth", "month") == {"2025-03": 0.25}


def test_one_order_is_a_shop(ask):
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount refund_amount
        1        甲       2025-03-05 88.88        0
    """, "sales.paid_amount by month", period="2025-03-05..2025-03-06")

    assert k.of("sales.paid_amount") == Decimal("88.88")
    assert k.of("sales.net_sales") == Decimal("88.88")
    assert k.of("sales.spend_per_buyer") == k.of("sales.order_value") == Decimal("88.88")
    assert k.by("sales.paid_amount", "month") == {"2025-03": Decimal("88.88")}
    assert k.why_prior("sales.paid_amount") == "NoPrior"


def test_everything_refunded_leaves_no_net_sales(ask):
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount refund_amount
        1        甲       2025-03-01 60           60
        2        乙       2025-03-10 40           40
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 100
    assert k.of("sales.net_sales") == 0


def test_a_negative_amount_is_taken_off(ask):
    """A correction of −20: 100 − 20 = 80 over two orders."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2025-03-01 100
        2        乙       2025-03-10 -20
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 80
    assert k.of("sales.order_value") == 40


def test_sums_of_many_odd_cents_are_exact(ask):
    """3 × 0.10 is 0.30, not 0.30000000000000004."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 0.10
        2        2025-03-02 0.10
        3        2025-03-10 0.10
    """, period=MARCH)

    assert k.of("sales.paid_amount") == Decimal("0.30")


def test_unpaid_orders_are_never_counted_though_they_carry_an_amount(ask):
    k = ask("""
        orders
        order_id buyer_id created_at paid_at    total_amount refund_amount status
        1        甲       2025-03-01 2025-03-01 100          0             交易成功
        2        乙       2025-03-02 -          188320       0             等待买家付款
        3        丙       2025-03-03 -          50           0             交易关闭
        4        丁       2025-03-10 2025-03-10 20           20            交易关闭
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 120, "paid and closed later counts, never paid does not"
    assert k.of("sales.orders") == 2
    assert k.of("sales.buyers") == 2


def test_an_order_counts_when_it_was_paid(ask):
    """Created inside, paid after the end: outside. Created before, paid at midnight of the first day: inside."""
    k = ask("""
        orders
        order_id created_at       paid_at             total_amount
        1        2025-02-28T23:00 2025-03-01T00:00:00 10
        2        2025-03-05       2025-03-05          20
        3        2025-03-10       2025-03-10T23:59:59 40
        4        2025-03-10       2025-03-11T00:00:00 800
        5        2025-02-28       2025-02-28T23:59:59 1600
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 70
    assert k.of("sales.orders") == 3


def test_a_prior_period_covered_in_part_gives_no_comparison(ask):
    """2024's orders begin on 8 March: their 300 is not the ten days' amount."""
    k = ask("""
        orders
        order_id buyer_id paid_at    total_amount
        1        甲       2024-03-08 100
        2        乙       2024-03-09 100
        3        丙       2024-03-10 100
        4        甲       2025-03-01 100
        5        乙       2025-03-02 100
        6        丙       2025-03-03 100
        7        甲       2025-03-10 100
    """, "sales.paid_amount by month", "sales.growth by month", period=MARCH)

    assert k.both("sales.paid_amount") == (400, None)
    assert k.why_prior("sales.paid_amount") == "NoPrior"
    assert k.why_prior("sales.order_value") == "NoPrior"
    assert k.prior_by("sales.paid_amount", "month") == {"2025-03": None}
    assert k.why("sales.growth") == "NoPrior"


def test_nothing_the_year_before_is_a_base_of_zero_not_a_growth(ask):
    """Two free orders a year before: the amount was 0, and a growth from 0 is none."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2024-03-01 0
        2        2024-03-10 0
        3        2025-03-01 60
        4        2025-03-10 40
    """, period=MARCH)

    assert k.both("sales.paid_amount") == (100, 0)
    assert k.why("sales.growth") == "ZeroBase"


def test_a_fiscal_year_runs_over_the_year_s_end(ask):
    """2025-04-01…2026-04-01: March 2026 is in it and is compared with March 2025; March 2025 is the year before."""
    rows = ["orders", "order_id paid_at total_amount"]
    for n in range(24):
        month = dt.date(2024 + (n + 3) // 12, (n + 3) % 12 + 1, 1)
        rows += [f"{n} {month} {n + 1}", f"{n}e {month.replace(day=28)} 0"]

    k = ask("\n".join(rows), "sales.paid_amount by month", period="2025-04-01..2026-04-01")

    assert k.both("sales.paid_amount") == (sum(range(13, 25)), sum(range(1, 13)))
    months = k.by("sales.paid_amount", "month")
    assert list(months) == [f"2025-{m:02d}" for m in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]
    assert (months["2026-03"], k.prior_by("sales.paid_amount", "month")["2026-03"]) == (24, 12)


def test_a_leap_day_belongs_to_its_month_and_to_no_day_of_the_next_year(ask):
    """February 2025 (100 + 10) against February 2024 (50 + 7 + 3 on the 29th): 110 against 60."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2024-02-01 50
        2        2024-02-28 7
        3        2024-02-29 3
        4        2025-02-01 100
        5        2025-02-28 10
    """, "sales.paid_amount by month", "sales.paid_amount by day", period="2025-02-01..2025-03-01")

    assert k.both("sales.paid_amount") == (110, 60)
    assert k.prior_by("sales.paid_amount", "month") == {"2025-02": 60}
    assert k.prior_by("sales.paid_amount", "day") == {"2025-02-01": 50, "2025-02-28": 7}


def test_a_leap_february_is_compared_with_a_shorter_one(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2023-02-01 50
        2        2023-02-28 7
        3        2024-02-01 100
        4        2024-02-29 10
    """, "sales.paid_amount by day", period="2024-02-01..2024-03-01")

    assert k.both("sales.paid_amount") == (110, 57)
    assert k.by("sales.paid_amount", "day") == {"2024-02-01": 100, "2024-02-29": 10}
    assert k.prior_by("sales.paid_amount", "day")["2024-02-29"] is None


# -- what is missing -------------------------------------------------------------------------------------------------

def test_a_column_that_one_of_two_files_lacks_makes_its_kpis_missing(ask):
    k = ask("""
        orders a.csv
        order_id paid_at    total_amount buyer_id
        1        2025-03-01 10           甲
        2        2025-03-04 10           乙

        orders b.csv
        order_id paid_at    total_amount
        3        2025-03-07 10
        4        2025-03-10 10
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 40
    assert k.why("sales.buyers") == "NoColumn"
    assert k.why("sales.spend_per_buyer") == "NoColumn"


def test_a_column_that_is_empty_throughout_is_missing_not_zero(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount refund_amount
        1        2025-03-01 10           -
        2        2025-03-10 10           -
    """, period=MARCH)

    assert k.why("sales.refund_amount") == "NoValues"
    assert k.why("sales.net_sales") == "NoValues"


def test_a_refund_cell_left_empty_is_no_refund(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount refund_amount
        1        2025-03-01 10           4
        2        2025-03-10 10           -
    """, period=MARCH)

    assert k.of("sales.net_sales") == 16


def test_no_export_no_figure(ask):
    k = ask("""
        coupons
        date       coupon claimed used
        2025-03-01 满减   10      5
    """, period=MARCH)

    assert k.why("sales.paid_amount") == "NoTable"
    assert k.why("sales.growth") == "NoTable"
    assert k.why("sales.record_month") == "NoTable"


def test_without_orders_the_shop_days_answer(ask):
    """Buyers can't be added up over days, so 支付买家数 stays missing."""
    k = ask("""
        shop_daily
        date       paid_amount refund_amount orders buyers
        2025-03-01 100         10            3      3
        2025-03-02 200         0             5      4
        2025-03-10 50          5             2      2
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 350
    assert k.of("sales.net_sales") == 335
    assert k.of("sales.orders") == 10
    assert k.of("sales.order_value") == 35
    assert k.why("sales.buyers") == "NoTable"
    assert k.why("sales.spend_per_buyer") == "NoTable"


def test_figures_of_different_days_are_not_divided(ask):
    """Orders without amounts for ten days, shop days for five: 支付金额 of five days ÷ orders of ten is no 笔单价."""
    k = ask("""
        orders
        order_id paid_at
        1        2025-03-01
        2        2025-03-05
        3        2025-03-10

        shop_daily
        date       paid_amount
        2025-03-01 100
        2025-03-02 100
        2025-03-03 100
        2025-03-04 100
        2025-03-05 100
    """, period=MARCH)

    assert k.of("sales.paid_amount") == 500
    assert k.of("sales.orders") == 3
    assert k.why("sales.order_value") == "DifferentDays"


# -- slices ----------------------------------------------------------------------------------------------------------

def test_months_days_provinces_and_cities(ask):
    k = ask("""
        orders
        order_id paid_at          province city total_amount
        1        2025-02-27T09:00 浙江     杭州 10
        2        2025-02-27T21:00 浙江     宁波 20
        3        2025-03-01       江苏     苏州 40
        4        2025-03-02       -        -    80
    """, *(f"sales.paid_amount by {grain}" for grain in ("month", "day", "province", "city")),
        period="2025-02-27..2025-03-03")

    assert k.by("sales.paid_amount", "month") == {"2025-02": 30, "2025-03": 120}
    assert k.by("sales.paid_amount", "day") == {"2025-02-27": 30, "2025-03-01": 40, "2025-03-02": 80}
    assert k.by("sales.paid_amount", "province") == {"江苏": 40, "浙江": 30}
    assert k.by("sales.paid_amount", "city") == {"宁波": 20, "杭州": 10, "苏州": 40}


def test_the_record_month_and_day_say_when(ask):
    """2 March brings 40 + 30 in two orders; February's one order of 60 is the largest order but no record day."""
    k = ask("""
        orders
        order_id paid_at          total_amount
        1        2025-02-27       60
        2        2025-03-01       50
        3        2025-03-02T09:00 40
        4        2025-03-02T21:00 30
    """, period="2025-02-27..2025-03-03")

    assert k.slices("sales.record_month") == {("2025-03",): 120}
    assert k.slices("sales.record_day") == {("2025-03-02",): 70}


def test_of_equal_records_the_first_is_named(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 50
        2        2025-03-02 50
    """, period="2025-03-01..2025-03-03")

    assert k.slices("sales.record_day") == {("2025-03-01",): 50}


def test_history_is_every_month_there_is(ask):
    """A month whose export has no amounts is no month of zero."""
    k = ask("""
        orders 2022.csv
        order_id paid_at
        0        2022-12-01

        orders
        order_id paid_at    total_amount
        1        2023-01-05 10
        2        2024-03-01 20
        3        2024-03-10 30
        4        2025-03-01 40
        5        2025-03-10 50
    """, "sales.paid_amount by history", period=MARCH)

    assert k.by("sales.paid_amount", "history") == {"2023-01": 10, "2024-03": 50, "2025-03": 90}
