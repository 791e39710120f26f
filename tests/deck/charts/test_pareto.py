"""Paretos: counts and the line of their cumulative share."""

import pytest

from annualdeck.figure import ORDERS
from annualdeck.slide import Pareto, Series
from annualdeck.wording import plain


@pytest.fixture
def pareto(of):
    """50, 30, 15 and 5 of 100 orders, unless told otherwise."""
    def made(*counts, names="甲乙丙丁"):
        points = of(ORDERS, *(counts or (50, 30, 15, 5)))
        return Pareto(title="退款原因", alt=plain("图"), categories=tuple(names), series=Series("退款单数", points))
    return made


def test_the_line_adds_up_the_shares(pareto, draw):
    drawn = draw(pareto())
    assert drawn.values("累计占比") == pytest.approx({0: .5, 1: .8, 2: .95, 3: 1.0})
    assert drawn.formats == ["@", "#,##0", "0.0%"]


def test_the_line_begins_at_the_top_of_the_first_column(pareto, draw):
    drawn = draw(pareto())
    top = {axis: float(drawn.one(f"//c:valAx[c:axId/@val='{axis}']/c:scaling/c:max/@val")) for axis in ("102", "104")}
    assert 50 / top["102"] == pytest.approx(0.5 / top["104"])


def test_the_few_that_make_up_four_fifths_stand_out(pareto, draw):
    chart = pareto()
    assert chart.few == 2
    drawn = draw(chart)
    assert drawn.fill("退款单数") == "accent1"
    assert [drawn.fill("退款单数", point=i) for i in (2, 3)] == ["accent2", "accent2"]


def test_every_share_is_a_figure_of_the_same_kpi_that_says_how_far_it_counts(pareto):
    points = pareto().cumulative.points
    assert [(p.kpi, p.slice["up_to"]) for p in points] == [("some.kpi", name) for name in "甲乙丙丁"]


def test_both_counts_and_shares_are_bound(pareto, draw):
    shown = [(place, bound.shown) for place, bound in draw(pareto()).bound]
    assert ("series 退款单数 point 1", "50") in shown and ("series 累计占比 point 2", "80.0%") in shown
    assert len(shown) == 8


def test_where_shares_do_not_fit_the_edge_of_the_few_and_the_last_keep_theirs(pareto, draw):
    drawn = draw(pareto(*[10] * 30, names=[f"因{i}" for i in range(30)]), (5.0, 2.5))
    assert sorted(drawn.labels("累计占比")) == [23, 29]    # 24 of 30 are 80 %


def test_a_missing_count_and_counts_of_nothing_break_nothing(pareto, draw):
    assert draw(pareto(50, None, 50, 0)).values("累计占比") == pytest.approx({0: .5, 2: 1.0, 3: 1.0})
    assert draw(pareto(0, 0, 0, 0)).values("累计占比") == {}
