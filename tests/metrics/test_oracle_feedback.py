"""A second opinion on what buyers say: the KPIs of a made-up shop asked again in SQL, the classifier and all.

`conftest.py` says what the schemas hold; here they also hold `r`, the reviews of the year with their text, `judged`,
the same with the verdict, and `s`, the answers to the survey.
"""

import narwhals as nw
import polars as pl
import pytest

from annualdeck.metrics.lexicon import balance

UNWRITTEN = "此用户没有填写评论!"
RATED = """case when rating = '好评' or (rating is null and stars between 4 and 5) then 1
                when rating = '差评' or (rating is null and stars between 1 and 2) then -1
                when rating is not null or stars is not null then 0 end"""
LESSON = f"coalesce({RATED}, case platform_sentiment when '11' then 1 when '12' then 0 when '13' then -1 end)"
TEXT = f"""nullif(trim(concat_ws('。', nullif(trim(replace(content, '{UNWRITTEN}', '')), ''), nullif(trim(append_content), '')), ' 。'), '')"""

# Naive Bayes on runs of two and three characters: every text weighed by all the others, cut where as many rated texts
# fall below as were rated bad.
VERDICTS = """
    create table feedback.verdicts as
    with texts as (
        select text, sign(sum(coalesce(lesson, 0)))::int as lesson, any_value(balance) as balance
        from reviews join balances using (text) group by text
    ), known as (
        select *, (lesson = 1)::int as good, (lesson = -1)::int as bad, greatest(-5, least(5, round_even(balance / 10.0, 0))) as step from texts
    ), totals as (
        select sum(good) as all_good, sum(bad) as all_bad, (sum(good) + 1) / (sum(good) + sum(bad) + 2) as share,
               (sum(good) + 1) / (sum(bad) + 1) as odds
        from known
    ), runs as (
        select distinct text, good, bad, lower(substr(text, first::int, n::int)) as run
        from known, range(1, 400) as places(first), (values (2), (3)) as lengths(n)
        where first + n - 1 <= length(text)
    ), counted as (
        select run, sum(good) as all_run_good, sum(bad) as all_run_bad from runs group by run having sum(good) + sum(bad) > 1
    ), weighed as (
        select text, count(*) as runs,
               sum(round(4096 * ln((all_run_good - good + 3 * share) / (all_run_bad - bad + 3 * (1 - share)) / odds))) as evidence
        from runs join counted using (run), totals group by text
    ), steps as (
        select text, round(4096 * ln((sum(good) over (partition by step) - good + 3 * share)
               / (sum(bad) over (partition by step) - bad + 3 * (1 - share)) / odds)) as word
        from known, totals
    ), scored as (
        select text, good, bad, coalesce(evidence, 0) / sqrt(coalesce(runs, 0) + 1) + word as score
        from known join steps using (text) left join weighed using (text)
    ), placed as (
        select score, rank() over (order by score) + count(*) over (partition by score) - 1 as place from scored where good + bad = 1
    ), cut as (
        select max(score) as cut from placed, totals where place <= all_bad
    )
    select text, if(score <= cut, -1, 1) as verdict from scored, cut
"""

WHOLE = {
    "feedback.reviews": "select count(*) from r where channel is null or channel = '订单评价'",
    "feedback.rated_reviews": "select count(rated) from r",
    "feedback.positive_reviews": "select count(*) from r where rated = 1",
    "feedback.neutral_reviews": "select count(*) from r where rated = 0",
    "feedback.negative_reviews": "select count(*) from r where rated = -1",
    "feedback.rated_neutral_share": "select count(*) filter (rated = 0) / count(rated) from r",
    "feedback.rated_negative_share": "select count(*) filter (rated = -1) / count(rated) from r",
    "feedback.rated_positive_share": "select count(*) filter (rated = 1) / count(rated) from r",
    "feedback.texts": "select count(text) from r",
    "feedback.positive_texts": "select count(*) from judged where verdict = 1",
    "feedback.negative_texts": "select count(*) from judged where verdict = -1",
    "feedback.answered_negatives": "select count(*) from judged where verdict = -1 and answered_at >= reviewed_at",
    "feedback.opinions": "select count(verdict) from judged",
    "feedback.positive_share": "select count(*) filter (verdict = 1) / count(verdict) from judged",
    "feedback.negative_share": "select count(*) filter (verdict = -1) / count(verdict) from judged",
    "feedback.alert_hours": """
        select median(epoch(answered_at - reviewed_at) / 3600) from judged where verdict = -1 and answered_at >= reviewed_at""",
    "feedback.answered_share": "select count(*) filter (answered_at >= reviewed_at) / count(*) from judged where verdict = -1",
    "feedback.nps": """
        select 100 * (count(*) filter (score >= 9) - count(*) filter (score <= 6)) / count(score) from s where question like '%推荐%'""",
    "feedback.response_rate": """
        select (select count(*) from (select distinct answer_id, answered_at from s)) / (select sum(n) from (select distinct invited as n from s))""",
}

SLICED = {
    ("feedback.negative_share", "month"): """
        select strftime(reviewed_at, '2025-%m'), count(*) filter (verdict = -1) / count(verdict) from judged group by 1""",
    ("feedback.positive_share", "channel"): """
        select if(channel in ('小红书', '微博'), '社交媒体', '订单评价'), count(*) filter (verdict = 1) / count(verdict) from judged group by 1""",
    ("feedback.rated_positive_share", "month"): """
        select strftime(reviewed_at, '2025-%m'), count(*) filter (rated = 1) / count(rated) from r group by 1""",
}

