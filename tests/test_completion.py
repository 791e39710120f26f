"""Exports of the same days complete each other, and tell where they do not agree."""

import datetime as dt
from dataclasses import replace

import pytest

from annualdeck.facts import (
    CompletedAcrossFiles, ExportsDisagree, MissingColumnInPart, OutsidePeriod, PartialPeriod, RepeatedAcrossFiles,
    ThinMonth, TwoExports, coverage,
)
from annualdeck.period import Period

DAY = dt.date.fromisoformat


def period(text):
    start, end = text.split("..")
    return Period(DAY(start), DAY(end))


YEAR = Period.of_year(2025)


def days(facts, *columns):
    rows = facts.frame("shop_daily").sort("date").collect()
    return {f"{row['date']:%m-%d}": tuple(row[c] for c in columns) for row in rows.to_dicts()}


def of_kind(facts, kind):
    return [f for f in facts.findings if isinstance(f, kind)]


COLUMNS_APART = """
    shop_daily traffic.csv
    date       visitors pageviews
    2025-03-01 10       40
    2025-03-02 20       80
    2025-03-03 30       -

    shop_daily trade.csv
    date       buyers pageviews
    2025-03-01 1      -
    2025-03-02 2      -
    2025-03-03 3      120
"""


def test_exports_of_different_columns_of_the_same_days_complete_each_other(shop, tmp_path):
    """A cell that the newer export lacks comes from the older one, in the same column too."""
    shop.read(COLUMNS_APART)
    facts = shop.facts("2025-03-01..2025-03-04")
    whole = {"03-01": (10, 40, 1), "03-02": (20, 80, 2), "03-03": (30, 120, 3)}

    assert days(facts, "visitors", "pageviews", "buyers") == whole
    assert {"date", "visitors", "buyers", "pageviews"} == facts.columns("shop_daily")
    facts.gather(tmp_path / "tables")
    assert days(facts, "visitors", "pageviews", "buyers") == whole
    assert facts.rows("shop_daily") == 3
    assert of_kind(facts, MissingColumnInPart) == of_kind(facts, ExportsDisagree) == of_kind(facts, RepeatedAcrossFiles) == []
    (told,) = of_kind(facts, CompletedAcrossFiles)
    assert told.text() == "店铺日报有 3 天在几份导出里都有，按天合并，同一列取最新一份里的值。"


def test_of_two_values_of_a_day_the_newest_exports_counts_and_it_is_told(shop, tmp_path):
    """march.csv ends on 3 March, april.csv on 4 April: april.csv is newer. Visitors differ on two days, buyers on one."""
    shop.read("""
        shop_daily march.csv
        date       visitors buyers paid_amount
        2025-03-01 10       1      5.00
        2025-03-02 20       2      6.00
        2025-03-03 30       3      7.00

        shop_daily april.csv
        date       visitors buyers paid_amount
        2025-03-02 21       2      6.00
        2025-03-03 31       4      -
        2025-04-04 40       5      8.00
    """)
    facts = shop.facts("2025-03-01..2025-04-05")
    facts.gather(tmp_path / "tables")

    assert days(facts, "visitors", "buyers", "paid_amount") == {
        "03-01": (10, 1, 500), "03-02": (21, 2, 600), "03-03": (31, 4, 700), "04-04": (40, 5, 800),
    }
    (told,) = of_kind(facts, ExportsDisagree)
    assert (told.days, told.columns) == (2, ("访客数 2 天", "支付买家数 1 天"))
    again = shop.facts("2025-03-01..2025-04-05")
    again.gather(tmp_path / "tables")
    assert of_kind(again, ExportsDisagree) == [told]


def test_a_note_that_was_cut_short_is_made_anew(shop, tmp_path):
    shop.read("""
        shop_daily march.csv
        date       visitors
        2025-03-01 10

        shop_daily april.csv
        date       visitors
        2025-04-04 40
    """)
    shop.facts("2025-03-01..2025-04-05").gather(tmp_path / "tables")
    (note,) = (tmp_path / "tables").glob("*.json")
    whole = note.read_text()
    note.write_text(whole[:5])
    again = shop.facts("2025-03-01..2025-04-05")
    again.gather(tmp_path / "tables")

    assert again.rows("shop_daily") == 2
    assert note.read_text() == whole
    assert len(list((tmp_path / "tables").iterdir())) == 2


def test_rates_that_were_written_alike_agree(shop, tmp_path):
    shop.read("""
        shop_daily a.csv
        date       bounce_rate
        2025-03-01 77.48%
        2025-03-02 10%

        shop_daily b.csv
        date       bounce_rate
        2025-03-01 77.48000000000001%
        2025-03-02 10.1%
    """)
    facts = shop.facts("2025-03-01..2025-03-03")
    facts.gather(tmp_path / "tables")

    assert [told.days for told in of_kind(facts, ExportsDisagree)] == [1]


def test_days_apart_are_laid_end_to_end(shop, tmp_path):
    shop.read("""
        shop_daily march.csv
        date       visitors buyers
        2025-03-01 10       1
        2025-03-02 20       2

        shop_daily april.csv
        date       visitors
        2025-03-03 30
        2025-03-04 40
    """)
    facts = shop.facts("2025-03-01..2025-03-05")
    facts.gather(tmp_path / "tables")

    assert days(facts, "visitors", "buyers") == {
        "03-01": (10, 1), "03-02": (20, 2), "03-03": (30, None), "03-04": (40, None),
    }
    assert facts.columns("shop_daily") == {"date", "visitors"}
    (told,) = of_kind(facts, MissingColumnInPart)
    assert (told.file, told.missing) == ("april.csv", ("支付买家数",))
    assert of_kind(facts, CompletedAcrossFiles) == []


