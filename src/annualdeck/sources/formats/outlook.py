"""What no platform exports, in this program's own layouts: prices beside a rival's, violations, pilots."""

from annualdeck.sources.format import Format, columns

PRICES = Format(
    id="prices",
    table="prices",
    zh="竞品价格表",
    columns=columns("""
        date        日期 采集日期 统计日期
        item_title  商品名称 商品 本店商品
        subject     对象 竞品 竞店 品牌
        own_price   本店价格 本店价
        rival_price 竞品价格 竞品价 竞店价格
    """),
    signs=(("本店价格", "竞品价格"), ("本店价", "竞品价"), ("本店价格", "竞店价格")),
)

VIOLATIONS = Format(
    id="violations",
    table="violations",
    zh="违规记录",
    columns=columns("""
        violation_id 违规编号 违规单号
        date         违规时间 处罚时间 违规日期
        rule         违规类型 违规规则 违规原因
        points       扣分 扣分值
        fine         罚款金额 罚款 扣款金额
    """),
    signs=tuple((when, what) for when in ("违规时间", "处罚时间", "违规日期") for what in ("违规类型", "违规编号", "违规原因", "扣分", "罚款金额")),
)

EXPERIMENTS = Format(
    id="experiments",
    table="experiments",
    zh="试点对比数据",
    columns=columns("""
        date      日期 统计日期
        pilot     试点 试点名称 项目
        arm       组别 分组
        successes 成功数 成功次数
        trials    样本量 样本数
        value     指标值 数值
    """),
    signs=tuple((pilot, arm) for pilot in ("试点", "试点名称") for arm in ("组别", "分组")),
)

FORMATS = (PRICES, VIOLATIONS, EXPERIMENTS)
