"""Premium orders, the campaigns' share of the year and the lead over the industry, worked by hand."""


import pytest

MARCH = "2025-03-01..2025-03-11"

PREMIUM = """
    orders
    order_id paid_at    total_amount
    a1       2024-03-01 10
    a2       2024-03-02 20
    a3       2024-03-03 30
    a4       2024-03-04 40
    a5       2024-03-05 50
    a6       2024-03-10 60
    b1       2025-03-01 49.99
    b2       2025-03-04 50
    b3       2025-03-10 100.01
"""


def test_the_premium_threshold_is_last_year_s_80th_percentile(ask):
    """Of 10…60 the 80 % point lies at 10 + 0.8 × 50 = 50. 2025: 150.01 of 200; 2024: 50 + 60 of 210."""
    k = ask(PREMIUM, period=MARCH)

    assert k.both("sales.premium_threshold") == (50, None)
    assert k.of("sales.premium_share") == pytest.approx(150.01 / 200)
    assert k.prior("sales.premium_share") == pytest.approx(110 / 210)


def test_a_threshold_of_the_config_holds_for_both_years(ask):
    """From 60 yuan: 100.01 of 200; 60 of 210."""
    k = ask(PREMIUM, period=MARCH, premium_threshold=6000)

    assert k.of("sales.premium_threshold") == 60
    assert k.of("sales.premium_share") == pytest.approx(100.01 / 200)
    assert k.prior("sales.premium_share") == pytest.approx(60 / 210)


def test_without_last_year_there_is_no_threshold(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 10
        2        2025-03-10 90
    """, period=MARCH)

    assert k.why("sales.premium_share") == "NoThreshold"
    assert k.why("sales.premium_threshold") == "NoThreshold"


# -- campaigns' share, the industry ----------------------------------------------------------------------------------

def test_the_share_sold_inside_campaigns(ask):
    """2025: the 4th and 5th, 60 + 20 of 100; 2024's window was moved to the 8th and 9th: 50 of 200."""
    k = ask("""
        orders
        order_id paid_at             total_amount
        a1       2024-03-01          150
        a2       2024-03-09          50
        a3       2024-03-10          0
        b1       2025-03-01          20
        b2       2025-03-04T00:00:00 60
        b3       2025-03-05T23:59:59 20
        b4       2025-03-10          0
    """, period=MARCH, campaigns=["女王节 2025-03-04..2025-03-06 2024-03-08..2024-03-10"], campaign_share_plan=0.7)

    assert k.both("sales.campaign_amount") == (80, 50)
    assert k.both("sales.campaign_share") == (0.8, 0.25)
    assert k.of("sales.campaign_share_plan") == 0.7


def test_no_campaign_in_the_config_is_no_share_of_zero(ask):
    k = ask(INDUSTRY, period=MARCH)

    assert k.why("sales.campaign_amount") == "NoConfig"
    assert k.why("sales.campaign_share") == "NoConfig"
    assert k.why("sales.campaign_share_plan") == "NoConfig"


INDUSTRY = """
    market
    date       subject amount
    2024-03-01 行业    1000
    2024-04-01 行业    1000
    2025-03-01 行业    1100
    2025-04-01 行业    1200
"""


def test_the_lead_over_the_industry(ask):
    """Own 600 after 400: +50 %; the industry 2300 after 2000: +15 %; the lead is 35 points."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2024-03-01 200
        2        2024-04-30 200
        3        2025-03-01 300
        4        2025-04-30 300
    """ + INDUSTRY.replace("    market", "\n\n    market", 1), period="2025-03-01..2025-05-01")

    assert k.of("sales.industry_growth") == pytest.approx(0.15)
    assert k.of("sales.growth_lead") == pytest.approx(0.35)


def test_growth_over_other_months_than_the_industry_s_is_no_lead(ask):
    """Own figures end in March: their growth and the industry's over March and April are not of the same days."""
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2024-03-01 200
        2        2024-03-11 200
        3        2024-03-21 200
        4        2024-03-31 200
        5        2025-03-01 300
        6        2025-03-11 300
        7        2025-03-21 300
        8        2025-03-31 300
    """ + INDUSTRY.replace("    market", "\n\n    market", 1), period="2025-03-01..2025-05-01")

    assert k.of("sales.growth") == 0.5
    assert k.of("sales.industry_growth") == pytest.approx(0.15)
    assert k.why("sales.growth_lead") == "DifferentDays"
