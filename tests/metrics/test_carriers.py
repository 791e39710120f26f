"""The carriers side by side, and what they and their mix did to the rate."""

import pytest

MARCH = "2025-03-01..2025-03-11"
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


AWAY = """
    shipments
    parcel_id province city shipped_at       collected_at     signed_at
    p1        江苏     苏州 2025-03-01T08:00 2025-03-01T09:00 2025-03-02T09:00
    p2        浙江     金华 2025-03-10T08:00 2025-03-10T09:00 2025-03-10T10:00
"""


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


def test_carriers_side_by_side(ask):
    """中通 p1 p2, 圆通 p3 p4, one unnamed: 其他. 圆通 has no parcel in 2024."""
    k = ask(WRONG, period=MARCH)

    assert k.by("fulfilment.carriers", "carrier") == {"中通": 2, "其他": 1, "圆通": 2}
    assert k.prior_by("fulfilment.carriers", "carrier") == {"中通": 2, "其他": None, "圆通": None}
    assert k.by("fulfilment.carrier_share", "carrier") == {"中通": 0.4, "其他": 0.2, "圆通": 0.4}
    assert k.by("fulfilment.carrier_exceptions", "carrier") == {"中通": 1, "其他": 0, "圆通": 0.5}
    assert k.by("fulfilment.carrier_complaints", "carrier") == {"中通": 5000, "其他": 0, "圆通": 5000}


def test_carriers_by_their_hours(ask):
    """中通: 24 h (p6 and p7 came too late), after 48; 圆通: 48 and 72 → 60."""
    k = ask(SENT, period=MARCH)

    assert k.by("fulfilment.carrier_hours", "carrier") == {"中通": 24, "圆通": 60}
    assert k.prior_by("fulfilment.carrier_hours", "carrier")["中通"] == 48


def test_carriers_by_what_they_keep_to_across_provinces(ask):
    k = ask("""
        shipments
        parcel_id carrier from_province from_city province shipped_at collected_at     signed_at
        p1        中通    浙江          金华      江苏     2025-03-01 2025-03-01T09:00 2025-03-03T09:00
        p2        中通    浙江          金华      广东     2025-03-01 2025-03-01T09:00 2025-03-06T09:00
        p3        圆通    浙江          金华      广东     2025-03-10 2025-03-10T09:00 2025-03-10T10:00
        p4        圆通    浙江          金华      浙江     2025-03-10 2025-03-10T09:00 2025-03-10T10:00
    """, period=MARCH)

    assert k.by("fulfilment.carrier_72h", "carrier") == {"中通": 0.5, "圆通": 1}


def _far(carrier, year, in_time, late):
    """Parcels across provinces, collected on 1 March and signed after a day, or after six."""
    rows = [(n, "02") for n in range(in_time)] + [(in_time + n, "07") for n in range(late)]
    return [f"{carrier}{year}{n} {carrier} 浙江 金华 江苏 {year}-03-01 {year}-03-01T09:00 {year}-03-{day}T09:00" for n, day in rows]


def _carried(*rows):
    head = ["shipments", "parcel_id carrier from_province from_city province shipped_at collected_at signed_at"]
    ends = [f"end{year} 圆通 浙江 金华 浙江 {year}-03-10 - -" for year in (2024, 2025)]
    return "\n".join([*head, *(line for part in rows for line in part), *ends])


def test_whose_parcels_are_late(ask):
    """中通 1 late of 6, 圆通 3 of 4: of the four late ones 圆通 has three. The year before 中通 had both."""
    k = ask(_carried(_far("中通", 2025, 5, 1), _far("圆通", 2025, 1, 3), _far("中通", 2024, 2, 2)), period=MARCH)

    assert k.by("fulfilment.carrier_late_share", "carrier") == {"中通": 0.25, "圆通": 0.75}
    assert k.prior_by("fulfilment.carrier_late_share", "carrier") == {"中通": 1, "圆通": 0}


def test_what_the_carriers_and_what_their_mix_did_to_the_rate(ask):
    """2024: 中通 4 of 8, 圆通 8 of 8, 12 of 16 = 0.75. 2025: 中通 3 of 4, 圆通 12 of 12, 15 of 16 = 0.9375, up 0.1875.
    中通 gained 0.25 on a mean share of (4 + 8) ÷ 32 = 0.375: 0.09375; 圆通 gained nothing; the other half is the mix."""
    k = ask(_carried(
        _far("中通", 2024, 4, 4), _far("圆通", 2024, 8, 0), _far("中通", 2025, 3, 1), _far("圆通", 2025, 12, 0),
    ), period=MARCH)

    assert k.of("fulfilment.cross_province_72h") == 0.9375
    assert k.of("fulfilment.own_effect") == pytest.approx(0.09375)
    assert k.of("fulfilment.mix_effect") == pytest.approx(0.09375)


def test_a_carrier_that_comes_or_goes_changes_the_mix(ask):
    """圆通 gave way to 顺丰, which is never late: 0.5 to 1 for half of the parcels, and 中通 stayed as it was."""
    k = ask(_carried(
        _far("中通", 2024, 2, 2), _far("圆通", 2024, 2, 2), _far("中通", 2025, 2, 2), _far("顺丰", 2025, 4, 0),
    ), period=MARCH)

    assert k.of("fulfilment.own_effect") == 0
    assert k.of("fulfilment.mix_effect") == pytest.approx(0.25)


def test_a_first_year_has_no_change_to_tell_apart(ask):
    k = ask(_carried(_far("中通", 2025, 2, 2)), period=MARCH)

    assert k.kpis["fulfilment.own_effect"].why.text() == "上年同期没有可比的数据，无法计算快递自身变化贡献"
    assert k.kpis["fulfilment.mix_effect"].why.text() == "上年同期没有可比的数据，无法计算快递结构变化贡献"


def _day(name, parcels, day, year=2025):
    return [{"parcel_id": f"{name}{year}{day}{n}", "carrier": name, "shipped_at": f"{year}-03-{day:02d}"} for n in range(parcels)]


def test_a_carrier_below_one_percent_of_this_year_s_parcels_is_among_the_others(ask):
    """Of 200 parcels 德邦 has 2, which is 1 %, 邮政 and 极兔 have one each; 邮政 was larger the year before."""
    rows = [
        *_day("中通", 196, 1), *_day("德邦", 2, 10), *_day("邮政", 1, 10), *_day("极兔", 1, 10),
        *_day("中通", 2, 1, 2024), *_day("邮政", 3, 10, 2024),
    ]
    table = "\n".join(["shipments", "parcel_id carrier shipped_at", *(" ".join(row.values()) for row in rows)])
    k = ask(table, period=MARCH)

    assert k.by("fulfilment.carriers", "carrier") == {"中通": 196, "其他": 2, "德邦": 2}
    assert k.prior_by("fulfilment.carriers", "carrier") == {"中通": 2, "其他": 3, "德邦": None}


def test_without_a_carrier_there_are_no_carriers_to_compare(ask):
    k = ask(AWAY, period=MARCH)

    assert k.kpis.why("fulfilment.carriers", "carrier").why.text() == "物流发货明细里没有列：快递公司"
    assert k.of("fulfilment.parcels") == 2
