"""Parcels: as an ERP or 菜鸟 lists them with the times they were shipped, collected and signed; and 揽收异常."""

from annualdeck.sources.format import Format, columns

_NUMBER = ("运单号", "快递单号", "物流单号", "包裹号")

PARCELS = Format(
    id="parcels",
    table="shipments",
    zh="物流发货明细",
    columns=columns("""
        parcel_id      运单号 快递单号 物流单号 包裹号
        order_id       线上订单号 平台订单号 分销订单号 原始单号 交易单号 订单编号 | 交易订单号 订单号
        carrier        快递公司 物流公司 承运商 配送公司
        from_province  发货省 发货省份 发件省 始发省 | 发货地址
        from_city      发货市 发货城市 发件市 始发城市 | 发货地址
        province       收货省 收货省份 收件省 目的省 省 省份 | 收货地址
        city           收货市 收货城市 收件市 目的城市 市 城市 | 收货地址
        paid_at        支付时间 付款时间 | 付款日期
        ships_by       应发货时间 承诺发货时间 最晚发货时间 | 预计发货时间
        shipped_at     发货时间 实际发货时间 | 发货日期 出库时间
        collected_at   揽收时间 揽件时间 物流揽收时间
        signed_at      签收时间 妥投时间 物流签收时间
        signs_by       承诺送达时间 应送达时间 承诺签收时间 | 预计送达时间
        exception      异常类型 异常原因 | 订单异常状态
        complaint      投诉类型
        compensated    延误补偿
        packaging      包装类型
        packaging_cost 包装费用
    """),
    signs=tuple(
        (number, moment)
        for number in _NUMBER
        for moment in ("签收时间", "揽收时间", "妥投时间", "揽件时间", "物流签收时间", "物流揽收时间", "发货时间", "发货日期", "实际发货时间", "出库时间")
    ),
    never=("买家会员名", "买家会员昵称", "买家实际支付金额", "总金额", "买家应付货款", "宝贝标题", "应揽收时间", "退款编号", "内部订单号", "预计赔付金额", "评价内容"),
    also=tuple("店铺名称 仓库名称 下单时间 系统单号 物流订单号 外部订单号 仓库订单号 区 街道 时效 运配异常 包裹是否停滞 包裹停滞文案 快递费用".split()),
)

EXCEPTIONS = Format(
    id="logistics_exc",
    table="exceptions",
    zh="包裹中心揽收异常",
    columns=columns("""
        parcel_id    运单号
        order_id     交易单号
        carrier      快递公司
        kind         异常类型
        timeout      超时类型
        paid_at      支付时间
        collect_by   应揽收时间
        compensation 预计赔付金额
    """),
    signs=(("交易单号", "应揽收时间"), ("运单号", "应揽收时间"), ("交易单号", "超时类型"), ("交易单号", "预计赔付金额")),
    also=("子交易单号", "订单服务", "商品名称", "备注信息"),
)

FORMATS = (PARCELS, EXCEPTIONS)
