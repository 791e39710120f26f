"""A picture never shows an empty box for a character that the packaged font lacks."""

import pytest

from annualdeck.deck.pictures.glyphs import _has, drawable


@pytest.mark.parametrize("text", ["茶具与家居", "喆玥珺镕", "48小时≥90%", "①→●■", "“双11”，·—…", "AI 主图 №3"])
def test_what_the_font_has_stays_as_it_is(text):
    assert drawable(text) == text


@pytest.mark.parametrize(("text", "shown"), [
    ("大促😀618", "大促618"), ("好♥评", "好评"), ("A\u200bB\ufe0f", "AB"), ("𠮷祥茶坊", "〓祥茶坊"), ("Ǎngry ﬁne", "Angry fine"),
    ("㍿山", "株式会社山"), ("ไทย", "〓〓〓"),
])
def test_what_it_lacks_is_drawn_plain_marked_or_left_out(text, shown):
    assert drawable(text) == shown


def test_nothing_that_is_drawn_is_missing_in_either_weight():
    """A thousand characters from all over Unicode."""
    for code in [*range(0x20, 0x2000, 37), *range(0x3000, 0xA000, 31), *range(0xF900, 0xFB00, 17), *range(0x1F000, 0x1FA00, 29)]:
        assert all(_has(c) for c in drawable(chr(code))), hex(code)


def test_the_test_itself_can_tell():
    assert _has("茶") and not _has("♥") and not _has("\U0010fffd")
