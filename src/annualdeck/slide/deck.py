"""Slides of every kind, the deck they make, and where its figures stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from annualdeck.slide.charts import Columns
from annualdeck.slide.series import Chart
from annualdeck.slide.words import Blocks, Cards, Notes, Paragraphs, Quotes, Tiles
from annualdeck.wording import Bound, Text


Block = Cards | Tiles | Quotes | Chart | Blocks


@dataclass(frozen=True)
class Slide:
    """One content slide: its message as a title, its topic as a kicker, a block for each slot."""

    id: str
    layout: str
    title: Text
    content: Mapping[str, Block]
    section: str = ""
    section_number: str = ""
    topic: str = ""
    source: str = ""
    notes: Notes = Notes()


@dataclass(frozen=True)
class Cover:
    """The first slide. `chart` is the year's own twelve months; None where there is nothing to draw."""

    title: str
    subtitle: str
    presenter: str
    date: str
    chart: Columns | None
    notes: Notes = Notes()


@dataclass(frozen=True)
class Entry:
    """One line of the contents: a section, its one finding, and the id of the divider it links to."""

    number: str
    title: str
    finding: Text
    divider: str


@dataclass(frozen=True)
class Link:
    """A page outside the sections: its title and its slide's id."""

    title: str
    slide: str


@dataclass(frozen=True)
class Contents:
    """The sections, and `beside` them the pages that belong to none."""

    title: str
    entries: tuple[Entry, ...]
    notes: Notes = Notes()
    beside: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Divider:
    """The first slide of a section, with the section's three headline figures (fewer where they are missing)."""

    id: str
    number: str
    title: str
    topics: tuple[str, ...]
    cards: Cards
    notes: Notes = Notes()


@dataclass(frozen=True)
class Closing:
    """The last slide: its word, and what to remember, in groups with a heading each."""

    title: str
    subtitle: str
    takeaways: tuple[Paragraphs, ...] = ()
    notes: Notes = Notes()


AnySlide = Cover | Contents | Divider | Slide | Closing


@dataclass(frozen=True)
class Deck:
    """The whole deck in order, with the properties of the file.

    `rise` is the colour of a rise: "red" (the Chinese convention) or "green". `sections` names the groups of the slide
    sorter with the positions of their slides, from 0.
    """

    title: str
    author: str
    subject: str
    date: str
    slides: tuple[AnySlide, ...]
    rise: Literal["red", "green"] = "red"
    sections: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True)
class Placed:
    """Where one bound figure stands in the finished deck.

    `page`: 1-based page. `slide`: the slide's id ("cover", "ads", …). `shape`: the shape's id in the file.
    `place`: what the reader sees there: title, card, block, table r2c3, chart series "2025" point 11, notes.
    """

    page: int
    slide: str
    shape: int
    place: str
    bound: Bound
