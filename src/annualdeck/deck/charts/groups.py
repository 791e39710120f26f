"""Marks of one kind on one pair of axes, and the series in them, in the order of elements that the format asks for.

A series refers to its column of the data sheet by number, the column of names being 0. The parts that make it look
like something (fills, labels, single points) come as XML.
"""

from __future__ import annotations

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.plot import (
    CATEGORIES, OTHER_CATEGORIES, OTHER_VALUES, VALUES, Box, Span, category_axis, value_axis,
)
from annualdeck.deck.charts.sheet import Sheet

Axes = tuple[int, int]
FIRST: Axes = (CATEGORIES, VALUES)
SECOND: Axes = (OTHER_CATEGORIES, OTHER_VALUES)
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def marker(ink: str, size: float, outline: str | None = None) -> str:
    """c:marker: a dot of so many points."""
    return f'<c:marker><c:symbol val="circle"/><c:size val="{round(size)}"/>{inks.fill(ink, outline)}</c:marker>'


def _head(n: int, name: str, look: str) -> str:
    return f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{name}{look}'


def _data(sheet: Sheet, column: int) -> str:
    return f"<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(column)}</c:val>"


def bar(n: int, sheet: Sheet, column: int, look: str, labels: str = "", points: str = "") -> str:
    """One series of bars or columns."""
    return (
        f'{_head(n, sheet.header(column), look)}<c:invertIfNegative val="0"/>{points}{labels}'
        f"{_data(sheet, column)}</c:ser>"
    )


def bars(
    series: str, *, lying: bool = False, grouping: str = "clustered", gap: int, overlap: int, axes: Axes = FIRST
) -> str:
    """c:barChart of such series, standing or `lying`; `gap` and `overlap` are in % of one bar."""
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{_axes(axes)}</c:barChart>'
    )


def line(
    n: int, sheet: Sheet, column: int, look: str, labels: str = "", points: str = "", marker: str = NO_MARKER
) -> str:
    """One series of a line chart."""
    return (
        f"{_head(n, sheet.header(column), look)}{marker}{points}{labels}{_data(sheet, column)}"
        '<c:smooth val="0"/></c:ser>'
    )


def lines(series: str, axes: Axes = FIRST) -> str:
    """c:lineChart of such series."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_axes(axes)}'
        "</c:lineChart>"
    )


def dots(
    n: int, name: str, x: str, y: str, look: str = inks.NO_LINE, label: str = "", marker: str = NO_MARKER
) -> str:
    """One series of points; `name`, `x` and `y` are references of the sheet."""
    return (
        f"{_head(n, name, look)}{marker}{label}<c:xVal>{x}</c:xVal><c:yVal>{y}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def scatter(series: str, axes: Axes) -> str:
    """c:scatterChart of such series; `axes` are the ids of x and y."""
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}{_axes(axes)}'
        "</c:scatterChart>"
    )


def second_axes(values: Span, form: str, box: Box, *, lying: bool = False) -> str:
    """The second pair of axes, of which nothing is seen; `lying` where it belongs to bars."""
    return (
        value_axis(values, form, at="b" if lying else "r", crosses="max", kept=True, ids=SECOND[::-1])
        + category_axis(box, at="l" if lying else "b", names=False, reverse=lying, ids=SECOND)
    )


def _axes(axes: Axes) -> str:
    return "".join(f'<c:axId val="{axis}"/>' for axis in axes)
