"""What a format is: an export known by its headers, and how they map to a canonical table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annualdeck.sources.grid import norm


@dataclass(frozen=True)
class Format:
    """One export of one program.

    `columns`: canonical name → headers that mean it, best first, older and newer names alike. Headers behind a "|"
    stand in beside the others in some versions, and count only where these are missing.
    `signs`: groups of headers; a file is this export when it has every header of one group and none of `never`.
    `also`: headers of the export that no canonical column takes; they help to find the header row.
    `dated_by_name`: one period a file, told by the file's name where no column dates the rows.
    `item_by_name`: one item a file, told by the file's name where no column holds its id.
    `constants`: canonical name → a cell that every row of this export has where no header of it holds the column: the
    tool of a report, the form of a content.
    `sheets`: name of a sheet → constants of its rows, before those of all rows.
    `group`: of a header of two rows, whose upper one names groups of columns, the group that is read; columns of no
    group are read too.
    `once`: rows of one key tell one thing, as of a content that stands there with each of its items; the last counts.
    """

    id: str
    table: str
    zh: str
    columns: Mapping[str, tuple[str, ...]]
    signs: tuple[tuple[str, ...], ...]
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    dated_by_name: bool = False
    item_by_name: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    group: str | None = None
    once: bool = False

    def fits(self, headers: frozenset[str]) -> bool:
        """Whether normalised headers are this export's."""
        if any(norm(h) in headers for h in self.never):
            return False
        return any(all(norm(h) in headers for h in group) for group in self.signs)

    def names(self, canonical: str) -> tuple[str, ...]:
        """All headers that mean a canonical column, best first."""
        return tuple(h for h in self.columns.get(canonical, ()) if h != "|")

    def rivals(self, canonical: str) -> tuple[str, ...]:
        """Those of which no two should stand in one file."""
        all_of_them = self.columns.get(canonical, ())
        return all_of_them[: all_of_them.index("|")] if "|" in all_of_them else all_of_them

    def said_of(self, sheet: str | None) -> dict[str, str]:
        """The constants of a sheet's rows."""
        own = next((cells for name, cells in self.sheets.items() if norm(name) == norm(sheet)), {})
        return {**self.constants, **own}

    def known(self) -> frozenset[str]:
        names = [h for canonical in self.columns for h in self.names(canonical)]
        return frozenset(norm(h) for h in (*names, *self.also, *(h for group in self.signs for h in group)))


def surest(fits: Sequence[Format], headers: frozenset[str]) -> list[Format]:
    """Of exports that normalised headers may be, those of which no other knows the same headers and more."""
    knows = {f.id: f.known() & headers for f in fits}
    return [f for f in fits if not any(knows[f.id] < knows[other.id] for other in fits)]


def columns(lines: str) -> dict[str, tuple[str, ...]]:
    """A column map as it is written in the format files: a line each, canonical name then its headers."""
    mapped = {}
    for line in lines.strip().splitlines():
        name, *headers = line.split()
        mapped[name] = tuple(headers)
    return mapped
