"""What 买家实际支付金额 means in one file: before refunds or after them. Tested on the file's own rows.

In an order export the total of an order is before refunds. Whether the amount that the buyer really paid is net of
refunds differs from shop to shop and year to year, so it is never assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from annualdeck.errors import Finding
from annualdeck.sources import findings as f

_ALL = ("paid_at", "total_amount", "received_amount", "refund_amount")


@dataclass(frozen=True)
class Settled:
    """`received`: what replaces the received amount, or None where it stands as read."""

    finding: Finding | None
    received: pl.Expr | None = None


def total_from_received(columns: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]] | None:
    """The columns with the received amount taken for the total, where a file has no total; None where it has."""
    if "total_amount" in columns or "received_amount" not in columns:
        return None
    return {("total_amount" if name == "received_amount" else name): at for name, at in columns.items()}


def tests(columns: Mapping[str, object]) -> dict[str, pl.Expr]:
    """What has to be counted over the rows of a file to tell; empty where nothing can be tested."""
    if not all(name in columns for name in _ALL):
        return {}
    paid, total, received, refund = (pl.col(name) for name in _ALL)
    tested = paid.is_not_null() & total.is_not_null() & received.is_not_null()
    back = refund.fill_null(0)
    refunded = tested & (back > 0)
    return {
        "tested": tested.sum(),
        "refunded": refunded.sum(),
        "net": (refunded & (total - back == received)).sum(),
        "gross": (refunded & (total == received)).sum(),
        "neither": (tested & (back <= 0) & (total != received)).sum(),
    }


def settle(file: str, headers: Mapping[str, str], counts: Mapping[str, int], as_total: bool) -> Settled:
    """The meaning that the counts of `tests` prove, and what follows from it.

    `as_total`: the received amount was taken for the total, as the file has none.
    """
    total, received = headers.get("total_amount"), headers.get("received_amount")
    if received is None:
        return Settled(f.ReceivedAsTotal(file=file, column=total.strip()) if total and as_total else None)
    column = received.strip()
    if not counts:
        untested = total is not None and "refund_amount" not in headers
        return Settled(f.ReceivedUntested(file=file, column=column) if untested else None)
    refunded, net, gross, neither = (counts[name] for name in ("refunded", "net", "gross", "neither"))
    after_refunds = pl.col("total_amount") - pl.col("refund_amount").fill_null(0)
    if refunded == 0 and neither == 0:
        return Settled(f.NoRefundsToTell(file=file, column=column, rows=counts["tested"]))
    if neither == 0 and net == refunded:
        return Settled(f.ReceivedIsNet(file=file, column=column, rows=counts["tested"], refunds=refunded))
    if neither == 0 and gross == refunded:
        return Settled(
            f.ReceivedIsGross(file=file, column=column, rows=counts["tested"], refunds=refunded), after_refunds
        )
    as_gross = gross > net
    used = "退款前的金额，实收按总金额减退款金额计算" if as_gross else "退款后的实收"
    unclear = f.ReceivedUnclear(file=file, column=column, net=net, gross=gross, neither=neither, used=used)
    return Settled(unclear, after_refunds if as_gross else None)
