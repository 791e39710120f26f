"""A table as the format's own table: figures right-aligned, header in quiet ink, hairlines only.

The slot's levels are 1 cell and 2 header; a slot `table-note` holds the footnote and stands right under the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import TablePlaceholder

from annualdeck.deck.fit import line_count, width
from annualdeck.deck.letters import NAMESPACES, Line, Run, clean, height, line, paragraphs, pieces
from annualdeck.deck.page import FLOORS, Page, points, set_box, smaller, text_box
from annualdeck.deck.said import header
from annualdeck.deck.template import POINT, Box, Look
from annualdeck.deck.theme import ACCENT, CARD, GREEN
from annualdeck.slide import Cell, Grid

SIDE, UPPER = 7.0, 3.5           # points of air in a cell
SHORT, NARROW = 64.0, 100.0      # points: a column of words never wraps below the one, or need be wider than the other
TALLEST = 42.0                   # points of a row where there is room
NOTE = 24.0                      # points that a footnote takes where the layout has no slot for it
LOOKS = (Look(12, 16.5), Look(10.5, 15, fill='<a:schemeClr val="tx2"/>'))   # in a slot that was not made for tables
_MARKS = {"best": ACCENT, "worst": GREEN, "own": ACCENT}
_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"   # no style, no grid


def draw_grid(page: Page, grid: Grid, name: str) -> object:
    """The table in its slot; returns its frame. A table that is too wide or too tall is noted as an overflow."""
    slot = page.layout.slot(name)
    room = slot.box.w / POINT, slot.box.h / POINT - (NOTE if grid.footnote and not _has_note(page, name) else 0)
    texts = [[header(column) for column in grid.headers], *([clean(c.text) for c in row] for row in grid.rows)]
    for looks in smaller(slot.looks if slot.kind == "table" else LOOKS, FLOORS["table"]):
        layouts = [(c, _heights(grid, texts, looks, c, room[1])) for c in _widths(grid, texts, looks, room[0])]
        fitting = [(columns, rows) for columns, rows in layouts if rows]
        if fitting:
            columns, rows = min(fitting, key=lambda found: sum(found[1]))
            break
    else:
        page.too_long(name, grid.title)
        columns, rows = [room[0] / len(grid.headers)] * len(grid.headers), [20.0] * len(texts)
    frame = TablePlaceholder(page.placeholder(name), page.slide.shapes).insert_table(rows=1, cols=1)
    page.adopt(name)
    frame.name = name
    table = frame._element.find(".//" + qn("a:tbl"))
    table.getparent().replace(table, parse_xml(_table(grid, looks, columns, rows)))
    box = Box(slot.box.x, slot.box.y, round(sum(columns) * POINT), round(sum(rows) * POINT))
    set_box(frame._element, box)
    _bind(page, grid, frame.shape_id, name)
    if grid.footnote:
        _footnote(page, grid, name, box)
    return frame


def _has_note(page: Page, name: str) -> bool:
    return f"{name}-note" in page.layout.slots


def _line(grid: Grid, row: int, column: int, text: str) -> Line:
    if row == 0:
        return Line((Run(text, 2),))
    mark = grid.rows[row - 1][column].mark
    return Line((Run(text, 1, _MARKS.get(mark)),))


def _looks(looks: Sequence[Look], grid: Grid, row: int, column: int) -> list[Look]:
    """A cell's looks: figures right, names left and bold, marked figures bold."""
    align = "r" if grid.headers[column].right else "l"
    cell: Cell | None = grid.rows[row - 1][column] if row else None
    bold = cell is not None and (bool(cell.mark) or (column == 0 and not grid.headers[0].right))
    return [replace(looks[0], align=align, bold=bold or looks[0].bold), replace(looks[1], align=align)]


def _widths(grid: Grid, texts: list[list[str]], looks: Sequence[Look], room: float) -> list[list[float]]:
    """Column widths in points that could do: texts on one line, or else words wrapped, or headers too."""
    natural, least = [], []
    for c in range(len(grid.headers)):
        cells = [width(pieces(_line(grid, r, c, row[c]), _looks(looks, grid, r, c))) for r, row in enumerate(texts)]
        cells = [points + sum(_sides(grid, c)) for points in cells]
        body = max(cells[1:], default=0.0)
        natural.append(max(cells))
        kept = room / 4 if c == 0 else max(SHORT, min(body * 0.56 + SIDE, NARROW))
        wrapped = body if grid.headers[c].right else min(body, kept)
        least.append(max(cells[0] * 0.56 + SIDE, min(cells[0], SHORT), wrapped))
    if sum(natural) <= room:
        return [[w + (room - sum(natural)) / len(natural) for w in natural]]
    words_only = [n if h.right else low for low, n, h in zip(least, natural, grid.headers, strict=True)]
    headers_only = [low if h.right else n for low, n, h in zip(least, natural, grid.headers, strict=True)]
    found = []
    for narrowed in (words_only, headers_only, least):
        if sum(narrowed) <= room:
            share = (room - sum(narrowed)) / max(1.0, sum(natural) - sum(narrowed))
            found.append([low + (high - low) * share for low, high in zip(narrowed, natural, strict=True)])
    return found


