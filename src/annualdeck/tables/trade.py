"""Orders, their lines, and the money that goes back or is settled: one row a thing that happened once."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("orders", "订单", "千牛订单导出", "paid_at", "order_id", """
        order_id        id     订单编号
        buyer_id        buyer  买家会员名
        created_at      time   订单创建时间
        paid_at         time   订单付款时间 !
        total_amount    money  总金额（退款前）
        received_amount money  实收金额（退款后）
        refund_amount   money  退款金额
        status          text   订单状态
        close_reason    text   订单关闭原因
        province        text   省
        city            text   市
        item_title      text   宝贝标题
        quantity        count  宝贝总数量
        ships_by        time   应发货时间
        shipped_at      time   发货时间
        confirmed_at    time   确认收货时间
        shop            text   店铺名称
    """),
    table("order_lines", "订单明细", "千牛宝贝明细导出", "paid_at", "order_id line_id", """
        order_id        id     订单编号 !
        line_id         id     子订单编号
        item_id         id     商品ID
        item_title      text   标题
        category        text   类目
        sku             id     商家编码
        properties      text   商品属性
        price           money  价格
        price_type      text   价格类型
        quantity        count  购买数量
        amount          money  买家实际支付金额
        refund_amount   money  退款金额
        unit_cost       money  成本价
        status          text   订单状态
        paid_at         time   订单付款时间
    """),
    table("items", "商品", "商品清单", None, "item_id", """
        item_id         id     商品ID
        sku             id     商家编码
        item_title      text   商品名称
        category        text   类目 !
        brand           text   品牌
        unit_cost       money  成本价
        season          text   季节
    """),
    table("refunds", "退款", "千牛退款导出", "completed_at", "refund_id", """
        refund_id       id     退款编号
        order_id        id     订单编号
        item_title      text   宝贝标题
        paid_at         time   订单付款时间
        applied_at      time   退款的申请时间
        answered_at     time   首次响应时间
        completed_at    time   退款完结时间 !
        order_amount    money  买家实际支付金额
        amount          money  买家退款金额
        status          text   退款状态
        reason          text   买家退款原因
        kind            text   是否需要退货
        stage           text   售中或售后
        handled_by      text   手工退款/系统退款
        instant         text   是否零秒响应
        intervened      text   客服介入状态
    """, awaits="完结"),
    table("settlements", "淘宝客结算", "淘宝客订单结算", "settled_at", "suborder_id settled_at", """
        order_id        id     淘宝父订单编号
        suborder_id     id     淘宝子订单编号
        plan            text   计划名称
        item_id         id     商品id
        item_title      text   商品名称
        created_at      time   创建时间
        confirmed_at    time   确认收货时间
        settled_at      time   淘客结算时间 !
        quantity        count  成交商品数
        amount          money  实际成交价格
        commission      money  佣金
        service_fee     money  服务费金额
    """),
    table("commission_returns", "淘宝客维权", "淘宝客维权退款", "created_at", "suborder_id created_at", """
        order_id        id     淘宝订单编号
        suborder_id     id     淘宝子订单编号
        item_title      text   商品名称
        created_at      time   维权创建时间 !
        completed_at    time   维权完成时间
        status          text   维权状态
        amount          money  维权退款金额
        commission      money  应退回佣金
        service_fee     money  应退回服务费
    """),
    table("bills", "支付宝账务", "支付宝账务明细", "booked_at", "bill_id", """
        bill_id         id     支付宝流水号
        order_id        id     商户订单号
        booked_at       time   入账时间 !
        kind            text   账务类型
        income          money  收入
        expense         money  支出
        fee             money  服务费
        description     text   业务描述
    """),
)
