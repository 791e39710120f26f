"""What was posted: short films and notes of creators, live shows of the shop, notes elsewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from maker.shop import Dice, Weighted, in_campaign
from maker.writing import Cell, plain_yuan, text, xlsx

CONTENT_YEARS = (2024, 2025)
TIERS = {  # creators: plays a post, price a post in yuan, visits ÷ plays
    "头部达人": (420_000, 8_600, 0.011),
    "腰部达人": (86_000, 1_500, 0.014),
    "尾部达人": (15_000, 190, 0.017),
}
CREATORS = {
    "头部达人": ("阿默泡茶", "半山茶事"),
    "腰部达人": ("小满的茶桌", "南风煮茶", "器物志", "茶柒姑娘", "一叶老张", "慢煮生活"),
    "尾部达人": tuple(
        f"{a}{b}" for a in ("山野", "云上", "竹下", "临窗", "听雨", "晴耕") for b in ("茶客", "手记", "小铺")
    ),
}
PLATFORMS = Weighted({"逛逛": 46, "抖音": 34, "小红书": 20})
FORMS = Weighted({"短视频": 68, "图文": 32})
SUBJECTS = (
    "盖碗怎么选",
    "明前龙井开箱",
    "办公室三分钟喝茶",
    "送长辈的茶礼",
    "建盏入门",
    "一席茶的布置",
    "冷泡茶三种做法",
    "茶点搭配",
    "老茶罐密封实测",
    "双11茶具清单",
)


@dataclass(frozen=True)
class Post:
    """One piece of content. `cost` in 分 is 0 for the shop's own; amounts in 分."""

    number: str
    title: str
    at: dt.datetime
    platform: str
    form: str
    creator: str
    tier: str
    plays: int
    likes: int
    comments: int
    favourites: int
    shares: int
    visits: int
    carts: int
    buyers: int
    amount: int
    cost: int


@cache
def posts(year: int) -> list[Post]:
    """The creators' posts of a year, in order."""
    dice, found = Dice(year + 90), []
    late = year == 2025
    tiers = Weighted(
        {"头部达人": 3, "腰部达人": 27, "尾部达人": 70} if late else {"头部达人": 6, "腰部达人": 24, "尾部达人": 70}
    )
    for day_number in range(366 if year == 2024 else 365):
        day = dt.date(year, 1, 1) + dt.timedelta(days=day_number)
        for _ in range((2 if late else 1) + dice.chance(0.4) + (dice.whole(1, 3) if in_campaign(day) else 0)):
            found.append(_post(dice, len(found), day, tiers.draw(dice), late))
    return found


def _post(dice: Dice, number: int, day: dt.date, tier: str, late: bool) -> Post:
    usual, price, draw = TIERS[tier]
    platform = PLATFORMS.draw(dice)
    names = CREATORS[tier]
    plays = round(
        usual * dice.between(0.2, 1.0) ** 1.5 * (9.0 if dice.chance(0.012) else 1.0) * (1.15 if late else 1.0)
    )
    engaged = plays * (0.058 if platform == "小红书" else 0.041) * dice.between(0.7, 1.3) * (1.1 if late else 1.0)
    visits = round(
        plays * draw * dice.between(0.6, 1.4) * (1.6 if platform == "逛逛" else 0.6) * (1.1 if late else 1.0)
    )
    buyers = round(visits * dice.between(0.012, 0.03) * (1.5 if in_campaign(day) else 1.0))
    return Post(
        f"C{day:%y%m%d}{number:05d}",
        SUBJECTS[dice.whole(0, 9)],
        dt.datetime.combine(day, dt.time(dice.whole(9, 21), dice.whole(0, 59))),
        platform,
        FORMS.draw(dice),
        names[dice.whole(0, len(names) - 1)],
        tier,
        plays,
        round(engaged * 0.7),
        round(engaged * 0.09),
        round(engaged * 0.15),
        round(engaged * 0.06),
        visits,
        round(visits * dice.between(0.09, 0.15)),
        buyers,
        buyers * dice.whole(18_000, 27_000),
        round(price * dice.between(0.7, 1.3)) * 100,
    )


HEADERS = (
    "内容ID,内容名称,发布时间,平台,形式,达人,达人层级,播放次数,点赞次数,评论次数,收藏次数,分享次数,引导进店人数,加购人数,成交人数,成交金额,合作费用"
).split(",")


def creator_file(year: int) -> bytes:
    """The shop's own list of what creators posted and what it paid."""
    rows = (
        [
            p.number,
            p.title,
            f"{p.at:%Y-%m-%d %H:%M}",
            p.platform,
            p.form,
            p.creator,
            p.tier,
            p.plays,
            p.likes,
            p.comments,
            p.favourites,
            p.shares,
            p.visits,
            p.carts,
            p.buyers,
            plain_yuan(p.amount),
            plain_yuan(p.cost),
        ]
        for p in posts(year)
    )
    return xlsx({"达人合作": [HEADERS, *rows]})


