"""How a table fits its slot: the size of its letters, the widths of its columns and the heights of its rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from annualdeck.deck import said
from annualdeck.deck.fit import Piece, line_count, width, word_ends
from annualdeck.deck.letters import Line, Run, clean, height, line, lines_of, pieces
from annualdeck.deck.page import FLOORS, holds, points, smaller, smallest
from annualdeck.deck.shorter import shortened
from annualdeck.deck.template import POINT, Layout, Look, Slot
from annualdeck.deck.theme import ACCENT, DARK, GREY, MUTED
from annualdeck.slide import Cell, Grid, Header
from annualdeck.wording import Text

SIDES, UPPER = (7.0, 4.0), 3.5   # points of air in a cell, left and right: as wished, and at least
SHORT, NARROW = 6.1, 100.0       # a column of words never wraps below so many of its header's letters, and need not be
                                 # wider than so many points
TALLEST = 42.0                   # points of a row where there is room
NOTE = 24.0                      # points that a footnote takes where the layout has no slot for it
LOOKS = (Look(12, 16.5), Look(10.5, 15, fill='<a:schemeClr val="tx2"/>'))   # in a slot that was not made for tables
_MARKS = {"best": ACCENT, "worst": DARK, "own": ACCENT}
_LEVELS = {"high": ACCENT, "mid": MUTED, "low": GREY}
_MOST_LINES = (3, 2, 1)          # of a cell, before whole rows are left out
SLACK = 0.88                     # of a column, that words cut to several lines may fill


@dataclass(frozen=True)
class Sizes:
    """A table laid out: the looks of its cells and headers, its columns and rows (header first) and the air in points."""

    looks: tuple[Look, ...]
    columns: list[float]
    rows: list[float]
    side: float


def sized(layout: Layout, name: str, grid: Grid) -> Sizes | None:
    """The table in the largest letters that fit its slot; None where none do."""
    slot = layout.slot(name)
    room = slot.box.w / POINT, slot.box.h / POINT - (NOTE if grid.footnote and not has_note(layout, name) else 0)
    for side, looks in product(SIDES, smaller(_designed(slot), FLOORS["table"])):
        found = [
            Sizes(looks, columns, rows, side) for columns in _widths(grid, looks, room[0], side)
            if (rows := _heights(grid, looks, columns, room[1], side))
        ]
        if found:
            return min(found, key=lambda sizes: sum(sizes.rows))
    return None


def fitted(layout: Layout, name: str, grid: Grid) -> tuple[Grid, list[Text]]:
    """The table as far as its slot has room for it, and what it had to leave out, for the notes.

    First long words are cut to three, two, one line; then rows go, from the last one on, but never the shop's own nor
    the total. A table with too many columns stays as it is.
    """
    if sized(layout, name, grid):
        return grid, []
    for most in _MOST_LINES:
        shorter, cut = _cut(layout, name, grid, most)
        if sized(layout, name, shorter):
            return shorter, cut
    kept, gone = list(shorter.rows), []
    while len(kept) > 1:
        last = max((r for r in range(len(kept)) if not any(c.mark == "own" for c in kept[r])), default=0)
        gone.insert(0, kept.pop(last))
        told = f"另有{len(gone)}行见备注"
        for footnote in (f"{grid.footnote}；{told}" if grid.footnote else told, told):
            less = replace(shorter, rows=tuple(kept), footnote=footnote)
            if _footnote_fits(layout, name, less) and sized(layout, name, less):
                return less, cut + [_whole(grid, row) for row in gone]
    return grid, []


def _designed(slot: Slot) -> Sequence[Look]:
    """The looks of a table's slot, or of any table in a slot that was not made for one."""
    return slot.looks if slot.kind == "table" else LOOKS


def has_note(layout: Layout, name: str) -> bool:
    return f"{name}-note" in layout.slots


