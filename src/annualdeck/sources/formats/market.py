"""行业与竞店: no export with a fixed layout is known, so these headers are this program's own."""

from annualdeck.sources.format import Format, columns

MARKET = Format(
    id="market",
    table="market",
    zh="行业与竞店数据",
    columns=columns("""
        date            月份
        category        类目
        subject         对象
        region          地区
        amount          交易金额 交易额
        trade_index     交易指数
        conversion_rate 支付转化率
        spend_per_buyer 客单价
        coverage        渠道覆盖率
        rank            行业排名
    """),
    signs=(("月份", "对象"),),
)
