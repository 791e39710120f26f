"""物流与履约时效, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"


# -- from payment to shipping ----------------------------------------------------------------------------------------

ORDERS = """
    orders
    order_id paid_at          shipped_at       total_amount
    1        2025-03-01T08:00 2025-03-01T18:00 100
    2        2025-03-02T08:00 2025-03-04T08:00 100
    3        2025-03-03T08:00 2025-03-05T08:01 100
    4        2025-03-10T08:00 -                100
    5        -                2025-03-03T08:00 100
    6        2025-03-04T08:00 2025-03-03T08:00 100
"""


def test_orders_shipped_within_48_hours(ask):
    """10 h and 48 h are within, 48 h and a minute is not: 2 of 3. What is not shipped, or shipped before it was paid, is left out."""
    k = ask(ORDERS, "fulfilment.ship_48h by month", period=MARCH)

    assert k.of("fulfilment.shipped_orders") == 3
    assert k.of("fulfilment.shipped_in_48h") == 2
    assert k.of("fulfilment.ship_48h") == pytest.approx(2 / 3)
    assert k.of("fulfilment.ship_48h", month="2025-03") == pytest.approx(2 / 3)


def test_the_hours_to_ship_are_a_median_and_what_nine_in_ten_keep_to(ask):
    """10, 48 and 48 h 1 min: the middle is 48; nine tenths of the way from first to last lies 0.8 of the last step on."""
    k = ask(ORDERS, period=MARCH)

    assert k.of("fulfilment.process_hours") == 48
    assert k.of("fulfilment.process_hours_p90") == pytest.approx(48 + 0.8 / 60)


def test_presale_orders_have_until_the_day_that_was_promised(ask):
    """1: 72 h, promised for then: in time. 2: 72 h, a minute late. 3: 30 h, in time though promised in 24. 4: 60 h."""
    k = ask("""
        orders
        order_id paid_at          shipped_at       ships_by         total_amount
        1        2025-03-01T08:00 2025-03-04T08:00 2025-03-04T08:00 1
        2        2025-03-02T08:00 2025-03-05T08:00 2025-03-05T07:59 1
        3        2025-03-03T08:00 2025-03-04T14:00 2025-03-04T08:00 1
        4        2025-03-10T08:00 2025-03-12T20:00 -                1
    """, period=MARCH)

    assert k.of("fulfilment.shipped_in_48h") == 2
    assert k.of("fulfilment.ship_48h") == 0.5


def test_shipped_in_the_minute_it_was_paid_is_no_hours_and_counts(ask):
    k = ask("""
        orders
        order_id paid_at          shipped_at       total_amount
        1        2025-03-01T08:00 2025-03-01T08:00 1
        2        2025-03-10T08:00 2025-03-13T08:00 1
    """, period=MARCH)

    assert k.of("fulfilment.ship_48h") == 0.5
    assert k.of("fulfilment.process_hours") == 36


def test_nothing_shipped_nothing_to_rate(ask):
    k = ask("""
        orders
        order_id paid_at    shipped_at total_amount
        1        2025-03-01 -          10
        2        2025-03-10 -          10
    """, period=MARCH)

    for id_ in ("fulfilment.shipped_orders", "fulfilment.ship_48h", "fulfilment.process_hours", "fulfilment.process_hours_p90"):
        assert k.why(id_) == "NoValuesAtAll", id_


def test_orders_without_a_shipping_time_say_that_the_shipments_are_missing(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 10
        2        2025-03-10 10
    """, period=MARCH)

    assert k.why("fulfilment.ship_48h") == "NoTable"
    assert k.kpis["fulfilment.ship_48h"].why.text() == "缺少物流发货明细"


SENT = """
    shipments
    parcel_id order_id carrier paid_at          shipped_at       collected_at     signed_at
    p1        1        中通    2024-03-01T00:00 2024-03-01T20:00 2024-03-01T22:00 2024-03-03T22:00
    p2        2        中通    2024-03-10T00:00 2024-03-10T10:00 2024-03-10T11:00 2024-03-11T11:00
    p3        3        中通    2025-03-01T00:00 2025-03-01T10:00 2025-03-01T12:00 2025-03-02T12:00
    p4        4        圆通    2025-03-02T00:00 2025-03-02T10:00 2025-03-02T12:00 2025-03-04T12:00
    p4        5        圆通    2025-03-01T00:00 2025-03-02T10:00 2025-03-02T12:00 2025-03-04T12:00
    p5        6        圆通    2025-03-03T00:00 2025-03-07T04:00 2025-03-07T12:00 2025-03-10T12:00
    p6        7        中通    2025-03-09T00:00 2025-03-10T08:00 2025-03-10T09:00 2025-03-11T00:00
    p7        8        中通    2025-03-09T00:00 2025-03-10T08:00 2025-03-10T09:00 -
"""


