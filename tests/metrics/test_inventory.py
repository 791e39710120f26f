"""库存周转率: the stock at cost, what moves slowly, clearance; worked by hand. Classes and suppliers have files of their own."""

from decimal import Decimal

import pytest

from annualdeck.metrics.settings import Benchmark

WINTER = "2025-01-01..2025-03-01"

STOCK = """
    stock
    month      sku warehouse opening_quantity received_quantity sold_quantity closing_quantity unit_cost
    2024-01-01 S1  义乌      10               10                10            10               4.00
    2024-02-01 S1  义乌      10               0                 5             5                4.00
    2025-01-01 S1  义乌      6                10                4             12               5.00
    2025-01-01 S1  杭州      4                0                 0             4                5.00
    2025-01-01 S2  义乌      20               0                 10            10               2.00
    2025-02-01 S1  义乌      12               0                 6             6                5.00
    2025-02-01 S1  杭州      4                0                 0             4                5.00
    2025-02-01 S2  义乌      10               0                 0             10               2.00
"""


# -- turnover --------------------------------------------------------------------------------------------------------

def test_turnover_is_cost_of_goods_out_over_the_mean_of_the_month_ends_and_the_opening(ask):
    """2025: out 20 + 20 + 30 = 70; 90 at the start, then 100 and 70: mean 260 ÷ 3. 2024: 60 over (40 + 40 + 20) ÷ 3."""
    k = ask(STOCK, period=WINTER)

    assert k.both("inventory.cost_of_goods") == (70, 60)
    assert k.of("inventory.mean_stock") == pytest.approx(Decimal(260) / 3)
    assert k.both("inventory.stock_value") == (70, 20)
    assert k.both("inventory.turnover") == (pytest.approx(210 / 260), pytest.approx(1.8))


def test_turnover_days_are_the_calendar_s_days_over_the_turnover(ask):
    """59 days in 2025, 60 in the leap year 2024."""
    k = ask(STOCK, period=WINTER)

    assert k.both("inventory.days") == (pytest.approx(59 * 260 / 210), pytest.approx(60 / 1.8))


def test_each_month_by_its_own_opening_and_end(ask):
    """January: 40 out, (90 + 100) ÷ 2; February: 30 out, (100 + 70) ÷ 2, of 28 days; in 2024 20 out, (40 + 20) ÷ 2, of 29."""
    k = ask(STOCK, "inventory.days by month", "inventory.turnover by month", "inventory.cost_of_goods by month", period=WINTER)

    assert k.by("inventory.cost_of_goods", "month") == {"2025-01": 40, "2025-02": 30}
    assert k.by("inventory.turnover", "month") == {"2025-01": pytest.approx(40 / 95), "2025-02": pytest.approx(30 / 85)}
    assert k.by("inventory.days", "month") == {"2025-01": pytest.approx(31 * 95 / 40), "2025-02": pytest.approx(28 * 85 / 30)}
    assert k.prior_by("inventory.days", "month")["2025-02"] == pytest.approx(29 * 30 / 20)
    assert k.slices("inventory.mean_stock") == {(): pytest.approx(Decimal(260) / 3)}


def test_amounts_are_exact_to_the_fen(ask):
    """3 × 0.07 + 1 × 0.01 a hundred times over would drift as floats."""
    rows = "\n".join(f"2025-01-01 S{n} 0 3 3 1 0.07" for n in range(100))
    k = ask(f"stock\nmonth sku opening_quantity received_quantity sold_quantity closing_quantity unit_cost\n{rows}",
            period="2025-01-01..2025-02-01")

    assert k.of("inventory.cost_of_goods") == Decimal("21.00")
    assert k.of("inventory.stock_value") == Decimal("7.00")


def test_one_month_alone_is_a_month_and_not_its_first_day(shop, answer):
    shop.read("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2025-03-01 S1  10               5             5                1
    """)
    facts = shop.facts("2025-03-01..2025-04-01")
    k = answer(facts)

    assert facts.findings[:-1] == () and type(facts.findings[-1]).__name__ == "NotCompared"
    assert k.of("inventory.turnover") == pytest.approx(5 / 7.5)
    assert k.of("inventory.days") == pytest.approx(31 * 7.5 / 5)
    assert k.why_prior("inventory.days") == "NoPrior"


def test_a_period_over_the_year_s_end(ask):
    """2025-12 and 2026-01: 12 out of a mean of 8, after 9 of 9."""
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2024-12-01 S1  9                3             9                1
        2025-01-01 S1  9                6             9                1
        2025-12-01 S1  6                5             8                1
        2026-01-01 S1  8                7             10               1
    """, "inventory.turnover by month", period="2025-12-01..2026-02-01")

    assert k.both("inventory.turnover") == (1.5, 1)
    assert k.by("inventory.turnover", "month") == {"2025-12": pytest.approx(5 / 7), "2026-01": pytest.approx(7 / 9)}
    assert k.prior_by("inventory.turnover", "month")["2026-01"] == pytest.approx(6 / 9)


