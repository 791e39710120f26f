"""The layouts of the template: for each its slots, in inches on a grid of twelve columns."""

from __future__ import annotations

from dataclasses import dataclass

import frames
from pieces import (
    BLOCK, BOTTOM, CHART_TITLE, FIGURES, TOP, barred, card_strip, columns, headed, listed, numbered, table, titled,
)
from slots import COLUMN, EMU, HEIGHT, MARGIN, Look, Slot, at, wide

EDGE = at(11) + COLUMN   # the right margin
PAD = 0.22               # inside a panel
QUOTE = (Look(12, 18, "tx1"), Look(10, 15, "tx2"))
STEP = (Look(12, 16, "tx1", True), Look(10.5, 14, "tx2"))


# -- one chart ---------------------------------------------------------------------------------------------------------
def cards_chart_text() -> tuple[Slot, ...]:
    """Four figures above, one chart left, numbered findings right."""
    top, right = 3.08, 7.55
    return (*card_strip(), *titled("chart", "chart", MARGIN, top, right - MARGIN - 0.4, BOTTOM),
            *numbered(right, EDGE - right, top, 4))


def chart_wide_text() -> tuple[Slot, ...]:
    """One chart over the full width, findings below in columns."""
    return (*titled("chart", "chart", MARGIN, TOP, wide(12), 4.98), *columns(MARGIN, wide(12), 5.16, 4, BLOCK))


# -- two charts --------------------------------------------------------------------------------------------------------
def two_charts_text() -> tuple[Slot, ...]:
    """A tall chart left; a chart and findings right, headings beside their sentences."""
    left = at(5) + 0.1
    return (
        *titled("chart1", "chart", MARGIN, TOP, wide(5) - 0.15, BOTTOM),
        *titled("chart2", "chart", left, TOP, EDGE - left, 4.12),
        *headed(left, EDGE - left, 4.3, 4),
    )


def chart_tall_right() -> tuple[Slot, ...]:
    """A small chart and findings left, a tall chart right."""
    return (
        *titled("chart1", "chart", MARGIN, TOP, wide(5) - 0.1, 4.12),
        *headed(MARGIN, wide(5) - 0.1, 4.3, 4, 1.15),
        *titled("chart2", "chart", at(5) + 0.2, TOP, EDGE - at(5) - 0.2, BOTTOM),
    )


def cards_two_charts_text() -> tuple[Slot, ...]:
    """Figures above, two charts side by side, findings below in columns."""
    top, split = 2.92, 5.28
    return (
        *card_strip(0.96),
        *titled("chart1", "chart", MARGIN, top, wide(7) - 0.1, split),
        *titled("chart2", "chart", at(7) + 0.1, top, wide(5) - 0.1, split),
        *columns(MARGIN, wide(12), 5.42, 4),
    )


def bridge_bullets_text() -> tuple[Slot, ...]:
    """Findings behind large numbers left, two charts one above the other right."""
    left = at(4) + 0.25
    return (
        *numbered(MARGIN, wide(4), TOP, 4),
        *titled("chart1", "chart", left, TOP, EDGE - left, 4.3),
        *titled("chart2", "chart", left, 4.5, EDGE - left, BOTTOM),
    )


def gantt_text() -> tuple[Slot, ...]:
    """A chart over the full width; below a smaller one and findings in columns."""
    split = 4.62
    return (
        *titled("chart1", "chart", MARGIN, TOP, wide(12), split),
        *titled("chart2", "chart", MARGIN, split + 0.2, wide(5), BOTTOM),
        *columns(at(5) + 0.15, EDGE - at(5) - 0.15, split + 0.24, 3),
    )


# -- three charts ------------------------------------------------------------------------------------------------------
def three_charts_text() -> tuple[Slot, ...]:
    """Two charts and a picture side by side, a finding below each."""
    split, each = 5.1, (wide(12) - 2 * 0.3) / 3
    places = (("chart1", "chart"), ("chart2", "chart"), ("picture", "pic"))
    return (
        *(slot for i, (name, kind) in enumerate(places)
          for slot in titled(name, kind, MARGIN + i * (each + 0.3), TOP, each, split - 0.14)),
        *columns(MARGIN, wide(12), split, 3),
    )


