"""Cells: every notation that exports are seen with, and what is no value at all."""

import datetime as dt

import polars as pl
import pytest

from annualdeck.sources import Source, cells
from annualdeck.sources import findings as f
from annualdeck.tables import TABLES, Column, Kind

DAY = TABLES["shop_daily"]["date"]
MONTH = TABLES["market"]["date"]


def of(kind: Kind) -> Column:
    return Column("x", kind, "某列")


@pytest.mark.parametrize("written, fen", [
    ("63.7", 6370), ("0.29", 29), ("1,391", 139100), ("1,234,567.89", 123456789), ("12.3元", 1230), ("￥12.30", 1230),
    ("¥5", 500),
    ("１２．５", 1250), ("-3.50", -350), ("+7", 700), ("0.145", 15), ("-0.145", -15), ("1.5E+3", 150000), ("'8.8", 880),
    ("=\"9.9\"", 990),
    ("750万", 750000000), ("1.15亿元", 11500000000), ("0.33万", 330000), ("99999999999.99", 9999999999999), ("4.35\t", 435), (".5", 50),
])
def test_an_amount_is_whole_fen(written, fen):
    assert cells.value_of(of(Kind.MONEY), written) == fen


@pytest.mark.parametrize("written", [
    "约5元", "inf", "nan", "1e99", "5元起", "1-2", "12,345,6", "1.234,56", "750万 ~ 1000万", "万", "7万亿", "1,2",
])
def test_what_is_no_amount_is_never_one(written):
    assert cells.value_of(of(Kind.MONEY), written) is None


def test_every_amount_of_two_decimals_is_exact():
    written = [f"{n // 100}.{n % 100:02}" for n in range(0, 3_000_000, 7)]
    column = of(Kind.MONEY)
    reading = cells.plain(column, pl.col("c"), pl.DataFrame({"c": written[:9]}))
    read = pl.DataFrame({"c": written}).with_columns(reading.draft.alias("x~")).select(reading.value)
    assert read.to_series().to_list() == list(range(0, 3_000_000, 7))


@pytest.mark.parametrize("written, count", [("1,391", 1391), ("12.0", 12), ("7", 7), ("１２", 12)])
def test_a_count_is_whole(written, count):
    assert cells.value_of(of(Kind.COUNT), written) == count


@pytest.mark.parametrize("written", ["1.5", "*", "10以上"])
def test_what_is_no_whole_number_is_no_count(written):
    assert cells.value_of(of(Kind.COUNT), written) is None


@pytest.mark.parametrize("written, rate", [
    ("77.48%", 0.7748), ("0.7748", 0.7748), ("135%", 1.35), ("1", 1.0), ("７７％", 0.77), ("-3.2%", -0.032),
])
def test_a_rate_is_a_fraction(written, rate):
    assert cells.value_of(of(Kind.RATE), written) == pytest.approx(rate, abs=1e-12)


@pytest.mark.parametrize("written", ["77.48", "1% ~ 2.5%", "高"])
def test_a_bare_number_beyond_one_may_be_anything_and_is_no_rate(written):
    assert cells.value_of(of(Kind.RATE), written) is None


NINE = dt.datetime(2018, 5, 16, 9, 41)


@pytest.mark.parametrize("written, moment", [
    ("2018/5/16 9:41", NINE), ("2018-05-16 09:41:00", NINE), ("2018-05-16T09:41:00", NINE),
    ("2018-05-16 09:41:00.000", NINE),
    ("2018年05月16日 09:41", NINE), ("2018年5月16日9:41:00", NINE), ("43236.403472222222", NINE),
    ("2018-05-16", dt.datetime(2018, 5, 16)),
    ("43178.5", dt.datetime(2018, 3, 19, 12)), ("20260706", dt.datetime(2026, 7, 6)),
    ("2018.5.16", dt.datetime(2018, 5, 16)),
])
def test_a_time_may_be_written_in_many_ways(written, moment):
    assert cells.value_of(of(Kind.TIME), written) == moment


@pytest.mark.parametrize("written", [
    "18/5/16 9:41", "2018-13-01", "2018-02-30 10:00:00", "0", "昨天", "2018-05", "1899-12-31", "12345678",
])
def test_what_is_no_time_is_never_one(written):
    assert cells.value_of(of(Kind.TIME), written) is None


