"""The walls of the house: which room may know which, and what a file may be called and hold.

    errors, period, tables, figure, wording, slide <- config, facts, grains, engine <- sources, metrics <- sections
    deck knows slide, figure, wording, errors; build knows all; cli knows build

`breaches` reads a package as {path: source} and names every wall that is broken. Each wall is also broken on purpose
in a made-up house, so that none can fall unnoticed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "annualdeck"

LOW = {"errors", "period", "tables", "figure", "scale", "wording", "slide"}

# Room → the rooms it may import, beside its own. A room is a module or a package at the top of annualdeck.
MAY_KNOW: dict[str, set[str]] = {
    "errors": set(),
    "period": set(),
    "tables": set(),
    "figure": {"errors"},
    "scale": {"figure"},
    "wording": {"errors", "figure", "scale"},
    "slide": {"figure", "scale", "wording"},
    "coverage": {"errors", "period"},
    "config": {"errors", "period", "tables", "wording"},
    "gathering": {"errors"},
    "facts": {"errors", "period", "tables", "coverage", "gathering"},
    "views": {"facts", "tables"},
    "grains": {"facts", "coverage", "period", "tables", "views"},
    "engine": set(),
    "sources": {"errors", "facts", "tables"},
    "metrics": {"errors", "period", "tables", "figure", "wording", "facts", "views", "grains", "engine"},
    "sections": {"period", "figure", "scale", "wording", "slide", "tables", "config", "metrics"},
    "audit": {*LOW, "config", "facts", "coverage", "grains", "engine", "views", "metrics", "sections"},
    "deck": {"errors", "figure", "scale", "wording", "slide"},
    "ledger": {"slide"},
    "outline": {"slide"},
    "typed": {"errors", "slide", "wording"},
    "explain": {"errors", "figure", "wording", "metrics"},
    "build": {*LOW, "audit", "explain", "config", "facts", "sources", "metrics", "sections", "deck", "ledger", "outline", "typed"},
    "preview": {"errors"},
    "summary": {"errors", "audit", "explain", "facts", "figure", "tables", "sections", "metrics", "deck", "build"},
    "cli": {"errors", "config", "build", "summary", "deck", "preview", "sources"},
}

# Library → the rooms that may import it.
ONLY_IN = {
    "pptx": {"deck"}, "matplotlib": {"deck"}, "PIL": {"deck", "preview"}, "pypdfium2": {"preview"}, "lxml": {"deck"}, "xlsxwriter": {"deck"},
    "typer": {"cli"}, "rich": {"cli", "summary"},
    "polars": {"tables", "gathering", "facts", "engine", "grains", "sources", "metrics"},
    "narwhals": {"facts", "engine", "views", "grains", "metrics", "audit"},
    "fastexcel": {"sources"}, "statsmodels": {"metrics"},
    "pydantic": {"config"}, "pydantic_core": {"config"}, "ruamel": {"config"},
}

LONGEST = 400
MOST_ARE_BELOW = 200
NO_ROOMS = {"utils", "helpers", "core", "base", "common", "misc"}


def breaches(house: Mapping[str, str]) -> list[str]:
    """Every broken wall of a package given as {path below the package: source}, in the order of the paths."""
    return [f"{path}: {wrong}" for path in sorted(house) for wrong in _wrong(path, house[path])] + _size(house)


def _wrong(path: str, source: str) -> Iterator[str]:
    room = _room(path)
    if room not in MAY_KNOW and room != "__init__":
        yield f"{room} is a room that the plan does not have"
    if NO_ROOMS & set(re.split(r"[/.]", path.removesuffix(".py"))):
        yield "a room needs a name that says what it holds"
    if len(source.splitlines()) > LONGEST:
        yield f"longer than {LONGEST} lines"
    for number, line in enumerate(source.splitlines(), 1):
        if found := re.search(r"\b(TODO|FIXME|XXX)\b", line):
            yield f"line {number} leaves a {found[1]}"
    tree = ast.parse(source)
    for module in _imports(tree, path):
        if module.split(".")[0] == "annualdeck":
            known = (*module.split("."), "__init__")[1]
            if known.startswith("__"):
                continue
            if known not in MAY_KNOW.get(room, set()) | {room}:
                yield f"{room} may not know {known}"
        elif room not in ONLY_IN.get(module.split(".")[0], {room}):
            yield f"{module.split('.')[0]} may not be imported in {room}"
    if room != "cli":
        yield from (f"{what} belongs in cli" for what in _speaks(tree))


def _room(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def _imports(tree: ast.AST, path: str) -> Iterator[str]:
    """Every imported module in full: `from annualdeck import deck` and `from .. import deck` are annualdeck.deck."""
    package = ("annualdeck", *path.split("/")[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *((node.module,) if node.module else ())))
            yield from (f"{module}.{name.name}" for name in node.names) if module == "annualdeck" else (module,)


def _speaks(tree: ast.AST) -> Iterator[str]:
    """What prints or exits."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in ("print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"):
                yield f"{called}()"
        elif isinstance(node, ast.Name) and node.id == "SystemExit":
            yield "SystemExit"


