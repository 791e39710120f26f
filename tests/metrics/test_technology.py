"""新兴技术应用, worked by hand; the statistics have a test of their own."""

import pytest

from annualdeck.metrics.settings import Pilot
from annualdeck.metrics.trials import Counted, Measured, counted, measured

PICTURES = Pilot("AI主图", "点击率", "对照", "试点")
WEIGHT = Pilot("包裹减重", "克重", "之前", "之后", more_is_better=False)

TRIALS = """
    experiments
    date       pilot    arm  successes trials value
    2025-09-01 AI主图   对照 10        40     -
    2025-09-02 AI主图   对照 10        60     -
    2025-09-01 AI主图   试点 20        50     -
    2025-09-02 AI主图   试点 15        50     -
    2025-09-02 AI主图   试点 9         -      -
    2025-09-01 包裹减重 之前 -         -      210
    2025-09-02 包裹减重 之前 -         -      220
    2024-12-31 包裹减重 之前 -         -      215
    2025-09-03 包裹减重 之后 -         -      190
    2025-09-04 包裹减重 之后 -         -      200
"""


@pytest.fixture
def tried(ask):
    return ask(TRIALS, pilots=(PICTURES, WEIGHT))


def test_a_pilot_that_counts_successes(tried):
    """20 of 100 without, 35 of 100 with; the row that does not say of how many is left out. +75 %."""
    assert tried.of("technology.control", pilot="AI主图") == 0.2
    assert tried.of("technology.treated", pilot="AI主图") == 0.35
    assert tried.of("technology.pilots", pilot="AI主图") == pytest.approx(0.75)
    ids = ("technology.samples", "technology.control_samples", "technology.treated_samples")
    assert [tried.of(id_, pilot="AI主图") for id_ in ids] == [200, 100, 100]


def test_its_interval_and_p_value_are_those_of_the_sums(tried):
    effect = counted(Counted(20, 100), Counted(35, 100))

    assert tried.of("technology.change_low", pilot="AI主图") == effect.low > 0
    assert tried.of("technology.change_high", pilot="AI主图") == effect.high
    assert tried.of("technology.p_value", pilot="AI主图") == effect.p_value < 0.05


def test_a_pilot_that_measures_values(tried):
    """Before 210, 220 and, in the year before, 215: 215 (spread 5). After 190 and 200: 195 (√50). −9.3 %."""
    assert tried.of("technology.control_mean", pilot="包裹减重") == 215
    assert tried.of("technology.treated_mean", pilot="包裹减重") == 195
    assert tried.of("technology.pilots", pilot="包裹减重") == pytest.approx(195 / 215 - 1)
    assert tried.of("technology.samples", pilot="包裹减重") == 5
    effect = measured(Measured(3, 215.0, 5.0), Measured(2, 195.0, 50**0.5))
    assert tried.of("technology.p_value", pilot="包裹减重") == pytest.approx(effect.p_value)
    assert tried.of("technology.change_high", pilot="包裹减重") == pytest.approx(effect.high)


def test_each_kind_of_pilot_has_its_own_level(tried):
    assert tried.slices("technology.control").keys() == tried.slices("technology.treated").keys() == {("AI主图",)}
    assert tried.slices("technology.control_mean").keys() == tried.slices("technology.treated_mean").keys() == {("包裹减重",)}


def test_pilots_come_in_the_order_of_the_config_and_others_not_at_all(ask):
    k = ask(TRIALS, pilots=(WEIGHT, PICTURES))
    assert list(k.slices("technology.pilots")) == [("包裹减重",), ("AI主图",)]


def test_without_pilots_in_the_config_nothing_is_said(ask):
    k = ask(TRIALS)

    assert k.why("technology.pilots") == "NoConfig"


def test_without_data(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 10
    """, pilots=(PICTURES,))

    assert k.why("technology.pilots") == "NoTable"


@pytest.mark.parametrize(("rows", "why"), [
    ("2025-09-01 AI主图 对照 1 9 -", "试点“AI主图”没有“试点”组的数据"),
    ("2025-09-01 AI主图 对照 1 9 -\n2025-09-01 AI主图 试点 10 9 -", "试点“AI主图”的成功数多于样本量"),
    ("2025-09-01 AI主图 对照 1 9 -\n2025-09-01 AI主图 试点 - - 3", "试点“AI主图”没有两组都有的成功数与样本量，或指标值"),
    ("2025-09-01 AI主图 对照 0 9 -\n2025-09-01 AI主图 试点 5 9 -", "对照组的指标不大于零，无法计算相对变化"),
])
def test_what_makes_a_pilot_say_nothing(ask, rows, why):
    k = ask("experiments\ndate pilot arm successes trials value\n" + rows, pilots=(PICTURES,))

    assert k.kpis.why("technology.pilots").why.text() == why
    assert k.kpis.why("technology.change_low").why.text() == why


def test_one_value_an_arm_tells_a_change_but_no_interval(ask):
    k = ask("""
        experiments
        date       pilot    arm  successes trials value
        2025-09-01 包裹减重 之前 -         -      200
        2025-09-03 包裹减重 之后 -         -      190
    """, pilots=(WEIGHT,))

    assert k.of("technology.pilots", pilot="包裹减重") == pytest.approx(-0.05)
    assert k.why("technology.change_low") == "TooFewInArm"
