"""问卷星: one row an answer sheet, a column a question; the reader makes a row of every answer."""

from annualdeck.sources.format import Format, columns

SURVEY = Format(
    id="survey",
    table="survey",
    zh="问卷星原始数据",
    columns=columns("""
        answer_id   序号 答卷编号
        answered_at 提交答卷时间 提交时间
        question    题目
        score       得分
        answer      答案
        segment     客户类型
        invited     发放份数
    """),
    signs=(("提交答卷时间",), ("序号", "提交时间", "所用时间"), ("题目", "得分", "提交时间"), ("题目", "答案", "提交时间")),
    also=("所用时间", "来源", "来源详情"),
)

FORMATS = (SURVEY,)
