"""The commands: what they print and where, and their exit codes."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

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

GOOD = "shop: {name: 松鹤堂}\nreport: {period: 2025}\nsources: [orders.csv]\n"


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
        Standing("risks", "风险应对预案", "hidden"),
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


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNUALDECK_CACHE", str(tmp_path / "cache"))
    Path("c.yaml").write_text(GOOD, encoding="utf-8")
    Path("orders.csv").write_text("订单编号\n", encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="annualdeck")


# What is told at the end


def test_a_build_ends_with_what_was_read_found_missing_and_written(program: ModuleType) -> None:
    result = run("build", "c.yaml")
    assert result.stdout == (
        "读取 1 个文件，28,010 行\n"
        "  orders  订单.csv  28,010  2025-01-01—2025-12-31\n"
        "发现 1 条：\n"
        "  [注意] 订单.csv:12[总金额] 金额写法不明。\n"
        "缺少 2 项指标：\n"
        "  没有推广报表: ads.cost ads.roi\n"
        "没有内容而去掉的页：technology\n"
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
        "KPIs missing: 2\n"
        "  there is no ads report: ads.cost ads.roi\n"
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
        "内容页 3 页：完整 1，部分 1，不出 1\n"
        "  完整  销售额与增长率\n"
        "  部分  广告投放ROI     没有推广报表：非搜索流量占比\n"
        "  不出  风险应对预案\n"
        "缺少 2 项指标：\n"
        "  没有推广报表: ads.cost ads.roi\n"
        "没有内容而去掉的页：technology\n"
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
        "slides: 3 (stands 1, partly 1, hidden 1)",
        "  stands  sales",
        "  partly  ads    there is no ads report: ads.non_search_share",
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


def test_inspect_says_what_an_export_is() -> None:
    Path("订单.csv").write_bytes(
        "订单编号,买家会员名,总金额,订单创建时间,订单付款时间 ,备注一\n"
        "1,张三,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,x\n"
        "2,李四,20.00,2025-01-02 10:00:00,,x\n".encode("gb18030")
    )
    result = run("inspect", "订单.csv")
    lines = dict(line.strip().split(maxsplit=1) for line in result.stdout.splitlines()[1:8])
    assert lines["数据表"] == "orders"
    assert lines["编码"] == "gb18030"
    assert lines["表头"] == "第 1 行"
    assert lines["日期"] == "2025-01-01—2025-01-01"
    assert "未用的列" in result.stdout
    assert "张三" not in result.stdout
    assert result.exit_code == 0


def test_inspect_names_the_members_of_a_zip() -> None:
    with zipfile.ZipFile("订单.zip", "w") as archive:
        for month in (1, 2):
            archive.writestr(f"{month}月.csv", f"订单编号,总金额,订单付款时间\n{month},10.00,2025-0{month}-01 10:05:00\n")
    told = run("inspect", "./订单.zip").stdout.splitlines()
    assert [line for line in told if line.endswith(".csv")] == ["订单.zip/1月.csv", "订单.zip/2月.csv"]


def test_inspect_of_what_is_no_export_is_exit_code_1() -> None:
    Path("图.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    result = run("inspect", "图.csv", "--json")
    told = json.loads(result.stdout)["files"][0]
    assert (told["tables"], told["findings"][0]["finding"], result.exit_code) == ([], "WrongKind", 1)


def test_inspect_of_nothing_is_exit_code_2() -> None:
    result = run("inspect", "没有.csv")
    assert (result.stderr, result.exit_code) == ("找不到文件 没有.csv，请检查路径。\n", 2)


def test_inspect_of_a_folder_is_exit_code_2() -> None:
    Path("导出").mkdir()
    result = run("inspect", "导出")
    assert (result.stderr, result.exit_code) == ("导出 是文件夹，请写出其中的文件，例如 导出/*.csv。\n", 2)


def test_kpis_say_why_a_file_gave_none_beside_the_table() -> None:
    Path("orders.csv").write_bytes(b"%PDF-1.7 not a report")
    result = run("kpis", "c.yaml")
    assert "“orders.csv”实际是 PDF 文档" in result.stderr
    assert "“orders.csv”" not in result.stdout


def small_shop() -> None:
    """Two paid orders in each of two years, and one that nobody paid."""
    Path("orders.csv").write_text(
        "订单编号,买家会员名,总金额,订单状态,收货地址,订单创建时间,订单付款时间\n" + "".join(
            f"{y}{n},旺旺{n},{100 * n + y - 2024}.00,交易成功,浙江省 杭州市 西湖区,{y}-{6 * n:02d}-03 10:00:00,{y}-{6 * n:02d}-03 10:05:00\n"
            for y in (2024, 2025) for n in (1, 2)) + "9,旺旺9,5.00,交易关闭,,2025-01-01 10:00:00,\n", encoding="utf-8")


def test_kpis_stand_under_their_sections_and_slides() -> None:
    small_shop()
    lines = run("kpis", "c.yaml").stdout.splitlines()
    assert lines[0].split() == ["编号", "指标", "数值", "上期", "变化", "分组"]
    assert lines[1] == "01 年度业绩概览 / 销售额与增长率"
    assert lines[2].split() == ["sales.paid_amount", "支付金额", "302元", "300元", "+0.7%", "month", "2", "day", "2", "history", "4"]
    assert [line for line in lines if line.startswith("0")][1] == "01 年度业绩概览 / 用户规模与活跃度"
    peak = next(line for line in lines if line.strip().startswith("sales.record_day"))
    assert peak.split() == ["sales.record_day", "最高日（2025-12-03）", "201元"]
    rfm = next(line for line in lines if line.strip().startswith("users.rfm "))
    assert re.fullmatch(r"  users\.rfm +用户分层买家数 +segment \d，最大 \S+客户 \d人", rfm)


@pytest.mark.parametrize("command", ["kpis", "check", "outline"])
def test_a_target_of_a_kpi_that_there_is_not_is_one_sentence(command: str) -> None:
    small_shop()
    Path("c.yaml").write_text(GOOD + "targets: {sales.paid_amont: {value: 1}}\n", encoding="utf-8")
    result = run(command, "c.yaml")
    assert result.stderr.endswith("没有指标 sales.paid_amont；您要写的可能是 sales.paid_amount。\n")
    assert (result.stdout, result.exit_code) == ("", 2)


def test_kpis_in_english_name_the_slides_by_their_ids() -> None:
    small_shop()
    lines = run("kpis", "c.yaml", "--lang", "en").stdout.splitlines()
    assert lines[0].split() == ["id", "name", "value", "prior", "change", "by"]
    assert lines[1] == "01 performance / sales"


def test_of_many_kpis_missing_for_one_reason_the_first_are_named() -> None:
    small_shop()
    told = run("kpis", "c.yaml").stdout
    (line,) = [line for line in told.splitlines() if line.startswith("  缺少行业与竞店数据: ")]
    ids = line.split(": ")[1].split(" 等 ")[0].split()
    assert len(ids) == 8 and re.search(r" 等 \d\d 项$", line)
    assert len([m for m in json.loads(run("kpis", "c.yaml", "--json").stdout)["missing"] if m["why"] == "缺少行业与竞店数据"]) > 8


def test_explain_walks_a_figure_back_to_its_file() -> None:
    small_shop()
    result = run("explain", "c.yaml", "sales.paid_amount")
    lines = result.stdout.splitlines()
    assert lines[:3] == ["sales.paid_amount  支付金额（元，越高越好）", "口径：报告期内付款订单的买家支付金额合计，含邮费，未扣退款。", "数值：302元  302.00元"]
    assert lines[-2:] == ["  千牛订单导出 5 行，计 2025年6月3日—12月31日", "    orders.csv  5"]
    assert "旺旺" not in result.stdout and result.exit_code == 0


def test_explain_in_json() -> None:
    small_shop()
    told = json.loads(run("explain", "c.yaml", "sales.paid_amount[month=2025-12]", "--json").stdout)
    assert (told["id"], told["slice"], told["value"], told["prior"]) == ("sales.paid_amount", {"month": "2025-12"}, 201, 200)


def test_explain_of_what_is_missing_says_what_to_export() -> None:
    small_shop()
    assert "缺少：缺少生意参谋店铺日报" in run("explain", "c.yaml", "users.dau").stdout


@pytest.mark.parametrize(("kpi", "sentence"), [
    ("sales.paid_amont", "没有指标 sales.paid_amont（最接近的是 sales.paid_amount）；annualdeck kpis 列出全部编号。\n"),
    ("sales.paid_amount[city=宁波]", "sales.paid_amount 没有 宁波 的数值，数据里有：杭州。\n"),
])
def test_explain_of_a_figure_that_is_not_there_is_exit_code_2(kpi: str, sentence: str) -> None:
    small_shop()
    result = run("explain", "c.yaml", kpi)
    assert (result.stdout, result.stderr, result.exit_code) == ("", sentence, 2)


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


def test_the_shipped_template_holds_the_contract() -> None:
    result = run("template")
    assert result.exit_code == 0
    assert "cover\n  title" in result.stdout
    assert "缺少" not in result.stdout
    assert re.search(r"\n\n模板符合要求：\d+ 个版式都在。\n$", result.stdout)


def test_a_template_that_lacks_layouts_says_which() -> None:
    from pptx import Presentation

    Presentation().save("其他.pptx")
    result = run("template", "其他.pptx")
    assert "cover  缺少" in result.stdout
    assert result.exit_code == 1


def test_what_a_template_lacks_is_told_once_more_at_the_end() -> None:
    from pptx import Presentation

    from annualdeck.deck.template import shipped

    deck = Presentation(str(shipped()))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    layouts["table-text"].element.cSld.set("name", "table_text")
    next(p for p in layouts["divider"].placeholders if p.name == "topics").name = "topic"
    chart = next(p for p in layouts["cover"].placeholders if p.name == "chart")
    chart._element.getparent().remove(chart._element)
    next(p for p in layouts["text"].placeholders if p.name == "block1")._element.ph.set("type", "pic")
    deck.save("mine.pptx")
    result = run("template", "mine.pptx", "-o", "labels.pptx")
    assert result.stdout.split("\n\n")[-1] == (
        "有 4 处要改：\n  cover / chart  缺少\n  divider / topics  缺少，最接近的是 topic\n"
        "  版式 table-text  缺少，最接近的是 table_text\n  text / block1  应为文字\n标出名称的模板：labels.pptx\n")
    assert result.exit_code == 1 and Path("labels.pptx").is_file()
    assert "To be mended: 4\n  cover / chart  missing\n" in run("template", "mine.pptx", "--lang", "en").stdout


def test_a_template_that_is_none_is_one_sentence() -> None:
    result = run("template", "c.yaml")
    assert result.stderr.startswith("模板 c.yaml 打不开")
    assert (result.stdout, result.exit_code) == ("", 2)


# --watch


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


# As a process


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "annualdeck.cli", *words], capture_output=True, check=False,
                          env={**os.environ, **environment})


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'polars', 'narwhals', 'pptx', 'matplotlib', 'ruamel.yaml', 'rich', 'fastexcel', 'annualdeck.config'}"
    code = f"import sys, annualdeck.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_version_needs_no_command() -> None:
    assert process("--version").stdout.decode().strip() == f"annualdeck {annualdeck.__version__}"


def test_a_gbk_console_gets_chinese_and_no_error() -> None:
    Path("店🍵.yaml").write_text("shop: {名: 店}", encoding="utf-8")
    result = process("check", "店🍵.yaml", PYTHONIOENCODING="gbk")
    assert result.returncode == 2
    assert "店?.yaml:1:8 shop.名：没有这个键；可用的有 name、brand_words、ships_from。" in result.stderr.decode("gbk")


def test_json_is_ascii_where_the_console_is_not_utf_8() -> None:
    Path("c.yaml").write_text(GOOD + "🍵: 1\n", encoding="utf-8")
    result = process("check", "c.yaml", "--json", PYTHONIOENCODING="gbk")
    assert json.loads(result.stdout.decode("ascii"))["errors"][0]["key"] == "🍵"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run([sys.executable, "-m", "annualdeck.cli", "template"], stdout=write, stderr=subprocess.PIPE,
                            check=False)
    os.close(write)
    assert result.stderr == b""
