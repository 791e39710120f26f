"""What each month of a table holds, and which days are missing inside what it covers."""

import datetime as dt

import pytest

from annualdeck.audit.matrix import days_missing, matrix, usable


def days(first, last, *, but=()):
    """One row of the shop's report for every day from first to last, but for those named."""
    day, end, rows = dt.date.fromisoformat(first), dt.date.fromisoformat(last), []
    while day <= end:
        if day.isoformat() not in but:
            rows.append({"date": day, "paid_amount": 100})
        day += dt.timedelta(days=1)
    return rows


def orders(*moments):
    return [{"order_id": str(n), "paid_at": dt.datetime.fromisoformat(at), "total_amount": 100} for n, at in enumerate(moments)]


def states(facts, table):
    """The states of the year before and of the report's own."""
    (line,) = [line for line in matrix(facts) if line.table == table]
    return ["".join(month.state[0] for month in months) for months in (line.prior, line.current)]


def test_a_report_of_every_day_is_full(shop):
    shop.table("shop_daily", days("2024-01-01", "2025-12-31"), "days.csv")

    assert states(shop.facts("2025"), "shop_daily") == ["f" * 12, "f" * 12]
    assert days_missing(shop.facts("2025")) == []


def test_a_month_is_told_with_its_rows_and_days(shop):
    shop.table("shop_daily", days("2024-01-01", "2025-12-31", but=("2025-02-03", "2025-02-04")), "days.csv")
    (line,) = matrix(shop.facts("2025"))

    february = line.current[1]
    assert (february.first, february.state, february.rows, february.days, february.of) == (dt.date(2025, 2, 1), "part", 26, 26, 28)


def test_any_day_that_a_daily_report_lacks_is_told(shop):
    gaps = ("2024-05-01", "2025-02-03", "2025-02-04", "2025-12-31")
    shop.table("shop_daily", days("2024-01-01", "2025-12-31", but=gaps), "days.csv")

    (finding,) = days_missing(shop.facts("2025"))
    assert finding.text() == (
        "店铺日报在覆盖的日期里缺 4 天（2024-05-01、2025-02-03—2025-02-04、2025-12-31），这些天不计入任何数字；请补导这些日期。")
    assert finding.text("en").startswith("店铺日报 lacks 4 days inside what it covers (2024-05-01, 2025-02-03—2025-02-04, ")
    assert finding.severity == "warn"


def test_of_many_gaps_the_first_are_named(shop):
    shop.table("shop_daily", days("2024-01-01", "2025-12-31", but=[f"2025-0{m}-10" for m in range(1, 6)]), "days.csv")

    (finding,) = days_missing(shop.facts("2025"))
    assert (finding.count, finding.spans) == (5, ("2025-01-10", "2025-02-10", "2025-03-10", "…"))


def test_a_report_of_a_part_of_the_year_has_no_other_months(shop):
    """From mid-March to September: what lies outside is none of its gaps."""
    shop.table("shop_daily", days("2025-03-15", "2025-09-30"), "days.csv")
    facts = shop.facts("2025")

    assert states(facts, "shop_daily") == ["n" * 12, "nnp" + "f" * 6 + "nnn"]
    assert days_missing(facts) == []


def test_days_without_an_order_are_no_gap_but_three_weeks_are(shop):
    """An order every second day; then nothing from 3 to 24 June."""
    every = [dt.datetime(2024, 1, 1, 9) + dt.timedelta(days=2 * n) for n in range(365)]
    kept = [at.isoformat() for at in every if not dt.datetime(2025, 6, 3) <= at < dt.datetime(2025, 6, 25)]
    shop.table("orders", orders(*kept), "orders.csv")
    facts = shop.facts("2025")

    assert states(facts, "orders") == ["f" * 12, "fffffpffffff"]
    (finding,) = days_missing(facts)
    assert (finding.table, finding.spans) == ("订单", ("2025-06-03—2025-06-25",))


def test_what_rarely_happens_leaves_long_gaps(shop):
    """A violation on one day in forty: 200 days without one are no sign of a missing export."""
    days = [dt.datetime(2024, 1, 3) + dt.timedelta(days=n) for n in (0, 30, 90, 150, 190, 230, 240, 300, 340, 360, 400, 430, 640, 720)]
    shop.table("violations", [{"violation_id": str(n), "date": day} for n, day in enumerate(days)], "violations.csv")

    assert days_missing(shop.facts("2025")) == []


