"""Cards, findings, quotes, events, tables and speaker notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from annualdeck.figure import Figure
from annualdeck.slide.series import Chart, Role
from annualdeck.wording import Text, plain


@dataclass(frozen=True)
class Card:
    """One headline figure: its name, value and change. `figure.can("arrow")` decides whether a change is shown.

    `against` says what the change is against.
    """

    figure: Figure
    name: str = ""
    against: str = "同比"

    @property
    def title(self) -> str:
        return self.name or self.figure.name


@dataclass(frozen=True)
class Cards:
    """Two to five headline figures side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Tile:
    """One headline figure with its way through the period: a point for each category of the tiles."""

    figure: Figure
    points: tuple[Figure | None, ...] = ()
    name: str = ""

    @property
    def card(self) -> Card:
        return Card(self.figure, self.name)


@dataclass(frozen=True)
class Tiles:
    """Four to twelve headline figures in two rows, each with a small line; `categories` are its months."""

    tiles: tuple[Tile, ...]
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quote:
    """What somebody said, personal data masked, and what it is about: 物流，提及1,204次，负面38%."""

    sentence: str
    about: Text


@dataclass(frozen=True)
class Quotes:
    """Typical sentences, one card below the other."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Event:
    """One date of a timeline. `day` is how the date is written: 3月15日, 2026年1月."""

    date: dt.date
    day: str
    name: str
    role: Role = "this"


@dataclass(frozen=True, kw_only=True)
class Timeline(Chart):
    """Events on a line of time from `start` to `end` (exclusive); the scale is named by quarters."""

    start: dt.date
    end: dt.date
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Paragraphs:
    """One finding: a short neutral heading and one to three sentences. `muted` where it waits for data.

    Sentences stand in order of weight: where space is short the last ones are left to the speaker notes, unless the
    finding is `whole`, as one that the user wrote is.
    """

    heading: str
    sentences: tuple[Text, ...]
    muted: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Blocks:
    """The findings of a slide, in reading order; the layout spreads them over its block slots."""

    blocks: tuple[Paragraphs, ...]


def waiting(heading: str, why: str) -> Paragraphs:
    """A finding that has no data yet, and says what it waits for: 暂无数据（缺少物流导出）."""
    return Paragraphs(heading, (plain(f"暂无数据（{why}）"),), muted=True)


@dataclass(frozen=True)
class Header:
    """A table column: its name, the unit its figures share, and whether they align right."""

    name: str
    unit: str = ""
    right: bool = True


Mark = Literal["best", "worst", "own", "high", "mid", "low", "share", ""]


@dataclass(frozen=True)
class Cell:
    """A table cell.

    `mark`: "best" and "worst" of a column; "own" fills the row of the shop itself; "high", "mid" and "low" set a dot of
    that weight before the words (高, 中, 低); "share" sets five squares before a share, as many filled as it is large, grey where all are.
    """

    text: Text
    mark: Mark = ""


@dataclass(frozen=True, kw_only=True)
class Grid(Chart):
    """A table. A cell whose figure is missing holds plain("—"). `total` is a last row for the whole.

    What the slide has no room for is shortened or, row by row from the end, left out; the speaker notes have it whole.
    """

    headers: tuple[Header, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    footnote: str = ""

    @property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows, the total among them."""
        return (*self.rows, self.total) if self.total else self.rows


@dataclass(frozen=True)
class Notes:
    """Speaker notes: what to say in order, the definitions, the sources, what is missing and why, and what the slide had
    no room for.
    """

    say: tuple[Text, ...] = ()
    definitions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    more: tuple[Text, ...] = ()
