"""What the slide of market says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, column, replaced, said, table


def test_rank_rises_as_its_number_falls(slide):
    assert str(slide("market").title) == "市场份额0.36%，同比提高0.04个百分点，行业排名升至第41名"
    assert str(slide("market", BAD).title) == "市场份额0.32%，同比下降0.04个百分点，行业排名降至第50名"
    assert "与上年同期相同" in said(slide("market", replaced(GOOD, market__rank="41 41")))["份额与排名"]


@pytest.mark.parametrize(("gifts", "textiles", "words"), [
    ("0.72% 0.68%", "0.10% 0.11%", "茶礼盒份额0.72%，同比提高0.04个百分点，升幅最大。家居布艺份额0.10%，同比下降0.01个百分点，降幅最大。"),
    ("0.72% 0.72%", "0.10% 0.10%", "各品类份额均与上年同期持平。"),
    ("0.72% 0.68%", "0.10% 0.10%", "茶礼盒份额0.72%，同比提高0.04个百分点，升幅最大。没有份额下降的品类。"),
])
def test_a_loss_is_named_only_where_something_was_lost(slide, gifts, textiles, words):
    year = "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("market.share category")),
                      f"market.share category=茶礼盒 {gifts}", f"market.share category=家居布艺 {textiles}"])

    assert said(slide("market", year))["品类与跨境"] == words + "跨境销售占比1.9%，同比提高0.7个百分点。"


def test_a_rival_is_above_or_below_only_where_it_shows(slide):
    year = GOOD.replace("subject=清禾茶社 3.2%     3.1%", "subject=清禾茶社 3.52%").replace(
        "market.rival_conversion subject=本店     3.5%     3.4%", "market.rival_conversion subject=本店 3.5%")

    assert said(slide("market"))["竞品对标"] == "本店交易指数同比上升13.3%，没有竞店更快。市场口径转化率3.5%，高于清禾茶社。"
    assert "转化率" not in said(slide("market", year))["竞品对标"]


@pytest.mark.parametrize(("own", "rival", "words"), [
    ("13500 12000", "15000 10000", "清禾茶社交易指数同比上升50.0%，快于本店（上升12.5%）。"),
    ("10800 12000", "10500 10000", "清禾茶社交易指数同比上升5.0%，而本店回落10.0%。"),
    ("10800 12000", "9500 10000", "清禾茶社交易指数同比回落5.0%，好于本店（回落10.0%）。"),
    ("13500 12000", "9500 10000", "本店交易指数同比上升12.5%，没有竞店更快。"),
    ("11400 12000", "9000 10000", "本店交易指数同比回落5.0%，没有竞店更好。"),
    ("11400 12000", "9500 10000", "本店交易指数同比回落5.0%，没有竞店更好。"),
])
def test_the_rival_that_grew_most_is_held_against_the_shop(slide, own, rival, words):
    year = "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("market.rival_index")),
                      f"market.rival_index subject=本店 {own}", f"market.rival_index subject=清禾茶社 {rival}"])

    assert said(slide("market", year))["竞品对标"].startswith(words)


def test_share_and_rank_that_go_different_ways_are_said_as_a_contrast(slide):
    """A rank rises as its number falls."""
    assert str(slide("market", replaced(GOOD, market__rank="50 41")).title) == "市场份额0.36%，同比提高0.04个百分点，但行业排名降至第50名"
    assert str(slide("market", replaced(BAD, market__rank="41 50")).title) == "市场份额0.32%，同比下降0.04个百分点，但行业排名升至第41名"


def test_a_first_year_shows_the_shares_themselves(slide):
    made = slide("market", alone(GOOD))

    assert str(made.title) == "市场份额0.36%，行业排名第41名"
    assert said(made)["品类与跨境"] == "茶礼盒份额0.72%最高，家居布艺0.11%最低。跨境销售占比1.9%。"
    assert (made.layout, made.content["chart2"].title, made.content["chart2"].categories) == (
        "charts-table-text", "品类市场份额", ("茶礼盒", "家居布艺"))
    assert [h.name for h in table(made).headers] == ["店铺", "月均交易指数", "市场口径转化率", "市场口径客单价"]


@pytest.mark.parametrize(("textiles", "words"), [("0.72%", "各品类份额均为0.72%。跨境"), (None, "茶礼盒份额0.72%。跨境")])
def test_shares_alike_or_a_single_one_have_no_highest(slide, textiles, words):
    year = "\n".join([*(line for line in alone(GOOD).split("\n") if not line.startswith("market.share category=家居布艺")),
                      *([f"market.share category=家居布艺 {textiles}"] if textiles else [])])

    assert said(slide("market", year))["品类与跨境"].startswith(words)


def test_without_a_year_before_no_rival_is_faster(slide):
    assert said(slide("market", alone(GOOD)))["竞品对标"] == "市场口径转化率3.5%，高于清禾茶社。"


def test_the_rival_that_grew_most_is_marked_in_the_table(slide):
    """本店 153 of 135, 清禾茶社 134 of 127; the other way round 清禾茶社 falls less."""
    good, bad = slide("market"), slide("market", BAD)

    assert column(good, "指数同比") == ["+13.3%", "+5.5%"]
    assert [row[-1].mark for row in table(good).rows] == ["best", ""]
    assert [row[-1].mark for row in table(bad).rows] == ["", "best"]
    assert table(good).footnote == "橙色为所列店中最高；交易指数不代表金额，市场口径与店铺日报不同，只用于店间比较。"


def test_the_shop_is_called_by_what_its_orders_say_where_the_market_says_the_same(slide):
    apart = replaced(GOOD, market__own_amount="4200000 3680000")

    assert said(slide("market"))["份额与排名"].startswith("支付金额437万元，同比增长18.8%；行业交易额12.3亿元，")
    assert said(slide("market", apart))["份额与排名"].startswith("本店在大盘中的交易额420万元，同比增长14.1%；")


def test_of_many_rivals_the_table_says_which_it_shows(slide):
    """Two more rivals of whom only the index is known; and four of whom all is."""
    some = "\n".join(f"market.rival_index subject={name} 20000 19000" for name in ("甲", "乙", "丙"))
    told = "\n".join(f"market.rival_conversion subject={name} 3.0%" for name in ("甲", "乙", "丙"))

    assert table(slide("market")).note == ""
    assert table(slide("market", GOOD + "\n" + some)).note == "4家竞店中交易指数最高的3家"
    assert table(slide("market", GOOD + "\n" + some + "\n" + told)).note == "4家竞店中交易指数最高的3家"
    assert table(slide("market", GOOD + "\n" + some + "\n" + told.rpartition("\n")[0])).note == "4家竞店中有转化、客单数据的3家"
    assert "高于表中各竞店" in said(slide("market", GOOD + "\n" + some + "\n" + told))["竞品对标"]


def test_a_single_category_moved_more_than_no_other(slide):
    year = "\n".join(line for line in GOOD.split("\n") if not line.startswith("market.share category=家居布艺"))

    assert said(slide("market", year))["品类与跨境"] == "茶礼盒份额0.72%，同比提高0.04个百分点。跨境销售占比1.9%，同比提高0.7个百分点。"


def test_of_forty_categories_those_are_drawn_that_moved_most(slide):
    """Three at the lower end; the first year draws the seven largest shares."""
    names = [f"类目{n}" for n in range(40)]
    moves = [f"market.share_change category={name} {(20 - n) / 100}%" for n, name in enumerate(names)]
    chart = slide("market", "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("market.share_change")), *moves])).content["chart2"]
    shares = [f"market.share category={name} {n + 1}%" for n, name in enumerate(names)]
    first = slide("market", alone("\n".join([*(line for line in GOOD.split("\n") if "category=" not in line), *shares]))).content["chart2"]

    assert chart.categories == ("类目0", "类目1", "类目2", "类目3", "类目37", "类目38", "类目39")
    assert chart.note == "较上年同期，另有33项未列出"
    assert (first.categories[0], len(first.categories), first.note) == ("类目39", 7, "另有33项未列出")


def test_what_is_sold_abroad_alone_is_no_market(slide):
    """Orders tell it without the market's data: the page waits, or goes."""
    alone_abroad = slide("market", "market.overseas_share 1.9% 1.2%\nsales.orders 5 4", lacks=["market.share"])

    assert str(alone_abroad.title).startswith("市场份额变化：暂无数据")
    assert all(block.muted for block in alone_abroad.content["blocks"].blocks)
