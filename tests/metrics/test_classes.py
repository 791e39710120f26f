"""SKU 分级 and 畅销品备货周期, worked by hand."""

from decimal import Decimal

import pytest

SPRING = "2025-01-01..2025-05-01"

# S1 40 of 40 pieces evenly: X, the first 70 %: A.      S2 20, 0, 20, 0: mean 10, deviation 10: 1.0, Y; 70 % lie before it: A.
# S3 5, 5, 5, 5: X; 85 % before: B.                      S5 5, 15, 5, 15: mean 10, deviation 5: 0.5, X; 95 % before: C.
# S4 10, 0, 0, 0: 1.7, Z; C.                             S6 is not sold, CZ; S7 neither sold nor stocked.
LINES = """
    order_lines
    order_id sku quantity amount paid_at
    a        S1  10       175    2025-01-05
    a        S2  20       75     2025-01-05
    a        S3  5        25     2025-01-05
    a        S4  10       20     2025-01-05
    a        S5  5        5      2025-01-05
    a        -   9        999    2025-01-05
    b        S1  10       175    2025-02-05
    b        S3  5        25     2025-02-05
    b        S5  15       10     2025-02-05
    c        S1  6        100    2025-03-05
    c        S1  4        75     2025-03-06
    c        S2  20       75     2025-03-05
    c        S3  5        25     2025-03-05
    c        S5  5        5      2025-03-05
    d        S1  10       175    2025-04-05
    d        S3  5        25     2025-04-05
    d        S5  15       10     2025-04-05
"""
STOCK = """
    stock
    month      sku opening_quantity sold_quantity closing_quantity unit_cost
    2025-01-01 S1  10               10            10               3.00
    2025-02-01 S1  10               10            10               3.00
    2025-03-01 S1  10               10            10               3.00
    2025-04-01 S1  10               10            10               3.00
    2025-01-01 S2  4                4             0                10.00
    2025-04-01 S3  0                4             4                5.00
    2025-04-01 S6  6                0             6                1.00
    2025-04-01 S7  0                0             0                1.00
"""


def test_goods_by_what_they_bring_and_how_evenly_they_sell(ask):
    k = ask(LINES + "\n\n" + STOCK, period=SPRING)

    assert k.slices("inventory.classes") == {
        ("AX",): 1, ("AY",): 1, ("AZ",): 0, ("BX",): 1, ("BY",): 0, ("BZ",): 0, ("CX",): 1, ("CY",): 0, ("CZ",): 2}


def test_each_class_s_share_of_the_amount(ask):
    """600 + 100 of S1 to 20 of S4, 1000 in all; the line without a code is left out."""
    k = ask(LINES + "\n\n" + STOCK, period=SPRING)
    shares = {name: share for (name,), share in k.slices("inventory.class_amount_share").items() if share}

    assert shares == {"AX": 0.7, "AY": 0.15, "BX": 0.1, "CX": 0.03, "CZ": 0.02}


def test_each_class_s_stock_at_the_end(ask):
    k = ask(LINES + "\n\n" + STOCK, period=SPRING)
    left = {name: value for (name,), value in k.slices("inventory.class_stock").items() if value}

    assert left == {"AX": Decimal(30), "BX": Decimal(20), "CZ": Decimal(6)}


def test_each_class_s_share_of_the_stock(ask):
    """30, 20 and 6 of 56."""
    k = ask(LINES + "\n\n" + STOCK, period=SPRING)
    shares = {name: share for (name,), share in k.slices("inventory.class_stock_share").items() if share}

    assert shares == pytest.approx({"AX": 30 / 56, "BX": 20 / 56, "CZ": 6 / 56})


def test_each_class_s_turnover(ask):
    """S1: 120 ÷ (5 × 30 ÷ 5). S2: 40 ÷ (40 ÷ 5), as it opened with 40 and ended every month with nothing. S3: 20 ÷ (20 ÷ 5).
    CX has no stock, and a class without goods does not turn."""
    k = ask(LINES + "\n\n" + STOCK, period=SPRING)

    assert k.slices("inventory.class_turnover") == {("AX",): 4, ("AY",): 5, ("BX",): 5, ("CZ",): 0}


def test_goods_that_tie_are_told_apart_by_their_code_alike_every_time(ask):
    """Ten at 10 % each: eight are A, the next B, since 80 % lie before it, and the last B too, with 90 %."""
    rows = "\n".join(f"{n} S{n} 1 10 2025-{month:02d}-05" for n in range(10) for month in (1, 2, 3, 4))
    k = ask(f"order_lines\norder_id sku quantity amount paid_at\n{rows}\n\n{STOCK}", period=SPRING)

    assert {name: n for (name,), n in k.slices("inventory.classes").items() if n} == {"AX": 8, "BX": 2}
    assert k.of("inventory.class_stock", **{"class": "AX"}) == Decimal("30") + 20 + 6


