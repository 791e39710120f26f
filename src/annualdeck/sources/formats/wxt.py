"""万相台无界版 (2023 on), where 场景名字 is the tool that spent the money; and 万相台 as it was in 2022."""

from annualdeck.sources.format import columns
from annualdeck.sources.formats.levels import Level, reports

NOW = reports(
    "wxt", "万相台", "万相台",
    columns("""
        date           日期
        tool           场景名字
        scene          原二级场景名字 | 场景名字
        plan_id        计划ID
        plan           计划名字
        unit           单元名字
        item_id        主体ID 宝贝ID 商品ID
        item           主体名称 宝贝名称 商品名称
        keyword        词名字/词包名字
        crowd          人群名字
        impressions    展现量
        clicks         点击量
        cost           花费
        amount         总成交金额
        direct_amount  直接成交金额
        presale_amount 总预售成交金额
        orders         总成交笔数
        carts          总购物车数
        favourites     总收藏数
        visits         引导访问量
        new_buyers     成交新客数
    """),
    signs=(("日期", "花费"),),
    levels=(
        Level("account", "账户", ("引导访问量", "总收藏加购数", "收藏宝贝数", "成交新客数", "自然流量曝光量", "含预售投产比", "净成交金额")),
        Level("scene", "场景", ("场景ID", "场景名字", "原二级场景ID", "原二级场景名字")),
        Level("plan", "计划", ("计划ID", "计划名字")),
        Level("unit", "单元", ("单元ID", "单元名字")),
        Level("item", "商品", ("主体ID", "主体名称", "宝贝ID", "宝贝名称", "商品ID", "商品名称")),
        Level("crowd", "人群", ("人群名字", "人群ID")),
        Level("keyword", "关键词", ("词名字/词包名字", "词ID/词包ID")),
        Level("creative", "创意", ("创意ID", "创意名字")),
    ),
    never=tuple(
        "计划名称 推广计划 单元名称 推广单元 推广单元名称 关键词 推广类型 宝贝收藏转化率 自然流量曝光 特权订金金额 新成交用户数 创意名称 创意标题 消耗 搜索量 触达访客数".split()
    ),
    also=tuple(
        "原二级场景ID 主体类型 词类型 平均展现排名 点击率 平均点击花费 千次展现花费 总预售成交笔数 直接预售成交金额 直接预售成交笔数 间接预售成交金额 间接预售成交笔数 间接成交金额 "
        "直接成交笔数 间接成交笔数 点击转化率 投入产出比 总成交成本 直接购物车数 间接购物车数 加购率 收藏店铺数 店铺收藏成本 总收藏加购成本 宝贝收藏加购数 宝贝收藏加购成本 "
        "宝贝收藏成本 宝贝收藏率 加购成本 拍下订单笔数 拍下订单金额 直接收藏宝贝数 间接收藏宝贝数 优惠券领取量 购物金充值笔数 购物金充值金额 旺旺咨询量 引导访问人数 "
        "引导访问潜客数 引导访问潜客占比 入会率 入会量 引导访问率 深度访问量 平均访问页面数 成交新客占比 会员首购人数 会员成交金额 会员成交笔数 成交人数 人均成交笔数 "
        "人均成交金额 自然流量转化金额 平台助推总成交 平台助推直接成交 平台助推点击 宝贝优惠券抵扣金额 平台补贴金额 补贴引导成交金额 净实际投产比 实际投产比 电商成交笔数 "
        "电商成交金额 闪购成交笔数 闪购成交金额".split()
    ),
)

IN_2022 = reports(
    "wxt_2022", "万相台（2022）", "万相台",
    columns("""
        date           日期
        scene          优化目标
        plan_id        计划id
        plan           计划名称
        item_id        商品id
        impressions    曝光量 展现量
        clicks         点击量
        cost           消耗 花费
        amount         总成交金额
        direct_amount  直接成交金额
        presale_amount 预售成交金额
        orders         总成交笔数
        carts          总加购量
        favourites     收藏量
    """),
    signs=tuple(("日期", "消耗", sure) for sure in ("效果模型", "统计口径", "转化周期")),
    levels=(
        Level("account", "账户"),
        Level("plan", "计划", ("计划id", "计划名称")),
        Level("creative", "创意", ("创意id",)),
    ),
    also=tuple(
        "店铺url 点击率 点击成本 千次展现成本 直接加购数 间接加购数 直接加购量 间接加购量 加购收藏量 加购收藏成本 成交转化率 roi 新客roi 预售成交笔数 直接成交笔数 间接成交笔数 "
        "间接成交金额 新客成交金额贡献占比 入会量 会员成交金额 派样量 派样金额 店铺订阅量 店铺订阅成本".split()
    ),
)

FORMATS = (*NOW, *IN_2022)
