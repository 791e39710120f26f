"""A deck that was changed behind the program's back is caught: each test breaks one thing on purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from annualdeck.deck import write
from annualdeck.deck.fitting import fitting
from annualdeck.deck.readback import DeckDoesNotMatch, Difference, check
from annualdeck.deck.template import Template
from annualdeck.slide import Bars, Blocks, Placed, Series
from annualdeck.wording import plain


@pytest.fixture
def checked(demo, tmp_path: Path) -> Callable:
    """checked(change): a small deck with that change made to the file, read back; what was found."""
    slides = (
        demo.divider(0),
        demo.content("ads", "cards-chart-text", "投产比{ads.roi}，{ads.roi:change}", "广告投放ROI", 1,
                     cards=demo.slides()[9].content["cards"], chart=demo.two_years(), blocks=Blocks(demo.FOUND)),
        demo.content("fulfilment", "table-text", "发货率{fulfilment.ship_48h}", "物流", 2, table=demo.table(),
                     blocks=Blocks(demo.FOUND)),
    )
    deck = demo.deck(*slides)
    out = tmp_path / "deck.pptx"
    placed = write(deck, None, out, lambda placed: b"<ledger/>")

    def run(change: Callable, figures: list[Placed] | None = None) -> list[str]:
        file = Presentation(str(out))
        change(file)
        file.save(str(out))
        try:
            check(out, deck, placed if figures is None else figures)
        except DeckDoesNotMatch as found:
            return [difference.text() for difference in found.differences]
        return []

    run.placed = placed  # type: ignore[attr-defined]
    return run


def shape(file, page: int, name: str):
    return next(s for s in file.slides[page - 1].shapes if s.name == name)


def test_the_untouched_file_passes(checked: Callable):
    assert checked(lambda file: None) == []


def test_a_changed_digit_in_a_title(checked: Callable):
    def change(file):
        run = shape(file, 2, "title").text_frame.paragraphs[0].runs[0]
        run.text = run.text.replace("4.3", "4.8")

    assert checked(change) == ["第2页多出“投产比4.8，同比提高0.8”", "第2页缺少“投产比4.3，同比提高0.8”", "第2页title 缺少“4.3”"]


def test_a_changed_word_in_a_finding(checked: Callable):
    def change(file):
        run = shape(file, 2, "block1").text_frame.paragraphs[1].runs[0]
        run.text = run.text.replace("提高", "下降")

    assert len(checked(change)) >= 2


def test_a_figure_that_somebody_added(checked: Callable):
    def change(file):
        box = file.slides[1].shapes.add_textbox(Inches(1), Inches(1), Inches(1), Inches(1))
        box.text_frame.text = "利润3,000万元"

    assert checked(change) == ["第2页多出“利润3,000万元”"]


def test_a_card_that_is_gone(checked: Callable):
    def change(file):
        tree = file.slides[0].shapes._spTree
        tree.remove(next(tree.iter(qn("p:grpSp"))))

    found = checked(change)
    assert "第1页缺少“支付金额10.4亿元同比↑18.2%”" in found and "第1页card 支付金额 缺少“10.4”" in found


def test_a_changed_cell_of_a_table(checked: Callable):
    def change(file):
        shape(file, 3, "table").table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "99.9"

    assert "第3页多出“99.9”" in checked(change)


def test_a_changed_value_in_a_chart(checked: Callable):
    def change(file):
        chart = shape(file, 2, "chart").chart._chartSpace
        values = [v for cache in chart.iter(qn("c:numCache")) for v in cache.iter(qn("c:v"))]
        values[-1].text = str(float(values[-1].text) * 1.01)

    found = checked(change)
    assert len(found) == 1 and "chart series" in found[0]


def test_a_label_typed_into_a_chart(checked: Callable):
    def change(file):
        chart = shape(file, 2, "chart").chart._chartSpace
        next(t for t in chart.iter(qn("a:t"))).text = "双11 1.99"

    assert any("图表里多出“双11 1.99”" in words for words in checked(change))


def test_the_beginning_of_a_number_that_the_model_does_not_say(checked: Callable):
    def change(file):
        chart = shape(file, 2, "chart").chart._chartSpace
        next(t for t in chart.iter(qn("a:t"))).text = "双11 97…"

    assert any("图表里多出“双11 97…”" in words for words in checked(change))


def test_a_name_may_be_cut_within_its_number(demo, tmp_path: Path):
    points = demo.two_years().series[1].points[:2]
    chart = Bars(title="商品", alt=plain("商品"), categories=("景德镇手工青花玲珑瓷茶具六件套装礼1288888毫升大容量装", "茶"), series=(Series("2025", points),))
    slide = demo.content("x", "two-charts-text", "短", "", chart1=chart, chart2=chart, blocks=demo.Blocks(demo.FOUND))
    write(demo.deck(slide), None, tmp_path / "deck.pptx", lambda placed: b"<ledger/>")
    words = [v.text for chart in Presentation(str(tmp_path / "deck.pptx")).slides[0].shapes if chart.has_chart
             for v in chart.chart._chartSpace.iter(qn("c:v"))]
    assert [word for word in words if word.endswith("…")] == ["景德镇手工青花玲珑瓷茶具六件套装礼128888…"]


def test_changed_speaker_notes(checked: Callable):
    def change(file):
        paragraph = file.slides[1].notes_slide.notes_text_frame.paragraphs[1]
        paragraph.runs[0].text = paragraph.runs[0].text.replace("18.2%", "28.2%")

    assert "第2页notes 缺少“同比增长18.2%”" in checked(change)


def test_a_changed_alternative_text(checked: Callable):
    def change(file):
        shape(file, 2, "chart")._element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", "全年12.4亿元")

    assert "第2页chart alt 缺少“10.4亿元”" in checked(change)


def test_a_figure_that_is_not_in_the_ledger(checked: Callable):
    figures = [p for p in checked.placed if p.place != "title"]  # type: ignore[attr-defined]
    assert checked(lambda file: None, figures) == ["第2页没有登记 ads.roi“4.3”", "第2页没有登记 ads.roi“同比提高0.8”",
                                                   "第3页没有登记 fulfilment.ship_48h“97.4%”"]


def test_a_point_of_a_chart_that_is_not_in_the_ledger(checked: Callable):
    figures = [p for p in checked.placed if p.bound.figure.slice != {"month": "2025-11"}]  # type: ignore[attr-defined]
    assert checked(lambda file: None, figures) == [
        "第2页图表里没有登记 sales.paid_amount“168,000,000.00元”", "第2页图表里多出“双11 1.68”",
    ]


def test_the_sentence_names_the_first_differences_only():
    many = DeckDoesNotMatch(tuple(Difference(1, "多出", f"第{i}处") for i in range(1, 20)))
    assert "第8处”…" in many.text() and "第9处" not in many.text()
    assert "第8处”…" in many.text("en")


def test_a_slide_that_is_gone(checked: Callable):
    def change(file):
        entry = file.slides._sldIdLst[2]
        file.part.drop_rel(entry.rId)
        file.slides._sldIdLst.remove(entry)

    assert checked(change) == ["第2页页数不是“3”"]


def test_a_file_that_differs_is_never_put_in_place(demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Drawing that drops a finding is a defect of the program: the old file stays."""
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"the old deck")
    monkeypatch.setattr("annualdeck.deck.slides.draw_blocks", lambda page, blocks: None)
    slide = demo.content("x", "text", "短", "", blocks=Blocks(demo.FOUND))
    with pytest.raises(DeckDoesNotMatch, match="高客单价商品"):
        write(demo.deck(slide), None, out, lambda placed: b"<ledger/>")
    assert out.read_bytes() == b"the old deck" and list(tmp_path.iterdir()) == [out]


