"""The slides that frame a deck: cover, contents, dividers, closing, the year on one page, the appendix."""

from __future__ import annotations

from pieces import BOTTOM, HAIR, TOP
from slots import MARGIN, Look, Slot, at, wide

def cover() -> tuple[Slot, ...]:
    """Title above, who and when at its right, the year's own months along the foot."""
    return (
        Slot("title", "title", MARGIN, 1.12, wide(9), 0.78, (Look(40, 54, "bg1", True),)),
        Slot("subtitle", "body", MARGIN, 2.02, wide(9), 0.4, (Look(18, 26, "accent2"),)),
        Slot("presenter", "body", at(9), 0.94, wide(3), 0.54, (Look(12, 18, "bg1", align="r"),), "b"),
        Slot("date", "body", at(9), 1.52, wide(3), 0.28, (Look(12, 18, "accent2", align="r"),)),
        Slot("chart-title", "body", MARGIN, 2.78, wide(5), 0.28, (Look(12, 18, "accent2"), Look(10, 18, "accent2"))),
        Slot("chart", "chart", MARGIN, 3.1, wide(12), 4.0),
    )


def contents() -> tuple[Slot, ...]:
    """The word left, below it the pages outside the sections; a row for each section right: number, section, finding, page."""
    top, pitch = 0.98, 0.94
    slots = [Slot("title", "title", MARGIN, top + 0.14, wide(3), 0.7, (Look(34, 44, "tx1", True),))]
    for i in range(6):
        y = top + i * pitch
        slots += [
            Slot(f"rule{i + 1}", "body", at(3), y, wide(9), HAIR, fill="accent2"),
            Slot(f"number{i + 1}", "body", at(3), y + 0.16, wide(1), 0.62, (Look(22, 28, "accent1", True),), "ctr"),
            Slot(f"section{i + 1}", "body", at(4), y + 0.16, wide(2) + 0.1, 0.62, (Look(18, 26, "tx1", True),), "ctr"),
            Slot(f"finding{i + 1}", "body", at(6) + 0.3, y + 0.16, wide(5) - 0.5, 0.62, (Look(13, 20, "tx2"),), "ctr"),
            Slot(f"page{i + 1}", "body", at(11), y + 0.16, wide(1), 0.62, (Look(13, 20, "tx2", align="r"),), "ctr"),
        ]
    slots += [Slot(f"beside{i + 1}", "body", MARGIN, top + 5 * pitch + 0.16 + i * 0.34, wide(3) - 0.2, 0.3, (Look(13, 20, "tx2"),))
              for i in range(2)]
    return tuple(slots)


def divider() -> tuple[Slot, ...]:
    """A dark panel with number and section left; its topics and three figures right."""
    return (
        Slot("number", "body", MARGIN, 2.0, wide(3), 1.2, (Look(80, 88, "accent1", True),), "b"),
        Slot("title", "title", MARGIN, 3.4, wide(4) - 0.3, 1.2, (Look(30, 40, "bg1", True),)),
        Slot("topics", "body", at(5), 1.55, wide(7), 1.9, (Look(18, 26, "tx1", before=14),), "b"),
        Slot("cards", "body", at(5), 4.0, wide(7), 1.75, (
            Look(12, 18, "tx2"), Look(38, 48, "tx1", True, before=4), Look(14, 48, "tx1"),
            Look(13, 19, "tx1", True, before=4), Look(12, 19, "tx2"),
        ), "t", "", (0, 0.2)),
        Slot("cards-rule", "body", at(5), 4.0, wide(7), 0.025, fill="tx1"),
    )


def closing() -> tuple[Slot, ...]:
    """The last word left, what to remember right."""
    return (
        Slot("title", "title", MARGIN, 2.7, wide(4), 0.9, (Look(44, 56, "bg1", True),), "b"),
        Slot("subtitle", "body", MARGIN, 3.75, wide(4), 0.8, (Look(14, 22, "accent2"),)),
        Slot("lines", "body", at(5), 0.9, wide(7), 5.7,
             (Look(13, 20, "accent1", True, before=26), Look(17, 26, "bg1", before=6)), "ctr"),
    )


def overview() -> tuple[Slot, ...]:
    """The year on one page: two rows of headline figures over the whole slide."""
    return (
        Slot("tiles", "body", MARGIN, TOP, wide(12), BOTTOM - TOP, (
            Look(12, 18, "tx2"), Look(30, 38, "tx1", True, before=2), Look(13, 38, "tx1"), Look(12, 18, "tx1", True),
            Look(11, 18, "tx2"),
        ), "t", "bg2", (0.18, 0.16)),
    )


def appendix() -> tuple[Slot, ...]:
    """One table over the whole slide."""
    return (
        Slot("table-title", "body", MARGIN, TOP - 0.4, wide(12), 0.28, (Look(13, 19, "tx1", True), Look(10, 19, "tx2"))),
        Slot("table", "tbl", MARGIN, TOP, wide(12), BOTTOM - TOP, (Look(10.5, 14.5), Look(10, 14, "tx2"))),
    )
