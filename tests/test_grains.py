"""Views: which rows count, in which year, in which slice."""

import datetime as dt

import pytest

from annualdeck import grains
from annualdeck.grains import CURRENT, PRIOR
from annualdeck.views import filled, parcels

MARCH = "2025-03-01..2025-03-11"
WOMEN = "女王节 2025-03-04..2025-03-06 2024-03-08..2024-03-10"
MOTHERS = "母亲节 2025-03-09T20:00..2025-03-10T12:00"

ORDERS = """
    orders
    order_id paid_at          total_amount province
    a1       2024-03-01       1            浙江
    a2       2024-03-08       2            浙江
    a3       2024-03-10       4            江苏
    a4       2024-07-01       8            浙江
    b1       2025-03-01       16           浙江
    b2       2025-03-05T23:59 32           -
    b3       2025-03-09T20:00 64           江苏
    b4       2025-03-10T12:00 128          浙江
    u        -                256          浙江
"""


@pytest.fixture
def facts(shop):
    shop.read(ORDERS)
    return shop.facts(MARCH, [WOMEN, MOTHERS])


def rows(frame, *columns):
    return frame.to_native().sort("order_id").select("order_id", *columns).collect().rows()


def test_a_view_holds_the_paid_rows_of_both_years_and_no_others(facts):
    assert rows(grains.view(facts, "orders"), "span") == [
        ("a1", PRIOR), ("a2", PRIOR), ("a3", PRIOR), ("b1", CURRENT), ("b2", CURRENT), ("b3", CURRENT), ("b4", CURRENT)]


def test_rows_and_history_hold_every_paid_row(facts):
    assert "".join(order for (order,) in rows(grains.rows(facts, "orders"))) == "a1a2a3a4b1b2b3b4"
    assert ("a4", dt.date(2024, 7, 1)) in rows(grains.history(facts, "orders"), "month")


def test_the_history_of_a_table_is_every_counted_row_by_its_month(facts):
    """In or out of the report's days, in one span: what is compared is for the reader to say."""
    frame = grains.view(facts, "orders", ("history",))

    assert rows(frame, "span", "history") == [
        (order, CURRENT, dt.date(year, month, 1)) for order, year, month in (
            ("a1", 2024, 3), ("a2", 2024, 3), ("a3", 2024, 3), ("a4", 2024, 7), ("b1", 2025, 3), ("b2", 2025, 3), ("b3", 2025, 3),
            ("b4", 2025, 3))]
    assert grains.key("history", dt.date(2024, 7, 1), CURRENT) == "2024-07"


def test_campaigns_are_told_by_their_own_windows(facts):
    """b3 falls on the hour the second one begins, b4 on the hour it ends; a3 is in its default window a year before."""
    assert rows(grains.view(facts, "orders", ["campaign"]), "campaign", "span") == [
        ("a2", "女王节", PRIOR), ("a3", "母亲节", PRIOR), ("b2", "女王节", CURRENT), ("b3", "母亲节", CURRENT)]


def test_promotion_is_inside_any_campaign_or_outside_all(facts):
    found = dict(rows(grains.view(facts, "orders", ["promotion"]), "promotion"))

    assert {order for order, where in found.items() if where == "大促"} == {"a2", "a3", "b2", "b3"}
    assert {order for order, where in found.items() if where == "平日"} == {"a1", "b1", "b4"}


def test_several_grains_stand_together(facts):
    assert rows(grains.view(facts, "orders", ["month", "province"]), "month", "province")[-1] == (
        "b4", dt.date(2025, 3, 1), "浙江")


@pytest.mark.parametrize(("grain", "raw", "span", "key"), [
    ("month", dt.date(2025, 3, 1), CURRENT, "2025-03"),
    ("month", dt.date(2024, 3, 1), PRIOR, "2025-03"),
    ("month", dt.date(2024, 12, 1), PRIOR, "2025-12"),
    ("day", dt.date(2024, 2, 28), PRIOR, "2025-02-28"),
    ("day", dt.date(2024, 2, 29), CURRENT, "2024-02-29"),
    ("day", dt.date(2024, 2, 29), PRIOR, None),  # 2025 has no such day
    ("province", "浙江", PRIOR, "浙江"),
    ("province", None, CURRENT, None),
])
def test_a_slice_of_the_prior_year_lines_up_with_this_one_s(grain, raw, span, key):
    assert grains.key(grain, raw, span) == key


