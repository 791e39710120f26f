"""Bars of parts, and columns up and down."""

import pytest

from annualdeck.slide import Bars, Series, UpDown
from annualdeck.wording import plain


def words(drawn):
    return ["".join(label.itertext("{*}t")) for label in drawn.all("//c:dLbl")]


# -- parts -------------------------------------------------------------------------------------------------------------
@pytest.fixture
def parts(yuan):
    """parts(52, 43, goal=156): one row of parts in 万元, with the goal as a benchmark."""
    def made(*wan, goal=None, names=("",)):
        roles = ("this", "series1", "series2", "series3")
        found = [Series(f"举措{'甲乙丙丁'[n % 4]}", yuan(w), roles[n % 4]) for n, w in enumerate(wan)]
        if goal is not None:
            found.append(Series("目标缺口", yuan(goal), "benchmark"))
        return Bars(title="贡献", alt=plain("图"), categories=names, series=tuple(found), stacked=True)
    return made


def test_parts_lie_behind_one_another(parts, draw):
    drawn = draw(parts(52, 43))
    assert drawn.one("//c:grouping/@val") == "stacked"
    assert [drawn.values(f"举措{n}") for n in "甲乙"] == [{0: 52.0}, {0: 43.0}]


def test_parts_with_room_name_themselves_and_need_no_legend(parts, draw):
    drawn = draw(parts(52, 43), (6, 1.5))
    assert not drawn.all("//c:legend")
    shown = drawn.series("举措甲").find("{*}dLbls/{*}dLbl")
    assert [shown.find(f"{{*}}{part}").get("val") for part in ("showSerName", "showVal")] == ["1", "1"]


def test_a_part_without_room_sends_all_names_to_a_legend(parts, draw):
    assert draw(parts(52, 1), (6, 1.5)).all("//c:legend")


def test_the_goal_is_a_mark_and_the_names_stand_in_a_key(parts, draw):
    drawn = draw(parts(52, 43, 1, goal=156), (6, 1.5))
    assert not drawn.all("//c:legend")
    assert words(drawn)[-2:] == ["■ 举措甲   ■ 举措乙   ■ 举措丙 1   ", "目标缺口 156"]
    assert float(drawn.one("//c:valAx[c:axId/@val='102']/c:scaling/c:max/@val")) > 156
    assert len(drawn.bound) == 4


def test_a_key_too_long_for_one_line_takes_two(parts, draw):
    label = draw(parts(*[10] * 12, 1, goal=156), (4, 2)).series("目标缺口").find("{*}dLbls/{*}dLbl")
    assert len(label.findall(".//{*}p")) > 1


def test_a_single_row_without_a_name_has_no_axis_of_names(parts, draw):
    """LibreOffice would call it Series1."""
    assert draw(parts(52)).one("//c:catAx/c:delete/@val") == "1"
    assert draw(parts(52, names=("合计",))).one("//c:catAx/c:delete/@val") == "0"


def test_several_rows_of_parts(draw, yuan):
    chart = Bars(title="图", alt=plain("图"), categories=("茶具", "家居"), stacked=True, series=(
        Series("新客", yuan(5, 3)), Series("老客", yuan(2, None), "last")))
    drawn = draw(chart)
    assert drawn.values("老客") == {0: 2.0} and drawn.all("//c:legend")


def test_parts_of_nothing_and_a_loss(parts, draw):
    assert draw(parts(0)).values("举措甲") == {0: 0.0}
    assert float(draw(parts(52, -10)).one("//c:valAx/c:scaling/c:min/@val")) < -10


# -- columns up and down -----------------------------------------------------------------------------------------------
@pytest.fixture
def updown(yuan):
    def made(up=(5, 3, 9), down=(2, 4, 6), **labelled):
        return UpDown(title="积分", alt=plain("图"), categories=("1月", "2月", "3月"), up=Series("发放", yuan(*up)),
                      down=Series("核销", yuan(*down), "last"))
    return made


def test_what_goes_out_stands_below_the_line_and_is_shown_without_a_sign(updown, draw):
    drawn = draw(updown())
    assert drawn.values("发放") == {0: 5.0, 1: 3.0, 2: 9.0}
    assert drawn.values("核销") == {0: -2.0, 1: -4.0, 2: -6.0}
    assert drawn.formats[1:] == ["#,##0.00;#,##0.00"] * 2
    scaling = drawn.one("//c:valAx/c:scaling")
    assert float(scaling.find("{*}min").get("val")) < -6 and float(scaling.find("{*}max").get("val")) > 9


def test_both_are_bound_as_they_are_counted(updown, draw):
    shown = [(place, bound.shown) for place, bound in draw(updown()).bound]
    assert shown[0] == ("series 发放 point 1", "5.00") and shown[3] == ("series 核销 point 1", "2.00")


def test_where_labels_do_not_fit_the_largest_keeps_its_own(updown, draw):
    narrow = draw(updown(), (0.9, 2))
    assert (sorted(narrow.labels("发放")), sorted(narrow.labels("核销"))) == ([2], [2])


def test_a_gap_and_nothing_at_all(updown, draw):
    assert draw(updown(up=(5, None, 9))).values("发放") == {0: 5.0, 2: 9.0}
    assert draw(updown(up=(None,) * 3, down=(None,) * 3)).bound == []
