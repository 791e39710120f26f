"""Periods: whole months a year apart, over the year's end and over a leap day."""

import datetime as dt

import pytest

from annualdeck.period import Period, year_after, year_before

DAY = dt.date.fromisoformat


def period(text):
    start, end = text.split("..")
    return Period(DAY(start), DAY(end))


@pytest.mark.parametrize(("span", "before"), [
    ("2025-01-01..2026-01-01", "2024-01-01..2025-01-01"),
    ("2025-04-01..2026-04-01", "2024-04-01..2025-04-01"),
    ("2024-02-01..2024-03-01", "2023-02-01..2023-03-01"),  # 29 days against 28: whole months
    ("2025-02-01..2025-03-01", "2024-02-01..2024-03-01"),  # 28 against 29
    ("2024-02-29..2024-03-10", "2023-03-01..2023-03-10"),  # no 29 February a year before
    ("2024-02-20..2024-02-29", "2023-02-20..2023-03-01"),
])
def test_the_prior_period_is_the_same_span_a_year_earlier(span, before):
    assert period(span).prior == period(before)


def test_a_day_has_its_counterpart_a_year_on_but_for_29_february():
    assert year_after(DAY("2024-02-28")) == DAY("2025-02-28")
    assert year_after(DAY("2024-02-29")) is None
    assert year_before(DAY("2024-02-29")) == DAY("2023-03-01")
    assert year_before(DAY("2025-03-01")) == DAY("2024-03-01")


def test_the_end_is_outside():
    march = period("2025-03-01..2025-04-01")

    assert DAY("2025-03-31") in march
    assert DAY("2025-04-01") not in march
    assert DAY("2025-02-28") not in march
    assert march.last == DAY("2025-03-31")
    assert march.days == 31
    assert Period.of_year(2024).days == 366


def test_months_are_all_that_the_period_touches():
    winter = period("2024-12-15..2025-02-02")
    assert [m.isoformat() for m in winter.months] == ["2024-12-01", "2025-01-01", "2025-02-01"]
    assert [f"{m:%Y-%m}" for m in period("2025-04-01..2026-04-01").months][-1] == "2026-03"


@pytest.mark.parametrize(("span", "label"), [
    ("2025-01-01..2026-01-01", "2025年"),
    ("2025-04-01..2026-04-01", "2025年4月—2026年3月"),
    ("2025-04-01..2025-07-01", "2025年4月—6月"),
    ("2025-03-01..2025-04-01", "2025年3月"),
    ("2025-03-05..2025-03-06", "2025年3月5日"),
    ("2020-02-01..2020-02-20", "2020年2月1日—2月19日"),
    ("2024-12-15..2025-01-11", "2024年12月15日—2025年1月10日"),
])
def test_the_label_says_the_period_as_a_reader_would(span, label):
    assert period(span).label == label
