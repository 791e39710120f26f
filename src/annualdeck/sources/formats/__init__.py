"""The exports that are recognised by their headers. A new one is a file here and a line in this list."""

from __future__ import annotations

from annualdeck.sources.format import Format
from annualdeck.sources.formats import coupons, items, market, orders, sycm

FORMATS: tuple[Format, ...] = (
    orders.LIST,
    orders.DETAIL,
    sycm.SHOP_DAY,
    sycm.FLOW,
    market.MARKET,
    coupons.COUPONS,
    items.ITEMS,
)
