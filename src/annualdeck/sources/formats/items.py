"""商品清单: the shop's own list of items, in this program's headers."""

from annualdeck.sources.format import Format, columns

ITEMS = Format(
    id="item_list",
    table="items",
    zh="商品清单",
    columns=columns("""
        item_id    商品ID 宝贝ID
        item_title 商品名称 宝贝标题
        category   类目
        brand      品牌
        unit_cost  成本价
        season     季节
    """),
    signs=(("商品ID", "类目"), ("商品名称", "类目")),
    never=("统计日期", "日期", "时间", "月份", "访客数"),
)
