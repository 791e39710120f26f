"""Reviews, and what people answered when they were asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from maker.phrases import ADDED, CLOSING, DEFAULTS, OPENING, PHONES, SAID
from maker.shop import Dice, Item, Weighted
from maker.trade import Order, trade
from maker.writing import Cell, stamp, text, xls, zipped

REVIEW_YEARS = (2024, 2025)
ASKED = 0.145  # share of confirmed orders that leave a review of their own
TOPICS = {
    "茶叶": Weighted({"口感": 50, "物流": 16, "包装": 14, "价格": 8, "客服": 5, "描述": 7}),
    "茶具": Weighted({"质量": 40, "包装": 22, "物流": 14, "尺码": 9, "描述": 7, "客服": 5, "价格": 3}),
    "茶礼盒": Weighted({"包装": 40, "口感": 22, "物流": 16, "价格": 10, "客服": 8, "描述": 4}),
    "家居布艺": Weighted({"质量": 38, "尺码": 18, "描述": 16, "物流": 12, "价格": 8, "客服": 4, "包装": 4}),
    "茶点": Weighted({"口感": 52, "包装": 16, "物流": 16, "价格": 8, "客服": 4, "描述": 4}),
}
RATINGS = {"好": "好评", "中": "中评", "差": "差评"}
SENTIMENTS = {"好": 11, "中": 12, "差": 13}


@dataclass(frozen=True)
class Review:
    """`mood` is 好, 中 or 差; `rated` tells whether the export shows a rating; `topic` is "" for a default sentence."""

    number: str
    order: Order
    item: Item
    at: dt.datetime
    mood: str
    topic: str
    words: str
    added: str
    rated: bool
    answered_at: dt.datetime | None


@cache
def reviews() -> list[Review]:
    dice, found = Dice(5050), []
    for order in trade():
        if order.confirmed_at is not None and order.confirmed_at.year in REVIEW_YEARS and dice.chance(ASKED):
            found.append(_review(dice, len(found), order))
    return sorted(found, key=lambda r: (r.at, r.number))


def _review(dice: Dice, number: int, order: Order) -> Review:
    at = order.confirmed_at + dt.timedelta(minutes=dice.whole(5, 4000))
    item = order.lines[dice.whole(0, len(order.lines) - 1)].item
    troubled = at.year == 2025 and 7 <= at.month <= 10
    cross = 0.036 if at.year == 2024 else 0.031
    if troubled:
        cross = 0.085 if item.category == "茶具" else 0.055
    if order.parcel.exception:
        cross += 0.5
    mood = "差" if dice.chance(cross) else "中" if dice.chance(0.035) else "好"
    if mood == "好" and dice.chance(0.16):
        return Review(_id(number), order, item, at, mood, "", DEFAULTS[dice.whole(0, 3)], "", True, None)
    topics = TOPICS[item.category]
    topic = topics.draw(dice)
    if mood == "差" and order.parcel.exception:
        topic = "包装" if order.parcel.exception in ("破损", "错发") else "物流"
    elif mood == "差" and troubled and item.category == "茶具":
        topic = "质量" if dice.chance(0.6) else "包装"
    words = _words(dice, mood, topic, topics)
    if mood == "差" and dice.chance(0.02):
        words += PHONES[dice.whole(0, 2)].format(dice.whole(10_000_000, 99_999_999))
    added = _pick(dice, ADDED[mood]) if mood in ADDED and dice.chance(0.03) else ""
    answered = (
        at + dt.timedelta(minutes=dice.whole(20, 2200 if at.year == 2024 else 1300))
        if mood == "差" and dice.chance(0.93)
        else None
    )
    return Review(
        _id(number), order, item, at, mood, topic, words, added, rated=not dice.chance(0.12), answered_at=answered
    )


def _words(dice: Dice, mood: str, topic: str, topics: Weighted) -> str:
    said = [_pick(dice, SAID[topic][mood])]
    if dice.chance(0.45):
        second = topics.draw(dice)
        if second != topic:
            said.append(_pick(dice, SAID[second][mood]))
    return _pick(dice, OPENING[mood]) + "，".join(said) + "。" + _pick(dice, CLOSING[mood])


def _pick(dice: Dice, things: tuple[str, ...]) -> str:
    return things[dice.whole(0, len(things) - 1)]


def _id(number: int) -> str:
    return f"12{number + 4_000_000:010d}"


REVIEW_HEADERS = "评价ID,评价内容,评价标签,评价媒体,情感,评价分类,评价时间,追评ID,追评内容,买家昵称,订单ID,商品标题,商品ID,回复时间".split(
    ","
)


def review_file(year: int) -> bytes:
    rows = (
        [
            r.number,
            r.words,
            "",
            "",
            SENTIMENTS[r.mood] if r.rated else "",
            RATINGS[r.mood] if r.rated else "",
            stamp(r.at),
            f"9{r.number}" if r.added else "",
            r.added,
            "t**",
            r.order.order_id,
            r.item.title,
            r.item.item_id,
            stamp(r.answered_at),
        ]
        for r in reviews()
        if r.at.year == year
    )
    return zipped({f"评价_{year}.csv": text([REVIEW_HEADERS, *rows], "utf-8-sig")})


# -- survey ------------------------------------------------------------------------------------------------------------
QUESTIONS = (
    "1、您有多大可能把松间堂推荐给朋友？（0-10分）",
    "2、您对物流时效的满意程度（1-5分）",
    "3、您对商品质量的满意程度（1-5分）",
    "4、您对售后体验的满意程度（1-5分）",
    "5、您是店铺的哪类客户",
    "6、您最希望我们改进什么",
)
INVITED = {2024: 4000, 2025: 4000}
SEGMENTS = Weighted({"普通客户": 62, "高价值会员": 38})
WISHES = ("物流", "包装", "价格", "新品", "客服", "没有")


@dataclass(frozen=True)
class Answer:
    number: int
    at: dt.datetime
    recommend: int
    delivery: int
    quality: int
    care: int
    segment: str
    wishes: tuple[str, ...]


@cache
def answers(year: int) -> list[Answer]:
    dice, found = Dice(year + 60), []
    for number in range(1, (812 if year == 2025 else 733) + 1):
        segment = SEGMENTS.draw(dice)
        lift = (0.10 if segment == "高价值会员" else 0.0) + (0.05 if year == 2025 else 0.0)
        draw = dice.random()
        recommend = (
            dice.whole(9, 10)
            if draw < 0.46 + lift
            else dice.whole(7, 8)
            if draw < 0.80 + lift / 2
            else dice.whole(2, 6)
        )
        scores = [
            5 if dice.chance(p + lift) else dice.whole(2, 4) if dice.chance(0.9) else 1 for p in (0.52, 0.66, 0.50)
        ]
        wishes = tuple(dict.fromkeys(WISHES[dice.whole(0, 5)] for _ in range(dice.whole(1, 2))))
        at = dt.datetime(year, 12, dice.whole(1, 14), dice.whole(8, 22), dice.whole(0, 59), dice.whole(0, 59))
        found.append(Answer(number, at, recommend, *scores, segment, wishes))
    return found


def survey_file(year: int) -> bytes:
    """问卷星: the questions are the headers, several choices stand behind ┋."""
    rows: list[list[Cell]] = [
        ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "发放份数", *QUESTIONS]
    ]
    for a in answers(year):
        rows.append(
            [
                a.number,
                f"{a.at:%Y/%m/%d %H:%M:%S}",
                f"{40 + a.number % 90}秒",
                "微信",
                "N/A",
                "10.0.0.1(浙江-金华)",
                INVITED[year],
                a.recommend,
                a.delivery,
                a.quality,
                a.care,
                a.segment,
                "┋".join(a.wishes),
            ]
        )
    return xls({"Sheet1": rows})
