"""生意参谋流量来源: a tree with its sums among its parts, one period a file."""

import datetime as dt

from annualdeck.sources import Source
from annualdeck.sources import findings as f

HEADER = ["流量载体", "一级来源", "二级来源", "三级来源", "四级来源", "访客数", "访客数环比", "新访客", "支付买家数", "支付金额"]
TREE = [
    HEADER,
    ["全店", "平台流量", "汇总", "汇总", "汇总", "1,000", "59.02%", 600, 50, "5,000.00"],
    ["全店", "平台流量", "手淘搜索", "汇总", "汇总", 700, "", 400, 40, 4000],
    ["全店", "平台流量", "手淘推荐", "汇总", "汇总", 400, "-", 200, 10, 1000],
    ["全店", "平台流量", "手淘推荐", "首页", "汇总", 300, "", 150, 8, 800],
    ["全店", "平台流量", "手淘推荐", "首页", "信息流", 250, "", 100, 6, 600],
    ["全店", "平台流量", "手淘推荐", "首页", "焦点图", 60, "", 50, 2, 200],
    ["全店", "平台流量", "手淘推荐", "购后", "汇总", 110, "", 50, 2, 200],
]
NAME = "【生意参谋平台】流量来源_2025-03-01_2025-03-31.xlsx"


def test_only_the_ends_of_the_tree_count(room):
    part = room.part(room.workbook({"全店流量来源": TREE}, NAME))
    assert (part.table, part.rows, dict(part.dropped)) == ("traffic", 4, {"summary": 3})
    assert room.rows(part, "source_1", "source_2", "source_3", "visitors", "amount") == [
        ("平台流量", "手淘搜索", None, 700, 400000),
        ("平台流量", "手淘推荐", "首页/信息流", 250, 60000),
        ("平台流量", "手淘推荐", "首页/焦点图", 60, 20000),
        ("平台流量", "手淘推荐", "购后", 110, 20000),
    ]


def test_the_period_is_in_the_files_name(room):
    part = room.part(room.workbook({"全店流量来源": TREE}, NAME))
    assert set(room.column(part, "date")) == {dt.date(2025, 3, 1)}
    told = room.finding(part, f.PeriodOfFile)
    assert (told.first, told.last, told.severity) == ("2025-03-01", "2025-03-31", "note")


def test_a_file_of_several_months_is_a_warning(room):
    part = room.part(room.workbook({"s": TREE}, "flow_2025-01-01_2025-12-31.xlsx"))
    assert room.finding(part, f.CrossesMonths).severity == "warn"


def test_a_file_without_a_period_is_not_read_unless_the_config_gives_it(room):
    name = room.workbook({"s": TREE}, "flow.xlsx")
    reading = room.read(name)
    assert (reading.parts, room.kinds(reading)) == ((), {"NamedPeriodMissing"})
    part = room.part(Source(name, constants={"date": "2025-03-01"}))
    assert set(room.column(part, "date")) == {dt.date(2025, 3, 1)}


def test_the_same_content_under_another_period_is_another_reading(room):
    name = room.workbook({"s": TREE}, "flow_2025-01-01_2025-01-31.xlsx")
    room.part(name)
    content = (room.folder / name).read_bytes()
    part = room.part(room.bytes(content, "flow_2025-02-01_2025-02-28.xlsx"))
    assert set(room.column(part, "date")) == {dt.date(2025, 2, 1)}


def test_the_split_by_carrier_does_not_count_the_shop_twice(room):
    reading = room.read(room.workbook({"全店流量来源": TREE, "分载体流量来源": TREE}, NAME))
    assert [p.sheet for p in reading.parts] == ["全店流量来源"]
    assert room.finding(reading, f.SheetLeftOut).count == 7


def test_a_blank_row_of_a_tree_is_blank(room):
    rows = [*TREE, [None] * 9, ["全店", "自主访问", None, None, None, 5, None, 5, 0, 0]]
    part = room.part(room.workbook({"s": rows}, NAME))
    assert part.dropped["blank"] == 1 and part.rows == 5


def test_each_day_of_a_file_with_days_has_a_tree_of_its_own(room):
    """On the second day 手淘搜索 goes on to 首页; on the first it is an end."""
    part = room.part(room.text("""
        统计日期,一级来源,二级来源,三级来源,访客数
        2025-03-01,平台流量,手淘搜索,汇总,5
        2025-03-02,平台流量,手淘搜索,汇总,7
        2025-03-02,平台流量,手淘搜索,首页,7
    """))
    assert room.rows(part, "date", "source_3", "visitors") == [
        (dt.date(2025, 3, 1), None, 5), (dt.date(2025, 3, 2), "首页", 7),
    ]