def test_parcels_say_it_before_orders_do(ask):
    """Rows count by the day of shipping, each order of a parcel by itself: 10, 10, 34, 100, 32, 32 h; 5 of 6 in time."""
    k = ask(SENT + "\n\n" + ORDERS, period=MARCH)

    assert k.both("fulfilment.shipped_orders") == (6, 2)
    assert k.of("fulfilment.ship_48h") == pytest.approx(5 / 6)
    assert k.both("fulfilment.process_hours") == (32, 15)


def test_shipments_without_a_payment_time_take_it_from_the_orders(ask):
    """a paid 10 h, b 60 h before; c is no order of the export. From the orders alone it would be nothing: they lack 发货时间."""
    k = ask("""
        shipments
        parcel_id order_id shipped_at
        p1        a        2025-03-01T10:00
        p2        b        2025-03-05T12:00
        p3        c        2025-03-10T12:00

        orders
        order_id paid_at          total_amount
        a        2025-03-01T00:00 1
        b        2025-03-03T00:00 1
        d        2025-03-10T00:00 1
    """, period=MARCH)

    assert k.of("fulfilment.shipped_orders") == 2
    assert k.of("fulfilment.ship_48h") == 0.5
    assert k.of("fulfilment.process_hours") == 35


def test_one_parcel_alone(ask):
    """Paid, sent, collected, signed for: every figure is that parcel's; without another year there is none to compare."""
    k = ask("""
        shipments
        parcel_id carrier from_province from_city province city paid_at          shipped_at       collected_at     signed_at
        p1        中通    浙江          金华      江苏     苏州 2025-03-01T00:00 2025-03-01T06:00 2025-03-01T07:00 2025-03-01T17:00
    """, period="2025-03-01..2025-03-02")

    assert k.of("fulfilment.process_hours") == k.of("fulfilment.process_hours_p90") == 6
    assert k.of("fulfilment.transit_hours") == 10
    assert k.of("fulfilment.cross_province_72h") == 1
    assert k.by("fulfilment.carrier_share", "carrier") == {"中通": 1}
    assert k.why("fulfilment.same_city_same_day") == "ZeroBase"
    assert k.why_prior("fulfilment.transit_hours") == "NoPrior"


# -- on the way ------------------------------------------------------------------------------------------------------

def test_the_hours_on_the_way_are_those_of_parcels_that_arrived_within_the_period(ask):
    """24, 48 and 72 h: p4 counts once for its two orders; p6 is signed for as the period ends, p7 not at all. 2024: 48 h."""
    k = ask(SENT, "fulfilment.transit_hours by month", period=MARCH)

    assert k.both("fulfilment.transit_hours") == (48, 48)
    assert k.by("fulfilment.transit_hours", "month") == {"2025-03": 48}


def test_the_parcels_by_days_on_the_way(ask):
    """A day each for 24, 48 and 72 h: the upper end belongs to the bin. 2024: one parcel, 48 h; the other came too late."""
    k = ask(SENT, period=MARCH)
    third = pytest.approx(1 / 3)

    assert k.slices("fulfilment.hours_distribution") == {
        ("24小时内",): third, ("24—48小时",): third, ("48—72小时",): third, ("72—96小时",): 0, ("96—120小时",): 0, ("120小时以上",): 0}
    assert k.prior("fulfilment.hours_distribution", hours="24—48小时") == 1
    assert k.prior("fulfilment.hours_distribution", hours="24小时内") == 0


def test_longer_than_five_days_is_one_bin(ask):
    k = ask("""
        shipments
        parcel_id shipped_at collected_at     signed_at
        p1        2025-03-01 2025-03-01T00:00 2025-03-06T00:00
        p2        2025-03-01 2025-03-01T00:00 2025-03-06T00:01
        p3        2025-03-10 2025-03-01T00:00 2025-03-09T00:01
        p4        2025-03-10 2025-03-05T00:00 2025-03-04T00:00
    """, period=MARCH)

    assert k.of("fulfilment.hours_distribution", hours="96—120小时") == pytest.approx(1 / 3)
    assert k.of("fulfilment.hours_distribution", hours="120小时以上") == pytest.approx(2 / 3)


def test_nothing_signed_for_is_missing_and_not_zero_hours(ask):
    k = ask("""
        shipments
        parcel_id shipped_at collected_at signed_at
        p1        2025-03-01 2025-03-01   -
        p2        2025-03-10 -            2025-03-12
    """, period=MARCH)

    assert k.why("fulfilment.transit_hours") == "NoValuesAtAll"
    assert k.why("fulfilment.hours_distribution") == "NoValuesAtAll"
    assert k.of("fulfilment.parcels") == 2


