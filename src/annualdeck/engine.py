"""The one place where lazy queries are collected: every question of a report answered in one pass.

A question is a plan in Narwhals' expression API; here it runs in this process on Polars' streaming engine. The
answers are small frames, handed on as rows of plain Python values, and kept: a deck that is only reworded asks nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import narwhals as nw

Row = dict[str, Any]
Answers = dict[str, list[Row]]

# The code that decides what an answer means; a change in any of it asks again.
_CODE = ("tables/*.py", "facts.py", "gathering.py", "coverage.py", "period.py", "views/*.py", "grains.py", "engine.py", "metrics/*.py",
         "audit/*.py")


def collect(questions: Mapping[str, nw.LazyFrame]) -> Answers:
    """All questions' answers by name. The queries share their scans: they are optimised and run together."""
    import narwhals as nw
    import polars as pl

    names = list(questions)
    frames = pl.collect_all([nw.to_native(questions[name]) for name in names], engine="streaming")
    return {name: frame.to_dicts() for name, frame in zip(names, frames, strict=True)}


def remembered(folder: Path, key: str, ask: Callable[[], Answers]) -> Answers:
    """The answers kept in `folder` under `key` and the code as it stands, else those of `ask`, which are then kept.

    `key` must name everything the answers depend on beside the code: the rows by content, the period, the settings.
    An entry that cannot be read is asked again.
    """
    path = folder / f"{hashlib.sha256(f'{key} {_fingerprint()}'.encode()).hexdigest()[:32]}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_hook=_revived)
    except (OSError, ValueError):
        answers = ask()
    folder.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(answers, ensure_ascii=False, default=_frozen), encoding="utf-8")
    os.replace(fresh, path)
    return answers


def _fingerprint() -> str:
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted(file for pattern in _CODE for file in package.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _frozen(value: object) -> object:
    """Dates and times, which JSON does not know."""
    if isinstance(value, dt.datetime):
        return {"#time": value.isoformat()}
    if isinstance(value, dt.date):
        return {"#date": value.isoformat()}
    raise TypeError(f"an answer holds a {type(value).__name__}")


def _revived(read: dict[str, Any]) -> object:
    if "#date" in read:
        return dt.date.fromisoformat(read["#date"])
    return dt.datetime.fromisoformat(read["#time"]) if "#time" in read else read
