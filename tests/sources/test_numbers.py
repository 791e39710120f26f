"""Numbers that may be read in two ways, and cells that are ranges."""

import datetime as dt

import pytest

from annualdeck.sources import Source, cells
from annualdeck.sources import findings as f
from annualdeck.tables import Column, Kind


@pytest.mark.parametrize("written, fen", [
    ("1052,75元", 105275), ("11,50万元", 11500000), ("12,34", 1234), ("-0,99", -99), ("￥129，58元", 12958), ("1,234", 123400),
    ("1,234,567", 123456700), ("1,234.50", 123450),
])
def test_two_digits_behind_the_only_comma_are_decimals(written, fen):
    assert cells.value_of(Column("x", Kind.MONEY, "金额"), written) == fen


def test_decimal_commas_are_told_with_their_rows(room):
    name = room.text("""
        单号,日期,金额
        1,2025-01-01,"1052,75元"
        2,2025-01-02,"1,052.75"
        3,2025-01-03,"11,50万元"
        4,2025-01-04,"1,052元"
    """)
    part = room.part(Source(name, table="bills", columns={"bill_id": "单号", "booked_at": "日期", "income": "金额"}))
    assert room.column(part, "income") == [105275, 105275, 11500000, 105200]
    told = room.finding(part, f.DecimalCommas)
    assert (told.column, told.count, told.rows) == ("金额", 2, (2, 4))
    assert room.kinds(part) == {"DecimalCommas"}


def test_counts_may_be_written_in_ten_thousands(room):
    column = Column("x", Kind.COUNT, "次数")
    assert [cells.value_of(column, w) for w in ("1.2万", "3万", "1.15亿", "0.00001万")] == [12000, 30000, 115000000, None]


MARKET = """
    月份,类目,对象,交易金额,支付转化率
    2025-03,茶具,竞店A,750万 ~ 1000万,1% ~ 2.5%
    2025-03,茶具,竞店B,7500000,35190% ～ 35200%
    2025-03,茶具,竞店C,750～1000万元,0.012
    2025-03,茶具,竞店D,5000元至1.5万元,0.5~1%
    2025-03,茶具,竞店E,-,-
"""


def test_a_range_goes_to_its_bounds_and_an_exact_cell_to_its_column(room):
    part = room.part(room.text(MARKET))
    assert room.rows(part, "amount", "amount_low", "amount_high") == [
        (None, 750000000, 1000000000), (750000000, None, None), (None, 750000000, 1000000000), (None, 500000, 1500000),
        (None, None, None),
    ]
    rates = [tuple(r and round(r, 9) for r in row) for row in room.rows(part, "conversion_rate", "conversion_low", "conversion_high")]
    assert rates == [
        (None, 0.01, 0.025), (None, 351.9, 352.0), (0.012, None, None), (None, 0.005, 0.01), (None, None, None),
    ]
    assert room.kinds(part) == set()
    assert part.columns["amount_low"] == part.columns["amount_high"] == part.columns["amount"] == "交易金额"


@pytest.mark.parametrize(("written", "low", "high"), [
    ("7 ~ 10万", 70_000, 100_000), ("7500 ~ 1万", 7500, 10_000), ("7,500 ~ 1万", 7500, 10_000), ("1~1万", 10_000, 10_000),
])
def test_the_unit_of_the_upper_end_is_the_lower_ones_too_where_that_is_no_more(room, written, low, high):
    """The bare lower end of 7500 ~ 1万 would be more than the upper in 万."""
    part = room.part(room.text(f"月份;类目;对象;交易金额\n2025-03;茶具;竞店;{written}\n"))
    assert room.rows(part, "amount_low", "amount_high") == [(low * 100, high * 100)]


def test_a_cell_that_is_neither_value_nor_range_is_told_once(room):
    part = room.part(room.text(MARKET + "2025-04,茶具,竞店F,很多 ~ 更多,1%\n"))
    told = room.finding(part, f.BadCells)
    assert (told.column, told.count, told.rows) == ("交易金额", 1, (7,))


def test_ranges_that_begin_after_the_sample_are_read(room):
    lines = [f"2025-03,茶具,店{n},100" for n in range(2000)] + ["2025-03,茶具,竞店,1万 ~ 2万"]
    part = room.part(room.text("月份,类目,对象,交易金额\n" + "\n".join(lines) + "\n"))
    assert room.rows(part, "amount", "amount_low", "amount_high")[-2:] == [(10000, None, None), (None, 1000000, 2000000)]


def test_bounds_of_their_own_columns_stay_theirs(room):
    part = room.part(room.text("月份,类目,对象,交易金额,交易额下限,交易额上限\n2025-03,茶具,竞店,100,90,110\n"))
    assert room.rows(part, "date", "amount", "amount_low", "amount_high") == [(dt.date(2025, 3, 1), 10000, 9000, 11000)]
