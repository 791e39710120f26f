"""The sample deck as a reader of the README gets it: whole, sound, and drawn by another program than the one it is for.

LibreOffice and the Open XML SDK are not needed to use annualdeck. Where one is not installed the test is skipped and
says so; with ANNUALDECK_RENDER=1, as in CI, a missing LibreOffice fails instead.
"""

import json
import os
import subprocess

import pytest
from PIL import Image
from pptx import Presentation

from annualdeck.preview import NoOffice, preview

SLIDES = 27


@pytest.fixture(scope="module")
def deck(annualdeck, tmp_path_factory):
    made = tmp_path_factory.mktemp("deck") / "sample.pptx"
    annualdeck("build", "-o", made)
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


def test_the_open_xml_sdk_finds_no_error(deck):
    validator = os.environ.get("ANNUALDECK_VALIDATOR")
    if not validator:
        pytest.skip("ANNUALDECK_VALIDATOR does not name the npm package's ooxml-validator, see .ci/run")
    told = json.loads(subprocess.run([validator, deck], capture_output=True, text=True, check=False).stdout)

    assert told["errors"] == []
