"""What the slide of service says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import BAD, GOOD, alone, carded, kpis, replaced, said, turned

from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.experience import service
from annualdeck.sections.parts import lacking
from annualdeck.slide import Bars, Columns, Dumbbell

DESK = "service.mean_first_response_seconds 14.8 20.4\nservice.satisfaction 4.53 4.49"


def only(*starts: str) -> str:
    return "\n".join(line for line in GOOD.split("\n") if line.startswith(starts))


COMPLAINTS = "\nservice.complaint_rate 21.5 22.8"


def test_a_good_year(slide):
    made = slide("service", GOOD + COMPLAINTS)

    assert str(made.title) == "人工首响同比缩短21.6%，退款时长缩短42.7%；客服满意度提高0.06分"
    assert said(made) == {
        "机器人与人工": "机器人接待占64.1%，同比提高17.4个百分点；转人工率21.1%，同比下降7.8个百分点。会话8,699次，同比持平，其中人工3,127次，同比下降32.6%。",
        "响应与满意度": "客服满意度4.41分，同比提高0.06分。九成人工会话在45.0秒内首次响应，同比缩短26.2%。人工处理时长9.4分钟，同比缩短3.1%。",
        "退款与补偿": "平均退款时长11.8小时，同比缩短42.7%；自动审核占43.3%，同比提高14.0个百分点。工单客诉率21.5件/万单，同比下降1.3件/万单。"
                 "延误包裹主动补偿64.6%，同比提高22.2个百分点。",
    }


def test_a_bad_year(slide):
    made = slide("service", BAD + turned(COMPLAINTS))

    assert str(made.title) == "人工首响同比延长27.6%，退款时长延长74.6%；客服满意度下降0.06分"
    assert said(made)["退款与补偿"].startswith("平均退款时长20.6小时，同比延长74.6%；自动审核占29.3%，同比下降14.0个百分点。工单客诉率22.8件/万单，同比上升1.3件/万单。")


@pytest.mark.parametrize(("text", "pleased", "words"), [
    (GOOD, "4.35 4.41", "人工首响同比缩短21.6%，退款时长缩短42.7%；但客服满意度下降0.06分"),
    (BAD, "4.41 4.35", "人工首响同比延长27.6%，退款时长延长74.6%；但客服满意度提高0.06分"),
    (GOOD, "4.41 4.41", "人工首响同比缩短21.6%，退款时长缩短42.7%；客服满意度持平"),
    (replaced(GOOD, service__refund_hours="20.6 11.8"), "4.35 4.41", "人工首响同比缩短21.6%，但退款时长延长74.6%；客服满意度下降0.06分"),
])
def test_faster_and_yet_less_liked_is_said_as_a_contrast(slide, text, pleased, words):
    assert str(slide("service", replaced(text, service__satisfaction=pleased)).title) == words


class Beside(Kpis):
    """A year with a benchmark for satisfaction."""

    value = 4.5

    def benchmark(self, id_):
        own = self.get(id_)
        if id_ != "service.satisfaction" or own is None:
            return None
        return type(own)(id_, own.name, self.value, own.unit, slice={"benchmark": "客服年报"})


@pytest.mark.parametrize(("value", "words"), [
    (4.5, "客服满意度4.41分，同比提高0.06分，低于行业的4.50分（客服年报）。"),
    (4.2, "客服满意度4.41分，同比提高0.06分，高于行业的4.20分（客服年报）。"),
    (4.41, "客服满意度4.41分，同比提高0.06分，与行业的4.41分持平（客服年报）。"),
])
def test_satisfaction_stands_beside_its_benchmark(written, value, words):
    k = kpis(GOOD)
    k.__class__, k.value = Beside, value

    assert said(service.make(k, written()))["响应与满意度"].startswith(words)


def test_in_a_first_year_nothing_is_compared(slide):
    made = slide("service", alone(GOOD))
    bars = made.content["chart2"]

    assert str(made.title) == "人工首响29.0秒，平均退款时长11.8小时"
    assert said(made)["机器人与人工"] == "机器人接待占64.1%，转人工率21.1%。会话8,699次，其中人工3,127次。"
    assert isinstance(bars, Bars) and [s.name for s in bars.series] == ["2025年"]


def test_the_charts_hold_what_their_titles_say(slide):
    made = slide("service")
    months, waits, refunds = (made.content[f"chart{i}"] for i in (1, 2, 3))

    assert made.layout == "cards-charts-text"
    assert carded(made) == ["service.first_response_seconds", "service.refund_hours", "service.bot_share", "service.satisfaction"]
    assert isinstance(months, Columns) and isinstance(waits, Dumbbell) and isinstance(refunds, Columns)
    assert {s.name: [f.value for f in s.figures] for s in months.series} == {"机器人": [556, 536], "人工": [370, 300]}
    assert waits.categories == ("半数人工会话", "九成人工会话", "半数机器人会话", "九成机器人会话")
    assert [f.value for f in waits.series[1].figures] == [29, 45, 2, 3]
    assert refunds.histogram and refunds.categories == ("1以内", "6—24", "72以上")


@pytest.mark.parametrize(("starts", "layout", "title"), [
    (("service.",), "cards-charts-text", "人工首响同比缩短21.6%，退款时长缩短42.7%；客服满意度提高0.06分"),
    (("service.sessions", "service.bot", "service.first", "service.sat"), "cards-two-charts-text", "人工首响29.0秒，同比缩短21.6%；客服满意度提高0.06分"),
    (("service.refund",), "chart-wide-text", "平均退款时长11.8小时，同比缩短42.7%"),
    (("service.refund", "service.sat"), "cards-chart-text", "平均退款时长11.8小时，同比缩短42.7%"),
    (("service.bot_share",), "text", "机器人接待占比64.1%，同比提高17.4个百分点"),
])
def test_a_slide_with_less_takes_a_layout_that_it_fills(slide, starts, layout, title):
    made = slide("service", only(*starts))

    assert (made.layout, str(made.title)) == (layout, title)


def test_what_cannot_be_said_though_its_file_is_there_says_no_more_than_that(slide):
    assert lacking(kpis(GOOD), ("chats",)) == "数据不足"
    assert lacking(kpis(only("service.refund")), ("chats",)) == "缺少客服会话明细"


def test_without_chats_the_desks_own_report_speaks(slide):
    months = "service.mean_first_response_seconds month=2025-06 15 20\nservice.mean_first_response_seconds month=2025-11 14 21"
    made = slide("service", f"{DESK}\n{months}")

    assert str(made.title) == "平均首次响应14.8秒，同比缩短27.5%；客服满意度提高0.04分"
    assert made.layout == "cards-chart-text"
    assert said(made)["响应与满意度"] == "客服满意度4.53分，同比提高0.04分。平均首次响应14.8秒，同比缩短27.5%。"
    assert any(note.startswith("平均首次响应时长：") for note in made.notes.definitions)


def test_beside_chats_the_desks_report_is_no_source(slide):
    assert "客服绩效日报" not in slide("service", f"{GOOD}\n{DESK.splitlines()[0]}").source
