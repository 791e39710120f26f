"""members, continued: the points that members collect, and what they spend them on."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import CREDITS, RATE
from annualdeck.metrics.definition import Derived, Share, Total, Way, ratio
from annualdeck.views.people import ISSUED, LOST, REDEEMED

MONTH = frozenset({"month"})
USE = frozenset({"use"})
SOURCE = frozenset({"source"})


def _flow(direction: str) -> tuple[Way, ...]:
    """The points of one direction; none of it is 0 where the export tells directions at all."""
    points = nw.when(nw.col("direction") == direction).then(nw.col("points")).otherwise(nw.lit(0))
    told = nw.when(~nw.col("direction").is_null()).then(nw.col("points"))
    return (Way("points", points.sum(), ("direction", "points"), present=told.count()),)


KPIS = (
    Total(
        id="members.points_issued", name="发放积分", unit=CREDITS, grains=MONTH | SOURCE, better="neither",
        definition="积分流水里发放给会员的积分之和。", ways=_flow(ISSUED),
    ),
    Total(
        id="members.points_redeemed", name="核销积分", unit=CREDITS, grains=MONTH | USE, definition="积分流水里会员使用的积分之和，过期与扣回的不计。",
        ways=_flow(REDEEMED),
    ),
    Total(
        id="members.points_lost", name="过期扣回积分", unit=CREDITS, grains=MONTH, better="down", definition="积分流水里过期、清零与扣回的积分之和。",
        ways=_flow(LOST),
    ),
    Derived(
        id="members.points_redemption", name="积分核销率", unit=RATE, grains=MONTH, definition="核销积分÷发放积分。",
        of=("members.points_redeemed", "members.points_issued"), formula=ratio,
    ),
    Derived(
        id="members.points_uses", name="分用途积分核销率", unit=RATE, grains=USE, whole=False, better="neither",
        definition="该用途核销的积分÷全部发放积分，各用途之和为积分核销率。", of=("members.points_redeemed", "members.points_issued[]"), formula=ratio,
    ),
    Share(
        id="members.points_use_share", name="积分用途占比", unit=RATE, grains=USE, whole=False, better="neither",
        definition="该用途核销的积分÷全部核销积分。", of="members.points_redeemed",
    ),
    Share(
        id="members.points_source_share", name="积分来源占比", unit=RATE, grains=SOURCE, whole=False, better="neither",
        definition="该来源发放的积分÷全部发放积分。", of="members.points_issued",
    ),
)
