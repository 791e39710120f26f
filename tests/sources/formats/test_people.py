"""Members, their points, conversations, tickets, scores, answers."""

import datetime as dt

AT, DAY = dt.datetime, dt.date


def test_members_a_day(room):
    part = room.part(room.text("日期,曝光会员数,进店会员数,加购会员数,支付会员数,会员支付金额,30日复购会员数,30日会员复购金额,30日会员复购率\n20250301,900,300,40,12,\"1,200.50\",3,300,25%\n"))
    assert (part.table, room.told(part)) == ("member_daily", [dict(
        date=DAY(2025, 3, 1), visiting_members=300, cart_members=40, paying_members=12, amount=120050, repurchase_members=3,
        repurchase_amount=30000,
    )])


def test_members_of_生意参谋_complete_the_shops_days(room):
    part = room.part(room.text("统计日期,成交会员数,会员成交金额,会员客单价,会员总数,复购率\n2025-03-01,12,1200.5,100.04,9000,8%\n"))
    assert (part.table, room.told(part)) == ("shop_daily", [dict(
        date=DAY(2025, 3, 1), members=9000, member_amount=120050, member_buyers=12,
    )])


def test_repurchase_by_month(room):
    header = "时间,行业/类目,新客占比,新客销售额占比,新客复购率 (30天),店铺复购率(30天),店铺复购率(180天),店铺复购率(360天),流失客户回购率,最后一次回购间隔(天),客单价(元)"
    part = room.part(room.text(f"{header}\n2025-03,茶,60%,55.5%,3%,5%,9%,12%,1.5%,40,88.50\n"))
    assert room.told(part) == [dict(
        month=DAY(2025, 3, 1), category="茶", new_buyer_share=0.6, new_amount_share=0.555, repurchase_30d=0.05, repurchase_180d=0.09,
        repurchase_360d=0.12, winback_rate=0.015, spend_per_buyer=8850,
    )]
    trade = room.read(room.text(f"取值方式,{header}\n均值,2025-03,茶,60%,55.5%,3%,5%,9%,12%,1.5%,40,88.50\n", "行业.csv"))
    assert (trade.parts, room.kinds(trade)) == ((), {"Unrecognised"})


def test_the_list_of_members_keeps_nobodys_name(room):
    part = room.part(room.text("会员,入会时间,会员等级,期初等级,手机\n茶客一号,2024-05-01 10:00:00,V2,V1,13811112222\n"))
    (row,) = room.told(part)
    assert isinstance(row.pop("member_id"), int)
    assert (row, part.personal) == (dict(joined_at=AT(2024, 5, 1, 10), tier="V2", tier_before="V1"), ("手机",))


def test_points(room):
    part = room.part(room.text("日期,收支,来源,用途,积分\n2025-03-01,发放,消费,,120\n2025-03-02,核销,,抵现,50\n"))
    assert room.told(part) == [
        dict(date=DAY(2025, 3, 1), direction="发放", source="消费", points=120),
        dict(date=DAY(2025, 3, 2), direction="核销", use="抵现", points=50),
    ]


def test_the_daily_reports_on_service_hold_different_columns_of_one_table(room):
    sales = room.part(room.text("""
        日期,询单人数,当日询单人数,当日付款人数,当日付款金额,最终付款人数,最终付款金额,询单当日付款转化率,询单最终付款转化率
        2025-03-01,100,90,30,3000,40,"4,000.50",30%,40%
        汇总,100,90,30,3000,40,"4,000.50",30%,40%
        全店,100,90,30,3000,40,"4,000.50",30%,40%
        同行,200,90,30,3000,40,"9,000.50",30%,40%
    """, "a.csv"))
    reception = room.part(room.text("""
        日期,咨询人数,接待人数,未回复人数,有效接待人数,平均响应时长,旺旺回复率,首次响应时长,慢响应人数
        2025-03-01,120,118,2,110,35.2,98.3%,12.5,4
        同行,500,400,2,110,35.2,98.3%,12.5,4
    """, "b.csv"))
    price = room.part(room.text("日期,销售额,销售量,销售人数,客单价,客件数,件均价\n2025-03-01,\"4,000.50\",50,40,100.01,1.25,80.01\n汇总,1,1,1,1,1,1\n", "c.csv"))
    assert {p.table for p in (sales, reception, price)} == {"service_daily"}
    day = dict(date=DAY(2025, 3, 1))
    assert room.told(sales) == [day | dict(enquiries=100, enquiry_buyers=40, enquiry_amount=400050)]
    assert room.told(reception) == [day | dict(
        asked=120, received=118, unanswered=2, slow=4, response_seconds=35.2, first_response_seconds=12.5, reply_rate=0.983,
    )]
    assert room.told(price) == [day | dict(sales_amount=400050, sales_buyers=40, sales_units=50)]
    assert dict(sales.dropped) == {"summary": 3}