@pytest.mark.parametrize("written, day", [
    ("2026年07月06日", dt.date(2026, 7, 6)), ("2019-01-31 00:00:00", dt.date(2019, 1, 31)),
    ("2026-05-11~2026-05-11", dt.date(2026, 5, 11)),
])
def test_a_day_may_be_a_range_of_one_day(written, day):
    assert cells.value_of(DAY, written) == day


@pytest.mark.parametrize("written", ["2026-05-11~2026-05-17", "2026-W20", "2026-05", "20260701至20260731"])
def test_a_week_or_month_is_no_day(written):
    assert cells.value_of(DAY, written) is None


@pytest.mark.parametrize("written", ["2025-03", "2025年3月", "2025/3", "202503", "2025-03-01", "2025-03-17"])
def test_a_month_is_its_first_day(written):
    assert cells.value_of(MONTH, written) == dt.date(2025, 3, 1)


@pytest.mark.parametrize("written", ["", " ", "-", "--", "null", "'null", "\t", "=\"\"", "'"])
def test_words_for_nothing_are_nothing(written):
    assert cells.value_of(of(Kind.TEXT), written) is None


def test_text_keeps_quotes_that_are_its_own():
    assert cells.value_of(of(Kind.TEXT), ' 显示器 27" \t') == '显示器 27"'
    assert cells.value_of(of(Kind.TEXT), '="A01"') == "A01"


def test_one_column_may_mix_all_notations(room):
    part = room.part(room.text("""
        订单编号,总金额,订单付款时间
        ="1",1,2018/5/16 9:41
        '2,"1,391.50",2018-05-16 09:41:00
        3 ,12.3元,43236.5
        ４,-,2018年05月16日
    """))
    assert room.column(part, "total_amount") == [100, 139150, 1230, None]
    assert [paid.day for paid in room.column(part, "paid_at")] == [16, 16, 16, 16]
    assert room.column(part, "order_id") == ["1", "2", "3", "４"]
    assert room.kinds(part) == {"PaidWithoutAmount"}   # the fourth is empty, whatever its notation


def test_a_notation_that_begins_after_the_sample_is_read_as_well(room):
    """The first rows are plain; what comes later is not."""
    lines = [f"{n},10.00,2025-01-01 10:00:00" for n in range(3000)]
    lines += ['="3000","1,000.00",2025/1/2 9:05', "'3001,null,2025-01-03 10:00:00"]
    part = room.part(room.text("订单编号,总金额,订单付款时间\n" + "\n".join(lines) + "\n"))
    assert room.rows(part, "order_id", "total_amount")[-2:] == [("3000", 100000), ("3001", None)]
    assert room.column(part, "paid_at")[-2] == dt.datetime(2025, 1, 2, 9, 5)
    assert room.kinds(part) == {"PaidWithoutAmount"}   # the null


def test_cells_that_say_something_else_are_told_with_their_rows(room):
    part = room.part(room.text("""
        订单编号,总金额,订单创建时间,订单付款时间
        1,10,2025-01-01 10:00:00,2025-01-01 10:00:00
        2,十元,2025-01-01 10:00:00,2025-01-01 10:00:00
        3,10,2025-01-01 10:00:00,昨天
        4,免费,2025-01-01 10:00:00,2025-01-01 10:00:00
    """))
    told = {finding.column: finding for finding in part.findings if isinstance(finding, f.BadCells)}
    assert (told["总金额"].count, told["总金额"].rows, told["总金额"].expected) == (2, (3, 5), "金额")
    assert (told["订单付款时间"].count, told["订单付款时间"].rows, told["订单付款时间"].row) == (1, (4,), 4)
    assert (part.rows, room.column(part, "total_amount")) == (4, [1000, None, 1000, None])


def test_amounts_with_more_than_two_decimals_are_rounded_and_told(room):
    part = room.part(room.text("""
        订单编号,总金额,订单付款时间
        1,10.005,2025-01-01 10:00:00
        2,10.10,2025-01-01 10:00:00
    """))
    assert room.column(part, "total_amount") == [1001, 1010]
    assert room.finding(part, f.RoundedCells).count == 1


