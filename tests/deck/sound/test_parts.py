"""The package as a whole: each invariant is broken here on purpose, and caught."""

import re
import zipfile

import pytest

from annualdeck.deck import faults, sound

SLIDE = "ppt/slides/slide1.xml"
TYPES = "[Content_Types].xml"


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


def test_a_workbook_named_like_a_deck(deck, tmp_path, data_sheet):
    file = tmp_path / "deck.pptx"
    with zipfile.ZipFile(deck) as archive:
        file.write_bytes(archive.read(data_sheet))
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
def test_an_entry_that_is_there_twice(broken, part):
    assert broken(added=[(SLIDE, part(SLIDE))]) == [("TwiceInArchive", SLIDE, "")]


def test_two_entries_that_differ_by_case_only(broken, part):
    """The format compares the names of parts without regard to case."""
    assert ("TwiceInArchive", SLIDE, "") in broken(added=[(SLIDE.replace("slide1", "Slide1"), part(SLIDE))])


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


def test_two_relationships_with_one_id(broken, part):
    rels = "ppt/slides/_rels/slide1.xml.rels"
    first, second = re.findall(r' Id="(rId\d+)"', part(rels))[:2]
    assert ("RelationshipIdTwice", rels, first) in broken({rels: (f'Id="{second}"', f'Id="{first}"')})


@pytest.mark.parametrize(("picture", "content"), [("ppt/media/image1.png", b""), ("ppt/media/image1.svg", b"404")])
def test_a_picture_that_is_none(broken, picture, content):
    assert broken({picture: lambda _: content}) == [("NotWhatItIsCalled", picture, "")]


def test_a_custom_part_without_its_properties(broken):
    def bare(content):
        return re.sub(rb"<Relationship [^>]*/>", b"", content)
    found = broken({"customXml/_rels/item1.xml.rels": bare})
    assert ("CustomXmlBroken", "customXml/item1.xml", "") in found


# -- sentences ---------------------------------------------------------------------------------------------------------
def test_every_fault_reads_as_a_sentence_in_both_languages():
    for kind in faults.Fault.__subclasses__():
        fault = kind(part="ppt/slides/slide1.xml", what="rId1")
        assert "ppt/slides/slide1.xml" in fault.text("zh") and fault.text("zh").endswith("。")
        assert "ppt/slides/slide1.xml" in fault.text("en") and fault.text("en").endswith(".")
        assert fault.severity == "stop"
