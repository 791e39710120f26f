"""Forest plots: effects and their intervals."""

import pytest

from annualdeck.deck.pictures.forest import plan
from annualdeck.deck.pictures.plan import Dot, Stroke, Words
from annualdeck.figure import CASES, GROWTH
from annualdeck.slide import Effect, Forest
from annualdeck.wording import plain, show


@pytest.fixture
def forest(of):
    """forest((effect, low, high, significant), …), each with whether it is good behind where it is not."""
    def made(*rows, **more):
        return Forest(title="试点", alt=plain("图"), effects=tuple(
            Effect(f"试点{n}", *of(GROWTH, *row[:3]), row[3], plain("对照 310 · 试点 298"), *row[4:]) for n, row in enumerate(rows, 1)), **more)
    return made


UP, UNSURE = (.064, .021, .107, True), (.031, -.012, .074, False)


def of_kind(laid_out, kind):
    return [mark for mark in laid_out.marks if isinstance(mark, kind)]


def rows(laid_out):
    """Each row's dot and its interval line."""
    return [(dot, next(s for s in of_kind(laid_out, Stroke) if s.y == s.to_y == dot.y)) for dot in of_kind(laid_out, Dot)]


def test_a_dot_lies_on_its_interval_where_the_effect_is(forest):
    dot, line = rows(plan(forest(UP, UNSURE), 560, 300)[0])[0]
    assert line.x < dot.x < line.to_x
    assert (dot.x - line.x) / (line.to_x - line.x) == pytest.approx((.064 - .021) / (.107 - .021))


def test_the_line_of_no_effect_lies_at_zero(forest):
    laid_out, _ = plan(forest(UP, UNSURE), 560, 300)
    zero = next(s for s in of_kind(laid_out, Stroke) if s.x == s.to_x and s.thick == 1.25)
    (_, sure), (_, unsure) = rows(laid_out)
    assert zero.x < sure.x
    assert (zero.x - unsure.x) / (unsure.to_x - unsure.x) == pytest.approx(.012 / .086)


def test_significant_ones_are_in_colour_and_say_whether_they_are_good(forest):
    laid_out, _ = plan(forest(UP, UNSURE, (*UP, False), (*UNSURE, False)), 560, 300)
    assert [dot.ink.slot for dot, _ in rows(laid_out)] == ["accent1", "tx2", "accent3", "tx2"]
    assert [w.text for w in of_kind(laid_out, Words) if "显著" in w.text] == ["显著改善", "不显著", "显著变差", "不显著"]


def test_name_samples_and_value_with_its_interval_stand_in_the_row(forest):
    said = [w.text for w in of_kind(plan(forest(UP), 560, 300)[0], Words)]
    assert {"试点1", "对照 310 · 试点 298", "+6.4%（2.1%至10.7%）"} <= set(said)


def test_an_unsure_interval_that_reaches_far_ends_in_an_arrow(forest):
    laid_out, _ = plan(forest(UP, (-.05, -1.9, .6, False)), 560, 300)
    _, far = rows(laid_out)[1]
    slanted = [s for s in of_kind(laid_out, Stroke) if s.x != s.to_x and s.y != s.to_y]
    assert len(slanted) == 4 and {s.x for s in slanted} == {far.x, far.to_x}


def test_a_sure_interval_is_never_cut(forest):
    laid_out, _ = plan(forest(UP, (-.5, -1.9, -.1, True)), 560, 300)
    assert not [s for s in of_kind(laid_out, Stroke) if s.x != s.to_x and s.y != s.to_y]


def test_each_figure_is_bound(forest):
    _, bound = plan(forest(UP), 560, 300)
    assert [(place, b.shown) for place, b in bound] == [
        ("row 试点1 effect", "6.4%"), ("row 试点1 low", "2.1%"), ("row 试点1 high", "10.7%")]


def test_the_sizes_of_samples_are_bound_too(of):
    size, = of(CASES, 310)
    effect = Effect("试点", *of(GROWTH, *UP[:3]), True, plain("对照") + show(size))
    laid_out, bound = plan(Forest(title="试点", alt=plain("图"), effects=(effect,)), 560, 300)
    assert "对照310" in [w.text for w in of_kind(laid_out, Words)]
    assert [(place, b.shown) for place, b in bound][3:] == [("row 试点 samples", "310")]


@pytest.mark.parametrize("count", [0, 1, 4, 14])
def test_nothing_lies_outside_however_many_rows(forest, count):
    laid_out, _ = plan(forest(*[UP, UNSURE] * (count // 2), *[UP] * (count % 2), axis_title="相对变化"), 560, 300)
    for mark in laid_out.marks:
        assert -0.001 <= mark.x <= 560 and 0 <= mark.y <= 300.001


def test_no_effect_at_all(forest):
    laid_out, _ = plan(forest((0.0, 0.0, 0.0, False)), 560, 300)
    assert len(of_kind(laid_out, Dot)) == 1


def test_it_is_drawn_into_a_slide(forest, drawn):
    picture, bound = drawn(forest(UP, UNSURE))
    assert picture.image.content_type == "image/png" and len(bound) == 6
