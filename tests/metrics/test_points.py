"""积分, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"
IDS = ("members.points_issued", "members.points_redeemed", "members.points_lost")

POINTS = """
    points
    date       direction source use  points
    2024-03-01 发放      消费   -    1000
    2024-03-10 核销      -      抵现 200
    2025-03-01 发放      消费   -    600
    2025-03-02 发放      签到   -    300
    2025-03-03 发放      分享   -    100
    2025-03-04 核销      -      抵现 250
    2025-03-05 核销      -      抽奖 50
    2025-03-06 核销      -      兑礼 100
    2025-03-10 支出      -      过期 70
"""


def test_points_that_were_spent_of_those_given(ask):
    """400 of 1,000 after 200 of 1,000; 70 were lost and not spent."""
    k = ask(POINTS, "members.points_redemption by month", period=MARCH)

    assert [k.both(id_) for id_ in IDS] == [(1000, 1000), (400, 200), (70, 0)]
    assert k.both("members.points_redemption") == (0.4, 0.2)
    assert k.by("members.points_redemption", "month") == {"2025-03": 0.4}


def test_what_they_were_spent_on_and_given_for(ask):
    """The uses' rates add up to the rate of all."""
    k = ask(POINTS, "members.points_uses by use", "members.points_use_share by use", "members.points_source_share by source",
            period=MARCH)

    uses = k.by("members.points_uses", "use")
    assert uses == {"兑礼": 0.1, "抵现": 0.25, "抽奖": 0.05, "过期": 0}
    assert sum(uses.values()) == pytest.approx(0.4)
    assert k.prior_by("members.points_uses", "use")["抵现"] == 0.2
    assert k.of("members.points_use_share", use="抵现") == 0.625
    assert k.by("members.points_source_share", "source") == {"分享": 0.1, "消费": 0.6, "签到": 0.3}


@pytest.mark.parametrize("rows", [
    "获得 60\n使用 24\n积分过期 5", "收入 60\n支出 24\n过期清零 5", "增加 60\n减少 24\n退款扣回 5", "发放 60\n兑换 24\n系统回收 5",
    "签到送的 60\n换了礼品 -24\n发放 -5", "收入 60\n支出 -24\n过期扣减 -5",
])
def test_directions_in_the_words_or_signs_of_the_export(ask, rows):
    """60 given, 24 spent, 5 lost, whichever way it is written."""
    lines = "\n".join(f"2025-03-0{n} {line}" for n, line in enumerate(rows.splitlines(), 1))
    k = ask("points\ndate direction points\n" + lines + "\n2025-03-10 发放 0", period=MARCH)

    assert [k.of(id_) for id_ in IDS] == [60, 24, 5]


def test_a_use_that_was_taken_back_is_no_use(ask):
    """A signed export: 30 spent, then given back under the same word."""
    k = ask("""
        points
        date       direction points
        2025-03-01 获得      100
        2025-03-02 使用      -30
        2025-03-03 使用      30
        2025-03-10 使用      -10
    """, period=MARCH)

    assert k.of("members.points_redeemed") == 10


def test_directions_that_nobody_can_read(ask):
    k = ask("""
        points
        date       direction points
        2025-03-01 1         100
        2025-03-10 2         30
    """, period=MARCH)

    assert k.why("members.points_redemption") == "NoValuesAtAll"


def test_nothing_given_no_rate(ask):
    k = ask("""
        points
        date       direction points
        2025-03-01 核销      100
        2025-03-10 核销      30
    """, period=MARCH)

    assert k.of("members.points_issued") == 0
    assert k.why("members.points_redemption") == "ZeroBase"
