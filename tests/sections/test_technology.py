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

    assert str(good.title) == "AI主图的点击率相对提升7.9%，智能客服的首问解决率相对提升4.1%，差异均显著"
    assert str(bad.title) == "AI主图的点击率相对下降7.9%，智能客服的首问解决率相对下降4.1%，差异均显著"
    assert said(good) == {"AI主图": "点击率相对提升7.9%，差异显著。对照组4.14%，试点组4.47%。",
                          "智能客服": "首问解决率相对提升4.1%，差异显著。对照组68.70%，试点组71.50%。"}
    assert said(bad)["AI主图"] == "点击率相对下降7.9%，差异显著。对照组4.47%，试点组4.14%。"


def test_what_helped_and_what_harmed_are_both_in_the_title(slide):
    made = slide("technology", trial("甲", *UP) + "\n" + trial("乙", *DOWN) + "\n" + trial("丙", *UNSURE), config=pilots("甲", "乙", "丙"))

    assert str(made.title) == "甲的加购率相对提升7.9%，但乙的加购率相对下降4.0%，差异均显著"
    assert list(said(made)) == ["甲", "丙", "乙"]
    assert [(e.name, e.significant, e.good, str(e.samples)) for e in effects(made)] == [
        ("甲：加购率", True, True, "对照29.9万个，试点29.2万个"), ("丙：加购率", False, True, ""), ("乙：加购率", True, False, ""),
    ]


def test_a_title_too_long_for_two_lines_names_no_metrics(slide):
    a, b = "搭载大模型的智能客服首问接待与追问甲", "搭载大模型的智能客服首问接待与追问乙"
    made = slide("technology", trial(a, *UP) + "\n" + trial(b, *DOWN), config=pilots(a, b).replace("加购率", "首次提问一次解决的会话占比"))

    assert str(made.title) == f"{a}相对提升7.9%，但{b}相对下降4.0%，差异均显著"


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

    assert said(made)["甲"] == "加购率下降4.0%，差异显著。改前组213，改后组205。"


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
