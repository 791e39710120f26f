"""Characters that the packaged font can draw. A picture never shows the empty box that stands for a missing one."""

from __future__ import annotations

import unicodedata
from functools import cache

from PIL import ImageFont

from annualdeck.deck.fit import FONTS

_NOWHERE = "\U0010fffd"   # a character that no font has
_GETA = "〓"              # what Chinese printers set where they lack the type


def drawable(text: str) -> str:
    """The text in characters that the font has.

    One that it lacks is drawn in its plain form (ﬁ as fi, ǎ as a), a letter or ideograph without one as 〓, and a sign
    without one (an emoji, an invisible mark) not at all.
    """
    return "".join(c if _has(c) else _plain(c) for c in text)


def _plain(char: str) -> str:
    forms = (unicodedata.normalize("NFKC", char), "".join(
        c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)))
    whole = next((form for form in forms if form and all(map(_has, form))), None)
    if whole is not None:
        return whole
    return _GETA if unicodedata.category(char).startswith("L") else ""


@cache
def _has(char: str) -> bool:
    """Whether both weights have the character; blanks they have."""
    return char == " " or all(bytes(font.getmask(char)) != bytes(font.getmask(_NOWHERE)) for font in _fonts())


@cache
def _fonts() -> tuple[ImageFont.FreeTypeFont, ...]:
    return tuple(
        ImageFont.truetype(str(file), 48, layout_engine=ImageFont.Layout.BASIC) for file in FONTS.values()
    )
