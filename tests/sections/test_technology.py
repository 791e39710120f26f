"""What the slide of new technology says of pilots that helped, that harmed, and that chance explains; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, said

from annualdeck.slide import Forest

KINDS = ("technology.pilots", "technology.change_low", "technology.change_high", "technology.control", "technology.treated",
         "technology.control_samples", "technology.treated_samples")


def pilots(*names: str, **more: str) -> str:
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return "pilots: [" + ", ".join(f"{{name: {name}, metric: 加购率{keys}}}" for name in names) + "]"


def trial(name: str, *values: str, mean: bool = False) -> str:
    """Lines of one pilot: its change, the interval's ends, the control and the treated, their samples."""
    kinds = [k + "_mean" if mean and k in KINDS[3:5] else k for k in KINDS]
    return "\n".join(f"{kind} pilot={name} {value}" for kind, value in zip(kinds, values, strict=False))


UP = ("7.9%", "5.4%", "10.6%", "4.14%", "4.47%", "299457", "292081")
DOWN = ("-4.0%", "-5.1%", "-2.8%", "71.5%", "68.7%")
UNSURE = ("1.7%", "-6.3%", "10.4%", "3.07%", "3.12%")


def effects(made):
    picture = made.content["picture"]
    assert isinstance(picture, Forest)
    return picture.effects


def test_a_good_year_and_a_bad_one(slide):
    good, bad = slide("technology"), slide("technology", BAD)

    assert str(good.title) == "两项试点均显著改善，其中AI主图的点击率相对提升7.9%"
    assert str(bad.title) == "两项试点均显著变差，其中AI主图的点击率相对下降7.9%"
    assert said(good) == {"AI主图": "点击率相对提升7.9%，差异显著。对照组4.14%，试点组4.47%。",
                          "智能客服": "首问解决率相对提升4.1%，差异显著。对照组68.7%，试点组71.5%。"}
    assert said(bad)["AI主图"] == "点击率相对下降7.9%，差异显著。对照组4.47%，试点组4.14%。"


def test_what_helped_and_what_harmed_are_both_in_the_title(slide):
    made = slide("technology", trial("甲", *UP) + "\n" + trial("乙", *DOWN) + "\n" + trial("丙", *UNSURE), config=pilots("甲", "乙", "丙"))

    assert str(made.title) == "三项试点一项显著改善，一项显著变差：乙的加购率相对下降4.0%"
    assert list(said(made)) == ["甲", "丙", "乙"]
    assert [(e.name, e.significant, e.good, str(e.samples)) for e in effects(made)] == [
        ("甲：加购率", True, True, "样本：对照29.9万，试点29.2万"), ("丙：加购率", False, True, ""), ("乙：加购率", True, False, ""),
    ]


@pytest.mark.parametrize(("trials", "title"), [
    ([UP, UP, UNSURE], "三项试点两项显著改善，其中甲的加购率相对提升7.9%"),
    ([UP, UNSURE], "两项试点一项显著改善：甲的加购率相对提升7.9%"),
    ([UNSURE, DOWN], "两项试点一项显著变差：乙的加购率相对下降4.0%"),
    ([DOWN, DOWN], "两项试点均显著变差，其中甲的加购率相对下降4.0%"),
    ([UP, DOWN, DOWN], "三项试点一项显著改善，两项显著变差，其中乙的加购率相对下降4.0%"),
])
def test_the_title_counts_what_helped_and_what_harmed(slide, trials, title):
    names = "甲乙丙"[:len(trials)]

    assert str(slide("technology", "\n".join(map(lambda n, t: trial(n, *t), names, trials)), config=pilots(*names)).title) == title


def test_a_word_that_pilot_and_metric_share_stands_once(slide):
    made = slide("technology", trial("智能客服首问", *DOWN), config=pilots("智能客服首问").replace("加购率", "首问解决率"))

    assert str(made.title) == "智能客服首问解决率相对下降4.0%，差异显著"


def test_a_title_too_long_for_two_lines_names_no_metric(slide):
    a, b = "搭载大模型的智能客服首问接待与追问甲", "搭载大模型的智能客服首问接待与追问乙"
    made = slide("technology", trial(a, *UP) + "\n" + trial(b, *DOWN), config=pilots(a, b).replace("加购率", "首次提问一次解决的会话占比"))

    assert str(made.title) == f"两项试点一项显著改善，一项显著变差：{b}相对下降4.0%"


