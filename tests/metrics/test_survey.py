"""NPS, scores by what a question is about, and how many answered."""

import pytest

from annualdeck.metrics.survey import aspect

MARCH = "2025-03-01..2025-03-11"


def test_nps(ask):
    """9, 10, 10 promote, 6 detracts, 7 and 8 neither: (3 - 1) ÷ 6; members (2 - 0) ÷ 3; before (0 - 1) ÷ 2."""
    k = ask("""
        survey
        answered_at      answer_id question              score segment
        2024-03-01T10:00 1         您愿意推荐给朋友吗      0     会员
        2024-03-10T10:00 2         您愿意推荐给朋友吗      8     会员
        2025-03-01T10:00 3         您愿意推荐给朋友吗      10    会员
        2025-03-02T10:00 4         您愿意推荐给朋友吗      9     会员
        2025-03-03T10:00 5         您愿意推荐给朋友吗      7     会员
        2025-03-04T10:00 6         您愿意推荐给朋友吗      10    -
        2025-03-05T10:00 7         您愿意推荐给朋友吗      8     新客
        2025-03-06T10:00 8         您愿意推荐给朋友吗      6     新客
        2025-03-09T10:00 9         您愿意推荐给朋友吗      -     新客
        2025-03-10T10:00 9         商品质量如何            5     新客
    """, period=MARCH)

    assert k.both("feedback.nps") == (pytest.approx(100 * 2 / 6), -50)
    assert k.both("feedback.nps", segment="会员") == (pytest.approx(100 * 2 / 3), -50)
    assert k.of("feedback.nps", segment="新客") == -50
    assert k.prior("feedback.nps", segment="新客") is None
    assert k._figure("feedback.nps", {}).show() == "33.3分"


@pytest.mark.parametrize("scores", [(1, 5), (3, 4), (60, 100), (-1, 9)])
def test_a_recommendation_on_another_scale_is_no_nps(ask, scores):
    k = ask("""
        survey
        answered_at      question   score
        2025-03-01T10:00 是否愿意推荐 {}
        2025-03-10T10:00 是否愿意推荐 {}
    """.format(*scores), period=MARCH)

    assert k.why("feedback.nps") == "NoPeer"


def test_one_answer(ask):
    k = ask("""
        survey
        answered_at      question   score
        2025-03-05T10:00 是否愿意推荐 10
    """, period="2025-03-05..2025-03-06")

    assert k.of("feedback.nps") == 100


SCORES = """
    survey
    answered_at      question                score segment
    2024-03-01T10:00 1、物流配送速度          4     高价值会员
    2024-03-10T10:00 1、物流配送速度          4     普通客户
    2025-03-01T10:00 1、物流配送速度          5     高价值会员
    2025-03-01T10:00 2、商品质量满意吗        10    高价值会员
    2025-03-01T10:00 3、退换货和售后服务      80    高价值会员
    2025-03-01T10:00 4、店铺页面好看吗        4     高价值会员
    2025-03-10T10:00 1、物流配送速度          2     普通客户
    2025-03-10T10:00 2、商品质量满意吗        6     普通客户
    2025-03-10T10:00 3、退换货和售后服务      100   普通客户
    2025-03-10T10:00 是否愿意推荐给亲友       9     普通客户
"""


def test_scores_by_what_a_question_is_about(ask):
    """物流 (5 + 2) ÷ 2; 质量 of ten (5 + 3) ÷ 2; 售后 of a hundred (4 + 5) ÷ 2; the recommendation is no score."""
    k = ask(SCORES, period=MARCH)

    assert k.slices("feedback.survey_scores") == {("售后体验",): 4.5, ("物流时效",): 3.5, ("商品质量",): 4, ("店铺页面好看吗",): 4}
    assert k.prior("feedback.survey_scores", question="物流时效") == 4


def test_high_value_members_beside_all(ask):
    """物流 5 against 3.5, 质量 5 against 4, 售后 4 against 4.5."""
    k = ask(SCORES, period=MARCH)

    assert [k.of("feedback.survey_scores_high_value", question=q) for q in ("物流时效", "商品质量", "售后体验")] == [5, 5, 4]
    assert [k.of("feedback.survey_gap", question=q) for q in ("物流时效", "商品质量", "售后体验")] == [1.5, 1, -0.5]
    assert k.both("feedback.survey_gap", question="物流时效") == (1.5, 0)


