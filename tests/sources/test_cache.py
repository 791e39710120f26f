"""The cache: read once, never believed when broken."""

import os
import stat

import pytest

from annualdeck.sources import Source, cache, text
from annualdeck.sources import findings as f

ORDERS = """
    订单编号,买家会员名,总金额,订单付款时间
    1,甲,10,2025-01-01 10:00:00
    2,乙,二十,2025-01-02 10:00:00
    2,乙,20,2025-01-02 10:00:00
    ,,,
"""


@pytest.fixture
def reads(monkeypatch) -> list:
    """The files that were really read."""
    heard = []
    really = text.read_text
    monkeypatch.setattr(text, "read_text", lambda path, *rest: heard.append(path) or really(path, *rest))
    return heard


def test_what_was_read_once_is_the_same_from_the_cache(room, reads):
    name = room.text(ORDERS)
    assert room.read(name) == room.read(name)
    assert len(reads) == 1


def test_the_same_content_under_another_name_is_not_read_again_but_bears_its_name(room, reads):
    room.part(room.text(ORDERS, "a.csv"))
    part = room.part(room.text(ORDERS, "b.csv"))
    assert (len(reads), part.file) == (1, "b.csv")
    assert {finding.file for finding in part.findings} == {"b.csv"}


def test_a_file_that_changed_is_read_again(room, reads):
    name = room.text(ORDERS)
    room.part(name)
    room.text(ORDERS.replace("甲,10", "甲,11"))
    assert room.column(room.part(name), "total_amount") == [1100, 2000]


def test_another_mapping_is_another_reading(room):
    name = room.text(ORDERS)
    room.part(name)
    assert room.part(Source(name, constants={"shop": "茶铺"})).table == "orders"
    assert room.column(room.part(Source(name, constants={"shop": "茶铺"})), "shop") == ["茶铺", "茶铺"]


@pytest.mark.parametrize("break_it", [
    lambda path: path.write_bytes(path.read_bytes()[:20]),
    lambda path: path.unlink(),
    lambda path: path.write_bytes(b""),
])
@pytest.mark.parametrize("which", ["*.parquet", "*.json"])
def test_a_broken_entry_is_read_again(room, reads, which, break_it):
    name = room.text(ORDERS)
    first = room.read(name)
    for path in room.cache.glob(which):
        break_it(path)
    assert room.read(name) == first
    assert room.column(room.part(name), "order_id") == ["1", "2"]
    assert len(reads) == 2


def test_an_unchanged_old_file_is_not_even_hashed_again(room, monkeypatch):
    name = room.text(ORDERS)
    os.utime(room.folder / name, (1_700_000_000, 1_700_000_000))
    first = room.read(name)
    monkeypatch.setattr(cache, "_hash", lambda *_: pytest.fail("hashed again"))
    assert room.read(name) == first


def test_a_file_of_this_moment_is_hashed_each_time(room, monkeypatch):
    """Its time can't tell yet whether it changes again."""
    name = room.text(ORDERS)
    hashed = []
    really = cache._hash
    monkeypatch.setattr(cache, "_hash", lambda *given: hashed.append(given) or really(*given))
    room.read(name)
    room.read(name)
    assert len(hashed) == 2


def test_the_hash_knows_every_block(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_BLOCK", 4)
    path = tmp_path / "x"
    seen = set()
    for content in (b"", b"abcd", b"abcdefgh", b"efghabcd", b"abcdefg"):
        path.write_bytes(content)
        seen.add(cache._hash(path, len(content)))
    assert len(seen) == 5


def test_the_key_is_random_private_and_made_once(room):
    room.read(room.text(ORDERS))
    key = room.cache / "key"
    before = key.read_bytes()
    room.read(room.text(ORDERS, "b.csv"))
    assert (len(before), key.read_bytes()) == (32, before)
    if os.name != "nt":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_broken_key_is_made_anew_and_old_entries_are_left_behind(room):
    name = room.text(ORDERS)
    before = room.column(room.part(name), "buyer_id")
    (room.cache / "key").write_bytes(b"half")
    assert room.column(room.part(name), "buyer_id") != before


def test_nothing_half_written_is_left(room):
    room.read(room.text(ORDERS), room.text("随便,写写\n1,2\n", "other.csv"))
    assert {path.suffix for path in room.cache.iterdir()} <= {"", ".json", ".parquet", ".seen"}
    assert not [path for path in room.cache.iterdir() if path.is_dir()]


def test_files_that_gave_nothing_are_remembered_too(room, reads):
    name = room.text("随便,写写\n1,2\n")
    first = room.read(name)
    assert room.finding(room.read(name), f.Unrecognised) == first.findings[0]
    assert len(reads) == 1
