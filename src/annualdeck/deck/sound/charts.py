"""Is each chart sound? Its series, points and axes, and its data sheet, which must hold just what the chart shows."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from annualdeck.deck import cells, faults
from annualdeck.deck.archive import NS, Package
from annualdeck.deck.faults import Fault
from annualdeck.deck.sound.parts import WORKBOOK, parts

_AXES = ("catAx", "valAx", "dateAx", "serAx")


def charts(package: Package) -> Iterator[Fault]:
    """Every broken invariant of the charts of a package."""
    for name in package.charts:
        if name in package.xml:
            root = package.xml[name]
            yield from _series(name, root)
            yield from _points(name, root)
            yield from _axes(name, root)
            yield from _data(name, root, package)


def _series(name: str, root: etree._Element) -> Iterator[Fault]:
    for tag in ("idx", "order"):
        for value, count in Counter(root.xpath(f"//c:ser/c:{tag}/@val", namespaces=NS)).items():
            if count > 1:
                yield faults.SeriesIndexTwice(part=name, what=f"{tag}={value}")
    for number, series in enumerate(root.iterfind(".//c:ser", NS)):
        if not "".join(series.xpath("c:tx//c:v/text()", namespaces=NS)).strip():
            yield faults.SeriesNameless(part=name, what=str(number))


def _points(name: str, root: etree._Element) -> Iterator[Fault]:
    """A series has a value for each category, and labels and formats of its own only for points that it has."""
    for number, series in enumerate(root.iterfind(".//c:ser", NS)):
        counts = {int(n) for n in series.xpath("(c:cat|c:val|c:xVal|c:yVal|c:bubbleSize)/*/*/c:ptCount/@val", namespaces=NS)}
        if len(counts) != 1:
            yield faults.PointsBroken(part=name, what=f"{number}: {sorted(counts)}")
        for path in ("c:dPt/c:idx/@val", "c:dLbls/c:dLbl/c:idx/@val"):
            own = [int(n) for n in series.xpath(path, namespaces=NS)]
            if len(set(own)) < len(own) or any(n >= max(counts, default=0) for n in own):
                yield faults.PointsBroken(part=name, what=f"{number}: {path.partition('/@')[0]} {own}")


def _axes(name: str, root: etree._Element) -> Iterator[Fault]:
    plot = root.find("c:chart/c:plotArea", NS)
    axes = {
        axis.find("c:axId", NS).get("val"): axis.find("c:crossAx", NS).get("val")
        for tag in _AXES for axis in plot.iterfind(f"c:{tag}", NS)
    }
    groups = [
        [axis.get("val") for axis in group.iterfind("c:axId", NS)]
        for group in plot if etree.QName(group).localname.endswith("Chart")
    ]
    wrong = [one for one, other in axes.items() if not one.isdigit() or int(one) == 0 or axes.get(other) != one]
    wrong += [one for group in groups for one in group if one not in axes or axes[one] not in group]
    wrong += [one for one in axes if not any(one in group for group in groups)]
    for one in dict.fromkeys(wrong):
        yield faults.AxesBroken(part=name, what=one)


def _data(name: str, root: etree._Element, package: Package) -> Iterator[Fault]:
    external = root.find("c:externalData", NS)
    books = package.targets(name, "package")
    if external is None or len(books) != 1:
        yield faults.NoDataSheet(part=name, what="externalData")
        return
    book = package.content.get(books[0], b"")
    try:
        sheets = cells.read(book)
        inner = Package(io.BytesIO(book))
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, etree.XMLSyntaxError) as reason:
        yield faults.NoDataSheet(part=name, what=str(reason))
        return
    for fault in parts(inner, WORKBOOK):
        yield replace(fault, part=f"{books[0]}!{fault.part}")
    for sheet, found in sheets.items():
        for at, cell in found.items():
            if cell.formula:
                yield faults.FormulaInSheet(part=name, what=f"{sheet}!{at}")
    for shown in root.iterfind(".//c:numFmt", NS):
        if shown.get("formatCode") in ("", "General"):
            yield faults.NoNumberFormat(part=name, what=etree.QName(shown.getparent()).localname)
    for reference in root.xpath("//c:strRef | //c:numRef", namespaces=NS):
        yield from _cached(name, reference, sheets)


def _cached(name: str, reference: etree._Element, sheets: dict[str, dict[str, cells.Cell]]) -> Iterator[Fault]:
    """The cache of one reference, cell by cell."""
    formula = reference.findtext("c:f", "", NS)
    numeric = etree.QName(reference).localname == "numRef"
    cache = reference.find("c:numCache" if numeric else "c:strCache", NS)
    try:
        sheet, places = cells.addresses(formula)
    except ValueError:
        places = []
    if not places or cache is None:
        yield faults.CellDiffers(part=name, what=formula)
        return
    points = [int(p.get("idx")) for p in cache.iterfind("c:pt", NS)]
    count = next(iter(cache.xpath("c:ptCount/@val", namespaces=NS)), "")
    if count != str(len(places)) and (points or count != "0"):   # a chart of nothing refers to one empty cell
        yield faults.PointsBroken(part=name, what=f"{formula}: c:ptCount")
    if points != sorted(set(points)) or any(point >= len(places) for point in points):
        yield faults.PointsBroken(part=name, what=f"{formula}: {points}")
    shown = {int(p.get("idx")): p.findtext("c:v", "", NS) for p in cache.iterfind("c:pt", NS)}
    form = cache.findtext("c:formatCode", "", NS)
    if numeric and form in ("", "General"):
        yield faults.NoNumberFormat(part=name, what=formula)
    for i, place in enumerate(places):
        cell = sheets.get(sheet, {}).get(place)
        if not _same(cell.value if cell else None, shown.get(i), numeric):
            yield faults.CellDiffers(part=name, what=f"{sheet}!{place}")
        elif numeric and cell and cell.format != form:
            yield faults.NoNumberFormat(part=name, what=f"{sheet}!{place}")


def _same(held: str | float | None, shown: str | None, numeric: bool) -> bool:
    if held is None or shown is None:
        return held in (None, "") and shown in (None, "")
    if numeric:
        return isinstance(held, float) and math.isclose(held, float(shown), rel_tol=1e-12)
    return held == shown
