"""csv and txt files: encodings told by strict decoding, headers searched, stray lines counted."""

import codecs
import random

import pytest

from annualdeck.sources import Source, encoding
from annualdeck.sources import findings as f

ORDERS = """
    订单编号,买家会员名,总金额,订单付款时间
    1,甲,10,2025-01-01 10:00:00
    2,乙,20,2025-01-02 10:00:00
"""


@pytest.mark.parametrize("spoken, told", [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("gbk", "gb18030"), ("utf-16", "utf-16"),
])
def test_the_encoding_changes_nothing(room, spoken, told):
    part = room.part(room.text(ORDERS, encoding=spoken))
    assert part.encoding == told
    assert room.rows(part, "order_id", "total_amount") == [("1", 1000), ("2", 2000)]


def test_gb18030_characters_beyond_gbk_are_read(room):
    part = room.part(room.text("""
        订单编号,总金额,宝贝标题,订单付款时间
        1,10,𠮷祥茶杯😀,2025-01-01 10:00:00
    """, encoding="gb18030"))
    assert room.column(part, "item_title") == ["𠮷祥茶杯😀"]


def test_bytes_of_no_encoding_are_told_by_row_and_offset(room):
    content = "订单编号,总金额,订单付款时间\n1,10,2025-01-01 10:00:00\n2,".encode("gb18030") + b"\xff\xff,2025\n"
    reading = room.read(room.bytes(content, "bad.csv"))
    told = room.finding(reading, f.NotDecodable)
    assert (reading.parts, told.row, told.offset) == ((), 3, content.index(b"\xff"))


def test_gb18030_that_begins_after_the_first_megabyte_is_found(room):
    head = "order_no,总金额,paid,备注\n".encode() + b"1,10,2025-01-01 10:00:00,x\n" * 50_000
    content = head + "2,20,2025-01-02 10:00:00,茶杯\n".encode("gb18030")
    source = Source(room.bytes(content, "late.csv"), table="orders", columns={
        "order_id": "order_no", "total_amount": "总金额", "paid_at": "paid", "item_title": "备注",
    })
    reading = room.read(source)
    assert room.finding(reading, f.NotDecodable).offset > 0 and reading.parts == ()


def _pieces(path, spoken, pieces):
    with path.open("rb") as file:
        return b"".join(pieces(file, spoken))


def test_iconv_and_the_codec_give_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(encoding, "PIECE", 4096)
    draw = random.Random(7)
    letters = "茶杯𠮷😀Aa,\"0１é€ \n"
    text = "".join(draw.choice(letters) for _ in range(60_000)) + "完"
    path = tmp_path / "gb.csv"
    path.write_bytes(text.encode("gb18030"))
    if encoding._iconv() is None:
        pytest.skip("the C library here has no iconv for GB18030")
    assert _pieces(path, "gb18030", encoding._by_iconv) == text.encode() == _pieces(path, "gb18030", encoding._by_codec)


@pytest.mark.parametrize("pieces", ["_by_iconv", "_by_codec"])
@pytest.mark.parametrize("content, offset, row", [
    ("茶\n杯".encode("gb18030") + b"\xff", 5, 2),
    ("茶\n".encode("gb18030") * 3000 + b"\x81\x20", 9000, 3001),
    ("茶\n杯".encode("gb18030")[:-1], 3, 2),
    (b"\n\x81\x30\n\n", 1, 2),
])
def test_both_ways_tell_the_first_byte_that_does_not_decode(tmp_path, monkeypatch, pieces, content, offset, row):
    monkeypatch.setattr(encoding, "PIECE", 4096)
    path = tmp_path / "gb.csv"
    path.write_bytes(content)
    if pieces == "_by_iconv" and encoding._iconv() is None:
        pytest.skip("the C library here has no iconv for GB18030")
    with pytest.raises(encoding.NotText) as told:
        _pieces(path, "gb18030", getattr(encoding, pieces))
    assert (told.value.offset, told.value.row) == (offset, row)


def test_a_character_that_only_the_codec_knows_is_read(room):
    """The C library may know another edition of GB18030 than Python."""
    part = room.part(room.bytes(
        "订单编号,总金额,宝贝标题,订单付款时间\n1,10,".encode("gb18030") + bytes.fromhex("82359037")
        + b",2025-01-01 10:00:00\n", "rare.csv",
    ))
    assert room.column(part, "item_title") == ["\u9fb4"]


def test_without_iconv_the_codec_reads(room, monkeypatch):
    monkeypatch.setattr(encoding, "_iconv", lambda: None)
    assert room.part(room.text(ORDERS, encoding="gb18030")).rows == 2


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(room, delimiter):
    part = room.part(room.text(ORDERS.replace(",", delimiter), name="orders.txt"))
    assert room.column(part, "total_amount") == [1000, 2000]


def test_lines_before_the_header_and_after_the_rows_are_no_rows(room):
    part = room.part(room.text("""
        #店铺：茶铺
        导出时间：2025-02-01,,
        "说明：""含引号
        的说明"

        订单编号,总金额,订单付款时间
        1,10,2025-01-01 10:00:00
        合计,10,
        #--------,,
        ,,
        #导出结束
    """))
    assert (part.header_row, part.rows) == (6, 1)
    assert dict(part.dropped) == {"blank": 1, "summary": 3}


def test_a_header_that_stands_again_in_the_rows_is_counted(room):
    part = room.part(room.text("""
        订单编号,总金额,订单付款时间␠
        1,10,2025-01-01 10:00:00
        订单编号,总金额,订单付款时间␠

        订单编号 ,总金额,订单付款时间
        2,10,2025-01-02 10:00:00
    """.replace("␠", " ")))
    assert (part.rows, dict(part.dropped)) == (2, {"blank": 1, "repeated header": 2})
    assert room.kinds(part) == set()


