"""行业与竞店: this program's own layout, and what 生意参谋 市场 tells of the market, its shops and its brands.

生意参谋 tells indices of the market (交易指数, 搜索人气), which are no money, and ranges of the rivals' amounts.
"""

from annualdeck.sources.format import Format, columns

OWN = Format(
    id="market",
    table="market",
    zh="行业与竞店数据",
    columns=columns("""
        date            月份 统计月份 | 统计日期 日期
        category        类目 品类 类目名称
        subject         对象 主体
        origin          品牌归属 归属
        region          地区 区域
        amount          交易金额 交易额 | 支付金额
        amount_low      交易额下限 交易金额下限
        amount_high     交易额上限 交易金额上限
        trade_index     交易指数
        conversion_rate 支付转化率 转化率
        conversion_low  支付转化率下限 转化率下限
        conversion_high 支付转化率上限 转化率上限
        spend_per_buyer 客单价
        coverage        渠道覆盖率
        rank            行业排名 排名
    """),
    signs=(("月份", "对象"), ("统计月份", "对象"), ("统计日期", "对象"), ("日期", "对象", "交易指数"), ("月份", "主体", "交易金额")),
    never=("猜你喜欢曝光人数", "本店价格", "竞品价格"),
)

INDUSTRY = Format(
    id="sycm_market",
    table="market",
    zh="生意参谋市场大盘",
    columns=columns("""
        date            月份 统计月份 | 统计日期 日期 时间
        category        类目名称 | 子行业 行业名称 类目 行业 二级类目名称 一级类目名称
        trade_index     交易指数
        conversion_rate 支付转化率
        rank            行业排名
    """),
    signs=(
        ("交易指数", "交易指数占比"), ("交易指数", "交易增速"), ("交易指数", "供给指数"), ("交易指数", "流量指数"), ("交易指数", "搜索人气"),
        ("交易指数", "客群指数"), ("交易指数占比", "供给指数"), ("交易指数占比", "交易增速"), ("供给指数", "价格带区间"),
    ),
    never=("对象", "店铺名称", "竞店名称", "品牌名称", "商品名称", "商品ID", "搜索词", "商品信息", "店铺", "品牌"),
    also=("价格带区间", "访问人气", "支付转化指数"),
    constants={"subject": "行业"},
    dated_by_name=True,
)

RIVALS = Format(
    id="sycm_rivals",
    table="market",
    zh="生意参谋竞店与排行",
    columns=columns("""
        date            月份 统计月份 | 统计日期 日期 时间
        category        类目名称 类目 行业名称
        subject         店铺名称 竞店名称 店铺 品牌名称 品牌
        amount          支付金额 交易金额
        trade_index     交易指数
        conversion_rate 支付转化率
        spend_per_buyer 客单价
        rank            行业排名 排名
    """),
    signs=(
        *((who, index) for who in ("店铺名称", "竞店名称", "品牌名称", "店铺", "品牌") for index in ("交易指数", "流量指数", "搜索人气", "支付转化指数")),
        ("竞店名称", "支付金额"), ("竞店名称", "支付转化率"),
    ),
    never=("对象", "商品名称", "商品ID", "商品信息", "订单编号", "子订单编号", "券名称"),
    also=("交易增长幅度", "客群指数"),
    dated_by_name=True,
)

FORMATS = (OWN, INDUSTRY, RIVALS)
