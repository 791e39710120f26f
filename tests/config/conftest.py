"""The docstring of a test as its config; `refused` is the module beside."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from annualdeck.config import Config, load

_spec = spec_from_file_location("refused", Path(__file__).with_name("refused.py"))
assert _spec is not None and _spec.loader is not None
refused = sys.modules["refused"] = module_from_spec(_spec)
_spec.loader.exec_module(refused)


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
