"""Orders in their versions, their lines, refunds and bills."""

import datetime as dt

from annualdeck.sources import findings as f

AT = dt.datetime


def test_order_exports_of_2022_name_the_buyer_by_nick_and_know_when_it_was_shipped(room):
    part = room.part(room.text("""
        订单编号,买家会员昵称,总金额,买家实际支付金额,订单状态,收货地址 ,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量,店铺名称,退款金额,确认收货时间,预售订单,发货时间,主订单编号
        ="331",t**1,10.00,10.00,交易成功,浙江省 杭州市 西湖区 文三路,2022-03-01 10:00:00,2022-03-01 10:01:00,白茶饼，茶杯,2,茶铺,0.00,2022-03-06 10:00:00,否,2022-03-02 09:00:00,="331"
        ="332",t**2,5.00,0.00,等待买家付款,'null,2022-03-01 11:00:00,,茶杯,1,茶铺,0.00,'null,否,null,="332"
    """, encoding="gb18030"))
    (paid, unpaid) = room.told(part)
    assert isinstance(paid.pop("buyer_id"), int) and isinstance(unpaid.pop("buyer_id"), int)
    assert paid == dict(
        order_id="331", created_at=AT(2022, 3, 1, 10), paid_at=AT(2022, 3, 1, 10, 1), total_amount=1000, received_amount=1000,
        refund_amount=0, status="交易成功", province="浙江", city="杭州", item_title="白茶饼，茶杯", quantity=2,
        shipped_at=AT(2022, 3, 2, 9), confirmed_at=AT(2022, 3, 6, 10), shop="茶铺",
    )
    assert unpaid == dict(
        order_id="332", created_at=AT(2022, 3, 1, 11), total_amount=500, received_amount=0, refund_amount=0, status="等待买家付款",
        item_title="茶杯", quantity=1, shop="茶铺",
    )


def test_order_lines_of_2022_bring_amount_and_time_of_their_own(room):
    part = room.part(room.text("""
        子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,订单状态,商家编码,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间
        ="332",="331",白茶饼,60.00,2,X1,颜色:白；规格:饼,交易成功,A1,120.00,99.90,没有申请退款,无退款申请,2022-03-01 10:00:00,2022-03-01 10:01:00
    """, encoding="gb18030"))
    assert room.told(part) == [dict(
        order_id="331", line_id="332", item_title="白茶饼", sku="A1", properties="颜色:白；规格:饼", price=6000, quantity=2, amount=9990,
        status="交易成功", paid_at=AT(2022, 3, 1, 10, 1),
    )]


def test_order_lines_of_ten_columns_have_no_time(room):
    part = room.part(room.text("""
        订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码
        ="331",白茶饼,60.00,2,X1,,,,交易成功,A1
        ="331",茶杯,8.00,1,X2,,,,交易成功,A2
    """, encoding="gb18030"))
    assert [(row["order_id"], row["price"], row["quantity"], row["sku"]) for row in room.told(part)] == [
        ("331", 6000, 2, "A1"), ("331", 800, 1, "A2"),
    ]


def test_lines_of_聚水潭_bring_cost_and_category(room):
    part = room.part(room.workbook({"原始数据": [
        ["线上订单号", "内部订单号", "店铺", "订单状态", "订单日期", "付款日期", "名称", "品牌", "产品分类", "商品编码", "成本价", "销售金额", "销售数量", "收货人", "省", "快递单号"],
        ["3306907273463024865", 77, "茶铺", "已发货", "2025-03-01", "2025-03-01 10:01:00", "白茶饼", "松鹤堂", "茶饼", "A1", 20.5, 99.9, 2, "甲", "浙江省", "75"],
    ]}))
    assert (part.table, part.format, part.personal) == ("order_lines", "jst", ("收货人",))
    assert room.told(part) == [dict(
        order_id="3306907273463024865", item_title="白茶饼", category="茶饼", sku="A1", quantity=2, amount=9990, unit_cost=2050,
        status="已发货", paid_at=AT(2025, 3, 1, 10, 1),
    )]


