"""The written file: complete, editable, the same every time, and only in place when everything fits."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from annualdeck.deck import DeckUnsound, OutputNotWritable, sound, write
from annualdeck.deck.page import TextDoesNotFit
from annualdeck.deck.readback import DeckDoesNotMatch
from annualdeck.slide import Blocks, Paragraphs, Placed, waiting
from annualdeck.wording import Label, Text, plain

Written = tuple[Path, list[Placed]]


def ledger(placed: object) -> bytes:
    return b"<ledger/>"


def texts(slide) -> list[str]:
    """Every paragraph of a slide in reading order, charts left out."""
    return ["".join(t.text for t in p.iter(qn("a:t"))) for p in slide.shapes._spTree.iter(qn("a:p"))]


def test_the_package_keeps_every_invariant(written: Written):
    assert [fault.text() for fault in sound.check(written[0])] == []


def test_the_same_deck_is_the_same_bytes(demo, written: Written, tmp_path: Path):
    write(demo.deck(), None, tmp_path / "again.pptx", ledger)
    assert (tmp_path / "again.pptx").read_bytes() == written[0].read_bytes()


def test_the_properties_are_the_decks_and_nobody_elses(written: Written):
    properties = Presentation(str(written[0])).core_properties
    assert (properties.title, properties.author, properties.subject) == (
        "松鹤堂旗舰店2025年度汇报", "运营中心", "淘宝运营年度汇报",
    )
    assert properties.last_modified_by == "运营中心" and properties.created.isoformat().startswith("2026-01-08")


def test_every_placeholder_is_filled_and_carries_its_slots_name(written: Written):
    for slide in Presentation(str(written[0])).slides:
        slots = {p.placeholder_format.idx: p.name for p in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            assert shape.name == slots[shape.placeholder_format.idx]
            assert not shape.has_text_frame or shape.text_frame.text


def test_shape_ids_are_unique_on_each_slide(written: Written):
    for slide in Presentation(str(written[0])).slides:
        ids = slide.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))


def test_the_reading_order_is_the_order_of_the_slots(written: Written):
    slide = next(s for s in Presentation(str(written[0])).slides if s.slide_layout.name == "cards-chart-text")
    slots = [p.name for p in slide.slide_layout.placeholders]
    order = [slots.index(shape.name.split(" ")[0]) for shape in slide.shapes]
    assert order == sorted(order)
    assert [shape.name for shape in slide.shapes][:2] == ["kicker", "title"]


def test_every_run_is_chinese_in_the_themes_fonts_and_every_colour_is_the_themes(written: Written):
    for slide in Presentation(str(written[0])).slides:
        tree = slide.shapes._spTree
        assert not tree.xpath(".//a:srgbClr")
        for run in tree.iter(qn("a:rPr")):
            assert run.get("lang") == "zh-CN"
            assert run.find(qn("a:ea")).get("typeface") in ("+mn-ea", "+mj-ea")


def test_no_text_is_left_to_autofit(written: Written):
    for slide in Presentation(str(written[0])).slides:
        assert not slide.shapes._spTree.xpath(".//a:normAutofit | .//a:spAutoFit")


def test_charts_pictures_and_tables_say_what_they_show_and_decoration_says_it_is_one(written: Written):
    for slide in Presentation(str(written[0])).slides:
        for element in slide.shapes._spTree.iter(qn("p:graphicFrame"), qn("p:pic")):
            assert element.xpath("./*/p:cNvPr/@descr")[0]
        for element in slide.shapes._spTree.iter(qn("p:sp")):
            bare = element.find(qn("p:txBody")) is None
            assert bare == bool(element.xpath('.//*[local-name()="decorative"]'))


def test_each_line_of_the_contents_leads_to_its_divider_and_names_its_page(written: Written):
    slides = list(Presentation(str(written[0])).slides)
    shapes = {shape.name: shape for shape in slides[1].shapes}
    for i in range(1, 7):
        target = shapes[f"section{i}"].click_action.target_slide
        assert target.slide_layout.name == "divider"
        assert shapes[f"section{i}"].text_frame.text in texts(target)
        assert shapes[f"page{i}"].text_frame.text == f"{slides.index(target) + 1:02d}"


def test_what_stands_beside_the_contents_leads_to_its_page(written: Written):
    slides = list(Presentation(str(written[0])).slides)
    (year,) = [slide for slide in slides if slide.slide_layout.name == "overview"]
    shapes = {shape.name: shape for shape in slides[1].shapes}

    assert shapes["beside1"].text_frame.text == f"年度总览  {slides.index(year) + 1:02d}"
    assert shapes["beside1"].click_action.target_slide.slide_id == year.slide_id
    assert "beside2" not in shapes


def test_the_sorter_groups_the_slides_by_section(written: Written):
    with zipfile.ZipFile(written[0]) as package:
        xml = package.read("ppt/presentation.xml").decode()
    sections = re.findall(r'<p14:section name="(.*?)".*?</p14:section>', xml)
    counts = [part.count("<p14:sldId ") for part in xml.split("<p14:section ")[1:]]
    assert sections == ["开篇", "正文"] and counts == [1, len(Presentation(str(written[0])).slides) - 1]


def test_the_notes_say_what_to_say_and_where_it_comes_from(written: Written):
    slide = next(s for s in Presentation(str(written[0])).slides if s.slide_layout.name == "two-charts-text")
    assert slide.notes_slide.notes_text_frame.text.split("\n") == [
        "讲解要点", "先讲结论：10.4亿元，同比增长18.2%。", "再讲三个来源。", "口径",
        "支付金额：买家实际支付的金额，含邮费，未扣退款。", "数据来源",
        "订单报表 orders-2025.csv，612,480 行，2025-01-01 至 2025-12-31", "缺失", "净销售额：缺少退款导出",
    ]


def test_the_ledger_is_a_part_of_the_file(demo, tmp_path: Path):
    def attach(placed: list[Placed]) -> bytes:
        return f'<ledger figures="{len(placed)}"/>'.encode()

    placed = write(demo.deck(demo.divider(0)), None, tmp_path / "deck.pptx", attach)
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        assert package.read("customXml/item1.xml") == f'<ledger figures="{len(placed)}"/>'.encode()


def test_every_figure_is_registered_with_its_page_and_place(demo, tmp_path: Path):
    placed = write(demo.deck(demo.divider(0)), None, tmp_path / "deck.pptx", ledger)
    assert [(p.page, p.slide, p.place, p.bound.shown) for p in placed][:3] == [
        (1, "divider-01", "card 支付金额", "10.4"), (1, "divider-01", "card 支付金额", "亿元"),
        (1, "divider-01", "card 支付金额", "↑18.2%"),
    ]


def test_control_characters_of_a_name_do_not_break_the_file(drawn: Callable, demo):
    slide = demo.content("x", "text", "{sales.paid_amount}", "a\x0bb", blocks=Blocks((
        Paragraphs("名\x00称\u2028换行", (Text((Label("<=1+1>&\x07 商品"), "售出。")),)),
    )))
    assert {"名 称 换行", "<=1+1>&  商品售出。"} <= set(texts(drawn(slide).slides[0]))


# -- text that does not fit --------------------------------------------------------------------------------------------
def test_a_long_title_takes_the_next_smaller_size_and_not_less_than_twenty_points(drawn: Callable, demo):
    """36 characters of 24 points fill a line of 873.6 pt; 80 need a smaller size in two lines; the floor is 20."""
    for words, size in (("字" * 60, None), ("字" * 80, 2100)):
        slide = drawn(demo.content("x", "text", words, "", blocks=Blocks(demo.FOUND))).slides[0]
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size == (size and size * 127)


def test_all_texts_that_are_too_long_are_named_at_once(demo, tmp_path: Path):
    slides = (
        demo.content("one", "text", "字" * 100, "", blocks=Blocks(demo.FOUND)),
        demo.content("two", "text", "短", "题" * 120, blocks=Blocks(demo.FOUND)),
    )
    with pytest.raises(TextDoesNotFit) as caught:
        write(demo.deck(*slides), None, tmp_path / "deck.pptx", ledger)
    assert [(o.page, o.slide, o.slot) for o in caught.value.overflows] == [(1, "one", "title"), (2, "two", "kicker")]
    assert "第1页（one）的title放不下" in caught.value.text("zh") and "page 2 (two), kicker" in caught.value.text("en")


def test_a_deck_that_does_not_fit_leaves_the_old_file_alone(demo, tmp_path: Path):
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"the old deck")
    with pytest.raises(TextDoesNotFit):
        write(demo.deck(demo.content("x", "text", "字" * 100, "", blocks=Blocks(demo.FOUND))), None, out, ledger)
    assert out.read_bytes() == b"the old deck" and list(tmp_path.iterdir()) == [out]


def test_an_output_that_cannot_be_written_is_one_sentence(demo, tmp_path: Path):
    (tmp_path / "deck.pptx").mkdir()
    with pytest.raises(OutputNotWritable, match=re.escape(str(tmp_path / "deck.pptx"))):
        write(demo.deck(demo.divider(0)), None, tmp_path / "deck.pptx", ledger)
    assert [p.name for p in tmp_path.iterdir()] == ["deck.pptx"]


# -- findings ----------------------------------------------------------------------------------------------------------
def test_few_findings_share_the_whole_region(drawn: Callable, demo):
    """Four slots stand one below the other; two findings start at its top and at its middle."""
    slides = [demo.content("x", "text", "短", "", blocks=Blocks(demo.FOUND[:n])) for n in (1, 2, 3)]
    tops = [[s.top for s in slide.shapes if s.name.endswith("-rule")] for slide in drawn(*slides).slides]
    slots = {p.name: p for p in drawn(*slides).slides[0].slide_layout.placeholders}
    first, region = slots["block1-rule"].top, slots["block4"].top + slots["block4"].height - slots["block1-rule"].top
    for count, found in enumerate(tops, 1):
        assert len(found) == count and found[0] == first
        pitches = [(b - a) * count / region for a, b in zip(found, found[1:], strict=False)]
        assert pitches == pytest.approx([1.0] * len(pitches), abs=0.03)


def tops_of(slide) -> list[int]:
    return [s.top for s in slide.shapes if s.name.endswith("-rule") and s.name.startswith("block")]


def test_rows_that_wait_take_one_line_under_the_findings(drawn: Callable, demo):
    """A finding has half as much again as its slot; two that wait follow it, each as high as its line and the air around."""
    quiet = (waiting("响应与解决", "缺少售后工单导出"), waiting("纠纷与服务商", "缺少千牛退款导出"))
    slide = drawn(demo.content("x", "text", "短", "", blocks=Blocks((demo.FOUND[0], *quiet)))).slides[0]
    slots = {p.name: p for p in slide.slide_layout.placeholders}
    slot, air = slots["block2-rule"].top - slots["block1-rule"].top, slots["block1"].top - slots["block1-rule"].top
    first, second, third = tops_of(slide)
    assert second - first == pytest.approx(1.5 * slot, rel=0.01)
    assert third - second == pytest.approx(20 * 12700 + 2 * air, rel=0.01)
    assert {s.height for s in slide.shapes if s.name in ("block2", "block3", "block2-number")} == {20 * 12700}


def test_where_all_wait_the_rows_stand_close_at_the_top(drawn: Callable, demo):
    quiet = tuple(waiting(heading, "缺少售后工单导出") for heading in ("一", "二", "三"))
    slide = drawn(demo.content("x", "text", "短", "", blocks=Blocks(quiet))).slides[0]
    first, second, third = tops_of(slide)
    slots = {p.name: p for p in slide.slide_layout.placeholders}
    assert first == slots["block1-rule"].top
    assert third - second == second - first < 0.5 * (slots["block2-rule"].top - first)


def test_a_waiting_row_among_full_ones_gives_way_to_them(drawn: Callable, demo):
    """Three findings that need the whole region: the letters shrink, nothing is cut and nothing overlaps."""
    long = tuple(Paragraphs(f"标题{i}", (plain("支付金额同比增长，客单价与买家数同时提高。" * 8),), whole=True) for i in range(3))
    slide = drawn(demo.content("x", "text", "短", "", blocks=Blocks((*long, waiting("退款", "缺少退款导出"))))).slides[0]
    boxes = [(s.top, s.top + s.height) for s in slide.shapes if re.fullmatch(r"block\d", s.name)]
    assert len(boxes) == 4 and all(a[1] <= b[0] for a, b in zip(boxes, boxes[1:], strict=False))
    last = next(p for p in slide.slide_layout.placeholders if p.name == "block4")
    assert boxes[-1][1] <= last.top + last.height


def test_findings_in_columns_take_even_widths(drawn: Callable, demo):
    slide = drawn(demo.content("x", "chart-wide-text", "短", "", chart=demo.two_years(), blocks=Blocks(demo.FOUND)))
    widths = {s.width for s in slide.slides[0].shapes if re.fullmatch(r"block\d", s.name)}
    rights = [s.left + s.width for s in slide.slides[0].shapes if s.name == "block3"]
    chart = next(s for s in slide.slides[0].shapes if s.name == "chart")
    assert len(widths) == 1 and rights[0] == pytest.approx(chart.left + chart.width, abs=12700)


def test_a_finding_without_data_is_muted(drawn: Callable, demo):
    missing = waiting("退款", "缺少退款导出")
    slide = drawn(demo.content("x", "text", "短", "", blocks=Blocks((missing,)))).slides[0]
    assert str(missing.sentences[0]) in texts(slide)
    body = next(s for s in slide.shapes if s.name == "block1")
    assert [p.level for p in body.text_frame.paragraphs] == [2]


def test_a_finding_that_is_too_long_gives_up_its_last_sentences_and_a_whole_one_is_an_error(demo, tmp_path: Path):
    sentences = tuple(plain(f"第{name}句" + "话" * 60 + "。") for name in "一二三四五六七八")
    long = Paragraphs("标题", sentences)
    slide = demo.content("x", "cards-chart-text", "短", "", cards=demo.slides()[9].content["cards"],
                         chart=demo.two_years(), blocks=Blocks((long, *demo.FOUND)))
    write(demo.deck(slide), None, tmp_path / "deck.pptx", ledger)
    said = "\n".join(texts(Presentation(str(tmp_path / "deck.pptx")).slides[0]))
    assert "第一句" in said and "第八句" not in said
    whole = demo.content("x", "cards-chart-text", "短", "", cards=slide.content["cards"], chart=demo.two_years(),
                         blocks=Blocks((Paragraphs("标题", sentences, whole=True), *demo.FOUND)))
    with pytest.raises(TextDoesNotFit, match="blocks"):
        write(demo.deck(whole), None, tmp_path / "deck.pptx", ledger)


def test_a_table_in_a_slot_for_charts_is_no_chart_placeholder(drawn: Callable, demo):
    slide = drawn(demo.content("x", "chart-wide-text", "短", "", chart=demo.table(3), blocks=Blocks(demo.FOUND)))
    frame = next(shape for shape in slide.slides[0].shapes if shape.has_table)
    assert not frame.is_placeholder and frame.name == "chart"


def test_nothing_of_the_library_stays_in_the_file(written: Written):
    with zipfile.ZipFile(written[0]) as package:
        assert not any("thumbnail" in name for name in package.namelist())
        about = package.read("docProps/app.xml") + package.read("docProps/core.xml")
    assert b"Macintosh" not in about and b"Steve" not in about and b"python-pptx" not in about


def with_one_id_twice(file: Path) -> None:
    """Gives the last shape of slide 1 the id of the first one."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    words = parts["ppt/slides/slide1.xml"].decode()
    ids = re.findall(r'<p:cNvPr id="(\d+)"', words)
    parts["ppt/slides/slide1.xml"] = words.replace(f'<p:cNvPr id="{ids[-1]}"', f'<p:cNvPr id="{ids[1]}"').encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_a_deck_whose_package_is_broken_is_not_saved(demo, tmp_path: Path, monkeypatch):
    """Something breaks the file after it was written: two shapes of one id. The old file stays."""
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"the old deck")
    monkeypatch.setattr("annualdeck.deck.place.reproducible", with_one_id_twice)
    with pytest.raises((DeckUnsound, DeckDoesNotMatch)) as refused:
        write(demo.deck(), None, out, ledger)
    assert "没有保存" in str(refused.value)
    assert out.read_bytes() == b"the old deck"
    assert list(tmp_path.iterdir()) == [out]
