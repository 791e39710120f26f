"""Where a config speaks of KPIs: as an id, or inside a text as {ads.roi}."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from annualdeck.config.document import Loc, Mark, dotted
from annualdeck.config.fields import KpiId, Prose
from annualdeck.config.models import Config
from annualdeck.wording import references


def texts(config: Config) -> list[tuple[str, int, str]]:
    """Every text that may refer to KPIs: dotted key, line, text."""
    found = _walk(config, ())
    return [(dotted(loc), config.document.value_at(loc)[0], str(v)) for loc, v in found if isinstance(v, Prose)]


def mentions(config: Config) -> list[tuple[str, Mark, str]]:
    """Every KPI id: dotted key, (line, column), id."""
    found: list[tuple[str, Mark, str]] = []
    for loc, value in _walk(config, ()):
        if isinstance(value, KpiId):
            place = config.document.key_at(loc) if loc[-1] == value else config.document.value_at(loc)
            found.append((dotted(loc), place, str(value)))
        elif isinstance(value, Prose):
            place = config.document.value_at(loc)
            found += [(dotted(loc), place, reference.name) for reference in references(value)]
    return found


def _walk(value: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    """Every key and value below, with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*loc, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*loc, key), key
            yield from _walk(inner, (*loc, key))
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _walk(inner, (*loc, i))
    else:
        yield loc, value
