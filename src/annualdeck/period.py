"""Periods in Asia/Shanghai wall time: half-open spans of days, and the same span one year earlier."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


def year_before(day: dt.date) -> dt.date:
    """The same day one year earlier; 29 February becomes 1 March, so that half-open spans keep their whole months."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return dt.date(day.year - 1, 3, 1)


def year_after(day: dt.date) -> dt.date | None:
    """The same day one year later, or None where there is none (29 February)."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None


@dataclass(frozen=True)
class Period:
    """The days from `start` up to, but not including, `end`."""

    start: dt.date
    end: dt.date

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(dt.date(year, 1, 1), dt.date(year + 1, 1, 1))

    @property
    def prior(self) -> Period:
        return Period(year_before(self.start), year_before(self.end))

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """The midnights of its edges."""
        return dt.datetime.combine(self.start, dt.time()), dt.datetime.combine(self.end, dt.time())

    @property
    def last(self) -> dt.date:
        """The last day inside."""
        return self.end - dt.timedelta(days=1)

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The first day of every calendar month that the period touches."""
        found, month = [], self.start.replace(day=1)
        while month < self.end:
            found.append(month)
            month = (month + dt.timedelta(days=32)).replace(day=1)
        return tuple(found)

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day < self.end

    @property
    def is_year(self) -> bool:
        return self == Period.of_year(self.start.year)

    @property
    def lasts_a_year(self) -> bool:
        """Whether it is a year, of the calendar or another."""
        return self.prior.end == self.start

    @property
    def label(self) -> str:
        """2025年; 2025年4月—2026年3月; 2020年2月1日—3月1日; 2020年2月1日."""
        first, last = self.start, self.last
        if self.is_year:
            return f"{first.year}年"
        if first == last:
            return f"{first.year}年{first.month}月{first.day}日"
        whole_months = first.day == 1 and self.end.day == 1
        if whole_months and (first.year, first.month) == (last.year, last.month):
            return f"{first.year}年{first.month}月"
        tail = f"{last.year}年" if last.year != first.year else ""
        if whole_months:
            return f"{first.year}年{first.month}月—{tail}{last.month}月"
        return f"{first.year}年{first.month}月{first.day}日—{tail}{last.month}月{last.day}日"


@dataclass(frozen=True)
class Campaign:
    """A promotion: half-open spans of wall time, this year's and the one it is compared to."""

    name: str
    start: dt.datetime
    end: dt.datetime
    prior_start: dt.datetime
    prior_end: dt.datetime

    @property
    def window(self) -> tuple[dt.datetime, dt.datetime]:
        return self.start, self.end

    @property
    def prior_window(self) -> tuple[dt.datetime, dt.datetime]:
        return self.prior_start, self.prior_end
