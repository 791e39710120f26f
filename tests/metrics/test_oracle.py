"""A second opinion: the KPIs of a made-up shop asked again in SQL that was written apart from them.

Each query is put twice, to the schema `this` (2025) and to `last` (2024); `conftest.py` says what their views hold.
"""

from collections import Counter

import pytest

CITIES_ABOVE = ("上海", "北京", "杭州", "宁波")
CAMPAIGN_ORDERS = "ever join w on paid_at >= s and paid_at < e"
NEW = "(select buyer_id, min(paid_at) as born from ever where buyer_id is not null group by 1)"
REGULAR = "(not exists (select 1 from w where date >= s and date < e))"
ABROAD = "if(province in ('香港', '澳门', '台湾', '海外'), total_amount, 0)"
LOWER = f"regexp_replace(city, '市$', '') not in {CITIES_ABOVE}"

RETURNED = "(select * from raw.refunds, year where completed_at >= first and completed_at < until and status = '退款成功')"

WHOLE = {
    "sales.paid_amount": "select sum(total_amount) / 100 from o",
    "sales.refund_amount": f"select sum(amount) / 100 from {RETURNED}",
    "sales.net_sales": f"select ((select sum(total_amount) from o) - sum(amount)) / 100 from {RETURNED}",
    "sales.orders": "select count(*) from o",
    "sales.buyers": "select count(distinct buyer_id) from o",
    "sales.spend_per_buyer": "select sum(total_amount) / 100 / count(distinct buyer_id) from o",
    "sales.order_value": "select avg(total_amount) / 100 from o",
    "sales.category_amount": "select sum(worth) / 100 from l",
    "sales.premium_share": """
        with threshold as (select quantile_cont(total_amount, 0.8) as least from last.o)
        select sum(total_amount) filter (total_amount >= least) / sum(total_amount) from o, threshold""",
    "sales.campaign_amount": "select sum(total_amount) / 100 from o join w on paid_at >= s and paid_at < e",
    "sales.campaign_share": """
        select (select sum(total_amount) from o join w on paid_at >= s and paid_at < e) / sum(total_amount) from o""",
    "users.known_city_buyers": "select count(distinct buyer_id) from o where city is not null",
    "users.lower_tier_buyers": f"select count(distinct buyer_id) from o where {LOWER}",
    "users.lower_tier_share": f"""
        select count(distinct buyer_id) filter ({LOWER}) / count(distinct buyer_id) filter (city is not null) from o""",
    "users.visitor_days": "select sum(visitors) from d",
    "users.dau": "select avg(visitors) from d",
    "users.stay_total": "select sum(visitors * stay_seconds) from d",
    "users.stay_visitors": "select sum(visitors) filter (stay_seconds is not null) from d",
    "users.stay_seconds": "select sum(visitors * stay_seconds) / sum(visitors) from d",
    "users.members": "select arg_max(members, date) from d",
    "users.new_members": "select sum(new_members) from d",
    "users.repurchase_rate": """
        select avg((days > 1)::int) from (
            select count(distinct paid_at::date) as days from o where buyer_id is not null group by buyer_id)""",
    "users.new_buyers": f"select count(*) from {NEW}, year where born >= first and born < until",
    "users.returning_share": f"""
        select count(*) filter (born < first) / count(*)
        from (select distinct buyer_id from o where buyer_id is not null) join {NEW} using (buyer_id), year""",
    "market.industry_amount": "select sum(amount) / 100 from m where subject = '行业'",
    "market.own_amount": "select sum(amount) / 100 from m where subject = '本店' and region is null",
    "market.share": """
        select sum(amount) filter (subject = '本店' and region is null) / sum(amount) filter (subject = '行业') from m""",
    "market.rank": "select arg_max(rank, date) from m where subject = '本店' and rank is not null",
    "market.regional_amount": "select sum(amount) / 100 from m where subject = '本店' and region is not null",
    "market.overseas_amount": "select sum(amount) / 100 from m where subject = '本店' and region = '境外'",
    "market.shipped_abroad_amount": f"select sum({ABROAD}) / 100 from o",
    "market.shipped_abroad_share": f"select sum({ABROAD}) / sum(total_amount) from o where province is not null",
    "market.overseas_share": """
        select sum(amount) filter (region = '境外') / sum(amount) filter (region in ('境外', '境内'))
        from m where subject = '本店'""",
    "campaigns.daily_buyers": "select sum(buyers) from d",
    "campaigns.visitors": "select sum(visitors) from d",
    "campaigns.conversion": "select sum(buyers) / sum(visitors) from d",
    "campaigns.conversion_multiple": f"""
        select (select sum(buyers) / sum(visitors) from d join w on date >= s and date < e)
             / (select sum(buyers) / sum(visitors) from d where {REGULAR})""",
    "campaigns.hero_share": """
        with items as (select sum(worth) as worth from l join w on paid_at >= s and paid_at < e group by item_title)
        select sum(worth) filter (n <= 3) / sum(worth)
        from (select worth, row_number() over (order by worth desc) as n from items)""",
    "campaigns.new_buyer_share": f"""
        select (select count(*) from {NEW} join w on born >= s and born < e) / count(distinct buyer_id)
        from {CAMPAIGN_ORDERS}""",
    "campaigns.returning_repurchase": f"""
        with before as (select distinct buyer_id from ever, year
                        where buyer_id is not null and paid_at < first and paid_at >= first - interval 1 year)
        select count(*) filter (buyer_id in (select buyer_id from {CAMPAIGN_ORDERS})) / count(*) from before""",
    "campaigns.coupons_claimed": "select sum(claimed) from c",
    "campaigns.coupons_used": "select sum(used) from c",
    "campaigns.member_coupons_claimed": "select sum(claimed) from c where coupon_type = '会员券'",
    "campaigns.member_coupons_used": "select sum(used) from c where coupon_type = '会员券'",
    "campaigns.coupon_redemption": "select sum(used) / sum(claimed) from c",
    "campaigns.multi_category_share": """
        select avg((kinds > 1)::int) from (
            select count(distinct category) as kinds from l join w on paid_at >= s and paid_at < e
            where category is not null group by order_id)""",
    "ads.traffic_visitors": "select sum(visitors) from t",
    "ads.natural_search": "select sum(visitors) from t where source_2 like '%搜索%' and source_1 <> '付费'",
    "ads.non_search_share": "select 1 - sum(visitors) filter (source_2 like '%搜索%') / sum(visitors) from t",
    "risks.search_amount": "select sum(amount) / 100 from t where source_2 like '%搜索%'",
    "risks.search_visitors": "select sum(visitors) from t where source_2 like '%搜索%'",
    "risks.search_buyers": "select sum(buyers) from t where source_2 like '%搜索%'",
    "risks.search_conversion": "select sum(buyers) / sum(visitors) from t where source_2 like '%搜索%'",
    "risks.search_spend": "select sum(amount) / 100 / sum(buyers) from t where source_2 like '%搜索%'",
    "goals.daily_spend": "select (select sum(total_amount) from o) / 100 / sum(buyers) from d",
    "members.contribution": "select sum(member_amount) / sum(paid_amount) from d",
}

