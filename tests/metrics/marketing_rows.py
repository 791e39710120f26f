"""Paid traffic, contents, search words, recommendation and members of the made-up shop, the same every time.

Paid traffic is told several times: 直通车 by account and by plan, from July 2025 the scenes of 万相台, and all of it
again by item and by keyword with one row a month. The levels do not agree, so that a wrong one would be seen.
"""

import calendar
import datetime as dt
import random

FIRST, CHANGED, LAST = dt.date(2024, 1, 1), dt.date(2025, 7, 1), dt.date(2025, 12, 31)
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
GOODS = ("龙井", "普洱", "白茶", "紫砂壶", "盖碗", "杯垫", "绿豆糕", "赠品")
WORDS = [f"茶{n}" for n in range(30)] + ["盖碗", "龙井", "白茶"]
ADS = (
    "date", "report", "tool", "scene", "plan", "item", "keyword", "placement", "impressions", "clicks", "cost", "amount", "orders",
    "carts", "favourites",
)
CONTENT = (
    "content_id", "title", "published_at", "platform", "form", "creator", "creator_tier", "plays", "likes", "comments", "favourites",
    "shares", "interactions", "visits", "cart_buyers", "amount", "cost",
)


def tables(orders, lines):
    r = random.Random(618)
    return {
        "ads": _ads(r), "content": _content(r), "brand_search": _searches(r), "recommend": _recommend(r), "members": _members(r),
    }


# -- paid traffic ------------------------------------------------------------------------------------------------------

def _ads(r):
    rows = []
    for day in DAYS:
        if day < CHANGED:
            rows.append(_spent(r, day, "账户", "关键词推广", 20000))
            rows += [_spent(r, day, "计划", "关键词推广", 8000, plan=plan) for plan in ("春", "夏")]
        else:
            rows += [_spent(r, day, "场景", tool, 15000, scene=tool) for tool in ("关键词推广", "人群推广")]
            rows.append(_spent(r, day, "计划", "人群推广", 14000, scene="人群推广", plan="拉新"))
        rows.append(_spent(r, day, "账户", "淘宝客", 5000) | {"impressions": None, "carts": None, "favourites": None})
        if day.month in (6, 11):
            rows.append(_spent(r, day, "账户", "品销宝", 1, placement="品牌专区") | {"cost": None, "carts": None, "favourites": None})
    for first in (day for day in DAYS if day.day == 1):
        scene, size = ("关键词推广" if first >= CHANGED else None), calendar.monthrange(first.year, first.month)[1]
        rows += [_spent(r, first, "商品", "关键词推广", 1500 * size, scene=scene, item=item) for item in GOODS]
        rows += [_spent(r, first, "关键词", "关键词推广", (40 - n) * 20 * size, scene=scene, keyword=w) for n, w in enumerate(WORDS)]
    return rows


def _spent(r, day, report, tool, most, **cells):
    cost = r.randrange(most // 2, most + 1)
    impressions = 200 + r.randrange(9000)
    clicks = r.randrange(20, 200)
    return dict.fromkeys(ADS) | {
        "date": day, "report": report, "tool": tool, "impressions": impressions, "clicks": clicks, "cost": cost,
        "amount": round(cost * (1 + 5 * r.random())), "orders": r.randrange(clicks // 4 + 1), "carts": r.randrange(40), "favourites": r.randrange(9),
    } | cells


# -- contents ----------------------------------------------------------------------------------------------------------

def _content(r):
    """400 posts and lives; 小红书 tells no shop visits, 淘宝直播 no reactions, and own posts cost nothing that is told."""
    rows = []
    for n in range(400):
        platform, form = r.choice((("逛逛", "短视频"), ("逛逛", "图文"), ("小红书", "图文"), ("淘宝直播", "直播")))
        own, live = r.random() < 0.4, form == "直播"
        creator = None if own else r.randrange(25)
        plays = r.randrange(50, 90000)
        seen = plays // r.randrange(8, 40)
        rows.append(dict.fromkeys(CONTENT) | {
            "content_id": f"c{n}", "title": f"第{n}篇", "platform": platform, "form": form,
            "published_at": dt.datetime.combine(r.choice(DAYS), dt.time(r.randrange(24))),
            "creator": None if own else f"达人{creator}", "creator_tier": None if own else ("头部", "腰部", "尾部")[creator % 3],
            "plays": plays, "likes": None if live else seen // 3, "comments": None if live or n % 9 == 0 else seen // 20,
            "favourites": None if live else seen // 11, "shares": None if live else seen // 50, "interactions": seen if live or n % 2 else None,
            "visits": None if platform == "小红书" else seen, "cart_buyers": None if platform == "小红书" or n % 7 == 0 else seen // 9,
            "amount": None if platform == "小红书" else seen * r.randrange(10, 900), "cost": None if own else 100 * r.randrange(200, 9000),
        })
    return rows


# -- where visitors come from ------------------------------------------------------------------------------------------

def _searches(r):
    return [
        {"date": day, "keyword": word, "visitors": r.randrange(40), "buyers": r.randrange(5)}
        for day in DAYS for word in ("松间堂 龙井", "sjt茶", "SJT 旗舰店", "白茶", "紫砂壶")
    ]


def _recommend(r):
    return [
        {"date": day, "subject": subject, "impressions": 500 + r.randrange(9000), "clicks": r.randrange(300)}
        for day in DAYS for subject in ("本店", "同行")
    ]


def _members(r):
    tiers = ("普通会员", "银", "金", None)
    return [
        {"member_id": n, "joined_at": dt.datetime(2023, 1, 1) + dt.timedelta(hours=r.randrange(1100 * 24)),
         "tier": r.choice(tiers), "tier_before": r.choice(tiers)}
        for n in range(900)
    ]
