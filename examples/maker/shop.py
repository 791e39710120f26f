"""What 松间堂旗舰店 is: its goods, where its buyers live, and how busy a day is. Everything here is invented."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from maker.names import MARGIN, shelf

SHOP = "松间堂旗舰店"
SHOP_ID = "900000001"
FIRST_DAY, AFTER_LAST_DAY = dt.date(2023, 1, 1), dt.date(2026, 1, 1)
YEARS = (2023, 2024, 2025)
CATEGORIES = ("茶叶", "茶具", "茶礼盒", "家居布艺", "茶点")
BRAND = "松间堂"


class Dice:
    """Chance that comes out the same on every Python: built on `Random.random` alone, whose sequence is promised."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed).random

    def chance(self, probability: float) -> bool:
        return self.random() < probability

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def bell(self, mean: float, spread: float) -> float:
        return mean + spread * (sum(self.random() for _ in range(12)) - 6)


class Weighted:
    """Things drawn by weight."""

    def __init__(self, things: dict) -> None:
        self.things = list(things)
        self.ends = list(accumulate(things.values()))

    def draw(self, dice: Dice):
        return self.things[bisect(self.ends, dice.random() * self.ends[-1])]


@dataclass(frozen=True)
class Item:
    """`price` and `cost` in 分; `wanted` is how often it is chosen within its category; `withdrawn` when it left the shelf."""

    item_id: str
    code: str
    title: str
    category: str
    price: int
    cost: int
    season: str
    wanted: float
    withdrawn: dt.date | None = None

    def on_sale(self, day: dt.date) -> bool:
        return self.withdrawn is None or day < self.withdrawn


WITHDRAWN = {dt.date(2024, 9, 20): ("茶具", 9), dt.date(2025, 9, 20): ("家居布艺", 4)}  # every so many-th item of a category


def withdrawn(category: str, number: int) -> dt.date | None:
    return next((day for day, (of, step) in WITHDRAWN.items() if of == category and number % step == 0), None)


@cache
def goods() -> list[Item]:
    """The 300 items, category by category."""
    dice = Dice(11)
    items = []
    for number, (category, name, price, season) in enumerate(shelf()):
        fen = round(price * 100)
        code = f"SJT{CATEGORIES.index(category) + 1}{number + 1:03d}"
        cost = round(fen * MARGIN[category] * dice.between(0.9, 1.1))
        items.append(Item(f"60000000{number * 37 + 1001:05d}", code, f"松间堂 {name}", category, fen, cost, season,
                          wanted=dice.between(0.2, 1.0) ** 3 * (20_000 / fen) ** 0.35,
                          withdrawn=withdrawn(category, number)))
    return items


CITIES = Weighted({  # province, city, district: how many of the buyers live there
    ("上海", "上海市", "浦东新区"): 70, ("北京", "北京市", "朝阳区"): 64, ("广东省", "深圳市", "南山区"): 52,
    ("广东省", "广州市", "天河区"): 48, ("浙江省", "杭州市", "西湖区"): 66, ("四川省", "成都市", "武侯区"): 44,
    ("江苏省", "苏州市", "姑苏区"): 46, ("江苏省", "南京市", "鼓楼区"): 42, ("重庆", "重庆市", "渝北区"): 30,
    ("湖北省", "武汉市", "洪山区"): 34, ("陕西省", "西安市", "雁塔区"): 28, ("湖南省", "长沙市", "岳麓区"): 26,
    ("天津", "天津市", "南开区"): 22, ("河南省", "郑州市", "金水区"): 24, ("山东省", "青岛市", "市南区"): 22,
    ("浙江省", "宁波市", "鄞州区"): 24, ("广东省", "东莞市", "南城街道"): 20, ("福建省", "厦门市", "思明区"): 20,
    ("福建省", "福州市", "鼓楼区"): 20, ("山东省", "济南市", "历下区"): 18, ("江苏省", "无锡市", "梁溪区"): 20,
    ("安徽省", "合肥市", "蜀山区"): 18, ("辽宁省", "沈阳市", "和平区"): 15, ("辽宁省", "大连市", "中山区"): 13,
    ("云南省", "昆明市", "五华区"): 14, ("浙江省", "温州市", "鹿城区"): 16, ("广东省", "佛山市", "禅城区"): 18,
    ("江苏省", "常州市", "天宁区"): 14, ("江苏省", "徐州市", "云龙区"): 14, ("浙江省", "绍兴市", "越城区"): 14,
    ("浙江省", "嘉兴市", "南湖区"): 13, ("江西省", "南昌市", "红谷滩区"): 12, ("河北省", "石家庄市", "长安区"): 12,
    ("山东省", "临沂市", "兰山区"): 12, ("河南省", "洛阳市", "涧西区"): 11, ("福建省", "泉州市", "丰泽区"): 14,
    ("安徽省", "芜湖市", "镜湖区"): 10, ("山东省", "潍坊市", "奎文区"): 11, ("广西壮族自治区", "南宁市", "青秀区"): 11,
    ("河北省", "唐山市", "路北区"): 10, ("江苏省", "盐城市", "亭湖区"): 11, ("湖北省", "宜昌市", "西陵区"): 9,
    ("浙江省", "丽水市", "莲都区"): 9, ("浙江省", "金华市", "婺城区"): 16, ("湖南省", "岳阳市", "岳阳楼区"): 9, ("四川省", "绵阳市", "涪城区"): 10,
    ("江西省", "九江市", "浔阳区"): 8, ("安徽省", "安庆市", "迎江区"): 9, ("河南省", "南阳市", "卧龙区"): 10,
    ("广东省", "湛江市", "赤坎区"): 8, ("贵州省", "遵义市", "汇川区"): 8, ("福建省", "宁德市", "蕉城区"): 8,
    ("内蒙古自治区", "赤峰市", "红山区"): 6, ("甘肃省", "天水市", "秦州区"): 5, ("四川省", "达州市", "通川区"): 7,
    ("湖北省", "恩施土家族苗族自治州", "恩施市"): 6, ("云南省", "大理白族自治州", "大理市"): 7,
    ("新疆维吾尔自治区", "乌鲁木齐市", "天山区"): 6, ("海南省", "三亚市", "吉阳区"): 5, ("黑龙江省", "佳木斯市", "向阳区"): 5,
    ("吉林省", "长春市", "朝阳区"): 10, ("黑龙江省", "哈尔滨市", "南岗区"): 11, ("山西省", "太原市", "小店区"): 10,
    ("香港特别行政区", "九龙", "油尖旺区"): 7, ("海外", "新加坡", "新加坡"): 5,
})


