"""inspect, kpis, explain and template, as a user runs them."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from shell import GOOD, run


def small_shop() -> None:
    """Two paid orders in each of two years, and one that nobody paid."""
    Path("orders.csv").write_text(
        "订单编号,买家会员名,总金额,订单状态,收货地址,订单创建时间,订单付款时间\n" + "".join(
            f"{y}{n},旺旺{n},{100 * n + y - 2024}.00,交易成功,浙江省 杭州市 西湖区,{y}-{6 * n:02d}-03 10:00:00,{y}-{6 * n:02d}-03 10:05:00\n"
            for y in (2024, 2025) for n in (1, 2)) + "9,旺旺9,5.00,交易关闭,,2025-01-01 10:00:00,\n", encoding="utf-8")


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
