"""The files that a config's sources name."""

from __future__ import annotations

import glob
from pathlib import Path

from annualdeck.config import problems as p
from annualdeck.config.document import Loc
from annualdeck.config.models import Config, Source
from annualdeck.config.sentences import at


def files(config: Config) -> list[tuple[Source, Path]]:
    """Every file to read, once, with the source that names it; in the order of the config, then by name.

    Where several sources name one file, one that says its table wins over one that leaves it to the headers.
    Hidden files and the lock files of open workbooks (~$…) are left out.
    """
    found: dict[Path, Source] = {}
    for source in config.sources:
        for path in _matches(config.at(source.path)):
            if path not in found or (source.table and not found[path].table):
                found[path] = source
    return [(source, path) for path, source in found.items()]


def _matches(path: Path) -> list[Path]:
    """The files at a path, below a folder, or of a glob."""
    if path.is_file():
        return [path]
    pattern = str(path / "**" / "*") if path.is_dir() else str(path)
    return sorted(Path(name) for name in glob.glob(pattern, recursive=True) if _is_data(Path(name)))


def _is_data(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$"))


def missing_paths(config: Config) -> list[p.ConfigProblem]:
    """Sources, item list and template that are not there."""
    wanted: list[tuple[Loc, str]] = [(("sources", i, "path"), s.path) for i, s in enumerate(config.sources)]
    if config.items:
        wanted.append((("items", "path"), config.items.path))
    if config.report.template:
        wanted.append((("report", "template"), config.report.template))
    return [
        p.PathMissing(**at(loc, config.document), path=path)
        for loc, path in wanted
        if not _matches(config.at(path))
    ]
