"""Cover, contents, dividers and closing; and the words for days and months: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import datetime as dt

import pytest
from year import BAD, GOOD, WRITTEN, alone, kpis, replaced

from annualdeck.sections.order import compose
from annualdeck.sections.parts import daily, day_ticks, months_label, source_line
from annualdeck.slide import Blocks, Closing, Contents, Cover, Divider
from annualdeck.tables import TABLES


def dividers(text: str, config, plan: str | None = None) -> dict[str, list[str]]:
    """Name and value of each card, by section."""
    deck, _ = compose(kpis(text, plan=plan), config)
    return {d.id: [f"{c.title} {c.figure.show()}" for c in d.cards.cards] for d in deck.slides if isinstance(d, Divider)}


def test_a_divider_shows_a_headline_of_each_slide(written):
    cards = dividers(GOOD, written())

    assert cards["performance"] == ["支付金额 437万元", "日均访客 1,920人", "市场份额 0.36%"]
    assert [card.partition(" ")[0] for card in cards["operations"]] == ["48小时发货率", "库存周转天数", "退款率"]
    assert cards["plan"][:2] == ["支付金额目标 500万元", "已测算风险的最大影响 24.0万元"]


def test_a_divider_shows_three_headlines_at_most(written):
    cards = dividers(BAD, written())

    assert all(len(shown) <= 3 for shown in cards.values())
    assert [card.partition(" ")[0] for card in cards["outlook"]] == ["增速较行业", "绿色包装占比", "行业增速"]


def test_a_lead_over_the_industry_has_its_direction(written):
    assert dividers(GOOD, written())["outlook"][0] == "增速高于行业 12.2个百分点"
    assert dividers(BAD, written())["outlook"][0] == "增速较行业 -12.2个百分点"


def test_without_targets_the_plan_sets_out_from_this_period(written):
    assert dividers(GOOD, written(""), plan="")["plan"] == ["本期支付金额 437万元", "本期支付转化率 3.2%", "本期客单价 248元"]


def test_a_goals_change_is_against_this_period(written):
    deck, _ = compose(kpis(GOOD), written())
    (plan,) = [d for d in deck.slides if isinstance(d, Divider) and d.id == "plan"]

    assert [(c.against, c.figure.show("arrow")) for c in plan.cards.cards[:1]] == [("较2025年", "↑14.4%")]


def test_the_contents_carry_one_finding_a_section(written):
    deck, _ = compose(kpis(BAD), written())
    contents = deck.slides[1]

    assert isinstance(contents, Contents)
    assert [f"{e.number} {e.finding}" for e in contents.entries] == [
        "01 支付金额368万元，同比下降15.8%", "02 大促销售占比25.1%，同比下降1.2个百分点", "03 48小时发货率94.1%，同比下降2.1个百分点",
        "04 好评占比92.6%，同比下降0.9个百分点", "05 首要威胁：低价抢占，市场份额0.32%，同比下降0.04个百分点",
        "06 支付金额目标500万元，较2025年增长35.9%",
    ]


def test_where_no_slide_of_a_section_has_a_figure_the_contents_name_its_topics(written):
    deck, _ = compose(kpis(""), written(""))
    contents = deck.slides[1]

    assert isinstance(contents, Contents)
    assert [str(e.finding) for e in contents.entries[4:]] == [
        "竞争格局分析、政策影响评估、新兴技术应用", "核心目标设定、策略调整方向、风险应对预案"]


def takeaways(text: str, config) -> dict[str, list[str]]:
    closing = compose(kpis(text), config)[0].slides[-1]
    assert isinstance(closing, Closing)
    assert [str(s) for s in closing.notes.say] == [str(s) for t in closing.takeaways for s in t.sentences]
    return {t.heading: list(map(str, t.sentences)) for t in closing.takeaways}


def test_the_closing_says_what_got_better_and_what_got_worse(written):
    assert takeaways(replaced(GOOD, feedback__rated_positive_share="92.6% 93.5%"), written()) == {
        "亮点": ["支付金额437万元，同比增长18.8%", "推广投入产出比4.6，同比提高0.8", "48小时发货率96.2%，同比提高2.1个百分点"],
        "不足": ["好评占比92.6%，同比下降0.9个百分点"], "来年目标": ["支付金额目标500万元，需增长14.4%"]}


def test_the_closing_of_a_bad_year(written):
    assert takeaways(BAD, written()) == {
        "不足": ["支付金额368万元，同比下降15.8%", "推广投入产出比3.8，同比下降0.8", "48小时发货率94.1%，同比下降2.1个百分点"],
        "来年目标": ["支付金额目标500万元，需增长35.9%"]}


def test_the_closing_of_a_first_year_names_its_figures(written):
    assert takeaways(alone(GOOD), written("")) == {"主要数据": ["支付金额437万元", "大促销售占比26.3%", "48小时发货率96.2%"]}


def test_the_closing_of_a_year_without_data_has_its_word_only(written):
    assert takeaways("", written("")) == {}


def cover(k, config) -> Cover:
    found = compose(k, config)[0].slides[0]
    assert isinstance(found, Cover) and found.chart is not None
    return found


def test_the_cover_names_its_highest_month(written):
    chart = cover(kpis(GOOD), written()).chart

    assert chart.marks == {5: "11月"}
    assert chart.categories == ("6月", "7月", "8月", "9月", "10月", "11月")


@pytest.mark.parametrize("thin", ["2025-11", "2024-11"])
def test_the_cover_names_no_month_whose_rows_are_few(written, thin):
    assert cover(kpis(GOOD, thin=[thin]), written()).chart.marks == {}


def test_the_cover_says_what_the_orders_cover_of_the_period(written):
    made = cover(kpis(GOOD, covered="2025-01-01..2025-09-30"), written())

    assert made.subtitle == "松间堂 · 2025年1月—9月"


def test_a_shop_without_orders_has_a_cover_that_names_no_source(written):
    made = compose(kpis("feedback.reviews 3"), written(""))[0].slides[0]

    assert isinstance(made, Cover)
    assert (made.chart, made.notes.sources) == (None, ())


DAYS = """
sales.paid_amount 600
sales.paid_amount day=2025-02-27 100
sales.paid_amount day=2025-03-01 300
sales.paid_amount day=2025-03-02 200
"""


def test_a_day_without_an_order_keeps_its_place(written):
    k = kpis(DAYS, covered="2025-02-27..2025-03-02")
    chart = cover(k, written()).chart

    assert {f"{day:%m-%d}": f and f.show() for day, f in daily(k, "sales.paid_amount").items()} == {
        "02-27": "100元", "02-28": None, "03-01": "300元", "03-02": "200元"}
    assert chart.categories == ("2/27", "28", "3/1", "2")
    assert chart.marks == {2: "3月1日"}


def test_more_than_two_months_are_not_shown_by_day():
    assert len(daily(kpis(DAYS, covered="2025-02-01..2025-04-03"), "sales.paid_amount")) == 62
    assert daily(kpis(DAYS, covered="2025-02-01..2025-04-04"), "sales.paid_amount") == {}


def test_a_tick_names_the_month_where_it_begins():
    days = [dt.date(2020, 2, 1) + dt.timedelta(days=n) for n in range(31)]

    ticks = day_ticks(days)

    assert ticks[:3] == ("2/1", "2", "3")
    assert ticks[-3:] == ("29", "3/1", "2")


@pytest.mark.parametrize(("months", "words"), [
    (["2019-06"], "2019年6月"), (["2018-08", "2018-09"], "2018年8—9月"),
    (["2019-06", "2018-09", "2018-08"], "2018年8—9月、2019年6月"), (["2018-03", "2018-08", "2018-09"], "2018年3月、8—9月"),
    (["2018-12", "2019-01"], "2018年12月、2019年1月"), ([], ""),
])
def test_months_in_a_row_are_named_together(months, words):
    assert months_label(dt.date.fromisoformat(f"{month}-01") for month in months) == words


def test_notes_say_the_page_in_order_then_the_months_in_doubt(slide):
    made = slide("aftersales", thin=["2025-06"])
    blocks = made.content["blocks"]

    assert isinstance(blocks, Blocks)
    assert list(map(str, made.notes.say)) == [
        str(made.title), *(str(s) for b in blocks.blocks if not b.muted for s in b.sentences),
        *(f"2025年6月的{what}明显偏少，疑似导出不全，全期数字与同比待补齐后再用。" for what in ("订单", "退款", "售后工单", "服务商考核")),
    ]
    assert "退款率：退款订单数÷支付订单数。" in made.notes.definitions


def test_the_source_line_names_five_tables_and_how_many_there_are():
    k = kpis(GOOD)
    six = [table for table in TABLES if table in k.facts][:6]

    assert len(six) == 6
    assert source_line(k, six[:5]).count("（1,000行）") == 5 and "等" not in source_line(k, six[:5])
    assert source_line(k, six).count("（1,000行）") == 5 and source_line(k, six).endswith("等6种")


def test_without_orders_the_cover_says_what_the_other_tables_cover(written):
    """Reviews of three months are no report of a year."""
    k = kpis("feedback.rated_reviews 40", covered="2025-01-01..2025-03-31")

    assert compose(k, written())[0].slides[0].subtitle == "松间堂 · 2025年1月—3月"
    assert source_line(k, ["reviews"]) == "数据来源：千牛评价导出（1,000行，2025年1月—3月）"


def of_days(written, days: str, text: str = ""):
    config = written(text)
    report = config.report.model_copy(update={"period": config.report.period.model_validate(dict(zip(("start", "end"), days.split(".."), strict=True)))})
    return config.model_copy(update={"report": report})


@pytest.mark.parametrize(("days", "title", "first", "last", "goal"), [
    ("2025-01-01..2026-01-01", "淘宝运营年度汇报", "年度业绩概览", "来年规划展望", "来年目标"),
    ("2025-04-01..2026-04-01", "淘宝运营年度汇报", "年度业绩概览", "来年规划展望", "来年目标"),
    ("2025-02-01..2025-03-01", "淘宝运营汇报", "业绩概览", "下阶段规划展望", "下阶段目标"),
], ids=["year", "year from April", "month"])
def test_a_report_of_a_month_is_no_report_of_a_year(written, days, title, first, last, goal):
    deck, _ = compose(kpis(GOOD), of_days(written, days, WRITTEN))

    assert deck.slides[0].title == title
    assert [e.title for e in deck.slides[1].entries][::5] == [first, last]
    assert [d.title for d in deck.slides if isinstance(d, Divider)][::5] == [first, last]
    assert deck.slides[-2].section == last
    assert deck.slides[-1].takeaways[-1].heading == goal


def test_sections_are_numbered_as_they_stand(written):
    """Of a year whose users and reviews alone are known, the first and the fourth have something to say."""
    lines = "\n".join(line for line in GOOD.split("\n") if line.startswith(("users.", "feedback.")))
    deck, _ = compose(kpis(lines), written("options: {on_missing: drop}"))

    assert [(e.number, e.title) for e in deck.slides[1].entries] == [("01", "年度业绩概览"), ("02", "客户体验提升")]
    assert [d.number for d in deck.slides if isinstance(d, Divider)] == ["01", "02"]
    assert deck.slides[-2].section_number == "02"


@pytest.mark.parametrize(("target", "covered"), [("5000000", True), ("4000000", False), ("4371000", False)])
def test_a_target_that_is_met_already_leaves_no_way_to_cover(written, target, covered):
    """437 to 500 is a way; 400 lies behind, and 437.1 is where the shop stands."""
    plan = f"targets: {{sales.paid_amount: {{value: {target}}}}}\ninitiatives: [{{name: 新品, moves: sales.paid_amount, by: 400000, start: 2026-01, end: 2026-09}}]"
    deck, _ = compose(kpis(GOOD, plan=plan), written(plan))
    (divider,) = [s for s in deck.slides if isinstance(s, Divider) and s.id == "plan"]

    assert ("strategy.covered" in [card.figure.kpi for card in divider.cards.cards]) is covered


def test_the_closing_names_the_shop_and_the_days(written):
    assert compose(kpis(GOOD), written())[0].slides[-1].subtitle == "松间堂 · 2025年"


@pytest.mark.parametrize(("target", "words"), [
    ("5000000", "支付金额目标500万元，需增长14.4%"), ("4000000", "支付金额目标400万元，本期已达到"), ("4371000", "支付金额目标437万元，本期已达到"),
])
def test_the_closing_names_the_goal_and_whether_it_lies_ahead(written, target, words):
    plan = f"targets: {{sales.paid_amount: {{value: {target}}}}}"
    closing = compose(kpis(GOOD, plan=plan), written(plan))[0].slides[-1]

    assert isinstance(closing, Closing)
    assert str(closing.takeaways[-1].sentences[0]) == words
