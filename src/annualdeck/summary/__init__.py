"""What a command tells at its end, as text and as JSON. Nothing here prints.

Texts are plain lines of characters that a GBK console has; columns align in a monospaced font.
"""

from annualdeck.summary.builds import built, built_json, refused, refused_json
from annualdeck.summary.explanations import explained, explained_json
from annualdeck.summary.findings import warnings
from annualdeck.summary.inspections import inspected, inspected_json
from annualdeck.summary.kpis import kpi_table
from annualdeck.summary.templates import layouts, layouts_json

__all__ = [
    "built", "built_json", "explained", "explained_json", "inspected", "inspected_json", "kpi_table", "layouts", "layouts_json", "refused", "refused_json",
    "warnings",
]
