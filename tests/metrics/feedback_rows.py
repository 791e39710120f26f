"""What buyers of a made-up shop write, rate and answer, the same every time, with the truth of what they speak of."""

import datetime as dt
import random

FIRST, SECONDS = dt.datetime(2024, 1, 1), 731 * 86_400 - 1
UNWRITTEN = "此用户没有填写评论!"

# A phrase → the topic it names (None: none of the program's) and whether it blames.
PRAISE = {
    "物流很快": "物流", "快递很给力": "物流", "面料厚实": "质量", "做工精致": "质量", "尺码很合适": "尺码", "包装严实": "包装", "客服很耐心": "客服",
    "价格实惠": "价格", "颜色漂亮": None, "妈妈很喜欢": None, "朋友推荐": None, "会回购": None,
}
BLAME = {
    "物流太慢": "物流", "快递很慢": "物流", "面料起球": "质量", "做工粗糙": "质量", "尺码偏小": "尺码", "包装破烂": "包装", "客服敷衍": "客服",
    "价格虚高偏贵": "价格", "颜色难看": None, "很失望": None,
}
PLAIN = ("周二收到的", "蓝灰的那款", "给爸爸买的", "拍了两件", "第三回买")


def tables(orders, lines):
    """{table: rows}, of no order in particular."""
    r = random.Random(20250618)
    return {"reviews": reviews(r), "survey": survey(r)}


def reviews(r):
    """4,000 rows: one in twelve unwritten, one in ten with a follow-up, one in three without a rating; few are bad."""
    return [_review(r, n) for n in range(4000)]


def _review(r, n):
    bad = r.random() < 0.09
    at = FIRST + dt.timedelta(seconds=r.randrange(SECONDS))
    follow = _written(r, bad or r.random() < 0.05) if r.random() < 0.1 else None
    rated = r.random() < 0.66
    stars = float(r.choice((1, 2) if bad else (4, 5, 5, 5, 3))) if rated and r.random() < 0.3 else None
    word = None if stars is not None or not rated else "差评" if bad else r.choice(("好评",) * 24 + ("中评", "差评"))
    return {
        "review_id": str(n), "reviewed_at": at, "channel": r.choice((None, None, None, "订单评价", "小红书", "微博")),
        "rating": word, "stars": stars, "platform_sentiment": r.choice((None, "11", "12")) if not rated and not bad else None,
        "content": UNWRITTEN if r.random() < 0.08 else _written(r, bad, n), "append_content": follow,
        "answered_at": at + dt.timedelta(minutes=r.randrange(-100, 6000)) if r.random() < 0.4 else None,
    }


def _written(r, bad, n=0):
    """Up to four phrases about topics that differ, and sometimes a token of the review's own."""
    said, spoken = [], set()
    for phrase, topic in r.sample([*(BLAME if bad else PRAISE).items(), *PRAISE.items()], 4):
        if topic is None or topic not in spoken:
            said.append(phrase)
            spoken.add(topic)
    said = said[: r.choice((1, 2, 3, 4))] + ([r.choice(PLAIN)] if r.random() < 0.5 else [])
    return r.choice(("，", "。")).join(said) + (f"。第{n}号" if r.random() < 0.7 else "")


def survey(r):
    """300 sheets of two surveys with the same four questions, one of them of ten and one that asks for a recommendation."""
    rows = []
    for n in range(300):
        at = FIRST + dt.timedelta(seconds=r.randrange(SECONDS))
        sheet = {
            "answer_id": str(n % 150), "answered_at": at, "segment": r.choice(("高价值会员", "普通会员", "新客", None)), "invited": 900 + at.year,
        }
        for question, top in (("1、物流时效", 5), ("2、商品质量", 10), ("3、售后体验", 5), ("4、您愿意推荐给朋友吗", 10)):
            rows.append(sheet | {"question": question, "score": None if r.random() < 0.05 else float(r.randrange(1, top + 1))})
    return rows
