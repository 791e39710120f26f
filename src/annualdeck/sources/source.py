"""What the config says of one file, folder or glob."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """One entry of `sources:` in the config.

    `path`: a path, folder or glob. `table` and `columns` (canonical name → header in the file) only where headers
    can't tell, and `format`, the id of an export, only where its table can't tell it from another. `sheet`: the only
    sheet to read. `constants`: canonical name → a cell that every row has.
    """

    path: str
    table: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None