PLACES = """
    shipments
    parcel_id from_province from_city province city   shipped_at       collected_at     signed_at
    p0        浙江          金华      江苏     苏州   2024-03-01T08:00 2024-03-01T09:00 2024-03-04T09:00
    p00       浙江          金华      江苏     苏州   2024-03-10T08:00 2024-03-10T09:00 2024-03-10T19:00
    p1        浙江          金华      江苏     苏州   2025-03-01T08:00 2025-03-01T09:00 2025-03-04T09:00
    p2        浙江省        金华      江苏     苏州   2025-03-01T08:00 2025-03-01T09:00 2025-03-04T09:01
    p3        浙江          金华      浙江     金华   2025-03-02T08:00 2025-03-02T09:00 2025-03-02T23:00
    p3        浙江          金华      浙江     金华   2025-03-02T08:00 2025-03-02T09:00 2025-03-02T23:00
    p4        浙江          金华      浙江     金华   2025-03-03T08:00 2025-03-03T09:00 2025-03-04T01:00
    p5        浙江          金华      浙江     金华   2025-03-09T08:00 2025-03-09T09:00 -
    p6        浙江          金华      浙江     杭州   2025-03-09T08:00 2025-03-09T09:00 2025-03-09T20:00
    p7        浙江          金华      香港     -      2025-03-02T08:00 2025-03-02T09:00 2025-03-09T09:00
    p8        浙江          金华      -        -      2025-03-02T08:00 2025-03-02T09:00 2025-03-03T09:00
    p9        -             -         江苏     南京   2025-03-10T08:00 2025-03-10T09:00 2025-03-10T20:00
    p10       浙江          金华      海外     金华   2025-03-10T08:00 2025-03-10T09:00 2025-03-10T20:00
"""


def test_parcels_to_other_provinces_within_72_hours(ask):
    """p1 in 72 h sharp, p2 a minute late. 浙江省 is 浙江; 香港, an unknown place, and a parcel from nowhere are left out."""
    k = ask(PLACES, "fulfilment.cross_province_72h by month", period=MARCH)

    assert k.both("fulfilment.cross_province_parcels") == (2, 2)
    assert k.both("fulfilment.cross_province_in_72h") == (1, 2)
    assert k.both("fulfilment.cross_province_72h") == (0.5, 1)
    assert k.of("fulfilment.cross_province_72h", month="2025-03") == 0.5


def test_parcels_within_the_city_on_the_day_they_left(ask):
    """p3 on the day, for two orders, p4 after midnight, p5 never: 1 of 3. p6 only stays in the province, p10 goes to another
    place of the same name. None in 2024."""
    k = ask(PLACES, period=MARCH)

    assert k.both("fulfilment.same_city_parcels") == (3, 0)
    assert k.of("fulfilment.same_day_parcels") == 1
    assert k.of("fulfilment.same_city_same_day") == pytest.approx(1 / 3)
    assert k.prior("fulfilment.same_city_same_day") is None


def test_the_hours_to_each_province(ask):
    """江苏: 72, 72 h 1 min and 11 h → 72; before 72 and 10 → 41. 浙江: 14, 16 and 11 → 14."""
    k = ask(PLACES, period=MARCH)

    assert k.by("fulfilment.province_hours", "province") == {"江苏": 72, "浙江": 14, "海外": 11, "香港": 168}
    assert k.prior_by("fulfilment.province_hours", "province")["江苏"] == 41


AWAY = """
    shipments
    parcel_id province city shipped_at       collected_at     signed_at
    p1        江苏     苏州 2025-03-01T08:00 2025-03-01T09:00 2025-03-02T09:00
    p2        浙江     金华 2025-03-10T08:00 2025-03-10T09:00 2025-03-10T10:00
"""


def test_where_the_export_names_no_place_of_departure_the_config_does(ask):
    k = ask(AWAY, period=MARCH, ships_from=("浙江省", "金华市"))

    assert k.of("fulfilment.cross_province_72h") == 1
    assert k.of("fulfilment.same_city_same_day") == 1


def test_without_a_place_of_departure_nothing_is_said_of_provinces(ask):
    k = ask(AWAY, period=MARCH)

    for id_ in ("fulfilment.cross_province_72h", "fulfilment.same_city_same_day", "fulfilment.same_day_parcels"):
        assert k.why(id_) == "NoConfig", id_
    assert k.kpis["fulfilment.cross_province_72h"].why.text() == "未设置发货地"
    assert k.of("fulfilment.transit_hours") == 12.5


# -- what goes wrong -------------------------------------------------------------------------------------------------

WRONG = """
    shipments
    parcel_id order_id carrier shipped_at exception complaint
    q1        1        中通    2024-03-01 破损      延误
    q2        2        中通    2024-03-10 -         -
    p1        1        中通    2025-03-01 破损      -
    p1        9        中通    2025-03-01 破损      -
    p2        2        中通    2025-03-02 滞留      延误
    p3        3        圆通    2025-03-03 无        无
    p4        4        圆通    2025-03-10 破损      态度
    p5        5        -       2025-03-10 -         -
"""


