"""The program as a console meets it: in a process of its own, redirected, in another encoding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from shell import GOOD, process

import annualdeck


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
