"""生意参谋活动分析: one row a campaign."""

from annualdeck.sources.format import Format, columns

CAMPAIGN = Format(
    id="sycm_campaign",
    table="campaign_report",
    zh="生意参谋活动分析",
    columns=columns("""
        campaign_id 活动id
        campaign    活动名称
        kind        活动类型
        date        活动期开始时间 活动开始时间 开始日期 开始时间 | 统计日期
        end         活动期结束时间 活动结束时间 结束日期 结束时间
        amount      累计支付金额
        visitors    累计引流访客数
    """),
    signs=(("活动名称", "累计支付金额"), ("活动名称", "累计引流访客数")),
    never=("商品id", "商品名称"),
    also=("预热期开始时间", "预热期结束时间"),
)

FORMATS = (CAMPAIGN,)
