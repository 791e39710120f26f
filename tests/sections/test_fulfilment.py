"""What the slide of fulfilment says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, column, replaced, said, table

from annualdeck.slide import Columns, TileMap


def without(*starts: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if not line.startswith(starts))


def test_the_title_names_the_rate_and_who_is_late(slide):
    """韵达 carries 15 % of the parcels and has 53 % of the late ones; the year before 27.3 % and 57 %."""
    assert str(slide("fulfilment").title) == "跨省72小时达93.9%，同比提高4.4个百分点；超时件53.0%来自韵达快递"
    assert str(slide("fulfilment", BAD).title) == "跨省72小时达89.5%，同比下降4.4个百分点；超时件57.0%来自韵达快递"
    assert str(slide("fulfilment", alone(GOOD)).title) == "跨省72小时达93.9%；韵达快递承运15.0%的包裹，却占超时件的53.0%"


@pytest.mark.parametrize(("share", "blamed"), [("35.3%", True), ("35.4%", False)])
def test_a_carrier_is_blamed_from_half_as_much_again_as_its_share(slide, share, blamed):
    """53 % of the late parcels are 1.5 times 35.3 %."""
    title = str(slide("fulfilment", GOOD.replace("carrier=韵达快递 15%     27.3%", f"carrier=韵达快递 {share}")).title)

    assert ("韵达快递" in title) is blamed
    assert blamed or title == "48小时发货率96.2%，同比提高2.1个百分点；跨省72小时达93.9%，提高4.4个百分点"


def test_what_left_in_time_against_the_trade_and_by_month(slide):
    assert said(slide("fulfilment"))["仓储出库"] == (
        "48小时发货率96.2%，同比提高2.1个百分点。据电商物流年报，行业为95.0%，本店高1.2个百分点。"
        "九成订单在30.0小时内发出，同比缩短25.0%。11月发货率最低，为95.0%。")
    assert "行业为95.0%，本店低0.9个百分点" in said(slide("fulfilment", BAD))["仓储出库"]
    even = GOOD.replace("fulfilment.ship_48h benchmark=电商物流年报 95%", "fulfilment.ship_48h benchmark=电商物流年报 96.2%")
    assert "行业为96.2%，本店与之持平" in said(slide("fulfilment", even))["仓储出库"]


@pytest.mark.parametrize(("rate", "own", "mix", "words"), [
    ("93.9% 89.5%", "2.9%", "1.5%", "跨省72小时达提高4.4个百分点，其中2.9个百分点来自各快递自身提速，其余来自包裹转向更快的快递。"),
    ("93.9% 89.5%", "1.5%", "2.9%", "跨省72小时达提高4.4个百分点，其中2.9个百分点来自包裹转向更快的快递，其余来自各快递自身提速。"),
    ("89.5% 93.9%", "-2.9%", "-1.5%", "跨省72小时达下降4.4个百分点，其中2.9个百分点来自各快递自身变慢，其余来自包裹转向更慢的快递。"),
    ("93.9% 89.5%", "5.0%", "-0.6%", "跨省72小时达提高4.4个百分点，来自各快递自身提速，包裹转向更慢的快递抵消了一部分。"),
    ("89.5% 93.9%", "0.6%", "-5.0%", "跨省72小时达下降4.4个百分点，来自包裹转向更慢的快递，各快递自身提速抵消了一部分。"),
    ("93.9% 89.5%", "4.4%", "0.04%", "跨省72小时达提高4.4个百分点，几乎全部来自各快递自身提速。"),
    ("93.9% 93.9%", "1.0%", "-1.0%", "跨省72小时达93.9%，同比持平。"),
])
def test_the_rate_moves_by_the_carriers_or_by_their_mix(slide, rate, own, mix, words):
    year = replaced(GOOD, fulfilment__cross_province_72h=rate, fulfilment__own_effect=own, fulfilment__mix_effect=mix)

    assert said(slide("fulfilment", year))["跨省时效"].startswith(words)


def test_the_slowest_province_is_one_of_the_mainland(slide):
    """海外 takes longer than 新疆."""
    assert said(slide("fulfilment"))["跨省时效"].endswith("在途时长中位数43.7小时，同比缩短5.6%；新疆最慢，为5.0天。")


@pytest.mark.parametrize(("exceptions", "complaints", "words"), [
    ("0.72% 0.78%", "20.8 22.1", "异常件率0.72%，同比下降0.06个百分点；物流投诉率20.8件/万件，下降1.3件/万件（按物流明细）。"),
    ("0.72% 0.78%", "22.1 20.8", "异常件率0.72%，同比下降0.06个百分点；但物流投诉率22.1件/万件，上升1.3件/万件（按物流明细）。"),
    ("0.78% 0.72%", "20.8 22.1", "异常件率0.78%，同比上升0.06个百分点；但物流投诉率20.8件/万件，下降1.3件/万件（按物流明细）。"),
    ("0.72%", "20.8", "异常件率0.72%，物流投诉率20.8件/万件。"),
])
def test_exceptions_and_complaints_that_part_are_set_against_each_other(slide, exceptions, complaints, words):
    year = replaced(GOOD, fulfilment__exceptions=exceptions, fulfilment__complaints=complaints)

    assert said(slide("fulfilment", year))["异常与投诉"] == words + (
        "韵达快递投诉率最高，为33.4件/万件。异常以滞留最多，占全部包裹的0.52%。")


def test_carriers_by_parcels_with_the_rest_last_and_the_whole_below(slide):
    grid = table(slide("fulfilment"))

    assert [str(row[0].text) for row in grid.lines] == ["中通快递", "顺丰速运", "韵达快递", "其他", "全部"]
    assert column(slide("fulfilment"), "跨省72小时达") == ["96.0%", "99.3%", "83.9%", "—"]
    assert [row[2].mark for row in grid.rows] == ["", "best", "worst", ""]
    assert [row[3].mark for row in grid.rows] == [""] * 4                      # changes bear no marks
    assert [str(cell.text) for cell in grid.total] == ["全部", "—", "93.9%", "+4.4个百分点", "—", "20.8"]
    assert grid.footnote == "标色的列中，橙色为最好，深蓝为最差"


@pytest.mark.parametrize(("gone", "layout"), [
    ((), "map-table-text"), (("fulfilment.carrier",), "chart-picture-text"), (("fulfilment.province",), "charts-table-text"),
    (("fulfilment.province", "fulfilment.hours"), "table-text"), (("fulfilment.province", "fulfilment.carrier"), "chart-wide-text"),
    (("fulfilment.province", "fulfilment.carrier", "fulfilment.hours", "fulfilment.ship_48h month"), "cards-text"),
])
def test_the_layout_gives_way_with_the_data(slide, gone, layout):
    assert slide("fulfilment", without(*gone) if gone else GOOD).layout == layout


def test_charts_show_both_years_and_a_first_year_alone(slide):
    chart, maps = (slide("fulfilment").content[name] for name in ("chart", "picture"))
    first = slide("fulfilment", alone(GOOD)).content["chart"]

    assert isinstance(chart, Columns) and chart.histogram and chart.categories == ("24以内", "24—48")
    assert [s.name for s in chart.series] == ["2024年", "2025年"] and [s.name for s in first.series] == ["2025年"]
    assert isinstance(maps, TileMap) and set(maps.figures) == {"浙江", "新疆", "海外"}


def test_no_order_is_sent_within_no_time(slide):
    """Files that give one moment for payment and shipping."""
    year = "fulfilment.ship_48h 100%\nfulfilment.process_hours_p90 0\nfulfilment.process_hours 0"

    assert said(slide("fulfilment", year))["仓储出库"] == "48小时发货率100%。"
