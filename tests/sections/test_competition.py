"""What the slide of competition says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, replaced, said

from annualdeck.slide import Bars, Bubble

THREATS = """
competition:
  - {{name: 同质化, level: 中, evidence: sales.industry_growth, response: 专利杯型}}
  - {{name: 低价抢占, level: 高, evidence: "{evidence}", response: 不跟价。}}
"""
MARKET = ("competition", "market")
SIX = "competition: [" + ", ".join(f"{{name: 威胁{n}, level: {level}}}" for n, level in zip("甲乙丙丁戊", "低中高低高", strict=True)) + "]"


def without(text: str, *starts: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


@pytest.mark.parametrize(("evidence", "told"), [
    ("market.share", "市场份额0.36%，同比提高0.04个百分点"), ("sales.industry_growth", "行业增速6.5%"),
    ("清禾茶社交易指数{market.rival_index[subject=清禾茶社]:change}。", "清禾茶社交易指数同比上升5.5%"),
])
def test_the_gravest_threat_comes_first_and_gives_the_title(slide, evidence, told):
    made = slide("competition", config=THREATS.format(evidence=evidence))

    assert str(made.title) == f"首要威胁：低价抢占，{told}"
    assert list(said(made).items())[:2] == [
        ("低价抢占", f"程度高：{told}。应对：不跟价。"), ("同质化", "程度中：行业增速6.5%。应对：专利杯型。"),
    ]


@pytest.mark.parametrize(("evidence", "lacks"), [
    ("", []), ("某店交易指数{market.rival_index[subject=某店]:change}", []), ("market.rank", ["market.rank"]),
])
def test_a_threat_whose_evidence_is_missing_stands_alone(slide, evidence, lacks):
    made = slide("competition", config=THREATS.format(evidence=evidence), lacks=lacks)

    assert str(made.title) == "首要威胁：低价抢占"
    assert said(made)["低价抢占"] == "程度高。应对：不跟价。"


def test_evidence_without_a_figure_stands_beside_its_threat_only(slide):
    made = slide("competition", config=THREATS.format(evidence="同行开始自播"))

    assert str(made.title) == "首要威胁：低价抢占"
    assert said(made)["低价抢占"] == "程度高：同行开始自播。应对：不跟价。"


def test_threats_beyond_the_room_are_left_to_the_notes(slide):
    made = slide("competition", config=SIX)

    assert list(said(made)) == ["威胁丙", "威胁戊", "威胁乙"]
    assert [str(text) for text in made.notes.more][:2] == ["威胁甲：程度低。", "威胁丁：程度低。"]
    assert str(made.notes.more[2]).startswith("价格与细分：同款价格为竞品的104.6%")


def test_what_the_market_says_beside_the_threats(slide):
    good, bad = said(slide("competition", config="")), said(slide("competition", BAD, config=""))

    assert good["价格与细分"] == (
        "同款价格为竞品的104.6%，相对雨前山房最高，为115.0%。本店在各细分的增速均高于市场。"
        "茶礼盒市场增长23.9%，各细分中最高；本店增长33.3%。")
    assert bad["价格与细分"] == (
        "同款价格为竞品的103.3%，相对雨前山房最高，为115.0%。茶礼盒本店下降33.3%，低于市场9.4个百分点，差距最大。"
        "家居布艺市场下降4.0%，各细分中最高；本店下降9.0%。")
    assert good["份额与集中度"] == (
        "清禾茶社份额0.31%，同比提高0.01个百分点，升幅最大。点名的店中前四家份额合计15.5%，同比提高0.1个百分点。"
        "外资品牌占比14.6%，同比提高2.9个百分点。")
    assert bad["份额与集中度"].startswith("清禾茶社份额0.30%，同比下降0.01个百分点，降幅最大。")


@pytest.mark.parametrize(("gifts", "textiles", "words"), [
    ("5%", "-5%", "仅家居布艺本店增长9.0%，低于市场5.0个百分点。"), ("0", "5%", "本店在各细分的增速均不低于市场。"),
    ("-0.04%", "5%", "本店在各细分的增速均不低于市场。"),
])
def test_a_segment_in_which_the_shop_stays_behind_is_named(slide, gifts, textiles, words):
    year = without(GOOD, "competition.segment_lead") + (
        f"\ncompetition.segment_lead category=茶礼盒 {gifts}\ncompetition.segment_lead category=家居布艺 {textiles}")

    assert words in said(slide("competition", year))["价格与细分"]


@pytest.mark.parametrize(("own", "rival", "title"), [
    ("15300 13500", "13400 12700", "本店交易指数同比上升13.3%，没有竞店更快"),
    ("11400 12000", "9500 10000", "本店交易指数同比回落5.0%，没有竞店更好"),
    ("13500 12000", "15000 10000", "清禾茶社交易指数上升50.0%，竞店中最快；本店上升12.5%"),
    ("10800 12000", "9500 10000", "清禾茶社交易指数回落5.0%，竞店中最好；本店回落10.0%"),
])
def test_without_threats_the_market_gives_the_title(slide, own, rival, title):
    year = without(GOOD, "market.rival_index") + f"\nmarket.rival_index subject=本店 {own}\nmarket.rival_index subject=清禾茶社 {rival}"
    made = slide("competition", year, config="")

    assert str(made.title) == title
    assert said(made)["威胁与应对"] == "待业务填写"


def test_the_shop_and_the_rivals_that_the_threats_name_stand_out(slide):
    threat = THREATS.format(evidence="{market.rival_index[subject=清禾茶社]:change}")
    year = GOOD + "\nmarket.rival_index subject=行业 99000 90000\nmarket.rival_index subject=丙 20000 19000\nmarket.rival_growth subject=丙 5.3%"
    chart = slide("competition", year, config=threat).content["chart1"]

    assert isinstance(chart, Bubble)
    assert (chart.labels, chart.focus, chart.against) == (("丙", "本店", "清禾茶社"), (1,), (2,))
    assert str(chart.alt) == "交易指数同比：本店13.3%，清禾茶社5.5%"


def test_the_page_is_full_whatever_is_missing(slide):
    def laid_out(text, **options):
        made = slide("competition", text, **options)
        return made.layout, {name: type(block) for name, block in made.content.items() if name != "blocks"}

    assert laid_out(GOOD) == ("pyramid-text", {"chart1": Bubble, "chart2": Bars, "chart3": Bars})
    assert laid_out(without(GOOD, "competition.share_moves")) == ("bridge-bullets-text", {"chart1": Bubble, "chart2": Bars})
    assert laid_out(alone(without(GOOD, "competition.share_moves", "competition.segments"))) == ("chart-wide-text", {"chart": Bars})
    assert laid_out(without(GOOD, *MARKET)) == ("text", {})


@pytest.mark.parametrize(("name", "response"), [("头部品牌以补贴价抢占茶礼盒与茶具市场", "不跟价"), ("低价抢占", "不跟价，" * 16)])
def test_words_that_need_more_room_take_that_of_the_third_chart(slide, name, response):
    made = slide("competition", config=f"competition: [{{name: {name}, level: 高, evidence: market.share, response: {response}}}]")

    assert (made.layout, "chart3" in made.content) == ("bridge-bullets-text", False)
    assert list(said(made)) == [name, "价格与细分", "份额与集中度"]


def test_what_the_user_wrote_at_length_takes_the_room_of_what_the_data_says(slide):
    """Three threats beside two charts: with short answers a finding of the data stands there too."""
    def told(response: str) -> list[str]:
        threats = ", ".join(f"{{name: 低价{n}, level: 高, evidence: market.share, response: {response}}}" for n in "甲乙丙")
        return list(said(slide("competition", without(GOOD, "competition.share_moves"), config=f"competition: [{threats}]")))

    assert told("不跟价") == ["低价甲", "低价乙", "低价丙", "价格与细分"]
    assert told("不跟价，" * 16) == ["低价甲", "低价乙", "低价丙"]


def test_without_the_year_before_the_indices_alone_are_shown(slide):
    chart = slide("competition", alone(without(GOOD, "competition", "market.rival_growth")), config="").content

    assert "chart" not in chart  # nobody judged and nothing to compare: the title waits
    made = slide("competition", alone(without(GOOD, "competition", "market.rival_growth")))
    assert str(made.content["chart"].alt) == "月均交易指数：本店1.53万，居首位"


def test_the_presenter_hears_what_nobody_wrote(slide):
    """Only orders, and no threats."""
    made = slide("competition", without(GOOD, *MARKET), config="")

    assert str(made.title) == "竞争格局分析：待业务填写"
    assert said(made)["份额与集中度"] == "暂无数据（缺少行业与竞店数据）"


def test_prices_against_one_rival_are_compared_with_the_year_before(slide):
    year = replaced(without(GOOD, "competition.price_index subject"), competition__price_index="98% 99%")

    assert said(slide("competition", year))["价格与细分"].startswith("同款价格为竞品的98.0%，同比下降1.0个百分点。")


def test_a_market_without_foreign_brands_has_no_share_of_them(slide):
    assert "外资" in said(slide("competition"))["份额与集中度"]
    assert "外资" not in said(slide("competition", replaced(GOOD, competition__foreign_share="0% 0%")))["份额与集中度"]
    assert "外资品牌占比0%，同比下降11.7个百分点" in said(slide("competition", replaced(GOOD, competition__foreign_share="0% 11.7%")))["份额与集中度"]


SHARE = "市场份额0.36%，同比提高0.04个百分点"


@pytest.mark.parametrize(("gap", "title", "told"), [
    ("15%", "本店同款比其贵15.0%", SHARE), ("-3.8%", "本店同款比其便宜3.8%", SHARE), ("0.01%", SHARE, "本店同款与其同价"),
])
def test_a_threat_that_names_a_rival_shows_its_prices(slide, gap, title, told):
    """The title has the prices, its block what the config gives; and a chart of the gaps in place of the shares."""
    year = GOOD + f"\ncompetition.price_gap subject=雨前山房旗舰店 {gap}\ncompetition.price_gap subject=清禾茶社 -0.9%"
    made = slide("competition", year, config="competition: [{name: 雨前山房低价分流, level: 高, evidence: market.share}]")

    assert str(made.title) == f"首要威胁：雨前山房低价分流，{title}"
    assert said(made)["雨前山房低价分流"] == f"程度高：{told}。"


def test_a_threat_behind_the_first_shows_its_prices_and_what_the_config_gives(slide):
    year = GOOD + "\ncompetition.price_gap subject=雨前山房旗舰店 15%"
    threats = "{name: 需求转向, level: 高, evidence: market.share}, {name: 雨前山房低价, level: 中, evidence: market.share}"

    assert said(slide("competition", year, config=f"competition: [{threats}]"))["雨前山房低价"] == f"程度中：本店同款比其贵15.0%，{SHARE}。"


def test_the_gaps_of_prices_are_a_chart_where_the_title_stands_on_one(slide):
    year = GOOD + "\ncompetition.price_gap subject=雨前山房旗舰店 15%\ncompetition.price_gap subject=清禾茶社 -0.9%"
    chart = slide("competition", year, config="competition: [{name: 雨前山房低价, level: 高}]").content["chart3"]

    assert (chart.title, chart.categories) == ("本店同款价差", ("雨前山房", "清禾茶社"))
    assert [f.show() for f in chart.series[0].points] == ["15.0%", "-0.90%"]
    assert slide("competition", year, config="competition: [{name: 他店低价, level: 高}]").content["chart3"].title == "各店份额变化"


def test_long_words_leave_the_chart_that_proves_the_title(slide):
    year = GOOD + "\ncompetition.price_gap subject=雨前山房旗舰店 15%\ncompetition.price_gap subject=清禾茶社 -0.9%"
    made = slide("competition", year, config=f"competition: [{{name: 雨前山房低价, level: 高, response: {'不跟价，' * 16}}}]")

    assert [made.content[slot].title for slot in ("chart1", "chart2")] == ["竞店规模与增速", "本店同款价差"]


def test_evidence_that_has_the_prices_is_left_alone(slide):
    year = GOOD + "\ncompetition.price_gap subject=雨前山房 15%"
    threat = 'competition: [{name: 雨前山房低价, level: 高, evidence: "同款价格为其{competition.price_index[subject=雨前山房]}"}]'

    assert str(slide("competition", year, config=threat).title) == "首要威胁：雨前山房低价，同款价格为其115.0%"


def test_shops_whose_short_names_are_alike_keep_their_whole_names(slide):
    year = GOOD + "".join(f"\nmarket.rival_index subject={n} 20000 19000\nmarket.rival_growth subject={n} 5.3%" for n in ("丙旗舰店", "丙专卖店", "丁旗舰店"))

    assert set(slide("competition", year, config=THREATS.format(evidence="market.share")).content["chart1"].labels) == {
        "丙旗舰店", "丙专卖店", "丁", "本店", "清禾茶社"}
