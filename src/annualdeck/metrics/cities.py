"""City tiers, for 下沉市场 (third-tier cities and below).

The first, new-first and second tier as 第一财经·新一线城市研究所 published them in 2024; a known city outside these
lists is third-tier or below. 港澳台 and places abroad have no tier: their buyers count in neither number.
"""

from __future__ import annotations

import narwhals as nw

from annualdeck.facts import Facts
from annualdeck.metrics.buyers import distinct_where
from annualdeck.metrics.definition import Settings

FIRST = "北京 上海 广州 深圳"
NEW_FIRST = "成都 杭州 重庆 苏州 武汉 西安 南京 长沙 天津 郑州 东莞 无锡 宁波 青岛 合肥"
SECOND = (
    "佛山 沈阳 昆明 济南 厦门 福州 温州 常州 大连 石家庄 南宁 哈尔滨 金华 南昌 长春 "
    "南通 泉州 贵阳 嘉兴 太原 惠州 徐州 绍兴 中山 台州 烟台 兰州 珠海 潍坊 保定"
)
UPPER = tuple(f"{FIRST} {NEW_FIRST} {SECOND}".split())


UNTIERED = ("香港", "澳门", "台湾", "海外")  # provinces of an address


def tiered() -> nw.Expr:
    """Whether a row's city is known and has a tier."""
    untiered = nw.col("province").is_in(UNTIERED).fill_null(False)
    return ~nw.col("city").is_null() & ~untiered


def tiered_buyers(facts: Facts, settings: Settings) -> nw.Expr:
    """Distinct buyers in cities that have a tier."""
    return distinct_where(tiered())


def lower_tier_buyers(facts: Facts, settings: Settings) -> nw.Expr:
    """Distinct buyers in known cities of the third tier and below; the settings' own tiers come first."""
    city = nw.col("city").str.replace_all("市$", "")
    upper = {*UPPER, *(c for c, lower in settings.lower_tiers.items() if not lower)}
    upper -= {c for c, lower in settings.lower_tiers.items() if lower}
    return distinct_where(tiered() & ~city.is_in(sorted(upper)))
