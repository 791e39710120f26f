"""直通车 (until 2023): daily reports of the account, its plans, units, keywords, crowds and creatives."""

from annualdeck.sources.format import columns
from annualdeck.sources.formats.levels import Level, reports

FORMATS = reports(
    "ztc", "直通车", "关键词推广",
    columns("""
        date           日期
        plan_id        计划id
        plan           计划名称 推广计划名称 推广计划
        unit           单元名称 推广单元名称 推广单元
        item_id        商品id 宝贝id
        item           商品名称 宝贝名称
        keyword        关键词 关键词名称
        crowd          人群名称 搜索人群
        impressions    展现量
        clicks         点击量
        cost           花费
        amount         总成交金额
        direct_amount  直接成交金额
        presale_amount 总预售成交金额
        orders         总成交笔数
        carts          总购物车数
        favourites     总收藏数
        new_buyers     新成交用户数
    """),
    signs=(("日期", "花费", "展现量"),),
    levels=(
        Level("account", "账户", ("宝贝收藏数", "宝贝收藏转化率", "直接点击转化率", "自然流量曝光", "特权订金金额", "新成交用户数")),
        Level("plan", "计划", ("计划名称", "推广计划名称", "推广计划")),
        Level("unit", "单元", ("单元名称", "推广单元名称", "推广单元")),
        Level("keyword", "关键词", ("关键词", "关键词名称")),
        Level("crowd", "人群", ("人群名称", "搜索人群")),
        Level("creative", "创意", ("创意名称", "创意标题")),
    ),
    never=("场景名字", "计划名字", "主体ID", "消耗", "效果模型", "搜索量", "触达访客数"),
    also=tuple(
        "推广类型 单元id 点击率 平均点击花费 千次展现花费 店铺收藏数 直接购物车数 间接购物车数 加购成本 宝贝收藏成本 加购率 总预售成交笔数 直接预售成交金额 直接预售成交笔数 "
        "间接预售成交金额 间接预售成交笔数 间接成交金额 直接成交笔数 间接成交笔数 投入产出比 点击转化率 购物金充值笔数 购物金充值金额 自然流量转化金额 尾款金额 一口价金额 "
        "新成交用户占比".split()
    ),
)
