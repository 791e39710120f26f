"""What the platform reports about the shop, its goods and its traffic: one row a day, item, source or word."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("shop_daily", "店铺日报", "生意参谋店铺日报", "date", "date", """
        date            date   统计日期 !
        visitors        count  访客数
        pageviews       count  浏览量
        new_visitors    count  新访客数
        old_visitors    count  老访客数
        stay_seconds    number 平均停留时长
        bounce_rate     rate   跳失率
        cart_buyers     count  加购人数
        favourite_buyers count 商品收藏买家数
        ordered_amount  money  下单金额
        ordered_buyers  count  下单买家数
        paid_amount     money  支付金额
        buyers          count  支付买家数
        orders          count  支付父订单数
        suborders       count  支付子订单数
        units           count  支付件数
        new_buyers      count  支付新买家数
        old_buyers      count  支付老买家数
        old_buyer_amount money 老买家支付金额
        refund_amount   money  成功退款金额
        ads_keyword_cost money 关键词推广花费
        ads_display_cost money 人群推广花费
        ads_site_cost   money  全站推广花费
        ads_scene_cost  money  智能场景花费
        ads_video_cost  money  超级短视频消耗
        ads_wxt_cost    money  万相台消耗
        tbk_commission  money  淘宝客佣金
        members         count  会员总数
        new_members     count  新增会员数
        active_members  count  活跃会员数
        member_amount   money  会员成交金额
        member_buyers   count  会员成交人数
        followers       count  关注店铺人数
        reviews         count  评价数
        positive_reviews count 正面评价数
        negative_reviews count 负面评价数
        parcels_collected count 揽收包裹数
        parcels_shipped count  发货包裹数
        parcels_signed  count  签收成功包裹数
        sign_seconds    number 平均支付_签收时长(秒)
        refund_days     number 退款处理时长(天)
        response_seconds number 旺旺人工响应时长(秒)
        score_item      number 描述相符评分
        score_logistics number 物流服务评分
        score_service   number 服务态度评分
    """, completes=True, daily=True),
    table("item_daily", "商品日报", "生意参谋商品排行", "date", "date item item_title", """
        date            date   统计日期 !
        item            id     商品ID
        item_title      text   商品名称
        category        text   类目
        visitors        count  商品访客数
        pageviews       count  商品浏览量
        cart_buyers     count  商品加购人数
        buyers          count  支付买家数
        units           count  支付件数
        amount          money  支付金额
        refund_amount   money  成功退款金额
    """),
    table("item_detail", "单品日报", "生意参谋商品360", "date", "date item sku", """
        date            date   统计日期 !
        item            id     商品ID
        sku             id     SKU编号
        sku_title       text   SKU名称
        visitors        count  商品访客数
        pageviews       count  商品浏览量
        cart_buyers     count  商品加购人数
        buyers          count  支付买家数
        units           count  支付件数
        amount          money  支付金额
        refund_amount   money  成功退款金额
    """, daily=True),
    table("category_daily", "品类日报", "生意参谋品类360", "date", "date category", """
        date            date   统计日期 !
        category        text   类目名称 !
        visitors        count  商品访客数
        pageviews       count  商品浏览量
        visited_items   count  有访客商品数
        sold_items      count  有支付商品数
        amount          money  支付金额
        buyers          count  支付买家数
    """, daily=True),
    table("goods_daily", "商品宏观日报", "生意参谋宏观监控", "date", "date", """
        date            date   统计日期 !
        visitors        count  商品访客数
        pageviews       count  商品浏览量
        visited_items   count  有访问商品数
        sold_items      count  有支付商品数
        cart_buyers     count  商品加购人数
        buyers          count  支付买家数
        units           count  支付件数
        amount          money  支付金额
        refund_amount   money  成功退货退款金额
    """, daily=True),
    table("shop_period", "交易概况", "生意参谋交易概况", "date", "date", """
        date            date   统计日期 !
        visitors        count  访客数
        ordered_buyers  count  下单买家数
        ordered_amount  money  下单金额
        buyers          count  支付买家数
        paid_amount     money  支付金额
        suborders       count  支付子订单数
        new_buyers      count  新买家数
        old_buyers      count  老买家数
    """),
    table("traffic", "流量来源", "生意参谋流量来源", "date", "date carrier source_1 source_2 source_3", """
        date            date   统计日期 !
        carrier         text   流量载体
        source_1        text   一级来源 !
        source_2        text   二级来源
        source_3        text   三级来源
        visitors        count  访客数
        new_visitors    count  新访客
        cart_buyers     count  加购人数
        buyers          count  支付买家数
        amount          money  支付金额
    """),
    table("item_traffic", "商品流量来源", "生意参谋商品流量来源", "date", "date item source_1 source_2 source_3", """
        date            date   统计日期 !
        item            id     商品ID
        source_1        text   一级来源 !
        source_2        text   二级来源
        source_3        text   三级来源
        visitors        count  访客数
        pageviews       count  浏览量
        cart_buyers     count  加购人数
        buyers          count  支付买家数
        amount          money  支付金额
        units           count  支付件数
    """),
    table("brand_search", "引流搜索词", "生意参谋引流搜索词", "date", "date keyword", """
        date            date   统计日期 !
        keyword         text   搜索词 !
        visitors        count  访客数
        cart_buyers     count  加购人数
        buyers          count  支付买家数
        units           count  支付件数
        amount          money  支付金额
    """),
    table("recommend", "推荐流量", "生意参谋推荐分析", "date", "date subject", """
        date            date   统计日期 !
        subject         text   对象（本店或同行）
        impressions     count  猜你喜欢曝光人数
        new_impressions count  猜你喜欢曝光新客
        clicks          count  猜你喜欢点击人数
        item_visits     count  点击进入商详人数
        cart_favourites count  加购收藏人数
        interactions    count  互动人数
        buyers          count  推荐首触支付买家数
        orders          count  推荐首触支付订单数
        amount          money  推荐首触支付金额
    """),
    table("scores", "店铺体验分", "店铺体验分", "date", "date", """
        date            date   统计日期 !
        experience      number 真实体验分
        item            number 宝贝质量
        logistics       number 物流速度
        service         number 服务保障
        rival_share     rate   超过同行百分比
    """, completes=True, daily=True),
)
