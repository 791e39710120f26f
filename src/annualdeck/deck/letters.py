"""Words as DrawingML: paragraphs in the looks of a slot, with language and theme fonts on every run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from annualdeck.deck.fit import Piece, line_count
from annualdeck.deck.template import Look
from annualdeck.deck.theme import LANG

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def clean(text: object) -> str:
    """The text as it stands in the file: one line, without characters that XML can't hold."""
    return _UNPRINTABLE.sub(" ", str(text)).strip()


def attribute(text: str) -> str:
    """The text as the value of an XML attribute in double quotes."""
    return escape(clean(text), {'"': "&quot;"})


@dataclass(frozen=True)
class Run:
    """Characters in the look of a level (1–5); `colour` is a theme slot that overrides the look's own."""

    text: str
    level: int = 1
    colour: str | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph; its first run's level sets its alignment and line height. `apart`: each run on a line of its own."""

    runs: tuple[Run, ...]
    apart: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def line(text: object, level: int = 1, colour: str | None = None) -> Line:
    """A paragraph of one run."""
    return Line((Run(clean(text), level, colour),))


def phrase(first: str, second: str) -> Line:
    """A paragraph whose second part has the look of the second level; an empty part is no run."""
    return Line(tuple(Run(text, level) for level, text in enumerate((first, second), 1) if text))


def height(lines: Sequence[Line], looks: Sequence[Look], room: float) -> float:
    """Points that the paragraphs take in a box so many points wide."""
    total = 0.0
    for i, paragraph in enumerate(lines):
        look = looks[paragraph.runs[0].level - 1]
        total += look.line * lines_of(paragraph, looks, room) + (look.before if i else 0)
    return total


def lines_of(paragraph: Line, looks: Sequence[Look], room: float) -> int:
    """Lines that a paragraph takes in a box so many points wide."""
    found = pieces(paragraph, looks)
    return sum(line_count([piece], room) for piece in found) if paragraph.apart else line_count(found, room)


def pieces(paragraph: Line, looks: Sequence[Look]) -> list[Piece]:
    return [Piece(run.text, looks[run.level - 1].size, looks[run.level - 1].bold) for run in paragraph.runs]


def paragraphs(lines: Sequence[Line], looks: Sequence[Look], inherited: Sequence[Look] | None = None) -> str:
    """The paragraphs (a:p). In a placeholder, `inherited` are the looks of its slot: only what differs is said."""
    return "".join(_paragraph(p, looks, inherited, first=not i) for i, p in enumerate(lines))


def _paragraph(paragraph: Line, looks: Sequence[Look], inherited: Sequence[Look] | None, first: bool) -> str:
    level = paragraph.runs[0].level
    look = looks[level - 1]
    place = f' lvl="{level - 1}"' if inherited and level > 1 else ""
    spacing = f'<a:lnSpc><a:spcPts val="{round(look.line * 100)}"/></a:lnSpc>'
    if not inherited:
        place = f' algn="{look.align}"'
        spacing += f'<a:spcBef><a:spcPts val="{0 if first else round(look.before * 100)}"/></a:spcBef>'
    elif look.line == inherited[level - 1].line:
        spacing = ""
    own = inherited[level - 1] if inherited else None
    runs = ("<a:br/>" if paragraph.apart else "").join(
        f"<a:r>{_properties(run, looks, own)}<a:t>{escape(run.text)}</a:t></a:r>" for run in paragraph.runs
    )
    return f"<a:p><a:pPr{place}>{spacing}</a:pPr>{runs}</a:p>"


def _properties(run: Run, looks: Sequence[Look], inherited: Look | None) -> str:
    look = looks[run.level - 1]
    fill = f'<a:schemeClr val="{run.colour}"/>' if run.colour else look.fill
    size = "" if inherited and inherited.size == look.size else f' sz="{round(look.size * 100)}"'
    bold = "" if inherited and inherited.bold == look.bold else f' b="{int(look.bold)}"'
    colour = "" if inherited and inherited.fill == fill else f"<a:solidFill>{fill}</a:solidFill>"
    return (
        f'<a:rPr lang="{LANG}" altLang="en-US"{size}{bold} dirty="0">{colour}'
        f'<a:latin typeface="{look.latin}"/><a:ea typeface="{look.east_asian}"/></a:rPr>'
    )


def number_field(page: int, looks: Sequence[Look]) -> str:
    """The slide number as a field that follows the slide when it is moved."""
    return (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f"{_properties(Run(str(page)), looks, looks[0])}<a:t>{page}</a:t></a:fld></a:p>"
    )
