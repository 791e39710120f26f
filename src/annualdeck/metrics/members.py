"""members: 会员体系优化."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import RATE, YUAN
from annualdeck.metrics.definition import Derived, Total, Way, ratio

MONTH = frozenset({"month"})

KPIS = (
    Total(
        id="members.amount", name="会员成交金额", unit=YUAN, grains=MONTH, definition="店铺日报会员成交金额之和。",
        ways=(Way("shop_daily", nw.col("member_amount").sum(), ("member_amount",)),),
    ),
    Total(
        id="members.base_amount", name="店铺日报支付金额", unit=YUAN, grains=MONTH, definition="店铺日报支付金额之和。",
        ways=(Way("shop_daily", nw.col("paid_amount").sum(), ("paid_amount",)),),
    ),
    Derived(
        id="members.contribution", name="会员销售占比", unit=RATE, grains=MONTH, definition="会员成交金额÷店铺日报支付金额。",
        of=("members.amount", "members.base_amount"), formula=ratio,
    ),
)
