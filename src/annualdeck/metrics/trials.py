"""What a trial's two arms tell of the difference between them: how large it is, within which bounds, and by what chance.

The bounds are 95 % intervals of the relative change, treated ÷ control − 1. Each is made of the values that the test
beside it does not reject at 5 %, so that 0 lies outside the interval exactly where the test calls the change significant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from annualdeck.errors import Sentence
from annualdeck.metrics.reasons import NoBaseInArm, NoSpread, TooFewInArm, Unbounded

ALPHA = 0.05            # 1 − the confidence of the intervals
FEWEST = 2              # measured values that tell how far an arm's values spread
NOTHING, FURTHEST = 1e-6, 1e6  # ratios between which an interval's ends are looked for


@dataclass(frozen=True)
class Counted:
    """An arm of tries that succeeded or not."""

    successes: int
    tries: int

    @property
    def level(self) -> float:
        return self.successes / self.tries

    @property
    def size(self) -> int:
        return self.tries


@dataclass(frozen=True)
class Measured:
    """An arm of measured values: how many, their mean, and their standard deviation (of a sample, n − 1)."""

    size: int
    level: float
    spread: float | None


@dataclass(frozen=True)
class Effect:
    """The interval of the relative change of the treated arm's level against the control's, and the test's p-value."""

    low: float
    high: float
    p_value: float


def change(control: Counted | Measured, treated: Counted | Measured) -> float | Sentence:
    """The relative change, or why there is none."""
    return treated.level / control.level - 1 if control.level > 0 else NoBaseInArm()


@cache
def counted(control: Counted, treated: Counted) -> Effect | Sentence:
    """The change of a share, or why it cannot be told.

    The score test of a ratio of two proportions and the interval that it leaves, both with the n ÷ (n − 1) correction
    (Miettinen and Nurminen, Statistics in Medicine 4, 1985, 213–226).
    """
    if control.successes == 0:
        return NoBaseInArm()
    from statsmodels.stats.proportion import score_test_proportions_2indep

    def p_value(ratio: float) -> float:
        if ratio == control.level == treated.level == 1:
            return 1.0   # everybody in both arms: nothing to be tested, and nothing against it
        arms = treated.successes, treated.tries, control.successes, control.tries
        return float(score_test_proportions_2indep(*arms, value=ratio, compare="ratio", return_results=False)[1])

    ratio = max(treated.level / control.level, NOTHING)
    low = _end(p_value, ratio, ratio * NOTHING) if treated.successes else 0.0
    high = _outside(p_value, ratio, 1)
    return Effect(low - 1, _end(p_value, ratio, high) - 1, p_value(1)) if high else Unbounded()


@cache
def measured(control: Measured, treated: Measured) -> Effect | Sentence:
    """The change of a mean, or why it cannot be told.

    Welch's t-test (Biometrika 34, 1947, 28–35) of the treated values against the control's times a ratio, and the
    interval that it leaves: Fieller's (Journal of the Royal Statistical Society B 16, 1954, 175–185) for variances
    that differ, with the degrees of freedom of each ratio (Tamhane and Logan, Journal of Biopharmaceutical Statistics
    14, 2004). It has ends only where the control's mean itself is told from 0.
    """
    if min(control.size, treated.size) < FEWEST:
        return TooFewInArm(FEWEST)
    if control.level <= 0:
        return NoBaseInArm()
    if control.spread == treated.spread == 0:
        return NoSpread()
    from scipy.stats import ttest_ind_from_stats

    def p_value(ratio: float) -> float:
        against = control.level * ratio, control.spread * abs(ratio), control.size  # type: ignore[operator, arg-type]
        test = ttest_ind_from_stats(treated.level, treated.spread, treated.size, *against, equal_var=False)
        return float(test.pvalue)

    ratio = treated.level / control.level
    outside = [_outside(p_value, ratio, side) for side in (-1, 1)]
    if None in outside:
        return Unbounded()
    low, high = (_end(p_value, ratio, end) for end in outside)  # type: ignore[arg-type]
    return Effect(low - 1, high - 1, p_value(1))


def _outside(p_value: Callable[[float], float], ratio: float, side: int) -> float | None:
    """A ratio on one side of the one observed that the test rejects; None where it rejects none."""
    step = max(abs(ratio), NOTHING) * NOTHING
    while step < FURTHEST:
        if p_value(ratio + side * step) < ALPHA:
            return ratio + side * step
        step *= 2
    return None


def _end(p_value: Callable[[float], float], ratio: float, outside: float) -> float:
    """The last ratio from the one observed towards `outside` that the test does not reject."""
    from scipy.optimize import brentq

    return float(brentq(lambda r: ALPHA - p_value(r), ratio, outside, xtol=1e-12, rtol=1e-12))
