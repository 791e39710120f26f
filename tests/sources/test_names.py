"""What only a file's name tells: the days its rows stand for, the item they are about."""

import datetime as dt

import pytest

from annualdeck.sources import Source
from annualdeck.sources import findings as f
from annualdeck.sources.format import Format, columns
from annualdeck.sources.names import item_of, period_of

STOCK = Format(
    id="snapshot", table="stock", zh="库存快照", columns=columns("sku 商品编码\nclosing_quantity 主仓实际库存"),
    signs=(("商品编码", "主仓实际库存"),), dated_by_name=True,
)
ITEM_FLOW = Format(
    id="item_flow", table="item_traffic", zh="商品流量来源",
    columns=columns("source_1 一级来源\nsource_2 二级来源\nvisitors 访客数\nitem 商品ID"),
    signs=(("一级来源", "访客数"),), dated_by_name=True, item_by_name=True,
)
SCORES = Format(
    id="scores", table="scores", zh="店铺体验分", columns=columns("experience 真实体验分"), signs=(("真实体验分",),),
    dated_by_name=True,
)
SNAPSHOT = "商品编码,主仓实际库存\nA1,7\n"
FLOW = "一级来源,二级来源,访客数\n平台流量,手淘搜索,9\n"


@pytest.mark.parametrize("name, first, last", [
    ("x_2025-01-01_2025-01-31.xls", "2025-01-01", "2025-01-31"),
    ("x-20250101-20250131(1).xls", "2025-01-01", "2025-01-31"),
    ("2025-05-06.xls", "2025-05-06", "2025-05-06"), ("x 2025年01月01日至2025年01月31日.xls", "2025-01-01", "2025-01-31"),
    ("Inventory202502.csv", "2025-02-01", "2025-02-28"), ("库存2025年3月.xlsx", "2025-03-01", "2025-03-31"),
    ("库存_2025-12 (1).xlsx", "2025-12-01", "2025-12-31"), ("2025-03_2025-05.xls", "2025-03-01", "2025-05-31"),
    ("x_2025-3-1~2025-3-9.xls", "2025-03-01", "2025-03-09"),
])
def test_a_period_is_written_in_many_ways(name, first, last):
    assert period_of(name) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("name", [
    "flow.xls", "x_2025-13-01_2025-14-31.xls", "订单20259999.xls", "2025年报.xls", "x_2025-02-30.xls", "1月.xlsx", "12025031.csv",
])
def test_a_name_without_a_period_has_none(name):
    assert period_of(name) is None


@pytest.mark.parametrize("name, item", [
    ("商品ID_678901234567_2025-03-01_2025-03-31.xls", "678901234567"), ("flow?itemId=45678901&date=20250301.xls", "45678901"),
    ("【生意参谋平台】流量来源_678901234567_20250301.xls", "678901234567"), ("678901234567-20250301-20250331.xls", "678901234567"),
    ("宝贝id：678901234567 20250301120000.xls", "678901234567"),
])
def test_an_items_id_stands_in_the_name(name, item):
    assert item_of(name) == item


@pytest.mark.parametrize("name", [
    "flow_2025-03-01_2025-03-31.xls", "678901234567_678901234568.xls", "x_202503011200.xls", "x_20250301.xls", "x_12345678.xls",
])
def test_what_may_be_no_item_is_none(name):
    assert item_of(name) is None


def test_a_snapshot_of_stock_is_dated_by_its_name(room, knows):
    knows(STOCK)
    part = room.part(room.text(SNAPSHOT, "库存_2025-03-31.csv"))
    assert room.rows(part, "month", "sku", "closing_quantity") == [(dt.date(2025, 3, 1), "A1", 7)]
    assert room.finding(part, f.DayOfFile).day == "2025-03-31"


def test_a_month_may_stand_in_the_name(room, knows):
    knows(STOCK)
    part = room.part(room.text(SNAPSHOT, "Inventory202503.csv"))
    assert room.column(part, "month") == [dt.date(2025, 3, 1)]
    told = room.finding(part, f.PeriodOfFile)
    assert (told.first, told.last) == ("2025-03-01", "2025-03-31")


def test_a_snapshot_without_a_date_is_not_read_and_the_missing_column_is_named(room, knows):
    knows(STOCK)
    reading = room.read(room.text(SNAPSHOT, "库存.csv"))
    assert reading.parts == () and "constants 里写 month" in room.finding(reading, f.NamedPeriodMissing).text()
    part = room.part(Source("库存.csv", table="stock", constants={"month": "2025-03"}))
    assert room.column(part, "month") == [dt.date(2025, 3, 1)]


def test_a_score_of_one_day_is_read_and_one_of_a_week_is_not(room, knows):
    knows(SCORES)
    part = room.part(room.text("真实体验分\n4.8\n", "体验分_2025-03-31.csv"))
    assert room.rows(part, "date", "experience") == [(dt.date(2025, 3, 31), 4.8)]
    reading = room.read(room.text("真实体验分\n4.8\n", "体验分_2025-03-01_2025-03-07.csv"))
    told = room.finding(reading, f.NamedPeriodTooLong)
    assert (reading.parts, told.first, told.last) == ((), "2025-03-01", "2025-03-07")


def test_an_items_traffic_takes_item_and_days_from_the_name(room, knows):
    knows(ITEM_FLOW)
    part = room.part(room.text(FLOW, "流量来源_678901234567_2025-03-01_2025-03-31.csv"))
    assert room.rows(part, "date", "item", "source_2", "visitors") == [(dt.date(2025, 3, 1), "678901234567", "手淘搜索", 9)]


def test_an_item_of_a_column_needs_no_name(room, knows):
    knows(ITEM_FLOW)
    part = room.part(room.text("商品ID,一级来源,访客数\n77,平台流量,9\n", "flow_2025-03.csv"))
    assert room.column(part, "item") == ["77"]


def test_traffic_of_an_item_that_nobody_names_is_not_read(room, knows):
    knows(ITEM_FLOW)
    reading = room.read(room.text(FLOW, "flow_2025-03-01_2025-03-31.csv"))
    assert (reading.parts, room.kinds(reading)) == ((), {"NamedItemMissing"})


def test_the_same_content_for_another_item_is_another_reading(room, knows):
    knows(ITEM_FLOW)
    room.part(room.text(FLOW, "678901234567_2025-03.csv"))
    part = room.part(room.text(FLOW, "678901234568_2025-03.csv"))
    assert room.column(part, "item") == ["678901234568"]