def cards_charts_text() -> tuple[Slot, ...]:
    """Figures above, three charts side by side, a finding below each."""
    top, split, each = 2.92, 5.28, (wide(12) - 2 * 0.3) / 3
    return (
        *card_strip(0.96),
        *(slot for i in range(3)
          for slot in titled(f"chart{i + 1}", "chart", MARGIN + i * (each + 0.3), top, each, split)),
        *columns(MARGIN, wide(12), 5.42, 3),
    )


def pyramid_text() -> tuple[Slot, ...]:
    """A tall chart left; two charts above findings right."""
    left = at(5) + 0.15
    half = (EDGE - left - 0.3) / 2
    return (
        *titled("chart1", "chart", MARGIN, TOP, wide(5) - 0.15, BOTTOM),
        *titled("chart2", "chart", left, TOP, half, 4.5),
        *titled("chart3", "chart", left + half + 0.3, TOP, half, 4.5),
        *headed(left, EDGE - left, 4.7, 3, 1.56),
    )


def four_charts_text() -> tuple[Slot, ...]:
    """Two charts one above the other left; two side by side above findings right."""
    left, split = at(5) + 0.15, 3.9
    half = (EDGE - left - 0.3) / 2
    return (
        *titled("chart1", "chart", MARGIN, TOP, wide(5) - 0.15, split),
        *titled("chart2", "chart", MARGIN, split + 0.2, wide(5) - 0.15, BOTTOM),
        *titled("chart3", "chart", left, TOP, half, 4.5),
        *titled("chart4", "chart", left + half + 0.3, TOP, half, 4.5),
        *headed(left, EDGE - left, 4.7, 3),
    )


def quotes_text() -> tuple[Slot, ...]:
    """Two charts over findings left, what people said on cards right."""
    half, split = wide(4) - 0.1, 4.5
    return (
        *titled("chart1", "chart", MARGIN, TOP, half, split),
        *titled("chart2", "chart", at(4), TOP, half, split),
        *headed(MARGIN, wide(8) - 0.1, split + 0.2, 3, 1.1),
        Slot("quotes-title", "body", at(8) + 0.2, TOP, EDGE - at(8) - 0.2, 0.28, CHART_TITLE),
        Slot("quotes", "body", at(8) + 0.2, TOP + 0.36, EDGE - at(8) - 0.2, BOTTOM - TOP - 0.36, QUOTE, "ctr", "bg2", (0.2, 0.1)),
    )


def quotes_charts_text() -> tuple[Slot, ...]:
    """Two charts over findings left, what people said on cards over a third chart right."""
    half, split, left = wide(4) - 0.1, 4.5, at(8) + 0.2
    return (
        *titled("chart1", "chart", MARGIN, TOP, half, split),
        *titled("chart2", "chart", at(4), TOP, half, split),
        *headed(MARGIN, wide(8) - 0.1, split + 0.2, 3, 1.1),
        Slot("quotes-title", "body", left, TOP, EDGE - left, 0.28, CHART_TITLE),
        Slot("quotes", "body", left, TOP + 0.36, EDGE - left, split - TOP - 0.36, QUOTE, "ctr", "bg2", (0.2, 0.1)),
        *titled("chart3", "chart", left, split + 0.2, EDGE - left, BOTTOM),
    )


# -- pictures ----------------------------------------------------------------------------------------------------------
def chart_picture_text() -> tuple[Slot, ...]:
    """A chart left and a picture right, findings below in columns."""
    return (
        *titled("chart", "chart", MARGIN, TOP, wide(7) - 0.15, 4.98),
        *titled("picture", "pic", at(7) + 0.15, TOP, EDGE - at(7) - 0.15, 4.98),
        *columns(MARGIN, wide(12), 5.16, 4, BLOCK),
    )


