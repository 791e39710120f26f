"""A second opinion on members and the service desk; `conftest.py` says what the schemas hold."""

import pytest

IN = "{} >= first and {} < until"


def year_of(table, at):
    return f"(select * from raw.{table}, year where {IN.format(at, at)})"


# -- members ---------------------------------------------------------------------------------------------------------

POINTS = year_of("points", "date")
OF_LIST = "(select o.*, joined_at <= paid_at as member from o left join raw.members on buyer_id = member_id where buyer_id is not null)"
MEMBER, OTHER = "coalesce(member, false)", "not coalesce(member, false)"
RECOMMENDED = "coalesce(source_2, '') like '%推荐%'"
LINES = "(select l.*, coalesce(price_type like '%会员%', false) as cheaper from l)"
RANK = "case {} when '普通会员' then 1 when '银' then 2 when '金' then 3 end"
THERE = "raw.members where joined_at < date '2025-01-01' and tier is not null and tier_before is not null"
BOUGHT = """(
    select buyer_id, coalesce(tier, '未标等级') as tier, sum(total_amount) / 100 as amount, count(distinct paid_at::date) as days
    from o join raw.members on buyer_id = member_id and joined_at <= paid_at group by 1, 2)"""

MEMBERS = {
    "members.amount": "select sum(member_amount) / 100 from d",
    "members.base_amount": "select sum(paid_amount) / 100 from d",
    "members.other_buyers": f"select count(distinct buyer_id) from {OF_LIST} where {OTHER}",
    "members.other_orders_amount": f"select sum(total_amount) / 100 from {OF_LIST} where {OTHER}",
    "members.spend_multiple": f"""
        select (sum(total_amount) filter ({MEMBER}) / count(distinct buyer_id) filter ({MEMBER}))
             / (sum(total_amount) filter ({OTHER}) / count(distinct buyer_id) filter ({OTHER})) from {OF_LIST}""",
    "members.buyers": f"select count(distinct buyer_id) from {OF_LIST} where {MEMBER}",
    "members.orders_amount": f"select sum(total_amount) / 100 from {OF_LIST} where {MEMBER}",
    "members.spend": f"select sum(total_amount) / 100 / count(distinct buyer_id) from {OF_LIST} where {MEMBER}",
    "members.other_spend": f"select sum(total_amount) / 100 / count(distinct buyer_id) from {OF_LIST} where {OTHER}",
    "members.points_issued": f"select sum(points) from {POINTS} where direction = '发放'",
    "members.points_redemption": f"""
        select sum(points) filter (direction = '核销') / sum(points) filter (direction = '发放') from {POINTS}""",
    "members.points_lost": f"select sum(points) from {POINTS} where direction = '过期扣减'",
    "members.recommend_visitors": f"select sum(visitors) from t where {RECOMMENDED}",
    "members.recommend_buyers": f"select sum(buyers) from t where {RECOMMENDED}",
    "members.other_traffic_visitors": f"select sum(visitors) from t where not {RECOMMENDED}",
    "members.other_traffic_buyers": f"select sum(buyers) from t where not {RECOMMENDED}",
    "members.recommend_conversion": f"select sum(buyers) / sum(visitors) from t where {RECOMMENDED}",
    "members.other_traffic_conversion": f"select sum(buyers) / sum(visitors) from t where not {RECOMMENDED}",
    "members.recommend_uplift": f"""
        select (sum(buyers) filter ({RECOMMENDED}) / sum(visitors) filter ({RECOMMENDED}))
             / (sum(buyers) filter (not {RECOMMENDED}) / sum(visitors) filter (not {RECOMMENDED})) - 1 from t""",
    "members.lined_orders": "select count(distinct order_id) from l",
    "members.price_orders": f"select count(distinct order_id) from {LINES} where cheaper",
    "members.price_share": f"select count(distinct order_id) filter (cheaper) / count(distinct order_id) from {LINES}",
}
MEMBERS_BY = {
    ("members.contribution", "month"): "select strftime(date, '2025-%m'), sum(member_amount) / sum(paid_amount) from d group by 1",
    ("members.spend", "month"): f"""
        select strftime(paid_at, '2025-%m'), sum(total_amount) / 100 / count(distinct buyer_id) from {OF_LIST} where {MEMBER} group by 1""",
    ("members.points_redeemed", "month"): f"""
        select strftime(date, '2025-%m'), sum(points) from {POINTS} where direction = '核销' group by 1""",
    ("members.points_uses", "use"): f"""
        select use, sum(points) / (select sum(points) from {POINTS} where direction = '发放') from {POINTS}
        where use is not null group by 1""",
    ("members.points_use_share", "use"): f"""
        select use, sum(points) / (select sum(points) from {POINTS} where direction = '核销') from {POINTS} where use is not null group by 1""",
    ("members.points_source_share", "source"): f"""
        select source, sum(points) / (select sum(points) from {POINTS} where direction = '发放') from {POINTS}
        where source is not null group by 1""",
}
TIERS = {
    "members.tiers": "select coalesce(tier, '未标等级'), count(*) from raw.members where joined_at < date '2026-01-01' group by 1",
    "members.tier_share": """
        select coalesce(tier, '未标等级'), count(*) / (select count(*) from raw.members where joined_at < date '2026-01-01')
        from raw.members where joined_at < date '2026-01-01' group by 1""",
    "members.tier_amount": f"select tier, sum(amount) from {BOUGHT} group by 1",
    "members.tier_buyers": f"select tier, count(*) from {BOUGHT} group by 1",
    "members.tier_spend": f"select tier, sum(amount) / count(*) from {BOUGHT} group by 1",
    "members.tier_amount_share": f"select tier, sum(amount) / (select sum(amount) from {BOUGHT}) from {BOUGHT} group by 1",
    "members.tier_repurchase": f"select tier, avg((days > 1)::int) from {BOUGHT} group by 1",
}

