"""Waterfalls: every bar stands on zero or on the sum so far."""

import pytest

from annualdeck.slide import Waterfall
from annualdeck.wording import plain


@pytest.fixture
def waterfall(yuan):
    def made(start, *steps):
        figures = yuan(start, *steps, start + sum(steps))
        return Waterfall(
            title="增量", alt=plain("图"), start=figures[0], start_label="2024年", end=figures[-1], end_label="2025年",
            steps=tuple((f"第{n}项", f) for n, f in enumerate(figures[1:-1], start=1)),
        )
    return made


def test_steps_stand_on_the_sum_so_far(waterfall, draw):
    drawn = draw(waterfall(100, 40, -30, 10))     # 100 → 140 → 110 → 120
    assert drawn.values("基准") == {1: 100, 2: 110, 3: 110}
    assert drawn.values("合计") == {0: 100, 4: 120}
    assert drawn.values("增加") == {1: 40, 3: 10}
    assert drawn.values("减少") == {2: 30}


def test_the_base_is_invisible_and_unlabelled(waterfall, draw):
    drawn = draw(waterfall(100, 40, -30))
    assert drawn.series("基准").find("{*}spPr/{*}noFill") is not None
    assert drawn.labels("基准") == {}


def test_a_rise_is_the_accent_a_fall_green_or_red_as_the_deck_has_it(waterfall, draw):
    chart = waterfall(100, 40, -30)
    assert (draw(chart).fill("增加"), draw(chart).fill("减少")) == ("accent1", "folHlink")
    assert draw(chart, rise="green").fill("减少") == "hlink"


def test_labels_carry_their_sign_by_number_format(waterfall, draw):
    drawn = draw(waterfall(100, 40, -30))
    formats = {name: drawn.series(name).findtext("{*}val//{*}formatCode") for name in ("合计", "增加", "减少")}
    assert formats == {"合计": "#,##0", "增加": "+#,##0;+#,##0", "减少": "-#,##0;-#,##0"}
    assert [(place, bound.shown) for place, bound in drawn.bound] == [
        ("series 合计 point 1", "100"), ("series 增加 point 2", "40"), ("series 减少 point 3", "-30"),
        ("series 合计 point 4", "110")]


def test_labels_are_moved_above_their_bars(waterfall, draw):
    shifts = draw(waterfall(100, 40, -30)).all("//c:dLbl/c:layout/c:manualLayout/c:y/@val")
    assert len(shifts) == 4
    assert all(float(shift) < 0 for shift in shifts)


def test_a_step_through_zero_is_drawn_above_and_below_it_and_labelled_once(waterfall, draw):
    drawn = draw(waterfall(20, -50, 40))          # 20 → −30 → 10
    assert drawn.values("减少") == {1: 20}
    assert drawn.values("减少（零线以下）") == {1: -30}
    assert drawn.values("增加") == {2: 10}
    assert drawn.values("增加（零线以下）") == {2: -30}
    assert drawn.labels("减少") == {1: "-50.0"}
    assert drawn.labels("减少（零线以下）") == {}
    assert drawn.labels("增加") == {2: "+40.0"}


def test_steps_below_zero_hang_from_the_sum_so_far(waterfall, draw):
    drawn = draw(waterfall(-20, -30, 10))         # −20 → −50 → −40
    assert drawn.values("合计") == {0: -20, 3: -40}
    assert drawn.values("基准") == {1: -20, 2: -40}
    assert drawn.values("减少") == {1: -30}
    assert drawn.values("增加") == {2: -10}


def test_a_thin_line_leads_from_each_bar_to_the_next(waterfall, draw):
    drawn = draw(waterfall(100, 40, -30, 10))     # 100 → 140 → 110 → 120
    lines = [drawn.values(f"连线{turn}") for turn in "甲乙丙"]
    assert lines == [{0: 100, 1: 100, 3: 120, 4: 120}, {1: 140, 2: 140}, {2: 110, 3: 110}]


def test_steps_that_would_be_too_small_to_see_cut_the_axis_and_say_so(waterfall, draw):
    chart = waterfall(100, 8, -3)                 # 100 → 108 → 105: all of it in the last tenth
    assert chart.floor == 95
    assert chart.remarks == ("纵轴不从零开始",)
    drawn = draw(chart)
    assert float(drawn.one("//c:valAx/c:scaling/c:min/@val")) == 95
    assert drawn.labels("断轴") == {0: "≈", 3: "≈"}
    assert drawn.values("合计") == {0: 100, 3: 105}    # the data sheet holds the totals themselves


def test_steps_that_can_be_seen_leave_the_axis_at_zero(waterfall, draw):
    chart = waterfall(100, 40, -30)
    assert chart.floor == 0 and chart.remarks == ()
    assert float(draw(chart).one("//c:valAx/c:scaling/c:min/@val")) == 0


def test_a_waterfall_of_nothing_and_one_below_zero_are_never_cut(waterfall):
    assert waterfall(0, 0, 0).floor == 0
    assert waterfall(-100, -2, 1).floor == 0
    assert waterfall(100, 0).floor == 0


def test_the_value_of_a_last_step_stands_above_that_of_the_total_beside_it(waterfall, draw):
    """Nine bars on four inches: +169.47 and 1,679.56 have not room side by side; +169 and 1,679 have."""
    def lifts(drawn):
        return [float(y) for y in drawn.all("//c:dLbl[c:idx/@val='7']/c:layout//c:y/@val")]

    steps = (30.18, 25.9, 24.93, 21.21, 16.74, 14.45, 169.47)
    (fine,), (coarse,) = (lifts(draw(waterfall(start, *parts), (4, 3))) for start, parts in (
        (1376.68, steps), (1376, tuple(map(round, steps)))))
    assert fine < 1.5 * coarse < 0
