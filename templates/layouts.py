"""The layouts of the template: for each its slots, in inches on a grid of twelve columns."""

from __future__ import annotations

from dataclasses import dataclass

from slots import COLUMN, EMU, HEIGHT, MARGIN, Look, Slot, at, wide

# -- looks that several slots share ------------------------------------------------------------------------------------
KICKER = (Look(11, 16, "accent1", True), Look(11, 16, "tx2"))
TITLE = (Look(24, 31, "tx1", True),)
CHART_TITLE = (Look(13, 19, "tx1", True), Look(10, 19, "tx2"))
SENTENCE = Look(12, 17.5, "tx1", soften=15, before=3)
WAITING = Look(12, 17.5, "tx2", before=3)
BLOCK = (Look(14, 20, "tx1", True), SENTENCE, WAITING)
TIGHT = (Look(13, 19, "tx1", True), Look(11.5, 17, "tx1", soften=15), Look(11.5, 17, "tx2"))
CARDS = (
    Look(11, 16, "tx2"), Look(28, 36, "tx1", True, before=2), Look(12, 36, "tx1"),
    Look(11.5, 17, "tx1", True, "r"), Look(10, 14, "tx2", align="r"),
)
HAIR = 0.01

TOP, BOTTOM = 1.78, 6.74
FURNITURE = (
    Slot("kicker", "body", MARGIN, 0.42, wide(12), 0.26, KICKER),
    Slot("title", "title", MARGIN, 0.7, wide(12), 0.88, TITLE),
)
FOOTER = (
    Slot("source", "ftr", MARGIN, 6.98, wide(11), 0.22, (Look(9, 13, "tx2"),), "ctr"),
    Slot("number", "sldNum", at(11), 6.98, wide(1), 0.22, (Look(9, 13, "tx2", align="r"),), "ctr"),
)


def titled(name: str, kind: str, x: float, y: float, w: float, bottom: float) -> tuple[Slot, ...]:
    """A chart, table or picture slot with its title slot above it."""
    return (
        Slot(f"{name}-title", "body", x, y, w, 0.28, CHART_TITLE),
        Slot(name, kind, x, y + 0.36, w, bottom - y - 0.36),
    )


def cards_chart_text() -> tuple[Slot, ...]:
    """Four figures above, one chart left, numbered findings right."""
    top, right, pitch = 3.08, 7.55, (BOTTOM - 3.08) / 4
    slots = [
        Slot("cards", "body", MARGIN, TOP, wide(12), 1.08, CARDS, "ctr", "bg2", (0.18, 0.06)),
        Slot("cards-rule", "body", MARGIN, TOP, 0.05, 1.08, fill="accent1"),
        *titled("chart", "chart", MARGIN, top, right - MARGIN - 0.4, BOTTOM),
    ]
    for i in range(4):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-number", "body", right, y + 0.02, 0.4, 0.3, (Look(20, 20, "accent1", True),)),
            Slot(f"block{i + 1}", "body", right + 0.42, y, at(11) + COLUMN - right - 0.42, pitch - 0.12, BLOCK),
        ]
    return tuple(slots)


def two_charts_text() -> tuple[Slot, ...]:
    """A tall chart left; a chart and findings right, headings beside their sentences."""
    left, top = at(5) + 0.1, 4.3
    pitch, width = (BOTTOM - top) / 4, at(11) + COLUMN - left
    slots = [
        *titled("chart1", "chart", MARGIN, TOP, wide(5) - 0.15, BOTTOM),
        *titled("chart2", "chart", left, TOP, width, 4.12),
    ]
    for i in range(4):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, y, width, HAIR, fill="accent2"),
            Slot(f"block{i + 1}-heading", "body", left, y + 0.08, 1.3, pitch - 0.1,
                 (Look(12, 17.5, "tx1", True), Look(12, 17.5, "tx2", True))),
            Slot(f"block{i + 1}", "body", left + 1.4, y + 0.08, width - 1.4, pitch - 0.1, TIGHT),
        ]
    return tuple(slots)


def chart_wide_text() -> tuple[Slot, ...]:
    """One chart over the full width, findings below in columns."""
    top, each = 5.16, wide(3)
    slots = [*titled("chart", "chart", MARGIN, TOP, wide(12), 4.98)]
    for i in range(4):
        slots += [
            Slot(f"block{i + 1}-rule", "body", at(3 * i), top, each, 0.025, fill="tx1"),
            Slot(f"block{i + 1}", "body", at(3 * i), top + 0.12, each, BOTTOM - top - 0.12, BLOCK),
        ]
    return tuple(slots)


def table(top: float, width: float) -> tuple[Slot, ...]:
    """A table slot with its title above and its footnote below."""
    return (
        Slot("table-title", "body", MARGIN, top, width, 0.28, CHART_TITLE),
        Slot("table", "tbl", MARGIN, top + 0.34, width, BOTTOM - top - 0.62, (Look(12, 16.5), Look(10.5, 15, "tx2"))),
        Slot("table-note", "body", MARGIN, BOTTOM - 0.24, width, 0.24, (Look(9, 14, "tx2"),)),
    )


