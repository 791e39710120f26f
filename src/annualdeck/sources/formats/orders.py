"""千牛: the order export (one row an order) and the item export (one row an item of an order)."""

from annualdeck.sources.format import Format, columns

LIST = Format(
    id="order_list",
    table="orders",
    zh="千牛订单导出",
    columns=columns("""
        order_id        订单编号 order_no
        buyer_id        买家会员名 | 买家会员昵称 买家昵称
        created_at      订单创建时间 创建时间
        paid_at         订单付款时间 付款时间
        total_amount    总金额
        received_amount 买家实际支付金额 实际支付金额
        refund_amount   退款金额
        status          订单状态 | 状态
        close_reason    订单关闭原因 | 关闭原因
        province        收货地址
        city            收货地址
        item_title      宝贝标题 | 标题
        quantity        宝贝总数量 | 总数量
        ships_by        应发货时间 最晚发货时间 承诺发货时间
        shipped_at      发货时间
        confirmed_at    确认收货时间
        shop            店铺名称
    """),
    signs=(
        ("买家会员名", "买家实际支付金额"),
        ("买家会员昵称", "买家实际支付金额"),
        ("订单编号", "总金额"),
        ("订单编号", "买家实际支付金额", "订单付款时间"),
        ("订单编号", "买家会员名", "宝贝标题"),
    ),
    never=(
        "退款编号", "买家退款金额", "退款完结时间", "退款的申请时间", "退款状态", "买家退款原因", "手工退款/系统退款", "售中或售后", "客服介入状态",
        "子订单编号", "购买数量", "商户订单号",
    ),
    also=tuple(
        "买家支付宝账号 支付单号 支付交易号 支付详情 买家应付货款 买家应付邮费 买家支付积分 返点积分 买家实际支付积分 买家留言 收货人姓名 运送方式 "
        "联系电话 联系手机 宝贝种类 物流单号 物流公司 订单备注 店铺Id 卖家服务费 买家服务费 发票抬头 是否手机订单 分阶段订单信息 特权订金订单id "
        "是否上传合同照片 是否上传小票 是否代付 定金排名 修改后的sku 修改后的收货地址 异常信息 天猫卡券抵扣 集分宝抵扣 是否是O2O交易 满返红包金额 "
        "打款商家金额 主订单编号 虚拟号过期时间 延迟发货自动赔付金额 预售订单 商家备忘 新零售交易类型 新零售导购门店名称 新零售导购门店id 新零售发货门店名称 "
        "新零售发货门店id 预约门店 含应开票给个人的个人红包 是否信用购 体验期结束时间 前N有礼 配送类型 直播返现状态 返现金额 新零售成交门店昵称 新零售成交门店id "
        "新零售成交经销商id".split()
    ),
)

DETAIL = Format(
    id="order_detail",
    table="order_lines",
    zh="千牛宝贝明细导出",
    columns=columns("""
        order_id      主订单编号 订单编号
        line_id       子订单编号
        item_id       商品ID 宝贝ID
        item_title    标题 宝贝标题
        sku           商家编码 | 外部系统编号
        properties    商品属性
        price         价格
        price_type    价格类型
        quantity      购买数量
        amount        买家实际支付金额
        refund_amount 退款金额
        status        订单状态
        paid_at       订单付款时间
    """),
    signs=(("标题", "购买数量"), ("宝贝标题", "购买数量"), ("主订单编号", "子订单编号")),
    never=("退款编号", "总金额"),
    also=("套餐信息", "备注", "支付单号", "买家应付货款", "退款状态", "订单创建时间"),
)

FORMATS = (LIST, DETAIL)
