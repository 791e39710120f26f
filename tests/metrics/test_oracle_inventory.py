"""A second opinion on 库存周转率: the made-up shop's stock and purchases in SQL; `conftest.py` says what the schemas hold."""

import pytest

S = """(
    select s.*, coalesce(s.unit_cost, i.cost) as each
    from raw.stock s left join (select sku, min(unit_cost) as cost from raw.items group by 1) i using (sku), year
    where month >= first and month < until)"""
MONTHS = f"""(
    select month, sum(sold_quantity * each) as sold, sum(opening_quantity * each) as opening, sum(closing_quantity * each) as closing
    from {S} group by 1)"""
MEAN = f"(select (sum(closing) + arg_min(opening, month)) / (count(*) + 1) from {MONTHS})"
TURNOVER = f"(select sum(sold) / {MEAN} from {MONTHS})"
LAST = f"(select sku, sum(closing_quantity * each) as value from {S}, year where month = until - interval 1 month group by 1)"
SOLD_LATE = """(
    select sku from raw.order_lines join ever using (order_id), year
    where ever.paid_at >= until - interval 90 day and ever.paid_at < until)"""
SLOW = f"(select coalesce(sum(value) filter (sku not in (select sku from {SOLD_LATE} where sku is not null)), 0) from {LAST})"

# goods with what they brought, and how unevenly by month of the twelve
SALES = """(
    select sku, sum(worth) as amount, sqrt(greatest(12 * sum(n * n) / sum(n) ** 2 - 1, 0)) as cv
    from (select l.sku, month(paid_at) as m, sum(worth) as worth, sum(quantity) as n from l where l.sku is not null group by 1, 2)
    group by 1)"""
CLASSED = f"""(
    select sku, amount, case when before < 0.8 then 'A' when before < 0.95 then 'B' else 'C' end as abc,
           case when cv <= 0.5 then 'X' when cv <= 1 then 'Y' else 'Z' end as xyz
    from (select *, (sum(amount) over (order by amount desc, sku) - amount) / sum(amount) over () as before from {SALES}))"""
HELD = f"""(
    select sku, sum(sold_quantity * each) as sold, sum(closing_quantity * each) as ends,
           sum(opening_quantity * each) filter (month = first) as opening,
           sum(closing_quantity * each) filter (month = until - interval 1 month) as left_over
    from {S}, year where opening_quantity + sold_quantity + closing_quantity > 0 group by 1)"""
GOODS = f"""(
    select coalesce(abc, 'C') || coalesce(xyz, 'Z') as class, *
    from {HELD} full join {CLASSED} using (sku))"""

P = "(select * from raw.purchases, year where received_at >= first and received_at < until)"
ON_TIME = "avg((received_at <= promised_at)::int)"
FILLED = f"""(
    select supplier, max(ordered_quantity) as ordered, least(max(ordered_quantity), sum(received_quantity)) as filled
    from {P} where ordered_quantity is not null group by supplier, sku, coalesce(purchase_id, received_at::varchar))"""
C = """(
    select c.*, coalesce(c.cost, c.quantity * i.unit_cost) as worth
    from raw.clearance c left join raw.items i using (sku), year where date >= first and date < until)"""

