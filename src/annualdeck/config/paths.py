"""The files that a config names, and the folder where the cache lies."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from annualdeck.config import problems as p
from annualdeck.config.document import Loc
from annualdeck.config.models import Config
from annualdeck.config.sentences import at


def inputs(config: Config) -> list[Path]:
    """Every file the deck depends on: the config, the template, the item list and all files of the sources."""
    named = [source.path for source in config.sources]
    named += [path for path in (config.report.template, config.items and config.items.path) if path]
    return [config.path, *sorted({file for path in named for file in _matches(config.at(path))})]


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


def cache_folder() -> Path:
    """Where what was read is kept: ANNUALDECK_CACHE, or the place that the system has for such things."""
    from platformdirs import user_cache_path

    named = os.environ.get("ANNUALDECK_CACHE")
    return Path(named) if named else user_cache_path("annualdeck")


def _matches(path: Path) -> list[Path]:
    """The files at a path, below a folder, or of a glob; no hidden files, no lock files of open workbooks (~$…)."""
    if path.is_file():
        return [path]
    pattern = str(path / "**" / "*") if path.is_dir() else str(path)
    found = (Path(name) for name in glob.glob(pattern, recursive=True))
    return [file for file in found if file.is_file() and not file.name.startswith((".", "~$"))]
