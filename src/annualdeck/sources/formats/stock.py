"""Stock and purchases: 菜鸟进销存月报, 聚水潭库存, this program's own layout; purchase orders; what was cleared."""

from annualdeck.sources.format import Format, columns

CAINIAO = Format(
    id="cainiao_stock",
    table="stock",
    zh="菜鸟进销存月报",
    columns=columns("""
        month             period 月份
        sku               goods_code 货品编码
        item_title        goods_name 货品名称
        warehouse         inventory_name 仓库
        opening_quantity  init_total 期初
        received_quantity in_total 入库
        sold_quantity     out_sales 销售出库
        closing_quantity  final_total 期末
        bad_quantity      final_bad 期末残品
        onway_quantity    purchase_onway 采购在途
    """),
    signs=(
        ("goods_code", "final_total"), ("goods_code", "init_total"), ("goods_code", "out_sales"), ("货品编码", "期末"),
        ("货品编码", "期初"), ("货品编码", "销售出库"),
    ),
    also=tuple(
        "goods_id 货品id init_goods 期初正品 init_bad 期初残品 in_good in_bad check_good 盘盈正品 check_bad out_total 出库 out_other 其他出库 out_bac "
        "check_good_need check_bac_need final_goods 期末正品 change_onway 调拨在途 back_changeber".split()
    ),
    dated_by_name=True,
)

JST = Format(
    id="jst_stock",
    table="stock",
    zh="聚水潭库存",
    columns=columns("""
        month            月份 | 统计日期 日期
        sku              商品编码
        item_title       商品名 商品名称
        warehouse        仓库
        closing_quantity 主仓实际库存 主仓实际库存数 实际库存 实际库存数
        bad_quantity     次品库存
        onway_quantity   采购在途数
        unit_cost        成本价
    """),
    signs=(
        ("商品编码", "主仓实际库存"), ("商品编码", "主仓实际库存数"), ("商品编码", "订单占有数", "实际库存"), ("商品编码", "订单占有数", "实际库存数"),
    ),
    also=tuple("款式编码 颜色及规格 订单占有数 公有可用数 调拨在途数 进货仓库存 销退仓库存 虚拟库存 安全库存上限 安全库存下限".split()),
    dated_by_name=True,
)

MOVES = Format(
    id="cainiao_moves",
    table="stock_moves",
    zh="菜鸟出入库流水",
    columns=columns("""
        move_id    order_id 出入库单号
        moved_at   in_out_time 出入库时间
        sku        goods_code 货品编码
        item_title goods_name 货品名称
        warehouse  inventory_name 仓库
        kind       paper_type 单据类型
        quality    inventory_type 库存类型
        quantity   in_out_number 出入库数量
        balance    deposit_number 结存数量
    """),
    signs=(("goods_code", "in_out_time"), ("货品编码", "出入库时间"), ("出入库时间", "出入库数量")),
    also=("erp_order_id", "outter_order_id"),
)

OWN = Format(
    id="stock",
    table="stock",
    zh="进销存月报",
    columns=columns("""
        month             月份 统计月份
        sku               商品编码 货品编码 SKU编码 SKU
        item_title        商品名称 货品名称
        warehouse         仓库 仓库名称
        opening_quantity  期初数量 期初库存
        received_quantity 入库数量 本期入库
        sold_quantity     销售出库 销售数量 本期出库
        closing_quantity  期末数量 期末库存
        bad_quantity      期末残品 残次品数量
        onway_quantity    采购在途 在途数量
        unit_cost         成本价 单位成本
        season            季节 适用季节
    """),
    signs=tuple((month, end) for month in ("月份", "统计月份") for end in ("期末数量", "期末库存")),
    never=("goods_code", "期末正品"),
)

PURCHASES = Format(
    id="purchases",
    table="purchases",
    zh="采购单导出",
    columns=columns("""
        purchase_id       采购单号 采购单编号 采购订单号
        supplier          供应商 供应商名称
        sku               商品编码 货品编码 SKU编码 商家编码
        ordered_at        下单日期 采购日期 采购时间 下单时间 | 单据日期 创建时间
        promised_at       约定到货 约定到货日期 约定到货时间 预计到货日期 预计到货时间 交货日期
        received_at       实际到货 实际到货日期 到货日期 到货时间 入库日期 入库时间
        ordered_quantity  采购数量 订货数量
        received_quantity 到货数量 入库数量 已入库数量
        unit_cost         采购单价 采购价 | 单价 成本价
    """),
    signs=tuple(
        (who, what)
        for who in ("采购单号", "采购单编号", "采购订单号", "供应商", "供应商名称")
        for what in ("采购数量", "订货数量", "到货数量", "已入库数量", "约定到货", "约定到货日期", "预计到货日期", "实际到货", "实际到货日期", "到货日期")
    ),
    never=("运单号", "线上订单号", "期末数量"),
)

CLEARANCE = Format(
    id="clearance",
    table="clearance",
    zh="过季清仓记录",
    columns=columns("""
        date       日期 清仓日期
        sku        商品编码 货品编码 商家编码
        item_title 商品名称
        season     季节 适用季节
        channel    清仓渠道
        quantity   清仓数量
        amount     清仓金额
        cost       清仓成本
    """),
    signs=(("清仓渠道", "清仓数量"), ("清仓渠道", "清仓金额"), ("清仓数量", "清仓金额"), ("清仓金额", "清仓成本")),
)

FORMATS = (CAINIAO, MOVES, JST, OWN, PURCHASES, CLEARANCE)
