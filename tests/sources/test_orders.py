"""Order exports: what becomes an order, what its amounts mean, and what is counted instead."""

import datetime as dt

from annualdeck.sources import Source
from annualdeck.sources import findings as f


def test_an_order_export_with_all_its_marks_becomes_orders(room):
    part = room.part(room.text("""
        订单编号,买家会员名,总金额,买家实际支付金额,订单状态,买家留言,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,退款金额
        ="1001",甲,63.70,53.70,交易成功,'null,张某,广东省 深圳市 南山区,'13800000000,2025-03-01 09:00:00,2025-03-01 09:01:02,10.00
        ="1002",乙,20.00,0.00,交易关闭,null,李某,上海 上海市 浦东新区,'13900000000,2025-03-02 09:00:00,,0.00
    """))
    assert (part.table, part.format, part.encoding, part.header_row) == ("orders", "order_list", "utf-8", 1)
    assert room.rows(part, "order_id", "total_amount", "received_amount", "refund_amount") == [
        ("1001", 6370, 5370, 1000),
        ("1002", 2000, 0, 0),
    ]
    assert room.column(part, "paid_at") == [dt.datetime(2025, 3, 1, 9, 1, 2), None]
    assert room.rows(part, "province", "city", "status") == [("广东", "深圳", "交易成功"), ("上海", "上海", "交易关闭")]
    assert (part.rows, part.undated, dict(part.days)) == (2, 1, {dt.date(2025, 3, 1): 1})
    assert part.newest == dt.datetime(2025, 3, 2, 9)
    assert part.columns["paid_at"] == "订单付款时间 "
    assert part.personal == ("买家留言", "收货人姓名", "联系手机")


def test_titles_counts_and_the_times_of_an_order_are_kept(room):
    part = room.part(room.text("""
        订单编号,总金额,订单付款时间 ,宝贝标题 ,宝贝总数量,店铺名称,订单关闭原因,发货时间,确认收货时间
        1,63.7,2025-03-01 09:01:02,"茶杯，茶壶",2,茶铺,订单未关闭,null,2025-03-05 10:00:00
    """))
    assert room.rows(part, "item_title", "quantity", "shop", "close_reason") == [("茶杯，茶壶", 2, "茶铺", "订单未关闭")]
    assert room.rows(part, "shipped_at", "confirmed_at") == [(None, dt.datetime(2025, 3, 5, 10))]
    assert part.newest == dt.datetime(2025, 3, 5, 10)


def test_no_personal_cell_reaches_the_cache(room):
    part = room.part(room.text("""
        订单编号,买家会员名,总金额,收货人姓名,收货地址,联系手机,订单付款时间
        1,小红花,10,王小明,浙江省 杭州市 西湖区 文三路7号,13811112222,2025-01-01 10:00:00
    """))
    kept = b"".join(path.read_bytes() for path in room.cache.rglob("*") if path.is_file())
    for secret in ("小红花", "王小明", "西湖区", "文三路", "13811112222"):
        assert secret.encode() not in kept
    assert set(part.columns) == {"order_id", "buyer_id", "total_amount", "province", "city", "paid_at"}


def test_one_buyer_has_one_hash_and_another_machine_has_another(room, tmp_path):
    export = """
        订单编号,买家会员名,总金额,订单付款时间
        1,甲,10,2025-01-01 10:00:00
        2,乙,10,2025-01-02 10:00:00
        3,甲 ,10,2025-01-03 10:00:00
    """
    name = room.text(export)
    first = room.column(room.part(name), "buyer_id")
    assert first[0] == first[2] != first[1]
    room.cache = tmp_path / "another machine"
    assert room.column(room.part(name), "buyer_id")[0] != first[0]


SEVEN = "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n"


def test_seven_columns_are_enough_to_know_an_order_export(room):
    part = room.part(room.text(SEVEN + "1,21.0,21.0,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,0.0\n"))
    assert room.rows(part, "total_amount", "province", "city") == [(2100, "内蒙古", None)]


def test_five_columns_without_any_number_are_enough_too(room):
    part = room.part(room.text("""
        买家会员名,买家实际支付金额,宝贝总数量,宝贝标题 ,订单付款时间
        甲,63.7,1,茶杯,2017-01-02 23:29:12
    """))
    assert room.rows(part, "total_amount", "quantity") == [(6370, 1)]
    assert "received_amount" not in part.columns
    assert room.finding(part, f.ReceivedAsTotal).column == "买家实际支付金额"
    assert room.finding(part, f.KeyMissing).severity == "note"


def test_the_older_names_of_columns_are_known(room):
    part = room.part(room.text("""
        订单编号,买家会员昵称,总金额,创建时间,付款时间
        1,甲,5,2025-01-01 10:00:00,2025-01-01 10:00:05
    """))
    assert set(part.columns) == {"order_id", "buyer_id", "total_amount", "created_at", "paid_at"}


