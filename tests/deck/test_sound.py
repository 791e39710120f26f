"""Every invariant of a finished deck is broken here on purpose, and caught."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from annualdeck import deck as decks
from annualdeck.deck import sound
from annualdeck.figure import RATE, YUAN, Figure
from annualdeck.slide import (
    Blocks, Cell, Columns, Deck, Grid, Header, HeatMap, Notes, Paragraphs, Series, Slide, Waterfall,
)
from annualdeck.wording import plain, scaled

CHART = "ppt/charts/chart1.xml"
SLIDE = "ppt/slides/slide1.xml"
TYPES = "[Content_Types].xml"


def paid(wan):
    return Figure("sales.paid_amount", "支付金额", Decimal(wan * 10_000), YUAN)


def share(value):
    return Figure("sales.share", "占比", value, RATE)


def made_up() -> Deck:
    """Two charts, a table, a picture, notes, two sections."""
    def slide(id, layout, **content):
        return Slide(id, layout, plain("标题"), content | {"blocks": Blocks((Paragraphs("发现", (plain("一句话。"),)),))},
                     topic="主题", source="数据来源：订单报表", notes=Notes(say=(plain("先讲结论。"),)))

    months = Columns(
        title="月度", alt=plain("图"), categories=("1月", "2月"), series=(Series("2025", (paid(100), paid(250))),),
        line=Series("占比", (share(0.1), share(0.2))))
    bridge = Waterfall(title="增量", alt=plain("图"), start=paid(100), start_label="2024年", end=paid(120), end_label="2025年",
                       steps=(("茶具", paid(30)), ("家居", paid(-10))))
    scale = months.scale
    table = Grid(title="表", alt=plain("表"), headers=(Header("月份", right=False), Header("支付金额", "万元")),
                 rows=tuple((Cell(plain(m)), Cell(scaled(paid(w), scale))) for m, w in (("1月", 100), ("2月", 250))))
    heat = HeatMap(title="图", alt=plain("图"), rows=("1月",), columns=("首月", "次月"), cells=((share(0.3), None),))
    return Deck("年度汇报", "运营中心", "2025", "2026-01-08", (
        slide("sales", "two-charts-text", chart1=months, chart2=bridge),
        slide("table", "table-text", table=table), slide("users", "matrix-text", picture=heat),
    ), sections=(("一", (0, 1)), ("二", (2,))))


@pytest.fixture(scope="module")
def deck(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("sound") / "deck.pptx"
    decks.write(made_up(), None, out, lambda placed: b"<ledger/>")
    return out


@pytest.fixture
def broken(deck, tmp_path):
    """The deck with some parts edited: name → (old, new), a function of the content, or None to leave it out."""
    def edited(changes=None, added=()):
        out = tmp_path / "broken.pptx"
        with zipfile.ZipFile(deck) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                content = _changed(old.read(name), (changes or {}).get(name, ()))
                if content is not None:
                    new.writestr(name, content)
            for name, content in added:
                new.writestr(name, content)
        return [(type(fault).__name__, fault.part, fault.what) for fault in sound.check(out)]
    return edited


def _changed(content, change):
    if change is None:
        return None
    if callable(change):
        return change(content)
    if change:
        old, new = (c.encode() for c in change)
        assert old in content, f"{old!r} is not there to be changed"
        return content.replace(old, new, 1)
    return content


def rows_of(path, deck):
    with zipfile.ZipFile(deck) as archive:
        return archive.read(path).decode()


def in_workbook(name, old, new):
    """A change inside an embedded workbook."""
    def change(content):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as copy:
            for entry in book.namelist():
                text = book.read(entry)
                if entry == name:
                    assert re.search(old.encode(), text), f"{old} is not there to be changed"
                    text = re.sub(old.encode(), new.encode(), text, count=1)
                copy.writestr(entry, text)
        return out.getvalue()
    return change


def test_a_deck_as_it_is_written_is_sound(deck):
    assert sound.check(deck) == []


def test_an_untouched_copy_is_sound_too(broken):
    assert broken() == []


# -- the archive -------------------------------------------------------------------------------------------------------
def test_a_file_that_is_no_archive(tmp_path):
    file = tmp_path / "deck.pptx"
    file.write_bytes(b"no zip")
    assert [type(f).__name__ for f in sound.check(file)] == ["NotAPackage"]


def test_a_file_that_is_not_there(tmp_path):
    assert [type(f).__name__ for f in sound.check(tmp_path / "deck.pptx")] == ["NotAPackage"]


def test_an_archive_cut_short_is_not_taken_for_the_workbook_inside_it(deck, tmp_path):
    file = tmp_path / "cut.pptx"
    file.write_bytes(deck.read_bytes()[:-100])
    assert sound.check(file)


def test_a_workbook_named_like_a_deck(deck, tmp_path):
    file = tmp_path / "deck.pptx"
    with zipfile.ZipFile(deck) as archive:
        file.write_bytes(archive.read(data_sheet(deck)))
    assert [(type(f).__name__, f.part) for f in sound.check(file)] == [("WrongContentType", "xl/workbook.xml")]


def test_an_archive_with_a_damaged_entry(deck, tmp_path):
    file = tmp_path / "damaged.pptx"
    content = bytearray(deck.read_bytes())
    with zipfile.ZipFile(deck) as archive:
        at = archive.getinfo(SLIDE).header_offset + 30 + len(SLIDE) + 20
    content[at] ^= 0xFF
    file.write_bytes(content)
    assert [type(f).__name__ for f in sound.check(file)] == ["NotAPackage"]


def test_an_archive_that_unpacks_to_more_than_any_deck_is_refused_unread(tmp_path):
    file = tmp_path / "bomb.pptx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("ppt/media/image1.png", "w") as entry:
        for _ in range(201):
            entry.write(bytes(1024 * 1024))
    assert file.stat().st_size < 1024 * 1024
    assert [type(f).__name__ for f in sound.check(file)] == ["TooLarge"]
    assert "200 MB" in sound.bounded(file).text()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_is_there_twice(broken, deck):
    assert broken(added=[(SLIDE, rows_of(SLIDE, deck))]) == [("TwiceInArchive", SLIDE, "")]


@pytest.mark.parametrize("part", [TYPES, "_rels/.rels", "ppt/presentation.xml", "docProps/core.xml"])
def test_a_required_part_that_is_missing(broken, part):
    assert ("PartMissing", part, "") in broken({part: None})


def test_a_part_that_is_no_xml(broken):
    found = broken({SLIDE: ("</p:sld>", "")})
    assert [(name, part) for name, part, _ in found] == [("NotXml", SLIDE)]


# -- types and relationships -------------------------------------------------------------------------------------------
def test_a_part_without_a_content_type(broken):
    assert broken({TYPES: ('Extension="png"', 'Extension="gif"')}) == [("NoContentType", "ppt/media/image1.png", "")]


def test_a_slide_with_the_content_type_of_another_part(broken):
    wrong = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
    found = broken({TYPES: (f'PartName="/{SLIDE}" ContentType="{wrong.replace("Layout", "")}"',
                            f'PartName="/{SLIDE}" ContentType="{wrong}"')})
    assert found == [("WrongContentType", SLIDE, wrong)]


def test_a_content_type_for_a_part_that_is_not_there(broken):
    phantom = '<Override PartName="/ppt/slides/slide99.xml" ContentType="application/xml"/></Types>'
    assert broken({TYPES: ("</Types>", phantom)}) == [("PhantomType", "ppt/slides/slide99.xml", "")]


def test_a_relationship_that_leads_nowhere(broken):
    found = broken({"ppt/slides/_rels/slide1.xml.rels": ("../charts/chart1.xml", "../charts/chart99.xml")})
    assert [(n, p) for n, p, _ in found if n == "DanglingRelationship"] == [("DanglingRelationship", SLIDE)]


def test_a_part_that_nothing_refers_to(broken):
    found = broken({TYPES: ("</Types>", '<Override PartName="/ppt/left.xml" ContentType="application/xml"/></Types>')},
                   added=[("ppt/left.xml", "<left/>")])
    assert found == [("Unreachable", "ppt/left.xml", "")]


@pytest.mark.parametrize("target", ["file:///C:/secret/data.xlsx", "\\\\server\\share\\deck.pptx", "http://example.com/x"])
def test_a_picture_or_data_sheet_outside_the_file(broken, target):
    link = ('<Relationship Id="rId90" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'relationships/image" Target="{target}"/></Relationships>')
    assert broken({"ppt/slides/_rels/slide1.xml.rels": ("</Relationships>", link)}) == [("OutsideTarget", SLIDE, target)]


def test_a_link_to_a_web_page_is_allowed(broken):
    link = ('<Relationship Id="rId90" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/hyperlink" Target="https://example.com/"/></Relationships>')
    assert broken({"ppt/slides/_rels/slide1.xml.rels": ("</Relationships>", link)}) == []


def test_a_relationship_id_that_is_not_defined(broken):
    found = broken({SLIDE: lambda content: re.sub(rb'(<c:chart [^>]*r:id=)"rId\d+"', rb'\1"rId77"', content, count=1)})
    assert found == [("UnknownRelationshipId", SLIDE, "rId77")]


# -- slides ------------------------------------------------------------------------------------------------------------
def test_a_slide_that_the_list_of_slides_leaves_out(broken):
    found = broken({"ppt/presentation.xml": lambda content: re.sub(rb"<p:sldId [^>]*/>", b"", content, count=1)})
    assert ("SlideListBroken", "ppt/presentation.xml", "r:id") in found


def test_two_slides_with_one_id(broken):
    def same(content):
        first, second = re.findall(rb'<p:sldId [^>]*?id="(\d+)"', content)[:2]
        return re.sub(rb'(<p:sldId [^>]*?)id="%s"' % second, rb'\1id="%s"' % first, content, count=1)
    assert ("SlideListBroken", "ppt/presentation.xml", "id") in broken({"ppt/presentation.xml": same})


def test_a_section_that_names_a_slide_which_is_not_there(broken):
    def stray(content):
        return re.sub(rb'<p14:sldId id="\d+"/>', b'<p14:sldId id="999"/>', content, count=1)
    assert broken({"ppt/presentation.xml": stray}) == [("SlideListBroken", "ppt/presentation.xml", "section")]


def test_a_slide_without_a_layout(broken):
    def gone(content):
        return re.sub(rb"<Relationship [^>]*relationships/slideLayout[^>]*/>", b"", content)
    assert ("NoLayout", SLIDE, "slideLayout") in broken({"ppt/slides/_rels/slide1.xml.rels": gone})


def test_two_shapes_with_one_id(broken, deck):
    first, second = re.findall(r'<p:cNvPr id="(\d+)"', rows_of(SLIDE, deck))[1:3]
    assert broken({SLIDE: (f'<p:cNvPr id="{second}"', f'<p:cNvPr id="{first}"')}) == [("ShapeIdTwice", SLIDE, first)]


def test_a_placeholder_left_empty(broken):
    assert broken({SLIDE: ("<a:t>标题</a:t>", "<a:t></a:t>")}) == [("EmptyPlaceholder", SLIDE, "title")]


def test_a_table_row_that_lacks_a_cell(broken):
    def short(content):
        return re.sub(rb"<a:tc>(?:(?!</a:tc>).)*</a:tc></a:tr>", b"</a:tr>", content, count=1, flags=re.S)
    found = broken({"ppt/slides/slide2.xml": short})
    assert found == [("RaggedTable", "ppt/slides/slide2.xml", "第1行有1格、共2列")]


def test_a_notes_page_that_belongs_to_another_slide(broken):
    found = broken({"ppt/notesSlides/_rels/notesSlide1.xml.rels": ("slides/slide1.xml", "slides/slide2.xml")})
    assert found == [("NotesBroken", SLIDE, "")]


def test_a_custom_part_without_its_properties(broken):
    def bare(content):
        return re.sub(rb"<Relationship [^>]*/>", b"", content)
    found = broken({"customXml/_rels/item1.xml.rels": bare})
    assert ("CustomXmlBroken", "customXml/item1.xml", "") in found


# -- charts ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("tag", ["idx", "order"])
def test_two_series_with_one_index(broken, tag):
    def same(content):
        return re.sub(rb'(<c:lineChart>.*?<c:%s val=)"1"' % tag.encode(), rb'\1"0"', content, count=1, flags=re.S)
    assert broken({CHART: same}) == [("SeriesIndexTwice", CHART, f"{tag}=0")]


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


def data_sheet(deck, chart=CHART):
    rels = rows_of(chart.replace("charts/", "charts/_rels/") + ".rels", deck)
    return "ppt/embeddings/" + re.search(r"embeddings/([^\"]+)", rels)[1]


def test_a_chart_without_a_data_sheet(broken):
    found = broken({CHART: lambda content: re.sub(rb"<c:externalData.*?</c:externalData>|<c:externalData[^>]*/>", b"", content)})
    assert ("NoDataSheet", CHART, "externalData") in found


def test_a_data_sheet_that_is_no_workbook(broken, deck):
    found = broken({data_sheet(deck): lambda content: b"no workbook"})
    assert [(name, part) for name, part, _ in found] == [("NoDataSheet", CHART)]


def test_a_data_sheet_that_unpacks_to_more_than_any_sheet(broken, deck):
    def swollen(content):
        out = io.BytesIO(content)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/media/image1.png", bytes(51 * 1024 * 1024))
        return out.getvalue()
    assert broken({data_sheet(deck): swollen}) == [("NoDataSheet", CHART, "> 50 MB")]


def test_a_chart_that_shows_another_number_than_its_sheet(broken):
    assert broken({CHART: ("<c:v>250</c:v>", "<c:v>251</c:v>")}) == [("CellDiffers", CHART, "Sheet1!B3")]


def test_a_chart_that_shows_another_name_than_its_sheet(broken):
    assert ("CellDiffers", CHART, "Sheet1!A3") in broken({CHART: ("<c:v>2月</c:v>", "<c:v>3月</c:v>")})


def test_a_number_in_the_sheet_that_the_chart_leaves_out(broken):
    assert broken({CHART: ('<c:pt idx="1"><c:v>250</c:v></c:pt>', "")}) == [("CellDiffers", CHART, "Sheet1!B3")]


def test_a_sheet_that_was_changed_behind_the_chart(broken, deck):
    changed = in_workbook("xl/worksheets/sheet1.xml", "<v>250</v>", "<v>520</v>")
    assert broken({data_sheet(deck): changed}) == [("CellDiffers", CHART, "Sheet1!B3")]


def test_a_formula_in_the_sheet(broken, deck):
    formula = in_workbook("xl/worksheets/sheet1.xml", "<v>250</v>", "<f>200+50</f><v>250</v>")
    assert broken({data_sheet(deck): formula}) == [("FormulaInSheet", CHART, "Sheet1!B3")]


def test_a_chart_without_number_formats(broken):
    found = broken({CHART: ("<c:formatCode>#,##0</c:formatCode>", "<c:formatCode>General</c:formatCode>")})
    assert ("NoNumberFormat", CHART, "Sheet1!$B$2:$B$3") in found


def test_a_sheet_with_another_number_format_than_the_chart(broken, deck):
    plain_cell = in_workbook("xl/worksheets/sheet1.xml", r'<c r="B3" s="\d+">', '<c r="B3">')
    assert broken({data_sheet(deck): plain_cell}) == [("NoNumberFormat", CHART, "Sheet1!B3")]


def test_every_fault_reads_as_a_sentence_in_both_languages():
    from annualdeck.deck import faults
    for kind in faults.Fault.__subclasses__():
        fault = kind(part="ppt/slides/slide1.xml", what="rId1")
        assert "ppt/slides/slide1.xml" in fault.text("zh") and fault.text("zh").endswith("。")
        assert "ppt/slides/slide1.xml" in fault.text("en") and fault.text("en").endswith(".")
        assert fault.severity == "stop"
