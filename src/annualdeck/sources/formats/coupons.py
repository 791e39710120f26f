"""优惠券: what was claimed and used a day (生意参谋), and the list of coupons with how many were claimed (商家中心)."""

from annualdeck.sources.format import Format, columns

DAY = Format(
    id="coupon_day",
    table="coupons",
    zh="优惠券报表",
    columns=columns("""
        date        统计日期 日期
        coupon      券名称 优惠券名称
        coupon_type 券类型 优惠券类型
        channel     推广方式
        issued      发放量 发放张数
        claimed     领取张数 领取量
        used        使用张数 使用量
        amount      支付金额
        buyers      支付买家数
    """),
    signs=(("领取张数", "使用张数"), ("统计日期", "领取量", "使用量"), ("日期", "领取量", "使用量")),
    never=("券模版ID", "圈品ID"),
    also=("支付件数", "客单价"),
)

LIST = Format(
    id="coupon_list",
    table="coupon_offers",
    zh="商家中心优惠券列表",
    columns=columns("""
        coupon_id 券模版ID
        coupon    券名称
        channel   推广方式
        status    状态
        discount  优惠金额
        issued    发放量
        claimed   领取量
        each      每人限领
    """),
    signs=(("券模版ID", "领取量"), ("券模版ID", "发放量"), ("券模版ID", "券名称")),
    also=("序号", "透出时间", "使用时间", "圈品ID", "圈品ID(续1)", "圈品ID(续2)", "圈品ID(续3)"),
)

FORMATS = (DAY, LIST)