def test_parcels_with_exceptions_and_complaints(ask):
    """p1 is one parcel for two orders: 5 parcels, 3 exceptions, 2 complaints, 无 is none. 2024: 1 and 1 of 2."""
    k = ask(WRONG, "fulfilment.exceptions by month", "fulfilment.exception_parcels by exception", period=MARCH)

    assert k.both("fulfilment.parcels") == (5, 2)
    assert k.both("fulfilment.exception_parcels") == (3, 1)
    assert k.both("fulfilment.exceptions") == (0.6, 0.5)
    assert k.of("fulfilment.exceptions", month="2025-03") == 0.6
    assert k.by("fulfilment.exception_parcels", "exception") == {"滞留": 1, "破损": 2}
    assert k.by("fulfilment.exception_kinds", "exception") == {"滞留": 0.2, "破损": 0.4}
    assert k.prior_by("fulfilment.exception_kinds", "exception")["破损"] == 0.5
    assert k.both("fulfilment.complaint_parcels") == (2, 1)
    assert k.both("fulfilment.complaints") == (4000, 5000)


def test_a_year_without_an_exception_is_zero_where_the_column_is_there(ask):
    k = ask("""
        shipments
        parcel_id shipped_at exception
        p1        2025-03-01 -
        p2        2025-03-10 正常
    """, period=MARCH)

    assert k.of("fulfilment.exceptions") == 0
    assert k.why("fulfilment.complaints") == "NoColumn"


def test_a_number_that_the_carrier_gives_again_is_another_parcel(ask):
    k = ask("""
        shipments
        parcel_id shipped_at
        p1        2024-03-01
        p1        2024-03-10
        p1        2025-03-01
        -         2025-03-01
        -         2025-03-01
        p1        2025-03-10
    """, period=MARCH)

    assert k.both("fulfilment.parcels") == (4, 2)


RECORDED = """
    exceptions
    parcel_id kind     carrier paid_at
    p1        虚假揽收 中通    2025-03-01
    p1        揽收超时 中通    2025-03-02
    -         揽收超时 圆通    2025-03-03
    p2        揽收超时 中通    2025-03-10
"""


def test_exceptions_come_from_their_own_records_where_the_shipments_have_none(ask):
    """p1 twice is one parcel: 3 of the 100 that the shop's days name; by kind p1 stands under both."""
    k = ask(RECORDED + """

        shop_daily
        date       parcels_shipped
        2025-03-01 60
        2025-03-10 40
    """, period=MARCH)

    assert k.of("fulfilment.exception_parcels") == 3
    assert k.of("fulfilment.exceptions") == 0.03
    assert k.by("fulfilment.exception_kinds", "exception") == {"揽收超时": 0.03, "虚假揽收": 0.01}


def test_the_shipments_own_exceptions_come_first(ask):
    k = ask(WRONG + "\n\n" + RECORDED, period=MARCH)

    assert k.of("fulfilment.exception_parcels") == 3
    assert k.by("fulfilment.exception_kinds", "exception") == {"滞留": 0.2, "破损": 0.4}


# -- spans -----------------------------------------------------------------------------------------------------------

def test_a_period_over_the_year_s_end(ask):
    """2025-04 to 2026-04: the parcel of February 2026 against that of February 2025."""
    k = ask("""
        shipments
        parcel_id shipped_at collected_at     signed_at
        o1        2024-04-01 2024-04-01T00:00 2024-04-01T10:00
        o2        2025-02-28 2025-02-28T00:00 2025-03-01T06:00
        o3        2025-03-31 2025-03-31T00:00 2025-03-31T20:00
        p1        2025-04-01 2025-04-01T00:00 2025-04-02T00:00
        p2        2026-02-28 2026-02-28T00:00 2026-02-28T12:00
        p3        2026-03-31 2026-03-31T00:00 2026-04-01T00:00
    """, "fulfilment.transit_hours by month", period="2025-04-01..2026-04-01")

    assert k.both("fulfilment.transit_hours") == (18, 20)
    assert k.by("fulfilment.transit_hours", "month") == {"2025-04": 24, "2026-02": 12}
    assert k.prior_by("fulfilment.transit_hours", "month") == {"2025-04": 10, "2026-02": 30}


def test_one_year_of_shipments_is_not_compared(ask):
    k = ask(AWAY, period=MARCH, ships_from=("浙江", "金华"))

    for id_ in ("fulfilment.transit_hours", "fulfilment.parcels", "fulfilment.cross_province_72h"):
        assert k.why_prior(id_) == "NoPrior", id_
