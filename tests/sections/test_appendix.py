"""The appendix: every KPI that the deck shows, with its definition and source, on as many pages as the rows need."""

from __future__ import annotations

import re

import pytest
from year import GOOD, kpis

from annualdeck.deck.fitting import fitting
from annualdeck.deck.template import Template
from annualdeck.figure import Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.sections import appendix
from annualdeck.sections.order import compose
from annualdeck.slide import Blocks, Columns, Contents, Deck, Grid, Paragraphs, Series, Slide
from annualdeck.wording import plain, show


def pages(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if isinstance(slide, Slide) and slide.layout == "appendix"]


def rows(*slides: Slide) -> list[tuple[str, ...]]:
    grids = [slide.content["table"] for slide in slides]
    return [tuple(str(cell.text) for cell in row) for grid in grids if isinstance(grid, Grid) for row in grid.rows]


def shown(*ids: str) -> list[Slide]:
    """A slide with a figure of each of these KPIs in a sentence."""
    said = tuple(show(Figure(id_, KPIS[id_].name, 1, KPIS[id_].unit)) for id_ in ids)
    return [Slide("s", "text", plain("标题"), {"blocks": Blocks((Paragraphs("小标题", said),))})]


@pytest.fixture
def deck(written) -> Deck:
    return compose(kpis(GOOD), written("options: {appendix: true}"))[0]


def test_it_ends_the_deck_and_the_contents_lead_to_it(deck):
    contents, last = deck.slides[1], pages(deck)

    assert isinstance(contents, Contents)
    assert [(link.title, link.slide) for link in contents.beside] == [("附录", "appendix")]
    assert list(deck.slides[-len(last):]) == last
    assert deck.sections[-1] == ("附录", tuple(range(27, 27 + len(last))))
    assert [slide.id for slide in last] == ["appendix", *(f"appendix{n}" for n in range(2, len(last) + 1))]


def test_every_kpi_that_the_deck_shows_has_one_row(deck, written):
    """In sentences, cards, charts, tables and on the cover; the deck without an appendix shows the same."""
    known = {kpi.name for kpi in KPIS.values()}
    names = [name for name, _, _ in rows(*pages(deck))]
    bound = {b.figure.kpi for slide in compose(kpis(GOOD), written(""))[0].slides for t in slide.notes.say for b in t.bound}

    assert len(names) == len(set(names)) and set(names) <= known
    assert {KPIS[id_].name for id_ in bound} <= set(names)
    assert {"用户分层买家占比", "同期群留存", "净销售额", "48小时发货率"} <= set(names)
    assert "总停留时长" not in names


def test_a_row_has_the_definition_and_the_exports_behind_it():
    k = kpis("sales.paid_amount 100\nfulfilment.ship_48h 95%\naftersales.refund_rate 5%")

    assert rows(*appendix.make(k, shown("aftersales.refund_rate", "sales.paid_amount"))) == [
        ("支付金额", "报告期内付款订单的买家支付金额合计，含邮费，未扣退款。", "千牛订单导出"),
        ("退款率", "退款订单数÷支付订单数。", "千牛退款导出、千牛订单导出"),
    ]


def test_a_number_of_the_config_says_who_wrote_it_and_no_key():
    found = rows(*appendix.make(kpis(""), shown("sales.campaign_share_plan", "risks.likelihood", "risks.shock")))

    assert found == [
        ("大促销售占比计划", "配置给出的大促销售占比计划。", "业务填写"), ("可能性", "配置给出的可能性，1—5分。", "业务填写"),
        ("搜索访客降幅", "风险发生时搜索访客减少的比例，取自配置。", "业务填写")]


def test_more_than_two_exports_are_not_all_named(monkeypatch):
    monkeypatch.setattr(appendix, "behind", lambda k, ids: ("orders", "refunds", "market"))

    assert [row[2] for row in rows(*appendix.make(kpis(""), shown("sales.net_sales")))] == ["千牛订单导出、千牛退款导出等"]


def test_a_figure_that_only_a_chart_holds_counts():
    one = Figure("users.dau", "日均访客", 6, KPIS["users.dau"].unit)
    chart = Columns(title="图", alt=plain("图"), categories=("1月",), series=(Series("2025", (one, None)),))
    slide = Slide("s", "chart-wide-text", plain("标题"), {"chart": chart})

    assert [name for name, _, _ in rows(*appendix.make(kpis(""), [slide]))] == ["日均访客"]


def test_pages_are_as_many_as_the_rows_need_and_evenly_full():
    """Of a hundred rows each page but the last has about as many lines as any other."""
    made = appendix.make(kpis(""), shown(*list(KPIS)[:100]))
    counts = [len(rows(page)) for page in made]

    assert sum(counts) == 100 and len(made) > 5
    assert max(counts) - min(counts) <= 5
    assert [str(page.title) for page in made] == [f"指标口径与数据来源（{n}/{len(made)}）" for n in range(1, len(made) + 1)]


def test_one_page_has_no_number_and_names_the_sections_it_holds():
    (page,) = appendix.make(kpis(""), shown("sales.paid_amount", "ads.roi", "risks.score"))

    assert str(page.title) == "指标口径与数据来源"
    assert page.content["table"].title == "年度业绩概览—来年规划展望"
    assert not re.search("[0-9]", str(page.notes.say[0]))


def test_of_a_deck_without_figures_there_is_none(written):
    deck, _ = compose(kpis("", plan=""), written("options: {appendix: true}"))

    assert pages(deck) == [] and len(deck.slides) == 27 and deck.slides[1].beside == ()


@pytest.mark.parametrize("behind", [(), ("orders",), ("traffic", "shop_daily")], ids=["config", "one", "two"])
def test_every_definition_stands_whole_on_its_page(behind, monkeypatch):
    """All KPIs that there are, with sources of any length: no page shortens or leaves out a row."""
    monkeypatch.setattr(appendix, "behind", lambda k, ids: behind)
    layout = Template(None).layout("appendix")
    made = appendix.make(kpis(""), shown(*KPIS))

    assert len(rows(*made)) == len(KPIS)
    assert [more for slide in made for more in map(str, fitting(slide, layout).notes.more)] == []
