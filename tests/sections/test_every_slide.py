"""What holds of every slide, in a good year and a bad one, in a first year, with months missing and with no data at all."""

from __future__ import annotations

import re

import pytest
from year import BAD, GOOD, MODULES, alone, compared, kpis, said, spoken

from annualdeck.sections.order import compose
from annualdeck.slide import Blocks, Contents, Slide
from annualdeck.wording import Bound, Text

MIXED = "\n".join(pair[i % 2] for i, pair in enumerate(zip(GOOD.split("\n"), BAD.split("\n"), strict=True)))  # every other line
YEARS = {"good": GOOD, "bad": BAD, "mixed": MIXED, "first": alone(GOOD)}

RISING = ("增长", "提高", "提升", "上升", "升至", "升幅", "高于上年", "高于行业", "高出", "增量最大", "改善", "新高")
FALLING = ("下降", "回落", "降至", "降幅", "低于上年", "低于行业", "落后", "减少的", "恶化", "新低")


def literal(text: Text) -> str:
    """The words of a text that are the program's own, with ◆ for each figure."""
    return "".join(p if isinstance(p, str) else "◆" if isinstance(p, Bound) else "" for p in text.parts)


@pytest.fixture(params=list(MODULES))
def topic(request) -> str:
    return request.param


@pytest.mark.parametrize("year", list(YEARS))
def test_a_slide_with_data_has_a_title_that_states_a_figure(topic, year, written):
    slide = MODULES[topic].make(kpis(YEARS[year]), written())

    assert slide.title.bound, str(slide.title)


@pytest.mark.parametrize("year", list(YEARS))
def test_every_direction_is_that_of_its_figure(topic, year, written):
    """A falling year never says 增长 of what fell, whatever the sentence around it."""
    slide = MODULES[topic].make(kpis(YEARS[year]), written())

    for text in spoken(slide):
        for bound in text.bound:
            figure = bound.figure
            if bound.form in ("change", "word") and not figure.flat:
                up, down = figure.unit.verbs
                up = "上升" if (up, figure.better) == ("提高", "down") else up  # more refunds are no 提高
                said_, unsaid = (up, down) if figure.delta > 0 else (down, up)
                assert said_ in bound.shown, f"{text}: {bound.shown}"
                assert unsaid not in bound.shown, f"{text}: {bound.shown}"


@pytest.mark.parametrize(("year", "unsaid"), [("good", FALLING), ("bad", RISING)])
def test_the_words_around_a_figure_go_the_way_of_the_year(topic, year, unsaid, written):
    if topic in ("goals", "strategy", "risks"):  # these speak of what is to come
        return
    slide = MODULES[topic].make(kpis(YEARS[year]), written())

    for text in spoken(slide):
        words = re.sub("提升度|没有[^，。]*", "", literal(text))  # the name of a measure, and what is denied
        for step in (b.figure for b in text.bound if b.figure.kpi == "aftersales.dispute_step"):  # a quarter goes a way of its own
            way = "环比上升" if step.value > 0 else "环比下降"
            assert way in words, str(text)
            words = words.replace(way, "")
        assert not [word for word in unsaid if word in words], str(text)


@pytest.mark.parametrize("year", list(YEARS))
def test_a_figure_without_a_prior_is_never_compared(topic, year, written):
    slide = MODULES[topic].make(kpis(YEARS[year]), written())

    for text in spoken(slide):
        assert "None" not in str(text) and "{" not in str(text)
        assert all(compared(b.figure) for b in text.bound if b.form in ("change", "word", "prior")), str(text)
        if year == "first":
            assert "同比" not in str(text), str(text)


def test_with_nothing_at_all_a_slide_says_what_it_waits_for(topic, written):
    """No figures and no config: the title says so, every finding is muted and names what is missing."""
    slide = MODULES[topic].make(kpis("", plan=""), written(""))
    blocks = slide.content["blocks"]

    assert isinstance(blocks, Blocks)
    assert not slide.title.bound
    assert any(words in str(slide.title) for words in ("暂无数据（缺少", "：待业务填写", "：未设置大促日期"))
    assert all(b.muted for b in blocks.blocks)
    for text in said(slide).values():
        assert text == "待业务填写" or (text.startswith("暂无数据（缺少") and text.endswith("）"))


def test_the_keys_of_the_config_are_not_for_the_deck(topic, written):
    """Neither what waits for data nor what waits for the config names a key such as options.premium_threshold."""
    slide = MODULES[topic].make(kpis("", plan=""), written(""))

    for text in [str(slide.title), slide.source, *said(slide).values()]:
        assert not re.search("[a-z]{3}", text), text


def test_without_risks_the_usual_ones_wait_to_be_judged(written):
    """Names only: no likelihood, no impact, no amount is made up for them."""
    slide = MODULES["risks"].make(kpis(GOOD, plan=""), written(""))

    assert list(said(slide)) == ["平台规则变动", "供应链中断", "舆情危机"]
    assert [text for text in spoken(slide) if text.bound] == []


@pytest.mark.parametrize(("id_", "name"), [
    ("goals", "核心目标设定"), ("strategy", "策略调整方向"), ("risks", "风险应对预案"),
])
def test_a_slide_that_nobody_wrote_says_what_belongs_there(id_, name, written):
    slide = MODULES[id_].make(kpis(GOOD, plan=""), written(""))

    assert str(slide.title) == f"{name}：待业务填写"
    assert len(said(slide)) >= 2 and set(said(slide).values()) == {"待业务填写"}
    assert slide.source == ""


def test_what_is_said_without_a_title_still_names_its_data(written):
    """No amount, but orders: the title waits, the findings and their source stand."""
    slide = MODULES["sales"].make(kpis(GOOD, lacks=["sales.paid_amount", "sales.category_amount"]), written())

    assert not slide.title.bound
    assert said(slide)["规模与客单"].startswith("支付订单2.24万单")
    assert slide.source.startswith("数据来源：千牛订单导出（1,000行）")


def test_with_nothing_at_all_and_drop_no_finding_waits(topic, written):
    slide = MODULES[topic].make(kpis(""), written("options: {on_missing: drop}"))

    assert slide.content["blocks"] == Blocks(())


def test_the_deck_has_27_slides_even_of_nothing(written):
    deck, dropped = compose(kpis("", plan=""), written(""))

    assert len(deck.slides) == 27 and dropped == []


def test_slides_with_nothing_to_say_are_dropped_and_listed(written):
    deck, dropped = compose(kpis(GOOD), written("options: {on_missing: drop}"))

    assert dropped == ["technology", "goals", "strategy", "risks"]
    assert not {s.id for s in deck.slides if isinstance(s, Slide)} & set(dropped)
    contents = deck.slides[1]
    assert isinstance(contents, Contents)
    assert [e.number for e in contents.entries] == ["01", "02", "03", "04", "05"]


@pytest.mark.parametrize("year", list(YEARS))
def test_no_sentence_of_the_deck_runs_on_or_stops_short(topic, year, written):
    """A sentence of a finding ends in 。 and a title does not; nothing is said twice on a slide."""
    slide = MODULES[topic].make(kpis(YEARS[year]), written())
    blocks = slide.content.get("blocks")

    assert not str(slide.title).endswith("。")
    for block in blocks.blocks if isinstance(blocks, Blocks) else ():
        for sentence in block.sentences:
            text = str(sentence)
            assert block.muted or (text.endswith("。") and "。。" not in text and "，。" not in text), text
        assert len(set(map(str, block.sentences))) == len(block.sentences)