def test_stock_that_nothing_left_never_turns_in_days(ask):
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2025-01-01 S1  10               0             10               1
        2025-02-01 S1  10               0             10               1
    """, period=WINTER)

    assert k.of("inventory.turnover") == 0
    assert k.why("inventory.days") == "ZeroBase"


@pytest.mark.parametrize("left", [5, 4])
def test_no_stock_at_all_has_no_turnover(ask, left):
    """Sold as it came in; an oversold month end weighs against another, or more than that."""
    k = ask(f"""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2025-01-01 S1  0                10            -5               1
        2025-02-01 S1  -5               10            {left}                1
    """, period=WINTER)

    assert k.of("inventory.cost_of_goods") == 20
    assert k.why("inventory.turnover") == "ZeroBase"
    assert k.why("inventory.mean_stock") == "ZeroBase"


def test_stock_without_openings_says_so(ask):
    k = ask("""
        stock
        month      sku sold_quantity closing_quantity unit_cost
        2025-01-01 S1  1             1                1
        2025-02-01 S1  1             1                1
    """, period=WINTER)

    assert k.kpis["inventory.turnover"].why.text() == "进销存月报里没有列：期初数量"


# -- cost ------------------------------------------------------------------------------------------------------------

def test_a_row_without_a_cost_takes_that_of_the_item_list(ask):
    """S1 by its own 5.00, S2 by the list's 2.00; the list's second S2 is dearer and does not count twice."""
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2025-01-01 S1  10               2             10               5.00
        2025-02-01 S2  10               3             10               -

        items
        item_id sku category unit_cost
        1       S1  茶叶     9.00
        2       S2  茶叶     2.00
        3       S2  茶具     2.50
    """, period=WINTER)

    assert k.of("inventory.cost_of_goods") == 16
    assert k.of("inventory.costless_share") == 0


def test_the_item_list_s_costs_serve_where_the_stock_has_no_such_column(ask):
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity
        2025-01-01 S1  10               2             10
        2025-02-01 S1  10               3             10

        items
        item_id sku category unit_cost
        1       S1  茶叶     9.00
    """, period=WINTER)

    assert k.of("inventory.cost_of_goods") == 45


PART = """
    stock
    month      sku opening_quantity sold_quantity closing_quantity unit_cost
    2025-01-01 S1  40               50            45               1.00
    2025-01-01 S2  9                2             {left}                -
    2025-02-01 S1  45               50            45               1.00
"""


def test_a_few_pieces_without_a_cost_are_left_out(ask):
    """10 of 200 pieces, 5 %: turnover of the rest, 100 over (40 + 45 + 45) ÷ 3."""
    k = ask(PART.format(left=8), period=WINTER)

    assert k.of("inventory.costless_share") == 0.05
    assert k.of("inventory.turnover") == pytest.approx(300 / 130)


def test_more_than_a_few_pieces_without_a_cost_and_nothing_is_said_at_cost(ask):
    """11 of 201 pieces; half of all that lies there at the end of January."""
    k = ask(PART.format(left=9), "inventory.turnover by month", period=WINTER)

    for id_ in ("inventory.turnover", "inventory.days", "inventory.cost_of_goods", "inventory.mean_stock"):
        assert k.why(id_) == "NoCosts", id_
    assert k.kpis["inventory.turnover"].why.text() == "5.5%的库存件数没有成本价（库存导出和商品清单里都没有），无法按成本计算"
    assert k.by("inventory.turnover", "month") == {"2025-02": pytest.approx(50 / 45)}


def test_stock_that_nobody_ever_priced(ask):
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity
        2025-01-01 S1  10               2             10
        2025-02-01 S1  10               3             10
    """, period=WINTER)

    assert k.why("inventory.turnover") == "NoCosts"
    assert k.of("inventory.costless_share") == 1


# -- against the industry --------------------------------------------------------------------------------------------

def _year(sold, year=2025):
    rows = "\n".join(f"{year}-{month:02d}-01 S1 10 {sold} 10 1" for month in range(1, 13))
    return f"stock\nmonth sku opening_quantity sold_quantity closing_quantity unit_cost\n{rows}"


@pytest.mark.parametrize("year", [2025, 2024])
def test_turnover_over_the_industry_s(ask, year):
    """120 out of 10: 12 times a year, the industry 8; a leap year is a year."""
    k = ask(_year(10, year), period=str(year), benchmarks={"inventory.turnover": Benchmark(8, "行业协会2025年报")})

    assert k.of("inventory.turnover") == 12
    assert k.of("inventory.capital_multiple") == 1.5
    assert k.why_prior("inventory.capital_multiple") == "NoBenchmarkBefore"


def test_the_industry_s_days_tell_it_too(ask):
    """365 ÷ 12 days against 45."""
    k = ask(_year(10), benchmarks={"inventory.days": Benchmark(45, "行业协会2025年报")})

    assert k.of("inventory.capital_multiple") == pytest.approx(45 * 12 / 365)


def test_a_part_of_a_year_is_put_against_a_year_s_turnover(ask):
    """210 ÷ 260 in 59 days would be 365 ÷ 59 times that in a year."""
    k = ask(STOCK, period=WINTER, benchmarks={"inventory.turnover": Benchmark(5, "协会")})

    assert k.of("inventory.capital_multiple") == pytest.approx(210 / 260 * 365 / 59 / 5)


