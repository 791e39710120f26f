"""生意参谋: items, by day (商品排行), one alone (商品360), and by category (品类360)."""

from annualdeck.sources.format import Format, columns

_OTHERS = ("一级来源", "搜索词", "券名称", "券模版ID", "内容ID", "视频id", "场次id", "充值总金额", "是否活动商品", "交易指数")

ITEM = Format(
    id="sycm_item",
    table="item_daily",
    zh="生意参谋商品排行",
    columns=columns("""
        date          统计日期 日期
        item          商品ID
        item_title    商品名称 商品标题
        visitors      商品访客数
        pageviews     商品浏览量
        cart_buyers   商品加购人数
        buyers        支付买家数
        units         支付件数
        amount        支付金额
        refund_amount 成功退款金额
    """),
    signs=(
        *(("统计日期", "商品ID", any_) for any_ in ("商品访客数", "商品浏览量", "商品加购人数", "支付金额", "支付件数", "支付买家数")),
        ("日期", "商品ID", "商品访客数"),
    ),
    never=(*_OTHERS, "skuId"),
    also=tuple(
        "主商品ID 商品类型 货号 商品状态 商品标签 平均停留时长 商品详情页跳出率 商品收藏人数 商品加购件数 下单买家数 下单件数 下单金额 下单转化率 总支付商品件数 总支付金额 "
        "商品支付转化率 支付新买家数 支付老买家数 老买家支付金额 聚划算支付金额 访客平均价值 竞争力评分 年累计支付金额 月累计支付金额 月累计支付件数 搜索引导支付转化率 "
        "搜索引导访客数 搜索引导支付买家数 结构化详情引导转化率 结构化详情引导成交占比".split()
    ),
)

ONE_ITEM = Format(
    id="sycm_360",
    table="item_detail",
    zh="生意参谋商品360",
    columns=columns("""
        date          时间 统计日期 日期
        item          商品ID
        visitors      商品访客数
        pageviews     商品浏览量
        cart_buyers   商品加购人数
        buyers        支付买家数
        units         支付件数
        amount        支付金额
        refund_amount 成功退款金额
    """),
    signs=(("支付转换率", "商品访客数"), ("下单转换率", "商品访客数"), ("时间", "商品访客数", "月累计支付金额"), ("时间", "商品访客数", "年累计支付金额")),
    never=("商品名称", "skuId"),
    also=tuple(
        "商品平均停留时长 商品详情页跳出率 商品加购件数 商品收藏人数 下单买家数 下单金额 下单件数 聚划算支付金额 支付新买家数 支付老买家数 老买家支付金额 月累计支付件数 "
        "访客平均价值".split()
    ),
    item_by_name=True,
)

SKUS = Format(
    id="sycm_360_sku",
    table="item_detail",
    zh="生意参谋商品360（SKU）",
    columns=columns("""
        date      统计日期 时间 日期
        item      商品ID
        sku       skuId
        sku_title sku名称 sku信息
        buyers    支付买家数
        units     支付件数
        amount    支付金额
    """),
    signs=(("skuId", "支付件数"), ("skuId", "支付金额"), ("skuId", "加购件数")),
    never=("评价时间", "评论"),
    also=("加购件数",),
    dated_by_name=True,
    item_by_name=True,
)

CATEGORY = Format(
    id="sycm_category",
    table="category_daily",
    zh="生意参谋品类360",
    columns=columns("""
        date          统计日期 日期
        category      类目名称 | 二级类目名称 一级类目名称
        visitors      商品访客数
        pageviews     商品浏览量
        visited_items 有访客商品数
        sold_items    有支付商品数
        amount        支付金额
        buyers        支付买家数
    """),
    signs=(
        *(("统计日期", "类目名称", any_) for any_ in ("商品访客数", "商品浏览量", "有访客商品数", "有支付商品数", "支付金额")),
        ("统计日期", "一级类目名称", "商品访客数"), ("统计日期", "二级类目名称", "商品访客数"),
    ),
    never=("商品ID", "商品名称", "交易指数", "供给指数", "对象", "店铺名称"),
)

FORMATS = (ITEM, ONE_ITEM, SKUS, CATEGORY)
