"""The cells of an embedded workbook's first sheet, read back to hold them against the chart that shows them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

_NS = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_LARGEST = 50 * 1024 * 1024   # bytes that a data sheet may unpack to
_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "49": "@"}


@dataclass(frozen=True)
class Cell:
    """One cell: its value, the name of its number format ("General" without one), and whether a formula made it."""

    value: str | float
    format: str
    formula: bool


def read(workbook: bytes) -> dict[str, dict[str, Cell]]:
    """The cells of each sheet by name and address ("B2"); empty cells are left out.

    Raises zipfile.BadZipFile, zlib.error, KeyError, ValueError or lxml's XMLSyntaxError where it is no workbook.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise ValueError(f"> {_LARGEST // 1024 ** 2} MB")
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        links = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): link.get("Target") for link in links.iterfind("p:Relationship", _NS)}
        strings = _strings(archive)
        formats = _formats(archive)
        sheets = {}
        for sheet in book.iterfind("m:sheets/m:sheet", _NS):
            target = targets[sheet.get(f"{{{_NS['r']}}}id")]
            page = etree.fromstring(archive.read(target.lstrip("/") if target.startswith("/") else f"xl/{target}"))
            sheets[sheet.get("name")] = {
                cell.get("r"): _cell(cell, strings, formats)
                for cell in page.iterfind("m:sheetData/m:row/m:c", _NS) if _filled(cell)
            }
        return sheets


def addresses(reference: str) -> tuple[str, list[str]]:
    """The sheet and the cells of a reference: Sheet1!$B$2:$B$4 → ("Sheet1", ["B2", "B3", "B4"]), row by row.

    Raises ValueError for any other form.
    """
    found = re.fullmatch(r"'?(?P<sheet>[^'!]+)'?!\$(?P<c>[A-Z]+)\$(?P<r>\d+)(:\$(?P<d>[A-Z]+)\$(?P<s>\d+))?", reference)
    if not found:
        raise ValueError(reference)
    columns = range(_number(found["c"]), _number(found["d"] or found["c"]) + 1)
    rows = range(int(found["r"]), int(found["s"] or found["r"]) + 1)
    return found["sheet"], [f"{_letters(column)}{row}" for row in rows for column in columns]


def _number(letters: str) -> int:
    """A is 1, AA is 27."""
    return sum((ord(letter) - 64) * 26 ** n for n, letter in enumerate(reversed(letters)))


def _letters(number: int) -> str:
    return (_letters((number - 1) // 26) if number > 26 else "") + chr(65 + (number - 1) % 26)


def _filled(cell: etree._Element) -> bool:
    return cell.find("m:v", _NS) is not None or cell.find("m:is", _NS) is not None or cell.find("m:f", _NS) is not None


def _cell(cell: etree._Element, strings: list[str], formats: list[str]) -> Cell:
    raw = cell.findtext("m:v", "", _NS)
    kind = cell.get("t", "n")
    value: str | float
    if kind == "s":
        value = strings[int(raw)]
    elif kind == "inlineStr":
        value = "".join(cell.itertext())
    else:
        value = float(raw) if kind == "n" and raw else raw
    style = int(cell.get("s", "0"))
    form = formats[style] if style < len(formats) else "General"
    return Cell(value, form, cell.find("m:f", _NS) is not None)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    table = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iterfind(".//m:t", _NS)) for item in table.iterfind("m:si", _NS)]


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """The number format of each cell style."""
    styles = etree.fromstring(archive.read("xl/styles.xml"))
    own = {f.get("numFmtId"): f.get("formatCode") for f in styles.iterfind("m:numFmts/m:numFmt", _NS)}
    return [
        (own | _BUILT_IN).get(style.get("numFmtId"), "General") for style in styles.iterfind("m:cellXfs/m:xf", _NS)
    ]
