"""The exports that are recognised by their headers. A new one is a file here and its name in this list."""

from __future__ import annotations

from annualdeck.sources.format import Format
from annualdeck.sources.formats import (
    alipay, campaigns, content, coupons, items, jd, jst, logistics, market, members, orders, outlook, pxb, refunds,
    reviews, scores, service, stock, survey, sycm, sycm_items, sycm_traffic, tbk, wxt, ylmf, ztc,
)

FORMATS: tuple[Format, ...] = tuple(
    format
    for family in (
        orders, jst, refunds, reviews, sycm, sycm_items, sycm_traffic, market, jd, items, wxt, ztc, ylmf, pxb, tbk,
        coupons, campaigns, content, logistics, stock, members, service, survey, scores, alipay, outlook,
    )
    for format in family.FORMATS
)
