"""What buyers speak of: topics by words of the program's own and the config's, and a sentence that stands for each.

A text is taken clause by clause, so that 物流很快，质量太差 speaks well of one topic and ill of the other. A clause
blames where the lexicon finds more blame in it than praise; a text blames a topic where its clauses about it do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.metrics.definition import Query, Reading
from annualdeck.metrics.lexicon import balance, either
from annualdeck.metrics.quotes import CANDIDATES, LONGEST, PERSONAL, SHORTEST, TELLING
from annualdeck.metrics.ratings import BAD
from annualdeck.metrics.sentiment import judged, runs_of, text
from annualdeck.metrics.settings import Settings

WORDS = {
    "物流": """
        物流 快递 发货 送货 派送 配送 派件 到货 送达 运输 收到货 收货 签收 驿站 自提 中转 揽收 邮寄 顺丰 圆通 中通 申通 韵达 京东快递 ems 快递员 送上门 送货上门 催单
    """,
    "质量": """
        质量 品质 做工 材质 质地 用料 面料 布料 掉色 褪色 起球 缩水 变形 开线 脱线 线头 开胶 脱胶 掉毛 断裂 断了 坏了 坏的 坏掉 破了 破洞 裂开 裂了 裂缝 瑕疵 次品 残次 故障 毛病 失灵 耐用
        结实 牢固 松动 生锈 掉漆 粗糙 假货 正品 二手 翻新 漏水 漏电 漏气 发霉
    """,
    "尺码": """
        尺码 尺寸 码数 号码 大一码 小一码 大一号 小一号 偏大 偏小 大了 小了 长了 短了 肥了 瘦了 紧了 松了 太大 太小 太长 太短 太紧 太松 太肥 太瘦 均码 加大 合身 合脚 版型 大小合适 大小刚 大小正 大小适 大小不合 大小不一 大小差 长短
    """,
    "包装": "包装 盒子 纸箱 箱子 外箱 礼盒 袋子 密封 封口 气泡膜 防震 防撞 缓冲 压坏 压扁 压烂 挤压 磕碰 摔坏 漏了 洒了 漏出 破损 碎了",
    "客服": "客服 服务态度 态度 回复 不理人 店家 卖家 掌柜 老板 咨询 旺旺 没人理 不回 已读 机器人 人工",
    "售后": "售后 退货 退款 换货 退换 退掉 退了 维修 返修 保修 质保 赔偿 补发 投诉 运费险 差价 保价",
    "价格": "价格 价钱 性价比 贵 便宜 划算 实惠 优惠 降价 涨价 差价 值这个价 不值 超值 活动价 券 折扣 满减 保价",
    "描述不符": """
        描述不 图片不 照片不 实物不 图片差 实物差 描述差 图片有差 实物有差 图片相差 实物相差 色差大 色差太 色差很 色差严重 色差明显 存在色差 点色差 些色差 不符 货不对板 照骗
        虚假 虚标 夸大 名不符实 名不副实
    """,
    "味道口感": """
        味道 口感 口味 好吃 难吃 好喝 难喝 香味 香气 香精 异味 气味 怪味 陈味 霉味 腥味 焦味 糊味 臭 刺鼻 哈喇 味重 味很 味太 味淡 没味 无味 新鲜 太甜 太咸 太淡 太苦 太酸
        发酸 发苦 又苦 苦涩 涩 甜 腻 入口 下咽 变质 馊 受潮 过期 保质期 生产日期
    """,
    "错发漏发": "发错 错发 寄错 送错 少发 漏发 少了 缺件 少件 没有赠品 没赠品 赠品没 赠品少 数量不对 少一 缺少 颜色发错 型号发错",
    "使用效果": "效果 好用 难用 不好用 没用 有用 管用 上手 操作 续航 待机 卡顿 卡死 死机 充电 声音 噪音 散热 发热 清晰 灵敏 舒适 舒服 透气 保暖",
}
_CLAUSE_END = r"[。！？!?；;，,、~…\s]+|\.{2,}"
_SENTENCE_END = r"[。！？!?；;~…]+|\.{2,}"
_GAP = "\x1f"


def words_of(settings: Settings) -> dict[str, str]:
    """The words of each topic: the program's own, with the config's added; a topic of the config's own comes last."""
    own = {name: " ".join(words) for name, words in settings.topics.items()}
    return {name: f"{WORDS.get(name, '')} {own.get(name, '')}".lower() for name in {**WORDS, **own}}