def test_a_month_of_few_rows_is_thin(shop):
    """An order a day, and four in all of May, on days that lie close enough."""
    moments = [dt.datetime(2024, 1, 1, 9) + dt.timedelta(days=n) for n in range(731)]
    kept = [at.isoformat() for at in moments if (at.year, at.month) != (2025, 5) or at.day in (6, 13, 20, 27)]
    shop.table("orders", orders(*kept), "orders.csv")

    assert states(shop.facts("2025"), "orders")[1] == "fffftfffffff"


def test_a_row_a_month_stands_for_the_whole_month(shop):
    months = [dt.date(2025, m, 1) for m in range(1, 13) if m != 7]
    shop.table("stock", [{"month": m, "sku": "A1", "closing_quantity": 3} for m in months], "stock.csv")
    facts = shop.facts("2025")

    assert states(facts, "stock") == ["n" * 12, "ffffffnfffff"]
    assert days_missing(facts) == []


def test_a_single_month_of_stock_is_that_month(shop):
    shop.table("stock", [{"month": dt.date(2025, 7, 1), "sku": "A1", "closing_quantity": 3}], "stock.csv")

    assert states(shop.facts("2025"), "stock")[1] == "nnnnnnfnnnnn"


def test_a_period_over_the_years_end_has_its_own_months(shop):
    shop.table("shop_daily", days("2024-04-01", "2026-03-31"), "days.csv")
    (line,) = matrix(shop.facts("2025-04-01..2026-04-01"))

    assert [f"{m.first:%Y-%m}" for m in line.current] == [*(f"2025-{m:02d}" for m in range(4, 13)), "2026-01", "2026-02", "2026-03"]
    assert [f"{m.first:%Y-%m}" for m in line.prior][:1] == ["2024-04"]


def test_a_month_that_both_periods_cut_is_asked_for_once_each(shop):
    """From 15 April to 15 April: the April between them is the end of the one and the beginning of the other."""
    shop.table("shop_daily", days("2024-04-15", "2026-04-14", but=("2025-04-03",)), "days.csv")
    months = matrix(shop.facts("2025-04-15..2026-04-15"))

    (line,) = months
    assert (line.prior[-1].first, line.prior[-1].state, line.prior[-1].of) == (dt.date(2025, 4, 1), "part", 14)
    assert (line.current[0].first, line.current[0].state, line.current[0].of) == (dt.date(2025, 4, 1), "full", 16)
    assert dt.date(2025, 4, 1) not in usable(months, "shop_daily")
    assert dt.date(2025, 5, 1) in usable(months, "shop_daily")


def test_a_leap_day_is_a_day(shop):
    shop.table("shop_daily", days("2023-01-01", "2024-12-31", but=("2024-02-29",)), "days.csv")

    (finding,) = days_missing(shop.facts("2024"))
    assert finding.spans == ("2024-02-29",)


@pytest.mark.parametrize("rows", [orders("2025-03-01T10:00"), orders("2025-03-01T10:00", "2025-03-02T10:00")])
def test_one_or_two_rows_are_no_reason_to_fail(shop, rows):
    shop.table("orders", rows, "orders.csv")

    assert states(shop.facts("2025"), "orders") == ["n" * 12, "nnp" + "n" * 9]


def test_a_table_without_dates_is_not_told(shop):
    shop.read("""
        items
        item_id item_title category
        1       白茶       茶叶
    """)

    assert matrix(shop.facts("2025")) == ()


def test_of_things_that_seldom_happen_no_day_is_missing(shop):
    """Three days of clearance a year in two springs: the months between them held nothing to clear."""
    rows = [{"date": dt.date(year, 3, n), "amount": 100} for year in (2024, 2025) for n in (1, 4, 20)]
    shop.table("clearance", rows, "cleared.csv")

    facts = shop.facts("2025")
    assert states(facts, "clearance") == ["nnfnnnnnnnnn", "nnfnnnnnnnnn"]
    assert days_missing(facts) == [] and facts.findings == ()
