"""Raw exports → canonical tables: all files of the config, or one that is inspected."""

from __future__ import annotations

import errno
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from annualdeck.errors import Finding
from annualdeck.facts import Part
from annualdeck.sources import findings as f
from annualdeck.sources.cache import Cache
from annualdeck.sources.files import Found, expand, is_litter
from annualdeck.sources.kinds import ZIP_IN_ZIP, kind_of
from annualdeck.sources.names import told
from annualdeck.sources.source import Source

Progress = Callable[[str, int, int], None]

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True)
class Reading:
    """What the sources gave: the parts with their own findings, and the findings about files that gave no part."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]


def _silent(file: str, done: int, files: int) -> None:
    """The progress of nobody who listens."""


def read(sources: Sequence[Source], base: Path, cache: Path, progress: Progress = _silent) -> Reading:
    """Read all files that `sources` mean, relative to `base`; what `cache` holds of them is not read again.

    `progress(file, done, files)` is called before each file. Raises nothing about the user's data; OSError where the
    cache can't be written.
    """
    store = Cache(cache)
    files, findings = expand(sources, base)
    parts: list[Part] = []
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        readings = [pool.submit(_read_file, found, store) for found in files]
        for done, (found, reading) in enumerate(zip(files, readings, strict=True)):
            progress(found.shown, done, len(files))
            its_parts, its_findings = reading.result()
            parts += its_parts
            findings += its_findings
    return Reading(tuple(parts), tuple(findings))


def inspect(path: Path, cache: Path) -> Reading:
    """Read one file as `read` would with nothing but its headers to go by."""
    return read([Source(str(path.absolute()))], path.absolute().parent, cache)


def _read_file(found: Found, store: Cache) -> tuple[list[Part], list[Finding]]:
    try:
        kind = kind_of(found.path, found.shown)
        if isinstance(kind, Finding):
            return [], [kind]
        content = store.content(found.path)
        if kind == "zip":
            return _read_zip(found, content, store)
        entry = store.entry(content, found.source, told(found.path.name))
        return store.load(entry, found.shown) or _read_content(found, kind, entry, store)
    except OSError as error:
        if error.errno in _NO_ROOM or str(error.filename or "").startswith(str(store.folder)):
            raise  # it is the disk or the cache that refuses, not the file
        return [], [f.NotReadable(file=found.shown, why=error.strerror or str(error))]


def _read_zip(found: Found, content: str, store: Cache) -> tuple[list[Part], list[Finding]]:
    parts: list[Part] = []
    findings: list[Finding] = []
    with zipfile.ZipFile(found.path, metadata_encoding="gb18030") as packed, tempfile.TemporaryDirectory() as room:
        members = [m for m in packed.infolist() if not m.is_dir() and not is_litter(m.filename)]
        if not members:
            return [], [f.EmptyFile(file=found.shown)]
        for number, member in enumerate(members):
            shown = f"{found.shown}/{member.filename}"
            target = Path(room) / str(number)
            entry = store.entry(f"{content} {member.filename}", found.source, told(Path(member.filename).name))
            if (cached := store.load(entry, shown)) is not None:
                parts += cached[0]
                findings += cached[1]
                continue
            try:
                with packed.open(member) as source, target.open("wb") as unpacked:
                    while piece := source.read(1 << 20):
                        unpacked.write(piece)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
                findings.append(f.Broken(file=shown, why=str(error)))
                continue
            kind = kind_of(target, shown)
            if kind == "zip":
                kind = f.WrongKind(file=shown, kind=ZIP_IN_ZIP)
            if isinstance(kind, Finding):
                findings.append(kind)
                continue
            its = _read_content(Found(target, shown, found.source), kind, entry, store)
            parts += its[0]
            findings += its[1]
            target.unlink()
    return parts, findings


def _read_content(found: Found, kind: str, entry: str, store: Cache) -> tuple[list[Part], list[Finding]]:
    """One file's tables by reading it; they stay in the cache as `entry`."""
    from annualdeck.sources.contents import read_contents   # loads Polars, which a file in the cache does not need

    with store.workroom() as room:
        parts, findings = read_contents(found, kind, store.seed, room)
        return store.save(entry, found.shown, parts, findings), findings