def test_one_good_that_brings_almost_everything_is_a(ask):
    k = ask("""
        order_lines
        order_id sku quantity amount paid_at
        a        S1  1        990    2025-01-05
        b        S2  1        10     2025-02-05
        c        S1  1        990    2025-03-05
        d        S1  1        990    2025-04-05
    """ + "\n\n" + STOCK, period=SPRING)

    assert {name: n for (name,), n in k.slices("inventory.classes").items() if n} == {"AY": 1, "CZ": 3}


def test_goods_whose_pieces_the_lines_do_not_say_sell_unevenly(ask):
    k = ask(LINES.rstrip() + "\n    d        S9  -        0      2025-04-05\n\n" + STOCK, period=SPRING)

    assert k.of("inventory.classes", **{"class": "CX"}) == 1
    assert k.of("inventory.classes", **{"class": "CZ"}) == 3


def test_both_years_are_told_into_classes_by_their_own_sales(ask):
    """In 2024 S3 alone sells and is A."""
    before = """
        2024-01-01 S3 1 1 1 5.00
        2024-02-01 S3 1 1 1 5.00
        2024-03-01 S3 1 1 1 5.00
        2024-04-01 S3 1 1 1 5.00
    """
    sales = """
        y S3 5 25 2024-01-05
        y S3 5 25 2024-02-05
        y S3 5 25 2024-03-05
        y S3 5 25 2024-04-05
    """
    k = ask(LINES.rstrip() + sales.rstrip() + "\n\n" + STOCK.rstrip() + before, period=SPRING)

    assert k.both("inventory.classes", **{"class": "AX"}) == (1, 1)
    assert k.both("inventory.classes", **{"class": "BX"}) == (1, 0)
    assert k.prior("inventory.class_turnover", **{"class": "AX"}) == 4
    assert k.prior("inventory.class_stock", **{"class": "AX"}) == 5


def test_two_months_say_nothing_of_evenness(ask):
    k = ask(LINES + "\n\n" + STOCK, period="2025-01-01..2025-03-01")

    assert k.kpis["inventory.classes"].why.text() == "报告期内的数据不足 3 个月，看不出月度波动"


def test_two_exports_that_name_goods_apart(ask):
    k = ask(LINES.replace(" S", " X") + "\n\n" + STOCK, period=SPRING)

    assert k.kpis["inventory.class_stock"].why.text() == "进销存月报、千牛宝贝明细导出没有相同的商品编码，无法对应"


def test_two_exports_of_different_days(ask):
    k = ask(LINES + "\n\n" + STOCK.replace("2025-04-01", "2025-02-01"), period=SPRING)

    assert k.why("inventory.classes") == "DifferentDays"


def test_order_lines_without_codes(ask):
    k = ask("""
        order_lines
        order_id quantity amount paid_at
        a        10       175    2025-01-05
        b        10       175    2025-04-05
    """ + "\n\n" + STOCK, period=SPRING)

    assert k.why("inventory.classes") == "NoColumn"
    assert k.why("inventory.best_seller_lead") == "NoTable"


# -- how long the best sellers take to come ---------------------------------------------------------------------------

BOUGHT = """
    purchases
    purchase_id sku ordered_at received_at
    p1          S1  2024-12-22 2025-01-01
    p2          S2  2025-01-12 2025-02-01
    p3          S1  2025-02-15 2025-03-01
    p4          S3  2025-01-01 2025-04-01
    p5          S1  2025-04-20 2025-04-10
    p6          S2  -          2025-04-28
"""


def test_the_best_sellers_days_from_order_to_receipt(ask):
    """S1 and S2 are A: 10, 20 and 14 days. S3 is B, p5 came before it was ordered, p6 says no day."""
    k = ask(LINES + "\n\n" + BOUGHT, period=SPRING)

    assert k.of("inventory.best_seller_lead") == 14


def test_no_best_seller_was_bought(ask):
    k = ask(LINES + "\n\n" + BOUGHT.replace(" S1 ", " S8 ").replace(" S2 ", " S9 "), period=SPRING)

    assert k.why("inventory.best_seller_lead") == "NoValuesAtAll"


@pytest.mark.parametrize("tables", [LINES, BOUGHT])
def test_it_takes_both_exports(ask, tables):
    k = ask(tables, period=SPRING)

    assert k.why("inventory.best_seller_lead") == "NoTable"
