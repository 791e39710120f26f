"""A second opinion on campaigns, contents and paid traffic: SQL over the made-up shop; `conftest.py` says what the schemas hold.

Of paid traffic only what reports by the day counts in totals, 账户 before 场景 before 计划; item and keyword reports are
monthly there (see marketing_rows.py) and answer only what no other level can.
"""

import pytest

PRIVATE = "(concat_ws('/', source_1, source_2) similar to '.*(私域|淘宝群|群聊|店铺直播|会员|粉丝|关注|订阅|微淘|我的淘宝).*')"
YEAR = "date >= first and date < until"
DAILY = f"""(
    select *, coalesce(scene, tool) || tool as purse, case report when '账户' then 0 when '场景' then 1 else 2 end as level
    from raw.ads, year where {YEAR} and report in ('账户', '场景', '计划'))"""
ADS = f"""(
    select d.* from {DAILY} d
    join (select purse, date, min(level) as level from {DAILY} group by 1, 2) using (purse, date, level))"""
GOODS = f"(select a.*, category from raw.ads a left join raw.items i on a.item = i.item_title, year where {YEAR} and a.item is not null)"
WORDS = f"""(
    select keyword, row_number() over (order by sum(cost) desc, keyword) <= 20 as head, sum(clicks) as clicks, sum(cost) as cost,
           sum(amount) as amount
    from raw.ads, year where {YEAR} and keyword is not null group by 1)"""
BRAND = f"(select * from raw.brand_search, year where {YEAR} and lower(keyword) similar to '.*(松间堂|sjt).*')"
POSTS = """(
    select *, case when coalesce(likes, comments, favourites, shares) is null then interactions
              else coalesce(likes, 0) + coalesce(comments, 0) + coalesce(favourites, 0) + coalesce(shares, 0) end as engaged
    from raw.content, year where published_at >= first and published_at < until)"""
INSIDE = "exists (select 1 from w where date + interval 12 hour >= s and date + interval 12 hour < e)"
MAIN = """(select category from this.l join this.w on paid_at >= s and paid_at < e where category is not null
           group by 1 order by sum(worth) desc limit 1)"""
A_DAY = f"""
    select coalesce(sum(quantity) filter (exists (select 1 from w where paid_at >= s and paid_at < e)), 0) / any_value(inside) as during,
           coalesce(sum(quantity) filter (not exists (select 1 from w where paid_at >= s and paid_at < e)), 0)
               / any_value(days - inside) as outside
    from l, (select sum(epoch(e - s)) / 86400 as inside from w), (select until - first as days from year)
    where category <> {MAIN}"""