def test_an_item_that_the_list_names_twice_makes_no_line_twice(shop):
    shop.read("""
        items
        item_id item_title category
        1       龙井       茶叶
        2       龙井       茶叶
        3       -          茶具

        order_lines
        order_id item_title amount paid_at
        1        龙井       10     2025-03-01
        2        -          10     2025-03-10
    """)
    frame = grains.rows(shop.facts(MARCH), "order_lines")

    assert rows(frame, "category") == [("1", "茶叶"), ("2", None)]


def test_words_are_searched_as_they_are_written_and_the_first_category_wins(shop):
    shop.read("""
        order_lines
        order_id item_title   amount paid_at
        1        茶具(套)     10     2025-03-01
        2        茶具套       10     2025-03-05
        3        a.c          10     2025-03-06
        4        abc          10     2025-03-10
    """)
    facts = shop.facts(MARCH, categories={"套装": ["(套)"], "茶具": ["茶具"], "点": ["a.c"]})

    assert rows(grains.rows(facts, "order_lines"), "category") == [("1", "套装"), ("2", "茶具"), ("3", "点"), ("4", None)]


def test_a_partly_covered_period_is_cut_for_both_years(shop):
    """The export ends on the 5th: the 10th of March 2024 has no counterpart and stays out."""
    shop.read("""
        orders
        order_id paid_at    total_amount
        a1       2024-03-01 1
        a2       2024-03-03 1
        a3       2024-03-05 1
        a4       2024-03-10 1
        b1       2025-03-01 1
        b2       2025-03-03 1
        b3       2025-03-04 1
    """)
    facts = shop.facts("2025-03-01..2025-03-31")

    assert rows(grains.view(facts, "orders"), "span") == [
        ("a1", PRIOR), ("a2", PRIOR), ("b1", CURRENT), ("b2", CURRENT), ("b3", CURRENT)]


def test_windows_within_the_data_are_reached_and_others_not(facts):
    reached = [
        facts.reaches("orders", dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end))
        for start, end in (
            ("2024-03-01", "2024-03-05"), ("2025-03-09", "2025-03-11"), ("2024-02-29", "2024-03-05"),
            ("2025-03-10", "2025-03-12"), ("2025-03-10", "2025-03-11T12:00"),
        )
    ]
    assert reached == [True, True, False, False, False]


# -- parcels ---------------------------------------------------------------------------------------------------------

SENT = """
    shipments
    parcel_id order_id shipped_at       exception complaint
    p1        a        2025-03-01T10:00 无        延误
    p1        b        2025-03-01T10:00 无        未投诉
    p1        c        2025-03-05T10:00 破损      未投诉
    -         d        2025-03-10T10:00 -         -
    -         e        2025-03-10T10:00 正常      无投诉
"""


def test_orders_of_one_number_and_day_are_one_parcel_and_rows_without_a_number_a_parcel_each(shop):
    shop.read(SENT)
    counted = rows(parcels(grains.rows(shop.facts(MARCH), "shipments")), "shipped_at", "exception", "complaint")

    assert [order for order, *_ in counted] == ["b", "c", "d", "e"]
    assert counted[:2] == [("b", dt.datetime(2025, 3, 1, 10), None, "延误"), ("c", dt.datetime(2025, 3, 5, 10), "破损", None)]


def test_a_view_of_shipments_holds_orders_or_parcels(shop):
    shop.read(SENT)
    facts = shop.facts(MARCH)

    assert len(rows(grains.view(facts, "shipments"))) == 5
    assert len(rows(grains.view(facts, "shipments", once=True))) == 4


def test_what_says_that_nothing_went_wrong_is_empty(shop):
    shop.read(SENT)

    assert rows(grains.rows(shop.facts(MARCH), "shipments"), "exception", "complaint") == [
        ("a", None, "延误"), ("b", None, None), ("c", "破损", None), ("d", None, None), ("e", None, None)]


def test_shipments_take_from_the_orders_what_their_export_lacks_and_nothing_else(shop):
    shop.read(SENT + """

        orders
        order_id paid_at          ships_by   province shipped_at
        a        2025-02-27T08:00 2025-03-09 浙江     2025-03-02
        z        2025-03-10T08:00 -          江苏     -
    """)
    facts = shop.facts(MARCH)
    found = rows(grains.rows(facts, "shipments"), "paid_at", "ships_by", "province", "shipped_at")

    assert found[0] == ("a", dt.datetime(2025, 2, 27, 8), dt.datetime(2025, 3, 9), "浙江", dt.datetime(2025, 3, 1, 10))
    assert found[1] == ("b", None, None, None, dt.datetime(2025, 3, 1, 10))
    assert filled(facts, "shipments") == {"paid_at", "ships_by", "province"}
    assert filled(facts, "orders") == frozenset()
