"""评价: one row a review with what was added to it later; from 千牛, from a page or from a tool's table."""

from annualdeck.sources.format import Format, columns

_SAID = ("评价内容", "评论内容", "评论")

REVIEW = Format(
    id="review",
    table="reviews",
    zh="评价导出",
    columns=columns("""
        review_id          评价ID 评论ID
        order_id           订单ID 订单编号 子订单编号
        reviewed_at        评价时间 评论时间 | 时间 日期
        channel            反馈渠道 渠道
        item_id            商品ID 宝贝ID
        item_title         商品标题 商品名称 宝贝标题 宝贝名称
        rating             评价分类 评价类型 评价结果 好中差评
        stars              星级 评分
        platform_sentiment 情感(11正面/12中性/13负面) 情感
        content            评价内容 评论内容 评论
        append_content     追评内容 追加评论 追加评价
        answered_at        回复时间 解释时间
    """),
    signs=(
        ("评价ID", "评价内容"),
        *((said, when) for said in _SAID for when in ("评价时间", "评论时间")),
        *((said, more) for said in _SAID for more in ("追评内容", "追加评论", "追加评价")),
    ),
    never=("会话ID", "提交答卷时间", "笔记标题", "工单号"),
    also=tuple("评价标签 评价媒体 追评ID 追评距收货天数(确认收货后N天后追加评论) 买家昵称(w**) 追评时间 颜色分类 skuid".split()),
)

FORMATS = (REVIEW,)
