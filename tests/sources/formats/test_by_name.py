"""Exports that leave something to the file's name, to a sheet's name or to a header of two rows."""

import datetime as dt

MONTH = dt.date(2026, 3, 1)


def test_the_trade_of_one_period(room):
    part = room.part(room.text(
        "访客数,下单买家数,下单金额,支付买家数,支付金额,客单价,下单转化率,支付转化率,支付子订单数,新买家数,老买家数\n"
        "\"12,345\",400,\"50,000.00\",380,\"48,000.50\",126.32,3.24%,3.08%,420,300,80\n", "交易概况_2026-03-01_2026-03-31.csv",
    ))
    assert (part.table, room.told(part)) == ("shop_period", [dict(
        date=MONTH, visitors=12345, ordered_buyers=400, ordered_amount=5000000, buyers=380, paid_amount=4800050, suborders=420,
        new_buyers=300, old_buyers=80,
    )])


def test_where_the_visitors_of_one_item_came_from(room):
    part = room.part(room.text("""
        一级来源,二级来源,三级来源,四级来源,访客数,浏览量,加购人数,商品收藏人数,支付买家数,支付转化率,支付金额,客单价,支付件数
        平台流量,汇总,汇总,汇总,90,200,9,3,4,4.44%,400,100,5
        平台流量,手淘搜索,汇总,汇总,60,150,7,2,3,5%,300,100,4
        平台流量,手淘推荐,汇总,汇总,30,50,2,1,1,3.33%,100,100,1
    """, "流量来源_商品ID_678901234567_2026-03-01_2026-03-31.csv"))
    row = dict(date=MONTH, item="678901234567", source_1="平台流量")
    assert (part.table, room.told(part)) == ("item_traffic", [
        row | dict(source_2="手淘搜索", visitors=60, pageviews=150, cart_buyers=7, buyers=3, amount=30000, units=4),
        row | dict(source_2="手淘推荐", visitors=30, pageviews=50, cart_buyers=2, buyers=1, amount=10000, units=1),
    ])


def test_one_item_by_day_and_by_sku(room):
    days = room.part(room.text("""
        时间,商品访客数,商品浏览量,商品加购人数,下单转换率,支付买家数,支付转换率,支付金额,支付件数,聚划算支付金额,月累计支付金额,年累计支付金额,成功退款金额
        2026年03月01日,90,200,9,5%,4,4.44%,400.50,5,0,400.50,9000,12
    """, "销售分析_678901234567.csv"))
    skus = room.part(room.text("skuId,sku名称,支付金额,支付买家数,支付件数,加购件数\n55,白茶饼 357g,300,3,4,7\n", "SKU_678901234567_2026-03-01.csv"))
    assert (days.table, skus.table) == ("item_detail", "item_detail")
    assert room.told(days) == [dict(
        date=MONTH, item="678901234567", visitors=90, pageviews=200, cart_buyers=9, buyers=4, units=5, amount=40050, refund_amount=1200,
    )]
    assert room.told(skus) == [dict(date=MONTH, item="678901234567", sku="55", sku_title="白茶饼 357g", buyers=3, units=4, amount=30000)]


def test_recommendation_of_the_shop_and_of_its_peers(room):
    header = ["统计日期", "猜你喜欢曝光人数", "猜你喜欢曝光新客", "猜你喜欢点击人数", "点击进入商详人数", "加购收藏人数", "互动人数", "推荐首触支付买家数",
              "推荐首触支付订单数", "推荐首触支付金额"]
    row = ["2026-03-01", "4,770", "3,000", 120, 90, 12, 5, 3, 3, "150.50"]
    reading = room.read(room.workbook({"推荐概况": [header, row], "同行同层平均": [header, row]}))
    day = dict(date=MONTH, impressions=4770, new_impressions=3000, clicks=120, item_visits=90, cart_favourites=12, interactions=5, buyers=3,
               orders=3, amount=15050)
    assert [room.told(part) for part in reading.parts] == [[day | dict(subject="本店")], [day | dict(subject="同行")]]


def test_ratings_of_the_desk_stand_under_two_rows_of_headers(room):
    levels = ["发出", "收到", "很满意", "满意", "一般", "不满", "很不满", "发送率", "返回率", "满意率", "服务度"]
    upper = ["日期", "接待人数", "总", *[None] * 10, "邀请", *[None] * 10, "自主", None]
    lower = [None, None, *levels, *levels, "收到", "很满意"]
    day = ["2026-03-01", 118, 100, 40, 30, 6, 2, 1, 1, "85%", "40%", "90%", "4.6", 90, 35, 28, 4, 1, 1, 1, "76%", "38%", "91%", "4.7", 5, 2]
    part = room.part(room.workbook({"接待评价": [upper, lower, day, ["汇总", *day[1:]], ["全店", *day[1:]], ["同行", *day[1:]]]}))
    assert (part.format, dict(part.dropped)) == ("cs_eval", {"summary": 3})
    assert room.told(part) == [dict(
        date=MONTH, received=118, asked_rating=100, ratings=40, very_satisfied=30, satisfied=6, neutral=2, dissatisfied=1, very_dissatisfied=1,
    )]


def test_answers_of_a_survey(room):
    part = room.part(room.text("""
        序号,提交答卷时间,所用时间,来源,来源详情,来自IP,发放份数,1、您会推荐给朋友吗？（0-10分）,2、买过什么
        1,2026/03/01 12:00:00,10秒,微信,N/A,1.2.3.4(广东-深圳),900,9,茶┋杯
    """, encoding="gb18030"))
    row = dict(answer_id="1", answered_at=dt.datetime(2026, 3, 1, 12), invited=900)
    assert (part.table, part.personal) == ("survey", ("来自IP",))
    assert room.told(part) == [row | dict(question="您会推荐给朋友吗？（0-10分）", score=9), row | dict(question="买过什么", answer="茶┋杯")]


def test_scores_of_a_page_without_a_date(room):
    scores = room.part(room.text("真实体验分,宝贝质量,物流速度,服务保障,超过同行百分比\n4.66,4.7,4.5,4.8,0.29\n", "体验分_2026-03-01.csv"))
    before = room.part(room.text("描述相符,服务态度,物流服务,综合体验星级\n4.8,4.9,4.7,4.5\n", "DSR_20220301.csv"))
    assert room.told(scores) == [dict(date=MONTH, experience=4.66, item=4.7, logistics=4.5, service=4.8, rival_share=0.29)]
    assert room.told(before) == [dict(date=dt.date(2022, 3, 1), experience=4.5, item=4.8, logistics=4.7, service=4.9)]


def test_indices_of_the_market_are_no_money(room):
    market = room.part(room.text("统计日期,类目名称,交易指数,交易指数占比,供给指数,交易增速\n2026-03,白茶,\"1,234,567\",12%,88,3%\n", "a.csv"))
    shops = room.part(room.text("行业排名,店铺名称,交易指数,流量指数,搜索人气,支付转化指数\n1,竞店甲,\"98,765\",5,6,7\n", "店铺排行_2026-03-01_2026-03-31.csv"))
    assert room.told(market) == [dict(date=MONTH, category="白茶", subject="行业", trade_index=1234567)]
    assert room.told(shops) == [dict(date=MONTH, subject="竞店甲", trade_index=98765, rank=1)]
