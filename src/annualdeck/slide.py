"""A slide and its blocks: what is shown and what it means, nothing of how a file format holds it.

A `Slide` names a layout of the template and puts one block into each of the layout's slots, by the slot's name.
The layouts and their slots are the contract listed by `annualdeck template`:

    cards-chart-text       cards, chart, blocks
    chart-wide-text        chart, blocks
    chart-side-cards       chart1, cards, chart2, blocks
    two-charts-text        chart1 (tall, left), chart2, blocks
    chart-tall-right       chart1, chart2 (tall, right), blocks
    cards-two-charts-text  cards, chart1, chart2, blocks
    bridge-bullets-text    blocks, chart1, chart2
    gantt-text             chart1 (wide), chart2, blocks
    three-charts-text      chart1, chart2, picture, blocks
    cards-charts-text      cards, chart1, chart2, chart3, blocks
    pyramid-text           chart1 (tall), chart2, chart3, blocks
    quotes-text            chart1, chart2, quotes, blocks
    chart-picture-text     chart, picture, blocks
    matrix-text            picture, blocks
    picture-text           picture, blocks
    map-table-text         table, chart, picture, blocks
    panel-charts           cards, chart, picture, table, blocks
    matrix-chart-table     picture, chart, table, blocks
    charts-table-text      chart1, chart2, table, blocks
    chart-table-text       chart1, chart2, table, blocks
    table-text             table, blocks
    table-wide-text        table, blocks
    timeline-table-text    timeline, table, blocks
    text                   blocks
    overview               tiles
    appendix               table
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.wording import Bound, Text, plain

# Which colour of the theme a mark takes. `this` is the year of the report, `last` the one before.
Role = Literal["this", "last", "good", "bad", "muted", "series1", "series2", "series3", "series4"]


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


@dataclass(frozen=True)
class Series:
    """One series of a chart: a point per category, None where the figure is missing.

    `labelled`: the indices of points that carry their value as a label; None labels all of them.
    """

    name: str
    points: tuple[Figure | None, ...]
    role: Role = "this"
    labelled: tuple[int, ...] | None = None

    @property
    def figures(self) -> list[Figure]:
        return [p for p in self.points if p is not None]

    @property
    def printed(self) -> list[Figure]:
        """The figures whose values stand as labels."""
        return [p for i, p in enumerate(self.points) if p is not None and (self.labelled is None or i in self.labelled)]


def _scale_of(series: tuple[Series, ...]) -> Scale:
    return common_scale([f for s in series for f in s.figures], [f for s in series for f in s.printed])


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What every chart has: a neutral title, the message as alternative text, and its categories.

    `note` stands behind the title in muted style, after the unit: 橙色为2025年.
    """

    title: str
    alt: Text
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Columns(Chart):
    """Clustered columns over categories, with an optional line on a second axis (`line`, e.g. the YoY rate).

    `marks`: annotations by category index, e.g. {10: "双11"}.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    line: Series | None = None
    stacked: bool = False
    marks: Mapping[int, str] = field(default_factory=dict)

    @property
    def scale(self) -> Scale:
        return _scale_of(self.series)


@dataclass(frozen=True, kw_only=True)
class Lines(Chart):
    """Lines over time; each series is named at its end rather than in a legend where there are at most three."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    marks: Mapping[int, str] = field(default_factory=dict)

    @property
    def scale(self) -> Scale:
        return _scale_of(self.series)


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Horizontal bars, longest first; with values of both signs they diverge from zero (good right, bad left)."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    diverging: bool = False

    @property
    def scale(self) -> Scale:
        return _scale_of(self.series)


@dataclass(frozen=True, kw_only=True)
class Waterfall(Chart):
    """From one total to another by signed steps that add up to the difference."""

    start: Figure
    start_label: str
    steps: tuple[tuple[str, Figure], ...]
    end: Figure
    end_label: str

    @property
    def scale(self) -> Scale:
        """With as many decimals (two more at most) as it takes for the bars to add up as they are printed."""
        scale = common_scale([self.start, self.end])
        for more in range(3):
            finer = replace(scale, decimals=scale.decimals + more)
            start, end, *steps = (
                round(finer.number(f), finer.decimals) for f in (self.start, self.end, *(f for _, f in self.steps))
            )
            if round(start + sum(steps) - end, finer.decimals) == 0:
                return finer
        return finer


@dataclass(frozen=True, kw_only=True)
class Doughnut(Chart):
    """Shares of a whole; at most six parts."""

    categories: tuple[str, ...]
    series: Series

    @property
    def scale(self) -> Scale:
        return common_scale(self.series.figures)


@dataclass(frozen=True, kw_only=True)
class Bubble(Chart):
    """Points by two figures, sized by a third."""

    labels: tuple[str, ...]
    x: tuple[Figure, ...]
    y: tuple[Figure, ...]
    size: tuple[Figure, ...]
    x_title: str
    y_title: str


@dataclass(frozen=True, kw_only=True)
class HeatMap(Chart):
    """Figures by row and column, drawn as a picture: cohorts, category pairs. None leaves a cell empty."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Figure | None, ...], ...]

    @property
    def scale(self) -> Scale:
        return common_scale([f for row in self.cells for f in row if f is not None])


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


Block = Cards | Chart | Blocks


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
class Contents:
    title: str
    entries: tuple[Entry, ...]
    notes: Notes = Notes()


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
    title: str
    subtitle: str
    lines: tuple[Text, ...] = ()
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


def waiting(heading: str, why: str) -> Paragraphs:
    """A finding that has no data yet, and says what it waits for: 暂无数据（缺少物流导出）."""
    return Paragraphs(heading, (plain(f"暂无数据（{why}）"),), muted=True)


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
