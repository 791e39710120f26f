"""A second opinion on members, the service desk, rivals, rules and pilots; `conftest.py` says what the schemas hold."""

import math

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
    "members.buyers": f"select count(distinct buyer_id) from {OF_LIST} where {MEMBER}",
    "members.orders_amount": f"select sum(total_amount) / 100 from {OF_LIST} where {MEMBER}",
    "members.spend": f"select sum(total_amount) / 100 / count(distinct buyer_id) from {OF_LIST} where {MEMBER}",
    "members.other_spend": f"select sum(total_amount) / 100 / count(distinct buyer_id) from {OF_LIST} where {OTHER}",
    "members.points_issued": f"select sum(points) from {POINTS} where direction = '发放'",
    "members.points_redemption": f"""
        select sum(points) filter (direction = '核销') / sum(points) filter (direction = '发放') from {POINTS}""",
    "members.points_lost": f"select sum(points) from {POINTS} where direction = '过期扣减'",
    "members.recommend_conversion": f"select sum(buyers) / sum(visitors) from t where {RECOMMENDED}",
    "members.other_traffic_conversion": f"select sum(buyers) / sum(visitors) from t where not {RECOMMENDED}",
    "members.recommend_uplift": f"""
        select (sum(buyers) filter ({RECOMMENDED}) / sum(visitors) filter ({RECOMMENDED}))
             / (sum(buyers) filter (not {RECOMMENDED}) / sum(visitors) filter (not {RECOMMENDED})) - 1 from t""",
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
    ("members.points_source_share", "source"): f"""
        select source, sum(points) / (select sum(points) from {POINTS} where direction = '发放') from {POINTS}
        where source is not null group by 1""",
}
TIERS = {
    "members.tiers": "select coalesce(tier, '未标等级'), count(*) from raw.members where joined_at < date '2026-01-01' group by 1",
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
    "service.auto_refund_share": f"select avg({ALONE}::int) from {BACK} where {TOLD}",
    "service.delayed_parcels": f"select count(*) from {PARCELS} where {LATE}",
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

# -- outlook ---------------------------------------------------------------------------------------------------------

PRICES = f"(select *, own_price / rival_price as times from {year_of('prices', 'date')} where own_price > 0 and rival_price > 0)"
ALLOVER = "(select * from m where region is null)"
INDUSTRY = f"(select sum(amount) as industry from {ALLOVER} where subject = '行业')"
SHARES = f"""(
    select subject, sum(amount) / any_value(industry) as share from {ALLOVER}, {INDUSTRY}
    where subject <> '行业' and amount is not null group by 1)"""
BROKEN = year_of("violations", "date")
GREEN = "packaging in ('绿色包装', '可降解袋')"

OUTLOOK = {
    "competition.price_index": f"select exp(avg(ln(times))) from {PRICES}",
    "competition.priced_items": f"select count(distinct item_title) from {PRICES}",
    "competition.concentration": f"""
        select sum(share) from (select share from {SHARES} where subject <> '其他' order by share desc limit 4)""",
    "competition.foreign_share": "select sum(amount) filter (origin = '外资') / sum(amount) from m where origin is not null",
    "policy.violations": f"select count(*) from {BROKEN}",
    "policy.fines": f"select sum(fine) / 100 from {BROKEN}",
    "policy.penalty_points": f"select sum(points) from {BROKEN}",
    "policy.green_packaging": f"select avg(({GREEN})::int) from {PARCELS} where packaging is not null",
    "policy.green_cost_added": f"""
        select (avg(packaging_cost) filter ({GREEN}) - avg(packaging_cost) filter (packaging is not null and not {GREEN})) / 100 from {PARCELS}""",
}
OUTLOOK_BY = {
    ("competition.price_index", "subject"): f"select subject, exp(avg(ln(times))) from {PRICES} group by 1",
    ("competition.price_index", "month"): f"select strftime(date, '2025-%m'), exp(avg(ln(times))) from {PRICES} group by 1",
    ("competition.foreign_share", "category"): """
        select category, sum(amount) filter (origin = '外资') / sum(amount) from m where origin is not null group by 1""",
    ("policy.violations", "rule"): f"select rule, count(*) from {BROKEN} where rule is not null group by 1",
    ("policy.green_packaging", "month"): f"""
        select strftime(shipped_at, '2025-%m'), avg(({GREEN})::int) from {PARCELS} where packaging is not null group by 1""",
}

WHOLE = MEMBERS | SERVICE | OUTLOOK
SLICED = MEMBERS_BY | SERVICE_BY | OUTLOOK_BY


@pytest.fixture(scope="module")
def told(opinion):
    wanted = [f"competition.{id_} by category" for id_ in ("segments", "own_segments", "hhi", "concentration")]
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED), *wanted)


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
    ((rose, fell),) = told.told("this", f"select avg(({now} > {before})::int), avg(({now} < {before})::int) from {THERE}")

    assert told.kpis.of("members.upgrade_rate") == pytest.approx(rose)
    assert told.kpis.of("members.downgrade_rate") == pytest.approx(fell)


