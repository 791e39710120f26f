"""客服: the daily reports of 生意参谋 and of other tools, which complete each other; conversations, tickets, providers."""

from annualdeck.sources.format import Format, columns

SALES = Format(
    id="cs_sales",
    table="service_daily",
    zh="客服绩效：业绩询单",
    columns=columns("""
        date           日期
        enquiries      询单人数
        enquiry_buyers 最终付款人数
        enquiry_amount 最终付款金额
    """),
    signs=(("日期", "询单人数", "最终付款人数"), ("日期", "询单人数", "当日付款人数"), ("日期", "当日询单人数"), ("日期", "询单最终付款转化率")),
    never=("旺旺昵称", "客服昵称"),
    also=("当日付款金额", "询单当日付款转化率"),
)

RECEPTION = Format(
    id="cs_recv",
    table="service_daily",
    zh="客服绩效：咨询接待",
    columns=columns("""
        date                   日期
        asked                  咨询人数
        received               接待人数
        unanswered             未回复人数
        slow                   慢响应人数
        response_seconds       平均响应时长
        first_response_seconds 首次响应时长
        handle_minutes         平均接待时长
        reply_rate             旺旺回复率
    """),
    signs=(
        ("日期", "咨询人数", "未回复人数"), ("日期", "咨询人数", "平均响应时长"), ("日期", "咨询人数", "首次响应时长"), ("日期", "有效接待人数", "平均响应时长"),
        ("日期", "咨询人数", "慢响应人数"), ("日期", "3分钟人工响应率"),
    ),
    never=("旺旺昵称", "客服昵称", "客服销售额"),
    also=tuple("咨询客服人次 客服回复人次 客服未回复人次 长接待人数 买家发起人数 客服主动跟进人数 总消息数 买家消息条数 客服消息条数 答问比 客服字数".split()),
)

RATING = Format(
    id="cs_eval",
    table="service_daily",
    zh="客服绩效：接待评价",
    columns=columns("""
        date              日期
        received          接待人数
        asked_rating      发出
        ratings           收到
        very_satisfied    很满意
        satisfied         满意
        neutral           一般
        dissatisfied      不满
        very_dissatisfied 很不满
    """),
    signs=(("日期", "很满意", "不满"), ("日期", "很满意", "很不满"), ("日期", "发出", "收到", "满意")),
    never=("旺旺昵称", "客服昵称"),
    also=("发送率", "返回率", "满意率", "服务度"),
    group="总",
)

PRICE = Format(
    id="cs_price",
    table="service_daily",
    zh="客服绩效：客单价",
    columns=columns("""
        date         日期
        sales_amount 销售额
        sales_units  销售量
        sales_buyers 销售人数
    """),
    signs=(("日期", "销售额", "客件数"), ("日期", "销售额", "件均价"), ("日期", "销售额", "销售量", "销售人数")),
    never=("旺旺昵称", "客服昵称", "客服销售额"),
    also=("客单价",),
)

OVERVIEW = Format(
    id="cs_overview",
    table="service_daily",
    zh="客服经营总览",
    columns=columns("""
        date              日期 统计日期 业务日期
        asked             咨询人数
        received          接待人数
        sales_amount      客服销售额
        sales_buyers      客服销售人数
        response_seconds  平均响应时长(秒) 平均响应时长
        reply_rate        旺旺回复率
        satisfaction_rate 客户满意率
    """),
    signs=tuple(
        (date, "客服销售额", sure)
        for date in ("日期", "统计日期", "业务日期")
        for sure in ("客服销售人数", "客服销售占比", "净销售额", "询单转化率", "客户满意率", "旺旺回复率")
    ),
    never=("旺旺昵称", "客服昵称"),
    also=tuple("客服销售客单价 成功退款金额 仅退款自主完结时长(小时) 退货退款完结时长(小时) 平台求助率 平台判责率".split()),
)

CHATS = Format(
    id="chats",
    table="chats",
    zh="客服会话明细",
    columns=columns("""
        session_id             会话ID 会话编号
        started_at             开始时间 会话开始时间 接入时间
        channel                接待方式 接待类型
        first_response_seconds 首次响应时长(秒) 首次响应时长
        handle_minutes         处理时长(分钟) 处理时长
        transferred            是否转人工
        score                  满意度 满意度评分
    """),
    signs=tuple(
        (who, what)
        for who in ("会话ID", "会话编号", "接待方式", "接待类型")
        for what in ("开始时间", "会话开始时间", "接入时间", "是否转人工")
    ),
)

TICKETS = Format(
    id="tickets",
    table="tickets",
    zh="售后工单",
    columns=columns("""
        ticket_id   工单号 工单编号
        order_id    订单编号 订单号
        kind        工单类型 问题类型
        provider    服务商
        opened_at   创建时间 提交时间
        answered_at 首次响应时间 首次回复时间
        closed_at   关闭时间 完结时间
        reopened_at 重开时间
        contacts    联系次数
        disputed    是否纠纷
        score       满意度 满意度评分
    """),
    signs=tuple((number, when) for number in ("工单号", "工单编号") for when in ("创建时间", "提交时间", "关闭时间")),
)

PROVIDERS = Format(
    id="providers",
    table="providers",
    zh="服务商考核表",
    columns=columns("""
        date           月份 考核月份 考核日期 日期
        provider       服务商 服务商名称
        penalty_points 扣分 考核扣分
        renewed        是否续约
    """),
    signs=tuple((who, what) for who in ("服务商", "服务商名称") for what in ("扣分", "考核扣分", "是否续约")),
    never=("工单号", "工单编号"),
)

FORMATS = (SALES, RECEPTION, RATING, PRICE, OVERVIEW, CHATS, TICKETS, PROVIDERS)
