"""How high a tier is, by its name."""

import pytest

from annualdeck.metrics.tier_names import ranked


@pytest.mark.parametrize("names", [
    "普通会员 银卡会员 金卡会员 黑金会员", "V1 V2 V10", "新享 尊享", "普通会员 高级会员 VIP会员 至尊VIP会员", "普卡 银卡 金卡 白金卡 钻石卡 黑金卡",
    "普通会员 V1 V2 V3 黑金", "一星会员 二星会员 三星会员 十二星会员", "普通 银卡1级 银卡2级 金卡1级", "注册会员 vip1 vip2", "初级 中级 高级",
    "1级 2级 10级", "铜 银 金", "青铜 白银 黄金 铂金 钻石", "新享 悦享 优享 臻享 尊享 至尊",
])
def test_the_ladders_that_shops_use(names):
    """Each from the lowest to the highest, whatever order the names come in."""
    assert list(ranked(reversed(names.split()))) == names.split()
    assert list(ranked(names.split()).values()) == list(range(len(names.split())))


def test_numbers_rule_where_every_name_has_one():
    """The shop calls its second level 银 and its third 普: its numbers are what it means."""
    assert list(ranked(["3普", "1金", "2银"])) == ["1金", "2银", "3普"]


def test_two_names_of_one_height_share_a_rank():
    assert ranked(["V2", "VIP2", "V1"]) == {"V1": 0, "V2": 1, "VIP2": 1}


def test_a_name_that_says_nothing_of_its_height_is_left_out():
    assert ranked(["普通会员", "茶友", "金卡"]) == {"普通会员": 0, "金卡": 1}
    assert ranked(["茶友", "山友"]) == {}
