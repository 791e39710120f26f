"""Headers of two rows, and sheets whose names say what their rows are."""

import datetime as dt

from annualdeck.sources import Source
from annualdeck.sources import findings as f
from annualdeck.sources.format import Format, columns

RATINGS = Format(
    id="ratings", table="service_daily", zh="接待评价",
    columns=columns("date 日期\nreceived 接待人数\nasked_rating 发出\nratings 收到\nvery_satisfied 很满意"),
    signs=(("日期", "发出", "很满意"),), group="总",
)
UPPER = ["日期", "接待人数", "总", None, None, "邀请", None, None, "自主", None, None]
LOWER = [None, None, "发出", "收到", "很满意", "发出", "收到", "很满意", "发出", "收到", "很满意"]
DAY = ["2025-03-01", 50, 30, 20, 10, 25, 15, 8, 5, 5, 2]
READ = [(dt.date(2025, 3, 1), 50, 30, 20, 10)]
NAMES = ("date", "received", "asked_rating", "ratings", "very_satisfied")


def test_of_a_merged_header_the_columns_under_one_group_are_read(room, knows):
    knows(RATINGS)
    part = room.part(room.workbook({"s": [["客服绩效"], UPPER, LOWER, DAY, ["汇总", *DAY[1:]], ["同行平均", *DAY[1:]]]}))
    assert (part.header_row, room.rows(part, *NAMES), dict(part.dropped)) == (3, READ, {"summary": 2})
    assert part.unmapped == ("邀请/发出", "邀请/收到", "邀请/很满意", "自主/发出", "自主/收到", "自主/很满意")
    assert room.kinds(part) == set()


def test_columns_beside_the_groups_may_stand_in_the_lower_row(room, knows):
    knows(RATINGS)
    upper = [None, None, *UPPER[2:]]
    part = room.part(room.workbook({"s": [upper, ["日期", "接待人数", *LOWER[2:]], DAY]}))
    assert room.rows(part, *NAMES) == READ


def test_the_groups_may_come_in_any_order(room, knows):
    knows(RATINGS)
    order = [0, 1, 5, 6, 7, 2, 3, 4, 8, 9, 10]
    part = room.part(room.workbook({"s": [[row[at] for at in order] for row in (UPPER, LOWER, DAY)]}))
    assert room.rows(part, *NAMES) == READ


def test_a_merged_header_in_a_text_file(room, knows):
    knows(RATINGS)
    part = room.part(room.text("""
        日期,接待人数,总,,,邀请,,
        ,,发出,收到,很满意,发出,收到,很满意
        2025-03-01,50,30,20,10,25,15,8
    """))
    assert room.rows(part, *NAMES) == READ


def test_without_a_second_row_the_header_stands_as_it_is(room, knows):
    knows(RATINGS)
    part = room.part(room.workbook({"s": [["店铺：茶铺"], ["日期", *UPPER[1:2], *LOWER[2:5]], DAY[:5]]}))
    assert room.rows(part, *NAMES) == READ


def test_the_name_of_a_sheet_may_say_what_its_rows_are(room, knows):
    knows(Format(
        id="recommend", table="recommend", zh="推荐分析", columns=columns("date 统计日期\nimpressions 曝光人数"),
        signs=(("统计日期", "曝光人数"),), constants={"subject": "本店"}, sheets={"同行同层平均": {"subject": "同行"}},
    ))
    sheet = [["统计日期", "曝光人数"], ["2025-03-01", "4,770"]]
    reading = room.read(room.workbook({"推荐概况": sheet, "同行同层平均 ": sheet}))
    assert [room.rows(p, "subject", "impressions") for p in reading.parts] == [[("本店", 4770)], [("同行", 4770)]]


def test_two_exports_of_one_table_are_told_apart_by_the_name_of_the_format(room, knows):
    plans = Format(id="plans", table="ads", zh="计划报表", columns=columns("date 日期\ncost 花费"),
                   signs=(("日期", "花费"),), constants={"tool": "直通车"})
    scenes = Format(id="scenes", table="ads", zh="场景报表", columns=columns("date 日期\ncost 花费"),
                    signs=(("日期", "花费"),), constants={"tool": "万相台"})
    knows(plans, scenes)
    name = room.text("日期,花费\n2025-03-01,5\n")
    told = room.finding(room.read(name), f.AmbiguousFormat)
    assert told.candidates == ("计划报表（plans）", "场景报表（scenes）") and "format: plans" in told.text()
    assert room.column(room.part(Source(name, format="scenes")), "tool") == ["万相台"]
    assert room.kinds(room.read(Source(name, table="ads"))) == {"AmbiguousFormat"}


def test_a_format_that_nobody_knows_stops(room, knows):
    knows(RATINGS)
    told = room.finding(room.read(Source(room.text("日期,花费\n1,2\n"), format="plan")), f.UnknownFormat)
    assert (told.severity, told.formats) == ("stop", ("ratings",))
