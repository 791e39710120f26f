"""Tables: the format's own, figures right, hairlines only, never off their slot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn

from annualdeck.deck.page import TextDoesNotFit
from annualdeck.deck.sizing import sized
from annualdeck.deck.template import Template
from annualdeck.slide import Blocks, Cell, Grid, Header
from annualdeck.wording import label


@pytest.fixture
def table(demo, drawn: Callable) -> Callable:
    """table(grid): its slide, and the frame of the table on it."""

    def draw(grid: Grid, layout: str = "table-text", slot: str = "table", **others: object):
        slide = demo.content("x", layout, "短", "", **{slot: grid}, blocks=Blocks(demo.FOUND), **others)
        written = drawn(slide).slides[0]
        return written, next(shape for shape in written.shapes if shape.has_table)

    return draw


def run(table, row: int, column: int):
    return table.cell(row, column).text_frame.paragraphs[0].runs[0]


def test_figures_align_right_and_names_left_under_their_headers(table: Callable, demo):
    _, frame = table(demo.table())
    for row in range(6):
        alignments = [frame.table.cell(row, c).text_frame.paragraphs[0].alignment for c in range(6)]
        assert alignments == [PP_ALIGN.LEFT] + [PP_ALIGN.RIGHT] * 5


def test_a_header_carries_the_unit_its_figures_share(table: Callable, demo):
    _, frame = table(demo.table())
    assert [frame.table.cell(0, c).text for c in (1, 2)] == ["包裹（万件）", "占比"]


def test_a_unit_without_room_beside_its_name_stands_below_it(table: Callable, gallery, demo):
    """Never in the middle of the unit: 投诉, then （件/万件）."""
    grid = demo.table()
    headers = tuple(replace(h, name=f"{h.name}时长", unit="件/万件") if h.right else h for h in grid.headers)
    _, frame = table(replace(grid, headers=headers), "map-table-text", picture=gallery.provinces(), chart=gallery.hours())
    cells = [frame.table.cell(0, c).text_frame for c in range(1, 6)]
    assert all([r.text for r in cell.paragraphs[0].runs][-1] == "（件/万件）" for cell in cells)
    assert all(len(list(cell._element.iter(qn("a:br")))) == 1 for cell in cells)
    assert frame.table.rows[0].height > 2 * 9 * 12700


def test_a_header_without_room_breaks_between_words(table: Callable, gallery, demo):
    """Never 跨省72小, then 时达; and figures keep the columns that they need."""
    grid, names = demo.table(), ("人工首次响应时长", "跨省72小时达", "工单纠纷率", "市场口径转化率", "平均退款时长", "退款率", "异常件率")
    headers = (grid.headers[0], *(Header(name) for name in names))
    rows = tuple((*row, *row[1:3]) for row in grid.lines)
    _, frame = table(replace(grid, headers=headers, rows=rows, total=()), "map-table-text", picture=gallery.provinces(), chart=gallery.hours())
    told = [[r.text for r in frame.table.cell(0, c).text_frame.paragraphs[0].runs] for c in range(1, 8)]
    assert told == [
        ["人工首次响应", "时长"], ["跨省", "72小时达"], ["工单", "纠纷率"], ["市场口径", "转化率"], ["平均退款", "时长"], ["退款率"], ["异常件率"],
    ]


def test_best_and_worst_are_marked(table: Callable, demo):
    _, frame = table(demo.table())
    best, worst, other = run(frame.table, 3, 3), run(frame.table, 5, 3), run(frame.table, 1, 3)
    assert best.font.color.theme_color == MSO_THEME_COLOR.ACCENT_1 and best.font.bold
    assert worst.font.color.theme_color == MSO_THEME_COLOR.ACCENT_3 and worst.font.bold
    assert not other.font.bold


def test_the_own_row_is_filled(table: Callable, demo):
    grid = demo.table()
    own = tuple(replace(cell, mark="own") for cell in grid.rows[1])
    _, frame = table(replace(grid, rows=(grid.rows[0], own, *grid.rows[2:])))
    fills = [frame.table.cell(r, 0).fill.type is not None and frame.table.cell(r, 0).fill.type == 1 for r in (1, 2, 3)]
    assert fills == [False, True, False]


def test_only_hairlines_below_rows_are_drawn(table: Callable, demo):
    _, frame = table(demo.table())
    for cell in frame._element.iter(qn("a:tcPr")):
        assert all(cell.find(qn(f"a:{edge}")).find(qn("a:noFill")) is not None for edge in ("lnL", "lnR", "lnT"))
        assert int(cell.find(qn("a:lnB")).get("w")) <= 12700


def slot_of(slide, name: str):
    return next(p for p in slide.slide_layout.placeholders if p.name == name)


def test_a_short_column_keeps_its_words_on_one_line_beside_a_long_one():
    """A definition of 120 characters takes its two lines from the room that the source of six leaves, so that a row with
    a short one has but one.
    """
    headers = tuple(Header(name, right=False) for name in ("指标", "口径", "数据来源"))
    rows = tuple(tuple(Cell(label(words)) for words in ("支付金额", text, "千牛订单导出")) for text in ("口径" * 60, "口径"))
    layout = Template(None).layout("appendix")
    sizes = sized(layout, "table", Grid(title="短", alt=label("短"), headers=headers, rows=rows))

    assert sizes is not None
    assert sizes.columns[2] - 2 * sizes.side >= 6 * sizes.looks[0].size


@pytest.mark.parametrize("rows", [1, 5, 12])
def test_a_table_stays_in_its_slot_and_takes_its_width(table: Callable, demo, rows: int):
    slide, frame = table(demo.table(rows))
    slot = slot_of(slide, "table")
    assert (frame.left, frame.top) == (slot.left, slot.top) and frame.height <= slot.height
    assert frame.width == pytest.approx(slot.width, abs=20)
    assert frame.height == pytest.approx(sum(row.height for row in frame.table.rows), abs=20)


def test_long_names_wrap_and_figures_never_do(table: Callable, demo):
    _, frame = table(demo.table(4, "景德镇手工青花玲珑瓷茶具套装礼盒高档商务送礼"))
    assert frame.table.rows[1].height > 2 * 10 * 12700
    assert frame.table.columns[1].width / 12700 > 46   # 46.2 and 36.0% in 12 points, with air


def test_a_long_name_among_many_columns_has_what_they_leave_it_and_costs_no_row(table: Callable, gallery, demo):
    """Nine columns on seven inches; without the name's width they have room."""
    grid = demo.table(3, "韵达速递华东转运承运分公司")
    more = [Header("超时占比"), Header("投诉", "件/万件"), Header("同比")]
    wide = replace(grid, headers=(*grid.headers, *more), rows=tuple((*row, *row[1:4]) for row in grid.rows))
    _, frame = table(wide, "map-table-text", picture=gallery.provinces(), chart=gallery.hours())
    assert len(frame.table.rows) == 4
    assert frame.table.columns[0].width / 12700 < 120


