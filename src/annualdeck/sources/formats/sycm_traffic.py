"""生意参谋: where visitors came from, of the shop and of one item, by which words, and through recommendation."""

from annualdeck.sources.format import Format, columns

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
    never=("商品ID", "浏览量", "支付件数"),
    also=tuple(
        "四级来源 访客数环比 新访客环比 平均停留时长 平均停留时长环比 3s查看人数 3s查看人数环比 商品点击人数 商品点击人数环比 加购人数环比 商品收藏人数 商品收藏人数环比 加购件数 "
        "加购件数环比 关注店铺人数 关注店铺人数环比 支付买家数环比 支付转化率 支付转化率环比 支付金额环比 客单价 客单价环比 UV价值 uv价值环比 下单买家数 下单买家数环比 "
        "下单金额 下单金额环比 下单转化率 下单转化率环比".split()
    ),
    dated_by_name=True,
)

ITEM_FLOW = Format(
    id="sycm_item_flow",
    table="item_traffic",
    zh="生意参谋商品流量来源",
    columns=columns("""
        date        统计日期 日期
        item        商品ID
        source_1    一级来源
        source_2    二级来源
        source_3    三级来源
        visitors    访客数
        pageviews   浏览量
        cart_buyers 加购人数
        buyers      支付买家数
        amount      支付金额
        units       支付件数
    """),
    signs=(("一级来源", "访客数", "浏览量"), ("一级来源", "访客数", "支付件数"), ("一级来源", "访客数", "商品ID")),
    also=("四级来源", "商品收藏人数", "支付转化率", "客单价"),
    dated_by_name=True,
    item_by_name=True,
)

KEYWORD = Format(
    id="sycm_keyword",
    table="brand_search",
    zh="生意参谋引流搜索词",
    columns=columns("""
        date        统计日期 日期
        keyword     搜索词 引流搜索词
        visitors    访客数
        cart_buyers 加购人数
        buyers      支付买家数
        units       支付件数
        amount      支付金额
    """),
    signs=(("搜索词", "访客数"), ("引流搜索词", "访客数")),
    never=("搜索人气", "交易指数", "商品ID"),
    also=("商品收藏人数", "支付转化率", "客单价", "UV价值"),
    dated_by_name=True,
)

RECOMMEND = Format(
    id="sycm_recommend",
    table="recommend",
    zh="生意参谋推荐分析",
    columns=columns("""
        date            统计日期 日期
        impressions     猜你喜欢曝光人数
        new_impressions 猜你喜欢曝光新客
        clicks          猜你喜欢点击人数
        item_visits     点击进入商详人数
        cart_favourites 加购收藏人数
        interactions    互动人数
        buyers          推荐首触支付买家数
        orders          推荐首触支付订单数
        amount          推荐首触支付金额
    """),
    signs=(("统计日期", "猜你喜欢曝光人数"), ("统计日期", "推荐首触支付金额"), ("统计日期", "推荐首触支付买家数")),
    also=tuple(
        "猜你喜欢曝光点击率 全屏页浏览人数 全屏页浏览新客 双列流进入全屏页人数 上下滑进入全屏页人数 全屏页深度浏览人数 全屏页深度浏览新客 3秒浏览人数 推荐首触支付新买家 "
        "推荐首触当日支付买家数 推荐首触当日支付订单数 推荐首触当日支付金额".split()
    ),
    constants={"subject": "本店"},
    sheets={"同行同层平均": {"subject": "同行"}},
)

FORMATS = (FLOW, ITEM_FLOW, KEYWORD, RECOMMEND)
