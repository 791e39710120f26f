"""A slide and its blocks: what is shown and what it means, nothing of how a file format holds it.

A `Slide` names a layout of the template and puts one block into each of the layout's slots, by the slot's name.
The layouts and their slots are the contract listed by `annualdeck template`:

    cards-chart-text       cards, chart, blocks
    chart-wide-text        chart, blocks
    two-charts-text        chart1 (tall, left), chart2, blocks
    chart-tall-right       chart1, chart2 (tall, right), blocks
    cards-two-charts-text  cards, chart1, chart2, blocks
    bridge-bullets-text    blocks, chart1, chart2
    gantt-text             chart1 (wide), chart2, blocks
    three-charts-text      chart1, chart2, picture, blocks
    cards-charts-text      cards, chart1, chart2, chart3, blocks
    pyramid-text           chart1 (tall), chart2, chart3, blocks
    four-charts-text       chart1, chart2, chart3, chart4, blocks
    quotes-text            chart1, chart2, quotes, blocks
    quotes-charts-text     chart1, chart2, quotes, chart3, blocks
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
    cards-text             cards, blocks
    text                   blocks
    overview               tiles
    appendix               table
"""

from __future__ import annotations

from annualdeck.slide.charts import Bars, Bubble, Columns, Lines, Pareto, Scatter, UpDown, Waterfall
from annualdeck.slide.deck import (
    AnySlide, Block, Closing, Contents, Cover, Deck, Divider, Entry, Link, Placed, Slide,
)
from annualdeck.slide.leaves import leaves
from annualdeck.slide.pictures import ClassMatrix, Effect, Forest, HeatMap, Picture, Risk, RiskMatrix, TileMap
from annualdeck.slide.rows import Bullet, Bullets, Dumbbell, Gantt, Pyramid, Task, Within
from annualdeck.slide.series import Chart, Role, Series
from annualdeck.slide.words import (
    Blocks, Card, Cards, Cell, Event, Grid, Header, Mark, Notes, Paragraphs, Quote, Quotes, Tile, Tiles, Timeline, waiting,
)

__all__ = [
    "AnySlide", "Bars", "Block", "Blocks", "Bubble", "Bullet", "Bullets", "Card", "Cards", "Cell", "Chart",
    "ClassMatrix", "Closing", "Columns", "Contents", "Cover", "Deck", "Divider", "Dumbbell", "Effect",
    "Entry", "Event", "Forest", "Gantt", "Grid", "Header", "HeatMap", "Lines", "Link", "Mark", "Notes", "Paragraphs", "Pareto",
    "Picture", "Placed", "Pyramid", "Quote", "Quotes", "Risk", "RiskMatrix", "Role", "Scatter", "Series",
    "Slide", "Task", "Tile", "TileMap", "Tiles", "Timeline", "UpDown", "Waterfall", "Within", "leaves", "waiting",
]
