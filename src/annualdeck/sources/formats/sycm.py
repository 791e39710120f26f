"""生意参谋: the shop's figures a day, and where its visitors came from in one period."""

from annualdeck.sources.format import Format, columns

SHOP_DAY = Format(
    id="sycm_shop_day",
    table="shop_daily",
    zh="生意参谋店铺日报",
    columns=columns("""
        date              统计日期 日期
        visitors          访客数
        pageviews         浏览量
        new_visitors      新访客数
        old_visitors      老访客数 | 回访客户数
        stay_seconds      平均停留时长
        bounce_rate       跳失率
        cart_buyers       加购人数
        favourite_buyers  商品收藏买家数 | 商品收藏人数
        ordered_amount    下单金额
        ordered_buyers    下单买家数
        paid_amount       支付金额
        buyers            支付买家数
        orders            支付父订单数 父订单数
        suborders         支付子订单数
        units             支付件数
        old_buyers        支付老买家数 | 老客复购人数
        old_buyer_amount  老买家支付金额 | 老客复购金额
        refund_amount     成功退款金额 退款金额(完结时间)
        ads_keyword_cost  关键词推广花费 关键词推广费 直通车消耗
        ads_display_cost  精准人群推广花费 精准人群推广费 人群推广花费 钻石展位消耗
        ads_site_cost     全站推广花费 全站推广费
        tbk_commission    淘宝客佣金
        members           会员总数 店铺会员数
        new_members       新增会员数
        active_members    活跃会员数
        member_amount     会员成交金额
        member_buyers     会员成交人数
        reviews           评价数
        positive_reviews  正面评价数
        negative_reviews  负面评价数
        parcels_collected 揽收包裹数
        parcels_shipped   发货包裹数
        parcels_signed    签收成功包裹数
        sign_seconds      平均支付_签收时长(秒)
        score_item        描述相符评分
        score_logistics   物流服务评分
        score_service     服务态度评分
    """),
    signs=(
        ("统计日期", "访客数"),
        ("日期", "访客数", "支付金额"),
        ("统计日期", "支付金额", "支付子订单数"),
        ("统计日期", "支付金额", "支付父订单数"),
        ("统计日期", "会员总数"),
        ("统计日期", "描述相符评分"),
        ("统计日期", "揽收包裹数"),
    ),
    never=(
        "商品ID", "商品名称", "搜索词", "券名称", "领取张数", "类目名称", "一级来源", "商品微详情访客数", "计划ID", "对象",
        "猜你喜欢曝光人数", "月份",
    ),
    also=("PC端访客数", "无线端访客数", "人均浏览量", "下单转化率", "支付转化率", "客单价", "UV价值", "净支付金额"),
)

FLOW = Format(
    id="sycm_flow",
    table="traffic",
    zh="生意参谋流量来源",
    columns=columns("""
        date         统计日期 日期
        carrier      流量载体
        source_1     一级来源
        source_2     二级来源
        source_3     三级来源
        visitors     访客数
        new_visitors 新访客 新访客数
        cart_buyers  加购人数
        buyers       支付买家数
        amount       支付金额
    """),
    signs=(("一级来源", "访客数"),),
    never=("商品ID", "浏览量"),
    also=("四级来源", "访客数环比", "平均停留时长", "3s查看人数", "商品点击人数", "关注店铺人数", "uv价值环比"),
    dated_by_name=True,
)
