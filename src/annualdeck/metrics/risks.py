"""risks: 风险应对预案."""

from __future__ import annotations

from annualdeck.figure import YUAN
from annualdeck.metrics.channels import search
from annualdeck.metrics.definition import Total, Way

KPIS = (
    Total(
        id="risks.search_amount", name="搜索渠道支付金额", unit=YUAN, definition="流量来源中名称含“搜索”的渠道的支付金额之和。",
        ways=(Way("traffic", search("amount").sum(), ("amount", "source_2"), present=search("amount").count()),),
    ),
)