def _sides(grid: Grid, column: int) -> tuple[float, float]:
    """Points of air left and right in a column; words keep their distance from figures that end before them."""
    after_figures = column > 0 and grid.headers[column - 1].right and not grid.headers[column].right
    return SIDE * (3 if after_figures else 1), SIDE


def _heights(
    grid: Grid, texts: list[list[str]], looks: Sequence[Look], columns: list[float], room: float
) -> list[float] | None:
    """Row heights in points: what the lines need, and more air where there is room. None where they need too much."""
    needed = []
    for r, row in enumerate(texts):
        lines = [
            line_count(pieces(_line(grid, r, c, text), _looks(looks, grid, r, c)), columns[c] - sum(_sides(grid, c)))
            for c, text in enumerate(row)
        ]
        needed.append(max(lines) * looks[0 if r else 1].line + 2 * UPPER)
    if sum(needed) > room:
        return None
    air = min(TALLEST, needed[0] + (room - sum(needed)) / len(needed), room / len(needed))
    spacious = [max(air, h) for h in needed]
    return spacious if sum(spacious) <= room else needed


def _table(grid: Grid, looks: Sequence[Look], columns: list[float], rows: list[float]) -> str:
    texts = [[header(column) for column in grid.headers], *([clean(c.text) for c in row] for row in grid.rows)]
    parts = [
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>',
        *(f'<a:gridCol w="{round(w * POINT)}"/>' for w in columns), "</a:tblGrid>",
    ]
    for r, row in enumerate(texts):
        own = r > 0 and any(cell.mark == "own" for cell in grid.rows[r - 1])
        parts.append(f'<a:tr h="{round(rows[r] * POINT)}">')
        for c, text in enumerate(row):
            words = paragraphs([_line(grid, r, c, text)], _looks(looks, grid, r, c))
            parts.append(f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>{_cell(r, own, _sides(grid, c))}</a:tc>")
        parts.append("</a:tr>")
    return "".join(parts) + "</a:tbl>"


def _cell(row: int, own: bool, sides: tuple[float, float]) -> str:
    """Margins, the line below, and the fill of the own row."""
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    colour, thick = ('<a:schemeClr val="tx1"/>', 12700) if row == 0 else ('<a:schemeClr val="accent2"/>', 6350)
    fill = f'<a:solidFill><a:schemeClr val="{CARD}"/></a:solidFill>' if own else "<a:noFill/>"
    left, right, upper = (round(points * POINT) for points in (*sides, UPPER))
    return (
        f'<a:tcPr marL="{left}" marR="{right}" marT="{upper}" marB="{upper}" anchor="{"ctr" if row else "b"}">{none}'
        f'<a:lnB w="{thick}"><a:solidFill>{colour}</a:solidFill></a:lnB>{fill}</a:tcPr>'
    )


def _bind(page: Page, grid: Grid, shape_id: int, name: str) -> None:
    for r, row in enumerate(grid.rows, 2):
        for c, cell in enumerate(row, 1):
            page.bind(shape_id, f"{name} r{r}c{c}", cell.text.bound)


def _footnote(page: Page, grid: Grid, name: str, table: Box) -> None:
    """Right under the table, in the slot for it or, in a slot that was not made for tables, in a box of its own."""
    words, top = [line(grid.footnote)], table.bottom + round(8 * POINT)
    if _has_note(page, name):
        slot = page.layout.slot(f"{name}-note")
        page.write(slot.name, words, box=Box(slot.box.x, min(slot.box.y, top), slot.box.w, slot.box.h))
    else:
        box = Box(table.x, top, table.w, round((NOTE - 8) * POINT))
        if height(words, [LOOKS[1]], points(box.w)) > points(box.h):
            page.too_long(name, grid.footnote)
        page.draw(text_box(f"{name} note", box, paragraphs(words, [LOOKS[1]])), name)
