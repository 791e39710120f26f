"""feedback: 用户反馈收集."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import ENTRIES, RATE
from annualdeck.metrics.definition import Derived, Total, Way, ratio

MONTH = frozenset({"month"})

KPIS = (
    Total(
        id="feedback.reviews", name="评价数", unit=ENTRIES, grains=MONTH, definition="店铺日报评价数之和。",
        ways=(Way("shop_daily", nw.col("reviews").sum(), ("reviews",)),),
    ),
    Total(
        id="feedback.positive_reviews", name="正面评价数", unit=ENTRIES, grains=MONTH, definition="店铺日报正面评价数之和。",
        ways=(Way("shop_daily", nw.col("positive_reviews").sum(), ("positive_reviews",)),),
    ),
    Derived(
        id="feedback.rated_positive_share", name="好评占比", unit=RATE, grains=MONTH, definition="店铺日报正面评价数÷评价数。",
        of=("feedback.positive_reviews", "feedback.reviews"), formula=ratio,
    ),
)
