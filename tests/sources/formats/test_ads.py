"""Ad reports: 万相台, 直通车, 引力魔方, 品销宝, 淘宝客. Each tells the same money at its own level."""

import datetime as dt

import pytest

from annualdeck.sources import findings as f

DAY = dt.date(2026, 7, 31)


def test_a_report_of_scenes_names_the_tool_of_each_row(room):
    part = room.part(room.text("""
        日期,场景ID,场景名字,原二级场景ID,原二级场景名字,展现量,点击量,花费,点击率,总成交金额,总成交笔数,总购物车数,总收藏数,投入产出比
        2026-07-31,371,关键词推广,372,关键词推广-标准,1000,33,45.67,0.033,210.5,3,9,4,4.61
        2026-07-31,376,货品全站推广,376,货品全站推广,2000,50,80,0.025,400,5,11,6,5
    """, "营销场景报表_20260731.csv", "gb18030"))
    assert (part.table, part.format, part.encoding, part.constants) == ("ads", "wxt_scene", "gb18030", {"report": "场景"})
    assert room.told(part) == [
        dict(date=DAY, report="场景", tool="关键词推广", scene="关键词推广-标准", impressions=1000, clicks=33, cost=4567,
             amount=21050, orders=3, carts=9, favourites=4),
        dict(date=DAY, report="场景", tool="货品全站推广", scene="货品全站推广", impressions=2000, clicks=50, cost=8000,
             amount=40000, orders=5, carts=11, favourites=6),
    ]
    assert part.unmapped == ("场景ID", "原二级场景ID", "点击率", "投入产出比")


def test_a_report_of_keywords_goes_down_to_the_word_and_its_item(room):
    part = room.part(room.text("""
        日期,场景ID,场景名字,计划ID,计划名字,单元ID,单元名字,宝贝ID,宝贝名称,词类型,词 ID/词包ID,词名字/词包名字,平均展现排名,展现量,点击量,花费,总成交金额,成交新客数
        2026-07-31,371,关键词推广,88,春茶计划,9,单元一,7001,白茶饼,关键词,5,白茶 饼,3.2,100,7,3.5,0,1
    """, encoding="gb18030"))
    assert part.format == "wxt_keyword"
    assert room.told(part) == [
        dict(date=DAY, report="关键词", tool="关键词推广", scene="关键词推广", plan_id="88", plan="春茶计划", unit="单元一", item_id="7001",
             item="白茶饼", keyword="白茶 饼", impressions=100, clicks=7, cost=350, amount=0, new_buyers=1),
    ]


def test_a_report_of_crowds_of_items_and_of_plans(room):
    crowd = room.part(room.text("日期,场景名字,计划ID,计划名字,人群名字,花费\n2026-07-31,人群推广,88,拉新,喜欢喝茶的人,5\n", "a.csv"))
    item = room.part(room.text("日期,场景名字,主体ID,主体类型,主体名称,花费,总预售成交金额\n2026-07-31,超级短视频,7001,商品,白茶饼,5,100\n", "b.csv"))
    plan = room.part(room.text("计划名字,日期,花费,计划ID\n拉新,2026-07-31,5,88\n", "c.csv"))
    assert [p.format for p in (crowd, item, plan)] == ["wxt_crowd", "wxt_item", "wxt_plan"]
    assert room.told(crowd) == [
        dict(date=DAY, report="人群", tool="人群推广", scene="人群推广", plan_id="88", plan="拉新", crowd="喜欢喝茶的人", cost=500)
    ]
    assert room.told(item) == [
        dict(date=DAY, report="商品", tool="超级短视频", scene="超级短视频", item_id="7001", item="白茶饼", cost=500, presale_amount=10000)
    ]
    assert room.told(plan) == [dict(date=DAY, report="计划", tool="万相台", plan_id="88", plan="拉新", cost=500)]


def test_an_account_report_of_today_has_no_scene(room):
    part = room.part(room.text("日期,展现量,点击量,花费,总成交金额,引导访问量,成交新客数\n2026-07-31,9,3,2.5,10,4,1\n"))
    assert part.format == "wxt_account"
    assert room.told(part) == [
        dict(date=DAY, report="账户", tool="万相台", impressions=9, clicks=3, cost=250, amount=1000, visits=4, new_buyers=1)
    ]


def test_the_report_of_2022_calls_money_消耗(room):
    part = room.part(room.text("""
        日期,优化目标,效果模型,统计口径,转化周期,消耗,曝光量,点击量,点击率,点击成本,收藏量,总加购量,总成交笔数,总成交金额,直接成交金额,roi
        2022-03-01,货品加速,点击效果,末次触点,15天,100.10,5000,60,1.2%,1.67,8,12,4,420,300,4.2
    """))
    assert part.format == "wxt_2022_account"
    assert room.told(part) == [
        dict(date=dt.date(2022, 3, 1), report="账户", tool="万相台", scene="货品加速", impressions=5000, clicks=60, cost=10010,
             amount=42000, direct_amount=30000, orders=4, carts=12, favourites=8)
    ]


