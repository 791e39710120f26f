"""A second opinion on targets, initiatives and risks: two millions are aimed at, and what that asks for is put to SQL."""

import pytest

GOAL, PROMISED, SHOCK = 2_000_000, 50_000, 0.2
AMOUNT = "sales.paid_amount"
BASE = "(select sum(total_amount) / 100 from o)"
LOST = f"(select {SHOCK} * sum(amount) / 100 from t where source_2 like '%搜索%')"

ONE = {
    "goals.gap": f"select {GOAL} - {BASE}",
    "goals.required_change": f"select {GOAL} / {BASE} - 1",
    "goals.best_change": """
        with months as (select date_trunc('month', paid_at) as month, sum(total_amount) as amount from ever group by 1),
             years as (select month, sum(amount) over last_twelve as year, count(*) over last_twelve as n
                       from months window last_twelve as (order by month range between interval 11 month preceding and current row))
        select max(this.year / before.year) - 1 from years this join years before on before.month = this.month - interval 1 year
        where this.n = 12 and before.n = 12""",
    "strategy.left": f"select {GOAL} - {BASE} - {PROMISED}",
    "strategy.covered": f"select {PROMISED} / ({GOAL} - {BASE})",
}
# each factor grows by the third root of the whole
NEEDED = {
    "goals.needed_visitors": f"select sum(visitors) * pow({GOAL} / {BASE}, 1 / 3.0) from d",
    "goals.needed_conversion": f"select sum(buyers) / sum(visitors) * pow({GOAL} / {BASE}, 1 / 3.0) from d",
    "goals.needed_spend": f"select {BASE} / sum(buyers) * pow({GOAL} / {BASE}, 1 / 3.0) from d",
}


@pytest.fixture(scope="module")
def told(opinion):
    return opinion()


def number(told, query):
    ((value,),) = told.told("this", query)
    return float(value)


@pytest.mark.parametrize("id_", ONE)
def test_what_the_target_asks_for(told, id_):
    assert float(told.kpis.of(id_, target=AMOUNT)) == pytest.approx(number(told, ONE[id_]), rel=1e-3 if id_ == "goals.best_change" else 1e-9)


def test_the_target_stands_beside_the_year(told):
    value, base = told.kpis.both("goals.targets", target=AMOUNT)

    assert (float(value), float(base)) == (GOAL, pytest.approx(number(told, f"select {BASE}")))
    assert told.kpis.of("strategy.promised", target=AMOUNT) == PROMISED
    assert told.kpis.of("strategy.effects", initiative="茶礼盒", moves=AMOUNT) == PROMISED
    assert told.kpis.of("strategy.budget", initiative="茶礼盒") == told.kpis.of("strategy.total_budget") == 20_000


@pytest.mark.parametrize("id_", NEEDED)
def test_where_each_factor_must_go(told, id_):
    assert float(told.kpis.of(id_)) == pytest.approx(number(told, NEEDED[id_]), rel=1e-6)


def test_the_factors_share_the_way_alike(told):
    """By the logarithms of their rates, which are the same."""
    steps = {step: float(v) for (step,), v in told.kpis.slices("goals.paid_amount_bridge").items()}

    assert steps == dict.fromkeys(("访客数", "支付转化率", "按日客单价"), pytest.approx(number(told, f"select ({GOAL} - {BASE}) / 3"), abs=0.02))


def test_the_projection_lies_in_its_own_range_and_the_reading_is_the_target_against_it(told):
    k = told.kpis
    ahead = float(k.of("goals.projection", target=AMOUNT))
    ends = [float(k.of("goals.projection_range", target=AMOUNT, bound=b)) for b in ("95%下限", "80%下限", "80%上限", "95%上限")]

    assert ends[0] < ends[1] < ahead < ends[2] < ends[3]
    ((_, reading),) = k.slices("goals.reading")
    assert k.of("goals.reading", target=AMOUNT, reading=reading) == pytest.approx(GOAL / ahead - 1)
    assert (reading == "趋势之内") == (ends[2] >= GOAL)


def test_what_a_fall_of_search_puts_at_stake(told):
    risk = {"risk": "平台规则变动"}

    assert float(told.kpis.of("risks.exposure", **risk)) == pytest.approx(number(told, f"select {LOST}"), abs=0.01)
    assert told.kpis.of("risks.exposed_share", **risk) == pytest.approx(number(told, f"select {LOST} / {BASE}"), rel=1e-6)
    stated = [told.kpis.of(id_, **risk) for id_ in ("risks.likelihood", "risks.impact", "risks.score", "risks.shock")]
    assert stated == [3, 4, 12, SHOCK]
