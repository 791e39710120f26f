"""The archive rewritten reproducibly."""

import zipfile

from annualdeck.deck.zip import reproducible


def archive(path, *entries, year=2026):
    with zipfile.ZipFile(path, "w") as file:
        for name, content in entries:
            file.writestr(zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6)), content)
    return path


def test_time_and_order_of_writing_leave_no_trace(tmp_path):
    one = archive(tmp_path / "1.zip", ("ppt/b.xml", "b"), ("[Content_Types].xml", "t"), ("_rels/.rels", "r"))
    other = archive(tmp_path / "2.zip", ("_rels/.rels", "r"), ("[Content_Types].xml", "t"), ("ppt/b.xml", "b"), year=1999)
    reproducible(one)
    reproducible(other)
    assert one.read_bytes() == other.read_bytes()


def test_content_types_come_first_and_the_content_stays(tmp_path):
    file = archive(tmp_path / "1.zip", ("ppt/b.xml", "<b/>" * 99), ("a.png", b"\x89PNG"), ("[Content_Types].xml", "t"))
    reproducible(file)
    with zipfile.ZipFile(file) as again:
        assert again.namelist() == ["[Content_Types].xml", "a.png", "ppt/b.xml"]
        assert again.read("ppt/b.xml") == b"<b/>" * 99
        assert [e.compress_type for e in again.infolist()] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]
