"""支付宝账务明细 of a merchant: lines of # before the header and after the rows, ids that end in a TAB."""

from annualdeck.sources.format import Format, columns

BILLS = Format(
    id="alipay",
    table="bills",
    zh="支付宝账务明细",
    columns=columns("""
        bill_id     支付宝流水号 账务流水号 | 支付宝交易号
        order_id    商户订单号
        booked_at   入账时间 发生时间
        kind        账务类型 业务类型
        income      收入(+元) 收入金额(+元)
        expense     支出(-元) 支出金额(-元)
        fee         服务费(元)
        description 业务描述
    """),
    signs=(("入账时间", "账务类型"), ("入账时间", "支付宝流水号"), ("发生时间", "收入金额(+元)"), ("入账时间", "收入(+元)")),
    also=tuple(
        "序号 账户余额(元) 支付渠道 签约产品 银行订单号 商品名称 备注 业务基础订单号 业务订单号 业务账单来源 付款备注".split()
    ),
)

FORMATS = (BILLS,)