def cell_line(grid: Grid, row: int, column: int, looks: Sequence[Look] = (), room: float = math.inf) -> Line:
    """What stands in a cell, header cells being row 0; a header without room for the whole breaks between its words."""
    if row == 0:
        return _header_line(grid.headers[column], looks, room)
    cell = grid.lines[row - 1][column]
    sign, words = said.sign(cell), Run(clean(cell.text), 1, _MARKS.get(cell.mark))
    if cell.mark == "share" and sign:
        filled = sign.count("■")
        whole = filled == said.SQUARES   # nothing is left to do: it steps back
        parts = (Run(sign[:filled], 1, GREY if whole else ACCENT), Run(sign[filled:], 1, GREY))
        return Line((*(run for run in parts if run.text), words))
    return Line((Run(sign, 1, _LEVELS[cell.mark]), words)) if sign else Line((words,))


def _header_line(header: Header, looks: Sequence[Look], room: float) -> Line:
    """A header on one line, or with its unit on a line of its own and its name on as few as hold it in whole words."""
    whole = Line((Run(said.header(header), 2),))
    if room == math.inf or width(pieces(whole, looks)) <= room:
        return whole
    name, unit = clean(header.name), said.header(replace(header, name="")) if header.unit else ""
    lines, start, last = [], 0, 0
    for end in word_ends(name):
        if last > start and width([Piece(name[start:end], looks[1].size, looks[1].bold)]) > room:
            lines.append(name[start:last])
            start = last
        last = end
    return Line(tuple(Run(words, 2) for words in (*lines, name[start:], unit) if words), apart=True)


def cell_looks(looks: Sequence[Look], grid: Grid, row: int, column: int) -> list[Look]:
    """A cell's looks: figures right, names left and bold; marked figures and the total bold."""
    align = "r" if grid.headers[column].right else "l"
    cell: Cell | None = grid.lines[row - 1][column] if row else None
    total = bool(grid.total) and row == len(grid.lines)
    marked = cell is not None and cell.mark in _MARKS
    bold = cell is not None and (marked or total or (column == 0 and not grid.headers[0].right))
    return [replace(looks[0], align=align, bold=bold or looks[0].bold), replace(looks[1], align=align)]


def sides(grid: Grid, column: int, side: float) -> tuple[float, float]:
    """Points of air left and right in a column; words keep their distance from figures that end before them."""
    after_figures = column > 0 and grid.headers[column - 1].right and not grid.headers[column].right
    return side * (3 if after_figures else 1), side


def _widths(grid: Grid, looks: Sequence[Look], room: float, side: float) -> list[list[float]]:
    """Column widths in points that could do: texts on one line, or else long words wrapped, all words, headers, or both."""
    natural, least = [], []
    short = SHORT * looks[1].size
    for c in range(len(grid.headers)):
        cells = [width(pieces(cell_line(grid, r, c), cell_looks(looks, grid, r, c))) for r in range(len(grid.lines) + 1)]
        cells = [points + sum(sides(grid, c, side)) for points in cells]
        body = max(cells[1:], default=0.0)
        natural.append(max(cells))
        kept = room / 4 if c == 0 else max(short, min(body * 0.56 + side, NARROW))
        whole = grid.headers[c].right or any(said.sign(row[c]) for row in grid.lines)
        wrapped = body if whole else min(body, kept)
        header = _header_width(grid, looks, c, side) or min(cells[0], max(cells[0] * 0.56 + side, short))
        least.append(max(header, min(cells[0], short), wrapped))
    if sum(natural) <= room:
        return [[w + (room - sum(natural)) / len(natural) for w in natural]]
    words_only = [n if h.right else low for low, n, h in zip(least, natural, grid.headers, strict=True)]
    headers_only = [low if h.right else n for low, n, h in zip(least, natural, grid.headers, strict=True)]
    long_only = [n if h.right or n <= NARROW else low for low, n, h in zip(least, natural, grid.headers, strict=True)]
    found = []
    for narrowed in (long_only, words_only, headers_only, least):
        if sum(narrowed) <= room:
            share = (room - sum(narrowed)) / max(1.0, sum(natural) - sum(narrowed))
            found.append([low + (high - low) * share for low, high in zip(narrowed, natural, strict=True)])
    left = room - sum(least[1:])   # among many columns a long name has what they leave it
    return found or ([[left, *least[1:]]] if left >= max(short, least[0] * 0.4) and not grid.headers[0].right else [])


