"""Parcels, exceptions, stock, purchases and what was cleared."""

import datetime as dt

from annualdeck.sources import findings as f

AT, DAY = dt.datetime, dt.date


def test_parcels_of_an_erp(room):
    part = room.part(room.text("""
        线上订单号,店铺,快递公司,快递单号,发货省份,发货城市,收货省份,收货城市,收件人,付款时间,发货时间,揽收时间,签收时间,异常类型
        331,茶铺,中通快递,75001,浙江省,金华市,上海市,市辖区,甲,2025-03-01 10:00:00,2025-03-01 16:00:00,2025-03-01 20:00:00,2025-03-03 09:00:00,
        332,茶铺,顺丰,SF2,浙江省,金华市,内蒙古自治区,呼和浩特市,乙,2025-03-01 11:00:00,2025-03-02 16:00:00,2025-03-02 20:00:00,,滞留
    """, encoding="gb18030"))
    assert (part.table, part.format, part.personal) == ("shipments", "parcels", ("收件人",))
    assert room.told(part) == [
        dict(parcel_id="75001", order_id="331", carrier="中通快递", from_province="浙江", from_city="金华", province="上海", city="上海",
             paid_at=AT(2025, 3, 1, 10), shipped_at=AT(2025, 3, 1, 16), collected_at=AT(2025, 3, 1, 20), signed_at=AT(2025, 3, 3, 9)),
        dict(parcel_id="SF2", order_id="332", carrier="顺丰", from_province="浙江", from_city="金华", province="内蒙古", city="呼和浩特",
             paid_at=AT(2025, 3, 1, 11), shipped_at=AT(2025, 3, 2, 16), collected_at=AT(2025, 3, 2, 20), exception="滞留"),
    ]


def test_parcels_of_菜鸟(room):
    part = room.part(room.workbook({"s": [
        ["店铺名称", "仓库名称", "下单时间", "支付时间", "预计发货时间", "发货时间", "签收时间", "状态", "系统单号", "交易订单号", "快递公司", "运单号", "收货人姓名", "省", "市", "区",
         "收货人地址", "手机", "电话", "货品编码", "商品编码"],
        ["茶铺", "义乌仓", "2026-09-17 13:03:44", "2026-09-17 13:03:46", "2026-09-17 23:59:59", "2026-09-17 14:54:18", "2026-09-20 08:48:51", "已签收", "SCP1",
         "112", "中通快递", "790", "甲", "江西省", "赣州市", "会昌县", "麻州镇", "13811112222", "", "M1", "M1"],
    ]}))
    assert {"收货人姓名", "手机", "电话"} <= set(part.personal)
    assert room.told(part) == [dict(
        parcel_id="790", order_id="112", carrier="中通快递", province="江西", city="赣州", paid_at=AT(2026, 9, 17, 13, 3, 46),
        ships_by=AT(2026, 9, 17, 23, 59, 59), shipped_at=AT(2026, 9, 17, 14, 54, 18), signed_at=AT(2026, 9, 20, 8, 48, 51),
    )]


def test_parcels_that_were_collected_late(room):
    part = room.part(room.workbook({"揽收异常": [
        ["交易单号", "子交易单号", "运单号", "快递公司", "超时类型", "支付时间", "应揽收时间", "异常类型", "买家姓名", "买家电话", "买家地址", "预计赔付金额", "商品名称"],
        ["3306907273463024865", "3306907273463024865", "75001", "中通快递", "已超时", "2026-06-01 10:00:00", "2026-06-02 10:00:00", "超时未揽收", "甲",
         "13811112222", "某地", 3.5, "白茶饼"],
    ]}))
    assert (part.table, part.personal) == ("exceptions", ("买家姓名", "买家电话", "买家地址"))
    assert room.told(part) == [dict(
        parcel_id="75001", order_id="3306907273463024865", carrier="中通快递", kind="超时未揽收", timeout="已超时",
        paid_at=AT(2026, 6, 1, 10), collect_by=AT(2026, 6, 2, 10), compensation=350,
    )]


def test_order_numbers_that_a_spreadsheet_took_for_numbers_are_told(room):
    part = room.part(room.workbook({"揽收异常": [
        ["交易单号", "超时类型", "支付时间", "应揽收时间", "异常类型"],
        [3306907273463024865, "即将超时", "2026-06-01 11:00:00", "2026-06-02 11:00:00", "超时未揽收"],
    ]}))
    assert (room.kinds(part), "order_id" in room.told(part)[0]) == ({"RuinedIds"}, False)


