"""Cards: even, editable, coloured by direction, and never cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE

from annualdeck.deck.page import TextDoesNotFit
from annualdeck.slide import Blocks, Card, Cards

RED, GREEN, MUTED = MSO_THEME_COLOR.HYPERLINK, MSO_THEME_COLOR.FOLLOWED_HYPERLINK, MSO_THEME_COLOR.TEXT_2


@pytest.fixture
def cards(demo, drawn: Callable) -> Callable:
    """cards(figure, …): the groups of a row of cards, left to right."""

    def draw(*figures: object, rise: str = "red"):
        row = Cards(tuple(f if isinstance(f, Card) else Card(f) for f in figures))  # type: ignore[arg-type]
        slide = demo.content("x", "cards-chart-text", "短", "", cards=row, chart=demo.two_years(),
                             blocks=Blocks(demo.FOUND))
        shapes = drawn(slide, rise=rise).slides[0].shapes
        return [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]

    return draw


def words(group) -> list[str]:
    return [p.text for s in group.shapes if s.has_text_frame for p in s.text_frame.paragraphs if p.text]


def change(group):
    """The run that holds the change."""
    runs = [r for s in group.shapes if s.has_text_frame for p in s.text_frame.paragraphs for r in p.runs]
    return next(run for run in runs if run.text[0] in "↑↓持")


def test_a_card_holds_name_value_with_unit_and_change(cards: Callable, demo):
    assert words(cards(demo.CTR)[0]) == ["点击率", "5.2%", "同比", "↑0.9个百分点"]


def test_a_card_without_a_year_before_shows_name_and_value_only(cards: Callable, demo):
    assert words(cards(replace(demo.CTR, prior=None))[0]) == ["点击率", "5.2%"]


def test_a_card_may_be_named_otherwise(cards: Callable, demo):
    assert words(cards(Card(demo.CTR, "推广点击率"))[0])[0] == "推广点击率"


@pytest.mark.parametrize(("rise", "up", "down"), [("red", RED, GREEN), ("green", GREEN, RED)])
def test_the_change_takes_the_colour_of_its_direction(cards: Callable, demo, rise: str, up, down):
    rose, fell = cards(demo.CTR, demo.CPC, rise=rise)
    assert change(rose).font.color.theme_color == up and change(fell).font.color.theme_color == down


def test_no_change_is_muted(cards: Callable, demo):
    assert change(cards(replace(demo.CTR, prior=demo.CTR.value))[0]).font.color.theme_color == MUTED


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_cards_share_the_width_evenly(cards: Callable, demo, count: int):
    row = cards(*[demo.CTR] * count)
    assert len({group.width for group in row}) == 1
    gaps = {b.left - (a.left + a.width) for a, b in zip(row, row[1:], strict=False)}
    assert len(gaps) == 1 and gaps.pop() > 0


def test_the_figures_of_a_row_stand_on_one_line_in_one_size(cards: Callable, demo):
    row = cards(demo.amount(987_654_321, 900_000_000), replace(demo.CTR, prior=None), demo.CTR, demo.BUYERS, demo.TRANSIT)
    sheets = [next(s for s in group.shapes if s.has_text_frame) for group in row]
    sizes = {sheet.text_frame.paragraphs[1].runs[0].font.size for sheet in sheets}
    assert len(sizes) == 1 and len({sheet.text_frame.margin_top for sheet in sheets}) == 1


def test_a_name_that_no_size_makes_fit_is_an_error(cards: Callable, demo):
    with pytest.raises(TextDoesNotFit, match="cards放不下“一个很长很长"):
        cards(*[Card(demo.CTR, "一个很长很长的指标名称" * 3)] * 4)


# -- one above another -------------------------------------------------------------------------------------------------
@pytest.fixture
def tall(demo, gallery, drawn: Callable) -> Callable:
    """tall(figure, …): the groups of cards in a region that is taller than wide."""

    def draw(*figures: object):
        slide = demo.content(
            "x", "panel-charts", "短", "", cards=Cards(tuple(map(Card, figures))), chart=gallery.turnover(),  # type: ignore[arg-type]
            picture=gallery.classes(), table=gallery.suppliers(), blocks=Blocks(demo.FOUND[:2]))
        return [shape for shape in drawn(slide).slides[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]

    return draw


def test_in_a_tall_region_cards_stand_one_above_another(tall: Callable, demo):
    column = tall(demo.CTR, demo.CPC, demo.ROI)
    assert len({group.left for group in column}) == 1 and len({group.height for group in column}) == 1
    for a, b in zip(column, column[1:], strict=False):
        assert a.top + a.height < b.top


def test_stacked_cards_have_their_change_at_the_right(tall: Callable, demo):
    for group in tall(demo.CTR, demo.CPC, demo.ROI):
        sheet, beside = [s for s in group.shapes if s.has_text_frame and s.text_frame.text]
        assert beside.left + beside.width > group.left + group.width * 0.9
        assert beside.top > group.top and beside.top + beside.height <= group.top + group.height


def test_stacked_cards_without_a_ground_are_parted_by_hairlines(tall: Callable, demo):
    lines = [[s.name for s in group.shapes].count("hairline") for group in tall(demo.CTR, demo.CPC, demo.ROI)]
    assert lines == [0, 1, 1]
