"""引力魔方 and 超级推荐: money that is called 消耗, by plan, item, crowd, place or creative.

The same report is exported as 展现效果 and as 点击效果 with the same headers; the money spent is the same in both.
"""

from annualdeck.sources.format import columns
from annualdeck.sources.formats.levels import Level, reports

FORMATS = reports(
    "ylmf", "引力魔方", "人群推广",
    columns("""
        date           日期
        plan           计划 计划名称 | 计划组
        plan_id        计划id
        item_id        商品id
        item           主体名称
        crowd          定向人群 人群名称
        placement      资源位
        impressions    展现量
        clicks         点击量
        cost           消耗 花费
        amount         成交订单金额 总成交金额
        presale_amount 预售金额
        orders         成交订单量 总成交笔数
        carts          添加购物车量
        favourites     收藏宝贝量
        visits         引导访问量
        new_buyers     新客获取量
    """),
    signs=tuple(("日期", "消耗", sure) for sure in ("投资回报率", "成交订单金额", "新客获取量", "添加购物车量", "计划组")),
    levels=(
        Level("plan", "计划"),
        Level("item", "商品", ("主体名称", "商品id")),
        Level("crowd", "人群", ("定向人群", "人群名称")),
        Level("place", "资源位", ("资源位",)),
        Level("creative", "创意", ("创意名称", "创意id")),
    ),
    never=("效果模型", "转化周期", "统计口径", "搜索量", "触达访客数", "单元名称"),
    also=tuple(
        "主体类型 点击率 千次展现成本 点击成本 引导访问人数 引导访问潜客数 引导访问潜客占比 引导访问率 深度访问量 平均访问页面数 关注店铺量 回搜量 回访量 回搜成本 回访成本 "
        "平均深度访问时长 拉新率 拉新消耗 拉新成本 拍下订单量 拍下订单金额 预售订单量 加购收藏量 加购收藏成本 展现转化率 点击转化率".split()
    ),
)
