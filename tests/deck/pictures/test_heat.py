"""Heat maps, and what holds for every picture."""

import io
import subprocess
import sys

import pytest
from lxml import etree
from PIL import Image

from annualdeck.deck.palette import Theme, theme_of
from annualdeck.deck.pictures.heat import plan
from annualdeck.deck.pictures.plan import Area, Words, shade
from annualdeck.figure import GROWTH, ORDERS, RATE, Figure
from annualdeck.slide import HeatMap
from annualdeck.wording import plain


def heat_map(unit, *rows, columns=None):
    cells = tuple(tuple(None if v is None else Figure("k", "指标", v, unit) for v in row) for row in rows)
    names = columns or tuple(f"第{c}月" for c in range(len(rows[0])))
    return HeatMap(title="复购", alt=plain("图"), rows=tuple(f"{r}月" for r in range(len(rows))), columns=names, cells=cells)


TRIANGLE = heat_map(RATE, (0.30, 0.24, 0.19), (0.32, 0.26, None), (0.33, None, None))


@pytest.fixture
def triangle(drawn):
    return drawn(TRIANGLE)


def areas(laid_out):
    return [mark for mark in laid_out.marks if isinstance(mark, Area)]


def words(laid_out):
    return [mark.text for mark in laid_out.marks if isinstance(mark, Words)]


def svg_of(picture):
    link = picture._element.xpath(".//*[local-name() = 'svgBlip']")[0]
    return picture.part.related_part(link.get(f"{{{link.nsmap['r']}}}embed"))


def test_the_picture_is_a_vector_with_a_sharp_bitmap_behind_it(triangle):
    picture, _ = triangle
    vector = svg_of(picture)
    assert etree.fromstring(vector.blob).tag == "{http://www.w3.org/2000/svg}svg"
    assert vector.content_type == "image/svg+xml"
    bitmap = Image.open(io.BytesIO(picture.image.blob))
    assert bitmap.format == "PNG"
    assert bitmap.width >= 1.9 * picture.width / 914400 * 96
    assert bitmap.width / bitmap.height == pytest.approx(picture.width / picture.height, rel=0.01)


def test_nothing_of_the_picture_is_cropped(triangle):
    picture, _ = triangle
    assert (picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom) == (0, 0, 0, 0)


def test_words_are_outlines_so_that_no_machine_needs_the_font(triangle):
    assert b"<text" not in svg_of(triangle[0]).blob


def test_each_figure_is_bound_to_its_cell_and_an_empty_cell_to_none(triangle):
    assert [(place, bound.shown) for place, bound in triangle[1]] == [
        ("cell r1c1", "30.0%"), ("cell r1c2", "24.0%"), ("cell r1c3", "19.0%"), ("cell r2c1", "32.0%"),
        ("cell r2c2", "26.0%"), ("cell r3c1", "33.0%")]


def test_colours_are_those_of_the_theme(triangle):
    picture, _ = triangle
    theme = theme_of(picture.part)
    assert f"#{shade(1.0).rgb(theme)}".lower() == "#f25c05"
    assert b"#f25c05" in svg_of(picture).blob.lower()


def test_the_same_figures_are_the_same_bytes_and_one_file(drawn, triangle):
    again, _ = drawn(TRIANGLE)
    assert again.image.blob == triangle[0].image.blob
    assert svg_of(again) is svg_of(triangle[0])


def test_the_smallest_values_are_pale_and_negative_ones_have_another_colour():
    theme = Theme({"lt2": "FFFFFF", "accent1": "FF0000", "accent3": "0000FF"})
    assert shade(1.0).rgb(theme) == "FF0000"
    assert shade(-1.0).rgb(theme) == "0000FF"
    assert shade(0.0).rgb(theme) == "FFEBEB"


def test_cells_do_not_overlap_and_stay_inside():
    laid_out, _ = plan(heat_map(GROWTH, *([[0.1, -0.2, None, 0.4]] * 8)), 560, 330)
    cells = areas(laid_out)
    for cell in cells:
        assert 0 <= cell.x and cell.x + cell.width <= 560.001
        assert 0 <= cell.y and cell.y + cell.height <= 330.001
    assert len({(cell.x, cell.y) for cell in cells}) == len(cells) == 24
    assert "-20.0%" in words(laid_out)


def test_values_too_wide_for_their_cells_give_way_to_a_key_of_the_extremes(drawn):
    hours = heat_map(ORDERS, *[[h * (d + 1) for h in range(48)] for d in range(7)], columns=tuple(f"{h}时" for h in range(48)))
    laid_out, _ = plan(hours, 560, 330)
    assert words(laid_out)[-2:] == ["0", "329"]
    assert [bound.shown for _, bound in drawn(hours)[1]] == ["0", "329"]


def test_long_row_names_leave_room_for_the_cells():
    chart = HeatMap(title="", alt=plain(""), rows=("很长的商品类目名称" * 9,), columns=("1月",),
                    cells=((Figure("k", "指标", 0.1, RATE),),))
    laid_out, _ = plan(chart, 560, 330)
    assert areas(laid_out)[0].x <= 0.25 * 560 + 9
    assert words(laid_out)[-1].endswith("…")


def test_a_map_without_any_figure_is_drawn_empty(drawn):
    assert drawn(heat_map(RATE, (None, None)))[1] == []


def test_matplotlib_is_not_loaded_before_a_picture_is_drawn():
    code = "import sys; import annualdeck.deck.pictures; print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
