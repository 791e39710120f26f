"""Text, fills and lines of a chart: theme fonts and theme colours only."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from annualdeck.deck import fit
from annualdeck.deck.palette import colour
from annualdeck.deck.shorter import cut
from annualdeck.deck.theme import EAST_ASIAN, LANG, LATIN, MUTED

SIZE = 10         # points: axis labels, data labels
LINE_HEIGHT = 1.3  # of the size

HAIRLINE = colour(MUTED, lum=(40, 60))
GRIDLINE = colour(MUTED, lum=(20, 80))


def width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Points that a text takes in one line."""
    return fit.width([fit.Piece(text, size, bold)])


def height(lines: int = 1, size: float = SIZE) -> float:
    return lines * size * LINE_HEIGHT


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """The text, or as much of its beginning as the room (points) takes, with an ellipsis."""
    return cut(text, lambda words: width(words, size) <= room)


def run(tag: str, ink: str, size: float, bold: bool) -> str:
    """Character properties (a:defRPr, a:rPr): language, size, theme colour, theme fonts."""
    return (
        f'<a:{tag} lang="{LANG}" sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill>{ink}</a:solidFill>'
        f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/></a:{tag}>'
    )


def text(ink: str, size: float = SIZE, bold: bool = False, body: str = "") -> str:
    """c:txPr. `body` holds attributes of a:bodyPr."""
    return (
        f'<c:txPr><a:bodyPr{body}/><a:lstStyle/><a:p><a:pPr>{run("defRPr", ink, size, bold)}</a:pPr>'
        f'<a:endParaRPr lang="{LANG}"/></a:p></c:txPr>'
    )


def rich(words: str, ink: str, size: float = SIZE, bold: bool = False) -> str:
    """c:tx with words of its own."""
    return runs([(words, ink)], size, bold)


def runs(words: Sequence[tuple[str, str]], size: float = SIZE, bold: bool = False) -> str:
    """c:tx with words of its own, each in its colour."""
    return lines([words], size, bold)


def lines(rows: Sequence[Sequence[tuple[str, str]]], size: float = SIZE, bold: bool = False) -> str:
    """c:tx with lines of words, each in its colour."""
    paragraphs = "".join(
        f'<a:p><a:pPr>{run("defRPr", words[0][1], size, bold)}</a:pPr>'
        + "".join(f'<a:r>{run("rPr", ink, size, bold)}<a:t>{escape(text)}</a:t></a:r>' for text, ink in words) + "</a:p>"
        for words in rows
    )
    return f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{paragraphs}</c:rich></c:tx>'


NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def fill(ink: str, outline: str | None = None) -> str:
    """c:spPr of an area; `outline` is the colour of a thin border."""
    border = f'<a:ln w="9525"><a:solidFill>{outline}</a:solidFill></a:ln>' if outline else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr><a:solidFill>{ink}</a:solidFill>{border}</c:spPr>"


def stroke(ink: str, points: float, cap: str = "rnd", dash: str = "") -> str:
    """c:spPr of a line; `dash` is one of the format's own (dash, sysDot)."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return (
        f'<c:spPr><a:ln w="{round(points * 12700)}" cap="{cap}"><a:solidFill>{ink}</a:solidFill>{dashed}<a:round/>'
        "</a:ln></c:spPr>"
    )
