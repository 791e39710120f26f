"""The figures that `annualdeck kpis` reads from the sample shop's files are those its orders were counted to give."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
KPIS = {
    "sales.paid_amount": "paid_amount", "sales.orders": "orders", "sales.buyers": "buyers",
    "sales.spend_per_buyer": "spend_per_buyer", "sales.order_value": "order_value",
    "sales.campaign_share": "campaign_share", "users.repurchase_rate": "repurchase_rate",
    "users.dau": "visitors_mean",
    "users.members": "members_at_end", "users.new_members": "new_members",
    "market.industry_amount": "industry_amount", "market.share": "market_share", "market.rank": "rank_at_end",
    "campaigns.coupon_redemption": "coupon_redemption",
}


@pytest.fixture(scope="module")
def truth():
    return json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))["years"]


@pytest.fixture(scope="module")
def figures(annualdeck):
    """(KPI, slice as text) → (value, prior), from the command itself with an empty cache."""
    kpis = json.loads(annualdeck("kpis", "--json"))["kpis"]
    return {(k["id"], "".join(f"{n}={v}" for n, v in k["slice"].items())): (k["value"], k["prior"]) for k in kpis}


def same(told, known):
    return told == pytest.approx(float(known), rel=1e-9)


@pytest.mark.parametrize("kpi", KPIS)
def test_a_kpi_is_what_the_orders_say_this_year_and_last(figures, truth, kpi):
    this_year, last_year = figures[kpi, ""]

    assert same(this_year, truth["2025"][KPIS[kpi]])
    assert same(last_year, truth["2024"][KPIS[kpi]])


def test_new_buyers_are_not_compared_where_the_look_back_is_a_year_shorter(figures, truth):
    known = truth["2025"]

    assert figures["users.new_buyers", ""] == (known["new_buyers"], None)
    assert same(figures["users.returning_share", ""][0], known["returning_share"])


def test_the_months_are_what_the_orders_say(figures, truth):
    for year, at in (("2025", 0), ("2024", 1)):
        told = [figures["sales.paid_amount", f"month=2025-{month:02d}"][at] for month in range(1, 13)]
        assert told == [float(paid) for paid in truth[year]["monthly_paid"]]


def test_categories_add_up_to_the_year(figures, truth):
    for category, paid in truth["2025"]["category_paid"].items():
        assert figures["sales.category_amount", f"category={category}"][0] == float(paid)
        assert same(figures["sales.category_share", f"category={category}"][0], truth["2025"]["category_share"][category])
        assert same(figures["market.share", f"category={category}"][0], truth["2025"]["category_market_share"][category])
    assert sum(map(Decimal, truth["2025"]["category_paid"].values())) == Decimal(truth["2025"]["paid_amount"])


def test_campaigns_are_compared_with_the_days_of_last_year_s(figures, truth):
    for name, paid in truth["2025"]["campaign_paid"].items():
        assert figures["sales.paid_amount", f"campaign={name}"] == (float(paid), float(truth["2024"]["campaign_paid"][name]))


def test_the_premium_threshold_of_last_year_holds_for_both_years(figures, truth):
    assert same(figures["sales.premium_threshold", ""][0], truth["2025"]["premium_threshold"])
    assert same(figures["sales.premium_share", ""][0], truth["2025"]["premium_share"])
    assert same(figures["sales.premium_share", ""][1], truth["2025"]["premium_share_year_before"])


def test_records_are_named_with_their_day_and_month(figures, truth):
    known = truth["2025"]
    assert figures["sales.record_month", f"month={known['record_month']}"][0] == float(max(known["monthly_paid"], key=float))
    assert figures["sales.record_day", f"day={known['record_day']}"][0] == float(known["record_day_paid"])
    assert figures["users.dau_peak", f"day={known['visitors_peak_day']}"][0] == known["visitors_peak"]


def test_sources_of_traffic_are_counted_once(figures, truth):
    """Each file holds the whole shop, the same by carrier, and sums of both: only one of them may count."""
    told = figures["ads.traffic_visitors", ""]

    assert told == (sum(truth["2025"]["source_visitors"].values()), sum(truth["2024"]["source_visitors"].values()))


def test_search_is_one_source_of_the_traffic(figures, truth):
    for year, at in (("2025", 0), ("2024", 1)):
        visitors = truth[year]["source_visitors"]
        assert figures["ads.natural_search", ""][at] == visitors["手淘搜索"]
        assert same(figures["ads.non_search_share", ""][at], 1 - visitors["手淘搜索"] / sum(visitors.values()))


def test_coupons_are_counted_by_type(figures, truth):
    for year, at in (("2025", 0), ("2024", 1)):
        claimed, used = truth[year]["coupons_claimed"], truth[year]["coupons_used"]
        assert figures["campaigns.coupons_claimed", ""][at] == sum(claimed.values())
        assert figures["campaigns.coupons_used", ""][at] == sum(used.values())
        for kind in claimed:
            assert same(figures["campaigns.coupon_redemption", f"coupon_type={kind}"][at], used[kind] / claimed[kind])


def test_growth_is_that_of_the_truth(figures, truth):
    own, industry = (
        float(truth["2025"][what]) / float(truth["2024"][what]) - 1 for what in ("paid_amount", "industry_amount")
    )
    assert same(figures["sales.growth", ""][0], own)
    assert same(figures["sales.industry_growth", ""][0], industry)
    assert same(figures["sales.growth_lead", ""][0], own - industry)
    for category, share in truth["2025"]["category_market_share"].items():
        change = share - truth["2024"]["category_market_share"][category]
        assert same(figures["market.share_change", f"category={category}"][0], change)
        assert figures["sales.category_increase", f"category={category}"][0] == float(
            Decimal(truth["2025"]["category_paid"][category]) - Decimal(truth["2024"]["category_paid"][category]))


def test_shop_days_and_orders_agree(figures, truth):
    assert figures["members.base_amount", ""] == tuple(float(truth[y]["daily_paid_equals_orders"]) for y in ("2025", "2024"))
    assert figures["users.visitor_days", ""][0] == round(truth["2025"]["visitors_mean"] * 365)


def test_what_buyers_rated_and_how_soon_the_cross_ones_were_answered(figures):
    for year, at in (("2025", 0), ("2024", 1)):
        known = truth_of_kpis(year)
        assert same(figures["feedback.rated_positive_share", ""][at], known["feedback.rated_positive_share"])
        assert same(figures["feedback.rated_negative_share", ""][at], known["feedback.rated_negative_share"])
        assert same(figures["feedback.alert_hours", ""][at], known["hours until a cross review is answered"])


def test_the_words_are_judged_as_they_were_meant(figures):
    """Of some 9,000 texts no more than one in twenty of the cross ones is missed or found too many."""
    for year, at in (("2025", 0), ("2024", 1)):
        cross = truth_of_kpis(year)["moods of the words"]["差"]
        assert figures["feedback.negative_texts", ""][at] == pytest.approx(cross, rel=0.05)


def truth_of_kpis(year):
    return json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))["kpis"][year]
