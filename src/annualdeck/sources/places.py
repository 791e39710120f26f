"""Province and city from a 收货地址: all of the address that is ever kept."""

from __future__ import annotations

import polars as pl

from annualdeck.sources.cells import Step

_PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 "
    "甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 海外"
).split()
_MUNICIPALITIES = ("北京", "天津", "上海", "重庆", "香港", "澳门")
COLUMNS = ("province", "city", "from_province", "from_city")  # those that are read as places
_TWO = [name for name in _PROVINCES if len(name) == 2]           # 上海, 广西 …: two characters tell and name them
_LONGER = {name[:2]: name for name in _PROVINCES if len(name) > 2} | {"国外": "海外", "境外": "海外"}
_SECOND_WORD = r"^\S+ (\S+)"
_IN_ONE_WORD = r"^\S*?(?:省|自治区)(\S+?(?:自治州|地区|盟|市))"


def province() -> list[Step]:
    """Steps to the short name of the province that an address begins with (上海, 内蒙古, 广西 …), or null."""
    return [
        lambda c: c.str.strip_chars().str.slice(0, 2),
        _by_start,
    ]


def _by_start(start: pl.Expr) -> pl.Expr:
    """The province of its first two characters; said cell by cell, which streams where a lookup would not."""
    named = pl.when(start.is_in(_TWO)).then(start)
    for two, name in _LONGER.items():
        named = pl.when(start == two).then(pl.lit(name)).otherwise(named)
    return named


def city_of_address(province: str) -> list[Step]:
    """Steps to the city of an address “省 市 区 街道”; a municipality is its own city. `province` is the column of it."""
    return [
        lambda c: c.str.strip_chars(),
        lambda c: pl.coalesce(
            c.str.extract(_SECOND_WORD),
            pl.when(~c.str.contains(" ", literal=True)).then(c).str.extract(_IN_ONE_WORD),
        ),
        lambda c: pl.when(pl.col(province).is_in(_MUNICIPALITIES))
        .then(pl.col(province))
        .when(pl.col(province).is_not_null() & (c != ""))
        .then(c),
        _short,
    ]


def city(province: str | None) -> list[Step]:
    """Steps to the city of a cell that holds a city only; in a municipality it is the municipality (市辖区, 浦东新区)."""
    steps: list[Step] = [lambda c: c.str.strip_chars(), _short]
    if province is not None:
        steps.append(
            lambda c: pl.when(pl.col(province).is_in(_MUNICIPALITIES)).then(pl.col(province)).otherwise(c)
        )
    return steps


def _short(name: pl.Expr) -> pl.Expr:
    """深圳市 → 深圳; a name of two characters stays whole."""
    return pl.when(name.str.len_chars() > 2).then(name.str.strip_suffix("市")).otherwise(name)
