"""What the slide of feedback says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, kpis, replaced, said

from annualdeck.sections.experience import feedback
from annualdeck.slide import Lines, Quotes, Within

SENTENCES = {"质量": "没有防震，壶嘴断了", "包装": "礼盒压扁了，没法送人", "物流": "物流太慢了，等了八天"}


def without(text: str, *starts: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


def test_less_blame_and_a_better_nps(slide):
    made = slide("feedback")

    assert str(made.title) == "负面占比4.5%，同比下降0.7个百分点，以质量问题最多；NPS提高5.5分"
    assert said(made) == {
        "评价与回复": "好评占比93.5%，同比提高0.9个百分点。负面占比11月最高，为4.9%。负面回复率94.0%，回复用时中位数11.5小时，同比缩短36.1%。"
                "反馈9,800条，同比增长8.9%，其中订单评价5,858条。",
        "高频问题": "质量问题最多：负面211条，负面率38.6%，同比下降8.1个百分点。",
        "满意度调研": "NPS为38.9分，同比提高5.5分；高价值会员48.9分，普通客户32.9分。售后体验得分最低，4.09分，同比提高0.13分。"
                 "问卷回收率20.3%，同比提高2.0个百分点。",
    }


def test_more_blame_and_a_worse_nps(slide):
    """Beside the most blamed topic the one that grew by most is named: 包装 by 54, 物流 by 11."""
    made = slide("feedback", BAD)

    assert str(made.title) == "负面占比5.2%，同比上升0.7个百分点，以质量问题最多；NPS下降5.5分"
    assert said(made)["评价与回复"].startswith("好评占比92.6%，同比下降0.9个百分点。负面占比7月最高，为8.8%。负面回复率87.1%，回复用时中位数18.0小时，同比延长56.5%。")
    assert said(made)["高频问题"] == "质量问题最多：负面273条，负面率46.7%，同比上升8.1个百分点。除质量外，包装负面增加最多，至142条，同比增长61.4%。"
    assert said(made)["满意度调研"].startswith("NPS为33.4分，同比下降5.5分；高价值会员38.2分，普通客户30.5分。")


@pytest.mark.parametrize(("text", "nps", "words"), [
    (BAD, "38.9 33.4", "负面占比5.2%，同比上升0.7个百分点，以质量问题最多；但NPS提高5.5分"),
    (GOOD, "33.4 38.9", "负面占比4.5%，同比下降0.7个百分点，以质量问题最多；但NPS下降5.5分"),
    (BAD, "38.9 38.9", "负面占比5.2%，同比上升0.7个百分点，以质量问题最多；NPS持平"),
])
def test_what_buyers_write_and_what_they_answer_may_differ(slide, text, nps, words):
    assert str(slide("feedback", replaced(text, feedback__nps=nps)).title) == words


@pytest.mark.parametrize(("shares", "words"), [
    ((3, 4, 8.2, 8.8, 3, 3), "8月至9月负面占比偏高，9月达8.8%。"),
    ((8.2, 3, 3, 8.8, 3, 3), "负面占比9月最高，为8.8%。"),    # two, but apart
    ((3, 6, 8.2, 8.8, 7, 3), "负面占比9月最高，为8.8%。"),    # more months than not
    ((3, 4, 8.8, 8.8, 3, 3), "好评占比93.5%，同比提高0.9个百分点。负面回复率"),  # none alone is highest
])
def test_months_in_a_row_are_named_where_they_are_few(slide, shares, words):
    months = [f"feedback.negative_share month=2025-{m:02d} {share}%" for m, share in enumerate(shares, 6)]
    text = "\n".join([without(GOOD, "feedback.negative_share month"), *months])

    assert words in said(slide("feedback", text))["评价与回复"]


def test_the_topic_that_grew_most_is_named_first_where_it_is_another(slide):
    text = "\n".join([without(BAD, "feedback.topic_negatives topic=质量"), "feedback.topic_negatives topic=质量 273 270"])

    assert "。包装负面增加最多，至142条，同比增长61.4%。" in said(slide("feedback", text))["高频问题"]


def test_of_two_that_grew_by_as_many_none_grew_most(slide):
    text = "\n".join([without(BAD, "feedback.topic_negatives topic=物流"), "feedback.topic_negatives topic=物流 114 60"])

    assert "增加最多" not in said(slide("feedback", text))["高频问题"]


def test_an_improvement_is_named_where_it_was_not_yet(slide):
    text = GOOD.replace("topic=质量 38.6%    46.7%", "topic=质量 38.6% 38.0%")

    assert said(slide("feedback", text))["高频问题"].endswith("同比上升0.6个百分点。包装负面率改善最多：6.8%，同比下降1.9个百分点。")


def test_of_two_topics_blamed_alike_none_is_blamed_most(slide):
    text = GOOD.replace("topic=质量      211      273", "topic=质量 88 273")
    made = slide("feedback", text)

    assert str(made.title) == "负面占比4.5%，同比下降0.7个百分点"
    assert said(made)["高频问题"].startswith("暂无数据")


def test_scores_that_are_alike_have_no_lowest(slide):
    text = GOOD.replace("question=商品质量 4.37", "question=商品质量 4.09")

    assert "最低" not in said(slide("feedback", text))["满意度调研"]


def test_in_a_first_year_nothing_is_compared(slide):
    made = slide("feedback", alone(GOOD))

    assert str(made.title) == "负面占比4.5%，以质量问题最多"
    assert said(made)["高频问题"] == "质量问题最多：负面211条，负面率38.6%。"


def test_the_most_blamed_topics_are_shown_and_quoted_first(written):
    made = feedback.make(kpis(GOOD, sentences=SENTENCES), written())
    topics, quotes = made.content["chart2"], made.content["quotes"]

    assert made.layout == "quotes-charts-text"
    assert isinstance(topics, Within) and isinstance(quotes, Quotes)
    assert (topics.categories, topics.focus) == (("质量", "包装", "物流"), (0,))
    assert [f.show() for f in topics.share.figures] == ["38.6%", "6.8%", "4.0%"]
    assert [s.name for s in made.content["chart3"].series] == ["全部客户", "高价值会员"]
    assert [(q.sentence, str(q.about)) for q in quotes.quotes][0] == ("没有防震，壶嘴断了", "质量 · 负面211条 · 负面率38.6%")


def test_more_than_one_group_of_high_value_has_no_name_of_its_own(slide):
    made = slide("feedback", "\n".join([without(GOOD, "feedback.negative_share month", "feedback.rated_positive_share month"), "feedback.nps segment=钻石会员 50"]))

    assert [s.name for s in made.content["chart2"].series] == ["全部客户", "高价值客户"]


@pytest.mark.parametrize(("lacks", "sentences", "layout"), [
    (["feedback.survey_scores"], SENTENCES, "quotes-text"),
    ([], {}, "two-charts-text"),
    (["feedback.survey_scores"], dict(list(SENTENCES.items())[:2]), "two-charts-text"),
    (["feedback.topic_negatives", "feedback.survey_scores"], {}, "chart-wide-text"),
    (["feedback.topic_negatives", "feedback.survey_scores", "feedback.negative_share", "feedback.rated_positive_share"], {}, "cards-text"),
])
def test_a_slide_with_less_takes_a_layout_that_it_fills(written, lacks, sentences, layout):
    assert feedback.make(kpis(GOOD, lacks=lacks, sentences=sentences), written()).layout == layout


def test_without_texts_the_ratings_speak_and_only_their_source_is_named(slide):
    made = slide("feedback", "feedback.rated_positive_share 93.9% 94.3%\nfeedback.reviews 18700 15900")

    assert str(made.title) == "好评占比93.9%，同比下降0.4个百分点"
    assert made.source == "数据来源：千牛评价导出（1,000行）"


def test_answers_alone_speak_of_themselves(slide):
    made = slide("feedback", "\n".join(line for line in GOOD.split("\n") if line.startswith(("feedback.nps", "feedback.survey"))))

    assert str(made.title) == "NPS为38.9分，同比提高5.5分"
    assert made.layout == "chart-wide-text"
    assert said(made)["高频问题"] == "暂无数据（缺少千牛评价导出）"


def test_of_many_questions_the_ones_with_the_lowest_scores_are_drawn(slide):
    lines = [f"feedback.survey_scores{group} question=第{n}题 {5 - n / 10}" for n in range(6) for group in ("", "_high_value")]
    chart = slide("feedback", "\n".join([*(line for line in GOOD.split("\n") if "question=" not in line), *lines]), sentences=SENTENCES).content["chart3"]

    assert (chart.categories, chart.note) == (("第5题", "第4题", "第3题", "第2题"), "得分最低的4项")


def test_good_ratings_by_month_are_told_of_the_days_that_their_own_table_covers(slide):
    lines = "\n".join(line for line in GOOD.split("\n") if line.startswith("feedback.rated_positive_share"))
    made = slide("feedback", lines, covered="2025-05-01..2025-11-30")

    (chart,) = [block for block in made.content.values() if isinstance(block, Lines)]
    assert str(chart.alt) == "月度好评占比：2025年5月—11月93.5%，同比提高0.9个百分点"
