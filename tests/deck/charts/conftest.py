"""Draws one chart into the template that ships, and lays out what came of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx.util import Inches

from annualdeck.deck.charts import draw_chart
from annualdeck.deck.template import Template
from annualdeck.figure import YUAN, Figure, Unit
from annualdeck.slide import Chart, Columns, Series
from annualdeck.wording import Bound, plain

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@dataclass
class Drawn:
    """A drawn chart: its XML, its data sheet as rows, the figures in it, the bytes of both files."""

    root: etree._Element
    rows: list[tuple[Any, ...]]
    formats: list[str]
    bound: list[tuple[str, Bound]]
    files: tuple[bytes, bytes]

    def all(self, path: str) -> list[Any]:
        return self.root.xpath(path, namespaces=NS)

    def one(self, path: str) -> Any:
        found = self.all(path)
        assert len(found) == 1, f"{path}: {len(found)} found"
        return found[0]

    def series(self, name: str) -> etree._Element:
        return self.one(f"//c:ser[c:tx//c:v = '{name}']")

    def labels(self, name: str) -> dict[int, str]:
        """The labels of a series by point: its own words, "name" for its name, else the cached value's text."""
        labels = {}
        for label in self.series(name).iterfind("c:dLbls/c:dLbl", NS):
            words = "".join(label.itertext(f"{{{NS['a']}}}t"))
            named = label.find("c:showSerName", NS).get("val") == "1"
            labels[int(label.find("c:idx", NS).get("val"))] = words or ("name" if named else "value")
        return labels

    def values(self, name: str) -> dict[int, float]:
        points = self.series(name).iterfind("c:val//c:pt", NS)
        return {int(p.get("idx")): float(p.findtext("c:v", namespaces=NS)) for p in points}

    def fill(self, name: str, point: int | None = None) -> str:
        """The theme colour of a series or of one point of it."""
        where = f"c:dPt[c:idx/@val='{point}']/c:spPr" if point is not None else "c:spPr"
        return self.series(name).xpath(f"{where}/a:solidFill/a:schemeClr/@val", namespaces=NS)[0]


@pytest.fixture(scope="session")
def template() -> Template:
    return Template(None)


@pytest.fixture
def draw(template: Template) -> Callable[..., Drawn]:
    def drawn(chart: Chart, inches: tuple[float, float] = (12.13, 2.78), **how: Any) -> Drawn:
        found = template.layout("chart-wide-text")
        slide = template.presentation.slides.add_slide(found.layout)
        holder = next(p for p in slide.placeholders if p.placeholder_format.idx == found.slot("chart").idx)
        holder.left, holder.top, holder.width, holder.height = 0, 0, Inches(inches[0]), Inches(inches[1])
        frame, bound = draw_chart(holder, chart, **how)
        book = frame.chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(io.BytesIO(book)).active
        return Drawn(
            etree.fromstring(frame.chart.part.blob), [tuple(c.value for c in row) for row in sheet.iter_rows()],
            [c.number_format for c in sheet[2]] if sheet.max_row > 1 else [], bound, (frame.chart.part.blob, book),
        )
    return drawn


def _yuan(*wan: float | None) -> tuple[Figure | None, ...]:
    """Amounts given in 万元."""
    return tuple(
        None if w is None else Figure("sales.paid_amount", "支付金额", Decimal(str(w)) * 10_000, YUAN) for w in wan
    )


def _of(unit: Unit, *values: float | None) -> tuple[Figure | None, ...]:
    return tuple(None if v is None else Figure("some.kpi", "指标", v, unit) for v in values)


@pytest.fixture
def columns() -> Callable[..., Columns]:
    """Columns over three months: 2025 at 100, 250, 300 万元, unless told otherwise."""
    def made(*series: Series, **more: Any) -> Columns:
        given: dict[str, Any] = {"title": "月度支付金额", "alt": plain("图"), "categories": ("1月", "2月", "3月")}
        return Columns(**(given | more), series=series or (Series("2025", _yuan(100, 250, 300)),))
    return made


@pytest.fixture
def yuan() -> Callable[..., tuple[Figure | None, ...]]:
    return _yuan


@pytest.fixture
def of() -> Callable[..., tuple[Figure | None, ...]]:
    return _of