SLICED = {
    ("sales.paid_amount", "month"): "select strftime(paid_at, '2025-%m'), sum(total_amount) / 100 from o group by 1",
    ("sales.orders", "month"): "select strftime(paid_at, '2025-%m'), count(*) from o group by 1",
    ("sales.buyers", "month"): "select strftime(paid_at, '2025-%m'), count(distinct buyer_id) from o group by 1",
    ("sales.spend_per_buyer", "month"): """
        select strftime(paid_at, '2025-%m'), sum(total_amount) / 100 / count(distinct buyer_id) from o group by 1""",
    ("sales.net_sales", "province"): "select province, sum(total_amount - refund_amount) / 100 from o group by 1",
    ("sales.paid_amount", "city"): "select city, sum(total_amount) / 100 from o where city is not null group by 1",
    ("sales.paid_amount", "campaign"): f"select name, sum(total_amount) / 100 from {CAMPAIGN_ORDERS} group by 1",
    ("sales.spend_per_buyer", "campaign"): f"""
        select name, sum(total_amount) / 100 / count(distinct buyer_id) from {CAMPAIGN_ORDERS} group by 1""",
    ("sales.category_amount", "category"): """
        select category, sum(worth) / 100 from l where category is not null group by 1""",
    ("sales.category_share", "category"): """
        select category, sum(worth) / (select sum(worth) from l) from l where category is not null group by 1""",
    ("users.dau", "month"): "select strftime(date, '2025-%m'), avg(visitors) from d group by 1",
    ("users.stay_seconds", "month"): """
        select strftime(date, '2025-%m'), sum(visitors * stay_seconds) / sum(visitors) from d group by 1""",
    ("market.share", "month"): """
        select strftime(date, '2025-%m'),
               sum(amount) filter (subject = '本店' and region is null) / sum(amount) filter (subject = '行业')
        from m group by 1""",
    ("market.share", "category"): """
        select category, sum(amount) filter (subject = '本店' and region is null) / sum(amount) filter (subject = '行业')
        from m group by 1""",
    ("market.category_share", "category"): """
        select own.category, own.amount / (select sum(amount) from m where subject = '行业' and m.category = own.category)
        from (select category, sum(amount) as amount from m where subject = '本店' and region is null group by 1) own""",
    ("market.rival_index", "subject"): """
        select subject, avg(trade_index) from m where trade_index is not null group by 1""",
    ("market.rival_conversion", "subject"): """
        select subject, avg(conversion_rate) from m where conversion_rate is not null group by 1""",
    ("market.rival_spend", "subject"): """
        select subject, avg(spend_per_buyer) / 100 from m where spend_per_buyer is not null group by 1""",
    ("market.rival_coverage", "subject"): "select subject, avg(coverage) from m where coverage is not null group by 1",
    ("campaigns.conversion", "campaign"): """
        select name, sum(buyers) / sum(visitors) from d join w on date >= s and date < e group by 1""",
    ("campaigns.conversion", "promotion"): f"""
        select case when {REGULAR} then '平日' else '大促' end, sum(buyers) / sum(visitors) from d group by 1""",
    ("campaigns.coupon_redemption", "coupon_type"): "select coupon_type, sum(used) / sum(claimed) from c group by 1",
    ("ads.non_search_share", "month"): """
        select strftime(date, '2025-%m'), 1 - sum(visitors) filter (source_2 like '%搜索%') / sum(visitors)
        from t group by 1""",
}