def test_without_a_benchmark_there_is_no_multiple(ask):
    k = ask(STOCK, period=WINTER)

    assert k.kpis["inventory.capital_multiple"].why.text() == "未设置周转率的行业基准"


# -- what moves slowly -----------------------------------------------------------------------------------------------

HALF = "2025-01-01..2025-07-01"
LEFT = """
    stock
    month      sku opening_quantity sold_quantity closing_quantity unit_cost
    2025-01-01 S1  10               1             10               5.00
    2025-02-01 S1  10               1             10               5.00
    2025-03-01 S1  10               1             10               5.00
    2025-03-01 S3  10               4             30               1.00
    2025-04-01 S1  10               1             10               5.00
    2025-04-01 S2  10               1             10               2.00
    2025-05-01 S1  10               1             10               5.00
    2025-06-01 S1  10               1             10               5.00
    2025-06-01 S2  10               0             4                2.00
    2025-06-01 S2  0                0             6                2.00
    2025-06-01 S3  30               0             30               1.00
    2025-06-01 S4  5                5             0                9.00
"""


def _lines(*rows):
    return "\n".join([LEFT + "\n\norder_lines", "order_id sku quantity amount paid_at", *rows])


def test_stock_that_no_month_of_the_last_ninety_days_saw_leave(ask):
    """The window begins on 2 April. S2 last left in April, S3 in March: 30 of 50 + 20 + 30."""
    k = ask(LEFT, period=HALF)

    assert k.of("inventory.slow_stock") == 30
    assert k.of("inventory.slow_share") == 0.3


def test_the_window_is_the_config_s(ask):
    """Thirty days: June alone, in which only S1 left."""
    k = ask(LEFT, period=HALF, slow_days=30)

    assert k.of("inventory.slow_share") == 0.5


@pytest.mark.parametrize(("last_sale", "slow"), [("2025-04-01T23:59", 50), ("2025-04-02T00:00", 30)])
def test_order_lines_know_the_day(ask, last_sale, slow):
    """S3 is not sold at all; S2's last sale counts from the first minute of 2 April."""
    k = ask(_lines("1 S1 1 9 2025-01-02", f"2 S2 1 9 {last_sale}", "3 S1 1 9 2025-06-29", "4 - 1 9 2025-06-30"), period=HALF)

    assert k.of("inventory.slow_stock") == slow


def test_order_lines_with_codes_of_their_own_leave_it_to_the_stock(ask):
    k = ask(_lines("1 X1 1 9 2025-01-02", "2 X2 1 9 2025-06-30"), period=HALF)

    assert k.of("inventory.slow_share") == 0.3


def test_order_lines_that_begin_too_late_leave_it_to_the_stock(ask):
    k = ask(_lines("1 S1 1 9 2025-06-20", "2 S1 1 9 2025-06-21", "3 S1 1 9 2025-06-30"), period=HALF)

    assert k.of("inventory.slow_share") == 0.3


def test_months_too_few_to_tell(ask):
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2025-05-01 S1  10               1             10               5.00
        2025-06-01 S1  10               1             10               5.00
    """, period="2025-05-01..2025-07-01")

    assert k.why("inventory.slow_share") == "NotLongEnough"
    assert k.kpis["inventory.slow_share"].why.text() == "没有期末前完整 90 天的销售数据，无法判断滞销"


def test_a_year_before_whose_own_last_days_are_not_covered_is_not_compared(ask):
    """June 2024 is there, April and May before it are not."""
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2024-06-01 S1  10               1             10               5.00
        2025-04-01 S1  10               0             10               5.00
        2025-05-01 S1  10               0             10               5.00
        2025-06-01 S1  10               0             10               5.00
    """, period="2025-06-01..2025-07-01")

    assert k.of("inventory.slow_share") == 1
    assert k.why_prior("inventory.slow_share") == "NotLongEnough"


def test_both_years(ask):
    """June 2025: S1 left in May, S2 not since March: 20 of 70. June 2024: neither left in the three months: all."""
    k = ask("""
        stock
        month      sku opening_quantity sold_quantity closing_quantity unit_cost
        2024-04-01 S1  1                0             1                5.00
        2024-05-01 S2  1                0             1                2.00
        2024-06-01 S1  1                0             1                5.00
        2024-06-01 S2  1                0             1                2.00
        2025-03-01 S2  1                7             1                2.00
        2025-04-01 S1  1                0             1                5.00
        2025-05-01 S1  1                1             1                5.00
        2025-06-01 S1  1                0             10               5.00
        2025-06-01 S2  1                0             10               2.00
    """, period="2025-06-01..2025-07-01")

    assert k.both("inventory.slow_share") == (pytest.approx(2 / 7), 1)


def test_slow_stock_needs_costs_too(ask):
    k = ask(LEFT.replace("30               1.00", "30               -"), period=HALF)

    assert k.why("inventory.slow_share") == "NoCosts"
