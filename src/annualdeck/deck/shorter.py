"""Words for less room: the beginning of a text, or all of it with its longest names cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annualdeck.deck.letters import clean
from annualdeck.wording import Bound, Label, Text, Typed

LEAST = 8   # letters that a name keeps at least, its ellipsis among them
_AND = "、"
_HANGING = "，、；： "   # what no words end with before an ellipsis


def cut(words: str, fits: Callable[[str], bool]) -> str:
    """The words, or as much of their beginning as fits, with an ellipsis."""
    return words if fits(words) else _begun(words, fits)


def _begun(words: str, fits: Callable[[str], bool]) -> str:
    while words and not fits(f"{words}…"):
        words = words[:-1]
    return f"{words.rstrip(_HANGING)}…"


def shortened(text: Text, fits: Callable[[str], bool]) -> Text:
    """The text, or as much of its beginning as fits, with an ellipsis; figures stay whole or go."""
    if fits(clean(text)):
        return text
    parts: list[str | Bound | Label | Typed] = []
    for part in text.parts:
        before = str(Text(tuple(parts)))
        if fits(f"{before}{_words(part)}…"):
            parts.append(part)
            continue
        kept = _begun("" if isinstance(part, Bound) else _words(part), lambda words, before=before: fits(f"{before}{words}"))
        parts.append(kept if isinstance(part, str | Bound) else replace(part, text=kept))
        break
    return Text(tuple(parts))


def _words(part: str | Bound | Label | Typed) -> str:
    return part if isinstance(part, str) else part.shown if isinstance(part, Bound) else part.text


def renamed(text: Text, fits: Callable[[str], bool]) -> Text:
    """The text with its longest names cut as little as makes it fit; as it is where even short names don't help."""
    longest = max((len(name) for p in text.parts if isinstance(p, Label) for name in p.text.split(_AND)), default=0)
    tried = (with_names(text, most) for most in range(longest, LEAST - 1, -1))
    return next((shorter for shorter in tried if fits(clean(shorter))), text)


def with_names(text: Text, most: int) -> Text:
    """The text with no name of more letters than that; several names in a row are cut each."""
    return Text(tuple(replace(p, text=short_name(p.text, most)) if isinstance(p, Label) else p for p in text.parts))


def short_name(names: str, most: int) -> str:
    """一个很长很长的名字 → 一个很长很…"""
    return _AND.join(cut(name, lambda words: len(words) <= most) for name in names.split(_AND))
