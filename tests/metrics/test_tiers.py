"""等级结构 and 升级率, worked by hand."""

from decimal import Decimal

import pytest

MARCH = "2025-03-01..2025-03-11"

LIST = """
    members
    member_id joined_at        tier     tier_before
    甲        2023-05-01T10:00 金卡会员 银卡会员
    乙        2024-05-01T10:00 普通会员 普通会员
    丙        2025-02-28T23:59 银卡会员 普通会员
    丁        2025-03-02T12:00 普通会员 -
    戊        2024-01-01T10:00 普通会员 银卡会员
    己        2025-03-10T10:00 -        -
    庚        2025-03-11T00:00 金卡会员 -
"""
ORDERS = """
    orders
    order_id buyer_id paid_at          total_amount
    1        甲       2024-03-01T10:00 500
    2        乙       2024-03-10T10:00 500
    3        甲       2025-03-01T10:00 100
    4        甲       2025-03-05T10:00 200.5
    5        乙       2025-03-02T08:00 30
    6        乙       2025-03-02T20:00 30
    7        丁       2025-03-02T11:59 70
    8        丁       2025-03-03T10:00 40
    9        丙       2025-03-09T10:00 90
    10       客       2025-03-10T10:00 400
    11       己       2025-03-10T12:00 10
    12       -        2025-03-10T12:00 10
"""


def test_members_by_tier_from_the_lowest_up(ask):
    """At the end of 10 March, which 庚 joined after; 己 has no tier."""
    k = ask(LIST, period=MARCH)

    assert list(k.slices("members.tiers").items()) == [(("普通会员",), 3), (("银卡会员",), 1), (("金卡会员",), 1), (("未标等级",), 1)]
    assert k.of("members.tier_share", tier="普通会员") == 0.5
    assert k.why_prior("members.tiers", tier="普通会员") == "TierOfToday"


def test_what_each_tier_buys(ask):
    """甲 twice on two days, 乙 twice on one; 丁's first order was paid a minute before joining. 客 is no member."""
    k = ask(LIST + "\n\n" + ORDERS, period=MARCH)

    assert k.slices("members.tier_buyers") == {("普通会员",): 2, ("银卡会员",): 1, ("金卡会员",): 1, ("未标等级",): 1}
    assert k.slices("members.tier_amount") == {("普通会员",): 100, ("银卡会员",): 90, ("金卡会员",): Decimal("300.5"), ("未标等级",): 10}
    assert k.of("members.tier_spend", tier="普通会员") == 50
    assert k.of("members.tier_spend", tier="金卡会员") == Decimal("300.5")
    assert k.of("members.tier_amount_share", tier="银卡会员") == pytest.approx(90 / 500.5)
    assert k.slices("members.tier_repurchase") == {("普通会员",): 0, ("银卡会员",): 0, ("金卡会员",): 1, ("未标等级",): 0}


def test_who_rose(ask):
    """甲, 乙, 丙 and 戊 were members on the 1st: 甲 and 丙 rose, 戊 fell."""
    k = ask(LIST, period=MARCH)

    assert k.of("members.members_before") == 4
    assert k.of("members.upgraded") == 2
    assert k.of("members.upgrade_rate") == 0.5
    assert k.of("members.downgrade_rate") == 0.25


def test_a_member_who_stands_twice_counts_once_as_last_joined(ask):
    k = ask("""
        members
        member_id joined_at  tier tier_before
        甲        2025-03-01 V1   V1
        甲        2025-03-05 V2   V1
        乙        2025-03-08 V1   V1
    """, period=MARCH)

    assert k.slices("members.tiers") == {("V1",): 1, ("V2",): 1}


def test_tiers_of_unknown_height_are_asked_for_by_name(ask):
    k = ask("""
        members
        member_id joined_at  tier tier_before
        甲        2024-03-01 山友 茶友
        乙        2025-03-08 茶友 -
    """, period=MARCH)

    assert k.kpis["members.upgrade_rate"].why.text().startswith("不知道等级山友、茶友的高低")
    assert k.slices("members.tiers") == {("山友",): 1, ("茶友",): 1}, "how many they are is known"


def test_a_tier_of_unknown_height_that_nobody_moved_to_or_from_does_no_harm(ask):
    k = ask("""
        members
        member_id joined_at  tier tier_before
        甲        2024-03-01 V2   V1
        乙        2024-03-01 茶友 茶友
        丙        2025-03-08 V1   -
    """, period=MARCH)

    assert k.of("members.upgrade_rate") == 0.5


@pytest.mark.parametrize(("joined", "before"), [("2025-03-02", "V1"), ("2024-03-02", "-")])
def test_nobody_there_at_the_start_nobody_rose(ask, joined, before):
    k = ask(f"members\nmember_id joined_at tier tier_before\n甲 {joined} V2 {before}\n乙 2025-03-05 V1 -", period=MARCH)

    assert k.why("members.upgrade_rate") == k.why("members.upgraded") == "NoMembersBefore"


def test_a_list_without_the_tiers_of_the_start(ask):
    k = ask("""
        members
        member_id joined_at  tier
        甲        2025-03-01 V2
        乙        2025-03-08 V1
    """, period=MARCH)

    assert k.why("members.upgrade_rate") == "NoColumn"
    assert k.slices("members.tiers") == {("V1",): 1, ("V2",): 1}


def test_a_list_whose_accounts_are_written_another_way_matches_nobody(ask):
    k = ask("""
        members
        member_id joined_at  tier
        甲**      2025-03-01 V2
        乙**      2025-03-08 V1
    """ + "\n\n" + ORDERS, period=MARCH)

    assert k.why("members.tier_buyers") == k.why("members.tier_spend") == "NoMemberBought"


def test_without_a_list(ask):
    k = ask(ORDERS, period=MARCH)

    assert k.why("members.tiers") == k.why("members.tier_buyers") == k.why("members.upgrade_rate") == "NoTable"
