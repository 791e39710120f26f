"""Named rows on a plot of points: what lies on a row is dots, and lines of any thickness from one value to another.

Programs differ in what else they let stand on bars; points and lines they all draw alike, at every value exactly. Each
row stands at a height of its own: row 0 at −0.5, row 1 at −1.5 …; a key stands at 0.5 above them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annualdeck.deck.charts import groups, labels
from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.plot import Box, Canvas, Drawing, Span, value_axis
from annualdeck.deck.charts.points import AXES
from annualdeck.deck.charts.sheet import Numbers, Sheet, Texts
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import INK, MUTED
from annualdeck.wording import Bound

_HIGHEST = 42.0                 # points of a row; a short list stays at the top
_WIDEST_NAMES = 0.3             # of the canvas
_KEY = inks.height() + 8        # points that the key takes


@dataclass
class Rows:
    """A plot of named rows in the making; `right` points stay free at the right of it."""

    canvas: Canvas
    names: Sequence[str]
    axis: Span
    right: float
    form: str
    columns: list[Numbers] = field(default_factory=list)
    _series: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        full = tuple(clean(n) for n in self.names)
        self.axis = self.axis.moved(float(f"{self.axis.low:.8g}"), float(f"{self.axis.high:.8g}"))   # as in the file
        self.left = min(max((inks.width(n) for n in full), default=0.0), _WIDEST_NAMES * self.canvas.width) + 10
        self.shown = tuple(inks.shortened(n, self.left - 10) for n in full)
        self.full = full
        self.box = Box(self.canvas, self.left, 2, self.right, 2)
        self.room = min((self.box.height - _KEY) / max(len(full), 1), _HIGHEST)
        self.told = self.room >= 0.9 * inks.height()   # whether rows have room for words

    # -- the data sheet ------------------------------------------------------------------------------------------------
    def heights(self, name: str, lifts: Sequence[float | None] | None = None) -> Numbers:
        """A column of the rows' heights, each so many rows higher; empty where its lift is None."""
        held = lifts or [0.0] * len(self.full)
        return Numbers(name, tuple(None if lift is None else -row - 0.5 + lift for row, lift in enumerate(held)), "0.00")

    def sheet(self) -> Sheet:
        """The sheet: the columns that were given, and those that names, words at the right and the key stand on.

        A series without any mark comes first, of all rows: LibreOffice loses shorter series that come before longer ones.
        """
        ends = Numbers("名称处", (self.axis.low,) * len(self.full), self.form)
        far = Numbers("数值处", (self.axis.high,) * len(self.full), self.form)
        more = (Texts("全称", self.full),) if self.full != self.shown else ()
        sheet = Sheet(Texts("项目", self.shown), *self.columns, self.heights("行"), ends, far, *more)
        y, x = len(self.columns) + 1, len(self.columns) + 2
        self._add(sheet.header(y), sheet.numbers(x), sheet.numbers(y))
        return sheet

    # -- what lies on the rows -----------------------------------------------------------------------------------------
    def stroke(self, sheet: Sheet, x: int, y: int, ink: str, points: float) -> None:
        """In each row a line from the value of column `x` to that of the next one, at the heights of `y` and the next.

        LibreOffice draws all lines over all dots, whichever come first: a line should end where a dot begins.
        """
        for row in range(len(self.full)):
            if all(sheet.columns[c].values[row] is not None for c in (x, x + 1, y, y + 1)):
                self._add(sheet.name(row), sheet.across(x, x + 1, row), sheet.across(y, y + 1, row),
                          inks.stroke(ink, points, "flat"))

    def dots(
        self, sheet: Sheet, x: int, y: int, ink: str, size: float, values: Sequence[tuple[str, str]], words: str
    ) -> None:
        """A dot in each row at the value of column `x`; `values` are each row's side ("l", "r", "" for none) and what
        stands there, in the colour `words`.
        """
        points = {
            row: labels.point(row, labels.body(words, position=side), words=inks.rich(text, words))
            for row, (side, text) in enumerate(values) if side and self.told
        }
        self._add(sheet.header(x), sheet.numbers(x), sheet.numbers(y), label=labels.series(points),
                  marker=groups.marker(ink, size))

    def beside(self, sheet: Sheet, words: Sequence[str]) -> None:
        """Words at the right end of each row."""
        y, x = len(self.columns) + 1, len(self.columns) + 3
        for row, text in enumerate(words):
            if self.told and text:
                label = labels.point(0, labels.body(colour(INK), position="r"), words=inks.rich(text, colour(INK)))
                self._add(sheet.name(row), sheet.numbers(x, row), sheet.numbers(y, row), label=labels.series({0: label}))

    def key(self, sheet: Sheet, parts: Sequence[tuple[str, str, str]]) -> None:
        """(sign, its colour, name) of what lies on the rows, above them; no rows need no key."""
        if not self.full:
            return
        words = [(f"{sign} ", ink) if n % 2 == 0 else (f"{name}   ", colour(MUTED))
                 for sign, ink, name in parts for n in (0, 1)]
        lift = (self.room / 2 + _KEY / 2) / self.box.canvas.height
        label = labels.point(0, labels.body(colour(MUTED), position="r"), shift=(-3 / self.canvas.width, -lift), words=inks.runs(words))
        y, x = len(self.columns) + 1, len(self.columns) + 2
        self._add(sheet.header(0), sheet.numbers(x, 0), sheet.numbers(y, 0), label=labels.series({0: label}))

    def drawing(self, sheet: Sheet, found: list[tuple[str, Bound]]) -> Drawing:
        y, x = len(self.columns) + 1, len(self.columns) + 2
        every = max(1, -int(-inks.height() // self.room))
        for row in range(0, len(self.full), every):
            body = labels.body(colour(MUTED), position="l", show=("SerName",))
            self._add(sheet.name(row), sheet.numbers(x, row), sheet.numbers(y, row),
                      label=labels.series({0: labels.point(0, body)}))
        top = _KEY / self.room
        up = Span(top - self.box.height / self.room, top, 1)
        plot = (
            groups.scatter("".join(self._series), AXES)
            + value_axis(self.axis, self.form, at="b", crosses="min", between="midCat", ids=AXES)
            + value_axis(up, "0", at="l", crosses="min", between="midCat", ids=AXES[::-1])
        )
        return Drawing(sheet, self.box.area(plot), "", found)

    def _add(self, name: str, x: str, y: str, look: str = inks.NO_LINE, label: str = "", marker: str = groups.NO_MARKER) -> None:
        self._series.append(groups.dots(len(self._series), name, x, y, look, label, marker))
