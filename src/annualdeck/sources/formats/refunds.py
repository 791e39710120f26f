"""千牛退款: one row a refund; an order may have several."""

from annualdeck.sources.format import Format, columns

REFUND = Format(
    id="refund",
    table="refunds",
    zh="千牛退款导出",
    columns=columns("""
        refund_id    退款编号 退款单号
        order_id     订单编号 主订单编号
        item_title   宝贝标题 商品标题
        paid_at      订单付款时间 付款时间
        applied_at   退款的申请时间 退款申请时间 申请时间
        answered_at  首次响应时间
        completed_at 退款完结时间 退款完成时间 退款成功时间 | 完结时间
        order_amount 买家实际支付金额
        amount       买家退款金额 退款金额
        status       退款状态
        reason       买家退款原因 退款原因
        kind         是否需要退货 | 售后类型 退款类型
        stage        售中或售后
        handled_by   手工退款/系统退款
        instant      是否零秒响应
        intervened   客服介入状态
    """),
    signs=(
        ("退款编号", "买家退款金额"), ("退款编号", "退款金额"), ("退款编号", "退款的申请时间"), ("退款编号", "退款状态"), ("退款单号", "退款金额"),
        ("订单编号", "买家退款金额", "退款完结时间"),
    ),
    never=("评价内容", "会话ID", "工单号"),
    also=tuple(
        "支付宝交易号 支付单号 商家编码 商品编码 商品id 买家会员名称 超时时间 货物状态 退货物流信息 发货物流信息 卖家真实姓名 卖家退货地址 卖家邮编 卖家电话 卖家手机 "
        "退货物流单号 退货物流公司 买家退款说明 买家退货时间 责任方 商家备注 部分退款/全部退款 审核操作人 举证超时 退款操作人 主数据编码 退款原因标签 业务类型 "
        "是否帮他退款 帮他退款操作账号".split()
    ),
)

FORMATS = (REFUND,)
