"""品销宝: 品牌专区, 明星店铺 and 品牌首推, six sheets of one workbook; and 品销push.

品牌专区 is bought by contract, so there is no money in its reports; those of 明星店铺 and 品牌首推 have 消耗.
"""

from annualdeck.sources.format import columns
from annualdeck.sources.formats.levels import Level, reports

_PUSH = ("展示成交金额(元)", "展示成交笔数", "展示回报率")

_COLUMNS = columns("""
    date           日期
    plan           计划名称 所属计划
    unit           单元名称 所属单元
    keyword        词包名称 流量包名称
    crowd          定向人群名称
    impressions    展现量
    clicks         点击量
    cost           消耗
    amount         成交金额
    presale_amount 预售成交金额
    orders         成交笔数
    carts          宝贝加购数
    favourites     宝贝收藏数
    visits         进店访客数
""")
_SURE = ("触达访客数", "搜索访客数", "自然流量增量曝光", "回搜展现量", "跳转点击量", "进店访客数", "行动成交率")
_LEVELS = (
    Level("account", "账户"),
    Level("plan", "计划", ("计划名称", "所属计划")),
    Level("unit", "单元", ("单元名称", "所属单元")),
    Level("keyword", "关键词", ("词包名称", "流量包名称")),
    Level("creative", "创意", ("创意名称",)),
    Level("crowd", "人群", ("定向人群名称",)),
)
_ALSO = tuple(
    "搜索量 访客触达率 回搜触达访客数 点击访客数 点击率 互动点击量 跳转点击率 回搜点击量 回搜点击访客数 店铺收藏数 宝贝浏览数 店铺浏览数 访问时长 转化率 预售成交笔数 "
    "成交访客数 自然流量增量成交 搜索进店率 进店行动率 千次展现成本 点击单价 跳转点击单价 行动访客数 回报率 店铺收藏访客数 宝贝收藏访客数 宝贝加购访客数 "
    "宝贝浏览访客数".split()
)

# What each bought tells its reports apart where both have the same dates and levels.
ZONE = reports(
    "pxb", "品牌专区", "品销宝", {name: headers for name, headers in _COLUMNS.items() if name != "cost"},
    signs=tuple(("日期", "展现量", sure) for sure in _SURE), levels=_LEVELS, never=("消耗", *_PUSH), also=_ALSO, placement="品牌专区",
)
STAR = reports(
    "pxb_star", "明星店铺", "品销宝", _COLUMNS, signs=tuple(("日期", "展现量", "消耗", sure) for sure in (*_SURE, "回报率")), levels=_LEVELS,
    never=_PUSH, also=_ALSO, placement="明星店铺/品牌首推",
)

PUSH = reports(
    "pxb_push", "品销push", "品销宝",
    columns("""
        date         日期
        plan         计划名称 所属计划
        unit         推广单元名称
        impressions  展现量
        clicks       点击量
        cost         花费(元)
        amount       展示成交金额(元)
        orders       展示成交笔数
        carts        宝贝加购数
        favourites   宝贝收藏数
    """),
    signs=tuple(("日期", "花费(元)", sure) for sure in _PUSH),
    levels=(
        Level("account", "账户"),
        Level("plan", "计划", ("计划名称", "所属计划")),
        Level("unit", "单元", ("推广单元名称",)),
        Level("creative", "创意", ("创意名称",)),
    ),
    also=tuple(
        "点击率(%) 千次展现成本(元) 点击单价(元) 跳转点击单价(元) 店铺收藏数 点击回报率 点击成交笔数 点击成交金额(元) 触达访客数 点击访客数 展现转化率(%) 点击转化率(%)".split()
    ),
)

FORMATS = (*ZONE, *STAR, *PUSH)