def _clauses(reviews: nw.LazyFrame, settings: Settings) -> nw.LazyFrame:
    """A row for each topic that a clause speaks of: span, text, reviews that say it, sentence, topic, balance."""
    said = reviews.filter(~nw.col("text").is_null()).group_by("span", "text").agg(reviews=nw.len())
    said = said.with_columns(sentence=_split("text", _SENTENCE_END)).explode("sentence")
    said = said.with_columns(clause=_split("sentence", _CLAUSE_END)).explode("clause")
    lower = nw.col("clause").str.to_lowercase()
    topics = [nw.when(lower.str.contains(either(words))).then(nw.lit(name)) for name, words in words_of(settings).items()]
    said = said.with_columns(topic=nw.concat_str(topics, separator=_GAP, ignore_nulls=True))
    said = said.filter(nw.col("topic") != "").with_columns(balance=balance(nw.col("clause")))
    return said.with_columns(nw.col("topic").str.split(_GAP)).explode("topic")


def _split(column: str, ends: str) -> nw.Expr:
    return nw.col(column).str.replace_all(ends, _GAP).str.split(_GAP)


def _mentions_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per span and topic: reviews that mention it, and those that blame it."""
    reviews = grains.view(facts, "reviews").with_columns(text=text())
    texts = _clauses(reviews, settings).group_by("span", "topic", "text").agg(
        nw.col("balance").sum(), nw.col("reviews").max()
    )
    blaming = nw.when(nw.col("balance") < 0).then(nw.col("reviews")).otherwise(nw.lit(0))
    return texts.group_by("span", "topic").agg(mentions=nw.col("reviews").sum(), negatives=blaming.sum())


MENTIONS = Query("feedback.topics", "reviews", ("content",), _mentions_plan)


def mentions(what: str):  # noqa: ANN201 - a reader, see definition.Analysis
    """A reader of "mentions" or "negatives" by topic; a topic of one of the two years only counts 0 in the other."""

    def read(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
        held = {(row["span"], row["topic"]): row[what] for row in rows}
        compared = facts.coverage["reviews"].compared is not None
        spoken = {topic for _, topic in held}
        return [
            ({"topic": topic}, held.get((grains.CURRENT, topic), 0), held.get((grains.PRIOR, topic), 0) if compared else None)
            for topic in words_of(settings) if topic in spoken
        ]

    return read


def _sentences_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Per topic the shortest of its typical sentences of blame in the report's period, about `CANDIDATES` of them.

    Only texts are quoted that blame as a whole. A sentence is typical where its pairs of characters are also those of
    other sentences about the topic: it lies in the upper half by the mean number of sentences that hold each pair.
    `order`: the shortest first, of those that tell something, and those that speak of one topic alone before others.
    """
    blaming = judged(grains.view(facts, "reviews"), facts, settings).filter(
        (nw.col("span") == grains.CURRENT) & (nw.col("verdict") == BAD)
    )
    said = _clauses(blaming, settings).with_columns(topics=nw.col("topic").n_unique().over("sentence"))
    said = said.filter(nw.col("balance") < 0)
    bare = nw.col("sentence").str.replace_all("[，,]+", "，").str.replace_all(r"^\s*\d{1,2}[，、.．)）]+", "")
    said = said.with_columns(sentence=bare.str.strip_chars(" ，、"))
    said = said.filter(nw.col("sentence").str.len_chars().is_between(SHORTEST, LONGEST))
    said = said.filter(~nw.col("sentence").str.contains(PERSONAL))
    said = said.group_by("topic", "sentence").agg(nw.col("reviews").sum(), nw.col("topics").max())
    said = said.filter(balance(nw.col("sentence")) < 0)
    pairs = said.with_columns(run=runs_of(nw.col("sentence"), (2,))).explode("run").filter(nw.col("run").str.len_chars() == 2)
    held = pairs.group_by("topic", "run").agg(held=nw.len())
    typical = pairs.join(held, on=["topic", "run"], how="left").group_by("topic", "sentence", "reviews", "topics").agg(
        held=nw.col("held").sum(), runs=nw.len()
    ).with_columns(typical=nw.col("held") / nw.col("runs"))
    typical = typical.with_columns(middle=nw.col("typical").median().over("topic")).filter(nw.col("typical") >= nw.col("middle"))
    length = nw.col("sentence").str.len_chars()
    order = nw.when(length < TELLING).then(length + LONGEST).otherwise(length) + (nw.col("topics") - 1) * LONGEST
    placed = typical.with_columns(order=order).with_columns(place=nw.col("order").rank("min").over("topic"))
    return placed.filter(nw.col("place") <= CANDIDATES).select("topic", "sentence", "reviews", "typical", "order")


SENTENCES = Query("feedback.sentences", "reviews", ("content",), _sentences_plan)
