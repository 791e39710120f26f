"""Refunds, late parcels and complaints, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"

REFUNDS = """
    refunds
    refund_id applied_at       completed_at     status   instant handled_by
    a         2024-03-01T08:00 2024-03-01T12:00 退款成功 否      手工退款
    b         2024-03-09T08:00 2024-03-10T08:00 退款成功 否      系统退款
    c         2025-03-01T08:00 2025-03-01T08:00 退款成功 是      手工退款
    d         2025-03-01T08:00 2025-03-01T09:00 退款成功 否      系统退款
    e         2025-03-01T08:00 2025-03-03T10:00 退款成功 否      手工退款
    f         2025-03-01T08:00 2025-03-05T08:00 退款关闭 是      系统退款
    g         -                2025-03-06T08:00 退款成功 -       手工退款
    h         2025-03-10T08:00 2025-03-10T07:00 退款成功 -       -
"""


def test_hours_until_the_money_is_back(ask):
    """0, 1 and 50 hours: 17 in the mean; what was closed, or has no time to count from, is left out. 4 and 24 before."""
    k = ask(REFUNDS, "service.refund_hours by month", period=MARCH)

    assert k.both("service.refund_hours") == (17, 14)
    assert k.by("service.refund_hours", "month") == {"2025-03": 17}


def test_how_the_hours_are_spread(ask):
    """One hour stands in the first bin with none; 4 h and 24 h before."""
    k = ask(REFUNDS, period=MARCH)

    assert k.slices("service.refund_hours_distribution") == {
        ("1小时内",): pytest.approx(2 / 3), ("1—6小时",): 0, ("6—24小时",): 0, ("24—48小时",): 0, ("48—72小时",): pytest.approx(1 / 3),
        ("72小时以上",): 0,
    }
    assert k.prior("service.refund_hours_distribution", hours="6—24小时") == 0.5


def test_refunds_that_no_person_decided_on(ask):
    """c at once, d by the system, of c, d, e and g; h tells neither. 1 of 2 before."""
    k = ask(REFUNDS, "service.auto_refund_share by month", period=MARCH)

    assert k.both("service.auto_refunds") == (2, 1)
    assert k.both("service.judged_refunds") == (4, 2)
    assert k.both("service.auto_refund_share") == (0.5, 0.5)


@pytest.mark.parametrize(("column", "cells", "share"), [
    ("instant", ("是", "否", "-"), 0.5), ("handled_by", ("系统退款", "手工退款", "手工退款"), pytest.approx(1 / 3)),
])
def test_an_export_with_one_of_the_two_columns(ask, column, cells, share):
    lines = "\n".join(f"{n} 2025-03-0{n} {cell}" for n, cell in enumerate(cells, 1))
    k = ask(f"refunds\nrefund_id completed_at {column}\n{lines}\n9 2025-03-10 -", period=MARCH)

    assert k.of("service.auto_refund_share") == share


def test_refunds_of_which_no_time_is_known(ask):
    k = ask("""
        refunds
        refund_id completed_at status
        a         2025-03-01   退款成功
        b         2025-03-10   退款成功
    """, period=MARCH)

    assert k.why("service.refund_hours") == k.why("service.refund_hours_distribution") == k.why("service.auto_refund_share") == "NoColumn"


def test_all_refunds_closed_took_no_time_at_all(ask):
    k = ask("""
        refunds
        refund_id applied_at completed_at status
        a         2025-03-01 2025-03-02   退款关闭
        b         2025-03-10 2025-03-10   退款关闭
    """, period=MARCH)

    assert k.why("service.refund_hours") == "NoValuesAtAll"


# -- late parcels ----------------------------------------------------------------------------------------------------

PARCELS = """
    shipments
    parcel_id order_id paid_at          ships_by         shipped_at       signs_by         signed_at        compensated
    p1        1        2024-03-01T08:00 -                2024-03-05T08:00 -                -                否
    p2        2        2024-03-09T08:00 -                2024-03-10T08:00 -                -                -
    p3        3        2025-03-01T08:00 -                2025-03-03T08:01 -                -                5元优惠券
    p4        4        2025-03-01T08:00 -                2025-03-03T08:00 -                -                -
    p5        5        2025-03-01T08:00 2025-03-06T00:00 2025-03-05T08:00 -                -                -
    p6        6        2025-03-01T08:00 2025-03-02T00:00 2025-03-02T08:00 -                -                未补偿
    p7        7        2025-03-03T08:00 -                2025-03-04T08:00 2025-03-06T00:00 2025-03-07T10:00 是
    p7        8        2025-03-03T08:00 -                2025-03-04T08:00 2025-03-06T00:00 2025-03-07T10:00 是
    p8        9        2025-03-03T08:00 -                2025-03-04T08:00 2025-03-06T00:00 2025-03-05T10:00 是
    p9        10       2025-03-09T08:00 -                2025-03-10T08:00 2025-03-12T00:00 -                -
"""


def test_late_parcels_that_were_made_good(ask):
    """p3 was shipped after 48 h and a minute, p6 after the time promised, p7 (two orders) signed after it; p3 and p7 got something.

    p5 was promised later and kept it; p8 got something though it came in time; p9 is still on its way.
    """
    k = ask(PARCELS, "service.compensated_share by month", period=MARCH)

    assert k.both("service.delayed_parcels") == (3, 1)
    assert k.both("service.compensated_parcels") == (2, 0)
    assert k.both("service.compensated_share") == (pytest.approx(2 / 3), 0)
    assert k.by("service.compensated_share", "month") == {"2025-03": pytest.approx(2 / 3)}


def test_no_parcel_late_none_to_be_made_good(ask):
    k = ask("""
        shipments
        parcel_id paid_at    shipped_at compensated
        p1        2025-03-01 2025-03-01 -
        p2        2025-03-10 2025-03-10 -
    """, period=MARCH)

    assert k.of("service.delayed_parcels") == 0
    assert k.why("service.compensated_share") == "ZeroBase"


def test_parcels_of_which_nobody_wrote_down_a_compensation(ask):
    k = ask("""
        shipments
        parcel_id paid_at    shipped_at
        p1        2025-03-01 2025-03-01
        p2        2025-03-10 2025-03-10
    """, period=MARCH)

    assert k.why("service.compensated_share") == "NoColumn"


# -- complaints ------------------------------------------------------------------------------------------------------

def test_complaints_in_ten_thousand_orders(ask):
    """2 of 4 orders are 5,000 in 10,000; before 1 of 2."""
    k = ask("""
        tickets
        ticket_id opened_at  kind
        a         2024-03-01 投诉
        b         2024-03-10 退换货
        c         2025-03-01 投诉
        d         2025-03-02 服务投诉
        e         2025-03-03 退换货
        f         2025-03-10 -

        orders
        order_id paid_at    total_amount
        1        2024-03-01 10
        2        2024-03-10 10
        3        2025-03-01 10
        4        2025-03-02 10
        5        2025-03-03 10
        6        2025-03-10 10
    """, "service.complaint_rate by month", period=MARCH)

    assert k.both("service.complaint_tickets") == (2, 1)
    assert k.both("service.complaint_rate") == (5000, 5000)
    assert k.by("service.complaint_rate", "month") == {"2025-03": 5000}


def test_complaints_without_orders_have_no_rate(ask):
    k = ask("""
        tickets
        ticket_id opened_at  kind
        a         2025-03-01 投诉
        b         2025-03-10 退换货
    """, period=MARCH)

    assert k.of("service.complaint_tickets") == 1
    assert k.why("service.complaint_rate") == "NoTable"
