"""Segments by recency, frequency and money, and cohorts of new buyers."""

import pytest

MARCH = "2025-03-01..2025-03-11"
RFM = """
    orders
    order_id buyer_id paid_at    total_amount
    1        甲       2025-03-01 10
    2        乙       2025-03-03 20
    3        丙       2025-03-05 30
    4        丁       2025-03-07 40
    5        戊       2025-03-08 400
    6        戊       2025-03-09 300
    7        戊       2025-03-10 200
"""


def test_segments_by_quintile_scores_above_their_mean(ask):
    """Five buyers, so limits lie at 0.8, 1.6, 2.4 and 3.2 of the way from the first to the last.

    R: last orders on the 1st, 3rd, 5th, 7th, 10th score 1 2 3 4 5; mean 3; high: 丁 戊.
    F: 1 1 1 1 3 orders; limits 1 1 1 1.4; scores 1 1 1 1 5; mean 1.8; high: 戊.
    M: 10 20 30 40 900 score 1 2 3 4 5; mean 3; high: 丁 戊.
    So 戊 is 重要价值 (all three), 丁 重要发展 (not F), 甲 乙 丙 一般挽留 (none).
    """
    k = ask(RFM, period=MARCH)

    buyers = k.slices("users.rfm")
    assert {segment: n for (segment,), n in buyers.items() if n} == {"重要价值客户": 1, "重要发展客户": 1, "一般挽留客户": 3}
    assert len(buyers) == 8
    assert k.of("users.rfm_amount", segment="重要价值客户") == 900
    assert k.of("users.rfm_amount", segment="重要发展客户") == 40
    assert k.of("users.rfm_amount", segment="一般挽留客户") == 60
    assert k.of("users.rfm_amount", segment="重要保持客户") == 0
    assert k.of("users.rfm_buyer_share", segment="一般挽留客户") == 0.6
    assert k.of("users.rfm_amount_share", segment="重要价值客户") == pytest.approx(0.9)
    assert k.of("users.high_value_share") == pytest.approx(0.9)
    assert k.why_prior("users.high_value_share") == "NoPrior"


def test_each_year_is_scored_by_itself(ask):
    """2024: one buyer, who is above nobody's mean: nothing from 重要价值 customers."""
    k = ask("""
        orders 2024.csv
        order_id buyer_id paid_at    total_amount
        a1       甲       2024-03-01 10
        a2       甲       2024-03-10 10
        """ + "\n\n" + RFM, period=MARCH)

    assert k.prior("users.rfm", segment="一般挽留客户") == 1
    assert k.of("users.high_value_share") == pytest.approx(0.9)
    assert k.prior("users.high_value_share") == 0


COHORTS = """
    orders
    order_id buyer_id paid_at    total_amount
    0        老       2024-06-01 10
    1        老       2025-01-02 10
    2        甲       2025-01-05 10
    3        甲       2025-01-25 10
    4        乙       2025-01-30 10
    5        甲       2025-02-01 10
    6        丙       2025-02-10 10
    7        乙       2025-03-05 10
    8        丙       2025-03-06 10
    9        甲       2025-03-07 10
    10       丁       2025-03-30 10
"""


def test_the_share_of_a_month_s_new_buyers_who_buy_again(ask):
    """January's new buyers are 甲 and 乙 (老 bought before): 甲 again in February, both in March.

    February's is 丙, who came back in March. March has no month after it inside the quarter.
    """
    k = ask(COHORTS, period="2025-01-01..2025-04-01")

    assert k.slices("users.cohorts") == {("2025-01", "1"): 0.5, ("2025-01", "2"): 1, ("2025-02", "1"): 1}
