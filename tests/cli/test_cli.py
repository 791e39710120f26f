"""The commands: what they print and where, and their exit codes."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from shell import GOOD, run

import annualdeck
from annualdeck import cli
from annualdeck.audit import Audit, Held, Month, Reconciliation, Standing, TableMonths
from annualdeck.audit.orphans import RELATIONS
from annualdeck.audit.reconcile import Point
from annualdeck.audit.standing import Lacks
from annualdeck.audit.sums import PAIRS
from annualdeck.errors import AnnualdeckError, Finding, Sentence
from annualdeck.facts import Part
from annualdeck.figure import Missing


@dataclass(frozen=True, kw_only=True)
class Odd(Finding):
    zh = "金额写法不明。"
    en = "an amount is unclear."


@dataclass(frozen=True, kw_only=True)
class Fatal(Finding):
    severity = "stop"
    zh = "没有一个指标能算出来。"
    en = "not one KPI could be computed."


@dataclass(frozen=True)
class NoAds(Sentence):
    zh = "没有推广报表"
    en = "there is no ads report"


@dataclass(eq=False)
class Refused(AnnualdeckError):
    findings: tuple[Finding, ...]
    zh = "有问题必须先解决。"
    en = "There are problems to solve first."


ORDERS = Part(
    table="orders", file="订单.csv", sheet=None, format="order_list", encoding="gb18030", header_row=1,
    columns={"order_id": "订单编号"}, unmapped=("备注",), personal=("买家会员名",), rows=28010,
    dropped={"blank": 2, "summary": 1}, days={dt.date(2025, 1, 1): 20000, dt.date(2025, 12, 31): 8010}, undated=0,
    repeated=0, newest=None, rows_file=Path("x"),
)


def months(year: int, states: str) -> tuple[Month, ...]:
    """f full, t thin, p part, n none."""
    names = {"f": "full", "t": "thin", "p": "part", "n": "none"}
    return tuple(Month(dt.date(year, n, 1), names[state], 10 * n, 28, 30) for n, state in enumerate(states, 1))


AUDIT = Audit(
    months=(
        TableMonths("orders", months(2024, "nnnnnnffffff"), months(2025, "fffffftfffff")),
        TableMonths("shop_daily", months(2024, "f" * 12), months(2025, "fffffffffffp")),
    ),
    relations=(Held(RELATIONS[0], 200, 1, ("20250101",)),),
    reconciliations=(
        Reconciliation(PAIRS[0], (Point("2025-01", Decimal("100"), Decimal("100.5")),), 0.02),
        Reconciliation(PAIRS[1], (Point("2025-01", Decimal("90"), Decimal("100")), Point("2025-02", Decimal(5), Decimal(5))), 0.02),
    ),
    slides=(
        Standing("sales", "销售额与增长率", "stands"), Standing("ads", "广告投放ROI", "partly", (Lacks(NoAds(), ("ads.non_search_share",)),)),
        Standing("risks", "风险应对预案", "hidden"), Standing("technology", "新兴技术应用", "waits"),
    ),
    findings=(),
)


def outcome(**changes: object) -> SimpleNamespace:
    known = {
        "path": Path("c.pptx"), "pages": 27, "seconds": 1.23, "files": (ORDERS,), "dropped": ("technology",),
        "findings": (Odd(file="订单.csv", row=12, column="总金额"),),
        "audit": AUDIT, "missing": (Missing("ads.cost", "花费", NoAds()), Missing("ads.roi", "投产比", NoAds())),
    }
    return SimpleNamespace(**(known | changes))


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A stand-in for the build; what is under test is what the commands make of it."""
    fake = ModuleType("annualdeck.build")
    fake.build = lambda config, out, progress: outcome(path=out)
    fake.check = lambda config, progress: outcome(path=None)
    fake.outline = lambda config, progress: "1 封面"
    monkeypatch.setitem(sys.modules, "annualdeck.build", fake)
    monkeypatch.setattr(annualdeck, "build", fake, raising=False)
    return fake


# What is told at the end


