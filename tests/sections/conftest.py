"""A config and a slide written down in a test; `year` is the module beside, which writes down figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import year

from annualdeck.config import Config, load
from annualdeck.slide import Slide


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