WHOLE = {
    "campaigns.other_units_multiple": f"select during / outside from ({A_DAY})",
    "campaigns.member_coupon_redemption": "select sum(used) / sum(claimed) from c where coupon_type like '%会员%'",
    "content.posts": f"select count(*) from {POSTS}",
    "content.creators": f"select count(distinct creator) from {POSTS}",
    "content.plays": f"select sum(plays) from {POSTS}",
    "content.most_plays": f"select max(plays) from {POSTS}",
    "content.interactions": f"select sum(engaged) from {POSTS} where plays is not null",
    "content.engaged_plays": f"select sum(plays) from {POSTS} where engaged is not null",
    "content.engagement_rate": f"select sum(engaged) / sum(plays) from {POSTS} where engaged is not null",
    "content.visits": f"select sum(visits) from {POSTS}",
    "content.cart_buyers": f"select sum(cart_buyers) from {POSTS} where visits is not null",
    "content.cart_visits": f"select sum(visits) from {POSTS} where cart_buyers is not null",
    "content.cart_rate": f"select sum(cart_buyers) / sum(visits) from {POSTS} where cart_buyers is not null",
    "content.cost": f"select sum(cost) / 100 from {POSTS}",
    "content.amount": f"select sum(amount) / 100 from {POSTS}",
    "content.visit_cost": f"select sum(cost) / 100 from {POSTS} where visits is not null",
    "content.paid_visits": f"select sum(visits) from {POSTS} where cost is not null",
    "content.sold_cost": f"select sum(cost) / 100 from {POSTS} where amount is not null",
    "content.paid_amount": f"select sum(amount) / 100 from {POSTS} where cost is not null",
    "content.cost_per_visit": f"select sum(cost) / 100 / sum(visits) from {POSTS} where cost is not null and visits is not null",
    "content.roi": f"select sum(amount) / sum(cost) from {POSTS} where cost is not null and amount is not null",
    "content.private_visitors": f"select sum(visitors) from t where {PRIVATE}",
    "content.private_buyers": f"select sum(buyers) from t where {PRIVATE}",
    "content.private_amount": f"select sum(amount) / 100 from t where {PRIVATE}",
    "content.public_visitors": f"select sum(visitors) from t where not {PRIVATE}",
    "content.public_buyers": f"select sum(buyers) from t where not {PRIVATE}",
    "content.public_amount": f"select sum(amount) / 100 from t where not {PRIVATE}",
    "content.public_spend": f"select sum(amount) / 100 / sum(buyers) from t where not {PRIVATE}",
    "content.private_conversion": f"select sum(buyers) / sum(visitors) from t where {PRIVATE}",
    "content.public_conversion": f"select sum(buyers) / sum(visitors) from t where not {PRIVATE}",
    "content.private_multiple": f"""
        select (sum(buyers) filter ({PRIVATE}) / sum(buyers) filter (not {PRIVATE}))
             / (sum(visitors) filter ({PRIVATE}) / sum(visitors) filter (not {PRIVATE})) from t""",
    "content.private_uplift": f"""
        select sum(buyers) filter ({PRIVATE}) / sum(visitors) filter ({PRIVATE})
             / (sum(buyers) filter (not {PRIVATE}) / sum(visitors) filter (not {PRIVATE})) - 1 from t""",
    "content.private_spend": f"select sum(amount) / 100 / sum(buyers) from t where {PRIVATE}",
    "content.fan_spend_uplift": f"""
        select sum(amount) filter ({PRIVATE}) / sum(buyers) filter ({PRIVATE})
             / (sum(amount) filter (not {PRIVATE}) / sum(buyers) filter (not {PRIVATE})) - 1 from t""",
    "ads.cost": f"select sum(cost) / 100 from {ADS}",
    "ads.gmv": f"select sum(amount) / 100 from {ADS} where cost is not null",
    "ads.contract_gmv": f"select sum(amount) / 100 from {ADS} where cost is null",
    "ads.roi": f"select sum(amount) / sum(cost) from {ADS} where cost is not null",
    "ads.impressions": f"select sum(impressions) from {ADS}",
    "ads.clicks": f"select sum(clicks) from {ADS}",
    "ads.click_cost": f"select sum(cost) / 100 from {ADS} where clicks is not null",
    "ads.priced_clicks": f"select sum(clicks) from {ADS} where tool <> '品销宝'",
    "ads.priced_impressions": f"select sum(impressions) from {ADS} where tool not in ('品销宝', '淘宝客')",
    "ads.shown_clicks": f"select sum(clicks) from {ADS} where tool not in ('品销宝', '淘宝客')",
    "ads.orders": f"select sum(orders) from {ADS} where tool <> '品销宝'",
    "ads.converting_clicks": f"select sum(clicks) from {ADS} where tool <> '品销宝' and orders is not null",
    "ads.carts": f"select sum(carts) + sum(favourites) from {ADS} where cost is not null",
    "ads.carts_spend": f"select sum(cost) / 100 from {ADS} where tool not in ('品销宝', '淘宝客')",
    "ads.category_gmv": f"select sum(amount) / 100 from {GOODS}",
    "ads.cpc": f"select sum(cost) / 100 / sum(clicks) from {ADS} where cost is not null",
    "ads.ctr": f"select sum(clicks) / sum(impressions) from {ADS} where impressions is not null and cost is not null",
    "ads.cvr": f"select sum(orders) / sum(clicks) from {ADS} where cost is not null",
    "ads.cart_cost": f"select sum(cost) / 100 / sum(carts + favourites) from {ADS} where carts is not null",
    "ads.category_roi": f"select sum(amount) / sum(cost) from {GOODS}",
    "ads.long_tail": f"select sum(clicks) filter (not head) / sum(clicks) from {WORDS}",
    "ads.feed_impressions": f"select sum(impressions) from raw.recommend, year where {YEAR} and subject = '本店'",
    "ads.search_visitors": "select sum(visitors) from t where source_2 like '%搜索%'",
    "ads.brand_search": f"select sum(visitors) from {BRAND}",
    "ads.zone_brand_search": f"select sum(visitors) from {BRAND} where month(date) in (6, 11)",
    "ads.zone_natural_search": """
        select sum(visitors) from t where source_2 like '%搜索%' and source_1 <> '付费' and month(date) in (6, 11)""",
    "market.overseas_trade_share": """
        select sum(amount) filter (region = '境外') / sum(amount) filter (region in ('境外', '境内')) from m where subject = '本店'""",
    "market.shipped_amount": "select sum(total_amount) / 100 from o where province is not null",
    "users.panel_members": "select arg_max(members, date) from d",
}
SLICED = {
    ("sales.top_categories", "category"): """
        select category, sum(worth) / (select sum(worth) from l) from l
        where category in (select category from this.l where category is not null group by 1 order by sum(worth) desc limit 3)
        group by 1""",
    ("campaigns.table", "campaign"): """
        select name, sum(total_amount) / 100 from ever join w on paid_at >= s and paid_at < e group by 1""",
    ("campaigns.days", "campaign"): "select name, e::date - s::date from w",
    ("campaigns.campaign_visitors", "campaign"): "select name, sum(visitors) from d join w on date >= s and date < e group by 1",
    ("campaigns.campaign_conversion", "campaign"): """
        select name, sum(buyers) / sum(visitors) from d join w on date >= s and date < e group by 1""",
    ("campaigns.campaign_spend", "campaign"): """
        select name, sum(total_amount) / 100 / count(distinct buyer_id) from ever join w on paid_at >= s and paid_at < e group by 1""",
    ("campaigns.other_units", "promotion"): f"""
        select unnest(['大促', '平日']), unnest([during, outside]) from ({A_DAY})""",
    ("content.most_plays", "title"): f"select title, max(plays) from {POSTS} group by 1",
    ("content.posts", "platform"): f"select platform, count(*) from {POSTS} group by 1",
    ("content.creators", "creator_tier"): f"""
        select creator_tier, count(distinct creator) from {POSTS} where creator_tier is not null group by 1""",
    ("content.cost_per_visit", "form"): f"""
        select form, sum(cost) / 100 / sum(visits) from {POSTS} where cost is not null and visits is not null group by 1""",
    ("content.engagement_rate", "platform"): f"""
        select platform, sum(engaged) / sum(plays) from {POSTS} where engaged is not null group by 1""",
    ("content.private_conversion", "month"): f"""
        select strftime(date, '2025-%m'), sum(buyers) / sum(visitors) from t where {PRIVATE} group by 1""",
    ("ads.cost", "month"): f"select strftime(date, '2025-%m'), sum(cost) / 100 from {ADS} group by 1",
    ("ads.roi", "month"): f"select strftime(date, '2025-%m'), sum(amount) / sum(cost) from {ADS} where cost is not null group by 1",
    ("ads.by_tool", "tool"): f"select tool, sum(cost) / 100 from {ADS} where cost is not null group by 1",
    ("ads.tool_share", "tool"): f"select tool, sum(cost) / (select sum(cost) from {ADS}) from {ADS} where cost is not null group by 1",
    ("ads.tool_gmv", "tool"): f"select tool, sum(amount) / 100 from {ADS} where cost is not null group by 1",
    ("ads.tool_roi", "tool"): f"select tool, sum(amount) / sum(cost) from {ADS} where cost is not null group by 1",
    ("ads.category_cost", "category"): f"select category, sum(cost) / 100 from {GOODS} where category is not null group by 1",
    ("ads.category_gmv", "category"): f"select category, sum(amount) / 100 from {GOODS} where category is not null group by 1",
    ("ads.clicks", "tool"): f"select tool, sum(clicks) from {ADS} group by 1",
    ("ads.brand_search", "campaign"): """
        select name, sum(visitors) from raw.brand_search join w on date >= s and date < e
        where lower(keyword) similar to '.*(松间堂|sjt).*' group by 1""",
}
MADE = {
    ("ads.words_cpc", "words"): f"select case when head then '头部词' else '长尾词' end, sum(cost) / 100 / sum(clicks) from {WORDS} group by head",
    ("ads.words_roi", "words"): f"select case when head then '头部词' else '长尾词' end, sum(amount) / sum(cost) from {WORDS} group by head",
}
RIVALS = {
    "market.rivals": "avg(trade_index)", "market.rival_conversion_low": "avg(conversion_low)", "market.rival_amount": "sum(amount) / 100",
    "market.rival_conversion_high": "avg(conversion_high)", "market.rival_amount_low": "sum(amount_low) / 100",
    "market.rival_amount_high": "sum(amount_high) / 100",
}


