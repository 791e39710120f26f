"""What the slide of risks says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

from year import column, said


def test_a_risk_is_measured_from_the_search_visitors(slide):
    """A fifth of the 1.2 million yuan that search brings."""
    made = slide("risks")

    assert str(made.title) == "首要风险：平台规则变动，测算影响支付金额24.0万元"
    assert column(made, "影响金额（测算）") == ["24.0万元"]
    assert said(made) == {
        "平台规则变动": "搜索渠道支付金额120万元；搜索访客减少20.0%而转化率与客单价不变时，支付金额约减少24.0万元。"}


def test_a_risk_without_a_shock_or_without_traffic_has_no_stake(slide):
    unmeasured = slide("risks", config="risks: [{name: 平台规则变动, likelihood: 3, impact: 4}]")

    for made in (unmeasured, slide("risks", lacks=["risks.search_amount"])):
        assert str(made.title) == "首要风险：平台规则变动"
        assert column(made, "影响金额（测算）") == ["—"]
        assert said(made) == {}