def test_received_is_net_when_total_less_refund_equals_it_on_every_paid_order(room):
    part = room.part(room.text(SEVEN + """\
1,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
2,100,70,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,30
3,100,0,上海,2025-01-01 10:00:00,,0
"""))
    told = room.finding(part, f.ReceivedIsNet)
    assert (told.rows, told.refunds) == (2, 1)
    assert room.column(part, "received_amount") == [10000, 7000, 0]


def test_received_is_gross_when_refunded_orders_still_show_the_total(room):
    part = room.part(room.text(SEVEN + """\
1,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
2,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,30
"""))
    assert room.finding(part, f.ReceivedIsGross).refunds == 1
    assert room.column(part, "total_amount") == [10000, 10000]
    assert room.column(part, "received_amount") == [10000, 7000]


def test_received_that_follows_neither_reading_is_a_warning_with_counts(room):
    part = room.part(room.text(SEVEN + """\
1,100,70,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,30
2,100,60,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,40
3,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,50
4,100,90,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
"""))
    told = room.finding(part, f.ReceivedUnclear)
    assert (told.severity, told.net, told.gross, told.neither) == ("warn", 2, 1, 1)
    assert room.column(part, "received_amount") == [7000, 6000, 10000, 9000]


def test_without_any_refund_both_readings_agree(room):
    part = room.part(room.text(SEVEN + "1,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0\n"))
    assert room.finding(part, f.NoRefundsToTell).rows == 1


def test_without_a_refund_column_received_is_kept_untested(room):
    part = room.part(room.text("""
        订单编号,总金额,买家实际支付金额,订单付款时间
        1,100,90,2025-01-01 10:00:00
    """))
    assert room.finding(part, f.ReceivedUntested).column == "买家实际支付金额"
    assert room.rows(part, "total_amount", "received_amount") == [(10000, 9000)]


def test_rows_without_any_time_are_no_orders_and_are_counted(room):
    part = room.part(room.text(SEVEN + """\
1,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
,,,,,,
3,100,100,上海,,,0
4,100,100,上海,-,--,0
"""))
    assert (part.rows, dict(part.dropped)) == (1, {"blank": 1, "undated": 2})
    told = room.finding(part, f.RowsUndated)
    assert (told.count, told.rows) == (2, (4, 5))


def test_orders_without_a_payment_column_are_read_as_none_and_say_how_many(room):
    part = room.part(room.text("""
        买家会员名,买家实际支付金额,收货人姓名,宝贝标题
        甲,41.86,周某,茶杯
        乙,41.86,杨某,茶杯
    """))
    assert (part.rows, dict(part.dropped), room.rows(part)) == (0, {"undated": 2}, [])
    assert "columns: {paid_at: 列名}" in room.finding(part, f.NoTimeColumn).text()


def test_the_config_can_name_the_payment_column(room):
    name = room.text("""
        买家会员名,买家实际支付金额,宝贝标题,付讫
        甲,41.86,茶杯,2025/5/1 9:41
    """)
    part = room.part(Source(name, columns={"paid_at": "付讫"}))
    assert room.rows(part, "paid_at", "total_amount") == [(dt.datetime(2025, 5, 1, 9, 41), 4186)]


def test_of_an_order_that_stands_twice_the_later_row_counts(room):
    part = room.part(room.text(SEVEN + """\
1,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
2,50,50,上海,2025-01-02 10:00:00,2025-01-02 10:00:00,0
1,100,80,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,20
"""))
    assert (part.rows, part.repeated) == (2, 1)
    assert room.rows(part, "order_id", "refund_amount") == [("2", 0), ("1", 2000)]
    assert room.finding(part, f.RepeatedRows).count == 1
    assert sum(part.days.values()) == 2


def test_rows_without_an_order_number_are_never_taken_for_each_other(room):
    part = room.part(room.text(SEVEN + """\
,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
"""))
    assert (part.rows, part.repeated) == (2, 0)


def test_ruined_order_numbers_are_told_and_identify_nothing(room):
    part = room.part(room.text(SEVEN + """\
1.03531E+12,100,100,上海,2025-01-01 10:00:00,2025-01-01 10:00:00,0
1.03531E+12,50,50,上海,2025-01-02 10:00:00,2025-01-02 10:00:00,0
"""))
    assert (part.rows, part.repeated, room.column(part, "order_id")) == (2, 0, [None, None])
    assert room.finding(part, f.RuinedIds).count == 2


