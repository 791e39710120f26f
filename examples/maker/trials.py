"""What was tried out, broken, and seen at rivals: pilots, violations, prices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from maker.shop import Dice, goods
from maker.writing import Cell, plain_yuan, stamp, xlsx

PILOTS = {  # trials a day, success of control and treated
    "AI主图": (5200, 0.0412, 0.0449),
    "智能客服首问": (420, 0.712, 0.687),
    "3D茶具展示": (650, 0.0308, 0.0311),
}
FROM, DAYS = dt.date(2025, 9, 1), 56
WEIGHT = "包裹减重"  # measured in 克 a parcel, day by day, not as a share


@cache
def pilots() -> list[tuple[dt.date, str, str, int | None, int | None, float | None]]:
    """Day, pilot, arm, successes, trials, value."""
    dice, rows = Dice(56), []
    for number in range(DAYS):
        day = FROM + dt.timedelta(days=number)
        for pilot, (trials, control, treated) in PILOTS.items():
            for arm, rate in (("对照", control), ("试点", treated)):
                asked = round(trials * dice.between(0.85, 1.15))
                rows.append((day, pilot, arm, round(asked * rate * dice.between(0.94, 1.06)), asked, None))
        for arm, mean in (("对照", 214.0), ("试点", 196.0)):
            rows.append((day, WEIGHT, arm, None, None, round(dice.bell(mean, 11.0), 1)))
    return rows


def pilot_file() -> bytes:
    rows = [[str(day), pilot, arm, *("" if v is None else v for v in rest)] for day, pilot, arm, *rest in pilots()]
    return xlsx({"试点": [["日期", "试点", "组别", "成功数", "样本量", "指标值"], *rows]})


# -- violations --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Violation:
    number: str
    at: dt.datetime
    rule: str
    points: float
    fine: int


@cache
def violations() -> list[Violation]:
    dice, found = Dice(12), []
    for year, count in ((2024, 17), (2025, 9)):
        for _ in range(count):
            rule, points, fine = (
                ("延迟发货", 0.0, 30_000),
                ("描述不当", 2.0, 0),
                ("虚假宣传用语", 1.0, 200_000),
                ("滥发信息", 0.5, 0),
            )[dice.whole(0, 3)]
            at = dt.datetime(year, dice.whole(1, 12), dice.whole(1, 28), dice.whole(9, 18), dice.whole(0, 59))
            found.append(Violation(f"WG{at:%y%m%d}{len(found):04d}", at, rule, points, fine))
    return sorted(found, key=lambda v: v.at)


def violation_file() -> bytes:
    rows = ([v.number, stamp(v.at), v.rule, v.points, plain_yuan(v.fine)] for v in violations())
    return xlsx({"违规记录": [["违规编号", "违规时间", "违规类型", "扣分", "罚款金额"], *rows]})


# -- prices ------------------------------------------------------------------------------------------------------------
@cache
def prices() -> list[tuple[dt.date, str, str, int, int]]:
    """Month, item, rival, own price and the rival's for a matched item, in 分."""
    dice, rows = Dice(99), []
    matched = [i for i in goods() if i.category in ("茶叶", "茶具")][::8]
    for year in (2024, 2025):
        for month in range(1, 13):
            for item in matched:
                for rival, level in (("清禾茶社旗舰店", 0.97), ("雨前山房旗舰店", 0.9), ("拾器生活旗舰店", 1.04)):
                    war = 0.88 if rival == "雨前山房旗舰店" and year == 2025 and 7 <= month <= 9 else 1.0
                    rows.append(
                        (
                            dt.date(year, month, 15),
                            item.title,
                            rival,
                            item.price,
                            round(item.price * level * war * dice.between(0.96, 1.04)),
                        )
                    )
    return rows


def price_file() -> bytes:
    rows = (
        [str(day), title, rival, plain_yuan(own), plain_yuan(theirs)] for day, title, rival, own, theirs in prices()
    )
    head: list[Cell] = ["日期", "商品名称", "对象", "本店价格", "竞品价格"]
    return xlsx({"竞品价格": [head, *rows]})
