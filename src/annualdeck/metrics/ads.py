"""ads: 广告投放ROI."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import PEOPLE, RATE
from annualdeck.metrics.definition import Derived, Total, Way

MONTH = frozenset({"month"})
SEARCH = "搜索"


def search(column: str) -> nw.Expr:
    """The cells of search channels, empty in other rows."""
    return nw.when(nw.col("source_2").str.contains(SEARCH)).then(nw.col(column))

KPIS = (
    Total(
        id="ads.traffic_visitors", name="流量来源访客数", unit=PEOPLE, grains=MONTH, definition="流量来源各渠道访客数之和。",
        ways=(Way("traffic", nw.col("visitors").sum(), ("visitors",)),),
    ),
    Total(
        id="ads.natural_search", name="自然搜索访客", unit=PEOPLE, grains=MONTH, definition="流量来源中名称含“搜索”的渠道的访客数之和。",
        ways=(Way("traffic", search("visitors").sum(), ("visitors", "source_2"), present=search("visitors").count()),),
    ),
    Derived(
        id="ads.non_search_share", name="非搜索流量占比", unit=RATE, grains=MONTH, better="neither",
        definition="1−搜索渠道访客数÷各渠道访客数之和。",
        of=("ads.natural_search", "ads.traffic_visitors"),
        formula=lambda search, everything: None if not everything else 1 - search / everything,
    ),
)
