"""Sentences whose figures stay bound to their KPI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualdeck.errors import Sentence
from annualdeck.figure import POINTS, RATE, RATIO, YUAN, Figure, Missing
from annualdeck.scale import Scale
from annualdeck.wording import (
    BrokenTemplate, Label, Text, Typed, UnknownForm, UnknownKpi, join, label, parse, plain, references, say, scaled, show,
    unknown,
)


@dataclass(frozen=True)
class NoAds(Sentence):
    zh = "缺少万相台推广报表"
    en = "no ads report"


PAID = Figure("sales.paid_amount", "支付金额", Decimal("128000000"), YUAN, Decimal("108290000"))
NOVEMBER = Figure("sales.paid_amount", "支付金额", Decimal("526000"), YUAN, None, slice={"month": "2025-11"})
ROI = Figure("ads.roi", "投入产出比", 4.3, RATIO, 3.5)
LEAD = Figure("sales.growth_lead", "领先行业", -0.12, POINTS)
SHARE = Figure("market.share", "市场份额", 0.0036, RATE)          # no year to compare with
COST = Missing("ads.cost", "花费", NoAds())
KNOWN = {(f.kpi, tuple(f.slice.items())): f for f in (PAID, NOVEMBER, ROI, LEAD, SHARE, COST)}  # type: ignore[attr-defined]


def lookup(id_: str, slice_: Mapping[str, str]) -> Figure | Missing:
    ids = {kpi for kpi, _ in KNOWN}
    if id_ not in ids:
        raise unknown(id_, ids)
    return KNOWN.get((id_, tuple(slice_.items())), Missing(id_, "", NoAds(), slice_))


def said(template: str, **named: Figure | Missing | Text | None) -> str | None:
    text = say(template, lookup, named)
    return None if text is None else str(text)


@pytest.mark.parametrize(("template", "words"), [
    ("{sales.paid_amount}", "1.28亿元"),
    ("{sales.paid_amount:value}", "1.28亿元"),
    ("{sales.paid_amount:number}", "1.28"),
    ("{sales.paid_amount:suffix}", "亿元"),
    ("{sales.paid_amount:prior}", "1.08亿元"),
    ("{sales.paid_amount:change}", "同比增长18.2%"),
    ("{sales.paid_amount:word}", "增长18.2%"),
    ("{sales.paid_amount:size}", "18.2%"),
    ("{sales.paid_amount:delta}", "+18.2%"),
    ("{sales.growth_lead:abs}", "12.0个百分点"),
    ("{sales.paid_amount:name}", "支付金额"),
    ("{sales.paid_amount[month=2025-11]}", "52.6万元"),
    ("{ sales.paid_amount : change }", "同比增长18.2%"),
    ("投产比{ads.roi}，{ads.roi:change}。", "投产比4.3，同比提高0.8。"),
    ("用{{}}括起来", "用{}括起来"),
])
def test_the_mini_language(template, words):
    assert said(template) == words


def test_a_sentence_keeps_its_figures():
    text = say("支付金额{sales.paid_amount}，{sales.paid_amount:change}", lookup)

    assert [(b.figure, b.form, b.shown) for b in text.bound] == [
        (PAID, "value", "1.28亿元"), (PAID, "change", "同比增长18.2%"),
    ]


@pytest.mark.parametrize("template", [
    "花费{ads.cost}，投产比{ads.roi}。",                     # one is missing: nothing of it is said
    "市场份额{market.share}，{market.share:change}。",       # no prior, no comparison
    "上年{market.share:prior}。",
    "{sales.paid_amount[month=2025-12]}",                    # a slice the data does not have
])
def test_a_sentence_that_the_data_does_not_carry_is_left_out_whole(template):
    assert said(template) is None


def test_names_of_a_sentence_stand_for_figures_and_texts():
    assert said("{campaign}支付{best}。", campaign=label("年货节"), best=NOVEMBER) == "年货节支付52.6万元。"
    assert said("{campaign}支付{best}。", campaign=label("年货节"), best=None) is None
    assert said("{campaign}支付{best}。", campaign=label("年货节"), best=COST) is None


@pytest.mark.parametrize(("name", "words"), [
    ("双11", "双11 52.6万元"), ("618", "618 52.6万元"), ("年货节", "年货节52.6万元"), ("双11期间", "双11期间52.6万元"),
])
def test_a_name_that_ends_in_a_digit_never_runs_into_a_figure(name, words):
    assert said("{name}{best}", name=label(name), best=NOVEMBER) == words


def test_not_even_with_nothing_between_or_below_zero():
    assert said("{name}{gap}{best}", name=label("双11"), gap=plain(""), best=NOVEMBER) == "双11 52.6万元"
    assert said("{name}{lead}", name=label("618"), lead=LEAD) == "618 -12.0个百分点"


def test_no_space_between_words_and_a_figure():
    assert said("支付{sales.paid_amount}元") == "支付1.28亿元元"
    assert said("第2季{ads.roi:name}") == "第2季投入产出比"


def test_the_words_of_a_user_are_marked_as_typed():
    text = say("花了3万，投产比{ads.roi}", lookup, typed=True)

    assert text.parts[0] == Typed("花了3万，投产比")
    assert text.parts[1].figure is ROI


def test_texts_are_joined():
    assert join([plain("甲"), label("乙")], "、") == Text(("甲", "、", Label("乙")))
    assert str(plain("甲") + "乙" + label("丙")) == "甲乙丙"


def test_single_figures_and_scaled_ones_stay_bound():
    assert show(ROI, "delta").bound[0].shown == "+0.8"
    assert str(scaled(NOVEMBER, Scale(10_000, "万元", 1))) == "52.6"


def test_references_of_a_text():
    found = references("支付{sales.paid_amount[month=2025-11,city=杭州]:change}，{ads.roi}")

    assert [(r.name, dict(r.slice), r.form) for r in found] == [
        ("sales.paid_amount", {"month": "2025-11", "city": "杭州"}, "change"), ("ads.roi", {}, "value"),
    ]


# -- what is wrong ---------------------------------------------------------------------------------------------------

def test_an_unknown_kpi_names_the_nearest():
    with pytest.raises(UnknownKpi) as problem:
        said("{ads.rio}")

    assert problem.value.text() == "文案引用了不存在的指标 ads.rio（最接近的是 ads.roi），请核对指标编号。"
    assert problem.value.text("en") == "The text refers to an unknown KPI ads.rio (the nearest known one is ads.roi): correct the id."


def test_an_unknown_kpi_with_nothing_near_names_none():
    with pytest.raises(UnknownKpi, match="^文案引用了不存在的指标 利润，请核对指标编号。$"):
        said("{利润}")


def test_an_unknown_form_names_the_nearest_and_all():
    with pytest.raises(UnknownForm) as problem:
        said("{ads.roi:chnge}")

    assert problem.value.text().startswith("文案 {ads.roi:chnge} 的写法不存在（最接近的是 change），可用的有 abs、arrow、change、")


@pytest.mark.parametrize("template", [
    "投产比{ads.roi", "投产比ads.roi}", "{}", "{ads.roi!r}", "{sales.paid_amount[month]}", "{sales.paid_amount[month=]}",
    "{sales.paid_amount[month=2025-11}", "{sales.paid_amount[]}",
])
def test_broken_braces_are_told_with_the_way_to_write_them(template):
    with pytest.raises(BrokenTemplate) as problem:
        parse(template)

    assert f"文案“{template}”的花括号不成对或写法有误" in problem.value.text()
    assert problem.value.text().endswith("请写成 {指标编号} 或 {指标编号:写法}。")
    assert problem.value.exit_code == 2


@given(st.text(alphabet="甲1.{}[]:!=a", max_size=12))
def test_any_text_is_either_read_or_refused(template):
    try:
        parse(template)
    except (BrokenTemplate, UnknownForm) as problem:
        assert problem.text() and problem.text("en")
