"""What the slide of strategy says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import column, said


def test_initiatives_raise_some_and_lower_others(slide):
    made = slide("strategy")

    assert said(made) == {"会员日常化": "预计复购率提高2.0个百分点。", "包装改版": "预计退款率降低1.0个百分点。"}
    assert str(made.title) == "来年举措聚焦复购率、退款率"  # no target speaks of what they raise
    assert column(made, "预计变化") == ["+2.0个百分点", "-1.0个百分点"]
    assert column(made, "预算（万元）") == ["6.00", "—"]
    assert column(made, "时间") == ["2026年1—9月", "2026年1—3月"]


def test_an_initiative_of_one_month_or_over_the_years_end(slide):
    made = slide("strategy", config="""
initiatives:
  - {name: 换仓, moves: aftersales.refund_rate, by: -0.01, start: 2026-05, end: 2026-05}
  - {name: 会员日, moves: users.repurchase_rate, by: 0.01, start: 2026-10, end: 2027-03}
""")

    assert column(made, "时间") == ["2026年5月", "2026年10月—2027年3月"]
    assert column(made, "预算（元）") == ["—", "—"]


INITIATIVE = "{{name: {name}, moves: {moves}, by: {by}, start: 2026-01, end: 2026-09}}"


@pytest.mark.parametrize(("goal", "effects", "title"), [
    ("users.repurchase_rate: {value: 0.22, why: 会员日}", [0.02],              # 18.4 % to 22 %: 3.6 points
     "举措预计使复购率提高2.0个百分点，距目标增量3.6个百分点尚差1.6个百分点"),
    ("users.repurchase_rate: {value: 0.20, why: 会员日}", [0.02], "举措预计使复购率提高2.0个百分点，超过目标增量1.6个百分点"),
    ("users.repurchase_rate: {value: 0.204, why: 会员日}", [0.02], "举措预计使复购率提高2.0个百分点，与目标增量相当"),
    ("sales.paid_amount: {value: 5000000, why: 新品}", [400000, 130000],       # 437万 to 500万: 63万
     "举措预计使支付金额增加53.0万元，距目标增量63.0万元尚差10.0万元"),
    ("users.repurchase_rate: {value: 0.22, why: 会员日}", [-0.02], "来年举措聚焦复购率"),
    ("users.repurchase_rate: {value: 0.18, why: 会员日}", [0.02], "来年举措聚焦复购率"),
], ids=["short", "enough", "alike", "several", "the other way", "a target below"])
def test_initiatives_against_the_target_they_move(slide, goal, effects, title):
    moves = goal.partition(":")[0]
    lines = [INITIATIVE.format(name=f"举措{n}", moves=moves, by=by) for n, by in enumerate(effects)]

    assert str(slide("strategy", config=f"targets: {{{goal}}}\ninitiatives: [{', '.join(lines)}]").title) == title
