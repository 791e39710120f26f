"""What an export is, is told by its headers."""

import datetime as dt

import pytest

from annualdeck.sources import Source
from annualdeck.sources import findings as f
from annualdeck.sources.grid import norm


def test_a_shop_day_report_may_hold_any_columns_in_any_order(room):
    part = room.part(room.workbook({"s": [
        ["生意参谋"], ["店铺：茶铺"], [],
        ["支付金额", "统计日期", "访客数", "跳失率", "平均停留时长", "支付买家数", "描述相符评分", "PC端访客数"],
        ["12,391.50", "2025-03-01", "1,391", "77.48%", 63.5, 12, "4.81", "-"],
        ["-", "2025-03-02", 88, "0.5", "-", "-", "4.81", "3"],
    ]}))
    assert (part.table, part.format, part.header_row, part.unmapped) == ("shop_daily", "sycm_shop_day", 4, ("PC端访客数",))
    assert room.rows(part, "date", "visitors", "paid_amount", "buyers", "bounce_rate", "stay_seconds") == [
        (dt.date(2025, 3, 1), 1391, 1239150, 12, 0.7748, 63.5), (dt.date(2025, 3, 2), 88, None, None, 0.5, None),
    ]


def test_newer_names_of_shop_days_are_known(room):
    part = room.part(room.text("""
        统计日期,访客数,支付金额,关键词推广费,精准人群推广费,全站推广费,退款金额(完结时间),退款金额(支付时间),会员总数
        2026-03-01,10,100,1,2,3,4,5,6
    """))
    assert room.rows(part, "ads_keyword_cost", "ads_display_cost", "ads_site_cost", "refund_amount", "members") == [
        (100, 200, 300, 400, 6)
    ]


def test_weeks_and_months_are_no_days_and_are_told(room):
    part = room.part(room.text("""
        统计日期,访客数,支付金额
        2026-05-10,1,1
        2026-05-11~2026-05-17,7,7
        2026-W21,7,7
        汇总,15,15
    """))
    assert (part.rows, dict(part.dropped)) == (1, {"several days": 2, "summary": 1})
    assert room.finding(part, f.RowsOfSeveralDays).rows == (3, 4)


def test_two_headers_of_one_meaning_are_told_and_the_first_name_counts(room):
    part = room.part(room.text("""
        统计日期,访客数,支付金额,直通车消耗,关键词推广花费
        2025-01-01,1,1,5,7
    """))
    told = room.finding(part, f.SameMeaning)
    assert (told.column, told.others, room.column(part, "ads_keyword_cost")) == ("关键词推广花费", ("直通车消耗",), [700])


def test_a_header_that_only_stands_in_for_another_is_no_rival(room):
    part = room.part(room.text("""
        订单编号,买家会员名,买家会员昵称,总金额,订单付款时间
        1,甲,小甲,10,2025-01-01 10:00:00
    """))
    assert (part.columns["buyer_id"], part.personal, part.findings) == ("买家会员名", ("买家会员昵称",), ())


def test_a_market_table(room):
    part = room.part(room.text("""
        月份,类目,对象,地区,交易金额,交易指数,支付转化率,客单价,渠道覆盖率,行业排名
        2025-03,茶具,行业,,1000000,,3.2%,88.5,,
        2025年3月,茶具,本店,全国,-,81234,0.041,92,40%,3
    """))
    assert (part.table, part.format) == ("market", "market")
    assert room.rows(part, "date", "subject", "amount", "trade_index", "conversion_rate", "coverage", "rank") == [
        (dt.date(2025, 3, 1), "行业", 100000000, None, 0.032, None, None),
        (dt.date(2025, 3, 1), "本店", None, 81234.0, 0.041, 0.4, 3),
    ]


def test_coupons_a_day(room):
    part = room.part(room.text("""
        统计日期,券名称,券类型,领取张数,使用张数,支付金额,支付买家数,支付件数,客单价
        2025-06-01,满200减20,店铺券,"1,200",300,60000,280,310,214.29
    """))
    assert room.rows(part) == [(dt.date(2025, 6, 1), "满200减20", "店铺券", 1200, 300, 6000000, 280)]
    assert part.unmapped == ("支付件数", "客单价")


def test_a_list_of_items_has_no_days(room):
    part = room.part(room.text("""
        商品ID,商品名称,类目,品牌,成本价,季节
        7001,茶杯,茶具,松鹤堂,3.50,四季
    """))
    assert room.rows(part) == [("7001", "茶杯", "茶具", "松鹤堂", 350, "四季")]
    assert (dict(part.days), part.undated, part.newest) == ({}, 0, None)


def test_an_unknown_file_is_told_with_its_headers_and_what_to_do(room):
    reading = room.read(room.text("用户ID,会员级别,评论内容\n1,2,好\n"))
    told = room.finding(reading, f.Unrecognised)
    assert (reading.parts, told.headers) == ((), ("用户ID", "会员级别", "评论内容"))
    assert "table" in told.text() and "columns" in told.text("en")


def test_a_file_that_may_be_two_exports_is_refused_by_name(room):
    name = room.text("月份,对象,商品名称,类目,领取张数,使用张数\n2025-01,本店,茶杯,茶具,1,1\n")
    told = room.finding(room.read(name), f.Ambiguous)
    assert told.candidates == ("行业与竞店数据（market）", "优惠券报表（coupons）")
    assert "table: market" in told.text()
    assert room.part(Source(name, table="market")).table == "market"


MAPPING = {"date": "日子", "item": "款号", "item_title": "款名", "visitors": "来访", "units": "卖出", "amount": "码洋"}


