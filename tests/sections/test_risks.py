"""What the slide of risks says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, column, said

from annualdeck.slide import Bars, Chart, Lines, RiskMatrix

RULES = "{name: 规则变动, likelihood: 3, impact: 4, trigger: 访客下降, plan: 直播补量。, owner: 店铺组, shock: {search_visitors: -0.2}}"
PRICES = "{name: 价格战, likelihood: 4, impact: 3, trigger: 降价, plan: 不跟, owner: 商品组, shock: {search_visitors: -0.3}}"
SUPPLY = "{name: 断供, likelihood: 2, impact: 4, trigger: 迟到, plan: 备选, owner: 采购组}"
VOICES = "{name: 舆情, likelihood: 1, impact: 1}"


def risks(*written: str) -> str:
    return f"risks: [{', '.join(written)}]"


def chart(slide) -> Chart:
    block = slide.content["chart"]
    assert isinstance(block, Chart)
    return block


def test_a_risk_is_measured_from_the_search_visitors(slide):
    """A fifth of the 1.2 million yuan that search brings, of 4.37 million; what search brings stands by month."""
    made = slide("risks")

    assert made.layout == "matrix-chart-table"
    assert str(made.title) == "首要风险：平台规则变动，测算减收24.0万元，相当于2025年支付金额的5.5%"
    assert said(made) == {
        "影响测算": "平台规则变动：搜索访客较2025年减少20.0%，支付金额约减少24.0万元。搜索渠道支付金额120万元，同比增长20.0%，测算时转化率与客单价不变。",
        "风险排序": "平台规则变动未定负责人。",
    }
    assert isinstance(chart(made), Lines) and chart(made).title == "月度搜索渠道支付金额"


def test_a_risk_of_a_bad_year_and_of_a_first_one(slide):
    words = "搜索渠道支付金额{}，测算时转化率与客单价不变。"

    assert words.format("100万元，同比下降16.7%") in said(slide("risks", BAD))["影响测算"]
    assert words.format("120万元") in said(slide("risks", alone(GOOD)))["影响测算"]


def test_risks_stand_by_their_score_and_at_the_same_one_by_what_is_at_stake(slide):
    """12, 12, 8 and 1; three tenths of the search's 1.2 million yuan are more than two."""
    made = slide("risks", config=risks(VOICES, SUPPLY, RULES, PRICES))
    matrix, bars = made.content["picture"], chart(made)

    assert isinstance(matrix, RiskMatrix) and isinstance(bars, Bars)
    assert [(r.name, r.likelihood, r.impact) for r in matrix.risks] == [("价格战", 4, 3), ("规则变动", 3, 4), ("断供", 2, 4), ("舆情", 1, 1)]
    assert column(made, "风险") == ["1、价格战", "2、规则变动", "3、断供", "4、舆情"]
    assert column(made, "预案") == ["不跟", "直播补量。", "备选", "—"]
    assert column(made, "风险值") == ["12", "12", "8", "1"]
    assert (bars.title, bars.note) == ("测算减少的支付金额", "其余两项未测算")
    assert said(made)["影响测算"].startswith(
        "价格战：搜索访客较2025年减少30.0%，支付金额约减少36.0万元。规则变动：搜索访客较2025年减少20.0%，支付金额约减少24.0万元。搜索渠道支付金额120万元")
    assert str(made.title) == "价格战与规则变动风险值最高，前者测算减收36.0万元，相当于2025年支付金额的8.2%"
    assert [(c, f.show()) for c, f in zip(bars.categories, bars.series[0].points, strict=True)] == [("价格战", "36.0万元"), ("规则变动", "24.0万元")]
    assert said(made)["风险排序"] == "价格战可能性最高（4分）。规则变动、断供影响最大（4分）。舆情未定预案。舆情未定触发条件。舆情未定负责人。"
    assert said(made)["影响测算"].endswith("断供、舆情未设冲击，不作测算。")


@pytest.mark.parametrize(("listed", "title"), [
    ((SUPPLY, VOICES), "首要风险：断供"),
    ((RULES, PRICES, SUPPLY.replace("likelihood: 2", "likelihood: 3")), "首要风险：价格战，测算减收36.0万元，相当于2025年支付金额的8.2%"),
    ((SUPPLY, VOICES.replace("1, impact: 1", "4, impact: 2")), "断供与舆情风险值最高"),
], ids=["one", "three alike", "two alike without a stake"])
def test_the_first_risk_and_the_one_beside_it(slide, listed, title):
    assert str(slide("risks", config=risks(*listed)).title) == title


def test_long_names_do_not_stand_beside_one_another(slide):
    long, other = "平台规则变动与搜索流量分配", "对手再打价格战到年底"
    made = slide("risks", config=risks(RULES.replace("规则变动", long), PRICES.replace("价格战", other)))

    assert str(made.title) == f"首要风险：{other}，测算减收36.0万元，相当于2025年支付金额的8.2%"
    lacking = slide("risks", config=risks(VOICES.replace("舆情", long), VOICES.replace("舆情", other)), lacks=["risks.search_amount"])
    assert lacking.layout == "matrix-text"
    made = slide("risks", config=risks(VOICES.replace("舆情", long), VOICES.replace("舆情", other), PRICES))
    assert said(made)["影响测算"].endswith(f"{long}等2项未设冲击，不作测算。")
    assert f"{long}等2项未定预案。" in said(made)["风险排序"]
    endless = slide("risks", config=risks(RULES.replace("规则变动", long + other)))
    assert said(endless)["影响测算"].startswith("平台规则变动与搜索流量分配对手…：搜索访客较2025年减少20.0%")


def test_without_traffic_each_risk_has_the_users_words_beside_the_matrix(slide):
    made = slide("risks", lacks=["risks.search_amount"], config=risks(RULES, VOICES))

    assert made.layout == "matrix-text" and made.source == ""
    assert said(made) == {"规则变动": "可能性3分，影响4分。触发：访客下降。预案：直播补量。负责：店铺组。", "舆情": "可能性1分，影响1分。"}


def test_more_risks_than_blocks_stand_in_the_table_without_traffic_too(slide):
    more = [VOICES.replace("舆情", f"风险{n}").replace("likelihood: 1", f"likelihood: {n}") for n in range(1, 6)]
    made = slide("risks", lacks=["risks.search_amount"], config=risks(*more))

    assert chart(made).title == "风险值"
    assert column(made, "风险") == ["1、风险5", "2、风险4", "3、风险3", "4、风险2", "5、风险1"]
    assert said(made)["风险排序"].startswith("风险5可能性最高（5分）。风险5、风险4、风险3、风险2、风险1未定预案。")
    assert made.source == ""


def test_the_matrix_says_how_many_risks_it_leaves_out(slide):
    made = slide("risks", config=risks(*(VOICES.replace("舆情", f"风险{n}") for n in range(8))))
    matrix = made.content["picture"]

    assert isinstance(matrix, RiskMatrix)
    assert (len(matrix.risks), matrix.note) == (6, "可能性与影响为1—5分，另有2项未列出")
