"""供应商准时率 and 采购满足率, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"

RECEIVED = """
    purchases
    purchase_id supplier sku promised_at received_at ordered_quantity received_quantity
    o1          甲厂     S1  2024-03-01  2024-03-01  10               10
    o2          甲厂     S1  2024-03-08  2024-03-10  10               5
    p1          甲厂     S1  2025-03-01  2025-03-01  100              60
    p1          甲厂     S1  2025-03-01  2025-03-02  100              50
    p1          甲厂     S2  2025-03-05  2025-03-03  40               30
    p2          乙厂     S1  -           2025-03-04  10               10
    p3          乙厂     S1  2025-03-04  2025-03-05  50               20
    -           乙厂     S1  2025-03-09  2025-03-06  10               4
    -           乙厂     S1  2025-03-09  2025-03-07  10               6
    p4          -        S1  2025-03-10  2025-03-10  30               30
    p5          甲厂     S1  2025-03-10  2025-03-10  -                5
"""


def test_receipts_by_the_promised_day(ask):
    """甲厂: on the day, a day late, early, on the day: 3 of 4. 乙厂: late, early, early: 2 of 3; p2 was promised no day."""
    k = ask(RECEIVED, "inventory.supplier_on_time by supplier", "inventory.supplier_on_time by month", period=MARCH)

    assert k.both("inventory.receipts") == (8, 2)
    assert k.both("inventory.receipts_on_time") == (6, 1)
    assert k.both("inventory.supplier_on_time") == (0.75, 0.5)
    assert k.by("inventory.supplier_on_time", "supplier") == {"乙厂": pytest.approx(2 / 3), "甲厂": 0.75}
    assert k.by("inventory.supplier_on_time", "month") == {"2025-03": 0.75}


def test_what_came_of_what_was_ordered(ask):
    """甲厂: 100 of 100 in two parts (110 came), 30 of 40. 乙厂: 10, 20 of 50, and the two without a number 4 and 6 of 10 each.
    Without a supplier 30 of 30. 130 + 40 + 30 = 200 of 140 + 80 + 30 = 250; before 15 of 20."""
    k = ask(RECEIVED, "inventory.fill_rate by supplier", period=MARCH)

    assert k.both("inventory.fill_rate") == (0.8, 0.75)
    assert k.by("inventory.fill_rate", "supplier") == {"乙厂": 0.5, "甲厂": pytest.approx(130 / 140)}
    assert k.prior_by("inventory.fill_rate", "supplier") == {"乙厂": None, "甲厂": 0.75}


def test_nothing_was_promised(ask):
    k = ask("""
        purchases
        supplier sku promised_at received_at ordered_quantity received_quantity
        甲厂     S1  -           2025-03-01  0                0
        甲厂     S1  -           2025-03-10  -                5
    """, period=MARCH)

    assert k.of("inventory.receipts") == 0
    assert k.why("inventory.supplier_on_time") == "ZeroBase"
    assert k.why("inventory.fill_rate") == "ZeroBase"


def test_purchases_that_do_not_say_what_was_promised(ask):
    k = ask("""
        purchases
        supplier sku received_at received_quantity
        甲厂     S1  2025-03-01  5
        甲厂     S1  2025-03-10  5
    """, period=MARCH)

    assert k.kpis["inventory.supplier_on_time"].why.text() == "采购单导出里没有列：约定到货"
    assert k.why("inventory.fill_rate") == "NoColumn"