RFM = """
    with buyers as (
        select buyer_id, max(paid_at) as r, count(*) as f, sum(total_amount) as m
        from o where buyer_id is not null group by 1
    ), limits as (
        select quantile_cont(epoch_ms(r)::double, [0.2, 0.4, 0.6, 0.8]) as r,
               quantile_cont(f::double, [0.2, 0.4, 0.6, 0.8]) as f, quantile_cont(m::double, [0.2, 0.4, 0.6, 0.8]) as m
        from buyers
    ), scored as (
        select b.m as money, len(list_filter(l.r, lambda x: x < epoch_ms(b.r))) as r,
               len(list_filter(l.f, lambda x: x < b.f)) as f,
               len(list_filter(l.m, lambda x: x < b.m)) as m
        from buyers b, limits l
    ), judged as (
        select money, r > (select avg(r) from scored) as r, f > (select avg(f) from scored) as f,
               m > (select avg(m) from scored) as m from scored
    )
    select case when m then '重要' else '一般' end
               || case when r and f then '价值' when f then '保持' when r then '发展' else '挽留' end || '客户',
           count(*), sum(money) / 100
    from judged group by 1
"""

COHORTS = """
    with firsts as (select buyer_id, min(date_trunc('month', paid_at)) as cohort
                    from ever where buyer_id is not null group by 1),
         again as (select distinct buyer_id, date_trunc('month', paid_at) as month from ever where year(paid_at) = 2025)
    select strftime(cohort, '%Y-%m'), month(month) - month(cohort), count(*) / any_value(size)
    from again join firsts using (buyer_id) join (select cohort, count(*) as size from firsts group by 1) using (cohort)
    where year(cohort) = 2025 and month > cohort group by 1, 2
"""

