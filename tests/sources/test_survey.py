"""问卷星: a column a question becomes a row an answer."""

import datetime as dt

import pytest

from annualdeck.sources import Source
from annualdeck.sources import findings as f
from annualdeck.sources.format import Format, columns

SURVEY = Format(
    id="survey", table="survey", zh="问卷", columns=columns("answer_id 序号\nanswered_at 提交答卷时间"),
    signs=(("序号", "提交答卷时间"),), also=("所用时间", "来源", "来自IP"),
)
ANSWERS = """
    序号,提交答卷时间,所用时间,来源,来自IP,1、物流时效打几分？,2、买过什么(多选),3．还想说什么
    1,2026/09/03 12:00:00,10秒,链接,1.2.3.4(广东-深圳),9,茶┋杯,很好
    2,2026-06-16 08:00:00,12秒,链接,5.6.7.8(浙江-杭州),4,(跳过),
"""


@pytest.fixture(autouse=True)
def survey(knows):
    knows(SURVEY)


def test_each_answer_is_a_row(room):
    part = room.part(room.text(ANSWERS))
    first, second = dt.datetime(2026, 9, 3, 12), dt.datetime(2026, 6, 16, 8)
    assert room.rows(part, "answer_id", "answered_at", "question", "score", "answer") == [
        ("1", first, "物流时效打几分？", 9.0, None),
        ("1", first, "买过什么(多选)", None, "茶┋杯"),
        ("1", first, "还想说什么", None, "很好"),
        ("2", second, "物流时效打几分？", 4.0, None),
    ]
    assert (part.unmapped, part.personal, part.findings) == (("所用时间", "来源"), ("来自IP",), ())


def test_choices_by_number_are_numbers_and_by_text_are_text(room):
    part = room.part(room.workbook({"s": [
        ["序号", "提交答卷时间", "1、性别", "2、性别(文字)", "3、年龄段"],
        [1, "2026-06-16 08:00:00", 1, "男", "1"], [2, "2026-06-16 08:00:00", 2, "女", "25岁以下"],
        [3, "2026-06-16 08:00:00", -3, "(空)", "2"],
    ]}))
    assert room.rows(part, "answer_id", "question", "score", "answer") == [
        ("1", "性别", 1.0, None), ("1", "性别(文字)", None, "男"), ("1", "年龄段", None, "1"),
        ("2", "性别", 2.0, None), ("2", "性别(文字)", None, "女"), ("2", "年龄段", None, "25岁以下"),
        ("3", "年龄段", None, "2"),
    ]


def test_questions_for_somebodys_name_or_number_never_reach_the_cache(room):
    part = room.part(room.text("""
        序号,提交答卷时间,1、您的姓名,2、您的手机号：,3、满意吗
        1,2026-06-16 08:00:00,王小明,13811112222,满意
    """))
    assert (room.column(part, "question"), part.personal) == (["满意吗"], ("1、您的姓名", "2、您的手机号："))
    kept = b"".join(path.read_bytes() for path in room.cache.rglob("*") if path.is_file())
    assert "王小明".encode() not in kept and b"13811112222" not in kept


def test_two_questions_of_one_wording_keep_their_numbers(room):
    part = room.part(room.text("序号,提交答卷时间,1、满意吗,2、满意吗\n1,2026-06-16 08:00:00,是,否\n"))
    assert room.column(part, "question") == ["1、满意吗", "2、满意吗"]


def test_a_row_of_the_file_is_told_by_its_own_number(room):
    part = room.part(room.text(ANSWERS.replace("2026-06-16 08:00:00", "昨天")))
    assert (part.rows, room.finding(part, f.RowsUndated).rows) == (3, (3,))


def test_a_survey_of_another_program_is_read_by_the_users_names(room):
    name = room.text("答卷编号,时间,1、满意吗\n7,2026-06-16 08:00:00,5\n")
    part = room.part(Source(name, table="survey", columns={"answer_id": "答卷编号", "answered_at": "时间"}))
    assert room.rows(part, "answer_id", "question", "score") == [("7", "满意吗", 5.0)]


def test_a_survey_that_is_long_already_stays_so(room):
    name = room.text("编号,提交时间,问题,1、分\n7,2026-06-16 08:00:00,满意吗,5\n")
    part = room.part(Source(name, table="survey", columns={
        "answer_id": "编号", "answered_at": "提交时间", "question": "问题", "score": "1、分",
    }))
    assert room.rows(part, "answer_id", "question", "score") == [("7", "满意吗", 5.0)]
