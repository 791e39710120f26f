"""The market, the rivals, the rules, and what the shop tried out."""

from __future__ import annotations

from annualdeck.tables.table import table

TABLES = (
    table("market", "市场大盘", "行业与竞店数据", "date", "date category subject region", """
        date            date   月份 !
        category        text   类目
        subject         text   对象（行业、本店或竞店名称） !
        origin          text   品牌归属（国产或外资）
        region          text   地区
        amount          money  交易额
        amount_low      money  交易额下限
        amount_high     money  交易额上限
        trade_index     number 交易指数
        conversion_rate rate   支付转化率
        conversion_low  rate   支付转化率下限
        conversion_high rate   支付转化率上限
        spend_per_buyer money  客单价
        coverage        rate   渠道覆盖率
        rank            count  行业排名
    """, mixed=True),
    table("prices", "竞品价格", "竞品价格表", "date", "date item_title subject", """
        date            date   日期 !
        item_title      text   商品名称 !
        subject         text   对象 !
        own_price       money  本店价格 !
        rival_price     money  竞品价格 !
    """),
    table("violations", "违规记录", "违规记录导出", "date", "violation_id", """
        violation_id    id     违规编号
        date            time   违规时间 !
        rule            text   违规类型
        points          number 扣分
        fine            money  罚款金额
    """, sparse=True),
    table("experiments", "试点", "试点对比数据", None, "date pilot arm", """
        date            date   日期 !
        pilot           text   试点 !
        arm             text   组别 !
        successes       count  成功数
        trials          count  样本量
        value           number 指标值
    """),
)
