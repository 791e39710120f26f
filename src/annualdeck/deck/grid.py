"""A table as the format's own table: figures right-aligned, header in quiet ink, hairlines only.

The slot's levels are 1 cell and 2 header; a slot `table-note` holds the footnote and stands right under the table.
"""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import TablePlaceholder

from annualdeck.deck.letters import NAMESPACES, height, line, paragraphs
from annualdeck.deck.page import Page, points, set_box, text_box
from annualdeck.deck.sizing import LOOKS, NOTE, SIDES, UPPER, Sizes, cell_line, cell_looks, has_note, sides, sized
from annualdeck.deck.template import POINT, Box
from annualdeck.deck.theme import CARD
from annualdeck.slide import Grid

_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"   # no style, no grid


def draw_grid(page: Page, grid: Grid, name: str) -> object:
    """The table in its slot; returns its frame. A table that is too wide or too tall is noted as an overflow."""
    slot = page.layout.slot(name)
    sizes = sized(page.layout, name, grid)
    if sizes is None:
        page.too_long(name, grid.title)
        wide = slot.box.w / POINT / len(grid.headers)
        sizes = Sizes(LOOKS, [wide] * len(grid.headers), [20.0] * (len(grid.lines) + 1), SIDES[-1])
    frame = TablePlaceholder(page.placeholder(name), page.slide.shapes).insert_table(rows=1, cols=1)
    page.adopt(name)
    frame.name = name
    table = frame._element.find(".//" + qn("a:tbl"))
    table.getparent().replace(table, parse_xml(_table(grid, sizes)))
    box = Box(slot.box.x, slot.box.y, round(sum(sizes.columns) * POINT), round(sum(sizes.rows) * POINT))
    set_box(frame._element, box)
    _bind(page, grid, frame.shape_id, name)
    if grid.footnote:
        _footnote(page, grid, name, box)
    return frame


def _table(grid: Grid, sizes: Sizes) -> str:
    parts = [
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>',
        *(f'<a:gridCol w="{round(w * POINT)}"/>' for w in sizes.columns), "</a:tblGrid>",
    ]
    last = len(grid.lines)
    for r in range(last + 1):
        own = r > 0 and any(cell.mark == "own" for cell in grid.lines[r - 1])
        ruled = r == 0 or (bool(grid.total) and r == last - 1)   # the header, and the row above the total
        parts.append(f'<a:tr h="{round(sizes.rows[r] * POINT)}">')
        for c in range(len(grid.headers)):
            looks, air = cell_looks(sizes.looks, grid, r, c), sides(grid, c, sizes.side)
            words = paragraphs([cell_line(grid, r, c, looks, sizes.columns[c] - sum(air))], looks)
            look = _cell(r, own, ruled, air)
            parts.append(f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>{look}</a:tc>")
        parts.append("</a:tr>")
    return "".join(parts) + "</a:tbl>"


def _cell(row: int, own: bool, ruled: bool, air: tuple[float, float]) -> str:
    """Margins, the line below, and the fill of the own row."""
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    colour, thick = ('<a:schemeClr val="tx1"/>', 12700) if ruled else ('<a:schemeClr val="accent2"/>', 6350)
    fill = f'<a:solidFill><a:schemeClr val="{CARD}"/></a:solidFill>' if own else "<a:noFill/>"
    left, right, upper = (round(points * POINT) for points in (*air, UPPER))
    return (
        f'<a:tcPr marL="{left}" marR="{right}" marT="{upper}" marB="{upper}" anchor="{"ctr" if row else "b"}">{none}'
        f'<a:lnB w="{thick}"><a:solidFill>{colour}</a:solidFill></a:lnB>{fill}</a:tcPr>'
    )


def _bind(page: Page, grid: Grid, shape_id: int, name: str) -> None:
    for r, row in enumerate(grid.lines, 2):
        for c, cell in enumerate(row, 1):
            page.bind(shape_id, f"{name} r{r}c{c}", cell.text.bound)


def _footnote(page: Page, grid: Grid, name: str, table: Box) -> None:
    """Right under the table, in the slot for it or, in a slot that was not made for tables, in a box of its own."""
    words, top = [line(grid.footnote)], table.bottom + round(8 * POINT)
    if has_note(page.layout, name):
        slot = page.layout.slot(f"{name}-note")
        page.write(slot.name, words, box=Box(slot.box.x, min(slot.box.y, top), slot.box.w, slot.box.h))
    else:
        box = Box(table.x, top, table.w, round((NOTE - 8) * POINT))
        if height(words, [LOOKS[1]], points(box.w)) > points(box.h):
            page.too_long(name, grid.footnote)
        page.draw(text_box(f"{name} note", box, paragraphs(words, [LOOKS[1]])), name)
