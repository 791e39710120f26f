"""Native charts: a chart of a slide drawn into a chart placeholder, with its data sheet behind it."""

from __future__ import annotations

from typing import Literal

from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.placeholder import ChartPlaceholder, PlaceholderGraphicFrame

from annualdeck.deck.charts import (
    bars, bubble, bullets, columns, dumbbell, gantt, lines, pareto, pyramid, scatter, updown, waterfall, within,
)
from annualdeck.deck.charts.plot import Canvas, Drawing
from annualdeck.deck.palette import theme_of
from annualdeck.deck.theme import GREEN, RED
from annualdeck.slide import (
    Bars, Bubble, Bullets, Chart, Columns, Dumbbell, Gantt, Lines, Pareto, Pyramid, Scatter, UpDown, Waterfall, Within,
)
from annualdeck.wording import Bound

_DRAW = {
    Columns: columns.draw, Lines: lines.draw, Bars: bars.draw, Waterfall: waterfall.draw, Bubble: bubble.draw,
    Pareto: pareto.draw, Dumbbell: dumbbell.draw, Bullets: bullets.draw, Gantt: gantt.draw, Pyramid: pyramid.draw,
    Scatter: scatter.draw, UpDown: updown.draw, Within: within.draw,
}


def draw_chart(
    placeholder: ChartPlaceholder, chart: Chart, *, dark: bool = False, rise: Literal["red", "green"] = "red"
) -> tuple[PlaceholderGraphicFrame, list[tuple[str, Bound]]]:
    """Fill a chart placeholder with a native chart of the placeholder's size.

    `dark` draws for a dark page: quiet columns, the marked ones in the accent. `rise` is the colour of a rise, so
    that a fall takes the other one. Returns the frame and (place, bound) for each figure in it; a place reads
    "series 2025 point 11", points counted from 1.
    """
    canvas = Canvas(
        width=placeholder.width / 12700, height=placeholder.height / 12700, theme=theme_of(placeholder.part), dark=dark,
        fall=GREEN if rise == "red" else RED,
    )
    drawing = _DRAW[type(chart)](chart, canvas)
    frame = placeholder.insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Content(drawing))
    return frame, drawing.bound


class Content:
    """A drawing as python-pptx takes chart data: the chart's XML and its workbook, whatever type it is told."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def xml_bytes(self, chart_type: XL_CHART_TYPE) -> bytes:
        return self._drawing.xml()

    @property
    def xlsx_blob(self) -> bytes:
        return self._drawing.sheet.xlsx()
