"""Members with their tiers and points, and the conversations that the service desk had."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from maker.shop import AFTER_LAST_DAY, FIRST_DAY, Dice, in_campaign
from maker.trade import Order, trade
from maker.writing import Cell, text, xlsx, zipped

TIERS = ("普通会员", "银卡会员", "金卡会员", "黑金会员")
LEAST = (0, 25_000, 80_000, 180_000)  # 分 spent in a year
BEFORE = 5200  # members who joined before the data begins
PEOPLE_YEARS = (2024, 2025)


@dataclass(frozen=True)
class Member:
    """A buyer who joined; the tier at the end of 2025 and at its beginning ("" for one who was not there yet)."""

    buyer: int
    joined_at: dt.datetime
    tier: str
    tier_before: str


@cache
def members() -> dict[int, Member]:
    """Buyers who joined, by buyer; they join after an order, and those who come back do so more often."""
    dice = Dice(88)
    paid: dict[int, list[Order]] = defaultdict(list)
    for order in trade():
        if order.paid_at is not None and order.paid_at.date() < AFTER_LAST_DAY:
            paid[order.buyer].append(order)
    found = {}
    for buyer, orders in paid.items():
        likely = 0.22 if len(orders) == 1 else 0.62 if len(orders) < 4 else 0.9
        if not dice.chance(likely):
            continue
        joined = min(o.paid_at for o in orders) + dt.timedelta(minutes=dice.whole(1, 30))
        spent = {year: sum(o.total for o in orders if o.paid_at.year == year) for year in PEOPLE_YEARS}
        before = tier_of(spent[2024]) if joined.year < 2025 else ""
        found[buyer] = Member(buyer, joined, tier_of(spent[2025]), before)
    return found


@cache
def early_members() -> list[Member]:
    """Those who joined before the data begins and have not bought since."""
    dice, nobody = Dice(89), 900_000  # accounts that no buyer of the data has
    return [
        Member(
            nobody + number,
            dt.datetime.combine(FIRST_DAY - dt.timedelta(days=dice.whole(1, 900)), dt.time(dice.whole(8, 22), dice.whole(0, 59))),
            TIERS[0],
            TIERS[0],
        )
        for number in range(BEFORE)
    ]


def tier_of(spent: int) -> str:
    return TIERS[max(i for i, least in enumerate(LEAST) if spent >= least)]


def is_member(order: Order) -> bool:
    """Whether an order was paid by somebody who had joined by then."""
    member = members().get(order.buyer)
    return member is not None and order.paid_at is not None and member.joined_at <= order.paid_at


def nick(buyer: int) -> str:
    """The same buyer always has the same account name, masked as the platform masks it."""
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    number, made = (buyer + 1) * 7919 % 32**4, ""
    for _ in range(4):
        number, digit = divmod(number, 32)
        made += digits[digit]
    return f"tb****{made}"


def member_file() -> bytes:
    """The list of all who are members at the end of 2025."""
    rows = (
        [nick(m.buyer), f"{m.joined_at:%Y-%m-%d %H:%M}", m.tier, m.tier_before]
        for m in sorted([*early_members(), *members().values()], key=lambda m: (m.joined_at, m.buyer))
    )
    return zipped({"会员名单.csv": text([["会员", "入会时间", "等级", "期初等级"], *rows])})


# -- points ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Points:
    date: dt.date
    direction: str
    source: str
    use: str
    points: int


@cache
def points(year: int) -> list[Points]:
    """A row a day and kind: what was given for buying, signing in and sharing, and what it was spent on."""
    dice, found = Dice(year + 21), []
    bought = Counter()
    for order in trade():
        if is_member(order) and order.paid_at.year == year:
            bought[order.paid_at.date()] += order.total // 100
    late = year == 2025
    for date in sorted(bought):
        given = (("消费", bought[date]), ("签到", dice.whole(420, 700)), ("分享", dice.whole(40, 130)))
        found += [Points(date, "发放", source, "", number) for source, number in given]
        share = (0.41 if late else 0.33) * (1.25 if in_campaign(date) else 1.0)
        for use, part in (("抵现", 0.52), ("兑礼", 0.36), ("抽奖", 0.12)):
            spent = round(bought[date] * share * part * dice.between(0.7, 1.3))
            found.append(Points(date, "核销", "", use, spent))
        if date.day == 1:
            found.append(Points(date, "过期", "", "", round(bought[date] * dice.between(0.8, 1.6))))
    return found


def points_file(year: int) -> bytes:
    rows = ([str(p.date), p.direction, p.source, p.use, p.points] for p in points(year))
    return xlsx({"积分流水": [["日期", "收支", "来源", "用途", "积分"], *rows]})


# -- conversations -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Chat:
    number: str
    at: dt.datetime
    bot: bool
    response: int
    minutes: float
    transferred: bool
    score: int | None


@cache
def chats(year: int) -> list[Chat]:
    """A sample of the desk's conversations: the bot answers at once and hands over what it can't."""
    dice, found = Dice(year + 33), []
    late = year == 2025
    day = dt.date(year, 1, 1)
    while day.year == year:
        for _ in range(dice.whole(16, 26) + (14 if in_campaign(day) else 0)):
            bot = dice.chance(0.64 if late else 0.47)
            at = dt.datetime.combine(day, dt.time(dice.whole(8, 23), dice.whole(0, 59)))
            response = (
                dice.whole(1, 3)
                if bot
                else round(dice.between(8, 46 if late else 62) * (2.4 if dice.chance(0.12) else 1.0))
            )
            minutes = round(dice.between(0.5, 4) if bot else dice.between(3, 16), 1)
            score = None if dice.chance(0.7) else 5 if dice.chance(0.62 if bot else 0.76) else dice.whole(2, 4)
            transferred = bot and dice.chance(0.21 if late else 0.29)
            found.append(Chat(f"{at:%y%m%d}{len(found):06d}", at, bot, response, minutes, transferred, score))
        day += dt.timedelta(days=1)
    return found


CHAT_HEADERS = "会话ID,开始时间,接待方式,首次响应时长(秒),处理时长(分钟),是否转人工,满意度".split(",")


def chat_file(year: int) -> bytes:
    rows = (
        [
            c.number,
            f"{c.at:%Y-%m-%d %H:%M}",
            "机器人" if c.bot else "人工",
            c.response,
            c.minutes,
            "是" if c.transferred else "否",
            "" if c.score is None else c.score,
        ]
        for c in chats(year)
    )
    return zipped({f"客服会话_{year}.csv": text([CHAT_HEADERS, *rows])})


@dataclass(frozen=True)
class Desk:
    """A day at the service desk."""

    date: dt.date
    asked: int
    received: int
    first: int
    mean: int
    minutes: float
    enquiries: int
    paid: int
    amount: int
    ratings: tuple[int, int, int, int, int]


@cache
def desk(year: int) -> list[Desk]:
    dice, found = Dice(year + 44), []
    orders, amounts = Counter(), Counter()
    for order in trade():
        if order.paid_at is not None and order.paid_at.year == year:
            orders[order.paid_at.date()] += 1
            amounts[order.paid_at.date()] += order.total
    late = year == 2025
    for date in sorted(d for d in orders if FIRST_DAY <= d < AFTER_LAST_DAY):
        asked = round(orders[date] * dice.between(1.1, 1.5))
        received = asked - dice.whole(0, 4)
        enquiries = round(received * 0.55)
        paid = round(enquiries * dice.between(0.3, 0.42))
        rated = round(received * 0.3)
        bad = round(rated * (0.05 if late else 0.065))
        ratings = (round(rated * 0.68), rated - round(rated * 0.68) - bad - 2, 1, bad, 1)
        found.append(
            Desk(
                date,
                asked,
                received,
                dice.whole(11, 19) if late else dice.whole(15, 26),
                dice.whole(28, 46),
                round(dice.between(5, 9), 1),
                enquiries,
                paid,
                round(amounts[date] * 0.28),
                ratings,
            )
        )
    return found


def desk_files(year: int) -> dict[str, list[list[Cell]]]:
    """The four sheets of 客服绩效, name → rows; each ends with sums and the peers' figures."""
    days = desk(year)
    received = [
        ["日期,咨询人数,接待人数,未回复人数,平均响应时长,首次响应时长,慢响应人数,平均接待时长".split(",")],
        [
            [str(d.date), d.asked, d.received, d.asked - d.received, d.mean, d.first, d.received // 40, d.minutes]
            for d in days
        ],
    ]
    sales = [
        ["日期,询单人数,当日付款人数,最终付款人数,最终付款金额,询单最终付款转化率".split(",")],
        [
            [
                str(d.date),
                d.enquiries,
                round(d.paid * 0.8),
                d.paid,
                f"{d.amount / 100:.2f}",
                f"{d.paid / d.enquiries * 100:.2f}%",
            ]
            for d in days
        ],
    ]
    prices = [
        ["日期,销售额,销售量,销售人数,客单价,客件数,件均价".split(",")],
        [
            [
                str(d.date),
                f"{d.amount / 100:.2f}",
                round(d.paid * 1.6),
                d.paid,
                f"{d.amount / 100 / max(1, d.paid):.2f}",
                "1.60",
                f"{d.amount / 160 / max(1, d.paid):.2f}",
            ]
            for d in days
        ],
    ]
    under = "接待人数,发出,收到,很满意,满意,一般,不满,很不满,发送率,返回率,满意率,服务度".split(",")
    top = ["日期", *("总",) * len(under), *("邀请",) * len(under), *("自主",) * len(under)]
    rated = [
        [top, ["", *under, *under, *under]],
        [[str(d.date), *_rated(d, 1), *_rated(d, 0.8), *_rated(d, 0.2)] for d in days],
    ]
    made = {"咨询接待": received, "业绩-询单": sales, "客单价": prices, "接待评价": rated}
    return {name: [*head, *rows, *_feet(len(rows[0]))] for name, (head, rows) in made.items()}


def _rated(day: Desk, part: float) -> list[Cell]:
    scores = [round(n * part) for n in day.ratings]
    return [
        round(day.received * part),
        round(day.received * 0.6 * part),
        sum(scores),
        *scores,
        "60.00%",
        "50.00%",
        "95.00%",
        "4.6",
    ]


def _feet(width: int) -> Iterator[list[Cell]]:
    yield from ([word, *("-",) * (width - 1)] for word in ("汇总", "全店", "同行"))
