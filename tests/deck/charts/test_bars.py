"""Horizontal bars."""

import pytest

from annualdeck.figure import GROWTH
from annualdeck.slide import Bars, Series
from annualdeck.wording import plain


@pytest.fixture
def bars():
    def made(*series, names=("茶具", "家居"), **more):
        return Bars(title="类目", alt=plain("图"), categories=names, series=series, **more)
    return made


def test_the_first_category_is_on_top(bars, draw, yuan):
    assert draw(bars(Series("2025", yuan(5, 3)))).one("//c:catAx/c:scaling/c:orientation/@val") == "maxMin"


def test_diverging_bars_show_a_fall_in_green_where_a_rise_is_red(bars, draw, of):
    chart = bars(Series("增速差", of(GROWTH, 0.1, -0.2)), diverging=True)
    assert draw(chart).fill("增速差") == "accent1"
    assert draw(chart).fill("增速差", point=1) == "folHlink"
    assert draw(chart, rise="green").fill("增速差", point=1) == "hlink"


def test_bars_that_do_not_diverge_have_one_colour(bars, draw, of):
    assert not draw(bars(Series("增速", of(GROWTH, 0.1, -0.2)))).all("//c:dPt")


def test_both_ends_leave_room_for_labels_where_values_have_both_signs(bars, draw, of):
    scaling = draw(bars(Series("增速差", of(GROWTH, 0.1, -0.2)), diverging=True)).one("//c:valAx/c:scaling")
    assert float(scaling.find("{*}min").get("val")) < -0.2
    assert float(scaling.find("{*}max").get("val")) > 0.1


def test_a_long_name_takes_at_most_a_third_of_the_chart(bars, draw, yuan):
    long = "很长很长的商品名称" * 12
    drawn = draw(bars(Series("2025", yuan(5, 3)), names=(long, "家居")), (5.82, 4.64))
    assert float(drawn.one("//c:plotArea/c:layout//c:x/@val")) < 0.4
    assert drawn.rows[1][0].endswith("…")
    assert drawn.rows[1][-1] == long


def test_bars_too_thin_for_labels_have_none(bars, draw, yuan):
    drawn = draw(bars(Series("2025", yuan(*range(60, 0, -1))), names=tuple(f"省{n}" for n in range(60))))
    assert drawn.labels("2025") == {}
