""".ci/validate.py fails where a validator finds an error, and where there is nothing to validate."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def validate():
    spec = spec_from_file_location("validate", ROOT / ".ci/validate.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One sound deck: the template."""
    shutil.copy(ROOT / "templates/deck.pptx", tmp_path / "deck.pptx")
    return tmp_path


def sdk(folder: Path, errors: list[dict[str, str]]) -> str:
    """A program that stands in for the Open XML SDK and finds these errors in every deck."""
    program = folder / "sdk"
    program.write_text(f"#!{sys.executable}\nprint({json.dumps(json.dumps({'errors': errors}))})\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def test_a_sound_deck_passes(validate, folder, capsys):
    assert validate(folder, sdk(folder, [])) == 0
    assert capsys.readouterr().out.startswith("1 decks, no error")


def test_what_openxml_audit_finds_fails(validate, folder, capsys):
    with zipfile.ZipFile(ROOT / "templates/deck.pptx") as old, zipfile.ZipFile(folder / "deck.pptx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<p:notesSz", b"<p:notesSizes") if name == "ppt/presentation.xml" else content)
    assert validate(folder, sdk(folder, [])) == 1
    assert "deck.pptx: openxml-audit: " in capsys.readouterr().out


def test_what_the_sdk_finds_fails(validate, folder, capsys):
    wrong = {"description": "unexpected child", "path": "/ppt/slides/slide1.xml", "xPath": "/p:sld[1]"}
    assert validate(folder, sdk(folder, [wrong])) == 1
    assert capsys.readouterr().out == "deck.pptx: Open XML SDK: unexpected child (/ppt/slides/slide1.xml /p:sld[1])\n"


def test_a_program_that_says_nothing_fails(validate, folder, capsys):
    program = folder / "sdk"
    program.write_text("#!/bin/sh\necho no library >&2\nexit 2\n", encoding="utf-8")
    program.chmod(0o755)
    assert validate(folder, str(program)) == 1
    assert "Open XML SDK: no library" in capsys.readouterr().out


def test_an_empty_folder_fails(validate, tmp_path):
    assert validate(tmp_path, "true") == 1
