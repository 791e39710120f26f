"""Answers to the shop's surveys: NPS, scores by what a question is about, and how many of those asked answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import Number
from annualdeck.metrics.definition import Query, Reading, ratio
from annualdeck.metrics.reasons import MoreThanInvited, NoPeer
from annualdeck.metrics.settings import Settings

Rows = Sequence[Mapping[str, object]]

# What a question is about, by its words; the first that fits.
ASPECTS = {
    "售后体验": "售后|退换|退货|退款|维修|投诉",
    "物流时效": "物流|快递|发货|配送|送货|到货|时效",
    "包装": "包装",
    "客服服务": "客服|服务态度|咨询|接待|服务",
    "价格": "价格|性价比|优惠|划算",
    "描述相符": "描述|图文|相符",
    "商品质量": "质量|品质|做工|商品|产品|宝贝",
    "整体满意度": "整体|总体|综合|满意",
}
RECOMMENDS = "推荐|NPS|nps"
ASKS_WHO = "客户类型|哪类客户|哪种客户|哪类会员|会员等级|会员级别"   # its answer is the segment, where no column tells it
HIGH_VALUE = re.compile(r"高价值|高净值|核心|重要|vip|svip|钻石|铂金|白金|黑金|黑卡|至尊", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*[(（]?\s*(?:第|q)?\s*\d+\s*(?:题)?[)）、.．:：\s]*", re.IGNORECASE)


def _scores_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span, question and segment: scores, their sum, how many are 9 or 10 and how many 6 or less.

    `lowest` and `highest` are of the question over all the data: they tell its scale.
    """
    score, sheet = nw.col("score"), ["answer_id", "at"]
    ends = grains.rows(facts, "survey").group_by("question").agg(lowest=score.min(), highest=score.max())
    who = grains.rows(facts, "survey").filter(nw.col("question").str.contains(ASKS_WHO))
    who = who.group_by(*sheet).agg(said=nw.col("answer").min())
    asked = grains.view(facts, "survey").filter(~score.is_null() & ~nw.col("question").str.contains(ASKS_WHO))
    asked = asked.join(who, on=sheet, how="left").with_columns(segment=nw.coalesce(nw.col("segment"), nw.col("said")))

    def count(condition: nw.Expr) -> nw.Expr:
        return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()

    told = asked.group_by("span", "question", "segment").agg(
        scores=nw.len(), total=score.sum(), promoters=count(score >= 9), detractors=count(score <= 6)
    )
    return told.join(ends, on="question", how="left")


SCORES = Query("survey.scores", "survey", ("question", "score"), _scores_plan)


def _recommends(row: Mapping[str, object]) -> bool:
    return re.search(RECOMMENDS, str(row["question"])) is not None


def nps(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    """Promoters (9 and 10) minus detractors (0 to 6) in percent of all who answered, for all and by segment.

    A question counts that asks for a recommendation from 0 to 10: one whose scores never pass five is on another scale
    (Reichheld, The One Number You Need to Grow, HBR 2003).
    """
    asked = [row for row in rows if _recommends(row) and row["lowest"] >= 0 and 5 < row["highest"] <= 10]
    if not asked:
        return [({}, NoPeer("0—10分的推荐意愿问题"), None)]

    def score(found: Rows) -> Number | None:
        answers = sum(row["scores"] for row in found)
        return ratio(100 * (sum(row["promoters"] for row in found) - sum(row["detractors"] for row in found)), answers)

    segments = sorted({row["segment"] for row in asked if row["segment"]})
    slices = [({}, asked), *(({"segment": s}, [row for row in asked if row["segment"] == s]) for s in segments)]
    return [(slice_, *(score(part) for part in _spans(found))) for slice_, found in slices]


def scores(of: str):  # noqa: ANN201 - a reader, see definition.Analysis
    """A reader of the mean score by question, out of five: of "all" who answered, or of "high_value" segments."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        asked = [row for row in rows if not _recommends(row) and row["lowest"] >= 0 and row["highest"] <= 100]
        if of == "high_value":
            asked = [row for row in asked if row["segment"] and HIGH_VALUE.search(str(row["segment"]))]
        if not asked:
            return [({}, NoPeer("高价值客户的评分" if of == "high_value" else "评分问题"), None)]
        names = list(dict.fromkeys(aspect(str(row["question"])) for row in sorted(asked, key=lambda row: str(row["question"]))))
        names.sort(key=lambda name: list(ASPECTS).index(name) if name in ASPECTS else len(ASPECTS))
        return [
            ({"question": name}, *(_mean(part) for part in _spans([r for r in asked if aspect(str(r["question"])) == name])))
            for name in names
        ]

    return read


def aspect(question: str) -> str:
    """What a question is about: one of ASPECTS, else its own words without its number."""
    return next((name for name, words in ASPECTS.items() if re.search(words, question)), _NUMBER.sub("", question).strip())


def _mean(rows: Rows) -> Number | None:
    """The mean score out of five: a question's scale is told by its highest score, five, ten or a hundred."""
    total = sum(row["total"] * 5 / next(top for top in (5, 10, 100) if row["highest"] <= top) for row in rows)
    return ratio(total, sum(row["scores"] for row in rows))


def _spans(rows: Rows) -> Iterator[Rows]:
    for span in (grains.CURRENT, grains.PRIOR):
        yield [row for row in rows if row["span"] == span]


# -- who answered ----------------------------------------------------------------------------------------------------

def _answers_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Answers by span and by the number invited, which every answer to a survey bears; an answer is one row a question."""
    sheets = grains.view(facts, "survey").group_by("span", "answer_id", "at").agg(nw.col("invited").max())
    return sheets.filter(~nw.col("invited").is_null()).group_by("span", "invited").agg(answers=nw.len())


ANSWERS = Query("survey.answers", "survey", ("answer_id", "invited"), _answers_plan)


def response_rate(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    def rate(found: Rows) -> Number | Sentence | None:
        answers, invited = (sum(row[what] for row in found) for what in ("answers", "invited"))
        return MoreThanInvited(answers, invited) if answers > invited else ratio(answers, invited)

    return [({}, *(rate(part) for part in _spans(rows)))]
