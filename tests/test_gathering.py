"""Rows of several exports laid together: on any size of table, so that no step needs all rows at once."""

import datetime as dt

import polars as pl

from annualdeck.gathering import completed, disagreements, newest_only

DAY = dt.date(2025, 3, 1)
PARTS = pl.LazyFrame({
    "date": [DAY, DAY, DAY, DAY + dt.timedelta(1)], "_part": [0, 1, 2, 0], "visitors": [5, 7, None, 4], "buyers": [1, None, 1, 2],
})


def test_each_column_has_its_newest_value():
    rows = completed(PARTS, ["date"], ["visitors", "buyers"]).sort("date").collect()
    assert rows.rows() == [(DAY, 7, 1), (DAY + dt.timedelta(1), 4, 2)]


def test_the_newest_row_wins_whole_where_exports_do_not_complete_each_other():
    rows = newest_only(PARTS, ["date"], []).select("date", "visitors", "buyers").sort("date").collect()
    assert rows.rows() == [(DAY, None, 1), (DAY + dt.timedelta(1), 4, 2)]


def test_days_with_two_values_are_counted_by_column():
    assert disagreements(PARTS, ["date"], ["visitors", "buyers"]) == {"": 1, "visitors": 1}
    assert disagreements(PARTS.filter(pl.col("_part") == 0), ["date"], ["visitors", "buyers"]) == {}


def test_laying_together_streams(held_back):
    assert held_back(completed(PARTS, ["date"], ["visitors", "buyers"])) == []
    assert held_back(newest_only(PARTS, ["date"], [])) == []