# -- service ---------------------------------------------------------------------------------------------------------

CHATS = f"""(
    select * replace (if(first_response_seconds < 0, null, first_response_seconds) as first_response_seconds,
                      if(score between 1 and 5, score, null) as score),
           case when channel like '%机器人%' or channel like '%小蜜%' then '机器人' when channel is not null then '人工' end as who,
           channel is not null and (coalesce(transferred = '是', false) or channel like '%转人工%') as passed
    from {year_of("chats", "started_at")})"""
DESK = year_of("service_daily", "date")
BACK = f"(select *, epoch(completed_at - applied_at) / 3600 as h from {year_of('refunds', 'completed_at')} where status = '退款成功')"
TOLD = "(instant is not null or handled_by is not null)"
ALONE = "(coalesce(instant = '是', false) or coalesce(handled_by = '系统退款', false))"
PARCELS = f"""(
    select coalesce(parcel_id, gen_random_uuid()::varchar) as parcel, shipped_at::date as day, max(shipped_at) as shipped_at,
           max(paid_at) as paid_at, max(ships_by) as ships_by, max(signs_by) as signs_by, max(signed_at) as signed_at,
           max(if(compensated in ('否'), null, compensated)) as compensated, max(packaging) as packaging, max(packaging_cost) as packaging_cost
    from {year_of("shipments", "shipped_at")} group by 1, 2)"""
LATE = """(coalesce(if(ships_by is null, paid_at <= shipped_at and shipped_at > paid_at + interval 48 hour, shipped_at > ships_by), false)
    or coalesce(signed_at > signs_by, false))"""

