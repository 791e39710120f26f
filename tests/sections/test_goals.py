"""What the slide of goals says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, column, replaced, said, table

from annualdeck.slide import Bullets, Waterfall

PAID, REFUNDS = "target=sales.paid_amount", "target=aftersales.refund_rate"
AHEAD = f"""
goals.projection {PAID} 5200000
goals.projection_range {PAID},bound=80%下限 4800000
goals.projection_range {PAID},bound=80%上限 5600000
goals.reading {PAID},reading=趋势之内 -3.8%
goals.projection {REFUNDS} 4.6%
goals.projection_range {REFUNDS},bound=80%下限 4.2%
goals.projection_range {REFUNDS},bound=80%上限 5%
goals.reading {REFUNDS},reading=超出历史 -0.6%
goals.best_change {REFUNDS} -0.7%
"""


def test_goals_of_a_good_year(slide):
    """437 to 500 times 10,000 yuan, visitors, conversion and spend at the same rate of 4.6 %: the cube root of 500/437."""
    made = slide("goals", GOOD + AHEAD)

    assert made.layout == "bridge-bullets-text"
    assert str(made.title) == "支付金额目标500万元，较2025年增长14.4%，低于趋势测算的520万元"
    assert said(made) == {
        "支付金额": "本期437万元，同比增长18.8%，目标要求再增长14.4%。趋势测算520万元（80%区间480万元至560万元），目标在其中偏低。依据：新品线。",
        "目标分解": "访客数须由70.1万人次增长4.6%至73.3万人次，支付转化率须由3.20%提高至3.35%，按日客单价须由195元提高4.6%至204元。三个因素分担相同的增长率，各带来21.0万元。",
        "退款率": "本期4.9%，同比下降0.7个百分点，目标要求再下降0.9个百分点。趋势测算4.6%（80%区间4.2%至5.0%），目标低于区间。"
                  "有数据以来，连续十二个月较上年同期最多下降0.7个百分点。依据：换包装。",
    }


def test_goals_of_a_bad_year(slide):
    made = slide("goals", BAD)

    assert str(made.title) == "支付金额目标500万元，较2025年增长35.9%"
    assert said(made)["支付金额"] == "本期368万元，同比下降15.8%，目标要求转为增长35.9%。依据：新品线。"
    assert said(made)["退款率"] == "本期5.6%，同比上升0.7个百分点，目标要求转为下降1.6个百分点。依据：换包装。"


def test_the_bridge_leads_from_the_year_to_the_target(slide):
    made = slide("goals", GOOD + AHEAD)
    bridge, rows = made.content["chart1"], made.content["chart2"]

    assert isinstance(bridge, Waterfall) and isinstance(rows, Bullets)
    assert bridge.note == "按相同增长率分摊"
    assert (bridge.start_label, bridge.end_label) == ("2025年", "2026年目标")
    assert [name for name, _ in bridge.steps] == ["访客数", "支付转化率", "按日客单价"]
    assert bridge.start.value + sum(step.value for _, step in bridge.steps) == bridge.end.value
    assert [(r.name, r.value.show(), r.target.show(), r.low and r.low.show(), r.high and r.high.show()) for r in rows.bullets] == [
        ("支付金额", "437万元", "500万元", "480万元", "560万元"), ("退款率 ↓", "4.9%", "4.0%", "4.2%", "5.0%")]


@pytest.mark.parametrize(("paid", "words"), [
    ("4370000 3680000", "本期437万元，同比增长18.8%，目标要求再增长14.4%。"),
    ("4370000 5000000", "本期437万元，同比下降12.6%，目标要求转为增长14.4%。"),
    ("4370000 4369000", "本期437万元，同比持平，目标要求增长14.4%。"),
    ("4370000", "本期437万元，目标要求增长14.4%。"),
    ("5001000 4369000", "本期500万元，目标与本期持平。"),
])
def test_a_target_against_what_the_year_did(slide, paid, words):
    assert said(slide("goals", replaced(GOOD, sales__paid_amount=paid)))["支付金额"] == words + "依据：新品线。"


def test_a_target_that_is_met_already_asks_for_nothing(slide):
    """437 to 400, and refunds of 4.9 % to 6 %: no way to go, so no bridge."""
    made = slide("goals", GOOD, config="targets: {sales.paid_amount: {value: 4000000}, aftersales.refund_rate: {value: 0.06}}")

    assert (made.layout, str(made.title)) == ("table-wide-text", "支付金额目标400万元，本期437万元已达到")
    assert said(made) == {"支付金额": "本期437万元，同比增长18.8%，已超过目标的400万元。", "退款率": "本期4.9%，同比下降0.7个百分点，已低于目标的6.0%。"}
    assert column(made, "需要的变化") == ["已达到", "已达到"]


@pytest.mark.parametrize(("low", "high", "reading", "title"), [
    ("4000000", "4900000", "需要努力", "，高于趋势测算区间，需要额外努力"),
    ("4000000", "4900000", "超出历史", "，高于趋势测算区间，升幅有数据以来没有过"),
    ("5100000", "5600000", "趋势之内", "，低于趋势测算区间"),
    ("5000000", "5600000", "趋势之内", "，在趋势测算区间之内"),
])
def test_the_title_says_where_the_target_lies_by_the_trend(slide, low, high, reading, title):
    lines = f"""
