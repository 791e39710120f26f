"""会员: daily figures (品牌新享, 生意参谋), the monthly repurchase report (集客), the list of members and their points."""

from annualdeck.sources.format import Format, columns

XINXIANG = Format(
    id="member_day",
    table="member_daily",
    zh="品牌新享会员日报",
    columns=columns("""
        date               日期 统计日期
        visiting_members   进店会员数
        cart_members       加购会员数
        paying_members     支付会员数
        amount             会员支付金额
        repurchase_members 30日复购会员数
        repurchase_amount  30日会员复购金额
    """),
    signs=(("日期", "支付会员数"), ("日期", "进店会员数"), ("统计日期", "支付会员数"), ("日期", "会员支付金额", "30日复购会员数")),
    also=("曝光会员数", "收藏会员数", "预估会员加速费用", "30日会员复购率"),
)

SYCM = Format(
    id="member_sycm",
    table="shop_daily",
    zh="生意参谋会员",
    columns=columns("""
        date          统计日期 日期 statDate
        members       会员总数 totalMbrCnt
        member_amount 会员成交金额 mbrPayAmt
        member_buyers 成交会员数 paidMbrCnt
    """),
    signs=(("统计日期", "成交会员数"), ("日期", "成交会员数"), ("statDate", "paidMbrCnt"), ("statDate", "totalMbrCnt")),
    never=("访客数", "支付金额", "展现量", "花费"),
    also=("会员客单价", "复购率", "mbrUnitPrice", "repurMbrRate"),
)

RETENTION = Format(
    id="retention",
    table="retention",
    zh="集客复购月报",
    columns=columns("""
        month            时间 月份
        category         行业/类目
        new_buyer_share  新客占比
        new_amount_share 新客销售额占比
        repurchase_30d   店铺复购率(30天)
        repurchase_180d  店铺复购率(180天)
        repurchase_360d  店铺复购率(360天)
        winback_rate     流失客户回购率
        spend_per_buyer  客单价(元)
    """),
    signs=(("时间", "新客销售额占比"), ("月份", "新客销售额占比"), ("时间", "流失客户回购率"), ("时间", "店铺复购率(360天)")),
    never=("取值方式",),   # the report of the trade, which is another shop's
    also=tuple(
        "新客复购率(30天) 新客复购率(60天) 新客复购率(90天) 新客复购率(180天) 新客复购率(360天) 老客占比 老客销售额占比 老客复购率(30天) 老客复购率(60天) "
        "老客复购率(90天) 老客复购率(180天) 老客复购率(360天) 最后一次回购间隔(天)".split()
    ),
)

LIST = Format(
    id="members",
    table="members",
    zh="会员名单",
    columns=columns("""
        member_id   会员 会员ID 会员名 会员账号 | 会员昵称 买家昵称
        joined_at   入会时间 入会日期
        tier        等级 会员等级
        tier_before 期初等级 原等级
    """),
    signs=tuple((joined, tier) for joined in ("入会时间", "入会日期") for tier in ("等级", "会员等级", "会员", "会员ID", "会员名")),
)

POINTS = Format(
    id="points",
    table="points",
    zh="积分流水",
    columns=columns("""
        date      日期 变动日期 变动时间 发生时间
        direction 收支 收支类型 变动类型
        source    来源 积分来源
        use       用途 积分用途
        points    积分 积分数 积分数量 变动积分
    """),
    signs=(
        ("积分", "收支"), ("积分", "收支类型"), ("积分数", "收支"), ("积分数量", "收支"), ("变动积分", "变动类型"), ("变动积分", "收支"),
        ("积分", "来源", "用途"),
    ),
)

FORMATS = (XINXIANG, SYCM, RETENTION, LIST, POINTS)
