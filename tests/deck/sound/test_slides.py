"""The slides of a package: each invariant is broken here on purpose, and caught."""

import re

import pytest

LIST = "ppt/presentation.xml"
SLIDE, TABLE, PICTURE = (f"ppt/slides/slide{i}.xml" for i in (1, 2, 3))


def test_a_slide_that_the_list_of_slides_leaves_out(broken):
    found = broken({LIST: lambda content: re.sub(rb"<p:sldId [^>]*/>", b"", content, count=1)})
    assert ("SlideListBroken", LIST, "r:id") in found


def test_two_slides_with_one_id(broken):
    def same(content):
        first, second = re.findall(rb'<p:sldId [^>]*?id="(\d+)"', content)[:2]
        return re.sub(rb'(<p:sldId [^>]*?)id="%s"' % second, rb'\1id="%s"' % first, content, count=1)
    assert ("SlideListBroken", LIST, "id") in broken({LIST: same})


def test_a_slide_of_an_id_that_belongs_to_masters(broken):
    def high(content):
        return re.sub(rb'(<p:sldId [^>]*?id=)"(\d+)"', rb'\1"2147483648"', content, count=1)
    assert ("SlideListBroken", LIST, "id") in broken({LIST: high})


def test_a_slide_that_no_section_holds(broken):
    def one_less(content):
        return re.sub(rb'<p14:sldId id="\d+"/>', b"", content, count=1)
    assert broken({LIST: one_less}) == [("SectionsBroken", LIST, "p14:sldId")]


@pytest.mark.parametrize("change", [
    lambda xml: xml.replace('name="一"'.encode(), b'name=""'),
    lambda xml: re.sub(rb'(<p14:section [^>]*id=)"[^"]*"', rb'\1"{00000000-0000-0000-0000-000000000000}"', xml),
])
def test_a_section_without_a_name_or_id_of_its_own(broken, change):
    assert broken({LIST: change}) == [("SectionsBroken", LIST, "p14:section")]


def test_two_layouts_with_one_id(broken, part):
    master = "ppt/slideMasters/slideMaster1.xml"
    first, second = re.findall(r'<p:sldLayoutId [^>]*?id="(\d+)"', part(master))[:2]
    assert broken({master: (f'id="{second}"', f'id="{first}"')}) == [("LayoutIdBroken", LIST, first)]


def test_a_layout_of_an_id_that_belongs_to_slides(broken, part):
    master = "ppt/slideMasters/slideMaster1.xml"
    first = re.findall(r'<p:sldLayoutId [^>]*?id="(\d+)"', part(master))[0]
    assert broken({master: (f'id="{first}"', 'id="256"')}) == [("LayoutIdBroken", LIST, "256")]


def test_a_section_that_names_a_slide_which_is_not_there(broken):
    def stray(content):
        return re.sub(rb'<p14:sldId id="\d+"/>', b'<p14:sldId id="999"/>', content, count=1)
    assert broken({LIST: stray}) == [("SectionsBroken", LIST, "p14:sldId")]


def test_a_slide_without_a_layout(broken):
    def gone(content):
        return re.sub(rb"<Relationship [^>]*relationships/slideLayout[^>]*/>", b"", content)
    assert ("NoLayout", SLIDE, "slideLayout") in broken({"ppt/slides/_rels/slide1.xml.rels": gone})


def test_two_shapes_with_one_id(broken, part):
    first, second = re.findall(r'<p:cNvPr id="(\d+)"', part(SLIDE))[1:3]
    assert broken({SLIDE: (f'<p:cNvPr id="{second}"', f'<p:cNvPr id="{first}"')}) == [("ShapeIdTwice", SLIDE, first)]


def test_a_placeholder_left_empty(broken):
    assert broken({SLIDE: ("<a:t>标题</a:t>", "<a:t></a:t>")}) == [("EmptyPlaceholder", SLIDE, "title")]


@pytest.mark.parametrize(("slide", "name"), [(SLIDE, "chart1"), (TABLE, "table"), (PICTURE, "picture")])
def test_a_chart_a_table_or_a_picture_without_alternative_text(broken, slide, name):
    def mute(content):
        return re.sub(rb'(name="%s"[^>]*) descr="[^"]*"' % name.encode(), rb'\1 descr=" "', content)
    assert broken({slide: mute}) == [("NoAltText", slide, name)]


def test_a_slide_that_is_read_in_another_order(broken):
    def turned(content):
        shapes = re.findall(rb"<p:sp>.*?</p:sp>", content, flags=re.S)
        kicker, title = (next(s for s in shapes if b'name="%s"' % name in s) for name in (b"kicker", b"title"))
        return content.replace(kicker, b"").replace(title, title + kicker)
    assert broken({"ppt/slides/slide1.xml": turned}) == [("ReadingOrderBroken", "ppt/slides/slide1.xml", "kicker")]


def test_a_table_row_that_lacks_a_cell(broken):
    def short(content):
        return re.sub(rb"<a:tc>(?:(?!</a:tc>).)*</a:tc></a:tr>", b"</a:tr>", content, count=1, flags=re.S)
    found = broken({TABLE: short})
    assert found == [("RaggedTable", TABLE, "第1行有1格、共2列")]


def test_a_notes_page_that_belongs_to_another_slide(broken):
    found = broken({"ppt/notesSlides/_rels/notesSlide1.xml.rels": ("slides/slide1.xml", "slides/slide2.xml")})
    assert found == [("NotesBroken", SLIDE, "")]


def test_a_notes_page_without_its_master(broken):
    def bare(content):
        return re.sub(rb"<Relationship [^>]*relationships/notesMaster[^>]*/>", b"", content)
    assert broken({"ppt/notesSlides/_rels/notesSlide1.xml.rels": bare}) == [("NotesBroken", SLIDE, "")]
