"""Contents, live rooms, notes and coupons."""

import datetime as dt

AT = dt.datetime


def test_live_rooms(room):
    part = room.part(room.workbook({"分场次": [
        ["直播标题", "场次id", "开播时间", "直播间观看次数", "直播间观看人数", "新增粉丝数", "转粉率", "商品点击人数", "商品加购人数", "成交人数", "成交笔数", "成交金额"],
        ["春茶上新", "4001", "2025-03-01 20:00:00", "12,345", "9,000", 88, "0.98%", 700, 120, 40, 45, "4,500.50"],
    ]}))
    assert room.told(part) == [dict(
        content_id="4001", title="春茶上新", published_at=AT(2025, 3, 1, 20), platform="淘宝直播", form="直播", plays=12345, visits=700,
        cart_buyers=120, buyers=40, orders=45, amount=450050, new_fans=88,
    )]


def test_counts_that_are_too_small_to_be_told_are_missing(room):
    part = room.part(room.text("内容ID,内容名称,内容发布时间,播放次数,种草成交人数\n8001,春茶,2025-03-01 09:00:00,800,*\n"))
    assert (room.kinds(part), room.told(part)) == (set(), [
        dict(content_id="8001", title="春茶", published_at=AT(2025, 3, 1, 9), platform="淘宝", plays=800)
    ])


def test_a_work_that_stands_there_with_each_of_its_items_counts_once(room):
    part = room.part(room.workbook({"明细数据": [
        ["内容ID", "内容名称", "内容发布时间", "商品ID", "查看次数", "播放次数", "完播率", "互动次数", "点赞次数", "评论次数", "分享次数", "收藏次数", "曝光人数",
         "商品引导点击人数", "种草成交人数", "种草成交订单数", "种草成交金额"],
        ["8001", "三分钟泡茶", "2025-03-01 09:00:00", "7001", 900, 800, "30%", 70, 50, 9, 4, 7, 5000, 60, 3, 3, 150.5],
        ["8001", "三分钟泡茶", "2025-03-01 09:00:00", "7002", 900, 800, "30%", 70, 50, 9, 4, 7, 5000, 60, 3, 3, 150.5],
    ]}))
    assert (part.rows, part.repeated) == (1, 1)
    assert room.told(part) == [dict(
        content_id="8001", title="三分钟泡茶", published_at=AT(2025, 3, 1, 9), platform="淘宝", exposures=5000, plays=800, likes=50, comments=9,
        favourites=7, shares=4, interactions=70, visits=60, buyers=3, orders=3, amount=15050,
    )]


def test_works_that_were_paid_for_bring_their_cost_once(room):
    part = room.part(room.text("""
        商品id,商品名称,商品种草成交金额,发布时间,任务id,内容id,标题,作者,内容类型,内容商品点击人数,内容种草成交金额,内容种草成交人数,内容种草成交笔数,任务金额,任务名称
        7001,白茶饼,60,2025-03-01 09:00:00,1,8001,三分钟泡茶,茶博士,短视频,60,150.5,3,3,"2,000.00",春茶
        7002,茶杯,90.5,2025-03-01 09:00:00,1,8001,三分钟泡茶,茶博士,短视频,60,150.5,3,3,"2,000.00",春茶
    """))
    assert room.told(part) == [dict(
        content_id="8001", title="三分钟泡茶", published_at=AT(2025, 3, 1, 9), platform="淘宝", form="短视频", creator="茶博士", visits=60, buyers=3,
        orders=3, amount=15050, cost=200000,
    )]


def test_notes_of_小红书_in_both_layouts(room):
    older = room.part(room.bytes("\ufeff笔记标题,发布时间,曝光,观看,点赞,评论,收藏,分享,涨粉,平均观看时长\n春茶,2026-09-01 20:00,61200,7465,300,20,24,9,26,7\n".encode(), "a.csv"))
    newer = room.part(room.text("笔记标题,首次发布时间,体裁,曝光,观看量,封面点击率,点赞,评论,收藏,涨粉,分享\n茶器,2026-09-02 20:00,视频,100,90,12%,8,7,6,5,4\n", "b.csv"))
    assert room.told(older) == [dict(
        title="春茶", published_at=AT(2026, 9, 1, 20), platform="小红书", form="笔记", exposures=61200, plays=7465, likes=300, comments=20,
        favourites=24, shares=9, new_fans=26,
    )]
    assert room.told(newer) == [dict(
        title="茶器", published_at=AT(2026, 9, 2, 20), platform="小红书", form="视频", exposures=100, plays=90, likes=8, comments=7,
        favourites=6, shares=4, new_fans=5,
    )]


def test_the_shops_own_record_of_creators(room):
    part = room.part(room.text("""
        发布时间,平台,形式,达人,达人层级,内容名称,播放次数,引导进店人数,加购人数,成交金额,合作费用
        2025-03-01,抖音,短视频,茶博士,腰部,春茶,"12,000",300,40,3000,1500
    """))
    assert (part.format, room.told(part)) == ("content_own", [dict(
        title="春茶", published_at=AT(2025, 3, 1), platform="抖音", form="短视频", creator="茶博士", creator_tier="腰部", plays=12000, visits=300,
        cart_buyers=40, amount=300000, cost=150000,
    )])


def test_the_list_of_coupons_has_no_days(room):
    part = room.part(room.workbook({"s": [
        ["序号", "券名称", "券模版ID", "推广方式", "状态", "优惠金额", "领取量", "发放量", "每人限领", "透出时间", "使用时间", "圈品ID", "圈品ID(续1)"],
        [1, "会员日", "90001", "全网自动推广", "领取中", "满100减10", "1,200", "5,000", "1", "2025-06-01", "起：2025-06-01 00:00:00\n止：2025-06-20 23:59:59", "7001,7002", "7003"],
    ]}))
    assert (part.table, room.told(part)) == ("coupon_offers", [dict(
        coupon_id="90001", coupon="会员日", channel="全网自动推广", status="领取中", discount="满100减10", issued=5000, claimed=1200, each="1",
    )])


def test_coupons_a_day_without_a_name(room):
    part = room.part(room.text("统计日期,领取张数,使用张数,支付金额,支付买家数,支付件数,客单价\n2025-06-01,\"1,200\",300,60000,280,310,214.29\n"))
    assert room.told(part) == [dict(date=dt.date(2025, 6, 1), claimed=1200, used=300, amount=6000000, buyers=280)]
