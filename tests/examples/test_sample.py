"""The sample shop: its script says the same every time, and its exports hold what truth.json says."""

import csv
import io
import json
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = ("2023", "2024", "2025")


@pytest.fixture(scope="module")
def maker():
    sys.path.insert(0, str(EXAMPLES))
    try:
        import make_sample
        from maker import market, order_files
        yield make_sample, order_files, market
    finally:
        sys.path.remove(str(EXAMPLES))


@pytest.fixture(scope="module")
def truth():
    return json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def orders():
    """The newest row of every order, read with nothing but Python's csv."""
    newest = {}
    for year in YEARS:
        with zipfile.ZipFile(EXAMPLES / "exports" / "订单" / f"{year}年订单.zip") as archive:
            for name in sorted(archive.namelist()):
                for row in csv.DictReader(io.StringIO(archive.read(name).decode("gbk"))):
                    newest[row["订单编号"]] = row
    return list(newest.values())


def paid_in(orders, year):
    return [row for row in orders if row["订单付款时间 "].startswith(year)]


def test_the_script_says_today_what_it_said_when_the_sample_was_made(maker):
    make_sample, order_files, market = maker
    exports = EXAMPLES / "exports"

    assert make_sample.truth_text() == (EXAMPLES / "truth.json").read_text(encoding="utf-8")
    with zipfile.ZipFile(exports / "订单" / "2023年订单.zip") as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    assert order_files.order_archive(2023) == kept

    made = openpyxl.load_workbook(io.BytesIO(market.market_file(2024))).active
    lying = openpyxl.load_workbook(exports / "市场" / "市场大盘_2024.xlsx").active
    assert list(made.values) == list(lying.values)


def test_no_file_tells_when_it_was_made():
    """Archives and workbooks keep times of their own; those of the sample are the same on every run."""
    packed = [p for p in (EXAMPLES / "exports").rglob("*") if p.suffix in (".zip", ".xlsx")]
    assert len(packed) > 60
    for path in packed:
        with zipfile.ZipFile(path) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path
            if path.suffix == ".xlsx":
                assert b"2026-01-05T09:30:00Z</dcterms:created>" in archive.read("docProps/core.xml"), path


def test_the_script_knows_nothing_of_the_program():
    """Its truths are worth holding against annualdeck because they were counted without it."""
    scripts = [EXAMPLES / "make_sample.py", *(EXAMPLES / "maker").glob("*.py")]
    assert len(scripts) > 20
    assert not [path for path in scripts if "import annualdeck" in (text := path.read_text("utf-8")) or "from annualdeck" in text]


@pytest.mark.parametrize("year", YEARS)
def test_the_order_exports_hold_the_year_s_figures(orders, truth, year):
    paid, known = paid_in(orders, year), truth["years"][year]

    assert len(paid) == known["orders"]
    assert len({row["买家会员名"] for row in paid}) == known["buyers"]
    assert sum(Decimal(row["总金额"]) for row in paid) == Decimal(known["paid_amount"])
    assert sum(Decimal(row["退款金额"]) for row in paid) == Decimal(known["refunded_of_orders"])
    assert sum(Decimal(row["买家实际支付金额"]) for row in paid) == Decimal(known["received_of_orders"])


def test_the_months_of_a_year_add_up_to_it(truth):
    for year in truth["years"].values():
        assert sum(map(Decimal, year["monthly_paid"])) == Decimal(year["paid_amount"])
        assert sum(map(Decimal, year["category_paid"].values())) == Decimal(year["paid_amount"])


def test_the_shop_is_as_large_as_a_real_one(maker, truth):
    assert all(truth["years"][year]["orders"] >= 60_000 for year in ("2024", "2025"))
    assert truth["kpis"]["2025"]["feedback.reviews"] >= 8_000
    assert len(list(openpyxl.load_workbook(EXAMPLES / "商品清单.xlsx").active.values)) == 1 + 300
    built = ("*.pptx", "*.ledger.json", "*.pyc")  # what `make deck` and Python leave beside the sample
    shipped = [p for p in EXAMPLES.rglob("*") if p.is_file() and not any(p.match(pattern) for pattern in built)]
    assert sum(p.stat().st_size for p in shipped) <= 15_000_000


def test_the_daily_panel_agrees_with_the_orders(truth):
    sheet = openpyxl.load_workbook(EXAMPLES / "exports" / "生意参谋" / "店铺日报_2024.xlsx").active
    rows = list(sheet.values)
    assert rows[4][0] == "统计日期", "the header stands below four rows of preamble"
    paid = rows[4].index("支付金额")
    days = rows[5:]

    assert len(days) == 366
    assert sum(Decimal(row[paid].replace(",", "")) for row in days) == Decimal(truth["years"]["2024"]["paid_amount"])


def test_the_exports_have_the_quirks_of_real_ones(orders):
    assert {row["订单状态"] for row in orders} >= {"交易成功", "交易关闭", "等待买家付款", "卖家已发货，等待买家确认"}
    assert all(row["订单编号"].startswith('="') for row in orders)
    assert any("，" in row.get("宝贝标题 ", "") for row in orders)
    assert any(not row["订单付款时间 "] and Decimal(row["总金额"]) > 0 for row in orders)


def test_no_personal_data_is_in_the_exports_even_made_up(orders):
    assert all("****" in row["买家会员名"] for row in orders)
    assert {row.get("收货人姓名", "**") for row in orders} == {"**"}
    assert {row.get("联系手机", "'1**********") for row in orders} == {"'1**********"}
    assert all(row["收货地址 "].endswith("****") for row in orders)
