"""How high a member's tier is, by its name: what shops and the platform call their tiers, from the lowest up."""

from __future__ import annotations

import re
from collections.abc import Iterable

# 普通、高级、VIP、至尊VIP are the platform's own four; cards, metals and 享 are what brands call theirs. A name that holds
# several of them is as high as the highest (白金卡 is no 金卡).
LADDER = (
    "体验", "注册", "入会", "新人", "新享", "普通", "普卡", "初级",     # where everybody begins
    "铜", "悦享", "银", "中级", "优享", "高级", "金", "臻享", "白金", "铂金", "VIP", "尊享", "钻", "至尊", "黑钻", "黑金", "黑卡",
)
BEGINNINGS = 8          # of LADDER: below any tier that has but a number
DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}


def ranked(names: Iterable[str]) -> dict[str, int]:
    """The names that can be ranked, with their ranks from 0, the lowest first; equal ones share a rank.

    By the numbers where every name has one, else by the words above, those of one word by their number.
    """
    known = list(dict.fromkeys(names))
    numbers = {name: number for name in known if (number := _number(name)) is not None}
    if len(numbers) == len(known):
        keys = {name: (number,) for name, number in numbers.items()}
    else:
        keys = {name: key for name in known if (key := _key(name, numbers.get(name))) is not None}  # type: ignore[misc]
    places = {key: i for i, key in enumerate(sorted(set(keys.values())))}
    return dict(sorted(((name, places[key]) for name, key in keys.items()), key=lambda pair: (pair[1], pair[0])))


def _number(name: str) -> int | None:
    """V3, VIP 3, 3级, 三星: 3."""
    if found := re.search(r"\d+", name):
        return int(found[0])
    found = re.search(r"([一二三四五六七八九]|十[一二三四五六七八九]?)(?=[级星等档阶])", name)
    if not found:
        return None
    tens, digit = "十" in found[1], found[1].removeprefix("十")
    return 10 * tens + DIGITS.get(digit, 0)


def _key(name: str, number: int | None) -> tuple[int, int, int] | None:
    """(whether it is a beginning, a mere number or above, the word's place, the number)."""
    places = [i for i, word in enumerate(LADDER) if word in name.upper()]
    if places:
        return (0 if max(places) < BEGINNINGS else 2, max(places), number or 0)
    return None if number is None else (1, 0, number)
