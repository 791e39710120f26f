"""What the slide of strategy says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, said

from annualdeck.slide import Bars, Gantt


def one(name: str, moves: str, by: float, more: str = "", start: str = "2026-01", end: str = "2026-09") -> str:
    return f"{{name: {name}, moves: {moves}, by: {by}, start: {start}, end: {end}{more}}}"


def plan(targets: str, *initiatives: str) -> str:
    return f"targets: {{{targets}}}\ninitiatives: [{', '.join(initiatives)}]"


def gantt(slide) -> Gantt:
    (found,) = [block for block in slide.content.values() if isinstance(block, Gantt)]
    return found


def test_initiatives_over_the_year_and_how_far_they_reach(slide):
    """The written config: 4.9 % of refunds to 4 %, one point promised of 0.9; nothing moves the amount."""
    made = slide("strategy")

    assert made.layout == "gantt-text"
    assert str(made.title) == "举措预计使退款率较2025年降低1.0个百分点，超过目标降幅0.9个百分点"
    assert said(made) == {
        "退款率": "包装改版预计降低1.0个百分点，覆盖目标降幅0.9个百分点的111%。目标降幅以2025年为基数，不计自然变化。",
        "其他目标": "支付金额的目标还没有举措。",
        "预算与节奏": "预算合计6.00万元。包装改版未列预算，未定负责人。",
    }
    assert [(t.name, t.first, t.last, *map(str, t.cells)) for t in gantt(made).tasks] == [
        ("包装改版", 0, 2, "退款率 -1.0/0.9个百分点", "—", "—"), ("会员日常化", 0, 8, "复购率 +2.0个百分点", "6.00", "会员组")]


def test_initiatives_of_a_bad_year_fall_short_of_more(slide):
    """5.6 % of refunds to 4 %."""
    made = slide("strategy", BAD)

    assert str(made.title) == "举措预计使退款率较2025年降低1.0个百分点，距目标降幅1.6个百分点尚差0.6个百分点"
    assert said(made)["退款率"] == "包装改版预计降低1.0个百分点，覆盖目标降幅1.6个百分点的63%。其余0.6个百分点尚无举措。目标降幅以2025年为基数，不计自然变化。"


@pytest.mark.parametrize(("goal", "effects", "title"), [
    ("users.repurchase_rate: {value: 0.22}", [0.02],              # 18.4 % to 22 %: 3.6 points
     "举措预计使复购率较2025年提高2.0个百分点，距目标增量3.6个百分点尚差1.6个百分点"),
    ("users.repurchase_rate: {value: 0.20}", [0.02], "举措预计使复购率较2025年提高2.0个百分点，超过目标增量1.6个百分点"),
    ("users.repurchase_rate: {value: 0.204}", [0.02], "举措预计使复购率较2025年提高2.0个百分点，与目标增量相当"),
    ("sales.paid_amount: {value: 5000000}", [400000, 130000],     # 437 to 500: 63
     "举措预计使支付金额较2025年增加53.0万元，距目标增量63.0万元尚差10.0万元"),
    ("sales.paid_amount: {value: 4000000}", [-300000], "举措预计使支付金额较2025年减少30.0万元，距目标降幅37.0万元尚差7.0万元"),
    ("users.repurchase_rate: {value: 0.22}", [-0.02], "举措聚焦复购率"),
    ("users.repurchase_rate: {value: 0.18}", [0.02], "举措聚焦复购率"),
], ids=["short", "enough", "alike", "several", "down", "the other way", "a target below"])
def test_initiatives_against_the_target_they_move(slide, goal, effects, title):
    moves = goal.partition(":")[0]
    config = plan(goal, *(one(f"举措{n}", moves, by) for n, by in enumerate(effects)))

    assert str(slide("strategy", config=config).title) == title


SEVERAL = (
    "sales.paid_amount: {value: 5000000}, users.repurchase_rate: {value: 0.22}, users.dau: {value: 2100}, "
    "aftersales.refund_rate: {value: 0.04}, sales.orders: {value: 25000}")


def test_each_target_stands_with_what_its_initiatives_reach_of_it(slide):
    """53 of 63 and 2.0 of 3.6; refunds are to fall and would rise; 90 of 180 visitors a day; nothing moves orders."""
    made = slide("strategy", config=plan(
        SEVERAL, one("新品", "sales.paid_amount", 400000), one("专项", "sales.paid_amount", 130000),
        one("会员日", "users.repurchase_rate", 0.02), one("提价", "aftersales.refund_rate", 0.001), one("引流", "users.dau", 90)))
    chart = made.content["chart2"]

    assert isinstance(chart, Bars)
    assert chart.categories == ("支付金额", "复购率", "日均访客", "退款率")
    assert [[f.show() for f in s.points] for s in chart.series] == [["84%", "56%", "50%", "-11%"], ["100%"] * 4]
    assert said(made)["支付金额"] == "两项举措合计53.0万元，覆盖目标增量63.0万元的84%。其余10.0万元尚无举措。目标增量以2025年为基数，不计自然增长。"
    assert said(made)["其他目标"] == "复购率覆盖56%，日均访客50%，均未覆盖全部差距。支付订单数的目标还没有举措。退款率的举措与目标方向相反。"
    assert gantt(made).note == "2026年，橙色为推动支付金额的举措"
    assert [t.role for t in gantt(made).tasks] == ["this", "this", "series1", "series1", "series1"]


@pytest.mark.parametrize("goal", [0.06, 0.0489])
def test_a_target_that_is_met_already_has_no_way_that_could_be_covered(slide, goal):
    """Refunds of 4.9 % are to stay below 6 %, or at 4.9 %, and one point less is promised."""
    made = slide("strategy", config=plan(
        f"aftersales.refund_rate: {{value: {goal}}}, sales.paid_amount: {{value: 5000000}}, users.repurchase_rate: {{value: 0.22}}",
        one("加固", "aftersales.refund_rate", -0.01), one("新品", "sales.paid_amount", 400000), one("会员日", "users.repurchase_rate", 0.02)))

    assert made.content["chart2"].categories == ("支付金额", "复购率")
    assert said(made)["其他目标"] == "复购率覆盖56%。退款率本期已达到目标。"


def test_what_is_brought_and_left_make_up_what_is_asked_as_written(slide):
    """437 to 507.04; 43.8 and 13.8 of 70.04 leave 12.44: with one decimal each."""
    made = slide("strategy", config=plan(
        "sales.paid_amount: {value: 5070400}", one("新品", "sales.paid_amount", 438000, ", budget: 120000"),
        one("专项", "sales.paid_amount", 138000, ", budget: 8000")))

    assert str(made.title) == "举措预计使支付金额较2025年增加57.6万元，距目标增量70.0万元尚差12.4万元"
    assert said(made)["支付金额"] == "两项举措合计57.6万元，覆盖目标增量70.0万元的82%。其余12.4万元尚无举措。目标增量以2025年为基数，不计自然增长。"
    assert [tuple(map(str, t.cells)) for t in gantt(made).tasks] == [("支付金额 +43.8/70.0万元", "12.0", "—"), ("支付金额 +13.8/70.0万元", "0.8", "—")]
    assert (gantt(made).columns, gantt(made).numbers) == (("预计变化/目标差距", "预算（万元）", "负责人"), (1,))


def test_what_goes_both_ways_is_told_as_a_sum(slide):
    made = slide("strategy", config=plan(
        "sales.paid_amount: {value: 5000000}", one("新品", "sales.paid_amount", 400000), one("提价", "sales.paid_amount", -85000)))

    assert said(made)["支付金额"] == "两项举措合计31.5万元，覆盖目标增量63.0万元的50%。其余31.5万元尚无举措。目标增量以2025年为基数，不计自然增长。"


def test_initiatives_stand_by_their_start(slide):
    made = slide("strategy", config=plan(
        "", one("丙", "sales.orders", 1, start="2026-03"), one("乙", "sales.orders", 1), one("甲", "sales.orders", 1, end="2026-02")))

    assert [t.name for t in gantt(made).tasks] == ["甲", "乙", "丙"]


def test_the_parts_of_a_single_target_stand_behind_one_another(slide):
    made = slide("strategy", config=plan(
        "sales.paid_amount: {value: 5000000}", one("新品", "sales.paid_amount", 400000), one("专项", "sales.paid_amount", 130000)))
    chart = made.content["chart2"]

    assert isinstance(chart, Bars) and chart.stacked
    assert [(s.name, s.points[0].show()) for s in chart.series] == [("新品", "40.0万元"), ("专项", "13.0万元"), ("目标增量", "63.0万元")]


@pytest.mark.parametrize(("more", "words"), [
    ((", budget: 60000, owner: 甲", ", budget: 20000, owner: 乙"), "预算合计8.00万元，新品6.00万元最多。2026年1月启动新品，3月启动专项。"),
    ((", budget: 60000, owner: 甲", ", budget: 60000"), "预算合计12.0万元。2026年1月启动新品，3月启动专项。专项未定负责人。"),
    ((", owner: 甲", ", owner: 乙"), "2026年1月启动新品，3月启动专项。"),
    (("", ", budget: 60000"), "预算合计6.00万元。2026年1月启动新品，3月启动专项。新品未列预算。"),
])
def test_what_it_costs_when_it_starts_and_what_is_still_open(slide, more, words):
    made = slide("strategy", config=plan(
        "", one("新品", "sales.paid_amount", 1, more[0]), one("专项", "sales.paid_amount", 1, more[1], "2026-03")))

    assert said(made)["预算与节奏"] == words


def test_without_a_target_each_promise_stands_below_the_plan(slide):
    made = slide("strategy", config=plan("", one("换仓", "aftersales.refund_rate", -0.01, ", budget: 30000"), one("会员日", "users.repurchase_rate", 0.01)))

    assert made.layout == "chart-wide-text"
    assert str(made.title) == "举措聚焦退款率、复购率，预算合计3.00万元"
    assert said(made) | {"预算与节奏": ""} == {"预算与节奏": "", "换仓": "预计退款率降低1.0个百分点。", "会员日": "预计复购率提高1.0个百分点。"}


@pytest.mark.parametrize(("spans", "periods", "places"), [
    ([("2026-05", "2026-05")], [f"{m}月" for m in range(1, 13)], [(4, 4)]),
    ([("2026-10", "2027-03"), ("2026-12", "2027-01")], ["10月", "11月", "12月", "1月", "2月", "3月"], [(0, 5), (2, 3)]),
    ([("2026-02", "2026-04"), ("2026-11", "2027-05")], ["26年Q1", "Q2", "Q3", "Q4", "27年Q1", "Q2"], [(0, 1), (3, 5)]),
])
def test_a_plan_is_drawn_by_month_or_over_more_than_a_year_by_quarter(slide, spans, periods, places):
    config = plan("", *(one(f"举措{n}", "sales.orders", 1, "", *span) for n, span in enumerate(spans)))
    chart = gantt(slide("strategy", config=config))

    assert list(chart.periods) == periods
    assert [(t.first, t.last) for t in chart.tasks] == places


@pytest.mark.parametrize(("count", "note"), [(9, "2026年"), (11, "2026年，另有2项未列出")])
def test_a_plan_says_how_many_initiatives_it_leaves_out(slide, count, note):
    chart = gantt(slide("strategy", config=plan("", *(one(f"举措{n}", "sales.orders", 1) for n in range(count)))))

    assert (len(chart.tasks), chart.note) == (9, note)


def test_what_is_brought_over_what_is_asked_gives_the_rate_as_written(slide):
    """18.4 % to 21 %: 1.8 of 2.6 points are 69 % with one decimal; to 20.04 %: 1.1 of 1.64 are 67 %, 1.1 of 1.6 would be 69 %."""
    def told(goal: float, by: float) -> tuple[str, str]:
        made = slide("strategy", config=plan(f"users.repurchase_rate: {{value: {goal}}}", one("会员日", "users.repurchase_rate", by)))
        return str(gantt(made).tasks[0].cells[0]), said(made)["复购率"].partition("。")[0]

    assert told(0.21, 0.018) == ("复购率 +1.8/2.6个百分点", "会员日预计提高1.8个百分点，覆盖目标增量2.6个百分点的69%")
    assert told(0.2004, 0.011) == ("复购率 +1.10/1.64个百分点", "会员日预计提高1.10个百分点，覆盖目标增量1.64个百分点的67%")


def test_a_way_that_is_not_covered_has_no_target_beside_it(slide):
    """Refunds are to fall and would rise."""
    made = slide("strategy", config=plan(SEVERAL, one("提价", "aftersales.refund_rate", 0.001), one("引流", "users.dau", 90)))

    assert [str(t.cells[0]) for t in gantt(made).tasks] == ["退款率 +0.1个百分点", "日均访客 +90/180人"]
    assert gantt(made).columns[0] == "预计变化/目标差距"
