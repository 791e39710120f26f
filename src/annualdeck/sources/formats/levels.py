"""Ad reports that tell the same money at several levels: one Format a level, told by the headers that only it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annualdeck.sources.format import Format

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Level:
    """One level of a report; `marks`: headers of which one is enough to tell that a report goes down to it."""

    id: str
    report: str
    marks: tuple[str, ...] = ()


def reports(
    prefix: str,
    zh: str,
    tool: str,
    mapping: Mapping[str, tuple[str, ...]],
    signs: Groups,
    levels: Sequence[Level],
    never: Sequence[str] = (),
    also: Sequence[str] = (),
    placement: str | None = None,
) -> tuple[Format, ...]:
    """A Format for each of `levels`, the coarsest first: headers of a finer level rule a coarser report out.

    `signs`: what the reports of all levels have, any group of them. `tool`: who spent the money where no header says.
    `placement`: the only place that it bought.
    """
    said = {"tool": tool} | ({"placement": placement} if placement else {})
    formats = []
    for at, level in enumerate(levels):
        finer = tuple(mark for lower in levels[at + 1 :] for mark in lower.marks)
        formats.append(
            Format(
                id=f"{prefix}_{level.id}",
                table="ads",
                zh=f"{zh}{level.report}报表",
                columns=_without(mapping, finer),
                signs=tuple((*sign, mark) for sign in signs for mark in level.marks) or signs,
                never=(*never, *finer),
                also=tuple(also),
                constants={"report": level.report, **said},
            )
        )
    return tuple(formats)


def _without(mapping: Mapping[str, tuple[str, ...]], finer: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The columns that a report has which does not go down to the `finer` headers."""
    kept = {name: tuple(header for header in headers if header not in finer) for name, headers in mapping.items()}
    return {name: headers for name, headers in kept.items() if set(headers) - {"|"}}
