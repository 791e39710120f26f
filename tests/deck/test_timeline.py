"""Timelines: native shapes, every event at its date, nothing over anything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from annualdeck.deck.said import quarters
from annualdeck.figure import RATE, Figure
from annualdeck.slide import Blocks, Event, Timeline
from annualdeck.wording import plain, show

YEAR = {"title": "政策时间线", "alt": plain("七条规则的施行日期。"), "start": dt.date(2025, 1, 1), "end": dt.date(2026, 1, 1)}


def event(month: int, day: int, name: str = "快递包装新国标") -> Event:
    return Event(dt.date(2025, month, day), f"{month}月{day}日", name)


@pytest.fixture
def timeline(demo, gallery, drawn: Callable) -> Callable:
    """timeline(event, …): the group of shapes on a written slide, and the slide."""

    def draw(*events: Event, **more: object):
        block = Timeline(**{**YEAR, **more}, events=events)  # type: ignore[arg-type]
        slide = demo.content("policy", "timeline-table-text", "短", "", timeline=block, table=gallery.suppliers(),
                             blocks=Blocks(demo.FOUND[:2]))
        written = drawn(slide).slides[0]
        return next(s for s in written.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP), written

    return draw


def words(group) -> list:
    return [s for s in group.shapes if s.name == "event"]


def dots(group) -> list[int]:
    """The middles of the dots, from the left of the group."""
    return [s.left + s.width // 2 - group.left for s in group.shapes if s.name == "date"]


def test_each_event_has_its_day_over_its_name(timeline: Callable):
    group, _ = timeline(event(3, 15), event(9, 1, "个人信息出境办法"))
    assert [[p.text for p in s.text_frame.paragraphs] for s in words(group)] == [
        ["3月15日", "快递包装新国标"], ["9月1日", "个人信息出境办法"]]


def test_a_dot_stands_at_its_share_of_the_year(timeline: Callable):
    group, _ = timeline(event(1, 1), event(7, 2), event(12, 31))
    shares = [x / group.width for x in dots(group)]
    assert shares == pytest.approx([0, 182 / 365, 364 / 365], abs=0.001)


def test_events_stand_by_turns_above_and_below_the_band(timeline: Callable):
    group, _ = timeline(event(2, 1), event(5, 1), event(8, 1))
    band = next(s for s in group.shapes if s.name == "band")
    assert [s.top + s.height <= band.top for s in words(group)] == [True, False, True]
    assert words(group)[1].top >= band.top + band.height


@pytest.mark.parametrize("events", [
    [event(11, d) for d in range(1, 15)],
    [event(1, 1)] * 6,
    [event(m, 28, "很长很长的一条关于平台规则与商家义务的实施细则") for m in range(1, 13)],
    [event(12, 31, "很长很长的一条关于平台规则与商家义务的实施细则"), event(12, 30)],
])
def test_words_never_meet_and_stay_inside(timeline: Callable, events: list[Event]):
    group, _ = timeline(*events)
    boxes = words(group)
    assert len(boxes) == len(events)
    for i, a in enumerate(boxes):
        assert group.left - 30_000 <= a.left and a.left + a.width <= group.left + group.width + 30_000
        assert group.top <= a.top and a.top + a.height <= group.top + group.height + 10
        for b in boxes[i + 1:]:
            assert a.left + a.width <= b.left or b.left + b.width <= a.left or a.top + a.height <= b.top or b.top + b.height <= a.top


def test_a_name_without_room_is_cut_and_stands_whole_in_the_notes(timeline: Callable):
    long = "很长很长的一条关于平台规则与商家义务的实施细则"
    group, slide = timeline(*[event(m, 28, long) for m in range(1, 13)])
    assert words(group)[0].text_frame.paragraphs[1].text.endswith("…")
    assert f"1月28日：{long}" in slide.notes_slide.notes_text_frame.text


def test_a_name_with_room_stays_whole(timeline: Callable):
    group, _ = timeline(event(3, 15, "消费者权益保护法实施条例"), event(9, 1))
    assert words(group)[0].text_frame.paragraphs[1].text == "消费者权益保护法实施条例"


def test_a_date_outside_stands_at_the_end(timeline: Callable):
    group, _ = timeline(Event(dt.date(2030, 1, 1), "2030年", "远期目标"))
    assert dots(group)[0] == pytest.approx(group.width, abs=10)


def test_no_event_is_a_band_with_its_quarters(timeline: Callable):
    group, _ = timeline()
    assert [s.text_frame.text for s in group.shapes if s.name == "quarter"] == ["2025年", "4月", "7月", "10月"]


def test_the_message_is_the_alternative_text(timeline: Callable):
    group, _ = timeline(event(3, 15))
    assert group._element.xpath(".//p:cNvPr")[0].get("descr") == "七条规则的施行日期。"


def test_a_figure_of_the_message_is_read_back(timeline: Callable):
    """Drawing ends with the check of the file against the model: it finds the figure on the group."""
    met = Figure("policy.compliance", "合规完成率", 0.758, RATE)
    group, _ = timeline(event(3, 15), alt=plain("合规完成率") + show(met))
    assert group._element.xpath(".//p:cNvPr")[0].get("descr") == "合规完成率75.8%"


@pytest.mark.parametrize(("start", "end", "names"), [
    ((2025, 1, 1), (2026, 7, 1), ["2025年", "4月", "7月", "10月", "2026年", "4月"]),
    ((2025, 2, 10), (2025, 8, 1), ["2025年4月", "7月"]),
    ((2025, 4, 1), (2026, 4, 1), ["2025年4月", "7月", "10月", "2026年"]),
    ((2025, 2, 1), (2025, 3, 1), []),
])
def test_the_scale_is_named_by_quarters_and_a_year_where_it_begins(start, end, names):
    block = Timeline(**{**YEAR, "start": dt.date(*start), "end": dt.date(*end)}, events=())  # type: ignore[arg-type]
    assert [name for _, name in quarters(block)] == names
