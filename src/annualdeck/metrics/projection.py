"""What the months of a figure are heading for: a seasonal forecast of next year with its range.

Two years of months and more are carried on by Holt and Winters' exponential smoothing of statsmodels, a straight trend
times a season of twelve months for what is above zero, ETS(M,A,M), else their sum, ETS(A,A,A), which begins at the
least-squares fit (Hyndman, Koehler, Ord and Snyder: Forecasting with Exponential Smoothing, 2008; a trend that grew by
percent would promise too much, see Hyndman and Athanasopoulos: Forecasting: Principles and Practice, 3rd edition, 8.2).
Fewer are carried on by the seasonal naive method with drift (the same, 5.2): each month changes, in logarithms, as those
months did that have one a year before. Rates between 0 and 1 are taken in logits.

The same months give the same numbers on every machine: smoothing parameters are rounded before they are used, the paths
of the range come from a generator whose stream never changes, and what is handed on is rounded to four digits.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SEASON = 12
ENOUGH = 2 * SEASON   # months that smoothing needs
LEAST = SEASON + 3    # months that the drift needs: three that have one a year before
PATHS = 10_000
SMOOTHEST, LIVELIEST = 0.3, 0.98   # a level that hardly moves makes the range narrower than two or three years can
                                   # tell: simulated shops kept within it as often as it says only from 0.2 to 0.3 on
ROUNDS = 20           # of fitting the line to the season and the season to the line
DIGITS = 4


@dataclass(frozen=True)
class Range:
    """A forecast of next year with what 80 and 95 of 100 paths keep within."""

    value: float
    low80: float
    high80: float
    low95: float
    high95: float


def carried_on(months: Sequence[float], ahead: Sequence[int], rate: bool, year: Callable[[Sequence[float]], float]) -> Range:
    """The forecast of a year from at least LEAST months in a row.

    `ahead`: which months after the last one make up the year, 1 the next. `year`: what their values come to.
    """
    import numpy as np

    taken, steps = np.array(months, dtype=float), max(ahead)
    share, times = rate and bool(((taken > 0) & (taken < 1)).all()), not rate and bool((taken > 0).all())
    if share:
        taken = np.log(taken / (1 - taken))
    if len(taken) >= ENOUGH:
        middle, paths = _smoothed(taken, steps, times)
    elif times:
        middle, paths = (np.exp(found) for found in _drifted(np.log(taken), steps))
    else:
        middle, paths = _drifted(taken, steps)
    if share:
        middle, paths = (1 / (1 + np.exp(-found)) for found in (middle, paths))
    if times:
        middle, paths = np.maximum(middle, 0), np.maximum(paths, 0)   # a line that falls ends at nothing
    chosen = [step - 1 for step in ahead]
    ends = np.quantile([year(path) for path in paths[chosen].T.tolist()], (0.025, 0.1, 0.9, 0.975))
    low95, low80, high80, high95 = (float(end) for end in ends)
    return Range(*map(rounded, (year(middle[chosen].tolist()), low80, high80, low95, high95)))


def rounded(value: float) -> float:
    """To four significant digits, which every machine agrees on."""
    return float(f"{value:.{DIGITS}g}")


def _smoothed(taken, steps: int, times: bool):  # noqa: ANN001, ANN202
    """The next months by exponential smoothing, and paths that they may take: arrays of (steps,) and (steps, PATHS)."""
    import numpy as np
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    level, trend, season = _times(taken) if times else _plus(taken)
    kind = "mul" if times else "add"
    model = ETSModel(
        taken, error=kind, trend="add", seasonal=kind, seasonal_periods=SEASON, initialization_method="known",
        initial_level=level, initial_trend=trend, initial_seasonal=season,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")   # that the search for the parameters ended early: they are rounded anyhow
        found = np.nan_to_num(model.fit(disp=False).params)
        alpha = min(max(round(float(found[0]), 2), SMOOTHEST), LIVELIEST)
        beta = min(max(round(float(found[1]), 2), 0.0), alpha)
        gamma = min(max(round(float(found[2]), 2), 0.0), round(1 - alpha, 2))
        fitted = model.smooth(np.array([alpha, beta, gamma]))
    spread = math.sqrt((fitted.resid**2).sum() / (len(taken) - SEASON - 1))   # a slope and twelve months were fitted
    errors = np.random.RandomState(SEASON).standard_normal((steps, PATHS)) * spread
    paths = fitted.simulate(steps, anchor="end", repetitions=PATHS, random_errors=errors)
    return np.asarray(fitted.forecast(steps)), np.asarray(paths)


def _plus(taken):  # noqa: ANN001, ANN202
    """Level, slope and season of the line plus season that fits best; the level is that before the first month."""
    import numpy as np

    time = np.arange(1, len(taken) + 1)
    month = (time[:, None] - 1) % SEASON == np.arange(SEASON)
    slope, *levels = np.linalg.lstsq(np.column_stack([time, month]), taken, rcond=None)[0]
    return np.mean(levels), slope, np.array(levels) - np.mean(levels)


def _times(taken):  # noqa: ANN001, ANN202
    """Level, slope and season of a line times a season: the line fitted to the season and the season to the line."""
    import numpy as np

    time = np.arange(1, len(taken) + 1)
    month = (time - 1) % SEASON
    season = np.ones(SEASON)
    for _ in range(ROUNDS):
        slope, level = np.polyfit(time, taken / season[month], 1)
        line = level + slope * time
        season = np.bincount(month, taken * line) / np.bincount(month, line**2)
        season /= season.mean()
    return level, slope, season


def _drifted(taken, steps: int):  # noqa: ANN001, ANN202
    """The next months by last year's and the mean change of those that have one a year before."""
    import numpy as np

    changes = taken[SEASON:] - taken[:-SEASON]
    count = len(changes)
    last = np.array([taken[-SEASON + step % SEASON] for step in range(steps)])
    random = np.random.RandomState(SEASON)
    spread = changes.std(ddof=1) * np.sqrt((count - 1) / random.chisquare(count - 1, PATHS))  # its own size is uncertain
    drift = changes.mean() + random.standard_normal(PATHS) * spread / math.sqrt(count)
    return last + changes.mean(), last[:, None] + drift + random.standard_normal((steps, PATHS)) * spread
