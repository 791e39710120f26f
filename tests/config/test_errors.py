"""What can be wrong in a config: the docstring of each test is the config, what it prints is all of it.

Of the three keys that every config needs, those that a docstring leaves out are written below it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from refused import NEEDED, refusal, written

from annualdeck.config import Config, ConfigErrors, check_kpis, load

# The file


@pytest.mark.parametrize(("make", "sentence"), [
    (lambda: Path("nowhere.yaml"), "nowhere.yaml：找不到这个配置文件，请检查路径。"),
    (lambda: Path("."), ".：这是一个文件夹，请写出其中配置文件的路径，例如 config.yaml。"),
    (lambda: Path("x\0.yaml"), "x\0.yaml：配置文件打不开（embedded null byte），请检查文件权限或关闭占用它的程序。"),
    (lambda: written(b""), "c.yaml：配置文件是空的；至少要写 shop、report、sources。"),
    (lambda: written(b"# later\n"), "c.yaml：配置文件是空的；至少要写 shop、report、sources。"),
    (lambda: written(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "c.yaml：这不是文本文件；请给出 YAML 配置文件。"),
    (lambda: written(b"shop: \xff\xfe\xfd"), "c.yaml：这不是文本文件；请给出 YAML 配置文件。"),
    (lambda: written(b"shop: \x01"), "c.yaml：这不是文本文件；请给出 YAML 配置文件。"),
    (lambda: written("shop: {name: 松鹤堂}".encode("gb18030")),
     "c.yaml：文件编码是 GBK，配置文件须为 UTF-8；请在编辑器中另存为 UTF-8。"),
    (lambda: written("shop: {name: 松鹤堂}".encode("utf-16")),
     "c.yaml：文件编码是 UTF-16，配置文件须为 UTF-8；请在编辑器中另存为 UTF-8。"),
    (lambda: written(b"a: b\n" * 500_000),
     "c.yaml：文件有 2.4 MB，不像配置文件；请给出 YAML 配置文件，数据文件写在其中的 sources 下。"),
    (lambda: written(b"just words"), "c.yaml:1:1：这里应为下一级的键和值，现在是文字“just words”，请改正。"),
    (lambda: written(b"- 1\n- 2\n"), "c.yaml:1:1：这里应为下一级的键和值，现在是列表，请改正。"),
])
def test_a_file_that_is_no_config_says_what_it_is(make: Callable[[], Path], sentence: str) -> None:
    assert refusal(make()).text("zh") == sentence


def test_a_utf_8_mark_at_the_start_is_no_mistake() -> None:
    lines = "\n".join(f"{key}: {value}" for key, value in NEEDED.items())
    assert load(written(b"\xef\xbb\xbf" + lines.encode())).shop.name == "松鹤堂"


# YAML


@pytest.mark.parametrize(("text", "sentence"), [
    ("shop:\n\tname: 店", "c.yaml:2:1：缩进用了制表符（Tab）；YAML 只认空格，请改成空格。"),
    ("shop: {name: '店}", "c.yaml:1:14：YAML 语法有误（found unexpected end of stream）；"
                          "请检查这一行的缩进、冒号后的空格和引号。"),
    ("slides:\n  ads:\n    title: {ads.roi}是今年的投产比",
     "c.yaml:3:21：YAML 把 {…} 当成了结构；含 {指标编号} 的文字请整句加双引号。"),
    ("a: 1\n---\nb: 2", "c.yaml:2:1：YAML 语法有误（but found another document）；请检查这一行的缩进、冒号后的空格和引号。"),
])
def test_broken_yaml_is_shown_where_it_breaks(text: str, sentence: str) -> None:
    assert refusal(written(text.encode())).text("zh") == sentence


def test_anchors_are_refused_and_cannot_loop(said: str) -> None:
    """sources: &all [*all]"""
    assert said == "c.yaml:1:10 sources：配置里不支持 YAML 的 锚点/别名 (& *) 写法，请直接写出内容。"


def test_tags_are_refused(said: str) -> None:
    """shop: {name: !!python/object:os.system ls}"""
    assert said == ("c.yaml:1:14 shop.name：配置里不支持 YAML 的 !!python/object:os.system 写法，"
                    "请直接写出内容。")


def test_a_key_written_twice(said: str) -> None:
    """
    shop: {name: 店}
    options: {rise: red}
    shop: {name: 坊}
    """
    assert said == "c.yaml:3:1 shop：这个键在第 1 行已经写过，请合并或删去一处。"


def test_a_sentence_that_yaml_takes_for_a_mapping(said: str) -> None:
    """
    slides:
      ads:
        title: {ads.roi}
        blocks:
          关键词:
            - {ads.cpc}
    """
    assert said == (
        "c.yaml:3:12 slides.ads.title：YAML 把 {…} 当成了结构；含 {指标编号} 的文字请整句加双引号。\n"
        "c.yaml:6:11 slides.ads.blocks.关键词[1]：YAML 把 {…} 当成了结构；含 {指标编号} 的文字请整句加双引号。"
    )


# Keys and values


def test_an_unknown_key_names_the_nearest(said: str) -> None:
    """
    campaign: []
    options: {rize: red}
    sources:
      - {path: orders.csv, tabel: stock}
    slides:
      ads: {tittle: 推广}
    """
    assert said == (
        "c.yaml:1:1 campaign：没有这个键；您要写的可能是 campaigns。\n"
        "c.yaml:2:11 options.rize：没有这个键；您要写的可能是 rise。\n"
        "c.yaml:4:24 sources[1].tabel：没有这个键；您要写的可能是 table。\n"
        "c.yaml:6:9 slides.ads.tittle：没有这个键；您要写的可能是 title。"
    )


def test_an_unknown_key_with_nothing_near_gets_all_that_are_known(said: str) -> None:
    """shop: {name: 店, 联系人: 张}"""
    assert said == "c.yaml:1:17 shop.联系人：没有这个键；可用的有 name、brand_words、ships_from。"


def test_missing_keys_are_asked_for_where_they_belong(said: str) -> None:
    """
    shop: {}
    report:
      title: 汇报
    benchmarks:
      inventory.days: {value: 45}
    """
    assert said == (
        "c.yaml:1:1 shop.name：缺少这个必填的键，请补上。\n"
        "c.yaml:2:1 report.period：缺少这个必填的键，请补上。\n"
        "c.yaml:5:3 benchmarks.inventory.days.source：缺少这个必填的键，请补上。"
    )


def test_a_whole_section_that_is_missing() -> None:
    assert refusal(written("shop: {name: 店}".encode())).text("zh") == (
        "c.yaml:1:1 report：缺少这个必填的键，请补上。\n"
        "c.yaml:1:1 sources：缺少这个必填的键，请补上。"
    )


def test_keys_without_a_value(said: str) -> None:
    """
    shop: {name: ""}
    sources: []
    campaigns:
    """
    assert said == (
        "c.yaml:1:8 shop.name：这个键没有值，请写上值或删去这个键。\n"
        "c.yaml:2:1 sources：这个键没有值，请写上值或删去这个键。\n"
        "c.yaml:3:1 campaigns：这个键没有值，请写上值或删去这个键。"
    )


# Dates


# Sources


def test_sources_that_are_not_there(said: str) -> None:
    """
    sources: [orders.csv, 订单/*.csv]
    items: 商品.xlsx
    report: {period: 2025, template: my.pptx}
    """
    assert said == (
        "c.yaml:1:23 sources[2].path：“订单/*.csv”没有找到任何文件（路径相对于配置文件所在的文件夹），请检查路径。\n"
        "c.yaml:2:8 items.path：“商品.xlsx”没有找到任何文件（路径相对于配置文件所在的文件夹），请检查路径。\n"
        "c.yaml:3:34 report.template：“my.pptx”没有找到任何文件（路径相对于配置文件所在的文件夹），请检查路径。"
    )


def test_tables_and_columns_that_are_none(said: str) -> None:
    """
    sources:
      - {path: orders.csv, table: stok}
      - {path: orders.csv, table: stock, columns: {skuu: 编码}, constants: {kittens: 1}}
      - {path: orders.csv, columns: {sku: 编码}}
      - {path: orders.csv, table: stock, columns: {sku: 编码}, constants: {sku: 1}}
    """
    assert said == (
        "c.yaml:2:31 sources[1].table：没有数据表“stok”；您要写的可能是 stock。\n"
        "c.yaml:3:48 sources[2].columns.skuu：stock 表没有列“skuu”；您要写的可能是 sku。\n"
        "c.yaml:3:71 sources[2].constants.kittens：stock 表没有列“kittens”；可用的有 month、sku、item_title、warehouse、"
        "opening_quantity、received_quantity、sold_quantity、closing_quantity、bad_quantity、onway_quantity、unit_cost、"
        "season。\n"
        "c.yaml:4:24 sources[3].columns：写了 columns 或 constants 就要同时写 table，说明这是哪张表。\n"
        "c.yaml:5:70 sources[4].constants.sku：列 sku 同时写在 columns 和 constants 里，请只留一处。"
    )


# KPIs


def test_texts_whose_references_are_not_written_right(said: str) -> None:
    """
    targets:
      sales.paid_amount: {value: 1, why: "{sales.paid_amount:growth}"}
      Sales: {value: 1}
    slides:
      ads: {title: "投产比{ads.roi"}
    """
    lines = said.splitlines()
    assert lines[0].startswith("c.yaml:2:38 targets.sales.paid_amount.why：文案 {sales.paid_amount:growth} 的写法不存在")
    assert lines[1] == "c.yaml:3:3 targets.Sales：“Sales”不是指标编号的写法；请写成 sales.paid_amount 这样。"
    assert lines[2].startswith("c.yaml:5:16 slides.ads.title：文案“投产比{ads.roi”的花括号不成对")


def test_a_kpi_that_there_is_not(config_file: Path) -> None:
    """
    targets:
      sales.paid_amout: {value: 1}
    slides:
      ads: {title: "投产比{ads.roi}，花费{weather.rain}"}
    """
    config: Config = load(config_file)
    with pytest.raises(ConfigErrors) as caught:
        check_kpis(config, {"ads.roi", "sales.paid_amount"})
    assert caught.value.text("zh") == (
        "c.yaml:2:3 targets.sales.paid_amout：没有指标 sales.paid_amout；您要写的可能是 sales.paid_amount。\n"
        "c.yaml:4:16 slides.ads.title：没有指标 weather.rain；用 annualdeck kpis 可列出全部指标编号。"
    )
    assert check_kpis(config, {"ads.roi", "sales.paid_amout", "weather.rain"}) is None


def test_a_plan_for_what_comes_of_plans(config_file: Path) -> None:
    """
    targets:
      goals.gap: {value: 1, why: "因为{goals.gap}"}
    initiatives: [{name: 补缺, moves: strategy.left, by: 1, start: 2026-01, end: 2026-02}]
    """
    config: Config = load(config_file)
    with pytest.raises(ConfigErrors) as caught:
        check_kpis(config, {"goals.gap", "strategy.left"}, {"goals.gap", "strategy.left"})
    assert caught.value.text("zh") == (
        "c.yaml:2:3 targets.goals.gap：goals.gap 本身由目标、举措或风险得出，不能再给它定目标；请换成来自数据的指标。\n"
        "c.yaml:3:33 initiatives[1].moves：strategy.left 本身由目标、举措或风险得出，不能再给它定目标；请换成来自数据的指标。"
    )
    assert check_kpis(config, {"goals.gap", "strategy.left"}) is None


# As English and as JSON


def test_every_problem_reads_in_english_too(config_file: Path) -> None:
    """
    shop: {nam: 店}
    report: {period: 2025-04}
    options: {rise: blue, hero_items: 0}
    """
    assert refusal(config_file).text("en") == (
        "c.yaml:1:1 shop.name: this key is required: add it.\n"
        "c.yaml:1:8 shop.nam: there is no such key; did you mean name?\n"
        "c.yaml:2:18 report.period: the period “2025-04” is not understood: write a year, as 2025, "
        "or {start: 2025-04-01, end: 2026-04-01}.\n"
        "c.yaml:3:17 options.rise: “blue” is not accepted here; known are red, green.\n"
        "c.yaml:3:35 options.hero_items: 0 is out of range, the value must be ≥ 1: correct it."
    )


def test_a_problem_as_json_has_its_place_apart(config_file: Path) -> None:
    """shop: {nam: 店, name: 店}"""
    assert refusal(config_file).problems[0].as_json() == {
        "problem": "UnknownKey", "message": "c.yaml:1:8 shop.nam：没有这个键；您要写的可能是 name。",
        "file": "c.yaml", "line": 1, "column": 8, "key": "shop.nam",
    }
