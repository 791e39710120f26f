"""Parcels, stock and purchases: what moved, what lies there, and what was ordered from whom."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("shipments", "包裹", "物流发货明细", "shipped_at", "parcel_id order_id", """
        parcel_id       id     运单号
        order_id        id     订单编号
        carrier         text   快递公司
        from_province   text   发货省
        from_city       text   发货市
        province        text   收货省
        city            text   收货市
        paid_at         time   支付时间
        ships_by        time   应发货时间
        shipped_at      time   发货时间 !
        collected_at    time   揽收时间
        signed_at       time   签收时间
        signs_by        time   承诺送达时间
        exception       text   异常类型
        complaint       text   投诉类型
        compensated     text   延误补偿
        packaging       text   包装类型
        packaging_cost  money  包装费用
    """, awaits="发货"),
    table("exceptions", "揽收异常", "包裹中心揽收异常", "paid_at", "parcel_id order_id", """
        parcel_id       id     运单号
        order_id        id     交易单号
        carrier         text   快递公司
        kind            text   异常类型 !
        timeout         text   超时类型
        paid_at         time   支付时间 !
        collect_by      time   应揽收时间
        compensation    money  预计赔付金额
    """, sparse=True),
    table("stock", "库存", "进销存月报", "month", "month sku warehouse", """
        month           date   月份 !
        sku             id     商品编码 !
        item_title      text   商品名称
        warehouse       text   仓库
        opening_quantity count 期初数量
        received_quantity count 入库数量
        sold_quantity   count  销售出库
        closing_quantity count 期末数量
        bad_quantity    count  期末残品
        onway_quantity  count  采购在途
        unit_cost       money  成本价
        season          text   季节
    """),
    table("stock_moves", "出入库流水", "菜鸟出入库流水", "moved_at", "move_id sku moved_at", """
        move_id         id     出入库单号
        moved_at        time   出入库时间 !
        sku             id     货品编码
        item_title      text   货品名称
        warehouse       text   仓库
        kind            text   单据类型
        quality         text   库存类型
        quantity        count  出入库数量
        balance         count  结存数量
    """),
    table("purchases", "采购", "采购单导出", "received_at", "purchase_id sku received_at", """
        purchase_id     id     采购单号
        supplier        text   供应商
        sku             id     商品编码
        ordered_at      date   下单日期
        promised_at     date   约定到货
        received_at     date   实际到货 !
        ordered_quantity count 采购数量
        received_quantity count 到货数量
        unit_cost       money  采购单价
    """, awaits="到货"),
    table("clearance", "过季清仓", "过季清仓记录", "date", "date sku channel", """
        date            date   日期 !
        sku             id     商品编码
        item_title      text   商品名称
        season          text   季节
        channel         text   清仓渠道
        quantity        count  清仓数量
        amount          money  清仓金额
        cost            money  清仓成本
    """, sparse=True),
)
