"""The sample deck as a reader of the README gets it: whole, sound, and drawn by another program than the one it is for.

LibreOffice is not needed to use annualdeck. Where it is not installed the tests that look at pages are skipped and say
so; with ANNUALDECK_RENDER=1, as in CI, they fail instead.
"""

import os

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation

from annualdeck.preview import NoOffice, preview

SLIDES = 27


@pytest.fixture(scope="module")
def deck(annualdeck, tmp_path_factory, keep):
    made = tmp_path_factory.mktemp("deck") / "sample.pptx"
    annualdeck("build", "-o", made)
    keep(made)
    return made


@pytest.fixture(scope="module")
def pages(deck, tmp_path_factory):
    """A picture of each slide, as LibreOffice draws it."""
    try:
        return preview(deck, tmp_path_factory.mktemp("pages"))[:-1]
    except NoOffice as missing:
        missed = pytest.fail if os.environ.get("ANNUALDECK_RENDER") == "1" else pytest.skip
        missed(missing.text("en"))


def test_the_deck_has_its_27_slides_and_speaker_notes(deck):
    slides = Presentation(str(deck)).slides

    assert len(slides) == SLIDES
    assert all(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip() for slide in slides)


def test_the_same_exports_make_the_same_bytes(deck, annualdeck, tmp_path):
    annualdeck("build", "-o", tmp_path / "sample.pptx")

    assert (tmp_path / "sample.pptx").read_bytes() == deck.read_bytes()


def test_libreoffice_draws_every_slide(pages):
    assert len(pages) == SLIDES
    for page in pages:
        darkest, lightest = Image.open(page).convert("L").getextrema()
        assert lightest - darkest > 100, f"{page.name} is blank"


def test_openxml_audit_finds_no_error(deck):
    """The Open XML SDK, the other validator, is no Python package: .ci/validate.py asks both about every deck."""
    assert [error.description for error in OpenXmlValidator().validate(deck).errors] == []
