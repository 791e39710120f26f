"""Months carried on: series whose continuation is known, and what a range must keep to."""

import math
import random

import pytest
from scipy.stats import t as student

from annualdeck.metrics.projection import Range, carried_on

SEASON = (0.8, 0.7, 0.9, 0.95, 1.0, 1.2, 0.9, 0.85, 0.95, 1.1, 1.6, 1.05)
NEXT_YEAR = range(1, 13)


def line_times_season(month):
    """A million that grows by ten thousand a month, times the season."""
    return (1_000_000 + 10_000 * month) * SEASON[month % 12]


def line_plus_season(month):
    """From below zero upward, so that nothing can be taken in proportion."""
    return -20 + 0.5 * month + 10 * (SEASON[month % 12] - 1)


def year_of(series, first):
    return sum(series(month) for month in range(first, first + 12))


def ends(found):
    return found.low95, found.low80, found.value, found.high80, found.high95


# -- what continues exactly ------------------------------------------------------------------------------------------

@pytest.mark.parametrize("series", [line_times_season, line_plus_season])
@pytest.mark.parametrize("months", [24, 29, 36, 48])
def test_a_line_with_a_season_goes_on_as_it_did(series, months):
    found = carried_on([series(m) for m in range(months)], NEXT_YEAR, False, sum)

    assert ends(found) == pytest.approx([year_of(series, months)] * 5, rel=1e-3)


def test_the_months_that_make_up_a_year_are_chosen(series=line_times_season):
    """A report of November and December: the eleventh and twelfth month ahead."""
    found = carried_on([series(m) for m in range(36)], (11, 12), False, sum)

    assert found.value == pytest.approx(series(46) + series(47), rel=1e-3)


