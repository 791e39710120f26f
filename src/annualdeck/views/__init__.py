"""The rows of each table that count."""

from annualdeck.views.rows import filled, parcels, rows, with_category

__all__ = ["filled", "parcels", "rows", "with_category"]
