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


def test_an_answer_is_asked_once_and_then_remembered(tmp_path):
    asked = []

    def ask():
        asked.append(1)
        return {"days": [{"day": dt.date(2025, 3, 1), "at": dt.datetime(2025, 3, 1, 9, 30), "total": 350, "none": None}]}

    first = engine.remembered(tmp_path, "the same rows", ask)

    assert engine.remembered(tmp_path, "the same rows", ask) == first
    assert len(asked) == 1
    engine.remembered(tmp_path, "other rows", ask)
    assert len(asked) == 2


def test_an_answer_that_cannot_be_read_is_asked_again(tmp_path):
    engine.remembered(tmp_path, "rows", lambda: {"a": [{"total": 1}]})
    (kept,) = tmp_path.iterdir()
    kept.write_text('{"a": [{"tot', encoding="utf-8")

    assert engine.remembered(tmp_path, "rows", lambda: {"a": [{"total": 2}]}) == {"a": [{"total": 2}]}


def test_a_value_that_json_does_not_know_is_no_answer(tmp_path):
    with pytest.raises(TypeError, match="bytes"):
        engine.remembered(tmp_path, "rows", lambda: {"a": [{"total": b"1"}]})
    assert list(tmp_path.iterdir()) == []
