"""Tiles: the year on one page, each figure over a small line of its months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from annualdeck.deck.page import TextDoesNotFit
from annualdeck.slide import Tile, Tiles


@pytest.fixture
def tiles(demo, gallery, drawn: Callable) -> Callable:
    """tiles(figure, …): the cards and the charts on a written slide."""

    def draw(*figures: object, block: Tiles | None = None):
        slide = demo.content("overview", "overview", "短", "", tiles=block or gallery.year(*figures))
        shapes = drawn(slide).slides[0].shapes
        return [s for s in shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP], [s for s in shapes if s.has_chart]

    return draw


def test_a_tile_is_a_card_with_a_native_chart_in_it(tiles: Callable, demo):
    (card,), (chart,) = tiles(demo.CTR)
    text = "".join(p.text for s in card.shapes if s.has_text_frame for p in s.text_frame.paragraphs)
    assert text.startswith("点击率5.2%同比")
    assert card.left < chart.left and chart.left + chart.width < card.left + card.width
    assert card.top < chart.top and chart.top + chart.height <= card.top + card.height
    assert chart.name == "tiles 点击率 走势" and chart._element.xpath(".//p:cNvPr")[0].get("descr") == "点击率的走势"


@pytest.mark.parametrize(("count", "rows", "across"), [(1, 1, 1), (4, 1, 4), (5, 1, 5), (6, 2, 3), (8, 2, 4), (10, 2, 5), (12, 2, 6)])
def test_tiles_stand_in_even_rows(tiles: Callable, demo, count: int, rows: int, across: int):
    cards, _ = tiles(*[replace(demo.CTR, kpi=f"k.{i}") for i in range(count)])
    assert len({c.top for c in cards}) == rows and len({c.left for c in cards}) == across
    assert len({(c.width, c.height) for c in cards}) == 1


def test_words_end_where_the_line_begins(tiles: Callable, demo):
    cards, charts = tiles(demo.PAID, demo.CTR, demo.BUYERS, demo.SPEND, demo.ROI, demo.CPC)
    for card, chart in zip(cards, charts, strict=True):
        sheet = next(s for s in card.shapes if s.has_text_frame)
        lines = sum(p.line_spacing.pt for p in sheet.text_frame.paragraphs)
        assert sheet.top + sheet.text_frame.margin_top + lines * 12700 <= chart.top + 12700


def test_a_figure_without_months_has_no_line(tiles: Callable, demo):
    _, charts = tiles(block=Tiles((Tile(demo.CTR), Tile(demo.ROI, (demo.ROI,))), ("1月",)))
    assert charts == []


def test_a_name_that_no_size_makes_fit_is_an_error(tiles: Callable, demo):
    with pytest.raises(TextDoesNotFit, match="tiles放不下“一个很长很长"):
        tiles(block=Tiles((Tile(demo.CTR, (), "一个很长很长的指标名称" * 5),) * 10))