@pytest.mark.parametrize("months", [15, 18, 23])
def test_fewer_than_two_years_go_on_by_the_change_of_the_months_that_repeat(months):
    """Every month is a fifth above the same month a year before."""
    def growing(month):
        return 1000 * 1.2 ** (month // 12) * SEASON[month % 12] if month < 24 else 1.2 * growing(month - 12)

    found = carried_on([growing(m) for m in range(months)], NEXT_YEAR, False, sum)

    assert ends(found) == pytest.approx([year_of(growing, months)] * 5, rel=1e-3)


def test_fewer_than_two_years_of_what_may_be_negative_go_on_by_difference():
    found = carried_on([line_plus_season(m) for m in range(18)], NEXT_YEAR, False, sum)

    assert ends(found) == pytest.approx([year_of(line_plus_season, 18)] * 5, rel=1e-3)


@pytest.mark.parametrize("months", [36, 20])
def test_a_rate_that_only_has_a_season_keeps_it(months):
    found = carried_on([0.03 * SEASON[m % 12] for m in range(months)], NEXT_YEAR, True, lambda v: sum(v) / 12)

    assert ends(found) == pytest.approx([0.03 * sum(SEASON) / 12] * 5, rel=1e-3)


def test_a_rate_stays_a_rate():
    """From a half to nine tenths in three years: the range ends below one."""
    noise = random.Random(1)
    found = carried_on([0.5 + 0.4 * m / 36 + noise.uniform(-0.03, 0.03) for m in range(36)], NEXT_YEAR, True, lambda v: sum(v) / 12)

    assert 0.85 < found.value < found.high95 < 1


@pytest.mark.parametrize(("value", "months"), [(100.0, 36), (0.0, 36), (100.0, 15), (0.0, 15)])
def test_what_never_changes_does_not_change(value, months):
    assert carried_on([value] * months, NEXT_YEAR, False, sum) == Range(*[12 * value] * 5)


def test_a_line_that_falls_ends_at_nothing():
    """97 % of a million is gone in three years; the next year has a month or two left."""
    found = carried_on([1_000_000 - 27_000 * m for m in range(36)], NEXT_YEAR, False, sum)

    assert 0 <= found.low95 <= found.value == pytest.approx(28_000 + 1000, rel=0.01)


# -- the range -------------------------------------------------------------------------------------------------------

def shaken(series, months, size, seed=7):
    noise = random.Random(seed)
    return [series(m) + size * noise.gauss(0, 1) for m in range(months)]


def test_the_range_widens_with_what_the_months_leave_unexplained():
    """Twice the noise: twice as far from the line, and twice as wide."""
    once, twice = (carried_on(shaken(line_plus_season, 36, size), NEXT_YEAR, False, sum) for size in (1, 2))
    known = year_of(line_plus_season, 36)

    assert twice.value - known == pytest.approx(2 * (once.value - known), rel=0.02)
    assert twice.high80 - twice.low80 == pytest.approx(2 * (once.high80 - once.low80), rel=0.02)
    assert twice.high95 - twice.low95 == pytest.approx(2 * (once.high95 - once.low95), rel=0.02)


def test_eighty_lies_within_ninety_five():
    found = carried_on(shaken(line_times_season, 36, 50_000), NEXT_YEAR, False, sum)

    assert list(ends(found)) == sorted(ends(found)) and len(set(ends(found))) == 5
    assert found.high95 - found.low95 == pytest.approx((found.high80 - found.low80) * 1.96 / 1.28, rel=0.05)


def test_the_year_that_comes_lies_in_the_range_about_as_often_as_it_says():
    """Forty shops that grow along a line, 5 % to either side of it: 32 and 38 of them are expected within."""
    def shop(seed):
        noise = random.Random(seed)
        return [line_times_season(m) * (1 + 0.05 * noise.gauss(0, 1)) for m in range(48)]

    within80 = within95 = 0
    for seed in range(40):
        months = shop(seed)
        found, came = carried_on(months[:36], NEXT_YEAR, False, sum), sum(months[36:])
        within80 += found.low80 <= came <= found.high80
        within95 += found.low95 <= came <= found.high95

    assert within80 >= 28 and within95 >= 36


def test_the_range_of_a_short_history_is_students():
    """Six changes over a year with mean d and deviation s: the sum of twelve months lies around Σ + 12 d with the deviation
    s √(12 + 12² / 6), by Student's t with five degrees of freedom."""
    last = [float(m - 3) for m in range(12)]
    changes = [1.0, 3.0, 2.0, -1.0, 4.0, 3.0]
    months = last + [value + change for value, change in zip(last, changes, strict=False)]
    found = carried_on(months, NEXT_YEAR, False, sum)

    mean = sum(changes) / 6
    deviation = math.sqrt(sum((c - mean) ** 2 for c in changes) / 5)
    middle = sum(months[-12:]) + 12 * mean
    width = deviation * math.sqrt(12 + 144 / 6)
    assert found.value == pytest.approx(middle, rel=1e-3)
    assert found.high80 == pytest.approx(middle + student.ppf(0.9, 5) * width, rel=0.03)
    assert found.low95 == pytest.approx(middle - student.ppf(0.975, 5) * width, rel=0.03)


# -- the same numbers everywhere -------------------------------------------------------------------------------------

def test_the_same_months_give_the_same_numbers():
    months = shaken(line_times_season, 36, 50_000)

    assert carried_on(months, NEXT_YEAR, False, sum) == carried_on(months, NEXT_YEAR, False, sum)


def test_what_is_handed_on_has_four_digits():
    found = carried_on(shaken(line_times_season, 36, 50_000), NEXT_YEAR, False, sum)

    assert [float(f"{value:.4g}") for value in ends(found)] == list(ends(found))


def test_a_speck_in_the_last_digit_changes_nothing():
    """What another machine computes a little differently does not show."""
    months = shaken(line_times_season, 36, 50_000)

    assert carried_on([m * (1 + 1e-13) for m in months], NEXT_YEAR, False, sum) == carried_on(months, NEXT_YEAR, False, sum)