def test_a_constant_fills_every_row(room):
    name = room.text("""
        月份,商品编码,期末数量
        2025-03,A1,7
    """)
    part = room.part(Source(name, table="stock", constants={"warehouse": "义乌仓"}))
    assert room.rows(part, "month", "sku", "warehouse", "closing_quantity") == [(dt.date(2025, 3, 1), "A1", "义乌仓", 7)]
    assert (part.constants, part.held) == ({"warehouse": "义乌仓"}, {"month", "sku", "closing_quantity", "warehouse"})


def test_a_constant_that_is_no_value_is_told(room):
    name = room.text("""
        商品编码,期末数量
        A1,7
    """)
    reading = room.read(Source(name, table="stock", constants={"month": "去年"}))
    assert (reading.parts, room.finding(reading, f.BadConstant).expected) == ((), "月份")


def test_ids_that_end_in_the_zeros_of_a_spreadsheet_are_no_ids(room):
    """Four orders of 19 digits, of which a spreadsheet kept fifteen: the last two only seem to be one."""
    part = room.part(room.text("""
        订单编号,买家会员名,总金额,订单付款时间
        2468013579246801357,甲,10,2025-01-01 10:00:00
        2468013579246801358,乙,20,2025-01-01 10:00:00
        2468013579246800000,丙,30,2025-01-01 10:00:00
        2468013579246800000,丁,40,2025-01-01 10:00:00
    """))
    told = room.finding(part, f.RuinedIds)
    assert (told.column, told.count, told.rows) == ("订单编号", 2, (4, 5))
    assert room.rows(part, "order_id", "total_amount") == [
        ("2468013579246801357", 1000), ("2468013579246801358", 2000), (None, 3000), (None, 4000)]


def test_an_id_in_a_thousand_may_end_in_zeros(room):
    lines = [f"24680135792468{n:05},10,2025-01-01 10:00:00" for n in range(10000, 11000)]   # the first ends in 0000
    part = room.part(room.text("订单编号,总金额,订单付款时间\n" + "\n".join(lines) + "\n"))
    assert (room.column(part, "order_id")[0], room.kinds(part)) == ("2468013579246810000", set())


def test_a_program_may_make_ids_that_end_in_zeros(room):
    """Every tenth ends like an id that a spreadsheet cut, and so nearly do all the others."""
    lines = [f"24680135792468{n:02}000,10,2025-01-01 10:00:00" for n in range(10, 50)]
    part = room.part(room.text("订单编号,总金额,订单付款时间\n" + "\n".join(lines) + "\n"))
    assert (None in room.column(part, "order_id"), room.kinds(part)) == (False, set())


def test_buyers_whose_numbers_a_spreadsheet_ruined_are_nobody(room):
    part = room.part(room.text("""
        订单编号,买家会员名,总金额,订单付款时间
        1,2.20812E+12,10,2025-01-01 10:00:00
        2,2.20812E+12,20,2025-01-01 10:00:00
        3,te+co,30,2025-01-01 10:00:00
    """))
    told = room.finding(part, f.RuinedIds)
    assert (told.column, told.count, told.rows) == ("买家会员名", 2, (2, 3))
    assert [buyer is None for buyer in room.column(part, "buyer_id")] == [True, True, False]


def test_an_order_without_a_buyer_is_nobodys(room):
    part = room.part(room.text("""
        订单编号,买家会员名,总金额,订单付款时间
        1,,10,2025-01-01 10:00:00
        2,null,20,2025-01-01 10:00:00
        3,甲,20,2025-01-01 10:00:00
    """))
    assert [buyer is None for buyer in room.column(part, "buyer_id")] == [True, True, False]


def test_a_number_that_a_program_wrote_with_a_point_is_the_same_id(room):
    """Seventeen digits and a point have been a float, which keeps no more than fifteen for sure."""
    part = room.part(room.text("""
        订单编号,买家会员名,总金额,订单付款时间
        12345.0,7.0,10,2025-01-01 10:00:00
        12346,7,20,2025-01-01 10:00:00
        12345678901234568.0,8.0,30,2025-01-01 10:00:00
        v1.0,茶.0,40,2025-01-01 10:00:00
    """))
    assert room.column(part, "order_id") == ["12345", "12346", None, "v1.0"]
    buyers = room.column(part, "buyer_id")
    assert (buyers[0] == buyers[1], len(set(buyers)), room.finding(part, f.RuinedIds).rows) == (True, 3, (4,))