goals.projection_range {PAID},bound=80%下限 {low}
goals.projection_range {PAID},bound=80%上限 {high}
goals.reading {PAID},reading={reading} 5%
"""
    assert str(slide("goals", GOOD + lines).title) == "支付金额目标500万元，较2025年增长14.4%" + title


@pytest.mark.parametrize(("ahead", "words", "block"), [
    ("5200000", "低于趋势测算的520万元", "在其中偏低"), ("4900000", "高于趋势测算的490万元", "在其中偏高"),
    ("5001000", "与趋势测算相当", "与测算相当"),
])
def test_a_target_within_the_range_lies_on_one_side_of_its_middle(slide, ahead, words, block):
    lines = AHEAD.replace(f"goals.projection {PAID} 5200000", f"goals.projection {PAID} {ahead}")

    made = slide("goals", GOOD + lines)
    assert str(made.title) == f"支付金额目标500万元，较2025年增长14.4%，{words}"
    assert f"80%区间480万元至560万元），目标{block}。" in said(made)["支付金额"]


def test_rows_where_less_is_better_say_so(slide):
    rows = slide("goals", GOOD + AHEAD).content["chart2"]

    assert rows.note == "各行按目标对齐，↓为越低越好"
    assert str(rows.alt) == "各项目标与本期：支付金额437万元到500万元；退款率4.9%到4.0%"
    upward = slide("goals", config="targets: {sales.paid_amount: {value: 5000000}, users.dau: {value: 2100}}").content["chart2"]
    assert upward.note == "各行按目标对齐"


@pytest.mark.parametrize(("best", "words"), [("12%", True), ("-3%", False)])
def test_the_largest_change_that_was_seen_is_told_of_a_hard_target_that_goes_its_way(slide, best, words):
    lines = f"goals.reading {PAID},reading=需要努力 5%\ngoals.best_change {PAID} {best}"

    assert ("有数据以来，连续十二个月较上年同期最多增长12.0%。" in said(slide("goals", f"{GOOD}\n{lines}"))["支付金额"]) is words


FACTORS = """
targets:
  sales.paid_amount: {value: 5000000}
  campaigns.visitors: {value: %s}
  campaigns.conversion: {value: %s}
"""


@pytest.mark.parametrize(("visitors", "conversion", "words"), [
    (900000, 0.033, "访客数须由70.1万人次增长28.4%至90.0万人次，支付转化率须由3.20%提高至3.30%，按日客单价不低于168元即可（本期195元）。访客数分担的增量最多，为117万元。"),
    (700800, 0.034, "访客数保持70.1万人次，支付转化率须由3.20%提高至3.40%，按日客单价须由195元提高7.7%至210元。按日客单价分担的增量最多，为34.6万元。"),
])
def test_what_a_factor_must_come_to_follows_from_the_targets_of_the_others(slide, visitors, conversion, words):
    """500/437 over 900,000/700,800 times 3.3/3.2 is 0.864: of the spend that much is left; a part of the way is
    630,000 / ln(500/437) times its logarithm.
    """
    made = slide("goals", config=FACTORS % (visitors, conversion))
    assert said(made)["目标分解"] == words
    assert made.content["chart1"].note == ""


@pytest.mark.parametrize(("visitors", "words"), [(700800, "三项目标都达到时，距支付金额目标尚差48.6万元。"), (900000, "三项目标都达到时，超出支付金额目标68.4万元。")])
def test_three_targets_that_do_not_make_the_fourth_leave_something(slide, visitors, words):
    """Of the 630,000 yuan conversion brings 143,951 and visitors nothing, or 1,170,312."""
    config = FACTORS % (visitors, 0.033) + "  sales.spend_per_buyer: {value: 248}\n"
    made = slide("goals", config=config)

    assert said(made)["目标分解"].endswith(words)


def test_hard_targets_are_spoken_of_first_after_the_first_one(slide):
    config = """
targets:
  sales.paid_amount: {value: 5000000}
  users.repurchase_rate: {value: 0.2}
  users.dau: {value: 2100}
  aftersales.refund_rate: {value: 0.04}
"""
    hard = f"goals.reading {REFUNDS},reading=超出历史 -1%\ngoals.reading target=users.dau,reading=需要努力 9%"

    assert list(said(slide("goals", f"{GOOD}\n{hard}", config=config))) == ["支付金额", "目标分解", "退款率", "日均访客"]


def test_without_visitors_the_targets_stand_in_a_table(slide):
    made = slide("goals", alone(GOOD) + AHEAD, lacks=["campaigns.visitors"])

    assert made.layout == "table-wide-text"
    assert column(made, "目标") == ["500万元", "4.0%"]
    assert column(made, "需要的变化") == ["增长14.4%", "下降0.9个百分点"]
    assert column(made, "趋势测算") == ["520万元", "4.6%"]
    assert column(made, "目标与趋势") == ["趋势之内", "超出历史"]
    assert column(made, "达成理由") == ["新品线", "换包装"]


def test_a_table_of_targets_without_a_trend_has_no_column_for_it(slide):
    made = slide("goals", lacks=["campaigns.visitors"])

    assert [h.name for h in table(made).headers] == ["指标", "本期", "目标", "需要的变化", "达成理由"]
    assert column(made, "达成理由") == ["新品线", "换包装"]


def test_one_target_has_the_bridge_alone(slide):
    assert slide("goals", config="targets: {sales.paid_amount: {value: 5000000}}").layout == "chart-wide-text"


def test_targets_on_what_the_data_lacks_wait(slide):
    assert str(slide("goals", "").title) == "核心目标：所设目标的基数暂缺"


def test_targets_that_have_no_row_are_counted(slide):
    names = ("sales.paid_amount", "sales.orders", "sales.buyers", "sales.net_sales", "users.dau", "users.members", "users.new_members")
    rows = slide("goals", config="targets:\n" + "".join(f"  {name}: {{value: 9000000}}\n" for name in names)).content["chart2"]

    assert isinstance(rows, Bullets)
    assert (len(rows.bullets), rows.note) == (6, "各行按目标对齐，另有1项未列出")
