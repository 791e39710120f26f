"""内容: live rooms, short videos, posts and notes, by piece; what creators were paid for them (V任务, own layout)."""

from annualdeck.sources.format import Format, columns

LIVE = Format(
    id="live",
    table="content",
    zh="淘宝直播分场次",
    columns=columns("""
        content_id   场次id 直播id
        title        直播标题
        published_at 开播时间
        creator      主播 主播名称 主播昵称
        plays        直播间观看次数 观看次数
        interactions 互动次数
        visits       引导进店人数 内容引导访客数 | 商品点击人数
        cart_buyers  商品加购人数 加购人数
        buyers       成交人数 种草成交人数
        orders       成交笔数 种草成交笔数
        amount       成交金额 种草成交金额
        new_fans     新增粉丝数
    """),
    signs=(
        ("场次id", "开播时间", "直播间观看次数"), ("直播标题", "开播时间", "直播间观看人数"), ("直播标题", "开播时间", "直播间观看次数"),
        ("场次id", "开播时间", "互助率"), ("直播标题", "开播时间", "转粉率"),
    ),
    never=("商品id", "商品标题", "子订单", "任务金额"),
    also=("直播间观看人数", "转粉率", "商品点击次数", "商品点击率", "商品加购件数", "成交转化率", "成交件数", "互助率"),
    constants={"platform": "淘宝直播", "form": "直播"},
)

WORKS = Format(
    id="content",
    table="content",
    zh="逛逛与短视频作品分析",
    columns=columns("""
        content_id   内容ID 视频id 图文id 逛逛ID
        title        内容名称 内容标题 视频标题 图文标题 图文名称
        published_at 内容发布时间 发布时间
        form         内容类型 作品类型 体裁
        creator      作者 创作者
        exposures    曝光人数 内容曝光人数
        plays        播放次数 | 查看次数 内容查看次数
        likes        点赞次数 内容点赞次数
        comments     评论次数 内容评论次数
        favourites   收藏次数 内容收藏次数
        shares       分享次数 内容分享次数
        interactions 互动次数 视频互动次数 内容互动次数 内容互动人次数
        visits       引导进店人数 内容引导访客数 | 商品引导点击人数 商品点击人数
        cart_buyers  引导加购人数 加购人数
        buyers       种草成交人数 逛逛种草成交人数 直接引导成交人数
        orders       种草成交订单数 种草成交笔数 逛逛种草成交笔数 直接引导成交笔数 | 点击种草成交笔数
        amount       种草成交金额 逛逛种草成交金额 订阅直接引导成交金额 | 点击种草成交金额
        new_fans     新增粉丝数
    """),
    signs=(
        ("内容ID", "内容发布时间"), ("内容名称", "内容发布时间"), ("逛逛ID", "内容发布时间"), ("内容ID", "内容标题", "发布时间"),
        ("视频id", "视频标题", "发布时间"), ("图文标题", "发布时间", "种草成交金额"), ("图文id", "图文名称", "发布时间"),
    ),
    never=("任务金额", "商品总点击次数", "视频点击次数"),
    also=tuple(
        "商品ID 查看人数 有效查看人数 有效查看次数 播放人数 完播率 总停留时长(秒) 人均停留时长(秒) 互动人数 点赞人数 评论人数 分享人数 收藏人数 商品引导点击次数 统计日期 "
        "活动标签 作品标签 曝光次数 曝光点击率 有效播放次数 有效播放人数 完整播放次数 完整播放人数 人均观看时长(秒) 视频互动人数 商品点击次数 商品点击率 引导加购件数 "
        "内容种草人数 种草粉丝人数 内容曝光次数 内容查看人数 内容互动人数 内容点赞人数 内容评论人数 内容分享人数 内容收藏人数".split()
    ),
    constants={"platform": "淘宝"},
    once=True,
)

TASKS = Format(
    id="content_task",
    table="content",
    zh="V任务分析",
    columns=columns("""
        content_id   内容id 任务id
        title        标题 内容名称 任务名称
        published_at 发布时间 开播时间 | 交付时间
        form         内容类型
        creator      作者 主播
        visits       内容商品点击人数
        buyers       内容种草成交人数
        orders       内容种草成交笔数
        amount       内容种草成交金额
        cost         任务金额
    """),
    signs=(("任务id", "任务金额"), ("任务名称", "任务金额"), ("内容id", "任务金额")),
    also=tuple(
        "商品id 商品名称 商品商品点击次数 商品商品点击人数 商品种草成交金额 商品种草成交人数 商品种草成交笔数 商品种草成交件数 作者类型 作者id 主播id 内容商品点击次数 "
        "内容种草成交件数 下单角色 服务方 拍下时间 统计日期".split()
    ),
    constants={"platform": "淘宝"},
    once=True,
)

NOTES = Format(
    id="xhs",
    table="content",
    zh="小红书笔记导出",
    columns=columns("""
        content_id   笔记id
        title        笔记标题
        published_at 发布时间 首次发布时间
        form         体裁 笔记类型
        exposures    曝光 曝光量
        plays        观看 观看量 阅读次数
        likes        点赞 点赞数 点赞量
        comments     评论 评论数 评论量
        favourites   收藏 收藏数 收藏量
        shares       分享 分享数 分享量
        new_fans     涨粉
    """),
    signs=(
        ("笔记标题", "观看"), ("笔记标题", "观看量"), ("笔记标题", "曝光"), ("笔记标题", "阅读次数"), ("笔记标题", "首次发布时间"), ("笔记标题", "发布时间", "点赞"),
    ),
    never=("合作费用",),
    also=("平均观看时长", "人均观看时长", "封面点击率", "弹幕"),
    constants={"platform": "小红书", "form": "笔记"},
)

OWN = Format(
    id="content_own",
    table="content",
    zh="内容合作记录",
    columns=columns("""
        content_id   内容ID 笔记id 视频id
        title        内容名称 标题 笔记标题
        published_at 发布时间 发布日期
        platform     平台
        form         形式 内容形式
        creator      达人 达人名称 博主
        creator_tier 达人层级 达人等级
        exposures    曝光人数 曝光量
        plays        播放次数 播放量
        likes        点赞次数 点赞数
        comments     评论次数 评论数
        favourites   收藏次数 收藏数
        shares       分享次数 分享数
        interactions 互动次数 互动量
        visits       引导进店人数 进店人数 进店UV
        cart_buyers  加购人数
        buyers       成交人数
        orders       成交订单数 成交笔数
        amount       成交金额
        cost         合作费用 费用
        new_fans     新增粉丝数
    """),
    signs=tuple(
        (when, what)
        for when in ("发布时间", "发布日期")
        for what in ("合作费用", "达人层级", "达人等级", "达人", "达人名称", "形式", "内容形式")
    ),
    never=("任务金额",),
)

FORMATS = (LIVE, WORKS, TASKS, NOTES, OWN)
