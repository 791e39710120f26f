"""Theme colours at work."""

import pytest

from annualdeck.deck.palette import Theme, colour, contrast, theme_of
from annualdeck.deck.template import Template

LIGHT = Theme({"dk1": "1F2329", "lt1": "FFFFFF", "accent1": "F25C05", "accent2": "C9CDD4", "accent3": "2B4560"})


def test_a_colour_names_its_slot_and_how_it_is_changed():
    assert colour("accent1") == '<a:schemeClr val="accent1"></a:schemeClr>'
    assert colour("tx2", lum=(40, 60)) == (
        '<a:schemeClr val="tx2"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>')
    assert colour("tx1", alpha=75) == '<a:schemeClr val="tx1"><a:alpha val="75000"/></a:schemeClr>'


def test_black_on_white_has_the_greatest_contrast_and_a_colour_on_itself_none():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("F25C05", "F25C05") == 1


def test_words_are_ink_on_light_fills_and_paper_on_dark_ones():
    assert LIGHT.ink_on("accent2") == "tx1"
    assert LIGHT.ink_on("accent3") == "bg1"


def test_a_slide_and_its_layout_read_the_theme_of_their_master():
    template = Template(None)
    slide = template.presentation.slides.add_slide(template.layout("text").layout)
    assert theme_of(slide.part) == theme_of(slide.slide_layout.part) == theme_of(slide.slide_layout.slide_master.part)
    assert theme_of(slide.part).rgb("accent1") == "F25C05"
    assert theme_of(slide.part).rgb("tx1") == "1F2329"
