"""生意参谋: the shop, its goods, items and categories."""

import datetime as dt

DAY = dt.date(2026, 3, 1)


def test_days_of_2024_bring_members_and_the_cost_of_each_tool(room):
    part = room.part(room.text("""
        会员总数,统计日期,全站推广花费,关键词推广花费,精准人群推广花费,智能场景花费,超级短视频消耗,万相台消耗,淘宝客佣金,新增会员数,会员成交金额,会员成交人数,关注店铺人数,支付新买家数
        "12,391",2026-03-01,"1,000.50",20,30,40,50,60,70.7,12,"9,999.90",88,7,45
    """))
    assert room.told(part) == [dict(
        date=DAY, members=12391, ads_site_cost=100050, ads_keyword_cost=2000, ads_display_cost=3000, ads_scene_cost=4000,
        ads_video_cost=5000, ads_wxt_cost=6000, tbk_commission=7070, new_members=12, member_amount=999990, member_buyers=88,
        followers=7, new_buyers=45,
    )]


def test_days_of_2026_in_the_words_of_the_home_page(room):
    part = room.part(room.text("""
        统计日期,支付金额,净支付金额,访客数,支付买家数,支付转化率,商品收藏人数,老客复购金额,老客复购人数,退款金额(完结时间),退款金额(支付时间),退款处理时长(天),旺旺人工响应时长(秒)
        2026-03-01,"1,000.00",900,"2,345",30,1.28%,40,200,5,100,120,1.5,23.4
    """))
    assert room.told(part) == [dict(
        date=DAY, paid_amount=100000, visitors=2345, buyers=30, favourite_buyers=40, old_buyer_amount=20000, old_buyers=5,
        refund_amount=10000, refund_days=1.5, response_seconds=23.4,
    )]
    assert "退款金额(支付时间)" in part.unmapped


def test_the_shops_customers(room):
    part = room.part(room.text("统计日期,回访客户数,新访客户数,店铺客户数,店铺会员数,父订单数,复购父订单数\n2026-03-01,60,40,900,300,35,8\n"))
    assert room.told(part) == [dict(date=DAY, old_visitors=60, new_visitors=40, members=300, orders=35)]


def test_goods_as_a_whole(room):
    part = room.part(room.text("""
        统计日期,成功退货退款金额,支付金额,支付件数,商品加购人数,商品浏览量,商品访客数,商品微详情访客数,支付买家数,支付转化率,有支付商品数,有访问商品数
        2026-03-01,"14,414.00","10,095.00",5,7,"1,234",800,90,4,0.50%,3,60
    """))
    assert (part.table, room.told(part)) == ("goods_daily", [dict(
        date=DAY, visitors=800, pageviews=1234, visited_items=60, sold_items=3, cart_buyers=7, buyers=4, units=5, amount=1009500,
        refund_amount=1441400,
    )])


def test_the_ranking_of_items_has_four_lines_before_its_header(room):
    part = room.part(room.workbook({"商品_全部": [
        ["【生意参谋平台】商品_全部"], ["统计时间：2026-03-01"], ["终端：全部"], [],
        ["统计日期", "商品ID", "商品名称", "主商品ID", "货号", "商品访客数", "商品浏览量", "平均停留时长", "商品详情页跳出率", "商品加购人数", "支付买家数", "支付件数",
         "支付金额", "总支付金额", "商品支付转化率", "成功退款金额", "年累计支付金额"],
        ["2026-03-01", "678901234567", "白茶饼", "678901234567", "-", "1,391", "2,800", 12.3, "77.48%", 45, 12, 13, "1,300.50", "1,300.50", "0.86%", "-", "9,999"],
    ]}))
    assert (part.format, part.header_row) == ("sycm_item", 5)
    assert room.told(part) == [dict(
        date=DAY, item="678901234567", item_title="白茶饼", visitors=1391, pageviews=2800, cart_buyers=45, buyers=12, units=13, amount=130050,
    )]


def test_categories(room):
    part = room.part(room.text("""
        统计日期,一级类目名称,二级类目名称,类目名称,商品访客数,商品浏览量,有访客商品数,有支付商品数
        2026-03-01,茶,茶叶,白茶,"1,999","5,000",30,12
    """))
    assert (part.table, room.kinds(part), room.told(part)) == ("category_daily", set(), [dict(
        date=DAY, category="白茶", visitors=1999, pageviews=5000, visited_items=30, sold_items=12,
    )])


def test_words_that_brought_visitors(room):
    part = room.part(room.text("统计日期,搜索词,访客数,加购人数,支付买家数,支付转化率,支付件数,支付金额,客单价,UV价值\n2026-03-01,松鹤堂白茶,70,9,0,0.00%,-,-,-,-\n"))
    assert (part.table, room.told(part)) == ("brand_search", [
        dict(date=DAY, keyword="松鹤堂白茶", visitors=70, cart_buyers=9, buyers=0)
    ])


def test_a_days_table_that_京东_exports_takes_no_list_price_for_an_amount(room):
    part = room.part(room.workbook({"经营状况-商品明细月报": [
        ["时间", "商品名称", "SKU", "品牌", "一级类目", "二级类目", "三级类目", "浏览量", "访客数", "成交商品件数", "ISBN", "成交码洋", "加购人数"],
        [dt.datetime(2019, 1, 31), "茶经", 12451724, "其他", "图书", "生活", "茶饮", 1846, 888, 98, 9787569226614, 9780.4, 207],
    ]}))
    assert (part.table, part.findings) == ("item_daily", ())
    assert room.told(part) == [dict(
        date=dt.date(2019, 1, 31), item="12451724", item_title="茶经", category="茶饮", visitors=888, pageviews=1846, cart_buyers=207, units=98,
    )]
    assert "成交码洋" in part.unmapped


def test_a_campaign(room):
    part = room.part(room.text("""
        活动名称,活动类型,预热期开始时间,预热期结束时间,活动期开始时间,活动期结束时间,累计支付金额,累计引流访客数,活动id
        双11,官方大促,2025-10-15 00:00:00,2025-10-20 19:59:59,2025-10-20 20:00:00,2025-11-14 23:59:59,"1,234,567.80","98,765",4321
    """))
    assert (part.table, room.told(part)) == ("campaign_report", [dict(
        campaign_id="4321", campaign="双11", kind="官方大促", date=dt.date(2025, 10, 20), end=dt.date(2025, 11, 14), amount=123456780,
        visitors=98765,
    )])