def test_any_file_is_read_by_the_users_own_column_names(room):
    name = room.workbook({"月报": [
        ["日子", "款名", "款号", "来访", "卖出", "码洋", "ISBN"],
        [dt.datetime(2019, 1, 31), "茶经", 12451724, 888, 98, 9780.4, 9787569226614],
    ]})
    part = room.part(Source(name, table="item_daily", columns=MAPPING))
    assert (part.format, part.unmapped) == ("mapped", ("ISBN",))
    assert room.rows(part, "date", "item", "item_title", "visitors", "units", "amount") == [
        (dt.date(2019, 1, 31), "12451724", "茶经", 888, 98, 978040)
    ]


def test_rows_that_share_a_key_all_count_and_are_told(room):
    name = room.text("日子,款号,款名,来访,卖出,码洋\n2019-01-01,1,茶经,8,1,5\n2019-01-01,1,茶经,9,0,0\n")
    part = room.part(Source(name, table="item_daily", columns=MAPPING))
    assert (part.rows, part.repeated, room.finding(part, f.RepeatedKept).count) == (2, 0, 1)


def test_of_a_day_that_stands_twice_the_last_row_counts_and_it_is_told(room):
    part = room.part(room.text("统计日期,访客数,支付金额\n2025-03-01,8,1\n2025-03-01,9,2\n2025-03-02,7,3\n"))
    assert room.rows(part, "visitors", "paid_amount") == [(9, 200), (7, 300)]
    told = room.finding(part, f.RepeatedDays)
    assert (part.rows, part.repeated, told.count, told.severity) == (2, 1, 1, "warn")


def test_a_mapped_column_that_is_not_there_is_told_with_those_that_are(room):
    name = room.text("日子,款号\n2019-01-01,1\n")
    told = room.finding(room.read(Source(name, table="item_daily", columns=MAPPING)), f.ColumnNotThere)
    assert (told.canonical, told.header, told.headers) == ("item_title", "款名", ("日子", "款号"))


def test_a_mapped_file_without_a_required_column_is_told(room):
    name = room.text("商品编码,期末数量\nA1,7\n")
    told = room.finding(room.read(Source(name, table="stock")), f.RequiredMissing)
    assert told.missing == ("月份（month）",)


def test_headers_that_are_the_tables_own_names_need_no_columns(room):
    part = room.part(Source(room.text("月份,sku,期末数量\n2025-01,A1,7\n"), table="stock"))
    assert room.rows(part, "sku", "closing_quantity") == [("A1", 7)]


def test_a_column_of_a_known_export_may_be_named_by_the_user(room):
    name = room.text("时间,商品名称,SKU,成交商品件数,成交码洋\n2019-01-31,茶经,7001,98,9780.40\n")
    part = room.part(Source(name, table="item_daily", columns={"amount": "成交码洋"}))
    assert (part.format, room.rows(part, "item", "units", "amount")) == ("jd_item_day", [("7001", 98, 978040)])


def test_headers_are_compared_without_blanks_and_widths():
    assert norm(" 退款金额（完结时间）\t") == norm("退款金额(完结时间)")
    assert norm("\ufeffUV价值") == norm("uv价值")


def test_a_part_of_an_export_that_tells_it_for_nearly_sure_is_refused_with_what_it_lacks(room):
    told = room.finding(room.read(room.text("""
        订单编号,订单状态,订单付款时间,订单关闭原因
        1,交易成功,2025-01-01 10:00:00,订单未关闭
    """)), f.NearlyRecognised)
    assert told.lacking == ("总金额",)
    assert told.text() == (
        "“export.csv”最像千牛订单导出，但缺少表头：总金额，没有读取；它的表头是：订单编号、订单状态、订单付款时间、订单关闭原因。"
        "请重新导出并勾选，或在 sources 里写明 table 和 columns。")


def test_headers_that_several_exports_have_are_refused_with_their_names_and_read_as_what_the_config_says(room):
    name = room.text("""
        日期,花费,展现量,点击量
        2025-03-01,12.50,3,1
    """)
    told = room.finding(room.read(name), f.TooFewHeaders)
    assert {"万相台账户报表（wxt_account）", "直通车账户报表（ztc_account）"} <= set(told.candidates)
    assert (told.format in {c.split("（")[1][:-1] for c in told.candidates}, told.headers) == (True, ("日期", "花费", "展现量", "点击量"))
    part = room.part(Source(name, format="ztc_account"))
    assert (part.format, room.column(part, "cost")) == ("ztc_account", [1250])


def test_headers_that_no_export_has_are_only_listed(room):
    told = room.finding(room.read(room.text("""
        cat,label,review
        酒店,1,好
    """)), f.Unrecognised)
    assert (type(told), told.headers) == (f.Unrecognised, ("cat", "label", "review"))


def test_rows_without_a_header_are_told_as_such(room):
    told = room.finding(room.read(room.text("""
        1,2.50,2025-01-01,茶
        2,3.50,2025/1/2,杯
    """)), f.NoHeader)
    assert (told.row, told.cells) == (1, ("1", "2.50", "2025-01-01", "茶"))


@pytest.mark.parametrize("written", ['{"data": [{"订单编号": 1}]}', '\ufeff[\n  {"a": 1}\n]', "[[1, 2], [3, 4]]"])
def test_json_is_no_table(room, written):
    told = room.finding(room.read(room.bytes(written.encode(), "export.csv")), f.WrongKind)
    assert told.text("en").startswith("'export.csv' is really JSON data, not a report")
