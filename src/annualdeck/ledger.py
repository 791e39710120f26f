"""The ledger: every figure that reached the deck, where it stands, and what it came from.

It lies beside the deck as JSON and inside it as a custom XML part, so that a finished deck can prove its numbers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from annualdeck.slide import Placed

VERSION = 1
NAMESPACE = "urn:annualdeck:ledger"


def entries(
    placed: Sequence[Placed], definition: Callable[[str], str], sources: Callable[[str], object],
    typed: Sequence[dict[str, object]] = (),
) -> dict[str, object]:
    """The ledger: {"version", "kpis": {id: {name, definition, sources}}, "figures": [{page, place, kpi, shown, …}],
    "typed": [{page, words, numbers}]}.

    `definition` and `sources` give a KPI's formula and the files behind it; `typed` are the texts with numbers that
    stand on nobody's word but the user's. Values keep every digit, as text.
    """
    kpis = {
        p.bound.figure.kpi: {
            "name": p.bound.figure.name, "unit": p.bound.figure.unit.name, "definition": definition(p.bound.figure.kpi),
            "sources": sources(p.bound.figure.kpi),
        }
        for p in placed
    }
    figures = [
        {
            "page": p.page, "slide": p.slide, "shape": p.shape, "place": p.place, "kpi": p.bound.figure.kpi,
            "slice": dict(p.bound.figure.slice), "form": p.bound.form, "shown": p.bound.shown,
            "value": _exact(p.bound.figure.value), "prior": _exact(p.bound.figure.prior),
        }
        for p in placed
    ]
    return {"version": VERSION, "kpis": dict(sorted(kpis.items())), "figures": figures, "typed": list(typed)}


def _exact(value: object) -> str | None:
    """Every digit: amounts in yuan with their 分, ratios as Python writes them."""
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def to_json(ledger: dict[str, object]) -> str:
    return json.dumps(ledger, ensure_ascii=False, indent=1) + "\n"


def to_xml(ledger: dict[str, object]) -> bytes:
    """The ledger's JSON as the text of one XML element."""
    text = json.dumps(ledger, ensure_ascii=False, separators=(",", ":"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ledger xmlns="{NAMESPACE}">{escape(text)}</ledger>'.encode()