def test_no_segment_of_high_value(ask):
    k = ask("""
        survey
        answered_at      question segment score
        2025-03-01T10:00 物流     普通    5
        2025-03-10T10:00 物流     新客    4
    """, period=MARCH)

    assert k.of("feedback.survey_scores", question="物流时效") == 4.5
    assert k.why("feedback.survey_scores_high_value") == "NoPeer"


def test_no_segments_at_all(ask):
    k = ask("""
        survey
        answered_at      question score
        2025-03-01T10:00 物流     5
        2025-03-10T10:00 物流     4
    """, period=MARCH)

    assert k.why("feedback.survey_scores_high_value") == "NoPeer"
    assert k.why("feedback.survey_gap")


def test_a_question_that_asks_who_somebody_is_tells_the_segment(ask):
    """By words on the first two sheets, by a number on the third, which is no score. Two sheets bear the number 1."""
    k = ask("""
        survey
        answered_at      answer_id question             score answer
        2025-03-01T10:00 1         物流时效             5     -
        2025-03-01T10:00 1         您是店铺的哪类客户   -     高价值会员
        2025-03-02T10:00 2         物流时效             2     -
        2025-03-02T10:00 2         您是店铺的哪类客户   -     普通客户
        2025-03-10T10:00 1         物流时效             2     -
        2025-03-10T10:00 1         您是店铺的哪类客户   3     -
        2025-03-01T10:00 1         是否愿意推荐         10    -
        2025-03-02T10:00 2         是否愿意推荐         0     -
    """, period=MARCH)

    assert k.slices("feedback.survey_scores") == {("物流时效",): 3}
    assert k.slices("feedback.survey_scores_high_value") == {("物流时效",): 5}
    assert k.slices("feedback.nps") == {(): 0, ("普通客户",): -100, ("高价值会员",): 100}


@pytest.mark.parametrize(("question", "about"), [
    ("Q3. 您对快递时效的评价", "物流时效"), ("商品质量", "商品质量"), ("售后服务的质量", "售后体验"), ("客服的服务态度", "客服服务"), ("包装是否完好", "包装"),
    ("性价比", "价格"), ("商品与描述相符", "描述相符"), ("总体满意度", "整体满意度"), ("12、页面浏览", "页面浏览"), ("（5）颜色", "颜色"), ("第2题：款式", "款式"),
])
def test_what_a_question_is_about(question, about):
    assert aspect(question) == about


# -- response ----------------------------------------------------------------------------------------------------------

def test_the_response_rate(ask):
    """Two sheets with two questions each of 8 sent: 2 ÷ 8. A second survey of 4 sent: 3 ÷ 12; its first sheet is a 1 again."""
    k = ask("""
        survey
        answered_at      answer_id question score invited
        2025-03-01T10:00 1         物流     5     8
        2025-03-01T10:00 1         质量     5     8
        2025-03-02T10:00 2         物流     5     8
        2025-03-02T10:00 2         质量     5     8
        2025-03-10T10:00 1         物流     5     4
    """, period=MARCH)

    assert k.of("feedback.response_rate") == 3 / 12


def test_more_answers_than_invitations(ask):
    k = ask("""
        survey
        answered_at      answer_id question score invited
        2025-03-01T10:00 1         物流     5     1
        2025-03-10T10:00 2         物流     5     1
    """, period=MARCH)

    assert k.why("feedback.response_rate") == "MoreThanInvited"


def test_nobody_says_how_many_were_invited(ask):
    k = ask("""
        survey
        answered_at      answer_id question score invited
        2025-03-01T10:00 1         物流     5     -
        2025-03-10T10:00 2         物流     5     -
    """, period=MARCH)

    assert k.why("feedback.response_rate") == "ZeroBase"


def test_no_survey(ask):
    k = ask("""
        survey
        answered_at      answer_id question score
        2024-03-01T10:00 1         物流     5
    """, period=MARCH)

    assert {k.why(f"feedback.{id_}") for id_ in ("nps", "survey_scores")} == {"NoRows"}
