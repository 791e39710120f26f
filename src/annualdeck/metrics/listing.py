"""Whose an order is: of a member by the list of members, who had joined by the time of payment, or not."""

from __future__ import annotations

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.metrics.definition import Settings

MEMBER = nw.col("member").fill_null(False)          # an order of a member …
OTHER = ~nw.col("member").fill_null(True)           # … of another account; an order without an account is neither


def with_member(orders: nw.LazyFrame, facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Orders with `member`, and with `tier`, the member's by the list; both null where the order names no buyer."""
    listed = grains.rows(facts, "members").filter(~nw.col("member_id").is_null())
    listed = listed.select("tier", buyer_id="member_id", joined="first_joined")
    orders = orders.join(listed, on="buyer_id", how="left")
    member = nw.when(~nw.col("buyer_id").is_null()).then((nw.col("joined") <= nw.col("at")).fill_null(False))
    return orders.with_columns(member=member).drop("joined")
