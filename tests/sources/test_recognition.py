"""Every export by its headers and by no other's: whole, in any order, and with what only some shops tick."""

import random
import re
from pathlib import Path

import pytest

from annualdeck.sources.format import Format, columns, surest
from annualdeck.sources.formats import FORMATS
from annualdeck.sources.grid import norm
from annualdeck.sources.recognise import PERSONAL
from annualdeck.tables import TABLES

LISTS = [   # (format, which of its versions, the headers as the export writes them), from headers.txt
    (*told.split(": ", 1), headers.split(","))
    for told, headers in (block.split("\n", 1) for block in
                          (Path(__file__).parent / "headers.txt").read_text(encoding="utf-8").strip().split("\n\n"))
]
NAMES = [f"{id}: {which}" for id, which, _ in LISTS]
BY_ID = {format.id: format for format in FORMATS}


def taken_for(headers) -> list[str]:
    """The formats that headers may be."""
    seen = frozenset(norm(h) for h in headers)
    return [f.id for f in surest([f for f in FORMATS if f.fits(seen)], seen)]


@pytest.mark.parametrize(("id", "which", "headers"), LISTS, ids=NAMES)
def test_a_whole_export_is_that_export_alone(id, which, headers):
    assert taken_for(headers) == [id]


@pytest.mark.parametrize(("id", "which", "headers"), LISTS, ids=NAMES)
def test_what_a_format_needs_stands_in_its_export(id, which, headers):
    """Each column of the table that must be there has a header in the list, or is told in another way."""
    format, seen = BY_ID[id], {norm(h) for h in headers}
    table = TABLES[format.table]
    held = {name for name in format.columns if any(norm(h) in seen for h in format.names(name))} | set(format.constants)
    told = {table.time} if format.dated_by_name else set()
    told |= {"item"} if format.item_by_name else set()
    told |= {"question"} if format.table == "survey" else set()   # a column a question, which the reader makes rows of
    assert set(table.required) - held - told == set()


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.id)
def test_a_format_has_a_list_of_headers(format):
    assert format.id in {id for id, _, _ in LISTS} | WITHOUT_A_LIST


WITHOUT_A_LIST = {"wxt_creative", "wxt_2022_plan", "ztc_crowd", "ztc_creative"}   # only their levels are known


@pytest.mark.parametrize(("id", "which", "headers"), LISTS, ids=NAMES)
def test_a_part_of_an_export_with_a_sign_of_it_is_that_export_alone(id, which, headers):
    chance = random.Random(id + which)
    seen = {norm(h): h for h in headers}
    for group in BY_ID[id].signs:
        if all(norm(h) in seen for h in group):
            for some in (0, 2, 5, 12):
                picked = [*chance.sample(headers, min(some, len(headers))), *group]
                chance.shuffle(picked)
                assert taken_for(picked) == [id], picked


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.id)
def test_a_few_columns_of_an_export_are_enough_and_never_another_export(format):
    """A sign of a format and any of its other columns: that format alone."""
    chance = random.Random(format.id)
    for group in format.signs:
        others = [names[0] for names in format.columns.values()]
        for some in range(6):
            picked = chance.sample(others, min(some * 2, len(others)))
            headers = [*picked, *group]
            chance.shuffle(headers)
            assert taken_for(headers) == [format.id], headers


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.id)
def test_a_format_maps_to_columns_its_table_has(format):
    table = TABLES[format.table]
    constants = {*format.constants, *(name for own in format.sheets.values() for name in own)}
    assert [name for name in (*format.columns, *constants) if name not in table] == []


def test_every_format_has_a_name_of_its_own():
    assert len(BY_ID) == len(FORMATS)


@pytest.mark.parametrize(("id", "which", "headers"), LISTS, ids=NAMES)
def test_what_names_a_person_is_known_as_personal(id, which, headers):
    """Unless the table keeps it: a buyer as a hash, an address as its province and city."""
    names = re.compile("姓名|手机(?!订单)|电话|会员名|买家昵称|会员昵称|淘客昵称|地址|身份证|真实姓名|对方")
    kept = {norm(h) for headers_of in BY_ID[id].columns.values() for h in headers_of}
    assert [h for h in headers if names.search(h) and norm(h) not in kept and norm(h) not in PERSONAL] == []


INDICES = ("交易指数", "流量指数", "搜索人气", "客群指数", "支付转化指数", "供给指数", "交易指数占比", "成交码洋")


def test_no_index_and_no_list_price_is_an_amount():
    money = [
        (format.id, header)
        for format in FORMATS
        for name in format.columns
        if TABLES[format.table][name].kind.value in ("money", "rate")
        for header in format.names(name)
        if header in INDICES
    ]
    assert money == []


def test_of_two_exports_the_one_that_knows_more_of_the_headers_is_meant():
    wide = Format(id="wide", table="ads", zh="", columns=columns("date 日期\ncost 花费\nplan 计划"), signs=(("日期", "花费"),))
    narrow = Format(id="narrow", table="ads", zh="", columns=columns("date 日期\ncost 花费"), signs=(("日期", "花费"),))
    other = Format(id="other", table="ads", zh="", columns=columns("date 日期\ncost 花费\nitem 商品"), signs=(("日期", "花费"),))
    assert surest([narrow, wide], frozenset({"日期", "花费", "计划"})) == [wide]
    assert surest([narrow, wide], frozenset({"日期", "花费"})) == [narrow, wide]
    assert surest([wide, other], frozenset({"日期", "花费", "计划", "商品"})) == [wide, other]
