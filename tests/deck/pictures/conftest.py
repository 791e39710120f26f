"""Draws one picture into the template that ships."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annualdeck.deck.pictures import draw_picture
from annualdeck.deck.template import Template
from annualdeck.figure import Figure, Unit


@pytest.fixture(scope="session")
def template() -> Template:
    return Template(None)


@pytest.fixture
def drawn(template: Template) -> Callable[..., Any]:
    """drawn(chart): the picture in the layout's slot, and where its figures stand."""
    layout = template.layout("matrix-text")

    def draw(chart: Any) -> Any:
        slide = template.presentation.slides.add_slide(layout.layout)
        holder = next(p for p in slide.placeholders if p.placeholder_format.idx == layout.slot("picture").idx)
        return draw_picture(holder, chart)
    return draw


@pytest.fixture
def of() -> Callable[..., tuple[Figure | None, ...]]:
    """of(unit, value, …): figures, None for a missing one."""
    def made(unit: Unit, *values: Any) -> tuple[Figure | None, ...]:
        return tuple(None if v is None else Figure("some.kpi", "指标", v, unit) for v in values)
    return made
