"""What days a table covers, which of them can be compared, and months whose rows are few."""

import datetime as dt

import pytest

from annualdeck.facts import coverage
from annualdeck.period import Period

DAY = dt.date.fromisoformat


def period(text):
    start, end = text.split("..")
    return Period(DAY(start), DAY(end))


def every_day(text, rows=1):
    span = period(text)
    return {span.start + dt.timedelta(days=n): rows for n in range(span.days)}


YEAR = Period.of_year(2025)


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
