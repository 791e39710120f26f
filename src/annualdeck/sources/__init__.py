"""Raw exports → canonical tables. Nothing is dropped without being counted, and nothing is invented.

    Source ─▶ files ─▶ grid (cells as text) ─▶ plan (which export, which column) ─▶ Part (rows, counts, findings)
"""

from annualdeck.sources.read import Reading, inspect, read
from annualdeck.sources.source import Source

__all__ = ["Reading", "Source", "inspect", "read"]