LIFT = """
    with held as (select distinct order_id, category from l where category is not null),
         alone as (select category, count(*) as orders from held group by 1),
         everything as (select count(distinct order_id) as n from held)
    select a.category || '+' || b.category,
           count(*) * any_value(n) / (any_value(x.orders) * any_value(y.orders))
    from held a join held b on a.order_id = b.order_id and a.category < b.category
    join alone x on x.category = a.category join alone y on y.category = b.category, everything
    group by a.category, b.category having count(*) >= 0.02 * any_value(n)
"""


@pytest.fixture(scope="module")
def answers(made_up):
    """The figures of the made-up shop, and SQL over the same rows."""
    ask, database = made_up
    return ask(*(f"{id_} by {grain}" for id_, grain in SLICED), "market.share_change by category"), database


def told(sql, year, query):
    sql.execute(f"use {year}")
    return sql.execute(query).fetchall()


def number(value):
    return None if value is None else float(value)


def same(value):
    return pytest.approx(float(value), rel=1e-9)


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(answers, id_):
    kpis, sql = answers
    value, prior = kpis.both(id_)

    assert number(value) == same(told(sql, "this", WHOLE[id_])[0][0])
    assert number(prior) == same(told(sql, "last", WHOLE[id_])[0][0])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(answers, id_, grain):
    kpis, sql = answers
    this, last = (dict(told(sql, year, SLICED[id_, grain])) for year in ("this", "last"))

    assert len(this) > 1
    assert {s: number(v) for s, v in kpis.by(id_, grain).items()} == {s: same(v) for s, v in this.items()}
    assert {s: number(v) for s, v in kpis.prior_by(id_, grain).items()} == {s: same(v) for s, v in last.items()}


def test_growth_and_lead(answers):
    kpis, sql = answers
    own, industry = (
        told(sql, "this", WHOLE[id_])[0][0] / told(sql, "last", WHOLE[id_])[0][0] - 1
        for id_ in ("sales.paid_amount", "market.industry_amount")
    )

    assert kpis.of("sales.growth") == same(own)
    assert kpis.of("sales.industry_growth") == same(industry)
    assert kpis.of("sales.growth_lead") == same(own - industry)


def test_what_the_categories_added(answers):
    """Of the year's increase, and of the three that bring most."""
    kpis, sql = answers
    this, last = (
        dict(told(sql, year, "select coalesce(category, ''), sum(worth) / 100 from l group by 1")) for year in ("this", "last")
    )
    more = {category: this[category] - last[category] for category in this if category}
    grown = sum(this.values()) - sum(last.values())
    largest = sorted(more, key=this.get, reverse=True)[:3]

    assert len(more) == 4
    assert {c: number(v) for c, v in kpis.by("sales.category_increase", "category").items()} == {c: same(v) for c, v in more.items()}
    contributions = kpis.by("sales.category_contribution", "category")
    assert contributions == {c: same(v / grown) for c, v in more.items()}
    assert kpis.by("sales.top_category_contribution", "category") == {c: contributions[c] for c in largest}


