"""What the config holds a KPI against: a figure of its own, with whoever says so as its slice."""

from decimal import Decimal

import pytest

from annualdeck.metrics.definition import BENCHMARK, reference
from annualdeck.metrics.settings import Benchmark

MARCH = "2025-03-01..2025-03-11"
YEARBOOK = "行业协会2025年报"
ORDERS = """
    orders
    order_id buyer_id paid_at    total_amount
    1        甲       2024-03-01 100
    2        乙       2024-03-10 100
    3        甲       2025-03-01 300
    4        甲       2025-03-10 100
"""


def held_against(ask, **benchmarks):
    given = {id_.replace("_", ".", 1): Benchmark(value, YEARBOOK) for id_, value in benchmarks.items()}
    return ask(ORDERS, period=MARCH, benchmarks=given)


@pytest.mark.parametrize(("id_", "given", "value"), [
    ("sales.order_value", 250.5, Decimal("250.5")), ("sales.orders", 3.0, 3), ("users.repurchase_rate", 0.25, 0.25),
])
def test_a_benchmark_is_a_figure_in_the_kpi_s_own_unit(ask, id_, given, value):
    k = held_against(ask, **{id_.replace(".", "_", 1): given})

    figure = k.kpis.benchmark(id_)
    assert (figure.value, type(figure.value)) == (value, type(value))
    assert (figure.unit, figure.slice, figure.prior) == (k.kpis[id_].unit, {"benchmark": YEARBOOK}, None)
    assert figure == k.kpis.at(id_, {"benchmark": YEARBOOK})


def test_a_kpi_against_its_benchmark(ask):
    """200 a 笔单价 of 400 ÷ 2, against 250: a fifth below it, though twice as much as a year before."""
    k = held_against(ask, sales_order_value=250)

    own = k.kpis.against("sales.order_value")
    assert (own.value, own.prior, own.fell, own.show("size")) == (200, 250, True, "20.0%")
    assert own.slice == {"against": YEARBOOK}
    assert k.both("sales.order_value") == (200, 100)


def test_without_a_benchmark_there_is_nothing_to_be_held_against(ask):
    k = held_against(ask, sales_orders=3)

    assert k.kpis.benchmark("sales.order_value") is None
    assert k.kpis.against("sales.order_value") is None


def test_a_benchmark_of_something_that_the_data_does_not_tell(ask):
    k = held_against(ask, users_dau=1000)

    assert k.kpis.benchmark("users.dau").value == 1000
    assert k.kpis.against("users.dau") is None
    assert "users.dau" in {m.kpi for m in k.kpis.missing()}


def test_a_sentence_can_name_a_benchmark(ask):
    k = held_against(ask, sales_order_value=250)

    said = k.kpis.say("笔单价{sales.order_value}，行业{sales.order_value[benchmark=行业协会2025年报]}")
    assert str(said) == "笔单价200元，行业250元"


def test_the_json_lists_it_beside_the_kpi_and_no_file_is_its_source(ask):
    k = held_against(ask, sales_order_value=250)

    own, benchmark = (
        figure for figure in k.kpis.as_json()["kpis"] if figure["id"] == "sales.order_value" and "month" not in figure["slice"]
    )
    assert (own["slice"], [s["file"] for s in own["sources"]]) == ({}, ["orders.csv"])
    assert (benchmark["slice"], benchmark["value"], benchmark["sources"]) == ({"benchmark": YEARBOOK}, 250.0, [])


def test_how_a_formula_names_a_benchmark():
    assert reference("inventory.turnover[benchmark]", ("month",)) == ("inventory.turnover", BENCHMARK, None)