@pytest.fixture(scope="module")
def second(opinion):
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED))


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(second, id_):
    second.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(second, id_, grain):
    second.agrees_by(id_, grain, SLICED[id_, grain])


@pytest.mark.parametrize(("id_", "grain"), MADE)
def test_a_kpi_that_makes_its_slices(second, id_, grain):
    second.agrees_by(id_, grain, MADE[id_, grain], made=True)


@pytest.mark.parametrize("id_", RIVALS)
def test_rivals_side_by_side(second, id_):
    figures = {f.slice["subject"]: f.value for f in second.kpis.kpis.rows(id_, "subject")}
    told = dict(second.told("this", f"select subject, {RIVALS[id_]} as v from m where region is null group by 1 having v is not null"))

    assert {s: float(v) for s, v in figures.items()} == {s: pytest.approx(float(v)) for s, v in told.items()}
    assert told


def test_the_best_category(second):
    ((category, roi),) = second.told("this", f"""
        select category, sum(amount) / sum(cost) as roi from {GOODS} where category is not null
        group by 1 having sum(cost) >= 0.01 * (select sum(cost) from {GOODS}) order by 2 desc limit 1""")

    assert second.kpis.slices("ads.best_category") == {(category,): pytest.approx(roi)}


def test_the_main_category_of_the_campaigns(second):
    ((category, share),) = second.told("this", """
        select category, sum(worth) / sum(sum(worth)) over () from l join w on paid_at >= s and paid_at < e
        where category is not null group by 1 order by 2 desc limit 1""")

    assert second.kpis.slices("campaigns.main_category") == {(category,): pytest.approx(share)}