def test_a_books_number_written_twice_is_read_once_and_told(room):
    name = room.text("""
        时间,ISBN,商品名称,访客数
        2019-04-30,97875692266149787569226614,茶经,5
        2019-04-30,9787569222258,茶谱,6
        2019-04-30,97875692266149787569226615,茶录,7
    """)
    columns = {"date": "时间", "item": "ISBN", "item_title": "商品名称", "visitors": "访客数"}
    part = room.part(Source(name, table="item_daily", columns=columns))
    assert room.column(part, "item") == ["9787569226614", "9787569222258", "97875692266149787569226615"]
    told = room.finding(part, f.DoubledIds)
    assert (told.column, told.count, told.rows) == ("ISBN", 1, (2,))


def test_an_address_gives_province_and_city_only(room):
    part = room.part(room.text(SEVEN + "".join(
        f"{n},1,1,{address},2025-01-01 10:00:00,2025-01-01 10:00:00,0\n"
        for n, address in enumerate((
            "广西壮族自治区 南宁市 青秀区", "重庆 重庆市 渝中区", "云南省 红河哈尼族彝族自治州 蒙自市", "浙江省杭州市西湖区文三路", "新疆维吾尔自治区",
            "海外 美国", "***",
        ))
    )))
    assert room.rows(part, "province", "city") == [
        ("广西", "南宁"), ("重庆", "重庆"), ("云南", "红河哈尼族彝族自治州"), ("浙江", "杭州"), ("新疆", None), ("海外", "美国"), (None, None),
    ]
    assert room.finding(part, f.UnknownPlaces).count == 1


def test_item_rows_of_an_order_are_order_lines(room):
    part = room.part(room.text("""
        订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码
        ="1001",茶杯,12.50,2,A-1,颜色:白；尺码:大,,,交易成功,
        ="1001",茶壶,99.00,1,A-2,颜色:白,,,交易成功,
    """))
    assert (part.table, part.undated, part.rows, part.repeated) == ("order_lines", 2, 2, 0)
    assert room.rows(part, "order_id", "item_title", "price", "quantity") == [
        ("1001", "茶杯", 1250, 2), ("1001", "茶壶", 9900, 1),
    ]


def test_the_newer_item_export_has_lines_of_its_own(room):
    header = "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间\n"
    part = room.part(room.text(header + """\
11,1,茶杯,10,1,,,,,交易成功,S1,9,10,10,没有申请退款,0,2025-01-01 09:00:00,2025-01-01 10:00:00
11,1,茶杯,10,1,,,,,交易成功,S1,9,10,8,退款成功,2,2025-01-01 09:00:00,2025-01-01 10:00:00
12,1,茶壶,50,1,,,,,交易成功,S2,9,50,50,没有申请退款,0,2025-01-01 09:00:00,2025-01-01 10:00:00
"""))
    assert (part.table, part.repeated) == ("order_lines", 1)
    assert room.rows(part, "line_id", "amount", "refund_amount") == [("11", 800, 200), ("12", 5000, 0)]


def test_a_paid_order_without_an_amount_is_told(room):
    """Order 2 was paid and its 总金额 is empty; order 3 was never paid, and need not have one."""
    part = room.part(room.text("""
        订单编号,总金额,宝贝标题,订单付款时间
        1,10,茶,2025-01-01 10:00:00
        2,,茶,2025-01-02 10:00:00
        3,,茶,
    """))
    told = room.finding(part, f.PaidWithoutAmount)

    assert (told.count, told.column) == (1, "总金额")
    assert "有 1 个已付款订单的“总金额”是空的" in told.text()


def test_where_every_paid_order_has_its_amount_nothing_is_told(room):
    part = room.part(room.text("""
        订单编号,总金额,宝贝标题,订单付款时间
        1,10,茶,2025-01-01 10:00:00
    """))

    assert "PaidWithoutAmount" not in room.kinds(part)


def test_lines_of_one_number_that_are_not_the_same_line_are_told(room):
    """The first line stands there twice, of the second one is another day's; the third only brings a refund later."""
    part = room.part(room.text("""
        主订单编号,子订单编号,标题,价格,购买数量,买家实际支付金额,订单付款时间
        1,11,茶,10,1,10,2025-01-01 10:00:00
        1,11,茶,10,1,10,2025-01-01 10:00:00
        2,21,茶,10,1,10,2025-01-01 10:00:00
        2,21,茶,10,3,30,2025-02-01 10:00:00
        3,31,茶,10,1,10,2025-01-01 10:00:00
        3,31,茶,10,1,0,2025-01-01 10:00:00
    """))
    told = room.finding(part, f.RepeatedDiffer)
    assert (part.rows, part.repeated, room.column(part, "amount")) == (3, 3, [1000, 3000, 0])
    assert (told.severity, told.count, told.key, told.columns) == ("warn", 1, "订单编号、子订单编号", "订单付款时间、购买数量")
    assert room.kinds(part) == {"RepeatedDiffer", "RepeatedRows"}
