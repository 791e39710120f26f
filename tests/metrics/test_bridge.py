"""From this year's 支付金额 to its target, by what visitors, conversion and spend each add."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from annualdeck.metrics.bridge import steps

MARCH = "2025-03-01..2025-03-03"
SHOP = """
    shop_daily
    date       visitors buyers paid_amount
    2025-03-01 600      30     3000
    2025-03-02 400      20     2000
    2024-03-01 500      20     2000
    2024-03-02 500      20     2000
"""


# -- the decomposition -----------------------------------------------------------------------------------------------

def test_equal_rates_add_equal_parts():
    """1000 × 1.1³ = 1331: three times 110.33, and the cent that is left with the last."""
    assert steps(Decimal(1000), Decimal(1331), dict.fromkeys("abc", 1.1)) == {
        "a": Decimal("110.33"), "b": Decimal("110.33"), "c": Decimal("110.34")}


def test_each_rate_adds_its_part_of_the_logarithm():
    """A doubling and a half more: ln 2 and ln 1.5 of ln 3, of 2000 yuan."""
    found = steps(Decimal(1000), Decimal(3000), {"a": 2.0, "b": 1.5})

    assert float(found["a"]) == pytest.approx(2000 * math.log(2) / math.log(3), abs=0.005)
    assert float(found["b"]) == pytest.approx(2000 * math.log(1.5) / math.log(3), abs=0.005)


def test_a_factor_that_falls_takes_away():
    """Half the visitors and four times the spend: twice the amount."""
    found = steps(Decimal(1000), Decimal(2000), {"visitors": 0.5, "spend": 4.0})

    assert found == {"visitors": Decimal(-1000), "spend": Decimal(2000)}


def test_rates_that_cancel_out_move_nothing_in_all():
    """L is the amount itself where the ends are alike: 1000 ln 2 down and up."""
    found = steps(Decimal(1000), Decimal(1000), {"a": 0.5, "b": 2.0})

    assert found == {"a": Decimal("-693.15"), "b": Decimal("693.15")}


def test_what_three_targets_leave_of_the_way_stands_by_itself():
    """A tenth more visitors, of a target of a half more."""
    found = steps(Decimal(1000), Decimal(1500), {"a": 1.1, "b": 1.0})

    assert list(found) == ["a", "b", "其余"]
    assert float(found["a"]) == pytest.approx(500 / math.log(1.5) * math.log(1.1), abs=0.005)
    assert sum(found.values()) == 500


@given(some.decimals(1, 10**9, places=2), some.lists(some.floats(0.2, 5), min_size=3, max_size=3))
def test_the_parts_always_add_up(base, rates):
    goal = (base * Decimal(math.prod(rates))).quantize(Decimal("0.01"))
    found = steps(base, goal, dict(zip("abc", rates, strict=True))) if goal else {"a": goal - base}

    assert sum(found.values()) == goal - base


# -- of a shop -------------------------------------------------------------------------------------------------------

def test_the_three_factors_share_the_way(ask):
    """5000 yuan of 1000 visitors, 50 buyers; to 6655 by a tenth more of each."""
    k = ask(SHOP, period=MARCH, targets={"sales.paid_amount": 6655})

    assert k.both("goals.daily_spend") == (100, 100)
    assert k.both("goals.needed_visitors") == (1100, 1000)
    assert k.both("goals.needed_conversion") == (pytest.approx(0.055), 0.05)
    assert k.both("goals.needed_spend") == (pytest.approx(Decimal(110)), 100)
    assert k.slices("goals.paid_amount_bridge") == {
        ("访客数",): Decimal("551.67"), ("支付转化率",): Decimal("551.67"), ("按日客单价",): Decimal("551.66")}


def test_what_is_needed_multiplies_to_the_target(ask):
    k = ask(SHOP, period=MARCH, targets={"sales.paid_amount": 8000})

    product = float(k.of("goals.needed_visitors")) * k.of("goals.needed_conversion") * float(k.of("goals.needed_spend"))
    assert product == pytest.approx(8000, rel=1e-3)   # visitors are whole


def test_a_factor_with_a_target_of_its_own_goes_there(ask):
    """Twice the visitors; the half that is left of the way is none for the others: 10,000 is twice 5000."""
    k = ask(SHOP, period=MARCH, targets={"sales.paid_amount": 10_000, "campaigns.visitors": 2000})

    assert k.of("goals.needed_visitors") == 2000
    assert k.of("goals.needed_conversion") == pytest.approx(0.05)
    assert k.slices("goals.paid_amount_bridge") == {("访客数",): 5000, ("支付转化率",): 0, ("按日客单价",): 0}


@pytest.mark.parametrize(("targets", "visitors", "conversion"), [
    ({"users.dau": 750}, 1500, 0.05),                     # 500 a day become 750
    ({"users.visitor_days": 1500}, 1500, 0.05),
    ({"campaigns.conversion": 0.06, "campaigns.visitors": 1250}, 1250, 0.06),
])
def test_targets_that_say_where_a_factor_goes(ask, targets, visitors, conversion):
    k = ask(SHOP, period=MARCH, targets={"sales.paid_amount": 7500, **targets})

    assert k.of("goals.needed_visitors") == visitors
    assert k.of("goals.needed_conversion") == pytest.approx(conversion)


def test_three_targets_that_miss_the_fourth_leave_the_rest(ask):
    k = ask(SHOP, period=MARCH, targets={
        "sales.paid_amount": 10_000, "campaigns.visitors": 1100, "campaigns.conversion": 0.05, "goals.daily_spend": 100})

    parts = k.slices("goals.paid_amount_bridge")
    assert list(parts) == [("访客数",), ("支付转化率",), ("按日客单价",), ("其余",)]
    assert sum(parts.values()) == 5000


def test_a_target_below_this_year_takes_away(ask):
    k = ask(SHOP, period=MARCH, targets={"sales.paid_amount": 3645})

    assert k.of("goals.needed_visitors") == 900
    assert all(value < 0 for value in k.slices("goals.paid_amount_bridge").values())
    assert sum(k.slices("goals.paid_amount_bridge").values()) == -1355


def test_without_a_target_for_the_amount_there_is_no_bridge(ask):
    assert ask(SHOP, period=MARCH, targets={"sales.orders": 10}).why("goals.paid_amount_bridge") == "NoConfig"


def test_without_visitors_there_is_no_bridge(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 300
    """, period=MARCH, targets={"sales.paid_amount": 500})

    assert k.why("goals.paid_amount_bridge") == "NoTable"


def test_from_nothing_there_is_no_bridge(ask):
    k = ask("""
        shop_daily
        date       visitors buyers paid_amount
        2025-03-01 600      0      0
        2025-03-02 600      0      0
    """, period=MARCH, targets={"sales.paid_amount": 500})

    assert k.why("goals.paid_amount_bridge") == "ZeroBase"
