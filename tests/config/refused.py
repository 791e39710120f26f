"""A config written as bytes, as the docstring of a test, and what is said where it is refused."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from annualdeck.config import ConfigErrors, load

NEEDED = {"shop": "{name: 松鹤堂}", "report": "{period: 2025}", "sources": "[orders.csv]"}


def written(raw: bytes, path: Path = Path("c.yaml")) -> Path:
    path.write_bytes(raw)
    return path


def docstring(request: pytest.FixtureRequest, path: Path = Path("c.yaml")) -> Path:
    """The config in the docstring of a test, and below it those of the three keys that every config needs which it lacks."""
    text = inspect.cleandoc(request.function.__doc__)
    rest = [f"{key}: {value}" for key, value in NEEDED.items() if f"\n{key}:" not in f"\n{text}"]
    return written("\n".join([text, *rest]).encode(), path)


def refusal(file: Path) -> ConfigErrors:
    with pytest.raises(ConfigErrors) as caught:
        load(file)
    assert caught.value.exit_code == 2
    return caught.value
