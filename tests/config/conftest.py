"""The docstring of a test as its config; `refused` is the module beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import refused

from annualdeck.config import Config, load


@pytest.fixture(autouse=True)
def shop_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("orders.csv").write_text("订单编号\n", encoding="utf-8")


@pytest.fixture
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    return load(refused.docstring(request, tmp_path / "shop.yaml"))


@pytest.fixture
def config_file(request: pytest.FixtureRequest) -> Path:
    return refused.docstring(request)


@pytest.fixture
def said(config_file: Path) -> str:
    return refused.refusal(config_file).text("zh")
