"""On another template, of other colours, other fonts and 4:3, the same deck: all of it in that template's looks."""

from __future__ import annotations

import re
import zipfile
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Opened

from annualdeck.deck import contract, sound
from annualdeck.deck.palette import contrast

POINT = 12700


def named(deck: Path, pattern: str) -> dict[str, bytes]:
    """The parts of a deck whose names match."""
    with zipfile.ZipFile(deck) as package:
        return {name: package.read(name) for name in package.namelist() if re.fullmatch(pattern, name)}


@pytest.fixture(scope="module", params=["shipped", "second"])
def opened(request: pytest.FixtureRequest, written, written_second: Path) -> Opened:
    """The deck on either template."""
    return Presentation(str(written[0] if request.param == "shipped" else written_second))


def test_the_second_template_keeps_the_contract(second):
    assert [report.name for report in contract(second.file) if not report.right] == []


def test_the_deck_on_it_keeps_every_invariant(written_second: Path):
    assert [fault.text() for fault in sound.check(written_second)] == []


def test_no_colour_and_no_font_of_its_own_stands_on_a_slide_or_chart(written_second: Path):
    parts = named(written_second, r"ppt/(slides|charts|notesSlides)/[^/]+\.xml")
    assert len([name for name in parts if "/charts/" in name]) > 30
    for name, xml in parts.items():
        root = etree.fromstring(xml)
        assert not root.xpath("//*[local-name()='srgbClr' or local-name()='sysClr' or local-name()='prstClr']"), name
        assert {face.get("typeface") for face in root.iter("{*}latin", "{*}ea", "{*}cs")} <= {"+mn-lt", "+mn-ea"}, name


def test_the_themes_of_the_deck_are_the_templates(written_second: Path, second):
    for name, xml in named(written_second, r"ppt/theme/[^/]+\.xml").items():
        root = etree.fromstring(xml)
        colours = {etree.QName(slot).localname: slot[0].get("val") for slot in root.find(".//{*}clrScheme")}
        assert colours == second.design.colours, name
        for fonts in root.iter("{*}majorFont", "{*}minorFont"):
            assert fonts.find("{*}latin").get("typeface") == second.design.latin
            assert fonts.find("{*}ea").get("typeface") == second.design.east_asian


def test_pictures_are_drawn_in_its_colours(written, written_second: Path, second):
    """The accent is among a picture's colours, and nothing is left of the other template's."""
    def colours(file: Path) -> set[str]:
        pictures = named(file, r"ppt/media/[^/]+\.svg")
        assert pictures
        return {found.decode().upper() for svg in pictures.values() for found in re.findall(rb"#([0-9a-fA-F]{6})\b", svg)}

    theirs, ours = set(second.design.colours.values()), colours(written_second)
    assert {second.design.colours[slot] for slot in ("accent1", "dk2")} <= ours
    assert not ours & ({"F25C05", "C9CDD4", "1F2329", "6B7280", "F7F6F4"} - theirs)
    assert "F25C05" in colours(written[0])


def test_everything_lies_on_the_slide(opened: Opened):
    for number, slide in enumerate(opened.slides, 1):
        for shape in slide.shapes:
            place = (shape.left, shape.top, opened.slide_width - shape.left - shape.width, opened.slide_height - shape.top - shape.height)
            assert min(place) >= 0, (number, shape.name)


def test_nothing_overlaps(opened: Opened):
    """Only a tile's small line lies on its tile."""
    for number, slide in enumerate(opened.slides, 1):
        shapes = [s for s in slide.shapes if not s._element.xpath('./*/p:cNvPr//*[local-name()="decorative"]')]
        boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in shapes]
        clashes = [
            (one[0], other[0]) for one, other in combinations(boxes, 2)
            if other[0] != f"{one[0]} 走势" and min(one[3], other[3]) - max(one[1], other[1]) > POINT
            and min(one[4], other[4]) - max(one[2], other[2]) > POINT
        ]
        assert clashes == [], number


def test_letters_keep_their_size_by_the_slots_of_the_template(opened: Opened):
    """No letter is smaller than nine points, or than what the layout itself is set in."""
    for number, slide in enumerate(opened.slides, 1):
        designed = [int(size) / 100 for size in slide.slide_layout.element.xpath(".//a:defRPr/@sz")]
        floor = min(9.0, *designed)
        for size in slide.shapes._spTree.xpath(".//@sz[string(number(.)) != 'NaN']"):
            assert int(size) / 100 >= floor, number


def test_the_colours_of_the_second_template_can_be_read(second):
    assert contrast(second.design.colours["dk1"], second.design.colours["lt1"]) > 7