def test_a_column_that_files_hold_of_every_day_together_is_held(shop):
    """visitors: in a and c, which cover every day together; buyers: in b, which lacks 4 March."""
    shop.read("""
        shop_daily a.csv
        date       visitors
        2025-03-01 10
        2025-03-02 20

        shop_daily b.csv
        date       buyers
        2025-03-01 1
        2025-03-02 2
        2025-03-03 3

        shop_daily c.csv
        date       visitors
        2025-03-03 30
        2025-03-04 40
    """)
    facts = shop.facts("2025-03-01..2025-03-05")

    assert facts.columns("shop_daily") == {"date", "visitors"}
    assert [(f.file, f.missing) for f in of_kind(facts, MissingColumnInPart)] == [("c.csv", ("支付买家数",))]


def test_days_that_do_not_count_take_no_column_away_from_the_others(shop):
    shop.read("""
        shop_daily 2021.csv
        date       visitors
        2021-03-01 10

        shop_daily 2025.csv
        date       visitors buyers
        2025-03-01 10       1
        2025-03-02 20       2
    """)

    assert shop.facts("2025-03-01..2025-03-03").columns("shop_daily") == {"date", "visitors", "buyers"}


def test_a_day_of_two_files_is_one_day_of_the_table(shop):
    """So that a month which only one of two exports holds is not thin beside the others."""
    year = [dt.date(2025, 1, 1) + dt.timedelta(d) for d in range(365)]
    shop.table("shop_daily", [{"date": day, "visitors": 5} for day in year], "visitors.csv")
    shop.table("shop_daily", [{"date": day, "buyers": 1} for day in year if day.month != 6], "buyers.csv")
    facts = shop.facts("2025")

    assert set(facts.days("shop_daily").values()) == {1}
    assert of_kind(facts, ThinMonth) == []


def test_a_part_without_rows_is_no_table(shop):
    shop.read("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 10
    """)
    import dataclasses
    shop.parts = [dataclasses.replace(part, rows=0) for part in shop.parts]

    assert "orders" not in shop.facts("2025")


def test_lines_without_a_time_are_covered_as_their_orders_are(shop):
    shop.read("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 10
        2        2025-03-10 10

        order_lines
        order_id item_title amount
        1        茶         10
    """)
    facts = shop.facts("2025-03-01..2025-03-11")

    assert facts.coverage["order_lines"].covered == facts.period


def test_a_constant_is_a_column_that_can_be_counted_on(shop):
    shop.read("""
        stock
        month      sku closing_quantity
        2025-03-01 A1  7
    """)
    shop.parts[0] = replace(shop.parts[0], constants={"warehouse": "义乌仓"})

    assert shop.facts("2025-03-01..2025-04-01").columns("stock") == {"month", "sku", "closing_quantity", "warehouse"}


def test_two_kinds_of_export_of_the_same_days_are_told(shop):
    """The lines of two orders from 千牛 and, without the suborder's number, from an ERP."""
    shop.read("""
        order_lines 宝贝明细.csv
        order_id line_id paid_at    amount
        1        11      2025-03-01 10
        2        21      2025-03-02 10

        order_lines 主题分析.csv
        order_id paid_at    amount
        2        2025-03-02 10
        3        2025-03-09 10
    """)
    shop.parts[1] = replace(shop.parts[1], format="erp")
    march = "2025-03-01..2025-03-10"

    told = [f for f in shop.facts(march).findings if isinstance(f, TwoExports)]

    assert told == [TwoExports(table="订单明细", files=("宝贝明细.csv", "主题分析.csv"), days=1)]
    shop.parts[1] = replace(shop.parts[1], format="test")
    assert not any(isinstance(f, TwoExports) for f in shop.facts(march).findings)


def test_kinds_of_export_that_a_key_tells_apart_are_not_told(shop):
    shop.read("""
        orders a.csv
        order_id paid_at    total_amount
        1        2025-03-01 10

        orders b.csv
        order_id paid_at    total_amount
        1        2025-03-01 10
        2        2025-03-02 10
    """)
    shop.parts[1] = replace(shop.parts[1], format="erp")

    assert not any(isinstance(f, TwoExports) for f in shop.facts("2025-03-01..2025-03-03").findings)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_reads_as_a_sentence(lang):
    for finding in (
        PartialPeriod(table="订单", period="2025年", covered="2025年1月"),
        OutsidePeriod(table="订单", period="2025年", first="2023-01-01", last="2023-12-31"),
        ThinMonth(table="订单", month="2025年3月", rows=1, typical=8),
        MissingColumnInPart(file="a.csv", table="订单", missing=("退款金额",)),
        RepeatedAcrossFiles(table="订单", rows=1, left=3),
        CompletedAcrossFiles(table="店铺日报", days=3),
        ExportsDisagree(table="店铺日报", days=3, columns=("访客数 3 天",)),
        TwoExports(table="订单明细", files=("a.csv", "b.csv"), days=3),
    ):
        assert "{" not in finding.text(lang)


def test_a_monthly_table_that_ends_early_covers_its_last_month_to_the_end():
    """September's row stands for September, so the year is covered until 1 October."""
    months = {dt.date(2024 + n // 12, n % 12 + 1, 1): 5 for n in range(21)}

    found = coverage(months, YEAR)

    assert found.covered == period("2025-01-01..2025-10-01")
    assert found.compared == period("2024-01-01..2024-10-01")
