"""A config and a slide written down in a test; `year` is the module beside, which writes down figures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from annualdeck.config import Config, load
from annualdeck.slide import Slide

_spec = spec_from_file_location("year", Path(__file__).with_name("year.py"))
assert _spec is not None and _spec.loader is not None
year = sys.modules["year"] = module_from_spec(_spec)
_spec.loader.exec_module(year)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Config]:
    """written(yaml) → the config with these lines beside the least that a config must say."""

    def load_it(text: str = year.WRITTEN) -> Config:
        (tmp_path / "orders.csv").touch()
        path = tmp_path / "config.yaml"
        path.write_text(f"shop: {{name: 松间堂}}\nreport: {{period: 2025}}\nsources: [orders.csv]\n{text}", encoding="utf-8")
        return load(path)

    return load_it


@pytest.fixture
def slide(written: Callable[..., Config]) -> Callable[..., Slide]:
    """slide("sales", year) → the finished slide."""

    def made(id_: str, text: str = year.GOOD, config: str | None = None, **options: object) -> Slide:
        plan = written() if config is None else written(config)
        return year.MODULES[id_].make(year.kpis(text, plan=config, **options), plan)

    return made
