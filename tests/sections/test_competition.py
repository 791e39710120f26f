"""What the slide of competition says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import GOOD, column, replaced, said


THREATS = """
competition:
  - {{name: 同质化, level: 中, evidence: sales.industry_growth}}
  - {{name: 低价抢占, level: 高, evidence: "{evidence}"}}
"""


@pytest.mark.parametrize(("evidence", "said_"), [
    ("market.share", "市场份额0.36%，同比提高0.04个百分点"), ("sales.industry_growth", "行业增速6.5%"),
    ("清禾茶社交易指数{market.rival_index[subject=清禾茶社]:change}", "清禾茶社交易指数同比上升5.5%"),
])
def test_the_title_carries_the_evidence_of_the_first_high_threat(slide, evidence, said_):
    made = slide("competition", config=THREATS.format(evidence=evidence))

    assert str(made.title) == f"首要威胁：低价抢占，{said_}"
    assert column(made, "数据佐证") == ["行业增速6.5%", said_]


@pytest.mark.parametrize("evidence", [
    "", "某店交易指数{market.rival_index[subject=某店]:change}",
])
def test_a_threat_whose_evidence_is_missing_stands_alone(slide, evidence):
    made = slide("competition", config=THREATS.format(evidence=evidence))

    assert str(made.title) == "首要威胁：低价抢占"
    assert column(made, "数据佐证") == ["行业增速6.5%", "—"]


def test_a_threat_whose_kpi_has_no_data_stands_alone(slide):
    made = slide("competition", config=THREATS.format(evidence="market.rank"), lacks=["market.rank"])

    assert str(made.title) == "首要威胁：低价抢占"
    assert column(made, "数据佐证") == ["行业增速6.5%", "—"]


@pytest.mark.parametrize(("changes", "words"), [
    ({}, "行业增速6.5%，本店增速高出12.2个百分点。"),
    ({"sales__growth_lead": "-3%"}, "行业增速6.5%，本店增速低3.0个百分点。"),
    ({"sales__growth_lead": "0"}, "行业增速6.5%，本店与行业同步。"),
])
def test_competition_stands_beside_the_market(slide, changes, words):
    assert said(slide("competition", replaced(GOOD, **changes)))["市场数据"].startswith(words)
