"""Statistics of a trial: tests and intervals, against formulas worked apart from them."""

import math
import random
from statistics import NormalDist, mean, stdev

import pytest
from scipy import stats
from scipy.optimize import minimize_scalar

from annualdeck.metrics.reasons import NoBaseInArm, NoSpread, TooFewInArm, Unbounded
from annualdeck.metrics.trials import Counted, Measured, change, counted, measured

Z = NormalDist().inv_cdf(0.975)


def arm(values):
    return Measured(len(values), mean(values), stdev(values))


def score(control, treated, ratio):
    """Miettinen and Nurminen's statistic of the hypothesis treated = control × ratio, the likelihood maximised by search."""
    def unlikely(p):
        return -sum(
            n * math.log(q) + (of.tries - n) * math.log(1 - q)
            for of, q in ((control, p), (treated, p * ratio)) for n in (of.successes,)
        )

    highest = min(1, 1 / ratio) - 1e-12
    p = minimize_scalar(unlikely, bounds=(1e-12, highest), method="bounded", options={"xatol": 1e-13}).x
    both = control.tries + treated.tries
    variance = p * ratio * (1 - p * ratio) / treated.tries + ratio**2 * p * (1 - p) / control.tries
    return (treated.level - ratio * control.level) / math.sqrt(variance * both / (both - 1))


# -- shares ----------------------------------------------------------------------------------------------------------

def test_the_test_of_two_shares():
    """20 and 35 of 100: p̂ = 0.275, variance 0.275 × 0.725 × 0.02 × 200 ÷ 199, z = 0.15 ÷ 0.063305 = 2.3695."""
    effect = counted(Counted(20, 100), Counted(35, 100))
    z = 0.15 / math.sqrt(0.275 * 0.725 * 0.02 * 200 / 199)

    assert z == pytest.approx(2.3695, abs=5e-5)
    assert effect.p_value == pytest.approx(2 * (1 - NormalDist().cdf(z)))
    assert change(Counted(20, 100), Counted(35, 100)) == pytest.approx(0.75)


@pytest.mark.parametrize(("control", "treated"), [
    (Counted(20, 100), Counted(35, 100)), (Counted(412, 10_000), Counted(449, 9_000)), (Counted(3, 40), Counted(1, 60)),
    (Counted(299, 420), Counted(288, 425)), (Counted(48, 50), Counted(40, 50)),
])
def test_the_interval_s_ends_are_just_not_rejected(control, treated):
    effect = counted(control, treated)

    assert score(control, treated, 1 + effect.low) == pytest.approx(Z, abs=1e-4)
    assert score(control, treated, 1 + effect.high) == pytest.approx(-Z, abs=1e-4)


def test_all_or_nothing_in_one_arm():
    """Nobody succeeds with it: the change is −100 %, its upper end still below 0. Everybody succeeded without it."""
    nobody = counted(Counted(5, 100), Counted(0, 100))
    everybody = counted(Counted(50, 50), Counted(40, 50))

    assert nobody.low == -1 and -1 < nobody.high < 0
    assert score(Counted(50, 50), Counted(40, 50), 1 + everybody.high) == pytest.approx(-Z, abs=1e-4)
    assert everybody.low < -0.2 < everybody.high


def test_everybody_in_both_arms_is_no_difference():
    """Ten of ten in each, by the paper's formula: z² = 10 (r − 1) × 19 ÷ 20 at r, so that r − 1 = 1.96² × 2 ÷ 19."""
    effect = counted(Counted(10, 10), Counted(10, 10))

    assert effect.p_value == 1
    assert effect.high == pytest.approx(Z**2 * 2 / 19)
    assert effect.low == pytest.approx(1 / (1 + effect.high) - 1)


def test_a_share_without_a_base():
    assert counted(Counted(0, 100), Counted(5, 100)) == NoBaseInArm() == change(Counted(0, 100), Counted(5, 100))


