"""Which files the entries of `sources:` mean."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annualdeck.errors import Finding
from annualdeck.sources.findings import NothingThere
from annualdeck.sources.source import Source

_LITTER = ("~$", ".", "__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Found:
    """A file to read; `shown` is its name as the user would write it."""

    path: Path
    shown: str
    source: Source


def expand(sources: Sequence[Source], base: Path) -> tuple[list[Found], list[Finding]]:
    """The files of all sources in the order of the config, each file once.

    A file that an entry with more than a path names is not read by entries that name it in passing.
    """
    found: list[Found] = []
    missing: list[Finding] = []
    for source in sources:
        paths = list(_paths(source, base))
        if not paths:
            missing.append(NothingThere(file=source.path))
        found += [Found(path, _shown(path, base), source) for path in paths]
    named = {f.path for f in found if _says_more(f.source)}
    once: dict[tuple[Path, int], Found] = {}
    for f in found:
        if _says_more(f.source):
            once[f.path, id(f.source)] = f
        elif f.path not in named:
            once.setdefault((f.path, 0), f)
    return list(once.values()), missing


def is_litter(name: str) -> bool:
    """Files that programs leave behind: lock files, thumbnails, folder settings."""
    return any(part.startswith(_LITTER) for part in Path(name).parts)


def _says_more(source: Source) -> bool:
    return bool(source.table or source.columns or source.sheet or source.constants or source.format)


def _paths(source: Source, base: Path) -> Iterator[Path]:
    path = base / source.path
    if path.is_dir():
        yield from _files(path.rglob("*"))
    elif path.exists():
        yield path
    elif glob.has_magic(source.path):
        yield from _files(Path(p) for p in glob.glob(str(path), recursive=True))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in sorted(paths):
        if path.is_file() and not path.name.startswith(_LITTER):
            yield path


def _shown(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)
