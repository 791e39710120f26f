"""The made-up deck, and decks written once for tests that only look."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Opened

from annualdeck.deck import write
from annualdeck.slide import Placed


@pytest.fixture(scope="session")
def gallery() -> ModuleType:
    """tests/deck/gallery.py as a module."""
    return import_module("gallery")


@pytest.fixture(scope="session")
def demo() -> ModuleType:
    """tests/deck/demo.py as a module."""
    return import_module("demo")


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The template of tests/deck/second.py: its file and its design."""
    module = import_module("second")
    file = tmp_path_factory.mktemp("template") / "second.pptx"
    file.write_bytes(module.make(module.SECOND))
    return SimpleNamespace(file=file, design=module.SECOND)


@pytest.fixture(scope="session")
def written(demo: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Placed]]:
    """The whole made-up deck as a file, and where its figures stand."""
    out = tmp_path_factory.mktemp("deck") / "demo.pptx"
    return out, write(demo.deck(), None, out, lambda placed: b"<ledger/>")


@pytest.fixture(scope="session")
def written_second(demo: ModuleType, second: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same deck on the second template."""
    out = tmp_path_factory.mktemp("second") / "second.pptx"
    write(demo.deck(), second.file, out, lambda placed: b"<ledger/>")
    return out


@pytest.fixture
def drawn(demo: ModuleType, tmp_path: Path) -> Callable[..., Opened]:
    """drawn(slide, …): these slides as a written deck, opened again."""

    def draw(*slides: object, rise: str = "red") -> Opened:
        write(demo.deck(*slides, rise=rise), None, tmp_path / "deck.pptx", lambda placed: b"<ledger/>")
        return Presentation(str(tmp_path / "deck.pptx"))

    return draw
