"""The ledger: every figure of a deck, as JSON and as XML."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from xml.etree import ElementTree

from annualdeck.figure import DATE, RATE, YUAN, Figure
from annualdeck.ledger import NAMESPACE, entries, to_json, to_xml
from annualdeck.slide import Placed
from annualdeck.wording import Bound

PAID = Figure("sales.paid_amount", "支付金额", Decimal("4320.50"), YUAN, Decimal("3600"), slice={"month": "2025-11"})
SHARE = Figure("market.share", "市场份额 <&>", 0.1 + 0.2, RATE)
DAY = Figure("a.day", "最高日", dt.date(2025, 11, 11), DATE)


def placed(figure: Figure, form: str = "value", page: int = 4) -> Placed:
    return Placed(page, "sales", 7, "title", Bound(figure, form, figure.show(form)))


def ledger(*figures: Placed) -> dict:
    return entries(figures, lambda id_: f"{id_}的口径", lambda id_: [{"file": f"{id_}.csv"}])


def test_a_figure_is_told_with_its_place_its_form_and_every_digit():
    assert ledger(placed(PAID, "change"))["figures"] == [{
        "page": 4, "slide": "sales", "shape": 7, "place": "title", "kpi": "sales.paid_amount", "slice": {"month": "2025-11"},
        "form": "change", "shown": "同比增长20.0%", "value": "4320.50", "prior": "3600",
    }]


def test_values_keep_their_digits_as_text():
    shown = ledger(placed(SHARE), placed(DAY))["figures"]

    assert [(f["value"], f["prior"]) for f in shown] == [("0.30000000000000004", None), ("2025-11-11", None)]


def test_each_kpi_stands_once_with_its_definition_and_sources():
    kpis = ledger(placed(PAID), placed(PAID, "change", 5), placed(SHARE))["kpis"]

    assert list(kpis) == ["market.share", "sales.paid_amount"]
    assert kpis["sales.paid_amount"] == {
        "name": "支付金额", "unit": "yuan", "definition": "sales.paid_amount的口径", "sources": [{"file": "sales.paid_amount.csv"}],
    }


def test_json_and_xml_hold_the_same():
    book = ledger(placed(PAID), placed(SHARE))
    root = ElementTree.fromstring(to_xml(book))

    assert root.tag == f"{{{NAMESPACE}}}ledger"
    assert json.loads(root.text or "") == json.loads(to_json(book)) == book
    assert "市场份额 <&>" in to_json(book)
