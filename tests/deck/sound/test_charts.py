"""Charts and their data sheets: each invariant is broken here on purpose, and caught."""

import io
import re
import zipfile

import pytest

CHART = "ppt/charts/chart1.xml"


@pytest.mark.parametrize("tag", ["idx", "order"])
def test_two_series_with_one_index(broken, tag):
    def same(content):
        return re.sub(rb'(<c:lineChart>.*?<c:%s val=)"1"' % tag.encode(), rb'\1"0"', content, count=1, flags=re.S)
    assert broken({CHART: same}) == [("SeriesIndexTwice", CHART, f"{tag}=0")]


def test_a_series_without_a_name(broken):
    def nameless(content):
        return re.sub(rb"<c:tx>.*?</c:tx>", b"", content, count=1, flags=re.S)
    assert ("SeriesNameless", CHART, "0") in broken({CHART: nameless})


@pytest.mark.parametrize("holder", ["valAx", "dLbl"])
def test_numbers_of_an_axis_or_a_label_without_a_format(broken, holder):
    def general(content):
        return re.sub(rb'(<c:%s>(?:(?!</c:%s>).)*?<c:numFmt formatCode=")[^"]*"' % ((holder.encode(),) * 2), rb'\1General"', content,
                      count=1, flags=re.S)
    assert broken({CHART: general}) == [("NoNumberFormat", CHART, holder)]


def test_a_negative_axis_id(broken):
    found = broken({CHART: lambda content: content.replace(b'val="102"', b'val="-2068027336"')})
    assert ("AxesBroken", CHART, "-2068027336") in found


def test_an_axis_that_crosses_one_which_is_not_there(broken):
    found = broken({CHART: ('<c:crossAx val="102"/>', '<c:crossAx val="555"/>')})
    assert {name for name, _, _ in found} == {"AxesBroken"}


def test_a_series_drawn_on_an_axis_that_is_not_there(broken):
    found = broken({CHART: ('<c:axId val="101"/><c:axId val="102"/></c:barChart>',
                            '<c:axId val="101"/><c:axId val="555"/></c:barChart>')})
    assert ("AxesBroken", CHART, "555") in found


def test_axes_on_which_nothing_is_drawn(broken):
    first, second = (f'<c:axId val="{a}"/><c:axId val="{b}"/></c:lineChart>' for a, b in ((101, 102), (103, 104)))
    assert broken({CHART: (second, first)}) == [("AxesBroken", CHART, "103"), ("AxesBroken", CHART, "104")]


def test_a_chart_without_a_data_sheet(broken):
    found = broken({CHART: lambda content: re.sub(rb"<c:externalData.*?</c:externalData>|<c:externalData[^>]*/>", b"", content)})
    assert ("NoDataSheet", CHART, "externalData") in found


def test_a_data_sheet_that_is_no_workbook(broken, data_sheet):
    found = broken({data_sheet: lambda content: b"no workbook"})
    assert [(name, part) for name, part, _ in found] == [("NoDataSheet", CHART)]


def test_a_data_sheet_that_unpacks_to_more_than_any_sheet(broken, data_sheet):
    def swollen(content):
        out = io.BytesIO(content)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/media/image1.png", bytes(51 * 1024 * 1024))
        return out.getvalue()
    assert broken({data_sheet: swollen}) == [("NoDataSheet", CHART, "> 50 MB")]


def test_a_chart_that_shows_another_number_than_its_sheet(broken):
    assert broken({CHART: ("<c:v>250</c:v>", "<c:v>251</c:v>")}) == [("CellDiffers", CHART, "Sheet1!B3")]


def test_a_chart_that_shows_another_name_than_its_sheet(broken):
    assert ("CellDiffers", CHART, "Sheet1!A3") in broken({CHART: ("<c:v>2月</c:v>", "<c:v>3月</c:v>")})


def test_a_number_in_the_sheet_that_the_chart_leaves_out(broken):
    assert broken({CHART: ('<c:pt idx="1"><c:v>250</c:v></c:pt>', "")}) == [("CellDiffers", CHART, "Sheet1!B3")]


def test_a_sheet_that_was_changed_behind_the_chart(broken, data_sheet, in_workbook):
    changed = in_workbook("xl/worksheets/sheet1.xml", "<v>250</v>", "<v>520</v>")
    assert broken({data_sheet: changed}) == [("CellDiffers", CHART, "Sheet1!B3")]


