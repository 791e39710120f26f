"""Why money went back, and who handled it."""

import pytest

MARCH = "2025-03-01..2025-03-11"
TICKETS = """
    tickets
    ticket_id provider opened_at        answered_at      closed_at        reopened_at      contacts disputed score
    o1        快修     2024-03-01T08:00 2024-03-01T10:00 2024-03-01T12:00 -                1        是       4
    o2        快修     2024-03-10T08:00 2024-03-10T12:00 2024-03-10T12:00 -                2        否       -
    t1        快修     2025-03-01T08:00 2025-03-01T08:30 2025-03-01T10:00 -                1        否       5
    t2        快修     2025-03-02T08:00 2025-03-02T09:00 2025-03-02T18:00 2025-03-09T18:00 1        是       3
    t3        安心     2025-03-03T08:00 2025-03-03T10:00 2025-03-03T11:00 2025-03-10T11:01 1        -        1
    t4        安心     2025-03-04T08:00 2025-03-04T11:00 2025-03-06T08:00 -                2        是       0
    t5        安心     2025-03-09T08:00 -                -                -                1        否       -
    t6        -        2025-03-10T08:00 2025-03-10T07:00 2025-03-10T09:00 -                -        否       4.5
"""


def test_why_money_went_back(ask):
    """Successful refunds that name a reason: 尺码 2, 质量 1, 少件 1 of four; before 质量 1 of 1."""
    k = ask("""
        refunds
        refund_id completed_at status   reason
        o1        2024-03-01   退款成功 质量
        o2        2024-03-10   退款成功 -
        a         2025-03-01   退款成功 尺码
        b         2025-03-02   退款成功 尺码
        c         2025-03-03   退款成功 质量
        d         2025-03-04   退款成功 少件
        e         2025-03-05   退款关闭 少件
        f         2025-03-10   退款成功 -
    """, period=MARCH)

    assert list(k.slices("aftersales.reasons").items()) == [(("尺码",), 0.5), (("少件",), 0.25), (("质量",), 0.25)]
    assert k.prior("aftersales.reasons", reason="质量") == 1
    assert k.prior("aftersales.reasons", reason="尺码") == 0
    assert k.both("aftersales.reason_refunds", reason="尺码") == (2, 0)


def test_each_reason_s_part_of_the_increase(ask):
    """尺码 from 0 to 2, 质量 1 and 1, 少件 from 0 to 1: three more in all. What fell while the whole rose is negative."""
    k = ask("""
        refunds
        refund_id completed_at reason
        o1        2024-03-01   质量
        o2        2024-03-10   质量
        a         2025-03-01   尺码
        b         2025-03-02   尺码
        c         2025-03-03   质量
        d         2025-03-10   少件
    """, period=MARCH)

    assert k.slices("aftersales.reason_contribution") == {("尺码",): 1, ("少件",): 0.5, ("质量",): -0.5}


@pytest.mark.parametrize("before", ["", "o1 2024-03-01 质量\no2 2024-03-10 尺码"])
def test_no_part_of_a_change_that_is_not_there(ask, before):
    """A first year, and a year with as many refunds as the one before."""
    k = ask(f"refunds\nrefund_id completed_at reason\na 2025-03-01 质量\nb 2025-03-10 质量\n{before}", period=MARCH)

    assert k.why("aftersales.reason_contribution") is not None


def test_rare_reasons_stand_together(ask):
    """Ten reasons, 10, 9, … 1 refunds: the last two, and the twelve that the export itself calls 其他, are 15 of 67."""
    lines = [f"r{n}i{i} 2025-03-{1 + 9 * (i % 2):02d} 原因{n}" for n in range(10) for i in range(10 - n)]
    k = ask("\n".join(["refunds", "refund_id completed_at reason", *lines, *(f"x{i} 2025-03-01 其他" for i in range(12))]), period=MARCH)
    found = k.slices("aftersales.reasons")

    assert len(found) == 9
    assert found[("原因0",)] == pytest.approx(10 / 67)
    assert found[("其他",)] == pytest.approx(15 / 67)
    assert k.of("aftersales.reason_refunds", reason="其他") == 15
    assert list(found)[-1] == ("其他",)


def test_no_reason_is_given(ask):
    k = ask("""
        refunds
        refund_id completed_at reason
        a         2025-03-01   -
        b         2025-03-10   -
    """, period=MARCH)

    assert k.why("aftersales.reasons") == "NoValuesAtAll"


JUDGED = """
    providers
    date       provider penalty_points renewed
    2024-03-01 快修     2              是
    2025-03-01 快修     1              是
    2025-03-10 快修     3              否
    2025-03-01 安心     -              -
    2025-03-10 安心     0.5            是
    2025-03-10 易达     -              -
"""


def test_providers_side_by_side(ask):
    """快修: t1 t2; 安心: t3 t4 t5, of which t4 is disputed and t5 was not answered; t6 has no provider."""
    k = ask(TICKETS + "\n\n" + JUDGED, "aftersales.providers_renewed by provider", period=MARCH)

    assert k.by("aftersales.providers", "provider") == {"安心": 3, "快修": 2}
    assert k.by("aftersales.provider_response", "provider") == {"安心": 2.5, "快修": 0.75}
    assert k.by("aftersales.provider_disputed", "provider") == {"安心": 1, "快修": 1}
    assert k.by("aftersales.provider_disputes", "provider") == {"安心": pytest.approx(1 / 3), "快修": 0.5}
    assert k.by("aftersales.provider_score", "provider") == {"安心": 1, "快修": 4}
    assert k.prior_by("aftersales.provider_score", "provider")["快修"] == 4
    assert k.prior_by("aftersales.provider_disputes", "provider")["快修"] == 0.5


def test_providers_stay_by_the_last_decision(ask):
    """快修 first yes then no, 安心 yes, 易达 is not decided: one stays."""
    k = ask(JUDGED, "aftersales.providers_renewed by provider", period=MARCH)

    assert k.by("aftersales.provider_penalties", "provider") == {"安心": 0.5, "快修": 4}
    assert k.of("aftersales.providers_renewed") == 1
    assert k.by("aftersales.providers_renewed", "provider") == {"安心": 1, "快修": 0}


def test_nothing_is_decided_about_any_provider(ask):
    k = ask("""
        providers
        date       provider renewed
        2025-03-01 快修     -
        2025-03-10 安心     -
    """, period=MARCH)

    assert k.why("aftersales.providers_renewed") == "NoValuesAtAll"
