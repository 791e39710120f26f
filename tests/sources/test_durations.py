"""How long something took, in the unit of its column."""

import pytest

from annualdeck.sources import findings as f
from annualdeck.sources.cells import value_of
from annualdeck.tables import Column, Kind


@pytest.mark.parametrize("column, written, value", [
    ("handle_minutes", "5分30秒", 5.5), ("handle_minutes", "1小时", 60), ("handle_minutes", "00:05:30", 5.5), ("handle_minutes", "7.5", 7.5),
    ("handle_minutes", "90秒", 1.5), ("response_seconds", "35.2秒", 35.2), ("response_seconds", "1分钟 5秒", 65), ("response_seconds", "1,234", 1234),
    ("response_seconds", "01:00:00", 3600), ("refund_days", "1天12小时", 1.5), ("refund_days", "36时", 1.5), ("score", "4.8", 4.8),
])
def test_a_duration_is_written_in_many_ways(column, written, value):
    assert value_of(Column(column, Kind.NUMBER, ""), written) == pytest.approx(value)


@pytest.mark.parametrize("column, written", [
    ("handle_minutes", "很久"), ("handle_minutes", "5秒30分"), ("handle_minutes", "分"), ("score", "5分30秒"), ("response_seconds", "00:75:00"),
])
def test_what_is_no_duration_is_none(column, written):
    assert value_of(Column(column, Kind.NUMBER, ""), written) is None


def test_a_column_may_mix_words_and_numbers(room):
    part = room.part(room.text("""
        日期,咨询人数,平均响应时长,平均接待时长
        2025-03-01,9,35.2秒,5分30秒
        2025-03-02,9,1分5秒,6
        2025-03-03,9,-,很久
    """))
    assert room.rows(part, "response_seconds", "handle_minutes") == [(35.2, 5.5), (65, 6), (None, None)]
    assert room.finding(part, f.BadCells).rows == (4,)
