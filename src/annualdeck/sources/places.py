"""Province and city from a 收货地址: all of the address that is ever kept."""

from __future__ import annotations

import polars as pl

from annualdeck.sources.cells import text

_PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 "
    "甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 海外"
).split()
_MUNICIPALITIES = ("北京", "天津", "上海", "重庆", "香港", "澳门")
_BY_START = {name[:2]: name for name in _PROVINCES} | {"国外": "海外", "境外": "海外"}
_CITY_IN_ONE = r"^\S*?(?:省|自治区)(\S+?(?:自治州|地区|盟|市))"


def province(cell: pl.Expr) -> pl.Expr:
    """The short name of the province an address begins with (上海, 内蒙古, 广西 …), or null."""
    return text(cell).str.slice(0, 2).replace_strict(_BY_START, default=None, return_dtype=pl.String)


def city_of_address(cell: pl.Expr) -> pl.Expr:
    """The city of an address “省 市 区 街道”; a municipality is its own city."""
    address, place = text(cell), province(cell)
    parts = address.str.splitn(" ", 3)
    second = parts.struct.field("field_1")
    in_one = address.str.extract(_CITY_IN_ONE, 1)
    return pl.when(place.is_in(_MUNICIPALITIES)).then(place).otherwise(_short(pl.coalesce(second, in_one)))


def city(cell: pl.Expr) -> pl.Expr:
    """The city of a cell that holds a city only."""
    return _short(text(cell))


def _short(name: pl.Expr) -> pl.Expr:
    """深圳市 → 深圳; a name of two characters stays whole."""
    return pl.when(name.str.len_chars() > 2).then(name.str.strip_suffix("市")).otherwise(name)
