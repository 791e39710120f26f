"""What the slide of inventory says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, carded, column, replaced, said, table

from annualdeck.slide import ClassMatrix, Lines


def without(*starts: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if not line.startswith(starts))


def test_the_title_of_a_good_year_a_bad_one_and_a_first_one(slide):
    assert str(slide("inventory").title) == "库存周转天数33.9天，同比缩短24.2%；织里布艺准时率仅73.7%"
    assert str(slide("inventory", BAD).title) == "库存周转天数44.7天，同比延长31.9%；织里布艺准时率仅66.6%"
    assert str(slide("inventory", alone(GOOD)).title) == "库存周转天数33.9天；织里布艺准时率仅73.7%"


@pytest.mark.parametrize(("days", "slow", "title"), [
    ("33.9 44.7", "7.5% 3.5%", "库存周转天数33.9天，同比缩短24.2%，但滞销占比升至7.5%"),
    ("44.7 33.9", "3.5% 7.5%", "库存周转天数44.7天，同比延长31.9%，但滞销占比降至3.5%"),
    ("44.7 33.9", "7.5% 3.5%", "库存周转天数44.7天，同比延长31.9%；织里布艺准时率仅73.7%"),
    ("33.9 44.7", "7.5%", "库存周转天数33.9天，同比缩短24.2%；织里布艺准时率仅73.7%"),
])
def test_days_and_slow_stock_that_part_are_set_against_each_other(slide, days, slow, title):
    assert str(slide("inventory", replaced(GOOD, inventory__days=days, inventory__slow_share=slow)).title) == title


@pytest.mark.parametrize(("worst", "title"), [
    ("80.8%", "库存周转天数33.9天，同比缩短24.2%；织里布艺准时率仅80.8%"),
    ("81.0%", "库存周转天数33.9天，同比缩短24.2%；滞销占比4.1%，下降2.1个百分点"),
])
def test_a_supplier_is_in_the_title_from_ten_points_below_all(slide, worst, title):
    """All of them 90.9 %."""
    assert str(slide("inventory", GOOD.replace("supplier=织里布艺 73.7% 66.6%", f"supplier=织里布艺 {worst}")).title) == title


def test_the_findings_word_for_word(slide):
    assert said(slide("inventory")) == {
        "周转与库存": "周转率10.8次，同比提高2.6次；期末库存62.4万元，同比下降41.7%。"
                  "据茶业年报，行业为45.0天，本店低24.7%。滞销占比4.1%，同比下降2.1个百分点。",
        "SKU分级": "AX类占金额92.0%、库存84.0%。BY类占库存16.0%，只占金额8.0%。",
        "采购与清仓": "供应商准时率90.9%，同比提高2.6个百分点。清仓损失5,711元，同比下降76.7%。畅销品备货12.0天，同比缩短7.7%。",
    }
    assert said(slide("inventory", BAD))["周转与库存"] == (
        "周转率8.2次，同比下降2.6次；期末库存107万元，同比增长71.5%。据茶业年报，行业为45.0天，本店低0.7%。滞销占比6.2%，同比上升2.1个百分点。")
    assert said(slide("inventory", alone(GOOD)))["采购与清仓"] == "供应商准时率90.9%。清仓损失5,711元。畅销品备货12.0天。"


@pytest.mark.parametrize(("stock", "words"), [
    ("8%", "AX类占金额92.0%、库存84.0%。"),                                       # no more than it brings
    ("8.04%", "AX类占金额92.0%、库存84.0%。"),                                    # both are written 8.0 %
    ("8.1%", "AX类占金额92.0%、库存84.0%。BY类占库存8.1%，只占金额8.0%。"),
])
def test_a_class_is_heavy_only_where_it_shows(slide, stock, words):
    assert said(slide("inventory", GOOD.replace("class=BY     16%      17%", f"class=BY {stock}")))["SKU分级"] == words


def test_a_classs_shares_are_written_as_in_the_matrix(slide):
    """0.18 % alone; 0.2 % beside 92.0 %."""
    text = GOOD.replace("inventory.class_amount_share class=BY    8%", "inventory.class_amount_share class=BY 0.18%")

    assert said(slide("inventory", text))["SKU分级"].endswith("BY类占库存16.0%，只占金额0.2%。")


def test_a_class_without_goods_is_empty_in_the_matrix(slide):
    """CZ has shares of 0 and no goods; of the nine classes only AX and BY have both."""
    matrix = slide("inventory").content["picture"]

    assert isinstance(matrix, ClassMatrix)
    shown = {(r, c): [f and f.show() for f in matrix.cells[r][c]] for r in range(3) for c in range(3) if any(matrix.cells[r][c])}
    assert shown == {(0, 0): ["92.0%", "84.0%"], (1, 1): ["8.0%", "16.0%"]}


def test_the_months_stand_against_the_trade_which_is_named(slide):
    chart = slide("inventory").content["chart"]

    assert isinstance(chart, Lines)
    assert [(s.name, s.role) for s in chart.series] == [("2024年", "last"), ("2025年", "this"), ("行业", "benchmark")]
    assert chart.remarks[0] == "虚线为行业（茶业年报）"
    alone_ = slide("inventory", without("inventory.days benchmark")).content["chart"]
    assert [s.role for s in alone_.series] == ["last", "this"] and alone_.remarks == ("纵轴不从零开始",)


def test_suppliers_from_the_least_punctual_on(slide):
    grid = table(slide("inventory"))

    assert [str(row[0].text) for row in grid.rows] == ["织里布艺", "德瓷工坊", "徽山茶业"]
    assert [row[1].mark for row in grid.rows] == ["worst", "", "best"]
    assert column(slide("inventory"), "满足率") == ["99.7%", "—", "99.5%"]
    assert {row[3].mark for row in grid.rows} == {""}


def test_two_suppliers_have_a_best_and_none_is_marked_where_both_look_alike(slide):
    two = without("inventory.supplier_on_time supplier=德瓷工坊")
    same = two.replace("supplier=织里布艺 73.7% 66.6%", "supplier=织里布艺 95.2% 66.6%")

    assert [row[1].mark for row in table(slide("inventory", two)).rows] == ["", "best"]
    assert table(slide("inventory", two)).footnote == "橙色为准时率最好"
    assert {row[1].mark for row in table(slide("inventory", same)).rows} == {""}
    assert table(slide("inventory", same)).footnote == ""


@pytest.mark.parametrize(("gone", "layout"), [
    ((), "panel-charts"), (("inventory.class",), "charts-table-text"), (("inventory.supplier",), "chart-picture-text"),
    (("inventory.class", "inventory.supplier"), "cards-chart-text"),
    (("inventory.class", "inventory.days month"), "table-text"), (("inventory.supplier", "inventory.days month"), "cards-text"),
])
def test_the_layout_gives_way_with_the_data(slide, gone, layout):
    assert slide("inventory", without(*gone) if gone else GOOD).layout == layout


def test_the_cards_are_three_of_those_that_there_are(slide):
    assert carded(slide("inventory")) == ["inventory.days", "inventory.slow_share", "inventory.best_seller_lead"]
    fewer = without("inventory.capital_multiple", "inventory.best_seller_lead")
    assert carded(slide("inventory", fewer)) == ["inventory.days", "inventory.slow_share", "inventory.turnover"]


def test_purchases_alone_give_the_title(slide):
    only = "\n".join(line for line in GOOD.split("\n") if line.startswith("inventory.supplier"))

    assert str(slide("inventory", only).title) == "供应商准时率90.9%，同比提高2.6个百分点；织里布艺仅73.7%"
    assert said(slide("inventory", only))["周转与库存"].startswith("暂无数据（缺少")