def test_how_shares_ranks_and_rivals_moved(answers):
    kpis, sql = answers
    shares, ranks, indices = (
        [dict(told(sql, year, query)) for year in ("this", "last")] for query in (
            SLICED["market.share", "category"], f"select 0, rank from ({WHOLE['market.rank']}) as t(rank)",
            SLICED["market.rival_index", "subject"],
        )
    )

    known = {c: same(v - shares[1][c]) for c, v in shares[0].items() if v is not None}
    assert len(known) == 5
    assert kpis.by("market.share_change", "category") == known
    whole = [told(sql, year, WHOLE["market.share"])[0][0] for year in ("this", "last")]
    assert kpis.of("market.share_change") == same(whole[0] - whole[1])
    assert kpis.of("market.rank_change") == ranks[0][0] - ranks[1][0]
    assert kpis.by("market.rival_growth", "subject") == {s: same(v / indices[1][s] - 1) for s, v in indices[0].items()}


def test_the_premium_threshold(answers):
    kpis, sql = answers
    ((least,),) = told(sql, "last", "select quantile_cont(total_amount, 0.8) / 100 from o")

    assert number(kpis.of("sales.premium_threshold")) == same(least)


@pytest.mark.parametrize(("id_", "query"), [
    ("sales.record_month", """
        select strftime(paid_at, '%Y-%m'), sum(total_amount) / 100 from o group by 1 order by 2 desc limit 1"""),
    ("sales.record_day", """
        select strftime(paid_at, '%Y-%m-%d'), sum(total_amount) / 100 from o group by 1 order by 2 desc limit 1"""),
    ("users.dau_peak", "select strftime(date, '%Y-%m-%d'), visitors from d order by visitors desc limit 1"),
])
def test_records(answers, id_, query):
    kpis, sql = answers
    ((when, much),) = told(sql, "this", query)

    assert {slice_: number(v) for slice_, v in kpis.slices(id_).items()} == {(when,): same(much)}


@pytest.mark.parametrize(("year", "read"), [("this", "of"), ("last", "prior")])
def test_segments(answers, year, read):
    kpis, sql = answers
    segments = told(sql, year, RFM)
    everyone, everything = sum(n for _, n, _ in segments), sum(m for _, _, m in segments)

    assert len(segments) >= 6
    for segment, buyers, amount in segments:
        of = getattr(kpis, read)
        assert of("users.rfm", segment=segment) == buyers
        assert number(of("users.rfm_amount", segment=segment)) == same(amount)
        assert of("users.rfm_buyer_share", segment=segment) == same(buyers / everyone)
        assert number(of("users.rfm_amount_share", segment=segment)) == same(amount / everything)
        if segment == "重要价值客户":
            assert number(of("users.high_value_share")) == same(amount / everything)


def test_the_months_since_the_data_begins(made_up):
    ask, sql = made_up
    known = sql.execute("select strftime(paid_at, '%Y-%m'), sum(total_amount) / 100 from ever group by 1 order by 1").fetchall()

    assert len(known) > 40
    history = ask("sales.paid_amount by history").by("sales.paid_amount", "history")
    assert {m: number(amount) for m, amount in history.items()} == {m: same(amount) for m, amount in known}


def test_cohorts(answers):
    """A month of a cohort in which nobody came back is a share of zero."""
    kpis, sql = answers
    known = {(cohort, str(k)): share for cohort, k, share in told(sql, "this", COHORTS)}
    found = kpis.slices("users.cohorts")

    assert len(known) > 20
    assert {k: v for k, v in found.items() if v} == {k: same(v) for k, v in known.items()}
    assert Counter(cohort for cohort, _ in found) == {f"2025-{m:02d}": 12 - m for m in range(1, 12)}


def test_pairs_of_categories(answers):
    kpis, sql = answers

    assert {pair: v for (pair,), v in kpis.slices("campaigns.cross_category").items()} == {
        "+".join(sorted(pair.split("+"))): same(lift) for pair, lift in told(sql, "this", LIFT)}
