"""The data sheet behind a chart, and the chart's references to it.

One description gives both: the embedded workbook that opens when somebody edits the data, and the cache of the same
cells in the chart's XML. Text stays text (a name that begins with "=" never becomes a formula), a gap is an empty
cell, and each column of numbers has its own number format.
"""

from __future__ import annotations

import datetime as dt
import io
import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from annualdeck.deck.letters import clean

_SAVED = dt.datetime(2000, 1, 1)  # in every workbook, so that the same figures give the same bytes


@dataclass(frozen=True)
class Texts:
    """A column of names."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Numbers:
    """A column of numbers in one number format; None is an empty cell."""

    name: str
    values: tuple[float | None, ...]
    format: str


class Sheet:
    """The columns of one data sheet, header in row 1."""

    def __init__(self, *columns: Texts | Numbers) -> None:
        self.columns = [
            Texts(clean(c.name), tuple(clean(v)[:255] for v in c.values)) if isinstance(c, Texts)
            else Numbers(clean(c.name), tuple(v if v is not None and math.isfinite(v) else None for v in c.values),
                         c.format)
            for c in columns
        ]

    def xlsx(self) -> bytes:
        """The workbook, the same bytes for the same columns."""
        file = io.BytesIO()
        workbook = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        workbook.set_properties({"author": "", "created": _SAVED})
        page = workbook.add_worksheet("Sheet1")
        text = workbook.add_format({"num_format": "@"})
        for at, column in enumerate(self.columns):
            page.write_string(0, at, column.name, text)
            form = text if isinstance(column, Texts) else workbook.add_format({"num_format": column.format})
            for row, value in enumerate(column.values, start=1):
                if isinstance(value, str):
                    page.write_string(row, at, value, text)
                elif value is None:
                    page.write_blank(row, at, None, form)
                else:
                    page.write_number(row, at, value, form)
        workbook.close()
        return file.getvalue()

    def header(self, column: int) -> str:
        """A series' name: c:tx that refers to the header of a column."""
        return f"<c:tx>{_strings(f'Sheet1!${_letter(column)}$1', (self.columns[column].name,))}</c:tx>"

    def name(self, row: int) -> str:
        """A series' name: c:tx that refers to the first column's text in a row (0-based, header not counted)."""
        names = self.columns[0]
        assert isinstance(names, Texts)
        return f"<c:tx>{_strings(f'Sheet1!$A${row + 2}', (names.values[row],))}</c:tx>"

    def texts(self, column: int = 0) -> str:
        """All names of a column as c:strRef."""
        found = self.columns[column]
        assert isinstance(found, Texts)
        return _strings(self._range(column), found.values)

    def numbers(self, column: int, row: int | None = None, first: int | None = None) -> str:
        """All numbers of a column, the `first` so many of them, or the one in a row (0-based), as c:numRef."""
        found = self.columns[column]
        assert isinstance(found, Numbers)
        if row is None:
            values = found.values[:first]
            return _numbers(self._range(column, len(values)), values, found.format)
        return _numbers(f"Sheet1!${_letter(column)}${row + 2}", (found.values[row],), found.format)

    def across(self, first: int, last: int, row: int) -> str:
        """The numbers of neighbouring columns in one row (0-based), as c:numRef in the first one's format."""
        found = [c for c in self.columns[first:last + 1] if isinstance(c, Numbers)]
        where = f"Sheet1!${_letter(first)}${row + 2}:${_letter(last)}${row + 2}"
        return _numbers(where, tuple(c.values[row] for c in found), found[0].format)

    def _range(self, column: int, count: int | None = None) -> str:
        letter = _letter(column)
        count = len(self.columns[column].values) if count is None else count
        return f"Sheet1!${letter}$2:${letter}${max(count, 1) + 1}"


def _letter(column: int) -> str:
    """A, B, …, Z, AA, …"""
    return (chr(ord("A") + column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _strings(where: str, values: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(v)}</c:v></c:pt>' for i, v in enumerate(values))
    return f'<c:strRef><c:f>{where}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef>'


def _numbers(where: str, values: tuple[float | None, ...], form: str) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{v:.16G}</c:v></c:pt>' for i, v in enumerate(values) if v is not None
    )
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>{escape(form)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
