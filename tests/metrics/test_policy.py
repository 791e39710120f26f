"""政策影响评估, worked by hand."""

from decimal import Decimal

import pytest

from annualdeck.metrics.settings import Rule

MARCH = "2025-03-01..2025-03-11"
RULES = (
    Rule("限制过度包装", items=14, done=11, budget=120_000, spent=86_000.5),
    Rule("广告用语", items=6, done=6),
    Rule("新标识", items=9),
    Rule("数据安全", budget=50_000),
    Rule("资质更新", spent=1_500),
)
ORDERS = """
    orders
    order_id paid_at    total_amount
    1        2025-03-01 10
    2        2025-03-10 10
"""


# -- the rules of the config -----------------------------------------------------------------------------------------

def test_items_done_by_rule_and_in_all(ask):
    """17 of 20; 新标识 does not say how many are done and counts in neither."""
    k = ask(ORDERS, "policy.compliance by rule", period=MARCH, rules=RULES)

    assert (k.of("policy.done"), k.of("policy.items"), k.of("policy.compliance")) == (17, 20, 0.85)
    assert k.by("policy.compliance", "rule") == {"限制过度包装": pytest.approx(11 / 14), "广告用语": 1}


def test_what_the_rules_cost_against_their_budgets(ask):
    """87,500.50 spent, 170,000 budgeted; of the one rule that tells both 86,000.50 of 120,000."""
    k = ask(ORDERS, "policy.cost by rule", "policy.cost_share by rule", "policy.budget by rule", period=MARCH, rules=RULES)

    assert k.of("policy.cost") == Decimal("87500.5")
    assert k.of("policy.budget") == 170_000
    assert k.of("policy.budgeted_cost") == Decimal("86000.5") and k.of("policy.spent_budget") == 120_000
    assert k.of("policy.cost_share") == pytest.approx(86000.5 / 120_000)
    assert k.by("policy.cost", "rule") == {"限制过度包装": Decimal("86000.5"), "资质更新": 1500}
    assert k.by("policy.budget", "rule") == {"限制过度包装": 120_000, "数据安全": 50_000}
    assert list(k.by("policy.cost_share", "rule")) == ["限制过度包装"]


def test_two_lines_of_one_rule_count_together(ask):
    k = ask(ORDERS, "policy.done by rule", period=MARCH, rules=(Rule("甲", items=3, done=1), Rule("甲", items=2, done=2)))

    assert k.by("policy.done", "rule") == {"甲": 3}


def test_a_config_without_rules_or_without_items(ask, shop):
    assert ask(ORDERS, period=MARCH).why("policy.compliance") == "NoConfig"


def test_rules_that_tell_no_items(ask):
    k = ask(ORDERS, "policy.compliance by rule", period=MARCH, rules=RULES[3:])

    assert k.why("policy.compliance") == "NoConfig"
    assert k.by("policy.compliance", "rule") == {}
    assert k.of("policy.cost") == 1500


def test_a_rule_with_nothing_to_do_has_no_rate(ask):
    assert ask(ORDERS, period=MARCH, rules=(Rule("甲", items=0, done=0),)).why("policy.compliance") == "ZeroBase"


# -- violations ------------------------------------------------------------------------------------------------------

BROKEN = """
    violations
    violation_id date             rule     points fine
    a            2024-02-20T10:00 延迟发货 -      300
    b            2024-06-01T10:00 虚假宣传 2.5    -
    c            2024-09-30T10:00 延迟发货 -      500
    d            2025-01-31T10:00 延迟发货 -      100.5
    e            2025-06-10T10:00 虚假宣传 1      2000
"""


def test_violations_beside_the_year_before(ask):
    """2 after 3; 2,100.50 yuan after 800; 1 point after 2.5."""
    k = ask(BROKEN, "policy.violations by rule", "policy.fines by month")

    assert k.both("policy.violations") == (2, 3)
    assert k.both("policy.fines") == (Decimal("2100.5"), 800)
    assert k.both("policy.penalty_points") == (1, 2.5)
    assert k.by("policy.violations", "rule") == {"延迟发货": 1, "虚假宣传": 1}
    assert k.prior_by("policy.violations", "rule") == {"延迟发货": 2, "虚假宣传": 1}
    assert k.by("policy.fines", "month") == {"2025-01": Decimal("100.5"), "2025-06": 2000}


def test_months_without_a_violation_are_no_gap_in_the_list(ask, shop):
    """None since 10 June, more than half a year: no sign that the list ends there."""
    ask(BROKEN)

    assert shop.facts("2025").coverage["violations"].covered == shop.facts("2025").period
    assert shop.facts("2025").findings == ()


def test_a_list_that_may_begin_in_the_middle_of_the_year_before_is_not_compared(ask):
    """It begins in July 2024, and never again passed half a year without one."""
    k = ask("""
        violations
        violation_id date       rule
        a            2024-07-10 甲
        b            2024-10-10 甲
        c            2025-01-10 甲
        d            2025-04-10 甲
        e            2025-08-01 甲
        f            2025-11-10 甲
    """)

    assert k.of("policy.violations") == 4
    assert k.why_prior("policy.violations") == "NoPrior"


def test_one_violation_is_one(ask):
    k = ask("""
        violations
        violation_id date       rule
        a            2025-07-10 甲
    """)

    assert k.of("policy.violations") == 1
    assert k.why("policy.fines") == "NoColumn"


# -- packaging -------------------------------------------------------------------------------------------------------

PACKED = """
    shipments
    parcel_id order_id shipped_at packaging        packaging_cost
    p1        1        2024-03-01 普通纸箱         1.0
    p2        2        2024-03-10 绿色包装         1.5
    p3        3        2025-03-01 绿色包装         1.2
    p4        4        2025-03-02 可降解快递袋     1.4
    p4        5        2025-03-02 可降解快递袋     1.4
    p5        6        2025-03-03 不可降解塑料袋   0.8
    p6        7        2025-03-09 普通纸箱         1.0
    p7        8        2025-03-10 -                9.0
    p8        9        2025-03-10 原箱发货         -
"""


def test_green_parcels_and_what_they_cost_more(ask):
    """3 of 5 parcels (p4 holds two orders, p7 does not say) after 1 of 2; 1.30 a green one, 0.90 another: 0.40 more."""
    k = ask(PACKED, "policy.green_packaging by month", period=MARCH)

    assert k.both("policy.green_parcels") == (3, 1)
    assert k.both("policy.packed_parcels") == (5, 2)
    assert k.both("policy.green_packaging") == (0.6, 0.5)
    assert k.both("policy.green_cost") == (Decimal("1.3"), Decimal("1.5"))
    assert k.both("policy.other_cost") == (Decimal("0.9"), 1)
    assert k.both("policy.green_cost_added") == (Decimal("0.4"), Decimal("0.5"))
    assert k.by("policy.green_packaging", "month") == {"2025-03": 0.6}


def test_packaging_that_no_parcel_tells(ask):
    k = ask("""
        shipments
        parcel_id shipped_at packaging
        p1        2025-03-01 -
        p2        2025-03-10 -
    """, period=MARCH)

    assert k.why("policy.green_packaging") == "NoValues"
    assert k.why("policy.green_cost_added") == "NoColumn"


def test_nothing_green_is_a_share_of_zero(ask):
    k = ask("""
        shipments
        parcel_id shipped_at packaging
        p1        2025-03-01 纸箱
        p2        2025-03-10 纸箱
    """, period=MARCH)

    assert k.of("policy.green_packaging") == 0
