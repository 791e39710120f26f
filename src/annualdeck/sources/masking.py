"""Personal data in what people wrote freely: found by how it is written, and masked before anything is kept.

Each rule leaves what tells nobody apart (138****, 杭州市****) and everything around it as it stands. Where a rule can't
be sure it masks: a word lost from a review costs less than a number kept. The engine knows no look-around, so a rule
that needs to see what stands beside a number takes it along and puts it back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import polars as pl

_MASK = "****"
_D = "[0-9０-９]"
_HAN = "[一-龥]"
_STEP = r"[-\s－]?"

_EMAIL = r"[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_NICK = rf"[@＠](?:[A-Za-z_]|{_HAN})[-\w]{{0,24}}"

_IDENTITY = rf"([1-9]{_D}{{5}})(?:19|20){_D}{{2}}(?:0[1-9]|1[0-2])(?:[0-2]{_D}|3[01]){_D}{{3}}[0-9０-９Xx]"
_MOBILE = rf"((?:\+?86{_STEP})?[1１][3-9３-９]{_D}){_STEP}{_D}{{4}}{_STEP}{_D}{{4}}"
_LANDLINE = rf"[(（]?(0(?:10|2{_D}|[3-9]{_D}{{2}}))[)）]?[-\s－—]{{0,2}}[1-9]{_D}{{6,7}}(?:[-转]{_D}{{1,6}})?"
_LOCAL = rf"((?:电话|座机|致电|来电|联系)[号码是为打]{{0,3}}[:：\s]*)[2-9]{_D}{{6,7}}"
_CARD = rf"([账帐卡]号[是为]?[\s:：]*){_D}{{8,19}}"

_APP = "微信|薇信|威信|V信|wechat|weixin|扣扣|企鹅|旺旺|支付宝|淘宝"
_CALLED = r"(?:[号账帐户码名]{1,2}|id)?[\s:：=]*[是为加叫搜]{0,2}[\s:：]*"
_HANDLE = rf"(?:[a-z][-_a-z0-9]{{5,19}}|[1-9]{_D}{{4,11}})"
_ACCOUNT = rf"(?i)((?:{_APP}|加v){_CALLED}){_HANDLE}"
_LATIN_ACCOUNT = rf"(?i)(^|[^a-z0-9])((?:vx|wx|qq){_CALLED}){_HANDLE}"
_CALLS_HIMSELF = r"(?i)((?:旺旺|昵称|会员名|用户名|网名|ID)(?:号|名)?(?:是|叫)?\s*[:：]\s*)[^\s，。,.;；、!！?？*]{2,25}"

_PLACE = "[一-龥&&[^的了是在到我你他她它们这那很也就没把被让给寄住]]"
_PROVINCE = rf"(?:{_PLACE}{{2,4}}(?:省|自治区)\s?)"
_CITY = rf"(?:{_PLACE}{{2,4}}市\s?|{_PLACE}{{2,9}}自治州\s?)"
_REGION = rf"(?:{_PLACE}{{1,4}}(?:区|县|旗|镇|乡|街道|村)\s?)"
_ROAD = rf"(?:[A-Za-z0-9]|{_PLACE}){{1,7}}(?:大道|路|街|巷|弄|胡同)"
_ESTATE = rf"(?:[A-Za-z0-9]|{_PLACE}){{1,8}}(?:村|庄|屯|小区|花园|家园|苑|公寓|大厦|广场|社区|城|园|里)"
_DOOR = r"(?:\s?[0-9０-９一二三四五六七八九十百A-Za-z-]{1,6}\s?(?:号楼|号院|号|弄|栋|幢|座|单元|楼|层|室|户|组))"
_ROOM = rf"(?:\s?{_D}{{2,4}})?"
_IN_REGION = (
    rf"({_PROVINCE}?{_CITY}?)(?:{_REGION}{{1,3}}\s?(?:{_ROAD}|{_ESTATE}){_DOOR}+|{_REGION}{{2,3}}{_DOOR}+){_ROOM}",
    rf"({_PROVINCE}{_CITY}?|{_CITY})(?:{_REGION}{{1,3}}{_ROAD}|{_ROAD}{_DOOR}+|{_ESTATE}{_DOOR}+){_ROOM}",
)
_ON_ROAD = rf"{_HAN}{{1,5}}(?:大道|[^一半走上线电网思套马道]路|街|胡同|巷|弄)\s?{_D}{{1,5}}(?:弄|号){_DOOR}*{_ROOM}"
_UNIT = r"[0-9A-Za-z一二三四五六七八九]{1,3}单元"
_IN_HOUSE = rf"{_D}{{1,4}}\s?(?:(?:栋|幢)\s?(?:{_UNIT}\s?)?{_D}{{2,4}}|(?:号楼|座)\s?(?:{_UNIT}\s?{_D}{{2,4}}|{_D}{{2,4}}[室户号]))[室户号]?"

_SURNAME = (
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
    "蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤])"
)
_WHO = "(?:收货人|联系人|收件人|收货姓名|姓名)(?:姓名|名字)?[是为叫]?"
_NAMED = rf"({_WHO}\s*[:：]\s*){_HAN}{{2,4}}($|[^一-龥])"
_NAME = rf"({_WHO}[\s:：]*){_SURNAME}{_HAN}{{1,2}}"


def _alone(pattern: str) -> list[tuple[str, str]]:
    """A rule for digits that are no part of a longer number; its pattern keeps one group. It stands there twice, as
    numbers beside each other share what stands between them."""
    return [(f"(^|[^0-9０-９]){pattern}($|[^0-9０-９])", f"${{1}}${{2}}{_MASK}${{3}}")] * 2


# What a text must hold for rules to be tried on it, as most texts hold none of it; the rules, and what stands instead.
_RULES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("[@＠]", [(_EMAIL, _MASK), (_NICK, f"@{_MASK}")]),
    (
        rf"{_D}(?:{_STEP}{_D}){{6}}",
        [*_alone(_IDENTITY), *_alone(_MOBILE), *_alone(_LANDLINE), (_LOCAL, f"${{1}}{_MASK}"), (_CARD, f"${{1}}{_MASK}")],
    ),
    (
        rf"(?i){_APP}|加v|vx|wx|qq|昵称|会员名|用户名|网名|ID",
        [(_CALLS_HIMSELF, f"${{1}}{_MASK}"), (_ACCOUNT, f"${{1}}{_MASK}"), (_LATIN_ACCOUNT, f"${{1}}${{2}}{_MASK}")],
    ),
    (
        r"[0-9０-９一二三四五六七八九十A-Za-z]\s?[号弄栋幢座单楼层室户]|[区县旗镇乡道村].{1,10}[路街道巷弄同]",
        [*((rule, f"${{1}}{_MASK}") for rule in _IN_REGION), (_ON_ROAD, _MASK), (_IN_HOUSE, _MASK)],
    ),
    ("收货|联系人|收件人|姓名", [(_NAMED, f"${{1}}{_MASK}${{2}}"), (_NAME, f"${{1}}{_MASK}")]),
)


def masking() -> list[Callable[[pl.Expr], pl.Expr]]:
    """Steps to free text with telephone and identity numbers, mail and chat accounts, nicks, names and addresses masked."""
    return [partial(_masked, hint, rules) for hint, rules in _RULES]


def _masked(hint: str, rules: list[tuple[str, str]], text: pl.Expr) -> pl.Expr:
    """Text without the hint gives way to "", on which rules cost nothing; under a null they would still be tried."""
    tried = pl.when(text.str.contains(hint)).then(text).otherwise(pl.lit(""))
    for pattern, instead in rules:
        tried = tried.str.replace_all(pattern, instead)
    return pl.when(tried != "").then(tried).otherwise(text)