WHOLE = {
    "inventory.cost_of_goods": f"select sum(sold) / 100 from {MONTHS}",
    "inventory.mean_stock": f"select {MEAN} / 100",
    "inventory.stock_value": f"select sum(value) / 100 from {LAST}",
    "inventory.turnover": f"select {TURNOVER}",
    "inventory.days": f"select (until - first) / {TURNOVER} from year",
    "inventory.costless_share": f"""
        select sum(closing_quantity + sold_quantity) filter (each is null) / sum(closing_quantity + sold_quantity) from {S}""",
    "inventory.slow_stock": f"select {SLOW} / 100",
    "inventory.slow_share": f"select {SLOW} / sum(value) from {LAST}",
    "inventory.best_seller_lead": f"""
        select median(received_at - ordered_at) from {P} where sku in (select sku from {CLASSED} where abc = 'A')""",
    "inventory.receipts": f"select count(promised_at) from {P}",
    "inventory.receipts_on_time": f"select count(*) from {P} where received_at <= promised_at",
    "inventory.supplier_on_time": f"select {ON_TIME} from {P}",
    "inventory.fill_rate": f"select sum(filled) / sum(ordered) from {FILLED}",
    "inventory.clearance": f"select sum(quantity) from {C}",
    "inventory.clearance_amount": f"select sum(amount) / 100 from {C}",
    "inventory.clearance_loss": f"select sum(worth - amount) / 100 from {C}",
}
SLICED = {
    ("inventory.turnover", "month"): f"select strftime(month, '2025-%m'), sold * 2 / (opening + closing) from {MONTHS}",
    ("inventory.days", "month"): f"""
        select strftime(month, '2025-%m'), day(last_day(month)) * (opening + closing) / 2 / sold from {MONTHS}""",
    ("inventory.supplier_on_time", "supplier"): f"select supplier, {ON_TIME} from {P} where supplier is not null group by 1",
    ("inventory.fill_rate", "supplier"): f"""
        select supplier, sum(filled) / sum(ordered) from {FILLED} where supplier is not null group by 1""",
    ("inventory.clearance", "channel"): f"select channel, sum(quantity) from {C} where channel is not null group by 1",
    ("inventory.clearance_loss", "channel"): f"select channel, sum(worth - amount) / 100 from {C} where channel is not null group by 1",
}
CLASSES = {
    "inventory.classes": f"select class, count(*) from {GOODS} group by 1",
    "inventory.class_amount_share": f"""
        select class, sum(amount) / (select sum(amount) from {GOODS}) from {GOODS} group by 1""",
    "inventory.class_stock": f"select class, sum(left_over) / 100 from {GOODS} group by 1",
    "inventory.class_stock_share": f"""
        select class, sum(left_over) / (select sum(left_over) from {GOODS}) from {GOODS} group by 1""",
    "inventory.class_turnover": f"""
        select class, sum(sold) / (coalesce(sum(opening), 0) + sum(ends)) * 13 from {GOODS} group by 1""",
}


@pytest.fixture(scope="module")
def told(opinion):
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED))


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(told, id_):
    told.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(told, id_, grain):
    told.agrees_by(id_, grain, SLICED[id_, grain])


@pytest.mark.parametrize(("year", "read"), [("this", "value"), ("last", "prior")])
@pytest.mark.parametrize("id_", CLASSES)
def test_classes(told, id_, year, read):
    """SQL names the classes that have goods; the others are empty here, and one without goods this year has no turnover."""
    this = {name for name, value in told.told("this", CLASSES[id_]) if value is not None}
    gone = set() if id_ != "inventory.class_turnover" else {name for name, _ in told.told(year, CLASSES[id_])} - this
    wanted = {name: pytest.approx(float(v)) for name, v in told.told(year, CLASSES[id_]) if v and name not in gone}
    found = {f.slice["class"]: float(getattr(f, read) or 0) for f in told.kpis.kpis.figures() if f.kpi == id_}

    assert len(wanted) >= 5
    assert {name: value for name, value in found.items() if value} == wanted


def test_the_write_down_that_was_avoided(told):
    this, last = (told.told(year, WHOLE["inventory.clearance_loss"])[0][0] for year in ("this", "last"))

    assert float(told.kpis.of("inventory.writedown_avoided")) == pytest.approx(last - this)


def test_the_multiple_of_the_industry(told):
    """The industry turns six times a year; 2025 is a whole one."""
    ((own,),) = told.told("this", f"select {TURNOVER}")

    assert told.kpis.of("inventory.capital_multiple") == pytest.approx(float(own) / 6)
