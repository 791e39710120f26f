"""A folder with a config and an export; `shell` is the module beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import shell


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNUALDECK_CACHE", str(tmp_path / "cache"))
    Path("c.yaml").write_text(shell.GOOD, encoding="utf-8")
    Path("orders.csv").write_text("订单编号\n", encoding="utf-8")
    return tmp_path
