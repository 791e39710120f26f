"""Where the names of points stand: beside them, never over anything else, else at the end of a line, else nowhere."""

import pytest

from annualdeck.deck.charts.plot import Box, Canvas
from annualdeck.deck.charts.points import _shared, places, roomy
from annualdeck.deck.palette import Theme


@pytest.fixture
def box():
    """A plot of 400 × 300 points."""
    return Box(Canvas(400, 300, Theme({}), False, "folHlink"), 0, 0, 0, 0)


def test_a_name_stands_right_of_its_point(box):
    assert places([(200, 150, 10)], ["茶具"], [0], box)[0].side == "r"


def test_at_the_right_edge_it_stands_left(box):
    assert places([(395, 150, 10)], ["茶具"], [0], box)[0].side == "l"


def test_a_neighbour_on_the_right_moves_it_elsewhere(box):
    assert places([(200, 150, 10), (230, 150, 9)], ["茶具", "家居"], [0, 1], box)[0].side != "r"


def test_names_never_cover_one_another_nor_other_points(box):
    """A crowd of sixty on a spiral: whoever is named is named freely."""
    crowd = [(200 + 3 * i * (-1) ** i % 190, 150 + 7 * i % 140, 4) for i in range(60)]
    names = [f"达人{i}号" for i in range(60)]
    found = places(crowd, names, range(60), box, leaders=True)
    areas = [place.area for place in found.values()]
    dots = {n: (x - r, y - r, x + r, y + r) for n, (x, y, r) in enumerate(crowd)}
    assert 5 < len(found) < 60
    for i, area in enumerate(areas):
        own = (area[2] - area[0]) * (area[3] - area[1])
        assert all(_shared(area, other) < 0.02 * own for other in areas[i + 1:])
    for n, place in found.items():
        own = (place.area[2] - place.area[0]) * (place.area[3] - place.area[1])
        assert sum(_shared(place.area, dot) for m, dot in dots.items() if m != n) < 0.02 * own
        assert 0 <= place.area[0] and place.area[2] <= 400 and 0 <= place.area[1] and place.area[3] <= 300


def test_the_weightiest_choose_first(box):
    """Room for one name between two points that only differ in weight."""
    narrow = Box(Canvas(60, 14, Theme({}), False, "folHlink"), 0, 0, 0, 0)
    assert list(places([(5, 7, 4), (55, 7, 4)], ["茶具", "家居"], [1, 0], narrow)) == [1]
    assert list(places([(5, 7, 4), (55, 7, 4)], ["茶具", "家居"], [0, 1], narrow)) == [0]


def test_a_name_without_room_beside_its_point_is_led_away(box):
    wall = [(200 + dx, 150 + dy, 6) for dx in range(-70, 71, 14) for dy in (-42, -28, -14, 0, 14, 28, 42)]
    spots = [(200, 150, 3), *wall]
    names = ["茶具", *("" for _ in wall)]
    assert 0 not in places(spots, names, [0], box)
    led = places(spots, names, [0], box, leaders=True)[0]
    assert led.anchor is not None
    assert ((led.anchor[0] - 200) ** 2 + (led.anchor[1] - 150) ** 2) ** 0.5 > 20


def test_an_axis_holds_its_points_with_a_margin():
    span = roomy([10.0, 20.0])
    assert span.low < 10 and span.high > 20


def test_an_axis_begins_at_zero_where_its_points_are_near_to_it():
    assert roomy([1.0, 20.0]).low == 0


def test_points_of_one_value_and_no_points_have_an_axis_too():
    assert roomy([5.0, 5.0]).low < 5 < roomy([5.0, 5.0]).high
    assert roomy([]).low < roomy([]).high
