"""What a slide has no room for is cut before drawing and stands whole in the notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualdeck.deck.fitting import fitting
from annualdeck.deck.shorter import renamed, shortened
from annualdeck.deck.sizing import fitted, sized
from annualdeck.deck.template import Template
from annualdeck.slide import Blocks, Cell, Grid, Header, Paragraphs, Slide
from annualdeck.wording import Bound, Label, Text, label, plain


@pytest.fixture(scope="module")
def template() -> Template:
    return Template(None)


@pytest.fixture
def fit(demo, template: Template):
    """fit(layout, slot=block, …): the slide as far as it fits."""
    def made(layout: str, **blocks: object) -> Slide:
        slide = demo.content("x", layout, "短", "", **blocks, blocks=Blocks(demo.FOUND[:2]))
        return fitting(slide, template.layout(layout))
    return made


LONG = "详情页与客服话术已全部更新，退货运费险覆盖全部定制外商品，抽检每月一次，超时订单主动补偿"


# -- tables ------------------------------------------------------------------------------------------------------------
def test_a_table_that_fits_is_left_alone(fit, demo):
    fitted = fit("table-text", table=demo.table())
    assert fitted.content["table"] == replace(demo.table(), told=1)
    assert fitted.notes.more == ()


def test_long_words_are_cut_and_the_notes_have_them_whole(fit, gallery):
    grid = gallery.rules()
    rows = tuple((*row[:2], Cell(label(LONG * 3)), *row[3:]) for row in grid.rows)
    fitted = fit("timeline-table-text", timeline=gallery.dates(), table=replace(grid, rows=rows))
    cells = [str(row[2].text) for row in fitted.content["table"].rows]
    assert all(text.endswith("…") and LONG.startswith(text[:20]) for text in cells)
    assert str(fitted.notes.more[0]) == f"规则与应对，七天无理由退货新规，应对：{LONG * 3}"
    assert len(fitted.notes.more) == 3


def test_rows_without_room_go_from_the_end_and_the_footnote_counts_them(fit, demo, template):
    grid = demo.table(25)
    fitted = fit("table-text", table=grid)
    kept = fitted.content["table"]
    assert kept.rows == grid.rows[: len(kept.rows)] and 8 < len(kept.rows) < 25
    assert kept.footnote == f"{grid.footnote}；另有{25 - len(kept.rows)}行见备注"
    assert len(fitted.notes.more) == 25 - len(kept.rows)
    last = fitted.notes.more[-1]
    assert str(last).startswith("快递公司对比：承运商20，包裹（万件）10.2，占比7.9%")
    assert {b.figure.kpi for b in last.bound} == {f"fulfilment.c{c}" for c in range(5)}    # its figures stay bound
    assert sized(template.layout("table-text"), "table", kept) is not None


def test_the_own_row_and_the_total_stay(fit, demo):
    grid = demo.table(25)
    own = tuple(replace(cell, mark="own") for cell in grid.rows[24])
    total = tuple(replace(cell, mark="") for cell in grid.rows[0])
    kept = fit("table-text", table=replace(grid, rows=(*grid.rows[:24], own), total=total)).content["table"]
    assert kept.rows[-1] == own and kept.total == total


def test_a_table_with_too_many_columns_stays_for_the_drawing_to_report(fit, demo):
    grid = replace(demo.table(), headers=tuple(Header(f"很长的列名{i}号") for i in range(20)),
                   rows=(tuple(Cell(label("123,456.78")) for _ in range(20)),))
    assert fit("table-text", table=grid).content["table"].rows == grid.rows


# -- texts -------------------------------------------------------------------------------------------------------------
def upto(count: int):
    return lambda words: len(words) <= count


def test_a_text_is_cut_at_its_end_with_an_ellipsis(demo):
    assert str(shortened(plain("更换可降解胶带与循环箱"), upto(6))) == "更换可降解…"
    assert shortened(plain("更换"), upto(6)) == plain("更换")


def test_a_comma_before_the_ellipsis_goes(demo):
    assert str(shortened(plain("更换胶带，与循环箱"), upto(6))) == "更换胶带…"


def test_a_figure_stays_whole_or_goes(demo):
    said = Text(("占比", Bound(demo.CTR, "value", "5.2%"), "，高于上年"))
    assert str(shortened(said, upto(8))) == "占比5.2%…"
    assert shortened(said, upto(8)).bound == said.bound
    assert str(shortened(said, upto(5))) == "占比…" and shortened(said, upto(5)).bound == ()


def test_a_name_from_the_data_stays_a_name(demo):
    assert shortened(label("景德镇手工青花玲珑瓷"), upto(4)).parts == (Label("景德镇…"),)


def test_a_source_line_is_cut_and_the_notes_have_it_whole(demo, template):
    source = "数据来源：" + "、".join(f"第{n}号导出（{n},102行）" for n in range(1, 12))
    fitted = fitting(demo.content("x", "text", "短", "", source=source, blocks=Blocks(demo.FOUND)), template.layout("text"))
    assert source.startswith(fitted.source.removesuffix("…")) and 60 < len(fitted.source) < len(source)
    assert list(map(str, fitted.notes.more)) == [source]


# -- titles ------------------------------------------------------------------------------------------------------------
def test_remarks_that_the_title_has_no_room_for_stand_in_the_notes(fit, gallery, demo):
    long = replace(gallery.disputes(), note="一句很长很长的说明，" * 6)
    fitted = fit("cards-charts-text", chart1=gallery.reasons(), chart2=long, chart3=gallery.hours(), cards=demo.slides()[9].content["cards"])
    assert fitted.content["chart2"].told == 2
    assert [str(text) for text in fitted.notes.more] == [f"月度纠纷率：{long.note}"]


def test_remarks_with_room_all_stand_behind_the_title(fit, gallery):
    chart = replace(gallery.turnover(), note="月末")
    fitted = fit("chart-wide-text", chart=chart)
    assert fitted.content["chart"].told == 2 and fitted.notes.more == ()


def test_a_finding_of_the_contents_is_cut_to_two_lines(demo, template):
    long = Text((Bound(demo.CTR, "value", "5.2%"), "，为全年最高" * 20))
    contents = replace(demo.slides()[1], entries=tuple(replace(e, finding=long) for e in demo.slides()[1].entries))
    cut = [str(entry.finding) for entry in fitting(contents, template.layout("contents")).entries]
    assert cut == [cut[0]] * 6
    assert cut[0].startswith("5.2%，为全年最高，") and cut[0].endswith("…") and 35 < len(cut[0]) < 60
    short = demo.slides()[1]
    assert fitting(short, template.layout("contents")) == short


# -- names -------------------------------------------------------------------------------------------------------------
def test_a_title_gives_up_the_ends_of_its_names_and_never_a_figure(demo, template):
    """Two lines hold both names only in part; the notes begin with the whole."""
    said = label("平台规则变动" * 9) + "与" + label("对手再打价格战" * 8) + Text(("风险值最高，影响", Bound(demo.CTR, "value", "5.2%")))
    slide = replace(demo.content("x", "text", "短", "", blocks=Blocks(demo.FOUND)), title=said)
    title = str(fitting(slide, template.layout("text")).title)
    first, second = title.split("与")
    assert first.startswith("平台规则变动平台规则变动") and first.endswith("…")
    assert second.startswith("对手再打价格战对手再打价格战") and second.endswith("…风险值最高，影响5.2%")
    assert abs(len(first) - len(second.partition("风险")[0])) <= 1


def test_names_one_behind_the_other_are_cut_each():
    assert str(renamed(label("一二三四五六七八九十、甲乙、子丑寅卯辰巳午未申酉"), upto(22))) == "一二三四五六七八…、甲乙、子丑寅卯辰巳午未…"
    assert renamed(label("一二三四五六七八九十"), upto(3)) == label("一二三四五六七八九十")    # no name is cut to nothing


def test_findings_cut_long_names_before_they_give_up_a_sentence(demo, template):
    name = label("一个很长很长的活动名称" * 4)
    long = tuple(Paragraphs("成交" * 20, (name + "支付最高。", name + "转化最低。", name + "退款最多。")) for _ in range(3))
    fitted = fitting(demo.content("x", "three-charts-text", "短", "", blocks=Blocks(long)), template.layout("three-charts-text"))
    (first, *_) = fitted.content["blocks"].blocks
    assert list(map(str, first.sentences)) == [f"一个很长很长的活动名称一个很长…{end}" for end in ("支付最高。", "转化最低。", "退款最多。")]
    assert first.heading == "成交" * 7 + "成…"
    assert "成交" * 20 in map(str, fitted.notes.more)


def test_what_the_user_wrote_keeps_its_names(demo, template):
    said = Paragraphs("成交", (label("一个很长很长的活动名称" * 30) + "支付最高。",), whole=True)
    fitted = fitting(demo.content("x", "text", "短", "", blocks=Blocks((said,) * 4)), template.layout("text"))
    assert fitted.content["blocks"].blocks == (said,) * 4


def test_words_cut_to_two_lines_keep_to_them_in_the_table_as_it_is_laid_out(template):
    """Five risks with plans of 35 letters: two lines each, not one."""
    words = ("1、平台规则变动与搜索流量下滑", "12", "搜索访客周环比连续两周下降20%", "提前两周与三家产地签约备货，并把会员日提前到每月八日，预留一个月推广费", "店铺组")
    grid = Grid(title="风险清单", alt=plain("清单"), headers=tuple(Header(n, right=False) for n in ("风险", "风险值", "触发条件", "预案", "负责人")),
                rows=(tuple(Cell(label(w)) for w in words),) * 5)
    kept, _ = fitted(template.layout("matrix-chart-table"), "table", grid)
    assert [str(cell.text) for cell in kept.rows[0]] == [*words[:3], "提前两周与三家产地签约备货，并把会员日提前到…", "店铺组"]
