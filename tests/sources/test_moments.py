"""Days, and cells that stand for several of them."""

import datetime as dt

import polars as pl
import pytest

from annualdeck.sources import Source, cells, remarks, rows
from annualdeck.sources import findings as f
from annualdeck.sources.recognise import Plan
from annualdeck.tables import TABLES

SPANS = [
    ("2026-05-11~2026-05-17", dt.date(2026, 5, 11)), ("20260701至20260731", dt.date(2026, 7, 1)), ("2026-W20", dt.date(2026, 5, 11)),
    ("2026年第20周", dt.date(2026, 5, 11)), ("2026-05", dt.date(2026, 5, 1)), ("2026年5月", dt.date(2026, 5, 1)),
    ("202605", dt.date(2026, 5, 1)), ("2026/5/11 - 2026/5/17", dt.date(2026, 5, 11)), ("2026-05-11 至 2026-05-17", dt.date(2026, 5, 11)),
    ("2026年05月11日～2026年05月17日", dt.date(2026, 5, 11)), ("2026-05-11 00:00:00~2026-05-17 23:59:59", dt.date(2026, 5, 11)),
]
ONE_DAY = ["2026-05-11", "2026年05月11日", "20260511~20260511", "2026-05-11 00:00:00", "46153"]


@pytest.mark.parametrize("written, first", SPANS)
def test_several_days_are_no_day_of_a_daily_table_and_count_on_their_first_elsewhere(written, first):
    assert cells.value_of(TABLES["shop_daily"]["date"], written) is None
    assert cells.value_of(TABLES["ads"]["date"], written) == first


@pytest.mark.parametrize("written", ONE_DAY)
@pytest.mark.parametrize("table", ["shop_daily", "ads"])
def test_one_day_is_a_day_everywhere(written, table):
    assert cells.value_of(TABLES[table]["date"], written) == dt.date(2026, 5, 11)


@pytest.mark.parametrize("written", ["2026-W54", "2026-05-17~2026-05-11", "2026-13", "上周", "2026-05-11~"])
def test_what_is_no_span_is_none(written):
    assert cells.value_of(TABLES["ads"]["date"], written) is None


ADS = """
    日期,计划ID,计划名字,花费,展现量,引导访问量
    20260701至20260731,1,甲,10,5,1
    2026-08-01,1,甲,10,5,1
    2026-08-03~2026-08-09,1,甲,10,5,1
    2026-08-31~2026-09-06,1,甲,10,5,1
"""


def test_a_range_inside_a_month_is_noted_and_one_over_months_warned_of(room):
    part = room.part(room.text(ADS))
    assert room.column(part, "date") == [dt.date(2026, 7, 1), dt.date(2026, 8, 1), dt.date(2026, 8, 3), dt.date(2026, 8, 31)]
    noted, warned = room.finding(part, f.RowsSpanDays), room.finding(part, f.RowsCrossMonths)
    assert (noted.count, noted.rows, noted.severity) == (2, (2, 4), "note")
    assert (warned.count, warned.rows, warned.severity) == (1, (5,), "warn")


@pytest.mark.parametrize("table, column, told", [("ads", "date", {"span", "crossing"}), ("stock", "month", {"crossing"})])
def test_what_is_told_of_days_looks_at_what_was_read_of_them_and_reads_nothing_again(table, column, told):
    # an expression that reads is worked out anew in each place where it stands: told three ways, dozens of times a cell
    plan = Plan(TABLES[table], None, {column: (0,)}, {}, (), ())
    reading = rows.in_full(TABLES[table][column], pl.col("0"))
    marks = remarks.marks(plan, reading)
    assert set(marks) == told
    assert {root for mark in marks.values() for root in mark.meta.root_names()} == {cells.spanned(column)}
    assert set(remarks.reach(plan, {column: reading}).meta.root_names()) == {cells.spanned(column), rows.KEPT}


def test_single_days_are_neither_noted_nor_warned_of(room):
    part = room.part(room.text(ADS.replace("20260701至20260731", "2026/7/1").split("    2026-08-03")[0] + "\n"))
    assert (part.rows, room.kinds(part)) == (2, set())


def test_a_month_of_a_monthly_table_is_no_range_to_be_noted(room):
    part = room.part(Source(room.text("月份,商品编码,期末数量\n2026-05,A1,7\n2026年6月,A1,8\n"), table="stock"))
    assert room.kinds(part) == set()
    name = room.text("月份,商品编码,期末数量\n2026-05-01~2026-06-30,A1,7\n", "quarter.csv")
    assert room.kinds(room.part(Source(name, table="stock"))) == {"RowsCrossMonths"}


@pytest.mark.parametrize("word", ["汇总", "全店", "同行", "同行平均", "同行优秀", "同行同层平均", "均值", "小计", "日均值"])
def test_what_stands_instead_of_a_day_is_a_summary(room, word):
    part = room.part(room.text(f"""
        日期,询单人数,最终付款人数
        2026-05-11,9,3
        {word},9,3
    """))
    assert (part.rows, dict(part.dropped), part.findings) == (1, {"summary": 1}, ())


def test_a_summary_that_stands_in_another_column_is_one_too(room):
    part = room.part(room.text("""
        日期,计划ID,计划名字,花费,展现量,引导访问量
        2026-08-01,1,甲,10,5,1
        ,,合计,10,5,1
    """))
    assert (part.rows, dict(part.dropped), part.findings) == (1, {"summary": 1}, ())