OWN_SLICES = {
    "feedback.nps": """
        select segment, 100 * (count(*) filter (score >= 9) - count(*) filter (score <= 6)) / count(score)
        from s where question like '%推荐%' and segment is not null group by 1""",
    "feedback.survey_scores": """
        select substr(question, 3), avg(score / if(question like '%质量', 2, 1)) from s where question not like '%推荐%' group by 1""",
    "feedback.survey_gap": """
        select substr(question, 3), avg(score / if(question like '%质量', 2, 1)) filter (segment = '高价值会员')
                                    - avg(score / if(question like '%质量', 2, 1))
        from s where question not like '%推荐%' group by 1""",
    "feedback.survey_scores_high_value": """
        select substr(question, 3), avg(score / if(question like '%质量', 2, 1)) from s
        where question not like '%推荐%' and segment = '高价值会员' group by 1""",
}


# What a phrase of the made-up texts speaks of, and how much: a word of praise 10, of blame -9 (破烂 is two), twice with 很 or 太.
PHRASES = {
    "物流很快": ("物流", 10), "快递很给力": ("物流", 20), "面料厚实": ("质量", 10), "做工精致": ("质量", 10), "尺码很合适": ("尺码", 20),
    "包装严实": ("包装", 10), "客服很耐心": ("客服", 20), "价格实惠": ("价格", 10), "物流太慢": ("物流", -18), "快递很慢": ("物流", -18),
    "面料起球": ("质量", -9), "做工粗糙": ("质量", -9), "尺码偏小": ("尺码", -9), "包装破烂": ("包装", -18), "客服敷衍": ("客服", -9),
    "价格虚高偏贵": ("价格", -9),
}


def truth(text):
    """The topics that a made-up text speaks of → whether it blames them."""
    said = {}
    for phrase, (topic, weight) in PHRASES.items():
        if phrase in text:
            said[topic] = said.get(topic, 0) + text.count(phrase) * weight
    return {topic: weight < 0 for topic, weight in said.items()}


@pytest.fixture(scope="module")
def told(opinion):
    told = opinion(*(f"{id_} by {grain}" for id_, grain in SLICED))
    _judge(told.sql)
    return told


def _judge(sql):
    sql.execute("create or replace schema feedback")
    sql.execute("use feedback")
    sql.execute(f"create table reviews as select *, {RATED} as rated, {LESSON} as lesson, {TEXT} as text from raw.reviews")
    texts = sql.execute("select distinct text from reviews where text is not null").fetchall()
    balances = nw.from_native(pl.DataFrame(texts, schema=["text"], orient="row")).with_columns(balance=balance(nw.col("text")))
    sql.execute("create table balances (text varchar, balance int)")
    sql.executemany("insert into balances values (?, ?)", balances.rows())
    sql.execute(VERDICTS)
    for name, year in (("this", 2025), ("last", 2024)):
        sql.execute(f"create view {name}.r as select * from feedback.reviews where year(reviewed_at) = {year}")
        sql.execute(f"create view {name}.judged as select * from {name}.r left join feedback.verdicts using (text)")
        sql.execute(f"create view {name}.s as select * from raw.survey where year(answered_at) = {year}")


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(told, id_):
    told.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(told, id_, grain):
    told.agrees_by(id_, grain, SLICED[id_, grain])


@pytest.mark.parametrize("id_", OWN_SLICES)
def test_a_kpi_with_slices_of_its_own(told, id_):
    this, last = (dict(told.told(year, OWN_SLICES[id_])) for year in ("this", "last"))
    figures = {tuple(f.slice.values()): f for f in told.kpis.kpis.figures() if f.kpi == id_ and f.slice}

    assert len(this) > 1
    assert {s: f.value for (s,), f in figures.items()} == {s: pytest.approx(v, rel=1e-9) for s, v in this.items()}
    assert {s: f.prior for (s,), f in figures.items()} == {s: pytest.approx(last[s], rel=1e-9) for s in this}


def test_topics_are_what_was_written(told):
    """Held against what the phrases of each text were written to say."""
    for year, of in (("this", told.kpis.of), ("last", told.kpis.prior)):
        mentions, negatives = {}, {}
        for (written,) in told.told(year, "select text from r where text is not null"):
            for topic, blamed in truth(written).items():
                mentions[topic] = mentions.get(topic, 0) + 1
                negatives[topic] = negatives.get(topic, 0) + blamed
        assert len(mentions) == 6
        assert {topic: of("feedback.topics", topic=topic) for topic in mentions} == mentions
        assert {topic: of("feedback.topic_negatives", topic=topic) for topic in negatives} == negatives
        ((written,),) = told.told(year, "select count(text) from r")
        assert {topic: of("feedback.topic_share", topic=topic) for topic in mentions} == {
            topic: pytest.approx(n / written) for topic, n in mentions.items()}
        assert {topic: of("feedback.topic_negative_share", topic=topic) for topic in mentions} == {
            topic: pytest.approx(negatives[topic] / n) for topic, n in mentions.items()}


def test_how_much_is_said_where(told):
    by_channel = """
        select case when channel in ('小红书', '微博') then '社交媒体' else '订单评价' end, count(*) from r group by 1
        union all select '客服对话', count(*) from raw.chats, year where started_at >= first and started_at < until"""
    this, last = (dict(told.told(year, by_channel)) for year in ("this", "last"))

    assert len(this) == 3
    assert told.kpis.both("feedback.volume") == (sum(this.values()), sum(last.values()))
    assert {c: told.kpis.both("feedback.volume", channel=c) for c in this} == {c: (n, last[c]) for c, n in this.items()}


def test_the_model_was_taught_and_not_the_lexicon_alone(told):
    ((texts, apart),) = told.told("this", """
        select count(*), count(*) filter (sign(balance) <> verdict) from feedback.verdicts join feedback.balances using (text)""")

    assert texts > 1000 and apart > 10
