"""What layouts are made of: looks that slots share, and slots that come together."""

from __future__ import annotations

from dataclasses import replace

from slots import GUTTER, MARGIN, Look, Slot, at, wide

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
FIGURES = (   # of cards that are the heart of a page
    Look(13, 19, "tx2"), Look(34, 43, "tx1", True), Look(14, 43, "tx1"),
    Look(14, 20, "tx1", True, "r"), Look(11, 18, "tx2", align="r", before=4),
)
QUIET = Look(13, 20, "tx2")   # a row that waits for data
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


def table(x: float, y: float, w: float, bottom: float, size: float = 12, line: float = 16.5) -> tuple[Slot, ...]:
    """A table slot with its title above and its footnote below."""
    return (
        Slot("table-title", "body", x, y, w, 0.28, CHART_TITLE),
        Slot("table", "tbl", x, y + 0.34, w, bottom - y - 0.62, (Look(size, line), Look(size - 1.5, line - 1.5, "tx2"))),
        Slot("table-note", "body", x, bottom - 0.24, w, 0.24, (Look(9, 14, "tx2"),)),
    )


def card_strip(height: float = 1.08, looks: tuple[Look, ...] = CARDS) -> tuple[Slot, ...]:
    """Figures side by side on cards over the full width."""
    return (
        Slot("cards", "body", MARGIN, TOP, wide(12), height, looks, "ctr", "bg2", (0.18, 0.06)),
        Slot("cards-rule", "body", MARGIN, TOP, 0.05, height, fill="accent1"),
    )


def columns(x: float, w: float, top: float, count: int, looks: tuple[Look, ...] = TIGHT) -> tuple[Slot, ...]:
    """Findings side by side, each under a rule."""
    each = (w - GUTTER * (count - 1)) / count
    slots: list[Slot] = []
    for i in range(count):
        left = x + i * (each + GUTTER)
        slots += [
            Slot(f"block{i + 1}-rule", "body", left, top, each, 0.025, fill="tx1"),
            Slot(f"block{i + 1}", "body", left, top + 0.12, each, BOTTOM - top - 0.12, looks),
        ]
    return tuple(slots)


def headed(x: float, w: float, top: float, count: int, heading: float = 1.3) -> tuple[Slot, ...]:
    """Findings one below the other, the heading beside its sentences, a hairline above each."""
    pitch = (BOTTOM - top) / count
    slots: list[Slot] = []
    for i in range(count):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", x, y, w, HAIR, fill="accent2"),
            Slot(f"block{i + 1}-heading", "body", x, y + 0.08, heading, pitch - 0.1,
                 (Look(12, 17.5, "tx1", True), Look(12, 17.5, "tx2", True))),
            Slot(f"block{i + 1}", "body", x + heading + 0.1, y + 0.08, w - heading - 0.1, pitch - 0.1, TIGHT),
        ]
    return tuple(slots)


def barred(x: float, w: float, top: float, bottom: float, count: int) -> tuple[Slot, ...]:
    """Findings one below the other, each beside a bar, the first in the accent."""
    pitch = (bottom - top) / count
    slots: list[Slot] = []
    for i in range(count):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", x, y, 0.04, pitch - 0.14, fill="accent1" if i == 0 else "accent2"),
            Slot(f"block{i + 1}", "body", x + 0.2, y, w - 0.2, pitch - 0.14, BLOCK),
        ]
    return tuple(slots)


def numbered(x: float, w: float, top: float, count: int) -> tuple[Slot, ...]:
    """Findings one below the other behind large numbers."""
    pitch = (BOTTOM - top) / count
    slots: list[Slot] = []
    for i in range(count):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-number", "body", x, y + 0.02, 0.4, 0.3, (Look(20, 20, "accent1", True), Look(14, 20, "tx2", True))),
            Slot(f"block{i + 1}", "body", x + 0.42, y, w - 0.42, pitch - 0.12, BLOCK),
        ]
    return tuple(slots)


def listed(top: float, heading: Look, sentence: Look) -> tuple[Slot, ...]:
    """Findings one below the other over the full width: number and heading left, sentences right, a hairline above each."""
    pitch, quiet = (BOTTOM - top) / 4, replace(QUIET, bold=True)
    slots: list[Slot] = []
    for i in range(4):
        y = top + i * pitch
        slots += [
            Slot(f"block{i + 1}-rule", "body", MARGIN, y, wide(12), HAIR, fill="accent2"),
            Slot(f"block{i + 1}-number", "body", MARGIN, y + 0.16, wide(1), 0.5, (Look(26, 26, "accent1", True), quiet)),
            Slot(f"block{i + 1}-heading", "body", at(1), y + 0.16, wide(3), pitch - 0.28, (heading, quiet)),
            Slot(f"block{i + 1}", "body", at(4), y + 0.16, wide(8), pitch - 0.28, (heading, sentence, QUIET)),
        ]
    return tuple(slots)
