"""淘宝客: the daily overview by kind of plan, which is an ad report, and the settled orders, one row an order's item."""

from annualdeck.sources.format import Format, columns

OVERVIEW = Format(
    id="tbk",
    table="ads",
    zh="淘宝客推广概览",
    columns=columns("""
        date       日期
        plan       数据内容 计划名称
        clicks     点击量(即进店量) 点击量 进店量
        cost       付款支出费用(元) 付款支出费用 | 付款佣金支出(元) 付款佣金支出
        amount     付款金额(元) 付款金额
        orders     付款笔数
        carts      添加购物车量
        favourites 收藏宝贝量
        visits     点击人数(即进店人数) 点击人数 进店人数
    """),
    signs=tuple(
        ("日期", fee, paid)
        for fee in ("付款佣金支出(元)", "付款佣金支出", "付款支出费用(元)", "付款支出费用")
        for paid in ("付款金额(元)", "付款金额")
    ),
    never=("淘宝子订单编号", "商品id", "叶子类目"),
    also=tuple(
        "推广商品数 优惠券领取量 付款人数 付款件数 结算人数 点击转化率(即付款转化率) 确认收货人数 确认收货金额 确认收货笔数 结算金额(元) 结算笔数 付款服务费支出(元) 付款佣金率 "
        "付款服务费率 单件商品付款支出费用(元) 结算佣金支出(元) 结算服务费支出(元) 结算支出费用(元) 结算佣金率 结算服务费率 预估预售整单佣金(元) 预估预售整单佣金率 "
        "预售定金笔数 预售定金金额(元) 预估预售尾款金额(元) 预估预售整单金额(元) 付款营销服务费支出(元) 结算营销服务费支出(元)".split()
    ),
    constants={"report": "计划", "tool": "淘宝客"},
)

SETTLED = Format(
    id="tbk_settle",
    table="settlements",
    zh="淘宝客订单结算",
    columns=columns("""
        order_id     淘宝父订单编号
        suborder_id  淘宝子订单编号
        plan         计划名称
        item_id      商品id
        item_title   商品名称
        created_at   创建时间
        confirmed_at 确认收货时间
        settled_at   淘客结算时间 | 账户支出时间
        quantity     成交商品数
        amount       实际成交价格
        commission   佣金
        service_fee  服务费金额
    """),
    signs=(("淘宝子订单编号", "佣金"), ("淘宝父订单编号", "佣金"), ("淘客结算时间", "佣金")),
    also=("佣金比例", "服务费率", "来源或淘客昵称", "团长名称", "是否预售未付尾款订单", "备注"),
)

RETURNED = Format(
    id="tbk_returned",
    table="commission_returns",
    zh="淘宝客维权退款",
    columns=columns("""
        order_id     淘宝订单编号 淘宝父订单编号
        suborder_id  淘宝子订单编号
        item_title   商品名称
        created_at   维权创建时间
        completed_at 维权完成时间
        status       维权状态
        amount       维权退款金额
        commission   应退回佣金
        service_fee  应退回服务费
    """),
    signs=(("维权退款金额", "应退回佣金"), ("维权退款金额", "维权状态")),
    also=("订单结算时间", "备注"),
)

FORMATS = (OVERVIEW, SETTLED, RETURNED)