def test_a_build_ends_with_what_was_read_found_missing_and_written(program: ModuleType) -> None:
    result = run("build", "c.yaml")
    assert result.stdout == (
        "读取 1 个文件，28,010 行\n"
        "  orders  订单.csv  28,010  2025-01-01—2025-12-31\n"
        "发现 1 条：\n"
        "  [注意] 订单.csv:12[总金额] 金额写法不明。\n"
        "内容页 4 页：完整 1，部分 1，待补 1，不出 1\n"
        "补上这些，相应的页才完整（逐项指标见 annualdeck kpis）：\n"
        "  没有推广报表  广告投放ROI\n"
        "没有内容而去掉的页：新兴技术应用\n"
        "用时 1.2 秒\n"
        "汇报共 27 页：c.pptx\n"
    )
    assert result.exit_code == 0


def test_a_build_can_end_in_english(program: ModuleType) -> None:
    assert run("build", "c.yaml", "--lang", "en").stdout == (
        "files read: 1, rows: 28,010\n"
        "  orders  订单.csv  28,010  2025-01-01—2025-12-31\n"
        "findings: 1\n"
        "  [warning] 订单.csv:12[总金额] an amount is unclear.\n"
        "slides: 4 (stands 1, partly 1, waits 1, hidden 1)\n"
        "with these the slides are whole (annualdeck kpis names every figure):\n"
        "  there is no ads report  ads\n"
        "slides dropped for want of data: technology\n"
        "took 1.2 s\n"
        "slides: 27, deck: c.pptx\n"
    )


def test_a_build_can_end_in_json(program: ModuleType) -> None:
    told = json.loads(run("build", "c.yaml", "--json").stdout)
    assert told["deck"] == "c.pptx"
    assert told["files"][0]["rows"] == 28010
    assert told["findings"][0] == {
        "finding": "Odd", "severity": "warn", "message": "金额写法不明。", "file": "订单.csv", "row": 12, "column": "总金额",
    }
    assert told["missing"][0] == {"id": "ads.cost", "why": "没有推广报表"}


def test_check_tells_what_the_deck_would_stand_on(program: ModuleType) -> None:
    assert run("check", "c.yaml").stdout == (
        "读取 1 个文件，28,010 行\n"
        "  orders  订单.csv  28,010  2025-01-01—2025-12-31\n"
        "发现 1 条：\n"
        "  [注意] 订单.csv:12[总金额] 金额写法不明。\n"
        "各表按月的覆盖（# 完整  ~ 偏少  / 缺若干天  . 没有）：\n"
        "              2024-01—12    2025-01—12\n"
        "  orders      ......######  ######~#####\n"
        "  shop_daily  ############  ###########/\n"
        "对账：订单的总金额（退款前）与店铺日报的支付金额 1 个月相符\n"
        "对账：退款的买家退款金额与店铺日报的成功退款金额 2 个月里有 1 处不符，相差-9.5%\n"
        "内容页 4 页：完整 1，部分 1，待补 1，不出 1\n"
        "  完整  销售额与增长率\n"
        "  部分  广告投放ROI     没有推广报表：非搜索流量占比\n"
        "  不出  风险应对预案\n"
        "  待补  新兴技术应用\n"
        "缺少 2 项指标：\n"
        "  没有推广报表: ads.cost ads.roi\n"
        "没有内容而去掉的页：新兴技术应用\n"
        "用时 1.2 秒\n"
    )


def test_check_can_be_told_in_english(program: ModuleType) -> None:
    told = run("check", "c.yaml", "--lang", "en").stdout.splitlines()
    assert told[4:13] == [
        "months by table (# full  ~ few rows  / days missing  . none):",
        "              2024-01—12    2025-01—12",
        "  orders      ......######  ######~#####",
        "  shop_daily  ############  ###########/",
        "orders.total_amount and shop_daily.paid_amount agree in 1 months",
        "refunds.amount and shop_daily.refund_amount differ 1 times in 2 months, -9.5% in all",
        "slides: 4 (stands 1, partly 1, waits 1, hidden 1)",
        "  stands  sales",
        "  partly  ads         there is no ads report: ads.non_search_share",
    ]


