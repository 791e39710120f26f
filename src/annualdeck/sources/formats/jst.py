"""聚水潭订单商品主题分析: one row an item of an order, with its cost and category."""

from annualdeck.sources.format import Format, columns

LINES = Format(
    id="jst",
    table="order_lines",
    zh="聚水潭订单主题分析",
    columns=columns("""
        order_id   线上订单号
        line_id    线上子订单号 子订单编号
        item_title 名称 商品名称
        category   产品分类 商品分类
        sku        商品编码
        properties 颜色及规格 颜色规格
        quantity   销售数量
        amount     销售金额
        unit_cost  成本价
        status     订单状态
        paid_at    付款日期 付款时间
    """),
    signs=(("线上订单号", "内部订单号", "销售金额"), ("线上订单号", "销售数量"), ("线上订单号", "销售金额"), ("线上订单号", "产品分类", "成本价")),
    also=tuple("店铺 订单日期 品牌 省 市 区县 快递公司 快递单号 订单金额 平台服务费".split()),
)

FORMATS = (LINES,)
