"""Workbooks and Parquet files."""

import datetime as dt

import polars as pl
import xlwt

from annualdeck.sources import Source
from annualdeck.sources import findings as f

HEADER = ["订单编号", "总金额", "订单付款时间"]


def test_numbers_texts_dates_and_serials_may_share_a_column(room):
    part = room.part(room.workbook({"Sheet1": [
        HEADER,
        ["1", 63.7, dt.datetime(2018, 3, 19, 16, 23, 7)], [2, "1,391.00", 43178.5], ["3", 0.1, "2018/5/16 9:41"],
    ]}))
    assert room.rows(part) == [
        ("1", dt.datetime(2018, 3, 19, 16, 23, 7), 6370),
        ("2", dt.datetime(2018, 3, 19, 12), 139100),
        ("3", dt.datetime(2018, 5, 16, 9, 41), 10),
    ]
    assert (part.sheet, part.header_row, part.encoding) == ("Sheet1", 1, None)


def test_rows_are_numbered_as_the_spreadsheet_shows_them(room):
    part = room.part(room.workbook({"Sheet1": [
        [], [], ["店铺：茶铺"], HEADER, ["1", "十元", "2018-05-16 09:41:00"],
    ]}))
    assert (part.header_row, room.finding(part, f.BadCells).row) == (4, 5)


def test_an_old_xls_is_read_like_a_new_one(room):
    book = xlwt.Workbook()
    sheet = book.add_sheet("sheet1")
    as_date = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss")
    for at, header in enumerate(["买家会员名", "买家实际支付金额", "宝贝标题 ", "订单付款时间"]):
        sheet.write(0, at, header)
    for row, paid in enumerate(["2017-01-02 23:29:12", dt.datetime(2017, 1, 3, 16, 1, 54)], start=1):
        for at, cell in enumerate(["甲", 63.7, "茶杯"]):
            sheet.write(row, at, cell)
        sheet.write(row, 3, paid, as_date)
    book.save(str(room.folder / "old.xls"))
    part = room.part("old.xls")
    assert room.column(part, "paid_at") == [dt.datetime(2017, 1, 2, 23, 29, 12), dt.datetime(2017, 1, 3, 16, 1, 54)]


def test_each_sheet_is_a_part_and_findings_name_the_sheet(room):
    name = room.workbook({
        "一组": [HEADER, ["1", 1, "2025-01-01 10:00:00"]],
        "二组": [["订单编号", "总金额"], ["2", 1]],
        "说明": [["随便写写"], ["没有表头"]],
        "空": [],
    })
    reading = room.read(name)
    assert [(p.sheet, p.rows, dict(p.dropped)) for p in reading.parts] == [("一组", 1, {}), ("二组", 0, {"undated": 1})]
    assert reading.parts[1].findings[0].file == "export.xlsx/二组"
    assert room.finding(reading, f.Unrecognised).file == "export.xlsx/说明"
    assert room.read(name).findings == reading.findings  # from the cache


def test_only_the_sheet_that_the_config_names_is_read(room):
    paid = "2025-01-01 10:00:00"
    name = room.workbook({"一": [HEADER, ["1", 1, paid]], "二": [HEADER, ["2", 1, paid]]})
    assert room.column(room.part(Source(name, sheet="二")), "order_id") == ["2"]
    assert room.finding(room.read(Source(name, sheet="三")), f.SheetNotThere).sheets == ("一", "二")


def test_nothing_is_logged_of_an_empty_column(room, caplog):
    name = room.workbook({"s": [[*HEADER, "备注"], ["1" * 18, 1, "2025-01-01 10:00:00", ""]]})

    assert room.part(name).rows == 1
    assert caplog.records == []


