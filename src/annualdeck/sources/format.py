"""What a format is: an export known by its headers, and how they map to a canonical table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annualdeck.sources.grid import norm


@dataclass(frozen=True)
class Format:
    """One export of one program.

    `columns`: canonical name → headers that mean it, best first, older and newer names alike.
    `signs`: groups of headers; a file is this export when it has every header of one group and none of `never`.
    `also`: headers of the export that no canonical column takes; they help to find the header row.
    `dated_by_name`: one period a file, told by the file's name.
    """

    id: str
    table: str
    zh: str
    columns: Mapping[str, tuple[str, ...]]
    signs: tuple[tuple[str, ...], ...]
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    dated_by_name: bool = False

    def fits(self, headers: frozenset[str]) -> bool:
        """Whether normalised headers are this export's."""
        if any(norm(h) in headers for h in self.never):
            return False
        return any(all(norm(h) in headers for h in group) for group in self.signs)

    def known(self) -> frozenset[str]:
        names = [h for names in self.columns.values() for h in names]
        return frozenset(norm(h) for h in (*names, *self.also, *(h for group in self.signs for h in group)))


def columns(lines: str) -> dict[str, tuple[str, ...]]:
    """A column map as it is written in the format files: a line each, canonical name then its headers.

    """
    mapped = {}
    for line in lines.strip().splitlines():
        name, *headers = line.split()
        mapped[name] = tuple(headers)
    return mapped
