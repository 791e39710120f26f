"""Config: strict, and every problem at once, each with file, line, column and key.

    config = load(Path("config.yaml"))      # raises ConfigErrors
    config.period, config.windows, config.output, config.template, config.title …
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from annualdeck.config.document import read
from annualdeck.config.mentions import mentions, texts
from annualdeck.config.models import SLIDES, Config, Source
from annualdeck.config.paths import cache_folder, inputs, missing_paths
from annualdeck.config.problems import ConfigErrors, ConfigProblem, ListKpis, NoSuchKpi, PlannedKpi, in_order, near
from annualdeck.config.sentences import sentences

__all__ = ["SLIDES", "Config", "ConfigErrors", "ConfigProblem", "Source", "cache_folder", "check_kpis", "inputs", "load", "mentions",
           "schema", "texts"]


def load(path: Path) -> Config:
    """The config of a YAML file. Raises ConfigErrors with everything that is wrong in it."""
    document = read(path)
    problems: list[ConfigProblem] = list(document.problems)
    try:
        config = Config.model_validate(document.data)
    except ValidationError as error:
        raise in_order(problems + sentences(error, document)) from None
    config._path, config._document = path, document
    problems += missing_paths(config)
    if problems:
        raise in_order(problems)
    return config


def check_kpis(config: Config, known: Collection[str], planned: Collection[str] = ()) -> None:
    """Raises ConfigErrors where the config speaks of a KPI that is not among `known`, or plans for one of `planned`,
    which come of its plans."""
    problems: list[ConfigProblem] = []
    for key, (line, column), kpi in mentions(config):
        place = {"file": str(config.path), "line": line, "column": column, "key": key, "found": kpi}
        if kpi not in known:
            problems.append(NoSuchKpi(**place, hint=near(kpi, known) or ListKpis()))
        elif kpi in planned and (key in (f"targets.{kpi}", f"benchmarks.{kpi}") or key.endswith("].moves")):
            problems.append(PlannedKpi(**place))
    if problems:
        raise in_order(problems)


def schema() -> dict[str, object]:
    """The JSON Schema of the config, for editors that complete and check it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}
