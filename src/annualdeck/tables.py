"""The canonical tables: what a shop's exports become, whatever their headers were.

Names of tables and columns are public: users write them under `columns:` in the config. Amounts are whole 分
(Int64), rates are fractions (0.182), times are naive Asia/Shanghai wall time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


class Kind(Enum):
    """What a column holds, and so how its cells are parsed and stored."""

    ID = "id"          # text kept as it is; an id that a spreadsheet turned into 1.03E+12 is a finding
    TEXT = "text"
    BUYER = "buyer"    # a buyer account; stored as a keyed 64-bit hash only
    MONEY = "money"    # yuan in the file, whole 分 in the table
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"      # "18.2%" or 0.182 in the file, a fraction in the table
    TIME = "time"
    DATE = "date"


@cache
def dtypes() -> dict[Kind, type[pl.DataType] | pl.DataType]:
    """How each kind is stored."""
    import polars as pl

    return {
        Kind.ID: pl.String, Kind.TEXT: pl.String, Kind.BUYER: pl.Int64, Kind.MONEY: pl.Int64, Kind.COUNT: pl.Int64,
        Kind.NUMBER: pl.Float64, Kind.RATE: pl.Float64, Kind.TIME: pl.Datetime("us"), Kind.DATE: pl.Date,
    }


@dataclass(frozen=True)
class Column:
    """One column of a canonical table; `zh` is what an operator calls it."""

    name: str
    kind: Kind
    zh: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One canonical table.

    `time`: the column that says when a row counts, or None for a table without time.
    `key`: the columns that identify a row; where two exports hold the same key, the newer export's row wins.
    `export`: what the operator downloads to fill it, as the deck names it when it is missing.
    """

    name: str
    zh: str
    export: str
    time: str | None
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)

    def __contains__(self, name: str) -> bool:
        return any(c.name == name for c in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns if c.required)


def _table(name: str, zh: str, export: str, time: str | None, key: str, columns: str) -> Table:
    """Columns are written one a line: name kind 中文 and `!` where the column is required."""
    parsed = []
    for line in columns.strip().splitlines():
        words = line.split()
        parsed.append(Column(words[0], Kind(words[1]), words[2], required=words[-1] == "!"))
    return Table(name, zh, export, time, tuple(key.split()), tuple(parsed))


TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        _table("orders", "订单", "千牛订单导出", "paid_at", "order_id", """
            order_id        id     订单编号
            buyer_id        buyer  买家会员名
            created_at      time   订单创建时间
            paid_at         time   订单付款时间 !
            total_amount    money  总金额（退款前）
            received_amount money  实收金额（退款后）
            refund_amount   money  退款金额
            status          text   订单状态
            close_reason    text   订单关闭原因
            province        text   省
            city            text   市
            item_title      text   宝贝标题
            quantity        count  宝贝总数量
            shipped_at      time   发货时间
            confirmed_at    time   确认收货时间
            shop            text   店铺名称
        """),
        _table("order_lines", "订单明细", "千牛宝贝明细导出", "paid_at", "order_id line_id", """
            order_id        id     订单编号 !
            line_id         id     子订单编号
            item_id         id     商品ID
            item_title      text   标题
            sku             text   商家编码
            properties      text   商品属性
            price           money  价格
            quantity        count  购买数量
            amount          money  买家实际支付金额
            refund_amount   money  退款金额
            status          text   订单状态
            paid_at         time   订单付款时间
        """),
        _table("items", "商品", "商品清单", None, "item_id", """
            item_id         id     商品ID
            item_title      text   商品名称
            category        text   类目 !
            brand           text   品牌
            unit_cost       money  成本价
            season          text   季节
        """),
        _table("shop_daily", "店铺日报", "生意参谋店铺日报", "date", "date", """
            date            date   统计日期 !
            visitors        count  访客数
            pageviews       count  浏览量
            new_visitors    count  新访客数
            old_visitors    count  老访客数
            stay_seconds    number 平均停留时长
            bounce_rate     rate   跳失率
            cart_buyers     count  加购人数
            favourite_buyers count 商品收藏买家数
            ordered_amount  money  下单金额
            ordered_buyers  count  下单买家数
            paid_amount     money  支付金额
            buyers          count  支付买家数
            orders          count  支付父订单数
            suborders       count  支付子订单数
            units           count  支付件数
            old_buyers      count  支付老买家数
            old_buyer_amount money 老买家支付金额
            refund_amount   money  成功退款金额
            ads_keyword_cost money 关键词推广花费
            ads_display_cost money 人群推广花费
            ads_site_cost   money  全站推广花费
            tbk_commission  money  淘宝客佣金
            members         count  会员总数
            new_members     count  新增会员数
            active_members  count  活跃会员数
            member_amount   money  会员成交金额
            member_buyers   count  会员成交人数
            reviews         count  评价数
            positive_reviews count 正面评价数
            negative_reviews count 负面评价数
            parcels_collected count 揽收包裹数
            parcels_shipped count  发货包裹数
            parcels_signed  count  签收成功包裹数
            sign_seconds    number 平均支付_签收时长(秒)
            score_item      number 描述相符评分
            score_logistics number 物流服务评分
            score_service   number 服务态度评分
        """),
        _table("item_daily", "商品日报", "生意参谋商品排行", "date", "date item item_title", """
            date            date   统计日期 !
            item            id     商品ID
            item_title      text   商品名称
            visitors        count  商品访客数
            pageviews       count  商品浏览量
            cart_buyers     count  商品加购人数
            buyers          count  支付买家数
            units           count  支付件数
            amount          money  支付金额
            refund_amount   money  成功退款金额
        """),
        _table("traffic", "流量来源", "生意参谋流量来源", "date", "date carrier source_1 source_2 source_3", """
            date            date   统计日期 !
            carrier         text   流量载体
            source_1        text   一级来源 !
            source_2        text   二级来源
            source_3        text   三级来源
            visitors        count  访客数
            new_visitors    count  新访客
            cart_buyers     count  加购人数
            buyers          count  支付买家数
            amount          money  支付金额
        """),
        _table("market", "市场大盘", "行业与竞店数据", "date", "date category subject region", """
            date            date   月份 !
            category        text   类目
            subject         text   对象（行业、本店或竞店名称） !
            region          text   地区
            amount          money  交易额
            trade_index     number 交易指数
            conversion_rate rate   支付转化率
            spend_per_buyer money  客单价
            coverage        rate   渠道覆盖率
            rank            count  行业排名
        """),
        _table("coupons", "优惠券", "优惠券报表", "date", "date coupon", """
            date            date   统计日期 !
            coupon          text   券名称
            coupon_type     text   券类型
            claimed         count  领取张数
            used            count  使用张数
            amount          money  支付金额
            buyers          count  支付买家数
        """),
        _table("ads", "推广", "万相台推广报表", "date", "date tool plan item keyword", """
            date            date   日期 !
            tool            text   推广工具
            plan            text   计划名字
            item            text   主体名称
            keyword         text   词名字
            impressions     count  展现量
            clicks          count  点击量
            cost            money  花费
            amount          money  总成交金额
            orders          count  总成交笔数
            carts           count  总购物车数
            favourites      count  总收藏数
        """),
        _table("content", "内容", "内容与达人数据", "date", "content_id", """
            content_id      id     内容ID
            date            date   发布时间 !
            platform        text   平台
            form            text   形式
            creator         text   达人
            creator_tier    text   达人层级
            plays           count  播放次数
            interactions    count  互动次数
            visits          count  引导进店人数
            cart_buyers     count  加购人数
            amount          money  种草成交金额
            cost            money  合作费用
        """),
        _table("brand_search", "品牌词搜索", "生意参谋引流搜索词", "date", "date keyword", """
            date            date   统计日期 !
            keyword         text   搜索词
            visitors        count  访客数
            buyers          count  支付买家数
            amount          money  支付金额
        """),
        _table("shipments", "包裹", "物流导出", "shipped_at", "parcel_id", """
            parcel_id       id     运单号
            order_id        id     订单编号
            carrier         text   快递公司
            province        text   收货省
            city            text   收货市
            paid_at         time   支付时间
            shipped_at      time   发货时间 !
            collected_at    time   揽收时间
            signed_at       time   签收时间
            exception       text   异常类型
            complaint       text   投诉
        """),
        _table("stock", "库存", "进销存月报", "month", "month sku warehouse", """
            month           date   月份 !
            sku             id     商品编码 !
            warehouse       text   仓库
            opening_quantity count 期初数量
            closing_quantity count 期末数量
            sold_quantity   count  销售出库
            unit_cost       money  成本价
            season          text   季节
        """),
        _table("purchases", "采购", "采购单导出", "received_at", "purchase_id sku", """
            purchase_id     id     采购单号
            supplier        text   供应商
            sku             id     商品编码
            ordered_at      date   下单日期
            promised_at     date   约定到货
            received_at     date   实际到货 !
            ordered_quantity count 采购数量
            received_quantity count 到货数量
        """),
        _table("refunds", "退款", "千牛退款导出", "completed_at", "refund_id", """
            refund_id       id     退款编号
            order_id        id     订单编号
            applied_at      time   退款的申请时间
            completed_at    time   退款完结时间 !
            amount          money  买家退款金额
            status          text   退款状态
            reason          text   买家退款原因
            intervened      text   客服介入状态
        """),
        _table("tickets", "售后工单", "售后工单导出", "opened_at", "ticket_id", """
            ticket_id       id     工单号
            opened_at       time   创建时间 !
            answered_at     time   首次响应时间
            closed_at       time   关闭时间
            contacts        count  联系次数
            provider        text   服务商
            score           number 满意度
        """),
        _table("reviews", "评价", "千牛评价导出", "reviewed_at", "review_id", """
            review_id       id     评价ID
            reviewed_at     time   评价时间 !
            content         text   评价内容
            rating          text   评价分类
            item            text   商品标题
            answered_at     time   回复时间
        """),
        _table("survey", "问卷", "问卷星原始数据", "answered_at", "answer_id", """
            answer_id       id     序号
            answered_at     time   提交答卷时间 !
            question        text   题目
            score           number 得分
        """),
        _table("members", "会员", "会员导出", "joined_at", "member_id", """
            member_id       buyer  会员
            joined_at       date   入会时间 !
            tier            text   等级
            tier_before     text   期初等级
        """),
        _table("points", "积分", "积分流水导出", "date", "date direction use", """
            date            date   日期 !
            direction       text   收支
            use             text   用途
            points          count  积分
        """),
        _table("chats", "客服", "客服绩效导出", "date", "date channel", """
            date            date   日期 !
            channel         text   接待方式
            sessions        count  接待人数
            first_response_seconds number 首次响应时长
            handle_minutes  number 平均接待时长
            transferred     count  转人工数
            score           number 满意度
        """),
        _table("experiments", "试点", "试点对比数据", "date", "date pilot arm", """
            date            date   日期 !
            pilot           text   试点
            arm             text   组别
            successes       count  成功数
            trials          count  样本量
        """),
    )
}