def test_one_alone(slide):
    assert str(slide("technology", trial("甲", *UP), config=pilots("甲")).title) == "甲的加购率相对提升7.9%，差异显著"


def test_what_chance_explains_goes_neither_up_nor_down(slide):
    """The interval holds zero, even at its very end."""
    made = slide("technology", trial("甲", *UNSURE), config=pilots("甲"))
    edge = slide("technology", trial("甲", "5.0%", "0", *UP[2:]), config=pilots("甲"))

    assert str(made.title) == "试点暂未观察到显著差异，变化最大的甲的加购率为1.7%"
    assert said(made) == {"甲": "加购率相对变化1.7%，暂未观察到显著差异。对照组3.07%，试点组3.12%。95%区间为-6.3%至10.4%，含零。"}
    assert "暂未观察到显著差异" in said(edge)["甲"]
    assert [e.significant for e in (*effects(made), *effects(edge))] == [False, False]


@pytest.mark.parametrize(("values", "title", "good"), [
    (UP, "甲的加购率相对上升7.9%，差异显著", False), (DOWN, "甲的加购率相对降低4.0%，差异显著", True),
])
def test_where_less_is_better_a_fall_is_good(slide, values, title, good):
    made = slide("technology", trial("甲", *values), config=pilots("甲", better="less"))

    assert str(made.title) == title
    assert effects(made)[0].good is good


def test_a_measured_value_needs_no_relative(slide):
    made = slide("technology", trial("甲", *DOWN[:3], "213.2", "204.7", mean=True), config=pilots("甲", control="改前", treated="改后组"))

    assert said(made)["甲"] == "加购率下降4.0%，差异显著。改前组213.2，改后组204.7。"


def test_units_and_samples_are_called_what_the_config_calls_them(slide):
    values = trial("甲", *DOWN[:3], "213.2", "204.7", "56", "58", mean=True)
    made = slide("technology", values, config=pilots("甲", unit="克", samples="天数"))

    assert said(made)["甲"] == "加购率下降4.0%，差异显著。对照组213.2克，试点组204.7克。"
    assert str(effects(made)[0].samples) == "天数：对照56，试点58"


@pytest.mark.parametrize(("change", "control", "treated", "told"), [
    ("7.9%", "4.14%", "4.47%", "对照组4.14%，试点组4.47%"), ("7.8%", "41.4%", "44.6%", "对照组41.4%，试点组44.6%"),
    ("0.1%", "41.41%", "41.44%", "对照组41.41%，试点组41.44%"), ("-4.0%", "71.53%", "68.68%", "对照组71.53%，试点组68.68%"),
    ("1.7%", "3.067%", "3.119%", "对照组3.067%，试点组3.119%"),
])
def test_two_levels_have_the_decimals_that_show_their_change(slide, change, control, treated, told):
    made = slide("technology", trial("甲", change, "0.05%", "9%", control, treated), config=pilots("甲"))

    assert told in said(made)["甲"]


def test_four_findings_leave_out_what_chance_explains_first(slide):
    names = ("甲", "乙", "丙", "丁", "戊")
    made = slide("technology", "\n".join(trial(n, *(UNSURE if n == "乙" else UP)) for n in names), config=pilots(*names))

    assert list(said(made)) == ["甲", "丙", "丁", "戊"]
    assert len(effects(made)) == 5


def test_a_pilot_without_data_says_why(slide):
    made = slide("technology", trial("甲", *UP), config=pilots("甲", "乙"))

    assert said(made)["乙"] == "暂无数据（数据里没有乙）"
    dropped = slide("technology", trial("甲", *UP), config=pilots("甲", "乙") + "\noptions: {on_missing: drop}")
    assert list(said(dropped)) == ["甲"]


def test_without_any_data_the_page_says_what_it_waits_for(slide):
    made = slide("technology", "", config=pilots("甲"))

    assert (made.layout, str(made.title)) == ("text", "新兴技术应用：暂无数据（缺少试点对比数据）")
    assert said(made) == {"甲": "暂无数据（缺少试点对比数据）"}


def test_pilots_that_the_config_does_not_name_wait_for_it(slide):
    assert str(slide("technology", GOOD, config="").title) == "新兴技术应用：待业务填写"
