"""What buyers say and who the members are."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("reviews", "评价", "千牛评价导出", "reviewed_at", "review_id", """
        review_id       id     评价ID
        order_id        id     订单ID
        reviewed_at     time   评价时间 !
        channel         text   反馈渠道
        item_id         id     商品ID
        item_title      text   商品标题
        rating          text   评价分类
        stars           number 星级
        platform_sentiment text 情感
        content         free   评价内容
        append_content  free   追评内容
        answered_at     time   回复时间
    """),
    table("survey", "问卷", "问卷星原始数据", "answered_at", "answer_id question", """
        answer_id       id     序号
        answered_at     time   提交答卷时间 !
        question        text   题目 !
        score           number 得分
        answer          free   答案
        segment         text   客户类型
        invited         count  发放份数
    """, sparse=True),
    table("members", "会员", "会员名单导出", "joined_at", "member_id", """
        member_id       buyer  会员 !
        joined_at       time   入会时间 !
        tier            text   等级
        tier_before     text   期初等级
    """, sparse=True),
    table("member_daily", "会员日报", "会员日报", "date", "date", """
        date            date   日期 !
        visiting_members count 进店会员数
        cart_members    count  加购会员数
        paying_members  count  支付会员数
        amount          money  会员支付金额
        repurchase_members count 30日复购会员数
        repurchase_amount money 30日会员复购金额
    """, completes=True, daily=True),
    table("retention", "集客复购月报", "集客复购月报", "month", "month category", """
        month           date   月份 !
        category        text   类目
        new_buyer_share rate   新客占比
        new_amount_share rate  新客销售额占比
        repurchase_30d  rate   店铺复购率(30天)
        repurchase_180d rate   店铺复购率(180天)
        repurchase_360d rate   店铺复购率(360天)
        winback_rate    rate   流失客户回购率
        spend_per_buyer money  客单价
    """),
    table("points", "积分", "积分流水导出", "date", "date direction source use", """
        date            date   日期 !
        direction       text   收支 !
        source          text   来源
        use             text   用途
        points          count  积分
    """),
)
