"""Which files are read, and one sentence for each that can't be."""

import errno
import io
import os
import zipfile

import polars as pl
import pytest

from annualdeck.sources import Source, cache, inspect, read
from annualdeck.sources import findings as f

ORDER = "订单编号,总金额,订单付款时间\n{},10,2025-01-0{} 10:00:00\n"


def packed(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def test_a_folder_means_its_files_and_a_glob_those_that_match(room):
    room.text(ORDER.format(1, 1), "2025/a.csv")
    room.text(ORDER.format(2, 2), "2025/deep/b.csv")
    room.text(ORDER.format(3, 3), "2025/c.txt")
    room.bytes(b"", "2025/~$c.xlsx")
    assert [p.file for p in room.read("2025").parts] == ["2025/a.csv", "2025/c.txt", "2025/deep/b.csv"]
    assert [p.file for p in room.read("**/*.csv").parts] == ["2025/a.csv", "2025/deep/b.csv"]


def test_a_file_that_two_entries_name_is_read_once(room):
    room.text(ORDER.format(1, 1), "a.csv")
    assert len(room.read("*.csv", "a.csv", ".").parts) == 1


def test_an_entry_with_columns_takes_its_file_from_those_that_name_it_in_passing(room):
    room.text("单号,金额,付讫\n1,10,2025-01-01 10:00:00\n", "erp.csv")
    mapping = Source("erp.csv", table="orders", columns={"order_id": "单号", "total_amount": "金额", "paid_at": "付讫"})
    reading = room.read("*.csv", mapping)
    assert ([p.format for p in reading.parts], reading.findings) == (["mapped"], ())


@pytest.mark.parametrize("path", ["没有.csv", "没有/*.csv", "没有"])
def test_a_path_without_files_stops(room, path):
    told = room.finding(room.read(path), f.NothingThere)
    assert (told.severity, told.file) == ("stop", path)


@pytest.mark.parametrize("content, kind", [
    (b"\x89PNG\r\n\x1a\n" + bytes(99), "图片（PNG）"), (b"\xff\xd8\xff\xe0" + bytes(99), "图片（JPEG）"),
    (b"%PDF-1.7 ...", "PDF 文档"),
    (packed(word__document_xml=b"x"), "Word 文档"), (packed(ppt__presentation_xml=b"x"), "PowerPoint 文档"),
    (b"<html><table><tr><td>1</td></tr></table></html>", "网页"), (b"\x00\x01\x02\x03" * 50, "二进制文件"),
])
def test_a_file_that_is_something_else_is_told_by_what_it_is(room, content, kind):
    reading = room.read(room.bytes(content, "orders.csv"))
    assert reading.parts == () and kind in room.finding(reading, f.WrongKind).text()


def test_what_a_file_really_is_is_told_in_the_readers_language(room):
    told = room.finding(room.read(room.bytes(b"%PDF-1.7 ...", "orders.csv")), f.WrongKind)
    assert told.text("zh").startswith("“orders.csv”实际是 PDF 文档，不是报表")
    assert told.text("en").startswith("'orders.csv' is really a PDF document, not a report")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b",,,\n,,,\n", packed()])
def test_an_empty_file_is_told(room, content):
    assert room.finding(room.read(room.bytes(content, "empty.csv")), f.EmptyFile).file == "empty.csv"


def test_an_empty_workbook_is_told(room):
    assert room.kinds(room.read(room.workbook({"s": []}))) == {"EmptyFile"}


def test_a_header_without_rows_is_a_part_without_rows_and_told(room):
    name = room.text("订单编号,总金额,订单付款时间\n")
    part = room.part(name)
    assert (part.rows, dict(part.days), part.newest) == (0, {}, None)
    assert room.finding(room.read(name), f.NoRows).file == "export.csv"


def test_rows_that_are_all_undated_are_told_once(room):
    name = room.text("订单编号,总金额,订单付款时间\n1,2.00,昨天\n")
    assert room.part(name).rows == 0 and "NoRows" not in room.kinds(room.read(name))


def test_a_protected_workbook_is_told(room):
    content = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    assert room.kinds(room.read(room.bytes(content, "locked.xlsx"))) == {"Protected"}


def test_a_damaged_workbook_is_told(room):
    whole = (room.folder / room.workbook({"s": [["订单编号"]]})).read_bytes()
    assert room.kinds(room.read(room.bytes(whole[: len(whole) // 2], "half.xlsx"))) == {"Broken"}
    hollow = packed(xl__workbook_xml=b"<workbook/>")
    assert room.kinds(room.read(room.bytes(hollow, "hollow.xlsx"))) == {"Broken"}


def test_a_damaged_parquet_file_is_told(room):
    assert room.kinds(room.read(room.bytes(b"PAR1 and no more", "x.parquet"))) == {"Broken"}


def test_a_file_that_the_system_refuses_is_told(room, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    name = room.text(ORDER.format(1, 1))
    monkeypatch.setattr(cache.Cache, "content", refuse)
    assert room.finding(room.read(name), f.NotReadable).why == "Permission denied"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_full_disk_is_no_fault_of_the_file(room, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(cache.Cache, "workroom", refuse)
    with pytest.raises(OSError, match=os.strerror(number)):
        room.read(room.text(ORDER.format(1, 1)))


def test_a_cache_that_cannot_be_written_is_no_fault_of_the_file(room, monkeypatch):
    def refuse(store, *_):
        raise PermissionError(13, "Permission denied", str(store.folder / "new-1"))

    monkeypatch.setattr(cache.Cache, "workroom", refuse)
    with pytest.raises(PermissionError, match="new-1"):
        room.read(room.text(ORDER.format(1, 1)))


def test_a_file_that_nothing_can_read_is_told_without_its_cells(room, monkeypatch):
    def fail(*_):
        raise pl.exceptions.ComputeError("could not parse `13811112222`")

    monkeypatch.setattr("annualdeck.sources.text.read_text", fail)
    told = room.finding(room.read(room.text(ORDER.format(1, 1))), f.Broken)
    assert "ComputeError" in told.text() and "138" not in told.text()


def test_members_of_a_zip_are_files(room):
    first, second = ORDER.format(1, 1).encode("gb18030"), ORDER.format(2, 2).encode()
    content = packed(a_csv=first, sub__b_csv=second, pic_csv=b"\x89PNG....")
    reading = room.read(room.bytes(content, "orders.zip"))
    assert [p.file for p in reading.parts] == ["orders.zip/a.csv", "orders.zip/sub/b.csv"]
    assert [p.encoding for p in reading.parts] == ["gb18030", "utf-8"]
    assert room.finding(reading, f.WrongKind).file == "orders.zip/pic.csv"
    assert room.read("orders.zip") == reading  # from the cache


def test_a_zip_inside_a_zip_is_told(room):
    inner = packed(a_csv=b"x")
    assert "压缩包" in room.finding(room.read(room.bytes(packed(b_zip=inner), "two.zip")), f.WrongKind).text()


def test_inspect_reads_one_file(room):
    room.text(ORDER.format(1, 1), "a.csv")
    reading = inspect(room.folder / "a.csv", room.cache)
    assert [(p.file, p.format) for p in reading.parts] == [("a.csv", "order_list")]


def test_progress_is_told_before_each_file(room):
    room.text(ORDER.format(1, 1), "a.csv")
    room.text(ORDER.format(2, 2), "b.csv")
    heard = []
    read([Source("*.csv")], room.folder, room.cache, lambda *step: heard.append(step))
    assert heard == [("a.csv", 0, 2), ("b.csv", 1, 2)]
