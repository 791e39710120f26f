"""How an order leaves the warehouse in 金华 and reaches its buyer: waves, carriers, what goes wrong on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from maker.shop import Dice, Weighted, in_campaign

WAREHOUSE = ("浙江", "金华")
WAVES = (dt.time(10, 30), dt.time(15, 0), dt.time(20, 30))
CARRIERS = {
    2024: Weighted({"中通快递": 40, "圆通速递": 30, "韵达快递": 22, "顺丰速运": 8}),
    2025: Weighted({"中通快递": 46, "圆通速递": 27, "韵达快递": 14, "顺丰速运": 13}),
}
SPEED = {"中通快递": 1.0, "圆通速递": 1.1, "韵达快递": 1.24, "顺丰速运": 0.66}  # of the usual hours
FAR = {  # usual hours from 金华, collected to signed
    "浙江": 22,
    "上海": 26,
    "江苏": 30,
    "安徽": 33,
    "江西": 36,
    "福建": 38,
    "山东": 44,
    "河南": 44,
    "湖北": 43,
    "湖南": 45,
    "广东": 46,
    "北京": 48,
    "天津": 48,
    "河北": 47,
    "山西": 54,
    "陕西": 56,
    "重庆": 56,
    "四川": 58,
    "广西": 57,
    "贵州": 60,
    "辽宁": 60,
    "吉林": 66,
    "黑龙江": 72,
    "云南": 66,
    "海南": 74,
    "内蒙古": 76,
    "甘肃": 78,
    "宁夏": 80,
    "青海": 92,
    "新疆": 118,
    "西藏": 140,
    "香港": 84,
    "澳门": 86,
    "台湾": 120,
    "海外": 210,
}
WITHIN_THE_CITY = 5.0  # usual hours where the buyer lives in 金华 too
NORTH_WEST = ("陕西", "甘肃", "宁夏", "青海", "新疆")
TROUBLES = Weighted({"滞留": 52, "破损": 26, "错发": 14, "丢件": 8})


@dataclass(frozen=True)
class Parcel:
    """One parcel. `signed_at` is None where it was lost; `exception` and `complaint` are "" where all went well."""

    number: str
    carrier: str
    ships_by: dt.datetime
    shipped_at: dt.datetime
    collected_at: dt.datetime
    signed_at: dt.datetime | None
    exception: str
    complaint: str
    compensated: bool
    green: bool

    @property
    def late(self) -> bool:
        """Shipped after the time that was promised."""
        return self.shipped_at > self.ships_by


def short(province: str) -> str:
    """浙江省 → 浙江, 内蒙古自治区 → 内蒙古."""
    return province[:3] if province.startswith(("内蒙古", "黑龙江")) else province[:2]


def same_city(place: tuple[str, str, str]) -> bool:
    return short(place[0]) == WAREHOUSE[0] and place[1].startswith(WAREHOUSE[1])


def parcel(dice: Dice, number: int, paid_at: dt.datetime, to: tuple[str, str, str]) -> Parcel:
    """The parcel of an order that was paid at this time, `to` a province, city and district."""
    year = max(2024, min(2025, paid_at.year))
    troubled = paid_at.year == 2025 and 7 <= paid_at.month <= 9
    carrier = CARRIERS[year].draw(dice)
    shipped = wave(paid_at + _handling(dice, paid_at, year))
    collected = shipped + dt.timedelta(hours=dice.whole(1, 5))
    place = short(to[0])
    usual = WITHIN_THE_CITY if same_city(to) else FAR[place]
    hours = usual * SPEED[carrier] * dice.between(0.78, 1.25) * (0.93 if year == 2025 else 1.0)
    if carrier == "韵达快递" and place in NORTH_WEST:
        hours *= 1.5
    if in_campaign(paid_at.date()):
        hours *= 1.12
    exception = TROUBLES.draw(dice) if dice.chance(0.0125 if troubled else 0.0078 if year == 2024 else 0.0062) else ""
    if exception == "滞留":
        hours += dice.between(48, 150)
    signed = None if exception == "丢件" else _in_daytime(dice, collected + dt.timedelta(hours=hours))
    complaint = ""
    if exception and dice.chance(0.28):
        complaint = {"滞留": "时效投诉", "破损": "破损投诉", "错发": "错发投诉", "丢件": "丢件投诉"}[exception]
    elif dice.chance(0.0009 if carrier == "韵达快递" else 0.0003):
        complaint = "服务投诉"
    ships_by = paid_at + dt.timedelta(hours=48)
    late = shipped > ships_by
    return Parcel(
        f"{_PREFIX[carrier]}{number * 3 + 75_000_000_000:013d}",
        carrier,
        ships_by,
        shipped,
        collected,
        signed,
        exception,
        complaint,
        compensated=(late or exception == "滞留") and dice.chance(0.64 if year == 2025 else 0.41),
        green=dice.chance(0.62 if year == 2025 else 0.35),
    )


_PREFIX = {"中通快递": "76", "圆通速递": "YT", "韵达快递": "46", "顺丰速运": "SF"}


def _handling(dice: Dice, paid_at: dt.datetime, year: int) -> dt.timedelta:
    """What picking and packing take before a parcel is ready for its wave."""
    hours = dice.between(1, 9) if dice.chance(0.82) else dice.between(9, 42)
    if in_campaign(paid_at.date()):
        hours *= 2.1 if year == 2024 else 1.7
    return dt.timedelta(hours=hours * (1.0 if year == 2024 else 0.86))


def wave(ready: dt.datetime) -> dt.datetime:
    """The first wave after a parcel is ready."""
    for time in WAVES:
        if ready.time() <= time:
            return dt.datetime.combine(ready.date(), time)
    return dt.datetime.combine(ready.date() + dt.timedelta(days=1), WAVES[0])


def _in_daytime(dice: Dice, at: dt.datetime) -> dt.datetime:
    """Nobody signs at night: such a parcel waits for the morning. To ten minutes, as carriers report it."""
    if at.hour < 8:
        at = dt.datetime.combine(at.date(), dt.time(8 + dice.whole(0, 3), 0))
    elif at.hour >= 21:
        at = dt.datetime.combine(at.date() + dt.timedelta(days=1), dt.time(8 + dice.whole(0, 3), 0))
    return at.replace(minute=at.minute // 10 * 10, second=0, microsecond=0)
