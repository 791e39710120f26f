"""The year on one page: which figures it shows, their months, its title, and when there is none."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, kpis

from annualdeck.metrics.catalogue import KPIS
from annualdeck.sections import overview
from annualdeck.sections.order import compose
from annualdeck.slide import Contents, Slide, Tiles


def made(text: str) -> Slide:
    slide = overview.make(kpis(text))
    assert slide is not None
    return slide


def tiles(slide: Slide) -> Tiles:
    block = slide.content["tiles"]
    assert isinstance(block, Tiles)
    return block


FOUR = """
sales.paid_amount 4370000 3680000
sales.paid_amount month=2025-06 420000
sales.paid_amount month=2025-11 483000
sales.buyers 17600 15300
sales.spend_per_buyer 248 240.5
sales.spend_per_buyer month=2025-05 250
aftersales.refund_rate 4.5% 4.2%
sales.order_value 195 187.8
"""


def test_ten_headlines_at_most_the_weightiest_first():
    found = [tile.figure.kpi for tile in tiles(made(GOOD)).tiles]

    assert len(found) == 10
    assert found[:3] == ["sales.paid_amount", "users.dau", "campaigns.conversion"]
    assert found == sorted(found, key=overview.HEADLINES.index)


def test_each_has_a_point_for_every_month_that_any_has():
    """A month that one of them lacks is a gap; what the data does not tell by month has no line, nor has a single month."""
    block = tiles(made(FOUR))

    assert block.categories == ("6月", "11月")
    assert [[p and p.show() for p in tile.points] for tile in block.tiles] == [
        ["42.0万元", "48.3万元"], *[[None] * 2] * 4]


@pytest.mark.parametrize(("year", "title"), [
    (FOUR, "支付金额437万元，同比增长18.8%，但退款率上升0.3个百分点至4.5%"),
    (FOUR.replace("4.5% 4.2%", "4.2% 4.5%"), "支付金额437万元，同比增长18.8%"),
    (FOUR.replace("4370000 3680000", "3680000 4370000"), "支付金额368万元，同比下降15.8%，但支付买家数增长15.0%至1.76万人"),
    (FOUR.replace("4370000 3680000", "4370000 4369000"), "支付金额437万元，同比持平"),
    (alone(FOUR), "支付金额437万元"),
], ids=["good", "all good", "bad", "flat", "first"])
def test_the_title_names_what_went_the_other_way_and_furthest(year, title):
    """Buyers rose by 15.0 %, a buyer's spend by 3.1 %, an order's worth by 3.8 %."""
    assert str(made(year).title) == title


def test_the_presenter_says_each_figure_and_has_its_definition():
    slide = made(FOUR)

    assert [str(text) for text in slide.notes.say] == [
        str(slide.title), "支付金额437万元，同比增长18.8%。", "支付买家数1.76万人，同比增长15.0%。", "客单价248元，同比提高3.1%。",
        "退款率4.5%，同比上升0.3个百分点。", "笔单价195元，同比提高3.8%。"]
    assert "客单价：支付金额÷支付买家数。" in slide.notes.definitions


def test_it_stands_after_the_contents_which_lead_to_it(written):
    deck, _ = compose(kpis(GOOD), written("options: {overview: true}"))
    contents, year = deck.slides[1:3]

    assert isinstance(contents, Contents) and isinstance(year, Slide)
    assert [(link.title, link.slide) for link in contents.beside] == [("年度总览", "overview")]
    assert (year.id, year.section) == ("overview", "年度总览")
    assert deck.sections[:2] == (("开篇", (0, 1, 2)), ("年度业绩概览", (3, 4, 5, 6)))


def test_of_fewer_than_four_headlines_there_is_no_page(written):
    three = "\n".join(line for line in FOUR.split("\n") if not line.startswith(("sales.order_value", "aftersales")))
    deck, _ = compose(kpis(three), written("options: {overview: true}"))

    assert overview.make(kpis(three)) is None
    assert "overview" not in [slide.id for slide in deck.slides if isinstance(slide, Slide)]
    assert deck.slides[1].beside == ()


def test_every_headline_is_one_that_months_can_be_asked_of():
    assert [id_ for id_ in overview.HEADLINES if "month" not in KPIS[id_].grains] == []
    assert overview.NEEDS == tuple((id_, ("month",)) for id_ in overview.HEADLINES)


def test_a_bad_year_has_its_page_too():
    assert str(made(BAD).title).startswith("支付金额368万元，同比下降15.8%")
