"""What the slide of aftersales says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, carded, column, replaced, said, table

from annualdeck.slide import Bars, Lines, Pareto


def without(*starts: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if not line.startswith(starts))


def test_the_title_of_a_good_year_a_bad_one_and_a_first_one(slide):
    """In the bad year refunds rise by 100: 破损 110 more, 无理由 10 more, 其他 10 fewer."""
    assert str(slide("aftersales").title) == "退款率4.9%，同比下降0.7个百分点；退款单纠纷率1.8%，下降0.1个百分点"
    assert str(slide("aftersales", BAD).title) == "退款率5.6%，同比上升0.7个百分点；退款单增量的100%来自商品破损/少件"
    assert str(slide("aftersales", alone(GOOD)).title) == "退款率4.9%；七天无理由退换货最多，占退款单的60.0%"


def test_a_reason_beyond_the_whole_increase_is_no_part_of_it(slide):
    year = BAD.replace("reason=商品破损/少件 100%", "reason=商品破损/少件 110%")

    assert str(slide("aftersales", year).title) == "退款率5.6%，同比上升0.7个百分点；退款单纠纷率1.9%，上升0.1个百分点"
    assert said(slide("aftersales", year))["退款与原因"].startswith(
        "退款订单1,210单，同比增长10.0%，占支付订单的5.6%。商品破损/少件410单，同比增长36.7%。")


def test_the_rest_is_no_reason(slide):
    """Only what is left together grew."""
    year = GOOD.replace("reason=其他    100      90", "reason=其他    400      90")
    year = replaced(year, aftersales__refund_rate="5.6% 4.9%")

    assert "其他" not in str(slide("aftersales", year).title) + said(slide("aftersales", year))["退款与原因"]


def test_the_findings_word_for_word(slide):
    assert said(slide("aftersales")) == {
        "退款与原因": "退款订单1,100单，同比下降9.1%，占支付订单的4.9%。七天无理由退换货最多，占60.0%。"
                  "据茶业年报，行业为5.8%，本店低0.9个百分点。金额退款率4.5%，11月最高，为5.5%。",
        "响应与解决": "售后工单首次响应中位数29.4分钟，同比缩短21.0%；首次解决率73.2%，同比提高1.7个百分点。满意度4.09分（940次评分），同比提高0.03分。"
                  "九成在63.9分钟内得到首次响应，同比缩短21.9%。",
        "纠纷与服务商": "退款单纠纷率1.8%，同比下降0.1个百分点。四季度为1.2%，环比下降2.8个百分点。安达外包扣分最多，为23分，未续约。"
                   "安达外包工单纠纷率最高，为3.1%。纠纷处理中位数22.6小时，同比缩短22.1%。",
    }
    bad = said(slide("aftersales", BAD))
    assert "满意度4.06分（841次评分），同比下降0.03分。九成在81.8分钟内得到首次响应，同比延长28.0%。" in bad["响应与解决"]
    assert bad["纠纷与服务商"].startswith("退款单纠纷率1.9%，同比上升0.1个百分点。四季度为2.1%，环比上升1.0个百分点。安达外包扣分最多，为30分，未续约。")
    assert said(slide("aftersales", alone(GOOD)))["响应与解决"] == (
        "售后工单首次响应中位数29.4分钟，首次解决率73.2%。满意度4.09分（940次评分）。九成在63.9分钟内得到首次响应。")


@pytest.mark.parametrize(("step", "words"), [
    ("quarter=2025Q1 0.4%", "一季度环比上升0.4个百分点。"), ("quarter=2025Q3 0%", "三季度环比持平。"),
])
def test_the_step_between_quarters(slide, step, words):
    year = GOOD.replace("quarter=2025Q4   -2.8%    1%", step)

    assert words in said(slide("aftersales", year))["纠纷与服务商"]


@pytest.mark.parametrize(("renewed", "words"), [("1", "为23分，已续约。"), ("", "为23分。")])
def test_who_stays(slide, renewed, words):
    line = "aftersales.providers_renewed provider=安达外包"
    year = GOOD.replace(f"{line} 0", f"{line} {renewed}" if renewed else "")

    assert words in said(slide("aftersales", year))["纠纷与服务商"]
    assert column(slide("aftersales", year), "续约") == ["是" if renewed else "—", "是"]


def test_providers_by_tickets_with_response_in_minutes(slide):
    grid = table(slide("aftersales"))

    assert [f"{h.name}（{h.unit}）" if h.unit else h.name for h in grid.headers] == [
        "服务商", "工单（次）", "首次响应（分钟）", "工单纠纷率", "扣分", "续约"]
    assert [[str(c.text) for c in row] for row in grid.rows] == [
        ["安达外包", "1,044", "43.8", "3.1%", "23", "否"], ["云客售后", "633", "25.2", "2.4%", "12", "是"]]
    assert [cell.mark for cell in grid.rows[1]] == ["", "", "best", "best", "best", ""]


def test_providers_without_a_decision_have_no_such_column(slide):
    assert table(slide("aftersales", without("aftersales.providers_renewed"))).headers[-1].name == "扣分"


def test_reasons_show_both_years_or_what_they_add_up_to(slide):
    chart, first = (slide("aftersales", year).content["chart1"] for year in (GOOD, alone(GOOD)))

    assert isinstance(chart, Bars) and chart.categories == ("七天无理由退换货", "商品破损/少件", "其他")
    assert [s.name for s in chart.series] == ["2025年", "2024年"]
    assert isinstance(first, Pareto) and first.few == 2    # 60 % and 30 % are the first to make up 80 %
    assert isinstance(slide("aftersales").content["chart2"], Lines)


@pytest.mark.parametrize(("gone", "layout"), [
    ((), "chart-table-text"), (("aftersales.provider",), "cards-two-charts-text"), (("aftersales.reason",), "cards-chart-text"),
    (("aftersales.reason", "aftersales.dispute_rate month", "aftersales.refund_amount_rate month"), "cards-text"),
])
def test_the_layout_gives_way_with_the_data(slide, gone, layout):
    assert slide("aftersales", without(*gone) if gone else GOOD).layout == layout


def test_refunds_of_orders_alone_have_their_months_and_cards(slide):
    only = "\n".join(line for line in GOOD.split("\n") if line.startswith(("aftersales.refund", "sales.")))
    made = slide("aftersales", only)

    assert made.layout == "cards-chart-text" and made.content["chart"].title == "月度金额退款率"
    assert carded(made)[:2] == ["aftersales.refund_rate", "aftersales.refund_amount_rate"]
    assert str(made.title) == "退款率4.9%，同比下降0.7个百分点；金额退款率4.5%，下降0.7个百分点"
    assert said(made)["响应与解决"].startswith("暂无数据（缺少")


def test_the_only_reason_is_neither_most_nor_all_of_the_increase(slide):
    year = "\n".join(line for line in BAD.split("\n") if not line.startswith("aftersales.reason") or "七天无理由" in line)

    for text in (year, alone(year)):
        made = slide("aftersales", text)
        assert "七天无理由" not in f"{made.title}{said(made)}"
