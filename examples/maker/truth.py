"""The figures that must come out of the exports, counted from the orders in memory and never from a file."""

from __future__ import annotations

from collections import Counter

from maker.order_files import last_export
from maker.panel import PANEL_YEARS
from maker.shop import CATEGORIES, SHOP, YEARS
from maker.trade import trade
from maker.truths import moods, truths
from maker.truths_sales import paid_in


def truth() -> dict[str, object]:
    """`years`: what the order exports hold, amounts in yuan as text. `kpis`: id[slice] → value, amounts in yuan, rates as
    fractions; one that has no value of the year before stands in the last year only.
    `moods`: how the words of reviews were meant.
    """
    return {
        "shop": SHOP,
        "orders_in_exports": len(trade()),
        "years": {str(year): of_orders(year) for year in YEARS},
        "kpis": {str(year): truths(year) for year in PANEL_YEARS},
        "moods": {str(year): moods(year) for year in PANEL_YEARS},
    }


def of_orders(year: int) -> dict[str, object]:
    paid = paid_in(year)
    amount = sum(o.total for o in paid)
    refunded = sum(o.refund_known(last_export(o)) for o in paid)
    by_month, by_category = Counter(), Counter()
    for order in paid:
        by_month[order.paid_at.month] += order.total
        for line in order.lines:
            by_category[line.item.category] += line.paid
    return {
        "paid_amount": yuan(amount), "orders": len(paid), "buyers": len({o.buyer for o in paid}),
        "unpaid_orders": sum(o.paid_at is None and o.created_at.year == year for o in trade()),
        "refunded_of_orders": yuan(refunded), "received_of_orders": yuan(amount - refunded),
        "monthly_paid": [yuan(by_month[m]) for m in range(1, 13)],
        "category_paid": {c: yuan(by_category[c]) for c in CATEGORIES},
    }


def yuan(fen: int) -> str:
    return f"{fen / 100:.2f}"