def test_how_the_hours_to_refund_are_spread(told):
    told.agrees_by("service.refund_hours_distribution", "hours", BINS, made=True)


def test_shares_of_the_market_and_who_moved(told):
    this, last = (dict(told.told(year, f"select subject, share from {SHARES}")) for year in ("this", "last"))

    assert len(this) == 6
    assert {s: v for (s,), v in told.kpis.slices("competition.shares").items()} == {s: pytest.approx(v) for s, v in this.items()}
    assert {s: v for (s,), v in told.kpis.slices("competition.share_moves").items()} == {
        s: pytest.approx(v - last[s]) for s, v in this.items()
    }


def test_the_squares_where_no_rival_is_a_range(told):
    """雨前山房, a range in every other category, does not sell 茶礼."""
    rows = dict(told.told("this", f"""
        select category, sum((100 * amount / industry) ** 2) from (
            select category, subject, sum(amount) as amount from {ALLOVER} where subject not in ('行业', '其他') group by 1, 2)
        join (select category, sum(amount) as industry from {ALLOVER} where subject = '行业' group by 1) using (category)
        where category = '茶礼' group by 1"""))

    assert told.kpis.by("competition.hhi", "category") == {"茶礼": pytest.approx(min(10_000, rows["茶礼"]))}


def test_segments_beside_the_shop(told):
    growth = {
        row[0]: row[1:] for row in told.told("this", """
            with now as (select category, subject, sum(amount) as amount from this.m where region is null group by 1, 2),
                 before as (select category, subject, sum(amount) as amount from last.m where region is null group by 1, 2),
                 grown as (select category, subject, now.amount / before.amount - 1 as g from now join before using (category, subject))
            select category, any_value(g) filter (subject = '行业'), any_value(g) filter (subject = '本店') from grown group by 1""")
    }

    assert len(growth) == 5
    assert told.kpis.by("competition.segments", "category") == {c: pytest.approx(v[0]) for c, v in growth.items()}
    assert told.kpis.by("competition.own_segments", "category") == {c: pytest.approx(v[1]) for c, v in growth.items()}


def test_pilots(told):
    ((control, treated, n),) = told.told("this", """
        select sum(successes) filter (arm = '对照') / sum(trials) filter (arm = '对照'),
               sum(successes) filter (arm = '试点') / sum(trials) filter (arm = '试点'), sum(trials)
        from raw.experiments where pilot = 'AI主图' and trials is not null""")
    ((before, after, t, values),) = told.told("this", """
        with arms as (select arm, avg(value) as mean, var_samp(value) / count(value) as squared, count(value) as n
                      from raw.experiments where pilot = '包裹减重' group by 1)
        select c.mean, t.mean, (t.mean - c.mean) / sqrt(c.squared + t.squared), c.n + t.n
        from arms c, arms t where c.arm = '对照' and t.arm = '试点'""")
    k = told.kpis

    assert (k.of("technology.control", pilot="AI主图"), k.of("technology.treated", pilot="AI主图")) == (pytest.approx(control), pytest.approx(treated))
    assert k.of("technology.pilots", pilot="AI主图") == pytest.approx(treated / control - 1)
    assert k.of("technology.samples", pilot="AI主图") == n and k.of("technology.samples", pilot="包裹减重") == values
    assert k.of("technology.control_mean", pilot="包裹减重") == pytest.approx(before)
    assert k.of("technology.treated_mean", pilot="包裹减重") == pytest.approx(after)
    assert k.of("technology.p_value", pilot="包裹减重") == pytest.approx(math.erfc(abs(t) / math.sqrt(2)), abs=0.02)
    assert {pilot for (pilot,) in k.slices("technology.pilots")} == {"AI主图", "包裹减重"}
