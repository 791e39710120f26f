"""Paid traffic, contents, coupons and campaigns."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("ads", "推广", "推广报表", "date", "date report tool scene plan_id plan unit item_id item keyword crowd placement", """
        date            date   日期 !
        report          text   报表层级
        tool            text   推广工具
        scene           text   场景名字
        plan_id         id     计划ID
        plan            text   计划名字
        unit            text   单元名字
        item_id         id     商品ID
        item            text   主体名称
        keyword         text   词名字
        crowd           text   人群名字
        placement       text   资源位
        impressions     count  展现量
        clicks          count  点击量
        cost            money  花费
        amount          money  总成交金额
        direct_amount   money  直接成交金额
        presale_amount  money  总预售成交金额
        orders          count  总成交笔数
        carts           count  总购物车数
        favourites      count  总收藏数
        visits          count  引导访问量
        new_buyers      count  成交新客数
    """, mixed=True),
    table("content", "内容", "内容与直播数据", "published_at", "content_id platform published_at title", """
        content_id      id     内容ID
        title           text   内容名称
        published_at    time   发布时间 !
        platform        text   平台
        form            text   形式
        creator         text   达人
        creator_tier    text   达人层级
        exposures       count  曝光人数
        plays           count  播放次数
        likes           count  点赞次数
        comments        count  评论次数
        favourites      count  收藏次数
        shares          count  分享次数
        interactions    count  互动次数
        visits          count  引导进店人数
        cart_buyers     count  加购人数
        buyers          count  成交人数
        orders          count  成交订单数
        amount          money  成交金额
        cost            money  合作费用
        new_fans        count  新增粉丝数
    """, mixed=True),
    table("coupons", "优惠券", "优惠券报表", "date", "date coupon", """
        date            date   统计日期 !
        coupon          text   券名称
        coupon_type     text   券类型
        channel         text   推广方式
        issued          count  发放量
        claimed         count  领取张数
        used            count  使用张数
        amount          money  支付金额
        buyers          count  支付买家数
    """),
    table("coupon_offers", "优惠券清单", "商家中心优惠券列表", None, "coupon_id", """
        coupon_id       id     券模版ID !
        coupon          text   券名称
        channel         text   推广方式
        status          text   状态
        discount        text   优惠金额
        issued          count  发放量
        claimed         count  领取量
        each            text   每人限领
    """),
    table("campaign_report", "活动分析", "生意参谋活动分析", "date", "campaign_id campaign date", """
        campaign_id     id     活动id
        campaign        text   活动名称 !
        kind            text   活动类型
        date            date   开始日期 !
        end             date   结束日期
        amount          money  累计支付金额
        visitors        count  累计引流访客数
    """),
)