def test_the_account_plans_units_and_keywords_of_直通车(room):
    account = room.part(room.text("日期,展现量,点击量,花费,总收藏数,宝贝收藏数,总购物车数,总成交金额,投入产出比\n2021-06-01,100,9,8.10,3,2,5,40,4.94\n", "a.csv", "gb18030"))
    plan = room.part(room.text("日期,计划id,计划名称,推广类型,展现量,点击量,花费\n2021-06-01,5,春茶,标准推广,100,9,8.10\n", "b.csv", "gb18030"))
    unit = room.part(room.text("日期,计划id,计划名称,推广类型,单元id,单元名称,商品id,展现量,花费\n2021-06-01,5,春茶,标准推广,6,一组,7001,100,8.10\n", "c.csv"))
    word = room.part(room.text("日期,计划名称,单元名称,关键词,展现量,花费\n2021-06-01,春茶,一组,白茶,100,8.10\n", "d.csv"))
    day = dict(date=dt.date(2021, 6, 1), tool="关键词推广", impressions=100, cost=810)
    assert room.told(account) == [day | dict(report="账户", clicks=9, favourites=3, carts=5, amount=4000)]
    assert room.told(plan) == [day | dict(report="计划", plan_id="5", plan="春茶", clicks=9)]
    assert room.told(unit) == [day | dict(report="单元", plan_id="5", plan="春茶", unit="一组", item_id="7001")]
    assert room.told(word) == [day | dict(report="关键词", plan="春茶", unit="一组", keyword="白茶")]


YLMF = "日期,计划组,计划,主体类型,主体名称,商品id,{}消耗,展现量,点击量,引导访问量,新客获取量,收藏宝贝量,添加购物车量,成交订单量,成交订单金额,投资回报率\n"
ROW = "2022-05-01,日常,拉新一,商品,白茶饼,7001,{}60.60,900,30,28,5,2,7,3,180,2.97\n"


@pytest.mark.parametrize("header, cell, report, column", [
    ("定向人群,", "喜欢喝茶的人,", "人群", "crowd"), ("资源位,", "首页猜你喜欢,", "资源位", "placement"),
    ("创意名称,创意id,", "图一,5,", "创意", None), ("", "", "商品", None),
])
def test_引力魔方_by_crowd_place_creative_or_item(room, header, cell, report, column):
    part = room.part(room.text(YLMF.format(header) + ROW.format(cell)))
    expected = dict(
        date=dt.date(2022, 5, 1), report=report, tool="人群推广", plan="拉新一", item_id="7001", item="白茶饼", impressions=900, clicks=30,
        cost=6060, amount=18000, orders=3, carts=7, favourites=2, visits=28, new_buyers=5,
    )
    assert room.told(part) == [expected | ({column: cell.rstrip(",")} if column else {})]


def test_品牌专区_has_six_sheets_and_no_money(room):
    sums, row = ["展现量", "触达访客数", "点击量", "进店访客数", "成交笔数", "成交金额", "点击率"], [900, 700, 60, 50, 4, 380.5, 0.0667]
    dims = {"账户": [], "推广计划": ["计划名称"], "推广单元": ["计划名称", "单元名称"], "创意": ["计划名称", "单元名称", "创意名称"],
            "品牌流量包": ["计划名称", "单元名称", "词包名称"], "定向人群": ["计划名称", "单元名称", "创意名称", "定向人群名称"]}
    reading = room.read(room.workbook({
        sheet: [["日期", *names, *sums], ["2026-07-31", *names, *row]] for sheet, names in dims.items()
    }))
    day = dict(date=DAY, tool="品销宝", placement="品牌专区", impressions=900, clicks=60, visits=50, orders=4, amount=38050)
    plan, unit = dict(plan="计划名称"), dict(unit="单元名称")
    assert [room.told(part)[0] for part in reading.parts] == [
        day | dict(report="账户"),
        day | dict(report="计划") | plan,
        day | dict(report="单元") | plan | unit,
        day | dict(report="创意") | plan | unit,
        day | dict(report="关键词", keyword="词包名称") | plan | unit,
        day | dict(report="人群", crowd="定向人群名称") | plan | unit,
    ]


def test_明星店铺_is_paid_by_the_impression(room):
    part = room.part(room.text("日期,计划名称,展现量,消耗,触达访客数,点击量,成交笔数,成交金额,回报率\n2026-07-31,新品,100,9.99,80,7,1,50,5.01\n"))
    assert room.told(part) == [
        dict(date=DAY, report="计划", tool="品销宝", placement="明星店铺/品牌首推", plan="新品", impressions=100, clicks=7, cost=999, orders=1, amount=5000)
    ]