def test_long_ids_that_are_numbers_have_lost_digits_and_text_has_not(room):
    numbers = room.workbook({"s": [HEADER, [1234567890123456789, 1, "2025-01-01 10:00:00"]]}, "numbers.xlsx")
    texts = room.workbook({"s": [HEADER, ["1234567890123456789", 1, "2025-01-01 10:00:00"]]}, "texts.xlsx")
    ruined = room.part(numbers)
    assert (room.column(ruined, "order_id"), room.finding(ruined, f.RuinedIds).count) == ([None], 1)
    assert room.column(room.part(texts), "order_id") == ["1234567890123456789"]


def test_ids_of_both_kinds_in_one_column_are_told_apart_cell_by_cell(room, capfd):
    """Four orders, two of whose numbers a spreadsheet took for numbers; a column beside them is empty."""
    paid = "2025-01-01 10:00:00"
    name = room.workbook({"s": [
        [*HEADER, "退款金额", "订单备注"], ["1234567890123456789", 1, paid, 0, None], [1234567890123456789, 2, paid, 0, None],
        [123456789012345678, 3, paid, 0, None], [12345, 4, paid, 0, None],
    ]})
    part = room.part(name)
    assert room.column(part, "order_id") == ["1234567890123456789", None, None, "12345"]
    told = room.finding(part, f.RuinedIds)
    assert (told.column, told.count, told.rows, part.rows) == ("订单编号", 2, (3, 4), 4)
    assert capfd.readouterr().err == ""


def test_an_old_xls_tells_numbers_and_texts_apart_as_well(room):
    book = xlwt.Workbook()
    sheet = book.add_sheet("sheet1")
    for row, cells in enumerate([HEADER, ["1234567890123456789", 1, "2025-01-01 10:00:00"], [1234567890123456789, 2, "2025-01-01 10:00:00"]]):
        for at, cell in enumerate(cells):
            sheet.write(row, at, cell)
    book.save(str(room.folder / "old.xls"))
    assert room.column(room.part("old.xls"), "order_id") == ["1234567890123456789", None]


def test_a_books_number_written_twice_survives_a_spreadsheet(room):
    """As a number of 26 digits it has lost the last of them, yet the first thirteen and the beginning of the rest stand there."""
    name = room.workbook({"s": [
        ["时间", "ISBN", "访客数"], ["2019-04-30", 9787569226614, 5], ["2019-05-01", 97875692266149787569226614, 6],
        ["2019-05-02", 97875692266143787569226614, 7], ["2019-05-03", "9.78756922661497e+25", 8],
        ["2019-05-04", 9.78756922225897e+25, 9],
    ]})
    part = room.part(Source(name, table="item_daily", columns={"date": "时间", "item": "ISBN", "visitors": "访客数"}))
    assert room.column(part, "item") == ["9787569226614", "9787569226614", None, "9787569226614", "9787569222258"]
    assert (room.finding(part, f.DoubledIds).rows, room.finding(part, f.RuinedIds).rows) == ((3, 5, 6), (4,))


def test_a_parquet_file_is_read_by_its_column_names(room):
    frame = pl.DataFrame({"订单编号": [1], "总金额": [63.7], "订单付款时间": [dt.datetime(2025, 1, 1, 10, 0, 0, 500)]})
    frame.write_parquet(room.folder / "orders.parquet")
    part = room.part("orders.parquet")
    assert room.rows(part, "order_id", "total_amount") == [("1", 6370)]
    assert room.column(part, "paid_at")[0].replace(microsecond=0) == dt.datetime(2025, 1, 1, 10)


def test_ids_that_are_floats_in_a_parquet_file_are_the_same_ids(room):
    frame = pl.DataFrame({"订单编号": [1.0, None, 1.2345678901234568e18], "总金额": [1, 2, 3], "订单付款时间": [dt.datetime(2025, 1, 1)] * 3})
    frame.write_parquet(room.folder / "orders.parquet")
    part = room.part("orders.parquet")
    assert (room.column(part, "order_id"), room.finding(part, f.RuinedIds).rows) == (["1", None, None], (4,))