def table_text() -> tuple[Slot, ...]:
    """A table left, findings with a bar right."""
    left, pitch = at(8) + 0.3, (BOTTOM - TOP) / 4
    slots = [*table(TOP, wide(8))]
    for i in range(4):
        y = TOP + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, y, 0.04, pitch - 0.14, fill="accent1" if i == 0 else "accent2"),
            Slot(f"block{i + 1}", "body", left + 0.2, y, at(11) + COLUMN - left - 0.2, pitch - 0.14, BLOCK),
        ]
    return tuple(slots)


def table_wide_text() -> tuple[Slot, ...]:
    """A table over the full width, findings below in columns."""
    top, each = 5.32, wide(3)
    slots = [
        Slot("table-title", "body", MARGIN, TOP, wide(12), 0.28, CHART_TITLE),
        Slot("table", "tbl", MARGIN, TOP + 0.34, wide(12), top - TOP - 0.72, (Look(13, 18), Look(11, 16, "tx2"))),
        Slot("table-note", "body", MARGIN, top - 0.36, wide(12), 0.24, (Look(9, 14, "tx2"),)),
    ]
    for i in range(4):
        slots += [
            Slot(f"block{i + 1}-rule", "body", at(3 * i), top, each, 0.025, fill="tx1"),
            Slot(f"block{i + 1}", "body", at(3 * i), top + 0.12, each, BOTTOM - top - 0.12, TIGHT),
        ]
    return tuple(slots)


def three_charts_text() -> tuple[Slot, ...]:
    """Two charts and a picture side by side, a finding below each."""
    split, each = 5.1, wide(4) - 0.12
    slots = []
    for i, (name, kind) in enumerate((("chart1", "chart"), ("chart2", "chart"), ("picture", "pic"))):
        x = at(4 * i) + 0.06 * i
        slots += [
            *titled(name, kind, x, TOP, each, split - 0.14),
            Slot(f"block{i + 1}-rule", "body", x, split, each, 0.025, fill="tx1"),
            Slot(f"block{i + 1}", "body", x, split + 0.1, each, BOTTOM - split - 0.1, TIGHT),
        ]
    return tuple(slots)


def charts_table_text() -> tuple[Slot, ...]:
    """Two charts above; a table and findings below, headings beside their sentences."""
    half, split = wide(6) - 0.15, 4.24
    left, top = at(6) + 0.15, split
    pitch, width = (BOTTOM - top) / 3, at(11) + COLUMN - left
    slots = [
        *titled("chart1", "chart", MARGIN, TOP, half, split - 0.16),
        *titled("chart2", "chart", left, TOP, half, split - 0.16),
        *table(split, half),
    ]
    for i in range(3):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, y, width, HAIR, fill="accent2"),
            Slot(f"block{i + 1}-heading", "body", left, y + 0.08, 1.2, pitch - 0.1,
                 (Look(12, 17.5, "tx1", True), Look(12, 17.5, "tx2", True))),
            Slot(f"block{i + 1}", "body", left + 1.3, y + 0.08, width - 1.3, pitch - 0.1, TIGHT),
        ]
    return tuple(slots)


def matrix_text() -> tuple[Slot, ...]:
    """Findings left on a card, a heat map or matrix right."""
    pad, pitch = 0.22, (BOTTOM - TOP - 0.4) / 4
    slots = []
    for i in range(4):
        y = TOP + 0.2 + i * pitch
        slots += [Slot(f"block{i + 1}", "body", MARGIN + pad, y, wide(4) - 2 * pad, pitch - 0.14, BLOCK)]
    slots += [*titled("picture", "pic", at(4) + 0.15, TOP, wide(8) - 0.15, BOTTOM)]
    return tuple(slots)


def text() -> tuple[Slot, ...]:
    """Words only: a row for each finding, its number and heading left, its sentences right."""
    pitch = (BOTTOM - TOP) / 4
    slots = []
    for i in range(4):
        y = TOP + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", MARGIN, y, wide(12), HAIR, fill="accent2"),
            Slot(f"block{i + 1}-number", "body", MARGIN, y + 0.16, wide(1), 0.5, (Look(26, 26, "accent1", True),)),
            Slot(f"block{i + 1}-heading", "body", at(1), y + 0.16, wide(3), pitch - 0.2,
                 (Look(16, 24, "tx1", True), Look(16, 24, "tx2", True))),
            Slot(f"block{i + 1}", "body", at(4), y + 0.16, wide(8), pitch - 0.2,
                 (Look(16, 24, "tx1", True), Look(14, 24, "tx1", soften=15), Look(14, 24, "tx2"))),
        ]
    return tuple(slots)


