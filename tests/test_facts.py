"""Facts: what the tables cover, which row of overlapping exports counts, and what is said of it."""

import datetime as dt


from annualdeck.facts import (
    MissingColumnInPart, NotCompared, OutsidePeriod, PartialPeriod,
    RepeatedAcrossFiles, ThinMonth,
)


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
