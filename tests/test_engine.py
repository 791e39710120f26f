"""The engine answers every question in one pass, in plain Python values."""

import datetime as dt

import narwhals as nw
import polars as pl
import pytest

from annualdeck import engine


def frame(**columns):
    return nw.from_native(pl.LazyFrame(columns))


def test_questions_are_answered_by_name():
    orders = frame(total=[100, 250], day=[dt.date(2025, 3, 1), dt.date(2025, 3, 2)])

    answers = engine.collect({
        "sum": orders.select(nw.col("total").sum()),
        "days": orders.select("day").sort("day"),
    })

    assert answers == {
        "sum": [{"total": 350}],
        "days": [{"day": dt.date(2025, 3, 1)}, {"day": dt.date(2025, 3, 2)}],
    }


def test_no_question_has_no_answer():
    assert engine.collect({}) == {}


def test_all_questions_are_collected_together(monkeypatch):
    calls = []
    together = pl.collect_all
    monkeypatch.setattr(pl, "collect_all", lambda frames, **how: calls.append(len(frames)) or together(frames, **how))
    orders = frame(total=[1])

    engine.collect({"a": orders, "b": orders, "c": orders})

    assert calls == [3]


def test_a_question_about_a_column_that_is_not_there_is_no_silent_answer():
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        engine.collect({"a": frame(total=[1]).select("amount")})