def _size(house: Mapping[str, str]) -> list[str]:
    short = [path for path, source in house.items() if len(source.splitlines()) < MOST_ARE_BELOW]
    return [] if len(short) * 2 > len(house) else [f"most files should stay below {MOST_ARE_BELOW} lines"]


# -- this house ------------------------------------------------------------------------------------------------------

def house() -> dict[str, str]:
    return {str(p.relative_to(PACKAGE)): p.read_text(encoding="utf-8") for p in sorted(PACKAGE.rglob("*.py"))}


def test_every_wall_stands():
    assert breaches(house()) == []


def test_the_rooms_of_the_plan_are_the_rooms_of_the_house():
    assert {_room(path) for path in house()} - {"__init__"} == set(MAY_KNOW)


def test_the_plan_runs_one_way():
    """Rooms can be put in an order in which each knows only earlier ones."""
    left = {room: set(known) for room, known in MAY_KNOW.items()}
    while free := [room for room, known in left.items() if not known & set(left)]:
        for room in free:
            del left[room]

    assert left == {}


# -- every wall, broken on purpose -----------------------------------------------------------------------------------

@pytest.mark.parametrize(("path", "source", "wrong"), [
    ("figure.py", "from annualdeck.wording import say", "figure may not know wording"),
    ("wording.py", "import annualdeck.slide", "wording may not know slide"),
    ("period.py", "from annualdeck.errors import Finding", "period may not know errors"),
    ("config/models.py", "from annualdeck.facts import Facts", "config may not know facts"),
    ("facts.py", "from annualdeck.sources import read", "facts may not know sources"),
    ("engine.py", "def f():\n    from annualdeck.metrics import sales", "engine may not know metrics"),
    ("sources/read.py", "from annualdeck.metrics.catalogue import KPIS", "sources may not know metrics"),
    ("metrics/sales.py", "from annualdeck.sections import parts", "metrics may not know sections"),
    ("metrics/sales.py", "from annualdeck import sources", "metrics may not know sources"),
    ("metrics/sales.py", "from .. import sources", "metrics may not know sources"),
    ("metrics/sales.py", "from ..sources import read", "metrics may not know sources"),
    ("sections/order.py", "from annualdeck.facts import Facts", "sections may not know facts"),
    ("sections/order.py", "from annualdeck import engine", "sections may not know engine"),
    ("sections/plan/goals.py", "from annualdeck.deck import write", "sections may not know deck"),
    ("sections/parts.py", "from annualdeck.audit import audit", "sections may not know audit"),
    ("metrics/evaluate.py", "from annualdeck.audit import asked", "metrics may not know audit"),
    ("deck/page.py", "from annualdeck.sections.contents import SECTIONS", "deck may not know sections"),
    ("deck/page.py", "from annualdeck.config import Config", "deck may not know config"),
    ("deck/page.py", "from annualdeck.metrics.kpis import Kpis", "deck may not know metrics"),
    ("ledger.py", "from annualdeck.build import build", "ledger may not know build"),
    ("outline.py", "from annualdeck.summary import said", "outline may not know summary"),
    ("build.py", "from annualdeck.cli import main", "build may not know cli"),
    ("cli.py", "from annualdeck.sections import order", "cli may not know sections"),
])
def test_knowing_a_room_that_is_not_below(path, source, wrong):
    assert breaches({path: source}) == [f"{path}: {wrong}"]


