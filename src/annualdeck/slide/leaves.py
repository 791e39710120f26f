"""What a slide, a block or a whole deck holds: every figure, text or word inside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import UnionType

from annualdeck.figure import Figure
from annualdeck.slide.words import Notes
from annualdeck.wording import Text


def leaves(value: object, kind: type | UnionType) -> Iterator[object]:
    """Everything of this kind inside, in order; figures and texts are leaves, and notes only repeat."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, Figure | Text | Notes):
        return
    elif is_dataclass(value):
        for f in fields(value):
            yield from leaves(getattr(value, f.name), kind)
    elif isinstance(value, Mapping):
        yield from (leaf for part in value.values() for leaf in leaves(part, kind))
    elif isinstance(value, tuple | list):
        yield from (leaf for part in value for leaf in leaves(part, kind))
