"""Rows that name what no other table knows."""

import pytest

from annualdeck.audit.orphans import FewOrphans, Orphans, WithoutParcel, findings, held

ORDERS = """
    orders
    order_id paid_at          total_amount shipped_at
    A1       2025-01-05T10:00 100          2025-01-06T10:00
    A2       2025-06-05T10:00 100          2025-06-06T10:00
    A3       2025-12-30T10:00 100          2025-12-31T10:00
    A4       -                100          -
"""


def look(shop, text):
    """{relation: (rows, orphans, ids)} of the orders above and other tables."""
    shop.read(ORDERS + "\n\n" + text)
    return {one.relation.name: (one.rows, one.orphans, one.ids) for one in held(shop.facts("2025"), None)}


def test_a_refund_of_no_order_is_an_orphan(shop):
    found = look(shop, """
        refunds
        refund_id order_id paid_at          completed_at     amount
        R1        A1       2025-01-05T10:00 2025-01-08T10:00 10
        R2        B9       2025-02-05T10:00 2025-02-08T10:00 10
        R3        B9       2025-02-05T10:00 2025-02-09T10:00 10
        R4        -        2025-02-05T10:00 2025-02-09T10:00 10
    """)

    assert found == {"refunds.order_id in orders": (3, 2, ("B9",))}


def test_an_order_that_was_never_paid_is_an_order(shop):
    found = look(shop, """
        reviews
        review_id order_id reviewed_at
        V1        A4       2025-07-01T10:00
    """)

    assert found["reviews.order_id in orders"] == (1, 0, ())


def test_a_refund_of_an_order_before_the_exports_is_none(shop):
    """Paid in December of the year before, and a day after the last order."""
    found = look(shop, """
        refunds
        refund_id order_id paid_at          completed_at     amount
        R1        Z1       2024-12-30T10:00 2025-01-08T10:00 10
        R2        Z2       2025-12-31T10:00 2025-12-31T12:00 10
    """)

    assert found["refunds.order_id in orders"] == (0, 0, ())


def test_without_the_day_of_payment_an_order_may_be_ninety_days_older(shop):
    """The orders begin on 5 January, so reviews are held against them from 5 April on."""
    found = look(shop, """
        reviews
        review_id order_id reviewed_at
        V1        Z1       2025-04-04T10:00
        V2        Z2       2025-04-05T10:00
        V3        A1       2025-05-01T10:00
    """)

    assert found["reviews.order_id in orders"] == (2, 1, ("Z2",))


def test_lines_without_a_time_are_all_held_against_the_orders(shop):
    found = look(shop, """
        order_lines
        order_id line_id amount
        A1       1       10
        Z1       2       10
        Z2       3       10
    """)

    assert found["order_lines.order_id in orders"] == (3, 2, ("Z1", "Z2"))


def test_lines_that_have_a_time_are_held_at_it(shop):
    found = look(shop, """
        order_lines
        order_id line_id amount paid_at
        A1       1       10     2025-01-05T10:00
        Z1       2       10     2024-01-05T10:00
        Z2       3       10     2025-02-05T10:00
    """)

    assert found["order_lines.order_id in orders"] == (2, 1, ("Z2",))


def test_the_first_ids_are_named_in_their_order(shop):
    found = look(shop, """
        tickets
        ticket_id order_id opened_at
        T1        Z5       2025-06-01T10:00
        T2        Z2       2025-06-01T10:00
        T3        Z4       2025-06-01T10:00
        T4        Z3       2025-06-01T10:00
        T5        Z2       2025-06-01T10:00
    """)

    assert found["tickets.order_id in orders"] == (5, 5, ("Z2", "Z3", "Z4"))


def test_an_order_that_was_shipped_has_a_parcel(shop):
    """Parcels are told from January to July; the one of December is not missed."""
    found = look(shop, """
        shipments
        parcel_id order_id shipped_at
        P1        A1       2025-01-06T11:00
        P2        A1       2025-01-06T12:00
        P3        Z7       2025-07-06T10:00
    """)

    assert found["orders.order_id in shipments"] == (2, 1, ("A2",))
    assert found["shipments.order_id in orders"] == (1, 1, ("Z7",))


def test_goods_that_the_item_list_lacks(shop):
    found = look(shop, """
        items
        item_id sku item_title category
        1       S1  白茶       茶叶

        stock
        month      sku closing_quantity
        2025-01-01 S1  5
        2025-01-01 S2  5

        item_daily
        date       item amount
        2025-01-01 1    5
    """)

    assert found == {"stock.sku in items": (2, 1, ("S2",)), "item_daily.item in items": (1, 0, ())}


def test_nothing_is_held_against_a_table_that_is_not_there(shop):
    assert look(shop, """
        stock
        month      sku closing_quantity
        2025-01-01 S1  5
    """) == {}


@pytest.fixture
def told(shop):
    """told(text, tolerance) → the findings of the orders above and other tables."""
    def findings_of(text, tolerance=0.02):
        shop.read(ORDERS + "\n\n" + text)
        return findings(held(shop.facts("2025"), None), tolerance)

    return findings_of


REVIEWS = """
    reviews
    review_id order_id reviewed_at
    V1        A1       2025-05-01T10:00
    V2        Z1       2025-05-01T10:00
    V3        A1       2025-05-02T10:00
    V4        A1       2025-05-03T10:00
"""


def test_more_orphans_than_the_tolerance_are_a_warning(told):
    (finding,) = told(REVIEWS)

    assert (type(finding), finding.severity) == (Orphans, "warn")
    assert finding.text() == "评价有 1 行（25.0%）的订单ID在订单里找不到，如 Z1；请检查订单的导出是否齐全。"
    assert finding.text("en") == (
        "1 rows of 评价 (25.0%) have a 订单ID that 订单 lacks, e.g. Z1: check that the exports of 订单 are complete.")


def test_few_orphans_are_a_note(told):
    (finding,) = told(REVIEWS, tolerance=0.25)

    assert (type(finding), finding.severity) == (FewOrphans, "note")


def test_no_orphan_is_no_finding(told):
    assert told(REVIEWS.replace("Z1", "A2")) == []


def test_orders_without_a_parcel_are_told_beyond_the_tolerance(told):
    shipments = """
        shipments
        parcel_id order_id shipped_at
        P1        A1       2025-01-06T11:00
        P2        A3       2025-12-31T10:00
    """

    (finding,) = told(shipments)
    assert type(finding) is WithoutParcel
    assert finding.text() == "订单里有 1 笔（33.3%）已发货而包裹里没有，如 A2；物流指标不含它们，请检查物流导出是否齐全。"


def test_orders_without_a_parcel_within_the_tolerance_are_none(told):
    shipments = """
        shipments
        parcel_id order_id shipped_at
        P1        A1       2025-01-06T11:00
        P2        A3       2025-12-31T10:00
    """

    assert told(shipments, tolerance=0.34) == []


def test_what_was_looked_at_is_kept_until_the_rows_change(shop, tmp_path, monkeypatch):
    from annualdeck import engine

    passes = []
    collect = engine.collect
    monkeypatch.setattr(engine, "collect", lambda questions: passes.append(1) or collect(questions))
    shop.read(ORDERS + "\n\n" + REVIEWS)
    first, again = (held(shop.facts("2025"), tmp_path) for _ in range(2))
    assert first == again and len(passes) == 2   # the counts, then the ids of the one that has orphans

    shop.read("""
        reviews more.csv
        review_id order_id reviewed_at
        V5        Z9       2025-06-01T10:00
    """)
    assert [one.orphans for one in held(shop.facts("2025"), tmp_path)] == [2] and len(passes) == 4