def test_refunds_of_one_order_are_several(room):
    part = room.part(room.text("""
        订单编号,退款编号,支付宝交易号,订单付款时间,商家编码,退款完结时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,退款的申请时间,退款状态,客服介入状态,卖家真实姓名,卖家手机,买家退款原因,售中或售后,完结时间,是否零秒响应
        ="331",="9001",2,2025-03-01 10:01:00,A1,2025-03-05 12:00:00,甲,99.90,白茶饼,50.00,系统退款,否,2025-03-04 12:00:00,退款成功,未介入,某某,13811112222,不喜欢,售后,2025-03-05 12:00:01,是
        ="331",="9002",2,2025-03-01 10:01:00,A1,2025-03-09 12:00:00,甲,99.90,白茶饼,49.90,手工退款,是,2025-03-06 12:00:00,退款成功,已介入,某某,13811112222,质量问题,售后,2025-03-09 12:00:01,否
    """, encoding="gb18030"))
    assert (part.table, part.rows) == ("refunds", 2)
    assert room.told(part)[0] == dict(
        refund_id="9001", order_id="331", item_title="白茶饼", paid_at=AT(2025, 3, 1, 10, 1), applied_at=AT(2025, 3, 4, 12),
        completed_at=AT(2025, 3, 5, 12), order_amount=9990, amount=5000, status="退款成功", reason="不喜欢", kind="否", stage="售后",
        handled_by="系统退款", instant="是", intervened="未介入",
    )
    assert not {"卖家真实姓名", "卖家手机", "买家会员名称"} & set(part.columns.values())


def test_a_bill_of_支付宝_stands_between_lines_of_marks(room):
    part = room.part(room.text(
        "#支付宝账务明细查询\n#账号：[2088000000000000]\n"
        "序号,入账时间,支付宝交易号,支付宝流水号,商户订单号,账务类型,账户余额（元）,收入（+元）,支出（-元）,服务费（元）,对方账户,对方名称,业务描述\n"
        "1,2025-03-01 10:00:00,2025\t,77001\t,T200P331\t,交易收款,1000.00,99.90,0.00,0.00,a@b.c,甲,0010001|交易收款-交易收款\n"
        "2,2025-03-02 10:00:00,2025\t,77002\t,T200P331\t,交易退款,990.00,0.00,-9.90,0.00,a@b.c,甲,0010002|交易退款-售中退款\n"
        "#合计,,,,,,,99.90,-9.90,0.00,,,\n", encoding="gb18030",
    ))
    assert (part.table, part.header_row, dict(part.dropped), part.personal) == ("bills", 3, {"summary": 1}, ("对方账户", "对方名称"))
    assert room.told(part) == [
        dict(bill_id="77001", order_id="T200P331", booked_at=AT(2025, 3, 1, 10), kind="交易收款", income=9990, expense=0, fee=0,
             description="0010001|交易收款-交易收款"),
        dict(bill_id="77002", order_id="T200P331", booked_at=AT(2025, 3, 2, 10), kind="交易退款", income=0, expense=-990, fee=0,
             description="0010002|交易退款-售中退款"),
    ]


def test_a_refund_that_is_not_over_is_no_error_and_one_that_succeeded_without_a_time_is(room):
    part = room.part(room.text("""
        退款编号,订单编号,退款的申请时间,退款完结时间,买家退款金额,退款状态
        R1,1,2025-03-01 10:00:00,2025-03-03 10:00:00,10,退款成功
        R2,2,2025-12-30 10:00:00,,20,等待卖家同意
        R3,3,2025-12-31 10:00:00,null,30,等待买家退货
        R4,4,2025-03-02 10:00:00,,40,退款成功
        R5,5,2025-03-02 10:00:00,昨天,50,等待卖家同意
        共5条,,,,,
    """))
    assert (part.rows, dict(part.dropped)) == (1, {"not over": 2, "undated": 3})
    open_, undated = room.finding(part, f.RowsNotOver), room.finding(part, f.RowsUndated)
    assert (open_.severity, open_.column, open_.count, open_.rows, open_.awaits) == ("note", "退款完结时间", 2, (3, 4), "完结")
    assert (undated.severity, undated.count, undated.rows) == ("warn", 3, (5, 6, 7))
    assert open_.text() == (
        "“export.csv”有 2 行还没有完结（“退款完结时间”为空，行：3、4），按完结的日期计数时不含它们；完结后重新导出即可。")


def test_refunds_none_of_which_is_over_are_no_rows(room):
    reading = room.read(room.text("""
        退款编号,订单编号,退款完结时间,买家退款金额
        R1,1,,10
    """))
    assert room.kinds(reading.parts[0]) == {"RowsNotOver"} and room.kinds(reading) == {"NoRows"}
