"""Facts: what the tables cover, which row of overlapping exports counts, and what is said of it."""

import datetime as dt
from dataclasses import replace

import pytest

from annualdeck.facts import (
    CompletedAcrossFiles, ExportsDisagree, MissingColumnInPart, NotCompared, OutsidePeriod, PartialPeriod,
    RepeatedAcrossFiles, ThinMonth, TwoExports, coverage,
)
from annualdeck.period import Period

DAY = dt.date.fromisoformat


def period(text):
    start, end = text.split("..")
    return Period(DAY(start), DAY(end))


def every_day(text, rows=1):
    span = period(text)
    return {span.start + dt.timedelta(days=n): rows for n in range(span.days)}


YEAR = Period.of_year(2025)


# -- coverage --------------------------------------------------------------------------------------------------------

def test_two_whole_years_are_covered_and_compared():
    found = coverage(every_day("2024-01-01..2026-01-01"), YEAR)

    assert found.covered == YEAR
    assert found.compared == YEAR.prior
    assert found.why_not is None
    assert (found.first, found.last) == (DAY("2024-01-01"), DAY("2025-12-31"))


def test_no_row_is_no_coverage():
    assert coverage({}, YEAR) is None


def test_data_that_ends_early_is_compared_over_its_own_days():
    """Until 30 September: nine months against the nine months a year before."""
    found = coverage(every_day("2024-01-01..2025-10-01"), YEAR)

    assert found.covered == period("2025-01-01..2025-10-01")
    assert found.compared == period("2024-01-01..2024-10-01")


def test_a_prior_year_covered_in_part_is_not_compared():
    found = coverage(every_day("2024-03-01..2026-01-01"), YEAR)

    assert found.covered == YEAR
    assert found.compared is None
    assert found.why_not.text() == "上年同期（2024年）没有完整数据，现有数据为2024-03-01至2025-12-31，不作同比"


def test_a_small_shop_has_days_without_an_order_at_the_edges():
    """First order on 3 January, last on 29 December: still the whole year. On 5 January: from then on."""
    days = every_day("2025-01-03..2025-12-30")
    assert coverage(days, YEAR).covered == YEAR
    assert coverage(every_day("2025-01-05..2026-01-01"), YEAR).covered == period("2025-01-05..2026-01-01")


