"""After the sale: tickets and service providers, conversations with buyers."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("tickets", "售后工单", "售后工单导出", "opened_at", "ticket_id", """
        ticket_id       id     工单号
        order_id        id     订单编号
        kind            text   工单类型
        provider        text   服务商
        opened_at       time   创建时间 !
        answered_at     time   首次响应时间
        closed_at       time   关闭时间
        reopened_at     time   重开时间
        contacts        count  联系次数
        disputed        text   是否纠纷
        score           number 满意度
    """),
    table("providers", "服务商考核", "服务商考核表", "date", "date provider", """
        date            date   月份 !
        provider        text   服务商 !
        penalty_points  number 扣分
        renewed         text   是否续约
    """),
    table("chats", "客服会话", "客服会话明细", "started_at", "session_id", """
        session_id      id     会话ID
        started_at      time   开始时间 !
        channel         text   接待方式
        first_response_seconds number 首次响应时长(秒)
        handle_minutes  number 处理时长(分钟)
        transferred     text   是否转人工
        score           number 满意度
    """),
    table("service_daily", "客服绩效", "客服绩效日报", "date", "date", """
        date            date   日期 !
        asked           count  咨询人数
        received        count  接待人数
        unanswered      count  未回复人数
        slow            count  慢响应人数
        response_seconds number 平均响应时长
        first_response_seconds number 首次响应时长
        handle_minutes  number 平均接待时长
        reply_rate      rate   旺旺回复率
        enquiries       count  询单人数
        enquiry_buyers  count  最终付款人数
        enquiry_amount  money  最终付款金额
        sales_amount    money  销售额
        sales_buyers    count  销售人数
        sales_units     count  销售量
        asked_rating    count  发出
        ratings         count  收到
        very_satisfied  count  很满意
        satisfied       count  满意
        neutral         count  一般
        dissatisfied    count  不满
        very_dissatisfied count 很不满
        satisfaction_rate rate 客户满意率
    """, completes=True, daily=True),
)
