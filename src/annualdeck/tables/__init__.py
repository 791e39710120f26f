"""The canonical tables: what a shop's exports become, whatever their headers were.

Names of tables and columns are public: users write them under `columns:` in the config. Amounts are whole 分
(Int64), rates are fractions (0.182), times are naive Asia/Shanghai wall time.
"""

from __future__ import annotations

from annualdeck.tables import care, goods, marketing, outlook, panels, trade, voices
from annualdeck.tables.table import Column, Kind, Table, dtypes

__all__ = ["TABLES", "Column", "Kind", "Table", "dtypes"]

TABLES: dict[str, Table] = {
    t.name: t for room in (trade, panels, marketing, goods, care, voices, outlook) for t in room.TABLES
}