SERVICE = {
    "service.sessions": f"select count(who) from {CHATS}",
    "service.bot_sessions": f"select count(*) from {CHATS} where who = '机器人' or passed",
    "service.transferred_sessions": f"select count(*) from {CHATS} where passed",
    "service.bot_share": f"select avg((who = '机器人' or passed)::int) from {CHATS} where who is not null",
    "service.transfer_rate": f"select avg(passed::int) from {CHATS} where who = '机器人' or passed",
    "service.first_response_seconds": f"select median(first_response_seconds) from {CHATS}",
    "service.first_response_p90": f"select quantile_cont(first_response_seconds, 0.9) from {CHATS}",
    "service.handle_minutes": f"select median(handle_minutes) from {CHATS}",
    "service.handle_p90": f"select quantile_cont(handle_minutes, 0.9) from {CHATS}",
    "service.mean_first_response_seconds": f"""
        select sum(first_response_seconds * received) / sum(received) from {DESK}
        where first_response_seconds is not null and received is not null""",
    "service.mean_response_seconds": f"select sum(response_seconds * received) / sum(received) from {DESK} where response_seconds is not null",
    "service.mean_handle_minutes": f"select sum(handle_minutes * received) / sum(received) from {DESK}",
    "service.satisfaction": f"select avg(score) from {CHATS}",
    "service.ratings": f"select count(score) from {CHATS}",
    "service.satisfied_share": f"select avg((score >= 4)::int) from {CHATS} where score is not null",
    "service.refund_hours": f"select avg(h) from {BACK}",
    "service.judged_refunds": f"select count(*) from {BACK} where {TOLD}",
    "service.auto_refunds": f"select count(*) from {BACK} where {ALONE}",
    "service.auto_refund_share": f"select avg({ALONE}::int) from {BACK} where {TOLD}",
    "service.delayed_parcels": f"select count(*) from {PARCELS} where {LATE}",
    "service.compensated_parcels": f"select count(compensated) from {PARCELS} where {LATE}",
    "service.complaint_tickets": f"select count(*) from {year_of('tickets', 'opened_at')} where kind like '%投诉%'",
    "service.compensated_share": f"select count(compensated) / count(*) from {PARCELS} where {LATE}",
    "service.complaint_rate": f"""
        select count(*) / (select count(*) from o) * 10000 from {year_of("tickets", "opened_at")} where kind like '%投诉%'""",
}
SERVICE_BY = {
    ("service.first_response_seconds", "channel"): f"select who, median(first_response_seconds) from {CHATS} where who is not null group by 1",
    ("service.first_response_p90", "channel"): f"""
        select who, quantile_cont(first_response_seconds, 0.9) from {CHATS} where who is not null group by 1""",
    ("service.handle_minutes", "channel"): f"select who, median(handle_minutes) from {CHATS} where who is not null group by 1",
    ("service.bot_share", "month"): f"""
        select strftime(started_at, '2025-%m'), avg((who = '机器人' or passed)::int) from {CHATS} where who is not null group by 1""",
    ("service.refund_hours", "month"): f"select strftime(completed_at, '2025-%m'), avg(h) from {BACK} group by 1",
    ("service.compensated_share", "month"): f"""
        select strftime(shipped_at, '2025-%m'), count(compensated) / count(*) from {PARCELS} where {LATE} group by 1""",
}
BINS = f"""
    select case when h <= 1 then '1小时内' when h <= 6 then '1—6小时' when h <= 24 then '6—24小时' when h <= 48 then '24—48小时'
                when h <= 72 then '48—72小时' else '72小时以上' end, count(*) / (select count(h) from {BACK})
    from {BACK} where h is not null group by 1"""

WHOLE = MEMBERS | SERVICE
SLICED = MEMBERS_BY | SERVICE_BY


@pytest.fixture(scope="module")
def told(opinion):
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED))


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(told, id_):
    told.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(told, id_, grain):
    told.agrees_by(id_, grain, SLICED[id_, grain])


@pytest.mark.parametrize("id_", TIERS)
def test_tiers(told, id_):
    known = {tier: pytest.approx(float(value)) for tier, value in told.told("this", TIERS[id_])}

    assert len(known) == 4
    assert {tier: float(value) for (tier,), value in told.kpis.slices(id_).items()} == known


def test_who_rose_and_who_fell(told):
    now, before = RANK.format("tier"), RANK.format("tier_before")
    ((there, up, rose, fell),) = told.told("this", f"""
        select count(*), count(*) filter ({now} > {before}), avg(({now} > {before})::int), avg(({now} < {before})::int) from {THERE}""")

    assert (told.kpis.of("members.members_before"), told.kpis.of("members.upgraded")) == (there, up)

    assert told.kpis.of("members.upgrade_rate") == pytest.approx(rose)
    assert told.kpis.of("members.downgrade_rate") == pytest.approx(fell)


def test_how_the_hours_to_refund_are_spread(told):
    told.agrees_by("service.refund_hours_distribution", "hours", BINS, made=True)
