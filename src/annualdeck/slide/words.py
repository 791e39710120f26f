"""Cards, findings, tables and speaker notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annualdeck.figure import Figure
from annualdeck.slide.series import Chart
from annualdeck.wording import Text, plain


@dataclass(frozen=True)
class Card:
    """One headline figure: its name, value and change. `figure.can("arrow")` decides whether a change is shown."""

    figure: Figure
    name: str = ""

    @property
    def title(self) -> str:
        return self.name or self.figure.name


@dataclass(frozen=True)
class Cards:
    """Two to five headline figures side by side."""

    cards: tuple[Card, ...]


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


@dataclass(frozen=True)
class Cell:
    """A table cell; `mark` emphasises the best and the worst of a column."""

    text: Text
    mark: Literal["best", "worst", "own", ""] = ""


@dataclass(frozen=True, kw_only=True)
class Grid(Chart):
    """A table. A cell whose figure is missing holds plain("—")."""

    headers: tuple[Header, ...]
    rows: tuple[tuple[Cell, ...], ...]
    footnote: str = ""


@dataclass(frozen=True)
class Notes:
    """Speaker notes: what to say in order, the definitions, the sources, and what is missing and why."""

    say: tuple[Text, ...] = ()
    definitions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