def test_ends_of_lines_may_be_windows_own(room):
    content = "订单编号,总金额,订单付款时间\r\n1,10,2025-01-01 10:00:00\r\n\r\n2,20,2025-01-02 10:00:00"
    part = room.part(room.bytes(content.encode(), "crlf.csv"))
    assert (part.rows, dict(part.dropped)) == (2, {"blank": 1})


def test_rows_with_more_cells_than_headers_are_told_not_shifted(room):
    part = room.part(room.text("""
        订单编号,宝贝标题,总金额,订单付款时间
        1,茶杯,10,2025-01-01 10:00:00
        2,茶杯,茶壶,20,2025-01-02 10:00:00
        3,茶杯,30,2025-01-03 10:00:00,
    """))
    assert (part.rows, dict(part.dropped)) == (2, {"more cells than headers": 1})
    assert room.finding(part, f.LongRows).rows == (3,)


def test_a_first_row_that_is_far_too_long_is_told_too(room):
    part = room.part(room.text("""
        订单编号,总金额,订单付款时间
        1,10,2025-01-01 10:00:00,,,,茶
        2,20,2025-01-02 10:00:00,茶,杯
        3,30,2025-01-03 10:00:00
        4,40,2025-01-04 10:00:00
        5,50,2025-01-04 10:00:00
    """))
    assert (room.column(part, "order_id"), part.dropped) == (["1", "3", "4", "5"], {"more cells than headers": 1})


def test_rows_with_fewer_cells_are_read_as_far_as_they_go(room):
    part = room.part(room.text("""
        订单付款时间,订单编号,总金额
        2025-01-01 10:00:00,1
    """))
    assert room.rows(part, "order_id", "total_amount") == [("1", None)]


def test_cells_with_line_breaks_stay_one_row(room):
    part = room.part(room.text("""
        订单编号,买家留言,宝贝标题,总金额,订单付款时间
        1,"请早点,
        发货",茶杯,10,2025-01-01 10:00:00
        2,,茶壶,20,2025-01-02 10:00:00
    """))
    assert room.rows(part, "order_id", "total_amount") == [("1", 1000), ("2", 2000)]


def test_a_quote_inside_a_cell_is_a_letter(room):
    reading = room.read(room.text("""
        订单编号,宝贝标题,总金额,订单付款时间
        1,19" 显示器,10,2025-01-01 10:00:00
        2,茶壶,20,2025-01-02 10:00:00
        3,茶壶,30,2025-01-03 10:00:00
    """))
    assert room.rows(reading.parts[0], "item_title", "total_amount") == [('19" 显示器', 1000), ("茶壶", 2000), ("茶壶", 3000)]


def test_an_unpaired_quote_that_swallows_rows_is_told(room):
    reading = room.read(room.text("""
        订单编号,买家留言,宝贝标题,总金额,订单付款时间
        1,"快点,茶杯,10,2025-01-01 10:00:00
        2,,茶壶,20,2025-01-02 10:00:00
        3,,茶壶,20,2025-01-02 10:00:00
        4,谢谢",茶壶,20,2025-01-02 10:00:00
        5,,茶壶,20,2025-01-02 10:00:00
    """))
    assert room.finding(reading, f.SwallowedLines).count == 1


def test_a_header_that_stands_twice_is_one_column_where_both_agree(room):
    part = room.part(room.text("""
        订单编号,总金额,总金额␠,订单付款时间
        1,10,,2025-01-01 10:00:00
        2,,20,2025-01-02 10:00:00
    """.replace("␠", " ")))
    assert (room.column(part, "total_amount"), room.kinds(part)) == ([1000, 2000], set())


def test_a_header_that_stands_twice_with_other_values_is_told(room):
    part = room.part(room.text("""
        订单编号,总金额,总金额␠,订单付款时间
        1,10,11,2025-01-01 10:00:00
    """.replace("␠", " ")))
    assert (room.column(part, "total_amount"), room.finding(part, f.TwinsDisagree).count) == ([1000], 1)


def test_every_row_of_a_file_ends_in_one_place(room):
    """Kept, dropped under a reason, or repeated: together they are all rows below the header."""
    lines = [
        "1,10,2025-01-01 10:00:00", "1,10,2025-01-01 10:00:00", "7,x,2025-01-01 10:00:00", "9,1,", "8,1,x,y",
        ",,", "", "订单编号,总金额,订单付款时间", "合计,20,",
    ]
    draw = random.Random(3)
    chosen = [draw.choice(lines) for _ in range(800)]
    part = room.part(room.text("订单编号,总金额,订单付款时间\n" + "\n".join(chosen) + "\n"))
    assert part.rows + part.repeated + sum(part.dropped.values()) == 800
    assert part.dropped["repeated header"] == chosen.count("订单编号,总金额,订单付款时间")
    assert part.dropped["blank"] == chosen.count(",,") + chosen.count("")
    assert part.dropped["summary"] == chosen.count("合计,20,")
    assert part.dropped["more cells than headers"] == chosen.count("8,1,x,y")
    assert part.dropped["undated"] == chosen.count("9,1,")
    assert part.rows == 2  # orders 1 and 7, each once


def test_a_mark_of_byte_order_is_no_part_of_the_header(room):
    part = room.part(room.bytes(codecs.BOM_UTF8 + "总金额,订单编号,订单付款时间\n5,1,2025-01-01 10:00:00\n".encode(), "bom.csv"))
    assert part.columns["total_amount"] == "总金额"
