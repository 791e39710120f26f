"""优惠券: what 生意参谋 exports of coupons a day."""

from annualdeck.sources.format import Format, columns

COUPONS = Format(
    id="coupon_day",
    table="coupons",
    zh="优惠券报表",
    columns=columns("""
        date        统计日期 日期
        coupon      券名称 优惠券名称
        coupon_type 券类型 优惠券类型
        claimed     领取张数
        used        使用张数
        amount      支付金额
        buyers      支付买家数
    """),
    signs=(("领取张数", "使用张数"),),
    also=("支付件数", "客单价"),
)
