"""How likely and how grave risks are, and what they put at stake."""

from decimal import Decimal

import pytest

from annualdeck.metrics.settings import Risk

MARCH = "2025-03-01..2025-04-01"
TRAFFIC = """
    traffic
    date       source_1 source_2   visitors buyers amount
    2025-03-15 免费     手淘搜索   600      30     2400.05
    2025-03-15 免费     淘宝搜索   400      20     1100
    2025-03-15 免费     手淘推荐   900      10     500
    2024-03-15 免费     手淘搜索   500      20     1000
"""
ORDERS = """

    orders
    order_id paid_at    total_amount
    1        2025-03-01 5000.10
    2        2025-03-31 5000
"""
RULES = Risk("平台规则变动", 3, 4, -0.2)
SUPPLY = Risk("供应链中断", 2, 5)


def test_the_funnel_of_search(ask):
    """1000 visitors, 50 buyers, 3500.05 yuan."""
    k = ask(TRAFFIC, period=MARCH)

    assert k.both("risks.search_amount") == (Decimal("3500.05"), 1000)
    assert k.both("risks.search_visitors") == (1000, 500)
    assert k.both("risks.search_buyers") == (50, 20)
    assert k.both("risks.search_conversion") == (0.05, 0.04)
    assert k.both("risks.search_spend") == (Decimal("70.001"), 50)


def test_a_fifth_of_the_search_visitors_takes_a_fifth_of_what_they_pay(ask):
    """200 visitors × 5 % × 70.001 yuan = 700.01; of 10,000.10 yuan that is 7 %."""
    k = ask(TRAFFIC + ORDERS, period=MARCH, risks=(RULES, SUPPLY))

    assert k.slices("risks.exposure") == {("平台规则变动",): Decimal("700.01")}
    assert k.slices("risks.exposed_share") == {("平台规则变动",): pytest.approx(700.01 / 10_000.10)}
    assert float(k.of("risks.exposure", risk="平台规则变动")) == pytest.approx(
        200 * k.of("risks.search_conversion") * float(k.of("risks.search_spend")))


def test_what_the_config_says_of_each_risk(ask):
    k = ask(TRAFFIC, period=MARCH, risks=(RULES, SUPPLY)).kpis

    assert {f.slice["risk"]: f.show() for f in k.rows("risks.likelihood")} == {"平台规则变动": "3分", "供应链中断": "2分"}
    assert {f.slice["risk"]: f.value for f in k.rows("risks.impact")} == {"平台规则变动": 4, "供应链中断": 5}
    assert {f.slice["risk"]: f.value for f in k.rows("risks.score")} == {"平台规则变动": 12, "供应链中断": 10}
    assert {f.slice["risk"]: f.show() for f in k.rows("risks.shock")} == {"平台规则变动": "20.0%"}


@pytest.mark.parametrize("shock", [None, 0.0, -0.0])
def test_a_shock_of_nothing_is_no_shock(ask, shock):
    k = ask(TRAFFIC, period=MARCH, risks=(Risk("平台规则变动", 3, 4, shock),))

    assert (k.why("risks.shock"), k.why("risks.exposure")) == ("NoConfig", "NoConfig")
    assert k.of("risks.score", risk="平台规则变动") == 12


def test_without_traffic_nothing_is_measured(ask):
    k = ask(ORDERS, period=MARCH, risks=(RULES,))

    assert (k.why("risks.exposure"), k.why("risks.exposed_share")) == ("NoTable", "NoTable")


def test_without_the_shops_own_amount_there_is_no_share(ask):
    k = ask(TRAFFIC, period=MARCH, risks=(RULES,))

    assert (k.why("risks.exposure"), k.why("risks.exposed_share")) == ("", "NoTable")


@pytest.mark.parametrize("id_", ["risks.likelihood", "risks.impact", "risks.score", "risks.shock", "risks.exposure"])
def test_without_risks_there_is_nothing(ask, id_):
    assert ask(TRAFFIC, period=MARCH).why(id_) == "NoConfig"


def test_a_share_of_nothing_is_missing(ask):
    k = ask(TRAFFIC + ORDERS.replace("5000.10", "0").replace("5000", "0"), period=MARCH, risks=(RULES,))

    assert (k.why("risks.exposure"), k.why("risks.exposed_share")) == ("", "ZeroBase")


def test_what_is_at_stake_is_no_share_of_an_amount_of_other_days(ask):
    """The traffic stands for ten days, the orders for the whole of March."""
    traffic = "\n".join(f"2025-03-{day:02d} 免费 手淘搜索 100 5 400" for day in range(1, 11))
    k = ask("traffic\ndate source_1 source_2 visitors buyers amount\n" + traffic + "\n" + ORDERS, period=MARCH, risks=(RULES,))

    assert k.slices("risks.exposure") == {("平台规则变动",): 800}
    assert k.why("risks.exposed_share") == "DifferentDays"
