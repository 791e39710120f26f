"""Slides of words: under cards where there are figures, what waits for data last and said once."""

from __future__ import annotations

import pytest
from year import GOOD, alone, carded, kpis, said

from annualdeck.sections.order import compose, silent
from annualdeck.sections.parts import Topic, finding, words_only
from annualdeck.slide import Blocks, Slide, waiting

TOPIC = Topic("aftersales", "售后处理满意度", ("refunds",))
TWO = "aftersales.refund_rate 6% 5%\naftersales.refund_amount_rate 4% 3%"
QUIET = (waiting("响应与解决", "缺少售后工单导出"), waiting("纠纷与服务商", "缺少千牛退款导出"))
IDS = ("sales.net_sales", "aftersales.refund_rate", "aftersales.refund_amount_rate", "sales.refund_amount", "sales.orders", "sales.buyers")


def of_words(figures: str, *blocks, title: str = "退款率{aftersales.refund_rate}") -> Slide:
    k = kpis(figures)
    return words_only(k, TOPIC, k.say(title), Blocks(blocks or (said_of(figures), *QUIET)), IDS, ())


def said_of(figures: str):
    return finding("退款与原因", kpis(figures).say("退款率{aftersales.refund_rate}。"))


def test_two_figures_stand_on_cards_above_the_findings():
    made = of_words(TWO)

    assert made.layout == "cards-text"
    assert carded(made) == ["aftersales.refund_rate", "aftersales.refund_amount_rate"]


def test_one_figure_makes_no_strip_of_cards():
    made = of_words("aftersales.refund_rate 6% 5%\naftersales.refund_amount_rate month=2025-01 4% 3%")

    assert (made.layout, list(made.content)) == ("text", ["blocks"])


def test_the_cards_are_the_first_four_that_have_a_value():
    made = of_words(f"{TWO}\nsales.orders 100\nsales.buyers 90\nsales.refund_amount 1000")

    assert carded(made) == ["aftersales.refund_rate", "aftersales.refund_amount_rate", "sales.refund_amount", "sales.orders"]


def test_what_waits_for_data_comes_last():
    made = of_words(TWO, QUIET[0], said_of(TWO), QUIET[1])

    assert list(said(made)) == ["退款与原因", "响应与解决", "纠纷与服务商"]


def test_figures_without_a_sentence_make_no_page():
    """Nothing is said: the page waits, and with `drop` is dropped, whatever figures there are."""
    for blocks in (QUIET, ()):
        made = words_only(kpis(TWO), TOPIC, None, Blocks(blocks), IDS, ("orders",))
        assert (made.layout, made.source, silent(made)) == ("text", "", True)
    k = kpis(TWO)
    dropped = words_only(k, TOPIC, k.say("退款率{aftersales.refund_rate}"), Blocks(()), IDS, ())
    assert (dropped.layout, silent(dropped)) == ("text", True)


def test_a_page_with_cards_is_not_silent():
    assert not silent(of_words(TWO, *QUIET))


def waits(written, figures: str, id_: str, config: str = "") -> list[str]:
    deck, _ = compose(kpis(figures, plan=config), written(config))
    return list(said(next(s for s in deck.slides if isinstance(s, Slide) and s.id == id_)).values())


def test_what_the_title_says_the_rows_do_not_repeat(written):
    assert waits(written, "", "fulfilment") == ["暂无数据"] * 3
    assert waits(written, "", "members") == ["暂无数据", "暂无数据", "暂无数据（缺少积分流水导出）"]


def test_what_a_row_says_those_below_it_do_not_repeat(written):
    assert waits(written, "", "competition") == ["待业务填写", "暂无数据（缺少行业与竞店数据）", "暂无数据（同上）"]
    assert waits(written, "", "goals") == ["待业务填写"] * 2


def test_beside_a_finding_every_row_says_what_it_waits_for(written):
    found = waits(written, "members.price_share 6% 5%", "members")

    assert found == ["会员价订单占比6.0%，同比提高1.0个百分点。", *["暂无数据（缺少会员名单导出）"] * 2]


def test_under_a_title_of_the_users_own_the_first_row_says_it(written):
    config = "slides: {fulfilment: {title: 物流待接入}}"

    assert waits(written, "", "fulfilment", config) == ["暂无数据（缺少物流发货明细）", *["暂无数据（同上）"] * 2]


@pytest.mark.parametrize(("figures", "title"), [
    (GOOD, "会员价订单占比12.5%，同比提高1.5个百分点"), (alone(GOOD), "会员价订单占比12.5%"),
])
def test_prices_for_members_are_a_title_where_there_is_no_list(slide, figures, title):
    lines = "\n".join(line for line in figures.split("\n") if line.startswith("members.price_share"))

    assert str(slide("members", lines).title) == title
