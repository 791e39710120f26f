"""A slide in the user's own words: title, blocks, their order, hidden slides."""

from __future__ import annotations

import pytest
from year import GOOD, kpis, said

from annualdeck.config import Config
from annualdeck.sections.order import compose
from annualdeck.slide import Blocks, Slide
from annualdeck.wording import Typed


def slides(config: Config, text: str = GOOD) -> dict[str, Slide]:
    return {s.id: s for s in compose(kpis(text), config)[0].slides if isinstance(s, Slide)}


def test_a_title_takes_the_place_of_the_slides_own(written):
    made = slides(written("slides: {sales: {title: '稳住大盘：{sales.paid_amount}，{sales.paid_amount:change}'}}"))

    assert str(made["sales"].title) == "稳住大盘：437万元，同比增长18.8%"
    assert made["sales"].title.parts[0] == Typed("稳住大盘：")


def test_a_title_that_the_data_does_not_carry_leaves_the_slides_own(written):
    made = slides(written("slides: {sales: {title: '门槛{sales.campaign_share_plan}'}}"))

    assert str(made["sales"].title) == "支付金额437万元，同比增长18.8%，增速高于行业的6.5%"


BLOCKS = """
slides:
  users:
    blocks:
      用户结构:
      会员日: ["会员日拉动{users.repurchase_rate}。", "峰值{sales.campaign_share_plan}。"]
      访客与会员:
"""


def test_blocks_stand_in_the_users_order_with_the_slides_sentences_where_none_are_given(written):
    made = said(slides(written(BLOCKS))["users"])
    own = said(slides(written(""))["users"])

    assert list(made) == ["用户结构", "会员日", "访客与会员"]
    assert made["用户结构"] == own["用户结构"]
    assert made["会员日"] == "会员日拉动18.4%。"          # the sentence whose KPI is missing is left out


def test_the_presenter_says_the_users_words_too(written):
    made = slides(written("slides: {sales: {title: 稳住大盘, blocks: {新品: ['占{sales.campaign_share}。']}}}"))["sales"]

    assert [str(text) for text in made.notes.say] == ["稳住大盘", "占26.3%。"]


NOTHING_LEFT = """
slides:
  sales:
    blocks:
      大促: ["计划{sales.campaign_share_plan}。"]
      不存在:
      规模与客单:
"""


def test_a_block_left_without_sentences_says_why(written):
    made = said(slides(written(NOTHING_LEFT))["sales"])

    assert made["大促"] == "暂无数据（未设置大促销售占比计划）"
    assert made["不存在"] == "暂无数据（本页没有这个小标题）"
    assert made["规模与客单"].startswith("支付订单2.24万单")


def test_a_block_without_a_year_to_compare_with_says_so(written):
    made = slides(written("slides: {sales: {blocks: {节奏: ['{sales.record_day:change}。']}}}"))["sales"]

    assert said(made)["节奏"] == "暂无数据（最高日没有上年同期数据）"


def test_a_block_left_without_sentences_is_dropped_where_the_config_says_so(written):
    made = said(slides(written(NOTHING_LEFT + "options: {on_missing: drop}"))["sales"])

    assert list(made) == ["规模与客单"]


def test_the_users_words_are_kept_whole(written):
    blocks = slides(written(BLOCKS))["users"].content["blocks"]

    assert isinstance(blocks, Blocks)
    assert [b.whole for b in blocks.blocks] == [False, True, False]


def test_hidden_slides_are_gone_and_nobody_is_told(written):
    deck, dropped = compose(kpis(GOOD), written("slides: {technology: {hide: true}, policy: {hide: true}}"))

    ids = [s.id for s in deck.slides if isinstance(s, Slide)]
    assert len(ids) == 16 and "technology" not in ids and dropped == []


def test_a_section_whose_slides_are_all_hidden_goes_with_its_divider(written):
    config = written("slides: {goals: {hide: true}, strategy: {hide: true}, risks: {hide: true}}")
    deck, _ = compose(kpis(GOOD), config)

    assert len(deck.slides) == 27 - 4
    assert [name for name, _ in deck.sections][-2:] == ["挑战与机遇", "结尾"]


@pytest.mark.parametrize("id_", ["content", "technology"])
def test_words_of_the_user_are_something_to_say(id_, written):
    config = written(f"slides: {{{id_}: {{blocks: {{展望: [来年试点两项。]}}}}}}\noptions: {{on_missing: drop}}")

    assert id_ in slides(config)
