"""What initiatives promise and cost, and what they leave of the targets."""

from decimal import Decimal

import pytest

from annualdeck.metrics.settings import Initiative

MARCH = "2025-03-01..2025-03-11"
ORDERS = """
    orders
    order_id buyer_id paid_at    total_amount
    1        a        2025-03-01 300
    2        b        2025-03-10 100
"""
DAY = Initiative("会员日", "users.repurchase_rate", 0.02, 60_000)
BOX = Initiative("茶礼盒", "sales.paid_amount", 150, 180_000.5)
RELAY = Initiative("三季度专项", "sales.paid_amount", 50)


def test_each_initiative_promises_a_change_in_the_unit_of_what_it_moves(ask):
    k = ask(ORDERS, period=MARCH, initiatives=(DAY, BOX)).kpis

    promised = {f.slice["initiative"]: (f.name, f.show(), f.slice["moves"]) for f in k.rows("strategy.effects")}
    assert promised == {
        "会员日": ("复购率", "2.0个百分点", "users.repurchase_rate"), "茶礼盒": ("支付金额", "150元", "sales.paid_amount")}


def test_a_promise_needs_no_data(ask):
    """What the visitors of a shop without its own report would grow by."""
    k = ask(ORDERS, period=MARCH, initiatives=(Initiative("直播", "users.dau", 500),))

    assert k.slices("strategy.effects") == {("直播", "users.dau"): 500}


def test_initiatives_that_move_the_same_figure_add_up(ask):
    k = ask(ORDERS, period=MARCH, initiatives=(DAY, BOX, RELAY))

    assert k.slices("strategy.promised") == {("users.repurchase_rate",): 0.02, ("sales.paid_amount",): 200}


@pytest.mark.parametrize(("target", "left", "covered"), [(700, 100, 2 / 3), (600, 0, 1), (500, -100, 2), (300, -300, -2)])
def test_what_is_left_of_a_target(ask, target, left, covered):
    """400 yuan this year and 200 promised."""
    k = ask(ORDERS, period=MARCH, initiatives=(BOX, RELAY), targets={"sales.paid_amount": target})

    assert k.of("strategy.left", target="sales.paid_amount") == left
    assert k.of("strategy.covered", target="sales.paid_amount") == pytest.approx(covered)


def test_a_target_that_is_this_years_figure_is_covered_by_no_share(ask):
    k = ask(ORDERS, period=MARCH, initiatives=(BOX,), targets={"sales.paid_amount": 400})

    assert k.of("strategy.left", target="sales.paid_amount") == -150
    assert k.slices("strategy.covered") == {}


def test_a_rate_is_left_in_points(ask):
    """Nobody came back; three points are aimed at and two promised."""
    k = ask(ORDERS, period=MARCH, initiatives=(DAY,), targets={"users.repurchase_rate": 0.03}).kpis

    left = k.get("strategy.left", target="users.repurchase_rate")
    assert (left.show(), left.better) == ("1.0个百分点", "down")


def test_a_target_that_no_initiative_moves_is_left_out(ask):
    k = ask(ORDERS, period=MARCH, initiatives=(DAY,), targets={"sales.paid_amount": 700})

    assert k.slices("strategy.left") == {} and k.why("strategy.left") == "NoConfig"


def test_what_the_initiatives_cost(ask):
    k = ask(ORDERS, period=MARCH, initiatives=(DAY, BOX, RELAY))

    assert k.slices("strategy.budget") == {("会员日",): 60_000, ("茶礼盒",): Decimal("180000.5")}
    assert k.of("strategy.total_budget") == Decimal("240000.5")


@pytest.mark.parametrize("id_", ["strategy.effects", "strategy.promised", "strategy.left", "strategy.covered", "strategy.budget",
                                 "strategy.total_budget"])
def test_without_initiatives_there_is_nothing(ask, id_):
    assert ask(ORDERS, period=MARCH, targets={"sales.paid_amount": 700}).why(id_) == "NoConfig"


def test_what_is_left_of_a_fall_is_better_the_nearer_to_nothing(ask):
    """Both orders went back; a fall by half is aimed at and by a fifth promised."""
    back = ORDERS.replace("total_amount", "total_amount refund_amount").replace("300", "300 300").replace("100", "100 100")
    k = ask(back, period=MARCH, initiatives=(Initiative("质检", "aftersales.refund_rate", -0.2),), targets={"aftersales.refund_rate": 0.5}).kpis

    left = k.get("strategy.left", target="aftersales.refund_rate")
    assert (left.value, left.better) == (pytest.approx(-0.3), "up")
    assert k.get("strategy.covered", target="aftersales.refund_rate").value == pytest.approx(0.4)