# -- live shows --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Show:
    number: str
    at: dt.datetime
    views: int
    viewers: int
    fans: int
    clicks: int
    carts: int
    buyers: int
    amount: int


@cache
def shows(year: int) -> list[Show]:
    """The shop's own live shows, four evenings a week."""
    dice, found = Dice(year + 95), []
    for number in range(366 if year == 2024 else 365):
        day = dt.date(year, 1, 1) + dt.timedelta(days=number)
        if day.weekday() in (1, 3, 5, 6):
            viewers = round(
                dice.between(900, 2400) * (1.45 if year == 2025 else 1.0) * (2.0 if in_campaign(day) else 1.0)
            )
            buyers = round(viewers * dice.between(0.018, 0.034))
            found.append(
                Show(
                    f"L{day:%y%m%d}01",
                    dt.datetime.combine(day, dt.time(20, 0)),
                    round(viewers * 1.35),
                    viewers,
                    round(viewers * 0.02),
                    round(viewers * 0.3),
                    round(viewers * 0.09),
                    buyers,
                    buyers * dice.whole(17_000, 24_000),
                )
            )
    return found


LIVE_HEADERS = (
    "直播标题,场次id,开播时间,直播间观看次数,直播间观看人数,新增粉丝数,转粉率,商品点击人数,商品点击次数,商品点击率,商品加购人数,商品加购件数,成交转化率,成交人数,"
    "成交件数,成交笔数,成交金额"
).split(",")


def live_file(year: int) -> bytes:
    rows: list[list[Cell]] = [LIVE_HEADERS]
    for s in shows(year):
        rows.append(
            [
                f"松间堂茶席夜话 {s.at:%m%d}",
                s.number,
                f"{s.at:%Y-%m-%d %H:%M:%S}",
                s.views,
                s.viewers,
                s.fans,
                f"{s.fans / s.viewers:.4f}",
                s.clicks,
                s.clicks * 2,
                f"{s.clicks / s.viewers:.4f}",
                s.carts,
                s.carts,
                f"{s.buyers / s.viewers:.4f}",
                s.buyers,
                round(s.buyers * 1.3),
                s.buyers,
                plain_yuan(s.amount),
            ]
        )
    return xlsx({"分场次": rows})


NOTE_HEADERS = "笔记标题,发布时间,曝光,观看,点赞,评论,收藏,分享,涨粉,平均观看时长".split(",")


@cache
def notes(year: int) -> list[tuple[dt.datetime, str, tuple[int, ...]]]:
    """The shop's own notes on 小红书: exposures, views, likes, comments, favourites, shares, fans."""
    dice, found = Dice(year + 99), []
    for week in range(52):
        at = dt.datetime(year, 1, 3, 12, 30) + dt.timedelta(days=7 * week)
        views = round(dice.between(700, 5200) * (1.3 if year == 2025 else 1.0))
        found.append(
            (
                at,
                SUBJECTS[week % 10],
                (
                    views * 6,
                    views,
                    round(views * 0.05),
                    round(views * 0.006),
                    round(views * 0.03),
                    round(views * 0.008),
                    round(views * 0.01),
                ),
            )
        )
    return found


def note_file(year: int) -> bytes:
    rows = (
        [f"{title}（{week + 1}）", f"{at:%Y-%m-%d %H:%M}", *numbers, "18"]
        for week, (at, title, numbers) in enumerate(notes(year))
    )
    return text([NOTE_HEADERS, *rows], "utf-8-sig")


def truth(year: int) -> dict[str, object]:
    found, live, own = posts(year), shows(year), [numbers for _, _, numbers in notes(year)]
    cost, visits = sum(p.cost for p in found) / 100, sum(p.visits for p in found)
    engaged = sum(p.likes + p.comments + p.favourites + p.shares for p in found) + sum(sum(n[2:6]) for n in own)
    best = max(found, key=lambda p: p.plays)
    known: dict[str, object] = {
        "content.posts": len(found) + len(live) + len(own),
        "content.creators": len({p.creator for p in found}),
        "content.plays": sum(p.plays for p in found) + sum(s.views for s in live) + sum(n[1] for n in own),
        "content.engagement_rate": engaged / (sum(p.plays for p in found) + sum(n[1] for n in own)),
        "content.cost": cost,
        "content.paid_visits": visits,
        "content.cost_per_visit": cost / visits,
        "content.roi": sum(p.amount for p in found) / 100 / cost,
        **{f"content.plays[creator_tier={tier}]": sum(p.plays for p in found if p.tier == tier) for tier in TIERS},
    }
    if year == CONTENT_YEARS[-1]:
        known[f"content.best_plays[title={best.title}]"] = best.plays
    return known
