"""The market that the shop trades in: the industry, its leaders, three rivals, the shop among them, and all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from maker.panel import PANEL_YEARS, days_of, days_of_month
from maker.shop import CATEGORIES, Dice
from maker.writing import Cell, count, known, percent, xlsx, yuan

RIVALS = {
    "清禾茶社旗舰店": (0.92, 1.04),
    "雨前山房旗舰店": (0.71, 1.31),
    "拾器生活旗舰店": (0.55, 0.9),
}  # size, growth in 2025
INDUSTRY = {
    "茶叶": (41e9, 1.055),
    "茶具": (22e9, 1.09),
    "茶礼盒": (13e9, 1.12),
    "家居布艺": (30e9, 1.02),
    "茶点": (9e9, 1.07),
}
LEADERS = {  # share of the industry in 2024 and 2025, and whose brand it is
    "茗山堂官方旗舰店": (0.061, 0.064, "国产"),
    "雾里青旗舰店": (0.043, 0.040, "国产"),
    "伯爵庭海外旗舰店": (0.027, 0.022, "外资"),
    "陶然居旗舰店": (0.024, 0.029, "国产"),
    "九曲红梅旗舰店": (0.018, 0.019, "国产"),
}
OTHERS = "其他店铺"  # what of the industry is none of the named; the panel tells it in ranges only
RANK = (58, 41)  # of the whole shop in its trade: at the start of 2024, at the end of 2025
ABROAD = (0.012, 0.019)  # share of the shop's amount that went abroad, in 2024 and 2025


@dataclass(frozen=True)
class Standing:
    """A month of one subject in one category; `amount` in 分 or None where the panel gives an index only.

    `region` is empty where all regions are meant; `within` is the range of yuan that the panel gives in place of an amount,
    `converts` that in place of a conversion.
    """

    year: int
    month: int
    category: str
    subject: str
    amount: int | None
    index: float | None
    conversion: float | None
    spend: float | None
    coverage: float | None
    rank: int | None
    region: str = ""
    origin: str = "国产"
    within: tuple[int, int] | None = None
    converts: tuple[float, float] | None = None


@cache
def market() -> list[Standing]:
    dice, rows = Dice(77), []
    for year in PANEL_YEARS:
        for month in range(1, 13):
            own = {c: sum(d.by_category[c] for d in days_of_month(year, month)) for c in CATEGORIES}
            typical = {c: sum(d.by_category[c] for d in days_of(2024)) / 12 for c in CATEGORIES}
            for category in CATEGORIES:
                rows += _category(dice, year, month, category, own[category], typical[category])
    return rows


def _category(dice: Dice, year: int, month: int, category: str, own: int, typical: float) -> list[Standing]:
    size, growth = INDUSTRY[category]
    season = 0.55 + 0.45 * (own if year == 2024 else own / 1.15) / typical
    if year == 2025 and 7 <= month <= 9:
        season *= 1.12  # the slow quarter was the shop's, not the industry's
    industry = round(size / 12 * season * (growth if year == 2025 else 1.0) * dice.between(0.97, 1.03))
    rank = round(RANK[0] + (RANK[1] - RANK[0]) * ((year - 2024) * 12 + month) / 24)
    better = 1.06 if year == 2025 else 1.0
    rows = [
        Standing(
            year,
            month,
            category,
            "行业",
            industry,
            index(industry),
            dice.between(0.024, 0.028),
            dice.between(140, 160),
            None,
            None,
        ),
        Standing(
            year,
            month,
            category,
            "本店",
            own,
            index(own),
            dice.between(0.031, 0.036) * better,
            dice.between(196, 214) * better,
            0.62 + 0.05 * (year - 2024),
            rank,
        ),
    ]
    abroad = round(own * ABROAD[year - 2024])
    for region, amount in (("境内", own - abroad), ("境外", abroad)):
        rows.append(Standing(year, month, category, "本店", amount, None, None, None, None, None, region))
    for rival, (of_own, rise) in RIVALS.items():
        worth = typical * of_own * season * (rise if year == 2025 else 1.0) * dice.between(0.94, 1.06)
        rows.append(
            Standing(
                year,
                month,
                category,
                rival,
                round(worth),
                index(worth),
                dice.between(0.026, 0.038),
                dice.between(150, 240),
                round(dice.between(0.45, 0.75), 3),
                None,
            )
        )
    for leader, (before, after, origin) in LEADERS.items():
        share = (after if year == 2025 else before) * dice.between(0.95, 1.05)
        rows.append(
            Standing(
                year,
                month,
                category,
                leader,
                round(industry * share),
                index(industry * share),
                None,
                None,
                None,
                None,
                origin=origin,
            )
        )
    rest = industry - sum(row.amount for row in rows[1:] if row.amount is not None and not row.region)
    low = dice.whole(18, 22) / 1000
    rows.append(
        Standing(
            year,
            month,
            category,
            OTHERS,
            None,
            None,
            None,
            None,
            None,
            None,
            origin="",
            within=banded(rest),
            converts=(low, low + 0.01),
        )
    )
    return rows


def banded(fen: float) -> tuple[int, int]:
    """The range of yuan in which the panel shows an amount, in steps of a quarter of its first place."""
    step = 10 ** (len(str(int(fen / 100))) - 1) // 4
    low = int(fen / 100) // step * step
    return max(low, step // 10), low + step


def index(fen: float) -> float:
    """The panel's 交易指数: it grows with the amount, but is no amount."""
    return round((fen / 100) ** 0.78 * 2.6, 1)


HEADERS = "月份,类目,对象,品牌归属,地区,交易金额,交易指数,支付转化率,客单价,渠道覆盖率,行业排名".split(",")


def market_file(year: int) -> bytes:
    rows: list[list[Cell]] = [HEADERS]
    for s in market():
        if s.year == year:
            amount = in_words(s.within) if s.within else known(s.amount, yuan)
            rows.append(
                [
                    f"{s.year}-{s.month:02d}",
                    s.category,
                    s.subject,
                    s.origin,
                    s.region,
                    amount,
                    known(s.index, "{:,.1f}".format),
                    f"{percent(s.converts[0])} ~ {percent(s.converts[1])}" if s.converts else known(s.conversion, percent),
                    known(s.spend, "{:.2f}".format),
                    known(s.coverage, percent),
                    known(s.rank, count),
                ]
            )
    return xlsx({"市场大盘": rows})


def in_words(span: tuple[int, int]) -> str:
    """750万 ~ 1000万."""
    return " ~ ".join(f"{yuan_ // 10_000}万" if yuan_ >= 10_000 else str(yuan_) for yuan_ in span)