def test_品销push_has_its_units_in_the_headers(room):
    part = room.part(room.text("""
        日期,计划名称,展现量,点击量,点击率(%),花费(元),千次展现成本（元）,展示成交笔数,展示成交金额（元）,点击成交金额（元）,宝贝加购数,展示回报率
        2022-06-01,召回,1000,20,2.0,30.5,30.5,2,99.9,50,6,3.28
    """))
    assert part.format == "pxb_push_plan"
    assert room.told(part) == [
        dict(date=dt.date(2022, 6, 1), report="计划", tool="品销宝", plan="召回", impressions=1000, clicks=20, cost=3050, orders=2,
             amount=9990, carts=6)
    ]


def test_淘宝客_by_kind_of_plan_with_a_tab_behind_the_date(room):
    part = room.part(room.text(
        "日期,数据内容,点击量(即进店量),点击人数(即进店人数),付款金额(元),付款笔数,付款件数,添加购物车量,收藏宝贝量,付款佣金支出(元),付款服务费支出(元),付款支出费用(元),付款佣金率\n"
        "2025-10-31\t,通用计划,226,178,15620.09,395,447,60,9,312.66,10.04,322.70,2%\n"
        "2025-10-31\t,营销计划,1,1,0,0,0,0,0,0,0,0,0%\n"
    ))
    day = dict(date=dt.date(2025, 10, 31), report="计划", tool="淘宝客")
    assert room.told(part) == [
        day | dict(plan="通用计划", clicks=226, visits=178, amount=1562009, orders=395, carts=60, favourites=9, cost=32270),
        day | dict(plan="营销计划", clicks=1, visits=1, amount=0, orders=0, carts=0, favourites=0, cost=0),
    ]
    assert room.kinds(part) == set()


def test_淘宝客_orders_end_in_tabs(room):
    part = room.part(room.text(
        "确认收货时间,账户支出时间,淘客结算时间,创建时间,计划名称,商品id,商品名称,实际成交价格,成交商品数,佣金比例,佣金,服务费率,服务费金额,淘宝父订单编号,淘宝子订单编号,来源或淘客昵称,团长名称,备注\n"
        "2025-03-05 10:00:00\t,2025-03-06 00:00:00\t,2025-03-06 01:00:00\t,2025-03-01 09:00:00\t,通用计划\t,7001\t,白茶饼\t,88.00\t,1\t,5%\t,4.40\t,0%\t,0.00\t,111\t,112\t,某某\t,\t,\t\n"
    ))
    assert (part.table, part.format) == ("settlements", "tbk_settle")
    assert room.told(part) == [dict(
        order_id="111", suborder_id="112", plan="通用计划", item_id="7001", item_title="白茶饼", created_at=dt.datetime(2025, 3, 1, 9),
        confirmed_at=dt.datetime(2025, 3, 5, 10), settled_at=dt.datetime(2025, 3, 6, 1), quantity=1, amount=8800, commission=440,
        service_fee=0,
    )]


def test_淘宝客_commission_that_comes_back(room):
    part = room.part(room.workbook({"维权退款": [
        ["淘宝订单编号", "淘宝子订单编号", "商品名称", "维权退款金额", "应退回服务费", "应退回佣金", "维权状态", "订单结算时间", "维权创建时间", "维权完成时间"],
        ["111", "112", "白茶饼", "88.00", "0", "4.40", "维权成功", "2025-03-06 01:00:00", "2025-03-10 08:00:00", "2025-03-11 08:00:00"],
    ]}))
    assert (part.table, room.told(part)) == ("commission_returns", [dict(
        order_id="111", suborder_id="112", item_title="白茶饼", created_at=dt.datetime(2025, 3, 10, 8),
        completed_at=dt.datetime(2025, 3, 11, 8), status="维权成功", amount=8800, commission=440, service_fee=0,
    )])


def test_a_row_of_several_months_is_told_and_reaches_to_its_last_day(room):
    """It cannot be split: all of it stands in January, and the report covers the quarter nevertheless."""
    part = room.part(room.text("""
        日期,场景名字,计划ID,计划名字,展现量,点击量,花费,总成交金额
        2025-01-01~2025-03-31,关键词推广,1,甲,10,5,100,300
        2025-01-01~2025-03-31,关键词推广,2,乙,10,5,50,100
    """))
    told = room.finding(part, f.RowsCrossMonths)
    assert (told.severity, told.column, told.count, told.rows) == ("warn", "日期", 2, (2, 3))
    assert told.text() == (
        "“export.csv”有 2 行的“日期”跨了几个月（行：2、3），整段记在第一天，按月的图表会不准；请按天或按月导出。")
    assert room.column(part, "date") == [dt.date(2025, 1, 1)] * 2
    assert dict(part.days) == {dt.date(2025, 1, 1): 2, dt.date(2025, 3, 31): 0}
