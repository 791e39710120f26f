"""Lines of text that align in a monospaced font, where a Chinese character is two cells wide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.cells import cell_len

from annualdeck.errors import Lang

T = TypeVar("T")


def pick(lang: Lang, zh: T, en: T) -> T:
    return zh if lang == "zh" else en


def aligned(rows: Sequence[Sequence[str]], indent: str = "", right: tuple[int, ...] = ()) -> list[str]:
    """Rows as lines whose columns stand under one another."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - cell_len(cell))
            cells.append(gap + cell if i in right else cell + gap)
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines
