"""The tile map of China's provinces."""

import pytest

from annualdeck.deck.pictures.plan import Area, Words
from annualdeck.deck.pictures.tiles import PLACES, plan
from annualdeck.figure import GROWTH, HOURS
from annualdeck.slide import TileMap
from annualdeck.wording import plain

PROVINCES = set(
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 "
    "陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾".split()
)


@pytest.fixture
def tile_map(of):
    def made(unit=HOURS, **values):
        return TileMap(title="时长", alt=plain("图"), figures={name: of(unit, v)[0] for name, v in values.items()})
    return made


def tiles(laid_out):
    """Each tile by the name in it: its area and the words that stand on it."""
    found = {}
    for mark in laid_out.marks:
        if isinstance(mark, Area) and mark.width > 20:
            inside = [w.text for w in laid_out.marks if isinstance(w, Words)
                      and mark.x < w.x < mark.x + mark.width and mark.y < w.y < mark.y + mark.height]
            found[inside[0]] = (mark, inside[1:])
    return found


def test_every_province_and_region_has_a_place_of_its_own():
    assert set(PLACES) == PROVINCES
    assert len(set(PLACES.values())) == 34


@pytest.mark.parametrize(("north", "south"), [("黑龙江", "海南"), ("北京", "上海"), ("内蒙古", "广西"), ("河北", "河南"), ("湖北", "湖南"),
                                             ("山东", "福建"), ("陕西", "重庆"), ("辽宁", "台湾")])
def test_north_is_up(north, south):
    assert PLACES[north][0] < PLACES[south][0]


@pytest.mark.parametrize(("west", "east"), [("新疆", "黑龙江"), ("西藏", "上海"), ("山西", "山东"), ("广西", "广东"), ("四川", "浙江"),
                                           ("云南", "福建"), ("广东", "台湾"), ("澳门", "香港"), ("北京", "天津")])
def test_west_is_left(west, east):
    assert PLACES[west][1] < PLACES[east][1]


@pytest.mark.parametrize(("one", "other"), [("京津", ("北京", "天津")), ("沪苏", ("上海", "江苏")), ("川渝", ("四川", "重庆")), ("湘鄂", ("湖南", "湖北")),
                                           ("粤桂湘", ("广东", "湖南")), ("闽台", ("福建", "台湾")), ("陕晋", ("陕西", "山西"))])
def test_neighbours_touch(one, other):
    (r, c), (row, column) = (PLACES[name] for name in other)
    assert max(abs(r - row), abs(c - column)) == 1


def test_tiles_lie_inside_and_apart(tile_map):
    laid_out, _ = plan(tile_map(广东=30.5), 355, 200)
    boxes = [mark for mark, _ in tiles(laid_out).values()]
    assert len(boxes) == 34
    for i, a in enumerate(boxes):
        assert 0 <= a.x and a.x + a.width <= 355.001 and 0 <= a.y and a.y + a.height <= 200.001
        assert all(a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
                   for b in boxes[i + 1:])


def test_a_tile_holds_its_name_and_value_and_one_without_a_figure_is_an_outline(tile_map):
    found = tiles(plan(tile_map(广东=30.5, 西藏=90.0), 355, 230)[0])
    assert found["广东"][1] == ["30.5"] and found["西藏"][1] == ["90.0"]
    assert found["新疆"][1] == [] and found["新疆"][0].ink is None and found["新疆"][0].outline is not None


def test_the_larger_the_figure_the_stronger_the_tile(tile_map):
    found = tiles(plan(tile_map(广东=30, 湖南=60, 西藏=90), 355, 230)[0])
    shares = [found[name][0].ink.share for name in ("广东", "湖南", "西藏")]
    assert shares == sorted(shares) and len(set(shares)) == 3


def test_falls_and_rises_have_colours_of_their_own(tile_map):
    found = tiles(plan(tile_map(GROWTH, 广东=0.2, 湖南=-0.1), 355, 230)[0])
    assert (found["广东"][0].ink.slot, found["湖南"][0].ink.slot) == ("accent1", "accent3")


def test_what_is_no_province_stands_beside_the_map_and_neither_sets_the_shades_nor_has_one(tile_map):
    found = tiles(plan(tile_map(广东=30, 西藏=90, 海外=210), 355, 230)[0])
    assert found["海外"][1] == ["210"] and found["海外"][0].ink.slot == "bg2"
    assert found["西藏"][0].ink.share == pytest.approx(1.0)


def test_every_figure_is_bound_to_its_tile(tile_map):
    _, bound = plan(tile_map(广东=30.5, 海外=210.0), 355, 230)
    assert [(place, b.shown) for place, b in bound] == [("tile 广东", "31"), ("tile 海外", "210")]


def test_a_map_of_nothing_and_one_of_a_single_value(tile_map):
    assert len(tiles(plan(tile_map(), 355, 230)[0])) == 34
    assert tiles(plan(tile_map(广东=30), 355, 230)[0])["广东"][1] == ["30.0"]


def test_it_is_drawn_into_a_slide(tile_map, drawn):
    picture, bound = drawn(tile_map(广东=30.5, 西藏=90.0))
    assert picture.image.content_type == "image/png" and len(bound) == 2
