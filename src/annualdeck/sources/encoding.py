"""Text files to UTF-8, by strict decoding of every byte: UTF-8 first, UTF-16 by its mark, then GB18030.

GB18030 is converted by the C library's iconv(3) where there is one, in pieces and without the interpreter's lock, and
by Python's own codec elsewhere; both give the same bytes. In GB18030 a newline never stands inside a character, so
pieces are cut there.
"""

from __future__ import annotations

import codecs
import ctypes
import ctypes.util
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import BinaryIO

PIECE = 2 << 20
_AT_A_TIME = 2
_HEAD = 1 << 20


class NotText(Exception):
    """A byte that does not decode; `offset` counts from the beginning of the file, `row` from 1."""

    def __init__(self, offset: int, row: int) -> None:
        super().__init__(offset, row)
        self.offset, self.row = offset, row


def sniff(path: Path) -> str:
    """The encoding that the first megabyte of a file decodes in: utf-8, utf-8-sig, utf-16 or else gb18030."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"


def to_utf8(source: Path, encoding: str, target: Path) -> None:
    """Write `source` as UTF-8. Raises NotText at the first byte that `encoding` does not know."""
    if encoding == "gb18030" and _iconv():
        try:
            return _write(source, encoding, target, _by_iconv)
        except NotText:
            pass  # the two know different editions of GB18030, which differ in some thirty rare characters
    return _write(source, encoding, target, _by_codec)


def _write(source: Path, encoding: str, target: Path, pieces: Callable[[BinaryIO, str], Iterator[bytes]]) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        for piece in pieces(read, encoding):
            write.write(piece)


def _by_codec(read: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    done, rows = 0, 0
    while True:
        piece = read.read(PIECE)
        held = decoder.getstate()[0]
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].count(b"\n") - held.count(b"\n")
            raise NotText(done - len(held) + error.start, rows + before + 1) from None
        if not piece:
            return
        done += len(piece)
        rows += piece.count(b"\n")
        yield text.encode("utf-8")


def _by_iconv(read: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Pieces of whole lines, a few of them converted at a time."""
    waiting: deque[tuple[Future[bytes], int, int]] = deque()
    done, rows = 0, 0
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for piece in _lines(read):
            waiting.append((pool.submit(_convert, piece, encoding), done, rows))
            done, rows = done + len(piece), rows + piece.count(b"\n")
            if len(waiting) > _AT_A_TIME:
                yield _converted(*waiting.popleft())
        while waiting:
            yield _converted(*waiting.popleft())


def _lines(read: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while now := read.read(PIECE):
        piece = rest + now
        cut = piece.rfind(b"\n") + 1
        rest = piece[cut:]
        if cut:
            yield piece[:cut]
    if rest:
        yield rest


def _converted(piece: Future[bytes], done: int, rows: int) -> bytes:
    try:
        return piece.result()
    except NotText as within:
        raise NotText(done + within.offset, rows + within.row) from None


def _convert(piece: bytes, encoding: str) -> bytes:
    """One piece in UTF-8. Raises NotText with an offset and row that count from the beginning of the piece."""
    library = _iconv()
    assert library is not None
    room = ctypes.create_string_buffer(len(piece) * 3 // 2 + 8)  # two bytes become three at most
    at, left = ctypes.c_void_p(ctypes.cast(piece, ctypes.c_void_p).value), ctypes.c_size_t(len(piece))
    to, free = ctypes.c_void_p(ctypes.addressof(room)), ctypes.c_size_t(len(room))
    handle = library.iconv_open(b"UTF-8", encoding.encode())
    library.iconv(handle, ctypes.byref(at), ctypes.byref(left), ctypes.byref(to), ctypes.byref(free))
    library.iconv_close(handle)
    if left.value:
        used = len(piece) - left.value
        raise NotText(used, piece.count(b"\n", 0, used) + 1)
    return ctypes.string_at(room, len(room) - free.value)


@cache
def _iconv() -> ctypes.CDLL | None:
    """The C library, if its iconv(3) knows GB18030."""
    try:
        library = ctypes.CDLL(ctypes.util.find_library("c"))
        library.iconv_open.restype = ctypes.c_void_p
        library.iconv_open.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
        library.iconv.restype = ctypes.c_size_t
        library.iconv.argtypes = [ctypes.c_void_p, *[ctypes.c_void_p] * 4]
        library.iconv_close.argtypes = [ctypes.c_void_p]
    except (OSError, AttributeError, TypeError):
        return None
    handle = library.iconv_open(b"UTF-8", b"GB18030")
    if handle in (None, ctypes.c_void_p(-1).value):
        return None
    library.iconv_close(handle)
    return library
