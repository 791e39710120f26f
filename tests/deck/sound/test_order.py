"""The order of child elements: broken here on purpose, and caught."""

import re

import pytest
from lxml import etree

from annualdeck.deck.archive import NS
from annualdeck.deck.sound import models

SLIDE, TABLE, PICTURE = (f"ppt/slides/slide{i}.xml" for i in (1, 2, 3))
CHART = "ppt/charts/chart1.xml"
LIST = "ppt/presentation.xml"
NOTES = "ppt/notesSlides/notesSlide1.xml"


def swapped(first: str, second: str):
    """Two neighbours of these names, the first such pair, change places."""
    def change(content: bytes) -> bytes:
        root = etree.fromstring(content)
        one = next(e for e in root.iter(_tag(first)) if e.getnext() is not None and e.getnext().tag == _tag(second))
        one.getnext().addnext(one)
        return etree.tostring(root)
    return change


def doubled(name: str):
    """The first element of this name stands there twice."""
    def change(content: bytes) -> bytes:
        root = etree.fromstring(content)
        one = next(root.iter(_tag(name)))
        one.addnext(etree.fromstring(etree.tostring(one)))
        return etree.tostring(root)
    return change


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


@pytest.mark.parametrize(("part", "first", "second", "model"), [
    (LIST, "p:sldSz", "p:notesSz", "p:presentation"),
    (SLIDE, "p:cSld", "p:clrMapOvr", "p:sld"),
    (SLIDE, "p:nvSpPr", "p:spPr", "p:sp"),
    (SLIDE, "a:latin", "a:ea", "a:rPr"),
    (SLIDE, "a:rPr", "a:t", "a:r"),
    (SLIDE, "p:xfrm", "a:graphic", "p:graphicFrame"),
    (TABLE, "a:tblGrid", "a:tr", "a:tbl"),
    (TABLE, "a:txBody", "a:tcPr", "a:tc"),
    (PICTURE, "p:blipFill", "p:spPr", "p:pic"),
    (NOTES, "a:rPr", "a:t", "a:r"),
    (CHART, "c:barDir", "c:grouping", "c:barChart"),
    (CHART, "c:idx", "c:order", "c:barChart/c:ser"),
    (CHART, "c:cat", "c:val", "c:barChart/c:ser"),
    (CHART, "c:showLegendKey", "c:showVal", "c:dLbl"),
    (CHART, "c:scaling", "c:delete", "c:catAx"),
    (CHART, "c:plotVisOnly", "c:dispBlanksAs", "c:chartSpace/c:chart"),
    (CHART, "c:formatCode", "c:ptCount", "c:numCache"),
])
def test_two_neighbours_that_change_places(broken, part, first, second, model):
    found = [(name, where, what.partition("（")[0]) for name, where, what in broken({part: swapped(first, second)})]
    assert ("ChildrenOutOfOrder", part, model) in found


@pytest.mark.parametrize(("part", "name", "model"), [
    (SLIDE, "a:ea", "a:rPr"), (SLIDE, "p:txBody", "p:sp"), (TABLE, "a:tblGrid", "a:tbl"), (CHART, "c:plotArea", "c:chartSpace/c:chart"),
])
def test_what_may_stand_once_stands_twice(broken, part, name, model):
    found = [(kind, where, what.partition("（")[0]) for kind, where, what in broken({part: doubled(name)})]
    assert ("ChildrenOutOfOrder", part, model) in found


def test_what_must_be_there_is_not(broken):
    found = broken({CHART: lambda content: re.sub(rb"<c:axPos [^>]*/>", b"", content, count=1)})
    assert [name for name, _, _ in found] == ["ChildrenOutOfOrder"]


def test_a_child_that_the_format_does_not_know_there(broken):
    found = broken({SLIDE: ("<a:bodyPr", "<a:tbl/><a:bodyPr")})
    assert [name for name, _, what in found if what.startswith("p:txBody（a:tbl, a:bodyPr")] == ["ChildrenOutOfOrder"]


def test_a_series_is_held_against_the_model_of_its_own_kind_of_chart():
    """A line's series may be smooth, a bar's may not."""
    found = {}
    for kind in ("lineChart", "barChart"):
        words = f'<c:{kind} xmlns:c="{NS["c"]}"><c:ser><c:idx/><c:order/><c:smooth/></c:ser></c:{kind}>'
        series = etree.fromstring(words)[0]
        found[kind] = models.follows(series, models.model(series))
    assert found == {"lineChart": True, "barChart": False}


def test_what_other_namespaces_add_is_passed_over():
    words = f'<a:tr xmlns:a="{NS["a"]}" xmlns:x="urn:other"><x:first/><!-- a remark --><a:tc/></a:tr>'
    assert models.follows(etree.fromstring(words), "a:tr")