def test_stock_of_菜鸟_in_english_and_in_chinese(room):
    english = room.part(room.text("""
        period,goods_id,goods_code,goods_name,inventory_name,init_total,init_goods,in_total,out_total,out_sales,final_total,final_goods,final_bad,purchase_onway
        202503,1,A1,白茶饼,义乌仓,100,98,50,60,55,90,87,3,20
    """, "Inventory202503.csv", "gb18030"))
    chinese = room.part(room.text("""
        月份,货品id,货品编码,货品名称,仓库,期初,期初正品,入库,出库,销售出库,期末,期末正品,期末残品,采购在途
        202503,1,A1,白茶饼,义乌仓,100,98,50,60,55,90,87,3,20
    """, "库存.csv", "gb18030"))
    row = dict(month=DAY(2025, 3, 1), sku="A1", item_title="白茶饼", warehouse="义乌仓", opening_quantity=100, received_quantity=50,
               sold_quantity=55, closing_quantity=90, bad_quantity=3, onway_quantity=20)
    assert (english.format, room.told(english), chinese.format, room.told(chinese)) == ("cainiao_stock", [row], "cainiao_stock", [row])


def test_stock_of_聚水潭_is_as_old_as_the_files_name_says(room):
    rows = [["商品编码", "款式编码", "商品名", "颜色及规格", "主仓实际库存", "订单占有数", "公有可用数", "采购在途数", "次品库存"], ["A1", "K1", "白茶饼", "饼", 90, 5, 85, 20, 3]]
    part = room.part(room.workbook({"s": rows}, "库存_20250331.xlsx"))
    assert room.told(part) == [dict(
        month=DAY(2025, 3, 1), sku="A1", item_title="白茶饼", closing_quantity=90, bad_quantity=3, onway_quantity=20,
    )]


def test_what_went_in_and_out_of_菜鸟(room):
    part = room.part(room.text("""
        order_id,goods_code,goods_name,inventory_name,in_out_time,paper_type,inventory_type,in_out_number,deposit_number,erp_order_id
        LBX1,A1,白茶饼,义乌仓,2025-03-01 10:00:00,交易出库,正品,-2,88,E1
    """, encoding="gb18030"))
    assert (part.table, room.told(part)) == ("stock_moves", [dict(
        move_id="LBX1", moved_at=AT(2025, 3, 1, 10), sku="A1", item_title="白茶饼", warehouse="义乌仓", kind="交易出库", quality="正品",
        quantity=-2, balance=88,
    )])


def test_the_shops_own_stock_report(room):
    part = room.part(room.text("月份,商品编码,商品名称,期初库存,期末库存,成本价,适用季节\n2025年3月,A1,白茶饼,100,90,20.50,四季\n"))
    assert (part.format, room.told(part)) == ("stock", [dict(
        month=DAY(2025, 3, 1), sku="A1", item_title="白茶饼", opening_quantity=100, closing_quantity=90, unit_cost=2050, season="四季",
    )])


def test_purchases(room):
    part = room.part(room.text("""
        采购单号,供应商名称,商品编码,采购日期,预计到货日期,入库日期,采购数量,入库数量,采购单价
        P1,福鼎茶厂,A1,2025-03-01,2025-03-10,2025-03-12,100,98,20.50
    """))
    assert (part.table, room.told(part)) == ("purchases", [dict(
        purchase_id="P1", supplier="福鼎茶厂", sku="A1", ordered_at=DAY(2025, 3, 1), promised_at=DAY(2025, 3, 10),
        received_at=DAY(2025, 3, 12), ordered_quantity=100, received_quantity=98, unit_cost=2050,
    )])


def test_what_was_cleared(room):
    part = room.part(room.text("日期,商品编码,商品名称,季节,清仓渠道,清仓数量,清仓金额,清仓成本\n2025-09-01,A1,凉茶,夏,直播间,30,300,450\n"))
    assert room.told(part) == [dict(
        date=DAY(2025, 9, 1), sku="A1", item_title="凉茶", season="夏", channel="直播间", quantity=30, amount=30000, cost=45000,
    )]


def test_a_list_of_items_under_other_names(room):
    part = room.part(room.text("宝贝ID,商家编码,宝贝标题,商品类目,成本\n7001,A1,白茶饼,茶饼,20.5\n"))
    assert room.told(part) == [dict(item_id="7001", sku="A1", item_title="白茶饼", category="茶饼", unit_cost=2050)]


def test_a_purchase_that_has_not_arrived_and_a_parcel_that_has_not_left_are_no_errors(room):
    bought = room.part(room.text("""
        采购单号,供应商,商品编码,下单日期,约定到货,实际到货,采购数量,到货数量
        P1,甲,A1,2025-03-01,2025-03-20,2025-03-19,10,10
        P2,甲,A1,2025-12-01,2026-01-10,,10,
    """, "purchases.csv"))
    sent = room.part(room.text("""
        运单号,订单编号,快递公司,支付时间,发货时间
        Y1,1,中通,2025-03-01 10:00:00,2025-03-02 10:00:00
        ,2,,2025-12-31 10:00:00,
    """, "parcels.csv"))
    assert (bought.table, bought.rows, sent.table, sent.rows) == ("purchases", 1, "shipments", 1)
    assert [room.finding(part, f.RowsNotOver).awaits for part in (bought, sent)] == ["到货", "发货"]
    assert room.kinds(bought) == room.kinds(sent) == {"RowsNotOver"}
