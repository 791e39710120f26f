"""A second opinion on 售后处理满意度: the made-up shop's refunds and tickets in SQL; `conftest.py` says what the schemas hold."""

import pytest

R = """(
    select *, status = '退款成功' as back, epoch(completed_at - applied_at) / 3600 as took,
           coalesce(intervened in ('需要客服介入', '客服已经介入', '客服处理完成'), false) as disputed
    from raw.refunds, year where completed_at >= first and completed_at < until)"""
T = """(
    select * replace (coalesce(disputed = '是', false) as disputed), epoch(answered_at - opened_at) / 3600 as h,
           if(score between 1 and 5, score, null) as rating
    from raw.tickets, year where opened_at >= first and opened_at < until)"""
CLOSED = f"(select * from {T} where closed_at is not null and contacts is not null)"
ONCE = "contacts = 1 and (reopened_at is null or reopened_at > closed_at + interval 7 day)"
PAID = "(select count(*) from o)"

WHOLE = {
    "aftersales.refunded_orders": f"select count(distinct order_id) from {R} where back",
    "aftersales.refund_rate": f"select count(distinct order_id) / {PAID} from {R} where back",
    "aftersales.refund_amount_rate": f"select sum(amount) / (select sum(total_amount) from o) from {R} where back",
    "aftersales.first_response": f"select median(h) from {T}",
    "aftersales.first_response_p90": f"select quantile_cont(h, 0.9) from {T}",
    "aftersales.closed_tickets": f"select count(*) from {CLOSED}",
    "aftersales.resolved_tickets": f"select count(*) from {CLOSED} where {ONCE}",
    "aftersales.first_contact_resolution": f"select avg(({ONCE})::int) from {CLOSED}",
    "aftersales.cases": f"select count(*) from {R}",
    "aftersales.disputes": f"select count(*) from {R} where disputed",
    "aftersales.dispute_rate": f"select avg(disputed::int) from {R}",
    "aftersales.dispute_hours": f"select median(took) from {R} where disputed",
    "aftersales.satisfaction": f"select avg(rating) from {T}",
    "aftersales.scores": f"select count(rating) from {T}",
    "aftersales.providers_renewed": """
        select count(*) from raw.providers, year where date >= first and date < until and renewed = '是'""",
}
SLICED = {
    ("aftersales.refund_amount_rate", "month"): f"""
        select strftime(completed_at, '2025-%m') as m,
               sum(amount) / (select sum(total_amount) from o where month(paid_at) = any_value(month(completed_at)))
        from {R} where back group by 1""",
    ("aftersales.first_response", "month"): f"select strftime(opened_at, '2025-%m'), median(h) from {T} group by 1",
    ("aftersales.first_contact_resolution", "month"): f"""
        select strftime(opened_at, '2025-%m'), avg(({ONCE})::int) from {CLOSED} group by 1""",
    ("aftersales.dispute_rate", "quarter"): f"select '2025Q' || quarter(completed_at), avg(disputed::int) from {R} group by 1",
    ("aftersales.satisfaction", "month"): f"select strftime(opened_at, '2025-%m'), avg(rating) from {T} group by 1",
    ("aftersales.providers", "provider"): f"select provider, count(*) from {T} where provider is not null group by 1",
    ("aftersales.provider_response", "provider"): f"select provider, median(h) from {T} where provider is not null group by 1",
    ("aftersales.provider_disputed", "provider"): f"""
        select provider, count(*) filter (disputed) from {T} where provider is not null group by 1""",
    ("aftersales.provider_disputes", "provider"): f"""
        select provider, avg(disputed::int) from {T} where provider is not null group by 1""",
    ("aftersales.provider_score", "provider"): f"select provider, avg(rating) from {T} where provider is not null group by 1",
    ("aftersales.provider_penalties", "provider"): """
        select provider, sum(penalty_points) from raw.providers, year where date >= first and date < until group by 1""",
    ("aftersales.providers_renewed", "provider"): """
        select provider, (renewed = '是')::int from raw.providers, year
        where date >= first and date < until and renewed is not null""",
}
REASONS = f"""
    with top as (select reason from raw.refunds where year(completed_at) = 2025 and status = '退款成功' and reason is not null
                 group by 1 order by count(*) desc, 1 limit 8),
         given as (select if(reason in (select reason from top), reason, '其他') as reason from {R} where back and reason is not null)
    select reason, {{}} from given group by 1"""


@pytest.fixture(scope="module")
def told(opinion):
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED))


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(told, id_):
    told.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(told, id_, grain):
    told.agrees_by(id_, grain, SLICED[id_, grain])


def test_reasons(told):
    told.agrees_by("aftersales.reasons", "reason", REASONS.format("count(*) / (select count(*) from given)"), made=True)
    told.agrees_by("aftersales.reason_refunds", "reason", REASONS.format("count(*)"), made=True)


def test_what_each_reason_did_to_the_change_of_all(told):
    this, last = (dict(told.told(year, REASONS.format("count(*)"))) for year in ("this", "last"))
    whole = sum(this.values()) - sum(last.values())

    assert whole != 0 and len(this) == 9
    assert {reason: v for (reason,), v in told.kpis.slices("aftersales.reason_contribution").items()} == {
        reason: pytest.approx((n - last[reason]) / whole) for reason, n in this.items()
    }


def test_the_last_quarter_against_the_one_before(told):
    moved = []
    for year in ("this", "last"):
        rate = dict(told.told(year, SLICED["aftersales.dispute_rate", "quarter"]))
        moved.append(pytest.approx(rate["2025Q4"] - rate["2025Q3"]))

    assert told.kpis.slices("aftersales.dispute_step") == {("2025Q4",): moved[0]}
    assert told.kpis.prior("aftersales.dispute_step", quarter="2025Q4") == moved[1]
