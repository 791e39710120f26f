"""What the slide of policy says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

from year import column, said


def test_a_rule_says_its_day_and_how_far_it_is(slide):
    made = slide("policy", config="""
policy:
  - {name: 限制过度包装, since: 2023-09-01, state: 进行中, items: 12, done: 9, budget: 80000, spent: 50000}
  - {name: 新国标, state: 已完成, items: 4, done: 4}
  - {name: 广告审查, since: 2025-05-11}
""")

    assert str(made.title) == "尚未完成应对的规则：限制过度包装、广告审查"
    assert column(made, "生效日期") == ["2023年9月1日", "—", "2025年5月11日"]
    assert said(made) == {
        "限制过度包装": "应整改12项，已完成9项。预算80,000元，已用50,000元。", "新国标": "应整改4项，已完成4项。"}