def _header_width(grid: Grid, looks: Sequence[Look], column: int, side: float) -> float:
    """Points that a header takes on two lines: its name and its unit, or its name in two; 0 for a name of one word."""
    header, own = grid.headers[column], cell_looks(looks, grid, 0, column)
    name = clean(header.name)
    two = [(name, said.header(replace(header, name="")))] if header.unit else [(name[:end], name[end:]) for end in word_ends(name)[:-1]]
    wide = (max(width([Piece(words, own[1].size, own[1].bold)]) for words in pair) for pair in two)
    return min((points + sum(sides(grid, column, side)) for points in wide), default=0.0)


def _heights(grid: Grid, looks: Sequence[Look], columns: list[float], room: float, side: float) -> list[float] | None:
    """Row heights in points: what the lines need, and more air where there is room. None where they need too much."""
    needed = []
    for r in range(len(grid.lines) + 1):
        lines = []
        for c in range(len(columns)):
            own, inside = cell_looks(looks, grid, r, c), columns[c] - sum(sides(grid, c, side))
            lines.append(lines_of(cell_line(grid, r, c, own, inside), own, inside))
        needed.append(max(lines) * looks[0 if r else 1].line + 2 * UPPER)
    if sum(needed) > room:
        return None
    air = min(TALLEST, needed[0] + (room - sum(needed)) / len(needed), room / len(needed))
    spacious = [max(air, h) for h in needed]
    return spacious if sum(spacious) <= room else needed


# -- what does not fit -------------------------------------------------------------------------------------------------
def _cut(layout: Layout, name: str, grid: Grid, most: int) -> tuple[Grid, list[Text]]:
    """The table with its words cut to so many lines in the smallest letters, and the whole of what was cut."""
    slot = layout.slot(name)
    looks = smallest(_designed(slot), FLOORS["table"])
    found = ((side, widths) for side in SIDES if (widths := _widths(grid, looks, slot.box.w / POINT, side)))
    side, widths = next(found, (0.0, []))
    if not widths:
        return grid, []
    rows, cut = [], []
    for r, row in enumerate(grid.rows, 1):
        cells = []
        for c, cell in enumerate(row):
            # laid out anew the columns share the room otherwise: what fills its lines to the end would need one more
            inside = (widths[-1][c] - sum(sides(grid, c, side))) * (SLACK if most > 1 else 1.0)
            room, look = inside, cell_looks(looks, grid, r, c)[0]

            def fits(words: str, room: float = room, look: Look = look, cell: Cell = cell) -> bool:
                return line_count(pieces(Line((Run(said.sign(cell) + words),)), [look]), room) <= most

            short = cell if grid.headers[c].right else replace(cell, text=shortened(cell.text, fits))
            if short != cell:
                cut.append(Text((f"{clean(grid.title)}，{clean(row[0].text)}，{clean(grid.headers[c].name)}：",)) + cell.text)
            cells.append(short)
        rows.append(tuple(cells))
    return replace(grid, rows=tuple(rows)), cut


def _whole(grid: Grid, row: tuple[Cell, ...]) -> Text:
    """A row that was left out, as one line."""
    found = Text((f"{clean(grid.title)}：",))
    for n, (header, cell) in enumerate(zip(grid.headers, row, strict=True)):
        found = found + (f"，{said.header(header)}" if n else "") + cell.text
    return found


def _footnote_fits(layout: Layout, name: str, grid: Grid) -> bool:
    if not has_note(layout, name):
        return height([line(grid.footnote)], [LOOKS[1]], points(layout.slot(name).box.w)) <= NOTE - 8
    return holds(layout.slot(f"{name}-note"), [line(grid.footnote)])