def test_the_overview_of_service_of_another_tool(room):
    part = room.part(room.text("日期,客服销售额,客服销售人数,客服销售占比,净销售额,询单转化率,平均响应时长（秒）,客户满意率,旺旺回复率\n2025-03-01,4000.5,40,30%,3900,40%,35.2,92%,0.983\n"))
    assert room.told(part) == [dict(
        date=DAY(2025, 3, 1), sales_amount=400050, sales_buyers=40, response_seconds=35.2, reply_rate=0.983, satisfaction_rate=0.92,
    )]


def test_conversations_tickets_and_providers(room):
    chats = room.part(room.text("会话ID,开始时间,接待方式,首次响应时长(秒),处理时长(分钟),是否转人工,满意度\nc1,2025-03-01 10:00:00,机器人,1,2.5,否,5\n", "a.csv"))
    tickets = room.part(room.text("工单号,订单编号,工单类型,服务商,创建时间,首次响应时间,关闭时间,联系次数,是否纠纷,满意度\nt1,331,退款,甲服务,2025-03-01 10:00:00,2025-03-01 10:05:00,2025-03-02 10:00:00,1,否,4\n", "b.csv"))
    providers = room.part(room.text("月份,服务商,扣分,是否续约\n2025-12,甲服务,2,是\n", "c.csv"))
    assert room.told(chats) == [dict(
        session_id="c1", started_at=AT(2025, 3, 1, 10), channel="机器人", first_response_seconds=1, handle_minutes=2.5, transferred="否", score=5,
    )]
    assert room.told(tickets) == [dict(
        ticket_id="t1", order_id="331", kind="退款", provider="甲服务", opened_at=AT(2025, 3, 1, 10), answered_at=AT(2025, 3, 1, 10, 5),
        closed_at=AT(2025, 3, 2, 10), contacts=1, disputed="否", score=4,
    )]
    assert room.told(providers) == [dict(date=DAY(2025, 12, 1), provider="甲服务", penalty_points=2, renewed="是")]


def test_scores_with_a_date_and_the_scores_before_2023(room):
    part = room.part(room.text("统计日期,真实体验分,宝贝质量,物流速度,服务保障,超过同行百分比,较昨日变化\n2025-03-01,4.66,4.7,4.5,4.8,29%,-\n"))
    assert room.told(part) == [dict(date=DAY(2025, 3, 1), experience=4.66, item=4.7, logistics=4.5, service=4.8, rival_share=0.29)]


def test_what_no_platform_exports(room):
    prices = room.part(room.text("日期,商品名称,对象,本店价格,竞品价格\n2025-03-01,白茶饼,竞店甲,99,89.9\n", "a.csv"))
    violations = room.part(room.text("违规编号,违规时间,违规类型,扣分,罚款金额\nv1,2025-03-01 10:00:00,虚假宣传,2,\"1,000\"\n", "b.csv"))
    pilots = room.part(room.text("日期,试点,组别,成功数,样本量,指标值\n2025-03-01,AI客服,实验组,45,500,\n", "c.csv"))
    assert room.told(prices) == [dict(date=DAY(2025, 3, 1), item_title="白茶饼", subject="竞店甲", own_price=9900, rival_price=8990)]
    assert room.told(violations) == [dict(violation_id="v1", date=AT(2025, 3, 1, 10), rule="虚假宣传", points=2, fine=100000)]
    assert room.told(pilots) == [dict(date=DAY(2025, 3, 1), pilot="AI客服", arm="实验组", successes=45, trials=500)]
