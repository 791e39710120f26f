"""What the plan's figures come to: what a target asks for, what initiatives promise, what is left, what a risk costs."""

from decimal import Decimal

import pytest

from annualdeck.figure import ORDERS, POINTS, RATE, YUAN, Figure
from annualdeck.metrics.plans import gap, promised, shock, shortfall

REPURCHASE = Figure("users.repurchase_rate", "复购率", 0.22, RATE, 0.184, None, "up", {"target": "2025年"})
PAID = Figure("sales.paid_amount", "支付金额", Decimal(5_000_000), YUAN, Decimal(4_370_000), None, "up", {"target": "2025年"})
ORDERED = Figure("sales.orders", "支付订单", 25_000, ORDERS, 22_400, None, "up", {"target": "2025年"})


@pytest.mark.parametrize(("goal", "unit", "shown"), [
    (REPURCHASE, POINTS, "3.6个百分点"), (PAID, YUAN, "63.0万元"), (ORDERED, ORDERS, "2,600单"),
])
def test_a_gap_is_what_a_target_asks_for_beyond_the_year(goal, unit, shown):
    between = gap(goal)

    assert (between.kpi, between.unit, between.show()) == (goal.kpi, unit, shown)
    assert between.prior is None


@pytest.mark.parametrize(("id_", "effects", "shown"), [
    ("users.repurchase_rate", [0.02, 0.005], "2.5个百分点"), ("sales.paid_amount", [400_000, 130_000], "53.0万元"),
    ("sales.orders", [1500], "1,500单"), ("users.repurchase_rate", [0.02, -0.005], "1.5个百分点"),
])
def test_initiatives_promise_their_sum(id_, effects, shown):
    assert promised(id_, effects).show() == shown


@pytest.mark.parametrize(("goal", "effects", "shown"), [
    (REPURCHASE, [0.02], "1.6个百分点"), (PAID, [400_000, 130_000], "10.0万元"), (REPURCHASE, [0.05], "-1.4个百分点"),
    (PAID, [630_000], "0元"),
])
def test_a_shortfall_is_what_is_left_of_the_gap(goal, effects, shown):
    left = shortfall(gap(goal), promised(goal.kpi, effects))

    assert (left.show(), left.better) == (shown, "down")


def test_a_target_its_promise_and_what_is_left_are_three_figures():
    """They share a KPI; their slices keep them apart in the ledger."""
    between, sum_ = gap(REPURCHASE), promised("users.repurchase_rate", [0.02])
    figures = (REPURCHASE, between, sum_, shortfall(between, sum_))

    assert len({tuple(figure.slice.items()) for figure in figures}) == 4


def test_a_shock_is_told_as_a_loss():
    """-20 % of the search visitors: 减少20.0%."""
    lost = shock(-0.2, "规则变动")

    assert lost is not None
    assert (lost.show(), lost.name, lost.slice) == ("20.0%", "搜索访客降幅", {"risk": "规则变动"})
    assert shock(None, "规则变动") is None


def test_a_shock_of_nothing_is_no_shock():
    assert shock(0.0, "平台规则变动") is None
    assert shock(None, "平台规则变动") is None