def matrix_text() -> tuple[Slot, ...]:
    """Findings left on a card, a heat map or matrix right."""
    pitch = (BOTTOM - TOP - 0.4) / 4
    blocks = (Slot(f"block{i + 1}", "body", MARGIN + PAD, TOP + 0.2 + i * pitch, wide(4) - 2 * PAD, pitch - 0.14, BLOCK)
              for i in range(4))
    return (*blocks, *titled("picture", "pic", at(4) + 0.15, TOP, wide(8) - 0.15, BOTTOM))


def picture_text() -> tuple[Slot, ...]:
    """A large picture left, findings with a bar right."""
    left = at(8) + 0.3
    return (*titled("picture", "pic", MARGIN, TOP, wide(8), BOTTOM), *barred(left, EDGE - left, TOP, BOTTOM, 4))


def map_table_text() -> tuple[Slot, ...]:
    """A table over findings left, a map over a chart right."""
    left, split = at(7) + 0.2, 4.72
    return (
        *table(MARGIN, TOP, wide(7), split, 11, 15.5),
        *headed(MARGIN, wide(7), split + 0.16, 3, 1.1),
        *titled("picture", "pic", left, TOP, EDGE - left, split),
        *titled("chart", "chart", left, split + 0.16, EDGE - left, BOTTOM),
    )


def panel_charts() -> tuple[Slot, ...]:
    """Figures and findings on a panel left; a chart above a matrix and a table right."""
    left, split, cards = at(4) + 0.15, 3.94, 2.3
    half = (EDGE - left - 0.3) / 2
    top = TOP + cards + 0.24
    pitch = (BOTTOM - top - 0.1) / 3
    return (
        Slot("cards", "body", MARGIN + PAD, TOP + 0.12, wide(4) - 2 * PAD, cards - 0.12, (
            Look(11, 16, "tx2"), Look(26, 32, "tx1", True), Look(12, 32, "tx1"), Look(11.5, 17, "tx1", True, "r"),
            Look(10, 14, "tx2", align="r"),
        )),
        *(Slot(f"block{i + 1}", "body", MARGIN + PAD, top + i * pitch, wide(4) - 2 * PAD, pitch - 0.08,
               (Look(13, 19, "tx1", True), Look(11.5, 17, "tx1", soften=15), Look(11.5, 17, "tx2"))) for i in range(3)),
        *titled("chart", "chart", left, TOP, EDGE - left, split),
        *titled("picture", "pic", left, split + 0.2, half, BOTTOM),
        *table(left + half + 0.3, split + 0.2, half, BOTTOM, 11, 15.5),
    )


def matrix_chart_table() -> tuple[Slot, ...]:
    """A matrix over findings left, a chart over a table right."""
    left, split = at(5) + 0.2, 3.15
    return (
        *titled("picture", "pic", MARGIN, TOP, wide(5), 4.84),
        *headed(MARGIN, wide(5), 4.98, 2, 1.15),
        *titled("chart", "chart", left, TOP, EDGE - left, split),
        *table(left, split + 0.2, EDGE - left, BOTTOM, 11, 15.5),
    )


# -- tables ------------------------------------------------------------------------------------------------------------
def charts_table_text() -> tuple[Slot, ...]:
    """Two charts above; a table and findings below, headings beside their sentences."""
    half, split = wide(6) - 0.15, 4.24
    left = at(6) + 0.15
    return (
        *titled("chart1", "chart", MARGIN, TOP, half, split - 0.16),
        *titled("chart2", "chart", left, TOP, half, split - 0.16),
        *table(MARGIN, split, half, BOTTOM),
        *headed(left, EDGE - left, split, 3, 1.2),
    )


def chart_table_text() -> tuple[Slot, ...]:
    """Two charts one above the other left, a table over findings right."""
    left, split, below = at(6) + 0.2, 4.72, 4.2
    return (
        *titled("chart1", "chart", MARGIN, TOP, wide(6) - 0.1, split),
        *titled("chart2", "chart", MARGIN, split + 0.16, wide(6) - 0.1, BOTTOM),
        *table(left, TOP, EDGE - left, below),
        *headed(left, EDGE - left, below + 0.16, 3, 1.1),
    )


