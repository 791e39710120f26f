"""Members, service, rivals, rules and pilots where a year is unlike a year: across its end, in a leap year, a month, a single row."""

import pytest

from annualdeck.metrics.settings import Pilot, Rule

FISCAL = "2025-04-01..2026-04-01"


def test_a_fiscal_year_keeps_its_months_in_their_own_years(ask):
    """April 2025 to March 2026, each month against the same one a year before."""
    months = [(year, month) for year in (2024, 2025, 2026) for month in range(1, 13) if (2024, 4) <= (year, month) <= (2026, 3)]
    rows = "\n".join(f"{year}-{month:02d}-10 发放 {year % 100 * 100 + month}" for year, month in months)
    k = ask("points\ndate direction points\n" + rows, "members.points_issued by month", period=FISCAL)

    by = k.by("members.points_issued", "month")
    assert list(by) == [f"2025-{m:02d}" for m in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]
    assert (by["2025-04"], by["2026-03"]) == (2504, 2603)
    assert k.prior_by("members.points_issued", "month")["2026-01"] == 2501


def test_members_of_a_fiscal_year_are_those_of_its_end_and_rose_since_its_start(ask):
    k = ask("""
        members
        member_id joined_at        tier tier_before
        甲        2025-03-31T23:59 V2   V1
        乙        2025-04-01T00:00 V2   V1
        丙        2026-03-31T23:59 V1   -
        丁        2026-04-01T00:00 V1   -
    """, period=FISCAL)

    assert k.slices("members.tiers") == {("V1",): 1, ("V2",): 2}
    assert k.of("members.members_before") == 1
    assert k.of("members.upgrade_rate") == 1


def test_a_leap_day_counts_in_its_year_and_has_no_day_to_stand_against(ask):
    """29 February 2024 belongs to February 2024; a year on, that month is compared with the whole of it."""
    k = ask("""
        chats
        session_id started_at       channel
        1          2024-02-01T10:00 机器人
        2          2024-02-29T23:59 机器人
        3          2025-02-01T10:00 人工
        4          2025-02-28T23:59 机器人
    """, "service.bot_share by month", period="2025-02-01..2025-03-01")

    assert k.both("service.sessions") == (2, 2)
    assert (k.by("service.bot_share", "month"), k.prior_by("service.bot_share", "month")) == ({"2025-02": 0.5}, {"2025-02": 1})


@pytest.mark.parametrize(("table", "id_", "value"), [
    ("chats\nsession_id started_at channel\n1 2025-03-05 机器人", "service.bot_share", 1),
    ("points\ndate direction points\n2025-03-05 发放 50", "members.points_issued", 50),
    ("prices\ndate item_title subject own_price rival_price\n2025-03-05 茶 甲 90 100", "competition.price_index", pytest.approx(0.9)),
    ("violations\nviolation_id date rule fine\n1 2025-03-05 甲 20", "policy.fines", 20),
    ("service_daily\ndate received response_seconds\n2025-03-05 9 30", "service.mean_response_seconds", 30),
    ("refunds\nrefund_id applied_at completed_at status\n1 2025-03-05T08:00 2025-03-05T10:00 退款成功", "service.refund_hours", 2),
])
def test_one_row_is_one(ask, table, id_, value):
    k = ask(table, period="2025-03-01..2025-04-01")

    assert k.of(id_) == value
    assert k.prior(id_) is None and k.why_prior(id_) == "NoPrior"


@pytest.mark.parametrize("id_", [
    "members.contribution", "members.tiers", "members.points_redemption", "members.recommend_conversion", "members.price_share",
    "service.bot_share", "service.first_response_seconds", "service.satisfaction", "service.refund_hours", "service.compensated_share",
    "service.complaint_rate", "competition.price_index", "competition.concentration", "competition.share_moves",
    "competition.foreign_share", "policy.violations", "policy.green_packaging", "technology.pilots",
])
def test_without_its_table_a_kpi_names_the_export_that_is_lacking(ask, id_):
    k = ask("items\nitem_id category\n1 茶叶", rules=(Rule("甲"),), pilots=(Pilot("甲", "点击率", "对照", "试点"),))

    assert k.why(id_) == "NoTable"
    assert k.kpis[id_].why.text().startswith("缺少")


def test_amounts_that_went_back_leave_a_member_a_member(ask):
    """支付金额 is before refunds; a correction below zero is added as it stands."""
    k = ask("""
        members
        member_id joined_at tier
        甲        2025-01-01 V1
        乙        2025-03-01 V1

        orders
        order_id buyer_id paid_at    total_amount refund_amount
        1        甲       2025-03-01 100          100
        2        甲       2025-03-10 -20          0
        3        客       2025-03-10 20           20
    """, period="2025-03-01..2025-03-11")

    assert k.of("members.contribution") == 0.8
    assert k.of("members.tier_spend", tier="V1") == 80


def test_an_export_of_another_year_says_so(ask):
    k = ask("chats\nsession_id started_at channel\n1 2023-03-05 机器人", period="2025")

    assert k.why("service.bot_share") == "NoRows"
