"""The program's own words: no typed-in figure, no claimed cause, nothing that only a test could prove, Chinese punctuation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SECTIONS = Path(__file__).parents[2] / "src" / "annualdeck" / "sections"

# Digits that are no figure about the business: a promise's name, a scale.
ALLOWED = ("48小时", "72小时", "1—5分", "80%区间", "80%{…}", "95%区间")
TESTED = ("content.py", "technology.py")  # their words of significance stand behind an interval that excludes zero
CAUSES = ("得益于", "带动", "由于", "使得", "因此", "导致", "归功于", "受益于")
CHINESE = "\u4e00-\u9fff"


def literals(source: str) -> Iterator[str]:
    """Every string of a module that holds Chinese, docstrings left out; an f-string as one, with {…} where it fills in."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in docs or id(node) in inner:
            continue
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(p.value if isinstance(p, ast.Constant) else "{…}" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        if re.search(f"[{CHINESE}]", text):
            yield text


def faults(source: str, tested: bool = False) -> list[str]:
    """What is wrong with the words of a module; `tested`: a test stands behind its words of significance."""
    found = []
    for text in literals(source):
        words = re.sub(r"\{[^{}]*\}+", "◆", text)
        bare = words
        for allowed in ALLOWED:
            bare = bare.replace(allowed, "")
        if re.search(r"\d", bare):
            found.append(f"a typed-in figure: {text}")
        found += [f"a cause: {text}" for cause in CAUSES if cause in words]
        if "显著" in words and not tested:
            found.append(f"a claim of significance: {text}")
        if "较之前" in words:
            found.append(f"较之前: {text}")
        if re.search(rf"[{CHINESE}◆][,;:?!]|[,;:?!][{CHINESE}◆]|[{CHINESE}][()]|[()][{CHINESE}]", words):
            found.append(f"half-width punctuation: {text}")
        if re.search(r"◆ +[万亿元%]|[万亿元%] +◆", words):
            found.append(f"a space beside a figure: {text}")
        if "全年" in words:
            found.append(f"全年 where the data may cover less: {text}")
    return found


@pytest.mark.parametrize("path", sorted(SECTIONS.rglob("*.py")), ids=lambda p: str(p.relative_to(SECTIONS)))
def test_the_words_of_a_slide(path):
    assert faults(path.read_text(encoding="utf-8"), tested=path.name in TESTED) == []


def test_there_are_words_to_look_at():
    found = [text for path in SECTIONS.rglob("*.py") for text in literals(path.read_text(encoding="utf-8"))]

    assert len(found) > 200
    assert "大促贡献支付金额的{sales.campaign_share}" in found


@pytest.mark.parametrize(("source", "fault"), [
    ('k.say("支付金额增长18%")', "a typed-in figure: 支付金额增长18%"),
    ('k.say("约3倍{ads.roi}")', "a typed-in figure: 约3倍{ads.roi}"),
    ('k.say("得益于新品，{sales.paid_amount:change}")', "a cause: 得益于新品，{sales.paid_amount:change}"),
    ('k.say("直播带动{sales.paid_amount:change}")', "a cause: 直播带动{sales.paid_amount:change}"),
    ('plain("点击率显著提升")', "a claim of significance: 点击率显著提升"),
    ('plain("较之前更好")', "较之前: 较之前更好"),
    ('k.say("支付{a},同比")', "half-width punctuation: 支付{a},同比"),
    ('k.say(f"{name}:{{a}}元")', "half-width punctuation: {…}:{a}元"),
    ('plain("待填写(配置)")', "half-width punctuation: 待填写(配置)"),
    ('k.say("支付{a} 元")', "a space beside a figure: 支付{a} 元"),
    ('k.say("全年{sales.paid_amount}")', "全年 where the data may cover less: 全年{sales.paid_amount}"),
])
def test_each_fault_is_seen(source, fault):
    assert faults(source) == [fault]


def test_what_is_no_fault():
    assert faults('"""支付金额增长18%"""\nk.say("48小时内发货的订单占{a.b}。")\nx = {"01": 1, "chart1": "cards-chart-text"}') == []
