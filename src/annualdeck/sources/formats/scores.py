"""店铺体验分, and the DSR before it: one row a day, dated by the file's name where the page's copy has no date."""

from annualdeck.sources.format import Format, columns

SCORES = Format(
    id="dsr",
    table="scores",
    zh="店铺体验分",
    columns=columns("""
        date        统计日期 日期
        experience  真实体验分 店铺体验分 综合体验分 | 综合体验星级
        item        宝贝质量 商品质量 | 描述相符
        logistics   物流速度 | 物流服务
        service     服务保障 | 服务态度
        rival_share 超过同行百分比
    """),
    signs=(
        ("真实体验分", "宝贝质量"), ("真实体验分", "物流速度"), ("真实体验分", "服务保障"), ("真实体验分", "超过同行百分比"), ("宝贝质量", "物流速度", "服务保障"),
        ("描述相符", "服务态度", "物流服务"), ("日期", "真实体验分"), ("统计日期", "真实体验分"),
    ),
    never=("提交答卷时间", "评价内容"),
    also=("附加分", "成交能力", "得分", "等级描述", "较昨日变化", "店铺类型", "主营类目"),
    dated_by_name=True,
)

FORMATS = (SCORES,)