def table_text() -> tuple[Slot, ...]:
    """A table left, findings with a bar right."""
    left = at(8) + 0.3
    return (*table(MARGIN, TOP, wide(8), BOTTOM), *barred(left, EDGE - left, TOP, BOTTOM, 4))


def table_wide_text() -> tuple[Slot, ...]:
    """A table over the full width, findings below in columns."""
    return (*table(MARGIN, TOP, wide(12), 5.2, 13, 18), *columns(MARGIN, wide(12), 5.32, 4))


def timeline_table_text() -> tuple[Slot, ...]:
    """Dates on a line over the full width, a table below them left, findings with a bar right."""
    left, split = at(8) + 0.3, 3.52
    return (
        Slot("timeline-title", "body", MARGIN, TOP, wide(12), 0.28, CHART_TITLE),
        Slot("timeline", "body", MARGIN, TOP + 0.34, wide(12), split - TOP - 0.5, STEP),
        *table(MARGIN, split, wide(8), BOTTOM),
        *barred(left, EDGE - left, split, BOTTOM, 3),
    )


def cards_text() -> tuple[Slot, ...]:
    """Large figures above, below them a row for each finding."""
    return (*card_strip(1.42, FIGURES), *listed(3.46, Look(18, 25, "tx1", True), Look(16, 25, "tx1", soften=15)))


def text() -> tuple[Slot, ...]:
    """Words only: a row for each finding."""
    return listed(TOP, Look(16, 24, "tx1", True), Look(14, 24, "tx1", soften=15))


@dataclass(frozen=True)
class Page:
    """A layout: its slots, its background, and the shapes that decorate it."""

    slots: tuple[Slot, ...]
    background: str = ""
    bars: tuple[tuple[str, float, float, float, float, str], ...] = ()
    furniture: bool = True


_PANEL = (("card", MARGIN, TOP, wide(4), BOTTOM - TOP, "bg2"),)

PAGES = {
    "cover": Page(frames.cover(), "tx1", (("accent", MARGIN, 0.85, 0.6, 0.06, "accent1"),), furniture=False),
    "contents": Page(frames.contents(), furniture=False, bars=(("accent", MARGIN, 0.98, 0.6, 0.06, "accent1"),)),
    "divider": Page(frames.divider(), furniture=False, bars=(("panel", 0, 0, at(4) + 0.35, HEIGHT / EMU, "tx1"),)),
    "closing": Page(frames.closing(), "tx1", (("accent", at(5) - 0.35, 0.9, 0.03, 5.7, "accent1"),), furniture=False),
    "overview": Page(frames.overview()),
    "appendix": Page(frames.appendix()),
    "cards-chart-text": Page(cards_chart_text()),
    "chart-wide-text": Page(chart_wide_text()),
    "two-charts-text": Page(two_charts_text()),
    "chart-tall-right": Page(chart_tall_right()),
    "cards-two-charts-text": Page(cards_two_charts_text()),
    "bridge-bullets-text": Page(bridge_bullets_text()),
    "gantt-text": Page(gantt_text()),
    "three-charts-text": Page(three_charts_text()),
    "cards-charts-text": Page(cards_charts_text()),
    "pyramid-text": Page(pyramid_text()),
    "four-charts-text": Page(four_charts_text()),
    "quotes-text": Page(quotes_text()),
    "quotes-charts-text": Page(quotes_charts_text()),
    "chart-picture-text": Page(chart_picture_text()),
    "matrix-text": Page(matrix_text(), bars=_PANEL),
    "picture-text": Page(picture_text()),
    "map-table-text": Page(map_table_text()),
    "panel-charts": Page(panel_charts(), bars=_PANEL),
    "matrix-chart-table": Page(matrix_chart_table()),
    "charts-table-text": Page(charts_table_text()),
    "chart-table-text": Page(chart_table_text()),
    "table-text": Page(table_text()),
    "table-wide-text": Page(table_wide_text()),
    "timeline-table-text": Page(timeline_table_text()),
    "cards-text": Page(cards_text()),
    "text": Page(text()),
}
