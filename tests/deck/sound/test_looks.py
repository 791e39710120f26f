"""Colours, fonts and languages: each invariant is broken here on purpose, and caught."""

import re

import pytest

SLIDE, TABLE, CHART, NOTES = (
    "ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "ppt/charts/chart1.xml", "ppt/notesSlides/notesSlide1.xml",
)


@pytest.mark.parametrize("part", [SLIDE, TABLE, CHART])
@pytest.mark.parametrize(("colour", "told"), [
    (b'<a:srgbClr val="FF0000"/>', "FF0000"), (b'<a:prstClr val="red"/>', "red"), (b'<a:sysClr val="window"/>', "window"),
    (b'<a:hslClr hue="0" sat="0" lum="0"/>', "hslClr"),
])
def test_a_colour_that_is_not_the_themes(broken, part, colour, told):
    def painted(content):
        return re.sub(rb"<a:schemeClr [^>]*/>", colour, content, count=1)
    assert broken({part: painted}) == [("OwnLook", part, told)]


@pytest.mark.parametrize("part", [SLIDE, TABLE, CHART, NOTES])
@pytest.mark.parametrize("tag", ["latin", "ea"])
def test_a_font_that_is_not_the_themes(broken, part, tag):
    def set_in(content):
        return re.sub(rb'<a:%s typeface="[^"]*"/>' % tag.encode(), b'<a:%s typeface="SimHei"/>' % tag.encode(), content, count=1)
    assert broken({part: set_in}) == [("OwnLook", part, "SimHei")]


def test_a_font_that_the_layout_of_the_template_names_is_the_templates(broken, part):
    """Somebody's template sets a slot in its house face; the slide says so too."""
    layout = re.search(r"slideLayouts/(slideLayout\d+\.xml)", part("ppt/slides/_rels/slide1.xml.rels"))[1]

    def set_in(content):
        return re.sub(rb'<a:latin typeface="[^"]*"/>', b'<a:latin typeface="House"/>', content, count=1)
    assert broken({SLIDE: set_in, f"ppt/slideLayouts/{layout}": set_in}) == []


@pytest.mark.parametrize(("part", "letters"), [(SLIDE, b"rPr"), (TABLE, b"rPr"), (CHART, b"defRPr"), (NOTES, b"rPr")])
def test_words_that_are_not_marked_as_chinese(broken, part, letters):
    def foreign(content):
        return re.sub(rb'<a:%s ([^>]*)lang="zh-CN"' % letters, rb'<a:%s \1lang="en-US"' % letters, content, count=1)
    assert [(name, where) for name, where, _ in broken({part: foreign})] == [("NoLanguage", part)]


@pytest.mark.parametrize("part", [SLIDE, TABLE, CHART, NOTES])
def test_words_without_an_east_asian_font(broken, part):
    def latin_only(content):
        return re.sub(rb'<a:ea typeface="[^"]*"/>', b"", content, count=1)
    assert [(name, where) for name, where, _ in broken({part: latin_only})] == [("NoEastAsianFont", part)]


def test_words_without_any_letters_of_their_own(broken):
    def bare(content):
        return re.sub(rb"<a:rPr .*?</a:rPr>", b"", content, count=1, flags=re.S)
    assert [name for name, _, _ in broken({SLIDE: bare})] == ["NoLanguage", "NoEastAsianFont"]