def test_the_smallest_size_is_ten_points(table: Callable, demo):
    _, frame = table(demo.table(13))
    assert run(frame.table, 1, 1).font.size.pt >= 10


def test_too_many_rows_never_run_off_the_slide_nor_shrink_below_the_smallest_size(table: Callable, demo):
    slide, frame = table(demo.table(25))
    slot = slot_of(slide, "table")
    assert frame.height <= slot.height and run(frame.table, 1, 1).font.size.pt >= 10
    note = next(shape for shape in slide.shapes if shape.name == "table-note").text_frame.text
    assert note.endswith(f"另有{26 - len(frame.table.rows)}行见备注")
    assert "承运商20，包裹（万件）10.2" in slide.notes_slide.notes_text_frame.text


def test_too_many_columns_are_an_error(table: Callable, demo):
    headers = tuple(Header(f"很长的列名{i}号") for i in range(20))
    grid = replace(demo.table(), headers=headers, rows=(tuple(Cell(label("123,456.78")) for _ in headers),))
    with pytest.raises(TextDoesNotFit, match="table"):
        table(grid)


def test_the_footnote_stands_right_under_the_table(table: Callable, demo):
    slide, frame = table(demo.table(3))
    note = next(shape for shape in slide.shapes if shape.name == "table-note")
    assert 0 < note.top - (frame.top + frame.height) < 12 * 12700


def test_a_table_in_a_chart_slot_keeps_its_footnote(table: Callable, demo):
    slide, frame = table(demo.table(3), "chart-wide-text", "chart")
    note = next(shape for shape in slide.shapes if shape.name == "chart note")
    assert note.text_frame.text == demo.table().footnote
    assert note.top + note.height <= slot_of(slide, "chart").top + slot_of(slide, "chart").height


def test_a_total_stands_last_in_bold_under_a_line_of_ink(table: Callable, demo):
    grid = demo.table(3)
    _, frame = table(replace(grid, total=tuple(replace(cell, mark="") for cell in grid.rows[0])))
    assert len(frame.table.rows) == 5 and run(frame.table, 4, 1).font.bold
    lines = [frame.table.cell(r, 1)._tc.tcPr.find(qn("a:lnB")).find(".//" + qn("a:schemeClr")).get("val") for r in range(5)]
    assert lines == ["tx1", "accent2", "accent2", "tx1", "accent2"]


@pytest.mark.parametrize(("mark", "colour"), [
    ("high", MSO_THEME_COLOR.ACCENT_1), ("mid", MSO_THEME_COLOR.TEXT_2), ("low", MSO_THEME_COLOR.ACCENT_2),
])
def test_a_level_has_a_dot_of_its_weight_before_its_word(table: Callable, demo, mark: str, colour):
    grid = demo.table(1)
    _, frame = table(replace(grid, rows=((*grid.rows[0][:-1], Cell(label("高"), mark)),)))  # type: ignore[arg-type]
    dot, word = frame.table.cell(1, 5).text_frame.paragraphs[0].runs
    assert (dot.text, word.text) == ("●\u00a0", "高")
    assert dot.font.color.theme_color == colour and word.font.color.theme_color == MSO_THEME_COLOR.TEXT_1


@pytest.mark.parametrize(("share", "squares"), [(0.0, "□□□□□"), (0.09, "□□□□□"), (0.5, "■■■□□"), (0.61, "■■■□□"), (1.0, "■■■■■"), (1.4, "■■■■■")])
def test_a_share_has_squares_filled_as_far_as_it_goes(table: Callable, demo, share: float, squares: str):
    grid, done = demo.table(1), demo.of("policy.compliance", "完成率", share, demo.f.RATE)
    cell = Cell(demo.scaled(done, demo.Scale(1, "%", 0, True)), "share")
    _, frame = table(replace(grid, rows=((*grid.rows[0][:-1], cell),)))
    text = frame.table.cell(1, 5).text_frame.text
    assert text.startswith(squares + "\u00a0") and text.endswith("%")
    colour = MSO_THEME_COLOR.ACCENT_1 if 0 < squares.count("■") < 5 else MSO_THEME_COLOR.ACCENT_2
    assert frame.table.cell(1, 5).text_frame.paragraphs[0].runs[0].font.color.theme_color == colour


def test_a_column_of_levels_never_wraps(table: Callable, gallery, demo):
    slide, frame = table(gallery.rules())
    assert frame.table.columns[1].width / 12700 > 12 * 2 + 14
