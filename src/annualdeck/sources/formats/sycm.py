"""生意参谋: the shop as a whole, by day (自助取数, 首页) or over one period (交易概况), and its items together (宏观监控)."""

from annualdeck.sources.format import Format, columns

_PARTS = (   # what a report has that is no report of the whole shop
    "商品ID", "商品名称", "搜索词", "券名称", "领取张数", "类目名称", "一级来源", "流量来源", "商品微详情访客数", "有访问商品数", "计划ID", "对象",
    "店铺名称", "猜你喜欢曝光人数", "月份", "小时", "时段", "省份", "地域", "活动名称", "页面名称", "开播场次", "种草成交金额",
)

SHOP_DAY = Format(
    id="sycm_shop_day",
    table="shop_daily",
    zh="生意参谋店铺日报",
    columns=columns("""
        date              统计日期 日期
        visitors          访客数
        pageviews         浏览量
        new_visitors      新访客数 | 新访客户数
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
        new_buyers        支付新买家数
        old_buyers        支付老买家数 | 老客复购人数
        old_buyer_amount  老买家支付金额 | 老客复购金额
        refund_amount     成功退款金额 退款金额(完结时间)
        ads_keyword_cost  关键词推广花费 关键词推广费 直通车消耗
        ads_display_cost  精准人群推广花费 精准人群推广费 人群推广花费 钻石展位消耗
        ads_site_cost     全站推广花费 全站推广费
        ads_scene_cost    智能场景花费
        ads_video_cost    超级短视频消耗 超级短视频花费
        ads_wxt_cost      万相台消耗 万相台花费
        tbk_commission    淘宝客佣金
        members           会员总数 店铺会员数
        new_members       新增会员数
        active_members    活跃会员数
        member_amount     会员成交金额
        member_buyers     会员成交人数
        followers         关注店铺人数
        reviews           评价数
        positive_reviews  正面评价数
        negative_reviews  负面评价数
        parcels_collected 揽收包裹数
        parcels_shipped   发货包裹数
        parcels_signed    签收成功包裹数
        sign_seconds      平均支付_签收时长(秒)
        refund_days       退款处理时长(天)
        response_seconds  旺旺人工响应时长(秒)
        score_item        描述相符评分
        score_logistics   物流服务评分
        score_service     服务态度评分
    """),
    signs=(
        ("统计日期", "访客数"),
        ("日期", "访客数", "支付金额"),
        ("日期", "会员总数", "会员成交金额"),
        ("统计日期", "支付金额", "浏览量"),
        ("统计日期", "支付金额", "支付子订单数"),
        ("统计日期", "支付金额", "支付父订单数"),
        ("统计日期", "支付金额", "支付转化率"),
        *(("统计日期", only) for only in (
            "净支付金额", "会员总数", "新增会员数", "店铺客户数", "店铺会员数", "复购父订单数", "描述相符评分", "揽收包裹数", "发货包裹数", "评价数",
            "淘宝客佣金", "直通车消耗", "关键词推广花费", "关键词推广费", "全站推广花费", "签收退款率", "退款金额(完结时间)", "旺旺人工响应时长(秒)",
        )),
    ),
    never=_PARTS,
    also=tuple(
        "PC端访客数 无线端访客数 PC端浏览量 无线端浏览量 商品访客数 商品浏览量 商品收藏次数 加购件数 PC端支付金额 无线端支付金额 PC端支付买家数 无线端支付买家数 下单件数 "
        "人均浏览量 下单转化率 下单-支付转化率 客单价 UV价值 支付商品数 店铺收藏买家数 有图评价数 老买家正面评价数 老买家负面评价数 派送包裹数 老客复购率 咨询率 "
        "退款金额(支付时间) 金额退款率 订单退款率 平台判责率 24小时揽收及时率 物流到货时长(小时) 当期未购客户数 当期已购客户数 店铺粉丝数".split()
    ),
)

TRADE = Format(
    id="sycm_trade",
    table="shop_period",
    zh="生意参谋交易概况",
    columns=columns("""
        visitors       访客数
        ordered_buyers 下单买家数
        ordered_amount 下单金额
        buyers         支付买家数
        paid_amount    支付金额
        suborders      支付子订单数
        new_buyers     新买家数 支付新买家数
        old_buyers     老买家数 支付老买家数
    """),
    signs=(
        ("访客数", "下单买家数", "支付买家数"), ("访客数", "下单-支付转化率"), ("新买家数", "老买家数", "支付金额"),
        ("净支付金额", "访客数"),
    ),
    never=(*_PARTS, "统计日期", "日期"),
    also=tuple(
        "客单价 下单转化率 支付转化率 浏览量 平均停留时长 支付件数 加购人数 商品收藏人数 加购件数 老客复购金额 老客复购人数 老客复购率 咨询率 签收退款率 退款金额(完结时间) "
        "退款金额(支付时间) 金额退款率 订单退款率 退款处理时长(天) 旺旺人工响应时长(秒) 平台判责率 24小时揽收及时率 物流到货时长(小时) 关键词推广费 精准人群推广费 "
        "智能场景花费 全站推广花费 淘宝客佣金".split()
    ),
    dated_by_name=True,
)

MACRO = Format(
    id="sycm_macro",
    table="goods_daily",
    zh="生意参谋宏观监控",
    columns=columns("""
        date          统计日期 日期
        visitors      商品访客数
        pageviews     商品浏览量
        visited_items 有访问商品数
        sold_items    有支付商品数
        cart_buyers   商品加购人数
        buyers        支付买家数
        units         支付件数
        amount        支付金额
        refund_amount 成功退货退款金额 成功退款退货金额
    """),
    signs=(
        ("统计日期", "商品微详情访客数"), ("统计日期", "有支付商品数", "有访问商品数"), ("统计日期", "成功退货退款金额"),
        ("统计日期", "成功退款退货金额"), ("统计日期", "商品访客数", "支付转化率"),
    ),
    never=("商品ID", "商品名称", "类目名称", "一级来源", "访客数", "时间"),
    also=tuple(
        "分期支付金额 商品加购件数 商品收藏人数 商品平均停留时长 下单买家数 下单转化率 商品详情页跳出率 下单金额 访问收藏转化率 访问加购转化率 支付老买家数 老买家支付金额 "
        "支付新买家数 下单件数 客单价".split()
    ),
)

FORMATS = (SHOP_DAY, TRADE, MACRO)
