"""用户反馈收集: what buyers praise and blame, in their own words, and what they answer when asked."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.survey import HIGH_VALUE
from annualdeck.sections.figures import apart, lowest, outstanding
from annualdeck.sections.parts import (
    Topic, finding, findings, month_label, monthly, monthly_lines, needs, slide, span_label, stated, used, words_only,
)
from annualdeck.slide import Block, Chart, Dumbbell, Paragraphs, Quote, Quotes, Series, Slide, Within
from annualdeck.wording import Text, label, plain

TOPIC = Topic("feedback", "用户反馈收集", ("reviews",))
TABLES = ("reviews", "shop_daily", "chats", "survey")
IDS = (
    "feedback.volume", "feedback.reviews", "feedback.rated_positive_share", "feedback.positive_share",
    "feedback.negative_share", "feedback.topics", "feedback.topic_negatives", "feedback.topic_negative_share",
    "feedback.alert_hours", "feedback.answered_share", "feedback.nps", "feedback.survey_scores",
    "feedback.survey_scores_high_value", "feedback.response_rate",
)
NEEDS = needs("feedback.negative_share", "feedback.rated_positive_share", by="month")
MOST_TOPICS = 8
MOST_QUESTIONS = 4
MOST_QUOTES = 5     # where they have the whole height
BESIDE_SURVEY = 3   # where the survey stands below them


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_opinions(k), "评价与回复", ("reviews",)),
        (_topics_said(k), "高频问题", ("feedback.topics",)),
        (_survey_said(k), "满意度调研", ("survey",)),
    )
    title, tables = _title(k), used(k, IDS, TABLES)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    content: dict[str, Block] = {"blocks": blocks}
    months, topics, survey = _months(k), _topics(k), _survey(k)
    quotes = _quotes(k, MOST_QUOTES if survey is None else BESIDE_SURVEY)
    if months is not None and topics is not None and quotes is not None:
        content |= {"chart1": months, "chart2": topics, "quotes": quotes}
        if survey is None:
            return slide(k, TOPIC, "quotes-text", title, content, IDS, tables)
        return slide(k, TOPIC, "quotes-charts-text", title, content | {"chart3": survey}, IDS, tables)
    charts = [chart for chart in (topics, months, survey) if chart is not None]
    if not charts:
        return words_only(k, TOPIC, title, blocks, IDS, tables)
    if len(charts) == 1:
        return slide(k, TOPIC, "chart-wide-text", title, content | {"chart": charts[0]}, IDS, tables)
    content |= {"chart1": charts[0], "chart2": charts[1]}
    return slide(k, TOPIC, "two-charts-text", title, content, IDS, tables)


def _title(k: Kpis) -> Text | None:
    negative, nps, worst = k.get("feedback.negative_share"), k.get("feedback.nps"), outstanding(_blamed(k))
    topic = label(worst.slice["topic"]) if worst is not None else None
    return k.first(
        k.say("负面占比{feedback.negative_share}，{feedback.negative_share:change}，以{topic}问题最多；但NPS{feedback.nps:word}",
              topic=topic, when=apart(negative, nps)),
        k.say("负面占比{feedback.negative_share}，{feedback.negative_share:change}，以{topic}问题最多；NPS{feedback.nps:word}", topic=topic),
        k.say("负面占比{feedback.negative_share}，{feedback.negative_share:change}，以{topic}问题最多", topic=topic),
        k.say("负面占比{feedback.negative_share}，{feedback.negative_share:change}"),
        k.say("负面占比{feedback.negative_share}，以{topic}问题最多", topic=topic),
        k.say("负面占比{feedback.negative_share}"),
        stated(k, "好评占比", "feedback.rated_positive_share", stop=""),
        stated(k, "NPS为", "feedback.nps", stop=""),
    )


def _blamed(k: Kpis) -> list[Figure]:
    """How many blame each topic, the most blamed first; topics that nobody blames are left out."""
    found = [f for f in k.rows("feedback.topic_negatives") if f.value]
    return sorted(found, key=lambda f: f.value, reverse=True)


# -- findings --------------------------------------------------------------------------------------------------------

def _opinions(k: Kpis) -> Paragraphs | None:
    parts = sorted((f for f in k.rows("feedback.volume") if f.slice), key=lambda f: f.value, reverse=True)
    largest = parts[0] if len(parts) > 1 else None
    return finding(
        "评价与回复",
        stated(k, "好评占比", "feedback.rated_positive_share"),
        _worst_months(k),
        k.first(
            k.say("负面回复率{feedback.answered_share}，回复用时中位数{feedback.alert_hours}，{feedback.alert_hours:change}。"),
            k.say("负面回复率{feedback.answered_share}，回复用时中位数{feedback.alert_hours}。"),
        ),
        k.first(
            k.say("反馈{feedback.volume}，{feedback.volume:change}，其中{channel}{largest}。",
                  channel=label(largest.slice["channel"]) if largest else None, largest=largest),
            stated(k, "评价", "feedback.reviews"),
        ),
    )


def _worst_months(k: Kpis) -> Text | None:
    """The month with most blame; with it the months in a row that lie above the whole period, where these are few."""
    figures, whole = monthly(k, "feedback.negative_share"), k.get("feedback.negative_share")
    peak = outstanding(figures)
    if peak is None or whole is None or len(figures) < 2:
        return None
    above = [i for i, f in enumerate(figures) if f.value > whole.value and f.show() != whole.show()]
    month = label(month_label(peak.slice["month"]))
    if 1 < len(above) <= len(figures) / 2 and above[-1] - above[0] + 1 == len(above):
        first, last = (label(month_label(figures[i].slice["month"])) for i in (above[0], above[-1]))
        return k.say("{first}至{last}负面占比偏高，{month}达{peak}。", first=first, last=last, month=month, peak=peak)
    return k.say("负面占比{month}最高，为{peak}。", month=month, peak=peak)


def _topics_said(k: Kpis) -> Paragraphs | None:
    blamed = _blamed(k)
    worst = outstanding(blamed)
    if worst is None:
        return None
    share = k.get("feedback.topic_negative_share", **worst.slice)
    topic = label(worst.slice["topic"])
    return finding(
        "高频问题",
        k.first(
            k.say("{topic}问题最多：负面{worst}，负面率{share}，{share:change}。", topic=topic, worst=worst, share=share),
            k.say("{topic}问题最多：负面{worst}，负面率{share}。", topic=topic, worst=worst, share=share),
        ),
        _grown(k, blamed, worst),
        _better(k, blamed),
    )


def _grown(k: Kpis, blamed: Sequence[Figure], worst: Figure) -> Text | None:
    """The topic besides the most blamed one that more blame than a year ago, where no other grew by as many."""
    grown = sorted((f for f in blamed if f.rose), key=lambda f: f.value - (f.prior or 0), reverse=True)  # type: ignore[operator]
    others = [f for f in grown if f is not worst]
    steps = [f.value - (f.prior or 0) for f in others[:2]]  # type: ignore[operator]
    if not others or len(set(steps)) < len(steps):
        return None
    first = "除{topic}外，" if grown[0] is worst else ""
    return k.say(first + "{name}负面增加最多，至{most}，{most:change}。", topic=label(worst.slice["topic"]),
                 name=label(others[0].slice["topic"]), most=others[0])


def _better(k: Kpis, blamed: Sequence[Figure]) -> Text | None:
    """Of the topics shown, the one whose share of blame fell most; the most blamed one was spoken of before."""
    shares = (k.get("feedback.topic_negative_share", **f.slice) for f in blamed[:MOST_TOPICS])
    fell = [f for f in shares if f is not None and f.fell]
    best = min(fell, key=lambda f: f.delta or 0, default=None)
    if best is None or best.slice == blamed[0].slice:
        return None
    return k.say("{topic}负面率改善最多：{best}，{best:change}。", topic=label(best.slice["topic"]), best=best)


def _survey_said(k: Kpis) -> Paragraphs | None:
    groups = sorted((f for f in k.rows("feedback.nps") if f.slice), key=lambda f: f.value, reverse=True)
    ends = {"a": label(groups[0].slice["segment"]), "x": groups[0], "b": label(groups[-1].slice["segment"]), "y": groups[-1]} if groups else {}
    least = lowest(k.rows("feedback.survey_scores"))
    topic = label(least.slice["question"]) if least is not None else None
    return finding(
        "满意度调研",
        k.first(
            k.say("NPS为{feedback.nps}，{feedback.nps:change}；{a}{x}，{b}{y}。", when=len(groups) > 1, **ends),
            stated(k, "NPS为", "feedback.nps"),
        ),
        k.first(
            k.say("{topic}得分最低，{least}，{least:change}。", topic=topic, least=least),
            k.say("{topic}得分最低，{least}。", topic=topic, least=least),
        ),
        stated(k, "问卷回收率", "feedback.response_rate"),
    )


# -- charts ----------------------------------------------------------------------------------------------------------

def _months(k: Kpis) -> Chart | None:
    return monthly_lines(k, "feedback.negative_share", "月度负面占比") or monthly_lines(
        k, "feedback.rated_positive_share", "月度好评占比")


def _topics(k: Kpis) -> Chart | None:
    """Mentions, those that blame among them, and their share; the most blamed on top."""
    blamed = _blamed(k)[:MOST_TOPICS]
    whole = [k.get("feedback.topics", **f.slice) for f in blamed]
    shares = [k.get("feedback.topic_negative_share", **f.slice) for f in blamed]
    if len(blamed) < 2:
        return None
    worst = outstanding(blamed)
    return Within(
        title="各类问题反馈", categories=tuple(f.slice["topic"] for f in blamed), focus=(0,) if worst else (),
        whole=Series("提及", tuple(whole), "last"), part=Series("负面", tuple(blamed)), share=Series("负面率", tuple(shares)),
        alt=k.say("{topic}的负面反馈最多，{n}", topic=label(blamed[0].slice["topic"]), n=blamed[0]) or plain("各类问题反馈"),
    )


def _quotes(k: Kpis, most: int) -> Quotes | None:
    """What buyers wrote of the topics that they blame most."""
    found = []
    for figure in _blamed(k):
        quote, topic = k.quotes.get(figure.slice["topic"]), label(figure.slice["topic"])
        about = k.say("{topic} · 负面{n} · 负面率{share}", topic=topic, n=figure,
                      share=k.get("feedback.topic_negative_share", **figure.slice))
        if quote is not None and about is not None:
            found.append(Quote(quote.text, about))
    return Quotes("典型原话", tuple(found[:most])) if len(found) >= BESIDE_SURVEY else None


def _survey(k: Kpis) -> Chart | None:
    """Scores of all who answered beside those of the high-value ones, else beside last year's."""
    found = k.rows("feedback.survey_scores")
    scores = found if len(found) <= MOST_QUESTIONS else sorted(found, key=lambda f: f.value)[:MOST_QUESTIONS]  # type: ignore[arg-type, return-value]
    valued = [k.get("feedback.survey_scores_high_value", **f.slice) for f in scores]
    if len(scores) < 2 or not any(valued):
        return None
    span, name = span_label(k, "survey"), _valued(k)
    remarks = ([] if str(span) == k.facts.period.label else [f"{span}问卷"]) + ([] if len(found) == len(scores) else [f"得分最低的{MOST_QUESTIONS}项"])
    return Dumbbell(
        title="调研得分", note="，".join(remarks),
        categories=tuple(f.slice["question"] for f in scores),
        series=(Series("全部客户", tuple(scores), "last"), Series(name, tuple(valued))),
        alt=k.say("{topic}：全部客户{all}，{name}{valued}", topic=label(scores[0].slice["question"]), all=scores[0],
                  name=label(name), valued=valued[0]) or plain("调研得分"),
    )


def _valued(k: Kpis) -> str:
    """What the survey calls the high-value ones, where it has one name for them."""
    names = [f.slice["segment"] for f in k.rows("feedback.nps") if f.slice and HIGH_VALUE.search(f.slice["segment"])]
    return names[0] if len(names) == 1 else "高价值客户"