@dataclass(frozen=True)
class Campaign:
    """`start` to `end`, both days included; `peaks` are the days that stand out, with their factor."""

    name: str
    start: dt.date
    end: dt.date
    factor: float
    peaks: dict[dt.date, float]


@cache
def campaigns(year: int) -> tuple[Campaign, ...]:
    day = dt.date
    fair = {2023: (day(2023, 1, 2), day(2023, 1, 13)), 2024: (day(2024, 1, 16), day(2024, 2, 1)),
            2025: (day(2025, 1, 6), day(2025, 1, 20)), 2026: (day(2026, 1, 26), day(2026, 2, 9))}[year]
    return (
        Campaign("年货节", *fair, 1.4, {fair[0]: 1.9}),
        Campaign("618", day(year, 5, 27), day(year, 6, 20), 1.25, {day(year, 6, 1): 2.2, day(year, 6, 18): 3.2}),
        Campaign("双11", day(year, 10, 15), day(year, 11, 14), 1.3,
                 {day(year, 10, 20): 2.4, day(year, 10, 31): 3.4, day(year, 11, 11): 10.0}),
    )


SPRING_FESTIVAL = {2023: dt.date(2023, 1, 22), 2024: dt.date(2024, 2, 10), 2025: dt.date(2025, 1, 29)}
MID_AUTUMN = {2023: dt.date(2023, 9, 29), 2024: dt.date(2024, 9, 17), 2025: dt.date(2025, 10, 6)}
ORDERS_A_DAY = {2023: 103.0, 2024: 176.0, 2025: 218.0}
MONTH = (0.9, 0.88, 1.0, 1.1, 0.96, 0.95, 0.8, 0.82, 0.95, 0.94, 0.95, 0.92)
SLOW_QUARTER = 0.76  # the third quarter of 2025: a competitor's price war and a batch of broken teaware


def in_campaign(day: dt.date) -> bool:
    return any(c.start <= day <= c.end for c in campaigns(day.year))


def busyness(day: dt.date) -> float:
    """Orders expected on a day."""
    expected = ORDERS_A_DAY[day.year] * MONTH[day.month - 1] * (0.94, 0.95, 0.97, 0.98, 1.0, 1.06, 1.1)[day.weekday()]
    for campaign in campaigns(day.year):
        if campaign.start <= day <= campaign.end:
            expected *= campaign.peaks.get(day, campaign.factor)
    if -5 <= (day - SPRING_FESTIVAL[day.year]).days <= 6:
        expected *= 0.38
    if -21 <= (day - MID_AUTUMN[day.year]).days < -2:
        expected *= 1.25
    if day.year == 2025 and 7 <= day.month <= 9:
        expected *= SLOW_QUARTER
    return expected


def appetite(day: dt.date) -> Weighted:
    """Which category the first item of an order comes from."""
    weights = {"茶叶": 40.0, "茶具": 24.0, "茶礼盒": 9.0, "家居布艺": 17.0, "茶点": 10.0}
    before_spring, before_autumn = (SPRING_FESTIVAL[day.year] - day).days, (MID_AUTUMN[day.year] - day).days
    if 5 < before_spring <= 28 or 2 < before_autumn <= 24:
        weights["茶礼盒"] *= 3.2
    if 3 <= day.month <= 5:
        weights["茶叶"] *= 1.3
    if day.year == 2025:  # sets of teaware come with their cloth and tray, which fewer buy by themselves
        weights["家居布艺"] *= 0.58
        weights["茶具"] *= 1.12
        weights["茶礼盒"] *= 1.15
    return Weighted(weights)