def test_a_monthly_table_covers_its_last_month():
    """Rows stand on the first of each month; December's row stands for December."""
    months = {dt.date(2024 + n // 12, n % 12 + 1, 1): 5 for n in range(24)}

    found = coverage(months, YEAR)

    assert found.covered == YEAR
    assert found.compared == YEAR.prior


def test_data_of_another_year_covers_nothing():
    found = coverage(every_day("2023-01-01..2024-01-01"), YEAR)

    assert found.covered is None
    assert found.compared is None


def test_a_fiscal_year_over_the_year_s_end_is_a_period_like_any_other():
    fiscal = period("2025-04-01..2026-04-01")
    found = coverage(every_day("2024-04-01..2026-04-01"), fiscal)

    assert found.covered == fiscal
    assert found.compared == period("2024-04-01..2025-04-01")


def test_things_that_seldom_happen_cover_the_days_on_which_none_did():
    """Five in two years, up to 220 days apart: 25 February is no late beginning, and none since June no early end."""
    days = {DAY(day): 1 for day in ("2024-02-25", "2024-03-01", "2024-06-10", "2025-01-16", "2025-06-10")}

    found = coverage(days, YEAR, sparse=True)
    assert (found.covered, found.compared, found.thin) == (YEAR, YEAR.prior, {})
    assert coverage(days, YEAR).covered == period("2025-01-01..2025-07-01")


def test_a_list_that_begins_later_than_its_things_ever_stayed_away_is_not_compared():
    """Every three months from July 2024 on: half a year without one before is half a year without a list."""
    days = {DAY(day): 1 for day in ("2024-07-10", "2024-10-10", "2025-01-10", "2025-04-10", "2025-08-01", "2025-11-10")}

    found = coverage(days, YEAR, sparse=True)
    assert (found.covered, found.compared) == (YEAR, None)
    assert found.why_not.text().startswith("上年同期（2024年）没有完整数据")


def test_one_thing_that_happened_covers_the_year_and_none_before():
    found = coverage({DAY("2025-07-10"): 1}, YEAR, sparse=True)

    assert (found.covered, found.compared) == (YEAR, None)


def test_a_month_with_few_rows_is_thin_in_either_year():
    """10 rows a day, 310 or so a month; June 2024 holds one row a day, August 2025 none at all.

    Usual for June 2024 is the median of January to December 2024 (30, 290, 3 × 300, 7 × 310); for August 2025 that of
    February to December 2025 (0, 280, 4 × 300, 5 × 310).
    """
    days = every_day("2024-01-01..2026-01-01", rows=10) | every_day("2024-06-01..2024-07-01", rows=1)
    days = {day: rows for day, rows in days.items() if f"{day:%Y-%m}" != "2025-08"}

    found = coverage(days, YEAR)

    assert found.thin == {DAY("2024-06-01"): 30, DAY("2025-08-01"): 0}
    assert (found.typical[DAY("2024-06-01")], found.typical[DAY("2025-08-01")]) == (310, 300)


def test_a_month_is_thin_in_every_report_that_counts_it_or_in_none():
    """June 2024 is a tenth of its neighbours: said of 2024 and of 2025, which is compared with it, not of 2026."""
    days = every_day("2023-01-01..2027-01-01", rows=10) | every_day("2024-06-01..2024-07-01", rows=1)
    reports = {year: coverage(days, Period.of_year(year)) for year in (2024, 2025, 2026)}

    assert {year: found.thin for year, found in reports.items()} == {
        2024: {DAY("2024-06-01"): 30}, 2025: {DAY("2024-06-01"): 30}, 2026: {}}
    assert reports[2024].typical == reports[2025].typical == reports[2026].typical


def test_a_shop_that_grew_tenfold_is_held_against_its_own_time():
    """A tenth of this year's rows is no gap in the year before; a gap of one month is seen before and after the leap."""
    days = every_day("2024-01-01..2025-01-01", rows=2) | every_day("2025-01-01..2026-01-01", rows=20)
    assert coverage(days, YEAR).thin == {}

    early = days | {day: 0 for day in every_day("2024-03-01..2024-03-31")}
    assert coverage(early, YEAR).thin == {DAY("2024-03-01"): 2}
    late = days | {day: 2 for day in every_day("2025-10-01..2025-11-01")}
    assert coverage(late, YEAR).thin == {DAY("2025-10-01"): 62}


def test_a_quarter_of_the_usual_rows_is_not_thin():
    """Eight rows a month, two in March."""
    months = {dt.date(2025, m, 1): 2 if m == 3 else 8 for m in range(1, 13)}

    assert coverage(months, YEAR).thin == {}
    assert coverage(months | {DAY("2025-03-01"): 1}, YEAR).thin == {DAY("2025-03-01"): 1}


def test_a_month_without_a_rare_thing_is_not_thin():
    """Three violations a month on days of their own, none in March; but a monthly table lacks its March."""
    rare = {dt.date(2025, m, day): 1 for m in range(1, 13) if m != 3 for day in (4, 9, 20)}
    assert coverage(rare, YEAR).thin == {}

    monthly = {dt.date(2025, m, 1): 3 for m in range(1, 13) if m != 3}
    assert coverage(monthly, YEAR).thin == {DAY("2025-03-01"): 0}


def test_three_months_cannot_tell_what_is_usual():
    quarter = period("2025-01-01..2025-04-01")
    days = every_day("2025-01-01..2025-03-01", rows=10) | every_day("2025-03-01..2025-04-01", rows=1)

    assert coverage(days, quarter).thin == {}


@pytest.mark.parametrize(("month", "whole"), [
    ("2024-01", False),   # the data begins on the fifth
    ("2024-02", True),
    ("2024-06", False),   # three days are left of it
    ("2025-12", True),    # the data ends on the thirtieth
    ("2026-01", False),
])
def test_a_month_is_whole_where_the_rows_reach_over_it_and_are_not_few(shop, month, whole):
    days = [day for day in every_day("2024-01-05..2025-12-31") if not DAY("2024-06-04") <= day <= DAY("2024-06-30")]
    shop.table("shop_daily", [{"date": day, "visitors": 1} for day in days], "days.csv")

    assert shop.facts("2025").whole_month("shop_daily", DAY(f"{month}-01")) is whole


# -- findings --------------------------------------------------------------------------------------------------------

def test_a_table_that_covers_a_part_of_the_period_is_reported(shop):
    shop.read("""
        orders
        order_id paid_at    total_amount
        1        2025-01-01 10
        2        2025-01-02 10
        3        2025-01-03 10
    """)

    finding, _ = shop.facts("2025").findings

    assert isinstance(finding, PartialPeriod)
    assert finding.text() == (
        "订单只覆盖报告期2025年中的2025年1月1日—1月3日，全部指标（含同比）按这段日期计算；请补齐导出文件。")


def test_why_the_years_are_not_compared_is_reported(shop):
    year = [dt.datetime(2025, 1, 1) + dt.timedelta(d) for d in range(365)]
    shop.table("orders", [{"order_id": str(day), "paid_at": day, "total_amount": 100} for day in year], "2025.csv")

    (finding,) = shop.facts("2025").findings

    assert isinstance(finding, NotCompared) and finding.severity == "note"
    assert finding.text() == (
        "订单：上年同期（2024年）没有完整数据，现有数据为2025-01-01至2025-12-31，不作同比；要有同比，请补齐上年同期的导出文件。")


def test_a_table_of_another_year_is_reported(shop):
    shop.read("""
        orders
        order_id paid_at    total_amount
        1        2023-01-01 10
    """)

    (finding,) = shop.facts("2025").findings

    assert isinstance(finding, OutsidePeriod)
    assert "2023-01-01" in finding.text()


def test_a_thin_month_is_reported(shop):
    """Eight orders a month, one in March: below a quarter of the median month."""
    rows = [
        {"order_id": f"{month}-{n}", "paid_at": dt.datetime(2025, month, 1 + 3 * n + (n == 7) * 6), "total_amount": 100}
        for month in range(1, 13) for n in range(8) if month != 3 or n == 0
    ]
    shop.table("orders", rows, "2025.csv")

    (finding,) = [f for f in shop.facts("2025").findings if isinstance(f, ThinMonth)]

    assert finding.text() == "订单在2025年3月只有 1 行（前后各月中位数 8 行），疑似导出不全，请核对后重新导出该月。"


def test_a_column_that_one_of_two_files_lacks_is_reported_and_not_held(shop):
    shop.read("""
        orders a.csv
        order_id paid_at    total_amount refund_amount
        1        2025-03-01 10           0
        2        2025-03-04 10           0

        orders b.csv
        order_id paid_at    total_amount
        3        2025-03-07 10
        4        2025-03-10 10
    """)
    facts = shop.facts("2025-03-01..2025-03-11")

    (finding,) = [f for f in facts.findings if isinstance(f, MissingColumnInPart)]
    assert finding.text() == "b.csv 缺少订单的列 退款金额，其他文件里有；用到这些列的指标将缺失。"
    assert facts.columns("orders") == {"order_id", "paid_at", "total_amount"}


def test_a_file_outside_both_years_takes_no_column_away(shop):
    shop.read("""
        orders 2021.csv
        order_id paid_at
        1        2021-03-01

        orders 2025.csv
        order_id paid_at    total_amount
        2        2025-03-01 10
        3        2025-03-10 10
    """)

    assert shop.facts("2025-03-01..2025-03-11").columns("orders") == {"order_id", "paid_at", "total_amount"}


# -- overlapping exports ---------------------------------------------------------------------------------------------

OVERLAP = """
    orders march.csv
    order_id paid_at          total_amount refund_amount status
    1        2025-03-01       100          0             买家已付款
    2        2025-03-20       200          0             买家已付款

    orders april.csv
    order_id paid_at          total_amount refund_amount status
    2        2025-03-20       200          200           交易关闭
    3        2025-04-02       300          0             交易成功
"""


def orders(facts):
    rows = facts.frame("orders").sort("order_id").collect()
    return {row["order_id"]: row["refund_amount"] for row in rows.to_dicts()}


def test_the_newest_export_s_row_of_an_order_counts(shop, tmp_path):
    """Order 2 was refunded after the first export: april.csv, whose newest time is later, says so."""
    shop.read(OVERLAP)
    facts = shop.facts("2025-03-01..2025-05-01")

    assert orders(facts) == {"1": 0, "2": 20000, "3": 0}
    facts.gather(tmp_path / "tables")
    assert orders(facts) == {"1": 0, "2": 20000, "3": 0}


def test_repeated_rows_are_counted_and_reported(shop, tmp_path):
    shop.read(OVERLAP)
    facts = shop.facts("2025-03-01..2025-05-01")

    facts.gather(tmp_path / "tables")

    (finding,) = [f for f in facts.findings if isinstance(f, RepeatedAcrossFiles)]
    assert finding.text() == "订单有 1 行在几份导出里重复，各取最新一份里的一行，余 3 行。"
    assert facts.rows("orders") == 3


def test_files_that_do_not_overlap_lose_nothing(shop, tmp_path):
    """Two years with order numbers that begin again: different orders, as their days lie apart."""
    shop.read("""
        orders 2024.csv
        order_id paid_at    total_amount
        1        2024-03-01 10

        orders 2025.csv
        order_id paid_at    total_amount
        1        2025-03-01 10
    """)
    facts = shop.facts("2025")

    facts.gather(tmp_path / "tables")

    assert facts.rows("orders") == 2
    assert not [f for f in facts.findings if isinstance(f, RepeatedAcrossFiles)]


def test_orders_without_a_number_are_never_taken_for_each_other(shop):
    shop.read("""
        orders a.csv
        order_id paid_at    total_amount
        -        2025-03-01 10
        1        2025-03-05 10

        orders b.csv
        order_id paid_at    total_amount
        -        2025-03-02 10
        1        2025-03-05 10
    """)

    assert shop.facts("2025").frame("orders").collect().height == 3


def test_an_order_s_lines_all_stay(shop):
    """Without line numbers the order is the key: the newest export's two lines of order 1, not three."""
    shop.read("""
        order_lines a.csv
        order_id item_title amount paid_at
        1        茶         10     2025-03-05

        order_lines b.csv
        order_id item_title amount paid_at
        1        茶         10     2025-03-05
        1        杯         20     2025-03-05
        2        茶         10     2025-03-06
    """)

    rows = shop.facts("2025").frame("order_lines").sort("order_id", "item_title").collect()

    assert rows["item_title"].to_list() == ["杯", "茶", "茶"]


def test_a_day_that_stands_in_two_panels_counts_once(shop):
    shop.read("""
        shop_daily a.csv
        date       visitors
        2025-03-01 10
        2025-03-02 20

        shop_daily b.csv
        date       visitors
        2025-03-02 20
        2025-03-03 30
    """)

    assert shop.facts("2025").frame("shop_daily").sum().collect()["visitors"].item() == 60


# -- exports that complete each other ----------------------------------------------------------------------------------

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
