"""What a file really is, told by its first bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from annualdeck.errors import Finding, Sentence
from annualdeck.sources.findings import Broken, EmptyFile, Protected, WrongKind


@dataclass(frozen=True)
class Thing(Sentence):
    """What a file is that is no export, in words."""

    zh: str
    en: str


_PICTURE = {
    kind: Thing(f"图片（{kind}）", f"a picture ({kind})") for kind in ("PNG", "JPEG", "GIF", "TIFF", "WebP")
}
_PROGRAM = Thing("程序", "a program")
_MAGIC = {
    b"\x89PNG": _PICTURE["PNG"], b"\xff\xd8\xff": _PICTURE["JPEG"], b"GIF8": _PICTURE["GIF"],
    b"II*\x00": _PICTURE["TIFF"], b"MM\x00*": _PICTURE["TIFF"],
    b"%PDF": Thing(" PDF 文档", "a PDF document"), b"{\\rtf": Thing(" RTF 文档", "an RTF document"),
    b"\x1f\x8b": Thing(" gzip 压缩文件", "a gzip file"), b"7z\xbc\xaf": Thing(" 7z 压缩包", "a 7z archive"),
    b"Rar!": Thing(" rar 压缩包", "a rar archive"), b"SQLite format": Thing("数据库文件", "a database"),
    b"\x7fELF": _PROGRAM, b"MZ\x90": _PROGRAM,
}
_WEB_PAGE = Thing("网页（HTML 或 XML，先用 Excel 打开再另存）", "a web page (HTML or XML: open it with Excel and save it anew)")
_JSON = Thing(" JSON 数据", "JSON data")
_BINARY = Thing("二进制文件", "a binary file")
_OFFICE = {"word/": Thing(" Word 文档", "a Word document"), "ppt/": Thing(" PowerPoint 文档", "a PowerPoint deck")}
_OTHER_OFFICE = Thing("别的 Office 文件", "another kind of Office file")
ZIP_IN_ZIP = Thing("压缩包里的压缩包（请先解开）", "an archive inside an archive (unpack it first)")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OBJECTS = re.compile(rb'[\[{]\s*["{\[]')
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head", b"<meta", b"<style")


def kind_of(path: Path, file: str) -> str | Finding:
    """`text`, `excel`, `parquet` or `zip`; or the finding that says why a file can't be read."""
    with path.open("rb") as opened:
        head = opened.read(4096)
    if head.startswith(b"PK\x05\x06"):  # an archive without members
        return EmptyFile(file=file)
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n,;"):
        return EmptyFile(file=file)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _packed(path, file)
    if head.startswith(_OLE):
        return _compound(path, file)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WrongKind(file=file, kind=_PICTURE["WebP"])
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return WrongKind(file=file, kind=kind)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        return WrongKind(file=file, kind=_WEB_PAGE)
    if _OBJECTS.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()):
        return WrongKind(file=file, kind=_JSON)
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return WrongKind(file=file, kind=_BINARY)
    return "text"


def _packed(path: Path, file: str) -> str | Finding:
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            protected = any(info.flag_bits & 1 for info in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        return Broken(file=file, why=str(error))
    if any(name.startswith("xl/workbook.") for name in names):
        return "excel"
    for folder, kind in _OFFICE.items():
        if any(name.startswith(folder) for name in names):
            return WrongKind(file=file, kind=kind)
    return Protected(file=file) if protected else "zip"


def _compound(path: Path, file: str) -> str | Finding:
    """An OLE file holds streams: an old workbook, an encrypted new one, or something else."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Protected(file=file)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "excel"
    return WrongKind(file=file, kind=_OTHER_OFFICE)
