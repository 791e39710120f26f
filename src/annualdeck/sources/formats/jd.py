"""京东商智商品明细-按天: one row an item a day. 成交码洋 is the list price of what was sold, so it is no paid amount."""

from annualdeck.sources.format import Format, columns

ITEM_DAY = Format(
    id="jd_item_day",
    table="item_daily",
    zh="京东商智商品明细",
    columns=columns("""
        date        时间 日期
        item        SKU 商品编号
        item_title  商品名称
        category    三级类目 | 二级类目 一级类目
        visitors    访客数
        pageviews   浏览量
        cart_buyers 加购人数
        units       成交商品件数
        amount      成交金额
    """),
    signs=(("SKU", "成交码洋"), ("SKU", "成交商品件数"), ("时间", "商品名称", "成交商品件数")),
    never=("统计日期",),
    also=("品牌", "人均浏览量", "平均停留时长", "ISBN", "首次入库时间", "成交码洋"),
)

FORMATS = (ITEM_DAY,)
