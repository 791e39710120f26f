"""How wide a text is and how many lines it takes, measured with real glyph widths before anything is written.

The font is the packaged subset of Noto Sans SC. Presenters' machines draw with 微软雅黑 and others with what they
have, so every width carries a margin, and so does each change between Chinese and Latin, where some programs add a
space of their own. Lines break where Unicode (UAX #14) allows, and never inside a figure with its unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont
from uniseg.linebreak import line_break_boundaries

_FOLDER = Path(__file__).with_name("fonts")
FONTS = {False: _FOLDER / "AnnualdeckSansSC-Regular.ttf", True: _FOLDER / "AnnualdeckSansSC-Bold.ttf"}   # by whether they are bold
_UNITS = 1000            # font units of one em, as measured
MARGIN = 1.02            # other fonts are a little wider,
LATIN_MARGIN = 1.18      # and much wider in Latin letters and figures where 微软雅黑 is missing
SPACED = 0.25            # em added where Chinese meets Latin, as LibreOffice does
_SPECK = 1e-6            # points: a room made as wide as a text holds it, whatever sums have rounded
_WIDE = 0x2E80           # from here on characters are square


@dataclass(frozen=True)
class Piece:
    """Characters in one size (points) and weight."""

    text: str
    size: float
    bold: bool = False


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS[bold]), _UNITS, layout_engine=ImageFont.Layout.BASIC)


@cache
def _em(char: str, bold: bool) -> float:
    """The width of one character in em, its margin included."""
    return MARGIN if ord(char) >= _WIDE else _font(bold).getlength(char) / _UNITS * LATIN_MARGIN


def _widths(pieces: Sequence[Piece]) -> list[float]:
    """Points that each character takes, with what some programs add before it."""
    widths = []
    before, large = "", 0.0
    for piece in pieces:
        for char in piece.text:
            points = _em(char, piece.bold) * piece.size
            if before and (ord(char) >= _WIDE) != (ord(before) >= _WIDE) and " " not in (char, before):
                points += SPACED * max(piece.size, large)
            widths.append(points)
            before, large = char, piece.size
    return widths


def width(pieces: Sequence[Piece]) -> float:
    """Points that the text takes on one line."""
    return sum(_widths(pieces))


def line_count(pieces: Sequence[Piece], room: float) -> int:
    """Lines that the text takes in so many points; a word longer than a line is broken anywhere. At least 1."""
    widths, room = _widths(pieces), room + _SPECK
    if sum(widths) <= room:
        return 1
    text = "".join(p.text for p in pieces)
    lines, used = 1, 0.0
    start = 0
    for end in breaks(text):
        word = sum(widths[start:end])
        bare = sum(widths[start:start + len(text[start:end].rstrip())])
        if used + bare > room and used > 0:
            lines, used = lines + 1, 0.0
        while bare > room:
            lines, word, bare = lines + 1, word - room, bare - room
        used += word
        start = end
    return lines


_FIGURE = re.compile(
    r"[+\-−↑↓]?\d[\d,.]*(?:%|[万亿]?(?:元|人|件|次|单|条|天|分钟|分|秒|小时|倍|名|个百分点|个|年|月|日)?)"
)
_SAME = re.compile(r"(?P<han>[\u4e00-\u9fff])|(?P<digits>[0-9]+)|(?P<letters>[A-Za-z]+)")


def breaks(text: str) -> list[int]:
    """The offsets after which a line may end, the end of the text included."""
    inside = {i for found in _FIGURE.finditer(text) for i in range(found.start() + 1, found.end())}
    offsets = []
    start = 0
    for end in [m.end() for m in _BETWEEN_HAN.finditer(text)] + [len(text)]:
        offsets += [start + offset for offset in _segment_breaks(text[start:end])]
        start = end
    return [offset for offset in offsets if offset not in inside]


_WORD = re.compile(
    rf"{_FIGURE.pattern}|[A-Za-z]+|[\u4e00-\u9fff]{{2}}(?:[率价额数量度比值]|[\u4e00-\u9fff](?![\u4e00-\u9fff]))?|."
)


def word_ends(text: str) -> list[int]:
    """Of the offsets after which a line may end those behind a word of a short name, the end of the text included.

    Chinese words are taken to have two ideographs, or three with what is measured last (转化率); none stands alone.
    """
    allowed, ends, start = set(breaks(text)), [], 0
    for found in _WORD.finditer(text):
        if found.end() in allowed and found.end() - start > 1:
            start = found.end()
            ends.append(start)
    return ends if start == len(text) else [*ends[:-1], len(text)]


_BETWEEN_HAN = re.compile(r"[\u4e00-\u9fff](?=[\u4e00-\u9fff])")   # a line may always end between two ideographs


def _segment_breaks(segment: str) -> list[int]:
    """Unicode's own rules, asked once for each pattern: all ideographs break alike, and so do all digits."""
    pattern, offsets, at = [], [0], 0
    while at < len(segment):
        run = _SAME.match(segment, at)
        pattern.append({"han": "一", "digits": "0", "letters": "A"}[run.lastgroup] if run else segment[at])
        at = run.end() if run else at + 1
        offsets.append(at)
    return [offsets[i] for i in _pattern_breaks("".join(pattern))]


@cache
def _pattern_breaks(pattern: str) -> tuple[int, ...]:
    return tuple(offset for offset in line_break_boundaries(pattern) if offset)