def test_zero_lies_outside_the_interval_exactly_where_the_test_says_so():
    dice = random.Random(7)
    told = set()
    for _ in range(150):
        tries = dice.randrange(30, 4000), dice.randrange(30, 4000)
        share = dice.uniform(0.05, 0.5)
        control, treated = (
            Counted(1 + sum(dice.random() < share * up for _ in range(n - 1)), n) for n, up in zip(tries, (1, dice.uniform(0.6, 1.5)), strict=True)
        )
        effect = counted(control, treated)
        significant = effect.low > 0 or effect.high < 0
        assert significant == (effect.p_value < 0.05)
        assert effect.low < change(control, treated) < effect.high
        told.add(significant)

    assert told == {True, False}


# -- means -----------------------------------------------------------------------------------------------------------

WITHOUT = [5.1, 4.8, 5.6, 5.0, 4.9, 5.2, 5.3]
WITH = [5.9, 6.4, 5.2, 6.1]


def test_the_test_of_two_means_by_its_formula():
    """t = (m₁ − m₀) ÷ √(s₁² ÷ n₁ + s₀² ÷ n₀), its degrees of freedom by Welch and Satterthwaite."""
    a, b = stdev(WITHOUT) ** 2 / 7, stdev(WITH) ** 2 / 4
    t = (mean(WITH) - mean(WITHOUT)) / math.sqrt(a + b)
    freedom = (a + b) ** 2 / (a**2 / 6 + b**2 / 3)

    assert measured(arm(WITHOUT), arm(WITH)).p_value == pytest.approx(2 * stats.t.sf(t, freedom))


def test_the_ends_of_the_ratio_of_means_are_just_not_rejected_by_the_values_themselves():
    effect = measured(arm(WITHOUT), arm(WITH))

    assert effect.low < change(arm(WITHOUT), arm(WITH)) < effect.high
    for end in (effect.low, effect.high):
        scaled = [value * (1 + end) for value in WITHOUT]
        assert stats.ttest_ind(WITH, scaled, equal_var=False).pvalue == pytest.approx(0.05)


def test_with_many_values_the_interval_is_fieller_s():
    """m₁ ± … : the roots of (m₁ − r m₀)² = z² (s₁² ÷ n₁ + r² s₀² ÷ n₀), worked as a quadratic in r."""
    control, treated = Measured(40_000, 214.0, 44.0), Measured(50_000, 196.0, 61.0)
    a = 214.0**2 - Z**2 * 44.0**2 / 40_000
    b = -2 * 214.0 * 196.0
    c = 196.0**2 - Z**2 * 61.0**2 / 50_000
    root = math.sqrt(b**2 - 4 * a * c)

    effect = measured(control, treated)
    assert (effect.low, effect.high) == (pytest.approx((-b - root) / (2 * a) - 1, rel=1e-3), pytest.approx((-b + root) / (2 * a) - 1, rel=1e-3))


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    """Small arms of unlike spread and a true change of +25 %, 400 times: 95 %, give or take 3."""
    dice = random.Random(11)
    held = 0
    for _ in range(400):
        control = arm([dice.gauss(8, 1.0) for _ in range(9)])
        treated = arm([dice.gauss(10, 3.0) for _ in range(14)])
        effect = measured(control, treated)
        held += effect.low <= 0.25 <= effect.high

    assert 0.92 <= held / 400 <= 0.98


@pytest.mark.parametrize(("control", "treated", "why"), [
    (Measured(1, 5.0, None), Measured(9, 6.0, 1.0), TooFewInArm(2)),
    (Measured(9, 5.0, 1.0), Measured(1, 6.0, None), TooFewInArm(2)),
    (Measured(9, 0.0, 1.0), Measured(9, 6.0, 1.0), NoBaseInArm()),
    (Measured(9, -3.0, 1.0), Measured(9, 6.0, 1.0), NoBaseInArm()),
    (Measured(9, 5.0, 0.0), Measured(9, 6.0, 0.0), NoSpread()),
    (Measured(3, 1.0, 10.0), Measured(3, 2.0, 1.0), Unbounded()),
])
def test_means_that_cannot_be_compared(control, treated, why):
    assert measured(control, treated) == why


def test_a_change_needs_no_spread():
    assert change(Measured(1, 5.0, None), Measured(1, 6.0, None)) == pytest.approx(0.2)
