"""The docs that come from the code say what the code does."""

from __future__ import annotations

import importlib.util
import inspect
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from annualdeck.config import check_kpis, load
from annualdeck.deck.contract import CONTRACT
from annualdeck.metrics.catalogue import KPIS

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_in_the_docs_is_stale(reference: ModuleType) -> None:
    assert reference.stale(DOCS) == [], "run: python docs/make_reference.py"


@pytest.mark.parametrize(("file", "said", "meant"), [
    ("cli.md", "--watch", "--follow"),
    ("config.md", "`on_missing`", "`on_lack`"),
    ("config.schema.json", '"hide"', '"hidden"'),
    ("tables.md", "`paid_at`", "`paid`"),
    ("kpis.md", "`sales.orders`", "`sales.order`"),
])
def test_a_name_that_the_code_does_not_have_is_noticed(
    reference: ModuleType, tmp_path: Path, file: str, said: str, meant: str
) -> None:
    shutil.copytree(DOCS, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    written = text.rindex(said)  # in config.md the table, not the example
    (tmp_path / file).write_text(text[:written] + meant + text[written + len(said):], encoding="utf-8")
    assert reference.stale(tmp_path) == [file]


def test_the_config_in_the_docs_is_a_config(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", (DOCS / "config.md").read_text(encoding="utf-8"), re.DOTALL).group(1)
    for name in ("exports/ExportOrderList.csv", "erp/库存2025.xlsx", "商品清单.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "config.yaml").write_text(example, encoding="utf-8")
    config = load(tmp_path / "config.yaml")
    check_kpis(config, KPIS)
    assert config.shop.name == "松间堂旗舰店"


def test_the_config_in_the_readme_is_a_config(tmp_path: Path) -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    example = inspect.cleandoc(re.search(r"```yaml\n(.*?)```", readme, re.DOTALL).group(1))
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "ExportOrderList.csv").write_text("x")
    (tmp_path / "config.yaml").write_text(example, encoding="utf-8")
    assert load(tmp_path / "config.yaml").shop.name == "我的旗舰店"


def test_every_kpi_says_what_it_is_and_needs(reference: ModuleType) -> None:
    rows = [line.strip("|").split(" | ") for line in reference.kpis().splitlines() if line.startswith("| `")]
    assert [row[0].strip("` ") for row in rows] == list(KPIS)
    assert [row[0] for row in rows if len(row) != 7 or not all(cell.strip() for cell in row[:6])] == []


def test_the_kpis_stand_under_the_slides_they_belong_to(reference: ModuleType) -> None:
    lines = reference.kpis().splitlines()
    at = {line: n for n, line in enumerate(lines)}
    paid = next(n for n, line in enumerate(lines) if line.startswith("| `sales.paid_amount`"))
    assert at["## 01 年度业绩概览"] < at["### sales 销售额与增长率"] < paid < at["### users 用户规模与活跃度"] < at["## 02 营销活动分析"]
    assert lines[paid] == (
        "| `sales.paid_amount` | 支付金额 | 元 | 高 | 报告期内付款订单的买家支付金额合计，含邮费，未扣退款。 "
        "| orders: total_amount，或 shop_daily: paid_amount | 月、日、大促、大促/平日、省份、城市 |")
    assert next(line for line in lines if line.startswith("| `sales.growth_lead`")).endswith(
        "| `sales.paid_amount`、`market.industry_amount`（orders、market） |  |")


def test_every_grain_has_a_name_in_the_docs(reference: ModuleType) -> None:
    assert sorted({grain for kpi in KPIS.values() for grain in kpi.grains} - set(reference.GRAINS)) == []


def test_the_docs_name_every_layout_and_slot_of_the_contract() -> None:
    text = (DOCS / "template.md").read_text(encoding="utf-8")
    numbered = re.compile(r"(?<=[a-z])[1-6]$")  # number1 … number6 stand in the docs as the first of them
    named = {name for layout, slots in CONTRACT.items() for name in (layout, *slots)}
    assert [n for n in sorted(named) if f"`{n}`" not in text and f"`{numbered.sub('1', n)}`" not in text] == []


def test_files_that_the_docs_name_are_there() -> None:
    root = DOCS.parent
    named = {
        (file.name, path) for file in (root / "README.md", *DOCS.glob("*.md"))
        for path in re.findall(r"`((?:src|docs|templates|tests|examples|benchmarks)/[\w./-]+)`", file.read_text("utf-8"))
    }
    assert named and [name for name in sorted(named) if not (root / name[1]).exists()] == []