@pytest.mark.parametrize(("path", "source", "wrong"), [
    ("sections/performance/sales.py", "import polars as pl", "polars may not be imported in sections"),
    ("sections/parts.py", "import narwhals as nw", "narwhals may not be imported in sections"),
    ("sections/parts.py", "from pptx.util import Emu", "pptx may not be imported in sections"),
    ("build.py", "def f():\n    import polars", "polars may not be imported in build"),
    ("figure.py", "import narwhals", "narwhals may not be imported in figure"),
    ("sources/read.py", "import narwhals", "narwhals may not be imported in sources"),
    ("slide.py", "from pptx import Presentation", "pptx may not be imported in slide"),
    ("outline.py", "import matplotlib.figure", "matplotlib may not be imported in outline"),
    ("slide.py", "from PIL import Image", "PIL may not be imported in slide"),
    ("build.py", "import typer", "typer may not be imported in build"),
    ("metrics/sales.py", "import pydantic", "pydantic may not be imported in metrics"),
])
def test_a_library_outside_its_room(path, source, wrong):
    assert breaches({path: source}) == [f"{path}: {wrong}"]


@pytest.mark.parametrize(("path", "source", "wrong"), [
    ("build.py", "print('done')", "print() belongs in cli"),
    ("deck/page.py", "import sys\nsys.exit(1)", "sys.exit() belongs in cli"),
    ("config/models.py", "raise SystemExit(2)", "SystemExit belongs in cli"),
    ("facts.py", "x = 1  # TODO later", "line 1 leaves a TODO"),
    ("facts.py", "x = 1\n# FIXME", "line 2 leaves a FIXME"),
    ("sections/utils.py", "", "a room needs a name that says what it holds"),
    ("deck/helpers/fit.py", "", "a room needs a name that says what it holds"),
    ("extras.py", "", "extras is a room that the plan does not have"),
])
def test_what_a_file_may_not_be_called_or_hold(path, source, wrong):
    assert breaches({path: source}) == [f"{path}: {wrong}"]


@pytest.mark.parametrize("name", sorted(NO_ROOMS))
def test_a_room_at_the_top_without_a_name_of_its_own(name):
    assert f"{name}.py: a room needs a name that says what it holds" in breaches({f"{name}.py": ""})


def test_a_file_above_four_hundred_lines():
    assert "facts.py: longer than 400 lines" in breaches({"facts.py": "x = 1\n" * 401})
    assert "facts.py: longer than 400 lines" not in breaches({"facts.py": "x = 1\n" * 400})


def test_a_house_of_mostly_long_files():
    assert breaches({"facts.py": "x = 1\n" * 250, "slide.py": "x = 1\n"}) == ["most files should stay below 200 lines"]


def test_what_is_allowed_is_left_alone():
    assert breaches({
        "sections/performance/sales.py": "from annualdeck.tables import TABLES\nfrom annualdeck.sections.parts import cards",
        "metrics/sales.py": "import narwhals as nw\nfrom annualdeck.facts import Facts",
        "deck/page.py": "from pptx.util import Emu\nfrom annualdeck.slide import Slide",
        "cli.py": "import typer\nimport sys\nfrom annualdeck import __version__\nprint('x')\nsys.exit(0)",
        "facts.py": "shown = 'print'\nprinted = 'SystemExit'",
    }) == []
