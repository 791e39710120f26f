"""A folder with a config and an export; `shell` is the module beside."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

_spec = spec_from_file_location("shell", Path(__file__).with_name("shell.py"))
assert _spec is not None and _spec.loader is not None
shell = sys.modules["shell"] = module_from_spec(_spec)
_spec.loader.exec_module(shell)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNUALDECK_CACHE", str(tmp_path / "cache"))
    Path("c.yaml").write_text(shell.GOOD, encoding="utf-8")
    Path("orders.csv").write_text("订单编号\n", encoding="utf-8")
    return tmp_path
