"""The matrices of risks and of classes of goods."""

from collections import defaultdict

import pytest

from annualdeck.deck.pictures.matrix import classes, risks
from annualdeck.deck.pictures.plan import Area, Dot, Words
from annualdeck.figure import RATE, YUAN
from annualdeck.slide import ClassMatrix, Risk, RiskMatrix
from annualdeck.wording import plain


def risk_matrix(*places):
    return RiskMatrix(title="风险", alt=plain("图"), risks=tuple(Risk(f"风险{n}", *at) for n, at in enumerate(places, 1)))


def of_kind(laid_out, kind):
    return [mark for mark in laid_out.marks if isinstance(mark, kind)]


def cells(laid_out):
    return of_kind(laid_out, Area)


def cell_of(dot, laid_out):
    """The column and row of a dot's cell, from the lower left, 1 to 5."""
    xs, ys = sorted({a.x for a in cells(laid_out)}), sorted({a.y for a in cells(laid_out)})
    column = max(i for i, x in enumerate(xs, 1) if x <= dot.x)
    row = max(i for i, y in enumerate(ys, 1) if y <= dot.y)
    return column, 6 - row


# -- risks -------------------------------------------------------------------------------------------------------------
def test_likelihood_runs_right_and_impact_up():
    laid_out, _ = risks(risk_matrix((1, 5), (5, 1)), 300, 280)
    assert [cell_of(dot, laid_out) for dot in of_kind(laid_out, Dot)] == [(1, 5), (5, 1)]


def test_the_more_of_both_the_stronger_the_cell():
    laid_out, _ = risks(risk_matrix(), 300, 280)
    by_place = {(round(a.x), round(a.y)): a.ink.share for a in cells(laid_out)}
    assert len(by_place) == 25
    corner = [by_place[(x, y)] for x, y in ((max, min), (min, max))
              for x, y in [(x(k[0] for k in by_place), y(k[1] for k in by_place))]]
    assert corner[0] == max(by_place.values()) and corner[1] == min(by_place.values())


def test_risks_are_numbered_in_their_order():
    laid_out, _ = risks(risk_matrix((4, 5), (2, 4)), 300, 280)
    near = {(d.x, d.y): w.text for d in of_kind(laid_out, Dot) for w in of_kind(laid_out, Words) if (w.x, w.y) == (d.x, d.y)}
    assert list(near.values()) == ["1", "2"]


@pytest.mark.parametrize("count", [2, 4, 7, 12])
def test_several_in_one_cell_stand_apart_within_it(count):
    laid_out, _ = risks(risk_matrix(*[(3, 3)] * count), 300, 280)
    dots = of_kind(laid_out, Dot)
    cell = next(a for a in cells(laid_out) if a.x < dots[0].x < a.x + a.width and a.y < dots[0].y < a.y + a.height)
    for i, a in enumerate(dots):
        assert cell.x <= a.x - a.radius and a.x + a.radius <= cell.x + cell.width
        assert cell.y <= a.y - a.radius and a.y + a.radius <= cell.y + cell.height
        assert all(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 >= a.radius + b.radius for b in dots[i + 1:])


def test_where_the_picture_is_wide_the_names_stand_beside_it():
    wide, narrow = risks(risk_matrix((4, 5), (2, 4)), 600, 280)[0], risks(risk_matrix((4, 5), (2, 4)), 300, 280)[0]
    said = [[w.text for w in of_kind(laid_out, Words)] for laid_out in (wide, narrow)]
    assert "风险1" in said[0] and "风险2" in said[0] and "风险1" not in said[1]


def test_nothing_lies_outside():
    laid_out, _ = risks(risk_matrix(*[(n % 5 + 1, n // 5 + 1) for n in range(25)]), 600, 280)
    for mark in laid_out.marks:
        assert 0 <= mark.x <= 600 and 0 <= mark.y <= 280


def test_the_matrix_is_drawn_into_a_slide(drawn):
    picture, bound = drawn(risk_matrix((4, 5), (2, 4)))
    assert picture.image.content_type == "image/png" and bound == []


# -- classes of goods --------------------------------------------------------------------------------------------------
@pytest.fixture
def class_matrix(of):
    """A and B by X and Y, with shares of 50, 20, 20 and 10 %, and 100 to 400 万元 of stock."""
    def made(*shares):
        parts = list(zip(of(RATE, *(shares or (.5, .2, .2, .1))), of(YUAN, 1_000_000, 2_000_000, 3_000_000, 4_000_000), strict=True))
        return ClassMatrix(title="分级", alt=plain("图"), rows=("A", "B"), columns=("X", "Y"), parts=("金额", "库存"),
                           cells=(tuple(parts[:2]), tuple(parts[2:])))
    return made


def test_a_cell_says_each_of_its_parts(class_matrix):
    said = [w.text for w in of_kind(classes(class_matrix(), 280, 160)[0], Words)]
    assert said[:2] == ["X", "Y"]
    assert {"金额 50.0%", "库存 100万元", "金额 10.0%", "库存 400万元"} <= set(said)


def test_the_first_part_shades_the_cell(class_matrix):
    shares = [a.ink.share for a in cells(classes(class_matrix(), 280, 160)[0])]
    assert shares[0] > shares[1] == shares[2] > shares[3]


def test_a_missing_part_is_left_out_and_its_cell_is_pale(class_matrix):
    laid_out, bound = classes(class_matrix(.5, None, .2, .1), 280, 160)
    assert cells(laid_out)[1].ink.slot == "bg2"
    assert len(bound) == 7


def test_each_figure_is_bound(class_matrix):
    _, bound = classes(class_matrix(), 280, 160)
    assert [(place, b.shown) for place, b in bound][:3] == [
        ("cell r1c1 金额", "50.0%"), ("cell r1c1 库存", "100"), ("cell r1c2 金额", "20.0%")]


def test_small_cells_have_small_words_and_cut_what_is_too_long(class_matrix):
    laid_out, _ = classes(class_matrix(), 130, 70)
    inside = [w for w in of_kind(laid_out, Words) if w.on is not None]
    assert all(8 <= w.size <= 11 for w in inside)
    per_cell = defaultdict(int)
    for w in inside:
        per_cell[round(w.x)] += 1
    assert sum(per_cell.values()) == 8
