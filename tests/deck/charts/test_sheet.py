"""The data sheet behind a chart: what opens when somebody edits the data."""

import io
import math
import zipfile

import openpyxl

from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.slide import Series


def cells(sheet):
    return openpyxl.load_workbook(io.BytesIO(sheet.xlsx())).active


def test_names_stand_left_and_each_series_has_a_column(columns, draw, yuan):
    drawn = draw(columns(Series("2024", yuan(90, 180, 210), "last"), Series("2025", yuan(100, 250, 300))))
    assert drawn.rows == [("", "2024", "2025"), ("1月", 90, 100), ("2月", 180, 250), ("3月", 210, 300)]
    assert drawn.formats == ["@", "#,##0", "#,##0"]


def test_the_unit_of_the_chart_gives_the_number_format():
    sheet = cells(Sheet(Texts("", ("1月",)), Numbers("占比", (0.182,), "0.0%")))
    assert (sheet["B2"].value, sheet["B2"].number_format) == (0.182, "0.0%")


def test_a_name_that_begins_with_an_equals_sign_stays_text():
    sheet = cells(Sheet(Texts("", ("=1+1", "=HYPERLINK(\"x\")")), Numbers("=2+2", (1.0, 2.0), "0")))
    assert [(sheet[at].value, sheet[at].data_type) for at in ("A2", "A3", "B1")] == [
        ("=1+1", "s"), ('=HYPERLINK("x")', "s"), ("=2+2", "s")]


def test_a_gap_or_what_is_no_number_is_an_empty_cell():
    sheet = Sheet(Texts("", ("a", "b", "c", "d")), Numbers("2025", (1.0, None, math.nan, math.inf), "0"))
    assert [cells(sheet)[f"B{row}"].value for row in (2, 3, 4, 5)] == [1, None, None, None]
    assert sheet.numbers(1).count("<c:pt ") == 1


def test_the_chart_caches_the_cells_it_refers_to():
    sheet = Sheet(Texts("", ("茶具", "家居&户外")), Numbers("2025", (1 / 3, 2.0), "0.0"))
    assert "<c:f>Sheet1!$B$2:$B$3</c:f>" in sheet.numbers(1)
    assert "<c:v>0.3333333333333333</c:v>" in sheet.numbers(1)
    assert "<c:f>Sheet1!$A$2:$A$3</c:f>" in sheet.texts()
    assert "<c:v>家居&amp;户外</c:v>" in sheet.texts()
    assert "<c:f>Sheet1!$B$1</c:f>" in sheet.header(1)


def test_characters_that_xml_cannot_hold_are_left_out():
    sheet = Sheet(Texts("", ("茶\x0b具\x00", "\ud800家居")), Numbers("20\x0125", (1.0, 2.0), "0"))
    assert [cells(sheet)[at].value for at in ("A2", "A3", "B1")] == ["茶 具", "家居", "20 25"]


def test_the_workbook_tells_no_time_and_no_author():
    with zipfile.ZipFile(io.BytesIO(Sheet(Texts("", ()), Numbers("2025", (), "0")).xlsx())) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2000-01-01T00:00:00Z") == 2
    assert "<dc:creator></dc:creator>" in core
