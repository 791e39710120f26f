"""What `pip install` gets: one wheel with the code, the template and the fonts in it."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
IMPORT_NAMES = {"ruamel.yaml": "ruamel", "python-pptx": "pptx", "XlsxWriter": "xlsxwriter", "pillow": "PIL"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    made = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        yield archive


def test_the_wheel_holds_the_template_and_the_fonts(wheel):
    names = wheel.namelist()

    assert "annualdeck/deck/deck.pptx" in names
    assert wheel.read("annualdeck/deck/deck.pptx") == (ROOT / "templates" / "deck.pptx").read_bytes()
    for font in ("AnnualdeckSansSC-Regular.ttf", "AnnualdeckSansSC-Bold.ttf", "OFL.txt"):
        assert f"annualdeck/deck/fonts/{font}" in names


def test_the_wheel_holds_every_file_of_the_source(wheel):
    source = ROOT / "src"
    kept = {p.relative_to(source).as_posix() for p in (source / "annualdeck").rglob("*")
            if p.is_file() and "__pycache__" not in p.parts}

    assert kept <= set(wheel.namelist())
    assert not [name for name in wheel.namelist() if name.startswith(("tests/", "examples/", "templates/"))]


def test_the_wheel_says_its_version_licence_and_command(wheel):
    metadata = wheel.read(next(n for n in wheel.namelist() if n.endswith("/METADATA"))).decode()
    entry = wheel.read(next(n for n in wheel.namelist() if n.endswith("/entry_points.txt"))).decode()
    version = re.search(r'__version__ = "(.+)"', (ROOT / "src/annualdeck/__init__.py").read_text(encoding="utf-8"))[1]

    assert f"\nVersion: {version}\n" in metadata
    assert "\nLicense-Expression: MIT AND OFL-1.1\n" in metadata
    assert "annualdeck = annualdeck.cli:main" in entry


def test_what_the_code_imports_is_declared_and_nothing_more():
    imported = set()
    for file in (ROOT / "src" / "annualdeck").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                imported.add(node.module.split(".")[0])
    third_party = imported - set(sys.stdlib_module_names) - {"annualdeck", "pydantic_core"}  # pydantic is both
    declared = {IMPORT_NAMES.get(name, name) for name in
                (re.match(r"[\w.-]+", requirement)[0] for requirement in PROJECT["dependencies"])}

    assert third_party == declared


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") + 16 : text.index("\n]\n", text.index("dependencies = ["))]

    assert all(re.fullmatch(r'    "[\w.-]+>=[\d.]+", +# .{10,}', line) for line in block.strip("\n").splitlines())
