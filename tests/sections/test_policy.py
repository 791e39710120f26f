"""What the slide of policy says: of rules half met, of violations that rose and fell, with and without a config; word for word."""

from __future__ import annotations

import datetime as dt

import pytest
from year import BAD, GOOD, alone, column, replaced, said, table

from annualdeck.slide import Timeline

RULES = """
policy:
  - {name: 新国标, state: 已完成, items: 4, done: 4, since: 2024-02-01}
  - {name: 限制过度包装, since: 2023-09-01, state: 进行中, items: 12, done: 9, budget: 80000, spent: 50000, owner: 商品组}
  - {name: 广告审查, since: 2026-05-11, state: 未开始, impact: 视频须标明广告}
"""


def without(text: str, *starts: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


def test_the_rules_with_the_most_left_to_do_come_first(slide):
    """13 of 16 items; of the rules that name their items the packaging one is at 9 of 12."""
    made = slide("policy", config=RULES)

    assert str(made.title) == "合规完成率81.3%；违规9次，同比下降47.1%"
    assert column(made, "规则") == ["广告审查", "限制过度包装", "新国标"]
    assert column(made, "完成率") == ["—", "75.0%", "100%"]
    assert column(made, "负责人") == ["—", "商品组", "—"]
    assert [(str(row[-1].text), row[-1].mark) for row in table(made).rows] == [("未开始", "high"), ("进行中", "mid"), ("已完成", "low")]
    assert said(made)["整改与预算"] == "应整改16项，已整改13项，合规完成率81.3%。限制过度包装完成75.0%，进度最慢。整改花费5.00万元，占预算的62.5%。"


@pytest.mark.parametrize(("since", "state", "words"), [
    ("2025-12-31", "未开始", "两项已生效规则尚未完成，最早的2023年9月生效。"), ("2022-01-05", "进行中", "两项已生效规则尚未完成，最早的2022年1月生效。"),
    ("2026-01-01", "未开始", ""), ("2025-06-01", "已完成", ""),
])
def test_rules_in_force_that_are_not_met_are_counted(slide, since, state, words):
    """Beside the packaging rule of September 2023, at 9 of 12; a single one has its date in the line of time."""
    config = RULES.replace("since: 2026-05-11, state: 未开始", f"since: {since}, state: {state}")
    told = said(slide("policy", config=config))["整改与预算"]

    assert (words in told) if words else ("尚未完成" not in told)


def test_a_good_year_and_a_bad_one(slide):
    good, bad = slide("policy", config=RULES), slide("policy", BAD, config=RULES)

    assert said(good)["违规处罚"] == "违规9次，同比下降47.1%；扣分7分，同比下降58.8%。罚款5,800元，同比下降32.6%。虚假宣传最多，为4次。"
    assert said(bad)["违规处罚"] == "违规17次，同比增长88.9%；扣分17分，同比增长142.9%。罚款8,600元，同比增长48.3%。延迟发货最多，为6次。"
    assert said(good)["绿色包装"] == "绿色包装占比62.0%，同比提高27.1个百分点。比其他包装每单多花0.25元。"
    assert str(bad.title) == "合规完成率81.3%；违规17次，同比增长88.9%"


@pytest.mark.parametrize(("violations", "fines", "words"), [
    ("9 17", "8600 5800", "违规9次，同比下降47.1%，但罚款增长48.3%"), ("17 9", "5800 8600", "违规17次，同比增长88.9%，但罚款下降32.6%"),
    ("9 17", "5800 5800", "违规9次，同比下降47.1%"),
])
def test_fines_that_went_the_other_way_are_in_the_title(slide, violations, fines, words):
    year = replaced(GOOD, policy__violations=violations, policy__fines=fines)

    assert str(slide("policy", year, config=RULES).title) == f"合规完成率81.3%；{words}"
    assert str(slide("policy", year, config="").title) == words


def test_the_rules_stand_on_a_line_of_time(slide):
    """From the quarter of the first to the day after the last; what is met is grey."""
    made = slide("policy", config=RULES)
    line = made.content["timeline"]

    assert (made.layout, isinstance(line, Timeline)) == ("timeline-table-text", True)
    assert (line.start, line.end) == (dt.date(2023, 7, 1), dt.date(2026, 5, 12))
    assert [(e.name, e.day, e.role) for e in line.events] == [
        ("广告审查", "2026年5月11日", "this"), ("限制过度包装", "2023年9月1日", "this"), ("新国标", "2024年2月1日", "last"),
    ]
    assert "生效日期" not in [h.name for h in table(made).headers]


@pytest.mark.parametrize("since", ["null", "2019-01-01"])
def test_where_no_line_of_time_is_drawn_the_table_has_the_days(slide, since):
    made = slide("policy", config="policy: [{name: 新国标, since: 2025-02-01}, {name: 电商法, since: " + since + "}]")

    assert made.layout == "table-text"
    assert column(made, "生效日期") == ["2025年2月1日", "—" if since == "null" else "2019年1月1日"]


@pytest.mark.parametrize(("state", "title"), [
    ("进行中", "尚未完成应对的规则：新国标、广告审查"), ("已完成", "所列规则均已完成应对"),
])
def test_rules_without_figures_are_still_told(slide, state, title):
    made = slide("policy", without(GOOD, "policy"), config=f"policy: [{{name: 新国标, state: {state}}}, {{name: 广告审查, state: {state}}}]")

    assert str(made.title) == title
    assert list(said(made)) == ["违规处罚", "绿色包装"]
    assert said(made)["违规处罚"] == "暂无数据（缺少违规记录导出）"


def test_a_rule_that_is_met_is_not_called_slow(slide):
    done = RULES.replace("items: 12, done: 9", "items: 12, done: 12")

    assert "进度最慢" not in said(slide("policy", config=done))["整改与预算"]


def test_green_packaging_may_cost_less(slide):
    assert said(slide("policy", replaced(GOOD, policy__green_cost_added="-0.05 0.10")))["绿色包装"].endswith("比其他包装每单少花0.05元。")


def test_without_rules_the_violations_and_the_packaging_speak(slide):
    made = slide("policy", config="")

    assert (made.layout, str(made.title)) == ("cards-chart-text", "违规9次，同比下降47.1%")
    assert said(made)["规则与应对"] == "待业务填写"
    assert slide("policy", without(GOOD, "policy.green"), config="").layout == "cards-text"
    assert "规则与应对" not in said(slide("policy", config="options: {on_missing: drop}"))


def test_a_first_year_compares_nothing(slide):
    made = slide("policy", alone(GOOD), config=RULES)

    assert str(made.title) == "合规完成率81.3%，预算执行率62.5%"
    assert said(made)["违规处罚"] == "违规9次，扣分7分。罚款5,800元。虚假宣传最多，为4次。"


def test_nothing_at_all_waits_for_the_business(slide):
    made = slide("policy", without(GOOD, "policy"), config="")

    assert str(made.title) == "政策影响评估：待业务填写"
    assert set(said(made).values()) == {"待业务填写"} and made.source == ""


def test_a_single_rule_is_a_finding_rather_than_a_table_of_one_row(slide):
    made = slide("policy", config="policy: [{name: 限制过度包装, since: 2023-09-01, state: 进行中, impact: 少一层, response: 改版, owner: 商品组, items: 12, done: 9}]")

    assert made.layout == "cards-chart-text"
    assert said(made)["限制过度包装"] == "影响：少一层。应对：改版。负责：商品组。应整改12项，已整改9项，合规完成率75.0%。"


def test_rules_beyond_the_table_are_counted(slide):
    rules = ", ".join(f"{{name: 规则{n}, since: 2023-09-01, state: 进行中}}" for n in range(8))

    assert table(slide("policy", config=f"policy: [{rules}]")).note == "另有2项未列出"
