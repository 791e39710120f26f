"""Reviews: from 千牛, from a tool's table, copied from a page."""

import datetime as dt


def test_reviews_of_千牛_bring_the_platforms_own_sentiment(room):
    part = room.part(room.workbook({"评价": [
        ["评价ID", "评价内容", "评价标签", "情感(11正面/12中性/13负面)", "评价时间", "追评ID", "追评内容", "买家昵称(w**)", "订单ID", "商品标题", "商品ID"],
        ["5001", "很好喝", "口感好", 11, "2025-03-08 12:00:00", "", "", "w**", "331", "白茶饼", "7001"],
    ]}))
    assert part.table == "reviews" and "买家昵称(w**)" not in part.columns.values()
    assert room.told(part) == [dict(
        review_id="5001", order_id="331", reviewed_at=dt.datetime(2025, 3, 8, 12), item_id="7001", item_title="白茶饼",
        platform_sentiment="11", content="很好喝",
    )]


def test_reviews_of_a_tool_say_whether_they_are_good(room):
    part = room.part(room.text("""
        评论,昵称,追评内容,追评时间,评价时间,商品id,颜色分类,评价分类,skuid
        碎了,t**1,客服赔了,2025-03-10 08:00:00,2025-03-08 12:00:00,7001,白,差评,9
    """))
    assert part.personal == ("昵称",)
    assert room.told(part) == [dict(
        reviewed_at=dt.datetime(2025, 3, 8, 12), item_id="7001", rating="差评", content="碎了", append_content="客服赔了",
    )]


def test_reviews_copied_from_a_page(room):
    part = room.part(room.text("时间,评论,追加评论,分类\n2020-04-24 15:39:24,灯很亮,,颜色分类:白\n"))
    assert (part.unmapped, room.told(part)) == (
        ("分类",), [dict(reviewed_at=dt.datetime(2020, 4, 24, 15, 39, 24), content="灯很亮")]
    )
