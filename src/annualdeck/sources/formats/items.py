"""商品清单: the shop's own list of items, in this program's headers."""

from annualdeck.sources.format import Format, columns

ITEMS = Format(
    id="item_list",
    table="items",
    zh="商品清单",
    columns=columns("""
        item_id    商品ID 宝贝ID
        sku        商家编码 商品编码 货号
        item_title 商品名称 宝贝标题 商品标题
        category   类目 商品类目 品类
        brand      品牌
        unit_cost  成本价 成本
        season     季节 适用季节
    """),
    signs=tuple(
        (who, category) for who in ("商品ID", "宝贝ID", "商品名称", "宝贝标题") for category in ("类目", "商品类目", "品类")
    ),
    never=("统计日期", "日期", "时间", "月份", "访客数", "订单编号", "线上订单号", "供应商"),
)

FORMATS = (ITEMS,)