def test_check_can_be_told_in_json(program: ModuleType) -> None:
    told = json.loads(run("check", "c.yaml", "--json").stdout)
    assert told["coverage"][0]["table"] == "orders"
    assert told["coverage"][0]["months"][18] == {"month": "2025-07", "state": "thin", "rows": 70, "days": 28, "of": 30}
    assert told["orphans"] == [{
        "table": "order_lines", "key": "order_id", "of": "orders", "rows": 200, "orphans": 1, "share": 0.005, "ids": ["20250101"],
    }]
    assert told["reconciliations"][1] == {
        "id": "refunds", "left": "refunds.amount", "right": "shop_daily.refund_amount", "unit": "yuan", "left_sum": 95.0,
        "right_sum": 105.0, "difference": -10.0, "relative": -10 / 105, "tolerance": 0.02, "agrees": False,
        "points": [{"at": "2025-01", "left": 90.0, "right": 100.0, "relative": -0.1},
                   {"at": "2025-02", "left": 5.0, "right": 5.0, "relative": 0.0}],
        "worst": ["2025-01"],
    }
    assert told["slides"][1] == {
        "id": "ads", "topic": "广告投放ROI", "state": "partly",
        "lacks": [{"why": "没有推广报表", "kpis": ["ads.non_search_share"]}],
    }


def test_a_finding_of_several_sheets_is_said_once(program: ModuleType) -> None:
    program.check = lambda config, progress: outcome(path=None, findings=(Odd(file="a.xlsx"), Odd(file="a.xlsx")))
    assert "发现 1 条：\n  [注意] a.xlsx 金额写法不明。 ×2\n" in run("check", "c.yaml").stdout


def test_of_many_findings_of_one_kind_the_first_are_told_and_the_rest_are_counted(program: ModuleType) -> None:
    many = tuple(Odd(file=f"{n}.xlsx") for n in range(6))
    program.check = lambda config, progress: outcome(path=None, findings=many)
    told = run("check", "c.yaml").stdout
    assert "发现 6 条：" in told
    assert "2.xlsx" in told and "3.xlsx" not in told
    assert "同类还有 3 条" in told
    assert len(json.loads(run("check", "c.yaml", "--json").stdout)["findings"]) == 6


def test_findings_that_stop_come_first_and_are_exit_code_1(program: ModuleType) -> None:
    program.check = lambda config, progress: outcome(path=None, findings=(Odd(), Fatal()))
    result = run("check", "c.yaml")
    assert "  [须处理] 没有一个指标能算出来。\n  [注意] 金额写法不明。\n" in result.stdout
    assert "汇报共" not in result.stdout
    assert result.exit_code == 1


def test_a_build_that_is_refused_lists_what_to_solve(program: ModuleType) -> None:
    def build(config: object, out: Path, progress: object) -> None:
        raise Refused((Fatal(),))

    program.build = build
    result = run("build", "c.yaml")
    assert result.stderr == "有问题必须先解决。\n发现 1 条：\n  [须处理] 没有一个指标能算出来。\n"
    assert (result.stdout, result.exit_code) == ("", 1)
    told = json.loads(run("build", "c.yaml", "--json").stdout)
    assert told["errors"] == [{"problem": "Refused", "message": "有问题必须先解决。"}]
    assert told["findings"][0]["finding"] == "Fatal"


def test_the_outline_is_printed_as_it_is(program: ModuleType) -> None:
    assert run("outline", "c.yaml").stdout == "1 封面\n"


# Where the deck goes


def test_the_deck_goes_beside_the_config_or_where_o_says(program: ModuleType) -> None:
    assert run("build", "c.yaml").stdout.endswith("c.pptx\n")
    assert run("build", "c.yaml", "-o", "其他.pptx").stdout.endswith("其他.pptx\n")