def cover() -> tuple[Slot, ...]:
    """Title above, who and when at its right, the year's own months along the foot."""
    return (
        Slot("title", "title", MARGIN, 1.12, wide(9), 0.78, (Look(40, 54, "bg1", True),)),
        Slot("subtitle", "body", MARGIN, 2.02, wide(9), 0.4, (Look(18, 26, "accent2"),)),
        Slot("presenter", "body", at(9), 1.2, wide(3), 0.28, (Look(12, 18, "bg1", align="r"),)),
        Slot("date", "body", at(9), 1.52, wide(3), 0.28, (Look(12, 18, "accent2", align="r"),)),
        Slot("chart", "chart", MARGIN, 2.9, wide(12), 4.2),
    )


def contents() -> tuple[Slot, ...]:
    """The word left, a row for each section right: number, section, finding, page."""
    top, pitch = 0.98, 0.94
    slots = [Slot("title", "title", MARGIN, top + 0.14, wide(3), 0.7, (Look(34, 44, "tx1", True),))]
    for i in range(6):
        y = top + i * pitch
        slots += [
            Slot(f"rule{i + 1}", "body", at(3), y, wide(9), HAIR, fill="accent2"),
            Slot(f"number{i + 1}", "body", at(3), y + 0.16, wide(1), 0.62, (Look(22, 28, "accent1", True),), "ctr"),
            Slot(f"section{i + 1}", "body", at(4), y + 0.16, wide(3), 0.62, (Look(18, 26, "tx1", True),), "ctr"),
            Slot(f"finding{i + 1}", "body", at(7), y + 0.16, wide(4), 0.62, (Look(13, 20, "tx2"),), "ctr"),
            Slot(f"page{i + 1}", "body", at(11), y + 0.16, wide(1), 0.62, (Look(13, 20, "tx2", align="r"),), "ctr"),
        ]
    return tuple(slots)


def divider() -> tuple[Slot, ...]:
    """A dark panel with number and section left; its topics and three figures right."""
    return (
        Slot("number", "body", MARGIN, 2.0, wide(3), 1.2, (Look(80, 88, "accent1", True),), "b"),
        Slot("title", "title", MARGIN, 3.4, wide(4) - 0.3, 1.2, (Look(30, 40, "bg1", True),)),
        Slot("topics", "body", at(5), 1.55, wide(7), 1.9, (Look(18, 26, "tx1", before=14),), "b"),
        Slot("cards", "body", at(5), 4.0, wide(7), 1.75, (
            Look(12, 18, "tx2"), Look(34, 44, "tx1", True, before=4), Look(14, 44, "tx1"),
            Look(13, 19, "tx1", True, before=4), Look(12, 19, "tx2"),
        ), "t", "", (0, 0.2)),
        Slot("cards-rule", "body", at(5), 4.0, wide(7), 0.025, fill="tx1"),
    )


def closing() -> tuple[Slot, ...]:
    """The last word left, what to remember right."""
    return (
        Slot("title", "title", MARGIN, 2.7, wide(5), 0.9, (Look(44, 56, "bg1", True),), "b"),
        Slot("subtitle", "body", MARGIN, 3.75, wide(5), 0.8, (Look(16, 24, "accent2"),)),
        Slot("lines", "body", at(6), 1.4, wide(6), 4.7, (Look(18, 28, "bg1", before=16),), "ctr"),
    )


@dataclass(frozen=True)
class Page:
    """A layout: its slots, its background, and the shapes that decorate it."""

    slots: tuple[Slot, ...]
    background: str = ""
    bars: tuple[tuple[str, float, float, float, float, str], ...] = ()
    furniture: bool = True


PAGES = {
    "cover": Page(cover(), "tx1", (("accent", MARGIN, 0.85, 0.6, 0.06, "accent1"),), furniture=False),
    "contents": Page(contents(), furniture=False, bars=(("accent", MARGIN, 0.98, 0.6, 0.06, "accent1"),)),
    "divider": Page(divider(), furniture=False, bars=(("panel", 0, 0, at(4) + 0.35, HEIGHT / EMU, "tx1"),)),
    "closing": Page(closing(), "tx1", (("accent", at(6) - 0.3, 2.0, 0.03, 3.5, "accent1"),), furniture=False),
    "cards-chart-text": Page(cards_chart_text()),
    "two-charts-text": Page(two_charts_text()),
    "chart-wide-text": Page(chart_wide_text()),
    "three-charts-text": Page(three_charts_text()),
    "charts-table-text": Page(charts_table_text()),
    "table-text": Page(table_text()),
    "table-wide-text": Page(table_wide_text()),
    "matrix-text": Page(matrix_text(), bars=(("card", MARGIN, TOP, wide(4), BOTTOM - TOP, "bg2"),)),
    "text": Page(text()),
}