# -- quotes, timelines, tiles, tables with marks -----------------------------------------------------------------------
@pytest.fixture
def words_checked(demo, gallery, tmp_path: Path) -> Callable:
    """words_checked(change): slides with the blocks that are words and shapes, changed and read back; what was found."""
    brief = Blocks((demo.block("周转", "周转天数{inventory.days}。"),))
    deck = demo.deck(
        demo.content("feedback", "quotes-text", "短", "", chart1=gallery.sentiment(), chart2=gallery.reception(),
                     quotes=gallery.voices(), blocks=brief),
        demo.content("policy", "timeline-table-text", "短", "", timeline=gallery.dates(), table=gallery.rules(), blocks=brief),
        demo.content("overview", "overview", "短", "", tiles=gallery.year(demo.CTR, demo.PAID)),
        demo.content("goals", "bridge-bullets-text", "短", "", chart1=gallery.bridge(), chart2=gallery.goals(), blocks=brief),
    )
    out = tmp_path / "deck.pptx"
    placed = write(deck, None, out, lambda placed: b"<ledger/>")
    fitted = demo.deck(*(demo_fitting(slide) for slide in deck.slides))

    def run(change: Callable) -> list[str]:
        file = Presentation(str(out))
        change(file)
        file.save(str(out))
        try:
            check(out, fitted, placed)
        except DeckDoesNotMatch as found:
            return [difference.text() for difference in found.differences]
        return []

    return run


def demo_fitting(slide):
    return fitting(slide, Template(None).layout(slide.layout))


def test_slides_of_words_and_shapes_pass_untouched(words_checked: Callable):
    assert words_checked(lambda file: None) == []


def test_a_changed_word_in_a_quote(words_checked: Callable):
    def change(file):
        run = next(s for s in file.slides[0].shapes if s.name == "quotes card").text_frame.paragraphs[0].runs[0]
        run.text = run.text.replace("快多了", "慢多了")

    assert [words[:5] for words in words_checked(change)] == ["第1页多出", "第1页缺少"]


def test_a_changed_day_on_a_timeline(words_checked: Callable):
    def change(file):
        group = next(s for s in file.slides[1].shapes if s.name == "timeline")
        next(s for s in group.shapes if s.name == "event").text_frame.paragraphs[0].runs[0].text = "2月30日"

    assert [words[:5] for words in words_checked(change)] == ["第2页多出", "第2页缺少"]


def test_a_square_too_many_in_a_table(words_checked: Callable):
    def change(file):
        run = shape(file, 2, "table").table.cell(2, 4).text_frame.paragraphs[0].runs[0]
        run.text += "■"

    assert [words[:5] for words in words_checked(change)] == ["第2页多出", "第2页缺少"]


def test_a_changed_point_in_the_small_line_of_a_tile(words_checked: Callable):
    def change(file):
        chart = shape(file, 3, "tiles 点击率 走势").chart._chartSpace
        values = [v for cache in chart.iter(qn("c:numCache")) for v in cache.iter(qn("c:v"))]
        values[3].text = "0.9"

    assert words_checked(change) == ["第3页tiles series 点击率 point 4 缺少“0.34%”"]


def test_a_changed_target_beside_a_bullet(words_checked: Callable):
    def change(file):
        chart = shape(file, 4, "chart2").chart._chartSpace
        words = next(t for t in chart.iter(qn("a:t")) if (t.text or "").startswith("10.4亿元"))
        words.text = words.text.replace("12.0", "12.9")

    found = words_checked(change)
    assert "第4页chart2 row 支付金额 target 缺少“12.0亿元”" in found and any("图表里多出" in words for words in found)