@pytest.mark.parametrize("out", ["deck.ppt", "nowhere/deck.pptx", "folder.pptx"])
def test_a_place_where_no_deck_can_go_is_refused_before_the_work(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    Path("folder.pptx").mkdir()
    monkeypatch.setattr(program, "build", None)
    result = run("build", "c.yaml", "-o", out)
    assert result.stderr == f"{out} 不能作为要写的文件；请给出已有文件夹里以 .pptx 结尾的文件名。\n"
    assert result.exit_code == 2


# What is wrong with the config


@pytest.mark.parametrize("command", ["build", "check", "outline", "kpis"])
@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("wrong.yaml", (GOOD + "risk: []\n").encode(), "wrong.yaml:4:1 risk：没有这个键；您要写的可能是 risks。"),
    ("missing.yaml", None, "missing.yaml：找不到这个配置文件，请检查路径。"),
    (".", None, ".：这是一个文件夹，请写出其中配置文件的路径，例如 config.yaml。"),
    ("empty.yaml", b"", "empty.yaml：配置文件是空的；至少要写 shop、report、sources。"),
    ("picture.yaml", b"\x89PNG\r\n\x1a\n\0\0", "picture.yaml：这不是文本文件；请给出 YAML 配置文件。"),
])
def test_a_wrong_config_is_one_sentence_and_exit_code_2(
    command: str, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = run(command, name)
    assert (result.stdout, result.stderr, result.exit_code) == ("", sentence + "\n", 2)


def test_a_wrong_config_can_be_told_in_json() -> None:
    Path("c.yaml").write_text(GOOD + "risk: []\noption: {}\n", encoding="utf-8")
    result = run("check", "c.yaml", "--json", "--lang", "en")
    assert [error["key"] for error in json.loads(result.stdout)["errors"]] == ["risk", "option"]
    assert json.loads(result.stdout)["errors"][0]["message"] == (
        "c.yaml:4:1 risk: there is no such key; did you mean risks?"
    )
    assert result.exit_code == 2


@pytest.mark.parametrize("words", [(), ("bild", "c.yaml"), ("build",), ("build", "c.yaml", "--lang", "fr")])
def test_wrong_usage_is_exit_code_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


# inspect, kpis, template: with the real thing


@pytest.mark.parametrize("words", [("kpis", "c.yaml"), ("build", "c.yaml"), ("inspect", "orders.csv")])
def test_a_cache_that_is_no_folder_is_one_sentence(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("taken").write_text("")
    monkeypatch.setenv("ANNUALDECK_CACHE", str(Path("taken").absolute()))
    result = run(*words)
    assert re.fullmatch(r"\S*taken 读写失败（File exists），请检查磁盘空间和权限；.*ANNUALDECK_CACHE.*\n", result.stderr)
    assert (result.stdout, result.exit_code) == ("", 2)


def test_what_the_machine_refuses_is_one_sentence(program: ModuleType) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/cache/new-1")

    program.build = full
    result = run("build", "c.yaml", "--lang", "en")
    assert result.stderr.startswith("/cache/new-1 cannot be read or written (No space left on device): check disk space")
    assert result.exit_code == 2


# As a process


def test_watch_builds_again_when_a_file_changes(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []

    def build(config: object, out: Path, progress: object) -> SimpleNamespace:
        said.append(config.shop.name)
        return outcome()

    changes = iter([
        lambda: Path("c.yaml").write_text("shop: [", encoding="utf-8"),
        lambda: Path("c.yaml").write_text(GOOD.replace("松鹤堂", "松间堂"), encoding="utf-8"),
        lambda: Path("orders.csv").write_text("订单编号\n1\n", encoding="utf-8"),
    ])

    def sleep(seconds: float) -> None:
        change = next(changes, None)
        if change is None:
            raise KeyboardInterrupt
        change()

    program.build = build
    monkeypatch.setattr(cli.time, "sleep", sleep)
    result = run("build", "c.yaml", "--watch")
    assert said == ["松鹤堂", "松间堂", "松间堂"]
    assert "c.yaml:1:8：YAML 语法有误" in result.stderr
    assert result.exit_code == 130