def test_a_formula_in_the_sheet(broken, data_sheet, in_workbook):
    formula = in_workbook("xl/worksheets/sheet1.xml", "<v>250</v>", "<f>200+50</f><v>250</v>")
    assert broken({data_sheet: formula}) == [("FormulaInSheet", CHART, "Sheet1!B3")]


def test_a_chart_without_number_formats(broken):
    found = broken({CHART: ("<c:formatCode>#,##0</c:formatCode>", "<c:formatCode>General</c:formatCode>")})
    assert ("NoNumberFormat", CHART, "Sheet1!$B$2:$B$3") in found


def test_a_sheet_with_another_number_format_than_the_chart(broken, data_sheet, in_workbook):
    plain_cell = in_workbook("xl/worksheets/sheet1.xml", r'<c r="B3" s="\d+">', '<c r="B3">')
    assert broken({data_sheet: plain_cell}) == [("NoNumberFormat", CHART, "Sheet1!B3")]


def test_a_chart_that_keeps_no_copy_of_its_numbers(broken):
    def bare(content):
        return re.sub(rb"<c:numCache>.*?</c:numCache>", b"", content, count=1, flags=re.S)
    assert ("CellDiffers", CHART, "Sheet1!$B$2:$B$3") in broken({CHART: bare})


def test_a_data_sheet_whose_parts_do_not_hold_together(broken, data_sheet, in_workbook):
    """The sheet is named in the workbook's relationships, and is not there."""
    lost = in_workbook("xl/_rels/workbook.xml.rels", "styles.xml", "style.xml")
    assert ("DanglingRelationship", f"{data_sheet}!xl/workbook.xml") in [
        (name, part) for name, part, _ in broken({data_sheet: lost})]


# -- points ------------------------------------------------------------------------------------------------------------
def test_a_count_that_is_not_the_number_of_cells(broken):
    found = broken({CHART: ('<c:ptCount val="2"/>', '<c:ptCount val="3"/>')})
    assert {name for name, _, _ in found} == {"PointsBroken"}


def test_points_out_of_order(broken):
    def swapped(content):
        return re.sub(rb'(<c:numCache>.*?)(<c:pt idx="0">.*?</c:pt>)(<c:pt idx="1">.*?</c:pt>)', rb"\1\3\2", content, count=1,
                      flags=re.S)
    assert broken({CHART: swapped}) == [("PointsBroken", CHART, "Sheet1!$B$2:$B$3: [1, 0]")]


def test_a_series_with_fewer_values_than_categories(broken):
    def short(content):
        return re.sub(rb'(<c:val>.*?)\$B\$3(.*?)<c:ptCount val="2"/>(.*?)<c:pt idx="1">.*?</c:pt>',
                      rb'\1$B$2\2<c:ptCount val="1"/>\3', content, count=1, flags=re.S)
    assert ("PointsBroken", CHART, "0: [1, 2]") in broken({CHART: short})


@pytest.mark.parametrize("own", ["dPt", "dLbls/c:dLbl"])
def test_a_label_or_a_colour_for_a_point_that_is_not_there(broken, own):
    tag = own.rpartition(":")[2] if ":" in own else own
    point = b'<c:dPt><c:idx val="2"/></c:dPt>' if tag == "dPt" else b'<c:dLbl><c:idx val="2"/><c:delete val="1"/></c:dLbl>'
    before = rb"(<c:ser>.*?)(<c:dLbls>|<c:cat>)" if tag == "dPt" else rb"(<c:ser>.*?<c:dLbls>)()"

    def added(content):
        return re.sub(before, rb"\1" + point + rb"\2", content, count=1, flags=re.S)
    found = [what for name, _, what in broken({CHART: added}) if name == "PointsBroken"]
    assert len(found) == 1 and f"c:{own}/c:idx" in found[0]


def test_two_labels_for_one_point(broken):
    def doubled(content):
        return re.sub(rb"<c:dLbls>(<c:dLbl>.*?</c:dLbl>)", rb"<c:dLbls>\1\1", content, count=1, flags=re.S)
    (name, part, what), = broken({CHART: doubled})
    assert (name, part) == ("PointsBroken", CHART) and what.startswith("0: c:dLbls/c:dLbl/c:idx [0, 0")
