"""What a file really is, told by its first bytes and never by its name."""

from __future__ import annotations

import zipfile
from pathlib import Path

from annualdeck.errors import Finding
from annualdeck.sources.findings import Broken, EmptyFile, Protected, WrongKind

_MAGIC = {
    b"\x89PNG": "图片（PNG）", b"\xff\xd8\xff": "图片（JPEG）", b"GIF8": "图片（GIF）",
    b"II*\x00": "图片（TIFF）", b"MM\x00*": "图片（TIFF）",
    b"%PDF": "PDF 文档", b"\x1f\x8b": "gzip 压缩文件", b"7z\xbc\xaf": "7z 压缩包", b"Rar!": "rar 压缩包", b"SQLite format": "数据库文件",
    b"\x7fELF": "程序", b"MZ\x90": "程序", b"{\\rtf": "RTF 文档",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head", b"<meta", b"<style")


def kind_of(path: Path, file: str) -> str | Finding:
    """`text`, `excel`, `parquet` or `zip`; or the finding that says why a file can't be read."""
    with path.open("rb") as opened:
        head = opened.read(4096)
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n,;"):
        return EmptyFile(file=file)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _packed(path, file)
    if head.startswith(_OLE):
        return _compound(path, file)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WrongKind(file=file, kind="图片（WebP）")
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return WrongKind(file=file, kind=kind)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        return WrongKind(file=file, kind="网页（HTML 或 XML，先用 Excel 打开再另存）")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return WrongKind(file=file, kind="二进制文件")
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
    for folder, kind in (("word/", "Word 文档"), ("ppt/", "PowerPoint 文档")):
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
    return WrongKind(file=file, kind="别的 Office 文件")