def test_the_post_that_was_played_most(second):
    ((title, plays),) = second.told("this", f"select title, plays from {POSTS} order by 2 desc limit 1")

    assert second.kpis.slices("content.best_plays") == {(title,): plays}


def test_engagement_beside_the_trade(second):
    """The trade engages four in a hundred."""
    ((rate,),) = second.told("this", WHOLE["content.engagement_rate"])

    assert second.kpis.of("content.engagement_multiple") == pytest.approx(rate / 0.04)


@pytest.mark.parametrize(("id_", "side"), [("content.private_uplift_low", 1), ("content.private_uplift_high", -1)])
def test_an_end_of_the_interval_lies_where_the_score_test_is_just_not_significant(second, id_, side):
    """Miettinen and Nurminen's statistic of the ratio at the end, with the shares that would be likeliest under it."""
    for year, value in zip(("this", "last"), second.kpis.both(id_), strict=True):
        ((z,),) = second.told(year, f"""
            with counts as (select sum(buyers) filter ({PRIVATE}) as x, sum(visitors) filter ({PRIVATE}) as n,
                                   sum(buyers) filter (not {PRIVATE}) as y, sum(visitors) filter (not {PRIVATE}) as m, {value} + 1.0 as r from t),
                 likely as (select *, ((n * r + x + m + y * r) - sqrt((n * r + x + m + y * r) ** 2 - 4 * (n + m) * r * (x + y)))
                                      / (2 * (n + m) * r) as q from counts)
            select (x / n - r * y / m) / sqrt((r * q * (1 - r * q) / n + r * r * q * (1 - q) / m) * (n + m) / (n + m - 1)) from likely""")
        assert z == pytest.approx(side * 1.959964, rel=1e-5)


def test_growth_of_brand_searches(second):
    def searched(year, where):
        return second.told(year, f"select sum(visitors) from {BRAND} where {where}")[0][0]

    assert second.kpis.of("content.brand_search_growth") == pytest.approx(searched("this", "true") / searched("last", "true") - 1)
    days = [second.told(year, "select sum(epoch(e - s)) / 86400 from w")[0][0] for year in ("this", "last")]
    during = [searched(year, INSIDE) / n for year, n in zip(("this", "last"), days, strict=True)]
    assert second.kpis.both("ads.campaign_brand_search") == (pytest.approx(during[0]), pytest.approx(during[1]))
    assert second.kpis.of("content.campaign_brand_search_growth") == pytest.approx(during[0] / during[1] - 1)


def test_members_of_the_list(second):
    ((listed, joined),) = second.told("this", """
        select count(*) filter (joined_at < until), count(*) filter (joined_at >= first and joined_at < until) from raw.members, year""")

    assert second.kpis.of("users.listed_members") == listed
    assert joined > 0
